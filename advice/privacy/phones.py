"""Telephone numbers: +international, and the national forms of the regions where the text's languages are spoken."""

import re
from collections.abc import Iterator, Sequence

from advice.privacy.contexts import NUMBER, PHONE, is_numbered_thing, is_price, nearest
from advice.privacy.spans import Ends

REGIONS: dict[str, tuple[str, ...]] = {
    "en": ("US", "GB", "IE", "AU", "NZ", "IN", "ZA"),
    "fr": ("FR", "BE", "CH", "MA", "SN"),
    "es": ("ES", "MX", "AR", "CO", "CL", "PE"),
    "de": ("DE", "AT", "CH"),
    "pt": ("BR", "PT"),
    "it": ("IT", "CH"),
    "nl": ("NL", "BE"),
    "ar": ("SA", "EG", "AE", "MA", "JO"),
    "zh": ("CN", "TW", "HK"),
    "ja": ("JP",),
    "ru": ("RU", "KZ", "BY"),
    "tr": ("TR",),
    "pl": ("PL",),
    "sv": ("SE", "FI"),
    "da": ("DK",),
    "nb": ("NO",),
    "fi": ("FI",),
    "uk": ("UA",),
    "cs": ("CZ",),
    "ko": ("KR",),
    "hi": ("IN",),
    "fa": ("IR",),
    "he": ("IL",),
    "el": ("GR",),
    "id": ("ID",),
    "vi": ("VN",),
    "ro": ("RO",),
    "hu": ("HU",),
}
"""The regions whose national forms are read, by language, the likeliest first."""

_ANY = ("US", "GB", "DE", "FR", "ES", "IT", "NL", "PT", "BR", "TR", "RU", "CN", "JP", "SA", "EG", "AE")
_STEP = r"(?:[ .\-/]|\)[ .\-/]?|[ ]?\(|[ ]-[ ]|[ ]/[ ])?"
_NUMBER = re.compile(
    rf"(?<![0-9A-Za-zÀ-ɏ_#@])(?<![0-9][.,:/+-])(?:\+[ ]?\(?|\()?\d(?:{_STEP}\d){{5,16}}(?:[ ]?(?:x|ext\.?)[ ]?\d{{1,5}})?(?![0-9A-Za-z_À-ɏ])"
)
_EXTENSION = re.compile(r"[ ]?(?:x|ext\.?)[ ]?\d{1,5}$")
_DATE = re.compile(
    r"(?:(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)?\d\d)(?!\d|[./-]\d)"
)
_YEARS = re.compile(r"(?:19|20)\d\d ?[-/] ?(?:(?:19|20)\d\d|\d{1,6})$")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:[ .]\d{3})+$")
_TWO = re.compile(r"(.{6,22}?\d) ?/ ?(?=[+(0])")
_RATIOS = re.compile(r"/.*/|^[1-9]\d* /")
_POSTCODE = re.compile(r"\d{5}-\d{3}$")
_QUAD = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_BOOK = re.compile(r"97[89][ -]?\d")
_NO_TRUNK = frozenset(
    ["US", "ES", "PT", "IT", "BR", "MX", "CO", "CL", "PE", "IN", "PL", "CZ", "GR", "TR", "RU", "KZ", "BY"]
)
"""Regions where one also writes numbers without a 0 before them."""
_AMERICAN = re.compile(r"(?:1[ .-]?)?\(?\d{3}\)?[ .-]?[ ]?\d{3}[ .-]\d{4}$")
_REACH, _NEAR = 32, 14


def seek_phones(text: str, languages: Sequence[str]) -> Iterator[Ends]:
    """Numbers one can dial. Without + and without a word such as "call" or "mobile" a number must be valid in a region of the languages and
    be written as one (grouped, or begun with 0). Numbers nobody has (555 0100, 123-456-7890, 000…) are placeholders and left out."""
    regions = (
        tuple(dict.fromkeys(region for code in languages for region in REGIONS.get(code.split("-")[0], ()))) or _ANY
    )
    for start, end in _numbers(text):
        shown = _EXTENSION.sub("", text[start:end])
        digits = re.sub(r"\D", "", shown)
        if not 6 <= len(digits) <= 15 or _is_placeholder(shown, digits) or _is_other(text, start, end, shown):
            continue
        if _is_dialled(text, start, shown, digits, regions):
            yield start, end


