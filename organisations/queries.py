"""Reads of the register and of places of work."""

from functools import reduce
from operator import and_, or_

from django.contrib.auth.models import AnonymousUser
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from accounts.models import User
from organisations import rules
from organisations.models import Level, LocalGovernment, Membership, Organisation

SHORTEST_SEARCH = 2
EXACT, PREFIX, WORD = range(3)


def find_commune(key: str) -> LocalGovernment | None:
    """The current state of a commune by its permanent key."""
    return LocalGovernment.objects.communes().current().filter(key=key).first()


def search_communes(text: str, limit: int = 20) -> list[LocalGovernment]:
    """Communes for what a person typed, the best first: the exact name, its beginning, the beginning of a word of it.

    Polish letters, letter case and hyphens do not matter. Further words narrow by kind, county and voivodeship:
    "osiek brodnicki". At most one query. It reads the current communes one by one, on purpose: there are 2,479 of
    them whatever happens, and the beginning of any word in a name cannot be found through an index on both databases.
    """
    words = rules.search_words(text)
    if len("".join(words)) < SHORTEST_SEARCH:
        return []
    found = LocalGovernment.objects.communes().current().filter(_all_words(words), _name_word(words))
    ranked = found.annotate(rank=_rank(words))
    return list(ranked.order_by("rank", "search_name", "voivodeship", "county", "code")[:limit])


def _all_words(words: list[str]) -> Q:
    """search_text begins with the name, so its first word has no space before it."""
    return reduce(and_, (_begins_a_word("search_text", word) for word in words))


def _name_word(words: list[str]) -> Q:
    """At least one word is of the name: a county alone would list all its communes."""
    return reduce(or_, (_begins_a_word("search_name", word) for word in words))


def _begins_a_word(column: str, word: str) -> Q:
    return Q(**{f"{column}__startswith": word}) | Q(**{f"{column}__contains": f" {word}"})


def _rank(words: list[str]) -> Case:
    return Case(
        When(search_name__in=rules.leading_phrases(words), then=Value(EXACT)),
        When(search_name__startswith=words[0], then=Value(PREFIX)),
        default=Value(WORD),
        output_field=IntegerField(),
    )


def organisations_of(seat: LocalGovernment) -> QuerySet[Organisation]:
    """Units that have their seat in the commune."""
    return Organisation.objects.filter(seat=seat).order_by("kind", "name", "pk")


def workplace_of(user: User | AnonymousUser) -> Membership | None:
    """The main place of work with its organisation and seat, in one query: "GOPS w Jasiennej" is organisation.name."""
    if not user.is_authenticated:
        return None
    main = Membership.objects.filter(person_id=user.pk, is_main=True)
    return main.select_related("organisation", "organisation__seat").first()


def voivodeship_names() -> list[str]:
    """As seats write them, in the order of the alphabet. One query."""
    found = LocalGovernment.objects.current().filter(level=Level.VOIVODESHIP).order_by("search_name")
    return [name.lower() for name in found.values_list("name", flat=True)]
