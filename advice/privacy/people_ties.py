"""What ties a name to a company: "from Acme", "chez Airbus", "(Acme)", a patronymic, an introduction."""

import re

from advice.privacy.folding import bare, bare_words
from advice.privacy.given_names import is_given
from advice.privacy.known_names import is_thing

_OPEN = r"[«\"“„'(]?"
_CAPITAL = r"(?P<house>[^\W\d_][\w&.'-]*)"
_VERB = (
    r"(?:is|was|who|works?|worked|working|now|also|currently|sits|der|die|arbeitet|arbeitete|sitzt|qui|travaille"
    r"|travaillait|est|que|trabaja|trabajaba|es|trabalha|trabalhava|é|che|lavora|lavorava|è"
    r"|werkt|werkte|is|которая|который|работает|работала|работал)"
)
_LINK = r"(?:over[ ]at|from|at|of|de[ ]chez|chez|von|vom|bei|beim|aus[ ]dem[ ]Hause|du|de|del|della|dello|dei|delle|di|presso|da|do|dos|das|van|bij|из|от)"
_LOOSE = r"(?:with|for|für|pour|para|per|na|no|en|in|em|voor|в|на|с)"
_FILL = (
    r"(?:the|our|der|die|dem|den|la|le|les|l'|el|los|las|il|lo|het|de|o|a|os|as|un|una|company|firm|firma|Firma"
    r"|société|Société|entreprise|groupe|empresa|compañía|azienda|ditta|società|bedrijf|empresa"
    r"|компании|компания|фирмы|банка|завода|группы|отдела|ООО|АО|ПАО|ЗАО)"
)
_TIE = re.compile(
    rf",?[ ](?:(?:{_VERB}[ ]){{0,3}}(?:{_LINK}[ ]|d'|dell')|(?:{_VERB}[ ]){{1,3}}{_LOOSE}[ ])(?:{_FILL}[ ]?){{0,3}}{_OPEN}{_CAPITAL}"
)
_BRACKET = re.compile(rf"[ ]?\([ ]?(?:{_FILL}[ ])?{_OPEN}{_CAPITAL}")
_COMMA = re.compile(rf",[ ]{_CAPITAL}")
_LOWER_GROUP = re.compile(
    r"[ ]?\([ ]?(?:группа|компания|банк|фирма|завод|groupe|grupo|gruppo|groep|grup|firma|banco|banca|bank)[ ]",
    re.IGNORECASE,
)

ORGANISATION = bare_words("""
inc research laboratories investments management associates brothers sons design agency clinic inc ltd llc llp plc
corp corporation co company gmbh ag kg ohg mbh ug se sa
sas sarl sl slu spa srl snc bv nv vof as oy ab aps ооо ао пао зао оао anonim limited holding group gruppe groupe grupo
gruppo groep bank bancorp banque banco banca insurance versicherung logistics logistik transport transports solutions systems partners capital media
software technologies technology consulting
services hospital clínica klinikum mairie gemeente ministerio ministère comune ayuntamiento foods industries international foundation stiftung
association verein verband verlag werke stadtwerke sparkasse volksbank airlines motors pharma energy telecom labs studio studios hotel
restaurant klinik hospital clinic store shop market markets media press times news post review journal award awards cup prize preis university
universität université universidad università
award fund trust council committee commission ministry agency office centre center academy school club party church temple airport station island
river lake mountain valley beach park
bridge tower hall palace castle museum theatre theater gallery festival conference summit forum challenge index score day week month year
şirketi bankası sanayi ticaret belediyesi üniversitesi anonim nakliyat lojistik
""")

PATRONYMIC = re.compile(
    r"[а-яё](?:[оеё]вич|[оеё]вич(?:а|у|ем|е)|[оеё]вн(?:а|ы|е|у|ой)|ичн(?:а|ы|е|у|ой)|(?<=[а-яё]{3})ич)$"
)
_RUSSIAN_SURNAME = re.compile(
    r"(?:[оеё]в|[иы]н|ск(?:ий|ого|ому|им|ом|ая|ой|ую)|цк(?:ий|ого|ому|им|ая|ой|ую)|[оеё]в(?:а|у|ым|е|ой)|[иы]н(?:а|у"
    r"|ым|е|ой)|енко|чук|юк|ян|дзе|швили|ко|ец|ых|их|баев|ова)$"
)

_SURE = (
    r"my name is|her name is|his name is|name is|name:|je m'appelle|il s'appelle|elle s'appelle|mon nom est"
    r"|ich heiße|ich heisse|mein name ist|ihr name ist|sein name ist|me llamo|se llama|mi nombre es"
    r"|su nombre es|meu nome é|chamo-me|me chamo|chama-se|mi chiamo|si chiama|il mio nome è|mijn naam is|ik heet"
    r"|hij heet|zij heet|меня зовут|его зовут|её зовут|ее зовут|зовут|benim adım|adım|adı"
)
_MAYBE = (
    r"i am|i'm|this is|named|called|ich bin|je suis|soy|sou|sono|ik ben|contact|attn:?|regards,|grüße,?|signed,?|я|ben"
)
_INTRODUCED = re.compile(rf"(?<!\w)(?:(?P<sure>{_SURE})|(?P<maybe>{_MAYBE}))[ \n]{{1,2}}$", re.IGNORECASE)


def _is_house(word: str) -> bool:
    return bare(word) in ORGANISATION or not is_thing(word)


def is_tied(text: str, end: int) -> bool:
    """Whether a company follows a name that ends there: linked by a word, in brackets, or after a comma."""
    for form in (_TIE, _BRACKET):
        found = form.match(text, end)
        if found and found["house"][0].isupper() and _is_house(found["house"]):
            return True
    listed = _COMMA.match(text, end)
    if listed and listed["house"][0].isupper() and not is_thing(listed["house"]) and not is_given(listed["house"]):
        return True
    return bool(_LOWER_GROUP.match(text, end))


def is_introduced(text: str, start: int) -> int:
    """How plainly somebody is introduced right before a name: 3 for "my name is", 1 for "this is", 0 for nothing of the kind."""
    found = _INTRODUCED.search(text[max(0, start - 24) : start])
    return 0 if not found else 3 if found["sure"] else 1


def looks_cyrillic(parts: list[str]) -> bool:
    """Whether one of the words has the ending of a Russian or Ukrainian surname, in any case."""
    return any(_RUSSIAN_SURNAME.search(part.lower()) for part in parts)
