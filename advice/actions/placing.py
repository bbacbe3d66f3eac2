"""Place: find the situations and topics that imported texts belong to, and make those that are missing."""

from collections.abc import Iterable, Sequence

from django.db.models import Q
from django.utils import timezone
from django.utils.text import slugify

from advice.actions.indexing import index_situations
from advice.actions.wording import spoken_language
from advice.markup import to_html
from advice.models import Revision, Situation, Topic, TopicName, fingerprint


def standing_situations(titles: Iterable[str]) -> dict[str, Situation]:
    """The situations of these titles by the fingerprint of the title: published ones first, else imported ones that have or once had it.

    So a situation that a curator took back, or gave another title, is not brought back by the next import. Two queries at most.
    """
    wanted = {fingerprint(title): title for title in titles}
    found: dict[str, Situation] = {}
    for situation in Situation.objects.published().filter(title_fingerprint__in=wanted).order_by("id"):
        found.setdefault(situation.title_fingerprint, situation)
    missing = [title for key, title in wanted.items() if key not in found]
    if missing:
        # the few that were changed come first, or every revision there is would be looked at
        changed = Situation.objects.filter(Q(revised__isnull=False) | Q(state=Situation.State.WITHDRAWN))
        said = Revision.objects.filter(situation__in=changed.exclude(source="").values("pk"), title__in=missing)
        for revision in said.select_related("situation").order_by("situation", "id"):
            if revision.situation is not None:
                found.setdefault(fingerprint(revision.title), revision.situation)
    return found


def new_situation(title: str, intro: str, topic: str | None, source: str) -> Situation:
    """An imported situation, unsaved, in the language found in it; its topic, by name, is made where it is missing."""
    spoken = spoken_language(f"{title}\n{intro}", None)
    return Situation(
        topic=topic_named(topic, spoken.language) if topic else None,
        title=title,
        title_fingerprint=fingerprint(title),
        body=intro,
        body_html=to_html(intro),
        **spoken.fields,
        source=source,
        created=timezone.now(),
    )


def store_situations(situations: Sequence[Situation]) -> None:
    """Write new situations, each with its first revision (five queries, more for many)."""
    Situation.objects.bulk_create(situations)
    Revision.objects.bulk_create(
        Revision(
            situation=situation,
            number=1,
            title=situation.title,
            body=situation.body,
            language=situation.language,
            created=situation.created,
        )
        for situation in situations
    )
    index_situations(situation.pk for situation in situations)


def topic_named(name: str, language: str) -> Topic:
    """The topic that has this slug, or this name in any language; made, and named so in this language, where there is none."""
    there = Topic.objects.filter(slug=name).first()
    if there is not None:
        return there
    known = TopicName.objects.select_related("topic").filter(name__iexact=name).order_by("topic", "id").first()
    if known is not None:
        return known.topic
    slug = slugify(name, allow_unicode=True)[:100] or fingerprint(name)[:12]
    taken = {fingerprint(each.name) for each in TopicName.objects.filter(topic__slug=slug)}
    if taken and fingerprint(name) not in taken:  # as with C and C++, whose slugs are the same
        slug = f"{slug[:87]}-{fingerprint(name)[:12]}"
    topic, _created = Topic.objects.get_or_create(slug=slug)
    TopicName.objects.get_or_create(topic=topic, language=language, defaults={"name": name})
    return topic
