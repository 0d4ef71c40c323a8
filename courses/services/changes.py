"""What changed in a lesson for people who read it before."""

from django.utils import timezone

from courses.models import LessonPage


def date_change(*, lesson: LessonPage) -> None:
    """Dates the change when its note is not the one published before; a note taken out takes the mark back.

    To be called when the lesson is published: `published_note` still is the note before. Idempotent for one note.
    """
    if lesson.published_note is None or lesson.change_note == lesson.published_note:
        return
    lesson.changed_at = timezone.now() if lesson.change_note else None
    LessonPage.objects.filter(pk=lesson.pk).update(changed_at=lesson.changed_at)
