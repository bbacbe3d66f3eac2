"""The adapter against a real server on the loopback: what it sends, and what it makes of every kind of answer."""

import socket
import time

import pytest

from advice.machines import LibreTranslate, MachineFailure, current_machine
from tests.machines.server import serving


def translated(server, **values):
    return LibreTranslate(server.address, **values).translate("Hello", source="en", target="fr")


def test_it_asks_as_the_protocol_says_and_gives_the_text():
    with serving(lambda words: {"translatedText": f"{words['q']} → {words['target']} é 😀"}) as server:
        text = translated(server)

    assert text == "Hello → fr é 😀"
    assert (server.paths, server.asked) == (
        ["/translate"],
        [{"q": "Hello", "source": "en", "target": "fr", "format": "text"}],
    )


def test_it_sends_its_key_below_an_address_with_a_path():
    with serving(lambda words: {"translatedText": "Bonjour"}) as server:
        LibreTranslate(f"{server.address}/lt/", "secret").translate("Hello", source="en", target="fr")

    assert (server.paths, server.asked[0]["api_key"]) == (["/lt/translate"], "secret")


@pytest.mark.parametrize(
    ("status", "said", "sentence"),
    [
        (400, {"error": "fr is\u202e not supported"}, "refused: fr is not supported$"),
        (403, {"error": "Invalid API key"}, "refused: Invalid API key"),
        (500, b"<h1>oops</h1>", r"refused \(500\)"),
        (429, {"error": ["too", "many"]}, r"refused \(429\)"),
        (200, b"<h1>a page</h1>", "no translation"),
        (200, {"text": "Bonjour"}, "no translation"),
        (200, {"translatedText": 7}, "no translation"),
        (200, {"translatedText": "  "}, "no translation"),
        (200, ["Bonjour"], "no translation"),
        (200, b"[" * 100_000, "no translation"),
        (200, b"\xff\xfe\x00", "no translation"),
    ],
)
def test_it_turns_every_other_answer_into_a_sentence(status, said, sentence):
    with serving(lambda words: said, status=status) as server, pytest.raises(MachineFailure, match=sentence):
        translated(server)


def test_it_gives_up_on_a_slow_answer():
    def sleep(words):
        time.sleep(0.6)
        return {"translatedText": "Bonjour"}

    with serving(sleep) as server, pytest.raises(MachineFailure, match="did not answer in time"):
        translated(server, seconds=0.2)


def test_it_gives_up_on_an_answer_that_comes_drop_by_drop():
    def drip(out):
        for _ in range(30):
            out.write(b" ")
            out.flush()
            time.sleep(0.05)

    begun = time.monotonic()
    with serving(lambda words: b"", write=drip) as server, pytest.raises(MachineFailure, match="in time"):
        translated(server, seconds=0.3)

    assert time.monotonic() - begun < 1.4


def test_it_gives_up_on_a_huge_answer():
    def flood(out):
        for _ in range(2000):
            out.write(b"x" * 65536)

    with serving(lambda words: b"", write=flood) as server, pytest.raises(MachineFailure, match="far too much"):
        translated(server)


def test_it_follows_no_redirect():
    with serving(lambda words: {"translatedText": "Bonjour"}) as elsewhere:
        away = {"Location": f"{elsewhere.address}/translate"}
        with (
            serving(lambda words: b"", status=302, headers=away) as server,
            pytest.raises(MachineFailure, match=r"refused \(302\)"),
        ):
            translated(server)

    assert elsewhere.paths == []


def test_it_uses_no_proxy_of_the_environment(monkeypatch):
    with serving(lambda words: {"translatedText": "Bonjour"}) as server:
        monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
        monkeypatch.delenv("no_proxy", raising=False)

        assert translated(server) == "Bonjour"


def test_it_says_so_when_nobody_answers():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}"  # bound but not listening: the connection is refused

        with pytest.raises(MachineFailure, match="cannot be reached"):
            LibreTranslate(address).translate("Hello", source="en", target="fr")


def test_there_is_no_machine_until_the_settings_name_one(settings):
    before = current_machine()
    settings.MACHINE_TRANSLATION_URL = "http://127.0.0.1:1"

    assert (before, current_machine().name) == (None, "LibreTranslate")
