"""A small server on the loopback that speaks LibreTranslate's protocol, for tests."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Server:
    """`asked` holds the words of every request; `paths` where they went."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.asked: list[dict[str, Any]] = []
        self.paths: list[str] = []


@contextmanager
def serving(
    answer: Callable[[dict[str, Any]], Any],
    *,
    status: int = 200,
    headers: dict[str, str] | None = None,
    write: Callable[[Any], None] | None = None,
) -> Iterator[Server]:
    """Answer every POST with what `answer` makes of its words: JSON, or the bytes as they are; `write` writes the body itself."""

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            server.paths.append(self.path)
            server.asked.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
            said = answer(server.asked[-1])
            content = said if isinstance(said, bytes) else json.dumps(said).encode()
            self.send_response(status)
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.end_headers()
            try:
                write(self.wfile) if write else self.wfile.write(content)
            except OSError:
                pass  # the other side has had enough

        def do_GET(self) -> None:
            server.paths.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            pass

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    listening.daemon_threads = True
    server = Server(f"http://127.0.0.1:{listening.server_port}")
    thread = threading.Thread(target=listening.serve_forever, args=[0.02], daemon=True)
    thread.start()
    try:
        yield server
    finally:
        listening.shutdown()
        listening.server_close()
        thread.join()
