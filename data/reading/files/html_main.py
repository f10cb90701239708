"""Tells which blocks of a web page are its article, and which are the page around it."""

import csv
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from .from_text import HAN
from .html_blocks import Block, Writer

DEBRIS = Path(__file__).parents[1] / "tables" / "page_debris.csv"
SENTENCE_MARKS = re.compile(r"[，。；;]|,(?!\d)")
NUMBERED = re.compile(r"\d")
MAIN_SHARE, ASIDE_SHARE, OTHERS_SHARE = 0.85, 0.3, 0.5
LINKED = 0.5
LONGEST_DEBRIS = 160
SHORTEST_TITLE = 6
# Over these stands what a page has to offer beside its article.
OTHERS = re.compile(
    r"(?:延伸|相关|关联|推荐|更多)(?:阅读|链接|稿件|新闻|文章|信息|报道|解读|内容|推荐)|(?:热门|最新)(?:文章|推荐|资讯|信息)"
    r"|猜你喜欢|(?:网友|精彩|最新|全部|发表|我要)(?:评论|留言)(?:\(\d{0,5}\)|（\d{0,5}）)?|我来说[一两]句|\d{0,5}条?评论(?:区|\(\d{0,5}\))?|(?:网站|免责)声明"
)
LABELLED = re.compile(
    r"(?:(?:发布|更新|录入|成文|生成|信息|公开|印发)?(?:日期|时间)|(?:信息|文章|稿件|新闻)?来源|出处|作者|记者"
    r"|(?:责任|文字|本期|本文)?编辑|责编|(?:文章)?(?:录入|审核|校对|审签|供稿|撰稿)|[初复终]审"
    r"|发布(?:者|人|机构|单位|部门)|信息(?:提供|员)|阅览|浏览|点击)\s{0,4}[:：]"
)
# A day in digits alone, or a time of day, is a page's own; 2025年1月18日 may be the article's.
STAMP = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}:\d{2}")
INDEX = re.compile(
    r"(?:索\s?引\s?号|发布机构|[成发]文(?:日期|机关|机构)|文\s{0,4}号|主题分类|信息分类|公开(?:方式|时限|范围)|有\s?效\s?性)\s{0,4}[:：]"
)
LONGEST_ABOUT, LONGEST_NAME, LONGEST_INDEX = 120, 12, 200
LONGEST_HEAD, MOST_HEADS = 20, 20
# Above the elements of a page stand html and body.
ROOTS = 2


def article(page: Writer, named: str) -> list[Block]:
    """Return the blocks of a page that are its article; named: what the page calls itself in its head."""
    for block in page.blocks:
        block.weight = _weight(block)
    blocks = _without_others(_without_asides(page.blocks, page.asides))
    inside = _inside(blocks, page)
    title = _title(blocks, inside, named)
    between = _between(blocks, title, inside) if title else []
    return [block for block in _without_about([*between, *inside], title) if not is_menu(block)]


def _weight(block: Block) -> int:
    """Return how much of a block is sentences: text with punctuation that is no link, rows with numbers."""
    if is_menu(block):
        return 0
    if "\t" in block.text:
        return 0 if _is_index(block.text) else len(block.text) // 2 if NUMBERED.search(block.text) else 0
    return max(len(block.text) - 2 * block.linked, 0) if SENTENCE_MARKS.search(block.text) else 0


def _without_asides(blocks: list[Block], asides: set[int]) -> list[Block]:
    """Leave out what stands beside the article by its name; what so named holds much of the page stays."""
    held, total = _held(blocks)
    beside = {key for key in asides if held.get(key, 0) <= ASIDE_SHARE * total}
    return [block for block in blocks if beside.isdisjoint(block.ancestors)]


def _without_others(blocks: list[Block]) -> list[Block]:
    """Leave out what follows a heading such as 相关阅读 within its element."""
    total = sum(block.weight for block in blocks)
    gone: set[int] = set()
    heads = [at for at, block in enumerate(blocks) if OTHERS.fullmatch(squeezed(block.text[:LONGEST_HEAD]))]
    for at in heads[:MOST_HEADS]:
        parent = blocks[at].ancestors[-2:-1]
        below = [i for i in range(at, len(blocks)) if not parent or parent[0] in blocks[i].ancestors]
        if sum(blocks[i].weight for i in below) <= OTHERS_SHARE * total:
            gone.update(below)
    return [block for at, block in enumerate(blocks) if at not in gone]


def _held(blocks: list[Block]) -> tuple[dict[int, int], int]:
    """Return how much of the sentences each element holds, and how much there is in all."""
    held: dict[int, int] = {}
    total = 0
    for block in blocks:
        total += block.weight
        for ancestor in block.ancestors if block.weight else ():
            held[ancestor] = held.get(ancestor, 0) + block.weight
    return held, total


