"""The forms of street addresses, as patterns; one row a form: the sign that makes it worth trying, then the form itself."""

from advice.privacy.address_forms_eastern import (
    ARABIC,
    ARABIC_BEFORE,
    ARABIC_DISTRICT,
    CHINESE,
    JA_BARE,
    JAPANESE,
    JAPANESE_POST,
    ZH_TAIL,
)

_CAP = r"[A-ZÀ-ÖØ-ÞĀ-ɏЀ-Я]"
_LOW = r"[\wÀ-ɏ.'’-]"
_WORD = rf"{_CAP}{_LOW}{{0,24}}"
_LINK = (
    r"(?:de|du|des|la|le|les|da|do|das|dos|di|del|della|dello|dei|degli|delle|el|los|las|d'|l'|dell'|dall'|all'|à"
    r"|aux|en|sur|y|e|i|van|von|der|den|het|ter|ten|the|of|and|und|zum|zur|am)"
)
_NAME = rf"(?:{_LINK}[ ]?){{0,3}}(?:{_WORD}|\d{{1,2}}(?:er|º|ª)?[ ](?:de[ ])?{_WORD})(?:[ ](?:{_LINK}[ ]?){{0,3}}{_WORD}){{0,4}}"
_NUMBER = r"\d{1,5}(?:[ ]?(?:bis|ter|quater)\b|[ ]?[a-zA-Z]\b)?(?:[ ]?[/-][ ]?\d{1,4}[a-zA-Z]?\b)?"
_SIGN = r"(?:,?[ ]?(?:n[.º°o]{1,2}|núm\.?|num\.?|numero|número|nr\.?|no\.?|N[.º°o]{1,2}|civ\.|\#)[ ]?|,[ ]?|[ ])"

_SAINTS = "Alban|Andrew|Ann|David|Gallen|George|Helen|James|John|Joseph|Louis|Luke|Mar[ky]|Michael|Nicholas|Pa[tun]|Peter|Thomas"
_EN_STREET = (
    rf"(?:Street|Str|(?<!of[ ])St(?!\.?[ ](?:{_SAINTS}))|Avenue|Ave|Road|Rd|Lane|Ln|Drive"
    r"|Dr(?!\.?[ ](?!Apt|Suite|Unit)[A-Z])|Boulevard|Blvd|Court|Ct|Square|Sq(?!\.?[ ][Ff])|Place|Pl|Terrace|Way"
    r"|Close|Crescent|Row|Gardens|Grove|Parkway|Pkwy|Highway|Hwy|Mews|Walk"
    r"|Hill|Quay|Circle|Trail|Alley|Wharf|Broadway|Loop|Path|Plaza|Green|Rise|Vale|Yard)"
)
_ENGLISH = rf"""(?:(?:Flat|Apt\.?|Apartment|Unit|Suite|Room)[ ]\#?\d{{1,5}}[A-Za-z]?,?[ ])?
    (?<![\d.,:/-])\d{{1,5}}[A-Za-z]?(?:[-/]\d{{1,4}})?,?[ ](?:(?:N|S|E|W|NE|NW|SE|SW|North|South|East|West|Old|Upper|Lower)\.?[ ])?
    (?:(?:{_WORD}|\d{{1,3}}(?:st|nd|rd|th)|of|the)[ ]){{1,4}}{_EN_STREET}\b(?![ ]\d{{1,2}}(?:am|pm))\.?(?:[ ](?:NW|NE|SW|SE|N|S|E|W)\b)?"""
_NUMBERED_AVENUE = r"(?<![\d.,:/-])\d{1,5}[ ](?:Broadway|Wall[ ]Street|Avenue[ ]of[ ]the[ ]Americas)\b"
_BOX = (
    r"(?<!\w)(?:P\.?[ ]?O\.?[ ]?[Bb]ox|Post(?:al)?[ ][Bb]ox|Postbox|Postfach|Postbus|Apartado(?:[ ]de[ ]Correos)?"
    r"|Caixa[ ]Postal|Casella[ ]Postale|Boîte[ ]postale|BP|PSC|Unit|CMR|а/я|ص\.[ ]?ب\.?|صندوق[ ]بريد)[ ]?\#?\d{1,6}"
    r"(?:,?[ ]Box[ ]\d{1,5})?"
)
_UNIT = r"(?<!\w)(?:Apt\.|Suite|Apartment)[ ]\d{1,5}[A-Z]?\b"

