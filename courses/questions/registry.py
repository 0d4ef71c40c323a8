"""Finds the kinds: every module of this package that defines ``KIND``."""

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import MappingProxyType
from typing import Any

from .base import Kind


class UnknownKind(LookupError):  # noqa: N818  (domain errors are named for what happened)
    """A question names a kind that does not exist."""


def _discover() -> dict[str, Kind[Any]]:
    names = [module.name for module in iter_modules([str(Path(__file__).parent)]) if module.name != "registry"]
    modules = [import_module(f"{__package__}.{name}") for name in names]
    kinds: list[Kind[Any]] = [module.KIND for module in modules if hasattr(module, "KIND")]
    return {found.name: found for found in kinds}


KINDS = MappingProxyType(_discover())


def kind(name: str) -> Kind[Any]:
    """The kind of this name; raises UnknownKind."""
    try:
        return KINDS[name]
    except KeyError:
        raise UnknownKind(f"No kind of question is called {name!r}; known: {', '.join(sorted(KINDS))}") from None
