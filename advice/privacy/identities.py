"""Numbers that a state gives to one person, by their shape, their check digits and the word that names them."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from advice.privacy import checks
from advice.privacy.spans import Ends

_REACH, _BEHIND = 45, 18
_CLUSTER = re.compile(
    r"\d(?:[^\d\n]{0,3}\d){4,40}|(?<![A-Za-z0-9])(?=[A-Z]{0,8}\d[A-Z]{0,8}\d)[A-Z0-9]{8,10}(?![A-Za-z0-9])"
)
_MARGIN = 16  # letters that may stand before or after the digits of a number


@dataclass(frozen=True)
class Form:
    """How the numbers of one register look. A number for which `check` holds needs no word beside it; any other needs one of `words`
    before it or right after it, and then the shape is enough: a mistyped number is still somebody's."""

    shape: re.Pattern[str]
    words: re.Pattern[str]
    check: Callable[[str], bool] | None = None


def _form(shape: str, words: str, check: Callable[[str], bool] | None = None) -> Form:
    bounded = rf"(?<![A-Za-z0-9_.+@/-])(?:{shape})(?![A-Za-z0-9_@])(?!-\d)(?![.,]\d)"
    return Form(re.compile(bounded, re.IGNORECASE), re.compile(words, re.IGNORECASE), check)


_ANY_WORD = (
    r"national id|identity (?:card|number|no)|id (?:card|number|no\b)|\bssn\b|social security|social insurance"
    r"|passport|driver'?s licen[cs]e|driving licen[cs]e|resident id|personal id"
    r"|ausweis|reisepass|führerschein|sozialversicherung|personalnummer des bundes|carte d'identité|passeport"
    r"|permis de conduire|pièce d'identité|sécurité sociale"
    r"|documento de identidad|\bdni\b|pasaporte|cédula|seguridad social|\bcurp\b|\brut\b|\brun\b|carnet de conducir"
    r"|bilhete de identidade|cartão de cidadão|cartão do cidadão|passaporte|carteira de identidade"
    r"|\brg\b|carta d'identità|passaporto|patente|identiteitskaart|paspoort|rijbewijs|identiteitsbewijs|паспорт"
    r"|водительск\w+ удостоверен|удостоверен\w+ личности"
    r"|pasaport|ehliyet|kimlik|جواز|هوية|الهوية|إقامة|الإقامة|رخصة القيادة|الرقم القومي|رقمه القومي|رقمها القومي"
    r"|الرقم الوطني|بطاقة شخصية|护照|身份证|身份證|驾照|驾驶证|社保号|旅券|パスポート|免許証|在留カード|保険証(?!券)"
)

