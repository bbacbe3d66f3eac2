"""Addresses of machines on a network (IPv4 and IPv6)."""

import re
from collections.abc import Iterator, Sequence
from ipaddress import AddressValueError, IPv4Address, IPv6Address

from advice.privacy.spans import Ends

_FOUR = re.compile(r"(?<![A-Za-z0-9_.])(?<![0-9][,-])(?:\d{1,3}\.){3}\d{1,3}(?![A-Za-z0-9_])(?!\.\d)(?!-\d)")
_SIX = re.compile(r"(?<![A-Za-z0-9_:.])(?=[0-9A-Fa-f]{0,4}:[0-9A-Fa-f]{0,4}:)[0-9A-Fa-f:]{5,40}(?![A-Za-z0-9_:])")
_VERSION = re.compile(
    r"(?:v|ver|version|versión|versão|versione|versie|versi|sürüm|sürümü|верси[яию]|الإصدار|إصدار|版本|バージョン"
    r"|release|build|firmware|update|patch|driver|section|chapter|§"
    r"|kapitel|abschnitt|chapitre|capítulo|capitolo|раздел|пункт|oracle|chrome|firefox|[Oo]ffice|sdk|api)\s?[:.#=]?\s?(?:v|nr\.?|no\.?)?\s?$",
    re.IGNORECASE,
)
_ADDRESS_WORD = re.compile(
    r"\bip\b|ip-|ipv4|address|adress|адрес|dirección|endereço|indirizzo|عنوان|地址|アドレス|server|host|login|ping|from",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"/\d{1,2}(?!\w)")
_MASK_WORD = re.compile(
    r"mask|maske|masque|máscara|maschera|маск|قناع|掩码|マスク|gateway|subnet|subred|wildcard|dns|resolver",
    re.IGNORECASE,
)
_PUBLIC = {
    "8.8.8.8",
    "8.8.4.4",
    "1.1.1.1",
    "1.0.0.1",
    "9.9.9.9",
    "208.67.222.222",
    "208.67.220.220",
    "1.2.3.4",
    "192.168.0.1",
    "192.168.1.1",
    "10.0.0.1",
}


def seek_networks(text: str, languages: Sequence[str]) -> Iterator[Ends]:
    """Addresses of one machine. Private ranges count, for they tell which machine in a client's house; loopback, netmasks, whole
    networks (10.0.0.0, …/24), routers' factory addresses, public name servers and version numbers do not."""
    for found in _FOUR.finditer(text):
        if _names_machine(text, found.start(), found.end()):
            yield found.start(), found.end()
    if ":" in text:
        for found in _SIX.finditer(text):
            shown = found[0].rstrip(":") if not found[0].endswith("::") else found[0]
            if _is_six(shown):
                yield found.start(), found.start() + len(shown)


def _names_machine(text: str, start: int, end: int) -> bool:
    shown = text[start:end]
    try:
        address = IPv4Address(shown)
    except AddressValueError:
        return False
    parts = [int(part) for part in shown.split(".")]
    before = text[max(0, start - 30) : start]
    if (
        address.is_loopback
        or address.is_unspecified
        or address.is_multicast
        or address.is_link_local
        or parts[0] in (0, 255)
        or parts[3] in (0, 255)
    ):
        return False
    if shown in _PUBLIC or _PREFIX.match(text, end) or _VERSION.search(before) or _MASK_WORD.search(before):
        return False
    return max(parts) > 30 or bool(_ADDRESS_WORD.search(before))


def _is_six(shown: str) -> bool:
    """Whether it is an IPv6 address of a machine; times, ratios and pieces of code are not."""
    try:
        address = IPv6Address(shown)
    except AddressValueError:
        return False
    written = [part for part in shown.split(":") if part]
    telling = len(written) > 1 and sum(map(len, written)) >= 5 and any(char.isdigit() for char in shown)
    return telling and not (address.is_loopback or address.is_unspecified or address.is_multicast)
