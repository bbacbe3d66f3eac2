"""Names of private people in Arabic: by title, given name, role and company."""

import re
from collections.abc import Iterator, Sequence

from advice.privacy.spans import Ends

_WORD = re.compile(r"[\u0621-\u064a][\u0621-\u0652\u0670]*")
_MARKS = re.compile(r"[\u064b-\u0652\u0670\u0640]")


def _bare(word: str) -> str:
    """A word without vowel signs and with one form of alif, ya and ta marbuta."""
    return _MARKS.sub("", word).translate(str.maketrans("أإآىة", "ااايه"))


def _set(words: str) -> frozenset[str]:
    return frozenset(_bare(word) for word in words.split())


_TITLES = _set(
    "السيد السيدة سيد سيدة الأستاذ الأستاذة أستاذ أستاذة الدكتور الدكتورة دكتور دكتورة د المهندس المهندسة مهندس "
    "مهندسة م الآنسة الشيخ الشيخة المحامي المحامية المستشار المستشارة الأخ الأخت أ"
)
_GIVEN = _set(
    """محمد أحمد محمود علي حسن حسين عمر عثمان خالد يوسف إبراهيم اسماعيل مصطفى عبدالله عبدالرحمن عبد كريم طارق سامي سمير نبيل رامي وليد حمزة بلال أنور
فيصل فهد سعد سعود سلمان سلطان ناصر ماجد زياد
    فارس هاني وائل باسم جمال كمال عادل عماد أيمن أسامة إياد مازن مروان غسان بدر تركي بندر مشعل راشد حمد حمدان منصور صالح صلاح رضا رشيد شريف شادي تامر
    كامل لؤي مالك معاذ نواف هشام ياسر ياسين يحيى
    زكريا داود سليمان عيسى موسى هارون إدريس أمين أنس براء جابر جاسم حاتم حازم رائد ربيع زيد سيف صقر ضياء طلال عاصم عامر عباس عبدالعزيز عدنان عزيز
    عصام غازي فادي فؤاد قاسم مجدي محسن مراد مسعود معتز منير
    مهند نادر نديم نزار نعيم هيثم فاطمة عائشة مريم خديجة زينب ليلى نور نورة نوال أمينة هالة هدى رانيا سلمى ياسمين دينا منى نادية سميرة أمل سارة سعاد
    سلوى سناء شيماء صفاء عبير غادة فريدة كوثر لمى لينا لبنى ماجدة
    مها ميساء نجلاء نسرين نهى هبة هند هيفاء وفاء رغد ريم رنا رشا روان رهف جميلة جنان حنان حياة خلود دعاء دلال رحاب ريما زهرة سمر شهد صباح عفاف عزة
    فدوى لطيفة موضي العنود منيرة بسمة إيمان أسماء آمنة آية أروى أماني"""
)
_BRIDGES = _set("عبد بن ابن بنت آل أبو ابو أم الدين")
_ROLES = _set(
    """المدير مدير مديرة المديرة مديرنا مديرتنا رئيس رئيسة الرئيس التنفيذي المالي مسؤول مسؤولة المسؤول مندوب مندوبة محاسب محاسبة محامي محامية مهندس
مهندسة مستشار مستشارة موظف موظفة عميل عميلة العميل العميلة
    عميلي عميلتي عميلنا عميلتنا زبون زبونة زبوني زبونتي الزبون زميل زميلة زميلي زميلتي موكلي موكلتي شريك شريكي صاحب صاحبة مؤسس مؤسسة المورد مورد
    موردنا المشتريات المبيعات الموارد منسق منسقة مشرف مشرفة
    الموظف الموظفة المحاسب الطبيب طبيب سكرتير سكرتيرة نائب وكيل ممثل ممثلة"""
)
_CLOSERS = _set(
    """من في إلى على عن مع لدى عند قبل بعد أن لا لم لن ما هو هي قد كان كانت قال قالت لكن ثم أو الذي التي هذا هذه ذلك كل يوم اليوم أمس غدا دون بدون حول ضد
بين حتى منذ خلال ليلا دائما صباحا مساء بسبب لأن إذا كما مثل
    طلب طلبت رفض رفضت اتصل اتصلت أرسل أرسلت كتب كتبت غضب غضبت وافق وافقت ألغى ألغت خفض خفضت قطع قطعت وعد وعدت دفع دفعت وقع وقعت اشتكى اشتكت صرخ صرخت
    غادر غادرت جاء جاءت وصل وصلت سكت هدد هددت يعمل تعمل
    شركة بنك مجموعة مؤسسة مصنع وزارة مستشفى جامعة العزيز المحترم المحترمة"""
)
_KNOWN = _set("دراكر أيزنهاور باركنسون ماسلو كارنيجي كوفي بوس باريتو محفوظ درويش خلدون رشد سينا قباني جبران")
_TIE = re.compile(
    r"[ ]?(?:[،,][ ]?)?(?:(?:من|في|لدى|عن|و?يعمل في|و?تعمل في|يعمل لدى|تعمل لدى|ممثل|ممثلة)[ ](?:شركة|بنك|مصرف"
    r"|مجموعة|مؤسسة|مصنع|وزارة|مستشفى|جامعة|مكتب|فندق|متجر|قسم|هيئة|البنك|الشركة|المجموعة|المؤسسة|أرامكو|سابك|[A-Z])"
    r"|[(][ ]?[\u0621-\u064aA-Z]|لدى[ ])"
)
_NAMED = re.compile(r"(?:اسمي|اسمه|اسمها|أنا|يدعى|تدعى|المدعو|معك)[ ]$")
_BESIDE = re.compile(r"[ ]?[،,]?[ ]")


