"""Nothing is keyed on a label: what a strategy or a topic is called changes, its slug and its number do not."""

import re

from tests.house.trees import name_of, sources, templates

# a lookup, a comparison or a key by what something is called
KEYED = [
    re.compile(r"\b(?:labels?|names)__(?:label|name|alternatives)(?:__\w+)?="),
    re.compile(r"\b(?:filter|get|exclude|get_or_create|update_or_create)\([^)]*\b(?:label|alternatives)(?:__\w+)?="),
    re.compile(r"\.label\s*(?:==|!=|\bin\b)|(?:==|!=)\s*\w+\.label\b"),
    re.compile(r"\[\s*\w+\.label\s*\]"),
    re.compile(r"\{%\s*(?:el)?if[^%]*\.label\s*(?:==|!=| in )"),
    re.compile(r"(?:value|id|for|name|data-strategy)=\"[^\"]*\{\{\s*\w*strategy\w*\.label"),
]
LISTEN = re.compile(r"""["'](?:Listen|Écouter|Zuhören|Humour|Network)["']""")


def keyed(text: str) -> list[str]:
    return [found[0] for pattern in KEYED for found in pattern.finditer(text)]


def test_no_code_or_template_keys_on_a_label():
    found = {name_of(path): hits for path in [*sources(), *templates()] if (hits := keyed(path.read_text("utf-8")))}

    assert found == {}


def test_no_code_or_template_names_a_strategy_by_its_label():
    found = [name_of(path) for path in [*sources(), *templates()] if LISTEN.search(path.read_text("utf-8"))]

    assert found == []


def test_keys_on_labels_would_be_found():
    planted = [
        "StrategyLabel.objects.filter(label=name)",
        "Strategy.objects.filter(labels__label__iexact=name)",
        "if strategy.label == wanted:",
        "by_name[strategy.label]",
        "{% if strategy.label == 'Listen' %}",
        '<input name="strategy" value="{{ strategy.label }}">',
    ]

    assert [text for text in planted if not keyed(text)] == []
