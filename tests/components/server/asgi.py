"""A reader of an ASGI application, for tests of the front: what it sends, and what it is answered."""

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Asker:
    """One request; `pieces` of a body come one by one, None is a client that leaves."""

    method: str = "GET"
    path: str = "/zh"
    query: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    pieces: tuple[bytes | None, ...] = (b"",)

    @property
    def scope(self) -> dict[str, Any]:
        """The request's head."""
        told = {"host": "law.example", **self.headers}
        return {
            "type": "http",
            "method": self.method,
            "path": self.path,
            "raw_path": self.path.encode(),
            "query_string": self.query.encode(),
            "http_version": "1.1",
            "scheme": "http",
            "headers": [(name.encode(), value.encode()) for name, value in told.items()],
            "server": ("127.0.0.1", 80),
            "client": ("203.0.113.7", 1),
        }

    async def ask(self, application: Any) -> "Answered":
        """Send the request and return what came back."""
        left, sent = list(self.pieces), []

        async def receive() -> dict[str, Any]:
            piece = left.pop(0) if left else None
            if piece is None:
                return {"type": "http.disconnect"}
            return {"type": "http.request", "body": piece, "more_body": bool(left)}

        async def send(message: dict[str, Any]) -> None:
            if "body" in message:
                message["body"] = bytes(message["body"])
            sent.append(message)

        await application(self.scope, receive, send)
        head = sent[0] if sent else {"status": 0, "headers": ()}
        body = b"".join(message["body"] for message in sent[1:])
        return Answered(head["status"], dict(head["headers"]), body, len(left))


@dataclass(frozen=True)
class Answered:
    """What a client got. unread: how many pieces of its body nobody took."""

    status: int
    headers: dict[bytes, bytes]
    body: bytes
    unread: int
