"""Words that hold a sentence together and say little of what it is about."""

import functools
from pathlib import Path

LIST = Path(__file__).parent / "function_words.txt"


@functools.cache
def function_words() -> dict[str, frozenset[str]]:
    """The function words of each language, folded, by language; read once a process."""
    found = dict[str, frozenset[str]]()
    for line in LIST.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            code, words = line.split(":", 1)
            found[code] = found.get(code, frozenset()) | frozenset(words.split())
    return found


def is_function_word(word: str, languages: frozenset[str]) -> bool:
    """Whether a folded word holds sentences together in each of these languages that has a list, and in one at least."""
    listed = [function_words()[code] for code in languages if code in function_words()]
    return bool(listed) and all(word in words for words in listed)