_DE_END = (
    r"(?:straße|strasse|str\.|gasse|gässchen|weg|allee|platz|ring|damm|ufer|steig|chaussee|promenade|markt|graben"
    r"|stieg|zeile|kai|deich|steg|twiete|pfad|brücke|wall|hof|berg|feld|garten|park|tor|anger)"
)
_DE_APART = r"(?:[Ss]traße|[Ss]trasse|[Ss]tr\.|Gasse|Weg|Allee|Platz|Ring|Damm|Ufer|Steig|Chaussee|Promenade|Markt|Graben|Landstraße|Hauptstraße)"
_DE_NUMBER = (
    r"\d{1,4}(?:[ ]?[a-z]\b)?(?:[ ]?[-/+][ ]?\d{1,4}[ ]?[a-z]?\b)?(?![\d%€.,]*\d)(?![ ]?(?:%|€|Euro|Uhr|Jahre?|Tage?"
    r"|Mal|Personen|Leute|Prozent|Punkte))"
)
_DE_STRONG = (
    r"(?:straße|strasse|str\.|gasse|allee|(?<!Arbeits)(?<!Park)(?<!Stell)(?<!Stand)platz|damm|ufer|chaussee"
    r"|promenade|twiete|gässchen|(?<!Um)weg|(?:(?<=[rdnsglkmfh])|(?<=dt))ring|graben)"
)
_GERMAN = rf"""(?<!\w)(?:(?:{_CAP}[\wäöüß.-]{{1,28}}[ -]){{0,2}}{_CAP}[\wäöüß-]{{0,28}}{_DE_STRONG}|(?:(?!(?:Der|Die|Das|Den|Dem|Am|Im|Ein|Eine|Vom|Zum
    |Und)[ ]){_CAP}[\wäöüß.-]{{1,28}}[ -]){{1,2}}{_DE_APART})[ ]{_DE_NUMBER}"""
_GERMAN_LOOSE = rf"""(?<!\w)(?:(?:[Aa]m|[Aa]n[ ]der|[Aa]n[ ]den|[Aa]uf[ ]der|[Aa]uf[ ]dem|[Ii]m|[Ii]n[ ]der|[Ii]n[ ]den|[Uu]nter[ ]den|[Zz]um|[Zz]ur
    |[Hh]inter[ ]der|[Vv]or[ ]dem|[Bb]eim)[ ]
    (?:{_CAP}[\wäöüß-]{{1,24}}[ ]){{1,3}}|{_CAP}[\wäöüß-]{{2,24}}{_DE_END}[ ]|Straße[ ]des[ ][\w. ]{{3,20}}[ ]){_DE_NUMBER}(?=,?[ ](?:D-|A-
    |CH-)?\d{{4,5}}[ ]{_CAP})"""
_GERMAN_NAMED = (
    rf"(?<!\w)(?:Unter[ ]den[ ]Linden|Straße[ ]des[ ]17\.[ ]Juni|Kurfürstendamm|Ku'damm|Reeperbahn|Jungfernstieg"
    rf"|Ballindamm|Schlossallee|Zeil|Neuer[ ]Wall|Am[ ]Markt|An[ ]der[ ]Alster)[ ]{_DE_NUMBER}"
)

_NL_END = (
    r"(?:straat|laan|weg|plein|gracht|kade|singel|dijk|dreef|steeg|plantsoen|boulevard|straatweg|burgwal|dwarsstraat)"
)
_NL_WEAK = r"(?:hof|pad|markt|baan|haven|wal|ring|park|lei|vest)(?=[ ]\d{1,4}[ ]?[a-zA-Z]?,?[ ]\d{4}[ ]?[A-Z]{2}\b)"
_DUTCH = rf"""(?<!\w)(?:{_CAP}[\w.'-]{{0,24}}[ ](?:(?:{_CAP}[\w.'-]{{0,24}}|van|de|den|der|het|ter)[ ]){{0,3}})?{_CAP}[\w'-]{{1,28}}(?:{_NL_END}
    |{_NL_WEAK})[ ]\d{{1,4}}(?:[ ]?[a-zA-Z]\b)?(?:[ ]?-[ ]?\d{{1,4}}|[ ]?(?:bis|hs|huis|bus)\b(?:[ ]\d+)?)?(?![\d%€])"""

