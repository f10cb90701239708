"""Sends drafts as the form does, each from a reader of its own, and tells what came of it."""

import http.client
import time
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from urllib.parse import quote, urlsplit

REPORT = Path(__file__).resolve().parents[2] / "data" / "reports" / "luoding-2022" / "text.txt"
BOUNDARY = "7d1f0a"
MULTIPART = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
END = f"--{BOUNDARY}--\r\n".encode()
ENCODED = {"Content-Type": "application/x-www-form-urlencoded"}
# The proxy of this machine is believed: each draft comes from another reader, whose pace is their own.
_readers = count(1)


@dataclass(frozen=True)
class Told:
    """An answer. seconds: until its last byte."""

    status: int
    body: bytes
    seconds: float
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def is_busy(self) -> bool:
        """Whether it asks to come again, and says when."""
        return self.status in (429, 503) and self.headers.get("retry-after", "").isdigit()


def ordinary() -> str:
    """A sound draft: the report that is shipped."""
    return REPORT.read_text(encoding="utf-8")


def paste(address: str, words: str, *, sheet: bool = False, timeout: float = 40) -> Told:
    """Send pasted words. sheet: ask for the checklist as a workbook."""
    fields = {"text": words} | ({"form": "xlsx"} if sheet else {})
    parts = [_part(f'name="{name}"', value.encode()) for name, value in fields.items()]
    return post(address, b"".join(parts) + END, MULTIPART, timeout)


def paste_encoded(address: str, words: str, timeout: float = 40) -> Told:
    """Send pasted words as no browser does from this form: nine bytes for a Chinese character."""
    return post(address, f"text={quote(words)}".encode(), ENCODED, timeout)


def upload(address: str, content: bytes, name: str = "draft", timeout: float = 40) -> Told:
    """Send a file."""
    return post(address, _part(f'name="file"; filename="{name}"', content) + END, MULTIPART, timeout)


def _part(disposition: str, content: bytes) -> bytes:
    head = f"--{BOUNDARY}\r\nContent-Disposition: form-data; {disposition}\r\n\r\n"
    return head.encode() + content + b"\r\n"


def post(address: str, body: bytes, headers: dict[str, str], timeout: float = 40) -> Told:
    """Send a form as it is; what is no answer in HTTP raises what Python says of it."""
    number, place = next(_readers), urlsplit(address)
    reader = {"X-Forwarded-For": f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"}
    opened, began = http.client.HTTPConnection(place.hostname, place.port, timeout=timeout), time.monotonic()
    try:
        opened.request("POST", f"{place.path}zh/check", body, headers | reader)
        answer = opened.getresponse()
        content = answer.read()
    finally:
        opened.close()
    told = {name.lower(): value for name, value in answer.headers.items()}
    return Told(answer.status, content, time.monotonic() - began, told)
