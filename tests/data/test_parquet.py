"""Every observation as one Parquet file: what it holds, and where it lies."""

import io
import json
import zipfile
from pathlib import Path

import duckdb

from data import select, store
from data.exports.packages import everything, one_report
from data.exports.parquet import NAME, description, observations_file
from tests.data.cited_folder import cited

TYPES = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE"}


def read(path: Path, what: str = "*") -> list[tuple[object, ...]]:
    return duckdb.execute(f"SELECT {what} FROM read_parquet(?)", [str(path)]).fetchall()


def test_the_file_holds_the_columns_that_its_description_names_in_order():
    found = duckdb.execute("DESCRIBE SELECT * FROM read_parquet(?)", [str(observations_file())]).fetchall()
    wanted = [(field["name"], TYPES[field["type"]]) for field in description()["fields"]]
    assert [row[:2] for row in found] == wanted
    assert all(field["description"] for field in description()["fields"])


def test_every_observation_is_in_it_once_with_its_place_unit_and_bounds():
    kept = store.current().frame("SELECT count(*) AS number FROM observations")["number"].iloc[0]
    assert len(set(read(observations_file(), "report, id"))) == kept == len(read(observations_file()))
    own = read(observations_file(), "place_en, year, value, qualifier, lower, upper, unit, stated")
    assert ("Luoding", 2022, 190.0, "at_least", 190.0, None, "opinion", "190余份") in own
    assert ("Luoding", 2022, 14000000.0, "at_least", 14000000.0, None, "yuan", "1400多万元") in own


def test_a_coverage_claim_has_words_and_no_value_and_empty_text_is_missing():
    rows = read(observations_file(), "kind, value, extent, unit, qualifier")
    claims = [row for row in rows if row[0] == "coverage"]
    assert claims and all(row[1] is None and row[2] and row[3] is None for row in claims)
    assert not any(cell == "" for row in read(observations_file()) for cell in row)


def test_a_value_is_in_the_unit_that_stands_beside_it(local):
    whole = select.whole_report("luoding-2022").observations.set_index("id")
    rows = {row[0]: row[1:] for row in read(observations_file(), "id, report, value, unit")}
    for name, (report, value, unit) in rows.items():
        if report == "luoding-2022" and value is not None:
            assert (value, unit) == (whole.loc[name, "value"], whole.loc[name, "unit_base"])


def test_a_new_version_of_the_data_has_a_new_file_and_the_old_one_goes(local):
    first = observations_file()
    assert observations_file() == first and first.parent.joinpath("private.duckdb").is_file()
    applied = {"indicator": "reconsideration_applications_count", "value": "64", "stated": "64件"}
    cited(local, "here-2016", "445381", 2016, applied)
    store.clear_cache()
    second = observations_file()
    assert second != first and not first.exists()
    assert ("here-2016", 64.0) in read(second, "report, value")


def test_a_store_that_cannot_be_written_has_its_file_elsewhere(local, monkeypatch, tmp_path):
    store.current()
    blocked = tmp_path / "blocked"
    blocked.write_text("no folder")
    monkeypatch.setenv("STORE", str(blocked))
    store.clear_cache()
    path = observations_file()
    assert blocked not in path.parents and read(path)


def test_the_same_data_are_the_same_bytes(local):
    first = observations_file().read_bytes()
    observations_file().unlink()
    assert observations_file().read_bytes() == first


def test_the_package_of_everything_holds_it_and_that_of_one_report_does_not():
    package = zipfile.ZipFile(io.BytesIO(everything()))
    assert package.read(NAME) == observations_file().read_bytes()
    told = json.loads(package.read("datapackage.json"))
    assert [one["path"] for one in told["resources"] if one.get("format") == "parquet"] == [NAME]
    assert NAME not in zipfile.ZipFile(io.BytesIO(one_report("luoding-2022"))).namelist()
