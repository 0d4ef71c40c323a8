"""A crowd of invented people who learn, answer and complete: what lists, exports and figures are measured on.

`manage.py make_crowd` makes it. Records are written in bulk, past the services, and yet agree with them: points are
those that the kinds of questions grade, results those of the rules of attempts.
"""
