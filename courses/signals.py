"""Domain signals of courses."""

from django.dispatch import Signal

course_completed = Signal()
"""A participant has completed a course, once for ever.

Sent with `send_robust` after the commit; argument: `completion` (`courses.models.Completion`). Sender: `Completion`.
"""
