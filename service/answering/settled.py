"""What the words of one part of a question mean beside the items that it names: its links, settled.

A part asks on about what the part before it named; some of its words only say which column, which side or which stage
of an item is meant, and are no items themselves.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.schema.draft import Stage
from service.answering.asked.kinds import Ask
from service.answering.asked.naming import kind_of_body
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.of_amount import by_amount, of_that_amount
from service.answering.printed.asked_on import carried_words, spending_of
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links, Mention, link
from service.answering.printed.singled_out import singled_out
from service.patterns import regex
from service.terms import key

# Points at the one thing that the answer to the part before it has singled out.
_POINTS = regex("^(?:那|这|该|此|其中|它|其|上述)(?:一?[个项笔家类]?)?(?:项目|单位|科目|资金|钱)?")
# 收入减少的原因是什么: of all receipts, whatever the part before it is about.
_OWN_SIDE = regex(
    "(?:那|而|其中)?(?:总?收入|总?支出)(?:总额|总计|合计|预算)?(?:的)?(?:增|减|下降|上升|变动|变化|[多少]了)"
)
# What a row of a table tells of its item in columns of their own.
_OF_YEAR = regex("本年(?:收入|支出)(?:合计)?|(?:收入|支出)(?:总计|合计)")
# A word for money at the head of a question, in which something is: 单位运转经费中.
_INSIDE = regex(
    r"\s*(?:(?:19|20)\d\d年)?[一-鿿]{2,10}(?:经费|支出|资金|费用)(?:中|里|内)(?!心)|收入[中里内](?!心)"
)
_RIGHT_INSIDE = regex(r"\s*(?:(?:19|20)\d\d年)?[一-鿿]{2,6}资金的?$")
# A budget as what an outturn is held against, and the words that hold it.
_STAGED = regex("(?:年初|全年|年度|调整)?预算(?:数|总额)?")
_HELD_AGAINST = regex(
    "[大小高低多少]于|未达|不及|执行(?:不足|不到位|到位)?|达到|完成|没有?完成|不到|不足|超出|超过|节约|结余"
)
# 职工的奖金: whose it is, where all of an item is theirs.
_THEIRS = regex(
    "发放|支付|列支|缴纳|发生|产生|职工|干部职工|干部|员工|工作人员|单位|机关|全局|局里|部门|本级"
)
# Who gets what an item pays, where all of it is got by those that it is for.
_RECEIVED = regex("(?:群众|老?百姓|居民|村民|农户|大家)?(?:领|领取|领到|享受|享受到|拿到)")
_OF_THEM = regex("们?(?:[拿领发得]?的)?")
_CODED = regex(r"(?P<said>[一-鿿“”]{2,24})\((?P<code>\d{3,7})\)")
_VEHICLES, _BUYING = {"购置", "车辆"}, ("公务用车购置费", "公务用车购置", "公务用车购置支出")
_RECEIVING, _RECEPTION, _THE_OTHERS = "接待", "公务接待费", regex("公务用车|出国")
_EVERYDAY, _RUNNING = (
    regex("日常|经常性|正常|(?:日常)?(?:运转|办公)"),
    {"基本支出", "公用经费", "机关运行经费"},
)
_OF_THE_YEAR, _FUNDED = ("本年收入", "本年支出"), regex("基金|国有资本|公共预算|拨款")
_FUND, _SIDES = (
    regex("政府性基金|国有资本经营|一般公共预算"),
    regex("的?(?P<side>收支|收入|支出|安排)"),
)
# Funds whose own table tells what came in and what was spent.
_OWN_TABLE = regex("政府性基金|国有资本经营|一般公共预算")
_ITS_SIDE = regex(
    "(?:预算|财政|拨款|的|本年|当年|全年|实际|一共|总共)*(?:(?P<in>收入|收到)|支出|[花用]了|开支)"
)
_OPENING = regex("年初|上年|去年|期初|以前|往年")
_BALANCES = (("年初结转结余", "年末结转结余"), ("年初财政拨款结转结余", "年末财政拨款结转结余"))
_PART_OF_IT, _MONEYED = regex(r"[\s\d年度末底初月日,，]*其中"), regex("(?:收入|支出)$")
_ALL_SPENT = {"支出总计", "本年支出合计", "本年支出"}
# What parts the words that an item is called by from others.
_APART = regex("[和与跟、,，里中]|以及")
_GRANT, _GRANTED = regex("财政拨款(?:收入)?|经费拨款"), regex("的(?:财政|经费|预算)?拨款")
_LEFT_OVER = {"结转", "结余", "年末结转结余", "结转结余", "年末结转和结余"}
_BARELY_LEFT = regex(
    "(?:还|又|各|年[末底]|\\s)*(?:结[转余]和?(?:结余)?|剩)(?:下?了)?(?:多少|几)(?:钱|万元|元|资金)?"
)
_BASIC, _ITS_FUND = {"基本支出", "项目支出"}, regex("(?:一般公共|政府性基金|国有资本经营)预算(?:财政拨款)?$")
_MEASURES = {"基本支出", "项目支出", "人员经费", "公用经费"}


def settled(part: Question, named: str, before: Links | None, told: str, held: Held) -> Links:
    """The links of a part; `named` is its text in the words of print, `before` what the part before it was about, and `told`
    the last answer, at which it may point."""
    whole = before is None or _OWN_SIDE.match(named) is not None
    links = _carried(link(named, held.catalogue, whole=whole), before, held, named)
    # 哪一项减少最多？为什么: of the one that was told
    points = _POINTS.search(part.plain) or (part.wants(Ask.WHY) and not links.mentions)
    if told and points and (one := singled_out(told, held.catalogue)):
        links = links if _within(one, links) else _pointing(links, before, one)
    links = _granted(
        part, _coded(named, by_amount(part, _bought(part, _by_code(part, links), held), held)), named
    )
    links = replace(links, left=tuple(w for w in links.left if not kind_of_body(w, held.document)))
    if links.mentions or len(links.left) > 1:
        links = replace(links, left=tuple(w for w in links.left if not _RECEIVED.fullmatch(w)))
    if " 系统" in named:
        # 水务局系统: the department with its units
        links = replace(links, left=tuple(w for w in links.left if w != "系统"))
    links = _received(links, held)
    links = _side_of_fund(named, _everyday(_scoped(links, held)), held, listed=part.wants(Ask.PARTS))
    links = of_that_amount(part, links, held)
    return _of_all(_staged(named, _of_one_fund(part, named, links, held), held), part, held)


def _received(links: Links, held: Held) -> Links:
    """接待 beside vehicles or journeys abroad is the item for receiving guests, the third of the three public expenses."""
    at = links.rest.find(_RECEIVING)
    beside = any(_THE_OTHERS.search(subject) for subject in links.subjects)
    if at < 0 or not beside or _RECEIVING not in links.left or not held.catalogue.of_subject(_RECEPTION):
        return links
    mention = Mention(_RECEPTION, at, at + len(_RECEIVING))
    mentions = tuple(sorted((*links.mentions, mention), key=lambda m: m.start))
    return replace(links, mentions=mentions, left=tuple(w for w in links.left if w != _RECEIVING))


def _by_code(part: Question, links: Links) -> Links:
    """Without the words right before a code in brackets, which call in everyday words what the code names."""
    for found in _CODED.finditer(unicodedata.normalize("NFKC", part.text)):
        if found["code"] in part.codes and len(links.mentions) == 1:
            said = key(found["said"])
            links = replace(links, left=tuple(w for w in links.left if w not in said))
    return links


def _bought(part: Question, links: Links, held: Held) -> Links:
    """What vehicles that are bought cost, or why money is spent on them, is asked of the item for buying them."""
    if links.mentions or not set(links.left) >= _VEHICLES or not part.wants(Ask.AMOUNT, Ask.WHY, Ask.CHANGE):
        return links
    bought = next((name for name in _BUYING if held.catalogue.of_subject(name)), None)
    if bought is None:
        return links
    return replace(
        links, mentions=(Mention(bought, 0, 0),), left=tuple(w for w in links.left if w not in _VEHICLES)
    )


def _coded(named: str, links: Links) -> Links:
    """Without the words that an item is called by before its code (修桥那笔钱2140104): the code says which it is."""
    codes = [m for m in links.mentions if m.end > m.start and named[m.start : m.end].isdigit()]
    if not codes or not links.left:
        return links
    kept = []
    for word in links.left:
        at = links.rest.find(word)
        code = next((m for m in codes if 0 <= at < m.start), None)
        if code is None or _APART.search(links.rest, at, code.start):
            kept.append(word)
    return replace(links, left=tuple(kept))


def _granted(part: Question, links: Links, named: str) -> Links:
    """Without the grant of an item, where it is asked why or how that changed (公路养护的｜财政拨款): it is the item's amount."""
    if not part.wants(Ask.WHY, Ask.CHANGE):
        return links
    kept = tuple(
        m
        for before, m in zip((None, *links.mentions), links.mentions, strict=False)
        if not (
            before is not None
            and _GRANT.fullmatch(m.subject)
            and named[before.end : m.start] == "的"
            and concept(before.subject) is None
        )
    )
    said = "|".join(
        found.group()
        for m in kept
        if concept(m.subject) is None and (found := _GRANTED.match(named, m.end)) is not None
    )
    left = tuple(w for w in links.left if w not in said)
    return replace(links, mentions=kept, left=left)


