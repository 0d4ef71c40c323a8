"""Matching, ordering, classification: what an answer earns, how a result reads, what an author is told."""

from fractions import Fraction

import pytest
from django.http import QueryDict
from django.utils import translation

from courses.questions import InvalidResponse, Mark, SpecError, kind


@pytest.fixture(autouse=True)
def _english():
    with translation.override(None):
        yield


ASKED = {
    "matching": {
        "text": "Q",
        "pairs": [
            {"id": "a", "left": "A", "right": "one"},
            {"id": "b", "left": "B", "right": "two", "feedback": "See part 2."},
            {"id": "c", "left": "C", "right": "one"},
            {"id": "d", "left": "D", "right": "three"},
        ],
        "distractors": ["four"],
    },
    "ordering": {"text": "Q", "items": [{"id": id, "text": id.upper()} for id in "abcd"]},
    "classification": {
        "text": "Q",
        "groups": [{"id": "x", "text": "X"}, {"id": "y", "text": "Y"}, "Empty"],
        "items": [{"id": id, "text": id.upper(), "group": group} for id, group in zip("abc", "XXY", strict=True)],
    },
}

SHARES = [
    # kind, given, share
    ("matching", {"a": "one", "b": "two", "c": "one", "d": "three"}, 1),
    ("matching", {"a": "one", "b": "one", "c": "one", "d": "four"}, Fraction(1, 2)),
    ("matching", {"d": "three"}, Fraction(1, 4)),
    ("ordering", {"a": 1, "b": 2, "c": 3, "d": 4}, 1),
    ("ordering", {"a": 2, "b": 1, "c": 3, "d": 4}, Fraction(2, 3)),  # two neighbours exchanged: 5 pairs of 6
    ("ordering", {"a": 4, "b": 1, "c": 2, "d": 3}, 0),  # 3 pairs of 6: no better than chance
    ("ordering", {"a": 4, "b": 3, "c": 2, "d": 1}, 0),
    ("ordering", {"a": 1, "b": 2, "c": 3, "d": 3}, Fraction(2, 3)),  # a place given twice
    ("ordering", {"a": 1, "b": 2, "c": 3}, 0),  # 3 pairs of 6
    ("ordering", {"a": 1, "b": 1, "c": 1, "d": 1}, 0),
    ("classification", {"a": "x", "b": "x", "c": "y"}, 1),
    ("classification", {"a": "x", "b": "y", "c": "y"}, Fraction(2, 3)),
    ("classification", {"a": "x"}, Fraction(1, 3)),
]


def asked(name):
    return kind(name), kind(name).from_data(ASKED[name])


@pytest.mark.parametrize(("name", "given", "share"), SHARES)
def test_share_of_the_points(name, given, share):
    found, spec = asked(name)
    assert found.grade(spec, {found.field: given}).share == share


FORGED = [
    # kind, given
    ("matching", {"a": "five"}),
    ("matching", {"z": "one"}),
    ("matching", {"a": ""}),
    ("matching", {"a": ["one"]}),
    ("ordering", {"a": 0}),
    ("ordering", {"a": 5}),
    ("ordering", {"a": "1"}),
    ("ordering", {"a": True}),
    ("ordering", {"a": 1.0}),
    ("classification", {"a": "X"}),
    ("classification", {"a": None}),
]


@pytest.mark.parametrize(("name", "given"), FORGED)
def test_what_was_not_offered_is_not_taken_in(name, given):
    found, spec = asked(name)
    with pytest.raises(InvalidResponse):
        found.clean_response(spec, {found.field: given})


@pytest.mark.parametrize(("name", "query"), [("matching", "q-a=five"), ("ordering", "q-a=9"), ("ordering", "q-a=one")])
def test_a_forged_form_is_not_taken_in(name, query):
    found, spec = asked(name)
    with pytest.raises(InvalidResponse):
        found.read_response(spec, QueryDict(query), "q")


def test_the_same_place_twice_is_kept_as_it_was_given():
    found, spec = asked("ordering")
    assert found.read_response(spec, QueryDict("q-a=2&q-b=2&q-c="), "q") == {"places": {"a": 2, "b": 2}}


def test_a_text_right_for_two_pairs_is_offered_once():
    found, spec = asked("matching")
    assert found.movable_ids(spec) == ("one", "two", "three", "four")


def test_a_result_tells_what_was_given_and_what_is_right():
    found, spec = asked("matching")
    right, wrong, missed, _ = found.grade(spec, {"pairs": {"a": "one", "b": "four"}}).rows
    assert (right.mark, right.given, right.expected) == (Mark.RIGHT, "one", "")
    assert (wrong.mark, wrong.given, wrong.expected, wrong.feedback) == (Mark.WRONG, "four", "two", "See part 2.")
    assert (missed.mark, missed.given, missed.expected) == (Mark.MISSED, "", "one")


