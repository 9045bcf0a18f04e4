"""Questions in everyday, roundabout, imperative and keyword words are answered as the plain ones are. All documents invented."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.pipeline import extract
from service.answer import Answer, Outcome
from service.answering.asked.standard import standard
from service.ask import ask
from service.ingest import keep
from service.store import Store
from service.terms import plain, same

ACCOUNT = """澄溪县粮食局2023年度部门决算
一、收支总体情况
2023年度收入总计960.00万元，支出总计960.00万元。
2023年度本年支出合计940.00万元，其中：基本支出600.00万元，项目支出340.00万元。
二、一般公共预算财政拨款支出决算具体情况
1.粮油物资储备支出（类）粮油物资事务（款）行政运行（项）。年初预算为380.00万元，支出决算为400.00万元，决算数大于年初预算数的主要原因是补发上年考核奖。
2.粮油物资储备支出（类）粮油储备（款）储备粮油补贴（项）。年初预算为250.00万元，支出决算为210.00万元，决算数小于年初预算数的主要原因是轮换架空期延长。
3.粮油物资储备支出（类）粮油储备（款）储备粮油库建设（项）。年初预算为0万元，支出决算为130.00万元，决算数大于年初预算数的主要原因是年中下达仓库修缮补助。
三、公用经费与人员经费
基本支出600.00万元，其中：人员经费480.00万元，公用经费120.00万元。
四、“三公”经费
“三公”经费支出6.40万元，比上年增加1.60万元，增长33.33%，主要原因是更新粮情巡查车辆的保险集中缴纳。
公务接待费1.20万元，全年接待24批次、160人次。
五、年末情况
2023年末结转和结余20.00万元。
六、名词解释
架空期：指储备粮油轮出之后到补入之前的时间。
"""
BUDGET = """临川湾区旅游局2024年部门预算
一、收支预算
2024年收入预算700.00万元，支出预算700.00万元，比上年增加35.00万元。
2024年项目支出表
单位：万元
项目名称\t合计
合计\t260.00
湖岸步道养护\t90.00
游船码头改建\t110.00
旅游宣传推介\t60.00
三、变动情况
湖岸步道养护90.00万元，比上年减少15.00万元，原因是两段步道移交公园管理。
行政单位离退休7.00万元，用于退休人员活动。
公务接待费2.00万元，用于接待推介团。
公务接待费较2023年预算减少0.50万元，下降25.00%，主要原因是推介团减少。
四、政府采购
政府采购预算80.00万元，其中：工程类采购50.00万元，服务类采购30.00万元。
"""
_DOCUMENTS = {"account": ACCOUNT, "budget": BUDGET}


@pytest.fixture(scope="module")
def put(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Answer]:
    stores = {}
    for name, text in _DOCUMENTS.items():
        path: Path = tmp_path_factory.mktemp(name) / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        stores[name] = Store(f"sqlite:///{path.parent / 'store.db'}", path.parent / "files")
        keep(extract(path), path.read_bytes(), ".txt", store=stores[name], index=None)
    return lambda name, question: ask(question, store=stores[name])


@pytest.mark.parametrize(
    ("name", "question", "told"),
    [
        # why: what was not spent, what was spent without a plan, what rose
        ("account", "储备粮油补贴这笔钱没花光，到底卡在哪儿了？", ["210.00万元", "轮换架空期延长"]),
        ("account", "请说明储备粮油补贴未全额执行年初预算的原因。", ["210.00万元", "轮换架空期延长"]),
        ("account", "记者追问：储备粮油补贴的决算数不及年初预算，理由何在？", ["轮换架空期延长"]),
        ("account", "储备粮油库建设年初一分钱都没排，怎么最后有了花销？", ["130.00万元", "仓库修缮补助"]),
        ("account", "在压减开支的要求下，“三公”经费为何不降反升？", ["1.60万元", "保险集中缴纳"]),
        ("account", "都喊着勤俭办事，“三公”经费咋还比头年多了呢？", ["保险集中缴纳"]),
        ("budget", "湖岸步道养护少在哪里，少了多少？", ["15.00万元", "移交公园管理"]),
        ("budget", "贵局湖岸步道养护调减15.00万元，请释明事由。", ["移交公园管理"]),
        # shares, in any order
        ("account", "基本支出里头，花在人头上的钱占到几成？", ["480.00万元", "80.00%"]),
        ("account", "人员经费除以基本支出，得出的比例是多少？", ["80.00%"]),
        ("account", "占基本支出多少个百分点的是人员经费？", ["80.00%"]),
        ("account", "基本支出每花一百块，有几块是人员经费？", ["80.00%"]),
        ("account", "基本支出由人员经费和公用经费组成，前者占多大比例？", ["80.00%"]),
        # gaps
        (
            "account",
            "人员经费和公用经费，哪头大？中间差着多少钱？",
            ["480.00万元", "120.00万元", "360.00万元"],
        ),
        ("account", "基本支出分成人员和公用两块，一块比另一块多多少钱？", ["360.00万元"]),
        ("account", "请列明基本支出高于项目支出的数额。", ["260.00万元"]),
        # for one of what is counted
        ("account", "公务接待费分摊到每人次头上合多少元？", ["75.00元"]),
        ("account", "公务接待的人次平均费用是多少元？", ["75.00元"]),
        # lists, orders and keywords
        ("budget", "请列出项目支出的项目名称及对应金额。", ["90.00万元", "110.00万元", "60.00万元"]),
        (
            "budget",
            "项目支出的钱都去哪儿了？一样一样连钱数报给我。",
            ["90.00万元", "110.00万元", "60.00万元"],
        ),
        ("budget", "报一下项目支出的明细和金额。", ["90.00万元", "110.00万元", "60.00万元"]),
        # what went on to the next year, and where to look said behind
        ("account", "到2023年底还有多少钱要转到下一年用？", ["20.00万元"]),
        ("account", "您好，烦请告知2023年年末结转和结余的具体金额，谢谢。", ["20.00万元"]),
        # office words
        ("budget", "工程类采购的budget和服务类采购的gap是多少？", ["20.00万元"]),
        # last year's amount from what changed
        ("budget", "结合文中的增减额，2023年支出预算应该是多少？", ["665.00万元"]),
        # whether a rate is right that stands with the change alone, this year's amount elsewhere
        (
            "budget",
            "公务接待费减少了0.50万元，下降25.00%，这个降幅算对了吗？",
            ["2.50万元", "20.00%", "不一致"],
        ),
        # an item that is called so is asked for, and nobody who retired
        ("budget", "行政单位离退休是多少？", ["7.00万元"]),
        ("budget", "政府采购有多少给了服务类采购，占比多少？", ["30.00万元", "37.50%"]),
        # who was received, the money given
        ("account", "1.20万元的公务接待费接待了多少批、多少人？", ["24批次", "160人次"]),
        # what a term means
        ("account", "“架空期”这个词我看不懂，指的是个什么概念？", ["轮出之后到补入之前"]),
    ],
)
def test_other_words_for_the_same_question_are_answered_as_it_is(
    put: Callable[[str, str], Answer], name: str, question: str, told: list[str]
) -> None:
    answer = put(name, question)
    assert answer.status in (Outcome.ANSWERED, Outcome.CONFLICTING), answer.answer
    assert [each for each in told if each not in answer.answer] == [], answer.answer


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("budget", "请列明承揽游船码头改建的企业名称。"),
        ("account", "请问截至2023年末粮食局的工作人员总数？"),
        ("account", "仓库修缮补助修了几个村的库？"),
        ("budget", "2023年旅游宣传推介的预算执行率是多少？"),
    ],
)
def test_what_is_not_printed_is_refused_in_whatever_words(
    put: Callable[[str, str], Answer], name: str, question: str
) -> None:
    assert put(name, question).status is Outcome.NOT_DISCLOSED


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("培训费为何不增反减", "培训费为何反而减少"),
        ("培训费占公用经费的比重有多大", "培训费占公用经费的百分之多少"),
        ("培训费在公用经费里的比例是多少", "培训费占公用经费的百分之多少"),
        ("培训费超了多少", "培训费比预算多多少"),
        ("培训费一人一月多少", "培训费每人每月多少"),
        ("这几个项目是根据哪份文件立项的", "项目的立项依据是什么"),
        ("这个项目是多少", "这个项目是多少"),
        ("局里内部设了哪些科室", "局里内设机构有哪些"),
        ("政府采购都买了什么类别,每类多少", "政府采购货物、工程、服务每类多少"),
        ("养护项目的实施周期写的是哪一年", "养护项目的实施周期是什么"),
    ],
)
def test_a_turn_of_phrase_becomes_the_standard_one(said: str, meant: str) -> None:
    assert standard(same(plain(said))) == meant


def test_what_a_region_or_a_name_has_in_it_is_no_phrase() -> None:
    for name in ("万里街道支出总额", "公里数", "中小企业", "扩大投资"):
        assert standard(same(plain(name))) == same(plain(name))
