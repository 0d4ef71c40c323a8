"""The parts of the form, in the order in which the document is read."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, ObjectList

from certificates.rules import MAY_BE_EMPTY, PLACEHOLDERS
from certificates.viewsets.templates.form import TemplateForm


class PlacesPanel(HelpPanel):
    """The named places of the statement, each with what will stand there."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"template": "certificates/back_office/places.html", **kwargs})

    class BoundPanel(HelpPanel.BoundPanel):
        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            places = [(name, meaning, name in MAY_BE_EMPTY) for name, meaning in PLACEHOLDERS.items()]
            return {**super().get_context_data(parent_context), "places": places}


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


TEMPLATE_PANELS = ObjectList(
    [
        MultiFieldPanel(
            [
                FieldPanel("course", widget=forms.Select),
                FieldPanel("title", help_text=_("In the largest letters, for example: Certyfikat or Zaświadczenie.")),
                FieldPanel(
                    "statement", widget=_lines(5), help_text=_("One sentence a line; on paper they make a paragraph.")
                ),
                PlacesPanel(),
                FieldPanel("issuer", help_text=_("At the head of the document, and below it where nobody signs.")),
                FieldPanel(
                    "hours",
                    help_text=_(
                        "Of teaching, as the project counts them. Empty: the time of study of the lessons is printed."
                    ),
                ),
            ],
            heading=_("Words of the first page"),
        ),
        MultiFieldPanel(
            [FieldPanel("signatories", help_text=_("At most three, from left to right."))], heading=_("Who signs")
        ),
        MultiFieldPanel(
            [
                FieldPanel(
                    "logos",
                    help_text=_(
                        "At most four, from left to right: PNG or JPEG files on a white or transparent ground, best "
                        "900 px wide. The document keeps its own copy of each."
                    ),
                ),
                FieldPanel("accent", widget=forms.RadioSelect),
            ],
            heading=_("Logos and colour"),
        ),
        MultiFieldPanel(
            [
                FieldPanel(
                    "programme", widget=_lines(6), help_text=_("Empty: the modules of the course with their lessons.")
                ),
                FieldPanel(
                    "outcomes",
                    widget=_lines(6),
                    help_text=_("What the person knows and can do. Empty: the learning outcomes of the modules."),
                ),
            ],
            heading=_("Second page"),
        ),
        MultiFieldPanel(
            [
                FieldPanel(
                    "issues_at_once",
                    help_text=_("Otherwise certificates wait until a coordinator issues them for a whole edition."),
                ),
                FieldPanel("valid_months", help_text=_("From the day of issue. Empty: for good.")),
            ],
            heading=_("When it is issued, and how long it is valid"),
        ),
    ],
    base_form_class=TemplateForm,
)
