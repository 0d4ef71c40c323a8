"""The quiz: its rules and the blueprint by which an attempt draws questions.

What its page answers is written in courses/views/quiz.py (see course.py).
"""

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
                FieldPanel("questions_per_page"),
                FieldPanel("is_required"),
            ],
            heading=_("Rules of the test"),
        ),
        InlinePanel("sections", heading=_("Questions drawn"), label=_("Competence"), min_num=1),
    ]
    parent_page_types = ["courses.ModulePage"]
    subpage_types: list[str] = []
    template = "courses/quiz/intro.html"
    levels_below_course = 2

    class Meta:
        verbose_name = _("test")
        verbose_name_plural = _("tests")

    def get_context(self, request, *args, **kwargs):
        from courses.views.quiz import quiz_context

        return {**super().get_context(request, *args, **kwargs), **quiz_context(self, request)}


class QuizSection(Orderable):
    """One line of the blueprint: how many published questions of a competence an attempt draws."""

    quiz = ParentalKey(QuizPage, on_delete=models.CASCADE, related_name="sections")
    competence = models.ForeignKey(
        "courses.Competence", verbose_name=_("competence"), on_delete=models.PROTECT, related_name="+"
    )
    count = models.PositiveSmallIntegerField(_("number of questions"), default=1, validators=[MinValueValidator(1)])

    panels = [FieldPanel("competence"), FieldPanel("count")]

    class Meta(Orderable.Meta):
        verbose_name = _("line of the blueprint")
        verbose_name_plural = _("blueprint")
