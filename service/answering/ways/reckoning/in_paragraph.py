"""An amount spread over a number that its own paragraph tells (兑付资金36万元，惠及120户: 平均每户多少): each is found by what
the question calls it, and a number that is told of another amount, or at a rate of its own, is none to divide by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.document.numbers import sort_of
from service.answering.printed.clause_numbers import UNITS, Told
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.reckoning.paragraphs import A_RATE, Paragraph, of_another, plain
from service.answering.ways.reckoning.sides import Side, each_of
from service.patterns import regex
from service.terms import coverage, key

_PEOPLE = "学员|学生|孩子|儿童|老人|居民|职工|教师|对象|群众|[来宾顾]客|客人|人员|[村牧农渔市移灾]民|患者|病人|人(?!次)"
_TO = "(?:平均(?:下来|到|每|算)*|[落摊分均]到|每)(?:一|1|每)?"
# 平均一户, 每块牌子, 落到每个学员, 一台合多少, 户均: one of what is counted.
_EACH = regex(
    rf"{_TO}(?:个|名|位)?(?P<who>[一-鿿]{{0,3}}?(?:{_PEOPLE}))"
    rf"|{_TO}(?:个|名|位)?[一-鿿]{{0,3}}(?P<home>户|家庭)"
    rf"|{_TO}(?:个|名|位)?(?P<u1>{UNITS})(?P<n1>(?:(?![每和与及]|平均)[一-鿿]){{0,8}})"
    rf"|平均[一-鿿]{{1,2}}(?:一|1)(?P<u4>{UNITS})"
    rf"|一(?:个|名|位)?(?P<u2>{UNITS})(?=合|要|得|大概|大约|约|平均|花|摊|折)"
    rf"|(?P<u3>人|户|亩|台|件|次|床|期|车|村)均"
)
_MONEY_ASKED = regex(
    "(?:多少|几)(?:钱|[万千]?元|块)|(?:费用|造价|成本|单价|金额|补贴|补助)[^,，。]{0,4}(?:多少|几)|几何|平均每[一-鿿]{1,6}?(?:大概|大约|约|是|为|合|得)*多少$"
)
# What each gets by the day or the month is told of no whole year.
_BY_TIME = regex("每个?月|月均|每天|每日|日均|每周|一个月|每季|每年|标准")
# Words for giving, spending and having that name nothing.
_SPOKEN = regex(
    "平均|发下去|发[放给]|拿到|得到|[装购采]?买|采购|花[费掉]?|[多一]少|造价|成本|费用|单价|补到|领到|投入|资金|钱|支出|经费|[均摊合]|预算|项目|全[年县市区]|每|折合|实际|[人户台件亩个]数|数量|面积|里程|按照?"
)
# Between an amount and the number that it was spent on.
_ON = regex(
    "^[，,、（(]?(?:用于|主要|其中|共计?|合计|[为系]|含|包括|[购采]|惠及|受益|[补资救]助|补贴|奖补|[建办修改培服发覆扶安计完扩新种开聘检抽][一-鿿]?)"
)
_SPENDS = regex(
    "^[、，,（(]?(?:共|合计|总|计划|需|约|实际|预算)*(?:开支|支出|花费?|用去|投入|安排|补[助贴]|发放|兑付|资金|经费|支付|所需|耗资|费用|金额|造价|拨付|下达)[一-鿿]{0,4}$"
)
# 38家民宿改造奖励210万元: all between a number and an amount is what the amount is for.
_FOR_THEM = regex("^(?!.*(?:每|均|标准|单价|按|其中))[^，,。；;、：:（()）]{2,20}$")
# What is counted behind these is told of why, and of another amount.
_OF_A_REASON = regex("原因|因为|由于|完成|[较比](?:上年|去年|年初)|[大小高低多少]于")
# So much of each word must stand with the two numbers; so much is called by its name.
_RECEIVED = "接待"
_NEAR, _MOST, _NAME = 0.6, 3, 8
_OF_ANYTHING = frozenset({"个", "家", "所", "处", "座"})
_HEADS = frozenset({"人", "名", "位", "学员", "学生"})


# Parts behind these that are where the money of a whole came from.
_AMONG = regex("其中|包括|含")
_SOURCE = regex(
    "(?:资金|补助|补贴|拨款|债券|配套|自筹|统筹|投入|出资|预算|财政|专项|贷款|捐赠|结转|收入|中央|省级|市级|县级|区级)$"
)
# Says that it is a table's amount that is meant.
_OF_A_TABLE = regex("按照?[^,，。]{0,12}表")
_AVERAGED = regex("平均|[平均分]摊|摊到|折[合算]|[户人亩]均(?!补助)|落到")
# A number that tells why something changed, or bounds something, is of no whole.
_OF_A_CAUSE, _BOUND = regex("原因|因为|由于|主要[是系]|[比较](?:上年|去年)"), regex("以[上下内]")
# A number has a rate of its own, or was told of an amount by itself.
_RATED = regex(
    r"^(?![^。；;\d]{0,8}(?:保障标准|标准由|平均))[^。；;\d]{0,12}?(?:每|[人户亩]均)[^。；;\d]{0,12}\d[\d,.]*\s*[万千]?元"
)
_ADDED = regex("追加|下达|上级|中央|省级?|市级|债券|转移支付")
_PLAN, _DONE = regex("预算"), regex("决算|执行|支出|使用|支付|完成")
_IN_ALL = regex("合计|总计|共|累计|全部|受益|惠及|覆盖|服务")
_LISTED = regex("^\\s*[、和及]\\s*$")


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a question spreads money over: one of a unit, under a name; `words` are all else that it names."""

    unit: str
    noun: str
    words: tuple[str, ...]

    @property
    def core(self) -> str:
        """What the things are, without what is said of them: 摊位 of 改造的摊位."""
        return self.noun.rpartition("的")[2][:2] or self.noun[:2]

    def counted_by(self, token: Told, name: str) -> bool:
        """Whether a number counts such things; things without a unit of their own by their name."""
        if token.money:
            return False
        if self.unit == "个":
            behind = token.sentence[token.end : token.end + 6]
            core = self.core
            return bool(core) and (core in name[-_NAME:] or core in behind)
        if token.unit in _OF_ANYTHING and token.sentence.startswith(self.unit, token.end):
            # 12个村, 8家企业
            return True
        if self.unit in _HEADS:
            return token.unit.lstrip("百千万") in _HEADS
        if self.unit in ("批", "批次") and token.unit == "个":
            # 来访团组41个
            return name.endswith("团组")
        unit = token.unit.lstrip("百千万") if len(token.unit) > 1 else token.unit
        return unit == self.unit or sort_of(unit) == sort_of(self.unit) not in ("个", "次", "人")


