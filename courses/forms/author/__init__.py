"""The form of a kind, made of its `author_fields`: names of inputs, form fields, and the author's data out of them.

spec-answer                    a single value
spec-options-rows              how many rows the list "options" has
spec-options-0-id, -text, …    the first of them; an empty row is no row
spec-items-rows                how many questions stand inside the question
spec-items-0-kind, -text, …    the first of them, with the fields of its kind

Without JavaScript: a button posts what is there and the form comes back with more of it, nothing lost.
"""

from .data import collect, flatten
from .inputs import inputs_of
from .plan import COMMON, PREFIX, Plan, make_plan
from .room import ask, asks_for_room
from .view import show

__all__ = ["COMMON", "PREFIX", "Plan", "ask", "asks_for_room", "collect", "flatten", "inputs_of", "make_plan", "show"]
