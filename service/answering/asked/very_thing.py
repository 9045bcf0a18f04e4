"""The very thing that a question wants, in whatever words and order it asks for it: who has the contract, a price, a debt, how
large a place is, how much of it each town has. What is told about the same topic, and not of that thing, is no answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from service.answering.asked.kinds import Ask
from service.answering.asked.proper_names import BODIES, FIRMS, TOWNS, VILLAGES, names
from service.answering.asked.question import Question
from service.answering.asked.sorts import Told
from service.lexicon.contractors import CONTRACTOR_ASKED, DOER_ASKED, FIRM_ENDS, OF_ANY
from service.lexicon.told_by_name import BY_NAME
from service.patterns import regex
from service.terms import key

_FEW = "(?:多少|(?<!哪)几(?!乎))"
# Asks for money and for nothing beside it.
_MONEY_ASKED = regex(
    f"{_FEW}(?:个亿|个?万|钱|元|块钱?|费用?|经费|资金|服务费|酬劳|报酬|补贴|补助|工资)"
    f"|[费款金钱资](?:用)?(?:一共|总共|共|大概|到底|究竟)*(?:是|付|花|给|收|交|出|用|要|有|为|支付|支出|掏)+了?(?:多少|几何)(?![一-鿿]?[个家名人户次件%])"
)
_MONEY = regex(
    r"\d[\d,.]*[多余来]?\s*(?:百|千|十|[亿万])*(?:元|块)|\d[\d,.]*\s*[千百]?[亿万](?=[”\"])|[一二三四五六七八九十百千]+[万亿]?元|[没免]有?|无|未"
)
_OTHER_ASKS = (
    Ask.COUNT, Ask.SHARE, Ask.CHANGE, Ask.PARTS, Ask.PURPOSE, Ask.YES_NO, Ask.HOW, Ask.DUTY, Ask.SUM, Ask.BASE,
)  # fmt: skip
# Asks how large a place or a work is, which no money tells.
_PLACE = "馆|场|园|楼|房|库|站|基地|路|桥|带|渠|坝|厅|仓|棚|林|湖|塘|池|厂|院(?!系)|广场|公园|大院|校区|园区|小区|片区|工地|用地"
_HOW_LARGE = regex(
    f"(?:{_PLACE})(?:里|内|那块|这块)?(?:到底|究竟|一共|总共|实际|建|修|盖|占|建成|设计)*(?:得|有|了)?多大"
    "|(?:建设|工程|设计|建筑|施工|种植|养殖|改造|绿化|建造)(?:的)?规模(?:到底|究竟|一共|总共|分别|各)*(?:是|有|为|达)?(?:多大|多少|几何|怎样|如何|怎么样|什么)"
    f"|占(?:了|地)?{_FEW}(?:地|亩|平)"
)
_LARGE = regex(
    r"\d\s*[万千百]?\s*(?:平方米|平米|㎡|m2|亩|公顷|公里|千米|米|立方|方|吨|间|栋|层|座|处|个|张|套|盏|棵|株|株)|面积|占地|规模"
)
# Asks for how much each place has.
_SHARED = "乡镇|镇街|镇乡|街道|乡|镇|村|社区|区县|县区|旗县"
_BY_PLACE = regex(
    f"按照?(?:各个?|每个)?(?P<a>{_SHARED})(?:别|来)?(?:是)?(?:都)?(?:怎么|如何|怎样|咋)?(?:分|列|拆|统计|说|数|排|划)"
    f"|(?:各个?|每一?个?|哪些)(?P<b>{_SHARED})(?:里|上)?(?:都|又|到底|分别|各自?|平均|大概)*(?:摊|分|有|是|建|修|改|装|给|拿|得|轮|派|安|落实|完成|承担|占|报)*(?:到|了|着|得)*(?:各|分别)?{_FEW}"
    f"|(?:在|往|到|给)(?:各个?|每个|下面|全[县区市]各?)(?P<c>{_SHARED})?(?:里|上|间|之间)?(?:是)?(?:都)?(?:怎么|如何|怎样|咋)(?:分布|分配|分|摆布|布局|安排|划)"
    f"|(?P<d>{_SHARED})(?:的)?(?:分布|分配)(?:情况|名单|表)?(?:是|为)?(?:怎样|怎么样|如何|什么|多少|$)"
)
_EACH_PLACE = regex(rf"(?:每一?个?|各)(?:{_SHARED})[^，。；]{{0,6}}\d")
_AT_LEAST = 2
# What one of a thing costs that comes by measure.
_ONE_OF = regex(
    rf"一(?:立方米?|方|度|吨|晚|夜|斤|公斤|桶|车|趟|顿|间房?)[一-鿿]{{0,4}}?(?:一[天晚夜])?(?:卖|收|是|要|按|得|算|付|定|收费|平均)*(?:{_FEW}(?:钱|元|块)|怎么算|什么价)"
    "|(?:定|收|卖|要|算|给)的?(?:是)?(?:什么|啥|多高的?|怎样的)价(?:钱|格|位)?"
)
_PRICE = regex("价(?!值)|元/|[/每均]|收费标准")
# Those who still are there; that some left counts none of them.
_STILL = regex(
    f"(?:现在|目前|眼下|如今|至今|当前)[^,，。]{{0,12}}还有{_FEW}|还(?:有|剩){_FEW}(?:个|名|位)?(?:人|户|家|名|位)"
)
_LEFT = regex("迁出|退出|注销|死亡|去世|减少|调出|退休|转出|辞职|离职|流失|清退|核减")
_STAYS = regex("现有|现在|目前|仍|尚|还有|还剩|剩余|共有|实有|在册|在领|在岗|累计")
# What stands beside amounts of change is none of a share.
_GROWTH = regex(
    r"(?:增长|增加|下降|减少|上升|提高|降低|增幅|降幅|压减|上浮|下浮|同比|环比)(?:幅度)?(?:了|约|到|至|为|达)*[\d.]+(?:%|个百分点)"
)
_PERCENT_ASKED = regex("百分之(?:多少|几)|几成|多大比例")
_SHARE_TOLD = regex("[%％]|[一二三四五六七八九]成|分之|比例|/")
# What a work is reckoned to cost: what a sentence says was spent on it, or is left to pay, is none.
_TO_COST = regex(
    f"(?:预计|估计|估算|测算|概算|总共|一共|全部|拢共)(?:下来|建成|建完|做完|修完)?(?:一共|总共|还|就|得|需要?|要|须|会)*投(?:资|入|进去?)?了?{_FEW}"
)
_TO_BUILD = regex(
    f"(?:修|新|扩|改)?建(?:成|好|设|一座)?[^,，。?？]{{0,14}}?(?:总共|一共|拢共|预计|估计)(?:得|需要?|要|须)投(?:资|入|进去?)?{_FEW}"
)
_COST_TOLD = regex("投|估算|概算|造价")
# How many of a kind there are, beside the number of all that the question gives.
_HOW_MANY = regex(
    f"{_FEW}个?(?P<unit>起(?!来)|宗|件|个(?![月亿万百])|座|处|辆|家|户|人(?![次均])|名|位|所|条|项|台|套|间|口|艘|场|期|批(?!次)|次)"
)
_ALIKE = ("起宗件", "个座处家所项", "人名位")
# What one of them gets or costs.
_EACH_ONE = regex(
    f"(?<![哪第某同另统])(?:每一?个?|一个?)(?P<unit>[家户亩头只人名位辆台套座栋间所村])(?:企业|农户|人家|学生|职工)?(?:大概|大约|最多|至多|平均|具体|一年|每年|一次)*"
    f"(?:能|可以?|要|得|补|给|拿|领|发|奖|补助|补贴|标准|是|花|合|摊|到手|各|分|拨|投|收|交|缴|用|到|了)*{_FEW}(?:钱|元|万元?|块)?(?=$|[,，。?？的呢])"
)
# What was got back, which is not what the fund or the item that it was got back for has.
_BACK = "追[回缴讨]|追偿|挽回|讨回|退[回还缴]|缴回|清缴|没收|罚没|收缴|扣[回罚]|罚了?款?"
_RECOVERED = regex(
    f"(?:{_BACK})(?:到|了|过|来|回来|上来)*(?:[^,，。]{{0,10}}?){_FEW}|{_FEW}[^,，。]{{0,8}}被?(?:{_BACK})"
)
_RECOVERY = regex(f"{_BACK}|追|缴库|上缴|罚")
# Term of a loan.
_TERM = regex(
    f"{_FEW}年期|期限(?:是|有|为)?(?:{_FEW}|多长|多久)|多长(?:的)?期限|{_FEW}年(?:内)?(?:到期|还清|还完)|(?:什么时候|何时|哪年)(?:到期|还清)"
)
_TERM_TOLD = regex(r"年期|期限|到期|还清|偿还期|(?<!\d)\d{1,2}\s*(?:年(?!度|[初末底])|个月)")
# Centres of service belong to the public hand.
_PRIVATE = FIRMS.replace("服务中心|", "")
# How often something was done no amount tells.
_HOW_OFTEN = regex(
    f"(?<!哪){_FEW}(?:笔(?!钱|资|经|支|款)|起(?!来)|宗|件|例|场|期|次|回)(?![钱元])(?!.*(?:钱|元|金额|资金|费用))"
)
# What things of one sort are bought, where the sort is named: how much of each sort there is says nothing of them.
_THINGS_BOUGHT = regex(
    "采购[^,，。?？]{0,16}(?:货物|工程|服务)[^,，。?？]{0,12}?(?:(?:买|采购|购买|购置)(?:的|了|些)*(?:是|有)?(?:什么(?!类)|啥|哪(?!类))|(?:是|有|包括|指)(?:什么(?!类)|啥|哪(?!类)))"
    "|(?:买|采购|购买)(?:的|了)?(?:什么|哪些|啥)(?:货物|工程|服务)"
)
# 开办费单独算是多少: an amount that one thing shares with others is not its own.
_ALONE = regex(
    "(?:的|光是?|单单?|仅)?(?P<of>[一-鿿]{2,6}?)(?:那一?[块项部]分?|这一?[块项部]分?|一项|本身|部分|的钱|资金|经费)?(?:能不能|能|可以)?(?:单独|单拎|单另|分开|拆开|单)(?:来|出来)?(?:算|看|列|花|用|安排|拿|说|是|占|有|核算)"
)
_OF_SORTS = regex(
    "以合同签订为准|政府|采购|货物|工程|服务|[预决]算|金额|支出|总额|合计|其中|本部门|本单位|本级|年初|年度|部门|单位|安排|项目|文中写道|全年|[^一-鿿]|[年数为是的类万元亿和共]|[一二三四五六七八九十]"
)
_AMOUNTS = regex(r"[\d.,]+[亿万千]?元")
_ANY_NUMBER = regex("\\d|[一二三四五六七八九十百两]+[笔起宗件例场期次回批]|没有|无|未")
_MARK, _LABEL = regex(r"\[\d+\]"), regex(r"[（(]\d{5,7}[)）]")


def very_thing(question: Question, earlier: str) -> tuple[Told, ...]:
    """What an answer must tell, each as a test of its words; `earlier` is what the parts before this one asked. None where a
    question asks why, or whether things agree."""
    if question.wants(
        Ask.WHY, Ask.VERIFY, Ask.HIGHEST, Ask.ACCOUNT, Ask.DIFFERENCE, Ask.DEFINITION, Ask.PERSON
    ):
        return ()
    return tuple(_tests(question, f"{earlier}|{question.plain}"))


def _tests(question: Question, whole: str) -> Iterator[Told]:
    said = question.plain
    if CONTRACTOR_ASKED.search(said):
        yield partial(_firm_named, f"{_PRIVATE}|{FIRM_ENDS}", whole)
    elif DOER_ASKED.search(said):
        yield partial(_firm_named, f"{BODIES}|{FIRMS}|{FIRM_ENDS}", whole)
    for asked, told in BY_NAME:
        if asked.search(said):
            yield _says(told)
    if question.wants(Ask.AMOUNT) and not question.wants(*_OTHER_ASKS) and _MONEY_ASKED.search(said):
        yield _says(_MONEY)
    if _HOW_LARGE.search(said):
        yield lambda text: _LARGE.search(_LABEL.sub("", text)) is not None
    # on the average no place needs to be named
    if "平均" not in said and (place := _BY_PLACE.search(said)) is not None:
        yield partial(_by_place, next((kind for kind in place.groups() if kind), ""), whole)
    if _ONE_OF.search(said):
        yield _says(_PRICE)
    if _STILL.search(said):
        yield lambda text: _LEFT.search(text) is None or _STAYS.search(text) is not None
    if question.wants(Ask.SHARE) and not question.wants(Ask.CHANGE) and _PERCENT_ASKED.search(said):
        yield lambda text: _SHARE_TOLD.search(_GROWTH.sub("", text)) is not None
    if (each := _EACH_ONE.search(said)) is not None:
        yield _says(re.compile(f"[每均/]|一个?{each['unit']}"))
    if _TO_BUILD.search(said):
        yield _says(_COST_TOLD)
    elif _TO_COST.search(said):
        yield lambda text: "“" not in text or _COST_TOLD.search(text) is not None
    if (many := _HOW_MANY.search(said)) is not None and not question.wants(Ask.YES_NO, Ask.PER_HEAD):
        yield partial(_not_given, many["unit"], whole)
    if _HOW_OFTEN.search(said) and not question.wants(Ask.PER_HEAD, Ask.YES_NO, Ask.SUM, Ask.SHARE):
        yield (
            lambda text: _ANY_NUMBER.search(_AMOUNTS.sub("", _MARK.sub("", _LABEL.sub("", text)))) is not None
        )
    if _RECOVERED.search(said):
        yield _says(_RECOVERY)
    if _TERM.search(said):
        yield _says(_TERM_TOLD)
    if question.wants(Ask.AMOUNT) and (alone := _ALONE.search(said)) is not None:
        of = alone["of"].rpartition("的")[2].removeprefix("其中")
        beside = re.compile(f"{of}[^，。；]{{0,4}}[、和及与]|[、和及与][^，。；]{{0,4}}{of}")
        yield lambda text: beside.search(text) is None
    if _THINGS_BOUGHT.search(said):
        yield lambda text: len(_OF_SORTS.sub("", text[max(text.find("采购"), 0) :])) >= _AT_LEAST


def _firm_named(ends: str, asked: str, text: str) -> bool:
    """Whether a firm is called by a name: what every contractor is, and what the question says of it, is none."""
    for name in names(text, ends, asked):
        bare = re.sub(f"(?:{ends})$", "", name)
        rest = OF_ANY.sub("", key(bare))
        if rest and rest not in asked and not all(part in asked for part in _pairs(rest)):
            return True
    return False


def _pairs(text: str) -> list[str]:
    return [text[i : i + 2] for i in range(len(text) - 1)] or [text]


def _not_given(unit: str, asked: str, text: str) -> bool:
    """Whether a number is told that the question does not give: of 36 stations how many are the city's 36 does not say."""
    units = next((alike for alike in _ALIKE if unit in alike), unit)
    counted = re.compile(rf"(?<![\d.,])(\d[\d,]*)\s*[{units}]")
    given = set(counted.findall(asked))
    told = set(counted.findall(_LABEL.sub("", text)))
    return not given or not told or not told <= given


def _by_place(kind: str, asked: str, text: str) -> bool:
    ends = TOWNS if not kind or kind not in ("村", "社区") else VILLAGES
    if _EACH_PLACE.search(text):
        return True
    if kind in ("区县", "县区", "旗县"):
        ends = "县|区|旗|市"
    return len(set(names(_MARK.sub("", text), ends, asked))) >= _AT_LEAST


def _says(pattern: re.Pattern[str]) -> Told:
    return lambda text: pattern.search(text) is not None
