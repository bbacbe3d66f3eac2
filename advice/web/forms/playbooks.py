"""The forms of playbooks: what one is called, its sections, its plays, its editions."""

import re
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from advice.actions.wording import MAXIMUM_BODY
from advice.language import LANGUAGES
from advice.models import Contribution, Playbook, Section, Team

PERMALINK = re.compile(r"#c-(?P<mark>[0-9]{1,18})$|^(?:/[A-Za-z-]{2,10})?/contributions/(?P<path>[0-9]{1,18})/?$")


def _text(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "dir": "auto", "maxlength": MAXIMUM_BODY})


class PlaybookForm(forms.Form):
    """What a playbook is called, its language and introduction, and who may read it."""

    title = forms.CharField(label=_("Title"), max_length=140, widget=forms.TextInput(attrs={"dir": "auto"}))
    intro = forms.CharField(
        label=_("Introduction"),
        required=False,
        widget=_text(6),
        help_text=_("What it is for, and how the team uses it. Markdown works."),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=[(row.code, row.native) for row in sorted(LANGUAGES.values(), key=lambda row: row.native.casefold())],
        help_text=_("Of the title, the introduction and your notes. The advice in it may be in any language."),
    )
    visibility = forms.ChoiceField(
        label=_("Who may read its editions"),
        choices=[
            (Playbook.Visibility.TEAM, _("Only the team")),
            (Playbook.Visibility.PUBLIC, _("Everybody; the draft stays with the team")),
        ],
        initial=Playbook.Visibility.TEAM,
        widget=forms.RadioSelect,
    )
    two_person = forms.BooleanField(
        label=_("A second person approves each edition"),
        required=False,
        help_text=_(
            "Then nobody publishes alone: a member of the team, or somebody outside by a link, reads what would come out and gives their word."
        ),
    )


class NewPlaybookForm(PlaybookForm):
    """A playbook to be made, by one of the teams this person may curate for."""

    team = forms.ModelChoiceField(label=_("Team"), queryset=Team.objects.none(), empty_label=None)
    field_order = ("title", "team", "intro", "language", "visibility")

    def __init__(self, *values: Any, teams: QuerySet[Team], **named: Any) -> None:
        super().__init__(*values, **named)
        self.fields["team"].queryset = teams  # type: ignore[attr-defined]


class SectionForm(forms.Form):
    """What a section is called."""

    title = forms.CharField(
        label=_("Title of the section"),
        max_length=140,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )


class PlaceForm(forms.Form):
    """Where something goes: a place from 1, and for plays a section of the same playbook."""

    place = forms.IntegerField(required=False, min_value=1, max_value=100_000)
    section = forms.ModelChoiceField(queryset=Section.objects.none(), required=False)

    def __init__(self, *values: Any, sections: QuerySet[Section] | None = None, **named: Any) -> None:
        super().__init__(*values, **named)
        if sections is not None:
            self.fields["section"].queryset = sections  # type: ignore[attr-defined]


class PlayWordsForm(forms.Form):
    """The team's words on a play; a field that was not sent is left alone."""

    why = forms.CharField(label=_("Why we chose it"), required=False, widget=_text(3))
    house_rule = forms.CharField(
        label=_("House rule"),
        required=False,
        widget=_text(3),
        help_text=_("What holds here besides, such as who has to be asked first."),
    )
    local_example = forms.CharField(
        label=_("An example from us"),
        required=False,
        widget=_text(3),
        help_text=_("How it went once, without anything that tells who the client is."),
    )
    wording = forms.CharField(
        label=_("Wording you may use"),
        required=False,
        widget=_text(3),
        help_text=_("Sentences that may be said or sent as they stand."),
    )
    when_not = forms.CharField(
        label=_("When not to"),
        required=False,
        widget=_text(3),
        help_text=_("When it does harm. Advice without limits is unsafe."),
    )

    @property
    def said(self) -> dict[str, str]:
        """The words that were sent."""
        return {name: self.cleaned_data[name] for name in self.fields if name in self.data}


class TensionForm(forms.Form):
    """When the one and when the other of two opposite strategies."""

    body = forms.CharField(
        label=_("When the one, and when the other"),
        required=False,
        widget=_text(6),
        help_text=_("Readers see it in each edition, with both sides. Leave it empty to take it back. Markdown works."),
    )


class KeepForm(forms.Form):
    """Into which playbook a contribution goes."""

    playbook = forms.ModelChoiceField(
        queryset=Playbook.objects.none(),
        error_messages={"required": _("Choose a playbook."), "invalid_choice": _("There is no such playbook.")},
    )

    def __init__(self, *values: Any, playbooks: QuerySet[Playbook], **named: Any) -> None:
        super().__init__(*values, **named)
        self.fields["playbook"].queryset = playbooks  # type: ignore[attr-defined]


class PlayForm(forms.Form):
    """Which contribution to add: its number, or an address of this site that names it. Cleans to the contribution."""

    contribution = forms.CharField(
        label=_("Number or link of the advice"),
        max_length=2000,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
        help_text=_("Its permanent link stands behind the three dots of its card."),
    )

    def __init__(self, *values: Any, host: str, reader: object, **named: Any) -> None:
        super().__init__(*values, **named)
        self.hosts = {"", host, urlsplit(settings.SITE_URL).netloc}
        self.reader = reader

    def clean_contribution(self) -> Contribution:
        said = self.cleaned_data["contribution"].strip()
        number = int(said) if re.fullmatch(r"[0-9]{1,18}", said) else self._number_in(said)
        contribution = Contribution.objects.visible_to(self.reader).filter(pk=number).first()
        if contribution is None:
            raise ValidationError(_("There is no such piece of advice; it may have been withdrawn."))
        return contribution

    def _number_in(self, said: str) -> int:
        try:
            address = urlsplit(said)
        except ValueError:
            address = urlsplit("")
        found = PERMALINK.search(f"{address.path}#{address.fragment}" if address.fragment else address.path)
        if address.netloc not in self.hosts or found is None:
            raise ValidationError(_("This is neither the number of a piece of advice nor a link to one on this site."))
        return int(found["mark"] or found["path"])


class EditionForm(forms.Form):
    """What is new in an edition."""

    note = forms.CharField(
        label=_("What is new"),
        required=False,
        widget=_text(3),
        help_text=_("Readers see it at the top of the edition."),
    )
