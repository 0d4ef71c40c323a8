"""The question bank. A question is edited by adding a version; a version, once made, never changes."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from taggit.models import ItemBase, TagBase

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


class QuestionTag(TagBase):
    """A word by which editors find questions: of the bank only, so that no other tags mix in."""

    free_tagging = True

    class Meta:
        verbose_name = _("tag of a question")
        verbose_name_plural = _("tags of questions")


class TaggedQuestion(ItemBase):
    tag = models.ForeignKey(QuestionTag, on_delete=models.CASCADE, related_name="tagged_questions")
    content_object = models.ForeignKey("courses.Question", on_delete=models.CASCADE, related_name="tagged")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="tag_once_a_question")]


class QuestionQuerySet(models.QuerySet["Question"]):
    def published(self) -> "QuestionQuerySet":
        return self.filter(status=Question.Status.PUBLISHED).exclude(current_version=None)


class Question(models.Model):
    """What is asked is `current_version`; `draft_version` waits beside it and is asked of nobody.

    Of a question taken back to draft, `current_version` is what was asked last; one never published has none.
    """

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
    draft_version = models.ForeignKey(
        "courses.QuestionVersion", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    tags = TaggableManager(verbose_name=_("tags"), through=TaggedQuestion, blank=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["key"]
        indexes = [models.Index(fields=["competence", "status"])]

    def __str__(self) -> str:
        return self.key

    @property
    def latest_version(self) -> "QuestionVersion | None":
        """What an editor goes on writing: the draft, or else what is asked."""
        return self.draft_version or self.current_version

    @property
    def has_draft_waiting(self) -> bool:
        """Published, with other words beside it."""
        return self.status == self.Status.PUBLISHED and self.draft_version_id is not None


class QuestionVersion(FrozenModel):
    """What was asked, frozen: ``spec`` is what the question kind understands, ``digest`` its SHA-256 in hex."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="versions")
    kind = models.CharField(_("kind"), max_length=40)
    spec = models.JSONField()
    digest = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("version of a question")
        verbose_name_plural = _("versions of questions")
        ordering = ["-created_at"]
        constraints = [models.UniqueConstraint(fields=["question", "digest"], name="unique_question_version")]

    def __str__(self) -> str:
        return f"{self.question} {self.digest[:8]}"

    def read_spec(self) -> Spec:
        return kind(self.kind).from_data(self.spec)


class QuestionFigures(models.Model):
    """Item analysis of one version: a projection of closed attempts, made anew by a task and read by the list.

    `facility` is the mean share of the points (0 to 1), `discrimination` the correlation of the points for this
    question with the points for the rest of the attempt (-1 to 1; None: no spread, or fewer than two attempts),
    `seconds` the median time. `parts`: [{"key", "text", "is_right", "share", "mean_score"}], the share of attempts
    whose answer holds the part and the mean result of those attempts in percent. `trouble`: how much the question
    needs mending, 0: not at all; the list begins with the greatest.
    """

    version = models.OneToOneField(QuestionVersion, on_delete=models.CASCADE, related_name="figures")
    attempts = models.PositiveIntegerField(_("attempts"))
    facility = models.FloatField(_("facility"))
    discrimination = models.FloatField(_("discrimination"), null=True, blank=True)
    seconds = models.PositiveIntegerField(_("seconds"), null=True, blank=True)
    parts = models.JSONField(default=list)
    trouble = models.PositiveSmallIntegerField(_("to mend"), default=0)
    computed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("figures of a question")
        verbose_name_plural = _("figures of questions")
        ordering = ["-trouble", "discrimination"]
        indexes = [models.Index(fields=["-trouble", "discrimination"], name="figures_by_trouble")]

    def __str__(self) -> str:
        return f"{self.version_id}"
