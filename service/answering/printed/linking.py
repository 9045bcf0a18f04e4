"""Which printed items a question speaks of, and what of its words is left over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from service.answering.printed.called_units import as_unit
from service.answering.printed.catalogue import Catalogue
from service.answering.printed.cut_out import blank, pieces
from service.answering.printed.cut_short import cut_short
from service.answering.printed.exact_names import exactly
from service.answering.printed.general_spending import with_general
from service.answering.printed.inside import in_other
from service.answering.printed.item_names import concept
from service.answering.printed.meant import abbreviated, alike
from service.answering.printed.others import OTHER, rest_of
from service.answering.printed.short_names import with_short
from service.answering.printed.spent_on import spent_on
from service.lexicon.asking import ASKING, POINTING
from service.lexicon.names import BARE, CONCEPTS, TOTALS, WHOLE
from service.patterns import regex
from service.words import words

_WHEN = ("年初", "年末", "上年")
_YEAR = regex(r"(?<!\d)(?:19|20)\d{2}年?(?:度)?(?!\d)")
_MONEY = regex(
    # From the first digit of a number only: from each, a long row of digits takes the square of its length.
    r"(?<!\d)\d+(?:\.\d+)?[多余来几]?(?:亿元|万元|千元|元|亿|万)[多余]?的?|(?:[+-]|(?<!\d))\d+(?:\.\d+)?%|[一二三四五六七八九]成[多半]?"
    r"|[排前最]*前[一二两三四五六七八九十\d]+(?:[名位大个项笔样类种])?|第[一二三四五](?!方)大?"
    r"|(?:部门)?(?:公开)?(?:附?[表件])\d{1,2}(?:\|\d{1,2})?(?:表)?|(?:公开|预算)?(?<!\d)\d{2}表|[一二两三四五六七八九十]+(?:[家栏]|[条点个大](?=理由|原因|因素))"
    # 最多的三类
    r"|(?<=最[大多高小少低]的)[一二两三四五六七八九十]大?[类项个笔款家种块]"
    # for one of what an amount is asked
    r"|每一?个?(?:人次|批次|平方米|公里|[人户亩名位件座处辆台套株家批场卷])(?=[补发给奖花投摊合约要]|多少|几|大概|平均|的?标准|$)"
    # what things are counted in, which would run into their names (几艘冲锋舟, 多少床棉被)
    r"|(?:多少|几)(?:艘|顶|床|张|卷|辆|台|套|座|株|亩|件|条|间|批次|场次|平方米|公里|页|本|册|篇|盏|根|片|块)(?=[一-鿿])"
    r"|(?<!\d)\d+(?:名|人|个|项|家|台|辆|座|条|件|次|场|户|位|所|类|款)(?=[一-鿿])"
)
# Sources of money whose names are made of words that questions ask with.
_FUNDS = regex("(?:单位|其他|专项|上级补助|财政专户管理)(?:资金|收入)")
_MONEY_OF = regex(
    "(?:一般公共预算)?(?:财政)?拨款(?:收入|支出)?|一般公共预算(?:支出|收入)?|本年(?:支出|收入)(?:合计)?"
)
_SPENT_OF = regex("(一般公共预算|财政拨款)(?:财政)?(?:拨款)?支出")
_YEARED = regex("(?:(?:19|20)\\d\\d年度?)?(?:全部|全年|本年度?|整个)?")
_STAGE, _DIGIT = regex("决算|年初预算|预算数"), regex(r"[\d.]")
_INSIDE = regex(
    # 工资福利支出273.93万元中: the amount stands beside its item
    r"(?:\d+(?:\.\d+)?(?:亿|万|千)?元)?"
    "(?:的|预算|支出|情况|明细|总额|总计|合计|总数)*表?(?:里头?|里面|中|内|当中|下面|之中|下的|项下)(?!心)"
)
# Between two items that a question names side by side.
_BETWEEN = regex("(?:的|支出|预算|项目|经费|费|类)*(?:和|与|跟|、|以及|还是|同|加上?|比(?!例|重))")
# A word before what joins it to the next item.
_SHARED = regex(r"(?P<word>(?:(?![和与跟及])[一-鿿]){2,6}?)(?:和|与|跟|及|以及)$")
# What is left where asking words were taken out of the middle of others (哪块大，大多少).
_ASKS_ONLY = regex(f"[{POINTING}大小多少钱花高低]+")
# One of what is counted: 每辆｜校车
_OF_EACH = regex("每[人名位户家台辆套栋座间所个件只头棵株亩盏站班场次期批车校村年月天日]")
_LONGEST = 40
_SIDES, _WHOLES = ("收入总计", "支出总计"), ("收入总计", "支出总计", "预算总额")
_ARRANGED = regex("(?:安排|列支|负担|形成|资助)?的")
_HOW_SPENT = regex("预计|计划|完成|实现|取得|发生|执行|花费|花掉")


@dataclass(frozen=True, slots=True)
class Mention:
    """A printed item that the words start..end of the text name; `subject` is its key in the catalogue."""

    subject: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Links:
    """The items in the order in which the text names them, the words that name no item, and the text of these."""

    mentions: tuple[Mention, ...]
    left: tuple[str, ...]
    rest: str = ""
    # What the parts of the question before this one spoke of, and their very words.
    context: tuple[str, ...] = ()
    earlier: str = ""
    # How many values were told before the last of them, and the item that they were asked of as its parts.
    since: int = 0
    within: str = ""

    @property
    def stuck(self) -> tuple[str, ...]:
        """The left words that run straight into an item: they say which item of that name (城乡｜医疗救助)."""
        starts = {mention.start for mention in self.mentions}
        return tuple(w for w in self.left if (at := self.rest.find(w)) >= 0 and at + len(w) in starts)

    def beside(self, subject: str) -> tuple[str, ...]:
        """The left words that stand with an item: those between it and the item before; words behind the last one, and words
        that stand nowhere, go with every item."""
        end = max((m.end for m in self.mentions), default=0)
        own = [
            (max((b.end for b in self.mentions if b.end <= m.start), default=0), m.start)
            for m in self.mentions
            if m.subject == subject
        ]
        places = {w: self.rest.find(w) for w in self.left}
        return tuple(
            w
            for w, at in places.items()
            if at < 0 or at >= end or any(start <= at < stop for start, stop in own)
        )

    @property
    def container(self) -> str | None:
        """The item that the others are named as parts of: 基本支出里人员经费和公用经费; None for none."""
        row = self.joined
        for mention in self.mentions if len(self.subjects) > 1 else ():
            # 水费、电费、邮电费里: the last of several holds none of them
            if _INSIDE.match(self.rest, mention.end) and not (len(row) > 2 and row[-1] == mention.subject):
                return mention.subject
        return None

    @property
    def joined(self) -> tuple[str, ...]:
        """The longest row of items with nothing but joints between them: 商品和服务支出中电费、水费和差旅费 has three."""
        best: list[Mention] = []
        row: list[Mention] = []
        for mention in self.mentions:
            held_on = row and _BETWEEN.fullmatch(self.rest, row[-1].end, mention.start)
            row = [*row, mention] if held_on else [mention]
            best = row if len(row) > len(best) else best
        return tuple(dict.fromkeys(m.subject for m in best)) if len(best) > 1 else ()

    @property
    def members(self) -> tuple[str, ...]:
        """The items named, without the one that holds them."""
        return tuple(s for s in self.subjects if s != self.container)

    @property
    def subjects(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(mention.subject for mention in self.mentions))


def link(text: str, catalogue: Catalogue, *, whole: bool = True) -> Links:
    """Finds the items in a text as `terms.same` writes it.

    Names printed in full come first, longer before shorter; then what people call a whole budget; then names
    that share most of their characters with what is left. With `whole`, a text without any item that speaks of
    a budget means the budget as a whole.
    """
    mentions = [*_exact(text, catalogue)]
    rest = blank(text, mentions)
    mentions += _concepts(rest, ((name, asked) for name, asked, _ in CONCEPTS[:-1]))
    rest = blank(text, mentions)
    if mentions:
        ends = {m.end for m in mentions}
        # 三公预算总数 is the number of that item and not of the budget
        mentions += [m for m in _concepts(rest, [(CONCEPTS[-1][0], WHOLE)]) if m.start not in ends]
        rest = blank(text, mentions)
    mentions = [
        Mention(*m)
        for m in with_short([(m.subject, m.start, m.end) for m in mentions], text, rest, catalogue)
    ]
    rest = blank(text, mentions)
    for start, piece in pieces(text, mentions):
        inside = [m for m in mentions if start <= m.start and m.end <= start + len(piece)]
        left = content(rest[start : start + len(piece)], catalogue.said)
        if not left:
            continue
        better = alike("".join(content(piece, catalogue.said)), piece, catalogue)
        if better is not None and better not in {m.subject for m in inside}:
            mentions = [m for m in mentions if m not in inside]
            mentions.append(Mention(better, start, start + len(piece)))
            rest = blank(text, mentions)
    # a word that is said over and over is looked for once
    known: dict[tuple[str, str], str | None] = {}
    for start, piece in _left_over(rest, catalogue):
        if any(m.start < start + len(piece) and start < m.end for m in mentions):
            continue
        # 年末｜结转结余 is not what the year before left
        dated = text[start - 2 : start] if text[start - 2 : start] in _WHEN else ""
        if (dated, piece) not in known:
            named = "".join(content(piece, catalogue.said))
            like = alike(named, dated + piece, catalogue)
            known[dated, piece] = like or abbreviated(piece, catalogue)
        meant = known[dated, piece]
        if meant is not None:
            mentions.append(Mention(meant, start, start + len(piece)))
            rest = blank(text, mentions)
    if not mentions and whole:
        mentions += [*_concepts(rest, BARE)][:1]
        rest = blank(text, mentions)
    mentions = [
        Mention(*m) for m in spent_on([(m.subject, m.start, m.end) for m in mentions], text, catalogue)
    ]
    rest = blank(text, mentions)
    unnamed: tuple[str, ...] = ()
    if OTHER in text:
        meant_so = [Mention(*meant) for meant in rest_of(text, mentions, catalogue.subjects)]
        unnamed = tuple(text[m.start : m.end] for m in meant_so if not m.subject)
        mentions = [m for m in meant_so if m.subject]
        rest = blank(text, mentions)
    mentions.sort(key=lambda m: m.start)
    mentions = [
        m
        for m, after in zip_longest(mentions, mentions[1:])
        if not (len(mentions) > 1 and _qualifies(m, after, text))
    ]
    mentions = _whole_names(mentions, text)
    mentions += _sharing(mentions, rest, catalogue)
    rest = blank(text, mentions)
    mentions.sort(key=lambda m: m.start)
    # 体育场馆支出预算, 县图书馆2025年全部收入 are the budget of that item and not of all
    ends = {m.end for m in mentions if concept(m.subject) not in _WHOLES}
    mentions = [
        m for m in mentions if m.end in ends or not any(_YEARED.fullmatch(text, e, m.start) for e in ends)
    ]
    mentions = [
        m for before, m in zip([None, *mentions], mentions, strict=False) if not _own_side(before, m, text)
    ]
    money = [_own_money(b, m, text) for b, m in zip([None, *mentions], mentions, strict=False)]
    mentions = [m for m, of in zip(mentions, money, strict=True) if not of]
    left = content(rest, catalogue.said)
    left += [of for of in money if of and of not in left]
    sorts = (_sort(rest[: m.start], catalogue) for m in mentions if m.subject in _SIDES)
    left += [word for word in sorts if word is not None and word not in left]
    left += unnamed
    return Links(tuple(mentions), tuple(left), rest)


def _whole_names(mentions: list[Mention], text: str) -> list[Mention]:
    """The mentions, of which one that ends the name begun right before it (聘用书记员的｜劳务费) is no item of its own."""
    kept: list[Mention] = []
    for mention in mentions:
        before = kept[-1] if kept else None
        if (
            before is not None
            and before.subject != mention.subject
            and before.subject.endswith(mention.subject)
            and text[before.end : mention.start] in ("", "的")
            and mention.subject not in text[before.start : before.end]
        ):
            kept[-1] = Mention(before.subject, before.start, mention.end)
        else:
            kept.append(mention)
    return kept


def _sharing(mentions: list[Mention], rest: str, catalogue: Catalogue) -> list[Mention]:
    """The items whose names share their end with that of the last of a row (小学、初中和高中教育)."""
    found: list[Mention] = []
    for mention in mentions:
        at, subject = mention.start, mention.subject
        while (joint := _SHARED.search(rest, 0, at)) is not None:
            word = joint["word"]
            names = (word + subject[n:] for n in range(1, len(subject) - 1))
            name = next((each for each in names if catalogue.of_subject(each)), None)
            if name is None:
                break
            at = joint.start("word")
            found.append(Mention(name, at, joint.end("word")))
    after = cut_short([(m.subject, m.start, m.end) for m in mentions], rest, catalogue)
    return found + [Mention(*each) for each in after]


def _sort(before: str, catalogue: Catalogue) -> str | None:
    """The word right before 收入 or 支出 that says which (罚没收入), though it is none of the document's; None for none.

    It may be any kind of word: 罚没 and 捐赠 are what is done.
    """
    run = re.split(r"[\s|]", ASKING.sub(" ", _MONEY.sub(" ", _YEAR.sub(" ", before))))[-1]
    last = words(run)[-1].text if run else ""
    asks = _HOW_SPENT.fullmatch(last) or _ASKS_ONLY.fullmatch(last)
    return last if len(last) > 1 and last not in catalogue.said and not asks else None


def _qualifies(mention: Mention, after: Mention | None, text: str) -> bool:
    """Whether an item only says which money the item right behind it is of (财政拨款｜基本支出)."""
    if _MONEY_OF.fullmatch(mention.subject) is None:
        return False
    return (after is not None and mention.end == after.start) or _STAGE.match(text, mention.end) is not None


def _own_side(before: Mention | None, mention: Mention, text: str) -> bool:
    """Whether 支出 only says which side of the item right before it is meant (车购税｜安排的支出)."""
    return (
        before is not None
        and mention.subject in _SIDES
        and _ARRANGED.fullmatch(text, before.end, mention.start) is not None
    )


def _own_money(before: Mention | None, mention: Mention, text: str) -> str:
    """The money that an item's own spending is asked of (图书馆的｜一般公共预算支出); empty for an item of its own."""
    found = _SPENT_OF.fullmatch(mention.subject)
    if found is None or before is None or text[before.end : mention.start] != "的":
        return ""
    alone = concept(before.subject) is None and not _MONEY_OF.fullmatch(before.subject)
    return found.group(1) if alone else ""


