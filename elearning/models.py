"""The roof holds no records of its own, only the home page."""

from .pages import HomePage

__all__ = ["HomePage"]
