"""Modules, functions, views and templates stay short enough to be read at a glance; everything says what it is for."""

import ast

from tests.house.trees import ROOT, functions, length, name_of, sources, templates

MODULE, FUNCTION, VIEW, TEMPLATE = 250, 30, 25, 80


def test_modules_keep_their_budget():
    long = {name_of(path): lines for path in sources() if (lines := len(path.read_text("utf-8").splitlines())) > MODULE}

    assert long == {}


def test_functions_keep_their_budget():
    long = {
        f"{name_of(path)}:{node.name}": length(node)
        for path in sources()
        for node in functions(path)
        if length(node) > FUNCTION
    }

    assert long == {}


def test_views_keep_their_budget():
    views = [path for path in sources() if name_of(path).startswith("advice/web/views/")]
    long = {
        f"{name_of(path)}:{node.name}": length(node)
        for path in views
        for node in functions(path)
        if length(node) > VIEW
    }

    assert views
    assert long == {}


def test_templates_keep_their_budget():
    long = {
        name_of(path): lines for path in templates() if (lines := len(path.read_text("utf-8").splitlines())) > TEMPLATE
    }

    assert long == {}


def test_modules_open_with_their_purpose():
    silent = [name_of(path) for path in sources() if not ast.get_docstring(ast.parse(path.read_text("utf-8")))]

    assert silent == []


def test_requirements_are_pinned():
    lines = [
        line.split("#")[0].strip()
        for name in ("requirements.txt", "requirements-dev.txt")
        for line in (ROOT / name).read_text().splitlines()
    ]

    assert [line for line in lines if line and "==" not in line] == ["-r requirements.txt"]
