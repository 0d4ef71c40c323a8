"""The form of a letter, the same everywhere, and of the preference."""

from collections.abc import Callable
from typing import Any, cast
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from messaging import attachments
from messaging.errors import BadAttachments, MessagingError, TooManyLetters
from messaging.limits import check_pace
from messaging.models import Message, Preference

LONGEST = 20_000


class FilesInput(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Any]:
        return files.getlist(name) if hasattr(files, "getlist") else [file for file in [files.get(name)] if file]


class FilesField(forms.FileField):
    """Up to five files, each checked by its content; cleaned to a list."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = [file for file in (data if isinstance(data, (list, tuple)) else [data]) if file]
        try:
            attachments.check_all(files)
        except BadAttachments as error:
            raise forms.ValidationError(error.messages) from error
        return files


class TokenField(forms.UUIDField):
    """The mark of one showing of the form. A broken one is as good as none: nobody could mend it."""

    def clean(self, value: Any) -> UUID | None:
        try:
            token: UUID | None = super().clean(value)
        except forms.ValidationError:
            return None
        return token


class LetterForm(forms.Form):
    """``LetterForm(request.POST, request.FILES, author=request.user)``.

    With the author given, the form also says when they have sent too many. Texts of the field: ``label``, ``hint``.
    """

    body = forms.CharField(
        label=_("Your message"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={
            "required": _("Write your message."),
            "max_length": _("The message may have up to %(limit_value)d characters. This one has %(show_value)d."),
        },
    )
    files = FilesField(  # type: ignore[assignment]  # the form's own "files" is set on the instance
        label=_("Files"),
        required=False,
        help_text=_("Up to 5 files, 20 MB each: PDF, Word, Excel, LibreOffice, JPG, PNG, TXT, CSV."),
        widget=FilesInput(attrs={"accept": attachments.ACCEPT}),
    )
    token = TokenField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, author: User | None = None, label: Any = "", hint: Any = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.author = author
        self.fields["token"].initial = uuid4
        if label:
            self.fields["body"].label = label
        self.fields["body"].help_text = hint or _(
            "Leave out the data of the people you help: names, PESEL numbers, addresses."
        )

    def clean_body(self) -> str:
        body: str = self.cleaned_data["body"].replace("\r\n", "\n")
        return body

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self._check_pace(cleaned)
        self._remind_of_files()
        return cleaned

    def _check_pace(self, cleaned: dict[str, Any]) -> None:
        if self.author is None:
            return
        try:
            check_pace(user=self.author, token=cleaned.get("token"))
        except TooManyLetters as error:
            self.add_error(None, error.message)

    def _remind_of_files(self) -> None:
        if self.errors and not self.has_error("files") and cast("Any", self.files).get("files"):
            self.add_error(
                "files", _("Choose the files again: the browser does not keep them when the page comes back.")
            )

    @property
    def letter(self) -> dict[str, Any]:
        """body, files and token, for the services."""
        token: UUID | None = self.cleaned_data.get("token")
        return {"body": self.cleaned_data["body"], "files": self.cleaned_data["files"], "token": token}

    def refuse(self, error: MessagingError) -> None:
        """Says what a service refused, with everything typed still there."""
        messages = error.messages if isinstance(error, BadAttachments) else [error.message]
        self.add_error("files" if isinstance(error, BadAttachments) else None, messages)
        self._remind_of_files()

    def sent_by(self, send: Callable[..., Message]) -> Message | None:
        """Calls ``send(body=…, files=…, token=…)``; None and an error in the form when it refuses."""
        try:
            return send(**self.letter)
        except MessagingError as error:
            self.refuse(error)
            return None


class PreferenceForm(forms.Form):
    frequency = forms.ChoiceField(
        label=_("When to write to you about new messages?"),
        choices=Preference.Frequency.choices,
        widget=forms.RadioSelect,
        help_text=_("The text of a message never stands in the mail: only who wrote, the subject and a link."),
        error_messages={"required": _("Choose one answer."), "invalid_choice": _("Choose one answer.")},
    )
