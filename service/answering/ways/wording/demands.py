"""What a piece of a document must say to answer a question of its kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.asked.sorts import Told, wanted
from service.answering.document.sayings import AROUND, Saying, Term
from service.answering.ways.wording.used_for import USED_FOR, all_listed
from service.patterns import regex
from service.terms import key
from service.words import words

Demand = Callable[[Saying, Sequence[Term]], bool]

_NUMBER = r"(?:\d[\d,.]*|[一二三四五六七八九十两百千]+)"
# A number in words is one before what it counts: 一般 and 统一 are none.
_QUANTITY = regex(
    r"\d|[一二三四五六七八九十两百千]+(?:个|家|名|人|项|辆|台|处|所|次|场|件|户|座|条|批|期|亩|公里|元|成|倍)"
)
_WHICH_YEAR = regex("哪一?年(?!度预算)")
# The year that a sentence is about is no number of anything.
_YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?:年度?|(?=—|-))(?!\d)")
# Nor is the date of what is listed, or the year of a budget.
_OF_TABLES = regex("截[至止][^，,；;。]*|(?:19|20)\\d\\d年(?=(?:部门|财政|全年|年初)*(?:预算|决算))")
_ORDINAL = regex(r"^\s*[（(]?[\d一二三四五六七八九十]{1,3}[)）]?[、.．\s]\s*")
CAUSE = regex("原因|因为|由于|因此|所以|[，,]因|是因|受.{2,40}影响|为了|根据|按照|为此|故")
# 按照, 根据 give the grounds of what is done; no change comes of them.
CHANGE_FROM = regex("原因|因为|由于|因此|[，,]因|是因|受.{2,40}影响|主要[是系]|[，,：:]系")
_PUT_OFF, _SAYS_LATE = regex("[拖推延留]到"), regex("[延拖未尚晚才]|推迟|滞后|结转|跨年")
# What is wondered at, and the cause that a sentence tells.
_WHY_IT = regex("(?:为什么|为何|为啥)(?:会|要|被|就|都|又|还|没有?|不)*([一-鿿]{2,4})$")
_CAUSE_TOLD = regex("(?:原因|因为|由于)[是为：:]?.*$")
_CHANGES = regex("一致|相同|增|减|升|降|多|少|变|调整|压缩|持平|涨")
# Asks what two things differ by, which only a sentence tells that holds one against the other.
_OF_TWO = regex("[一-鿿](?:和|与|跟|同|比(?!例|重|上年|去年|上一年|预算|年初))[一-鿿]")
_APART = regex("相差|差额|差距|[多高低少超]出|比[^，,。]{1,20}[多少高低大小]")
_OF_CHANGE = (Ask.CHANGE, Ask.DIFFERENCE)
_OF_MONEY = regex(
    "多少(?:个亿|个万|钱|元|万|亿|预算|经费|资金|拨款|补助|[一-鿿]{1,6}[金费款]|[一-鿿]{0,6}(?:报酬|薪酬|酬劳|津贴|奖励|补贴))|几(?:个亿|个万|块钱|元|万|亿)|费用|金额|安排了?多少|花了?多少|工资|(?:收入|支出|预算|资金|经费|补助|拨款|款|费)(?:总?额|一共|总共)?(?:是|为|有|要|了)?多少(?:呀|啊|呢)?$"
    "|(?:总额|数额|规模|标准)(?:是|为|有|达)?多少|(?:收入|支出)[^,，。]{0,4}各(?:是|为|有)?多少|(?:决算|执行)数?(?:各|分别)?(?:是|为|有)?多少"
)
# 单价100万元以上 only says which things are meant.
AMOUNT = regex(r"(?<!单价)(?<![\d.])\d[\d,.]*\s*(?:亿|万|千)?元(?![（(]含|以上|以下|及以上)")
_OF_SHARE = regex("占|比例|比重|百分|几成|%")
# Who does it under contract: a firm or a body must stand there by name.
_WHO = regex(
    "哪[一两几]?[家个](?:公司|企业|银行|供应商|厂家|单位(?:来|在|负责)?(?:承建|承接|维护|施工|设计|监理|运营|中标))|(?:由|被)谁(?!承担|负责|牵头|主管|组织|发|出|补|监管|管)|谁(?:来|在|去)?(?:维护|承建|承接|施工|设计|监理|运营|中标)"
    "|(?:机构|公司|企业|供应商|厂家|银行|事务所)(?:是|叫|为)哪[一两几]?[家个]|(?:中标|承建|施工|监理|设计|承包|供货)(?:单位|方|人|商|队|公司|企业)(?:是|叫)|(?:施工队|工程队|供应商|承包商)(?:是|叫|名)"
)
_A_FIRM = regex("公司|企业|集团|银行|事务所|研究院|设计院|供应商|厂家|中心|大学")
_FIRM_ASKED, _FIRM_ALONE = regex("公司|企业|供应商|厂家"), regex("公司|企业|集团|供应商|厂家")
_WHEN = regex(
    "什么时候|啥时候|何时|几月|哪[天月年]|什么时间|(?:完工|竣工|开工|完成|建成)(?:时间|日期)|多久|最晚|时间表|时限|截止|周期|期限"
)
_TIME = regex(
    "[\\d一二三四五六七八九十两]\\s*(?:个?[年月日天]|小时|分钟|周|季度)|季度|[年月]底|年末(?!结转|结余|余额|实有|在职|在编)|上半年|下半年|[每当]天"
)
# 没法跟上一年比: what prevents a comparison.
_NO_COMPARING = regex(
    "(?:没法|无法|不能|没有|不好|没|未|缺少|缺)[^,，。]{0,8}(?:比|可比)(?!例|重)|(?:对比|比较|同比)[^,，。]{0,4}(?:缺失|缺)"
)
_INCOMPARABLE = regex("(?:无|没有|不具|不|无法)[^，,。]{0,6}(?:对比|可比|比较|同比)|新(?:成立|设立?|组建)")
_TO_LAST, _OF_LAST = regex("[比较与同跟和](?:上年|去年|上一年)"), regex("上年|去年")
_OF_BUDGET = regex("[大小高低]于(?:年初|全年|调整)?预算|完成(?:年初|全年|调整)?预算")
_BLANK = regex("空白|空表|是空的?|为空|没有数|没数|没填")
_SAYS_BLANK = regex("空表|为空|无数据|没有|无[^，,。]{0,20}(?:安排|预算|收入|支出)")
_MUST: tuple[tuple[Ask, re.Pattern[str]], ...] = (
    (Ask.DEFINITION, regex("指|是为|定义|即|是对|包括|[=＝]")),
    (Ask.WHY, CAUSE),
    (Ask.HOW, regex("[=＝×÷]|按|根据|标准|之和|扣除|乘")),
    (
        Ask.PURPOSE,
        regex(
            "用于|用来|用在|用作|作为|以便|旨在|为了|[，,]为|支付|购|建|补|发放|提供|保障|开展|更换|维修|修|缴|供|季度|依据|服务|满足|承担|负责"
        ),
    ),
    (Ask.DUTY, regex("负责|承担|贯彻|拟订|组织|指导|管理|监督")),
    (Ask.PARTS, regex("、|分别|包括|[；;].|”“")),
    (Ask.SHARE, regex("[%％]|[一二三四五六七八九]成|分之")),
    (Ask.COUNT, _QUANTITY),
    (Ask.AMOUNT, _QUANTITY),
    (Ask.YES_NO, regex(r"无|没有|未|不|有(?!关|效|序|力)|安排|已|\d")),
)
# 哪几家 asks which, and not how many.
ASKED_UNIT = regex(
    "(?:多少|(?<!哪)几)个?(人次|户次|人(?!民|才|大|工|行|口|均|社)|名|位|辆|台|套|批次?|次|回|场次?|期|户|家|个|座|处|件|条|口|头|只|株|盏|篇|份|分(?!钟|之|别|析|类|管|局|配|布)|名次|剂次|人日|起(?!来|草|点|诉|步|初)|宗|例(?!会|如)|辆次|艘|顶|床|张|卷|片|块|页|套次|门|亩|公里|公顷|平方米|平米|里|米|吨|册|班|所|间|栋|村|天)(?![钱元])"
)
_ALIKE = (
    {"人", "名", "位", "人次"},
    {"家", "个", "所", "户"},
    {"次", "回", "场", "场次", "期", "批", "批次"},
    {"座", "个", "处"},
    {"平方米", "平米"},
    {"公里", "里"},
    {"辆", "台"},
    {"件", "个"},
)
# Asks how many people there are, by what they are and not by a unit; and how a piece counts people.
_PEOPLE = regex(
    "(?:多少|几)(?:个|名|位)?[^,，。钱元万]{0,6}(?:人员|职工|员工|干部|民警|教师|教职工|公务员|工人)(?![经费支])"
)
_OF_PEOPLE = regex(rf"{_NUMBER}\s*(?:多|余)?(?:人|名|位)|(?:人数|编制)[^\d，,。；;]{0, 8}\d")
# Asks which things of a sort there are.
_SORTS = regex("哪(?:些|几[个家所名])([一-鿿]{2})$")
# Asks for posts and who holds them; only a number of people tells.
POSTS = regex("编制|在编|在职|实有|在岗")
_SPENDING = regex("[花用投]了?(?:多少|几)|用于")
_NAMED_SO = regex("(?!人员|职工|同志)[一-鿿]{2}")
_CLAUSE = regex(r"[，；;。！!\n]|,(?!\d)")
# Where a question points at the thing whose amount, number or name it wants.
_MARK = regex(
    "(?:总额|总数|金额|数额|规模|人数|数量|是|为|有|要|达到|到|了|约|共|一共|总共)*(?:多少|多大|几(?!乎))"
)
_OPEN = regex("标准|时间|地方|文件|文号|依据|内容|方式|方法|单位|部门|机构|方面|原因|项目|用途|情况|东西")
_SEVERAL = regex("[、和及与]")
_YEARS = regex("哪几?年")
# Asks for one of its kind, and no list.
_ONE = regex("由谁|由哪[个一家]|哪[个一](?![两三四五六七八九十几])")
# Asks which body does it, and what bodies are called.
_BY_WHOM = regex("由谁|由哪|哪[家个](?:机构|单位|部门|公司|企业|银行|委员会|办公室|局|科室|股室|主体)")
_EACH = regex("(?:每一?|一)个?(?:人次|[人户亩件名次座处辆台套株家批项场生村站])")
# Asks what things are called, and how names are told.
_CALLED = regex("叫(?:什么|啥)|名字")
_NAMES = regex("、|“|《|名为|叫")
_BODY = regex(
    "局|厅|委|(?<![全内])部(?!分|署)|办(?!理|法|公用)|公司|院(?!士)|中心|机构|政府|银行|单位|站|会(?!议|计|费)|资金|财政|企业|集团|学校|科|股|室"
)
_WHICH = regex("哪[一]?[个家项款种类所座处]|什么|啥")
# What a sentence says money is spent on; how much it changed, and whose duty it is, it says of none.
_SPENT_ON = regex(
    "用[于途来在]|为了?(?=[^\\d]{2})|向|给|帮|购[置买]|采购|支付|发放|补[助贴偿]|保障|开展|修[建缮]|[新扩改]建|改造|在[^，。；]{2,12}建设|聘请|印制|列支|反映|(?:主要|系|均|都)(?:是|为|包括)?(?!\\s*[\\d零空无])"
)


def demands(question: Question) -> list[Demand]:
    """What every piece must meet; none where the question is open. Each is asked with the terms whose number is wanted."""
    return list(_demands(question))


def of_no_comparison(question: Question) -> bool:
    """Whether a question asks why figures cannot be compared with those of the year before."""
    return question.wants(Ask.WHY) and _NO_COMPARING.search(question.plain) is not None


def against_last(question: Question) -> bool:
    """Whether a question holds something against the year before, and not against its budget."""
    return _TO_LAST.search(question.plain) is not None and "预算" not in question.plain


def misses_budget(text: str) -> bool:
    """Whether words tell how something went against its budget, and nothing of the year before."""
    return _OF_BUDGET.search(text) is not None and _OF_LAST.search(text) is None


def of_a_firm(question: Question) -> bool:
    """Whether a question asks who does something for the department, which no amount tells."""
    return _WHO.search(question.plain) is not None


def of_time(question: Question) -> bool:
    """Whether a question asks when something is, which no amount tells."""
    return _WHEN.search(question.plain) is not None


def _demands(question: Question) -> Iterator[Demand]:
    if of_a_firm(question):
        yield _says(_FIRM_ALONE if _FIRM_ASKED.search(question.plain) else _A_FIRM)
    if of_no_comparison(question):
        yield _says(_INCOMPARABLE)
        return
    if question.wants(Ask.WHY) and _BLANK.search(question.plain):
        yield _says(_SAYS_BLANK)
        return
    if question.wants(Ask.WHY) and _PUT_OFF.search(question.plain):
        yield _says(_SAYS_LATE)
    share = _OF_SHARE.search(question.plain)
    # 哪几年 asks for a time, and no list and no number of years
    one = _ONE.search(question.plain) is not None or _YEARS.search(question.plain) is not None
    told = next(
        (
            told
            for ask, told in _MUST
            if question.wants(ask)
            and (ask is not Ask.SHARE or share)
            and not (one and ask is Ask.PARTS)
            and not (ask is Ask.COUNT and _YEARS.search(question.plain))
        ),
        None,
    )
    if told is _QUANTITY:
        yield lambda saying, _: _QUANTITY.search(_YEAR.sub("", _ORDINAL.sub("", saying.text))) is not None
    elif told is not None:
        yield _says(told)
    if question.wants(Ask.DEFINITION):
        yield _defines
    if question.wants(Ask.PURPOSE) and not question.wants(Ask.WHY, Ask.CHANGE, Ask.DUTY):
        yield (
            lambda saying, _: (
                bool(saying.row) or (_SPENT_ON.search(saying.text) is not None and "职" not in saying.above)
            )
        )
    if question.wants(Ask.WHY) and (what := _WHY_IT.search(question.plain)) is not None:
        yield _explains(what.group(1))
    if question.wants(*_OF_CHANGE) and not question.wants(Ask.WHY):
        yield _says(_CHANGES)
    if question.wants(Ask.DIFFERENCE) and not question.wants(Ask.WHY) and _OF_TWO.search(question.plain):
        yield _says(_APART)
    if question.wants(Ask.WHY) and question.wants(*_OF_CHANGE):
        yield _says(_CHANGES)
        yield _says(CHANGE_FROM)
        if against_last(question):
            yield lambda saying, _: not misses_budget(saying.text)
    if (number := number_wanted(question)) is not None:
        yield _beside(number, question)
    elif question.wants(Ask.COUNT) and POSTS.search(question.plain):
        yield (
            lambda saying, _: (
                _OF_PEOPLE.search(saying.text) is not None and POSTS.search(saying.text) is not None
            )
        )
    elif question.wants(Ask.COUNT) and _PEOPLE.search(question.plain):
        yield lambda saying, _: bool(saying.row) or _OF_PEOPLE.search(saying.text) is not None
    if _CALLED.search(question.plain):
        yield _says(_NAMES)
    for sort in _SORTS.findall(question.plain):
        yield _lists(sort)
    yield from map(_tells, wanted(question))
    if _BY_WHOM.search(question.plain):
        # the department's own duties name it in their heading
        yield lambda saying, _: _BODY.search(saying.text) is not None or "职" in saying.above
    for each in _EACH.findall(question.plain):
        bare = each.replace("一", "").replace("个", "")
        yield _has(bare)
    if _WHICH_YEAR.search(question.plain):
        yield lambda saying, terms: _in_reach(_YEAR, _OF_TABLES.sub("", saying.text), saying, terms)
    elif _WHEN.search(question.plain):
        # the year that a sentence is about is no time that is asked for, unless years are asked for
        years = _YEARS.search(question.plain) is not None
        yield lambda saying, terms: _in_reach(
            _TIME, _OF_TABLES.sub("", saying.text if years else _YEAR.sub("", saying.text)), saying, terms
        )


def number_wanted(question: Question) -> re.Pattern[str] | None:
    """How the number that is asked for is printed: in the unit that is asked for, or as an amount; None for any other."""
    if (unit := ASKED_UNIT.search(question.plain)) is None:
        return AMOUNT if _OF_MONEY.search(question.plain) else None
    longest = "|".join(sorted(map(re.escape, alike(unit.group(1))), key=len, reverse=True))
    number = rf"{_NUMBER}\s*(?:多|余)?(?:万|千|亿)?(?:{longest})"
    # what the question gives is not what it asks for
    given = re.findall(rf"(?<![\d.])\d[\d.]*(?:{longest})", question.plain)
    own = "".join(rf"(?!{re.escape(one)})" for one in given)
    return re.compile(rf"(?<![\d.])(?<!\d,){own}{number}" if own else number)


def _in_reach(pattern: re.Pattern[str], text: str, saying: Saying, terms: Sequence[Term]) -> bool:
    """Whether something stands in a clause with one of the terms, or in one beside it; anywhere, where the heading has it."""
    clauses = _CLAUSE.split(text)
    names = [word for term in terms for word in term]
    there = [i for i, clause in enumerate(clauses) if any(word in key(clause) for word in names)]
    if not there and not any(word in saying.above for word in names):
        return False
    return any(
        pattern.search(clause) and (not there or any(abs(i - n) < 2 for n in there))
        for i, clause in enumerate(clauses)
    )


def demands_each(question: Question) -> bool:
    """Whether a question asks how much each gets or costs (每件奖多少钱), which a sentence may tell."""
    return _EACH.search(question.plain) is not None and "平均" not in question.plain


def alike(unit: str) -> frozenset[str]:
    """The units in which a number that is asked for in one may be printed."""
    units = {unit}.union(*(units for units in _ALIKE if unit in units))
    return frozenset(units | {"人", "名", "位"} if unit == "个" else units)


def _tells(test: Told) -> Demand:
    """The sentences that have one of the terms tell it, or all where none has any."""

    def met(saying: Saying, terms: Sequence[Term]) -> bool:
        names = [word for term in terms for word in term]
        own = [said for said in saying.text.split("。") if any(name in key(said) for name in names)]
        if not own and names and all(saying.match(name) == AROUND for name in names):
            # only the rest of the paragraph has them
            return False
        return test("。".join(own) or saying.text)

    return met


def _explains(what: str) -> Demand:
    """What is wondered at is not itself the cause that is told of something else."""

    def met(saying: Saying, _: Sequence[Term]) -> bool:
        text = key(saying.text)
        return what not in text or what in _CAUSE_TOLD.sub("", text)

    return met


def _says(pattern: re.Pattern[str]) -> Demand:
    return lambda saying, _: pattern.search(_ORDINAL.sub("", saying.text)) is not None


def _lists(sort: str) -> Demand:
    """Things of a sort are told: by their names before or behind it, by their number, or under a heading that has it."""
    told = re.compile(
        rf"(?:[、，,和及与等]|\d[个家所名]?)[^，。；、]{{0,8}}{sort}(?!级|性)|{sort}[^，。；]{{0,6}}(?:[：:(（]|包括|有|是|为|分别|、)"
    )
    return lambda saying, _: (
        sort not in saying.text or sort in saying.above or told.search(saying.text) is not None
    )


def _has(words: str) -> Demand:
    return lambda saying, _: words in key(saying.text)


def _defines(saying: Saying, terms: Sequence[Term]) -> bool:
    """One of the terms stands before what it is said to mean."""
    text = key(saying.text.replace("：", "是指").replace(":", "是指"))
    names = "|".join(re.escape(word) for term in terms for word in term if word)
    return bool(names) and re.search(rf"(?:{names}).{{0,10}}(?:指|即|是|包括|系)", text) is not None


def _beside(pattern: re.Pattern[str], question: Question) -> Demand:
    """The number stands in a clause that has what the question wants the number of, or right after such a clause.

    A heading is beside all of its text. An amount that is used for a thing is not the thing's own.
    """

    spending = _SPENDING.search(question.plain) is not None

    def met(saying: Saying, terms: Sequence[Term]) -> bool:
        if saying.row:
            return pattern.search(saying.text) is not None
        clauses = _CLAUSE.split(saying.text)
        if all_listed(clauses, terms, question.plain) and pattern.search(saying.text):
            return True
        clauses = [clause if spending else USED_FOR.sub("", clause) for clause in clauses]
        # 学费相应减少；县职教中心178万元: what stands behind a semicolon is of another thing
        begins = {0, *(i for i, at in enumerate(_CLAUSE.finditer(saying.text), 1) if at.group() in "；;")}
        told = [key(clause) for clause in clauses]
        there = [term for term in terms if any(w in text for w in term for text in told)]
        if not there:
            # a heading over several things is over much that is not of the one
            own = [part for part in saying.above.split("|") if not _SEVERAL.search(part)]
            above = any(w in part for part in own for term in terms for w in term)
            return above and pattern.search(saying.text) is not None
        return any(
            pattern.search(clause)
            and (any(w in told[i] for term in there for w in term) or not _of_its_own(pattern, clause))
            and _of_years(question, clause)
            and all(any(w in "|".join(told[i - (i not in begins) : i + 1]) for w in term) for term in there)
            for i, clause in enumerate(clauses)
        )

    return met


def _of_its_own(pattern: re.Pattern[str], clause: str) -> bool:
    """Whether the persons that a clause counts are called by a name of their own (3名登记员), and not by the clause before."""
    counted = list(pattern.finditer(clause))
    return bool(counted) and all(
        m.group()[-1] in "名位" and _NAMED_SO.match(clause, m.end()) is not None for m in counted
    )


def _of_years(question: Question, clause: str) -> bool:
    """Whether a clause is of a year that the question names, where both name one."""
    printed = [int(year[:4]) for year in _YEAR.findall(clause)]
    return not printed or not question.years or any(year in question.years for year in printed)


def _is_deed(word: str) -> bool:
    """Whether a word says what is done and names nothing (覆盖几个孩子)."""
    return all(part.does for part in words(word))


def singled_out(question: Question, terms: Sequence[Term]) -> Term | None:
    """The term that a question wants the amount, the number or the name of: the one that its asking words stand at."""
    for mark in _MARK.finditer(question.plain):
        before = question.plain[: mark.start()]
        for term in terms:
            if before.endswith(term[-1]) and not _OPEN.fullmatch(term[-1]) and not _is_deed(term[-1]):
                return term
    for mark in _WHICH.finditer(question.plain):
        after = question.plain[mark.end() :]
        for term in terms:
            if after.startswith(term[-1]) and not _OPEN.fullmatch(term[-1]):
                return term
    return None
