"""The sort of thing that a question asks for by 哪, 什么 or 叫什么: a name, a place, a body, a make; and whether words tell one.

What the question itself names is no answer to it, and neither is how many there are: 入围的3家机构是哪3家 is not told by
“入围机构3家”.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from service.answering.asked.kinds import Ask
from service.answering.asked.lists_told import before_their_number, least_of, listed, some_of
from service.answering.asked.proper_names import BODIES, COUNTRIES, FIRMS, PLACES, TOWNS, VILLAGES, names
from service.answering.asked.question import Question
from service.answering.asked.standing import asks_standing, tells_standing
from service.patterns import regex

Told = Callable[[str], bool]

_DIGITS = "两二三四五六七八九十"
_WHICH = rf"哪(?:些|一|几|[{_DIGITS}]{{1,2}}|\d{{1,3}})?(?:[个家所座条处类名位款种支只批台套场间片宗]|级)?(?:具体的?|不同的?)?"
# Each sort by the noun behind 哪, and the ends that names of it have.
_NOUNS = tuple(
    (regex(rf"{_WHICH}(?:{noun})"), ends)
    for noun, ends in (
        ("乡镇|镇街|街道|[镇乡]", TOWNS),
        ("(?:行政|自然|移民)?村(?!级)|社区|小区", VILLAGES),
        ("地方(?!没|做|不|需|要|扣|改|有)|地点|位置|路段|地段|点位|河段", PLACES),
        ("股室|科室|处室|股|科(?!目)", "股|科(?!技|学)|室|处"),
        ("(?:二级|下属|所属|预算|事业)?单位", BODIES),
        ("(?:中|小)?学校?|学校", "中学|小学|学校|幼儿园|大学|学院|一中|二中|三中"),
        ("[一-鿿]{0,4}(?:公司|企业|厂家|供应商|银行|社会组织|事务所|厂商|商家)", FIRMS),
        (
            "[一-鿿]{0,4}(?:中介|评估|评审|第三方|培训|检测|保险|养老|承接|编制|咨询|设计|监理)[一-鿿]{0,2}机构",
            FIRMS,
        ),
        ("国家|国(?=家|$)", COUNTRIES),
        ("医院|卫生院", "医院|卫生院|保健院|中医院"),
    )
)
# Who it is, with the sort before 哪家.
_WHO_IT_IS = regex(
    "(?:公司|企业|厂家|供应商|银行|机构|厂商|商家|(?:施工|承建|中标|监理|设计|承接|编制|运营|建设)(?:单位|方|商|主体))"
    rf"(?:分别)?(?:(?:是|为|叫)?哪[一几{_DIGITS}]*家|叫(?:什么|啥)|的?名[字称](?:是|叫))"
)
_NOT_PLACES = regex("哪(?:些|几)?个?(?:方面|科目|项目)")
_WHERE = regex(
    "(?:建|设|办|开|住|租|驻|选|放|装|种|位|布|落|座落|坐落|举行|召开|进行)(?:在|于)(?:了)?哪(?:里|儿|个)"
    "|(?:选址?|落址?|选在|定在|建在?|设在?|盖在?|安)(?:到|在|于)?了?哪(?:里|儿|块|片|个(?:地方|位置))"
    "|(?<![花用投多少差错扣写列落钱难])在哪(?:里|儿)(?!看|查|写|列|体现)|什么(?:位置|地方|地点)"
    "|(?:位置|地址|地点)(?:是|在)?(?:哪|什么)|从哪(?:里)?到哪"
)
_SET_IN = regex(
    "(?:位于|坐落|座落|地处|设在|建在|驻|落户|选址)[一-鿿]{2,}"
    "|(?<![存实所现])在[^，。；]{2,14}(?:村|镇|乡|街道|社区|路|区|县|市|[里内边旁])"
)
_TO_WHERE = regex(
    "(?:(?<![花用投])到|去了?|往|给)哪(?:里|儿|个(?:单位|部门|地方))(?:去了?|了)?$|去了?哪(?:里|儿|个)"
)
_MOVED = regex(
    "(?:调|并|划|转|交|缴|移|入|送|拨|去|上)[一-鿿]{0,4}(?:到|至|入|往|进|给|缴)[一-鿿]{2,}|划归|归并|归入|上缴"
)
_MONEY = regex("钱|资金|经费|差额|支出|款")
_FROM_WHERE = regex(
    "(?<!钱)(?<!资金)(?<!经费)(?:从|由|自)哪(?:里|儿|个(?:单位|部门|地方|学校))[^,，。]{0,3}(?:调|考|招|借|抽|转|选|派|引|毕业)"
)
_CAME = regex("(?:从|由|自)[一-鿿]{2,}?(?:调|考|招|借|抽|转|选|派|引|更名|划)")
_KIND = regex(rf"(?:什么|{_WHICH}|何种)(?P<noun>岗位|职务|工种|险种|树种|职称|专业|学历|学科|品种|规格)")
# That each of several things is asked for by name.
_BY_NAME = regex(
    rf"(?:是|有|为|都|分别|以)?哪(?:些|几|[{_DIGITS}]{{1,2}}|\d{{1,4}})|叫(?:什么|啥)|名字|名称|名单|分别(?:是|为|叫)(?:什么|啥|谁)"
)
# What only words or units of its own tell: a make, a length, an age, a way to do it.
_OWN_WORDS = tuple(
    (regex(asked), regex(told))
    for asked, told in (
        ("品牌|牌子|型号|什么牌|哪[个款]车型", "品牌|牌子|型号|车型|牌(?![照楼])|[A-Za-z]{2,}"),
        (
            "(?<![例重率比度额]有)(?<![例重率比度额])多[长宽高远深](?!时间|期)",
            r"\d\s*(?:公里|千米|米|里|厘米)",
        ),
        ("(?:哪[一两三四五几]?[份个号些]?|什么)(?:号)?文件|文号|哪个文", r"〔|【|[\[［](?:19|20)\d\d|号|《"),
        ("得分|评分|多少分(?![之别])|几分(?![之别])", r"\d\s*分|分[^，。；]{0,8}\d|“\d"),
        (
            "买价|售价|单价|价格|价钱|原价|原值",
            r"\d[\d,.]*\s*[万亿]?元|价[^，。；]{0,12}\d|值[^，。；]{0,12}\d",
        ),
        # what one gets in a day no month's amount tells
        ("(?:每一?|一)[天日](?!制|常)[^,，。]{0,14}(?:多少|几)|日均", "[每一/][天日]|日均|天均"),
        ("(?:每一?|一)(?:个?学期)[^,，。]{0,14}(?:多少|几)", "学期"),
        ("(?:每|一个?)月[^,，。]{0,14}(?:多少|几)", "月"),
        ("(?:每一?|一)(?:周|个?星期)[^,，。]{0,14}(?:多少|几)", "周|星期"),
        ("(?:每一?|一)[顿餐][^,，。]{0,14}(?:多少|几)", "顿|餐"),
        # a rate is told in percent
        (
            "率(?:的|要求|目标|应该?|是|为|达|要|做|定|在|有|实际|完成|只|到)*百分之(?:几|多少)",
            "[%％‰]|百分之|率[^，。；]{0,14}“",
        ),
        # those that did not
        (
            "(?:没有?|尚?未|还没)(?!来)[一-鿿]{1,6}的?(?:到底|究竟|一?共|总共|还)*(?:是|有|为)?(?:多少|几)(?![钱元万])",
            "没|未|不|无|剩|余|欠|待",
        ),
        ("(?:多少|几)个?[户车件台艘]次", r"\d\s*[百千万]?[户车件台艘]?次"),
        ("多重", r"\d\s*(?:吨|公斤|千克|克|斤)"),
        ("(?:多大|几)(?:岁|年纪|年龄)|年(?:龄|纪)(?:多大|是多少)", r"\d\s*(?:周?岁)"),
        (
            "(?:什么|何种|哪种|怎样的)(?:方式|形式|办法|方法|渠道)",
            "方式|形式|办法|通过|采取|采用|渠道|线上|现场|电话|招标|磋商",
        ),
    )
)
# A number of each of several, and of each person.
_OF_EACH = regex("(?:各|分别)(?:自|都|能|要|是|有|为|给|发|拿|花|分|领|得|用|拨|投)*了?(?:多少|几(?!乎))")
_EACH_TOLD = regex("每|均|各[^级类项种地方]|/")
# What is asked of for one (人均标准, 每户补助标准), and how that is told.
_RATE = regex(
    "(?:[人户亩生]均|每[人户亩生名位]|补[助贴]|收费|发放|缴费)[一-鿿]{0,6}?标准|标准(?:[是写提]|相符|一致|一样|相同)"
)
_RATE_TOLD, _HELD_AGAINST = regex("每|均|标准|/"), regex("一致|相[同差符等]|“|没有|[不相]符")
_UNIT_ASKED = regex("(?:多少|几)(?P<of>[张床台套辆间亩门])")
_NUMBERS = regex(
    r"(?<![\d.])\d[\d,]*(?:\.\d+)?\s*(?:[亿万千]?元|[亿万%]|[个家名人户张台套辆处座所件次亩期批场项条])"
)
# Asks for a number of things that no amount of money tells, and for a year.
_IN_UNITS = regex(
    "(?:多少|几)(?:张|台|套|辆|间|栋|座|所|家|户|个人|人(?!员|才|大|均|工|民|头|力|次?的?[费钱])|名|位|盏|头|株|艘|公里|亩|平方米|吨|棵|只)(?![钱元])(?!.*(?:钱|元|金额|资金))"
)
# Things of which a number is told in their own unit only.
_THINGS = regex("(?:多少|几)(?P<unit>[张间栋亩吨棵只册顶床门]|公里|平方米)(?![钱元])")
_ANY_NUMBER = regex("\\d|[一二三四五六七八九十百两]+[张台套辆间栋座所家户个名位]|没有|无")
# By what something is told apart, which one number does not say: 按岗位怎么分布, 都是些什么车，各有多少辆.
_SPREAD = regex(
    "(?:怎么|如何|怎样|咋)(?:分布|构成|组成)|(?:分布|构成)(?:如何|怎样|怎么样|情况)"
    "|(?:都|全)?(?:是|有)(?:些|哪些)(?:什么|啥)?[^,，。]{0,6}[,，]?各(?:自|是|有)*(?:多少|几)"
)
_LABELS, _AMOUNTS = regex(r"[（(]\d+[)）]"), regex(r"[\d.,]+[亿万千]?元")
_IN_YEAR = regex("哪一?年|哪年|何年")
_ANY_TIME = regex(r"(?:19|20)\d\d|[\d一二三四五六七八九十]年")
# A mark that is named by its own word in quotes: 评为“中”.
_QUOTED = regex('(?:评|等级|等次|结果|档)[^,，。“"]{0,4}[“"]([一-鿿])[”"]')


def wanted(question: Question) -> tuple[Told, ...]:
    """What an answer must tell, each as a test of its words; none where the question asks for no such thing."""
    if question.wants(Ask.VERIFY) and _RATE.search(question.plain):
        # that amounts agree tells nothing of a standard
        return (_says(_RATE_TOLD), _says(_HELD_AGAINST))
    if question.wants(Ask.WHY, Ask.VERIFY, Ask.HIGHEST, Ask.ACCOUNT, Ask.DIFFERENCE, Ask.DEFINITION):
        return ()
    spread = (_is_spread,) if _SPREAD.search(question.plain) else ()
    return (*_names_wanted(question.plain), *_words_wanted(question), *spread)


def _is_spread(text: str) -> bool:
    return "“" in text or len(_NUMBERS.findall(text)) > 1


def for_each(question: Question, earlier: str) -> Told | None:
    """That a number of each is told, where the number of each of several things is asked for; None for no such question."""
    if question.wants(Ask.WHY, Ask.VERIFY, Ask.HIGHEST, Ask.CHANGE, Ask.DIFFERENCE):
        return None
    number = some_of(f"{earlier}|{question.plain}")
    if number is None or not _OF_EACH.search(question.plain):
        return None
    if re.search(rf"(?:多少|几)个?{number['of']}", question.plain):
        # 12期由哪几类组成，各多少期: the number is of what is shared out
        return None
    unit = _UNIT_ASKED.search(question.plain)
    numbers = _NUMBERS if unit is None else re.compile(rf"\d\s*{unit['of']}")
    least = least_of(number)
    return lambda text: _EACH_TOLD.search(text) is not None or len(numbers.findall(text)) >= least


def _names_wanted(said: str) -> Iterator[Told]:
    if said.count("哪") == 1 and not _NOT_PLACES.search(said):
        ends = next((ends for noun, ends in _NOUNS if noun.search(said)), None)
        if ends is not None:
            yield partial(_named, ends, said)
    if _WHO_IT_IS.search(said):
        yield partial(_named, FIRMS, said)
    if _WHERE.search(said):
        yield lambda text: _SET_IN.search(text) is not None or _named(PLACES, said, text)
    if (kind := _KIND.search(said)) is not None:
        noun = kind["noun"]
        yield lambda text: f"{noun}为" in text or _named(noun, said, text) or _told_apart(text)
    number = some_of(said)
    if number is not None and _BY_NAME.search(said):
        yield partial(listed, number, said)


def _told_apart(text: str) -> bool:
    """Whether a text tells several by their own names, each with its amount: they need not be called by what they are."""
    return "其中" in text and text.count("元；") > 1


def _words_wanted(question: Question) -> Iterator[Told]:
    said = question.plain
    if _TO_WHERE.search(said) and not _MONEY.search(said):
        yield _says(_MOVED)
    if _FROM_WHERE.search(said):
        yield _says(_CAME)
    for asked, told in _OWN_WORDS:
        if asked.search(said):
            yield _says(told)
    for mark in _QUOTED.findall(question.text):
        yield _says(re.compile(f'[“"为是级]{mark}(?![一-鿿])|{mark}[”"]'))
    if asks_standing(question):
        yield tells_standing
    if _IN_UNITS.search(said) and not question.wants(Ask.PER_HEAD, Ask.YES_NO):
        yield lambda text: _ANY_NUMBER.search(_AMOUNTS.sub("", _LABELS.sub("", text))) is not None
    if (thing := _THINGS.search(said)) is not None and not question.wants(Ask.PER_HEAD, Ask.YES_NO):
        yield _says(re.compile(f"{re.escape(thing['unit'])}|没有|无|“\\d"))
    if _IN_YEAR.search(said) and not question.wants(Ask.AMOUNT, Ask.CHANGE):
        yield _says(_ANY_TIME)


def _named(ends: str, asked: str, text: str) -> bool:
    """Whether a thing of a sort is named, by its end or right before the number of them."""
    return any(names(text, ends, asked)) or before_their_number(text, asked, ends)


def _says(pattern: re.Pattern[str]) -> Told:
    return lambda text: pattern.search(text) is not None
