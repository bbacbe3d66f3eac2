"""Bank accounts (IBAN) and payment cards, proved by their check digits."""

import re
from collections.abc import Iterator, Sequence

from advice.privacy.checks import luhn
from advice.privacy.contexts import is_labelled_thing
from advice.privacy.spans import Ends

_LENGTHS_TABLE = """
AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23
GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18
NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30
DZ26 MA28 SN28 CI28 CM27 BJ28 BF28 ML28 TG28 NE28 GA27 CG27 MG27 CV25 AO25 MZ25 IR26
"""
LENGTHS = {row[:2]: int(row[2:]) for row in _LENGTHS_TABLE.split()}
"""How many letters and digits an IBAN has, by country (SWIFT registry, and the countries that use the form without being in it)."""

_IBAN_HEAD = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}[ -]?\d{2}(?=[ -]?[A-Za-z0-9])")
_CARD = re.compile(r"(?<![A-Za-z0-9_#+])(?<!\d[ .,-])\d(?:[ .-]?\d){11,18}(?![A-Za-z0-9_])(?![.,-]\d)")
_CARD_WORD = re.compile(
    r"card|credit|debit|visa|master|amex|maestro|\bcc\b|karte|carte|tarjeta|tarjeta|cartão|cartao|carta|kaart|карт|kart|بطاق|卡|カード",
    re.IGNORECASE,
)
_TEST_WORD = re.compile(
    r"test[ -]?(?:card|number|karte|nummer|kaart|kart)|sandbox|carte de test|tarjeta de prueba|cartão de teste|carta di prova|тестов|اختبار|测试|テスト",
    re.IGNORECASE,
)
_PREFIXES = re.compile(
    r"4\d{15}$|4\d{12}$|4\d{18}$|5[1-5]\d{14}$|(?:222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}$|3[47]\d{13}$|3(?:0[0-5]|[689]\d)\d{11}$"
    r"|35(?:2[89]|[3-8]\d)\d{12}$|(?:1800|2131)\d{11}$|6(?:011|4[4-9]\d|5\d\d)\d{12}$|62\d{14,17}$|220[0-4]\d{12}$|9792\d{12}$|81\d{14}$|60\d{14}$"
    r"|(?P<weak>(?:5[06-8]|6\d)\d{10,17})$"
)
_GROUPS = re.compile(
    r"\d{12,19}$|\d{4}([ .-])\d{4}\1\d{4}\1\d{1,4}(?:\1\d{1,3})?$|\d{4}([ -])\d{6}\2\d{4,5}$|\d{6}[ -]\d{6,13}$"
)


def seek_ibans(text: str, languages: Sequence[str]) -> Iterator[Ends]:
    """IBANs of the right length for their country whose remainder by 97 is 1 (ISO 13616), closed up or in groups."""
    for head in _IBAN_HEAD.finditer(text):
        wanted = LENGTHS.get(head[0][:2].upper())
        end = _walk(text, head.start(), wanted) if wanted else None
        if end and _remainder(text[head.start() : end]) == 1:
            yield head.start(), end


def _walk(text: str, start: int, wanted: int) -> int | None:
    """Where `wanted` letters and digits end that stand closed up or parted by single spaces or dashes; None where there are fewer or more."""
    position, count = start, 0
    while count < wanted:
        if position < len(text) and text[position] in " -" and count:
            position += 1
        if position >= len(text) or not (text[position].isascii() and text[position].isalnum()):
            return None
        position, count = position + 1, count + 1
    follows = text[position : position + 1]
    return None if follows.isascii() and follows.isalnum() else position


def _remainder(account: str) -> int:
    plain = "".join(char for char in account.upper() if char.isalnum())
    return int("".join(str(int(char, 36)) for char in plain[4:] + plain[:4])) % 97


def seek_cards(text: str, languages: Sequence[str]) -> Iterator[Ends]:
    """Card numbers with the beginning and length of an issuer and a right last digit (ISO 7812), not named as an order nor as a test card."""
    for found in _CARD.finditer(text):
        digits = re.sub(r"\D", "", found[0])
        issuer = _PREFIXES.match(digits)
        if not _GROUPS.match(found[0]) or not luhn(digits) or len(set(digits)) == 1:
            continue
        before = text[max(0, found.start() - 50) : found.start()]
        after = text[found.end() : found.end() + 25]
        named = _CARD_WORD.search(before) or _CARD_WORD.search(after)
        if _TEST_WORD.search(before + " " + after) or (not named and is_labelled_thing(text, found.start())):
            continue
        if named or (issuer and not issuer["weak"] and len(digits) != 13):
            yield found.start(), found.end()
