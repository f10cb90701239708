"""Phrases as a picture sets them: cut into lines, hedges in their colour, figures underlined."""

from dataclasses import dataclass, replace
from html import escape

from components.charts.lines import em, hangs, opens, pieces
from components.charts.theme import ACCENT, DATA, INK
from components.text.phrases import Phrase, Words

CLAUSE_ENDS = frozenset("，；。,;:：")
STATED = ("stated", "stated_claim")


@dataclass(frozen=True)
class Run:
    """A stretch of words in one style.

    together: the number of the figure that it is a part of and that no line may break; -1 for none.
    """

    words: str
    hedge: bool = False
    figure: bool = False
    strong: bool = False
    comma: bool = False
    together: int = -1


def runs(words: str | Words) -> list[Run]:
    """Return words as runs; a phrase that has an origin stays in one piece."""
    collected: list[Run] = []
    _collect([words] if isinstance(words, str) else words, Run(""), collected)
    return collected


def _collect(words: Words, style: Run, collected: list[Run]) -> None:
    for word in words:
        if isinstance(word, str):
            collected.append(replace(style, words=word))
            continue
        if word.kind == "share":
            # On the page the style sheet draws the dot between a name and its share.
            collected.append(replace(style, words=" · "))
        inside = (word.words,) if isinstance(word.words, str) else word.words
        _collect(inside, _style_of(word, style, len(collected)), collected)


def _style_of(phrase: Phrase, style: Run, number: int) -> Run:
    return replace(
        style,
        hedge=style.hedge or phrase.kind == "hedge",
        figure=style.figure or phrase.kind in STATED,
        strong=style.strong or phrase.kind == "sum",
        comma=phrase.kind == "comma",
        # The outermost phrase with an origin decides: what stands inside it breaks no line either.
        together=number if phrase.origin and style.together < 0 else style.together,
    )


def set_lines(words: str | Words, width: float) -> list[str]:
    """Return words in lines, at most `width` ems each, in Plotly's markup."""
    lines: list[list[Run]] = [[]]
    for word in _pieces(runs(words)):
        if lines[-1] and _width([*lines[-1], *word]) > width:
            lines.append([])
        lines[-1] += word if lines[-1] else _without_space(word)
    return [_markup(line) for line in lines if line]


def _pieces(all_runs: list[Run]) -> list[list[Run]]:
    """Return the runs as words between which a line may end."""
    words: list[list[Run]] = []
    for run in all_runs:
        for piece in [run.words] if run.together >= 0 else pieces(run.words):
            cut = replace(run, words=piece)
            if words and _held(words[-1][-1], cut):
                words[-1].append(cut)
            elif piece:
                words.append([cut])
    return words


def _held(before: Run, after: Run) -> bool:
    if before.together >= 0 and before.together == after.together:
        return True
    return bool(after.words) and (hangs(after.words) or opens(before.words))


def _without_space(word: list[Run]) -> list[Run]:
    return [replace(word[0], words=word[0].words.lstrip()), *word[1:]]


def _width(line: list[Run]) -> float:
    return em("".join(run.words for run in line).rstrip())


def title_lines(words: str | Words, width: float) -> list[str]:
    """Return a title in one line, or cut where a clause ends nearest to the middle, or as it comes."""
    pieces = _pieces(runs(words))
    if pieces and _long(pieces) > width:
        ends = [place for place, word in enumerate(pieces[:-1], 1) if _ends_clause(word)]
        cuts = [(pieces[:end], pieces[end:]) for end in ends]
        fit = [cut for cut in cuts if max(_long(cut[0]), _long(cut[1])) <= width]
        if fit:
            best = min(fit, key=lambda cut: abs(_long(cut[0]) - _long(cut[1])))
            return [_markup(_line(part)) for part in best]
    return set_lines(words, width)


def _ends_clause(word: list[Run]) -> bool:
    return word[-1].words.rstrip()[-1:] in CLAUSE_ENDS


def _line(words: list[list[Run]]) -> list[Run]:
    return [run for word in [_without_space(words[0]), *words[1:]] for run in word]


def _long(words: list[list[Run]]) -> float:
    return _width(_line(words))


def markup(words: str | Words) -> str:
    """Return words in Plotly's markup, in one line."""
    return _markup(runs(words))


def _markup(line: list[Run]) -> str:
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
