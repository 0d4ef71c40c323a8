"""The course and its modules."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from core.pages import BasePage
from courses.blocks import OutcomeBlock


class CoursePage(BasePage):
    summary = models.TextField(_("summary"), max_length=600, blank=True, help_text=_("Shown on the home page."))
    lead = models.TextField(_("lead"), max_length=600, blank=True)
    legal_state = models.DateField(_("date of legal state"), null=True, blank=True)
    modules_in_order = models.BooleanField(
        _("modules open in order"), default=True, help_text=_("A module opens when the test of the one before is passed.")
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldPanel("lead"),
        FieldPanel("legal_state"),
        FieldPanel("modules_in_order"),
    ]
    subpage_types = ["courses.ModulePage"]

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")


class ModulePage(BasePage):
    summary = models.TextField(_("summary"), max_length=600, blank=True)
    outcomes = StreamField([("outcome", OutcomeBlock())], blank=True, verbose_name=_("learning outcomes"))
    is_open = models.BooleanField(
        _("open to everyone"), default=False, help_text=_("Lessons of an open module can be read without an account.")
    )
    is_required = models.BooleanField(_("required for completion"), default=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldPanel("outcomes"),
        FieldPanel("is_open"),
        FieldPanel("is_required"),
    ]
    parent_page_types = ["courses.CoursePage"]
    subpage_types = ["courses.LessonPage", "courses.QuizPage"]

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")
