"""The few fixed words of the exports, in the languages of the interface."""

from dataclasses import dataclass
from typing import Final
from unicodedata import combining, east_asian_width

from advice.export.document import Document, PlayEntry
from advice.language import native_name
from advice.markup import to_text

OPENING: Final = 68  # columns of a line of the contents


@dataclass(frozen=True)
class Words:
    """Fixed words in `language`; the texts with braces are filled by the functions below."""

    language: str
    contents: str
    skip: str
    plays: str
    edition: str
    published: str
    published_by: str
    changes: str
    why: str
    strategies: str
    situation: str
    author: str
    licence: str
    language_label: str
    no_language: str
    votes_label: str
    votes_one: str
    votes_many: str
    votes_none: str
    revision: str
    source: str
    written: str
    team: str
    digest: str
    replaced: str
    plain_file: str


_ROWS = """
en|Contents|Skip to the plays|Plays|Edition {n}|Published|Published by|What changed in this edition|Why we chose it|Strategies|Situation|Author|Licence|Language|language not named|Votes|{percent} % helpful · 1 vote|{percent} % helpful · {votes} votes|no votes yet|Revision {n}|Source|Written|Team|Digest (SHA-256)|Characters that no font of this file has, shown as □: {n}|This file could not be built to the accessibility standard PDF/UA-1.
fr|Sommaire|Aller aux fiches|Fiches|Édition {n}|Publiée le|Publiée par|Ce qui change dans cette édition|Pourquoi nous l’avons choisi|Stratégies|Situation|Auteur|Licence|Langue|langue non précisée|Votes|{percent} % le jugent utile · 1 vote|{percent} % le jugent utile · {votes} votes|pas encore de vote|Révision {n}|Source|Écrit le|Équipe|Empreinte (SHA-256)|Caractères absents des polices de ce fichier, remplacés par □ : {n}|Ce fichier n’a pas pu être produit selon la norme d’accessibilité PDF/UA-1.
es|Índice|Ir a las fichas|Fichas|Edición {n}|Publicada el|Publicada por|Qué cambia en esta edición|Por qué lo elegimos|Estrategias|Situación|Autor|Licencia|Idioma|idioma sin indicar|Votos|{percent} % lo ve útil · 1 voto|{percent} % lo ve útil · {votes} votos|sin votos todavía|Revisión {n}|Fuente|Escrito el|Equipo|Huella (SHA-256)|Caracteres que ninguna fuente de este archivo tiene, mostrados como □: {n}|Este archivo no se pudo crear según la norma de accesibilidad PDF/UA-1.
de|Inhalt|Zu den Karten springen|Karten|Ausgabe {n}|Veröffentlicht am|Veröffentlicht von|Was in dieser Ausgabe neu ist|Warum wir es gewählt haben|Strategien|Situation|Verfasst von|Lizenz|Sprache|Sprache nicht angegeben|Stimmen|{percent} % hilfreich · 1 Stimme|{percent} % hilfreich · {votes} Stimmen|noch keine Stimmen|Fassung {n}|Quelle|Geschrieben am|Team|Prüfsumme (SHA-256)|Zeichen, die keine Schrift dieser Datei hat, als □ gezeigt: {n}|Diese Datei konnte nicht nach der Norm für Barrierefreiheit PDF/UA-1 erstellt werden.
pt|Índice|Ir para as fichas|Fichas|Edição {n}|Publicada em|Publicada por|O que muda nesta edição|Por que o escolhemos|Estratégias|Situação|Autor|Licença|Idioma|idioma não indicado|Votos|{percent} % acham útil · 1 voto|{percent} % acham útil · {votes} votos|ainda sem votos|Revisão {n}|Fonte|Escrito em|Equipe|Resumo (SHA-256)|Caracteres que nenhuma fonte deste arquivo tem, mostrados como □: {n}|Este arquivo não pôde ser criado segundo a norma de acessibilidade PDF/UA-1.
it|Indice|Vai alle schede|Schede|Edizione {n}|Pubblicata il|Pubblicata da|Che cosa cambia in questa edizione|Perché l’abbiamo scelto|Strategie|Situazione|Autore|Licenza|Lingua|lingua non indicata|Voti|utile per il {percent} % · 1 voto|utile per il {percent} % · {votes} voti|ancora nessun voto|Revisione {n}|Fonte|Scritto il|Gruppo|Impronta (SHA-256)|Caratteri assenti dai font di questo file, mostrati come □: {n}|Non è stato possibile creare questo file secondo la norma di accessibilità PDF/UA-1.
nl|Inhoud|Naar de kaarten|Kaarten|Uitgave {n}|Gepubliceerd op|Gepubliceerd door|Wat er in deze uitgave verandert|Waarom wij dit kozen|Strategieën|Situatie|Auteur|Licentie|Taal|taal niet vermeld|Stemmen|{percent} % nuttig · 1 stem|{percent} % nuttig · {votes} stemmen|nog geen stemmen|Versie {n}|Bron|Geschreven op|Team|Controlegetal (SHA-256)|Tekens die geen lettertype van dit bestand heeft, getoond als □: {n}|Dit bestand kon niet volgens de toegankelijkheidsnorm PDF/UA-1 worden gemaakt.
ar|المحتويات|انتقل إلى البطاقات|البطاقات|الإصدار {n}|تاريخ النشر|نشره|ما الجديد في هذا الإصدار|لماذا اخترناه|الاستراتيجيات|الموقف|الكاتب|الترخيص|اللغة|اللغة غير محددة|الأصوات|مفيد بنسبة {percent} % · صوت واحد|مفيد بنسبة {percent} % · عدد الأصوات: {votes}|لا أصوات بعد|المراجعة {n}|المصدر|تاريخ الكتابة|الفريق|البصمة (SHA-256)|محارف لا يملكها أي خط في هذا الملف وتظهر على شكل □: {n}|تعذّر إنشاء هذا الملف وفق معيار إمكانية الوصول PDF/UA-1.
zh|目录|跳到建议卡片|建议卡片|第 {n} 版|发布日期|发布者|本版的变化|我们为什么选它|策略|情境|作者|许可|语言|语言未注明|投票|{percent} % 认为有帮助 · 1 票|{percent} % 认为有帮助 · {votes} 票|还没有投票|第 {n} 次修订|来源|写作日期|团队|摘要值（SHA-256）|本文件的字体都没有、以 □ 代替的字符数：{n}|本文件未能按无障碍标准 PDF/UA-1 生成。
ja|目次|カードへ移動|カード|第{n}版|発行日|発行者|この版で変わったこと|選んだ理由|戦略|場面|筆者|ライセンス|言語|言語の記載なし|評価|{percent} % が役立つと回答 · 1票|{percent} % が役立つと回答 · {votes}票|まだ評価なし|改訂{n}|出典|執筆日|チーム|要約値（SHA-256）|このファイルの書体にないため □ で示した文字の数：{n}|このファイルはアクセシビリティ規格 PDF/UA-1 に沿って作成できませんでした。
"""  # noqa: E501