def _of_one_fund(part: Question, named: str, links: Links, held: Held) -> Links:
    """What one fund pays of basic or project expenditure (一般公共预算｜项目支出), where a sentence speaks of that by its own
    name; whether two places agree is asked of either name."""
    if part.wants(Ask.VERIFY):
        return links
    kept = []
    for mention in links.mentions:
        ahead = _ITS_FUND.search(named, 0, mention.start) if mention.subject in _BASIC else None
        name = f"{ahead.group()}{mention.subject}" if ahead is not None else ""
        printed = any(f.item is not None for f in held.catalogue.of_subject(name)) if name else False
        kept.append(replace(mention, subject=name) if printed else mention)
    return replace(links, mentions=tuple(kept))


def _within(one: str, links: Links) -> bool:
    """Whether an item that is named already has all of another's name and more (年末财政拨款结转结余)."""
    return any(set(one) < set(subject) for subject in links.subjects)


def _scoped(links: Links, held: Held) -> Links:
    """Without the words that only say inside what an item is to be looked for (单位运转经费中，福利费…)."""
    inside = _INSIDE.match(links.rest)
    if inside is None and links.mentions:
        # 衔接资金的｜生产发展
        inside = _RIGHT_INSIDE.match(links.rest[: links.mentions[0].start])
    if inside is None or not links.mentions or links.mentions[0].start < inside.end():
        return links
    said = held.catalogue.said
    return replace(links, left=tuple(w for w in links.left if w not in inside.group() or w not in said))


