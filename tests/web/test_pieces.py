"""The tags and filters of the templates, and the pieces every page includes."""

import pytest
from django import forms
from django.http import HttpRequest
from django.template import Context, RequestContext, Template
from django.template.loader import render_to_string
from django.test import RequestFactory

from advice.models import Contribution, Situation, Strategy, User
from advice.templatetags.advice import author_name, strategy_symbol


def rendered(source: str, request: HttpRequest | None = None, **context: object) -> str:
    about = Context(context) if request is None else RequestContext(request, context)
    return Template(source).render(about).strip()


@pytest.fixture
def request_at_a_list() -> HttpRequest:
    request = RequestFactory().get("/en/situations/", {"strategy": ["listen", "humour"], "after": "9"})
    request.user, request.session = User(username="eve"), {}
    return request


def test_names_and_directions_of_languages():
    page = rendered("{{ 'ar'|native_name }} {{ 'ar'|direction }} {{ 'xx'|native_name }}{{ ''|direction }}")

    assert page == "العربية rtl auto"


def test_language_piece_speaks_the_language_it_names():
    page = render_to_string("components/_language.html", {"code": "he"}).strip()

    assert page == '<span class="tag-language" lang="he" dir="rtl">עברית</span>'


def test_current_marks_the_page_and_what_lies_below_it(request_at_a_list: HttpRequest):
    page = rendered("{% current '/en/situations/' %}{% current '/en/' %}{% current '/en/teams/' %}", request_at_a_list)

    assert page == 'aria-current="page" aria-current="true"'


def test_form_token_reaches_a_piece_included_with_nothing_else(request_at_a_list: HttpRequest):
    page = rendered(
        "{% include 'components/_confirm.html' with title='Leave' action='Leave' back='/' only %}", request_at_a_list
    )

    assert page.count('name="csrfmiddlewaretoken"') == 1


def test_markdown_of_a_stranger_is_harmless():
    assert "<script" not in rendered("{{ text|markdown }}", text="**So** <script>alert(1)</script>")


def test_markdown_is_cut_to_length_as_words():
    source = "{{ text|plain|truncatechars:16 }}"

    assert rendered(source, text="> **Tea** & [a word](https://example.org/)\n\nLater.") == "Tea &amp; a word La…"


def test_author_is_named_even_when_the_account_is_gone():
    text = Contribution(situation=Situation())

    assert author_name(text) == "former member"


def test_author_of_an_imported_text_is_the_page():
    assert author_name(Situation(source="https://example.org/")) == "imported"


def test_strategy_without_a_drawing_gets_the_common_one():
    assert (strategy_symbol("listen"), strategy_symbol("brand-new")) == ("strategy-listen", "strategy-other")


@pytest.mark.django_db
def test_chip_is_a_link_only_where_there_is_somewhere_to_go():
    strategy = Strategy.objects.get(slug="listen")

    plain = render_to_string("components/_strategy_chip.html", {"strategy": strategy})
    linked = render_to_string("components/_strategy_chip.html", {"strategy": strategy, "href": "/x/"})

    assert ("<a " in plain, '<a class="chip" data-strategy="listen" href="/x/">' in linked) == (False, True)


class _Form(forms.Form):
    name = forms.CharField(help_text="As on the door.")
    agree = forms.BooleanField()
    ways = forms.MultipleChoiceField(choices=[("a", "A")], widget=forms.CheckboxSelectMultiple)


def test_field_ties_its_label_help_and_errors_to_the_control():
    page = render_to_string("components/_field.html", {"field": _Form({})["name"]})

    assert '<label for="id_name">' in page
    assert 'aria-describedby="id_name_helptext id_name_error"' in page
    assert ('id="id_name_helptext"' in page, 'id="id_name_error"' in page) == (True, True)


def test_field_of_several_choices_is_a_group_with_a_legend():
    page = render_to_string("components/_field.html", {"field": _Form()["ways"]})

    assert ("<fieldset" in page, "<legend>Ways" in page) == (True, True)


def test_errors_of_the_whole_form_are_announced():
    form = _Form({})
    form.add_error(None, "Not today.")

    page = render_to_string("components/_errors.html", {"form": form})

    assert ('role="alert"' in page, "Not today." in page) == (True, True)
