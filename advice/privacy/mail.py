"""E-mail addresses, plain and spelled out ("x (at) y (dot) com")."""

import re
from collections.abc import Iterator, Sequence

from advice.privacy.spans import Ends

_PART = r"A-Za-z0-9À-ɏ_%+'-"
_PLAIN = re.compile(
    rf"(?<![{_PART}.])[{_PART}][{_PART}.]{{0,63}}@(?:[A-Za-z0-9À-ɏ-]{{1,63}}\.){{1,6}}[A-Za-zÀ-ɏ]{{2,24}}(?![A-Za-z0-9À-ɏ@-])"
)

_AT_WORDS = (
    r"at|ät|aet|a|arobase|arrobase|arob|arroba|chiocciola|apenstaartje|apestaart|собака|собачка|эт|kuyruklu a|et|آت|ات|"
    r"アットマーク|アット|艾特|圈a|在|@"
)
_BRACKET_AT = rf"[ ]{{0,2}}[(\[{{<*_][ ]?(?:{_AT_WORDS})[ ]?[)\]}}>*_][ ]{{0,2}}"
_WORD_AT = r"[ ](?:AT|arobase|arroba|chiocciola|apenstaartje|собака|собачка)[ ]|アットマーク|[ ]@[ ]|-at-"
_AT = re.compile(rf"(?P<bracket>{_BRACKET_AT})|(?P<word>{_WORD_AT})|(?P<plain>[ ](?:at|ät)[ ])")

_DOT_WORDS = r"dot|punkt|pkt|punto|ponto|point|punt|nokta|точка|点|點|ドット|نقطة|\."
_DOT_BRACKET = rf"[ ]?[(\[{{<*_][ ]?(?:{_DOT_WORDS})[ ]?[)\]}}>*_][ ]?"
_DOT_SPACED = r"[ ](?:dot|punkt|punto|ponto|point|punt|nokta|точка|DOT|PUNKT)[ ]|ドット|[ ]\.[ ]|-dot-"
_SPELLED_DOT = rf"(?:{_DOT_BRACKET}|{_DOT_SPACED})"
_ANY_DOT = rf"(?:\.|{_SPELLED_DOT})"
_LABEL = r"[A-Za-z0-9À-ɏ][A-Za-z0-9À-ɏ-]{0,40}"
_TOP = r"[A-Za-zÀ-ɏ]{2,12}"
_LOCAL = re.compile(rf"(?<![{_PART}.])[{_PART}.]{{1,40}}(?:{_SPELLED_DOT}[{_PART}.]{{1,40}}){{0,3}}$")
_DOMAIN = re.compile(rf"(?:{_LABEL}{_ANY_DOT}){{1,4}}{_TOP}(?![A-Za-z0-9À-ɏ-])")
_SPELLED_DOMAIN = re.compile(rf"(?:{_LABEL}{_SPELLED_DOT}){{1,4}}{_TOP}(?![A-Za-z0-9À-ɏ-])")

_SOMETHING = re.compile(r"[^\W_]")
_PLACEHOLDERS = re.compile(
    r"""(?:your|ihre?|dein|votre|tu|su|seu|tuo|uw|jouw|senin)?[._-]?
    (?:e?-?mail|name|firstname|lastname|first|last|user(?:name)?|someone|somebody|anyone|you|me|foo|bar|test(?:er|user)?|example|sample|demo|abc|x+|y+
    |vorname|nachname|benutzer|beispiel|jemand|prenom|prénom|nom|utilisateur|exemple|quelquun|adresse|nombre|apellido|usuario|ejemplo|alguien|correo
    |nome|cognome|sobrenome|apelido|utente|esempio|exemplo|alguem|naam|voornaam|achternaam|gebruiker|voorbeeld|iemand|isim|ad|soyad|adsoyad|kullanici
    |kullanıcı|ornek|örnek
    |imya|familiya|pochta|local-?part|address|recipient|sender|client|customer|employee|contact)
    (?:[._-]?(?:name|lastname|last|nachname|nom|apellido|cognome|sobrenome|apelido|achternaam|soyad|surname|familiya|address|here|\d{1,3}))?$
    |(?:john|jane|j)[._-]?(?:doe|roe)$|(?:max|erika|m)[._-]?mustermann$|jean[._-]?dupont$|mario[._-]?rossi$
    |fulano(?:[._-]?de[._-]?tal)?$|jan[._-]?modaal$|ivan[._-]?ivanov$""",
    re.IGNORECASE | re.VERBOSE,
)
_RESERVED = re.compile(
    r"(?:^|\.)(?:example\.[a-z.]{2,6}|(?:beispiel|ejemplo|exemple|exemplo|esempio|voorbeeld|ornek|domain|domain-name"
    r"|yourdomain|mydomain|yourcompany|firma)\.[a-z.]{2,6}"
    r"|example|test|invalid|localhost|local)$",
    re.IGNORECASE,
)
_FULL_NAME = re.compile(r"[^\W\d_]{1,20}[._-][^\W\d_]{1,25}(?:[._-][^\W\d_]{2,25})?\d{0,4}$")
_NOBODY = re.compile(
    r"(?:no-?_?reply|do-?not-?reply|postmaster|webmaster|mailer-daemon|abuse|support|info|sales|help(?:desk)?"
    r"|billing|press|jobs|careers|service|kundenservice|office|hello)$",
    re.IGNORECASE,
)


def seek_mail(text: str, languages: Sequence[str]) -> Iterator[Ends]:
    """E-mail addresses of somebody; not a placeholder such as name@example.com, nor the mailbox of a house (info@, support@), nor
    a house alone ("@acme.com")."""
    if "@" in text:
        for found in _PLAIN.finditer(text):
            local, house = found[0].split("@")
            local = local.strip("'")
            if not _is_nobody(local, house):
                yield found.start() + found[0].index(local), found.end()
    yield from _spelled(text)


def _is_nobody(local: str, house: str) -> bool:
    """Whether it is nothing but signs, a placeholder or a house's own mailbox. Under a name reserved for examples only a full name is somebody."""
    if not _SOMETHING.search(local) or _PLACEHOLDERS.match(local) or _NOBODY.match(local):
        return True
    return bool(_RESERVED.search(house)) and not _FULL_NAME.match(local.split("+")[0])


def _spelled(text: str) -> Iterator[Ends]:
    """Addresses with words for the signs. Who spells an address hides a person's, so that only placeholders are left out."""
    for at in _AT.finditer(text):
        right = (_SPELLED_DOMAIN if at["plain"] else _DOMAIN).match(text, at.end())
        left = _LOCAL.search(text[max(0, at.start() - 90) : at.start()]) if right else None
        if right and left and _SOMETHING.search(left[0]) and not _PLACEHOLDERS.match(left[0]):
            yield at.start() - len(left[0]), right.end()
