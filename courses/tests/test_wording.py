"""The sentences about locks and the words of links, in Polish, with its plurals."""

import pytest
from django.utils import translation

from courses.states import Lock, LockReason
from courses.tests.outlines import module
from courses.wording import continue_with, link_to, lock_reason, read_and_go, reading_time, what_is_left, why

LESSON, QUIZ = module(2, lessons=3).items[-2:]
FIRST = module(3).items[0]


@pytest.fixture(autouse=True)
def _polish():
    with translation.override("pl"):
        yield


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("lessons", "is_quiz_left", "expected"),
    [
        (0, True, "Został ci test."),
        (1, False, "Została ci 1 lekcja."),
        (1, True, "Została ci 1 lekcja i test."),
        (3, True, "Zostały ci 3 lekcje i test."),
        (5, True, "Zostało ci 5 lekcji i test."),
        (12, False, "Zostało ci 12 lekcji."),
        (22, False, "Zostały ci 22 lekcje."),
    ],
)
def test_what_is_left_agrees_with_the_number(lessons, is_quiz_left, expected):
    lock = Lock(LockReason.MODULE_BEFORE, 3, lessons_left=lessons, is_quiz_left=is_quiz_left)

    assert plain(what_is_left(lock)) == expected


@pytest.mark.parametrize(
    ("lock", "expected"),
    [
        (Lock(LockReason.NOT_ENROLLED), "Ta część jest dla osób zapisanych na kurs."),
        (Lock(LockReason.LESSONS_UNREAD, 1, 2), "Otworzy się, gdy przeczytasz wszystkie lekcje modułu."),
        (Lock(LockReason.MODULE_BEFORE, 3, 3, True), "Otworzy się, gdy zaliczysz test modułu 3."),
        (Lock(LockReason.MODULE_BEFORE, 3, 3, False), "Otworzy się, gdy przeczytasz lekcje modułu 3."),
        (Lock(LockReason.PREREQUISITES, 2, modules=(2,)), "Otworzy się, gdy ukończysz moduł 2."),
        (Lock(LockReason.PREREQUISITES, 1, modules=(1, 2, 4)), "Otworzy się, gdy ukończysz moduły 1, 2 i 4."),
        (Lock(LockReason.COURSE_BEFORE, 1, modules_left=2), "Otworzy się, gdy ukończysz wszystkie wymagane moduły."),
        (Lock(LockReason.COURSE_BEFORE, 5, is_quiz_left=True), "Otworzy się, gdy zaliczysz test końcowy."),
    ],
)
def test_lock_reason(lock, expected):
    assert plain(lock_reason(lock)) == expected


@pytest.mark.parametrize(
    ("modules", "expected"),
    [(0, ""), (1, "Został ci 1 moduł."), (2, "Zostały ci 2 moduły."), (5, "Zostało ci 5 modułów.")],
)
def test_modules_left_agree_with_the_number(modules, expected):
    assert plain(what_is_left(Lock(LockReason.COURSE_BEFORE, 1, modules_left=modules))) == expected


def test_what_waits_for_an_advisor_is_not_called_left():
    lock = Lock(LockReason.MODULE_BEFORE, 1, is_quiz_left=True, is_waiting=True)

    assert plain(what_is_left(lock)) == "Twoje odpowiedzi czekają na doradcę."


def test_why_says_both():
    assert plain(why(Lock(LockReason.LESSONS_UNREAD, 1, 1))).endswith("modułu. Została ci 1 lekcja.")


@pytest.mark.parametrize(
    ("item", "here", "expected"),
    [
        (LESSON, 2, "Przejdź do lekcji 3"),
        (LESSON, 1, "Przejdź do lekcji 3 w module 2"),
        (QUIZ, 2, "Przejdź do testu"),
        (QUIZ, 3, "Przejdź do testu modułu 2"),
    ],
)
def test_link_names_the_module_only_when_it_is_another(item, here, expected):
    assert plain(link_to(item, here)) == expected


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (LESSON, "Przeczytane, przejdź do lekcji 3"),
        (QUIZ, "Przeczytane, przejdź do testu"),
        (FIRST, "Przeczytane, przejdź do modułu 3"),
        (None, "Przeczytane, wróć do spisu treści"),
    ],
)
def test_button_at_the_end_of_a_lesson(item, expected):
    assert plain(read_and_go(item, 2)) == expected


def test_main_button_of_the_contents():
    assert plain(continue_with(FIRST, is_started=False)) == "Zacznij od lekcji 1"
    assert plain(continue_with(LESSON, is_started=True)) == "Wróć do lekcji 3 w module 2"
    assert plain(continue_with(QUIZ, is_started=True)) == "Rozwiąż test modułu 2"


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (1, "około 1 minuty czytania"),
        (40, "około 40 minut czytania"),
        (90, "około 2 godzin czytania"),
        (1080, "około 18 godzin czytania"),
    ],
)
def test_reading_time(minutes, expected):
    assert plain(reading_time(minutes)) == expected
