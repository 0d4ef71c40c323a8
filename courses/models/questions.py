"""The question bank. A question is edited by adding a version; a version, once made, never changes."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.questions import Spec, kind

from .frozen import FrozenModel


class Competence(models.Model):
    """A learning outcome that questions measure; it belongs to the lesson that teaches it."""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    name = models.CharField(_("what the participant can do"), max_length=250)
    lesson = models.ForeignKey(
        "courses.LessonPage",
        verbose_name=_("lesson"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="competences",
    )

    class Meta:
        verbose_name = _("competence")
        verbose_name_plural = _("competences")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class QuestionQuerySet(models.QuerySet["Question"]):
    def published(self) -> "QuestionQuerySet":
        return self.filter(status=Question.Status.PUBLISHED).exclude(current_version=None)


class Question(models.Model):
    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")

    key = models.SlugField(_("key"), max_length=80, unique=True)
    competence = models.ForeignKey(
        Competence, verbose_name=_("competence"), on_delete=models.PROTECT, related_name="questions"
    )
    difficulty = models.PositiveSmallIntegerField(
        _("difficulty"), default=2, validators=[MinValueValidator(1), MaxValueValidator(3)]
    )
    status = models.CharField(_("status"), max_length=12, choices=Status.choices, default=Status.DRAFT)
    current_version = models.ForeignKey(
        "courses.QuestionVersion", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["key"]
        indexes = [models.Index(fields=["competence", "status"])]

    def __str__(self) -> str:
        return self.key


class QuestionVersion(FrozenModel):
    """What was asked, frozen: ``spec`` is what the question kind understands, ``digest`` its SHA-256 in hex."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="versions")
    kind = models.CharField(_("kind"), max_length=40)
    spec = models.JSONField()
    digest = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("version of a question")
        verbose_name_plural = _("versions of questions")
        ordering = ["-created_at"]
        constraints = [models.UniqueConstraint(fields=["question", "digest"], name="unique_question_version")]

    def __str__(self) -> str:
        return f"{self.question} {self.digest[:8]}"

    def read_spec(self) -> Spec:
        return kind(self.kind).from_data(self.spec)
