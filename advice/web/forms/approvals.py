"""The forms of approvals: of whom one is asked and for what, and what they say."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from advice.actions.approving import MAXIMUM_NAME, MAXIMUM_SCOPE
from advice.actions.wording import MAXIMUM_BODY
from advice.models import Membership, User
from advice.web.forms.playbooks import EditionForm

ANYBODY, OUTSIDER = "any", "link"


class ApprovalForm(EditionForm):
    """What is new in the edition, who is to approve it, and what their word is to cover."""

    scope = forms.CharField(
        label=_("What the approval covers"),
        required=False,
        max_length=MAXIMUM_SCOPE,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("Such as: legal review, for use in Germany. It stands in the edition beside their name."),
    )
    whom = forms.ChoiceField(label=_("Who is asked"))
    name = forms.CharField(
        label=_("Their name"),
        required=False,
        max_length=MAXIMUM_NAME,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
        help_text=_("Only for somebody outside the team. The edition names them."),
    )
    address = forms.EmailField(
        label=_("Their e-mail address"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
        help_text=_("Only for somebody outside the team. Without it you send them the link yourself."),
    )

    def __init__(self, *values: Any, members: QuerySet[Membership], **named: Any) -> None:
        super().__init__(*values, **named)
        self.members = {str(row.member_id): row.member for row in members}
        people = [(number, str(member)) for number, member in self.members.items()]
        choices = [(ANYBODY, _("Any other owner or editor")), *people, (OUTSIDER, _("Somebody outside, by a link"))]
        self.fields["whom"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("whom") == OUTSIDER and not said.get("name"):
            self.add_error("name", ValidationError(_("Say who it is: the edition will name them.")))
        return said

    @property
    def asked(self) -> dict[str, Any]:
        """What the verb is told."""
        said, outside = self.cleaned_data, self.cleaned_data["whom"] == OUTSIDER
        approver: User | None = self.members.get(said["whom"])
        return {
            "note": said["note"],
            "scope": said["scope"],
            "approver": approver,
            "outsider": said["name"] if outside else "",
            "address": said["address"] if outside else "",
        }


class DecisionForm(forms.Form):
    """Whether somebody gives their word, and if they do not, why not."""

    decision = forms.ChoiceField(choices=[("approve", "approve"), ("decline", "decline")], widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Why not"),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto", "maxlength": MAXIMUM_BODY}),
        help_text=_("The team reads it, and asks anew once it is mended."),
        error_messages={"required": _("Say why, so that the team knows what to mend.")},
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["reason"].required = not data or data.get("decision") != "approve"
