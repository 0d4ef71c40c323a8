"""A small handbook of files that a test may change."""

import shutil
from pathlib import Path

import pytest

from core.models import LoadedText
from courses.loading import load_handbook

SAMPLE = Path(__file__).parent.parent / "texts" / "kurs"


class Files:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        text = (self.folder / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def load(self):
        return load_handbook(folder=self.folder)

    def load_all(self):
        """As if a file had changed: every text is looked at."""
        LoadedText.objects.filter(key__startswith="folder:").delete()
        return self.load()


@pytest.fixture
def files(tmp_path) -> Files:
    folder = tmp_path / "kurs"
    shutil.copytree(SAMPLE, folder)
    return Files(folder)
