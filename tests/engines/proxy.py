"""
Stands before a search server, and does to its answers what goes wrong in life.

`Proxy.fault` is one of the functions below, or None while all is well. It is looked at
for each request, so that a fault can begin in the middle of a query.
"""

import http.client
import time
from collections.abc import Callable
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

#: Longer than anybody waits for.
SLOW_SECONDS = 12
HTML = b"<!doctype html><title>502</title><h1>Bad gateway</h1>"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "Proxy"

    def forward(self):
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        self.server.requests += 1
        status, kind, answer = self._ask(body)
        send = self.server.fault or whole
        try:
            send(self, status, kind, answer)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = forward

    def _ask(self, body: bytes) -> tuple[int, str, bytes]:
        behind = http.client.HTTPConnection("127.0.0.1", self.server.port_behind)
        headers = {
            name: value
            for name, value in self.headers.items()
            if name.lower() in ("accept", "content-type")
        }
        try:
            behind.request(self.command, self.path, body, headers)
            answer = behind.getresponse()
            return answer.status, answer.headers["content-type"], answer.read()
        finally:
            behind.close()

    def begin(self, status: int, kind: str, length: int):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("X-Elastic-Product", "Elasticsearch")
        self.send_header("Content-Length", str(length))
        self.end_headers()

    def log_message(self, *_arguments):
        """Tests have enough to say."""


Fault = Callable[[Handler, int, str, bytes], None]


def whole(handler: Handler, status: int, kind: str, answer: bytes) -> None:
    handler.begin(status, kind, len(answer))
    handler.wfile.write(answer)


def slow(handler, status, kind, answer):
    handler.server.wait(SLOW_SECONDS)
    whole(handler, status, kind, answer)


def trickling(handler, status, kind, answer):
    """A byte now and then: the client never finds the server silent."""
    handler.begin(status, kind, len(answer))
    for byte in answer:
        handler.wfile.write(bytes([byte]))
        handler.wfile.flush()
        handler.server.wait(0.1)


def cut_off(handler, status, kind, answer):
    handler.begin(status, kind, len(answer))
    handler.wfile.write(answer[: len(answer) // 2])
    handler.close_connection = True


def truncated(handler, status, kind, answer):
    whole(handler, status, kind, answer[: len(answer) // 2])


def closed(handler, status, kind, answer):
    handler.close_connection = True


def not_http(handler, status, kind, answer):
    handler.wfile.write(b"\x00\x01 what is this?\r\n\r\n")
    handler.close_connection = True


def a_page(handler, status, kind, answer):
    whole(handler, 200, "text/html", HTML)


def a_page_called_json(handler, status, kind, answer):
    whole(handler, 200, kind, HTML)


def bad_gateway(handler, status, kind, answer):
    whole(handler, 502, "text/html", HTML)


def full(handler, status, kind, answer):
    reason = b'{"error":{"type":"es_rejected_execution_exception"},"status":429}'
    whole(handler, 429, kind, reason)


def forbidden(handler, status, kind, answer):
    whole(handler, 401, kind, b'{"error":{"type":"security_exception"},"status":401}')


def _json(text: bytes) -> Fault:
    def answer_with(handler, status, kind, answer):
        whole(handler, 200, kind, text)

    answer_with.__name__ = f"json:{text[:40].decode()}"
    return answer_with


FAULTS: list[Fault] = [
    slow,
    trickling,
    cut_off,
    truncated,
    closed,
    not_http,
    a_page,
    a_page_called_json,
    bad_gateway,
    full,
    forbidden,
    *map(
        _json,
        [
            b"",
            b"null",
            b"{}",
            b"[" * 100_000,
            b'{"responses":3}',
            b'{"responses":[]}',
            b'{"responses":[null,null]}',
            b'{"responses":[{"status":200,"hits":[]},{"status":200,"hits":[]}]}',
            b'{"responses":[{"status":200,"hits":{"hits":[{"_id":"x","_score":1}]}},'
            b'{"status":200}]}',
            b'{"responses":[{"status":500},{"status":200}]}',
            b'{"responses":[{"status":200,"timed_out":true},{"status":200}]}',
        ],
    ),
]


class Proxy(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, port_behind: int):
        super().__init__(("127.0.0.1", 0), Handler)
        self.port_behind = port_behind
        self.fault: Fault | None = None
        self.requests = 0
        self._closing = False

    @property
    def host(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def wait(self, seconds: float) -> None:
        """Like sleep, and ends with the proxy."""
        deadline = time.monotonic() + seconds
        while not self._closing and time.monotonic() < deadline:
            time.sleep(0.02)

    def handle_error(self, *_arguments):
        """A client that went away is what these tests are about."""

    @contextmanager
    def running(self):
        thread = Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield self
        finally:
            self._closing = True
            self.shutdown()
            thread.join()
            self.server_close()
