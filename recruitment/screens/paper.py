"""An application with what its call asks, read once for a whole page."""

from datetime import datetime

from accounts.models import ConsentText
from recruitment.models import Application, CallQuestion
from recruitment.queries import current_statements
from recruitment.rules import ApplicationFacts, CallPhase, Part
from recruitment.screens.parts import Task, parts_of, tasks_of
from recruitment.screens.summary import Section, sections_of
from recruitment.services import own_secrets
from recruitment.states import State

DECLARATION = "rekrutacja-deklaracja"
"""The key of the declaration of taking part, see content/pl/consents."""


class Paper:
    def __init__(self, application: Application) -> None:
        self.application = application
        self.questions: list[CallQuestion] = list(application.call.questions.all())
        self.texts: list[ConsentText] = current_statements(application.call)

    @property
    def accepted(self) -> set[ConsentText]:
        return {text for text in self.texts if self.application.statements.get(str(text.pk)) is True}

    @property
    def parts(self) -> tuple[Part, ...]:
        """What was declared when the application was sent is not declared again in a supplement."""
        found = parts_of(bool(self.questions))
        return found if self.is_draft else tuple(part for part in found if part is not Part.STATEMENTS)

    @property
    def is_draft(self) -> bool:
        return self.application.state == State.DRAFT

    @property
    def facts(self) -> ApplicationFacts:
        names = frozenset(question.clean_name for question in self.questions if question.required)
        needed = frozenset(text.pk for text in self.texts if text.is_required) if self.is_draft else frozenset()
        accepted = frozenset(text.pk for text in self.accepted)
        return ApplicationFacts.of(self.application, questions=names, statements=needed, accepted=accepted)

    @property
    def tasks(self) -> list[Task]:
        return tasks_of(self.application, self.facts, self.parts)

    @property
    def sections(self) -> list[Section]:
        needs = own_secrets(application=self.application).needs
        return sections_of(self.application, self._shown, needs=needs, texts=self.texts, questions=self.questions)

    @property
    def _shown(self) -> tuple[Part, ...]:
        return parts_of(bool(self.questions or self.application.answers))


def draft_tasks(application: Application) -> list[Task]:
    return Paper(application).tasks


def is_ready(tasks: list[Task]) -> bool:
    """All that must be there is there."""
    return all(task.is_done or task.is_optional for task in tasks)


def is_editable(application: Application, now: datetime) -> bool:
    """A draft while its call takes applications, and what was asked to be supplemented."""
    if application.state == State.DRAFT:
        return application.call.phase(now) is CallPhase.OPEN
    return application.state == State.TO_SUPPLEMENT


def declaration_text() -> ConsentText | None:
    """What a person declares who takes an offered place; None where the texts were not loaded."""
    return ConsentText.objects.current().filter(key=DECLARATION).first()
