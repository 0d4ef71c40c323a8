"""The course and its modules.

What they answer is written in courses/views/pages.py; it reads models, and models need these classes, so the import
waits for the first request.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField

from core.pages import BasePage
from courses.blocks import OutcomeBlock

from .forms import ModuleForm, check_prerequisites


class CoursePage(BasePage):
    summary = models.TextField(_("summary"), max_length=600, blank=True, help_text=_("Shown on the home page."))
    lead = models.TextField(_("lead"), max_length=600, blank=True)
    intro = RichTextField(
        _("introduction"),
        blank=True,
        features=["bold", "italic", "ul", "ol", "link"],
        help_text=_("Shown below the contents to people who have not begun yet."),
    )
    legal_state = models.DateField(_("date of legal state"), null=True, blank=True)
    modules_in_order = models.BooleanField(
        _("modules open in order"),
        default=True,
        help_text=_(
            "Otherwise a module opens when those it names are done; one that names none is open from the start."
        ),
    )
    is_review_first = models.BooleanField(
        _("results after review"),
        default=False,
        help_text=_("A test with open answers shows no result until an advisor has read them."),
    )
    is_work_required = models.BooleanField(
        _("assignments required"),
        default=False,
        help_text=_("The course is completed when they are passed."),
    )
    is_survey_required = models.BooleanField(_("closing survey required"), default=False)
    is_enrolment_open = models.BooleanField(
        _("enrolment open"),
        default=True,
        help_text=_("Anyone with an account may enrol. Otherwise participants are enrolled in the back office."),
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldPanel("lead"),
        FieldPanel("intro"),
        FieldPanel("legal_state"),
        MultiFieldPanel(
            [
                FieldPanel("modules_in_order"),
                FieldPanel("is_review_first"),
                FieldPanel("is_work_required"),
                FieldPanel("is_survey_required"),
            ],
            heading=_("Rules of the course"),
        ),
        FieldPanel("is_enrolment_open"),
    ]
    subpage_types = ["courses.ModulePage", "courses.SurveyPage"]
    template = "courses/course.html"
    levels_below_course = 0

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")

    def get_context(self, request, *args, **kwargs):
        from courses.views.pages import course_context

        return {**super().get_context(request, *args, **kwargs), **course_context(self, request)}


class ModulePage(BasePage):
    summary = models.TextField(_("summary"), max_length=600, blank=True)
    outcomes = StreamField([("outcome", OutcomeBlock())], blank=True, verbose_name=_("learning outcomes"))
    is_open = models.BooleanField(
        _("open to everyone"), default=False, help_text=_("Lessons of an open module can be read without an account.")
    )
    is_required = models.BooleanField(
        _("required for completion"), default=True, help_text=_("The course is completed without what is not required.")
    )
    prerequisites = ParentalManyToManyField(
        "self",
        verbose_name=_("modules to do before"),
        blank=True,
        symmetrical=False,
        related_name="opens",
        help_text=_("Where the modules of the course do not open in order."),
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldPanel("outcomes"),
        FieldPanel("is_open"),
        FieldPanel("is_required"),
        FieldPanel("prerequisites"),
    ]
    parent_page_types = ["courses.CoursePage"]
    subpage_types = ["courses.LessonPage", "courses.QuizPage"]
    template = "courses/module.html"
    levels_below_course = 1
    base_form_class = ModuleForm

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")

    def clean(self) -> None:
        """Also for what is published past the form. The rules leave a circle out (see courses.prerequisites)."""
        super().clean()
        check_prerequisites(self, self.prerequisites.all() if self.pk else ())

    def get_context(self, request, *args, **kwargs):
        from courses.views.pages import module_context

        return {**super().get_context(request, *args, **kwargs), **module_context(self, request)}
