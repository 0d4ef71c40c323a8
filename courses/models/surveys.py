"""The closing survey. That somebody filled it in is one record, what was said is another: nothing ties the two."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SurveyReturn(models.Model):
    """The participant filled the survey in; a course may ask for it before it is completed."""

    enrolment = models.ForeignKey("courses.Enrolment", on_delete=models.PROTECT, related_name="survey_returns")
    survey = models.ForeignKey("courses.SurveyPage", on_delete=models.PROTECT, related_name="returns")
    returned_at = models.DateTimeField(_("filled in"), default=timezone.now)

    class Meta:
        verbose_name = _("survey filled in")
        verbose_name_plural = _("surveys filled in")
        constraints = [models.UniqueConstraint(fields=["enrolment", "survey"], name="survey_once")]

    def __str__(self) -> str:
        return f"{self.enrolment_id}/{self.survey_id}"


class SurveyAnswer(models.Model):
    """What one person said: {label of a question: answer}. No person, and of the time only the month's first day."""

    survey = models.ForeignKey("courses.SurveyPage", on_delete=models.PROTECT, related_name="answers")
    answers = models.JSONField(_("answers"))
    month = models.DateField(_("month"))

    class Meta:
        verbose_name = _("answer to a survey")
        verbose_name_plural = _("answers to surveys")

    def __str__(self) -> str:
        return f"{self.survey_id} {self.month}"
