"""Pages as trees, and what stands in them by the selectors of a style sheet."""

import re
from collections.abc import Iterator

from lxml import html

Element = html.HtmlElement
_SIMPLE = re.compile(
    r"(?P<name>^[\w-]+)|\.(?P<label>[\w-]+)|#(?P<id>[\w-]+)|:not\((?P<no>[^)]+)\)"
    r"|\[(?P<key>[\w-]+)(?:(?P<how>[\^*]?)=['\"]?(?P<value>[^'\"\]]*)['\"]?)?\]"
)


def tree(answer) -> Element:
    """The page of an answer, or the piece of one, within an element that is not of it."""
    words = answer.content.decode()
    return html.fromstring(words) if words.lstrip().startswith("<!") else html.fromstring(f"<div>{words}</div>")


def select(page: Element, selector: str) -> list[Element]:
    """The elements that a selector names, in their order: names, classes, numbers, attributes, :not(), one within another or right within it."""
    steps, axis = list[str](), "descendant"
    for part in selector.split():
        if part == ">":
            axis = "child"
        else:
            steps.append(f"{axis}::{_step(part)}")
            axis = "descendant"
    return page.xpath("./" + "/".join(steps))


def _step(part: str) -> str:
    name, tests = "*", []
    for found in _SIMPLE.finditer(part):
        if found["name"]:
            name = found["name"]
        else:
            tests.append(_test(found))
    return name + "".join(f"[{test}]" for test in tests)


def _test(found: re.Match[str]) -> str:
    if found["label"]:
        return f"contains(concat(' ', normalize-space(@class), ' '), ' {found['label']} ')"
    if found["id"]:
        return f"@id = '{found['id']}'"
    if found["no"]:
        (inner,) = _SIMPLE.finditer(found["no"])
        return f"not({_test(inner)})"
    if found["value"] is None:
        return f"@{found['key']}"
    how = {"": "@{} = '{}'", "^": "starts-with(@{}, '{}')", "*": "contains(@{}, '{}')"}[found["how"]]
    return how.format(found["key"], found["value"])


def texts(page: Element, selector: str) -> list[str]:
    """What the elements say, its spaces made one."""
    return [" ".join(each.text_content().split()) for each in select(page, selector)]


def changed_words(page: Element, within: str = "") -> list[str]:
    """Each text that changed, its words marked: `[-removed-]`, `{+added+}`; what screen readers are told is checked to say the same."""
    return ["".join(_marked(each)) for each in select(page, f"{within} .changes".strip())]


def _marked(changes: Element) -> Iterator[str]:
    yield changes.text or ""
    for each in changes:
        opening, word, closing = {"ins": ("{+", "added: ", "+}"), "del": ("[-", "removed: ", "-]")}[each.tag]
        spoken, run = each.text_content()[: len(word)], each.text_content()[len(word) :]
        assert (spoken, select(each, "> span.visually-hidden")[0].text_content()) == (word, word)
        assert each.get("lang") is not None
        assert each.get("dir")
        yield f"{opening}{run}{closing}{each.tail or ''}"
