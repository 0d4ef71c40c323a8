"""Cells of the list of applications."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn


class TickColumn(Column):
    """A box that belongs to the form of bulk actions, wherever on the page that form stands."""

    header_template_name = "recruitment/admin/cells/tick_all.html"
    cell_template_name = "recruitment/admin/cells/tick.html"


class StateColumn(Column):
    cell_template_name = "recruitment/admin/cells/state.html"


class PlaceColumn(Column):
    """Unit and commune in one cell: a table of nine columns is read by nobody."""

    cell_template_name = "recruitment/admin/cells/place.html"


class MomentColumn(Column):
    """The day itself: recruiters compare days, not how long ago something was."""

    cell_template_name = "recruitment/admin/cells/moment.html"


def columns(*, may_act: bool) -> list[Column]:
    shown: list[Any] = [
        TitleColumn(
            "number",
            label=_("Number"),
            url_name="recruitment_applications:card",
            sort_key="number",
            classname="rec-number",
        ),
        Column("person", label=_("Person"), accessor=lambda row: row.full_name, sort_key="last_name"),
        PlaceColumn("place", label=_("Unit and commune"), accessor="organisation"),
        StateColumn("state", label=_("State"), accessor="get_state_display", sort_key="state"),
        Column("points", label=_("Points"), sort_key="points"),
        MomentColumn("submitted_at", label=_("Sent"), sort_key="submitted_at"),
    ]
    return [TickColumn("tick", label=_("Select")), *shown] if may_act else shown