@dataclass(frozen=True, slots=True)
class _Pair:
    amount: Told
    count: Told
    near: float


def asked(question: Question) -> bool:
    """Whether a question asks for the money of one of something that is counted, and of one thing only."""
    over = {each.group().removeprefix("平均") for each in _EACH.finditer(question.plain)}
    return (
        len(over) == 1
        and _MONEY_ASKED.search(question.plain) is not None
        and _BY_TIME.search(question.plain) is None
        and _OF_A_TABLE.search(question.plain) is None
        and not question.wants(Ask.WHY, Ask.CHANGE, Ask.DEFINITION, Ask.HIGHEST, Ask.SUM, Ask.SHARE)
    )


def spread(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The sentences with both and the quotient; None where no one paragraph has them of what the question names."""
    if not asked(question):
        return None
    each = _EACH.search(question.plain)
    assert each is not None
    unit = each["u1"] or each["u2"] or each["u3"] or each["u4"] or ("户" if each["home"] else "人")
    noun = _noun(each, links)
    one = _Asked(unit, noun, tuple(_words(question, links, each, noun)))
    if not one.words or any(
        f.money.unit == "元" for s in links.subjects if _RECEIVED in s for f in held.catalogue.of_subject(s)
    ):
        # what guests cost stands in its table to the cent
        return None
    pairs = sorted(_pairs(held, one, question), key=lambda pair: -pair.near)
    best = [pair for pair in pairs if pair.near == pairs[0].near]
    if not best or len({(p.amount.value, p.count.value) for p in best}) > 1:
        return None
    return _told(best[0], one, held, reply)


def _noun(each: re.Match[str], links: Links) -> str:
    """What one of the things is called; what stands behind 的 and is an item is what is spread (每批来访团组的接待费)."""
    noun = each["n1"] or each["who"] or ""
    starts = [m.start - each.start("n1") for m in links.mentions] if each["n1"] else []
    return next(
        (noun[:at].removesuffix("的") for at in starts if 0 < at <= len(noun) and noun[:at].endswith("的")),
        noun,
    )


def _words(question: Question, links: Links, each: re.Match[str], noun: str) -> list[str]:
    """What the question names besides over what it is spread."""
    text = question.plain
    # items of the part before have no place in this one
    own = [m for m in links.mentions if not links.rest[m.start : m.end].strip() and m.end <= len(text)]
    named = [_EACH.sub("", text[m.start : m.end]) for m in own]
    named += [m.subject for m in links.mentions if m not in own]
    words = (plain(_SPOKEN.sub("", word)).strip("的") for word in (*named, *links.left))
    over = each.group()[: each.group().index(noun) + len(noun)] if noun else each.group()
    return [word for word in dict.fromkeys(words) if len(word) > 1 and word not in over]


def _pairs(held: Held, one: _Asked, question: Question) -> Iterator[_Pair]:
    title = plain(key(held.document.department))
    for passage in held.extraction.passages:
        text = plain(key("|".join((*passage.heading, passage.source.text))))
        if not all(coverage(word, f"{text}|{title}") >= _NEAR for word in one.words):
            continue
        yield from _of_paragraph(Paragraph.of(passage), one, question, title)


def _of_paragraph(told: Paragraph, one: _Asked, question: Question, title: str) -> Iterator[_Pair]:
    whole = told.whole()
    free: list[tuple[Told, bool]] = []
    for tokens in told.sentences:
        own_amounts = [t for t in tokens if t.money and not A_RATE.search(t.sentence[: t.start])]
        apart = whole is None or (bool(own_amounts) and tokens[0].sentence != whole.sentence)
        for n, count in enumerate(tokens):
            name = _name(n, tokens)
            if not count.value or not one.counted_by(count, name) or _rated(count):
                continue
            amount = _amount(count, name, tokens, one)
            if (
                amount is not None
                and _given(amount, question)
                and not _farther(count, amount, tokens, one.words)
            ):
                first, last = sorted((amount, count), key=lambda token: token.start)
                sentence = count.sentence
                clause = _clause(first, tokens)
                if amount is whole:
                    # what all of the paragraph is about is what it was spent on
                    clause = told.about + clause
                own = f"{clause}{sentence[first.start : last.end]}{_behind(sentence, last.end)}"
                by_name = _named(one, name)
                if (near := _near(own, sentence, told, one, title, by_name=by_name)) is not None:
                    yield _Pair(amount, count, near + _named(one, count.clause) / 2)
                    continue
            if apart:
                # a sentence with amounts of its own tells what these were spent on
                continue
            if _OF_A_CAUSE.search(count.sentence[: count.start]) or _BOUND.match(count.sentence[count.end :]):
                continue
            if amount is None or _ADDED.search(amount.name):
                # told of the money that was added to the whole
                free.append((count, _named(one, name)))
    if (
        whole is None
        or not whole.value
        or not _given(whole, question)
        or not _AVERAGED.search(question.plain)
    ):
        # what each gets may be a rate; only an average is of all there are
        return
    named = [count for count, by_name in free if by_name] or [count for count, _ in free]
    if len({count.value for count in named}) != 1:
        return
    own = f"{told.about}{whole.clause}{named[0].clause}{_behind(named[0].sentence, named[0].end)}"
    if (near := _near(own, "", told, one, title, by_name=False)) is not None:
        yield _Pair(whole, named[0], near + _named(one, named[0].clause) / 2)


def _near(
    own: str, sentence: str, told: Paragraph, one: _Asked, title: str, *, by_name: bool
) -> float | None:
    """How much of what is asked stands with two numbers; None where a word of it does not, or is of another place. Where the
    number is called as it is asked for, all else may stand around them."""
    own = plain(key(own))
    said = [coverage(word, own) for word in one.words]
    around = [coverage(word, f"{own}|{plain(key(sentence))}|{told.about}|{title}") for word in one.words]
    return sum(said) if (by_name or max(said) >= _NEAR) and min(around) >= _NEAR else None


def _name(at: int, tokens: Sequence[Told]) -> str:
    """What a number is called; of several in a list (4.3万户、17.8万人) the name that stands before the first."""
    token = tokens[at]
    while at and _LISTED.match(token.sentence[tokens[at - 1].end : tokens[at].start]):
        at -= 1
    return tokens[at].name


def _clause(first: Told, tokens: Sequence[Told]) -> str:
    """The words that lead to a number; of what was spent also those before what was planned (预算30万元，执行24万元)."""
    before = [t for t in tokens if t.end <= first.start and t.money]
    if before and _PLAN.search(before[-1].name) and _DONE.search(first.name):
        return before[-1].clause + first.clause
    return first.clause


def _named(one: _Asked, name: str) -> bool:
    return len(one.core) > 1 and one.core in name


def _given(amount: Told, question: Question) -> bool:
    """Whether an amount is the one that the question gives, where it gives one."""
    yuan = amount.as_money().yuan
    return not question.amounts or any(said.low <= yuan <= said.high for said in question.amounts)


def _rated(count: Told) -> bool:
    """Whether a number has a rate of its own (118人，按每人每月800元补助): what all comes to is not for those."""
    return _RATED.match(count.sentence[count.end :]) is not None


def _farther(count: Told, amount: Told, tokens: Sequence[Told], words: Sequence[str]) -> bool:
    """Whether another number of the same unit stands nearer to the amount, and nothing that is asked for names this one."""
    nearer = any(
        t is not count and t.unit == count.unit and amount.end <= t.start < count.start for t in tokens
    )
    return nearer and not any(coverage(word, plain(count.name)) >= _NEAR for word in words)


def _amount(count: Told, name: str, tokens: Sequence[Told], one: _Asked) -> Told | None:
    """The amount that was spent on a number: the one right behind it, where that is said, else the nearest before it, or
    the whole of which that one is only a source."""
    sentence = count.sentence
    behind = next((t for t in tokens if t.start >= count.end and t.money), None)
    if behind is not None and not of_another(behind):
        ahead = sentence[count.end : behind.start]
        if _SPENDS.match(ahead) or _FOR_THEM.match(ahead):
            return behind
    before = [t for t in tokens if t.end <= count.start and t.money]
    if not before or of_another(before[-1]):
        return None
    amount = before[-1]
    between = sentence[amount.end : count.start]
    if between.count("，") + between.count(",") > _MOST or _OF_A_REASON.search(between):
        return None
    own = any(coverage(word, plain(amount.clause)) >= _NEAR for word in one.words)
    called = _named(one, name) or any(coverage(w, plain(name)) >= _NEAR for w in one.words)
    if not (own or _ON.match(between)) or not (_ON.match(name) or not name or called):
        return None
    return _whole_of(before, between) or amount


def _whole_of(before: Sequence[Told], between: str) -> Told | None:
    """The amount whose sources, or whose parts before what all of it comes to, are listed right before a number
    (投入2000万元，其中省级补助1200万元、县级配套800万元，建成公路80公里); None where there is none."""
    sentence = before[-1].sentence
    for n in range(len(before) - 1, 0, -1):
        parts = before[n:]
        among = _AMONG.search(sentence[before[n - 1].end : before[n].start])
        if among is None:
            continue
        sources = all(_SOURCE.search(part.name) for part in parts)
        return before[n - 1] if sources or _IN_ALL.search(between) else None
    return None


def _behind(sentence: str, end: int) -> str:
    return re.split(r"[，,、\d]", sentence[end:])[0]


def _told(pair: _Pair, one: _Asked, held: Held, reply: Reply) -> Found:
    """Both numbers, quoted with their sentences, and the quotient, in yuan too where that is clearer."""
    amount, count = pair.amount, pair.count
    section, source = count.section, count.passage.source
    quoted = dict.fromkeys(token.sentence.strip() for token in (amount, count))
    said = "文中写道：" + "；".join(reply.quote(held.document, text, source, section) for text in quoted)
    reply.money(held.document, amount.as_money(), amount.sentence.strip(), section, amount.name)
    reply.quantity(held.document, count.as_quantity(), count.sentence.strip(), section, count.name)
    power = {"百": 100, "千": 1_000, "万": 10_000}.get(count.unit[0], 1) if len(count.unit) > 1 else 1
    unit = count.unit[1:] if power > 1 else count.unit
    unit = one.unit if unit in _OF_ANYTHING and one.unit not in _HEADS else unit
    money = Side(amount.name, (amount.value,), amount.unit, said)
    each = each_of(money, count.value, unit, reply, f"平均{amount.name}", power)
    return Found(f"{said}，平均{each}。")
