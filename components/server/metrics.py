"""Figures of the server for Prometheus, where METRICS=1: requests, how long they took, what was kept, lanes.

Several processes write into one folder, which the first of them (or their parent) makes and names by the
library's own variable; whichever is asked adds all of them up.
"""

import os
import shutil
import tempfile
from functools import cache
from typing import Any

from components.server.answers import Answer

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
# The bounds of the histogram: from an answer that was kept to a draft that is read.
SECONDS = (0.001, 0.005, 0.02, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0)


def wanted() -> bool:
    """Say whether figures are kept."""
    return os.environ.get("METRICS", "").strip() == "1"


def make_folder() -> str:
    """Make the folder for the figures before anything counts; "" where none is wanted or it is there."""
    if not wanted() or os.environ.get(FOLDER):
        return ""
    os.environ[FOLDER] = tempfile.mkdtemp(prefix="dashboard-metrics-")
    return os.environ[FOLDER]


def remove_folder(folder: str) -> None:
    """Remove what `make_folder` made."""
    if folder:
        shutil.rmtree(folder, ignore_errors=True)


@cache
def _figures() -> dict[str, Any]:
    # Here, since the library looks for the folder when it is imported.
    from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

    registry = CollectorRegistry()
    return {
        "requests": Counter("dashboard_requests", "Requests answered", ["status", "kept"], registry=registry),
        "seconds": Histogram(
            "dashboard_seconds", "Time to an answer", ["kept"], buckets=SECONDS, registry=registry
        ),
        "bytes": Counter("dashboard_bytes", "Bytes of answers, as sent", registry=registry),
        "connections": Gauge(
            # livesum: the sum over processes that still run.
            "dashboard_connections",
            "Connections open",
            registry=registry,
            multiprocess_mode="livesum",
        ),
        "lane": Gauge(
            "dashboard_lane",
            "Work in hand and waiting",
            ["lane"],
            registry=registry,
            multiprocess_mode="livesum",
        ),
        "kept_bytes": Gauge(
            "dashboard_kept_bytes", "Size of kept answers", registry=registry, multiprocess_mode="livesum"
        ),
    }


def count(status: int, seconds: float, size: int, kept: bool) -> None:
    """Count one answer."""
    figures, was_kept = _figures(), str(kept).lower()
    figures["requests"].labels(str(status), was_kept).inc()
    figures["seconds"].labels(was_kept).observe(seconds)
    figures["bytes"].inc(size)


def state(connections: int, lanes: dict[str, int], kept_bytes: int) -> None:
    """Note how things stand in this process."""
    figures = _figures()
    figures["connections"].set(connections)
    figures["kept_bytes"].set(kept_bytes)
    for name, taken in lanes.items():
        figures["lane"].labels(name).set(taken)


def answer() -> Answer:
    """Answer the figures of all processes as Prometheus reads them."""
    from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
    from prometheus_client.multiprocess import MultiProcessCollector

    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # the library has no types for it
    headers = ((b"content-type", CONTENT_TYPE_LATEST.encode()), (b"cache-control", b"no-store"))
    return Answer(200, headers, generate_latest(registry))
