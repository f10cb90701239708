"""python -m data.reading check FILE: the prompts of the check page in a terminal."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from data.reading.files import UnreadableFile

from .apart import review_in_process
from .earlier import beside, earlier_of
from .model import GROUPS, Prompt, Review, message, readings, why, words
from .sheet import blocks
from .unread import tables_unread
from .where import where_of

FOUND, UNREADABLE = 1, 2
LINE_WIDTH = 24


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the sub-command to those of data.reading."""
    parser = commands.add_parser(
        "check", help="check a draft before it is published; exit 1 if there are prompts"
    )
    parser.add_argument("path", type=Path, help="a .txt, .html, .docx or .pdf")
    parser.add_argument("--year", type=int, help="the report's year, where its title does not tell it")
    parser.add_argument("--place", help="the report's place, as in the tables")
    parser.add_argument("--earlier", type=Path, help="the report of the year before, to lay beside it")
    parser.add_argument("--language", choices=("zh", "en"), default="zh")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Print the prompts; 0 for none, 1 for some, 2 for a file that cannot be read."""
    try:
        content = given.path.read_bytes()
        told = {"year": given.year, "place": given.place, "most": None}
        earlier = (given.earlier.read_bytes(), given.earlier.name) if given.earlier else None
        answer = review_in_process(content, given.path.name, earlier=earlier, **told)
    except (OSError, UnreadableFile) as refused:
        sys.stderr.write(f"{given.path}: {refused}\n")
        return UNREADABLE
    if answer.beside is None:
        answer = beside(answer, earlier_of(answer.place, answer.year))
    for line in lines(answer, given.language):
        sys.stdout.write(line + "\n")
    return FOUND if answer.open_prompts else 0


def lines(answer: Review, language: str) -> Iterator[str]:
    """The prompts by group, then how many there are."""
    place = answer.place or words("place_not_stated", language)
    year = answer.reading.year or words("year_not_stated", language)
    yield " · ".join(filter(None, (answer.title, place, year)))
    for group in GROUPS:
        prompts = answer.group(group)
        if prompts:
            yield ""
            yield words(f"group_{group}", language)
            yield from (line for prompt in prompts for line in _lines(answer, prompt, language))
    yield from _beside(answer, language)
    yield ""
    if answer.has_more:
        yield words("rules_more", language)
    yield _count(answer, language)
    if said := tables_unread(answer.reading.mentions, language):
        yield said


def _beside(answer: Review, language: str) -> Iterator[str]:
    """The earlier report's figures and plan beside the draft, as in the checklist."""
    for block in blocks(answer, language):
        if block.name in ("compared", "followed"):
            yield ""
            yield block.title
            yield from ("     " + "  ".join(" ".join(cell.split()) for cell in row) for row in block.rows)


def _lines(answer: Review, prompt: Prompt, language: str) -> Iterator[str]:
    number = f"{prompt.number:>3}" if prompt.number else "   "
    places = [where_of(answer, prompt, language), _line_of(answer, prompt)] if prompt.spans else []
    place = "".join(f"  [{said}]" for said in places if said)
    yield f"{number}  {words(prompt.verdict, language)}  {message(prompt, language)}{place}"
    if prompt.is_open:
        yield from (f"         {told}" for told in (why(prompt, language), *readings(prompt, language)))


def _line_of(answer: Review, prompt: Prompt) -> str:
    """Where a prompt stands: line number and the first words there."""
    start, end = prompt.spans[0]
    line = answer.text.count("\n", 0, start) + 1
    return f"{line}: {answer.text[start:end].strip()[:LINE_WIDTH]}"


def _count(answer: Review, language: str) -> str:
    prompts = answer.open_prompts
    if not prompts:
        return words("no_prompts", language)
    counts = {
        verdict: str(sum(p.verdict == verdict for p in prompts)) for verdict in ("to_check", "not_listed")
    }
    return words("count_prompts", language, count=str(len(prompts)), **counts)