def content(text: str, said: str | None = None) -> list[str]:
    """The words of a text that name something: what asks, joins, points, counts years and money taken out.

    What is done or how it is counts as naming only where `said`, the words of a document, has it.
    """
    bare = _MONEY.sub(" ", _YEAR.sub(" ", text))
    found: list[str] = []
    for piece in re.split(r"[\s|]+", ASKING.sub(" ", bare)):
        if len(piece) > 1:
            found += [piece] if said is not None and piece in said else _naming(piece, said)
    return [w for w in found if len(w) > 1 and not _ASKS_ONLY.fullmatch(w) and not _OF_EACH.fullmatch(w)]


def _naming(piece: str, said: str | None) -> Iterator[str]:
    """The words of a piece that name something, each with the lone characters that stand against it (费, 局)."""
    held = ""
    for word in words(piece):
        if len(word.text) == 1 and held and word.text not in POINTING and (word.names or word.does):
            held += word.text
            continue
        if held:
            yield held
        points = len(word.text) == 1 and word.text in POINTING
        names = word.names or (word.does and said is not None and word.text in said)
        held = word.text if names and not points else ""
    if held:
        yield held


def _exact(text: str, catalogue: Catalogue) -> Iterator[Mention]:
    found: list[Mention] = []
    for start in (n for n in range(len(text)) if text[n : n + 2] in catalogue.heads):
        for end in range(min(len(text), start + _LONGEST), start + 1, -1):
            piece = text[start:end]
            if piece.isdigit() and (
                _DIGIT.match(text[start - 1 : start]) or _DIGIT.match(text[end : end + 1])
            ):
                # no code begins or ends inside a longer number
                continue
            if _YEAR.fullmatch(piece) and (piece.endswith(("年", "度")) or text[end : end + 1] == "年"):
                # a column headed by a year is no item
                continue
            subject = catalogue.codes.get(piece) or exactly(piece, catalogue)
            if subject is not None and in_other(text, start, end, catalogue.said):
                continue
            if subject is not None and not TOTALS.fullmatch(piece) and _telling(piece):
                found.append(Mention(*as_unit((subject, start, end), text, catalogue.subjects)))
                break
    taken: list[Mention] = []
    for mention in sorted(found, key=lambda m: m.start - m.end):
        if all(mention.end <= m.start or m.end <= mention.start for m in taken):
            taken.append(mention)
    named = [(m.subject, m.start, m.end) for m in taken]
    yield from (Mention(*each) for each in with_general(named, text, catalogue))


