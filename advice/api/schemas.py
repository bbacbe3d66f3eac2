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


class OutcomesOut(Schema):
    """What came of it for those who tried it: how many say that it worked, half worked, did not work."""

    worked: int
    mixed: int
    failed: int


class ContributionOut(Schema):
    """`external_id` is the id that a bulk import gave it. `use` is what its author allows playbooks to do with it: "public", "team" or "site"; `licence`
    is None but for the first."""

    id: int
    external_id: str | None
    text: str
    language: str | None
    strategies: list[str]
    situation: int
    author: str
    helpful: int
    votes: int
    outcomes: OutcomesOut
    score: int
    bridged: bool
    candidate: bool
    use: str
    licence: str | None
    created: datetime
    url: str


class SituationsOut(Schema):
    results: list[SituationOut]
    next: str | None


class FacetsOut(Schema):
    """How many contributions each further filter would leave, by the value that its parameter takes."""

    strategy: dict[str, int]
    lang: dict[str, int]
    situation: dict[str, int]
    topic: dict[str, int]


class ContributionsOut(Schema):
    """`total` counts what fits, `capped` where it is 5,000 or more."""

    results: list[ContributionOut]
    facets: FacetsOut
    total: int
    capped: bool
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
