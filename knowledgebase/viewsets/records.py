"""Terms and acts, as editors keep them."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.viewsets.model import ModelViewSet

from knowledgebase.models import GlossaryTerm, LegalAct


class GlossaryTermViewSet(ModelViewSet):
    model = GlossaryTerm
    name = "glossary_terms"
    icon = "openquote"
    menu_label = _("Glossary")
    copy_view_enabled = False
    search_fields = ["term", "abbreviation", "definition"]
    search_backend_name = None
    list_per_page = 50
    list_display = [
        TitleColumn("term", label=_("Term"), url_name="glossary_terms:edit", sort_key="term"),
        Column("abbreviation", label=_("Abbreviation"), sort_key="abbreviation"),
        Column("source", label=_("Source")),
    ]
    panels = [
        FieldPanel(name) for name in ("term", "abbreviation", "definition", "english", "source", "see_also", "slug")
    ]


class LegalActViewSet(ModelViewSet):
    model = LegalAct
    name = "legal_acts"
    icon = "list-ul"
    menu_label = _("Legal acts")
    copy_view_enabled = False
    search_fields = ["title", "short_title", "journal"]
    search_backend_name = None
    list_display = [
        TitleColumn("short_title", label=_("Act"), url_name="legal_acts:edit", sort_key="short_title"),
        Column("journal", label=_("Journal of Laws")),
        DateColumn("legal_state", label=_("Date of legal state"), sort_key="legal_state"),
    ]
    panels = [
        *(FieldPanel(name) for name in ("title", "short_title", "key", "journal", "legal_state", "address", "notes")),
        InlinePanel(
            "provisions",
            heading=_("Provisions"),
            label=_("Provision"),
            panels=[FieldPanel(name) for name in ("unit", "key", "text", "note")],
        ),
    ]
