"""Advisory offices in the back office: areas and advisors stand in the same form."""

from typing import Any

from django import forms
from django.db.models import Count, Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from accounts.models import User
from accounts.roles import Role
from advising.models import Office
from advising.queries import voivodeships


class VoivodeshipSelect(forms.Select):
    """The names are read when the form is shown: the register is loaded after the program has started."""

    def optgroups(self, name: str, value: list[str], attrs: Any = None) -> Any:
        self.choices = [("", _("Choose")), *sorted(voivodeships().items(), key=lambda pair: pair[1])]
        return super().optgroups(name, value, attrs)


class AdvisorSelect(forms.Select):
    """People with the role, and whoever stands there already."""

    def optgroups(self, name: str, value: list[str], attrs: Any = None) -> Any:
        known = [pk for pk in value if pk]
        people = User.objects.filter(Q(groups__name=Role.ADVISOR.value, is_active=True) | Q(pk__in=known)).distinct()
        named = [(person.pk, str(person)) for person in people.order_by("last_name", "first_name")]
        self.choices = [("", _("Choose")), *named]
        return super().optgroups(name, value, attrs)


class OfficeIndex(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[Office]:
        rows = super().get_base_queryset()
        return rows.annotate(
            area_count=Count("areas", distinct=True),
            advisor_count=Count("advisors", filter=Q(advisors__is_active=True), distinct=True),
        )


class OfficeViewSet(ModelViewSet):
    model = Office
    name = "advisory_offices"
    icon = "help"
    menu_label = _("Advisory offices")
    menu_order = 320
    add_to_admin_menu = True
    copy_view_enabled = False
    index_view_class = OfficeIndex
    search_fields = ["name", "place"]
    search_backend_name = None
    inspect_view_enabled = False

    @cached_property
    def list_display(self) -> list[Any]:
        return [
            TitleColumn("name", label=_("Name"), url_name="advisory_offices:edit", sort_key="name"),
            Column("place", label=_("Place"), sort_key="place"),
            Column("area_count", label=_("Voivodeships")),
            Column("advisor_count", label=_("Advisors")),
            BooleanColumn("is_active", label=_("Takes new questions"), sort_key="is_active"),
        ]

    def get_edit_handler(self) -> Any:
        promise = [FieldPanel("current_days"), FieldPanel("specialist_days"), FieldPanel("closes_at")]
        people = [FieldPanel("user", widget=AdvisorSelect), FieldPanel("takes_specialist"), FieldPanel("is_active")]
        panels = [
            FieldPanel("name"),
            FieldPanel("slug"),
            FieldRowPanel([FieldPanel("place"), FieldPanel("email")]),
            MultiFieldPanel([FieldRowPanel(promise)], heading=_("The promise of an answer")),
            FieldPanel("is_active"),
            InlinePanel("areas", [FieldPanel("voivodeship", widget=VoivodeshipSelect)], heading=_("Voivodeships")),
            InlinePanel("advisors", people, heading=_("Advisors")),
        ]
        return ObjectList(panels).bind_to_model(self.model)
