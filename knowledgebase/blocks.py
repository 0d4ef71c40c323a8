"""The blocks of the handbook with a legal basis that may cite a record (see core/blocks.py)."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.html import format_html_join, strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    CharBlock,
    ChooserBlock,
    DateBlock,
    RichTextBlock,
    StructBlockValidationError,
    StructValue,
)
from wagtail.rich_text import RichText

from core.blocks import TEXT, BodyBlock, LawBlock

if TYPE_CHECKING:
    from knowledgebase.models import LegalProvision

OWN_WORDS = ("act", "journal", "provision", "quote", "legal_state")


@dataclass(frozen=True)
class Citation:
    """What templates/blocks/law.html shows."""

    act: str
    journal: str
    provision: str
    quote: Any
    legal_state: date | str
    url: str
    note: str


class ProvisionChooserBlock(ChooserBlock):
    target_model = "knowledgebase.LegalProvision"

    @cached_property
    def widget(self):
        from knowledgebase.viewsets.choosers import provision_chooser

        return provision_chooser.widget_class()

    def bulk_to_python(self, values):
        """With the acts, in the one query that reads the provisions."""
        found = self.model_class.objects.with_act().in_bulk([value for value in values if value is not None])
        return [found.get(value) for value in values]

    class Meta:
        icon = "list-ul"


class LawValue(StructValue):
    @property
    def citation(self) -> Citation:
        """From the record where one is chosen; else the words written into the block."""
        provision = self["cites"]
        if provision is None:
            return Citation(**{name: self[name] or "" for name in (*OWN_WORDS, "url", "note")})
        act = provision.act
        return Citation(
            act=act.title,
            journal=act.journal,
            provision=provision.unit,
            quote=paragraphs_of(provision),
            legal_state=act.legal_state,
            url=act.address,
            note=self["note"] or provision.note,
        )


def _has_words(value: Any) -> bool:
    """An emptied rich text keeps its paragraph."""
    return bool(strip_tags(value.source).strip() if isinstance(value, RichText) else value)


def paragraphs_of(provision: "LegalProvision") -> SafeString:
    return format_html_join("", "<p>{}</p>", ((line,) for line in provision.paragraphs))


class CitingLawBlock(LawBlock):
    """Legal basis: a provision chosen from the acts, or words of its own as before."""

    cites = ProvisionChooserBlock(
        label=_("Provision from the acts"),
        required=False,
        help_text=_("Its act, words and date are shown; leave the fields below empty then."),
    )
    act = CharBlock(label=_("Act"), required=False)
    journal = CharBlock(
        label=_("Journal of Laws"), required=False, help_text=_("For example: t.j. Dz.U. 2026 poz. 639 ze zm.")
    )
    provision = CharBlock(label=_("Provision"), required=False, help_text=_("For example: art. 16b ust. 2"))
    quote = RichTextBlock(label=_("Words of the provision"), required=False, features=TEXT)
    legal_state = DateBlock(label=_("Date of legal state"), required=False)

    class Meta:
        value_class = LawValue
        form_layout = ["cites", "act", "journal", "provision", "quote", "legal_state", "url", "note"]

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        return {**context, "value": value.citation}

    def get_prep_value(self, value):
        """As before a block could cite: a text stored then, and the same text now, are equal."""
        stored = super().get_prep_value(value)
        return {name: item for name, item in stored.items() if name != "cites" or item is not None}

    def clean(self, value):
        cleaned = super().clean(value)
        given = [name for name in OWN_WORDS if _has_words(cleaned[name])]
        if cleaned["cites"] is None:
            problem, fields = _("Write it, or choose a provision from the acts."), set(OWN_WORDS) - set(given)
        else:
            problem, fields = _("Leave it empty: it is shown from the provision chosen."), set(given)
        if fields:
            raise StructBlockValidationError({name: ValidationError(problem) for name in sorted(fields)})
        return cleaned


class HandbookBody(BodyBlock):
    law = CitingLawBlock()
