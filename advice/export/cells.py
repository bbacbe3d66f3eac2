"""Cells of a spreadsheet that no program takes for a formula."""

import unicodedata


def guarded(text: str) -> str:
    """`text` with an apostrophe before it where a spreadsheet could take it for a formula."""
    if text[:1] in ("\t", "\r", "\n", "\0"):
        return f"'{text}"
    # spreadsheets skip blanks and invisible signs, and some read the wide and small forms like the plain ones
    seen = next((sign for sign in text if not sign.isspace() and unicodedata.category(sign) not in ("Cf", "Cc")), "")
    plain = unicodedata.normalize("NFKC", seen)
    return f"'{text}" if plain[:1] in tuple("=+-@\u2212") else text


def unguarded(cell: str) -> str:
    """The text of a cell. One that began with an apostrophe before such a sign by itself has lost it."""
    return cell[1:] if cell[:1] == "'" and guarded(cell[1:]) == cell else cell
