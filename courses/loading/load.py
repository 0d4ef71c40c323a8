"""The verb: load a handbook."""

from pathlib import Path

from django.db import transaction

from courses.models import LoadedText

from .handbook import Handbook
from .ledger import Ledger, folder_digest
from .pages import Pages
from .questions import Competences, Questions
from .reading import read_handbook
from .report import Report
from .site import locked_home_page


def load_handbook(*, folder: Path) -> Report:
    """Pages, competences and questions are as the files say, except what a person edited, deleted or unpublished.

    Raises ``TextErrors`` or ``NoHomePage``; nothing is written then. Idempotent: what did not change gets no new
    revision, and when no file changed a load is one query.
    """
    total = folder_digest(folder)
    if LoadedText.objects.filter(key=_folder_key(folder), digest=total).exists():
        return Report(is_current=True)
    return _write(read_handbook(folder), total)


@transaction.atomic
def _write(handbook: Handbook, total: str) -> Report:
    home = locked_home_page()
    report, ledger = Report(), Ledger(handbook.folder)
    pages = Pages(handbook, home, ledger, report)
    pages.place()
    competences = Competences(ledger, report).write(handbook, pages.found)
    pages.write(competences)
    Questions(ledger, report, competences).write(handbook)
    ledger.record(_folder_key(handbook.folder), handbook.folder, total)
    report.left = sorted(ledger.no_longer_written(_keys(handbook, pages)))
    return report


def _folder_key(folder: Path) -> str:
    return f"folder:{folder.name}"


def _keys(handbook: Handbook, pages: Pages) -> set[str]:
    return {
        _folder_key(handbook.folder),
        *(pages.key(text) for text in handbook.texts),
        *(f"competence:{meta.code}" for meta, _ in handbook.competences),
        *(f"question:{meta.key}" for meta, _ in handbook.questions),
    }
