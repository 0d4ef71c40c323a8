"""Dropping what is kept in the cache when the record behind it changes."""

from django.core.cache import cache
from django.db import transaction


def forget(*keys: str) -> None:
    """Now, for whoever reads within this transaction, and after it, for who kept the old value in between."""
    cache.delete_many(keys)
    transaction.on_commit(lambda: cache.delete_many(keys), robust=True)
