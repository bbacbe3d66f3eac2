"""What somebody types when they advise, and how a language is named."""

import json
from collections.abc import Mapping
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from advice.actions.contributing import MAXIMUM_STRATEGIES, refuse_many_strategies
from advice.actions.wording import cleaned_body
from advice.language import LANGUAGES
from advice.models import Contribution, LanguageSource, Strategy
from advice.web.forms.drafts import keep_draft

_NAMED = sorted(((row.code, row.native) for row in LANGUAGES.values()), key=lambda pair: pair[1].casefold())


def language_field(*, found: bool = True) -> forms.ChoiceField:
    """A choice of all languages by their own names; `found` says that the site may find it."""
    first = _("Find it for me") if found else _("Choose a language")
    return forms.ChoiceField(label=_("Language"), choices=[("", first), *_NAMED], required=not found)


def read_while_typed(field: forms.Field, **about: int | None) -> None:
    """Let the page ask, while somebody types in this field, what the site finds in the text; `about` says by number what the text is for."""
    known = {name: number for name, number in about.items() if number is not None}
    field.widget.attrs |= {
        "hx-post": reverse("analysis"),
        "hx-vals": json.dumps(known),
        "hx-trigger": "input changed delay:500ms, restored",
        "hx-target": "#analysis",
        "hx-sync": "this:replace",
    }


class ContributionForm(forms.Form):
    """Advice: its words, its language, its strategies."""

    body = forms.CharField(
        label=_("Your advice"),
        widget=forms.Textarea(attrs={"rows": 7, "dir": "auto", "data-compose": ""}),
        error_messages={"required": _("Write something first.")},
    )
    strategies = forms.MultipleChoiceField(
        label=_("Strategies"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=format_lazy(_("What this advice is really about: {most} at most."), most=MAXIMUM_STRATEGIES),
    )
    language = language_field()
    use = forms.ChoiceField(
        label=_("Who may use it"),
        required=False,
        choices=[
            (Contribution.Use.PUBLIC, _("Anybody, under the licence of the site")),
            (Contribution.Use.TEAM, _("Teams, in playbooks that they alone read")),
            (Contribution.Use.SITE, _("This site alone, in no file")),
        ],
        initial=Contribution.Use.PUBLIC,
        widget=forms.RadioSelect,
        help_text=_(
            "Everybody reads it here. What playbooks, and the files made of them, may do with it is your choice, and you can change it at any time."
            " Files that somebody has taken already stay as they are."
        ),
    )

    def __init__(
        self,
        *args: Any,
        strategies: Mapping[str, Strategy],
        draft: str = "",
        situation: int | None = None,
        contribution: int | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = [(slug, strategy.label) for slug, strategy in strategies.items()]
        field = self.fields["strategies"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = choices
        self.shown_strategies = strategies
        read_while_typed(self.fields["body"], situation=situation, contribution=contribution)
        if draft:
            keep_draft(self, body=draft)

    def clean_body(self) -> str:
        return cleaned_body(self.cleaned_data["body"])

    def clean_strategies(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["strategies"]
        refuse_many_strategies(chosen)
        return chosen

    def clean_use(self) -> str:
        said: str = self.cleaned_data["use"] or self["use"].initial
        return said

    @property
    def ticked(self) -> list[tuple[Strategy, bool]]:
        """All strategies, each with whether it is ticked now."""
        value = self["strategies"].value() or []
        return [(strategy, slug in value) for slug, strategy in self.shown_strategies.items()]


class UseForm(forms.Form):
    """An author's word on what playbooks may do with it."""

    use = forms.ChoiceField(choices=Contribution.Use.choices)


class EraseForm(forms.Form):
    """A word to type before a text is gone for good."""

    word = forms.CharField(
        label="", max_length=40, widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"})
    )

    def __init__(self, *values: Any, **named: Any) -> None:
        super().__init__(*values, **named)
        self.fields["word"].label = gettext("Type “%(word)s” to go on") % {"word": self.asked}

    @property
    def asked(self) -> str:
        """The word, in the language of the page."""
        return gettext("erase")

    def clean_word(self) -> str:
        word: str = self.cleaned_data["word"].strip()
        if word.casefold() != self.asked.casefold():
            raise forms.ValidationError(_("This is not the word. Nothing was erased."), code="word")
        return word


class LanguageForm(forms.Form):
    """A reader's word on which language a text is in."""

    language = language_field(found=False)


class VoteForm(forms.Form):
    """A reader's vote: 1, -1, or 0 for none."""

    value = forms.TypedChoiceField(choices=[(1, "1"), (0, "0"), (-1, "-1")], coerce=int)


def as_typed(contribution: Contribution) -> dict[str, object]:
    """What the form holds when its author comes back; a language that only the site found is left for it to find again."""
    found = contribution.language_source in (LanguageSource.DETECTOR, LanguageSource.UNKNOWN)
    return {
        "body": contribution.body,
        "language": "" if found else contribution.language,
        "strategies": [tagging.tag.slug for tagging in contribution.taggings.select_related("tag")],
        "use": contribution.use,
    }
