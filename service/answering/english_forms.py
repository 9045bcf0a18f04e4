"""The kinds of English question and how each is asked in Chinese."""

from __future__ import annotations

import re

# {item}: what is asked about; {first}, {rest}: the first item and the others; {way}: up or down; {unit}: what it is counted in;
# {against}: the year that it is compared with; {count}, {end}: how many of a ranking, from which end.
_KINDS: tuple[tuple[str, str], ...] = (
    (r"\bwho (?:is|was|are|were|heads|leads|runs|signed|filled)\b|\bwhose\b|\bphone number|telephone number|contact (?:person|detail)|e-?mail|\bname of the (?:head|director|chief)", "{item}是谁"),
    (r"\bresponsib(?:le for|ilit)|\bin charge of\b|\bdut(?:y|ies)\b|\bmandate\b|\bremit\b|\bwhat (?:does|do) [^,]{0,40}\bdo\s*$|\bmain functions?\b|\bwhat (?:does|do)[^,]{0,30}(?:manage|supervise|oversee)\b|\brole of\b", "{item}主要职责是什么"),
    (r"\bwhy\b|\breasons?\b|\bexplains?\b|\bexplanation|\bwhat (?:caused|led|drove|drives|causes|accounts for)\b|\bbehind\b|\bhow come\b|\bbecause of what\b|\bcause of\b|\bdue to what\b", "{item}为什么{way}"),
    (r"\b(?:which|what) (?:code|account|heading|budget item|budget line|classification)|\bunder (?:which|what) |\bcode (?:of|for)\b|\b(?:entered|booked|recorded|listed|classified) under\b", "{item}列在哪个科目"),
    (r"\bhow (?:is|was|are|were)\b.*\b(?:calculated|computed|derived|arrived at|worked out|estimated)\b|\b(?:basis|method) of (?:the )?calculation", "{item}怎么计算出来的"),
    (r"^\W*what (?:is|are)\b\W*and how much\b", "{item}是什么意思|{item}是多少"),
    (r"\bmean(?:s|ing)?\b|\bdefin(?:e|ed|ition)|\bwhat is meant(?! to| for)|\bexplain the term|\bstands? for\b", "{item}是什么意思"),
    (r"\bused for\b|(?<!-)(?<!general )\bpurposes?\b(?!-)|\bspent on what\b|\bon what (?:is|was|will|are)\b|\bmeant (?:to|for)\b|\bgo(?:es)? towards?\b|\bwhat (?:is|are|will)\b[^,]{0,60}\bfor\s*$|\bwhat does\b[^,]{0,60}\b(?:pay for|fund|finance|cover|do)\s*$|\bintended (?:for|to)\b", "{item}用来做什么"),
    (r"\b(?:institutions|units|branches|departments|divisions|sections|bodies|organisations|organizations)\b.*\b(?:under|within|belong)\b|\bsubordinate\b|\bwhich units\b|\bhow many (?:units|institutions|divisions|sections|departments)\b|\b(?:internal|affiliated) (?:departments|units|divisions|sections|offices|institutions|organs)\b", "下属有哪些单位"),
    (r"\b(?:rank|sort|order)\b.*|\bin (?:descending|ascending) order\b", "{item}按{order}排列"),
    (r"\b(?:largest|biggest|highest|most|greatest|top|smallest|lowest|least|costliest)\b.{0,24}\bprojects?\b|\bprojects?\b.{0,24}\b(?:largest|biggest|highest|most|greatest|smallest|lowest|least|costliest)\b", "项目中{end}的{count}项目是哪个"),
    (r"\b(?:largest|biggest|highest|greatest|smallest|lowest)\b|\bmost (?:money|of the money|spending)\b|\b(?:took|takes|gets?|costs?|receives?) the (?:most|least)\b|\btop (?:two|three|four|five|\d)\b|\bwhich\b[^,]*\bmost\b", "{item}中{end}的{count}项是哪项"),
    (r"\bper (?:head|capita|person|employee|staff|member|worker|participant|student|pupil|resident|household|kilomet|mu\b|case|vehicle|car)|\bon average\b|\baverage\b|\beach (?:person|employee|participant|student|resident) (?:get|cost|receive)", "{item}平均每{per}多少"),
    (r"\blist\b.*\bprojects\b|\b(?:which|what|all)(?: the| are the)? projects\b|\bprojects (?:are|is|were)\b", "项目支出包括哪些项目，各多少"),
    (r"\bdifference\b|\bgap\b|\bhow much (?:more|less|higher|lower|larger|greater)\b(?!.*\bthan (?:in|last|the (?:previous|year))\b)", "{item}相差多少"),
    (r"\bwhich\b.*\b(?:higher|larger|more|less|lower|bigger|greater|smaller)\b|\b(?:is|are|was|were|does|do|did)\b.*\b(?:higher|larger|more|less|lower|bigger|greater|smaller) than (?!last|in|the previous|the year|\d)", "{item}哪个多"),
    (r"\breconcile|\bconsistent\b|\bagrees?\b|\bmatch(?:es)?\b|\badd up\b|\bsame (?:in|as)\b|\btally\b|\bcorrespond", "{item}一致吗"),
    (r"\bcompletion rate\b|\b(?:rate|percentage|percent|share) of (?:the )?(?:original |initial )?budget (?:completed|executed|spent)", "{item}完成年初预算的百分之多少"),
    (r"\bexceed|\bover (?:the )?budget\b|\bcompared? (?:with|to) (?:the )?(?:original |initial )?budget\b|\bagainst (?:the )?(?:original |initial )?budget\b|\bbudget and (?:final|actual)", "{item}年初预算是多少|其{item}支出决算是多少"),
    (r"\bsplit\b|\bconsists?\b|\bmade up\b|\bbreak(?:s)? ?down\b|\bcomponents?\b|\bcompos|\bcomprise|\bbroken down\b|\bwhich (?:items|lines)\b|\bdivided\b|\bwhere (?:does|did|do) [^,]*\bcome from\b|\bsources? of\b|\bparts of\b|\bstructure of\b|\bmake up\b", "{parts}"),
    (r"\bchang|\bcompared?\b|\bgrow(?:th|n)?\b|\bgrew\b|\bincreas|\bdecreas|\bdeclin|\brise|\brose\b|\brisen\b|\bfell\b|\bfall(?:en)?\b|\bdrop|\bgo (?:up|down|from)\b|\bwent (?:up|down|from)\b|\btrend\b|\bdevelop(?:ed)?\b|\bup or down\b|\bthan (?:in |last|the previous|the year)|\bdiffer\b|\bcut\b|\bsince last\b|\breduc|\bevolve", "{item}{against}{way}多少"),
    (r"^(?:by )?when\b|\bby when\b|\bwhat (?:date|time|month|deadline)\b|\bdeadline\b|\bcompletion (?:date|time)\b", "{item}完成时间是什么时候"),
    (r"\bwhat area\b|\bhow (?:large|big)\b.*\barea\b|\bhow many (?:mu|hectares)\b|\bacreage\b", "{item}面积是多少"),
    (r"\btarget|\bgoals?\b|\bceiling\b|\bat least\b|\bat most\b|\bsatisfaction\b|\bindicator|\bmust be\b|\bshould be\b|\bperformance\b", "{item}指标值是多少"),
    (r"\btogether\b|\bcombined\b|\bsum of\b|\baltogether\b|\bin total\b.*\band\b|\badd(?:ed)? together\b|\btotal of\b.*\band\b", "{item}一共多少"),
    (r"\bhow many\b|\bnumber of\b|\bheadcount\b", "{item}有多少{unit}"),
    (r"\bhow much\b|\bwhat (?:is|was|are|were|did|does|do|will|amount|sum)\b|\bhow (?:large|big|high)\b|\bsize of\b", "{item}是多少"),
    (r"^\W*(?:does|do|did|is|are|was|were|has|have|will|can|any)\b", "有没有{item}"),
)
_SHARE = r"shares?|percentages?|percent|per cent|proportions?|fractions?|ratios?|%"
_VERB = r"is|are|was|were|goes|go|went|comes|come|came|does|do|did|will|made up|accounts?|accounted|represents?|takes?|took|consists?|falls|makes?|gets?"
KINDS = tuple((re.compile(pattern), form) for pattern, form in _KINDS)
SHARE = re.compile(rf"\b(?:{_SHARE})\b(?! points?)|\baccounts? for\b")
# What share of the whole is the part; the part as what share of the whole; the ratio of the part to the whole.
_SHARES = tuple(
    re.compile(pattern)
    for pattern in (
        r"\bratio of (?P<part>.*?) to (?P<whole>.*)",
        r"\bratio between (?P<part>.*?) and (?P<whole>.*)",
        rf"\b(?:what|which|how large a|how big a|the) (?:{_SHARE}) (?:of|in) (?P<whole>.*?)\b(?:{_VERB})\b(?P<part>.*)",
        rf"\b(?:{_SHARE}) of (?P<part>.*?)\b(?:in|to|within|against|relative to)(?! \\d{4}) (?P<whole>.*)",
        rf"(?P<part>.*)\b(?:{_VERB}|as|is)\b.*?\b(?:{_SHARE}) (?:of|in) (?P<whole>.*)",
        rf"\b(?P<part>.*?)\baccounts? for\b(?P<whole>)",
        rf"\bwhat (?:{_SHARE})\b(?P<whole>)(?P<part>.*)",
    )
)
_RANKED = re.compile(r"\bwhich\b.*\b(?:largest|biggest|highest|greatest|smallest|lowest|most|least)\b")
_GROWN = re.compile(r"\bgrow|\bgrew|\bincreas|\bdecreas|\bdeclin|\brise|\brose|\bfell\b|\bfall|\bdrop|\bchang|\bup\b|\bdown\b|\bcut\b")
_UP = re.compile(r"\bincreas|\bris(?:e|en|ing)\b|\brose\b|\bgr[oe]w|\bup\b|\bhigher\b|\bmore\b|\bjump|\bsurge|\bsoar|\bexpand|\brais")
_DOWN = re.compile(r"\bdecreas|\bdeclin|\bfell\b|\bfall|\bdrop|\bdown\b|\blower\b|\bless\b|\bshr[aiu]nk|\bcut\b|\breduc")
_SMALLEST = re.compile(r"\bsmallest\b|\blowest\b|\bleast\b")
_RISING = re.compile(r"\bascending\b|\b(?:smallest|lowest|least)\b.*\b(?:largest|highest|most)\b|\bsmallest first\b|\blowest first\b")
_SECOND = re.compile(r"\bsecond[- ](?:largest|biggest|highest|most)\b")
_COUNT = re.compile(r"\b(?:top|largest|biggest|highest|smallest|lowest) (two|three|four|five|\d)\b|\b(two|three|four|five|\d) (?:largest|biggest|highest|smallest|lowest|most)\b")
_NUMERALS = {"two": "两", "three": "三", "four": "四", "five": "五"}
EACH = re.compile(r"\b(?:per|for each) (?:head|capita|person|employee|staff|member|worker|participant|student|pupil|resident|household|kilomet\w+|mu|case|vehicle|car)\b(?: (?:of (?:the )?)?(?:staff|member|employee)s?)?|\bon average\b")
_PER = (
    (re.compile(r"\bper (?:student|pupil)"), "个学生"), (re.compile(r"\bper household"), "户"), (re.compile(r"\bper kilomet"), "公里"),
    (re.compile(r"\bper mu\b"), "亩"), (re.compile(r"\bper case"), "件"), (re.compile(r"\bper (?:vehicle|car)"), "辆"),
)


