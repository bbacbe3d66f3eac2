"""What people wrote in Markdown, written anew so that it can stand inside a larger Markdown file."""

import re
import unicodedata
from itertools import pairwise

from advice.markup import Block, CodeBlock, Listing, Paragraph, Quote, Run, blocks, one_line

_SIGNS = re.compile(r"[\\`*_\[\]<~]|&(?=#?\w+;)")
_LINE_STARTS = re.compile(r"^([ \t]*)(?:([-+=#>|:])|(\d+)([.)]))")


def written(source: str) -> str:
    """The text as CommonMark that holds paragraphs, lists, quotes and code only, each closed."""
    return _blocks(blocks(source))


def escaped(text: str) -> str:
    """The text with a backslash before whatever Markdown or HTML could take for a sign."""
    return _line_start(_SIGNS.sub(r"\\\g<0>", text))


def address(url: str) -> str:
    """A link to follow, or the escaped text of something that is no address."""
    return f"<{url}>" if re.fullmatch(r"https?://[^\s<>]+", url) else escaped(one_line(url))


def _line_start(line: str) -> str:
    # the second kind is a number that would begin a list: the sign after it is what must be disarmed
    return _LINE_STARTS.sub(lambda m: m[1] + (f"\\{m[2]}" if m[2] else f"{m[3]}\\{m[4]}"), line)


def _blocks(rows: tuple[Block, ...]) -> str:
    texts = [_block(row) for row in rows]
    for place, (before, after) in enumerate(pairwise(rows)):
        if isinstance(before, Listing) and isinstance(after, Listing):
            texts[place] += "\n\n<!-- -->"  # keeps two lists apart
    return "\n\n".join(text for text in texts if text)


def _block(row: Block) -> str:
    match row:
        case Paragraph(runs):
            return "\n".join(_line_start(line.strip()) for line in _inline(runs).split("\n"))
        case CodeBlock(text):
            fence = "`" * max(3, 1 + _longest(text))
            return f"{fence}\n{text}\n{fence}"
        case Quote(inner):
            return "\n".join(f"> {line}".rstrip() for line in _blocks(inner).split("\n"))
        case Listing(ordered, start, entries):
            marks = [f"{start + place}." if ordered else "-" for place in range(len(entries))]
            return "\n".join(_entry(mark, _blocks(entry)) for mark, entry in zip(marks, entries, strict=True))


def _entry(mark: str, text: str) -> str:
    indent = " " * (len(mark) + 1)
    lines = text.split("\n")
    return "\n".join([f"{mark} {lines[0]}".rstrip(), *(f"{indent}{line}".rstrip() for line in lines[1:])])


def _longest(text: str) -> int:
    return max((len(ticks) for ticks in re.findall("`+", text)), default=0)


def _inline(runs: tuple[Run, ...]) -> str:
    text = ""
    for place, run in enumerate(runs):
        following = runs[place + 1].text[:1] if place + 1 < len(runs) else ""
        plain_next = place + 1 == len(runs) or not (runs[place + 1].bold or runs[place + 1].italic)
        text += _styled(run, before=text[-1:], after=following if plain_next else "*")
    return text


def _styled(run: Run, before: str, after: str) -> str:
    core = run.text.strip()
    if not core:
        return _broken(run.text)
    head, tail = run.text[: run.text.index(core[0])], run.text[len(run.text.rstrip()) :]
    inner = _code(core) if run.code else _broken(_SIGNS.sub(r"\\\g<0>", core))
    if run.link:
        inner = f"<{run.link}>" if core == run.link else f"[{inner}]({_target(run.link)})"
    if run.bold or run.italic:
        stars = "*" * (2 * run.bold + run.italic)
        inner = f"{stars}{inner}{stars}" if _flanks(head or before, inner, tail or after) else _tagged(run, inner)
    return _broken(head) + inner + _broken(tail)


def _broken(text: str) -> str:
    return text.replace("\n", "\\\n")


def _code(text: str) -> str:
    ticks = "`" * (1 + _longest(text))
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"


def _target(link: str) -> str:
    return f"<{link}>" if re.search(r"[()\\]", link) else link


def _tagged(run: Run, inner: str) -> str:
    inner = f"<em>{inner}</em>" if run.italic else inner
    return f"<strong>{inner}</strong>" if run.bold else inner


def _flanks(before: str, inner: str, after: str) -> bool:
    """Whether stars around `inner` would open and close there (CommonMark's rule of flanking, on the safe side)."""
    if before[-1:] == "*" or after[:1] == "*":
        return False
    return (not _is_sign(inner[0]) or not before[-1:].strip()) and (not _is_sign(inner[-1]) or not after[:1].strip())


def _is_sign(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "PS"
