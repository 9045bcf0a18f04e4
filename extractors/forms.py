"""The prescribed tables as data: what their titles and column heads are called, in every province we have seen.

Titles and heads are compared with all spaces removed (`plain`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import Literal

from extractors.schema.draft import Kind


def plain(text: str) -> str:
    """Text without the spaces and breaks that typesetting put inside."""
    return _remembered(text) if len(text) < _SHORT else "".join(text.split())


def column_number(text: str) -> str:
    """The number that a column is called by, also where it says what it is reckoned from (1=2+3+6 is 1); any other text as it
    is."""
    return _RECKONED.sub(r"\1", text)


# Names and heads are asked for again and again; long texts are not worth the room.
_SHORT = 40


@lru_cache(maxsize=4096)
def _remembered(text: str) -> str:
    return "".join(text.split())


# --- titles -----------------------------------------------------------------------------------------------

_TITLES: tuple[tuple[Kind, str], ...] = (
    # The first pattern that the title holds decides, so the narrow ones stand first.
    (Kind.PERFORMANCE, r"绩效|目标申报"),
    (Kind.THREE_PUBLIC, r"三公"),
    (Kind.GOVERNMENT_FUND, r"政府性?基金"),
    (Kind.STATE_CAPITAL, r"国有资本"),
    (Kind.PROCUREMENT, r"采购|购买服务"),
    (Kind.CARRYOVER, r"结转资金|结转结余资金|上年结转.{0,6}支出"),
    (Kind.OPERATING, r"机关运行|运行费|公用经费"),
    (Kind.ASSETS, r"固定资产|国有资产|资产.{0,4}(占|配置|情况)"),
    (Kind.OTHER, r"专户|债务|非税|目录|机构设置|单位构成"),
    (Kind.PROJECTS, r"项目支出|专项业务经费|专项资金|项目.{0,6}明细|重点项目|特定目标类"),
    (Kind.PERSONNEL, r"人员(情况|编制|构成)|编制.{0,4}人员|机构人员"),
    (Kind.FISCAL_APPROPRIATION, r"财政拨款.{0,4}(收支|收入支出)"),
    (Kind.BASIC_BY_ECONOMIC, r"基本支出"),
    (Kind.GENERAL_BY_FUNCTION, r"一般公共预算.{0,12}支出|财政拨款支出"),
    (Kind.RECEIPTS_EXPENDITURE, r"收支|收入支出"),
    (Kind.RECEIPTS, r"收入.{0,6}[总表]|收入"),
    (Kind.EXPENDITURE, r"支出.{0,6}[总表]|支出"),
)


def kind_of_title(title: str) -> Kind | None:
    """The statement that a title announces; None when it announces none."""
    text = plain(title)
    for kind, pattern in _TITLES:
        if re.search(pattern, text):
            return kind
    return None


# Which table a functional and an economic version of the same title are.
BY_FUNCTION = {
    Kind.BASIC_BY_ECONOMIC: Kind.BASIC_BY_FUNCTION,
    Kind.GENERAL_BY_ECONOMIC: Kind.GENERAL_BY_FUNCTION,
}
BY_ECONOMIC = {
    Kind.BASIC_BY_FUNCTION: Kind.BASIC_BY_ECONOMIC,
    Kind.GENERAL_BY_FUNCTION: Kind.GENERAL_BY_ECONOMIC,
}

# --- captions ---------------------------------------------------------------------------------------------

_COUNTED_IN = "(?:人次?|个|辆|台|套|件|户|平方米|[%％])"
# Where persons are counted beside the money (单位：人、万元) the unit of the table is that of its money.
UNIT = re.compile(
    rf"单\s*位\s*[:：；;]?\s*(?:单\s*位\s*[:：])?\s*(?:{_COUNTED_IN}\s*[、，,/]\s*)*(?:人民币)?\s*(亿元|万元|千元|元)(?![\w])"
)
# Tables of persons or things: their numbers are no money whatever the other tables are in.
COUNT_UNIT = re.compile(rf"单\s*位\s*[:：]\s*({_COUNTED_IN}(?:[、，,/]{_COUNTED_IN})*)(?![\u4e00-\u9fff])")
UNIT_IN_BRACKETS = re.compile(r"[（(](?:金额)?(?:单位[:：]?)?\s*(?:人民币)?(亿元|万元|千元|元)[)）]")
# A year or 一般公共预算, 三公经费 right behind the number begins the title (表1 2024年…, 表2 一般公共预算支出表).
LABEL = re.compile(
    r"(?:(?:部门|单位)?(?:预算|决算)?公开)?(?:附?表|附件|(?:(?:部门|单位)?(?:预算|决算))?公开|预算)\s*"
    r"(?:\d{1,2}(?=(?:19|20)\d{2}年)|\d{1,3}(?!\d|年)|(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])(?!般|公))"
    r"(?:[-—.](?:\d{1,2}(?=(?:19|20)\d{2}年)|\d{1,2}(?!\d|年)))*\s*表?[:：.、]?"
)
# Lines above a table that are not its title: who drew it up, for which year, in which unit.
CAPTION = re.compile(
    r"单\s*位|编制|填报|部门(?:名称)?[:：]|预算年度|年度[）)]|截[止至]时间|日期|金额|公开\s*\d+|^表\s*\d|^附件|^附表|审[查签]"
)
CONTINUED = re.compile(r"[（(]?续表?[）)]?\s*\d*$")
NOTE = re.compile(r"^\s*[（(]?(?:备?注|说明|填表说明)\s*\d*[：:）)]")

# --- column heads -----------------------------------------------------------------------------------------

# The number of a column, with those of the columns that it is reckoned from.
_RECKONED = re.compile(r"[(（]?(\d{1,2})[)）]?[=＝][\d()（）+＋\-－*×/÷%]+")
RANK = re.compile(r"序号|行次|栏次|编号")
CODE = re.compile(r".*(?:编码|代码)|类|款|项|科目号")
# What stands below: 2010301, with its parts set apart in some tables (302.01).
WRITTEN_CODE = re.compile(
    r"[A-Za-z]?\d+|\d{3}(?:[.．·-]\d{2}){1,3}|(?=[A-Za-z\d-]*\d{3})(?=[A-Za-z\d-]{6})[A-Za-z\d]+(?:-[A-Za-z\d]+)*"
)
NAME = re.compile(
    r"项目|.*(?:名称|项目及用途)|科目|(?:功能|经济|支出)?(?:分类)?科目|单位|收入项目|支出项目|功能科目"
    r"|.*(?:科目|项目)[（(]按.*[）)]|科目[（(].*[）)]|支出内容|主管部门|报表|任务名称|主要内容"
)
NOTE_HEAD = re.compile(
    r"备注|说明|.*(?:简介|理由|依据|用途|办法|目标|内容|性质|规格|措施|计划|职责.*)|资金来源说明"
)
# Whatever numbers stand below these, they are no values: when, where, on which page.
DATE_HEAD = re.compile(
    r"(?:预算|结转|所属|项目|资金|下达|立项|实施|计划|财政|会计)?年度|.*(?:年份|年月|日期|时间)|起[止始]年[限度]"
)
# What such columns hold where they print words with the figures.
DATE = re.compile(r"\d{4}(?:年|[-—/.]\d)|\d{1,2}月|第?[一二三四]季度|[上下]半年|全年|年[初内底]")
ADDRESS = re.compile(r"邮编|邮政编码|.*(?:地址|网址)")
PAGE = re.compile(r"页[码数次]|所在页[码数]?")
YEAR = re.compile(r"(?:19[89]|20[0-4])\d")
# The name of a body, not of an item: only the row's name where nothing narrower is printed.
BODY_NAME = re.compile(r".*单位.*|.*部门$|主管.*")
# Not money, whatever the table's unit says.
NOT_MONEY = re.compile(
    r"数量|人数|辆数|台数|面积|占比|比例|比重|百分|[%％]|增减率|计量单位|份额占|指标值|得分|评分|分值|权重"
)
# How many of a thing there are and what one costs, where what they cost stands beside it.
QUANTITY = re.compile(r"(?:(?:采购|购买|购置)?数量|(?:参考|预算|市场)?单价)(?:[（(].*[)）])?")
# Of what sort an item is, who does it and where, who pays for it, which does not say what it is.
ATTRIBUTE = re.compile(
    r".*(?:类型|类别|级次|编号|性质|大类|方式|形式|属性|型号|规格|地点|承接主体|供应商|(?:资金|经费)来源|单位(?:名称)?)|是否.*"
)
# Persons, where the table's unit is money.
HEADCOUNT = re.compile(
    r"(?<!预算)编制数|(?:人员|行政|事业)编制"
    r"|^(?:年末)?(?:实有)?(?:在职|在编|在岗|离?退休|离休|编外|聘用|临聘)+(?:人员|人数|职工)?(?:数|人数)?$"
)
# Over changes, which may be printed in words (减少2.40).
CHANGE_HEAD = re.compile(r"增减|增加|减少|变动|变化|比上年|较上年")
# Over a column that says in what each row is measured.
UNIT_HEAD = re.compile(r"(?:计量|度量|数量)?单位")
# The lowest head of a name column that says nothing of its own.
GENERIC_NAME = re.compile(r"项目|项目名称|科目名称|名称|科目|功能分类科目名称|.*科目名称")

# Heads and row names of the prescribed tables as most of them are printed, to recognise what is hard to read.
HEADS = (
    *(
        "序号",
        "行次",
        "编码",
        "名称",
        "科目编码",
        "科目名称",
        "功能科目",
        "经济科目",
        "项目",
        "项目名称",
        "备注",
        "说明",
    ),
    *("单位代码", "单位编码", "单位名称", "预算单位", "预算单位代码", "预算单位名称", "部门名称", "主管部门"),
    *(
        "功能分类科目编码",
        "功能分类科目名称",
        "经济分类科目编码",
        "经济分类科目名称",
        "支出功能分类科目",
        "支出经济分类科目",
    ),
    *(
        "政府经济分类",
        "部门经济分类",
        "部门预算支出经济分类科目",
        "政府预算支出经济分类科目",
        "资金性质",
        "资金来源",
    ),
    *(
        "合计",
        "小计",
        "总计",
        "金额",
        "预算数",
        "决算数",
        "执行数",
        "上年预算数",
        "本年预算数",
        "增减额",
        "增减变化情况",
    ),
    *(
        "收入",
        "支出",
        "收入总计",
        "支出总计",
        "本年收入合计",
        "本年支出合计",
        "上年结转",
        "结转下年",
        "年终结转结余",
    ),
    *(
        "一般公共预算",
        "一般公共预算拨款",
        "财政拨款",
        "政府性基金",
        "政府性基金预算",
        "国有资本经营预算",
        "财政专户管理资金",
    ),
    *(
        "事业收入",
        "经营收入",
        "其他收入",
        "上级补助收入",
        "附属单位上缴收入",
        "单位资金",
        "基本支出",
        "项目支出",
    ),
    *(
        "人员经费",
        "公用经费",
        "人员经费支出",
        "公用经费支出",
        "日常公用经费",
        "专项业务经费",
        "经营支出",
        "上缴上级支出",
    ),
    *(
        "“三公”经费",
        "“三公”经费合计",
        "一般公共预算拨款安排的“三公”经费预算",
        "因公出国（境）费",
        "因公出国（境）费用",
    ),
    *("公务接待费", "公务用车购置费", "公务用车运行费", "公务用车运行维护费", "公务用车购置及运行费"),
    *(
        "公务用车购置及运行维护费",
        "会议费",
        "培训费",
    ),
    # every way in which UNIT reads the line of the unit
    *map(
        "".join,
        product(("", "金额"), ("单位：", "单位：单位："), ("", "人民币"), ("元", "千元", "万元", "亿元")),
    ),
    *(f"{year}年" for year in range(2012, 2035)),
)

# Heads of the lower rows of a header, for tables without a single number.
HEAD = re.compile(
    r"类|款|项|目|[小合总]计|(?:基本|项目|经营)支出|.*(?:经费|编码|代码|名称|预算数|决算数|金额|拨款|收入|费用?|定额|补充|结转|结余)"
)
# The number that an item of a list begins with (一、 （一） 1、).
ITEM = re.compile(
    r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|\d+(?:、|[.．](?!\d)))(?=.)"
)
TOTAL = re.compile(r"合计|总计|小计|.*合计|.*总计|.*小计")
OF_WHICH = re.compile(r"^\s*其中")
NIL = re.compile(
    r"^无$|空表|不涉及|没有.{0,30}(?:收|支|预算|安排)|无.{0,30}(?:预算|收支|支出|安排|拨款)|无数据"
)

# --- persons ----------------------------------------------------------------------------------------------

# Who filled in a form, answers for something or is to be asked; and how they are reached.
PERSON = (
    r"(?:(?:填[报表写]|制表|编[制报]|经办|承办|联系|联络|咨询|审核|复核|审批|签发|报送|录入|校对|负责|责任|领款|收款|申报|申请)人"
    r"|(?:分管|主管|协管|责任|单位|部门|局)领导|法定代表人|法人代表|(?:会计|财务)主管|姓名)(?![数员次均民才类群大口])"
    r"(?:姓名)?(?:[（(][^（）()\d]{1,8}[)）])?(?:[及和与或、/]?(?:联系)?(?:电话|方式|手机)(?:号码?)?)?"
)
REACHED = (
    r"(?:电话|手机|传真|座机|联系方式|身份证件?|[账帐][号户]|卡号|邮箱|电子邮件|[Ee]-?[Mm]ail|QQ|微信)(?:号码?)?"
    r"(?:[（(][^（）()\d]{1,8}[)）])?"
)
ANNOUNCED = re.compile(
    rf"[\u4e00-\u9fff（）()/、]{{0,10}}?(?:(?P<person>{PERSON})|(?P<number>{REACHED}))[:：]?"
)
_LONGEST_LABEL = 24


Announced = Literal["person", "number"]


def announces(bare: str) -> Announced | None:
    """Whether a text without spaces is nothing but a label, and of what: of a person (联系人), or of the number, account
    or address of one (联系电话)."""
    found = ANNOUNCED.fullmatch(bare) if 1 < len(bare) <= _LONGEST_LABEL else None
    if found is None:
        return None
    return "person" if found.group("person") else "number"


# --- performance forms ------------------------------------------------------------------------------------

TICK = re.compile("[□☐☑■√✓]")
LEVEL1 = re.compile(r"一级(?:(?:绩效)?指标(?:名称)?)?|指标类[型别]")
LEVEL2 = re.compile(r"二级(?:绩效)?指标(?:名称)?")
LEVEL3 = re.compile(r"三级(?:绩效)?指标(?:名称)?|指标(?:内容|名称)|(?:具体|明细)指标(?:名称|内容)?")
# Heads over targets and what stands beside them: earlier values, outturn, weight.
TARGET = re.compile(
    r".*(?:指标值|目标值|实现值|完成值|历史值|标准值|完成情况|实现情况).*|(?:年度|实施期|中期|当年|本年|全年)?(?:绩效)?目标"
    r"|(?:前年|上年|去年|当年|本年)(?:度|实际|预[计期]|计划)*(?:数|值|目标|情况)?|(?:19|20)\d\d年?度?(?:实际|预[计期]|计划|目标|指标)?(?:完成)?(?:数|值|情况)?|权重.*|分值.*|得分.*|评分|自评分"
)


# Over targets by the grade they earn (优 | 良 | 中 | 差), beside indicators without levels.
GRADED = re.compile(r"(?:绩效)?(?:指标)?评价标准|评分等级")


def heads_indicators(texts: list[str]) -> bool:
    """Whether texts side by side are the heads of performance indicators: a level and a target."""
    if "指标" not in "".join(texts):
        return False
    if "绩效指标" in texts and any(map(GRADED.fullmatch, texts[texts.index("绩效指标") + 1 :])):
        return True
    levels = sum(bool(LEVEL1.fullmatch(t) or LEVEL2.fullmatch(t)) for t in texts)
    # 指标 | 年度指标值 | 实际完成值: of one level
    alone = texts[0] in ("指标", "绩效指标") and sum(bool(TARGET.fullmatch(t)) for t in texts[1:]) > 1
    named = alone or any(LEVEL3.fullmatch(t) for t in texts)
    return named and (levels > 0 or len(texts) > 2) and any(TARGET.fullmatch(t) for t in texts)


PROJECT_NAME = re.compile(r"(?:专项|项目)名称")
# A title that names the one project of its form: …项目绩效自评表, 项目支出绩效目标表（…）
TITLED = re.compile(
    r"(?:附[件表]?\d*)?(?P<before>[^（(]{4,40}?)项目(?:支出)?绩效(?:自评|目标)(?:申报)?(?:情况)?表"
    r"|.*项目(?:支出)?绩效(?:自评|目标)(?:申报)?(?:情况)?表[（(](?P<inside>[^）)]{4,40})[)）]"
)
NO_PROJECT = re.compile(
    r"(?:19|20)\d\d年?度?.*|.*(?:整体|公开).*|(?:部门|单位|本级|其他|一般|重点|专项|预算|财政|支出|类|市级|县级|区级|省级)+"
    r"|.*[局委办院]"
)
# Levels without heads over them, the target said as one: 产出指标 | 修缮炮位数 | 计划6座
PLANNED = re.compile(r"(?:年度)?(?:计划|目标|指标)值?[:：]?\s*(?=\S)")
# The line over a project's indicators that says how far they were met.
CARRIED_OUT = re.compile(r"([^：:，,。；;\s]{4,40}?)(?:项目)?(?:绩效)?指标(?:完成|实现)情况(?:表)?")
# Heads over money where projects are listed.
MONEY_HEAD = re.compile(
    r".*(?:金额|总额|预算|资金|拨款|支出|收入)(?:数)?(?:[（(].*[)）])?|(?:19|20)\d\d年度?"
)