_DUTCH_FIRST = rf"""(?<!\w)(?:(?:Laan|Plein|Weg|Kade|Gracht|Straat|Boulevard|Park)[ ](?:(?:van|der|de|den|het|'t)[ ]){{1,2}}{_CAP}[\w'-]{{1,24}}
    (?:[ ]{_CAP}[\w'-]{{1,24}})?[ ]\d{{1,4}}(?:[ ]?[a-zA-Z]\b)?
    |(?:{_CAP}[\w'-]{{1,24}}[ ]){{1,3}}\d{{1,4}}(?:[ ]?[a-zA-Z]\b)?(?=,?[ ]\d{{4}}[ ]?[A-Z]{{2}}[ ]{_CAP}))"""

_FR_STREET = (
    r"(?:[Rr]ue|[Aa]venue|[Aa]v\.|[Bb]oulevard|[Bb]d\.?|[Bb]lvd\.?|[Pp]lace|[Pp]l\.|[Cc]hemin|[Ii]mpasse|[Aa]llées?"
    r"|[Qq]uai|[Rr]oute|[Rr]te|[Cc]ours|[Pp]assage|[Ss]quare|[Ff]aubourg"
    r"|[Rr]uelle|[Ss]entier|[Vv]oie|[Rr]ond-point|[Ee]splanade|[Pp]romenade|[Mm]ontée|[Cc]ité|[Vv]illa|[Rr]ésidence"
    r"|[Ll]otissement|[Hh]ameau|[Zz]one[ ]industrielle)"
)
_FR_LINK = r"(?:de[ ]la|de[ ]l'|de|du|des|la|le|les|d'|l'|à|aux|au|en|sur|saint|sainte)"
_FR_NAME = (
    rf"(?:{_FR_LINK}[ ]?){{0,3}}(?:{_WORD}|\d{{1,2}}[ ]{_WORD}|\d{{1,2}}[ ](?:mai|juin|juillet|août|septembre"
    rf"|novembre|janvier)(?:[ ]\d{{4}})?)(?:[ ](?:{_FR_LINK}[ ]?){{0,2}}{_WORD}){{0,4}}"
)
_FRENCH = rf"(?<![\w.,:/-])\d{{1,4}}(?:[ ]?(?:bis|ter|quater|[A-Da-d])\b)?(?:[ ]?[-/][ ]?\d{{1,4}})?,?[ ]{_FR_STREET}[ ]{_FR_NAME}"
_FRENCH_AFTER = (
    rf"(?<!\w)(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Cc]hemin|[Pp]lace|[Qq]uai|[Rr]oute|[Aa]llée"
    rf"|[Ii]mpasse)[ ]{_FR_NAME},?[ ](?:n°[ ]?)?\d{{1,4}}[a-z]?\b(?![ ]?(?:%|€|euros|h\b|heures|ans|personnes))"
)

