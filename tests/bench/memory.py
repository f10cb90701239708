"""What the server holds after many page loads: a browser's own requests, sent again and again."""

from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

PAGE_BYTES = 4096
AT_ONCE = 6
LINKS = """() => [...new Set([...document.querySelectorAll("main a[href], nav a[href]")].map(a => a.href)
  .filter(h => h.startsWith(location.origin) && !/download|#/.test(h)))].slice(0, 12)"""


def resident_mb(process: int) -> float:
    """Return the resident memory of a process and everything it started, in MB."""
    return sum(_resident(each) for each in family(process)) / 1_000_000


def _resident(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * PAGE_BYTES
    except OSError:
        return 0


def family(process: int) -> list[int]:
    """Return a process and its descendants; of one that has ended meanwhile itself alone."""
    try:
        # Each of its threads may have started some.
        started = [tasks.read_text().split() for tasks in Path(f"/proc/{process}/task").glob("*/children")]
    except OSError:
        return [process]
    return [process, *(each for children in started for child in children for each in family(int(child)))]


def recorded(browser: Any, address: str) -> list[list[Request]]:
    """Open a page and those that it links to; return what the browser asked for, a list for each page."""
    page = browser.new_context(locale="zh-CN").new_page()
    page.goto(address, wait_until="networkidle")
    loads = [_requests(browser, each) for each in [address, *page.evaluate(LINKS)]]
    page.context.close()
    return loads


def _requests(browser: Any, address: str) -> list[Request]:
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    seen: list[Request] = []
    page.on("request", lambda asked: seen.append(_again(asked)))
    page.goto(address, wait_until="networkidle")
    context.close()
    return [asked for asked in seen if asked.full_url.startswith("http")]


def _again(asked: Any) -> Request:
    headers = {name: value for name, value in asked.headers.items() if not name.startswith(":")}
    headers |= {"accept-encoding": "gzip, deflate, br"}
    return Request(asked.url, data=asked.post_data_buffer, headers=headers, method=asked.method)


def load(loads: list[list[Request]], count: int) -> int:
    """Send the requests of `count` page loads, a few at a time as a browser does; return how many."""
    wanted = [asked for requests in islice(cycle(loads), count) for asked in requests]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(_send, wanted))
    return len(wanted)


def _send(asked: Request) -> None:
    with urlopen(asked, timeout=30) as answer:
        answer.read()
