"""Correct: say which language somebody else's text is in."""

from typing import overload

from django.db import transaction
from django.utils.translation import gettext as _

from advice import policy
from advice.actions.contributing import copy_to_taggings
from advice.actions.indexing import index_contributions, index_situation
from advice.actions.noticing import notice
from advice.actions.wording import spoken_language
from advice.models import Contribution, LanguageSource, Situation, User
from advice.ranking import current_priors


@overload
def correct_language(text: Contribution, *, by: User, language: str) -> Contribution: ...
@overload
def correct_language(text: Situation, *, by: User, language: str) -> Situation: ...
def correct_language(text: Contribution | Situation, *, by: User, language: str) -> Contribution | Situation:
    """Say which language a contribution or a situation is in; any signed-in reader may. Raises PermissionDenied and ValidationError. One transaction.

    What was said before is replaced, and who said it is kept: the author, a curator, or a reader.
    """
    with transaction.atomic():
        text = type(text)._default_manager.select_for_update(of=("self",)).get(pk=text.pk)
        policy.require(policy.may_correct_language(by, text), _("Sign in to correct a language."))
        spoken = spoken_language(text.words, language, by_author=_source(by, text))
        spoken.mark(text)
        if isinstance(text, Contribution):
            text.score = current_priors().score(text.language, text.helpful, text.votes)
            text.save(update_fields=[*spoken.fields, "score"])
            copy_to_taggings(text)
            index_contributions([text.pk])
            notice([text.pk])  # its score is that of another language, and so is which translation is one
        else:
            text.save(update_fields=list(spoken.fields))
            index_situation(text)
    return text


def _source(by: User, text: Contribution | Situation) -> LanguageSource:
    if policy.wrote(by, text):
        return LanguageSource.AUTHOR
    return LanguageSource.CURATOR if policy.may_name(by) else LanguageSource.READER