_ES_STREET = (
    r"(?:[Cc]alle|C/|c/|C\.|[Aa]venida|[Aa]vda\.?|[Aa]v\.|[Pp]aseo|P\.º|Pº|[Pp]laza|[Pp]za\.?|[Pp]laça|[Cc]arrera"
    r"|Cra\.?|[Cc]amino|[Rr]onda|[Tt]ravesía|[Cc]arretera|Ctra\.?|[Gg]lorieta|[Rr]ambla"
    r"|[Bb]ulevar|[Cc]alzada|[Jj]irón|Jr\.|[Cc]allejón|[Pp]asaje|[Cc]arrer|[Cc]osta[ ]d|[Uu]rbanización"
    r"|[Pp]olígono[ ]Industrial|[Dd]iagonal|[Cc]uesta|[Aa]lameda|[Vv]ía)"
)
_ROMANCE_END = (
    r"(?![\d.,]*\d)(?![ ]?(?:%|€|euros|reais|años|anos|anni|personas|pessoas|persone|horas|ore|h\b|h\d|de[ ](?:enero"
    r"|febrero|marzo|abril|mayo|junio|julio|agosto)))"
)
_SPANISH = rf"(?<!\w){_ES_STREET}[ ]?{_NAME}{_SIGN}{_NUMBER}{_ROMANCE_END}"
_SPANISH_GRID = (
    r"(?<!\w)(?:[Cc]alle|[Cc]arrera|Cra\.?|Cl\.?|Kr\.?|[Dd]iagonal|[Tt]ransversal|[Aa]venida)[ ]\d{1,3}[A-Z]?[ ]"
    r"(?:\#|[Nn]o\.?|[Nn]úm\.)[ ]?\d{1,3}[A-Z]?[ ]?-[ ]?\d{1,3}"
)
_PT_STREET = (
    r"(?:[Rr]ua|R\.|[Aa]venida|[Aa]v\.|[Tt]ravessa|Tv\.|[Pp]raça|Pç\.|[Aa]lameda|[Ll]argo|[Ee]strada|[Rr]odovia"
    r"|[Cc]alçada|[Bb]eco|[Ll]adeira|[Rr]otunda|[Uu]rbanização|[Qq]uinta|[Vv]iela)"
)
_PORTUGUESE = rf"(?<!\w){_PT_STREET}[ ]{_NAME}{_SIGN}{_NUMBER}{_ROMANCE_END}"
_IT_STREET = (
    r"(?:[Vv]ia|[Vv]iale|V\.le|[Pp]iazza|P\.za|P\.zza|[Cc]orso|C\.so|[Ll]argo|[Vv]icolo|[Ss]trada|[Pp]iazzale|P\.le"
    r"|[Ll]ungo\w{3,8}|[Cc]ontrada|[Ss]alita|[Tt]raversa|[Bb]orgo|[Cc]alle|[Ff]ondamenta|[Cc]ampo|[Pp]iazzetta"
    r"|[Gg]alleria|[Ll]ocalità)"
)
_ITALIAN = rf"(?<!\w){_IT_STREET}[ ]{_NAME}{_SIGN}{_NUMBER}{_ROMANCE_END}"

_TR_WORD = r"[A-ZÇĞİÖŞÜ][\wçğıöşüâ.'-]{0,24}"
_TR_STREET = (
    r"(?:[Ss]okağ?[ıi]?|[Ss]okak|Sok\.?|Sk\.?|[Cc]adde(?:si)?|Cad\.?|Cd\.|[Bb]ulvar[ıi]?|Blv\.?|[Mm]ahallesi|Mah\.?"
    r"|[Mm]eydan[ıi]|[Yy]olu|[Ss]itesi|[Aa]partman[ıi]|Apt\.?|[Çç]ıkmazı)"
)
_TR_NUMBER = r"(?:No|no|NO|Numara|N)[:.]?[ ]?\d{1,4}(?:[ ]?[/-][ ]?[\dA-Z]{1,4}|[A-Za-z]\b)?"
_TURKISH = (
    rf"(?<!\w)(?!(?:Evi|Ev|Adresi|Adres|Adresim|Paketi)[ ])(?:(?:{_TR_WORD}|\d{{1,4}}\.)[ ]){{1,4}}{_TR_STREET},?[ ]"
    rf"(?:(?:(?:{_TR_WORD}|\d{{1,4}}\.)[ ]){{1,3}}{_TR_STREET},?[ ]){{0,2}}(?:{_TR_NUMBER}|\d{{1,4}}(?:/\d{{1,3}})?\b"
    rf"(?![.,:]\d))"
)