def seek_arabic_people(text: str, languages: Sequence[str]) -> Iterator[Ends]:
    """Names after a title ("السيد أحمد الفارسي"), and a common given name with a second name where a company or a role stands beside it."""
    if text.isascii():
        return
    row = _read(text)
    position = 0
    while position < len(row):
        last = _last(text, row, position)
        if last is not None:
            yield row[position][0] + _prefix(row[position][2]), row[last][1]
            position = last
        position += 1


def has_title(text: str, start: int) -> bool:
    """Whether a title stands right before the name at `start`."""
    row = _read(text)
    return any(word[0] <= start < word[1] and _is_titled(text, row, at) for at, word in enumerate(row))


def _read(text: str) -> list[tuple[int, int, str]]:
    return [(found.start(), found.end(), _bare(found[0])) for found in _WORD.finditer(text)]


def _prefix(word: str) -> int:
    """1 where "and", "to" or "by" is written together with a given name."""
    return int(word not in _GIVEN and word[:1] in "ولبف" and word[1:] in _GIVEN)


def _last(text: str, row: list[tuple[int, int, str]], at: int) -> int | None:
    """The last word of the private name that begins at a word, or None."""
    word, before, titled = row[at][2], _before(text, row, at), _is_titled(text, row, at)
    given = word in _GIVEN or bool(_prefix(word))
    if word in _ROLES or word in _CLOSERS or word in _TITLES or not (titled or given):
        return None
    last = at
    while last + 1 < len(row) and last - at < 3 and _grows(text, row, last + 1):
        last += 1
    if any(row[place][2] in _KNOWN for place in range(at, last + 1)):
        return None
    if titled:
        return last
    return last if last > at and _is_tied(text, row, at, last, before) else None


def _before(text: str, row: list[tuple[int, int, str]], at: int) -> str:
    return row[at - 1][2] if at and _gap(text, row, at) in (" ", ". ", "، ", ": ") else ""


def _is_titled(text: str, row: list[tuple[int, int, str]], at: int) -> bool:
    before = _before(text, row, at)
    return before in _TITLES and len(row[at][2]) > 1 and (len(before) > 1 or _gap(text, row, at) == ". ")


def _gap(text: str, row: list[tuple[int, int, str]], at: int) -> str:
    return text[row[at - 1][1] : row[at][0]]


def _grows(text: str, row: list[tuple[int, int, str]], at: int) -> bool:
    """Whether the word goes on with the name: a given name, a name of origin with ال, a bridge such as بن, or any word after one."""
    word = row[at][2]
    if _gap(text, row, at) == " " and row[at - 1][2] in _BRIDGES:
        return True
    if _gap(text, row, at) != " " or word in _ROLES or word in _CLOSERS or word in _TITLES:
        return False
    if word in _GIVEN or word in _BRIDGES:
        return True
    if word.startswith("ال"):
        return len(word) > 4
    return len(word) > 2 and word[0] not in "يتنسبلوفك" and row[at - 1][2] in _GIVEN


def _is_tied(text: str, row: list[tuple[int, int, str]], at: int, last: int, before: str) -> bool:
    start, end = row[at][0], row[last][1]
    if before in _ROLES or _TIE.match(text, end) or _NAMED.search(text[max(0, start - 10) : start]):
        return True
    follows = row[last + 1] if last + 1 < len(row) else None
    return bool(follows and follows[2] in _ROLES and _BESIDE.fullmatch(text[end : follows[0]]))
