"""Every number that is no figure has its reason, and what no rule understands says so."""

import pytest

from data.reading import propose
from data.reading.words import column


@pytest.mark.parametrize(
    ("text", "stated", "reason"),
    [
        ("拨打服务热线96333咨询。", "96333", "name"),
        ("12345平台转办诉求。", "12345", "name"),
        ("升级GIS2.0系统。", "GIS2.0", "name_number"),
        ("从6方面部署。", "6", "aspects"),
        ("青石县得到77的回应。", "77", "not_understood"),
        ("来访群众有三四个提出意见。", "三四个", "vague"),
        ("青石县人民路66号8楼806室。", "路66号8楼806室", "name_number"),
        ("全市共收到申请2100件,青石县统计如下。", "2100件", "other_place"),
        ("力争建成站点20个。", "20个", "target"),
        ("要求各镇培训2000人。", "2000人", "norm"),
        ("从五个方面发力。", "五个", "aspects"),
        ("筑牢三道防线。", "三道", "set_phrase"),
        ("45岁以下的调解员占多数。", "45岁以下", "scope"),
        ("您是第2038872位访问者。", "第2038872位访问者", "page_debris"),
        ("王某被罚款5000元。", "5000元", "case"),
        ("环保验收一律由建设单位完成。", "一律由", "rule"),
    ],
)
def test_a_refused_number_has_the_reason_of_its_kind(text: str, stated: str, reason: str) -> None:
    found = {mention.stated: mention.reason for mention in propose(text, "2024", "county").mentions}
    assert found.get(stated) == reason


def test_every_reason_has_words() -> None:
    assert {"not_understood", "target", "norm", "scope", "set_phrase"} <= set(column("reasons", "id"))
