"""Broken and odd pages, each with what must come out of it."""

from pathlib import Path

import pytest

from advice.articles import ArticleRefused, RelatedSituation, read_articles

PAGES = Path(__file__).parent / "pages"
SEED = Path(__file__).parents[2] / "fixtures" / "articles" / "seed-article.txt"


def read(name: str, **options):
    return read_articles((PAGES / name).read_bytes(), **options)


def test_seed_page_is_one_situation_with_its_title_and_intro():
    (draft,) = read_articles(SEED.read_bytes())

    assert draft.title == (
        "Your client is facing a personal crisis. How can you demonstrate empathy while maintaining professionalism?"
    )
    assert draft.intro == (
        "When your client faces a personal crisis, showing empathy while remaining professional is crucial. "
        "Here are some strategies to help navigate this delicate situation:\n"
        "How do you manage empathy and professionalism with clients? Share your thoughts."
    )
    assert draft.topic is None


def test_seed_page_has_its_ten_passages_whole():
    source = SEED.read_text(encoding="utf-8")
    (draft,) = read_articles(SEED.read_bytes())

    blocks = source[: source.index("Rate this article")].split("\n-\n")[1:]
    assert draft.passages == tuple(block.strip() for block in blocks)
    assert [passage[:20] for passage in draft.passages] == [
        "To show empathy whil",
        "When a client is in ",
        "It entirely depends ",
        "Demonstrating empath",
        "Se taire d'abord et ",
        "We often come across",
        "Le détendre avec hum",
        "Whether it's a clien",
        "When a client faces ",
        "Avoid any sensitive ",
    ]


def test_seed_page_has_its_related_situations_parted_from_their_topics():
    (draft,) = read_articles(SEED.read_bytes())

    assert draft.related == (
        RelatedSituation(
            "Relationship Building",
            "What are some common rapport-building mistakes that can backfire or damage your reputation?",
        ),
        RelatedSituation("Trade Shows", "Your boss is unresponsive to your ideas. How can you get them to listen?"),
        RelatedSituation(
            "Creator Economy", "What are the most effective ways to resolve conflicts with your competitors?"
        ),
        RelatedSituation(
            "Client Relations", "You're in a tense situation with a client. What can you do to make things better?"
        ),
    )


@pytest.mark.parametrize("between", ["", "\n", "\n\n\n", "\f", "\n\n=====\n\n", "\r\n \r\n"])
def test_seed_page_twice_is_two_situations(between):
    page = SEED.read_text(encoding="utf-8").rstrip("\n") + "\n"

    drafts = read_articles(f"{page}{between}{page}".encode())

    assert [(len(draft.passages), len(draft.related)) for draft in drafts] == [(10, 4), (10, 4)]
    assert drafts[0] == drafts[1]


PASSAGES = {
    "bullets.txt": ("By hand\n  - on paper", "By phone"),
    "carriage-returns.txt": ("Ask\nthem.", "Wait."),
    "bullets-behind-marks.txt": ("By hand", "By phone"),
    "equal-but-for-case.txt": ("Ask them now.", "Wait."),
    "equal-passages.txt": ("Ask  them\nnow.", "👌", "👨\u200d👩\u200d👧"),
    "furniture-ar.txt": ("الاستماع", "الاستماع…"),
    "furniture-de.txt": ("Zuhören", "Zuhören…"),
    "furniture-en.txt": (
        "Ask what would make the choice easy.",
        "Give them two options, not ten.\n\nThen wait.",
        "Listen.",
    ),
    "furniture-es.txt": ("Escuchar", "Escuchar…"),
    "furniture-fr.txt": ("Écouter", "Écouter…"),
    "furniture-it.txt": ("Ascoltare", "Ascoltare…"),
    "furniture-nl.txt": ("Luisteren", "Luisteren…"),
    "furniture-pt.txt": ("Ouvir", "Ouvir…"),
    "heading-and-buttons.txt": ("Stay Calm\nThen ask.", "I would wait first.\nThen I would call."),
    "list-in-list.html": ("By hand\n  • on paper", "By phone"),
    "lists-within.txt": ("Three things:\n- water\n• paper\n1. time\n2. patience", "A friend.", "A plan.", "A pen."),
    "names-alone.txt": ("Ask them.", "Wait.", "Be kind."),
    "nul-entities.html": ("Ask them.",),
    "numbers.txt": ("By hand", "By phone\n1.5 hours later, again.\n3) not a new one"),
    "other-bullets.txt": ("By hand", "By phone"),
    "other-marks.txt": ("By hand", "By phone"),
    "page-with-menu.txt": ("Listen.",),
    "page-in-body.html": ("Slowly.", "Surely."),
    "page.html": ("Listen to them first.\n• Nod\n• Write\nit down", "5 > 3, a < b"),
    "rating-within.txt": ("I say: please rate this article, it helps.",),
    "stray-tags.txt": (
        "R&D and AT&T know: a < b, 5 > 3, I <3 it\n<ask> <client name>, ?a=1&copy=2",
        "Wait.\n\n<b and c> d",
        "No",
    ),
    "title-among-contributions.txt": ("Ask them.", "Wait."),
    "title-in-head.html": ("Ask them.", "Wait."),
    "stripped.txt": ("Ask them now.", "می\u200cخواهم", "क्\u200dष", "Café"),
}


