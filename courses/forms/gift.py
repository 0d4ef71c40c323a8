"""The text of a GIFT file, pasted or uploaded, and the place in the bank where its questions go."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from courses.forms.question import DIFFICULTIES
from courses.gift import MAX_CHARACTERS, GiftMistake, GiftQuestion, read_gift
from courses.models import Competence
from courses.services.importing import Incoming

MAX_BYTES = 2 * MAX_CHARACTERS


class GiftForm(forms.Form):
    """After `is_valid`: `questions` in the order of the file, `mistakes` by line; one excludes the import."""

    file = forms.FileField(label=_("File"), required=False, help_text=_("Plain text in UTF-8, at most 600 KB."))
    text = forms.CharField(
        label=_("Or the text of the file"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "class": "as-bank__source"}),
    )
    competence = forms.ModelChoiceField(
        label=_("Competence"),
        queryset=Competence.objects.all(),
        help_text=_("Where a category of the file is the code of a competence, the category wins."),
    )
    difficulty = forms.TypedChoiceField(label=_("Difficulty"), choices=DIFFICULTIES, coerce=int, initial=2)

    questions: list[GiftQuestion]
    mistakes: list[GiftMistake]

    def clean_file(self) -> str:
        file = self.cleaned_data["file"]
        if not file:
            return ""
        if file.size > MAX_BYTES:
            raise ValidationError(_("The file is too large: at most 600 KB."))
        try:
            return file.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            raise ValidationError(_("The file is not text in UTF-8. Save it so, then choose it again.")) from None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.source = cleaned.get("file") or cleaned.get("text") or ""
        if not self.errors and not self.source.strip():
            raise ValidationError(_("Choose a file or paste its text."))
        found = read_gift(self.source)
        self.questions, self.mistakes = list(found.questions), list(found.mistakes)
        return cleaned

    def incoming(self) -> list[Incoming]:
        """What the import takes in."""
        by_code = {competence.code: competence for competence in Competence.objects.all()}
        return [
            Incoming(
                name=question.title or question.data["text"],
                kind=question.kind,
                data=question.data,
                competence=by_code.get(question.category, self.cleaned_data["competence"]),
                difficulty=self.cleaned_data["difficulty"],
            )
            for question in self.questions
        ]
