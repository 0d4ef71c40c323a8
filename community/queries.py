"""What the directory and conversations read. Everything here is limited to the person who looks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.models import User
from community import rules
from community.models import Block, Contact, Profile
from messaging.models import Message
from messaging.queries import name_of, unread_counts
from organisations.models import Membership


@dataclass(frozen=True, slots=True)
class Person:
    """A row of the directory."""

    id: int
    name: str
    initials: str
    unit: str
    commune: str
    voivodeship: str
    offers: str
    seeks: str


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation in a list of the desk or of /uczestnicy/rozmowy/."""

    id: UUID
    subject: str
    other: str
    initials: str
    unread: int
    address: str
    last_at: datetime


_WORKPLACES = Prefetch(
    "user__memberships",
    queryset=Membership.objects.filter(is_main=True).select_related("organisation__seat"),
    to_attr="main_memberships",
)


def directory(
    viewer: User, *, text: str = "", voivodeship: str = "", kind: str = "", wants: Iterable[str] = ()
) -> QuerySet[Profile]:
    """Profiles the viewer sees, by surname. ``wants``: "offers", "seeks", both or none.

    Words are found by their beginning, without Polish letters: a scan of the listed ones, which no index helps on
    both databases.
    """
    found = Profile.objects.seen_by(viewer)
    for word in rules.typed_words(text):
        found = found.filter(search_text__contains=f" {word}")
    if voivodeship or kind:
        found = found.filter(_workplace(voivodeship, kind))
    for side in {"offers", "seeks"}.intersection(wants):
        found = found.exclude(**{side: ""})
    return found.select_related("user").prefetch_related(_WORKPLACES)


def _workplace(voivodeship: str, kind: str) -> Q:
    wanted = {"organisation__seat__voivodeship": voivodeship, "organisation__kind": kind}
    given = {name: value for name, value in wanted.items() if value}
    return Q(user__in=Membership.objects.filter(is_main=True, **given).values("person"))


def person_of(profile: Profile) -> Person:
    """Of a profile from `directory`: no query."""
    user = profile.user
    membership = next(iter(user.main_memberships), None)  # type: ignore[attr-defined]  # see _WORKPLACES
    organisation = membership.organisation if membership else None
    return Person(
        id=user.pk,
        name=name_of(user),
        initials=user.initials,
        unit=organisation.name if organisation else "",
        commune=organisation.seat.name if organisation else "",
        voivodeship=organisation.seat.voivodeship if organisation else "",
        offers=profile.offers,
        seeks=profile.seeks,
    )


def preview_of(user: User, *, offers: str, seeks: str) -> Person:
    """What others would see."""
    profile = Profile(user=user, offers=offers, seeks=seeks)
    main = Membership.objects.filter(person=user, is_main=True).select_related("organisation__seat")
    user.main_memberships = list(main)  # type: ignore[attr-defined]
    return person_of(profile)


def find_person(viewer: User, id: int) -> Person:
    """Somebody in the directory. Raises Http404."""
    return person_of(get_object_or_404(directory(viewer), user=id))


def listed_person(viewer: User, user: User) -> Person | None:
    """None when the viewer does not see them in the directory."""
    profile = directory(viewer).filter(user=user).first()
    return person_of(profile) if profile else None


def find_acquaintance(viewer: User, id: int) -> User:
    """Somebody the viewer sees in the directory or has written with: may be blocked or reported. Raises Http404."""
    person = get_object_or_404(User, pk=id)
    if person != viewer and (
        Profile.objects.seen_by(viewer).filter(user=person).exists() or contact_of(viewer, person) is not None
    ):
        return person
    raise Http404


def contact_of(one: User, other: User) -> Contact | None:
    """The contact of the two when something was written."""
    return Contact.objects.of(one).between(one, other).first()


def find_contact(user: User, conversation_id: UUID) -> Contact:
    """Raises Http404 for whoever is not one of the two."""
    found = Contact.objects.of(user).select_related("low", "high", "conversation")
    return get_object_or_404(found, conversation=conversation_id)


def find_reported(reporter: User, person: User, message_id: str) -> Message | None:
    """The letter of this person to the reporter; None when it is about the person. Raises Http404."""
    if not message_id:
        return None
    letters = Message.objects.filter(
        author=person, is_note=False, conversation__contact__in=Contact.objects.of(reporter)
    )
    return get_object_or_404(letters, pk=message_id if message_id.isdecimal() else 0)


def talks(user: User) -> QuerySet[Contact]:
    """The person's conversations, the latest first."""
    return (
        Contact.objects.of(user)
        .select_related("low", "high", "conversation")
        .order_by("-conversation__last_message_at")
    )


def talks_of(user: User, contacts: Iterable[Contact]) -> tuple[Talk, ...]:
    """Rows of a list; one query for what is unread."""
    unread = unread_counts(user)
    return tuple(_talk(user, contact, unread) for contact in contacts)


def desk_conversations(user: User, limit: int = 5) -> tuple[Talk, ...]:
    """The latest conversations with participants. Two queries."""
    return talks_of(user, talks(user)[:limit])


def _talk(user: User, contact: Contact, unread: dict[UUID, int]) -> Talk:
    conversation, other = contact.conversation, contact.other(user)
    assert conversation is not None  # noqa: S101  (Contact.objects.of)
    return Talk(
        id=conversation.pk,
        subject=conversation.subject,
        other=name_of(other),
        initials=other.initials if other else "–",
        unread=unread.get(conversation.pk, 0),
        address=thread_address(conversation.pk),
        last_at=conversation.last_message_at,
    )


def blocked_by(user: User) -> QuerySet[Block]:
    """Whom the person has blocked, for their own page."""
    return Block.objects.filter(blocker=user).select_related("blocked").order_by("-made_at")


def profile_of(user: User) -> Profile:
    """The person's own, or an empty one that is not saved."""
    return Profile.objects.filter(user=user).first() or Profile(user=user)


def thread_address(conversation_id: UUID) -> str:
    return reverse("community:thread", args=[conversation_id])


def directory_address() -> str:
    return reverse("community:directory")