_RU_STREET = (
    r"(?:ул\.|[Уу]лиц[аеыу]|пр\.|пр-т\.?|просп\.|[Пп]роспекте?а?|пер\.|[Пп]ереул(?:ок|ке)|б-р|бул\.|[Бб]ульваре?а?"
    r"|наб\.|[Нн]абережн(?:ая|ой)|[Шш]оссе|ш\.|пл\.|[Пп]лощад[ьи]"
    r"|[Пп]роезде?а?|[Тт]упике?|[Аа]лле[яеи]|[Тт]ракте?а?|мкр\.?|[Мм]икрорайоне?)"
)
_RU_WORD = r"(?:[А-ЯЁ][а-яё-]{1,24}|\d{1,2}-(?:я|й|го|ой)|\d{1,2}[ ](?:лет|мая|марта|января|октября)|[А-ЯЁ]\.)"
_RU_NUMBER = r"(?:,?[ ]?(?:д\.|дом[еа]?|№)[ ]?|,[ ]?|[ ])\d{1,4}(?:[а-яА-Я]\b)?(?:[/-]\d{1,4}[а-я]?)?(?!\d)(?![ ]?(?:%|руб|лет|год|час|человек))"
_RUSSIAN = (
    rf"(?<!\w)(?:г\.[ ]?[А-ЯЁ][а-яё-]{{2,20}},[ ])?(?:{_RU_STREET}[ ]?{_RU_WORD}(?:[ ]{_RU_WORD}){{0,3}}|{_RU_WORD}"
    rf"(?:[ ]{_RU_WORD}){{0,2}}[ ]{_RU_STREET}){_RU_NUMBER}"
)

_HU_STREET = r"(?:utca|út|útja|tér|tere)"
_NORTHERN = rf"""(?<!\w)(?:(?:ul\.|al\.|os\.|pl\.)[ ][A-ZÀ-ɏ][\wÀ-ɏ.-]{{1,24}}(?:[ ][A-ZÀ-ɏ][\wÀ-ɏ-]{{1,24}}){{0,2}}|[A-ZÀ-ɏ][\wÀ-ɏ-]{{2,24}}(?:katu|kuja|polku
    |gade|vej|gatan|vägen|gata|veien|vegen|stræde|gränd)
    |[A-ZÀ-ɏ][\wÀ-ɏ-]{{1,24}}(?:[ ][\wÀ-ɏ-]{{2,20}})?[ ]{_HU_STREET})[ ]\d{{1,4}}(?:[ ]?[a-zA-Z]\b)?(?:/\d{{1,4}})?"""

_ROMANCE_WORDS = (
    "call c/ c. av paseo p.º pº plaza pza pla carre cra camino ronda traves ctra glorieta rambla bulevar calzada "
    "jir jr. pasaje costa urbani pol diagonal cuesta alameda vía"
)
FORMS: tuple[tuple[str, str], ...] = (
    (
        "street avenue ave road drive boulevard blvd court square place terrace way close crescent row gardens grove "
        "parkway pkwy highway hwy mews walk hill quay circle trail alley wharf broadway loop path plaza green"
        " rise vale yard lane |st |rd |ln |dr |ct |sq |pl",
        _ENGLISH,
    ),
    ("broadway |wall street americas", _NUMBERED_AVENUE),
    ("box postfach postbus apartado postal boîte bp psc unit cmr а/я ص.ب صندوق", _BOX),
    (
        "rue avenue av. boulevard bd blvd place pl. chemin impasse allée quai route rte cours passage square faubourg "
        "ruelle sentier voie rond-point esplanade promenade montée cité villa résidence lotissement hameau zone",
        _FRENCH,
    ),
    ("rue avenue boulevard chemin place quai route allée impasse", _FRENCH_AFTER),
    (
        "straße strasse str. gasse gässchen weg allee platz ring damm ufer steig chaussee promenade markt graben stieg twiete",
        _GERMAN,
    ),
    (
        "straße am  an  auf  im  in  unter  zum  zur  beim  vor  hinter  zeile kai deich pfad brücke wall hof berg feld garten park tor anger",
        _GERMAN_LOOSE,
    ),
    ("unter|den|linden 17.|juni damm reeperbahn stieg schlossallee zeil neuer|wall am|markt alster", _GERMAN_NAMED),
    (
        "straat laan weg plein gracht kade singel dijk dreef hof steeg pad plantsoen markt baan boulevard haven wal ring park lei vest",
        _DUTCH,
    ),
    ("laan plein weg| kade gracht straat boulevard park ,|", _DUTCH_FIRST),
    (_ROMANCE_WORDS, _SPANISH),
    ("calle carrera cra cl. cl| kr diagonal transversal avenida", _SPANISH_GRID),
    (
        "rua r. avenida av. travessa tv. praça pç. alameda largo estrada rodovia calçada beco ladeira rotunda urbanização quinta viela",
        _PORTUGUESE,
    ),
    (
        "via| viale v.le piazz p.za p.zza corso c.so largo vicolo strada p.le lungo contrada salita traversa borgo "
        "calle fondamenta campo galleria località",
        _ITALIAN,
    ),
    ("|sok |sk |cad cd. bulvar |blv |mah meydan yolu sitesi apartman |apt çıkmaz", _TURKISH),
    (
        "ул. улиц пр. пр-т просп пер. переул б-р бул наб. набереж шоссе ш. пл. площад проезд тупик алле тракт мкр микрорайон",
        _RUSSIAN,
    ),
    ("ul. al. os. pl. katu kuja polku gade vej gatan vägen gata veien vegen stræde gränd utca |út tér tere", _NORTHERN),
    ("号 號", CHINESE),
    ("都 道 府 県 市 区 郡", JAPANESE),
    ("〒", JAPANESE_POST),
    ("丁目", JA_BARE),
    ("شارع طريق جادة زنقة نهج ميدان ش. حارة درب ممر", ARABIC),
    ("شارع طريق جادة زنقة نهج ميدان ش. حارة درب ممر", ARABIC_BEFORE),
    ("حي|", ARABIC_DISTRICT),
    ("apt. suite apartment", _UNIT),
)
"""Each form with the words, in small letters, of which one must stand in a text for the form to be tried; "|" is a space."""

