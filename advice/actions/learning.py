"""Learn: train the suggestions anew on the shipped examples and on what authors and curators accepted and refused."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from advice.models import Contribution, Strategy, SuggestionAnswer, SuggestionTraining, User
from advice.suggestions.cues import languages, lexicon
from advice.suggestions.engine import Knowledge, suggest
from advice.suggestions.examples import parted, shipped_examples
from advice.suggestions.knowledge import current_knowledge
from advice.suggestions.matching import hits
from advice.suggestions.measuring import Figures, measure
from advice.suggestions.storage import dump
from advice.suggestions.training import Example, train
from advice.suggestions.words import words

TOLERANCE = 0.01  # by how much the share of true strategies among the chips may fall
PRIOR = 5  # how many showings a cue's shipped strength is worth


@dataclass(frozen=True)
class Learned:
    """What a training gave: `before` and `after` on the same texts kept apart, and whether the new model is in use."""

    training: SuggestionTraining
    before: Figures
    after: Figures


def note_answers(contribution: Contribution, shown: Collection[str], answerer: User) -> None:
    """Keep what somebody made of the suggestions they saw: accepted where the contribution carries the strategy now, else refused.

    Only what the site really suggests for this text counts, whatever `shown` says. The contribution must be locked or new (three queries).
    """
    if not shown:
        return
    suggested = {
        each.slug: each.score for each in suggest(contribution.body, contribution.language or None, current_knowledge())
    }
    kept = set(contribution.taggings.values_list("tag__slug", flat=True))
    for strategy in Strategy.objects.filter(slug__in=suggested.keys() & set(shown)):
        SuggestionAnswer.objects.update_or_create(
            contribution=contribution,
            strategy=strategy,
            defaults={"accepted": strategy.slug in kept, "score": suggested[strategy.slug], "answerer": answerer},
        )


def ship(*, report: Callable[[int, int], None]) -> tuple[bytes, Figures]:
    """What a new site starts with, from the shipped examples alone; stores nothing. Returns its bytes with its figures on the part kept apart."""
    learn, apart = parted(list(shipped_examples()))
    model, judge = train(learn, _slugs(learn), report=report)
    return dump(model, judge), measure(apart, Knowledge(model, judge))


def learn(shipped: Iterable[Example] | None = None, *, report: Callable[[int, int], None]) -> Learned:
    """Train anew and store the result; it is put in use unless fewer true strategies come among the chips than before.

    `shipped` are the examples to begin with, those that ship with the site if none are given. A minute or two, outside any transaction but
    the last write.
    """
    own = site_examples()
    mine = frozenset(own)
    learned, apart = parted([*(shipped_examples() if shipped is None else shipped), *own])
    strengths = cue_strengths()
    model, judge = train(learned, _slugs(learned), report=report)
    before, after = measure(apart, current_knowledge()), measure(apart, Knowledge(model, judge, strengths))
    answers = Counter(SuggestionAnswer.objects.values_list("accepted", flat=True))
    with transaction.atomic():
        training = SuggestionTraining.objects.create(
            model=dump(model, judge),
            strengths=strengths,
            trained_on={
                "texts": len(learned),
                "of_this_site": sum(each in mine for each in learned),
                "accepted": answers[True],
                "refused": answers[False],
                "languages": dict(sorted(Counter(each.language for each in learned).items())),
            },
            figures=as_json(after),
            promoted=after.among_chips >= before.among_chips - TOLERANCE,
        )
    return Learned(training, before, after)


def site_examples() -> list[Example]:
    """The published contributions whose author or curator answered a suggestion: their strategies are known to have been looked at."""
    rows = Contribution.objects.published().filter(suggestion_answers__isnull=False).distinct().order_by("pk")
    return [
        Example(row.body, row.language, frozenset(tagging.tag.slug for tagging in row.taggings.all()))
        for row in rows.prefetch_related("taggings__tag")
    ]


def cue_strengths() -> dict[str, float]:
    """What each cue that was shown is worth: (accepted + prior) / (shown + prior), by its key."""
    shown, accepted = defaultdict[str, int](int), defaultdict[str, int](int)
    shipped = dict[str, float]()
    answers = SuggestionAnswer.objects.select_related("contribution", "strategy")
    for answer in answers.filter(contribution__language__in=languages()).iterator(chunk_size=500):
        text = answer.contribution
        for hit in hits(words(text.body, text.language), lexicon(text.language)):
            if hit.cue.strategy == answer.strategy.slug:
                shown[hit.cue.key] += 1
                accepted[hit.cue.key] += answer.accepted
                shipped[hit.cue.key] = hit.cue.strength
    return {key: round((accepted[key] + PRIOR * shipped[key]) / (count + PRIOR), 4) for key, count in shown.items()}


def as_json(figures: Figures) -> dict[str, object]:
    """The figures as they are kept with a training and shown on the site."""
    return {
        "texts": figures.texts,
        "f1": round(figures.whole.f1, 3),
        "precision": round(figures.whole.precision, 3),
        "recall": round(figures.whole.recall, 3),
        "among_chips": round(figures.among_chips, 3),
        "languages": {code: round(tally.f1, 3) for code, tally in sorted(figures.languages.items())},
    }


def _slugs(examples: Sequence[Example]) -> list[str]:
    """Every strategy there is something to learn about."""
    return sorted({slug for example in examples for slug in example.strategies})
