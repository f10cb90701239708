"""Measure the draft check as the server runs it: time and memory of its processes, a JSON line a draft.

Run: python -m tests.bench.drafts

The goals: 10,000 characters in a second, a .docx of 40 pages in three, 300 MB in all. Processor time is what
the processes took, start of Python counted in; seconds are told too, but others may use the machine.
"""

import io
import json
import os
import resource
import threading
import time
from collections.abc import Callable
from pathlib import Path

import docx

from data.reading.draft import earlier_of, page_in_process, word_in_process
from tests.bench.memory import family
from tests.reading.files.making import make_pdf

REPORT = Path(__file__).resolve().parents[2] / "data" / "reports" / "luoding-2022" / "text.txt"
# 28 lines of 28 letters, less what headings and the ends of paragraphs leave empty.
ON_A_PAGE, PAGES = 700, 40
ROWS, TABLES, WIDTH = 12, 8, 28
TIMES, PAUSE = 3, 0.002


def words(length: int) -> str:
    """A report of so many characters, whose figures differ from one repetition to the next."""
    report, made = REPORT.read_text(encoding="utf-8"), ""
    while len(made) < length:
        made += report.replace("2487", str(2487 + len(made))) + "\n"
    return made[:length]


def word_file(pages: int) -> bytes:
    """A .docx of so many pages, tables among its paragraphs."""
    document, stream = docx.Document(), io.BytesIO()
    paragraphs = words(pages * ON_A_PAGE - TABLES * ROWS * 20).split("\n")
    for at, paragraph in enumerate(paragraphs):
        document.add_paragraph(paragraph)
        if at % (len(paragraphs) // TABLES) == 0:
            table = document.add_table(rows=ROWS, cols=4)
            for row, cells in enumerate(table.rows):
                for column, cell in enumerate(cells.cells):
                    cell.text = f"某某镇{row}" if not column else f"{row * column + at}件"
    document.save(stream)
    return stream.getvalue()


def pdf_file(pages: int) -> bytes:
    """A PDF of so many pages of 28 lines."""
    text = words(pages * ON_A_PAGE).replace("\n", "")
    lines = [text[at : at + WIDTH] for at in range(0, len(text), WIDTH)]
    return make_pdf([lines[at : at + WIDTH] for at in range(0, len(lines), WIDTH)])


def page_file(length: int) -> bytes:
    """A page of a content system around so many characters."""
    article = "".join(f"<p>{line}</p>" for line in words(length).split("\n"))
    menu = "".join(f"<li><a href='/{at}'>栏目{at}</a></li>" for at in range(300))
    return (
        f"<html><body><ul>{menu}</ul><div id='zoom'>{article}</div><p>浏览次数：3</p></body></html>".encode()
    )


class Watch(threading.Thread):
    """Looks how much memory the processes below this one take, together, at their highest."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.most, self.is_over = 0, False

    def run(self) -> None:
        while not self.is_over:
            taken = sum(_resident(each) for each in family(os.getpid())[1:])
            self.most = max(self.most, taken)
            time.sleep(PAUSE)


def _resident(process: int) -> int:
    """Bytes that a process holds now."""
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * resource.getpagesize()
    except (OSError, IndexError):
        return 0


def measured(work: Callable[[], object]) -> dict[str, float]:
    """The least processor time and seconds of a few runs, and the most memory."""
    times, seconds, most = [], [], 0
    for _ in range(TIMES):
        watch, before, began = Watch(), _processor(), time.monotonic()
        watch.start()
        work()
        seconds.append(time.monotonic() - began)
        times.append(_processor() - before)
        watch.is_over = True
        watch.join()
        most = max(most, watch.most)
    return {
        "processor_seconds": round(min(times), 2),
        "seconds": round(min(seconds), 2),
        "megabytes": round(most / 1e6),
    }


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    pasted, word, pdf = words(10_000), word_file(PAGES), pdf_file(PAGES)
    page = page_file(10_000)
    drafts: dict[str, Callable[[], object]] = {
        "pasted, 10,000 characters": lambda: page_in_process(pasted, "", earlier_of),
        "page of a content system, 10,000 characters": lambda: page_in_process(page, "a.html", earlier_of),
        "docx, 40 pages": lambda: page_in_process(word, "a.docx", earlier_of),
        "docx, 40 pages, given back with comments": lambda: word_in_process(
            word, "a.docx", "zh", "a", earlier_of
        ),
        "pdf, 40 pages": lambda: page_in_process(pdf, "a.pdf", earlier_of),
    }
    for name, work in drafts.items():
        print(json.dumps({"draft": name} | measured(work)), flush=True)


if __name__ == "__main__":
    main()
