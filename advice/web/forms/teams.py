"""The forms of teams: a name, an invitation, a role."""

from django import forms
from django.utils.translation import gettext_lazy as _

from advice.models import Membership


class TeamForm(forms.Form):
    """What a team is called."""

    name = forms.CharField(
        label=_("Name of the team"),
        max_length=80,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "organization"}),
        help_text=_("Its members see it, and so do the readers of what it publishes."),
    )


ROLES_EXPLAINED = _("Owners invite, change roles and delete; editors change and publish playbooks; readers read.")


class InvitationForm(forms.Form):
    """What an invitation makes of whoever accepts it."""

    role = forms.ChoiceField(
        label=_("Whoever opens the link joins as"),
        choices=[row for row in Membership.Role.choices if row[0] != Membership.Role.OWNER],
        initial=Membership.Role.EDITOR,
        help_text=ROLES_EXPLAINED,
    )


class RoleForm(forms.Form):
    """What a member may do from now on."""

    role = forms.ChoiceField(label=_("Role"), choices=Membership.Role.choices, help_text=ROLES_EXPLAINED)
