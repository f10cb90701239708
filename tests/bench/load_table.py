"""The figures of the load as tables in Markdown, those of an earlier commit in columns beside."""

from typing import Any

SIDES = ("", "before: ")
WAITS = ("p50_ms", "p95_ms", "p99_ms")
EITHER = ("new", "beside", "many", "afterwards")
TITLES = {
    "many": "1,000 connections, overview",
    "afterwards": "100 connections after them",
    "new": "8 at once, questions nobody asked before",
    "beside": "50 readers of kept pages beside them",
}


def table(told: list[dict[str, Any]], missed: list[str]) -> str:
    """Tables of workloads and of stress, then what is missed. told: ours, then the earlier commit if any."""
    names = [name for name in told[0] if name not in (*EITHER, "resident_mb")]
    parts = [_workloads(names, told)]
    if "many" in told[0]:
        parts.append(_stress(told))
    parts.append("\n".join(f"- missed: {words}" for words in missed) or "Every bound is held.")
    return "\n\n".join(parts)


def _workloads(names: list[str], told: list[dict[str, Any]]) -> str:
    one = ("answers/s", "constant/s", "ratio", "p50, p95, p99 ms", "not answered", "server + client cores")
    heads = ["200 connections", "bytes", *(f"{side}{head}" for side in SIDES[: len(told)] for head in one)]
    rows = [[name, f"{told[0][name]['bytes']:,}", *_cells(name, told)] for name in names]
    return _markdown(heads, rows)


def _cells(name: str, told: list[dict[str, Any]]) -> list[str]:
    return [
        cell
        for side in told
        for cell in (
            f"{side[name]['per_second']:,.0f}",
            f"{side[name]['constant_per_second']:,.0f}",
            f"{side[name]['ratio']:.2f}",
            _waits(side[name]),
            _lost(side[name]),
            f"{side[name]['server_cores']} + {side[name]['client_cores']}",
        )
    ]


def _stress(told: list[dict[str, Any]]) -> str:
    one = ("answers/s", "p50, p95, p99 ms", "worst ms", "refused in words", "not answered")
    heads = ["", *(f"{side}{head}" for side in SIDES[: len(told)] for head in one)]
    rows = [
        [
            title,
            *(
                cell
                for side in told
                for cell in (
                    f"{side[name]['per_second']:,.0f}",
                    _waits(side[name]),
                    f"{side[name]['worst_ms']:,}",
                    f"{side[name]['busy']:,}",
                    _lost(side[name]),
                )
            ),
        ]
        for name, title in TITLES.items()
    ]
    memory = (
        f"{side}{before} MB before the 1,000, {after} MB after"
        for side, (before, after) in zip(SIDES, (each["resident_mb"] for each in told), strict=False)
    )
    return _markdown(heads, rows) + "\n\nMemory: " + "; ".join(memory) + "."


def _waits(row: dict[str, Any]) -> str:
    return ", ".join("–" if row[name] is None else f"{row[name]:,}" for name in WAITS)


def _lost(row: dict[str, Any]) -> str:
    """Errors and connections that were never answered, in one cell."""
    errors = sum(row["errors"].values())
    return f"{errors:,} errors, {row['unanswered']} connections" if errors or row["unanswered"] else "0"


def _markdown(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---"] + ["---:"] * (len(heads) - 1), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
