"""Who takes a course and what they have done. Facts with a date: an edit of the content never takes them away."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from accounts.models import User


class PublishedOutline(models.Model):
    """The table of contents of a course as published: read in one query, rebuilt whenever a page of it changes.

    ``data`` is what ``courses.outline.Outline.to_json`` makes. A projection of the page tree, never a record.
    """

    course = models.OneToOneField("courses.CoursePage", on_delete=models.CASCADE, related_name="published_outline")
    data = models.JSONField()
    built_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("outline of a course")
        verbose_name_plural = _("outlines of courses")

    def __str__(self) -> str:
        return f"{self.course_id} {self.built_at}"


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    def of(self, user: "User") -> "EnrolmentQuerySet":
        """Only the enrolments of this person, the latest first: someone else's does not exist for them."""
        return self.filter(participant=user).order_by("-enrolled_at", "-pk")

    def with_outline(self) -> "EnrolmentQuerySet":
        """Adds `outline_data` (JSON of the published outline, or None) and `completion_date` in the same query."""
        return self.annotate(
            outline_data=models.F("course__published_outline__data"),
            completion_date=models.F("completion__completed_at"),
        )


class Edition(models.Model):
    """A run of a course: the people who take it together, between two dates."""

    course = models.ForeignKey("courses.CoursePage", on_delete=models.PROTECT, related_name="editions")
    name = models.CharField(_("name"), max_length=120)
    starts_on = models.DateField(_("begins"), null=True, blank=True)
    ends_on = models.DateField(_("ends"), null=True, blank=True)

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["-starts_on", "name"]
        constraints = [models.UniqueConstraint(fields=["course", "name"], name="edition_name_once_a_course")]

    def __str__(self) -> str:
        return self.name


class Enrolment(models.Model):
    participant = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("participant"), on_delete=models.PROTECT, related_name="enrolments"
    )
    course = models.ForeignKey(
        "courses.CoursePage", verbose_name=_("course"), on_delete=models.PROTECT, related_name="enrolments"
    )
    edition = models.ForeignKey(
        Edition, verbose_name=_("edition"), null=True, blank=True, on_delete=models.PROTECT, related_name="enrolments"
    )
    enrolled_at = models.DateTimeField(_("enrolled"), default=timezone.now)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        constraints = [models.UniqueConstraint(fields=["participant", "course"], name="one_enrolment_a_course")]

    def __str__(self) -> str:
        return f"{self.participant} – {self.course}"


class LessonProgress(models.Model):
    """The participant marked the lesson as read; `read_again_at`: and later, after a change, once more."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="lesson_progress")
    lesson = models.ForeignKey("courses.LessonPage", on_delete=models.PROTECT, related_name="progress")
    completed_at = models.DateTimeField(_("read"), default=timezone.now)
    read_again_at = models.DateTimeField(_("read again"), null=True, blank=True)

    class Meta:
        verbose_name = _("lesson read")
        verbose_name_plural = _("lessons read")
        constraints = [models.UniqueConstraint(fields=["enrolment", "lesson"], name="lesson_read_once")]
        indexes = [models.Index(fields=["enrolment", "completed_at"], name="lessons_read_by_date")]

    def __str__(self) -> str:
        return f"{self.enrolment_id}/{self.lesson_id}"


class ModuleCompletion(models.Model):
    """Everything the module asked for was done: when, under which rule, on what evidence. Stays when lessons come."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="module_completions")
    module = models.ForeignKey("courses.ModulePage", on_delete=models.PROTECT, related_name="completions")
    completed_at = models.DateTimeField(_("completed"), default=timezone.now)
    rule_version = models.CharField(_("version of the rule"), max_length=20)
    evidence = models.JSONField(_("evidence"))

    class Meta:
        verbose_name = _("completion of a module")
        verbose_name_plural = _("completions of modules")
        constraints = [models.UniqueConstraint(fields=["enrolment", "module"], name="module_completed_once")]

    def __str__(self) -> str:
        return f"{self.enrolment_id}/{self.module_id}"


class Completion(models.Model):
    """The course was completed: when, under which rule, on what evidence."""

    enrolment = models.OneToOneField(Enrolment, on_delete=models.PROTECT, related_name="completion")
    completed_at = models.DateTimeField(_("completed"), default=timezone.now)
    rule_version = models.CharField(_("version of the rule"), max_length=20)
    evidence = models.JSONField(_("evidence"))

    class Meta:
        verbose_name = _("completion of a course")
        verbose_name_plural = _("completions of courses")
        ordering = ["-completed_at"]

    def __str__(self) -> str:
        return f"{self.enrolment} {self.completed_at:%Y-%m-%d}"
