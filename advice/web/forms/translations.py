"""What somebody types when they translate, and what they press on a translation."""

from collections.abc import Collection, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from advice.actions.wording import cleaned_body
from advice.language import LANGUAGES, native_name
from advice.web.forms.browsing import read_number
from advice.web.forms.drafts import keep_draft


def targets(reads: Sequence[str], without: Collection[str]) -> list[Any]:
    """The languages to translate into, those somebody reads first; `without` leaves some out."""
    mine = [(code, native_name(code)) for code in reads if code not in without]
    others = [(row.code, row.native) for row in LANGUAGES.values() if row.code not in {*without, *reads}]
    others.sort(key=lambda pair: pair[1].casefold())
    groups = [(_("Languages you read"), mine), (_("Other languages"), others)]
    return [("", _("Choose a language")), *(group for group in groups if group[1])]


class TargetForm(forms.Form):
    """Into which language a text is translated, by a person or by the machine."""

    language = forms.ChoiceField(label=_("Into which language"), error_messages={"required": _("Choose a language.")})

    def __init__(self, *args: Any, reads: Sequence[str], without: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["language"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = targets(reads, without)


class WordsForm(forms.Form):
    """The words of a translation, and the version of the original that was beside them."""

    body = forms.CharField(
        label=_("Your translation"),
        widget=forms.Textarea(attrs={"rows": 9, "dir": "auto", "data-compose": ""}),
        error_messages={"required": _("Write something first.")},
    )
    source = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, draft: str, language: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_draft(self, body=draft)
        if language:
            self.fields["body"].widget.attrs["lang"] = language

    def clean_body(self) -> str:
        return cleaned_body(self.cleaned_data["body"])

    def clean_source(self) -> int | None:
        return read_number(self.cleaned_data["source"])

    @property
    def words(self) -> dict[str, Any]:
        """What the verbs take."""
        return {"body": self.cleaned_data["body"], "source_revision": self.cleaned_data["source"]}


class TranslationForm(WordsForm, TargetForm):
    """A new translation: its words and its language."""

    field_order = ("language", "body", "source")


class ReviewForm(forms.Form):
    """The version of a translation that was reviewed."""

    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
