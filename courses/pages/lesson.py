"""The lesson: the text people come for. What it answers is written in courses/views/pages.py (see course.py)."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from core.blocks import SourceBlock
from core.pages import BasePage
from courses.blocks import OutcomeBlock
from knowledgebase.blocks import HandbookBody


class LessonPage(BasePage):
    lead = models.TextField(
        _("lead"), max_length=600, help_text=_("One or two sentences: what the lesson is good for.")
    )
    minutes = models.PositiveSmallIntegerField(
        _("minutes of reading"),
        validators=[MinValueValidator(1)],
        help_text=_("With the exercises, for a person who reads without haste."),
    )
    legal_state = models.DateField(
        _("date of legal state"), help_text=_("The day on which the provisions quoted were checked.")
    )
    outcomes = StreamField([("outcome", OutcomeBlock())], blank=True, verbose_name=_("learning outcomes"))
    body = StreamField(HandbookBody(), verbose_name=_("text"))
    sources = StreamField([("source", SourceBlock())], blank=True, verbose_name=_("sources"))
    change_note = models.CharField(
        _("what changed"), max_length=250, blank=True, help_text=_("For people who read the lesson before the change.")
    )
    changed_at = models.DateTimeField(_("changed"), null=True, blank=True, editable=False)
    is_required = models.BooleanField(
        _("required for completion"), default=True, help_text=_("The course is completed without what is not required.")
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("lead"),
        MultiFieldPanel(
            [FieldPanel("minutes"), FieldPanel("legal_state"), FieldPanel("is_required"), FieldPanel("change_note")],
            heading=_("About the lesson"),
        ),
        FieldPanel("outcomes"),
        FieldPanel("body"),
        FieldPanel("sources"),
    ]
    parent_page_types = ["courses.ModulePage"]
    subpage_types: list[str] = []
    template = "courses/lesson.html"
    levels_below_course = 2

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")

    published_note: str | None = None
    """The note that stands on the site, whatever a draft says; None on a page that was not read from the database."""

    @classmethod
    def from_db(cls, db, field_names, values):
        page = super().from_db(db, field_names, values)
        page.published_note = page.__dict__.get("change_note")  # not there when it was deferred
        return page

    def with_content_json(self, content):
        """When a change was published is no content: an older draft must not bring an older moment back."""
        page = super().with_content_json(content)
        page.changed_at, page.published_note = self.changed_at, self.published_note
        return page

    def get_context(self, request, *args, **kwargs):
        from courses.views.pages import lesson_context

        return {**super().get_context(request, *args, **kwargs), **lesson_context(self, request)}

    def serve(self, request, *args, **kwargs):
        from courses.views.pages import serve_lesson

        request.is_preview = False
        return serve_lesson(self, request)