FORMS: tuple[Form, ...] = (
    _form(r"\d{3}-\d{2}-\d{4}", r"\bssn\b|social security", checks.american),
    _form(r"\d{3} ?\d{2} ?\d{4}", r"\bssn\b|social security"),
    _form(r"(?!BG|GB|KN|NK|NT|TN|ZZ)(?:[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]) ?\d\d ?\d\d ?\d\d ?[A-D]",
          r"national insurance|\bnino?\b", checks.any_number),
    _form(r"QQ ?\d\d ?\d\d ?\d\d ?[A-D]", r"national insurance|\bnino?\b"),
    _form(r"[1-478][ .]?\d\d[ .]?(?:0[1-9]|1[0-2]|[2-9]\d)[ .]?(?:\d\d|2[AB])[ .]?\d{3}[ .]?\d{3}(?:[ .-]{0,3}\d\d)?",
          r"sécu|secu|\bnir\b|insee|assuré|social", checks.french),
    _form(r"\d{8}[ -]?[A-HJ-NP-TV-Z]|[XYZ][ -]?\d{7}[ -]?[A-HJ-NP-TV-Z]", r"\bdni\b|\bnie\b|\bnif\b|identidad", checks.spanish),
    _form(r"\d{2}\.\d{3}\.\d{3}[ -]?[A-HJ-NP-TV-Z]?", r"\bdni\b|identidad|cédula"),
    _form(r"[A-Z]{6}\d\d[A-EHLMPRST]\d\d[A-Z]\d{3}[A-Z]", r"codice fiscale|\bcf\b|c\.f\.|codice", checks.italian),
    _form(r"\d{2} ?\d{3} ?\d{3} ?\d{3}", r"steuer-?id|identifikationsnummer|\bidnr|steueridentifikation|\btin\b"),
    _form(r"[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ0-9]{8}\d?", r"ausweis|perso\b|reisepass"),
    _form(r"\d{4} ?\d{2} ?\d{2} ?\d{2}|\d{2} ?\d{6} ?[A-Z] ?\d{3}", r"sozialversicherung|sv-?nummer|svnr|versicherungsnummer"),
    _form(r"756\.\d{4}\.\d{4}\.\d{2}", r"\bahv|\bavs\b|sozialversicherung", checks.ean),
    _form(r"\d{4}[ .]?\d{2}[ .]?\d{3}|\d{9}", r"\bbsn\b|burgerservice|sofi"),
    _form(r"\d\d\.\d\d\.\d\d-\d{3}\.\d\d", r"rijksregister|registre national|national number", checks.belgian),
    _form(r"[123]\d{2} ?\d{3} ?\d{3}", r"\bnif\b|contribuinte|identificação fiscal"),
    _form(r"\d{8} ?\d ?[A-Z0-9]{2}\d|\d{8}(?: ?\d)?", r"cartão d[eo] cidadão|bilhete de identidade|\bcc n"),
    _form(r"\d{3}\.\d{3}\.\d{3}-\d{2}", r"\bcpf\b", checks.brazilian),
    _form(r"\d{11}", r"\bcpf\b"),
    _form(r"\d{2}\.?\d{3}\.?\d{3}-?[\dX]", r"\brg\b|identidade|\brut\b|\brun\b"),
    _form(r"[1-9]\d{2} ?\d{3} ?\d{3} ?\d{2}|[1-9]\d{10}", r"kimlik|\btckn\b|\btc\b|\bt\.c\."),
    _form(r"\d{3}-\d{3}-\d{3}[ -]\d{2}", r"снилс|пенсионн", checks.russian_pension),
    _form(r"\d{3} ?\d{3} ?\d{3} ?\d{2}", r"снилс"),
    _form(r"\d{12}", r"инн|\bинн\b"),
    _form(r"\d{2} ?\d{2}(?: ?№)? ?\d{6}", r"паспорт|серия"),
    _form(r"[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d\d{3}[\dX]", r"身份证|身份證|证件", checks.chinese),
    _form(r"[A-Z][12]\d{8}", r"身分證|身份證|身分证|身份证|證號"),
    _form(r"\d{4}[ -]?\d{4}[ -]?\d{4}", r"マイナンバー|個人番号|my ?number"),
    _form(r"\d{4}[ -]?\d{4}[ -]?\d{4}", r"aadha+r|आधार|uidai"),
    _form(r"[A-Z]{3}P[A-Z]\d{4}[A-Z]", r"\bpan\b", checks.any_number),
    _form(r"[12]\d{9}", r"هوي|إقام|سجل مدني|السجل المدني|iqama|national id|\bid\b"),
    _form(r"[23]\d{2}(?:0[1-9]|1[0-2])[0-3]\d\d{7}", r"قومي|القومي|national id|بطاق", checks.egyptian),
    _form(r"784-?\d{4}-?\d{7}-?\d", r"emirates id|هوي", checks.any_number),
    _form(r"\d{11}", r"pesel"),
    _form(r"(?:19|20)?\d{6}[-+]\d{4}", r"person-?nummer|personnr|\bcpr\b|henkilö|주민"),
    _form(r"\d{6}-[1-4]\d{6}", r"주민", checks.any_number),
    _form(r"[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d", r"curp", checks.any_number),
    _form(r"\d{3}[ -]?\d{3}[ -]?\d{3}", r"\bsin\b|social insurance|\btfn\b|tax file"),
)  # fmt: skip

_NUMBERED = re.compile(
    r"(?<![A-Za-z0-9_.+@/-])(?=[A-Za-z0-9 .-]{5,20})(?:(?:[A-Z]{1,3}[ -]?)?\d(?:[ .-]?\d){4,16}"
    r"(?:[ .-]?[A-Za-z]{1,2}\d{0,3})?|(?=(?:[A-Z]*\d){4})[A-Z0-9]{7,12})(?![A-Za-z0-9_@])"
)
_NAMES = re.compile(rf"(?:{_ANY_WORD})[^\d\n.!?。！？]{{0,28}}(?:[Nn][ro]?\.[ ]?)?$", re.IGNORECASE)
_HOUSE = re.compile(
    r"company|firma|société|empresa|azienda|bedrijf|şirket|компан|شرك|公司|法人|\bvat\b|\bcif\b|\bcnpj\b|\bnipc\b|\bkvk\b|огрн",
    re.IGNORECASE,
)


def seek_identities(text: str, languages: Sequence[str]) -> Iterator[Ends]:
    """Numbers of one person in a state's register: those with a known form first, then whatever a word such as "passport" names."""
    clusters = [(max(0, found.start() - _MARGIN), found.end() + _MARGIN) for found in _CLUSTER.finditer(text)]
    for start, end in clusters:
        for form in FORMS:
            for found in form.shape.finditer(text, start, end):
                if _is_somebodys(text, found, form):
                    yield found.start(), found.end()
    for named in _NUMBERED.finditer(text) if clusters else ():
        before = text[max(0, named.start() - _REACH) : named.start()]
        if _NAMES.search(before) and not _HOUSE.search(before[-25:]):
            yield named.span()


def _is_somebodys(text: str, found: re.Match[str], form: Form) -> bool:
    number = re.sub(r"[^A-Z0-9]", "", found[0].upper())
    if len(set(number)) < 3:
        return False
    if form.check and _holds(form.check, number):
        return True
    before = text[max(0, found.start() - _REACH) : found.start()]
    after = text[found.end() : found.end() + _BEHIND]
    return bool(form.words.search(before) or form.words.search(after)) and not _HOUSE.search(before[-25:])


def _holds(check: Callable[[str], bool], number: str) -> bool:
    try:
        return check(number)
    except (ValueError, IndexError):
        return False
