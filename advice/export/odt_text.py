"""Paragraphs as OpenDocument text, each stretch in its own language and direction."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from typing import Final

from advice.export.paragraphs import Break, Closing, Opening, Para, Point, Span, Step, style_of
from advice.export.pieces import Way, tag

MODES: Final[dict[Way, str]] = {"ltr": "lr-tb", "rtl": "rl-tb"}
SIDES: Final[dict[Way, str]] = {"ltr": "left", "rtl": "right"}  # LibreOffice takes "start" for the left
EAST_ASIAN: Final = {"zh": "Chinese", "ja": "Japanese", "ko": "Korean"}
BOLD = 'fo:font-weight="bold" style:font-weight-asian="bold" style:font-weight-complex="bold"'
ITALIC = 'fo:font-style="italic" style:font-style-asian="italic" style:font-style-complex="italic"'
_MONO = 'style:font-name="Mono"'
_ROLES = {"label": BOLD, "number": 'fo:color="#1d5c56"', "code": _MONO}
_ROLES["soft"] = 'fo:color="#555d66" fo:font-size="9pt" style:font-size-asian="9pt" style:font-size-complex="9.5pt"'
_LINK = 'fo:color="#1d5c56" style:text-underline-style="solid" style:text-underline-width="auto"'
_SIDES = {"Note": ("2.25pt solid #1d5c56", "0.3cm"), "Quote": ("1.5pt solid #c9ced3", "0.3cm")}
_SIDED = {"Note": "Note", "NoteHead": "Note", "Tombstone": "Note", "Quote": "Quote"}


class Writer:
    """Turns steps into XML. Keeps the styles that they need beside those of the template, each once, by what it says."""

    def __init__(self, base: Way) -> None:
        self._base = base
        self._styles = dict[str, str]()
        self._lists = list[tuple[str, int]]()
        self._master = ' style:master-page-name="First"'  # of the first paragraph
        self._break = False

    @property
    def styles(self) -> str:
        """The automatic styles."""
        return "\n".join(pattern.replace("{}", name, 1) for pattern, name in self._styles.items())

    def written(self, steps: Iterable[Step]) -> Iterator[str]:
        """The paragraphs and lists, in order."""
        for step in steps:
            match step:
                case Break():
                    self._break = True
                case Opening(ordered, start):
                    self._lists.append(("Numbers" if ordered else "Bullets", start))
                    yield f'<text:list text:style-name="{self._lists[-1][0]}">'
                case Point(first):
                    name, start = self._lists[-1]
                    value = f' text:start-value="{start}"' if first and name == "Numbers" and start != 1 else ""
                    yield f"{'' if first else '</text:list-item>'}<text:list-item{value}>"
                case Closing():
                    self._lists.pop()
                    yield "</text:list-item></text:list>"
                case Para():
                    yield self.paragraph(step)

    def paragraph(self, row: Para) -> str:
        """One paragraph, or heading."""
        inner = "".join(map(self._span, row.spans))
        mark = row.anchor.replace("-", "_")
        if row.entry:
            inner = _anchor(f"#{mark}", "Plain", inner)
        elif mark:
            inner = f'<text:bookmark-start text:name="{mark}"/>{inner}<text:bookmark-end text:name="{mark}"/>'
        style = self._paragraph_style(row)
        if row.level:
            return f'<text:h text:style-name="{style}" text:outline-level="{row.level}">{inner}</text:h>'
        return f'<text:p text:style-name="{style}">{inner}</text:p>'

    def _paragraph_style(self, row: Para) -> str:
        """The style of the template, or one that says what is different here."""
        parent = style_of(row.style)
        said = list[str]()
        if row.way != self._base:
            said.append(f'style:writing-mode="{MODES[row.way]}" fo:text-align="{SIDES[row.way]}"')
        if row.way == "rtl" and (side := _SIDED.get(parent)):
            rule, space = _SIDES[side]
            said.append(f'fo:border-left="none" fo:border-right="{rule}" fo:padding-right="{space}"')
        if row.head and parent == "Provenance":
            said.append('fo:keep-with-next="always"')
        if self._lists:
            said.append('fo:margin-bottom="0.12cm"')
        if self._break:
            said.append('fo:break-before="page"')
        master, self._master, self._break = self._master, "", False
        if not (said or master):
            return parent
        inner = f"<style:paragraph-properties {' '.join(said)}/>" if said else ""
        pattern = f'<style:style style:name="{{}}" style:family="paragraph" style:parent-style-name="{parent}"{master}>'
        return self._style("P", f"{pattern}{inner}</style:style>")

    def _style(self, letter: str, pattern: str) -> str:
        return self._styles.setdefault(pattern, f"{letter}{len(self._styles) + 1}")

    def _span(self, span: Span) -> str:
        said = [
            BOLD if span.bold else "",
            ITALIC if span.italic else "",
            f'{_MONO} fo:background-color="#eef2f1"' if span.code else "",
            _ROLES.get(span.role, ""),
            _LINK if span.link and not span.role else "",
            _face(span.language),
            languages(span.language),
        ]
        told = " ".join(part for part in said if part)
        pattern = f'<style:style style:name="{{}}" style:family="text"><style:text-properties {told}/></style:style>'
        inner = f'<text:span text:style-name="{self._style("T", pattern)}">{text(span.text)}</text:span>'
        if not span.link:
            return inner
        return _anchor(span.link, "Soft" if span.role else "Link", inner)


def _anchor(link: str, style: str, inner: str) -> str:
    styles = f'text:style-name="{style}" text:visited-style-name="{style}"'
    return f'<text:a xlink:type="simple" xlink:href="{escape(link)}" {styles}>{inner}</text:a>'


def text(line: str) -> str:
    """The characters of a stretch. Blanks that a reader would take together stand as elements."""
    safe = escape(line, quote=False)
    safe = re.sub(r"(^|[\n\t ])( +)", lambda found: f'{found[1]}<text:s text:c="{len(found[2])}"/>', safe)
    return safe.replace("\t", "<text:tab/>").replace("\n", "<text:line-break/>")


@cache
def languages(code: str | None) -> str:
    """The properties that name a language, for the letters of any script; none at all where nobody could name it."""
    parts = (tag(code) or "zxx").split("-")
    country = next((part.upper() for part in parts[1:] if len(part) == 2), "none")
    return " ".join(
        f'{space}:language{kind}="{parts[0]}" {space}:country{kind}="{country}"'
        for space, kind in (("fo", ""), ("style", "-asian"), ("style", "-complex"))
    )


def _face(code: str | None) -> str:
    """Han signs look different in each of these languages."""
    font = EAST_ASIAN.get((code or "")[:2])
    return f'style:font-name-asian="{font}"' if font else ""
