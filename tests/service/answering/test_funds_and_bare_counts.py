"""What a fund pays for by its codes, numbers of tables without a unit, ranks that are no units."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.pipeline import extract
from service.answer import Answer, Outcome
from service.ask import ask
from service.ingest import keep
from service.store import Store

TEXT = """青溪镇中心小学2025年单位预算
一、基本情况
2024年末在编教职工64人，其中高级教师12人、一级教师30人、二级及以下22人。
二、预算说明
2025年收支预算900.00万元。政府性基金预算拨款收入90.00万元，比上年增加20.00万元，主要原因是新增操场排水。
三、国有资产情况
单价20万元以上设备4台，价值96.00万元。
政府性基金预算支出表
公开09表\t单位：万元
科目编码\t科目名称\t本年支出\t基本支出\t项目支出
212\t城乡社区支出\t90.00\t\t90.00
21208\t国有土地使用权出让收入安排的支出\t90.00\t\t90.00
2120804\t农村基础设施建设支出\t90.00\t\t90.00
\t合计\t90.00\t\t90.00
项目支出明细表
公开12表\t单位：万元
序号\t项目名称\t功能科目\t预算数
1\t操场排水改造\t2120804\t55.00
2\t校门道路硬化\t2120804\t35.00
3\t课后服务补助\t2050202\t40.00
政府采购预算表
单位：万元
采购物品名称\t采购目录\t计量单位\t数量\t单价\t政府采购金额\t预留中小微企业份额
一体机\tA02010000\t套\t5\t4.00\t20.00\t15.00
合计\t\t\t\t\t20.00\t15.00
固定资产占用情况表
项目\t数量\t价值（万元）
资产总额\t\t1200.00
1、单价在20万元以上的设备\t5\t96.00
2、其他固定资产\t\t1104.00
"""

Put = Callable[[str], Answer]


@pytest.fixture(scope="module")
def put(tmp_path_factory: pytest.TempPathFactory) -> Put:
    folder = tmp_path_factory.mktemp("funds")
    file = folder / "xx.txt"
    file.write_text(TEXT, encoding="utf-8")
    store = Store(f"sqlite:///{folder / 'store.db'}", folder / "files")
    keep(extract(file), file.read_bytes(), ".txt", store=store, index=None)
    return lambda question: ask(question, store=store)


def test_a_fund_pays_for_the_projects_under_its_codes(put: Put) -> None:
    answer = put("政府性基金90万元用于哪两个项目，各多少？").answer
    assert "操场排水改造" in answer
    assert "55.00万元" in answer
    assert "校门道路硬化" in answer
    assert "35.00万元" in answer
    assert "课后服务" not in answer


def test_a_number_that_a_table_prints_bare_is_held_against_the_text(put: Put) -> None:
    answer = put("单价20万元以上的设备，正文和固定资产占用情况表的台数对得上吗？")
    assert answer.status is Outcome.CONFLICTING
    assert "4台" in answer.answer
    assert "“5”" in answer.answer


def test_teachers_of_the_second_rank_are_no_second_tier_units(put: Put) -> None:
    answer = put("有多少名在编教职工，高级、一级和二级及以下教师各多少人？").answer
    for number in ("64人", "12人", "30人", "22人"):
        assert number in answer
    assert "平均" not in answer


def test_micro_small_and_medium_firms_are_one_sort(put: Put) -> None:
    asked = (
        "How much is earmarked for micro, small and medium enterprises, and what percentage of the "
        "government procurement budget is that?"
    )
    answer = put(asked).answer
    assert "15.00万元" in answer
    assert "75.00%" in answer
