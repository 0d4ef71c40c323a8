"""The list of the bank: columns, filters, what may be done with a row."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets import ListingButton
from wagtail.admin.widgets.button import HeaderButton

from courses.forms.question import DIFFICULTIES
from courses.models import Competence, ModulePage, Question, QuestionTag
from courses.questions import KINDS

from .one import figures_url
from .reading import with_list_facts

WAITING = "waiting"
STATES = [*Question.Status.choices, (WAITING, _("published, a draft waits"))]


class QuestionFilter(WagtailFilterSet):
    status = django_filters.ChoiceFilter(label=_("Status"), choices=STATES, method="of_status")
    kind = django_filters.ChoiceFilter(
        label=_("Kind"), choices=lambda: [(name, found.label) for name, found in KINDS.items()], method="of_kind"
    )
    module = django_filters.ModelChoiceFilter(
        label=_("Module"), queryset=lambda request: ModulePage.objects.order_by("path"), method="of_module"
    )
    competence = django_filters.ModelChoiceFilter(label=_("Competence"), queryset=Competence.objects.all())
    difficulty = django_filters.ChoiceFilter(label=_("Difficulty"), choices=DIFFICULTIES)
    tag = django_filters.ModelChoiceFilter(
        label=_("Tag"), queryset=QuestionTag.objects.order_by("name"), field_name="tags", distinct=False
    )

    class Meta:
        model = Question
        fields: list[str] = []

    def of_status(self, rows: QuerySet[Question], name: str, value: str) -> QuerySet[Question]:
        if value == WAITING:
            return rows.published().exclude(draft_version=None)
        return rows.filter(status=value)

    def of_kind(self, rows: QuerySet[Question], name: str, value: str) -> QuerySet[Question]:
        return rows.filter(Q(current_version__kind=value) | Q(current_version=None, draft_version__kind=value))

    def of_module(self, rows: QuerySet[Question], name: str, value: ModulePage) -> QuerySet[Question]:
        """Competences belong to lessons, lessons to the module above them in the tree."""
        return rows.filter(competence__lesson__path__startswith=value.path)


class QuestionIndex(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[Question]:
        return with_list_facts(super().get_base_queryset())

    def search_queryset(self, queryset: QuerySet[Question]) -> QuerySet[Question]:
        """Every word somewhere in the key or in the words of either version."""
        for word in self.search_query.split() if self.is_searching else ():
            queryset = queryset.filter(
                Q(key__icontains=word)
                | Q(current_version__spec__text__icontains=word)
                | Q(draft_version__spec__text__icontains=word)
            )
        return queryset

    def get_list_more_buttons(self, instance: Question) -> list[Any]:
        return [*super().get_list_more_buttons(instance), *buttons_of(instance)]

    @property
    def header_more_buttons(self) -> list[Any]:
        query = self.request.GET.urlencode()
        export = f"{reverse('question_bank:export')}?{query}"
        return [
            *super().header_more_buttons,
            HeaderButton(_("Import from GIFT"), url=reverse("question_bank:import"), icon_name="upload", priority=30),
            HeaderButton(_("Export this list to GIFT"), url=export, icon_name="download", priority=40),
        ]


def buttons_of(question: Question) -> list[ListingButton]:
    found = [
        (_("Preview"), _url("preview", question) if question.latest_version else "", "view"),
        (_("Where it is used"), _url("usage", question), "link"),
        (_("History"), _url("history", question), "history"),
        (_("Figures"), figures_url(question), "table"),
    ]
    return [
        ListingButton(label, url=url, icon_name=icon, priority=15 + place)
        for place, (label, url, icon) in enumerate(found)
        if url
    ]


def _url(name: str, question: Question) -> str:
    return reverse(f"question_bank:{name}", args=[question.pk])


COLUMNS = [
    TitleColumn("text", label=_("Question"), accessor=lambda question: _words(question), url_name="question_bank:edit"),
    Column("key", label=_("Key"), sort_key="key"),
    Column("competence", label=_("Competence"), sort_key="competence__name"),
    Column("kind", label=_("Kind"), accessor=lambda question: _kind(question)),
    Column("difficulty", label=_("Difficulty"), sort_key="difficulty"),
    Column("status", label=_("Status"), accessor=lambda question: state_of(question), sort_key="status"),
]


def state_of(question: Question) -> Any:
    return dict(STATES)[WAITING] if question.has_draft_waiting else question.get_status_display()


def _words(question: Question) -> str:
    version = question.latest_version
    return version.spec["text"] if version else question.key


def _kind(question: Question) -> str:
    version = question.latest_version
    return str(KINDS[version.kind].label) if version and version.kind in KINDS else ""
