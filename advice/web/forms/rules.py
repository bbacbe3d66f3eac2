"""What a rule asks for, and what was ticked of what the rules propose."""

import re
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from advice.actions.filling import MOST_HELPFUL, MOST_OF_EACH
from advice.language import LANGUAGES
from advice.models import Rule, Section, Strategy, Topic

_NAMED = sorted(((row.code, row.native) for row in LANGUAGES.values()), key=lambda pair: pair[1].casefold())
_PICK = re.compile(r"([0-9]{1,15}):([\w-]{1,100})", re.ASCII)
PLACES = 4  # for languages
MOST_PICKS = 1000  # more than the rules of a playbook can propose, and as many fields as a form may have


class RuleForm(forms.Form):
    """A rule: how many of each of which strategies, in which languages, on which topic, found helpful by how many."""

    most = forms.IntegerField(label=_("How many of each strategy"), min_value=1, max_value=MOST_OF_EACH, initial=3)
    strategies = forms.MultipleChoiceField(
        label=_("Strategies"), required=False, help_text=_("None ticked means all of them.")
    )
    helpful = forms.IntegerField(
        label=_("Helpful votes at least"), min_value=0, max_value=MOST_HELPFUL, required=False, initial=0
    )
    topic = forms.ModelChoiceField(
        label=_("Topic"), queryset=Topic.objects.none(), required=False, empty_label=_("All topics")
    )

    def __init__(self, *values: Any, strategies: dict[str, Strategy], rule: Rule | None = None, **named: Any) -> None:
        if rule:
            named["initial"] = {name: getattr(rule, name) for name in ("most", "strategies", "helpful", "topic")}
        super().__init__(*values, **named)
        self.there = strategies
        self.fields["strategies"].choices = [(slug, row.label) for slug, row in strategies.items()]  # type: ignore[attr-defined]
        self.fields["topic"].queryset = Topic.objects.named()  # type: ignore[attr-defined]
        spoken = rule.languages if rule else []
        for place in range(max(PLACES, len(spoken) + 1)):
            self.fields[f"language_{place + 1}"] = forms.ChoiceField(
                label=_("Language %(place)d") % {"place": place + 1},
                required=False,
                choices=[("", _("None") if place else _("Any language")), *_NAMED],
                initial=spoken[place] if place < len(spoken) else "",
            )

    @property
    def ticked(self) -> list[tuple[Strategy, bool]]:
        """The strategies, and whether each is ticked."""
        chosen = self["strategies"].value() or []
        return [(strategy, slug in chosen) for slug, strategy in self.there.items()]

    def languages(self) -> list[forms.BoundField]:
        """The choices of languages."""
        return [self[name] for name in self.fields if name.startswith("language_")]

    @property
    def said(self) -> dict[str, Any]:
        """What the verbs are given."""
        words = {name: self.cleaned_data[name] for name in ("most", "strategies", "topic")}
        codes = [self.cleaned_data[name] for name in self.fields if name.startswith("language_")]
        return {**words, "helpful": self.cleaned_data["helpful"] or 0, "languages": [code for code in codes if code]}


class FillForm(forms.Form):
    """Where the ticked offers go: each to the section of its strategy, or all to one."""

    into = forms.ModelChoiceField(
        queryset=Section.objects.none(),
        required=False,
        error_messages={"invalid_choice": _("There is no such section.")},
    )

    def __init__(self, *values: Any, sections: QuerySet[Section], **named: Any) -> None:
        super().__init__(*values, **named)
        self.fields["into"].queryset = sections  # type: ignore[attr-defined]


def read_picks(data: QueryDict) -> list[tuple[int, str]]:
    """What was ticked: contributions by their number, each with the strategy that it was chosen for."""
    found = (_PICK.fullmatch(value) for value in data.getlist("pick")[:MOST_PICKS])
    return list(dict.fromkeys((int(pick[1]), pick[2]) for pick in found if pick))
