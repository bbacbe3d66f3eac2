"""The forms of teams: a name, an invitation, a role."""

from django import forms
from django.utils.translation import gettext_lazy as _

from advice.actions import joining
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
    """What an invitation makes of whoever accepts it, where it goes, and how long it is good for."""

    DAYS = [(1, _("1 day")), (7, _("7 days")), (14, _("14 days")), (30, _("30 days"))]

    role = forms.ChoiceField(
        label=_("Whoever opens the link joins as"),
        choices=[row for row in Membership.Role.choices if row[0] != Membership.Role.OWNER],
        initial=Membership.Role.EDITOR,
        help_text=ROLES_EXPLAINED,
    )
    address = forms.EmailField(
        label=_("Send it to this e-mail address"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
        help_text=_("Then it lets one person in. Without an address you get a link for as many as you like."),
    )
    days = forms.TypedChoiceField(label=_("Good for"), choices=DAYS, coerce=int, initial=joining.INVITATION_DAYS)


class DeleteTeamForm(forms.Form):
    """The name of the team, typed by whoever deletes it."""

    name = forms.CharField(
        label=_("Type the name of the team"),
        max_length=80,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )


class RoleForm(forms.Form):
    """What a member may do from now on."""

    role = forms.ChoiceField(label=_("Role"), choices=Membership.Role.choices, help_text=ROLES_EXPLAINED)
