"""What changed between two editions, in lines for a terminal."""

import unicodedata
from collections.abc import Iterable, Iterator

from advice.export.told import Detail, PlayTold, SectionTold, Story, Wording
from advice.language.differences import Change
from advice.markup import to_text

COUNTS = {
    "added": ("play added", "plays added"),
    "removed": ("play removed", "plays removed"),
    "reworded": ("reworded", "reworded"),
    "moved": ("moved", "moved"),
    "retagged": ("with other strategies", "with other strategies"),
    "retranslated": ("with other translations", "with other translations"),
    "annotated": ("with other words of the team", "with other words of the team"),
    "tombstone": ("taken back or shown again", "taken back or shown again"),
    "detailed": ("with another author, language or licence", "with another author, language or licence"),
    "sections": ("section changed", "sections changed"),
    "playbook": ("change to the playbook itself", "changes to the playbook itself"),
}
NAMES = {
    "intro": "introduction",
    "note": "what is new",
    "body": "advice",
    "why": "why we chose it",
    "house_rule": "house rule",
    "local_example": "example from us",
    "wording": "wording you may use",
    "when_not": "when not to",
    "situation_language": "language of the situation",
    "label": "name of a strategy",
    "use": "use its author allows",
}
TRANSLATIONS = {"unreviewed": "to be reviewed again"}
ISOLATE, POP = "\u2068", "\u2069"  # what stands between them finds its own direction and leaves the line its own


def told(story: Story) -> Iterator[str]:
    """The lines of a story, the counts first. A text that changed is `[-removed-]` and `{+added+}`, each run in a direction of its own."""
    yield counted(story) or "They say the same."
    if story.counts.get("playbook"):
        yield from ("", "The playbook itself", *_indented(_playbook(story)))
    for section in story.sections:
        yield from ("", _heading(section), *_indented(_section(section)))
    if story.support:
        yield ""
        yield f"Votes or outcomes changed on {len(story.support):,} play{'s' * (len(story.support) != 1)}."


def counted(story: Story) -> str:
    """How much of each kind changed, on one line."""
    return ", ".join(f"{count:,} {COUNTS[kind][count != 1]}" for kind, count in story.counts.items())


def marked(runs: Iterable[Change]) -> str:
    """A text that changed, on one line."""
    signs = {"same": "{}", "removed": f"[-{ISOLATE}{{}}{POP}-]", "added": f"{{{{+{ISOLATE}{{}}{POP}+}}}}"}
    words = "".join(signs[run.kind].format(_harmless(run.text)) for run in runs)
    return f"{ISOLATE}{words}{POP}"


def said(text: str) -> str:
    """Words of a person within a line of the command's own."""
    return f"{ISOLATE}{_harmless(text)}{POP}"


def _harmless(text: str) -> str:
    """Without line breaks, and without signs that would steer the terminal or turn the line."""
    words = text.replace("\n\n", " ¶ ")
    kept = (" " if sign in "\n\t" else sign for sign in words)
    return "".join("\ufffd" if unicodedata.category(sign) == "Cc" else sign for sign in kept if not _turns(sign))


def _turns(sign: str) -> bool:
    return "\u202a" <= sign <= "\u202e" or "\u2066" <= sign <= "\u2069"


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


def _named(wording: Wording) -> str:
    return f"{NAMES.get(wording.name, wording.name)}: {marked(wording.runs)}"


def _detailed(detail: Detail) -> str:
    before, after = (said(each) if each else "not named" for each in (detail.before, detail.after))
    return f"{NAMES.get(detail.name, detail.name)}: from {before} to {after}"


def _playbook(story: Story) -> Iterator[str]:
    yield from map(_named, story.texts)
    yield from map(_detailed, story.details)
    for tension in story.tensions:
        pair = f"{tension.first.slug} and {tension.second.slug}"
        yield f"tension of {pair} {tension.kind}: {marked(tension.wording.runs)}"
    if story.approval:
        before, after = (said(each.by) if each.by else "nobody" for each in story.approval)
        yield f"approved by {after}, before by {before}"


def _heading(section: SectionTold) -> str:
    title = said(section.title) if section.title else "Without a title"
    return title if section.status == "kept" else f"{title} (section {section.status})"


def _section(section: SectionTold) -> Iterator[str]:
    if section.renamed:
        yield _named(section.renamed).replace("section:", "title:", 1)
    if section.moved:
        yield f"the section moved from place {section.moved[0]} to place {section.moved[1]}"
    if section.levels:
        yield (
            "it belongs to the section above it now"
            if section.levels[1] > section.levels[0]
            else "it stands on its own now"
        )
    for play in section.plays:
        yield f"{_SIGNS.get(play.status, '*')} {play.entry.number}. {said(play.entry.situation)}"
        yield from _indented(_indented(_play(play)))


_SIGNS = {"added": "+", "removed": "-"}


def _play(play: PlayTold) -> Iterator[str]:
    entry = play.entry
    if play.status != "kept":
        yield f"{play.status}: {f'its text is {entry.tombstone}' if entry.tombstone else said(to_text(entry.body))}"
    if play.moved:
        title = said(play.moved.section) if play.moved.section else "a section without a title"
        here = f"from place {play.moved.before} of the section to place {play.moved.after}"
        yield f"moved {f'here from {title}' if play.moved.elsewhere else here}"
    if play.tombstone is not None:
        yield f"its text is {play.tombstone}" if play.tombstone else "its text is shown again"
    yield from map(_named, play.wordings)
    if play.tagged or play.untagged:
        signs = [f"+{mark.slug}" for mark in play.tagged] + [f"-{mark.slug}" for mark in play.untagged]
        yield f"strategies: {' '.join(signs)}"
    for row in play.translations:
        words = f": {marked(row.wording.runs)}" if row.wording else ""
        yield f"translation ({row.language}) {TRANSLATIONS.get(row.kind, row.kind)}{words}"
    yield from map(_detailed, play.details)
