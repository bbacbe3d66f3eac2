"""What the API says, as shapes."""

from datetime import datetime

from ninja import Schema


class Problem(Schema):
    """RFC 9457."""

    type: str
    title: str
    status: int
    detail: str


class StrategyOut(Schema):
    slug: str
    labels: dict[str, str]
    url: str


class SituationOut(Schema):
    id: int
    title: str
    body: str
    language: str | None
    topic: str | None
    contributions: int
    created: datetime
    url: str


class ContributionOut(Schema):
    id: int
    text: str
    language: str | None
    strategies: list[str]
    situation: int
    author: str
    helpful: int
    votes: int
    score: int
    created: datetime
    url: str


class SituationsOut(Schema):
    results: list[SituationOut]
    next: str | None


class ContributionsOut(Schema):
    results: list[ContributionOut]
    next: str | None


class EditionOut(Schema):
    number: int
    published: datetime
    note: str
    digest: str
    exports: dict[str, str]


class PlaybookOut(Schema):
    id: int
    title: str
    language: str
    team: str
    visibility: str
    url: str
    editions: list[EditionOut]
