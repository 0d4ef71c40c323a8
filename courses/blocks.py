"""Small blocks of course pages; the blocks of running text stand in core/blocks.py."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock, TextBlock, URLBlock


class OutcomeBlock(CharBlock):
    class Meta:
        icon = "tick"
        label = _("Learning outcome")


class SourceBlock(StructBlock):
    title = CharBlock(label=_("Title"))
    url = URLBlock(label=_("Address"), required=False)
    note = TextBlock(label=_("Note"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Source")
