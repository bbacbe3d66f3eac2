"""The forms in which a team answers what changed, and says who looks at a play again, and when."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from advice.actions.watching import LONGEST_INTERVAL
from advice.models import User


def _days(label: Any, help_text: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, help_text=help_text, required=False, min_value=1, max_value=LONGEST_INTERVAL)


class DismissForm(forms.Form):
    """Why a play is kept as it is now; `state` is what the alert said when it was read."""

    why = forms.CharField(
        label=_("Why you keep it as it is now"),
        help_text=_("Your team reads it in the log of the playbook; nobody else does."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    state = forms.CharField(required=False, widget=forms.HiddenInput)
    next = forms.CharField(required=False, widget=forms.HiddenInput)


class ReviewForm(forms.Form):
    """Who looks at a play again, and how often."""

    owner = forms.ModelChoiceField(
        label=_("Who looks after it"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Nobody in particular"),
        help_text=_("An owner or editor of the team. The weekly letter asks them; without one it asks all of you."),
    )
    days = _days(_("Look at it again after so many days"), _("Left empty: as often as the playbook says."))

    def __init__(self, *values: Any, people: "QuerySet[User]", **named: Any) -> None:
        super().__init__(*values, **named)
        self.fields["owner"].queryset = people  # type: ignore[attr-defined]


class IntervalForm(forms.Form):
    """How often all plays of a playbook are looked at again."""

    days = _days(
        _("Look at every play again after so many days"),
        _("Counted from the day it was chosen or last looked at. Left empty: never, unless a play says so itself."),
    )
