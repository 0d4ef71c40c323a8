"""Records that are written once."""

from typing import Any

from django.db import models


class FrozenRecordError(TypeError):
    """Someone tried to change what is kept as it was."""


class FrozenQuerySet(models.QuerySet[Any]):
    def update(self, **kwargs: Any) -> int:
        raise FrozenRecordError(f"{self.model.__name__} never changes; add a new one")

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        raise FrozenRecordError(f"{self.model.__name__} never changes; add a new one")


class FrozenModel(models.Model):
    """May be added, never changed: by save(), update() or bulk_update()."""

    objects = FrozenQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise FrozenRecordError(f"{type(self).__name__} never changes; add a new one")
        super().save(*args, **kwargs)
