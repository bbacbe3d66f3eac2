"""Name: the words of a strategy in one language, and the addresses they make; what once led to a strategy always will."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from advice import policy
from advice.actions.wording import cleaned_body
from advice.language import address, is_known
from advice.markup import clean
from advice.models import Decision, Strategy, StrategyAddress, StrategyLabel, User

LONGEST_NAME = 60
MOST_ALTERNATIVES = 20
_FIELDS = ("label", "alternatives", "definition", "example", "when_not")


@dataclass(frozen=True)
class Words:
    """What a strategy is called and means in one language."""

    label: str
    alternatives: Sequence[str] = ()
    definition: str = ""
    example: str = ""
    when_not: str = ""


def reword(strategy: Strategy, language: str, words: Words, *, by: User, reason: str = "") -> StrategyLabel:
    """Give a strategy other words in a language, or its first ones. Old names go on leading to it. Unchanged words change nothing.

    Raises PermissionDenied, and ValidationError for an unknown language, an empty or over-long name, and a name that leads elsewhere already.
    One transaction; what was decided is public.
    """
    policy.require(policy.may_name(by), _("Only a curator of the site may change the words of a strategy."))
    words = cleaned_words(words)
    if not is_known(language):
        raise ValidationError(
            _("“%(code)s” is not a language this site knows."), code="language", params={"code": language}
        )
    with transaction.atomic():
        strategy = Strategy.objects.select_for_update().get(pk=strategy.pk)
        standing = strategy.labels.filter(language=language).first()
        before = as_json(standing) if standing else {}
        label = store_words(strategy, language, words)
        if (after := as_json(label)) != before:
            Decision.objects.create(
                decider=by,
                kind=Decision.Kind.REWORDED,
                strategy=strategy,
                language=language,
                before=before,
                after=after,
                reason=cleaned_body(reason, required=False),
            )
    return label


def store_words(strategy: Strategy, language: str, words: Words) -> StrategyLabel:
    """Write the words and their addresses. The words must be clean, the strategy row locked. Raises ValidationError for a name that is taken."""
    for name in (words.label, *words.alternatives):
        taken = StrategyAddress.objects.filter(language=language, slug=address(name)).exclude(strategy=strategy).first()
        if taken:
            raise ValidationError(
                _("“%(name)s” leads to the strategy “%(strategy)s” already."),
                code="taken",
                params={"name": name, "strategy": taken.strategy.label},
            )
    values = {name: getattr(words, name) for name in _FIELDS} | {"alternatives": list(words.alternatives)}
    label, _made = StrategyLabel.objects.update_or_create(
        strategy=strategy, language=language, defaults=values | {"slug": address(words.label)}
    )
    for name in label.names:
        StrategyAddress.objects.get_or_create(language=language, slug=address(name), defaults={"strategy": strategy})
    return label


def cleaned_words(words: Words) -> Words:
    """The words as they are stored. Raises ValidationError for a name that is empty, over-long, or without a letter."""
    label = _name(words.label)
    others = [_name(name) for name in words.alternatives if name.strip()]
    alternatives = list(dict.fromkeys(name for name in others if address(name) != address(label)))
    if len(alternatives) > MOST_ALTERNATIVES:
        raise ValidationError(_("%(most)d other names at most."), code="many", params={"most": MOST_ALTERNATIVES})
    texts = (cleaned_body(text, required=False) for text in (words.definition, words.example, words.when_not))
    return Words(label, alternatives, *texts)


def as_json(label: StrategyLabel) -> dict[str, object]:
    """The words as a public decision keeps them."""
    return {name: getattr(label, name) for name in _FIELDS}


def _name(text: str) -> str:
    name = " ".join(clean(text).split())
    if not address(name):
        raise ValidationError(_("A strategy needs a name with letters in it."), code="empty")
    if len(name) > LONGEST_NAME:
        raise ValidationError(
            _("This name is %(count)d characters long; %(most)d at most."),
            code="long",
            params={"count": len(name), "most": LONGEST_NAME},
        )
    return name
