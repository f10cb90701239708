"""What a web page adds to a report, where numbers count nothing.

浏览次数：35, 附件下载(12次), names of files, codes, times of day; 全年浏览3.5万次 in a sentence is a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from data.reading.words import any_of, column, letters

VISITS = any_of(column("debris_words", kind="visits"))
# 浏览3.5万次 in a sentence is a figure: on the page such a count ends there.
NOT_TEXT = rf"(?![0-9.,%{letters('scaled')}])"
# A look at the first letter keeps a pattern from trying every alternative at every letter.
PAGE_FIRST = "".join(word[0] for word in column("debris_words", kind="visits")) + letters("debris_first")
CODE_FIRST = "".join(word[0] for word in column("debris_words", kind="code")) + letters("address_first")
ON_THE_PAGE = re.compile(
    rf"(?=[0-9 I{PAGE_FIRST}])(?:"
    rf"(?:{VISITS})(?:次数|总数|量|数|率|人次)?(?: ?: ?| {{1,3}}|\()[0-9]{{1,9}} ?(?:人?次)?\)?{NOT_TEXT}"
    rf"|(?:{VISITS})次数[0-9]{{1,9}} ?次?{NOT_TEXT}"
    rf"|第 ?[0-9]{{1,12}} ?位(?:{any_of(column('debris_words', kind='visitor'))})"
    r"|(?:本文|全文|正文)(?:共|约|共计)?[: ]?[0-9]{1,7} ?字(?:[, ]{0,2}[^\n。,]{0,8}[0-9]{1,4} ?分钟)?"
    r"|共 ?[0-9]{1,6} ?[条个](?:记录|结果|搜索)|(?<![0-9/])[0-9]{1,4} ?/ ?[0-9]{1,4} ?页"
    r"|页码[: ]{0,2}[0-9]{1,4} ?/ ?[0-9]{1,4}"
    r"|附件下载[^\n]{0,20}|^ {0,8}(?:上|下)一?[篇条][:：][^\n]{0,120}"
    r"|文件大小[: ]{0,2}[0-9.]{1,8} ?[KMG]?B?|[0-9]{1,2}px"
    r"|ICP备[0-9]{4,12}号?(?:-[0-9]{1,3})?|公网安备 ?[0-9]{6,16} ?号?)",
    re.MULTILINE,
)
TIME = re.compile(
    rf"(?=[{letters('day_first')}])"
    rf"(?:上午|下午|凌晨|清晨|早上|晚上|中午|晚间)[0-9]{{1,2}} ?[点时](?:[0-9]{{1,2}}分|半)?"
    r"(?:[-至到](?:上午|下午|晚上)?[0-9]{1,2} ?[点时](?:[0-9]{1,2}分|半)?)?"
)
CODE = re.compile(
    rf"(?=[12[{CODE_FIRST}])(?:(?:{any_of(column('debris_words', kind='code'))})[: 为是]{{0,3}}"
    r"[0-9A-Za-z][0-9A-Za-z-]{4,30}(?![0-9A-Za-z])"
    r"|(?:路|街|巷|道|胡同|弄)[0-9]{1,5}号(?:[^,;。\n0-9]{0,6}[0-9A-Za-z]{1,4}(?:栋|幢|座|楼|层|单元|室|号)){0,4}"
    r"|(?:19|20)[0-9]{2} ?版(?![块本面])|\[[0-9]{1,2}\])"
)
OF_THE_PAGE = re.compile(
    rf"(?:本|该|此)(?:页面?|网页|文|站)(?:累计|共|已)?(?:被)?(?:{VISITS})[^,;。\n]{{0,10}}"
)
PAGES = re.compile(r"\([0-9]{1,4} ?页\)|^ *[0-9]{1,6} ?条(?:评论|留言|回复)", re.MULTILINE)
# Each finds its places whole; of two that find the same place the later reason holds.
PATTERNS = (
    ("page_debris", OF_THE_PAGE),
    ("page_debris", PAGES),
    ("page_debris", ON_THE_PAGE),
    ("date", TIME),
    ("name_number", CODE),
)
FILE = re.compile(
    r"\.(?:docx?|xlsx?|pptx?|pdf|zip|rar|wps|jpe?g|png|ofd|mp4)(?:\([0-9.]{1,8} ?[KMG]B?\))?(?![a-z])"
)
FILE_NAME = re.compile(r"[^ \n,。;:]{1,60}$")
PAGE_WORD = re.compile(any_of(column("debris_words", kind="page")))
# One such word may stand in any sentence; two in a short line without a full stop are a menu.
ENOUGH, LONGEST_LINE = 2, 160


def _page_lines(text: str) -> Iterator[tuple[int, int]]:
    """Lines that a page and no report wrote: two of its own words stand there, and no full stop."""
    by_line: dict[int, set[str]] = {}
    for m in PAGE_WORD.finditer(text):
        by_line.setdefault(text.rfind("\n", 0, m.start()) + 1, set()).add(m.group())
    for start, words in by_line.items():
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if len(words) >= ENOUGH and "。" not in text[start:end] and end - start < LONGEST_LINE:
            yield start, end


def debris(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and reason of each such place."""
    for start, end in _page_lines(text):
        yield start, end, "page_debris"
    for reason, pattern in PATTERNS:
        for m in pattern.finditer(text):
            yield m.start(), m.end(), reason
    for m in FILE.finditer(text):
        name = FILE_NAME.search(text, max(0, m.start() - 60), m.start())
        yield name.start() if name else m.start(), m.end(), "page_debris"
