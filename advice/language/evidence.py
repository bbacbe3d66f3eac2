"""What the single words and letters of a text say of its language: common words by language, letters that few languages write.

The words stand in words.txt, those that many languages share in shared.txt. Weights are natural logarithms of odds, tuned on the tuning half
of bench/language/lines.jsonl.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parent
_LATIN = "A-Za-z\u00aa-\u024f\u0300-\u036f\u1e00-\u1eff"
_TOKEN = re.compile(rf"[{_LATIN}]+(?:['’ʼ·][{_LATIN}]+)*['’]?|(?:[^\W\d_{_LATIN}]|[\u0591-\u05c7\u064b-\u0652\u0900-\u0dff\u0e31-\u0e4e\u200c\u200d])+")
_WORD_WEIGHTS = (0.0, 3.0, 2.3, 1.8, 1.4, 1.1, 0.9, 0.7, 0.5)
_LETTER_WEIGHTS = (0.0, 2.5, 1.8, 1.3, 1.0, 0.7)
_LETTERS = """
ß de|ñ es gl eu tl|¿ es gl|¡ es|ł pl|ż pl|ź pl|ń pl|ę pl lt|ą pl lt|ś pl|ć pl hr bs sr|ő hu|ű hu|ğ tr az|ı tr az|ş tr ro az|ã pt vi|õ pt et vi
ț ro|ș ro|ă ro vi|ř cs|ě cs|ů cs|ľ sk|ĺ sk|ŕ sk|ô sk fr pt vi cy|ť sk cs|ď sk cs|ň sk cs|å sv da nb nn|ø da nb nn|æ da nb nn is|þ is|ð is|ė lt|ų lt
į lt|ū lt lv|ģ lv|ķ lv|ļ lv|ņ lv|ā lv mi|ē lv|ī lv|ə az|ơ vi|ư vi|đ vi hr bs sr|ŵ cy|ŷ cy|œ fr|ĉ eo|ĝ eo|ĵ eo|ŝ eo|ŭ eo|ẹ vi yo|ọ vi yo|ŀ ca
ў be|і uk be kk|ї uk|є uk|ґ uk|ы ru be kk mn|э ru be kk mn|ё ru be|ъ bg ru|ј sr mk|љ sr mk|њ sr mk|џ sr mk|ћ sr|ђ sr|ѓ mk|ќ mk|ѕ mk|ә kk|ғ kk|қ kk|ң kk|ұ kk|һ kk
ө kk mn|ү kk mn|щ ru uk bg kk|ѝ bg mk
پ fa ur ps ug|چ fa ur ps ug|ژ fa ps ug|گ fa ur ug|ک fa ur|ی fa ur ps|ٹ ur|ڈ ur|ڑ ur|ں ur|ے ur|ہ ur|ھ ur ug|ة ar|ى ar|ي ar ps ug|ك ar ug|ښ ps|ړ ps|ڼ ps|ځ ps|ې ps ug|ۇ ug|ۆ ug|ۋ ug|إ ar|أ ar
ळ mr|ँ hi ne|ज़ hi|फ़ hi
"""
_ENDING_WEIGHTS = (0.0, 1.2, 0.8, 0.5)
_ENDINGS = """
sjon nb|tion da sv de fr en|het nb sv|hed da|eligt da|sjoner nb|ninger da nb|ighed da|ighet nb sv|øy nb nn|øj da|vei nb|vej da|ede da|kke da nb|uke nb|uge da|lig da nb
ción es|ciones es|ció ca|cions ca|ção pt|ções pt|ión es|dad es|dade pt gl|dades pt gl|tat ca de|zione it|zioni it|mente es pt it gl|ment fr ca en|mento pt it|miento es
eux fr|eaux fr|eau fr|ique fr|aient fr|erai fr|ez fr|ité fr|tà it|ità it|are it ro|ere it|ire it|iamo it|ado es pt|ada es pt|ando es pt it|iendo es|inho pt|nho pt|lho pt|ões pt|ão pt
ení cs|ání cs|ost cs sk|enie sk pl|anie sk pl|ovat cs|ovať sk|ať sk|iť sk|ého cs sk|ou cs sk|ých cs sk|ímu cs|iemu sk pl|iach sk pl|ích cs|ów pl|ość pl|ować pl|ego pl|ych pl|ími cs|ia sk
ться ru|тся ru|ого ru uk|ый ru|ий ru uk|ение ru bg|ния ru bg|ость ru|ют ru|ать ru|ить ru|еть ru|ння uk|ість uk|ити uk|ати uk|іть uk|ться uk ru|ють uk|ите bg ru mk|ът bg|ият bg|ване bg|ата bg mk|ция bg ru|ването bg
ungen de|ung de sv|keit de|heit de|lich de|ische de|schaft de|ieren de|ing nl en sv da nb|ingen nl|heid nl|lijk nl|elijk nl|tje nl|en de nl|isch de nl|ly en|ness en|ful en|ing en|tion en fr
lar tr az|ler tr az|dır tr az|mak tr az|mek tr az|yor tr|iyorum tr|ınız tr|iniz tr|ssa fi|ssä fi|sta fi|stä fi|lla fi|llä fi|lle fi|ksi fi|nut fi|nyt fi|mme fi|ban hu|ben hu|nak hu|nek hu|val hu|vel hu|ság hu|ség hu|ást hu|ést hu
ții ro|ția ro|ție ro|ului ro|ilor ro|ește ro|ează ro|nya id ms|kan id ms|lah ms id|anda id|ांना mr|ाला mr|च्या mr|णे mr|ायला mr|हरू ne|लाई ne|नुहोस् ne|ियों hi|ाएँ hi|ेंगे hi|ोगे hi
"""
_LONGEST_ENDING = 7
_CONTRACTED = {ending: frozenset({"en"}) for ending in ("'t", "'re", "'ll", "'ve")}


@dataclass(frozen=True)
class Word:
    """One word of a text: as written, in lower case, the languages it is common in, those its ending is common in, and whether it says nothing of a language by itself."""

    written: str
    text: str
    codes: frozenset[str]
    ending: frozenset[str]
    shared: bool
    capital: bool


def _lines(name: str) -> Iterable[str]:
    for line in (_FOLDER / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


@functools.cache
def lexicon() -> dict[str, frozenset[str]]:
    """Every common word, with the languages it is common in."""
    found: dict[str, set[str]] = {}
    for line in _lines("words.txt"):
        code, words = line.split(":", 1)
        for word in words.split():
            found.setdefault(word, set()).add(code)
    return {word: frozenset(codes) for word, codes in found.items()}


@functools.cache
def shared() -> frozenset[str]:
    """The words that say nothing of a language."""
    return frozenset(word for line in _lines("shared.txt") for word in line.split())


@functools.cache
def letters_of_few() -> dict[str, frozenset[str]]:
    """Every letter that few languages write, with these languages."""
    return _table(_LETTERS)


@functools.cache
def endings() -> dict[str, frozenset[str]]:
    """The endings that words of few languages have, with these languages."""
    return _table(_ENDINGS)


def _table(text: str) -> dict[str, frozenset[str]]:
    rows = (row.split() for line in text.strip().splitlines() for row in line.split("|"))
    return {key: frozenset(codes) for key, *codes in rows}


def words_of(text: str) -> list[Word]:
    """The words of a text, in order."""
    return [_word(found) for found in _TOKEN.findall(text)]


@functools.lru_cache(maxsize=20_000)
def _word(written: str) -> Word:
    text = unicodedata.normalize("NFC", written.replace("İ", "i").lower()).replace("’", "'").replace("ʼ", "'")
    bare = text.rstrip("'")
    codes = lexicon().get(text) or lexicon().get(bare) or _of_parts(bare)
    alone = bare in shared() or (len(bare) == 1 and bare.isascii())
    return Word(written, bare, codes, _ending(bare), alone, written[0].isupper())


def _of_parts(text: str) -> frozenset[str]:
    """The languages of what an apostrophe joins ("l'équipe", "didn't"): the part before it, else the part after it."""
    if "'" not in text:
        return frozenset()
    before, _, after = text.partition("'")
    first, last = lexicon().get(before + "'", frozenset()), lexicon().get(after, frozenset())
    return _CONTRACTED.get("'" + after) or (first & last) or first or last


def _ending(text: str) -> frozenset[str]:
    """The languages of the longest known ending of a word that is longer than it by two letters."""
    longest = min(_LONGEST_ENDING, len(text) - 2)
    parts = (text[-length:] for length in range(longest, 1, -1))
    return next((endings()[part] for part in parts if part in endings()), frozenset())


def score(found: Iterable[Word], text: str) -> dict[str, float]:
    """What the words and letters of a text say for each language, as log odds; a word or letter said again says nothing new."""
    scores: dict[str, float] = {}
    for word in {word.text: word for word in found}.values():
        _add(scores, word.codes, _WORD_WEIGHTS)
        _add(scores, word.ending, _ENDING_WEIGHTS)
    few = letters_of_few()
    for letter in list(few.keys() & set(text.lower())):
        _add(scores, few[letter], _LETTER_WEIGHTS)
    return scores


def _add(scores: dict[str, float], codes: frozenset[str], weights: tuple[float, ...]) -> None:
    weight = weights[min(len(codes), len(weights) - 1)]
    for code in codes:
        scores[code] = scores.get(code, 0.0) + weight
