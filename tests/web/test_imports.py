"""The import page: a preview before anything is stored, by paste or upload, for curators."""

import os
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from advice.models import Contribution, Situation

SEED = Path(__file__).parents[2] / "fixtures/articles/seed-article.txt"


@pytest.fixture
def curator(cy) -> Client:
    client = Client()
    client.force_login(cy)
    return client


def test_paste_shows_what_would_be_stored_and_stores_nothing(curator):
    response = curator.post(reverse("import"), {"text": SEED.read_text("utf-8"), "source": "a page"})

    assert response.status_code == 200
    assert [len(page.contributions) for page in response.context["pages"]] == [10]
    assert (Situation.objects.count(), Contribution.objects.count()) == (0, 0)


def test_upload_is_decoded_and_can_be_confirmed(curator):
    upload = SimpleUploadedFile("page.txt", SEED.read_text("utf-8").encode("utf-16"))
    preview = curator.post(reverse("import"), {"file": upload})
    form = preview.context["form"]

    response = curator.post(
        reverse("import"), {"text": form.initial["text"], "source": form.initial["source"], "confirm": "1"}
    )

    situation = Situation.objects.get(contribution_count=10)
    assert response.url == situation.get_absolute_url()
    assert set(Contribution.objects.values_list("source", flat=True)) == {"page.txt"}
    page = curator.get(response.url).content.decode()
    assert "imported" in page


def test_a_page_without_contributions_is_refused_and_kept_in_the_form(curator):
    response = curator.post(reverse("import"), {"text": "Only a title, and nothing else", "source": "x"})

    assert response.status_code == 422
    assert response.context["form"]["text"].value() == "Only a title, and nothing else"
    assert len(response.context["form"].non_field_errors()) == 1


@pytest.mark.parametrize("data", [{}, {"text": "   "}, {"text": "\x00"}])
def test_nothing_to_import_is_said(curator, data):
    response = curator.post(reverse("import"), data)

    assert response.status_code == 422


def test_random_bytes_are_refused_in_words(curator):
    upload = SimpleUploadedFile("noise", bytes(range(256)) * 40)

    response = curator.post(reverse("import"), {"file": upload})

    assert response.status_code == 422


@pytest.mark.parametrize("size", [1_000, 30_000, 2_900_000])
def test_noise_of_any_size_is_refused_though_its_control_characters_go(curator, size):
    response = curator.post(reverse("import"), {"file": SimpleUploadedFile("noise", os.urandom(size))})

    assert response.status_code == 422
    assert (Situation.objects.count(), Contribution.objects.count()) == (0, 0)


def test_a_picture_is_refused_as_one(curator):
    upload = SimpleUploadedFile("page.txt", b"\x89PNG\r\n-\nWords.\n-\nMore words.\n")

    response = curator.post(reverse("import"), {"file": upload})

    assert response.context["form"].non_field_errors()[0].startswith("This is a picture, not a text.")


def test_a_nul_in_a_pasted_page_goes(curator):
    response = curator.post(reverse("import"), {"text": "How do you say no?\n-\nSay it ea\0rly.\n"})

    (page,) = response.context["pages"]
    assert page.contributions[0].contribution.body == "Say it early."


def test_a_file_beside_a_pasted_page_is_refused_and_the_paste_kept(curator):
    upload = SimpleUploadedFile("page.txt", b"How do you say no?\n-\nSay it early.\n")

    response = curator.post(reverse("import"), {"file": upload, "text": "How do you wait?\n-\nLong.\n"})

    assert response.status_code == 422
    assert response.context["form"]["text"].value() == "How do you wait?\n-\nLong.\n"


def test_a_stranger_is_refused_and_a_visitor_signs_in_first(dee):
    stranger = Client()
    stranger.force_login(dee)

    assert stranger.get(reverse("import")).status_code == 403
    assert Client().get(reverse("import")).status_code == 302


def test_preview_says_that_nobody_knows_the_language_of_related_titles(curator):
    page = curator.post(reverse("import"), {"text": SEED.read_text("utf-8"), "source": "a page"})
    related = page.context["pages"][0].related

    assert related
    assert page.content.decode().count('<span lang="" dir="auto">') == len(related)