def _telling(piece: str) -> bool:
    """Whether a printed name says more than words do that questions ask with."""
    return len(ASKING.sub("", piece)) > 1 or _FUNDS.fullmatch(piece) is not None


def _concepts(text: str, names: Iterable[tuple[str, re.Pattern[str]]]) -> Iterator[Mention]:
    taken: list[Mention] = []
    for name, asked in names:
        for found in asked.finditer(text):
            start, end = found.span()
            if end - start > 1 and all(end <= m.start or m.end <= start for m in taken):
                taken.append(Mention(name, start, end))
    yield from taken


def _left_over(rest: str, catalogue: Catalogue) -> Iterator[tuple[int, str]]:
    """The words between the items found, each where it stands: those that run on together first as one."""
    found: list[tuple[int, str]] = []
    behind = 0
    for word in content(rest, catalogue.said):
        # words come in the order of the text; the same letters may stand inside one before
        at = rest.find(word, behind) if word in rest[behind:] else rest.find(word)
        if at >= 0 and (at, word) not in found:
            found.append((at, word))
            behind = max(behind, at + len(word))
    found.sort()
    runs: list[tuple[int, str]] = []
    for at, word in found:
        if runs and runs[-1][0] + len(runs[-1][1]) == at:
            runs[-1] = (runs[-1][0], runs[-1][1] + word)
        else:
            runs.append((at, word))
    yield from runs
    yield from (each for each in found if each not in runs)
