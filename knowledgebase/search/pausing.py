"""Many changes at once are indexed together at their end."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from knowledgebase.search.services import rebuild_search

_is_paused: ContextVar[bool] = ContextVar("search_is_paused", default=False)


def is_paused() -> bool:
    return _is_paused.get()


@contextmanager
def indexed_together() -> Iterator[None]:
    """For loaders: what changes inside is indexed when the block ends well; inside a transaction, in the same one."""
    token = _is_paused.set(True)
    try:
        yield
    finally:
        _is_paused.reset(token)
    rebuild_search()
