"""Which phrases say the same."""

import pytest

from courses.questions.inflection import closest, difference, is_same

SAME = [
    # accepted, typed, slips
    ("zespół interdyscyplinarny", "zespołu interdyscyplinarnego", 0),
    ("zespołu interdyscyplinarnego", "Zespół interdyscyplinarny.", 0),
    ("zespół interdyscyplinarny", "zespol interdyscyplinarny", 0),
    ("zespół interdyscyplinarny", "ZESPOLU  INTERDYSCYPLINARNEGO", 0),
    ("zespół interdyscyplinarny", "zespołu interdyscyplinrnego", 1),
    ("diagnoza", "daignoza", 1),
    ("diagnoza", "dignza", 2),
    ("rada gminy", "radzie gminy", 0),
    ("żądanie", "zadanie", 0),
    ("niższy", "niższa", 0),
    ("zatrudnienie", "zatrudnieniem", 0),
    ("GUS", "GUS-u", 0),
    ("GOPS", "gopsem", 0),
    ("ex-ante", "ex ante", 0),
    ("art. 16b", "art 16B", 0),
    ("społeczno-gospodarczy", "społeczno\u2011gospodarczych", 0),
    ("człowiek", "ludzie", 0),
]
DIFFERENT = [
    ("zespół interdyscyplinarny", "interdyscyplinarny zespół", 2),
    ("zespół interdyscyplinarny", "zespół", 2),
    ("zespół interdyscyplinarny", "zespół roboczy", 2),
    ("obowiązkowa", "nie obowiązkowa", 2),
    ("zaspokojone potrzeby", "niezaspokojone potrzeby", 2),
    ("zatrudnienie", "zatrudnieni", 2),
    ("niższy", "niski", 2),
    ("efektywność", "efektowność", 2),
    ("diagnoza", "dignza", 1),
    ("diagnoza", "daignoza", 0),
    ("rada", "rdaa", 2),
    ("art. 16b", "art. 16a", 2),
    ("20265", "20264", 2),
    ("rezultat", "", 2),
    ("rezultat", "…", 2),
]


@pytest.mark.parametrize(("accepted", "typed", "slips"), SAME)
def test_the_same_in_another_form(accepted, typed, slips):
    assert is_same(accepted, typed, slips)


@pytest.mark.parametrize(("accepted", "typed", "slips"), DIFFERENT)
def test_something_else(accepted, typed, slips):
    assert not is_same(accepted, typed, slips)


def test_nearer_is_the_same_word_then_its_form_then_its_slip():
    typed = ["diagnoza", "diagnozy", "diągnozy", "dignozy"]
    assert [difference("diagnoza", word, 2) for word in typed] == [0, 1, 2, 3]


def test_the_nearest_phrase_wins_and_the_first_of_equals():
    assert closest(["żądanie", "zadanie"], "zadanie") == 1
    assert closest(["żądanie", "zadanie"], "żądania") == 0
    assert closest(["rada gminy", "rady gmin"], "radą gminy") == 0
    assert closest(["rada gminy"], "wójt") is None