def _numbers(text: str) -> Iterator[Ends]:
    """Rows of digits that may be numbers; two that a stroke parts are two."""
    position = 0
    while found := _NUMBER.search(text, position):
        two = _TWO.match(found[0])
        end = found.start() + len(two[1]) if two else found.end()
        yield found.start(), end
        position = end + 1 if two else end


def _is_placeholder(shown: str, digits: str) -> bool:
    """Numbers that are made to be nobody's: one digit repeated, a count from 0 or 1, the exchange 555 without an area or as one."""
    local = digits[1:] if len(digits) in (8, 11) and digits[0] == "1" else digits
    counted = (local.startswith("123456") and local in "12345678901234") or shown == "0123456789"
    fictitious = local.startswith("555") and (len(local) == 10 or (len(local) == 7 and local[3:5] in ("01", "12")))
    return counted or fictitious or len(set(local)) == 1 or digits.endswith("000000")


def _is_other(text: str, start: int, end: int, shown: str) -> bool:
    """Whether the digits are a date, years, a price, a book or an order."""
    if shown.startswith("+"):
        return False
    if (
        _QUAD.fullmatch(shown)
        or _RATIOS.search(shown)
        or _POSTCODE.match(shown)
        or _DATE.match(shown)
        or _YEARS.match(shown)
        or _BOOK.match(shown)
        or is_price(text, start, end)
    ):
        return True
    return is_numbered_thing(text, start)


def _is_dialled(text: str, start: int, shown: str, digits: str, regions: tuple[str, ...]) -> bool:
    if shown.startswith("+") or digits.startswith("00"):
        return _judge("+" + digits.removeprefix("00"), ("ZZ",)) > 0
    near = max(nearest(PHONE, text, start, _REACH), nearest(NUMBER, text, start, _NEAR))
    grouped = not shown.isdigit()
    trunk = digits[0] == "0" or shown[0] == "("
    verdict = _judge(shown, regions)
    if 0 <= near <= _NEAR and grouped and len(digits) >= 7 and not _THOUSANDS.match(shown):
        return True
    if near >= 0:
        return verdict > 0 and len(digits) >= 7
    if len(digits) < 9:
        return False
    if trunk:
        return verdict == 2 or (verdict == 1 and grouped)
    return _is_mobile(digits, regions) or (grouped and not _is_amount(shown) and _judge_bare(shown, digits, regions))


def _judge_bare(shown: str, digits: str, regions: tuple[str, ...]) -> bool:
    """Whether a grouped number without 0 is valid in a region that writes numbers so; American ones in groups of 3, 3 and 4."""
    where = tuple(region for region in regions if region in _NO_TRUNK and (region != "US" or _AMERICAN.match(shown)))
    return _judge(shown, where) == 2


def _is_amount(shown: str) -> bool:
    """Whether the groups are those of a large number; nine digits parted by spaces are a number of Spain, Portugal or Poland more often."""
    return bool(_THOUSANDS.match(shown)) and ("." in shown or len(shown) != 11)


def _is_mobile(digits: str, regions: tuple[str, ...]) -> bool:
    """Mobile numbers that are written closed up and without 0."""
    mainland = "CN" in regions and len(digits) == 11 and digits[0] == "1" and digits[1] in "3456789"
    return mainland or ("RU" in regions and len(digits) == 11 and digits.startswith("89"))


def _judge(shown: str, regions: tuple[str, ...]) -> int:
    """2 where the number is valid in one of the regions, 1 where its length alone fits, 0 where neither does."""
    import phonenumbers  # the tables of 240 regions; wanted only once a text holds a number

    best = 0
    for region in regions:
        try:
            number = phonenumbers.parse(shown, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return 2
        if phonenumbers.is_possible_number_with_reason(number) == phonenumbers.ValidationResult.IS_POSSIBLE:
            best = 1
    return best
