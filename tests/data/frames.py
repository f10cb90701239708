"""Small frames for tests: rows as `data.select.observations` returns them."""

import pandas as pd

DEFAULTS = {
    "report": "somewhere-2022",
    "year": 2022,
    "status": "reported",
    "qualifier": "exact",
    "kind": "count",
    "unit": "case",
    "category": "mediation",
    "part_of": "",
    "section": "6",
    "unit_zh": "宗",
    "unit_en_one": "case",
    "unit_en_many": "cases",
}


def frame(*rows: dict) -> pd.DataFrame:
    """Return rows with the columns that arithmetic reads; `stated` follows the value where none is given."""
    filled = [DEFAULTS | {"stated": f"{row.get('value', '')}"} | row for row in rows]
    return pd.DataFrame(filled).astype({"value": "Float64", "year": "Int64"})
