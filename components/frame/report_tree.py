"""All reports as a tree: province, prefecture, place against the years; folds are plain HTML."""

from collections.abc import Iterable
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.figures.quantity import count, counted, date_words
from components.text import named, text
from components.web.page_addresses import overview_href, place_href, reports_href
from components.web.view import View
from data.select import Entry, Node, ReportTree

# As many columns as stand beside a place's name on a laptop; earlier years share one.
MOST_YEARS = 6
# So many places stand open at once; beyond them provinces are closed, and in a large one its cities too.
OPEN_PLACES, OPEN_IN_A_PROVINCE = 60, 30
FOLDS = ("nation", "province", "prefecture")
DOTS = {"held": "is-full", "cited": "is-cited"}
UNSEEN = "seen-by-readers-of-screens"


@dataclass(frozen=True)
class Columns:
    """The years that have a column, and whether there is one for all before them."""

    years: tuple[int, ...]
    has_earlier: bool

    @property
    def number(self) -> int:
        """How many columns there are."""
        return len(self.years) + self.has_earlier

    def of(self, year: int) -> int:
        """Return the number of the column that a year stands in, from 1."""
        if year < self.years[0]:
            return 1
        return year - self.years[0] + 1 + self.has_earlier


def columns_of(years: Iterable[int]) -> Columns:
    """Return the columns: the last six years up to the newest, one for whatever is earlier."""
    known = sorted(set(years))
    first = max(known[0], known[-1] - MOST_YEARS + 1)
    return Columns(tuple(range(first, known[-1] + 1)), known[0] < first)


def report_tree(view: View) -> Component:
    """Return the tree with its head; provinces without any report are named below it."""
    tree, language = view.listed, view.language
    columns = columns_of(year for top in tree.tops for year in top.by_year)
    drawing = _Drawing(view, columns, sum(top.places for top in tree.tops) <= OPEN_PLACES)
    return html.Div(
        [
            _head(columns, language),
            html.Ul([html.Li(drawing.top(top), id=f"place-{top.id}") for top in tree.tops]),
            *_absent(tree, language),
            html.P(text("report_tree.note", language), className="muted tree-note"),
        ],
        className="report-tree",
        style={"--years": columns.number},
    )


def legend(language: str) -> Component:
    """Return what the two marks mean."""
    items = [
        html.Li([html.I(className=f"report-dot {DOTS[held]}"), text(f"report_tree.{held}", language)])
        for held in ("held", "cited")
    ]
    return html.Ul(items, className="tree-legend")


def _head(columns: Columns, language: str) -> Component:
    earlier = [html.Span(text("report_tree.earlier", language))] if columns.has_earlier else []
    years = [html.Span(date_words(str(year))) for year in columns.years]
    return html.Div(
        [html.Span(text("report_tree.places", language)), *earlier, *years], className="tree-row tree-head"
    )


def _absent(tree: ReportTree, language: str) -> list[Component]:
    if not tree.absent or tree.kind:
        return []
    names = text("frame.and", language).join(named(place, "name", language) for place in tree.absent)
    return [html.P(text("report_tree.absent", language, places=names), className="muted tree-absent")]


