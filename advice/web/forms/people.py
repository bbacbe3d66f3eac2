"""What people say of themselves."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from advice.actions.settling import MOST_LANGUAGES
from advice.language import LANGUAGES
from advice.language.interface import INTERFACES

_NAMED = sorted(((row.code, row.native) for row in LANGUAGES.values()), key=lambda pair: pair[1].casefold())
PLACES = 4  # offered at least, so that a second and third language need no second visit


class SettingsForm(forms.Form):
    """The name readers see, what the person does, the language of the pages, those they read, one choice for each place in the order, and the letters."""

    name = forms.CharField(
        label=_("Name readers see"),
        required=False,
        max_length=80,
        help_text=_("An alias is fine. Left empty, your username is shown."),
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "nickname"}),
    )
    role = forms.CharField(
        label=_("What you do, in a line"),
        required=False,
        max_length=140,
        help_text=_("For instance: support lead, twelve years on the phone."),
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "organization-title"}),
    )

    interface = forms.ChoiceField(
        label=_("Language of the pages"),
        required=False,
        choices=[("", _("The one your browser asks for")), *((row.code, row.native) for row in INTERFACES.values())],
        help_text=_("Of menus, buttons and letters. Advice stays in the language it was written in."),
    )

    letters = forms.BooleanField(
        label=_("Write to me when something I try is due"),
        required=False,
        help_text=_(
            "One letter for each day you chose, to your confirmed address. On the site you are asked either way."
        ),
    )

    digests = forms.BooleanField(
        label=_("Write to me once a week when something in our playbooks needs attention"),
        required=False,
        help_text=_(
            "To owners and editors of teams, only when something is new. The page “Needs attention” says it either way."
        ),
    )

    def __init__(self, *args: Any, reads: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place in range(min(max(PLACES, len(reads) + 2), MOST_LANGUAGES)):
            self.fields[f"language_{place + 1}"] = forms.ChoiceField(
                label=_("Language %(place)d") % {"place": place + 1},
                required=False,
                choices=[("", "—"), *_NAMED],
                initial=reads[place] if place < len(reads) else "",
            )

    def languages(self) -> list[forms.BoundField]:
        """The choices of languages, in their order."""
        return [self[name] for name in self.fields if name.startswith("language_")]

    def reads(self) -> list[str]:
        """The languages chosen, in order, each once."""
        chosen = [self.cleaned_data[name] for name in self.fields if name.startswith("language_")]
        return list(dict.fromkeys(code for code in chosen if code))
