"""What a file is to hold, as an address or a command says it → a `Choice`, and back."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from advice.export.canonical import text_digest
from advice.export.document import WHOLE, Choice, Document, StrategyMark
from advice.export.showing import PAPERS, TEXTS, chosen, readable_in

PARAMETERS = ("section", "strategy", "lang", "texts", "into", "paper")


class ChoiceRefused(ValueError):
    """Nothing can be chosen so. `problems` are sentences by parameter, "" for the choice as a whole."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        self.problems = problems
        super().__init__(" ".join(problems.values()))


@dataclass(frozen=True)
class Offered:
    """What there is to choose from: strategies in the order in which they come up, languages that plays can be read in, those there are translations
    into."""

    strategies: tuple[StrategyMark, ...]
    languages: tuple[str, ...]
    into: tuple[str, ...]


def offered(document: Document) -> Offered:
    """What there is to choose from in a whole document."""
    marks = {mark.slug: mark for play in document.plays for mark in play.strategies}
    languages = {code for play in document.plays for code in readable_in(play)}
    into = {row.language for play in document.plays for row in play.translations}
    return Offered(tuple(marks.values()), tuple(sorted(languages)), tuple(sorted(into)))


def read_choice(document: Document, asked: Mapping[str, Sequence[str]]) -> Choice:
    """The choice that the parameters of an address name, of a whole document; empty ones choose nothing. Raises ChoiceRefused."""
    said = {name: tuple(dict.fromkeys(value for value in asked.get(name, ()) if value)) for name in PARAMETERS}
    problems = {name: problem for name in PARAMETERS if (problem := _problem(name, said[name], document))}
    texts = said["texts"][0] if said["texts"] else "originals"
    if texts != "originals" and not said["into"]:
        problems.setdefault("into", _("Choose the language of the translations."))
    if problems:
        raise ChoiceRefused(problems)
    choice = Choice(
        section=int(said["section"][0]) if said["section"] else None,
        strategies=said["strategy"],
        languages=said["lang"],
        texts=texts,
        into=said["into"][0] if texts != "originals" else "",
        paper=said["paper"][0] if said["paper"] else "a4",
    )
    if not chosen(document, choice).plays:
        raise ChoiceRefused({"": _("No play of this edition fits this choice.")})
    return choice


def query_of(choice: Choice) -> str:
    """The choice as the query of an address, with the question mark; "" for the whole edition as it is."""
    pairs = [("section", str(choice.section))] if choice.section else []
    pairs += [("strategy", slug) for slug in choice.strategies]
    pairs += [("lang", code) for code in choice.languages]
    pairs += [("texts", choice.texts), ("into", choice.into)] if choice.texts != WHOLE.texts else []
    pairs += [("paper", choice.paper)] if choice.paper != WHOLE.paper else []
    return f"?{urlencode(pairs)}" if pairs else ""


def tag_of(document: Document) -> str:
    """What tells a file from every other of its format: the digest of what is shown, and the choice where there is one."""
    choice = replace(document.choice, of=0)
    if choice == WHOLE:
        return text_digest(document)
    key = json.dumps(asdict(choice), sort_keys=True).encode()
    return f"{text_digest(document)}-{hashlib.sha256(key).hexdigest()[:16]}"


def _problem(name: str, values: Sequence[str], document: Document) -> str:
    """Why these values of a parameter choose nothing, "" where they do."""
    there = offered(document)
    known: Mapping[str, Sequence[str]] = {
        "section": [str(place) for place in range(1, len(document.sections) + 1)],
        "strategy": [mark.slug for mark in there.strategies],
        "lang": there.languages,
        "texts": TEXTS,
        "into": there.into,
        "paper": PAPERS,
    }
    if len(values) > 1 and name not in ("strategy", "lang"):
        return _("Choose one.")
    wrong = next((value for value in values if value not in known[name]), None)
    if wrong is None:
        return ""
    if not known[name]:
        return _("Nothing in this edition is translated.")
    words = _("There is no “%(value)s” to choose here; there are: %(there)s.")
    return words % {"value": _short(wrong), "there": ", ".join(known[name])}


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"
