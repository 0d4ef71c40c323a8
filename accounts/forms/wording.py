"""Our words on the fields of forms made elsewhere."""

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


FILL_IN = _("Fill in this field")


@dataclass(frozen=True)
class Word:
    """What a field is called, what helps to fill it in, and what to do when it was left empty."""

    label: Text
    hint: Text = ""
    empty: Text = FILL_IN
    attrs: dict[str, str] = field(default_factory=dict)

    def apply(self, control: forms.Field) -> None:
        control.label = self.label
        control.help_text = self.hint
        control.error_messages = {**control.error_messages, "required": self.empty}
        control.widget.attrs.pop("placeholder", None)
        control.widget.attrs.update(self.attrs)


EMAIL = Word(
    _("E-mail address"),
    empty=_("Enter your e-mail address"),
    attrs={"autocomplete": "username", "spellcheck": "false"},
)
CURRENT_PASSWORD = Word(
    _("Password"), empty=_("Enter your password"), attrs={"autocomplete": "current-password", "spellcheck": "false"}
)
NEW_PASSWORD = Word(
    _("New password"),
    _("At least 10 characters. A few random words are easy to remember and hard to guess."),
    empty=_("Enter a new password"),
    attrs={"autocomplete": "new-password", "spellcheck": "false"},
)
CODE = Word(
    _("Code from the e-mail"),
    _("8 digits. You may leave out the dash."),
    empty=_("Enter the code from the e-mail"),
    attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false", "class": "as-w-short"},
)


class Worded:
    """Mixin: `words` gives fields their words; `left_out` names fields we do not ask for."""

    words: dict[str, Word] = {}
    left_out: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, forms.Field] = self.fields  # type: ignore[attr-defined]
        for name in self.left_out:
            fields.pop(name, None)
        for name, word in self.words.items():
            word.apply(fields[name])
