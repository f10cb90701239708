"""What every peer shows: the figures and charts of the first report, in one file that all of them read."""

import json
from pathlib import Path
from typing import Any

from data import select
from data.select.whole_report import WholeReport

REPORT = "luoding-2022"
# The forms that the overview draws with Plotly; of the others each is words or a large number.
DRAWN_FORMS = ("squares", "parts", "remainder")
# What a table of the figures says of each, and what heads it.
COLUMNS = {
    "area": "工作领域",
    "name": "指标",
    "stated": "报告写的",
    "value": "数值",
    "qualifier": "限定",
    "unit": "单位",
    "sentence": "句子",
}


def write(file: Path) -> None:
    """Write figures, charts and areas, each in the order of the report."""
    file.write_text(json.dumps(shown(), ensure_ascii=False, indent=1), encoding="utf-8")


def shown() -> dict[str, Any]:
    """Return columns, figures, charts (title, area, the names and values of their bars) and areas."""
    whole = select.whole_report(REPORT)
    figures = _figures(whole)
    charts = _charts(whole, {figure["id"]: figure for figure in figures})
    areas = list(dict.fromkeys(figure["area"] for figure in figures))
    return {"columns": COLUMNS, "figures": figures, "charts": charts, "areas": areas}


def _figures(whole: WholeReport) -> list[dict[str, Any]]:
    areas = dict(zip(whole.sections["id"], whole.sections["short_zh"], strict=True))
    stated = whole.observations[whole.observations["value"].notna()]
    renamed = stated.assign(
        area=stated["section"].map(areas), name=stated["short_zh"], unit=stated["unit_zh"]
    )
    rows: list[dict[str, Any]] = json.loads(renamed[["id", *COLUMNS]].to_json(orient="records"))
    return rows


def _charts(whole: WholeReport, figures: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    drawn = whole.charts[whole.charts["form"].isin(DRAWN_FORMS)].sort_values("order")
    return [
        {
            "id": chart.id,
            "title": bars[0]["name"],
            "area": bars[0]["area"],
            "names": [bar["name"] for bar in bars],
            "values": [bar["value"] for bar in bars],
        }
        for chart in drawn.itertuples()
        for bars in [[figures[name] for name in _names(chart.indicators)]]
    ]


def _names(indicators: Any) -> list[str]:
    return indicators.split() if isinstance(indicators, str) else list(indicators)
