"""Words that stand near a number and say what it is: a telephone, an order, a price."""

import re

# A word stands for every longer word that begins with it unless it ends in a space. Written small it is found in capitals too; in capitals, only so.
_PHONE = """
phone|call|mobile|cell|ring me|ring her|ring him|text me|text her|text him|text us|reach|whatsapp|fax|dial|tel|direct line|desk:|voicemail|signal:|viber
|telefon|handy|durchwahl|anruf|ruf |rufen|erreich|mobil
|téléphon|portable|appel|joindre|composez|tél|standard
|teléfono|móvil|celular|llam|marca|movil
|telemóvel|ligue|ligar|liga para|telefone
|cellulare|chiam|telefono|telefonar
|bel |bellen|bereik|mobiel
|тел|моб|звон|дозвон|набер
|cep |cep:|ara|hattı|hattim|telefonu
|هاتف|جوال|اتصل|موبايل|محمول|واتساب
|电话|手机|拨|打给|致电|联系方式|热线|座机|電話|手機|微信
|携帯|でんわ|連絡先|ファックス
"""
# A number, and no word of what: it may be a telephone's, yet does not outweigh "order" or "ticket".
_NUMBER = """
number is|my number|his number|her number|nummer|numéro|número|numero|номер|numara|رقمه|رقمها|رقمي|رقم|番号|号码
"""
_OTHER = """
order|ticket|invoice|tracking|contract|referen|ref |ref.|ref:|ref#|ref-|refn|booking|case|isbn|issn|imei|serial|sku|article no|part no|part number|model
|account no|customer no|customer number|batch|version|build|release|policy|claim no|zip|postcode|postal code|plz|postleitzahl|code postal|código postal
|индекс|邮编|郵便|codice fiscale|steuernummer|steuer-id|sozialversicherung|sécu|ssn|passport|reisepass|passeport|паспорт|身份证|vat |vat:|vat-
|company number|ean|asin|po number|purchase order|EIN |EIN:|duns|cik
|bestell|rechnung|vertrag|auftrag|kundennummer|artikel|aktenzeichen|vorgang|hrb|hra|ust-|ust |ustid|seriennummer|version|beleg
|commande|facture|contrat|dossier|référence|siren|siret|rcs|tva|article|devis n
|pedido|factura|contrato|expediente|cif|albarán|albaran|artículo
|fatura|cnpj|nota fiscal|encomenda|processo|referência|nipc
|ordine|fattura|contratto|partita iva|p.iva|p. iva|rea |rea:|pratica|articolo
|bestelling|factuur|ordernummer|kvk|btw|dossier|artikelnummer
|заказ|заявк|счёт|счет|договор|огрн|кпп|инн|артикул|тикет|накладн
|sipariş|fatura|sözleşme|bilet|vergi|sicil|takip|referans
|طلب|فاتورة|تذكرة|عقد|السجل|الضريبي|مرجع|شحنة
|订单|案件|保单|工单|发票|合同|单号|编号|信用代码|注册号|版本|快递|批次
|注文|案件|証券|保険|請求書|チケット|契約|法人番号|伝票|受付番号|管理番号|品番|型番
"""


_SPEECH = r"(?<=\bin )(?:case|order to\b)|(?<=\bany )case|(?<=\bthat )case|casey|contractor|building"
"""Turns of speech and longer words that name no thing with a number, though they begin as one."""


def _words(table: str, never: str = "(?!)") -> re.Pattern[str]:
    alternatives = [word for word in table.replace("\n", "").split("|") if word]
    plain = "|".join(f"(?-i:{re.escape(word)})" if word.isupper() else re.escape(word) for word in alternatives)
    return re.compile(rf"(?<![A-Za-zÀ-ɏЀ-ӿء-ي])(?!{never})(?:ال|و|ب)?(?:{plain})", re.IGNORECASE)


PHONE = _words(_PHONE)
NUMBER = _words(_NUMBER)
OTHER = _words(_OTHER, _SPEECH)
_LABEL = re.compile(
    r"[A-Za-zÀ-ɏЀ-ӿ]*[ :#.,№º°-]{0,4}(?:no|nr|num\w*|number|nummer|номер|رقم|号码?|番号|は|id|ref\w*|code|is|lautet|es|est|è|é)?[ :#.,№º°-]{0,4}",
    re.IGNORECASE,
)
MONEY = re.compile(
    r"\s?(?:[€$£¥₽₺₹]|EUR|USD|GBP|CHF|euros?\b|dollars?\b|руб|TL\b|lira|reais|元|円|万|億|ريال|درهم|جنيه|%|kg\b|km\b|m²|Stück|pcs)",
    re.IGNORECASE,
)
MONEY_BEFORE = re.compile(r"(?:[€$£¥₽₺₹]|EUR|USD|GBP|CHF|R\$)\s?$", re.IGNORECASE)


def nearest(pattern: re.Pattern[str], text: str, start: int, reach: int) -> int:
    """How many characters before `start` the last such word ends, at most `reach`; -1 where there is none. It looks across the
    ends of lines: a label often stands on the line above."""
    window = text[max(0, start - reach) : start]
    last = -1
    for found in pattern.finditer(window):
        last = len(window) - found.end()
    return last


def is_numbered_thing(text: str, start: int, reach: int = 30) -> bool:
    """Whether the number at `start` is named as an order, an invoice or another thing that has numbers."""
    other = nearest(OTHER, text, start, reach)
    if other < 0:
        return False
    phone = nearest(PHONE, text, start, reach)
    return phone < 0 or other <= phone + 2


def is_labelled_thing(text: str, start: int) -> bool:
    """Whether the word for an order or another such thing stands right before the number, with no more than "no." or "#" between."""
    window = text[max(0, start - 40) : start]
    return any(_LABEL.fullmatch(window, found.end()) for found in OTHER.finditer(window))


def is_price(text: str, start: int, end: int) -> bool:
    """Whether a currency, a unit or a share stands at the number."""
    return bool(MONEY.match(text, end) or MONEY_BEFORE.search(text[max(0, start - 4) : start]))
