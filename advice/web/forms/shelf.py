"""What somebody writes on their shelf, and what they hand on from it."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from advice.actions.wording import MAXIMUM_BODY
from advice.models import Section
from advice.web.forms.browsing import Selection, read_number

MOST_TICKED = 100  # at once; a page shows twenty


class BookmarkNoteForm(forms.Form):
    """A note beside a bookmark, which may be empty."""

    note = forms.CharField(
        label=_("Your note"),
        required=False,
        help_text=_("Nobody else reads it."),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto", "maxlength": MAXIMUM_BODY}),
    )


class HandOnForm(forms.Form):
    """Into which section of which playbook the ticked bookmarks go."""

    section = forms.ModelChoiceField(
        queryset=Section.objects.none(),
        error_messages={
            "required": _("Choose a playbook and its section."),
            "invalid_choice": _("There is no such section."),
        },
    )

    def __init__(self, *values: Any, sections: QuerySet[Section], **named: Any) -> None:
        super().__init__(*values, **named)
        self.fields["section"].queryset = sections  # type: ignore[attr-defined]


def ticked(data: QueryDict, name: str, most: int = MOST_TICKED) -> list[int]:
    """The numbers that were ticked under this name, each once."""
    return list(dict.fromkeys(filter(None, map(read_number, data.getlist(name)[:most]))))


def shelf_query(selection: Selection, words: str) -> str:
    """What the address of a shelf says besides the page ("" where there is nothing to say)."""
    pairs = [("strategy", slug) for slug in selection.strategies]
    pairs += [("lang", code) for code in selection.languages]
    pairs += [("q", words)] if words else []
    return urlencode(pairs)
