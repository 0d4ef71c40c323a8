"""The verb: load the knowledge base."""

from pathlib import Path

from django.db import transaction

from core.loading import Ledger, Report, folder_digest, is_loaded, locked_home_page
from core.texts import TextErrors
from knowledgebase.models import KnowledgeBasePage
from knowledgebase.search.pausing import indexed_together

from .check import check_files
from .files import BASE, Files, read_files, slug_of
from .law import Acts
from .pages import Pages, check_bodies
from .terms import Terms


def load_knowledge_base(*, folder: Path, is_check: bool = False) -> Report:
    """Pages, terms and acts are as the files say, except what a person edited, deleted or unpublished.

    Raises ``TextErrors`` or ``NoHomePage``; nothing is written then, nor when it is only a check. Idempotent: what did
    not change gets no new revision, and when no file changed a load is one query.
    """
    total = folder_digest(folder)
    if not is_check and is_loaded(BASE, total):
        return Report(is_current=True)
    files = read_files(folder)
    if errors := [*check_files(files)]:
        raise TextErrors(errors)
    return _write(files, total, is_check=is_check)


@transaction.atomic
def _write(files: Files, total: str, *, is_check: bool) -> Report:
    home = locked_home_page(KnowledgeBasePage)
    report, ledger = Report(), Ledger(files.folder, BASE)
    pages = Pages(home=home, ledger=ledger, report=report, files=files)
    with indexed_together():
        Acts(ledger, report).write(files.acts)
        Terms(ledger, report, files.glossary).write(files.terms)
        if errors := [*check_bodies(files)]:
            raise TextErrors(errors)
        pages.place_base()
        pages.write(files.texts)
    ledger.record_folder(total)
    report.left = sorted(ledger.no_longer_written(_keys(files, pages)))
    transaction.set_rollback(is_check)
    return report


def _keys(files: Files, pages: Pages) -> set[str]:
    return {
        *(pages.key(text) for text in files.texts),
        *(f"act:{act.meta.key}" for act in files.acts),
        *(f"term:{slug_of(term)}" for term in files.terms),
    }
