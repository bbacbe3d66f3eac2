"""What a member writes for a team beside a contribution."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from advice.actions.wording import MAXIMUM_BODY
from advice.models import Team


class NoteForm(forms.Form):
    """A note; `team` is asked only of who belongs to several."""

    team = forms.ModelChoiceField(label=_("For which team"), queryset=Team.objects.none(), empty_label=None)
    body = forms.CharField(
        label=_("Your note"),
        help_text=_("Only the team reads it. Markdown works."),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto", "maxlength": MAXIMUM_BODY}),
        error_messages={"required": _("Write something first.")},
    )

    def __init__(self, *values: Any, teams: QuerySet[Team] | None = None, **named: Any) -> None:
        super().__init__(*values, **named)
        if teams is None:
            del self.fields["team"]
            return
        self.fields["team"].queryset = teams  # type: ignore[attr-defined]
        if len(teams) == 1:
            self.fields["team"].widget = forms.HiddenInput()
            self.initial["team"] = teams[0].pk
