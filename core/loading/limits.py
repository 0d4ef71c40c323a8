"""What the fields of a model would refuse, found before anything is written."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils import translation

from core.texts import Record, TextError


def field_limits(model: type[Model], meta: Record, path: Path) -> Iterator[TextError]:
    """What the field of the model of the same name would refuse."""
    fields = {item.name: item for item in model._meta.concrete_fields}
    for name in meta.lines:
        value, item = getattr(meta, name, None), fields.get(name)  # None: one of the rest
        if item is None or not isinstance(value, str | int):
            continue
        if isinstance(value, str) and item.max_length and len(value) > item.max_length:
            reason = f"{name}: {len(value)} characters, at most {item.max_length} fit"
            yield TextError(path, meta.line_of(name), reason)
            continue
        yield from _refused(item, name, value, meta, path)


def _refused(item: Any, name: str, value: Any, meta: Record, path: Path) -> Iterator[TextError]:
    with translation.override(None):
        try:
            item.run_validators(value)
        except ValidationError as error:
            for message in error.messages:
                yield TextError(path, meta.line_of(name), f"{name}: {message}")
