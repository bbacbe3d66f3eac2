"""What single lines are: separators, rating lines, headings, joined topics."""

import contextlib

import pytest

from advice.articles import ArticleRefused, RelatedSituation, read_articles
from advice.articles.marks import Kind, is_separator, to_lines
from advice.articles.related import part_related

RATING_LINES = (
    "Rate this article|rate this article.|RATE THIS ARTICLE|Rate  this\u00a0article ⭐⭐⭐⭐⭐|**Rate this article**|## Rate this article|"
    "⭐ Rate this article (4/5)|• Rate this article|Notez cet article|Évaluer cet article|EVALUER CET ARTICLE|Noter l’article|"
    "Noter l'article|Califica este artículo|Valora este articulo|Evalúa este artículo|Diesen Artikel bewerten|Artikel bewerten|"
    "Bewerten Sie diesen Artikel|Classificar este artigo|Avalie este artigo|Valuta questo articolo|Vota questo articolo|"
    "Valuta l’articolo|Beoordeel dit artikel|Dit artikel beoordelen|قيّم هذه المقالة|قيم هذه المقالة|تقييم هذا المقال|قَيِّم هذا المقال|为本文评分|"
    "为这篇文章评分|請為這篇文章評分|この記事を評価|この記事を評価する|Оцените эту статью|BU MAKALEYİ DEĞERLENDİRİN|Oceń ten artykuł|이 글 평가하기"
)


@pytest.mark.parametrize("line", RATING_LINES.split("|"))
def test_rating_line_is_known_in_many_languages(line):
    assert to_lines(line)[0].kind is Kind.RATING


@pytest.mark.parametrize(
    "line", ["I rate this article", "Rate this article honestly", "Rate", "article", "⭐⭐⭐", "5", "bewerten"]
)
def test_other_lines_are_no_rating_lines(line):
    assert to_lines(line)[0].kind is Kind.TEXT


@pytest.mark.parametrize("line", RATING_LINES.split("|"))
def test_rating_line_ends_the_contributions(line):
    (draft,) = read_articles(f"How do you close?\n-\nSlowly.\n{line}\nfeedback\n".encode())

    assert draft.passages == ("Slowly.",)


@pytest.mark.parametrize(
    "line", ["-", "–", "•", "---", " - ", "\u200b-\u200b", "\t•\u00a0", "-\ufeff", "—", "-----", "- - -"]
)
def test_separator_is_recognised(line):
    assert is_separator(line)


@pytest.mark.parametrize("line", ["", " ", "--", "- a", "*", "***", ".", "-.", "=", "→"])
def test_other_marks_are_no_separators(line):
    assert not is_separator(line)


@pytest.mark.parametrize(
    ("line", "topic", "title"),
    [
        ("Trade ShowsYour boss is away?", "Trade Shows", "Your boss is away?"),
        ("McKinseyHow do you plan?", "McKinsey", "How do you plan?"),
        ("SEOWhat are the signs?", "SEO", "What are the signs?"),
        ("Industry 4.0How do you start?", "Industry 4.0", "How do you start?"),
        ("Sales (B2B)How do you start?", "Sales (B2B)", "How do you start?"),
        ("QualitéQuand dire non ?", "Qualité", "Quand dire non ?"),
        ("СтратегияКак начать?", "Стратегия", "Как начать?"),
        ("R&DWhat now?", "R&D", "What now?"),
        ("How do CEOs use LinkedIn and an iPhone?", None, "How do CEOs use LinkedIn and an iPhone?"),
        ("How do you say no?", None, "How do you say no?"),
        ("如何处理投诉？", None, "如何处理投诉？"),
        ("بيعكيف تبيع؟", None, "بيعكيف تبيع؟"),
        ("1. Trade ShowsYour boss?", "Trade Shows", "Your boss?"),
    ],
)
def test_topic_is_parted_at_the_join(line, topic, title):
    assert part_related([(line,)], ()) == (RelatedSituation(topic, title),)


@pytest.mark.parametrize(
    ("line", "topic", "title"),
    [
        ("بيعكيف تبيع؟", "بيع", "كيف تبيع؟"),
        ("客户关系如何处理？", "客户关系", "如何处理？"),
        ("Sales OperationsHow?", "Sales Operations", "How?"),
        ("SalesHow?", "Sales", "How?"),
        ("SalesforceHow?", "Salesforce", "How?"),
        ("Sales: how?", "Sales", "how?"),
        ("OpenAI ToolsHow?", "OpenAI Tools", "How?"),
    ],
)
def test_known_topics_come_first_and_the_longest_wins(line, topic, title):
    known = ["Sales", "Sales Operations", "بيع", "客户", "客户关系", "OpenAI Tools"]

    assert part_related([(line,)], known) == (RelatedSituation(topic, title),)


@pytest.mark.parametrize(
    "unit",
    [
        "x",
        "<b>x</b>",
        "<",
        "<a ",
        '<a x="',
        "<!--",
        "</",
        "<![CDATA[",
        "&",
        "<script>",
        "<head>",
        "• ",
        "-\n",
        "<ul><li>a",
        "<title>",
        "&#0;",
    ],
)
def test_hostile_markup_is_read_or_refused_in_time(unit, time_bound):
    raw = b"Title?\n-\n" + (unit * 3_000_000)[: 3_000_000 - 20].encode()

    with time_bound(10), contextlib.suppress(ArticleRefused):
        read_articles(raw)


def test_many_related_lines_with_topics_of_their_own_are_parted_in_time(time_bound):
    lines = "".join(f"-\nTopic {k} IsHow do you start?\n" for k in range(25_000))

    with time_bound(10):
        (draft,) = read_articles(f"Title?\n-\na\nRate this article\nMore relevant reading\n{lines}".encode())

    assert len(draft.related) == 100


def test_very_large_file_is_refused_in_time(time_bound):
    with time_bound(10), pytest.raises(ArticleRefused) as refusal:
        read_articles(b"x" * 50_000_000)

    assert str(refusal.value) == "This file is too large: at most 3 MB are read. Split it into smaller files."


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("x" * 2_900_000, "A line of this file is 2,900,000 characters long, at most 100,000 are read."),
        (
            "Title?\n-\n" + "word " * 5_000,
            "This article has a contribution of 24,999 characters, at most 20,000 are kept.",
        ),
        ("x" * 301 + "\n-\na", "This article has a title of 301 characters, at most 300 are kept."),
        ("Title?\n" + "".join(f"-\n{k}\n" for k in range(1_001)), "This article has more than 1,000 contributions."),
        ("x\n" * 60_001, "This file has 60,002 lines, at most 60,000 are read."),
    ],
)
def test_too_much_is_refused_with_the_figures(raw, reason):
    with pytest.raises(ArticleRefused) as refusal:
        read_articles(raw.encode())

    assert str(refusal.value).startswith(reason)


def test_title_stands_first_even_with_a_menu_word_below():
    (draft,) = read_articles(
        b"Handling a late client. How?\nSign in\nSomething long enough to be a title, is it not?\n-\nWait.\n"
    )

    assert draft.title == "Handling a late client. How?"
