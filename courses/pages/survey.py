"""The closing survey of a course. What its page answers is written in courses/views/surveys.py (see course.py)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.contrib.forms.models import AbstractFormField
from wagtail.fields import RichTextField

from core.pages import BasePage

from .forms import SurveyForm


class SurveyPage(BasePage):
    intro = RichTextField(_("introduction"), blank=True, features=["bold", "italic", "ul", "ol", "link"])

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        InlinePanel("questions", heading=_("Questions"), label=_("Question"), min_num=1),
    ]
    parent_page_types = ["courses.CoursePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    template = "courses/survey.html"
    levels_below_course = 1
    base_form_class = SurveyForm

    class Meta:
        verbose_name = _("closing survey")
        verbose_name_plural = _("closing surveys")

    def get_context(self, request, *args, **kwargs):
        from courses.views.surveys import survey_context

        return {**super().get_context(request, *args, **kwargs), **survey_context(self, request)}

    def serve(self, request, *args, **kwargs):
        from courses.views.surveys import serve_survey

        request.is_preview = False
        return serve_survey(self, request)


class SurveyQuestion(AbstractFormField):
    FORM_FIELD_CHOICES = [
        ("radio", _("one answer")),
        ("checkboxes", _("several answers")),
        ("singleline", _("a line of text")),
        ("multiline", _("several lines of text")),
    ]
    survey = ParentalKey(SurveyPage, on_delete=models.CASCADE, related_name="questions")
    field_type = models.CharField(_("kind of answer"), max_length=16, choices=FORM_FIELD_CHOICES)

    panels = [
        FieldPanel("label"),
        FieldPanel("help_text"),
        FieldPanel("required"),
        FieldPanel("field_type"),
        FieldPanel("choices"),
    ]

    class Meta(AbstractFormField.Meta):
        verbose_name = _("question of a survey")
        verbose_name_plural = _("questions of surveys")
