"""Run in a copy of the project: asks for every page in one language, and tells what came as JSON.

Arguments: the language, a report, a file with a draft to check and to review, a file with addresses.
"""

import json
import sys
from pathlib import Path
from typing import Any

from app import server
from components.edit.session import COOKIE, cookie_for
from data import drafts, store

HOME = {"Sec-Fetch-Site": "same-origin", "Accept": "text/html"}
WHO = "甲"


def main(language: str, draft: str, addresses: list[str]) -> dict[str, Any]:
    """Return status, type and words of every answer, by what was asked for."""
    reader, told = server.test_client(), {}
    for address in addresses:
        told[address] = reader.get(address, headers={"Accept": "text/html"})
    told["start"] = reader.get("/", headers={"Accept-Language": f"{language},zh;q=0.5"})
    told["checked"] = reader.post(f"/{language}/check", data={"text": draft}, headers=HOME)
    told["refused"] = reader.post(f"/{language}/check", data={"text": ""}, headers=HOME)
    told |= reviewed(language, draft)
    return {name: (one.status_code, one.mimetype, _words(one)) for name, one in told.items()}


def reviewed(language: str, draft: str) -> dict[str, Any]:
    """Return the pages of review, as whoever has shown the token sees them."""
    store.SECONDS_BETWEEN_LOOKS = 0.0
    editor = server.test_client()
    editor.set_cookie(COOKIE, cookie_for(WHO))
    made = drafts.from_paste(draft, WHO)
    home = f"/{language}/review"
    pages = [home, *(f"{home}/{made.id}?step={step}" for step in ("confirm", "", "sure", "finish"))]
    items = {item.kind: item.id for item in drafts.state(made).items.values() if item.kind != "head"}
    pages += [f"{home}/{made.id}?item={item}" for item in items.values()]
    return {page.replace(made.id, "draft"): editor.get(page, headers=HOME) for page in pages}


def _words(answer: Any) -> str:
    is_text = answer.mimetype.startswith("text/") or answer.mimetype.endswith(("json", "xml"))
    return answer.get_data(as_text=True) if is_text else ""


if __name__ == "__main__":
    language, draft, addresses = sys.argv[1:]
    told = main(language, Path(draft).read_text("utf-8"), json.loads(Path(addresses).read_text("utf-8")))
    sys.stdout.buffer.write(json.dumps(told).encode())
