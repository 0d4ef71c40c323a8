"""Named places in the statement: what stands there, and what is printed when there is nothing."""

from datetime import UTC, date, datetime

import pytest

from certificates import rules
from certificates.models import CertificateTemplate
from certificates.services.templates import filled_texts

FACTS = rules.Facts(
    first_name="Anna",
    last_name="Wiśniewska",
    course="Podręcznik SRPS",
    modules=(rules.ModuleFacts("Moduł", 4, 150, (), None),),
    legal_state=date(2026, 10, 8),
    enrolled_at=datetime(2026, 9, 1, 8, tzinfo=UTC),
    completed_at=datetime(2026, 11, 20, 23, 30, tzinfo=UTC),
    edition="jesień 2026",
    final_result=rules.Result(87, "17.5", "20", 70),
)
BARE = rules.Facts(
    **{name: getattr(FACTS, name) for name in ("first_name", "last_name", "course", "enrolled_at", "completed_at")},
    modules=(),
    legal_state=None,
)


def statement(text: str, facts=FACTS, **fields) -> str:
    template = CertificateTemplate(title="Certyfikat", issuer="Akademia", version=1, statement=text, **fields)
    return filled_texts(template, facts).statement


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Kurs {kurs} ukończony.", "Kurs Podręcznik SRPS ukończony."),
        ("Edycja: {edycja}.", "Edycja: jesień 2026."),
        ("W wymiarze {godziny} godz.", "W wymiarze 3 godz."),
        ("Stan prawny: {stan_prawny}.", "Stan prawny: 8 października 2026 r."),
        ("Wynik: {wynik}.", "Wynik: 17,5 z 20 pkt (87%)."),
        ("Ukończono {ukonczenie}, po próbie.", "Ukończono 21 listopada 2026 r., po próbie."),
        ("Ukończono { ukonczenie }.", "Ukończono 21 listopada 2026 r."),
        ("Bez miejsc.", "Bez miejsc."),
        ("Kto wie {co}.", "Kto wie {co}."),
    ],
)
def test_each_place_is_filled(text, printed):
    assert statement(text) == printed


def test_hours_of_the_template_count_before_time_of_study():
    assert statement("{godziny} godz.", hours=16) == "16 godz."


@pytest.mark.parametrize("name", sorted(rules.MAY_BE_EMPTY | {"godziny"}))
def test_line_with_nothing_to_say_is_left_out_whole(name):
    text = f"Ukończony kurs {{kurs}}.\r\nTu stoi: {{{name}}}.\r\nKoniec."
    assert statement(text, BARE) == "Ukończony kurs Podręcznik SRPS. Koniec."


def test_lines_become_one_paragraph():
    assert statement("Jeden.\n\nDwa.") == "Jeden. Dwa."


def test_stray_braces_are_noticed():
    assert rules.has_stray_brace("{kurs")
    assert rules.has_stray_brace("kurs}")
    assert not rules.has_stray_brace("{kurs} i {edycja}")