def test_a_result_of_ordering_stands_in_the_right_order_and_names_places():
    found, spec = asked("ordering")
    rows = found.grade(spec, {"places": {"d": 1, "a": 2}}).rows
    assert [row.text for row in rows] == ["A", "B", "C", "D"]
    assert (rows[0].given, rows[0].expected) == ("place 2", "place 1")


def test_long_answers_of_a_matching_are_told_above_the_fields():
    found = kind("matching")
    long = found.from_data({**ASKED["matching"], "distractors": ["long " * 10]})
    widget = found.widget(long, None, ["two", "one"], "q")
    assert [letter for letter, _ in widget["key"]] == list("ABCD")
    assert [answer["text"] for answer in widget["rows"][0]["answers"]][:2] == ["A. two", "B. one"]
    assert "key" not in found.widget(asked("matching")[1], None, [], "q")


def test_the_order_is_mended_by_places_and_old_answers_stay_comparable():
    found, spec = asked("ordering")
    stored = found.to_data(spec)
    places = {"a": 2, "b": 1, "c": 3, "d": 4}
    mended = found.from_data({**stored, "items": [{**row, "place": places[row["id"]]} for row in stored["items"]]})
    assert found.grade(mended, {"places": places}).share == 1


def test_ids_made_by_the_kind_do_not_tell_the_order_of_the_file():
    found = kind("ordering")
    texts = ["First", "Second", "Third"]
    one, other = (found.from_data({"text": "Q", "items": items}) for items in (texts, texts[::-1]))
    assert {item.text: item.id for item in one.items} == {item.text: item.id for item in other.items}


MISTAKES = [
    # kind, data, field, message
    ("matching", {"text": ""}, "text", "Write the text of the question."),
    ("matching", {"pairs": []}, "pairs", "Give from 2 to 12 rows."),
    ("matching", {"pairs": [{"left": "A", "right": "1"}, {"right": "2"}]}, "pairs", "Every row needs its text."),
    ("matching", {"pairs": [{"left": "A", "right": "1"}, {"left": "B"}]}, "pairs", "needs what belongs to it"),
    ("matching", {"pairs": [{"left": "A", "right": "1"}, {"left": "A", "right": "2"}]}, "pairs", "“A” stands twice."),
    (
        "matching",
        {"pairs": [{"left": "A", "right": "1"}, {"left": "B", "right": " 1 "}], "distractors": []},
        "pairs",
        "Give at least two different answers",
    ),
    ("matching", {"distractors": ["two"]}, "distractors", "“two” belongs to a pair"),
    ("matching", {"distractors": ["x", "x"]}, "distractors", "“x” stands twice."),
    ("matching", {"distractors": list("efghijk")}, "distractors", "Give from 0 to 6 rows."),
    ("ordering", {"items": ["A"]}, "items", "Give from 2 to 12 rows."),
    ("ordering", {"items": ["A", "A"]}, "items", "“A” stands twice."),
    (
        "ordering",
        {"items": [{"id": "a", "text": "A"}, {"id": "a", "text": "B"}]},
        "items",
        "Two rows share the id “a”.",
    ),
    ("ordering", {"items": [{"text": "A", "place": 1}, {"text": "B"}]}, "items", "a place of its own, from 1 to 2"),
    (
        "ordering",
        {"items": [{"text": "A", "place": 1}, {"text": "B", "place": "x"}]},
        "items",
        "a place of its own, from 1 to 2",
    ),
    ("classification", {"groups": ["X"]}, "groups", "Give from 2 to 6 rows."),
    ("classification", {"items": [{"text": "A", "group": "Z"}]}, "items", "“A” needs a group from the list"),
    ("classification", {"items": "none"}, "items", "Give from 2 to 15 rows."),
]


@pytest.mark.parametrize(("name", "changes", "field", "message"), MISTAKES)
def test_a_mistake_is_named_at_its_field(name, changes, field, message):
    with pytest.raises(SpecError) as caught:
        kind(name).from_data({**ASKED[name], **changes})
    assert message in " ".join(problem.message for problem in caught.value.problems if problem.field == field)


@pytest.mark.parametrize("name", sorted(ASKED))
def test_mistakes_stand_at_fields_the_author_has(name):
    with pytest.raises(SpecError) as caught:
        kind(name).from_data({})
    known = {"text", *(field.name for field in kind(name).author_fields)}
    assert {problem.field for problem in caught.value.problems} <= known
