"""The rules as tables; no database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.rules import RULE_VERSION, LockReason, Status, completion_evidence, course_state, is_complete
from courses.tests.outlines import module, outline, quiz

TWO = outline(module(1, is_open=True), module(2))
M1 = {101, 102, 199}
ALL = M1 | {201, 202, 299}

OPEN, DONE, LOCKED = Status.OPEN, Status.DONE, Status.LOCKED


def statuses(course, done, *, enrolled=True):
    state = course_state(course, frozenset(done), enrolled=enrolled)
    return {item.item.id: item.status for item in state.items()}


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        (set(), {101: OPEN, 102: OPEN, 199: LOCKED, 201: LOCKED, 202: LOCKED, 299: LOCKED}),
        ({101}, {101: DONE, 102: OPEN, 199: LOCKED, 201: LOCKED, 202: LOCKED, 299: LOCKED}),
        ({101, 102}, {101: DONE, 102: DONE, 199: OPEN, 201: LOCKED, 202: LOCKED, 299: LOCKED}),
        (M1, {101: DONE, 102: DONE, 199: DONE, 201: OPEN, 202: OPEN, 299: LOCKED}),
        (M1 | {201, 202}, {101: DONE, 102: DONE, 199: DONE, 201: DONE, 202: DONE, 299: OPEN}),
        # an editor added lesson 1.2 later: what was begun stays open
        ({101, 199, 201}, {101: DONE, 102: OPEN, 199: DONE, 201: DONE, 202: OPEN, 299: LOCKED}),
    ],
)
def test_modules_and_tests_open_in_order(done, expected):
    assert statuses(TWO, done) == expected


def test_without_order_every_module_is_open():
    free = outline(module(1), module(2), modules_in_order=False)

    assert statuses(free, set()) == {101: OPEN, 102: OPEN, 199: LOCKED, 201: OPEN, 202: OPEN, 299: LOCKED}


def test_a_person_who_is_not_enrolled_reads_only_open_modules():
    assert statuses(TWO, ALL, enrolled=False) == {
        101: OPEN, 102: OPEN, 199: LOCKED, 201: LOCKED, 202: LOCKED, 299: LOCKED,
    }  # fmt: skip


def test_optional_module_and_lesson_hold_no_one_up():
    course = outline(module(1, optional=(2,)), module(2, is_required=False), module(3))

    found = statuses(course, {101, 199})

    assert found[102] is OPEN
    assert found[201] is OPEN
    assert found[301] is OPEN


@pytest.mark.parametrize(
    ("done", "page", "reason", "module_number", "lessons_left", "is_quiz_left", "opens_with"),
    [
        (set(), 201, LockReason.MODULE_BEFORE, 1, 2, True, 101),
        ({101}, 299, LockReason.MODULE_BEFORE, 1, 1, True, 102),
        ({101, 102}, 201, LockReason.MODULE_BEFORE, 1, 0, True, 199),
        ({101}, 199, LockReason.LESSONS_UNREAD, 1, 1, False, 102),
    ],
)
def test_a_lock_says_why_and_what_opens_it(done, page, reason, module_number, lessons_left, is_quiz_left, opens_with):
    lock = course_state(TWO, frozenset(done), enrolled=True).item(page).lock

    assert (lock.reason, lock.module_number) == (reason, module_number)
    assert (lock.lessons_left, lock.is_quiz_left) == (lessons_left, is_quiz_left)
    assert lock.opens_with.id == opens_with


def test_a_far_lock_points_to_the_first_module_that_is_not_finished():
    course = outline(module(1), module(2), module(3))

    assert course_state(course, frozenset(M1), enrolled=True).item(301).lock.opens_with.id == 201


def test_not_enrolled_lock_opens_with_nothing_in_the_course():
    lock = course_state(TWO, frozenset(), enrolled=False).item(199).lock

    assert (lock.reason, lock.opens_with) == (LockReason.NOT_ENROLLED, None)


@pytest.mark.parametrize(
    ("done", "next_id"),
    [(set(), 101), ({101}, 102), ({102}, 101), ({101, 102}, 199), (M1, 201), (ALL, None)],
)
def test_next_item_is_the_first_open_one(done, next_id):
    found = course_state(TWO, frozenset(done), enrolled=True).next_item

    assert (found and found.id) == next_id


def test_next_item_prefers_what_is_required():
    course = outline(module(1, optional=(1,)))

    assert course_state(course, frozenset(), enrolled=True).next_item.id == 102
    assert course_state(course, frozenset({102, 199}), enrolled=True).next_item.id == 101


@pytest.mark.parametrize(
    ("done", "here", "then"), [({101}, 101, 102), ({102}, 102, 101), ({101, 102}, 102, 199), (ALL, 299, None)]
)
def test_next_after_goes_on_and_then_back_to_what_was_left_out(done, here, then):
    found = course_state(TWO, frozenset(done), enrolled=True).next_after(here)

    assert (found and found.id) == then


def test_counts_and_minutes():
    state = course_state(TWO, frozenset({101, 102, 199}), enrolled=True)

    assert (state.lessons_read, state.lessons_total) == (2, 4)
    assert (state.quizzes_passed, state.quizzes_total) == (1, 2)
    assert state.minutes_left == 40
    assert state.modules[0].is_done


@pytest.mark.parametrize(
    ("course", "done", "expected"),
    [
        (TWO, ALL, True),
        (TWO, ALL - {299}, False),
        (TWO, ALL - {101}, False),
        (outline(), set(), False),
        (outline(module(1, optional=(1, 2), with_quiz=False)), {101, 102}, False),
        (outline(module(1, optional=(2,))), {101, 199}, True),
        (outline(module(1), module(2, is_required=False)), M1, True),
        (outline(module(1, quiz=quiz(1, is_required=False))), {101, 102}, True),
        (outline(module(1, with_quiz=False)), {101, 102}, True),
    ],
)
def test_completion_asks_for_everything_required_and_no_more(course, done, expected):
    assert is_complete(course, frozenset(done)) is expected


def test_nobody_completes_without_being_enrolled():
    assert not course_state(TWO, frozenset(ALL), enrolled=False).is_complete


def test_evidence_names_the_rule_and_what_was_done():
    evidence = completion_evidence(TWO, frozenset(M1))

    assert evidence["rule"] == RULE_VERSION
    assert evidence["modules"][0] == {
        "id": 100, "number": 1, "title": "Moduł 1", "lessons": [101, 102], "quiz": 199, "work": None, "final": None,
        "completed": False,
    }  # fmt: skip
    assert evidence["modules"][1]["quiz"] is None


modules_drawn = st.lists(
    st.tuples(st.integers(0, 4), st.sets(st.integers(1, 4)), st.booleans(), st.booleans(), st.booleans()),
    max_size=5,
)


@st.composite
def courses_and_done(draw):
    drawn = draw(modules_drawn)
    course = outline(
        *[
            module(
                n, lessons=lessons, optional=tuple(optional), with_quiz=has_quiz, is_open=is_open, is_required=required
            )
            for n, (lessons, optional, has_quiz, is_open, required) in enumerate(drawn, start=1)
        ],
        modules_in_order=draw(st.booleans()),
    )
    ids = [item.id for item in course.items]
    some = st.sets(st.sampled_from(ids)) if ids else st.just(set())
    return course, draw(some), draw(some)


@given(courses_and_done())
def test_doing_more_never_closes_anything(drawn):
    course, done, more = drawn
    before, after = statuses(course, done), statuses(course, done | more)

    assert all(after[page] is not LOCKED for page, status in before.items() if status is not LOCKED)
    assert is_complete(course, frozenset(done)) <= is_complete(course, frozenset(done | more))


@given(courses_and_done())
def test_every_lock_of_a_participant_points_to_something_open(drawn):
    course, done, _ = drawn
    state = course_state(course, frozenset(done), enrolled=True)

    for item in state.items():
        if item.lock:
            assert state.item(item.lock.opens_with.id).status is OPEN


@given(courses_and_done())
def test_following_next_item_completes_the_course(drawn):
    course, done, _ = drawn
    state = course_state(course, frozenset(done), enrolled=True)
    while state.next_item:
        done = done | {state.next_item.id}
        state = course_state(course, frozenset(done), enrolled=True)

    assert state.is_complete == any(item.is_required for item in course.items)
