"""As much of HTTP/1.1 as a client of the load needs: requests as bytes, answers counted as they come."""

import re
from dataclasses import dataclass
from functools import lru_cache

END_OF_HEAD = b"\r\n\r\n"
LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.I)
CHUNKED = re.compile(rb"\r\ntransfer-encoding:[^\r]*chunked", re.I)
CLOSES = re.compile(rb"\r\nconnection: *close", re.I)
RETRY = re.compile(rb"\r\nretry-after: *\d+", re.I)


@dataclass(frozen=True)
class Head:
    """What the head of an answer says. length: None where the body lasts until the connection ends."""

    status: int
    length: int | None
    chunked: bool
    closes: bool
    says_when: bool

    @property
    def is_busy(self) -> bool:
        """Whether the server has no room now and says when to come again: a refusal in words."""
        return self.status in (429, 503) and self.says_when


class NotHTTP(Exception):  # noqa: N818 - it says what came
    """What came is no head of an answer."""


@lru_cache(maxsize=512)
def read_head(raw: bytes) -> Head:
    """Read a head, its last line end included; the same few come again and again."""
    if not raw.startswith(b"HTTP/1.") or not raw[9:12].isdigit():
        raise NotHTTP(raw[:60])
    length, chunked = LENGTH.search(raw), bool(CHUNKED.search(raw))
    return Head(
        int(raw[9:12]),
        int(length[1]) if length and not chunked else None,
        chunked,
        bool(CLOSES.search(raw)) or raw.startswith(b"HTTP/1.0"),
        bool(RETRY.search(raw)),
    )


def request(host: str, target: str, body: bytes = b"", **headers: str) -> bytes:
    """A request as a browser sends it; a POST of JSON where there is a body."""
    lines = {"Host": host, "Accept": "text/html,*/*", "Accept-Encoding": "br, gzip"}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    if body:
        lines = {"Content-Type": "application/json", "Content-Length": str(len(body)), **lines}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"{'POST' if body else 'GET'} {target} HTTP/1.1\r\n{head}\r\n".encode() + body


def asked_elsewhere(asked: bytes, host: str, target: str) -> bytes:
    """The same request to another host and target."""
    first, _, rest = asked.partition(b"\r\n")
    method = first.split(b" ")[0].decode()
    rest = re.sub(rb"(?m)^Host: [^\r]*", f"Host: {host}".encode(), rest, count=1)
    return f"{method} {target} HTTP/1.1\r\n".encode() + rest


class AnswerReader:
    """Reads one answer after the other; of a body it keeps the length alone."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Expect a new answer."""
        self.head: Head | None = None
        self.size = 0
        self.early = b""

    @property
    def has_begun(self) -> bool:
        return self.head is not None or bool(self.early)

    def feed(self, data: bytes) -> bool:
        """Take what came; whether the answer is whole. One without a length is when the connection ends."""
        if self.head is None:
            self.early += data
            end = self.early.find(END_OF_HEAD)
            if end < 0:
                return False
            self.head = read_head(self.early[: end + 2])
            data, self.early = self.early[end + len(END_OF_HEAD) :], b""
        if self.head.chunked:
            return self._chunks(data)
        self.size += len(data)
        return self.head.length is not None and self.size >= self.head.length

    def _chunks(self, data: bytes) -> bool:
        self.early += data
        while (line := self.early.find(b"\r\n")) >= 0:
            length = int(self.early[:line].split(b";")[0], 16)
            whole = line + 2 + length + 2
            if len(self.early) < whole:
                return False
            self.size, self.early = self.size + length, self.early[whole:]
            if length == 0:
                return True
        return False

    def ends_well(self) -> bool:
        """Whether an answer is whole now that the connection has ended."""
        return self.head is not None and self.head.length is None and not self.head.chunked
