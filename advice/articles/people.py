"""Lines that look like a person's name or a job title; data and guesses only, evidence is weighed elsewhere."""

from typing import Final

from advice.articles.folding import ends_sentence, fold, word_set

PARTICLES: Final = word_set(
    "de da do dos das del della di van von den der ten ter bin ibn al el la le y e und af zu i af bint"
)
_LONGEST_NAME: Final = 60
_LONGEST_HEADLINE: Final = 220
_MOST_NAME_WORDS: Final = 5

_JOB_WORDS: Final = frozenset(
    fold(
        # English
        "accountant adviser advisor agent analyst architect assistant associate attorney author banker broker ceo cfo chief chro "
        "cio cmo coach cofounder communicator consultant controller coo coordinator copywriter creator cto designer "
        "developer director editor educator engineer entrepreneur evangelist executive expert facilitator founder freelancer head hr "
        "influencer instructor intern investor journalist lawyer lead leader lecturer manager marketer mba mentor negotiator "
        "nurse officer owner partner pmp practitioner president principal professional professor programmer recruiter "
        "representative researcher salesperson scientist scrum senior seo specialist speaker strategist student supervisor teacher "
        "technician therapist trainer vp writer "
        # French
        "consultante conseiller conseillère directeur directrice responsable gérant gérante fondateur fondatrice cofondateur "
        "cofondatrice formateur formatrice ingénieur ingénieure chargé chargée chef conférencier conférencière auteure "
        "entrepreneure dirigeant dirigeante commercial commerciale avocat avocate rédacteur rédactrice spécialiste gestionnaire "
        # Spanish, Portuguese, Italian
        "consultor consultora asesor asesora director directora gerente jefe jefa fundador fundadora cofundador ingeniero ingeniera "
        "formador formadora abogado abogada especialista ejecutivo ejecutiva empresario empresaria ponente autor autora analista "
        "diretor diretora engenheiro engenheira palestrante gestor gestora coordenador coordenadora professora advogado sócio "
        "consulente direttore direttrice responsabile fondatore fondatrice ingegnere formatore formatrice avvocato imprenditore "
        "imprenditrice relatore specialista titolare coordinatore docente "
        # German, Dutch
        "berater beraterin geschäftsführer geschäftsführerin leiter leiterin gründer gründerin ingenieur ingenieurin trainerin "
        "referent referentin expertin autor autorin rechtsanwalt rechtsanwältin unternehmer unternehmerin vertriebsleiter "
        "projektleiter projektleiterin mitarbeiter inhaber inhaberin "
        "adviseur directeur oprichter eigenaar ondernemer spreker trainer hoofd medewerker accountmanager projectleider "
        # Arabic
        "مدير مديرة مستشار مستشارة مهندس مهندسة مؤسس مدرب مدربة خبير خبيرة رئيس مسؤول محاسب أخصائي محام كاتب"
    ).split()
)
_LEGAL_FORMS: Final = word_set(
    "inc. ltd. co. corp. llc. plc. bros. s.a. s.l. s.p.a. s.r.l. s.à.r.l. b.v. n.v. e.v. ltda."
)
_EMPLOYERS: Final = word_set("at chez bei presso bij en na لدى في")


# Job titles of scripts that put no spaces between words.
_UNSPACED_JOBS: Final = (
    "经理",
    "總監",
    "总监",
    "顾问",
    "顧問",
    "创始人",
    "工程师",
    "主管",
    "マネージャー",
    "コンサルタント",
    "代表取締役",
)
_LONGEST_UNSPACED: Final = 30


def is_name_like(line: str) -> bool:
    """Whether the line can be a full name: two to five capitalised words, or words of a script without capitals."""
    words = line.replace(",", " ").split()
    if len(line) > _LONGEST_NAME or not 2 <= len(words) <= _MOST_NAME_WORDS or ends_sentence(line.rstrip(".")):
        return False
    return words[0].lower() not in PARTICLES and all(map(_is_name_word, words)) and not line.endswith((".", "!", "?"))


def is_job_like(line: str) -> bool:
    """Whether the line can be a headline: no sentence, a job word in it, and cut by bars, or mostly capitalised, or "at"."""
    line = line.strip(" *_")
    if len(line) <= _LONGEST_UNSPACED and any(job in line for job in _UNSPACED_JOBS):
        return is_headline_like(line)
    words = fold(line).split()
    if not words or not is_headline_like(line) or line.lstrip().startswith("|") or not _JOB_WORDS.intersection(words):
        return False
    if "|" in line or " · " in line or " • " in line or "@" in line:
        return True
    letters = [word for word in line.split() if word[0].isalpha() and word.lower() not in PARTICLES | _EMPLOYERS]
    capitals = [word for word in letters if not word[0].islower()]
    return len(words) <= 12 and bool(letters) and 2 * len(capitals) > len(letters) and not _is_imperative(letters)


def _company_end(line: str) -> str:
    """The legal form with a stop that ends the line, which is no end of a sentence: "Acme Inc."."""
    last = line.split()[-1:] or [""]
    return last[0] if last[0].lower() in _LEGAL_FORMS else ""


def is_headline_like(line: str) -> bool:
    """Whether the line can stand below a name as who the person is: not long, and no sentence."""
    return len(line) <= _LONGEST_HEADLINE and not line.rstrip().removesuffix(_company_end(line)).endswith(
        (".", "!", "?", ":", ";", "؟", "。", "？", "！")
    )


def is_titled(line: str) -> bool:
    """Whether the line is a few words that all have capitals, as a job title without a job word in it: "B2B Marketing"."""
    words = [word for word in line.split() if word[0].isalpha() and word.lower() not in PARTICLES | _EMPLOYERS]
    return (
        len(line) <= _LONGEST_NAME and len(words) > 1 and is_headline_like(line) and all(w[0].isupper() for w in words)
    )


def _is_name_word(word: str) -> bool:
    if word.lower() in PARTICLES:
        return True
    first, _, rest = word.partition("-")
    if first.lower() in PARTICLES and rest:
        word = rest  # al-Fihri
    letters = (
        word.replace("-", "")
        .replace("'", "")
        .replace("’", "")
        .replace(".", "")
        .replace("(", "")
        .replace(")", "")
        .replace("/", "")
    )
    return bool(letters) and letters.isalpha() and not letters[0].islower()


def _is_imperative(words: list[str]) -> bool:
    """Whether only the first word has a capital, as a sentence has it: "Manager on call first", not "Manager, Acme"."""
    return len(words) > 1 and all(word[0].islower() for word in words[1:])
