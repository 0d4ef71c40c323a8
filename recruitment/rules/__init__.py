"""What may happen in a recruitment. Pure: values in, values out."""

from .deadlines import due_after, end_of_day, is_over
from .eligibility import ELIGIBLE_KINDS
from .letters import actions_with_letter, fill, placeholders_of, unknown_placeholders
from .numbers import format_number, year_of
from .parts import FIELDS, ApplicationFacts, Part, answered_names, is_complete, missing_parts
from .phases import CallPhase, phase_of
from .points import GROUND_LABELS, POINTS, Ground, PointFacts, grounds, points
from .transitions import TRANSITIONS, Action, Transition, Who, allowed_actions, is_allowed

__all__ = [
    "ELIGIBLE_KINDS",
    "FIELDS",
    "GROUND_LABELS",
    "POINTS",
    "TRANSITIONS",
    "Action",
    "ApplicationFacts",
    "CallPhase",
    "Ground",
    "Part",
    "PointFacts",
    "Transition",
    "Who",
    "actions_with_letter",
    "allowed_actions",
    "answered_names",
    "due_after",
    "end_of_day",
    "fill",
    "format_number",
    "grounds",
    "is_allowed",
    "is_complete",
    "is_over",
    "missing_parts",
    "phase_of",
    "placeholders_of",
    "points",
    "unknown_placeholders",
    "year_of",
]
