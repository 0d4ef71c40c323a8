"""Small blocks of course pages; the blocks of running text stand in core/blocks.py."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock


class OutcomeBlock(CharBlock):
    class Meta:
        icon = "tick"
        label = _("Learning outcome")
