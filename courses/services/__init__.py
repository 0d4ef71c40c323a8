"""Verbs of courses that write: enrolment, outline; questions and attempts beside them."""
