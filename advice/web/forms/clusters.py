"""The form in which a moderator decides on a cluster of votes."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ReasonForm(forms.Form):
    """Why it is decided so."""

    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Other moderators read it; nobody else does."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
