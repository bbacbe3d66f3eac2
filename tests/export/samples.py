"""Documents to export: one in many languages, and the means to change it."""

from dataclasses import replace
from typing import Any

from advice.export.canonical import play_digest
from advice.export.document import (
    Choice,
    Document,
    PlayEntry,
    SectionEntry,
    StrategyMark,
    TensionEntry,
    TranslationEntry,
)
from advice.export.showing import chosen

SITE = "https://rapport.example.org"

BODIES = {
    "en": "Call before you write. **Say the price first**, then stop talking.\n\n- one number\n- one date\n- one next step\n\n"
    "> “I would rather you heard it from me.”\n\nMore in [our notes](https://example.org/notes?a=1&b=2), or run `git log --oneline`. 👍🏽",
    "fr": "Ne promettez rien le premier jour. Écoutez, *reformulez*, puis revenez avec une date ferme : « jeudi à midi ».",
    "es": "Reconoce el error sin adornos. ¿Qué falló? ¿Qué harás mañana? **Una frase para cada cosa.**",
    "de": "Erst die schlechte Nachricht, dann der Plan. Größe zeigt, wer den Fehler nicht „dem System“ zuschreibt.",
    "pt": "Não responda à emoção com um formulário. Faça uma pergunta aberta e espere até ao fim.",
    "it": "Scrivi due righe, non due pagine: che cosa è successo, che cosa farai e perché può fidarsi.",
    "nl": "Zeg nee tegen het verzoek, niet tegen de mens. Bied één andere weg aan en houd je eraan.",
    "ar": "ابدأ بالاعتذار عن **التأخير** قبل أن تشرح أسبابه.\n\n1. اذكر الموعد الجديد: 12 مايو.\n2. اسأل: ما الذي يقلقك أكثر؟\n3. أرسل ملخصًا إلى "
    "[الفريق](https://example.org/ar).\n\n> الصدق أقصر طريق.",
    "zh": "先说结论，再说原因。**不要**在邮件里争论，打一个电话，十分钟就够了。“我们会在周五之前给您答复。”",
    "ja": "まず相手の言葉で言い直します。「つまり、納期が一番心配なのですね」。それから**次の一歩**だけを約束します。直、骨、海。",
    "fa": "پیش از پاسخ، نفسی بکشید. می‌توانید بگویید: «تا فردا ظهر خبر می‌دهم» و همان ساعت خبر بدهید.",
    "he": "אל תתווכחו עם הכעס. אמרו: ״אני מבין שזה פגע בעבודה שלכם״, ואז הציעו שני פתרונות.",
    "hi": "पहले सुनिए, फिर बोलिए। ग्राहक की बात को अपने शब्दों में दोहराइए और **एक ही वादा** कीजिए।",
    "ru": "Не спорьте о том, кто виноват. Назовите срок, ответственного и что вы сделаете, если срок сорвётся.",
    "ko": "먼저 사과하고, 그다음에 이유를 설명하세요. 다음 연락 시간을 **분명히** 약속하세요.",
}
SITUATIONS = {
    "en": "A client asks for a discount after signing",
    "fr": "Le client est furieux et il a raison",
    "ar": "العميل غاضب بسبب تأخر التسليم",
    "zh": "客户三周没有回复",
    "ja": "納期に間に合わない",
    "he": "הלקוח מאיים לעזוב",
}
PLANS = {
    "en": StrategyMark("communicate-clearly", "Communicate clearly"),
    "fr": StrategyMark("listen", "Listen"),
    "ar": StrategyMark("apologise", "Apologise first"),
}


TRANSLATIONS = (
    TranslationEntry("ar", BODIES["ar"], "ليلى حداد", "", True, 0),
    TranslationEntry("en", BODIES["en"], "", "libretranslate", False, 2),
    TranslationEntry("fr", BODIES["fr"], "Claire Dubois", "", False, 1),
    TranslationEntry("ja", BODIES["ja"], "Haruka", "libretranslate", True, 0),
)
WORDS_OF_THE_TEAM = {
    "house_rule": "Nobody promises a date *alone*.",
    "local_example": "In May the harbour client waited four days; one call ended it.",
    "wording": "“I do not know yet. I will know by **noon**, and I will call you then.”",
    "when_not": "Not while the client is still speaking.",
}


