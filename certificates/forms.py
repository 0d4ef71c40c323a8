"""What verification asks for."""

from typing import Any

from django import forms
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from certificates import rules
from certificates.verification.digests import MOST_DIGESTS, Digests, is_sha256
from certificates.verification.files import can_be_examined

LARGEST_FILE = 5 * 1024 * 1024


class CodeForm(forms.Form):
    """``kod`` as printed, scanned or typed; cleaned to the form in which it is stored."""

    kod = forms.CharField(
        label=_("Code from the certificate"),
        max_length=60,
        error_messages={"required": _("Type the code from the certificate.")},
        widget=forms.TextInput(
            attrs={"class": "as-w-short", "autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}
        ),
    )

    def clean_kod(self) -> str:
        typed = self.cleaned_data["kod"]
        code = rules.normalise_code(typed)
        if "/" in typed:
            raise forms.ValidationError(
                _("This looks like the number of the certificate. Type the code that stands beside the QR sign.")
            )
        if not rules.is_code(code):
            raise forms.ValidationError(
                _("The code has 16 letters and digits in four groups, for example 7K3M-Q9TX-2HVA-64RN.")
            )
        return code


class SurnameForm(forms.Form):
    """Confirms the holder's name to somebody who holds the document in their hand."""

    nazwisko = forms.CharField(
        label=_("Surname from the document"),
        max_length=220,
        help_text=_("For privacy we show initials. Type the surname and we answer whether it agrees."),
        error_messages={"required": _("Type the surname from the document.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args: object, snapshot: rules.Snapshot, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.snapshot = snapshot

    def clean_nazwisko(self) -> str:
        typed: str = self.cleaned_data["nazwisko"]
        if not rules.names_agree(typed, self.snapshot):
            raise forms.ValidationError(
                _("This is not the surname of this certificate. Copy it from the document, with Polish letters.")
            )
        return typed


class FileForm(forms.Form):
    """``plik``: a PDF, or a badge as a token; cleaned to its bytes. What it is decides its content, not its name."""

    plik = forms.FileField(
        label=_("File of the certificate"),
        help_text=_("A PDF file, or a badge, up to 5 MB. We check the file and throw it away."),
        error_messages={
            "required": _("Choose the file of the certificate."),
            "empty": _("This file is empty. Choose the PDF file that the holder received from us."),
        },
        widget=forms.FileInput(attrs={"accept": ".pdf,.jwt,.json"}),
    )

    @classmethod
    def too_large(cls) -> "FileForm":
        """The form as it answers a file that was not even read."""
        form = cls({}, {})
        form.full_clean()
        form._errors["plik"] = form.error_class([_TOO_LARGE], renderer=form.renderer)
        return form

    def clean_plik(self) -> bytes:
        file: File[Any] = self.cleaned_data["plik"]
        if (file.size or 0) > LARGEST_FILE:
            raise forms.ValidationError(_TOO_LARGE)
        data: bytes = file.read()
        if not can_be_examined(data):
            raise forms.ValidationError(
                _("This is neither a PDF file nor a badge. If you have a scan or a photo, type the code from it.")
            )
        return data


_TOO_LARGE = _("This file is larger than 5 MB: our certificates are much smaller. Choose the file the holder received.")


class DigestsForm(forms.Form):
    """``odcisk``, repeated: SHA-256 of the whole file first, then of its beginnings; cleaned to ``Digests``."""

    odcisk = forms.Field(widget=forms.MultipleHiddenInput)

    def clean_odcisk(self) -> Digests:
        whole, *beginnings = self.cleaned_data["odcisk"]
        if len(beginnings) >= MOST_DIGESTS or not all(map(is_sha256, [whole, *beginnings])):
            raise forms.ValidationError(_("This is no list of digests."))
        return Digests(whole=whole, beginnings=dict.fromkeys(beginnings, 0))
