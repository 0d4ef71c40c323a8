"""The verb: load a handbook."""

from pathlib import Path

from django.db import transaction

from core.loading import Ledger, Report, folder_digest, is_loaded, locked_home_page
from courses.models import CoursePage

from .handbook import Handbook
from .pages import Pages
from .questions import Competences, Questions
from .reading import read_handbook
from .related import fixed_questions


def load_handbook(*, folder: Path) -> Report:
    """Pages, competences and questions are as the files say, except what a person edited, deleted or unpublished.

    Raises ``TextErrors`` or ``NoHomePage``; nothing is written then. Idempotent: what did not change gets no new
    revision, and when no file changed a load is one query.
    """
    total = folder_digest(folder)
    if is_loaded(folder.name, total):
        return Report(is_current=True)
    return _write(read_handbook(folder), total)


@transaction.atomic
def _write(handbook: Handbook, total: str) -> Report:
    home = locked_home_page(CoursePage)
    report, ledger = Report(), Ledger(handbook.folder)
    pages = Pages(handbook=handbook, home=home, ledger=ledger, report=report)
    pages.place_handbook()
    pages.competences = Competences(ledger, report).write(handbook, pages.found)
    Questions(ledger, report, pages.competences).write(handbook)
    pages.questions = fixed_questions(handbook)
    pages.write(handbook.texts)
    ledger.record_folder(total)
    report.left = sorted(ledger.no_longer_written(_keys(handbook, pages)))
    return report


def _keys(handbook: Handbook, pages: Pages) -> set[str]:
    return {
        *(pages.key(text) for text in handbook.texts),
        *(f"competence:{meta.code}" for meta, _ in handbook.competences),
        *(f"question:{meta.key}" for meta, _ in handbook.questions),
    }
