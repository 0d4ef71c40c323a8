"""Letters: composed from the editor's words or those of the files, kept as sent, handed to the queue."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string

from core import mail
from core.formats import long_date
from recruitment.addresses import address_of
from recruitment.models import Application, Change, Letter, LetterTemplate
from recruitment.rules import Action, fill

FOLDER = "recruitment/email"


@dataclass(frozen=True, slots=True)
class LetterText:
    subject: str
    body: str

    def filled(self, values: dict[str, str]) -> "LetterText":
        """The subject stays in one line and fits its column."""
        subject = " ".join(fill(self.subject, values).split())
        return LetterText(subject[:250], fill(self.body, values).strip() + "\n")


def text_of_file(action: Action) -> LetterText:
    """The words a letter has until an editor writes others."""
    subject = render_to_string(f"{FOLDER}/{action}_subject.txt").strip()
    return LetterText(subject, render_to_string(f"{FOLDER}/{action}_message.txt").strip() + "\n")


def text_in_use(action: Action) -> LetterText:
    row = LetterTemplate.objects.filter(action=action).first()
    return LetterText(row.subject, row.body) if row else text_of_file(action)


def reset_letter(*, action: Action) -> None:
    """Back to the words of the file. Idempotent."""
    LetterTemplate.objects.filter(action=action).delete()


def compose_letter(
    *, application: Application, action: Action, reason: str = "", due_at: datetime | None = None
) -> LetterText:
    """The letter as it would go now. One query."""
    return text_in_use(action).filled(letter_values(application, reason=reason, due_at=due_at))


def letter_values(application: Application, *, reason: str = "", due_at: datetime | None = None) -> dict[str, str]:
    return {
        "first_name": application.first_name,
        "last_name": application.last_name,
        "number": application.number or "",
        "call": application.call.title,
        "course": application.call.course.title,
        "link": settings.PUBLIC_URL + address_of(application),
        "reason": reason.strip(),
        "due": long_date(due_at) if due_at else "",
    }


def send_letter(*, application: Application, action: Action, change: Change) -> Letter | None:
    """Keeps the letter and queues it, both in the transaction of the change. None for a person without an account."""
    if application.applicant is None:
        return None
    text = compose_letter(application=application, action=action, reason=change.reason, due_at=application.due_at)
    letter = Letter.objects.create(
        application=application,
        change=change,
        to=application.applicant.email,
        subject=text.subject,
        text=text.body,
        sent_at=change.happened_at,
    )
    mail.send(f"{FOLDER}/letter", application.applicant, {"letter_subject": text.subject, "letter_text": text.body})
    return letter
