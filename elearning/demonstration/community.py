"""The directory with a few people in it, and one letter between two of them."""

from django.db import transaction

from community import services
from community.models import Contact
from elearning.services import read_content

from .people import person


@transaction.atomic
def ensure_community() -> None:
    """Idempotent: nothing is done once two people have been in contact."""
    if Contact.objects.exists():
        return
    content = read_content("demo_conversations.yaml")
    for entry in content["community"]:
        services.join_directory(user=person(entry["person"]), offers=entry["offers"], seeks=entry["seeks"])
    letter = content["letter"]
    services.write_to(author=person(letter["from"]), recipient=person(letter["to"]), body=letter["text"])