# of a playbook in each language: its title, what it says first, what changed, why a play was chosen, a house rule
OWN = {
    "en": (
        "When it gets hard",
        "What we do **first**, before anybody writes.",
        "Two plays are new.",
        "It worked twice.",
        "Nobody promises a date *alone*.",
    ),
    "fr": (
        "Quand ça se complique",
        "Ce que nous faisons **d’abord**, avant d’écrire.",
        "Deux fiches sont nouvelles.",
        "Cela a marché deux fois.",
        "Personne ne promet une date *sans en parler*.",
    ),
    "es": (
        "Cuando se pone difícil",
        "Lo que hacemos **primero**, antes de escribir.",
        "Dos fichas son nuevas.",
        "Funcionó dos veces.",
        "Nadie promete una fecha *por su cuenta*.",
    ),
    "de": (
        "Wenn es schwierig wird",
        "Was wir **zuerst** tun, bevor jemand schreibt.",
        "Zwei Karten sind neu.",
        "Es hat zweimal geholfen.",
        "Niemand verspricht *allein* einen Termin.",
    ),
    "pt": (
        "Quando fica difícil",
        "O que fazemos **primeiro**, antes de escrever.",
        "Duas fichas são novas.",
        "Funcionou duas vezes.",
        "Ninguém promete uma data *sem falar com a equipe*.",
    ),
    "it": (
        "Quando si fa difficile",
        "Che cosa facciamo **prima**, prima di scrivere.",
        "Due schede sono nuove.",
        "Ha funzionato due volte.",
        "Nessuno promette una data *da solo*.",
    ),
    "nl": (
        "Als het moeilijk wordt",
        "Wat we **eerst** doen, voordat iemand schrijft.",
        "Twee kaarten zijn nieuw.",
        "Het werkte twee keer.",
        "Niemand belooft *alleen* een datum.",
    ),
    "ar": (
        "حين يصعب الأمر",
        "ما نفعله **أولًا**، قبل أن يكتب أحد.",
        "بطاقتان جديدتان.",
        "نجح ذلك مرتين.",
        "لا يَعِد أحد بموعد *وحده*.",
    ),
    "zh": (
        "遇到难处的时候",
        "在动笔之前，我们**首先**做什么。",
        "新增两张卡片。",
        "两次都奏效了。",
        "谁也不*独自*承诺日期。",
    ),
    "ja": (
        "難しくなったとき",
        "書く前に、**まず**何をするか。",
        "カードを二枚加えました。",
        "二度うまくいきました。",
        "期日を*一人で*約束しない。",
    ),
}


def make_play(number: int, language: str | None, **changes: Any) -> PlayEntry:
    """A play in this language, about a situation in the same one where there is one."""
    code = language or "en"
    about = code if code in SITUATIONS else "en"
    play = PlayEntry(
        number=number,
        contribution=100 + number,
        revision=1 + number % 3,
        body=BODIES.get(code, ""),
        language=language,
        author="ليلى حداد" if code == "ar" else "Ana Pérez",
        licence="CC BY-SA 4.0",
        permalink=f"{SITE}/en/situations/{number}/a-case/#c-{100 + number}",
        situation=SITUATIONS[about],
        situation_language=about,
        situation_url=f"{SITE}/en/situations/{number}/a-case/",
        strategies=tuple(PLANS.values())[: number % 4],
        why="It worked twice in **March**, in [two teams](https://example.org/why)." if number % 2 else "",
        helpful=13,
        votes=15,
        written="2026-05-04",
        worked=number % 5,
        mixed=number % 2,
        translations=tuple(row for row in TRANSLATIONS if row.language != language)[: number % 4],
    )
    if number % 3 == 1:
        play = replace(play, **WORDS_OF_THE_TEAM)
    play = replace(play, **changes)
    return replace(play, digest=play_digest(play))


def make_document(**changes: Any) -> Document:
    """An edition with three sections, the second below the first, the last untitled, and a play in each language of `BODIES`; the last text is gone."""
    plays = [make_play(number, code) for number, code in enumerate(BODIES, start=1)]
    plays.append(make_play(len(plays) + 1, None, body="🙂🙂🙂", author="former member", helpful=0, votes=0))
    gone = make_play(len(plays) + 1, "en", body="", author="", translations=(), tombstone="withdrawn")
    document = Document(
        playbook=7,
        slug="when-it-gets-hard",
        title="When it gets hard: كيف نبدأ",
        intro="What our team does **first**, before anybody opens a ticket.\n\nRead one play a day.",
        language="en",
        team="Client care — 客户关怀",
        edition=3,
        published="2026-11-20T09:30:00Z",
        published_by="Bo Chen",
        note="Two plays on *late deliveries*; one taken out.",
        licence="CC BY-SA 4.0",
        permalink=f"{SITE}/en/playbooks/7/when-it-gets-hard/editions/3/",
        sections=(
            SectionEntry("First words", tuple(plays[:8])),
            SectionEntry("Keeping a promise, الوفاء بالوعد", tuple(plays[8:14]), level=2),
            SectionEntry("", (*plays[14:], gone)),
        ),
        tensions=(TensionEntry(PLANS["en"], PLANS["fr"], "First listen; **then** say it plainly."),),
        approved_by="Nadia Haddad",
        approved="2026-11-19T16:05:00Z",
        scope="Wording towards clients in the EU",
    )
    return replace(document, **changes)


def with_play(language: str | None = "en", **changes: Any) -> Document:
    """An edition of one play in this language."""
    return make_document(sections=(SectionEntry("Only", (make_play(1, language, **changes),)),))


def make_small(code: str) -> Document:
    """An edition in this language of two plays: one in it, and one from afar with its translation beside it, in a section below."""
    title, intro, note, why, rule = OWN[code]
    far = "fr" if code == "ar" else "ar"
    translation = TranslationEntry(code, BODIES[code], "Bo Chen", "libretranslate", False, 1)
    plays = [
        make_play(1, code, why=why, house_rule=rule, local_example="", wording="", when_not="", translations=()),
        make_play(2, far, why="", translations=(translation,)),
    ]
    document = make_document(language=code, title=title, intro=intro, note=note, tensions=(), scope=title)
    sections = (SectionEntry(title, (plays[0],)), SectionEntry(title, (plays[1],), level=2))
    return chosen(replace(document, sections=sections), Choice(texts="both", into=code))
