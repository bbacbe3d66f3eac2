"""The form of share links: which edition, for whom, and for how long."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from advice.actions.sharing import DAYS, LONGEST, MAXIMUM_LABEL
from advice.models import Edition


class Editions(forms.ModelChoiceField):
    """Editions by their numbers."""

    def label_from_instance(self, obj: Any) -> str:
        return _now("Edition %(number)d") % {"number": obj.number}


class ShareForm(forms.Form):
    """Which edition a link leads to, whom it is for, and for how many days it is good."""

    label = forms.CharField(
        label=_("For whom"),
        required=False,
        max_length=MAXIMUM_LABEL,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
        help_text=_("Only the team reads it, to tell the links apart."),
    )
    edition = Editions(
        label=_("Which edition"),
        queryset=Edition.objects.none(),
        required=False,
        empty_label=_("Always the latest"),
    )
    days = forms.IntegerField(
        label=_("For how many days"),
        min_value=1,
        max_value=LONGEST,
        initial=DAYS,
        widget=forms.NumberInput(attrs={"dir": "ltr"}),
        help_text=_("From 1 to 365; you can revoke it at any time before."),
    )

    def __init__(self, *values: Any, editions: QuerySet[Edition], **named: Any) -> None:
        super().__init__(*values, **named)
        self.fields["edition"].queryset = editions  # type: ignore[attr-defined]
