"""Answers to requests. Pages of the tree come in by `pages.py`, everything else by `urls.py`."""
