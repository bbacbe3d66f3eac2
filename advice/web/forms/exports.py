"""The form that says what a file of an edition holds."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from advice.export.choosing import PARAMETERS, ChoiceRefused, offered, read_choice
from advice.export.document import WHOLE, Document
from advice.export.formats import FORMATS, UnknownFormat, format_named
from advice.language import native_name


class _One(forms.ChoiceField):
    """What was sent is read with the whole choice, as the API and the command read it."""

    def validate(self, value: Any) -> None:
        return


class _Many(forms.MultipleChoiceField):
    def validate(self, value: Any) -> None:
        return


class FilesForm(forms.Form):
    """Format, section, strategies, languages, texts and paper. Cleans to `choice` and `format`; asked by address, so that a choice is a link."""

    use_required_attribute = False  # the whole edition is an empty choice

    data: QueryDict
    format = _One(label=_("Format"), choices=[(row.name, row.label) for row in FORMATS.values()])
    section = _One(label=_("Section"))
    strategy = _Many(label=_("Strategies"), required=False, widget=forms.CheckboxSelectMultiple)
    lang = _Many(label=_("Plays that can be read in"), required=False, widget=forms.CheckboxSelectMultiple)
    texts = _One(
        label=_("Texts"),
        widget=forms.RadioSelect,
        choices=[
            ("originals", _("As they were written")),
            ("translations", _("Translated, where there is a translation")),
            ("both", _("Both, one beside the other")),
        ],
    )
    into = _One(label=_("Translations into"))
    paper = _One(
        label=_("Pages of the PDF"),
        widget=forms.RadioSelect,
        choices=[("a4", "A4"), ("letter", "Letter")],
    )

    def __init__(self, data: QueryDict, *, document: Document) -> None:
        data = data.copy()
        for name, value in (("format", next(iter(FORMATS))), ("texts", WHOLE.texts), ("paper", WHOLE.paper)):
            data.setdefault(name, value)
        super().__init__(data)
        self.document, there = document, offered(document)
        self._offer("section", [("", _("The whole edition")), *_sections(document)])
        self._offer("strategy", [(mark.slug, mark.label) for mark in there.strategies])
        self._offer("lang", [(code, native_name(code) or code) for code in there.languages])
        self._offer("into", [("", "–"), *((code, native_name(code) or code) for code in there.into)])
        if not there.into:
            del self.fields["texts"], self.fields["into"]

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        try:
            cleaned["format"] = format_named(self.data.get("format", ""))
        except UnknownFormat:
            self.add_error("format", gettext("There is no such format."))
        try:
            asked = {name: self.data.getlist(name) for name in PARAMETERS}
            cleaned["choice"] = read_choice(self.document, asked)
        except ChoiceRefused as refusal:
            for name, problem in refusal.problems.items():
                self.add_error(name if name in self.fields else None, problem)
        return cleaned


def _sections(document: Document) -> list[tuple[str, str]]:
    rows = []
    for place, row in enumerate(document.sections, start=1):
        title = row.title or gettext("Without a title")
        rows.append((str(place), f"{place}. {title}" if row.level == 1 else f"– {place}. {title}"))
    return rows
