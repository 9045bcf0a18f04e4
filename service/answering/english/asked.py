"""One English question put into Chinese: its kind, its items, its years."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.schema.draft import Stage
from service.answering.english.alternatives import compared
from service.answering.english.carried import carried, named, told_only
from service.answering.english.carried import unit as unit_of
from service.answering.english.claims import claimed, counted_in, multiplied
from service.answering.english.clauses import YEAR, two_years_before, when
from service.answering.english.fitting import among, fitted, is_money, of_body, sort, whole, within
from service.answering.english.fixed import fixed
from service.answering.english.forms import EACH, form_of, shares_of, way_of
from service.answering.english.printed import Printed
from service.answering.english.reckoned import over_people, reckoned
from service.answering.english.sharing import of_budget, share
from service.answering.english.staff import staffed
from service.answering.english.words import is_known, read
from service.lexicon.asking import FINAL
from service.patterns import regex

_THAN = regex(
    r"\b(?:compared? (?:with|to)|than(?: in)?|exceeds?|exceeded|exceeding|above|below|against(?: the)?|from|"
    r"versus|vs\.?|over|since|on|up on|relative to)\s+"
    # the amount executed in 2025
    r"(?:(?:the|that of|those of|those in|in|what was|what had been|(?:amount|figure|sum|level|total|outturn) of|"
    r"(?:amount|figure|sum|level|total|outturn)(?= (?:[a-z]+ ){0,2}in\b)|"
    r"actually|executed|spent|paid|budgeted|planned|reached|set|recorded) )*((?:19|20)\d{2})\b"
)
_LAST = regex(
    r"\b(?:with|to|than|from|over|on|since|against|versus|vs\.?|exceed(?:s|ed)?|above|below)(?: that "
    r"of| those of| in| for)? "
    r"(?:the (?:year before|previous year|prior year|preceding year|last year)|last year|a year "
    r"(?:ago|earlier|before)|"
    r"(?:its|their) (?:previous|prior|last)[- ]year)\b(?! last)|\byear[- ]on[- ]year\b"
)
_COMPARED = regex(
    r"(?<=[a-z\u4e00-\u9fff]) compare[sd]? (?:with|to) (?!.*\b(?:last|previous|prior|year|budget|before)\b)"
)
# What is spent is planned; what was spent is told by final accounts.
_PLANNED = regex(r"\b(?:is|are|be|being|to be|gets?) (?:\w+ly )?spent\b|^\W*(?:is|are|will)\b.*\bspent\b")
_BUDGETED = regex(
    r"\b(?:budgeted|planned|allocated|(?:adopted|original|initial|opening|approved|year[- ]start|start[- ]of[- ](?:the[- ])?year|"
    r"beginning[- ]of[- ](?:the[- ])?year) budgets?)\b"
)
_EXECUTION = regex(r"\bexecution\b|\bexecuted\b|\bestimated actual\b")
_CODE = regex(
    r"(?<![\d.,])(?!\d{3,4}\s+(?!(?:and|or|in|is|was|for|of)\b)[a-z])\d{3,7}(?![\d.,]*\d|%|\s*(?:mu|"
    r"km|people|person|yuan|万|元|亿))"
)
# Where it is to be looked up.
_SOURCE = regex(
    r",?\s*\b(?:according to|as per|as (?:stated|shown|printed|reported) in|based on) (?:the |its |"
    r"this )?(?:\w+ ){0,2}?"
    r"(?:targets?|document|report|budget|disclosure|forms?|text|tables?|narrative|explanations?|"
    r"statements?)\b(?! of| for)"
)
# What follows says what is not meant, or the same once more.
_NOT_MEANT = regex(
    r"\b(?:rather than|instead of|as opposed to|other than|not including|excluding|even though|although|"
    r"though|despite|in spite of|even as|whereas)\b(?:.*)$"
)
_THIS_YEAR = regex(r"\bthis year\b|\bcurrent year\b")
_TIMES = (
    (regex(r"\bhow (?:many (?:times|sessions|courses)|often)\b"), "次"),
    (regex(r"\bhow many months\b"), "个月"),
    (regex(r"\bhow many hours\b"), "小时"),
    (regex(r"\bhow many days\b"), "天"),
    (regex(r"\bhow many minutes\b"), "分钟"),
    (regex(r"\bhow many years\b"), "年"),
    (regex(r"\bhow many kilomet(?:re|er)s\b"), "公里"),
    (regex(r"\bhow many ton(?:ne)?s\b"), "吨"),
    (
        regex(
            r"\bhow many (?:[a-z-]+ ){0,3}(?:(?:housing|apartment|dwelling|flat|home|house)s?\b|[一-鿿]{0,4}[租住]房)"
        ),
        "套",
    ),
    (regex(r"\bhow many (?:batches|groups|delegations|parties)\b"), "批次"),
    (regex(r"\bhow many (?:guests|visitors|tourists|visits)\b"), "人次"),
    (
        regex(
            r"\bhow many (?:[\w-]+ ){0,3}(?:people|persons|participants|residents|students|farmers|workers|"
            r"interns|trainees|graduates|doctors|nurses|midwives|teachers|guards|soldiers|veterans|children|pupils|orphans|"
            r"drivers|elders|seniors|centenarians|cleaners|rangers|volunteers|patients|beneficiaries|recipients|"
            r"retirees|pensioners|villagers|migrants|women|men|individuals|inspectors|technicians|experts)\b(?! (?:posts|homes|"
            r"stations|schools|centres|centers|sites|projects|vehicles))"
        ),
        "人",
    ),
)
_SORTED = regex(
    r"\b(?:split|divided|broken down|break(?:s)? down|distributed|shared out) (?:up )?(?:by|"
    r"into|between|among|as)\b"
)
_GUESTS = regex(
    r"\bhow many (?:guests|visitors|batches|groups|delegations)\b.*\b(?:receiv|host|entertain)|"
    r"\breceived\b.*\bguests\b"
)
_BATCHES = regex(r"\W*how many (?:batches|groups|parties|delegations)\b")
_SINGLED = regex(
    r"\bwhich\b.*\b(?:most|least|largest|biggest|highest|greatest|smallest|lowest|fastest|sharpest|steepest)\b"
)
# Of a whole that need not be named (its staff) what is counted.
_OF_THEM = regex(
    r"\bhow many of (?:its|their|the|these|those|all)\b(?: [a-z-]+){0,3}? (?:is|are|was|were|had been|"
    r"have been)\b(?P<what>.+)"
)
# as many … as targeted, within how many hours
_SAID_BY_FORM = regex(
    r"\bas (?:many|much|far|high|long|often)\b|\bas (?=(?:originally |initially )?(?:target|plan|"
    r"intend|requir|expect|set\b))|"
    r"\b(?:within|in|after) (?:how|what|which) (?:many|number of) (?:calendar |working |business )?[a-z]+|"
    r"\bhow many (?:hours|minutes|days|years|kilomet(?:re|er)s|tonnes|tons)\b(?: (?:a|per|each) "
    r"(?:day|week|month|year))?"
)
_DID = regex(
    r"\W*(?:which|how many) (?:(?!is\b|are\b|was\b|were\b|be\b|been\b|have\b|has\b)[a-z-]+ ){1,4}?"
    r"(?P<verb>[a-z]+ed)\b(?! by\b| [a-z]+s\b)"
)
_LAST_VERB = regex(
    r"\b(?:did|does|do|has|have|had)\b.*?\b([a-z]+)(?: (?:so|this|that|much|sharply|in|last|year|\d+))*\W*$"
)
_TWO, _HAN = 2, regex("[一-鿿]")
_COSTS = regex(
    r"\b(?:what|how much) (?:did|does|do|will|would)\b.*\bcost\b|\bwhat (?:is|was|are|were) the costs?\b|"
    r"\b(?:what|how much) (?:is|was|were|has been|will be|is to be|are to be) (?:paid|charged|spent|needed|required) (?:for|on)\b"
)
# how much someone gets each month
_PAID_OUT = regex(
    r"\b(?:receiv|gets?\b|paid|pays?\b|entitled|given|granted|earn)\w*\b.*"
    r"\b(?:per|a|each|every) (?P<time>month|year|day|quarter)\b|"
    r"\bmonthly\b.*\bper (?:person|head|capita)\b|\bper (?:person|head|capita)\b.*\b(?:per|a|each|every) month\b|"
    r"\bmonthly (?:rate|amount|payment|allowance|subsidy|pay|stipend)\b"
)
_MONTHLY = regex(r"\bmonthly\b|\bmonth\b")
_TIME = {"year": "每年", "day": "每天", "quarter": "每季度"}
_DERIVED = "根据增减情况推算{item}是多少"
_AMOUNT = ("{item}是多少", "{item}安排了多少钱")
_TABLES = regex(
    r"\b(?:(?:tables?|forms?|annex(?:es)?|schedules?) )+(?P<numbers>\d{1,2}(?:-\d)?(?:(?:,| and| or|"
    r",? and) \d{1,2}(?:-\d)?)*)"
)
_PROJECT = regex(r"\b(?:projects?|programmes?|programs?|schemes?)\b")
_PER, _ONE = regex(r"\bper (?!cent)"), regex("每|人均|户均|亩均|单位成本")
_OF_ONE, _COST = (
    regex("每(?:平方米|公里|[一-鿿])"),
    regex(r"\bcosts?\b|\bspen[dt]\b|\bprice\b|\bpaid\b"),
)
# whether A agrees with B: both
_AGREES = regex(
    r"(?=\W*(?:do|does|did|is|are|was|were)\b)(?P<how>.*\b(?:agrees?|match(?:es)?|consistent|corresponds?|in line))"
    r"(?: with| to)? (?=(?:the|its|that|what|those|this)\b|[一-鿿])"
)
# how much more goes to A than to B: of both
_MORE_THAN = regex(
    r"\bhow much (?:more|less|higher|lower|larger|smaller|bigger|greater|further)\b.*\bthan (?:(?:to|"
    r"on|for|by|the|that of) )*[a-z一-鿿]{2}"
)
_THAN_WHAT = regex(
    r" than (?!(?:in|on|for|(?:in )?(?:last|the (?:previous|year|year before|preceding|prior))|"
    r"budget\w*|planned|the (?:original |initial )?budget\w*|expected|"
    r"a |\d|was|were|had|it|they)\b)(?:to |on |for |by )?"
)
# What is only the circumstances of what happened: with everyone told to save, in times of austerity.
_CIRCUMSTANCES = regex(
    r"^\W*(?:with (?:all|everyone|everybody|so|the talk|the)|in times|in a time|at a time|amid|given|"
    r"in (?:these|this|an?) |in view|despite|under)\b"
)
# how much was left of what was spent before
_LEFT = regex(
    r"\W*(?:and )?how much (?:of it |of that |money )?(?:is|was|were|remain(?:s|ed)) (?:left|left "
    r"over|unspent|unused|over|remaining)\W*"
)
_WHOLE = regex("[合总共]计|总额|支出$|收入$|预算$")
# Stands before a clause that is read without the one before it.
ALONE = "\ue000"
# Says no more than works.
_WORKS = regex(r"\b(?:construction|civil|engineering) works\b")
_PART_OF_IT = regex(r"\bhow much of (?:it|that|this|them|these|those|the (?:total|whole|sum|amount)|which)\b")


@dataclass(frozen=True, slots=True)
class Clause:
    """One question in Chinese, its words that nothing translates, and the items that it is about."""

    spoken: str
    unknown: tuple[str, ...]
    items: tuple[str, ...]


def clause(
    topic: str, text: str, before: tuple[str, ...], printed: Printed | None, earlier: str = ""
) -> Clause:
    """One question in Chinese; `before` are the items that the one before it, `earlier`, asked about."""
    text = _SOURCE.sub(" ", text) if "target" not in text else text
    text = _NOT_MEANT.sub(" ", text) if not _NOT_MEANT.match(text) else text
    text = among(text, printed)
    years = "" if _THIS_YEAR.search(text) else when(f"{topic} {text}")
    if printed is not None and (year := printed.catalogue.extraction.budget.fiscal_year) is not None:
        years = years.replace("前年", f"{year - 2}年")
    about = read(topic, printed)
    amounts = "".join(re.findall(r"[\d.]+(?:亿元|万元|元)(?:以上|以下)?", f"{topic} {text}"))
    spent = FINAL.search(_PLANNED.sub(" ", text))
    final = "决算" if spent else "执行数" if _EXECUTION.search(text) else ""
    said = staffed(text, before, printed, earlier) or claimed(text, printed) or reckoned(topic, text, printed)
    said = said or counted_in(text, printed) or multiplied(text, printed)
    if said is not None:
        spoken, unknown, of = said
        return Clause(f"{years}{spoken}", (*about.unknown, *unknown), of)
    if shares := shares_of(text):
        of = (*read(shares[0][0], printed).items,) or before
        if of and of_budget(text, spent=bool(final or FINAL.search(earlier))):
            return Clause(f"{years}{of[0]}完成年初预算的百分之多少", about.unknown, of)
        spoken, unknown, of = share(shares, about, before, printed, earlier)
        return Clause(f"{years}{final}{spoken}", (*about.unknown, *unknown), of)
    if before and _LEFT.fullmatch(text) and FINAL.search(earlier):
        return Clause(f"{years}{before[0]}决算比预算少多少", (), before)
    if (known := fixed(text, amounts, printed)) is not None:
        spoken, unknown, of = known
        return Clause(f"{years}{spoken}", unknown, of)
    held_against = _COMPARED.search(text) is not None and not YEAR.search(text)
    text = _COMPARED.sub(" and ", text) if held_against else text
    text = _AGREES.sub(r"\g<how> and ", text)
    if _MORE_THAN.search(text):
        text = _THAN_WHAT.sub(" and ", text)
    form, items, unknown = _asked(text, before, printed)
    form, items, only = compared(form, text, items, printed)
    unknown = () if only else unknown
    if (did := _DID.match(text)) is not None and not is_known(did["verb"]):
        # what they did is asked for, and no colour of it
        unknown = (*unknown, did["verb"])
    if "得更多" in form and len(items) < _TWO:
        form = "{item}{against}{way}多少".replace("{way}", way_of(text))
    if "为什么" in form and items and (_LAST_VERB.search(text) is not None or named(items, text, printed)):
        # what an item did says no more than that it changed
        verb = _LAST_VERB.search(text)
        told = unknown if named(items, text, printed) else (verb.group(1),) if verb else ()
        unknown = tuple(word for word in unknown if word not in told)
    if held_against and len(items) > 1:
        form = "{item}相差多少"
    if "表为什么是空的" in form and _numbers(text):
        form = "和".join(f"表{number}" for number in _numbers(text)) + "为什么是空的"
    if "承担哪些" in form:
        # whose projects they are is told by no column that is read
        unknown = (*unknown, "responsible")
    if "为什么" in form and items and _CIRCUMSTANCES.search(topic) and not _HAN.search(topic):
        about = read("", printed)
    if about.items and (items or not (before and form.startswith("{item}有多少"))):
        lead = "的".join(about.items)
        # what the clause before it named is that already
        items = [item if item in lead or lead in item else f"{lead}的{item}" for item in items] or [
            *about.items
        ]
        items = [lead if item in about.items else item for item in items]
    items += [code for code in _CODE.findall(YEAR.sub(" ", text)) if all(code not in item for item in items)]
    if "平均每" in form and (each := over_people(topic, text)):
        form = f"{each}{form}"
        # on whom it is reckoned is no part of what it is of
        items = [item.replace("在职人员的", "") for item in items]
    items = [item for item in items if item not in ("批次", "人次")]
    if not items and (_GUESTS.search(text) or _BATCHES.match(text)):
        items = ["公务接待"]
    if not items and before and "为什么" in form:
        # of what a ranking singles out the document tells
        items = [] if _SINGLED.search(earlier) else [*before[:2]]
        form = form.replace("变化", way_of(earlier))
    if not items and not before and not unknown:
        items = whole(text, read(text, printed), printed)
    if (
        printed is not None
        and printed.catalogue.extraction.budget.stage is Stage.FINAL
        and form in (*_AMOUNT, _DERIVED)
        and _BUDGETED.search(text)
    ):
        # of final accounts, what had been budgeted is another figure
        final, form = "", "{item}年初预算是多少"
    against = "".join(f"比{year}年" for year in _THAN.findall(text)[:1])
    if "{against}" in form and not against and _LAST.search(text):
        against = "比上年"
    if against and "哪个" in form and len(items) < 2:
        # of one item, whether it is more than in another year
        form = "{item}{against}变化多少"
    if "相差" in form and len(items) == 1 and years.count("年") > 1 and not against:
        # one item of two years
        year = min(YEAR.findall(text))
        against, form = f"比{year}年", "{item}{against}变化多少"
    if "相差" in form and len(items) == 1 and against:
        form = "{item}{against}变化多少"
    if against:
        # against last year the year that is named stands for itself
        years, final = years.replace(against[1:], "") if "上年" not in against else years, ""
    monthly = "平均每人" in form and _MONTHLY.search(text) is not None
    if (form in _AMOUNT or monthly) and items and (paid := _PAID_OUT.search(text)) is not None:
        form = f"{{item}}每人{_TIME.get(paid['time'] or 'month', '每月')}多少"
    if (
        form in _AMOUNT
        and len(items) == 1
        and _COSTS.search(text)
        and not is_money(items[0])
        and told_only(items[0], printed)
    ):
        # the number of them is no cost
        form = "{item}需要多少钱"
    if form in _AMOUNT and len(items) == 1 and _PROJECT.search(text) and told_only(items[0], printed):
        # a project that the text tells of and no table lists
        form = "{item}项目年度预算是多少"
    if form in _AMOUNT and len(items) == 1 and of_body(text, items[0]):
        # of a body its whole budget
        form = "{item}总预算是多少"
    if form in _AMOUNT and len(items) == 1 and len(numbers := _numbers(text)) > 1:
        form = f"{{item}}在{'和'.join(f'{number}表' for number in numbers)}里各是多少"
    if form in _AMOUNT and items and (ago := two_years_before(text)):
        years, form = "", f"{{item}}在{ago}分别是多少"
    form, items = fitted(form, items, text, before, printed)
    if printed is not None and ("哪个" in form or "相差" in form):
        items = within(items, printed)
    unit = next((unit for said, unit in _TIMES if said.search(text)), unit_of(items[:1], printed))
    if unit == "次" and printed is not None and items:
        items = [item.removesuffix("的补助") for item in items]
        unit = printed.occasions_of(items[0])
    if "哪些项目" in form and (tables := [item for item in items if item.endswith("表")]):
        form, items = "{item}里列了哪些项目，各安排多少", tables[:1]
    if items and items[0] == "因公出国境":
        unit = "人次" if unit == "人" else "个团组"
    spoken = form.format(item="和".join(items), unit=unit, against=against)
    if before and before[0] == "本年支出合计" and items == [f"{before[0]}的项目支出"]:
        # of all that was spent: what is told of it by its own name
        spoken = f"{ALONE}项目支出是多少"
    if (
        before
        and form in _AMOUNT
        and len(items) == 1
        and _PART_OF_IT.search(text)
        and not (years or final or _WHOLE.search(before[0].partition("的")[0]))
    ):
        # how much of it: what the question before it names says of what
        spoken = f"中{items[0].removeprefix(before[0].partition('的')[0]).removeprefix('的')}是多少"
    return Clause(f"{years}{final}{amounts}{spoken}", (*about.unknown, *unknown), tuple(items))


def _asked(
    text: str, before: tuple[str, ...], printed: Printed | None
) -> tuple[str, list[str], tuple[str, ...]]:
    """The form of a question, its items, and its words that nothing translates."""
    if (indicator := _by_unit(text, printed)) is not None:
        return "{item}指标值是多少", [indicator], ()
    if (of := _OF_THEM.search(text)) is not None and read(of["what"], printed).items:
        text = f"{text[: of.start()]} how many {of['what']}"
    asked = read(_SAID_BY_FORM.sub(" ", EACH.sub(" ", text)), printed)
    if (parted := _SORTED.search(text)) is None:
        named = [*asked.items]
        if (not named or _WORKS.search(text)) and "政府采购" in "".join(before):
            named = sort(text)
        elif named == ["政府采购"] and (procured := sort(text)):
            # how much of it was for works
            named = [f"政府采购的{procured[0]}"]
        return form_of(text), carried(named, text, before, printed), asked.unknown
    one = read(text[: parted.start()], printed)
    if items := carried([*one.items], text[: parted.start()], before, printed):
        # the names of the parts say no more than that parts are asked for
        return "{item}由哪些组成", items, one.unknown
    parts = read(text[parted.end() :], printed)
    return form_of(text), [*parts.items], parts.unknown


def _numbers(text: str) -> list[str]:
    """The numbers of the tables that a question names, in its order."""
    return [
        number
        for found in _TABLES.finditer(text)
        for number in re.findall(r"\d{1,2}(?:-\d)?", found["numbers"])
    ]


def _by_unit(text: str, printed: Printed | None) -> str | None:
    """The printed indicator that says what one of something takes (每平方米维修费用), where the question names it in full."""
    if printed is None or not (EACH.search(text) or _PER.search(text)):
        return None
    asked = read(text, printed)
    named = [item.rpartition("的")[2] for item in asked.items]
    if len(named) != 1 or asked.unknown:
        return None
    if (of := _OF_ONE.match(named[0])) is not None and _COST.search(text):
        # what one square metre costs, where one indicator says it
        costs = [name for name in printed.names if of.group() in name and re.search("费|成本|造价|价", name)]
        return costs[0] if len(costs) == 1 else None
    return next((item for item in named if item in printed.names and _ONE.search(item)), None)
