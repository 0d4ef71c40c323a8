"""How far participants are, in four stages that a coordinator acts upon."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courses.models import Attempt, Enrolment, LessonProgress

IDLE_AFTER = timedelta(days=30)


class Stage(models.TextChoices):
    NOT_BEGUN = "not_begun", _("not begun")
    LEARNING = "learning", _("learning")
    IDLE = "idle", _("nothing for 30 days")
    COMPLETED = "completed", pgettext_lazy("participants", "completed")


def with_stage(enrolments: "QuerySet[Enrolment]", now: datetime | None = None) -> "QuerySet[Any]":
    """Adds `stage` to each enrolment, in the same query. Reading a lesson and beginning a test count as learning."""
    since = (now or timezone.now()) - IDLE_AFTER
    read = LessonProgress.objects.filter(enrolment=OuterRef("pk")).order_by("-completed_at").values("completed_at")
    tested = Attempt.objects.filter(enrolment=OuterRef("pk")).order_by("-started_at").values("started_at")
    stages = Case(
        When(completion__isnull=False, then=Value(Stage.COMPLETED)),
        When(last_read=None, last_tested=None, then=Value(Stage.NOT_BEGUN)),
        When(Q(last_read__gte=since) | Q(last_tested__gte=since), then=Value(Stage.LEARNING)),
        default=Value(Stage.IDLE),
    )
    return enrolments.annotate(last_read=Subquery(read[:1]), last_tested=Subquery(tested[:1])).annotate(stage=stages)


def count_by_stage(now: datetime | None = None) -> Mapping[Stage, int]:
    """Enrolments of all courses by stage, zeros included: one query."""
    rows = with_stage(Enrolment.objects.all(), now).values("stage").order_by("stage").annotate(number=Count("pk"))
    found = {row["stage"]: row["number"] for row in rows}
    return {stage: found.get(stage, 0) for stage in Stage}