@dataclass(frozen=True)
class _Drawing:
    """How the rows of one tree are drawn: in which columns, and whether everything stands open."""

    view: View
    columns: Columns
    is_open: bool

    @property
    def language(self) -> str:
        return self.view.language

    def top(self, node: Node) -> Component:
        tree = self.view.listed
        # Among many reports the tree brings a province's rows only when its address asks for them.
        if not node.children and not node.entries:
            href = reports_href(self.language, kind=tree.kind, province=node.id) + f"#place-{node.id}"
            return html.A(self._upper(node), href=href, className="tree-row upper closed d0")
        inner_open = self.is_open or node.places <= OPEN_IN_A_PROVINCE
        return self._fold(node, 0, self.is_open or tree.province == node.id, inner_open)

    def _fold(self, node: Node, depth: int, is_open: bool, inner_open: bool) -> Component:
        rows: list[Component] = [html.Li(self._place(node, depth + 1, own=True))] if node.entries else []
        for child in node.children:
            rows += self._rows(child, depth + 1, inner_open)
        summary = html.Summary(self._upper(node), className=f"tree-row upper d{depth}")
        return html.Details([summary, html.Ul(rows)], open=is_open)

    def _rows(self, node: Node, depth: int, inner_open: bool) -> list[Component]:
        """Return a place's row, or its fold; what lies below a county follows it, indented one step."""
        if node.children and node.level in FOLDS:
            return [html.Li(self._fold(node, depth, inner_open, inner_open))]
        rows: list[Component]
        if node.entries:
            rows = [html.Li(self._place(node, depth))]
        else:
            rows = [html.Li(html.Div(self._upper(node), className=f"tree-row bare d{depth}"))]
        for child in node.children:
            rows += self._rows(child, depth + 1, inner_open)
        return rows

    def _upper(self, node: Node) -> list[Component]:
        """A row above places: how many reports there are, by year."""
        language = self.language
        numbers: dict[int, int] = {}
        for year, number in node.by_year.items():
            place = self.columns.of(year)
            numbers[place] = numbers.get(place, 0) + number
        cells = [
            html.Span(
                [self._spoken(place), count(number, f"reports-{node.id}-{self._name(place)}", language)],
                className=f"cell y{place}",
            )
            for place, number in sorted(numbers.items())
        ]
        places = counted("report_tree.count_places", node.places, f"places-{node.id}", language)
        name = html.Span([named(node, "name", language), " ", html.Small(places)], className="tree-name")
        return [name, *cells, self._sum(node)]

    def _name(self, place: int) -> str:
        """Return what a column is called: its year, or `earlier`."""
        at = place - 1 - self.columns.has_earlier
        return "earlier" if at < 0 else str(self.columns.years[at])

    def _spoken(self, place: int) -> Component:
        name = self._name(place)
        words = text("report_tree.earlier", self.language) if name == "earlier" else name
        return html.Span([date_words(words), " "], className=UNSEEN)

    def _sum(self, node: Node) -> Component:
        """What a phone shows of the years: how many reports, from when to when."""
        years = sorted(node.by_year)
        span = str(years[0]) if len(years) == 1 else f"{years[0]}\u2013{years[-1]}"
        reports = counted("report_tree.count_reports", node.reports, f"reports-{node.id}", self.language)
        return html.Span([*reports, " · ", date_words(span)], className="tree-sum")

    def _place(self, node: Node, depth: int, own: bool = False) -> Component:
        language = self.language
        # A department is named as that, whatever the level of the government it belongs to.
        kind = node.level if node.body == "government" else node.body
        note = text("report_tree.itself" if own else f"report_tree.kind_{kind}", language)
        by_column: dict[int, list[Component]] = {}
        for entry in node.entries:
            by_column.setdefault(self.columns.of(entry.year), []).append(self._entry(entry))
        cells = [html.Span(links, className=f"cell y{place}") for place, links in by_column.items()]
        page = html.A(named(node, "name", language), href=place_href(language, node.id))
        name = html.Span([page, " ", html.Small(note)], className="tree-name")
        return html.Div([name, *cells], className=f"tree-row of-place d{depth}")

    def _entry(self, entry: Entry) -> Component:
        language = self.language
        held = "held" if entry.is_quoted else "cited"
        return html.A(
            [
                html.I(className=f"report-dot {DOTS[held]}"),
                html.Span([date_words(str(entry.year)), " "], className="year"),
                html.Span([text(f"report_tree.{held}_short", language), " "], className=UNSEEN),
                count(entry.figures, f"observations-{entry.report}", language),
            ],
            href=overview_href(language, entry.report),
            className=DOTS[held],
        )
