"""What a server is asked, and what it answers, whichever client carries it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from search.engines.base import EngineUnavailable

JSON = "application/json"
#: One line of JSON after the other.
LINES = "application/x-ndjson"


@dataclass(frozen=True, slots=True)
class Answer:
    """`body` is what the JSON said, of whatever shape, or text that is none."""

    status: int
    body: object

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300


@dataclass(frozen=True, slots=True)
class Request:
    """`seconds` is how long the server may be silent."""

    method: str
    path: str
    seconds: float
    body: str = ""
    content_type: str = JSON
    params: Mapping[str, str] | None = None


class Client(Protocol):
    """Keeps connections to a server; one client serves all threads of a process."""

    #: The engine's name.
    name: str

    def send(self, request: Request) -> Answer:
        """
        An answer of any status.

        Raises `EngineUnavailable` when there is none, or when it is not JSON.
        """


@dataclass(frozen=True, slots=True)
class Server:
    """A client, and how to speak through it."""

    client: Client
    #: How long it may take to answer a reader, and one who writes.
    reading: float
    writing: float

    @property
    def name(self) -> str:
        return self.client.name

    def read(self, method: str, path: str, body: object = None, **params) -> Answer:
        return self.client.send(
            Request(method, path, self.reading, as_json(body), params=params)
        )

    def change(self, method: str, path: str, body: object = None, **params) -> Answer:
        """Like `read`, and what is not done raises `EngineUnavailable`."""
        answer = self.client.send(
            Request(method, path, self.writing, as_json(body), params=params)
        )
        if not answer.ok:
            raise EngineUnavailable(f"{self.name} refuses: {refusal(answer)}")
        return answer

    def read_lines(self, path: str, lines: Iterable[object], **params) -> Answer:
        return self._send_lines(path, lines, self.reading, params)

    def write_lines(self, path: str, lines: Iterable[object], **params) -> Answer:
        return self._send_lines(path, lines, self.writing, params)

    def _send_lines(self, path, lines, seconds, params) -> Answer:
        body = "".join(f"{as_json(line)}\n" for line in lines)
        return self.client.send(
            Request("POST", path, seconds, body, content_type=LINES, params=params)
        )


def as_json(body: object) -> str:
    return "" if body is None else json.dumps(body, separators=(",", ":"))


def refusal(answer: Answer) -> str:
    """The server's short word for what is wrong, which names nothing of ours."""
    error = answer.body.get("error") if isinstance(answer.body, dict) else None
    kind = error.get("type") if isinstance(error, dict) else None
    return f"{kind} ({answer.status})" if isinstance(kind, str) else f"{answer.status}"
