"""What curators say of a strategy, and what somebody who misses one proposes."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from advice.actions.naming import LONGEST_NAME, Words
from advice.models import Strategy, StrategyLabel
from advice.web.forms.contributions import language_field


def _text(label: Any, help_text: Any = "", *, required: bool = False, rows: int = 3) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
    return forms.CharField(label=label, help_text=help_text, required=required, widget=widget)


def _reason(*, required: bool) -> forms.CharField:
    return _text(_("Why"), _("Everybody can read it, in the list of decisions."), required=required, rows=2)


class WordsForm(forms.Form):
    """The words of a strategy in one language."""

    label = forms.CharField(label=_("Name"), max_length=LONGEST_NAME, widget=forms.TextInput(attrs={"dir": "auto"}))
    alternatives = _text(_("Other names"), _("One a line. Each leads to this strategy."), rows=4)
    definition = _text(_("What it is"))
    example = _text(_("For example"))
    when_not = _text(_("When not to"))
    reason = _reason(required=False)

    @property
    def words(self) -> Words:
        """What was typed, once it is valid."""
        said = self.cleaned_data
        names = said["alternatives"].splitlines()
        return Words(said["label"], names, said["definition"], said["example"], said["when_not"])


def as_worded(label: StrategyLabel | None) -> dict[str, object]:
    """What the form holds when a curator comes to these words."""
    if label is None:
        return {}
    said = {name: getattr(label, name) for name in ("label", "definition", "example", "when_not")}
    return said | {"alternatives": "\n".join(label.alternatives)}


class MergeForm(forms.Form):
    """Which strategy another becomes part of, and why."""

    target = forms.ChoiceField(label=_("Becomes part of"))
    reason = _reason(required=True)

    def __init__(self, *args: Any, others: Mapping[str, Strategy], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["target"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(slug, strategy.label) for slug, strategy in others.items()]


class PartForm(forms.Form):
    """Why a merge is undone."""

    reason = _reason(required=True)


class ProposalForm(forms.Form):
    """A strategy somebody misses."""

    label = forms.CharField(
        label=_("What would you call it?"), max_length=LONGEST_NAME, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    language = language_field(found=False)
    definition = _text(_("What does somebody do who follows it?"), required=True)
    example = _text(_("For example"))
    when_not = _text(_("When not to"))
    why = _text(_("Which advice would carry it?"), _("What is it that no strategy here says?"))

    @property
    def words(self) -> Words:
        """What was typed, once it is valid."""
        said = self.cleaned_data
        return Words(said["label"], (), said["definition"], said["example"], said["when_not"])


class AcceptForm(forms.Form):
    """The concept's own slug, and a word on why."""

    slug = forms.CharField(
        label=_("Slug"),
        max_length=60,
        help_text=_("Names the concept for ever, in plain Latin letters, such as “give-space”."),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )
    reason = _reason(required=False)


class DeclineForm(forms.Form):
    """Why a proposal is declined."""

    reason = _reason(required=True)
