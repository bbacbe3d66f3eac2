"""The languages a text can be in: code, own name, English name, direction."""

from dataclasses import dataclass
from typing import Literal

Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True)
class Language:
    """One language. `code` is its BCP 47 tag, `native` its name in itself, `english` its name in English."""

    code: str
    native: str
    english: str
    direction: Direction = "ltr"


_ROWS = """
af|Afrikaans|Afrikaans
am|አማርኛ|Amharic
ar|العربية|Arabic|rtl
az|Azərbaycanca|Azerbaijani
be|Беларуская|Belarusian
bg|Български|Bulgarian
bn|বাংলা|Bengali
bs|Bosanski|Bosnian
ca|Català|Catalan
cs|Čeština|Czech
cy|Cymraeg|Welsh
da|Dansk|Danish
de|Deutsch|German
el|Ελληνικά|Greek
en|English|English
eo|Esperanto|Esperanto
es|Español|Spanish
et|Eesti|Estonian
eu|Euskara|Basque
fa|فارسی|Persian|rtl
fi|Suomi|Finnish
fr|Français|French
ga|Gaeilge|Irish
gl|Galego|Galician
gu|ગુજરાતી|Gujarati
he|עברית|Hebrew|rtl
hi|हिन्दी|Hindi
hr|Hrvatski|Croatian
hu|Magyar|Hungarian
hy|Հայերեն|Armenian
id|Bahasa Indonesia|Indonesian
is|Íslenska|Icelandic
it|Italiano|Italian
ja|日本語|Japanese
ka|ქართული|Georgian
kk|Қазақша|Kazakh
km|ខ្មែរ|Khmer
kn|ಕನ್ನಡ|Kannada
ko|한국어|Korean
la|Latina|Latin
lo|ລາວ|Lao
lt|Lietuvių|Lithuanian
lv|Latviešu|Latvian
mi|Māori|Maori
mk|Македонски|Macedonian
ml|മലയാളം|Malayalam
mn|Монгол|Mongolian
mr|मराठी|Marathi
ms|Bahasa Melayu|Malay
my|မြန်မာ|Burmese
nb|Norsk bokmål|Norwegian Bokmål
ne|नेपाली|Nepali
nl|Nederlands|Dutch
nn|Norsk nynorsk|Norwegian Nynorsk
pa|ਪੰਜਾਬੀ|Punjabi
pl|Polski|Polish
ps|پښتو|Pashto|rtl
pt|Português|Portuguese
ro|Română|Romanian
ru|Русский|Russian
si|සිංහල|Sinhala
sk|Slovenčina|Slovak
sl|Slovenščina|Slovenian
so|Soomaali|Somali
sq|Shqip|Albanian
sr|Српски|Serbian
st|Sesotho|Sotho
sv|Svenska|Swedish
sw|Kiswahili|Swahili
ta|தமிழ்|Tamil
te|తెలుగు|Telugu
th|ไทย|Thai
tl|Tagalog|Tagalog
tn|Setswana|Tswana
tr|Türkçe|Turkish
ts|Xitsonga|Tsonga
ug|ئۇيغۇرچە|Uyghur|rtl
uk|Українська|Ukrainian
ur|اردو|Urdu|rtl
uz|Oʻzbekcha|Uzbek
vi|Tiếng Việt|Vietnamese
xh|isiXhosa|Xhosa
yo|Yorùbá|Yoruba
zh|中文|Chinese
zu|isiZulu|Zulu
"""


def _parse(row: str) -> Language:
    code, native, english, *rest = row.split("|")
    return Language(code, native, english, "rtl" if rest else "ltr")


LANGUAGES: dict[str, Language] = {row.code: row for row in map(_parse, _ROWS.strip().splitlines())}
"""Every language a text can be marked with, by code."""


_OLDER = {"no": "nb", "iw": "he", "in": "id", "fil": "tl"}
"""Codes that mean a language of the list under another name."""


def is_known(code: str) -> bool:
    """Whether a text can be marked with this code."""
    return code in LANGUAGES


def primary(tag: str) -> str:
    """The code of a language tag as browsers and other systems write it: "pt" for "pt-BR" or "pt_BR", "nb" for "no"; known or not."""
    code = tag.strip().replace("_", "-").split("-")[0].lower()
    return _OLDER.get(code, code)


def language(code: str | None) -> Language | None:
    """The language of a code; None for no code, an empty one, or one the site does not know."""
    return LANGUAGES.get(code or "")


def native_name(code: str | None) -> str:
    """The language's name in itself; an empty string where the language is not known."""
    row = language(code)
    return row.native if row else ""


def direction(code: str | None) -> Literal["ltr", "rtl", "auto"]:
    """Which way the language is written; "auto" (let the text decide) where the language is not known."""
    row = language(code)
    return row.direction if row else "auto"
