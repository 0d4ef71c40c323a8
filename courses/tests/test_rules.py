"""The rules as tables; no database."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.outline import Outline
from courses.rules import (
    RULE_VERSION,
    LockReason,
    Status,
    completed_modules,
    completion_evidence,
    course_state,
    is_complete,
    what_is_left,
)
from courses.tests.outlines import final, lesson, module, outline, quiz, survey, work

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


# --- prerequisites, final test, assignment, survey ------------------------------------------------


def named(number: int, *before: int, **fields):
    return module(number, prerequisites=tuple(each * 100 for each in before), **fields)


FREE = outline(module(1), module(2), named(3, 1, 2), modules_in_order=False)
WHOLE = outline(
    module(1, work=work(1)), module(2, lessons=0, with_quiz=False, final=final(2)), survey=survey(is_required=True)
)


def lock_of(course, done, page, **more):
    return course_state(course, frozenset(done), enrolled=True, **more).item(page).lock


def test_module_waits_for_all_those_it_names_and_no_others():
    assert lock_of(FREE, set(), 101) is None
    assert lock_of(FREE, set(), 201) is None
    lock = lock_of(FREE, {101, 102}, 301)
    assert (lock.reason, lock.modules, lock.opens_with.id) == (LockReason.PREREQUISITES, (1, 2), 199)
    assert lock_of(FREE, M1, 301).modules == (2,)
    assert lock_of(FREE, ALL, 301) is None


def test_prerequisites_are_not_asked_where_modules_open_in_order():
    course = outline(module(1), named(2, 3), module(3))

    assert lock_of(course, M1, 201) is None


def test_far_prerequisite_leads_to_the_first_thing_that_is_open():
    course = outline(module(1), named(2, 1), named(3, 2), modules_in_order=False)

    assert lock_of(course, set(), 301).opens_with.id == 101


@pytest.mark.parametrize("circle", [[(1, 1)], [(1, 2), (2, 1)], [(1, 2), (2, 3), (3, 1)]])
def test_circle_of_prerequisites_closes_nothing(circle):
    before = dict(circle)
    modules = [named(number, *([before[number]] if number in before else [])) for number in (1, 2, 3)]
    found = statuses(outline(*modules, modules_in_order=False), set())

    assert [found[page] for page in (101, 201, 301)] == [OPEN] * 3


def test_prerequisite_taken_off_the_site_or_without_contents_holds_no_one_up():
    course = outline(named(2, 1, 3), module(3, lessons=0, with_quiz=False), modules_in_order=False)

    assert lock_of(course, set(), 201) is None


def test_final_test_opens_behind_everything_required_but_the_assignment():
    lock = lock_of(WHOLE, {101}, 297)
    assert (lock.reason, lock.modules_left, lock.opens_with.id) == (LockReason.COURSE_BEFORE, 1, 102)
    assert lock_of(WHOLE, M1, 297) is None
    assert course_state(WHOLE, frozenset({101}), enrolled=True).modules[1].lock == lock


def test_final_test_in_the_middle_holds_no_module_up():
    course = outline(module(1, final=final(1)), module(2))

    assert lock_of(course, M1, 201) is None
    assert lock_of(course, M1, 197).opens_with.id == 201


def test_assignment_opens_with_the_test_and_holds_up_neither_module_nor_final_test():
    assert lock_of(WHOLE, {101}, 198).reason is LockReason.LESSONS_UNREAD
    assert lock_of(WHOLE, {101, 102}, 198) is None
    assert course_state(WHOLE, frozenset(M1), enrolled=True).modules[0].is_done


@pytest.mark.parametrize(
    ("done", "left"),
    [(set(), [101, 102, 199, 198, 297, 2]), (M1, [198, 297, 2]), (M1 | {297, 198}, [2]), (M1 | {297, 198, 2}, [])],
)
def test_course_asks_for_final_test_assignment_and_survey(done, left):
    assert [item.id for item in what_is_left(WHOLE, frozenset(done))] == left
    assert is_complete(WHOLE, frozenset(done)) is (left == [])


def test_survey_opens_behind_the_final_test():
    lock = lock_of(WHOLE, M1, 2)
    assert (lock.reason, lock.is_quiz_left, lock.opens_with.id) == (LockReason.COURSE_BEFORE, True, 297)
    assert lock_of(WHOLE, M1 | {297}, 2) is None
    assert lock_of(outline(module(1), survey=survey()), M1, 2) is None


def test_optional_survey_is_offered_last_and_not_asked_for():
    course = outline(module(1), survey=survey())

    assert is_complete(course, frozenset(M1))
    assert course_state(course, frozenset(M1), enrolled=True).next_item.id == 2


def test_module_completed_once_stays_done_and_closes_nothing_whatever_is_added():
    grown = outline(module(1, lessons=3), module(2))
    state = course_state(grown, frozenset(M1 | {100}), enrolled=True)

    assert state.module(100).is_done
    assert state.item(103).status is OPEN
    assert state.item(201).status is OPEN
    assert is_complete(grown, frozenset(M1 | {100, 201, 202, 299}))


def test_course_completed_once_stays_complete_with_everything_open():
    grown = outline(module(1, lessons=3), module(2, lessons=0, with_quiz=False, final=final(2)), survey=survey())

    state = course_state(grown, frozenset(M1 | {grown.course_id}), enrolled=True)

    assert state.is_complete
    assert not any(item.is_locked for item in state.items())


def test_test_that_waits_for_an_advisor_is_not_offered_again_and_the_lock_says_so():
    state = course_state(TWO, frozenset({101, 102}), enrolled=True, waiting=frozenset({199}))

    assert state.item(199).is_waiting
    assert state.next_item is None
    assert state.item(201).lock.is_waiting
    assert state.item(201).lock.opens_with.id == 199


EARLY, LATE = datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC)


def changed_module(changed):
    return replace(module(1), lessons=(changed,))


@pytest.mark.parametrize(
    ("read_at", "note", "expected"), [(EARLY, "Nowy termin.", True), (LATE, "Nowy termin.", False), (EARLY, "", False)]
)
def test_lesson_is_marked_when_it_changed_since_it_was_read(read_at, note, expected):
    changed = replace(lesson(1, 1), changed_at=datetime(2026, 10, 20, tzinfo=UTC), change_note=note)
    course = outline(changed_module(changed))

    state = course_state(course, frozenset({101}), enrolled=True, dates={101: read_at})

    assert state.item(101).is_done
    assert state.item(101).is_changed is expected


def test_lesson_never_read_is_not_marked():
    changed = replace(lesson(1, 1), changed_at=LATE, change_note="Nowy termin.")
    course = outline(changed_module(changed))

    assert course_state(course, frozenset(), enrolled=True).changed == ()


def test_outline_kept_before_the_new_fields_still_reads():
    data = json.loads(json.dumps(WHOLE.to_json()))
    del data["survey"]
    for kept in data["modules"]:
        del kept["work"], kept["final"], kept["prerequisites"]
        for each in kept["lessons"]:
            del each["changed_at"], each["change_note"]

    old = Outline.from_json(data)

    assert (old.survey, old.modules[0].work, old.modules[0].prerequisites) == (None, None, ())
    assert old.modules[0].lessons == WHOLE.modules[0].lessons


# --- properties ------------------------------------------------------------------------------------

modules_drawn = st.lists(
    st.fixed_dictionaries(
        {
            "lessons": st.integers(0, 4),
            "optional": st.sets(st.integers(1, 4)).map(tuple),
            "with_quiz": st.booleans(),
            "is_open": st.booleans(),
            "is_required": st.booleans(),
            "before": st.sets(st.integers(1, 5)),
            "has_work": st.booleans(),
            "has_final": st.booleans(),
        }
    ),
    max_size=5,
)


@st.composite
def courses_and_done(draw):
    """Any course, circles of prerequisites too, and two sets of what was done: pages and facts of modules."""
    modules = []
    for number, drawn in enumerate(draw(modules_drawn), start=1):
        before, has_work, has_final = drawn.pop("before"), drawn.pop("has_work"), drawn.pop("has_final")
        tests = {"work": work(number) if has_work else None, "final": final(number) if has_final else None}
        modules.append(named(number, *before, **drawn, **tests))
    closing = draw(st.sampled_from([None, survey(), survey(is_required=True)]))
    course = outline(*modules, modules_in_order=draw(st.booleans()), survey=closing)
    ids = [item.id for item in course.items] + [each.id for each in course.modules]
    some = st.sets(st.sampled_from(ids)) if ids else st.just(set())
    return course, draw(some), draw(some)


@given(courses_and_done())
def test_doing_more_never_closes_anything(drawn):
    course, done, more = drawn
    before, after = statuses(course, done), statuses(course, done | more)

    assert all(after[page] is not LOCKED for page, status in before.items() if status is not LOCKED)
    assert is_complete(course, frozenset(done)) <= is_complete(course, frozenset(done | more))
    assert set(completed_modules(course, frozenset(done))) <= set(completed_modules(course, frozenset(done | more)))


@given(courses_and_done())
def test_what_was_done_stays_readable(drawn):
    course, done, _ = drawn
    found = statuses(course, done)

    assert all(found[page] is DONE for page in found.keys() & done)


@given(courses_and_done(), st.data())
def test_fact_of_a_module_survives_any_edit_of_the_course(drawn, data):
    course, done, _ = drawn
    facts = {each.id for each in completed_modules(course, frozenset(done))}
    edited, _done, _more = data.draw(courses_and_done())
    state = course_state(edited, frozenset(done | facts), enrolled=True)

    assert all(each.is_done and not each.is_locked for each in state.modules if each.outline.id in facts)


@given(courses_and_done())
def test_every_lock_of_a_participant_points_to_something_to_do(drawn):
    course, done, more = drawn
    waiting = frozenset(item.id for item in course.items if item.is_quiz and item.id in more)
    state = course_state(course, frozenset(done), enrolled=True, waiting=waiting)

    for lock in filter(None, [*(item.lock for item in state.items()), *(each.lock for each in state.modules)]):
        opens = state.item(lock.opens_with.id)
        assert opens.status is OPEN
        assert opens.is_waiting is lock.is_waiting


@given(courses_and_done())
def test_following_next_item_completes_the_course(drawn):
    course, done, _ = drawn
    state = course_state(course, frozenset(done), enrolled=True)
    while state.next_item:
        done = done | {state.next_item.id}
        state = course_state(course, frozenset(done), enrolled=True)

    assert state.is_complete == any(item.is_required for item in course.items)
    assert not any(item.is_locked for item in state.items())