def _inside(blocks: list[Block], page: Writer) -> list[Block]:
    """Return the blocks of the smallest element that holds nearly all sentences, and what goes on behind."""
    held, total = _held(blocks)
    deep = [
        (depth, key)
        for block in blocks
        for depth, key in enumerate(block.ancestors)
        if total and held.get(key, 0) >= MAIN_SHARE * total and key not in page.paragraphs
    ]
    if not deep:
        return blocks
    depth, chosen = max(deep)
    first = _first_in(blocks, chosen)
    while "\t" in blocks[first].text and depth >= ROOTS:  # what a table is about stands above it
        depth -= 1
        chosen = blocks[first].ancestors[depth]
        first = _first_in(blocks, chosen)
    if chosen in page.sections:
        return [block for block in blocks if not page.sections.isdisjoint(block.ancestors)]
    inside = [block for block in blocks[first:] if chosen in block.ancestors]
    if depth < ROOTS + 1:
        return inside
    return inside + _behind(blocks[first + len(inside) :], blocks[first].ancestors[depth - 1])


def _first_in(blocks: Sequence[Block], element: int) -> int:
    return next(at for at, block in enumerate(blocks) if element in block.ancestors)


def _behind(blocks: Sequence[Block], parent: int) -> list[Block]:
    """Return what goes on behind the main element in its parent, to the last sentence or row of a table."""
    near = [block for block in blocks if parent in block.ancestors]
    last = max((at for at, block in enumerate(near) if _is_words(block)), default=-1)
    return near[: last + 1]


def _is_words(block: Block) -> bool:
    return block.weight > 0 or ("\t" in block.text and not is_menu(block))


def _between(blocks: Sequence[Block], title: Block, inside: Sequence[Block]) -> list[Block]:
    """Return a title that stands before the main element, and the sentences between the two."""
    if any(block is title for block in inside):
        return []
    first, end = _place(blocks, title), _place(blocks, inside[0])
    return [title, *(block for block in blocks[first + 1 : end] if _is_words(block))] if first < end else []


def _place(blocks: Sequence[Block], wanted: Block) -> int:
    return next(at for at, block in enumerate(blocks) if block is wanted)


def _title(blocks: Sequence[Block], inside: Sequence[Block], named: str) -> Block | None:
    """Return the heading of the article: the longest that the page's head names, else the last before."""
    known = [block for block in blocks if _is_named(block, named)]
    if known:
        return max(known, key=lambda block: len(block.text))
    before = blocks[: _place(blocks, inside[0])] if inside else []
    heads = [block for block in before if block.heads and not block.linked]
    return heads[-1] if heads and not any(block.heads for block in inside[:3]) else None


def _is_named(block: Block, named: str) -> bool:
    return len(block.text) >= SHORTEST_TITLE and not block.linked and squeezed(block.text) in named


def squeezed(text: str) -> str:
    """Return a text without blanks."""
    return re.sub(r"\s", "", text)


def _without_about(blocks: list[Block], title: Block | None) -> list[Block]:
    """Leave out the lines about the article before its first sentence and behind its last: whence, when."""
    words = [at for at, block in enumerate(blocks) if _is_words(block) and not _is_about(block)]
    first, last = (words[0], words[-1]) if words else (0, len(blocks))
    return [
        block
        for at, block in enumerate(blocks)
        if first <= at <= last or block is title or not _is_about(block)
    ]


def _is_about(block: Block) -> bool:
    """Tell a line with a label such as 来源：, or with a day in digits or a time, and no sentence."""
    text = block.text
    if _is_index(text):
        return True
    if len(text) > LONGEST_ABOUT or "。" in text or "\t" in text:
        return False
    return bool(LABELLED.search(text)) or (
        STAMP.search(text) is not None and len(HAN.findall(text)) <= LONGEST_NAME
    )


def _is_index(text: str) -> bool:
    """Tell a row of the card that government pages show above a document."""
    return len(text) <= LONGEST_INDEX and bool(INDEX.search(text))


def is_menu(block: Block) -> bool:
    """Tell a block that is mostly links, or wholly furniture."""
    return block.linked > LINKED * len(block.text) or not without_debris(block.text).strip(
        " \t|·[]【】（）()"
    )


@cache
def debris() -> re.Pattern[str]:
    """Return one pattern of what pages print around an article: counters, type sizes, share words."""
    with DEBRIS.open(encoding="utf-8", newline="") as file:
        return re.compile("|".join(f"(?:{row['pattern']})" for row in csv.DictReader(file)))


def without_debris(text: str) -> str:
    """Return a short text without what a page prints around an article."""
    return debris().sub("", text) if len(text) <= LONGEST_DEBRIS else text