_WORDS = {row.split("|", 1)[0]: Words(*row.split("|")) for row in _ROWS.strip().splitlines()}


def words_for(document: Document) -> Words:
    """The fixed words in the playbook's language; in English where we have no others."""
    return _WORDS.get(document.language, _WORDS["en"])


def percent(play: PlayEntry) -> int | None:
    """The share of voters it would help, in whole percent, halves rounded up; None without a vote."""
    return (200 * play.helpful + play.votes) // (2 * play.votes) if play.votes else None


def vote_line(play: PlayEntry, words: Words) -> str:
    """The votes at the freeze: "87 % helpful · 5 votes"."""
    if not play.votes:
        return words.votes_none
    pattern = words.votes_one if play.votes == 1 else words.votes_many
    # a no-break space, so that the sign stays with its number
    return pattern.replace(" %", "\N{NO-BREAK SPACE}%").format(percent=percent(play), votes=play.votes)


def language_line(code: str | None, words: Words) -> str:
    """The language's own name and its tag: "Français (fr)"."""
    if not code:
        return words.no_language
    name = native_name(code)
    return f"{name} ({code})" if name else code


def section_title(title: str, words: Words) -> str:
    """What stands above a section: an untitled one is simply the plays."""
    return title or words.plays


def opening(body: str, columns: int = OPENING) -> str:
    """How advice begins, on one line of at most `columns`, of which a wide letter takes two; cut between words where there are any."""
    text = to_text(body)
    room = columns
    for place, sign in enumerate(text):
        room -= 0 if combining(sign) else 2 if east_asian_width(sign) in "WF" else 1
        if room < 0:
            kept = text[: place - 1]
            return (kept.rsplit(" ", 1)[0] if " " in kept[-20:] else kept).rstrip(" ,;:.،؛、。，") + "…"
    return text
