"""The sort of thing that a question asks for by 哪, 什么 or 叫什么: a name, a place, a body, a make; and whether words tell one.

What the question itself names is no answer to it, and neither is how many there are: 入围的3家机构是哪3家 is not told by
“入围机构3家”.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.terms import coverage, key

Told = Callable[[str], bool]

_DIGITS = "两二三四五六七八九十"
_WHICH = rf"哪(?:些|一|几|[{_DIGITS}]{{1,2}}|\d{{1,3}})?(?:[个家所座条处类名位款种支只批台套场间片宗]|级)?(?:具体的?|不同的?)?"
# Each sort by the noun behind 哪, and the ends that names of it have.
_BODIES = (
    "局|委员会|[卫发]委|厅|办公室|院|所|站|队|中心|公司|机构|银行|政府|学校|协会|联合会|学会|医院|集团|事务所|服务社|"
    "合作社|管理处|馆|基金会|总社|党校|大学|幼儿园|[一-鿿]{2}[股科]|本级|本部|机关"
)
_FIRMS = "公司|集团|银行|事务所|研究院|设计院|合作社|厂|大学|学院|医院|协会|服务中心|服务社|总社|研究所|评估所"
_TOWNS = "镇(?!村|街)|乡(?!镇|村)|街道"
_VILLAGES = f"(?<![镇乡农城])村(?!级|民|庄|镇|组|务|两委|规划)|社区|小区|{_TOWNS}"
_PLACES = (
    f"{_VILLAGES}|省(?!级)|市(?!场|级|民)|县(?!级|委)|区(?!级|域)|旗|州(?!级)|路|街|巷|号|大道|园|广场|楼|馆|院|校|站|库|河|湖|桥|中心|基地|场|码头|湾|岭|山(?!洪|区|体|塘)|路口"
)
_NOUNS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(rf"{_WHICH}(?:{noun})"), re.compile(ends))
    for noun, ends in (
        ("乡镇|镇街|街道|[镇乡]", _TOWNS),
        ("(?:行政|自然|移民)?村(?!级)|社区|小区", _VILLAGES),
        ("地方|地点|位置|路段|地段|点位|河段", _PLACES),
        ("股室|科室|处室|股|科(?!目)", "股|科(?!技|学)|室|处"),
        ("(?:二级|下属|所属|预算|事业)?单位|部门", _BODIES),
        ("(?:中|小)?学校?|学校", "中学|小学|学校|幼儿园|大学|学院|一中|二中|三中"),
        ("(?:[一-鿿]{0,4})(?:公司|企业|厂家|供应商|银行|机构|组织|事务所|厂商|商家)", _FIRMS),
        ("国家|国(?=家|$)", "(?<![全出外])国(?!家|内|有|际|库|债|土|省|外|境|[（(])|洲|日本|新加坡|澳大利亚|马来西亚|俄罗斯|意大利|西班牙"),
        ("医院|卫生院", "医院|卫生院|保健院|中医院"),
    )
)
# Who it is, with the sort before 哪家.
_WHO_IT_IS = re.compile(
    rf"(?:公司|企业|厂家|供应商|银行|机构|厂商|商家|(?:施工|承建|中标|监理|设计|承接|编制|运营|建设)(?:单位|方|商|主体))(?:分别)?(?:是|为|叫)?哪[一几{_DIGITS}]*家"
)
_NOT_PLACES = re.compile("哪(?:些|几)?个?(?:方面|科目|项目)")
_WHERE = re.compile(
    "(?:建|设|办|开|住|租|驻|选|放|装|种|位|布|落|座落|坐落|举行|召开|进行)(?:在|于)(?:了)?哪(?:里|儿|个)"
    "|(?<![花用投多少差错扣写列落钱难])在哪(?:里|儿)(?!看|查|写|列|体现)|什么(?:位置|地方|地点)|(?:位置|地址|地点)(?:是|在)?(?:哪|什么)|从哪(?:里)?到哪"
)
_SET_IN = re.compile(
    r"(?:位于|坐落|座落|地处|设在|建在|驻|落户|选址)[一-鿿]{2,}|(?<![存实所现])在[^，。；]{2,14}(?:村|镇|乡|街道|社区|路|区|县|市|[里内边旁])"
)
_TO_WHERE = re.compile("(?:(?<![花用投])到|去了?|往|给)哪(?:里|儿|个(?:单位|部门|地方))(?:去了?|了)?$|去了?哪(?:里|儿|个)")
_MOVED = re.compile(
    "(?:调|并|划|转|交|缴|移|入|送|拨|去|上)[一-鿿]{0,4}(?:到|至|入|往|进|给|缴)[一-鿿]{2,}|划归|归并|归入|上缴"
)
_MONEY = re.compile("钱|资金|经费|差额|支出|款")
_FROM_WHERE = re.compile("(?<!钱)(?<!资金)(?<!经费)(?:从|由|自)哪(?:里|儿|个(?:单位|部门|地方|学校))[^,，。]{0,3}(?:调|考|招|借|抽|转|选|派|引|毕业)")
_CAME = re.compile("(?:从|由|自)[一-鿿]{2,}?(?:调|考|招|借|抽|转|选|派|引|更名|划)")
# What only words of its own tell: what one is called that has a make, a model, a post.
_OWN_WORDS = (
    (re.compile("品牌|牌子|型号|什么牌|哪[个款]车型"), re.compile("品牌|牌子|型号|车型|牌(?![照楼])|[A-Za-z]{2,}")),
)
_KINDS_OF_OWN = re.compile(
    rf"(?:什么|{_WHICH}|何种)(?P<noun>岗位|职务|工种|险种|树种|职称|专业|学历|学科|品种|规格)"
)
# A number of things in a question, and that it asks for each of them by name.
_SOME = re.compile(
    rf"(?<![\d.哪第])(?P<n>\d{{1,4}}|[{_DIGITS}百]{{1,3}})(?:余|多)?(?P<of>[个家所座条处类名位款种支只批台套场间片宗项件部期辆人户起])(?![次%]|说法|原因|理由|方面)"
)
_BY_NAME = re.compile(
    rf"(?:是|有|为|都|分别|以)?哪(?:些|几|[{_DIGITS}]{{1,2}}|\d{{1,4}})|叫(?:什么|啥)|名字|名称|名单|分别(?:是|为|叫)(?:什么|啥|谁)"
)
_ONE_BY_NAME = re.compile("叫(?:什么|啥)|(?:什么|啥)名字|名字(?:是|叫)|名称(?:是|叫)")
# By what measure: 多长 asks for a length.
_MEASURES = tuple(
    (re.compile(asked), re.compile(told))
    for asked, told in (
        ("多[长宽高远深](?!时间|期)", r"\d\s*(?:公里|千米|米|里|厘米)"),
        ("多重", r"\d\s*(?:吨|公斤|千克|克|斤)"),
        ("(?:多大|几)(?:岁|年纪|年龄)|年(?:龄|纪)(?:多大|是多少)", r"\d\s*(?:周?岁)"),
        ("(?:什么|何种|哪种|怎样的)(?:方式|形式|办法|方法|渠道)", "方式|形式|办法|通过|采取|采用|渠道|线上|现场|电话|招标|磋商"),
    )
)
# An amount that is called by a name of its own, and what its sentence or its row must then say.
_HOW_MUCH = "(?:收入|规模|总额|金额|数额|总数|情况|额)?(?:预计|大概|能有|一共|总共|共|合计|大约|约|各|分别)*(?:是|有|为|达|要)?(?:多少|几(?!乎)|多大)"
_ATTRIBUTES = tuple(
    (re.compile(asked), re.compile(told))
    for asked, told in (
        *(
            (f"(?:{asked}){_HOW_MUCH}", told)
            for asked, told in (
                ("总投资|投资额", "投资"),
                ("中标[价金]额?|成交[价金]额?", "中标|成交"),
                ("合同[价金]额?", "合同"),
                ("起拍价|拍卖价|成交价", "拍"),
                ("总价|造价|单价|售价|标价", "(?<!评)价(?!值)|均|/"),
                ("租金|房租|月租", "租"),
                ("工资|月薪|薪水|年薪|薪酬", "工资|薪|报酬"),
                ("罚款|罚金|罚了|罚没", "罚"),
                ("赤字|亏损|亏空", "赤字|亏"),
                ("债务|负债|欠款|欠费", "债|欠"),
                ("捐款|捐赠|善款|捐来?的?[一-鿿]?", "捐"),
                ("抚恤金|丧葬费", "抚恤|丧葬"),
                ("卖了|拍了|收回了?|拿回来?|处置收入|残值", "处置|出售|拍卖|变卖|[收追]回|残值|卖"),
                ("[一-鿿]比例", r"[\d几]\s*[%％成]|分之|比例"),
                ("扣了?", "扣"),
                (
                    "(?:能|可|预计|一共|总共|共)?(?:收(?:到|上来|了|得|回)?|征收|收缴|进账|入账)(?!支|入|费|购|集|治|储|养)[一-鿿]{0,6}?",
                    "收|征|捐|入库|拨",
                ),
                ("封顶线|起付线|报销上限", "封顶|起付|上限|最高"),
                ("利率|年息", "利率|息"),
                ("招聘?(?:的?人数|了|进)?|[新再]招", r"招[^，。；]{0,10}\d|\d+[名人][^，。；]{0,4}招"),
            )
        ),
        (f"[一-鿿]率{_HOW_MUCH}$", "率|占|完成|为预算的|相当于|百分之"),
        ("[失丢]了?的?分|扣分|分(?:数)?扣", "扣|失分|丢"),
        ("多少钱中的?标", "中标"),
        ("(?:计划|打算|准备|预计)(?:再|新)?招|[新再]招", r"招[^，。；]{0,10}\d|\d+[名人][^，。；]{0,4}招"),
        ("(?:一个?|每个?)(?:人|户|家庭|学生|老人)(?:一[年月]|每[年月])?(?:最多|至多|大概|大约)?(?:能|可以?|要|得)*(?:到手|[拿领得补发救分给花交报])[^,，。]{0,6}多少钱?$", "每|均|/|一[户人名]"),
    )
)
# A number of each of several, and of each person.
_OF_EACH = re.compile("(?:各|分别)(?:自|都|能|要|是|有|为|给|发|拿|花|分|领|得|用|拨|投)*了?(?:多少|几(?!乎))")
_EACH_TOLD = re.compile("每|均|各[^级类项种地方]|/")
_UNIT_ASKED = re.compile("(?:多少|几)(?P<of>[张床台套辆间亩门])")
_NUMBERS = re.compile(r"(?<![\d.])\d[\d,]*(?:\.\d+)?\s*(?:[亿万千]?元|[亿万%]|[个家名人户张台套辆处座所件次亩])")
# Asks for a number of things that no amount of money tells, and for a year.
_IN_UNITS = re.compile("(?:多少|几)(?:张|台|套|辆|间|栋|座|所|家|户|个人|名|位|公里|亩|平方米|吨|棵|只)(?![钱元])(?!.*(?:钱|元|金额|资金))")
_ANY_NUMBER = re.compile("\\d|[一二三四五六七八九十百两]+[张台套辆间栋座所家户个名位]|没有|无")
_LABELS = re.compile(r"[（(]\d+[)）]")
_IN_YEAR, _ANY_TIME = re.compile("哪一?年|哪年|何年"), re.compile(r"(?:19|20)\d\d|[\d一二三四五六七八九十]年")
# A mark that is named by its own word in quotes: 评为“中”.
_QUOTED = re.compile("(?:评|等级|等次|结果|档)[^,，。“\"]{0,4}[“\"]([一-鿿])[”\"]")
_CLAUSE, _JOINED = re.compile("[，,。；;\n]"), re.compile("[、；;]|(?<=[一-鿿])[和及与](?=[一-鿿])")
_COUNTED = re.compile(r"\d[\d,.]*\s*(?!万?元)[一-鿿]{1,2}$|\d+(?:\.\d+)?%?$")
# Units in which a number of things may be printed whatever unit is asked for.
_LOOSE, _PERSONS = "个家处座项", "名人位"
_IN_ORDER = "一二三四五六七八九十"
_LINKED, _NEAR_BY = re.compile("[：:（(]|分别|为|包括|即|是|有"), 20
_BEHIND = re.compile("分别|即|为|是|包括|有|其中|依次|具体")
_AMOUNTS, _TELLS = re.compile(r"[\d.,]+[亿万千]?元"), re.compile("为“")
_SPACE = re.compile(r"\s+")
_CUT = re.compile(
    "[由在向为与和及、对于到从是的请按将把被经至给等以各全本该其个家所名处位项座了入并同]|[^一-鿿（）()]"
)
# Said of many, and the name of none.
_GENERIC = re.compile(
    "(?:乡|城|村|集|市|农|县|区|镇|省|街道|社区|各级|行政|移民|帮扶|中心|重点|专业|第三方|中介|社会|保险|商业|事业|企业|预算|下属|所属|直属|"
    "相关|有关|主管|定点|医疗|民办|公办|普惠|基层|上级|国有|供水|供电|施工|监理|设计|建设|中标|承接|承建|实施|编制|执行|用人|参保|成员|责任|"
    "牵头|审批|政府|科研|培训|检测|评估|服务|管理|中小微|中小|小微|大型|龙头|新增|部分|多|几|两|三|一|二|十|每|机关|单位|部门|公共|评审|审核|力量|人|劳务)+"
)
_FEW = 2


def wanted(question: Question) -> tuple[Told, ...]:
    """What an answer must tell, each as a test of its words; none where the question asks for no such thing."""
    if question.wants(Ask.WHY, Ask.VERIFY, Ask.HIGHEST, Ask.ACCOUNT, Ask.DIFFERENCE, Ask.DEFINITION):
        return ()
    return tuple(_wanted(question))


def attributes(question: Question) -> tuple[re.Pattern[str], ...]:
    """What the sentence or the row of an amount must say that a question wants by a name of its own (中标价, 总投资, 罚款)."""
    return tuple(told for asked, told in _ATTRIBUTES if asked.search(question.plain))


def for_each(question: Question, earlier: str) -> Told | None:
    """That a number of each is told, where the number of each of several things is asked for; None for no such question."""
    if question.wants(Ask.WHY, Ask.VERIFY, Ask.HIGHEST, Ask.CHANGE, Ask.DIFFERENCE) or not _OF_EACH.search(question.plain):
        return None
    number = _SOME.search(f"{earlier}|{question.plain}")
    if number is None or number["n"] in ("1", "一"):
        return None
    n = _number(number["n"])
    least = _FEW if n is None else min(n, _FEW + 1)
    unit = _UNIT_ASKED.search(question.plain)
    numbers = re.compile(rf"\d\s*{unit['of']}") if unit is not None and unit["of"] else _NUMBERS
    return lambda text: _EACH_TOLD.search(text) is not None or len(numbers.findall(text)) >= least


def _wanted(question: Question) -> Iterator[Told]:
    said = question.plain
    if said.count("哪") == 1 and not _NOT_PLACES.search(said):
        for noun, ends in _NOUNS:
            if noun.search(said):
                yield lambda text, ends=ends: any(_names(text, ends, said)) or _numbered(text, said, ends)
                break
    if _WHO_IT_IS.search(said):
        firms = re.compile(_FIRMS)
        yield lambda text: any(_names(text, firms, said))
    if _WHERE.search(said):
        places = re.compile(_PLACES)
        yield lambda text: _SET_IN.search(text) is not None or any(_names(text, places, said))
    if _TO_WHERE.search(said) and not _MONEY.search(said):
        yield lambda text: _MOVED.search(text) is not None
    if _FROM_WHERE.search(said):
        yield lambda text: _CAME.search(text) is not None
    for asked, told in _OWN_WORDS:
        if asked.search(said):
            yield lambda text, told=told: told.search(text) is not None
    if (kind := _KINDS_OF_OWN.search(said)) is not None:
        noun = kind["noun"]
        yield lambda text: any(_names(text, re.compile(noun), said)) or f"{noun}为" in text
    for asked, told in _MEASURES:
        if asked.search(said):
            yield lambda text, told=told: told.search(text) is not None
    for mark in _QUOTED.findall(question.text):
        yield lambda text, mark=mark: re.search(f"[“\"为是级]{mark}(?![一-鿿])|{mark}[”\"]", text) is not None
    if _IN_UNITS.search(said) and not question.wants(Ask.PER_HEAD, Ask.YES_NO):
        yield lambda text: _ANY_NUMBER.search(_AMOUNTS.sub("", _LABELS.sub("", text))) is not None
    if _IN_YEAR.search(said) and not question.wants(Ask.AMOUNT, Ask.CHANGE):
        yield lambda text: _ANY_TIME.search(text) is not None
    number = _SOME.search(said)
    if number is not None and _BY_NAME.search(said) and number["n"] not in ("1", "一"):
        yield lambda text: _lists(text, number, said)


def _names(text: str, ends: re.Pattern[str], asked: str) -> Iterator[str]:
    """The names in a text that have one of the ends, that the question does not give and that are no general words."""
    written = _SPACE.sub("", text)
    for end in ends.finditer(written):
        bare = _CUT.split(written[max(0, end.start() - 12) : end.start()])[-1]
        name = bare + end.group()
        if bare and not _GENERIC.fullmatch(bare) and key(name) not in asked and key(bare) not in asked:
            yield name


def _numbered(text: str, asked: str, ends: re.Pattern[str]) -> bool:
    """Whether the things are named without their sort right before their number (东岭、西沟2个村)."""
    number = _SOME.search(asked)
    many = _spelled(number) if number is not None else rf"(?:\d+|[{_IN_ORDER}两]+)[个家所座条]"
    named = rf"[一-鿿]{{2,}}[、和及与][一-鿿]{{2,}}?等?{many}(?:[一-鿿]{{0,4}}?(?:{ends.pattern})|$)?"
    found = re.search(named, _SPACE.sub("", text))
    return found is not None and (number is not None or re.search(ends, found.group()) is not None)


def _spelled(number: re.Match[str]) -> str:
    """A number of things as it may be printed, in digits or in words."""
    n = _number(number["n"])
    spelled = {number["n"]} if n is None else {str(n), _IN_ORDER[n - 1]}
    spelled |= {"两"} if n == _FEW else set()
    unit = number["of"]
    units = _PERSONS if unit in _PERSONS else f"{unit}{_LOOSE}"
    return rf"(?<![\d.])(?:{'|'.join(sorted(spelled))})[{units}]"


def _number(written: str) -> int | None:
    """A number up to ten, in digits or in words; None for others."""
    n = int(written) if written.isdigit() else _IN_ORDER.find("二" if written == "两" else written) + 1
    return n if 0 < n <= len(_IN_ORDER) else None


def _lists(text: str, number: re.Match[str], asked: str) -> bool:
    """Whether things are listed before their number, or behind it; anywhere, where what is told has no such number."""
    clauses = _CLAUSE.split(text)
    stands = re.compile(_spelled(number))
    there = [(i, found) for i, clause in enumerate(clauses) if (found := stands.search(clause))]
    if not there:
        return _several(_AMOUNTS.sub("", text), asked) or len(_TELLS.findall(text)) >= _FEW
    for i, found in there:
        behind = _LINKED.search(clauses[i], found.end(), found.end() + _NEAR_BY)
        following = clauses[i + 1] if i + 1 < len(clauses) and _BEHIND.match(clauses[i + 1]) else ""
        listed = clauses[i][behind.end() :] if behind is not None else ""
        if any(_several(part, asked) for part in (clauses[i][: found.start()], listed, following)):
            return True
    return False


def _several(clause: str, asked: str) -> bool:
    """Whether a clause names two or more things that the question does not; how many of each there are names none."""
    items = [item.strip() for item in _JOINED.split(clause) if item.strip()]
    return sum(not _COUNTED.search(item) and coverage(key(item), asked) < 1 for item in items) >= _FEW
