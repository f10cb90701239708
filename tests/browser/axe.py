"""axe-core on a page as it stands, and what it finds, in short."""

import json
from collections.abc import Iterable
from typing import Any

from tests.served import ROOT

SCRIPT = ROOT / "node_modules" / "axe-core" / "axe.min.js"
OLDEST = (4, 12)
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
MISSING = (
    "axe-core is not in node_modules, or older than 4.12: `make test` fetches it with npm; "
    "by hand: npm ci (without --omit=dev)"
)
RUN = """async ([type, values, within]) => {
  const {violations, incomplete} = await axe.run(within || document, {
    runOnly: {type, values}, resultTypes: ["violations", "incomplete"],
    // The first HTML and Dash's page are one and the same; only one of them stands when this runs.
    elementRef: false,
  });
  const short = rule => ({
    rule: rule.id,
    where: rule.nodes.map(node => `${node.html.slice(0, 160)} – ${node.any.concat(node.all, node.none)
      .map(check => check.message).join("; ").slice(0, 200)}`),
  });
  return {violations: violations.map(short), incomplete: incomplete.map(short)};
}"""
# Everything that opens in its place is open, and what is off the screen can be judged too.
# A menu lies over what follows it: each is judged by itself.
OPEN = """() => document.querySelectorAll('main details:not([data-take],[data-compare-choice])')
  .forEach(details => { details.open = true; })"""


def is_there() -> bool:
    """Say whether npm has brought axe-core, new enough."""
    package = SCRIPT.parent / "package.json"
    if not (SCRIPT.is_file() and package.is_file()):
        return False
    version = json.loads(package.read_text(encoding="utf-8"))["version"]
    return tuple(int(part) for part in version.split(".")[:2]) >= OLDEST


def judge(page: Any, tags: Iterable[str] = TAGS, within: str = "") -> dict[str, list[dict[str, Any]]]:
    """Return axe's violations and what it could not decide, each as rule and places.

    within: a selector of what is judged, the page as it stands; without one all of it, with every fold open.

    The script comes in by Playwright, past the page's own script policy.
    """
    _bring(page)
    if not within:
        page.evaluate(OPEN)
    return page.evaluate(RUN, ["tag", list(tags), within])


def judge_rules(page: Any, rules: Iterable[str]) -> list[dict[str, Any]]:
    """Return the violations of these rules alone, as the page stands."""
    _bring(page)
    return page.evaluate(RUN, ["rule", list(rules), ""])["violations"]


def _bring(page: Any) -> None:
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(SCRIPT.read_text(encoding="utf-8"))
