"""What people do in the knowledge base."""

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from accounts.models import User
from knowledgebase.models import HelpfulVote

ANSWERS = {"tak": True, "nie": False}


class InvalidVote(Exception):  # noqa: N818 – says what happened
    """The answer is none of those offered."""


@transaction.atomic
def vote_on_page(*, voter: User, page: Page, answer: str) -> HelpfulVote:
    """One row a person and page; a new answer takes the place of the old one. Idempotent. Raises ``InvalidVote``."""
    if answer not in ANSWERS:
        raise InvalidVote(answer)
    values = {"is_helpful": ANSWERS[answer], "voted_at": timezone.now()}
    vote, _is_new = HelpfulVote.objects.update_or_create(page=page, voter=voter, defaults=values)
    return vote
