"""How many rows the data page should list, counted from the tables."""

from urllib.parse import parse_qs, urlsplit

from tests.contract.tables import REPORT, Row, by_id, report_text, rows, stated


def rows_of_the_data_page(more: str, address: str) -> int:
    """Rows of the data page: of all figures, of one subject, or those that its filters leave."""
    asked = parse_qs(urlsplit(address).query)
    wanted = {name: asked[name][0].split(",") for name in ("category", "kind") if name in asked}
    if more == "computed":
        return len(_computed_rows(wanted))
    if more:
        # A subject's chip says what choosing it alone would leave.
        wanted = {name: values for name, values in wanted.items() if name != "category"}
        wanted |= {} if more == "all" else {"category": [more]}
    words = asked.get("q", [""])[0]
    # The chips count what is stated; the table may be asked to list the rest as well.
    shown = [*stated().values(), *(unstated() if "missing" in asked and not more else ())]
    found = [row for row in shown if words in _searched(row)]
    return sum(all(row[name] in values for name, values in wanted.items()) for row in found)


def _computed_rows(wanted: dict[str, list[str]]) -> list[Row]:
    """Computed numbers that go with the rows of a view: by their inputs' subjects, and by their own kind."""
    kinds, subjects = wanted.get("kind"), wanted.get("category")
    found = []
    for rule in rows("derived"):
        inputs = rule["inputs"].split()
        if not all(name in stated() for name in inputs):
            continue
        of_subject = not subjects or all(stated()[name]["category"] in subjects for name in inputs)
        kind = "share" if rule["formula"].startswith("share") else "count"
        if of_subject and (not kinds or kind in kinds):
            found.append(rule)
    return found


def _searched(row: Row) -> str:
    """Return what a Chinese word of the search may stand in: names, subject, aliases, sentence, place."""
    indicator = row.get("indicator", row["id"])
    own, place = by_id("indicators")[indicator], by_id("places")[by_id("reports")[REPORT]["place"]]
    aliases = (alias["alias"] for alias in rows("aliases") if alias["indicator"] == indicator)
    start, end = (int(row.get(f"sentence_{edge}") or 0) for edge in ("start", "end"))
    names = (own["name_zh"], own["short_zh"], by_id("categories")[own["category"]]["name_zh"])
    return " ".join([*names, *aliases, report_text()[start:end], row.get("stated", ""), place["name_zh"]])


def unstated() -> list[Row]:
    """Indicators of the catalogue for which the report states no figure."""
    return [row for name, row in by_id("indicators").items() if name not in stated()]
