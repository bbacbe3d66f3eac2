"""The form that takes a page to import, pasted or as a file."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from advice.articles import ArticleRefused, read_text
from advice.articles.drafts import MAX_FILE_BYTES
from advice.web.forms.drafts import keep_drafts


def in_the_readers_words(refusal: ArticleRefused) -> str:
    """Why a page was refused, in the language of the interface."""
    return refusal.sentence.said(gettext, lambda figure: number_format(figure, force_grouping=True))


class PageField(forms.CharField):
    """Text from which NULs go instead of being refused, as they do in a file."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\0", "")


class ImportForm(forms.Form):
    """A page as text. An uploaded file is decoded into `text`, so that it can be looked at and changed before it is stored."""

    file = forms.FileField(
        label=_("A file"),
        required=False,
        help_text=_("Text or HTML; UTF-8, UTF-16 with a byte order mark, or Windows-1252."),
    )
    text = PageField(
        label=_("Or paste the page here"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "dir": "auto", "spellcheck": "false"}),
        help_text=_("The title first, then the contributions parted by lines that hold only “-”."),
    )
    source = forms.CharField(
        label=_("Where it comes from"),
        required=False,
        max_length=300,
        help_text=_("Shown with every imported text: a name or an address."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_drafts(self, "import")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        upload = cleaned.get("file")
        if upload is not None and (cleaned.get("text") or "").strip():
            raise ValidationError(_("Choose a file or paste a page, not both: one would be lost."))
        if upload is not None:
            if upload.size > MAX_FILE_BYTES:
                raise ValidationError(
                    _("This file is too large: %(most)d MB at most."), params={"most": MAX_FILE_BYTES // 1_000_000}
                )
            try:
                cleaned["text"] = read_text(upload.read())
            except ArticleRefused as refusal:
                raise ValidationError(in_the_readers_words(refusal)) from refusal
            cleaned["source"] = cleaned.get("source") or upload.name
        if not (cleaned.get("text") or "").strip():
            raise ValidationError(_("Choose a file or paste a page."))
        cleaned["source"] = cleaned.get("source") or str(_("pasted page"))
        return cleaned
