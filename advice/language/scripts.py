"""Which scripts a text is written in, and the languages that a script gives away on its own."""

import functools
from bisect import bisect_right
from collections import Counter

_RANGES = """
0041 007A latin|00AA 024F latin|0250 02AF latin|0370 03FF greek|0400 052F cyrillic|0531 058F armenian|0590 05FF hebrew
0600 06FF arabic|0750 077F arabic|08A0 08FF arabic|0900 097F devanagari|0980 09FF bengali|0A00 0A7F gurmukhi|0A80 0AFF gujarati
0B80 0BFF tamil|0C00 0C7F telugu|0C80 0CFF kannada|0D00 0D7F malayalam|0D80 0DFF sinhala|0E00 0E7F thai|0E80 0EFF lao
1000 109F myanmar|10A0 10FF georgian|1100 11FF hangul|1200 137F ethiopic|1780 17FF khmer|1E00 1EFF latin|1F00 1FFF greek
2E80 2FDF han|3005 3007 han|3041 30FF kana|3130 318F hangul|31F0 31FF kana|3400 4DBF han|4E00 9FFF han|A720 A7FF latin
AC00 D7AF hangul|F900 FAFF han|FB1D FB4F hebrew|FB50 FDFF arabic|FE70 FEFF arabic|FF21 FF5A latin|FF66 FF9D kana|20000 3FFFF han
"""
_ROWS = [row.split() for line in _RANGES.strip().splitlines() for row in line.split("|")]
_STARTS = sorted(int(start, 16) for start, _end, _script in _ROWS)
_ENDS = {int(start, 16): (int(end, 16), script) for start, end, script in _ROWS}

SOLE = {
    "greek": "el",
    "armenian": "hy",
    "hebrew": "he",
    "bengali": "bn",
    "gurmukhi": "pa",
    "gujarati": "gu",
    "tamil": "ta",
    "telugu": "te",
    "kannada": "kn",
    "malayalam": "ml",
    "sinhala": "si",
    "thai": "th",
    "lao": "lo",
    "myanmar": "my",
    "georgian": "ka",
    "hangul": "ko",
    "ethiopic": "am",
    "khmer": "km",
    "japanese": "ja",
    "han": "zh",
}
"""The scripts that one language of the site alone is written in, as `principal` names them."""

SEVERAL = {
    "cyrillic": frozenset(["be", "bg", "kk", "mk", "mn", "ru", "sr", "uk"]),
    "arabic": frozenset(["ar", "fa", "ps", "ug", "ur"]),
    "devanagari": frozenset(["hi", "mr", "ne"]),
}
"""The other scripts but Latin, with the languages of the site that are written in them."""

_DENSE = {"han": 3, "kana": 3, "hangul": 3, "japanese": 3}
_ONLY_JAPANESE = frozenset(
    "々〆働込畑峠榊辻枠匂笹栃圧囲壱応仮価拡覚巻観歓帰犠拠郷駆恵渓経継鶏芸撃検権顕験厳広効鉱済剤雑歯児実釈収従渋獣縦処焼奨畳縄浄剰嬢譲醸図粋酔瀬摂戦繊"
    "銭騒蔵臓続対帯択単弾遅鋳庁聴逓鉄転伝稲闘徳読弐悩脳覇廃拝売発抜浜払変辺舗豊黙戻訳薬様揺謡頼覧両猟緑塁霊齢歴録沢営塩悪亜気駅渇掲桜隠栄円仏竜楽賛"
)


@functools.lru_cache(maxsize=30_000)
def script_of(char: str) -> str:
    """The script of one letter; an empty string for what is no letter, or a letter of a script the site does not know."""
    if not char.isalpha() and char not in "々〆":
        return ""
    code = ord(char)
    place = bisect_right(_STARTS, code) - 1
    if place < 0:
        return ""
    end, script = _ENDS[_STARTS[place]]
    return script if code <= end else ""


def census(text: str) -> Counter[str]:
    """How many letters of each script a text has. Chinese signs between kana count as Japanese, and so do signs only Japan writes."""
    found = Counter(map(script_of, text))
    found.pop("", None)
    if found["kana"] or (found["han"] and _is_japanese(text)):
        found["japanese"] = found.pop("kana", 0) + found.pop("han", 0)
    return +found


def weight(script: str, count: int) -> int:
    """Letters of one script, made comparable: a Chinese, Japanese or Korean sign counts three."""
    return count * _DENSE.get(script, 1)


def principal(found: Counter[str]) -> tuple[str, float]:
    """The script with the most letters and its share of all of them (0 to 1); ("", 0) for a text without letters."""
    weights = {script: weight(script, count) for script, count in found.items()}
    if not weights:
        return "", 0.0
    script = max(weights, key=lambda name: weights[name])
    return script, weights[script] / sum(weights.values())


def same(one: str, other: str) -> bool:
    """Whether two names of scripts may stand in one language: kana and Chinese signs are both Japanese."""
    return one == other or (other == "japanese" and one in {"kana", "han"})


def _is_japanese(text: str) -> bool:
    return not _ONLY_JAPANESE.isdisjoint(text)
