"""How long a static copy takes, how large it becomes and what memory it needs, by the number of reports.

Run: python -m tests.bench.static_copy [--sizes 1,30,300]
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter, sleep
from typing import NamedTuple

from components.export.checked import broken_links
from tests import first_report
from tests.bench.generate import write_reports
from tests.bench.memory import resident_mb

SIZES = "1,30,300"
COMMAND = ("-m", "components.web.export")
# Between two looks at the memory, in seconds.
LOOK = 0.5
HEAD = (
    *("reports", "pages", "files", "MB", "MB of pages", "kB a page", "index kB", "seconds"),
    *("of processors", "of them links", "peak MB"),
)


class Measured(NamedTuple):
    """One copy. of_index: of one language, as a search reads it.

    processors: seconds of all processes together, which a machine that does other things counts alike; links:
    seconds of checking them alone.
    """

    reports: int
    pages: int
    files: int
    size: float
    of_pages: float
    a_page: float
    of_index: float
    seconds: float
    processors: float
    links: float
    peak: float


def measure(reports: int, folder: Path) -> Measured:
    """Make a copy of the first report and of invented ones, in processes of its own."""
    shipped, local, copy = first_report.write(folder / "data"), folder / "local", folder / "copy"
    write_reports(local, reports - 1) if reports > 1 else local.mkdir()
    places = {"DATA_FOLDER": str(shipped), "LOCAL_DATA": str(local), "STORE": str(folder / "store")}
    environment = {**os.environ, **places}
    # The store is compiled when data are changed, not when they are copied.
    subprocess.run([sys.executable, "-m", "data.store", "build"], env=environment, check=True, stdout=-3)
    start, used, peak = perf_counter(), _processors(), 0.0
    with subprocess.Popen([sys.executable, *COMMAND, str(copy)], env=environment, stdout=-3) as process:
        while process.poll() is None:
            peak = max(peak, resident_mb(process.pid))
            sleep(LOOK)
    seconds = perf_counter() - start
    if process.returncode:
        raise SystemExit(f"the copy of {reports} reports ended with {process.returncode}")
    return _looked_at(reports, copy, seconds, _processors() - used, peak)


def _processors() -> float:
    """Return the seconds that processes which have ended took of processors."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _looked_at(reports: int, copy: Path, seconds: float, processors: float, peak: float) -> Measured:
    sizes = {path: path.stat().st_size for path in copy.rglob("*") if path.is_file()}
    pages = [size for path, size in sizes.items() if path.suffix == ".html"]
    index = max(
        sum(size for path, size in sizes.items() if path.parent.name == "index" and path.name.startswith(own))
        for own in ("zh-", "en-")
    )
    start = perf_counter()
    assert not broken_links(copy)
    links = perf_counter() - start
    of_pages = sum(pages)
    return Measured(
        reports,
        len(pages),
        len(sizes),
        sum(sizes.values()) / 1e6,
        of_pages / 1e6,
        of_pages / len(pages) / 1e3,
        index / 1e3,
        seconds,
        processors,
        links,
        peak,
    )


def table(measured: Sequence[Measured]) -> str:
    """Return what was measured as rows of Markdown."""
    rows = [[f"{value:,.0f}" for value in one] for one in measured]
    return "\n".join(f"| {' | '.join(row)} |" for row in [HEAD, ["---:"] * len(HEAD), *rows])


def main() -> None:
    """Print a table, a row a size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--sizes", default=SIZES, help="numbers of reports, the first one shipped with the project"
    )
    measured = []
    for size in map(int, parser.parse_args().sizes.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            measured.append(measure(size, Path(folder)))
            print(measured[-1], file=sys.stderr, flush=True)
    print(table(measured))


if __name__ == "__main__":
    main()
