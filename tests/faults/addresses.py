"""Addresses that nobody means, made from those that are: the same for the same seed."""

import random
from collections.abc import Iterator

from tests.contract.tables import REPORT

KNOWN = (
    *("/", "/zh", "/en", "/zh/check", "/zh/data", "/en/reports", "/zh/about", "/zh/indicator", "/zh/text"),
    *(f"/zh/overview/{REPORT}", f"/en/area/{REPORT}/4", f"/zh/text/{REPORT}", "/robots.txt", "/sitemap.xml"),
    *("/zh/indicator/mediation_cases_count", "/sitemap/1.xml", "/favicon.ico", "/assets/icon.svg"),
    *(f"/picture/zh/{REPORT}/map.json", f"/preview/zh/{REPORT}/mediation_cases_count.png"),
    *(f"/card/zh/{REPORT}/mediation.png", f"/card/en/{REPORT}/figure/mediation_cases_count.svg"),
    *("/search/zh.json", "/download/zh/view.csv", "/download/en/all.json", f"/download/{REPORT}/report.zip"),
    *(f"/download/zh/{REPORT}/map.csv", f"/download/en/{REPORT}/chart/mediation.csv", "/static/x.js"),
    *("/_dash-layout", "/_dash-dependencies", "/_reload-hash", "/_favicon.ico", "/_dash-update-component"),
    *("/_dash-component-suites/dash/dcc/async-graph.js", "/_dash-component-suites/dash/deps/polyfill@7.js"),
    *("/_dash-component-suites/dash/dcc/async-graph.v4_4_1m1795707181.js", "/_dash-component-suites/"),
)
PACKAGES = (
    "dash",
    "flask",
    "os",
    "sys",
    "app",
    "plotly",
    "components",
    "",
    ".",
    "..",
    "__main__",
    "dash.dcc",
)
ODD = (
    *(
        "%00",
        "%ff",
        "%fe%ff",
        "%F0%9F",
        "%E2%80%AE",
        "%ed%a0%80",
        "%c0%ae%c0%ae",
        "%",
        "%zz",
        "%u4e2d",
        "%25%32",
    ),
    *(
        "..",
        ".",
        "...",
        "%2e%2e",
        "..%2f..",
        "..%5c..",
        "....//",
        "%2f",
        "%5c",
        "//",
        "\\",
        ";",
        "~",
        "*",
        "\u4e2d",
    ),
    *(
        "%0d%0aX-A:1",
        "%0a",
        "%09",
        "%20",
        "+",
        "'",
        '"',
        "<script>",
        "{{7*7}}",
        "${x}",
        "$(x)",
        "|",
        "`",
        "null",
    ),
    *(
        "NaN",
        "-1",
        "0",
        "1e999",
        "9" * 40,
        "a" * 300,
        "%41" * 200,
        "\u202e",
        "\ufeff",
        "\u0130",
        "CON",
        "aux.csv",
    ),
    *(
        ".git/config",
        "etc/passwd",
        "app.py",
        "__init__.py",
        "index.html",
        "wp-login.php",
        ".env",
        "__class__",
    ),
)
KEYS = (
    "report",
    "category",
    "kind",
    "q",
    "find",
    "page",
    "year",
    "figure",
    "subject",
    "numbers",
    "",
    "__class__",
)


def addresses(count: int, seed: int = 10) -> Iterator[str]:
    """Yield `count` addresses, with and without a query, as a client writes them on the wire."""
    chance = random.Random(seed)
    ways = (_changed, _changed, _longer, _of_a_library, _with_a_query, _with_a_query, _mixed, _very_long)
    for _ in range(count):
        yield chance.choice(ways)(chance)


def _changed(chance: random.Random) -> str:
    """Return a known address with a piece put in, taken out, or in other letters."""
    known = chance.choice(KNOWN)
    place = chance.randrange(1, len(known) + 1)
    match chance.randrange(4):
        case 0:
            return known[:place] + chance.choice(ODD) + known[place:]
        case 1:
            return known[:place] + known[place + chance.randint(1, 4) :]
        case 2:
            return known[:place] + known[place:].swapcase() + chance.choice(("", "/", "//", "/.", ".csv"))
    return "".join(f"%{ord(letter):02x}" if chance.random() < 0.3 else letter for letter in known)


def _longer(chance: random.Random) -> str:
    pieces = [chance.choice(ODD) for _ in range(chance.randint(1, 5))]
    return chance.choice(KNOWN).rstrip("/") + "/" + "/".join(pieces)


def _of_a_library(chance: random.Random) -> str:
    version = chance.choice(("", ".v4_4_1m1795707181", ".v0m0", ".vm", ".v" + "9" * 50 + "m1", ".v1m\u0661"))
    file = chance.choice(("async-graph", "dash_core_components", "../../app", "__init__", "a" * 200, ""))
    folder = chance.choice(("dcc/", "html/", "deps/", "", "../", "%2e%2e/", "/", "dash-renderer/build/"))
    ending = chance.choice((".js", ".py", ".js.map", ".css", "", ".min.js"))
    return f"/_dash-component-suites/{chance.choice(PACKAGES)}/{folder}{file}{version}{ending}"


def _with_a_query(chance: random.Random) -> str:
    pairs = [
        f"{chance.choice(KEYS)}{chance.choice(('=', '=', '=', '', '==', '[]='))}{chance.choice(ODD)}"
        for _ in range(chance.randint(1, 6))
    ]
    return f"{chance.choice(KNOWN)}?{chance.choice(('&', '&', ';', '&&')).join(pairs)}"


def _mixed(chance: random.Random) -> str:
    letters = "/" * 6 + "abz09._-~%?&=#@:;,+'\"<>[]{}|\\^` \u4e2d\u0301\u200b\U0001f600"
    return "/" + "".join(chance.choice(letters) for _ in range(chance.randint(1, 60)))


def _very_long(chance: random.Random) -> str:
    piece = chance.choice(("a", "/", "/zh", "%00", "../", "\u4e2d", "?a=", "&b=c", "."))
    return chance.choice(KNOWN) + piece * (chance.choice((1_000, 8_000, 20_000)) // len(piece))
