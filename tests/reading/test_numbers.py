"""A figure's words give its number, and words that give none are refused."""

from decimal import Decimal

import pytest

from data.reading.numbers import han, read_number

READ = """
1630个 1630 exact 个
190余份 190 at_least 份
1400多万元 14000000 at_least 元
98.1% 98.1 exact %
98.1％ 98.1 exact %
1.2万余条 12000 at_least 条
6.9万余家 69000 at_least 家
2873.80万元 28738000 exact 元
8亿余元 800000000 at_least 元
1亿2000万元 120000000 exact 元
3万5千人次 35000 exact 人次
20余万件 200000 at_least 件
5000多万元 50000000 at_least 元
6万多人次 60000 at_least 人次
1,697项 1697 exact 项
１，６９７项 1697 exact 项
５７３１件 5731 exact 件
四十余件 40 at_least 件
近千人 1000 about 人
上万人次 10000 at_least 人次
上百场 100 at_least 场
百余场 100 at_least 场
千余件 1000 at_least 件
两项 2 exact 项
十件 10 exact 件
二十三件 23 exact 件
一百零五件 105 exact 件
三百五十件 350 exact 件
十万份 100000 exact 份
一万二千余人 12000 at_least 人
约3万件 30000 about 件
近20家 20 about 家
超70% 70 at_least %
超过2300人次 2300 at_least 人次
逾20万元 200000 at_least 元
突破1万件 10000 at_least 件
33%以上 33 at_least %
90%以下 90 at_most %
5个工作日内 5 at_most 个工作日
3天以内 3 at_most 天
不超过9天 9 at_most 天
不足30件 30 at_most 件
不到9% 9 at_most %
100人左右 100 about 人
4.4‰ 4.4 exact ‰
千分之六 6 exact ‰
百分之九十八点五 98.5 exact %
百分之15 15 exact %
百分之百 100 exact %
四分之三 75 exact %
三分之二 66.6667 exact %
十分之一强 10 at_least %
近六成 60 about %
8成以上 80 at_least %
七成五 75 exact %
4.4个百分点 4.4 exact 个百分点
第26 26 exact 位
第三 3 exact 位
第5名 5 exact 位
连续5年 5 exact 年
连续三年 3 exact 年
无一人 0 exact 人
≥80人 80 at_least 人
≤3% 3 at_most %
无一起 0 exact 起
0件 0 exact 件
零投诉 0 exact 投诉
518 518 exact -
""".strip().splitlines()


@pytest.mark.parametrize("line", READ)
def test_the_words_of_a_figure_give_its_number(line: str) -> None:
    words, value, qualifier, unit = line.split()
    number = read_number(words)
    assert number is not None
    assert (number.value, number.qualifier, number.unit) == (Decimal(value), qualifier, unit.strip("-"))


@pytest.mark.parametrize(
    "words, value", [("5 731 件", 5731), ("5\n731件", 5731), ("新 5件", None), ("518 个", 518)]
)
def test_blanks_inside_a_number_do_not_break_it(words: str, value: int | None) -> None:
    number = read_number(words)
    assert (number and number.value) == value


@pytest.mark.parametrize(
    "words",
    ["", "若干", "数十家", "全覆盖", "多次", "三四个", "一半以上", "几十件", "千百次", "38个部门1697项"],
)
def test_words_that_give_no_number_are_refused(words: str) -> None:
    assert read_number(words) is None


@pytest.mark.parametrize(
    "words, value", [("二〇二二", 2022), ("一亿三千万", 130_000_000), ("百十", None), ("万五", 15_000)]
)
def test_chinese_numerals_are_read_by_place(words: str, value: int | None) -> None:
    assert han(words) == value
