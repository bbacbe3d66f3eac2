"""Pages written in every allowed way, several to a file, come back as what was written."""

from hypothesis import given, settings
from hypothesis import strategies as st

from advice.articles import read_articles

TITLES = (
    "Your client is late with every payment. What do you do?",
    "Handling a late client",
    "Votre client ne répond plus. Comment réagir ?",
    "عميلك غاضب. كيف تتصرف؟",
    "客户生气了，怎么办？",
)
INTROS = ((), ("An intro line that says what this is about.",), ("One line.", "Share your thoughts."))
PASSAGES = (
    "Listen.",
    "Écouter",
    "Love your client's honesty.",
    "Support",
    "👌",
    "Three things:\n- ask\n• wait\n1. write",
    "First paragraph.\n\nSecond paragraph, a < b.",
    "Have you asked them why?",
    "我会先听。",
    "استمع أولاً ثم اسأل.",
    "Jane Doe taught me to rate this article highly.",
)
RATINGS = ("Rate this article", "Notez cet article ★★★", "قيّم هذه المقالة", "Diesen Artikel bewerten", "为本文评分")
HEADINGS = ("More relevant reading", "Lectures plus pertinentes", "Weitere relevante Artikel")
RELATED = (
    ("Trade Shows", "Your boss is away. What now?"),
    ("SEO", "What are the signs?"),
    ("Ventes", "Écoutez-vous ?"),
)
SEPARATORS = ("-", "–", "•", "---", " - ", "\u200b-")


@st.composite
def pages(draw):
    """A page as its text, and as what must be read from it."""
    title, intro = draw(st.sampled_from(TITLES)), draw(st.sampled_from(INTROS))
    passages = draw(st.lists(st.sampled_from(PASSAGES), min_size=1, max_size=6, unique=True))
    related = draw(st.lists(st.sampled_from(RELATED), max_size=3, unique=True))
    mark, gap = draw(st.sampled_from(SEPARATORS)), draw(st.sampled_from(["\n", "\n\n"]))
    lines = [title, *intro, *draw(st.sampled_from([(), (title, *intro)]))]
    lines += [line for passage in passages for line in (mark, passage)]
    lines.append(draw(st.sampled_from(RATINGS)))
    if related:
        lines.append(draw(st.sampled_from(HEADINGS)))
        lines += [line for topic, question in related for line in (mark, topic + question)]
    return gap.join(lines) + "\n", (title, "\n".join(intro), tuple(passages), tuple(related))


@settings(deadline=None, max_examples=300)
@given(
    st.lists(pages(), min_size=1, max_size=4),
    st.sampled_from(["", "\n", "\n\n", "\f"]),
    st.sampled_from(["utf-8", "utf-16"]),
)
def test_written_pages_come_back(written, between, encoding):
    source = between.join(text for text, _ in written)

    drafts = read_articles(source.encode(encoding))

    assert [
        (draft.title, draft.intro, draft.passages, tuple((related.topic, related.title) for related in draft.related))
        for draft in drafts
    ] == [expected for _, expected in written]