TAIL = rf"""(?:
    ,?[ ](?:Apt\.?|Apartment|Suite|Ste\.?|Flat|Unit|Floor|Fl\.|Rm\.?|Room|\#|appt?\.?|appartement|bât\.?|bâtiment|étage|esc\.?|escalera|piso|puerta
    |pta\.?|apto\.?|andar|bloco|sala|int\.|interno|scala|bus
        |кв\.|квартира|корп\.|к\.|стр\.|подъезд|эт\.|оф\.|офис|Daire|D:|Kat|kat|daire|شقة|الدور|الطابق|مبنى
        |عمارة)[ ]?[:.]?[ ]?\#?\d{{1,5}}[A-Za-zÀ-ɏа-я]?(?:\.?[ºª])?
  | ,[ ]?\d{{1,2}}\.?[ºª°](?:[ ]?[A-Z]\b|[ ]?(?:izq|dcha|andar|esq|dto)\w*\.?)?
  | [ ]?{ZH_TAIL}
  | ,?[ \n]{{1,2}}(?:[A-Z]{{1,2}}-)?\d{{4,5}}(?:-\d{{3,4}})?(?:[ ]?[A-Z]{{2}}\b)?[ ](?:{_WORD})(?:(?:[ ](?:am|an|der|den|de|la|sur|le|les|del|di|do
  |da)){{0,2}}[ ]{_CAP}[\w'-]{{2,24}}){{0,2}}
  | ,[ ]{_WORD}(?:[ ]{_WORD}){{0,2}},?[ ](?:[A-Z]{{2}}[ ])?(?:\d{{5}}(?:-\d{{4}})?|[A-Z]{{1,2}}\d[A-Z\d]?[ ]?\d[A-Z]{{2}})\b
  | ,?[ ][A-Z]{{1,2}}\d[A-Z\d]?[ ]\d[A-Z]{{2}}\b
  | ,[ ]\d{{5}}\b
  | ,[ ](?:г\.[ ]?)?(?:Kadıköy|Beşiktaş|Şişli|Üsküdar|Çankaya|İstanbul|Istanbul|Ankara|İzmir|Москва|Санкт-Петербург|London|Paris|Berlin|Madrid|Lisboa
  |Roma|Milano|Amsterdam)\b
)"""
