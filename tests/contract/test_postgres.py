"""PostgreSQL answers as DuckDB does: every statement that the site asks, row for row."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from urllib.parse import urlencode

import pandas as pd
import pytest

from components.api.operations import OPERATIONS
from data import select, store
from data.exports.parquet import statement
from data.select import known_names, page_list
from data.store.postgres import version_of
from tests.bench.generate import write_reports
from tests.contract.site import LANGUAGES, client
from tests.contract.test_statements import PAGES
from tests.postgres import Database
from tests.programs import pytest_run
from tests.thorough import THOROUGH, tried

pytestmark = [pytest.mark.postgres, pytest.mark.slow]
Asked = dict[tuple[str, str], tuple[str, list[object]]]
SEARCHES = (
    *("法治", "调解", "合法性审查", "普法", "罗定", "县", "州", "一", "2022", "98.1%", "2,487件"),
    *("ld", "lds", "mediation", "mediaton", "luodng", "law", "of", "LUODING 2022"),
    *("罗定县", "A股", "市市", "x", "%", "_", "'"),
)
MORE = (
    *("/reports?kind=quoted", "/reports?place=440000", "/changes", "/coverage", "/required", "/differences"),
    *("/compare?indicator=mediation_cases_count", "/place/445381", "/place/440000", "/place/44538"),
    *("/place/4453", "/place/Luodin", "/place/%E7%BD%97%E5%AE%9A%E5%8E%BF"),
    *("/data?sort=name", "/data?sort=-name", "/data?sort=unit", "/data?sort=sentence&missing=shown"),
    *("/data?sort=-actor", "/data?sort=place", "/data?sort=-area&page=2"),
)


@contextmanager
def watched() -> Iterator[Asked]:
    """Hand out every statement that is asked meanwhile, with its parameters, each once."""
    asked: Asked = {}
    frame = store.Store.frame

    def told(own: store.Store, sql: str, parameters: object = ()) -> pd.DataFrame:
        given = list(parameters)
        asked[sql, repr(given)] = sql, given
        return frame(own, sql, given)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store.Store, "frame", told)
        yield asked


def tour() -> None:
    """Ask for pages of every kind, searches, files and answers for programs."""
    reports, indicators = select.reports()["id"], known_names.indicator_names()["id"]
    pages = [*PAGES, *MORE, *(f"/search?{urlencode({'q': words})}" for words in SEARCHES)]
    pages += [f"/data?{urlencode({'q': words, 'missing': 'shown'})}" for words in SEARCHES]
    pages += [f"/overview/{report}" for report in reports[::7]]
    pages += [f"/indicator/{indicator}" for indicator in indicators[::9]]
    addresses = [f"/{language}{page}" for language, page in zip(cycle(LANGUAGES), pages, strict=False)]
    for one in OPERATIONS:
        queries = (one.example, {}, {"limit": "7", "offset": "3"})
        addresses += [f"/api/v1/{one.example_path}.json?{urlencode(query)}" for query in queries]
    for address in [*addresses, "/sitemap.xml", "/sitemap/1.xml"]:
        assert client().get(address).status_code < 500, address
    page_list.report_pages(100_000)
    select.figure_counts()


FIRST, SHIPPED, MANY = "the first report", "shipped and invented ones", "shipped and generated ones"
GENERATED = 300


@pytest.fixture(params=[FIRST, SHIPPED, *([MANY] if THOROUGH else [])])
def data(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test read the first report alone, or all that are shipped and others beside them."""
    if request.param == FIRST:
        return
    request.getfixturevalue("all_reports")
    request.getfixturevalue("demo")
    if request.param == MANY:
        write_reports(tmp_path / "local", GENERATED)
        monkeypatch.setenv("LOCAL_DATA", str(tmp_path / "local"))


@pytest.mark.usefixtures("data")
def test_every_statement_gives_the_same_rows(database: Database):
    store.clear_cache()
    with watched() as asked:
        tour()
    own = store.current()
    other = version_of(database.url, own._connection, own.version)
    other.fill()
    assert len(asked) > 300
    asked["the file of all observations", ""] = statement(), []
    for sql, parameters in asked.values():
        try:
            pd.testing.assert_frame_equal(own.frame(sql, parameters), other.frame(sql, parameters))
        except AssertionError as error:
            raise AssertionError(f"{error}\n{parameters}\n{sql}") from None
    store.clear_cache()


def test_what_is_promised_of_the_site_is_kept_with_it(database: Database):
    """Pages are compared to the byte in `test_postgres_served`; THOROUGH=1 asks every test of this folder."""
    own = Path(__file__).parent
    everyday = [own / f"test_{name}.py" for name in ("statements", "api", "numbers_on_pages")]
    asked = map(str, [own] if THOROUGH else everyday)
    code, words = pytest_run(
        "-m", "not postgres", *asked, seconds=tried(600, 3000), DATABASE_URL=database.url
    )
    assert code == 0, words[-5000:]
