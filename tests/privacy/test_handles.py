"""Names of people on other sites, and what there is nobody's."""

import pytest

from advice.privacy import find


def handles(text: str) -> list[str]:
    return [text[span.start : span.end] for span in find(text) if span.kind == "handle"]


@pytest.mark.parametrize(
    "text",
    [
        "github.com/tj-actions/changed-files",
        "https://github.com/tj.actions/changed-files.",
        "gitlab.com/some-group/tool",
        "GitHub: some-group/tool",
        "github.com/tjactions/changed-files",
    ],
)
def test_a_repository_is_nobody_however_its_owner_is_written(text):
    assert handles(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See github.com/jane-doe.", "github.com/jane-doe"),
        ("See github.com/jane.doe. Then", "github.com/jane.doe"),
        ("See github.com/jane-doe/ or", "github.com/jane-doe/"),
        ("Is it t.me/jane_doe...?", "t.me/jane_doe"),
        ("linkedin.com/in/jane-doe/details/skills", "linkedin.com/in/jane-doe/details/skills"),
        ("GitHub: jane-doe.", "jane-doe"),
        ("fosstodon.org/@jane.doe.", "fosstodon.org/@jane.doe"),
    ],
)
def test_a_profile_is_somebody_up_to_its_full_stop(text, found):
    assert handles(text) == [found]
