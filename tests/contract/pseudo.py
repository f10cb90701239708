"""A language that nobody speaks: every word longer and accented, so that a word left behind stands out.

It is made as the recipe "A language" of CONTRIBUTING says, in a copy of the project.
"""

import csv
import json
import shutil
from pathlib import Path
from typing import Any

from components.text import PLACEHOLDER

ROOT = Path(__file__).parents[2]
CODE, TAG = "qps", "en-XA"
COPIED = ("app.py", "pyproject.toml", "assets", "components", "data")
PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
ACCENTED = str.maketrans(PLAIN, "ȧƀƈḓḗƒɠħīĵķŀḿƞǿƥɋřşŧŭṽẇẋẏžȦƁƇḒḖƑƓĦĪĴĶĿḾȠǾƤɊŘŞŦŬṼẆẊẎŽ")
LONGER = "~~"
# Words of the tables that somebody has translated; all others are shown in English.
TRANSLATED = ("Mediation", "Legality review opinions by the legal advisers", "cases", "case")
WORDS_OF_CHECK = ("confidence", "draft_words", "head_doubts", "reasons", "score_examples")


def accented(words: str) -> str:
    """Return words as this language has them; placeholders stay."""
    pieces = PLACEHOLDER.split(words)
    told = (f"{{{piece}}}" if place % 2 else piece.translate(ACCENTED) for place, piece in enumerate(pieces))
    return "".join(told) + LONGER


def copy_with_language(target: Path) -> None:
    """Copy the project, and add the language to the copy by the steps of the recipe."""
    target.mkdir()
    for name in COPIED:
        whole = ROOT / name
        if whole.is_dir():
            shutil.copytree(whole, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(whole, target / name)
    _words_of_pages(target / "components/text")
    _words_of_data(target / "data/words")
    for name in WORDS_OF_CHECK:
        _words_of_table(target / f"data/reading/tables/{name}.csv")


def _words_of_pages(folder: Path) -> None:
    (folder / CODE).mkdir()
    for path in (folder / "en").glob("*.json"):
        told = _read(path)
        if path.name == "language.json":  # rules, no words
            told |= {"language.tag": TAG, "language.name": accented(told["language.name"])}
        else:
            told = {key: accented(words) for key, words in told.items()}
        _write(folder / CODE / path.name, told)


def _words_of_data(folder: Path) -> None:
    (folder / CODE).mkdir()
    _write(folder / CODE / "files.json", _all_accented(_read(folder / "en/files.json")))
    _write(folder / CODE / "tables.json", {name: accented(name) for name in TRANSLATED})


def _all_accented(told: Any) -> Any:
    if isinstance(told, str):
        return accented(told)
    return {key: _all_accented(words) for key, words in told.items()}


def _words_of_table(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*rows[0], CODE], lineterminator="\n")
        writer.writeheader()
        writer.writerows(row | {CODE: accented(row["en"])} for row in rows)


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _write(path: Path, told: Any) -> None:
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
