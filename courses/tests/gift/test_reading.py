"""GIFT into our kinds, and its mistakes by line. No database."""

import time

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.gift import MAX_CHARACTERS, MAX_QUESTIONS, read_gift


@pytest.fixture(autouse=True)
def _english():
    with translation.override(None):
        yield


def one(text):
    file = read_gift(text)
    assert not file.mistakes, file.mistakes
    (question,) = file.questions
    return question


def data_of(text):
    return one(text).data


def texts(rows, name="text"):
    return [row[name] for row in rows]


def test_single_choice_with_feedback_title_and_comment():
    question = one(
        "// a comment\n::Kto::Kto uchwala strategię? {\n"
        "  =Rada#Tak. ~Wójt#Projekt, nie uchwała. ~%0%Sejmik ####Art. 16b.\n}\n"
    )
    assert (question.kind, question.title, question.line) == ("single_choice", "Kto", 2)
    assert question.data["text"] == "Kto uchwala strategię?"
    assert question.data["feedback"] == "Art. 16b."
    assert [(row["text"], row["correct"], row["feedback"]) for row in question.data["options"]] == [
        ("Rada", True, "Tak."),
        ("Wójt", False, "Projekt, nie uchwała."),
        ("Sejmik", False, ""),
    ]


def test_weights_without_a_right_sign_are_a_multiple_choice():
    data = data_of("Co? {~%33.33333%a ~%33.33333%b ~%33.33333%c ~%-16.66667%d}")
    assert [row["correct"] for row in data["options"]] == [True, True, True, False]
    assert data["penalty"] == "0.5"


@pytest.mark.parametrize("written", ["T", "TRUE", "true", " T "])
def test_true_with_comments_for_wrong_and_for_right(written):
    data = data_of(f"Tak jest.{{{written}#Źle.#Dobrze.}}")
    assert (data["answer"], data["feedback_true"], data["feedback_false"]) == ("true", "Dobrze.", "Źle.")


def test_false_with_a_comment_for_wrong():
    data = data_of("Tak jest.{F#To nieprawda.}")
    assert (data["answer"], data["feedback_true"], data["feedback_false"]) == ("false", "To nieprawda.", "")


def test_matching_with_an_answer_that_fits_nothing():
    question = one("Połącz. {\n=cel -> zmiana\n=działanie -> praca\n= -> wyjazd\n}")
    assert question.kind == "matching"
    assert texts(question.data["pairs"], "left") == ["cel", "działanie"]
    assert texts(question.data["distractors"]) == ["wyjazd"]


def test_short_answer_with_a_known_mistake():
    question = one("Jak się nazywa? {=diagnoza =%100%rozpoznanie =%0%ankieta#To jej część.}")
    assert question.kind == "short_text"
    assert texts(question.data["accepted"]) == ["diagnoza", "rozpoznanie"]
    assert question.data["mistakes"] == [{"text": "ankieta", "feedback": "To jej część."}]


@pytest.mark.parametrize(
    ("answer", "value", "tolerance"),
    [
        ("#3.5:0.1", "3.5", "0.1"),
        ("#3", "3", "0"),
        ("#1..5", "3", "2"),
        ("# -1.5 .. 2 ", "0.25", "1.75"),
        ("#=2026:2", "2026", "2"),
        ("#\n=%100%0,5:0,05", "0.5", "0.05"),
    ],
)
def test_numbers(answer, value, tolerance):
    question = one(f"Ile? {{{answer}}}")
    assert question.kind == "numeric"
    assert (question.data["value"], question.data["tolerance"]) == (value, tolerance)


def test_an_essay_waits_for_its_criteria():
    question = one("Opisz cel.{}")
    assert question.kind == "open_answer"
    assert len(question.data["criteria"]) == 1


def test_a_missing_word_leaves_a_gap():
    assert data_of("Strategię uchwala {=rada ~wójt} gminy.")["text"] == "Strategię uchwala _____ gminy."


def test_escapes_are_what_they_stand_for():
    data = data_of(r"\{2\} \= 2\: a \\ b\nc{=\~tak\# ~\=nie}")
    assert data["text"] == "{2} = 2: a \\ b\nc"
    assert texts(data["options"]) == ["~tak#", "=nie"]


def test_html_becomes_plain_words():
    data = data_of("[html]<p>Kto&nbsp;<b>uchwala</b>?</p><script>x()</script>{=[html]<p>Rada &lt; sejm</p> ~Wójt}")
    assert data["text"] == "Kto uchwala?"
    assert data["options"][0]["text"] == "Rada < sejm"


