"""Tries every pattern of data/reading on long texts of its worst kinds; prints what takes too long.

Run: python -m tests.reading.patterns_used. Its own process, since it looks on at the module `re`.
"""

import ast
import json
import math
import re
import signal
import sys
import time
import types
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from re import _constants as sre
from re import _parser as parser

from tests.reading.files.making import make_docx, make_pdf
from tests.reading.pattern_texts import kinds, texts
from tests.speed import patience
from tests.thorough import THOROUGH

ROOT = Path(__file__).resolve().parents[2]
CODE = ROOT / "data" / "reading"
DRAFTS = ROOT / "tests" / "reading" / "draft" / "drafts"
ASKED = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")
# 100 kB, and a length short enough to try everything. What ends in t seconds there ends in t * 400 on the
# long text even if it grows with the square: only what might take a second is tried at full length. Most of
# what is only linear is told apart at a length between.
LONG, SHORT, MOST = 100_000, 2_500, patience(1.0, time.process_time)
MIDDLE, QUARTER = 4 * SHORT, LONG // 4
# Below this a clock tells nothing.
LEAST = 1e-5
WORST = 4

Used = tuple[str | bytes, int]


class TooSlow(Exception):  # noqa: N818 - it says a thing about a pattern
    """A trial that did not end in time."""


class Noticed:
    """A compiled pattern that says how it is asked."""

    def __init__(self, pattern: re.Pattern, asked: set[str]) -> None:
        self._pattern, self._asked = pattern, asked

    def __getattr__(self, name: str) -> object:
        if name in ASKED:
            self._asked.add(name)
        return getattr(self._pattern, name)


class Notebook:
    """The patterns that data/reading compiles or asks by itself, with where and how."""

    def __init__(self) -> None:
        self.asked: dict[Used, set[str]] = defaultdict(set)
        self.places: dict[Used, tuple[str, int]] = {}
        self.calls: set[tuple[str, int]] = set()

    def look_on(self) -> None:
        """From here on, every call of `re` from data/reading is noted."""
        compiled = re.compile
        re.compile = self._noting("compile", compiled, compiled)  # type: ignore[assignment]
        for name in ASKED:
            setattr(re, name, self._noting(name, getattr(re, name), compiled))

    def _noting(self, name: str, function: Callable, compiled: Callable) -> Callable:
        def noted(pattern: str, *given: object, **named: object) -> object:
            frame = sys._getframe(1)
            path = Path(frame.f_code.co_filename)
            if CODE not in path.parents:
                return function(pattern, *given, **named)
            at = path.relative_to(ROOT).as_posix(), frame.f_lineno
            self.calls.add(at)
            flags = _flags(name, given, named)
            used = pattern, int(flags)
            self.places.setdefault(used, at)
            if name == "compile":
                return Noticed(compiled(pattern, flags), self.asked[used])
            self.asked[used].add(name)
            return function(pattern, *given, **named)

        return noted

    def unseen(self) -> list[str]:
        """Calls of `re` in data/reading that no sample reached: their patterns would go untried."""
        written = {
            (path.relative_to(ROOT).as_posix(), node.lineno, node.end_lineno or node.lineno)
            for path in CODE.rglob("*.py")
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
            and node.func.attr in ("compile", *ASKED)
        }
        return sorted(
            f"{path}:{first}"
            for path, first, last in written
            if not any((path, line) in self.calls for line in range(first, last + 1))
        )


def _flags(name: str, given: tuple, named: dict) -> int:
    place = {"compile": 0, "sub": 3, "split": 2}.get(name, 1)
    return named.get("flags", given[place] if len(given) > place else 0)