def _everyday(links: Links) -> Links:
    """Without the word that only describes what it stands before: all basic expenditure is for what goes on every day."""
    starts = {m.start for m in links.mentions if m.subject in _RUNNING}
    described = (
        w
        for w in links.left
        if _EVERYDAY.fullmatch(w)
        and {end := links.rest.find(w) + len(w), end + 1 if links.rest[end : end + 1] == "的" else end}
        & starts
    )
    begun = {m.start for m in links.mentions}
    theirs = (
        w
        for w in links.left
        if (at := links.rest.find(w)) >= 0
        # 老师们的: whoever works there
        and (_THEIRS.fullmatch(w) or links.rest.startswith("们", at + len(w)))
        and {at + len(w), at + len(w) + _behind(links.rest[at + len(w) :])} & begun
    )
    dropped = {*described, *theirs, *_sides_of_funds(links)}
    return replace(links, left=tuple(w for w in links.left if w not in dropped)) if dropped else links


def _behind(text: str) -> int:
    """How many characters join a word to what is theirs (职工｜拿的｜奖金)."""
    found = _OF_THEM.match(text)
    return len(found.group()) if found is not None else 0


def _of_forms(subject: str, held: Held) -> bool:
    """Whether only the forms of projects print a name (财政拨款 as a source of a project's money)."""
    figures = held.catalogue.of_subject(subject)
    return bool(figures) and all(f.line is not None and f.line.project for f in figures)


def _side_of_fund(named: str, links: Links, held: Held, *, listed: bool = False) -> Links:
    """What came in or was spent of a fund (政府性基金支出) is a column of the fund's own table, where no name has both."""
    kept, left = list(links.mentions), list(links.left)
    # of all that is spent a fund's part is what is spent of it
    spent = any(subject in _ALL_SPENT for subject in links.subjects)
    for n, mention in enumerate(links.mentions):
        fund = _OWN_TABLE.match(mention.subject)
        literal = named[mention.start : mention.end] or mention.subject
        within = re.search("收入|支出", literal)
        if fund is None or (within is not None and within.group() in mention.subject):
            continue
        if listed and fund.group() == "一般公共预算":
            # its classes are told of the fund, and not of a column
            continue
        # the words for a whole (预算支出) are no item behind the name of a fund
        behind = _ITS_SIDE.match(named, mention.end)
        if within is None and behind is None and not spent:
            continue
        receipts = within.group() == "收入" if within is not None else behind is not None and behind["in"]
        side = "收入" if receipts else "支出"
        names = [f"{fund.group()}本年{side}", f"本年{side}", f"本年{side}合计"]
        own = (s for s in names if any(fund.group() in key(f.section) for f in held.catalogue.of_subject(s)))
        if (name := next(own, None)) is not None:
            kept[n] = replace(mention, subject=name)
            if not name.startswith(fund.group()):
                left.append(fund.group())
    return replace(links, mentions=tuple(kept), left=tuple(left)) if tuple(kept) != links.mentions else links


def _inserted(before: Sequence[str], named: Sequence[str], held: Held) -> str | None:
    """The item whose name is that of the item before with the words of this part in it (年末财政拨款结转结余); None for none."""
    if not before or len(named) != 1:
        return None
    whole, part = before[0], _MONEYED.sub("", named[0])
    for name in held.catalogue.subjects:
        at = name.find(part)
        if at > 0 and name[:at] + name[at + len(part) :] == whole:
            return name
    return None