@pytest.mark.parametrize("name", PASSAGES)
def test_page_has_these_passages(name):
    (draft,) = read(name)

    assert draft.passages == PASSAGES[name]


def test_page_without_furniture_loses_nothing():
    source = (PAGES / "furniture-none.txt").read_text(encoding="utf-8")

    (draft,) = read("furniture-none.txt")

    assert draft.passages == tuple(block.strip() for block in source.split("\n-\n")[1:])


HEADS = {
    "title-repeated.txt": ("Your boss says no. What now?", "A short intro.\nShare your thoughts."),
    "title-in-head.html": ("How do you close & smile?", ""),
    "title-underlined.txt": ("Your boss says no", "An intro."),
    "stripped.txt": ("How do you close?", ""),
    "stray-tags.txt": ("How do you close?", ""),
    "page.html": ("Your client is late & angry. What now?", "An intro with <brackets>."),
    "page-with-menu.txt": ("Your client is angry about a delay. How do you calm them?", "An intro."),
    "page-in-body.html": ("How do you close?", "An intro."),
    "bullets.txt": ("How do you thank a client?", "Some say it with a card."),
}


@pytest.mark.parametrize("name", HEADS)
def test_page_has_this_title_and_intro(name):
    (draft,) = read(name)

    assert (draft.title, draft.intro) == HEADS[name]


RELATED = {
    "rating-section.txt": [
        ("Sales", "How do you open a talk?"),
        ("B2B", "What do you ask first?"),
        ("SEO", "What are the signs?"),
        ("McKinsey", "How do they plan?"),
        ("Résumé éclair", "Écoutez-vous assez ?"),
        ("LinkedIn Marketing", "How do you start?"),
        (None, "How does LinkedIn help CEOs?"),
        (None, "كيف تبيع أكثر؟"),
        ("客户关系", "如何处理投诉？"),
    ],
    "carousel-after-rating.txt": [
        ("Sales", "An old client returns. What do you say?"),
        ("Sales", "A new client leaves. What do you say?"),
        ("Trade Shows", "Your boss is away. What now?"),
    ],
    "carousel-with-counts.txt": [
        (None, "An old client returns. What do you say?"),
        ("Trade Shows", "Your boss is away. What now?"),
    ],
    "related-odd-joins.txt": [
        ("Ventas", "¿Cómo vender más?"),
        ("Negotiation", '"No" is all you hear. What now?'),
        ("Sales", "How do you sell?"),
        ("Sales", "how do you start?"),
    ],
    "related-bulleted.txt": [("Vertrieb", "Wie beginnen Sie?"), ("Messen", "Wie laden Sie ein?")],
    "related-unknown-heading.txt": [("Trade Shows", "How do you open?"), ("Sales", "What if they leave?")],
    "page.html": [("Trade Shows", "Your boss is away?"), ("Sales", "How do you sell?")],
}


@pytest.mark.parametrize("name", RELATED)
def test_page_has_these_related_situations(name):
    (draft,) = read(name, known_topics=["客户关系"])

    assert [(related.topic, related.title) for related in draft.related] == RELATED[name]


SEVERAL = {
    "two-pages.txt": [
        ("Your client is late. What do you do?", ("Call.",)),
        ("Your client is early. What do you do?", ("Smile.", "Offer tea.")),
    ],
    "three-pages-no-related.txt": [
        ("Your client is late", ("Call.",)),
        ("Your client is early", ("Smile.",)),
        ("Your client is here, so what do you say?", ("Hello.", "Welcome.")),
    ],
    "form-feed.txt": [("Your client is late", ("Call.",)), ("Your client is early", ("Smile.", "Offer tea."))],
    "rule-between-pages.txt": [
        ("Your client is late", ("Call.",)),
        ("Your client is early. What now?", ("Smile.\n\n=====\n\nAnd wave.",)),
    ],
}


@pytest.mark.parametrize("name", SEVERAL)
def test_several_pages_are_several_situations(name):
    assert [(draft.title, draft.passages) for draft in read(name)] == SEVERAL[name]


REFUSED = {
    "refused-furniture-only.txt": "This article has no contribution.",
    "refused-no-contribution.txt": "This article has no contribution.",
    "refused-title-only.txt": "This article has no contribution.",
    "refused-second-page.txt": "Article 2 of this file (“Your client is early. What do you do now?”) has no contribution.",
}


@pytest.mark.parametrize("name", REFUSED)
def test_page_without_a_contribution_is_refused_with_the_reason(name):
    with pytest.raises(ArticleRefused) as refusal:
        read(name)

    assert str(refusal.value) == f"{REFUSED[name]} Put a line that holds only “-” before each contribution."