def read_samples() -> None:
    """Read texts of all kinds, so that every pattern is asked as it is in earnest."""
    for path in sorted(CODE.rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        if path.name != "__main__.py":
            import_module(name.removesuffix(".__init__"))
    from data.reading.draft import review
    from data.reading.files import (
        UnreadableFile,
        from_docx,
        from_html,
        from_pdf,
        from_text,
        read_text,
        sniffing,
    )

    drafts = [path.read_text(encoding="utf-8") for path in sorted(DRAFTS.glob("*.txt"))]
    report = (ROOT / "data" / "reports" / "luoding-2022" / "text.txt").read_text(encoding="utf-8")
    for text in (*drafts, report, ODD):
        document = read_text(text)
        review(document.text, radicals=document.radicals)
    lines = "".join(f"<p>{line}</p>" for line in drafts[0].split("\n"))
    page = f"<html><body><div>{lines}<p>浏览次数：3</p></div></body></html>"
    for content in (page.encode(), report.encode()):
        sniffing.kind_of(content, "a.html")
    from_html.extract(page.encode())
    with suppress(UnreadableFile):
        from_text.decode(lines.encode() + lines.encode("gb18030"))
    from_docx.extract(make_docx(*drafts[0].split("\n")))
    from_pdf.extract(make_pdf(["Reported 3089 cases,", "2891 settled."], ["1"]))


# What no draft holds, and some pattern waits for.
ODD = (
    "2024年度甲县法治政府建设报告\n一、主要做法\n参考率（含补考）、合格率均达100%。办案12.5万件。\n"
    "甲局、乙局、丙局分别办案3件、4件。全省排名第三，镇均3件。甲县人民政府占比30%，占40%。\n"
    "零投诉，未发生一起事故，败诉0。推进\u200b推进工作工作，推进工作进推。|单位|件|\n|甲|3|\n下一步打算\n力争达到。\n"
)


def ask(pattern: re.Pattern, method: str, text: str | bytes) -> None:
    """Ask a pattern to the end, as a caller that takes all its matches would."""
    if method == "sub":
        pattern.sub(text[:0], text)
    elif method == "finditer":
        for _ in pattern.finditer(text):
            pass
    else:
        getattr(pattern, method)(text)


def seconds(pattern: re.Pattern, method: str, text: str) -> float:
    """Processor time of one trial; MOST where it was stopped."""
    given = text.encode("utf-8") if isinstance(pattern.pattern, bytes) else text
    began = time.process_time()
    _alarm(MOST * 1.5)
    try:
        ask(pattern, method, given)
    except TooSlow:
        return max(MOST, time.process_time() - began)
    finally:
        _alarm(0)
    return time.process_time() - began


def _alarm(after: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGPROF, _stop)
        signal.setitimer(signal.ITIMER_PROF, after)


def _stop(number: int, frame: types.FrameType | None) -> None:
    raise TooSlow


def repeats(parsed: object) -> bool:
    """Whether a pattern repeats anything: one that does not looks at a bounded stretch from every place."""
    for kind, value in parsed:  # type: ignore[attr-defined]
        if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT) and value[1] > 1:
            return True
        inner = value if isinstance(value, (list, tuple)) else [value]
        if any(repeats(part) for part in _parts(inner)):
            return True
    return False


def _parts(values: object) -> Iterator[parser.SubPattern]:
    for value in values:  # type: ignore[attr-defined]
        if isinstance(value, parser.SubPattern):
            yield value
        elif isinstance(value, (list, tuple)):
            yield from _parts(value)


def slow(used: Used, methods: set[str]) -> Iterator[dict]:
    """The first trial of a pattern that takes MOST or longer, for each way it is asked."""
    pattern = re.compile(*used)
    for method in sorted(methods or {"search"}):
        worst = max(_suspects(pattern, method, used), default=None)
        if worst is not None:
            yield {"method": method, "seconds": round(worst[0], 2), "kind": worst[1]}


def _suspects(pattern: re.Pattern, method: str, used: Used) -> Iterator[tuple[float, tuple[str, str]]]:
    def at_length(at: int, kind: tuple[str, str], length: int) -> float:
        return seconds(pattern, method, list(texts(kind, length))[at])

    done = []
    for kind in kinds(*used):
        for at, text in enumerate(texts(kind, SHORT)):
            done.append((seconds(pattern, method, text), at, kind))
            if done[-1][0] >= MOST:
                yield done[-1][0], kind
                return
    for short, at, kind in sorted(done, reverse=True)[:WORST]:
        if not (_may_be_slow(short, SHORT) and _grows(partial(at_length, at, kind))):
            continue
        if (taken := at_length(at, kind, LONG)) >= MOST:
            yield taken, kind
            return


def _may_be_slow(taken: float, length: int) -> bool:
    return taken >= MOST * (length / LONG) ** 2 / 2


def _grows(asked: Callable[[int], float]) -> bool:
    """Whether, going by how the time grows between two lengths, the long text might take half of MOST."""
    middle = asked(MIDDLE)
    if THOROUGH or not _may_be_slow(middle, MIDDLE):
        return THOROUGH
    quarter = asked(QUARTER)
    power = math.log(quarter / max(middle, LEAST), QUARTER / MIDDLE)
    return quarter * (LONG / QUARTER) ** max(power, 1) >= MOST / 2


def main() -> None:
    notebook = Notebook()
    notebook.look_on()
    read_samples()
    found, trials = [], 0
    for used, methods in list(notebook.asked.items()):
        words = used[0].decode("latin-1") if isinstance(used[0], bytes) else used[0]
        if not repeats(parser.parse(words, used[1])):
            continue
        trials += 1
        place = "{}:{}".format(*notebook.places[used])
        found += [{"place": place, "pattern": str(used[0])[:160], **trial} for trial in slow(used, methods)]
    answer = {
        "patterns": len(notebook.asked),
        "repeating": trials,
        "unseen": notebook.unseen(),
        "slow": found,
    }
    sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    with suppress(BrokenPipeError):
        main()
