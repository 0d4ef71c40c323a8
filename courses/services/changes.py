"""What changed in a lesson for people who read it before."""

from django.utils import timezone

from courses.models import LessonPage


def date_change(*, lesson: LessonPage) -> None:
    """Dates the change when its note is not the one published before; a note taken out takes the mark back.

    Reads `published_note`, which `LessonPage.with_content_json` leaves on what is published. Idempotent for one note.
    """
    before = getattr(lesson, "published_note", lesson.change_note)
    if lesson.change_note == before:
        return
    lesson.changed_at = timezone.now() if lesson.change_note else None
    LessonPage.objects.filter(pk=lesson.pk).update(changed_at=lesson.changed_at)
