"""The names and words of words.yaml."""

from pathlib import Path
from typing import Any

import yaml

_WORDS: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "words.yaml").read_text(encoding="utf-8"))

FIRST_NAMES: dict[str, list[str]] = _WORDS["first_names"]  # "f", "m"
SURNAMES: list[list[str]] = _WORDS["surnames"]  # of a woman, of a man
POSITIONS: list[str] = _WORDS["positions"]
VOIVODESHIPS: list[str] = _WORDS["voivodeships"]
MODULES: list[str] = _WORDS["modules"]
SUBJECTS: list[str] = _WORDS["subjects"]
SAYINGS: list[str] = _WORDS["sayings"]
