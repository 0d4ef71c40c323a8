"""Every scenario of every table is one test."""

import pytest
import time_machine

from .reading import Scenario, Step, all_scenarios
from .world import VERBS, World, load_verbs

pytestmark = pytest.mark.django_db
load_verbs()


@pytest.mark.parametrize("scenario", all_scenarios(), ids=str)
def test_scenario(scenario, home_page, django_capture_on_commit_callbacks):
    world = World(home_page)
    for step in scenario.steps:
        with time_machine.travel(step.at, tick=False), django_capture_on_commit_callbacks(execute=True):
            came = outcome(world, step, where(scenario, step))
        assert came == step.expected, f"{where(scenario, step)}: expected {step.expected!r}, came {came!r}"


def outcome(world: World, step: Step, place: str) -> str:
    """What the verb gave; the name of the class when a service refused."""
    assert step.what in VERBS, f"{place}: there is no such verb; known: {', '.join(sorted(VERBS))}"
    try:
        return VERBS[step.what](world, step.who, step.value) or ""
    except Exception as error:
        if type(error).__module__.startswith("courses.") and ".tests." not in type(error).__module__:
            return type(error).__name__
        raise AssertionError(f"{place}: {type(error).__name__}: {error}") from error


def where(scenario: Scenario, step: Step) -> str:
    doing = f"{step.who} {step.at:%d.%m %H:%M:%S} {step.what} {step.value}"
    return f"{scenario.file}:{step.line} “{scenario.name}”, step {step.number} ({doing.strip()})"


def test_every_scenario_has_a_name_and_says_what_comes_of_it():
    for scenario in all_scenarios():
        assert scenario.name
        assert any(step.expected for step in scenario.steps), f"{scenario}: nothing is expected"
