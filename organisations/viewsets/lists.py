"""What the lists have in common."""

from typing import Any

from django.db.models import Q, QuerySet
from wagtail.admin.views import generic

from organisations import rules


def with_words(queryset: QuerySet, column: str, text: str) -> QuerySet:
    """Rows where every word typed begins a word of the normalised column, as in the chooser of communes."""
    for word in rules.search_words(text):
        queryset = queryset.filter(Q(**{f"{column}__startswith": word}) | Q(**{f"{column}__contains": f" {word}"}))
    return queryset


class LookOnlyIndex(generic.IndexView):
    def get_edit_url(self, instance: Any) -> None:
        return None

    def get_delete_url(self, instance: Any) -> None:
        return None
