"""What somebody says of what they tried, and when they want to be asked."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from advice.actions.trying import MAXIMUM_LINE
from advice.models import Trial


class OutcomeForm(forms.Form):
    """What came of a trial: worked, mixed or failed, a line on it, and whether others see the line."""

    outcome = forms.ChoiceField(
        label=_("How did it go?"),
        choices=Trial.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether it worked.")},
    )
    line = forms.CharField(
        label=_("In one line"),
        required=False,
        max_length=MAXIMUM_LINE,
        help_text=_("What you did, and what came of it. Leave names and companies out."),
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    shown = forms.BooleanField(
        label=_("Show my line to others"),
        required=False,
        help_text=_(
            "It then stands below the advice, without your name. Your outcome is counted either way; who tried what is shown to nobody."
        ),
    )

    def __init__(self, data: Any = None, *, trial: Trial) -> None:
        said = {"outcome": trial.outcome, "line": trial.line, "shown": trial.shown}
        super().__init__(data, initial=said, auto_id=f"trial-{trial.pk}-%s")


class PostponeForm(forms.Form):
    """In how many days to be asked again."""

    CHOICES = [(3, _("in 3 days")), (7, _("in a week")), (14, _("in two weeks")), (30, _("in a month"))]

    days = forms.TypedChoiceField(choices=CHOICES, coerce=int)
