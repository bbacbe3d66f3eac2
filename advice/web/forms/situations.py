"""What somebody types when they ask, and which situations a reader wants to see."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any, Literal
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from advice.actions.wording import MAXIMUM_TITLE, cleaned_body, cleaned_title
from advice.models import LanguageSource, Situation, Topic
from advice.web.forms.browsing import read_selection
from advice.web.forms.contributions import language_field, read_while_typed
from advice.web.forms.drafts import keep_drafts
from advice.web.listing import Cursor


class SituationForm(forms.Form):
    """A situation: its title, what happened, its topic, its language."""

    title = forms.CharField(
        label=_("What is the situation, in one sentence?"),
        widget=forms.TextInput(attrs={"dir": "auto", "maxlength": MAXIMUM_TITLE, "autocomplete": "off"}),
        help_text=_("Say who is upset and why, as you would to a colleague. Leave names and companies out."),
        error_messages={"required": _("Give it a title.")},
    )
    body = forms.CharField(
        label=_("What happened?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto", "data-compose": ""}),
        help_text=_("What was said and done so far, what you tried, what you fear."),
    )
    topic = forms.ModelChoiceField(
        label=_("Topic"), queryset=Topic.objects.none(), required=False, empty_label=_("No topic")
    )
    language = language_field()

    def __init__(self, *args: Any, draft: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["topic"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Topic.objects.named()
        read_while_typed(self.fields["body"])
        if draft:
            keep_drafts(self, draft)

    def clean_title(self) -> str:
        return cleaned_title(self.cleaned_data["title"])

    def clean_body(self) -> str:
        return cleaned_body(self.cleaned_data["body"], required=False)


def as_asked(situation: Situation) -> dict[str, object]:
    """What the form holds when its author comes back; a language that only the site found is left for it to find again."""
    found = situation.language_source in (LanguageSource.DETECTOR, LanguageSource.UNKNOWN)
    return {
        "title": situation.title,
        "body": situation.body,
        "topic": situation.topic_id,
        "language": "" if found else situation.language,
    }


@dataclass(frozen=True)
class SituationSelection:
    """Which situations, in which order, from which place on; the fields mean what they mean for advice."""

    topic: str = ""
    languages: tuple[str, ...] = ()
    explicit: bool = False
    unanswered: bool = False
    sort: Literal["answered", "new"] = "answered"
    after: Cursor = ()
    problems: tuple[str, ...] = ()

    @property
    def narrowed(self) -> bool:
        return bool(self.topic or self.unanswered or (self.explicit and self.languages))

    @property
    def query(self) -> str:
        return self.query_after(())

    def query_after(self, after: Cursor) -> str:
        """The address of the page behind this row."""
        pairs = [("topic", self.topic)] if self.topic else []
        if self.explicit:
            pairs += [("lang", code) for code in self.languages or ("all",)]
        pairs += [("needs", "advice")] if self.unanswered else []
        pairs += [("sort", self.sort)] if self.sort != "answered" else []
        pairs += [("after", "-".join(map(str, after)))] if after else []
        return f"?{urlencode(pairs)}"

    @property
    def in_all_languages(self) -> "SituationSelection":
        return replace(self, languages=(), explicit=True, after=())

    @property
    def most_answered_first(self) -> "SituationSelection":
        return replace(self, sort="answered", after=())

    @property
    def newest_first(self) -> "SituationSelection":
        return replace(self, sort="new", after=())


def read_situations(data: QueryDict, *, topics: Collection[str], reads: tuple[str, ...]) -> SituationSelection:
    """The selection of an address; what is unknown is left out and named in `problems`. Nothing raises."""
    sort: Literal["answered", "new"] = "new" if data.get("sort") == "new" else "answered"
    shared = read_selection(
        data, strategies=(), topics=topics, reads=reads, here=True, places=1 if sort == "new" else 2
    )
    return SituationSelection(
        topic=shared.topic,
        languages=shared.languages,
        explicit=shared.explicit,
        unanswered=data.get("needs") == "advice",
        sort=sort,
        after=shared.after,
        problems=shared.problems,
    )
