"""A page's words as a picture can set them: cut into lines, hedges in their colour, figures underlined."""

from dataclasses import dataclass, replace
from html import escape
from typing import Any

from components.charts.lines import em, hangs, opens, pieces
from components.charts.theme import ACCENT, DATA, INK

CLAUSE_ENDS = frozenset("，；。,;:：")
MARKS = ("data-observation", "data-derived", "data-count", "data-date")


@dataclass(frozen=True)
class Run:
    """A stretch of words in one style; `together` is the number of the figure that must not be broken."""

    words: str
    hedge: bool = False
    figure: bool = False
    strong: bool = False
    comma: bool = False
    together: int = -1


def runs(children: Any) -> list[Run]:
    """Return the words of a component tree as runs; a marked figure stays in one piece."""
    found: list[Run] = []
    _collect(children, Run(""), found)
    return found


def _collect(part: Any, style: Run, found: list[Run]) -> None:
    if part is None:
        return
    if isinstance(part, list | tuple):
        for child in part:
            _collect(child, style, found)
    elif hasattr(part, "to_plotly_json"):
        if "share" in _names(part):
            # On the page the style sheet draws the dot between a name and its share.
            found.append(replace(style, words=" · "))
        _collect(getattr(part, "children", None), _style_of(part, style, len(found)), found)
    else:
        found.append(replace(style, words=str(part)))


def _names(part: Any) -> list[str]:
    return (getattr(part, "className", None) or "").split()


def _style_of(part: Any, style: Run, number: int) -> Run:
    names = _names(part)
    marked = style.together < 0 and any(hasattr(part, mark) for mark in MARKS)
    return replace(
        style,
        hedge=style.hedge or "hedge" in names,
        figure=style.figure or "figure" in names,
        strong=style.strong or "sum" in names,
        comma="comma" in names,
        together=number if marked else style.together,
    )


def set_lines(children: Any, width: float) -> list[str]:
    """Return the lines of a component tree, at most `width` ems each, in Plotly's markup."""
    lines: list[list[Run]] = [[]]
    for word in _words(runs(children)):
        if lines[-1] and _width([*lines[-1], *word]) > width:
            lines.append([])
        lines[-1] += word if lines[-1] else _without_space(word)
    return [markup(line) for line in lines if line]


def _words(found: list[Run]) -> list[list[Run]]:
    """Return the runs as words between which a line may end."""
    words: list[list[Run]] = []
    for run in found:
        for piece in [run.words] if run.together >= 0 else pieces(run.words):
            one = replace(run, words=piece)
            if words and _held(words[-1][-1], one):
                words[-1].append(one)
            elif piece:
                words.append([one])
    return words


def _held(before: Run, after: Run) -> bool:
    if before.together >= 0 and before.together == after.together:
        return True
    return bool(after.words) and (hangs(after.words) or opens(before.words))


def _without_space(word: list[Run]) -> list[Run]:
    return [replace(word[0], words=word[0].words.lstrip()), *word[1:]]


def _width(line: list[Run]) -> float:
    return em("".join(run.words for run in line).rstrip())


def title_lines(children: Any, width: float) -> list[str]:
    """Return a title in one line, or cut where a clause ends nearest to the middle, or as it comes."""
    found = _words(runs(children))
    if found and _long(found) > width:
        ends = [place for place, word in enumerate(found[:-1], 1) if _ends_clause(word)]
        cuts = [(found[:end], found[end:]) for end in ends]
        fit = [cut for cut in cuts if max(_long(cut[0]), _long(cut[1])) <= width]
        if fit:
            best = min(fit, key=lambda cut: abs(_long(cut[0]) - _long(cut[1])))
            return [markup(_line(words)) for words in best]
    return set_lines(children, width)


def _ends_clause(word: list[Run]) -> bool:
    return word[-1].words.rstrip()[-1:] in CLAUSE_ENDS


def _line(words: list[list[Run]]) -> list[Run]:
    return [run for word in [_without_space(words[0]), *words[1:]] for run in word]


def _long(words: list[list[Run]]) -> float:
    return _width(_line(words))


def markup(line: list[Run]) -> str:
    """Return runs in Plotly's markup, neighbours of one style joined."""
    joined: list[Run] = []
    for run in line:
        if joined and replace(joined[-1], words="", together=-1) == replace(run, words="", together=-1):
            joined[-1] = replace(joined[-1], words=joined[-1].words + run.words)
        else:
            joined.append(run)
    return "".join(map(_marked, joined)).rstrip()


def _marked(run: Run) -> str:
    words = escape(run.words, quote=False)
    if run.hedge:
        words = f'<span style="color:{ACCENT}">{words}</span>'
    if run.figure:
        # An underline takes the colour of the element that asks for it, so the words take theirs back inside.
        inner = words if run.hedge else f'<span style="color:{INK}">{words}</span>'
        words = f'<span style="color:{DATA};font-weight:600;text-decoration:underline">{inner}</span>'
    if run.strong:
        words = f'<span style="color:{INK};font-weight:600">{words}</span>'
    # Air behind a half-width comma, as on the page: the character itself stays the report's.
    return f'<span style="letter-spacing:0.3em">{words}</span>' if run.comma else words
