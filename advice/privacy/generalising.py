"""What to write in the place of personal detail: one press, in the text's own language."""

from advice.privacy import people, people_arabic, people_cjk
from advice.privacy.folding import fold
from advice.privacy.spans import Kind, Span

_VIEW = 48  # where a title may stand beside a name
_ORDER: tuple[Kind, ...] = ("email", "phone", "iban", "card", "address", "ip", "handle", "national_id")

_TABLE = """
en|a client|name|e-mail|phone|bank account|card number|address|IP address|profile|ID number
fr|un client|nom|e-mail|téléphone|compte bancaire|numéro de carte|adresse|adresse IP|profil|numéro d’identité
es|un cliente|nombre|correo|teléfono|cuenta bancaria|número de tarjeta|dirección|dirección IP|perfil|número de identidad
de|eine Kundin oder ein Kunde|Name|E-Mail|Telefon|Bankverbindung|Kartennummer|Adresse|IP-Adresse|Profil|Ausweisnummer
pt|um cliente|nome|e-mail|telefone|conta bancária|número do cartão|endereço|endereço IP|perfil|número de identificação
it|un cliente|nome|e-mail|telefono|conto bancario|numero di carta|indirizzo|indirizzo IP|profilo|codice personale
nl|een klant|naam|e-mail|telefoon|bankrekening|kaartnummer|adres|IP-adres|profiel|identiteitsnummer
ar|أحد العملاء|الاسم|البريد الإلكتروني|الهاتف|الحساب البنكي|رقم البطاقة|العنوان|عنوان IP|الحساب الشخصي|رقم الهوية
zh|某位客户|姓名|邮箱|电话|银行账户|卡号|地址|IP 地址|个人主页|证件号
ja|あるお客様|氏名|メール|電話番号|口座番号|カード番号|住所|IPアドレス|プロフィール|個人番号
ru|один клиент|имя|эл. почта|телефон|банковский счёт|номер карты|адрес|IP-адрес|профиль|личный номер
tr|bir müşteri|ad|e-posta|telefon|banka hesabı|kart numarası|adres|IP adresi|profil|kimlik numarası
pl|pewien klient|imię i nazwisko|e-mail|telefon|konto bankowe|numer karty|adres|adres IP|profil|numer identyfikacyjny
sv|en kund|namn|e-post|telefon|bankkonto|kortnummer|adress|IP-adress|profil|personnummer
hi|एक ग्राहक|नाम|ई-मेल|फ़ोन|बैंक खाता|कार्ड नंबर|पता|IP पता|प्रोफ़ाइल|पहचान संख्या
ko|한 고객|이름|이메일|전화번호|계좌번호|카드 번호|주소|IP 주소|프로필|신분 번호
"""
_WORDS = {row[0]: tuple(row[1:]) for row in (line.split("|") for line in _TABLE.strip().splitlines())}


def generalise(text: str, span: Span, language: str | None) -> str:
    """What stands for the span in a text of this language (English where no wording is kept): "[phone]", "[e-mail]"; for a person
    "a client", or "[name]" where a title stays beside the name ("Herr [Name]", "[氏名]さん"). `text` is the text the span was found in."""
    words = _WORDS.get((language or "").split("-")[0], _WORDS["en"])
    if span.kind != "person":
        return f"[{words[2 + _ORDER.index(span.kind)]}]"
    return f"[{words[1]}]" if _has_title(text, span) else words[0]


def _has_title(text: str, span: Span) -> bool:
    """Whether a title stands beside the name, as the rules that found it read titles."""
    begin = max(0, span.start - _VIEW)
    near, start, end = fold(text[begin : span.end + _VIEW]), span.start - begin, span.end - begin
    return people.has_title(near, start, end) or people_arabic.has_title(near, start) or people_cjk.has_title(near, end)
