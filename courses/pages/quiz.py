"""The quiz: its rules and the blueprint by which an attempt draws questions.

What its page answers is written in courses/views/quiz.py (see course.py).
"""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from core.pages import BasePage


class QuizPage(BasePage):
    intro = RichTextField(_("introduction"), blank=True, features=["bold", "italic", "ul", "ol", "link"])
    cut_score = models.PositiveSmallIntegerField(
        _("cut score in percent"), default=70, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    attempt_limit = models.PositiveSmallIntegerField(
        _("number of attempts"), null=True, blank=True, default=3, help_text=_("Empty: no limit.")
    )
    time_limit = models.PositiveSmallIntegerField(
        _("time limit in minutes"), null=True, blank=True, help_text=_("Empty: no limit.")
    )
    pause_minutes = models.PositiveIntegerField(
        _("pause between attempts in minutes"), default=0, help_text=_("0: no pause. A day is 1440.")
    )
    shuffle_questions = models.BooleanField(
        _("questions in a random order"), default=False, help_text=_("Otherwise in the order of the lines below.")
    )
    is_final = models.BooleanField(
        _("final test"), default=False, help_text=_("It opens when everything else required in the course is done.")
    )
    is_work = models.BooleanField(
        _("assignment"),
        default=False,
        help_text=_("Open work read by an advisor; beside the test of the module, not in its place."),
    )
    questions_per_page = models.PositiveSmallIntegerField(
        _("questions on one page"), default=1, validators=[MinValueValidator(1), MaxValueValidator(50)]
    )
    is_required = models.BooleanField(_("required for completion"), default=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        MultiFieldPanel(
            [
                FieldPanel("cut_score"),
                FieldPanel("attempt_limit"),
                FieldPanel("time_limit"),
                FieldPanel("pause_minutes"),
                FieldPanel("shuffle_questions"),
                FieldPanel("questions_per_page"),
                FieldPanel("is_final"),
                FieldPanel("is_work"),
                FieldPanel("is_required"),
            ],
            heading=_("Rules of the test"),
        ),
        InlinePanel("sections", heading=_("Questions drawn"), label=_("Competence")),
        InlinePanel("fixed_questions", heading=_("Questions asked of everyone"), label=_("Question")),
    ]
    parent_page_types = ["courses.ModulePage"]
    subpage_types: list[str] = []
    template = "courses/quiz/intro.html"
    levels_below_course = 2

    class Meta:
        verbose_name = _("test")
        verbose_name_plural = _("tests")

    def clean(self) -> None:
        super().clean()
        if self.is_final and self.is_work:
            raise ValidationError({"is_work": _("An assignment is no final test: choose one of the two.")})

    @property
    def role(self) -> str:
        """As in `courses.outline.Kind`."""
        return "final" if self.is_final else "work" if self.is_work else "quiz"

    def get_context(self, request, *args, **kwargs):
        from courses.views.quiz import quiz_context

        return {**super().get_context(request, *args, **kwargs), **quiz_context(self, request)}


class QuizSection(Orderable):
    """One line of the blueprint: how many published questions of a competence an attempt draws."""

    quiz = ParentalKey(QuizPage, on_delete=models.CASCADE, related_name="sections")
    competence = models.ForeignKey(
        "courses.Competence",
        verbose_name=_("competence"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Empty: any competence of the course."),
    )
    difficulty = models.PositiveSmallIntegerField(
        _("difficulty"),
        null=True,
        blank=True,
        choices=[(1, _("1 – easy")), (2, _("2 – middle")), (3, _("3 – hard"))],
        help_text=_("Empty: any."),
    )
    count = models.PositiveSmallIntegerField(_("number of questions"), default=1, validators=[MinValueValidator(1)])

    panels = [FieldPanel("competence"), FieldPanel("difficulty"), FieldPanel("count")]

    class Meta(Orderable.Meta):
        verbose_name = _("line of the blueprint")
        verbose_name_plural = _("blueprint")


class QuizQuestion(Orderable):
    """A question asked of everyone, before those drawn; the points it is worth."""

    quiz = ParentalKey(QuizPage, on_delete=models.CASCADE, related_name="fixed_questions")
    question = models.ForeignKey(
        "courses.Question", verbose_name=_("question"), on_delete=models.PROTECT, related_name="fixed_in"
    )
    points = models.DecimalField(_("points"), max_digits=5, decimal_places=2, default=1)

    panels = [FieldPanel("question"), FieldPanel("points")]

    class Meta(Orderable.Meta):
        verbose_name = _("question asked of everyone")
        verbose_name_plural = _("questions asked of everyone")