def share_of(text: str) -> tuple[str, str] | None:
    """What is held against what, where a question (in small letters) asks for a share; a growth in per cent is none."""
    if not SHARE.search(text) or _RANKED.search(text) or (_GROWN.search(text) and " of " not in text):
        return None
    for pattern in _SHARES:
        if (found := pattern.search(text)) is not None:
            return found.group("part"), found.group("whole")
    return None


def form_of(text: str) -> str:
    """The Chinese form of a question in small letters, its places for items open."""
    form = next((form for pattern, form in KINDS if pattern.search(text)), "{item}是多少")
    per = next((per for pattern, per in _PER if pattern.search(text)), "人")
    counted = _COUNT.search(text)
    number = (counted.group(1) or counted.group(2)) if counted else ""
    end = "最小" if _SMALLEST.search(text) else "第二大" if _SECOND.search(text) else "最大"
    if number:
        end = "最小" if end == "最小" else "最大"
    return (
        form.replace("{way}", way_of(text))
        .replace("{per}", per)
        .replace("{end}", end)
        .replace("{order}", "从小到大" if _RISING.search(text) else "从大到小")
        .replace("{count}", f"前{_NUMERALS.get(number, number)}个" if number else "一个" if "项目" in form else "一")
    )


def way_of(text: str) -> str:
    """Which way a change goes, as far as the question says."""
    up, down = _UP.search(text), _DOWN.search(text)
    return "增加" if up and not down else "减少" if down and not up else "变化"