def _of_all(links: Links, part: Question, held: Held) -> Links:
    """本年收入 and 本年支出 are what they come to in all, and not the column of a fund that is called so."""
    # 财政拨款 that only the forms of projects print is what came in of it
    whole = {s: f"{s}收入" for s in links.subjects if _of_forms(s, held)}
    if not _FUNDED.search(part.plain):
        whole |= {side: f"{side}合计" for side in _OF_THE_YEAR}
        if held.document.stage is Stage.FINAL and not _OPENING.search(part.plain):
            # 结转结余多少: what is left of the year, and not what it began with
            whole |= dict(_BALANCES)
    known = {s: name for s, name in whole.items() if held.catalogue.of_subject(name)}
    kept = tuple(replace(m, subject=known.get(m.subject, m.subject)) for m in links.mentions)
    return replace(links, mentions=kept) if kept != links.mentions else links


def _sides_of_funds(links: Links) -> Iterable[str]:
    """The word behind a fund that only says that money comes in or goes out (国有资本经营预算的｜收支)."""
    for mention in links.mentions:
        found = _SIDES.match(links.rest, mention.end) if _FUND.match(mention.subject) else None
        if found is not None and found["side"] in links.left:
            yield found["side"]


def _staged(named: str, links: Links, held: Held) -> Links:
    """The links of a final account without the budget that an item's outturn is held against: it is the item's own.

    (某科目决算低于全年预算: of that line, and not of the whole budget.) How the two are held against each other names nothing.
    """
    if held.document.stage is not Stage.FINAL:
        return links
    staged = [
        m for m in links.mentions if m.subject == "预算总额" and _STAGED.fullmatch(named, m.start, m.end)
    ]
    kept = tuple(m for m in links.mentions if m not in staged)
    if not kept or not (staged or "预算" in named):
        return links
    return replace(links, mentions=kept, left=tuple(w for w in links.left if not _HELD_AGAINST.fullmatch(w)))


def measured(links: Links, held: Held) -> Links:
    """A measure named with an item whose row has it in a column of its own is a word about that item and no item."""
    measures = [m for m in links.mentions if m.subject in _MEASURES or _OF_YEAR.fullmatch(m.subject)]
    items = [m for m in links.mentions if m not in measures]
    named = [m for m in measures if m.subject != links.container]
    if not items or not named:
        return links
    heads = {
        name
        for item in items
        for figure in held.catalogue.of_subject(item.subject)
        for part in figure.column
        for name in (concept(key(part)), key(part))
        if figure.code
    }
    moved = [m for m in named if m.subject in heads]
    kept = tuple(m for m in links.mentions if m not in moved)
    return replace(links, mentions=kept, left=(*links.left, *(m.subject for m in moved)))


def _pointing(links: Links, before: Links | None, one: str) -> Links:
    """The links of a part that points at an item that was singled out, in the place of all that the part before it named."""
    carried = set(before.mentions) if before is not None else set()
    own = tuple(m for m in links.mentions if m not in carried)
    known = before.left if before is not None else ()
    return replace(
        links, mentions=(Mention(one, 0, 0), *own), left=tuple(w for w in links.left if w not in known)
    )


def _carried(links: Links, before: Links | None, held: Held, named: str) -> Links:
    """The links of a part with what the part before it spoke of, where it names no item or only columns of that item's row."""
    if before is None:
        return links
    if not links.mentions and not before.mentions:
        return replace(links, left=tuple(dict.fromkeys((*carried_words(before.left), *links.left))))
    if not links.mentions:
        # 这个项目要走政府采购吗，安排了多少钱: of the two only one has amounts
        about = tuple(m for m in before.mentions if held.catalogue.of_subject(m.subject)) or before.mentions
        return replace(links, mentions=spending_of(about, named, held.catalogue))
    if _PART_OF_IT.match(named) and (inside := _inserted(before.subjects, links.subjects, held)):
        return replace(links, mentions=(replace(links.mentions[0], subject=inside),))
    subjects = set(links.subjects)
    if subjects <= _LEFT_OVER and _BARELY_LEFT.fullmatch(named) and not set(before.subjects) & _LEFT_OVER:
        # 结转多少: of what the part before it is about
        return replace(links, mentions=before.mentions, left=(*links.left, "年末结转"))
    if subjects <= _MEASURES and not set(before.subjects) & _MEASURES:
        heads = {
            concept(key(part))
            for subject in before.subjects
            for figure in held.catalogue.of_subject(subject)
            for part in figure.column
        }
        if subjects <= heads:
            return replace(links, mentions=(*before.mentions, *links.mentions))
    return links
