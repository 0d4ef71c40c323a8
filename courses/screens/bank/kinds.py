"""The kinds an editor may choose from, each with what it is good for."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from courses.questions import KINDS

GOOD_FOR = {
    "single_choice": _("One fact, one decision: the wrong options are the mistakes people really make."),
    "multiple_choice": _(
        "Elements of a whole, for example the parts of a document. A partly right answer earns a part."
    ),
    "true_false": _("A belief that many hold and that is wrong. Guessing is easy, so ask few of these."),
    "matching": _("Pairs: a term and its meaning, a task and who carries it out."),
    "ordering": _("Steps of a procedure in their order."),
    "classification": _("Telling apart: which example is a product, a result, an impact."),
    "numeric": _("A calculation: an indicator, a share, a deadline in days. You set the tolerance and the unit."),
    "short_text": _("One term that has to be known by heart. Any inflection counts."),
    "gap_fill": _("A passage of a document to be completed."),
    "table_fill": _("A small calculation table, for example shares that make a hundred percent in each year."),
    "open_answer": _("Own work: a diagnosis, a goal, a reasoning. An advisor reads it against criteria."),
    "case_study": _("One description and several questions about it, of any kinds."),
}


@dataclass(frozen=True)
class KindChoice:
    name: str
    label: Any
    good_for: Any


def kinds_to_choose() -> list[KindChoice]:
    """In the order above; a kind that nobody described comes last, with its instruction."""
    places = {name: place for place, name in enumerate(GOOD_FOR)}
    names = sorted(KINDS, key=lambda name: (places.get(name, len(places)), name))
    return [KindChoice(name, KINDS[name].label, GOOD_FOR.get(name, KINDS[name].instruction)) for name in names]