def test_categories_stay_in_force():
    file = read_gift("$CATEGORY: $course$/top/m1-a\n\nA{T}\n\n\nB{F}\n\n$CATEGORY: m1-b\n\nC{T}\n")
    assert [question.category for question in file.questions] == ["m1-a", "m1-a", "m1-b"]
    assert file.questions[2].category_line == 8


def test_windows_line_ends_and_a_byte_order_mark():
    assert [question.line for question in read_gift("\ufeffA{T}\r\n\r\nB{F}\r\n").questions] == [1, 3]


MISTAKES = [
    ("Opis bez pytania.\n\nB{T}", 1, "no answer in braces"),
    ("A{T}\n\n\nB {\n=a\n~b", 4, "not closed"),
    ("A }", 1, "closes what no brace"),
    ("A {=a ~b} i {=c ~d}", 1, "second brace"),
    ("::Tytuł\nA{T}", 1, "no :: at its end"),
    ("A{\n=a\n~b\n=c\n}", 4, "second right answer"),
    ("A{\n=a\n~%50%b\n}", 3, "weight 50%"),
    ("A{\n~%50%a\n~%25%b\n~%-50%c\n}", 3, "weight 25%"),
    ("A{\n~%50%a\n~%50%b\n~c\n}", 4, "below zero"),
    ("A{\n~%50%a\n~%50%b\n~%-100%c\n}", 4, "at most what a right one earns"),
    ("A{\n~%100%a\n~%-50%b\n~%-20%c\n}", 4, "one weight"),
    ("A{\n~a\n~b\n}", 2, "No answer is right"),
    ("A{\n=%50%a\n=b\n}", 2, "never in part"),
    ("A{\n=a*\n}", 2, "star"),
    ("A{\n=a#Tak\n}", 2, "no place for a comment"),
    ("A{\n=a -> b\n=c\n}", 3, "left -> right"),
    ("A{\n#=1\n=%50%2\n}", 3, "one right value"),
    ("A{#trzy}", 1, "Write the number"),
    ("A{#5..1}", 1, "smaller number"),
    ("A{\n\n}", 1, "not closed"),
    ("A{raz =dwa}", 1, "begins with ="),
    ("A{=a ~a}", 1, "stands twice"),
    ("{=a ~b}", 1, "Write the text of the question."),
    ("A{=a}\n$CATEGORY: x", 2, "empty line before"),
    ('[html]<img src="x.png">{T}', 1, "Pictures"),
    ("A{T#1#2#3}", 1, "two comments"),
    ("a\x07{T}", 1, "U+0007"),
    ("", 1, "no question here"),
    ("x" * (MAX_CHARACTERS + 1), 1, "too long"),
]


@pytest.mark.parametrize(("text", "line", "reason"), MISTAKES)
def test_a_mistake_has_its_line_and_a_reason(text, line, reason):
    found = read_gift(text).mistakes
    assert any(mistake.line == line and reason in mistake.message for mistake in found), found


def test_all_mistakes_of_a_file_come_together_beside_what_is_good():
    file = read_gift("A{\n\nB{T}\n\nC\n")
    assert [mistake.line for mistake in file.mistakes] == [1, 5]
    assert len(file.questions) == 1


def test_too_many_questions_are_refused():
    file = read_gift("A{T}\n\n" * (MAX_QUESTIONS + 1))
    assert len(file.mistakes) == 1
    assert len(file.questions) == MAX_QUESTIONS


PIECES = st.sampled_from(
    ["{", "}", "=", "~", "#", "####", "%50%", "::", "->", "\\", "\n", "\n\n", "$CATEGORY:", "//", "T"]
)


@given(st.lists(PIECES | st.text(max_size=6), max_size=60).map("".join))
@settings(max_examples=300, deadline=None)
def test_no_text_breaks_the_reader(text):
    file = read_gift(text)
    assert file.questions or file.mistakes
    assert all(1 <= mistake.line <= text.count("\n") + text.count("\r") + 1 for mistake in file.mistakes)


@pytest.mark.parametrize("piece", ["{", "}", "=", "~", "\\", "::", "%", "#", " ", "\t", "->", "A{~%", "[html]<", "//["])
def test_the_longest_text_takes_no_longer_than_its_length(piece):
    """Ten times as long may take ten times as long, not a hundred: with room for a slow machine."""

    def cost(size):
        text = piece * (size // len(piece))
        begin = time.process_time()
        read_gift(text)
        return time.process_time() - begin

    cost(1000)
    assert cost(200_000) < 40 * max(cost(20_000), 0.01)
