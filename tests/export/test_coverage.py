import pytest

from advice.export.coverage import BOX, FONTS, characters, replaced
from advice.language import LANGUAGES
from tests.export.samples import BODIES


@pytest.mark.parametrize("code", LANGUAGES)
def test_own_name_of_every_language_can_be_drawn(code: str) -> None:
    assert replaced(LANGUAGES[code].native) == (LANGUAGES[code].native, 0)


@pytest.mark.parametrize("code", BODIES)
def test_sample_of_every_language_can_be_drawn(code: str) -> None:
    assert replaced(BODIES[code]) == (BODIES[code], 0)


def test_box_itself_can_be_drawn() -> None:
    assert ord(BOX) in characters()


def test_characters_without_a_glyph_become_boxes() -> None:
    assert replaced("a\U00013000b\ue000") == (f"a{BOX}b{BOX}", 2)


@pytest.mark.parametrize("text", ["👩\u200d💻", "✔\ufe0f", "می\u200cخواهم", "a\u00adb", "🇫🇷"])
def test_joiners_and_selectors_stay(text: str) -> None:
    assert replaced(text) == (text, 0)


def test_every_font_has_its_licence_beside_it() -> None:
    families = {path.name.rsplit("-", 1)[0] for path in FONTS.glob("*.[to]tf")}

    assert families == {path.name.removesuffix("-LICENSE.txt") for path in FONTS.glob("*-LICENSE.txt")}


def test_fonts_stay_small() -> None:
    assert sum(path.stat().st_size for path in FONTS.iterdir()) < 16_000_000
