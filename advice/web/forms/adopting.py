"""The form that takes a playbook exported elsewhere, as a file or pasted."""

import base64
import binascii
import zlib
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from advice.export.reading import LARGEST
from advice.models import Team


def packed(content: bytes) -> str:
    """A file as a hidden field carries it from the preview to the press that imports it."""
    return base64.b64encode(zlib.compress(content)).decode()


def unpacked(said: str) -> bytes:
    """What `packed` made of a file, at most one byte more than the largest. Raises ValueError for anything else."""
    try:
        return zlib.decompressobj().decompress(base64.b64decode(said, validate=True), LARGEST + 1)
    except (binascii.Error, zlib.error) as error:
        raise ValueError("nothing that was packed") from error


class _File(forms.FileField):
    """One of two ways, so that it may be missing; but it is not an extra that one may leave out."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        return super().clean(data, initial) if data else None


class AdoptForm(forms.Form):
    """A file, and the team it goes to. Cleans to `content`; what was looked at once comes back packed, as no browser sends a file a second time."""

    team = forms.ModelChoiceField(label=_("Team"), queryset=Team.objects.none(), empty_label=None)
    use_required_attribute = False
    file = _File(
        label=_("The file"),
        widget=forms.ClearableFileInput(attrs={"accept": ".json,application/json"}),
        help_text=_("What “JSON” gives on the page of an edition."),
    )
    text = forms.CharField(
        label=_("Or paste what it says"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "ltr", "spellcheck": "false", "autocomplete": "off"}),
    )
    kept = forms.CharField(required=False, widget=forms.HiddenInput)
    again = forms.BooleanField(label=_("Import it a second time"), required=False)

    def __init__(self, *values: Any, teams: QuerySet[Team], **named: Any) -> None:
        super().__init__(*values, **named)
        self.fields["team"].queryset = teams  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        upload, text = cleaned.get("file"), cleaned.get("text") or ""
        if upload is not None and text.strip():
            raise ValidationError(_("Choose a file or paste one, not both: one would be lost."))
        if upload is not None:
            cleaned["content"] = upload.read(LARGEST + 1)  # one byte too many is enough to refuse it
        elif text.strip():
            cleaned["content"] = text.encode("utf-8", errors="replace")
        else:
            cleaned["content"] = self._kept(cleaned.get("kept") or "")
        return cleaned

    def _kept(self, said: str) -> bytes:
        if not said:
            raise ValidationError(_("Choose a file, or paste what it says."))
        try:
            return unpacked(said)
        except ValueError as error:
            raise ValidationError(_("The file got lost on the way. Choose it again.")) from error
