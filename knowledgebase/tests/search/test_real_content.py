"""Questions over the real handbook and knowledge base, each with the page that answers it (questions.yaml)."""

from pathlib import Path

import pytest
import yaml
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command

from knowledgebase.search.queries import hits, search
from knowledgebase.search.question import read_question
from knowledgebase.search.services import rebuild_search

QUESTIONS = yaml.safe_load((Path(__file__).parent / "questions.yaml").read_text(encoding="utf-8"))


def addresses(typed: str, limit: int) -> list[str]:
    answer = search(read_question(typed), AnonymousUser())
    return [hit.url for hit in hits(answer, answer.found[:limit])]


def test_there_are_at_least_twenty_questions():
    assert len({row["q"] for row in QUESTIONS}) >= 20


@pytest.mark.django_db
def test_questions_find_their_pages(home_page, capsys):
    """One test, for loading everything takes its time."""
    call_command("load_handbook", verbosity=0)
    call_command("load_knowledge_base", verbosity=0)
    assert rebuild_search().written == 0  # publication has indexed everything

    found = {row["q"]: addresses(row["q"], row.get("within", 1)) for row in QUESTIONS}

    assert {row["q"]: row["page"] for row in QUESTIONS if row["page"] not in found[row["q"]]} == {}
