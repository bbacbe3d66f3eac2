"""Related situations: the topic name that stands glued before a title is parted from it."""

import unicodedata
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from advice.articles.drafts import MAX_RELATED, MAX_TITLE_CHARACTERS, MAX_TOPIC_CHARACTERS, RelatedSituation
from advice.articles.folding import collapse, ends_question, ends_sentence, word_set
from advice.articles.marks import without_bullet

# Words with a capital within, which is no join. A title that starts with one, glued on, is still found by its own join.
_CAMEL_WORDS: Final = word_set(
    "LinkedIn YouTube JavaScript TypeScript GitHub GitLab PowerPoint PowerBI WordPress HubSpot SharePoint "
    "OneDrive OneNote TikTok WhatsApp WeChat PayPal FedEx DevOps DevSecOps MLOps FinOps SaaS PaaS IaaS OpenAI "
    "ChatGPT DeepMind PhD MySQL NoSQL PostgreSQL MongoDB QuickBooks MailChimp Mailchimp SurveyMonkey "
    "SalesForce AdWords FaceTime AirBnB BigQuery DocuSign InDesign AutoCAD SolidWorks SketchUp CrossFit "
    "JavaFX GraphQL VMware BitTorrent CoPilot MacBook ProZ eBay DataOps RevOps DesignOps NetSuite ServiceNow "
    "StackOverflow BlackRock PricewaterhouseCoopers KPIs ROIs"
)
# After one of these a capital continues the word: McKinsey, iPhone, eCommerce, MacDonald.
_CAPITAL_FOLLOWS: Final = frozenset({"Mc", "Mac", "i", "e", "De", "Di", "Le", "La", "Van"})
_MOST_BLOCKS: Final = 3 * MAX_RELATED
_LONGEST_TOPIC_LINE: Final = 60
_OPENING: Final = frozenset('¿¡“„«"')
_EDGES: Final = "?!.,;:()[]\"'“”’«»…"


def part_related(blocks: Iterable[Sequence[str]], known_topics: Collection[str]) -> tuple[RelatedSituation, ...]:
    """One situation per block of lines (a title, or a topic and a title), in their order, none twice, at most MAX_RELATED."""
    topics = sorted(
        {collapse(unicodedata.normalize("NFC", topic)) for topic in known_topics} - {""}, key=lambda t: (-len(t), t)
    )
    # Every line is held against every topic, so that thousands of lines with topics of their own would take minutes.
    blocks = tuple(blocks)[:_MOST_BLOCKS]
    found = dict.fromkeys(_part_block(block, topics) for block in blocks)
    # The topics found here are known by the next import, which must part the same lines in the same way.
    named = {related.topic for related in found if related.topic} - set(topics)
    if named:
        return part_related(blocks, named.union(topics))
    return tuple(related for related in found if 0 < len(related.title) <= MAX_TITLE_CHARACTERS)[:MAX_RELATED]


def is_topic_and_title(first: str, second: str) -> bool:
    """Whether two lines are a topic alone on its line and, below, its title: a short name, then a question or sentence."""
    name, title = without_bullet(first), without_bullet(second)
    short = len(name) <= _LONGEST_TOPIC_LINE and len(name) < len(title)
    return short and not ends_sentence(name) and ends_sentence(title) and join_index(name) is None


def join_index(title: str) -> int | None:
    """Where a topic ends and its title starts: at the last join of a small letter and a capital within the first word
    that has one. "Trade ShowsYour boss" is parted before "Your", "SEOWhat are" before "What". None without a join.
    """
    position = 0
    for word in title.split(" "):
        joins = [index for index in range(1, len(word)) if _is_join(word, index)]
        if joins and word.strip(_EDGES) not in _CAMEL_WORDS:
            return _outside_last_name(word, joins) + position
        position += len(word) + 1
    return None


def _is_join(word: str, index: int) -> bool:
    before, after, following = word[index - 1], word[index], word[index + 1 : index + 2]
    if after in _OPENING:
        # "Sales¿Cómo", "Negotiation“No”": a mark that opens a sentence stands after a space anywhere else.
        return (before.isalpha() or before == ")") and (following.isupper() or following.isdigit())
    if not after.isupper() or word[:index].lstrip(_EDGES) in _CAPITAL_FOLLOWS:
        return False
    if before.islower() or before in "ªº":
        return True
    # After an acronym, a number or a bracket only a word can start: "SEOWhat", "Industry 4.0How", but "CEOs" and "B2B".
    starts_word = following.islower() and word[index + 1 :].strip(_EDGES) != "s"
    return starts_word and (before.isupper() or before.isdigit() or before in ")]+#")


def _outside_last_name(word: str, joins: list[int]) -> int:
    """The last join, unless it stands within a name such as LinkedIn that starts at an earlier one."""
    for index in joins:
        if word[index:].strip(_EDGES) in _CAMEL_WORDS or any(
            word[index:].startswith(start) for start in ("McK", "McD")
        ):
            return index
    return joins[-1]


def _part_block(block: Sequence[str], topics: Sequence[str]) -> RelatedSituation:
    lines = [collapse(without_bullet(line)) for line in block]
    if len(lines) == 2 and (is_topic_and_title(*lines) or lines[0] in topics):
        return RelatedSituation(lines[0], lines[1])
    return _part_line(" ".join(lines), topics)


def _part_line(line: str, topics: Sequence[str]) -> RelatedSituation:
    for topic in topics:
        if line[: len(topic)].casefold() == topic.casefold() and _starts_title(line[len(topic) :]):
            return RelatedSituation(topic, line[len(topic) :].lstrip(" :|–—-").strip())
    index = join_index(line)
    if index is None or not 0 < index <= MAX_TOPIC_CHARACTERS or ends_question(line[:index]):
        return RelatedSituation(None, line)
    return RelatedSituation(line[:index].strip(), line[index:].strip())


def _starts_title(rest: str) -> bool:
    """Whether `rest` begins a title of its own, so that "Sales" is not taken off "SalesforceHow" or "Sales OperationsHow"."""
    if rest[:1].isspace():
        return rest.lstrip()[:1] in tuple(":|–—-")
    return bool(rest) and not rest[0].islower() and rest[0] not in "'’-"
