"""What of an address decides its answer: two addresses with the same of it are answered once."""

from urllib.parse import parse_qsl

from components.frame.same_area import FROM, SUBJECT
from components.pages.compare.address import AT, SHOW
from components.pages.coverage.question import SHOW as AS
from components.pages.data.data_cells import AS_OF, COLUMN_CHOICE, PAGE, SORT
from components.pages.differences.question import CHOSEN
from components.pages.place.question import ORDER
from components.pages.search.question import AS_TYPED
from components.web.api_addresses import is_of_the_api
from components.web.days import CITED
from components.web.page_addresses import FEED, inside
from components.web.view import SCREEN, from_path

ROWS = frozenset(
    {"report", "kind", "area", "place", "year", "category", "q", "missing", AS_OF, SORT, COLUMN_CHOICE, PAGE}
)
DIFFERENCES = frozenset({"kind", "place", CHOSEN, PAGE})
COMPARED = frozenset({"indicator", "years", "level", "province", "places", "add", "sort", "page", AT, SHOW})
COVERED = frozenset({"category", "kind", "province", "year", "page", "report", "indicator", AS})
CHANGES = frozenset({"place", "report", "figure", "since", "page"})
# Keys of the query that a page reads; it does not see any other.
OF_A_PAGE = {
    "overview": frozenset({"statement", "category", FROM, SCREEN}),
    "areas": frozenset({SUBJECT}),
    "area": frozenset({SCREEN}),
    "indicators": frozenset({"report"}),
    "indicator": frozenset({"report", SCREEN}),
    "gap": frozenset[str](),
    "spotcheck": frozenset[str](),
    "text": frozenset({"statement", "figure", "indicator", "find", "numbers"}),
    "data": ROWS,
    "reports": frozenset({"kind", "province", "q"}),
    "differences": DIFFERENCES,
    "codebook": frozenset[str](),
    "api": frozenset[str](),
    "reading": frozenset[str](),
    "coverage": COVERED,
    "required": frozenset({"kind", "province", "year", "page", "report"}),
    "search": frozenset({"q", AS_TYPED}),
    "place": frozenset({"category", ORDER, PAGE}),
    "changes": CHANGES,
    "compare": COMPARED | {SCREEN},
    "about": frozenset({"report", "figure"}),
    "check": frozenset[str](),
    "review": frozenset[str](),
}
OF_EVERY_PAGE = frozenset({CITED})
# The same of what is no page, by the first name of its path.
OF_OTHERS = {
    "download": ROWS | DIFFERENCES | COMPARED | COVERED,
    "picture": COMPARED | DIFFERENCES,
    "card": COMPARED | DIFFERENCES,
    "print": COMPARED,
    "embed": COMPARED | {"theme"},
    "search": frozenset({"q", "report"}),
    "oembed": frozenset({"url", "format", "maxwidth", "maxheight"}),
}
NONE = frozenset[str]()

Asked = tuple[str, tuple[tuple[str, str], ...]]


def asked(path: str, query: bytes) -> Asked:
    """Return what an address asks for: its path, and the values of the keys that its answer depends on.

    path: as the server has it, unquoted. Of a key that is given twice the first value counts; one without a
    value is none.
    """
    if not query:
        return path, ()
    if is_of_the_api(path):
        # It refuses what it does not know: everything that is asked decides its answer.
        words = query.decode("ascii", "replace")
        return path, tuple(sorted(parse_qsl(words, keep_blank_values=True, errors="replace")))
    keys = _keys(path)
    by_key: dict[str, str] = {}
    # As dash_app._query reads it: an answer that is kept must be the one that would be made.
    for key, value in parse_qsl(query.decode("ascii", "replace"), keep_blank_values=True, errors="replace"):
        if key in keys:
            by_key.setdefault(key, value)
    return path, tuple(sorted((key, value) for key, value in by_key.items() if value.strip()))


def _keys(path: str) -> frozenset[str]:
    view = from_path(path)
    if view is not None:
        return OF_A_PAGE[view.page] | OF_EVERY_PAGE
    if inside(path).partition("/")[2] == FEED:
        return CHANGES
    return OF_OTHERS.get(inside(path).strip("/").partition("/")[0], NONE)
