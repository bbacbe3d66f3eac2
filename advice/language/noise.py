"""What stands in a text and is no language: addresses, mentions, code, digits, symbols."""

import re
import unicodedata

MAXIMUM_CHARACTERS = 5000  # a longer text tells nothing more and only costs time
_ADDRESSES = r"https?://\S+|www\.\S+|\S+@\S+|[@#]\w+|\b[A-Za-z]:\\\S+|\b\w+_\w+\b|\.\w+\(\S*"
_MARKED_CODE = r"```.*?(?:```|\Z)|`[^`\n]*`|</?[a-z][^<>\n]*>"
_STATEMENTS = (
    r"SELECT\b[^\n]{0,80}\bFROM\b[^\n]*",
    r"(?:INSERT INTO|DELETE FROM|CREATE TABLE|ALTER TABLE|UPDATE \w+ SET)\b[^\n]*",
    r"(?:\$ |sudo )?(?:git|npm|npx|pip|docker|kubectl) (?:add|apply|build|clone|commit|exec|get|init|install|pull|push|rebase|run)\b[^\n]*",
    r"(?:(?:def|function) \w+\(|print\(|(?:const|let|var) \w+ ?=|class \w+[:({]|import [\w.]+;?$|from [\w.]+ import )[^\n]*",
    r"(?:for|while|if)\b[^\n(]{0,40}\((?![a-z]{1,6}\))[^\n]{0,80}[:{;}]$",
    r"""[\w.\[\]]+ ?[:+-]?= ?(?:["'\[{(\d]|\w+\()[^\n]*""",
)
_NOISE = re.compile(rf"{_MARKED_CODE}|{_ADDRESSES}|^[^\S\n]*(?:{'|'.join(_STATEMENTS)})", re.MULTILINE | re.DOTALL)


def clean(text: str) -> str:
    """The words of a text: no addresses, mentions, tags, code, digits or symbols; combining vowel signs stay."""
    words = _NOISE.sub(" ", text[:MAXIMUM_CHARACTERS])
    kept = (char if unicodedata.category(char)[0] in "LMZP" or char in "\n\u200c\u200d" else " " for char in words)
    return " ".join("".join(kept).split())
