"""The parts of a question in their course: each is about what the parts before it named, and asks on from their answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from service.answer import Outcome
from service.answering.asked.by_name import Named, names_asked
from service.answering.asked.kinds import COUNTED, Ask
from service.answering.asked.naming import without_names
from service.answering.asked.own_place import without_own_place
from service.answering.asked.question import Question, asks_of
from service.answering.document.held import Held
from service.answering.held_to import judged, of_the_share, share_bound
from service.answering.printed.asked_on import carried_words
from service.answering.printed.circumstances import without_circumstances
from service.answering.printed.labels import in_labels
from service.answering.printed.linking import Links, link
from service.answering.printed.spoken import in_print
from service.answering.reply import Found, Reply
from service.answering.settled import measured, settled
from service.answering.topic import asked_of, leans_on, of_one_thing, topic_of
from service.answering.trials import first_kept
from service.answering.ways.figures.unit_rows import named_unit
from service.answering.ways.reckoning.carried import leans
from service.answering.ways.wording.demands import number_wanted
from service.answering.ways.wording.told_beside import told_beside
from service.answering.ways.wording.told_on import asks_rate, told_on
from service.patterns import regex
from service.store import Document
from service.terms import key

_A_CHANGE = regex("较上年(?:增加|减少)|与上年持平")
_HOW_MANY_OF_IT = regex(f"(?:那|它们?|其)?(?:一共|总共|共|各|分别)?有?(?:多少|几)(?:{COUNTED})")
_COUNTED = regex(rf"\d(?:{COUNTED})")
# Asks on for the amounts of what the part before it asked for, and names nothing.
_HOW_MUCH_OF_IT = regex(
    "(?:那|又|每一?[个项类笔家样]?|其中|各|分别|都|它们?|其|一共|总共|合计|共|牵涉|涉及|影响|具体|项目|科目|单位|分项|的?金额|的?资金|的?钱|的?预算|的?(?:执行|[预决]算|支出)数)*"
    "(?:各|分别|一共|是|有|为|花|安排|用|了|到)*(?:多少|几)?(?:钱|资金|金额|万元|万|元)?"
)
# Asks on for those who work or worked at one place, and names none.
_OF_STAFF = regex(
    "(?:那|又|而|现在|目前|实际|其中|一共|共|还?有|是|多少|几个?|的)*(?:在职|在编|在岗|实有|退休|离退休|空编|编外|临聘|聘用|编制|职工|人员|干部)"
)
_A_NUMBER = regex(r"\d")
# How, by whom or when something is done says nothing of which item it is.
_OF_MANNER = regex(
    "(?:方式|形式|方法|途径|渠道|时间|时候|日期|期限)(?:是|为|有)?(?:什么|啥|哪|怎)|(?:什么|哪一?种|怎样的?)(?:采购)?(?:方式|形式|方法|途径)|什么时候|何时|由谁|是谁"
)
_WHAT_IS_LEFT = regex(
    "(?:还|到底|又|最后|一共|年末|是|有)*(?:剩下?|结余|结转|余)了?(?:结余)?(?:多少|几)(?:钱|万元|万|元)?(?:结转)?"
)
_LEFT_TOLD = regex(r"\d[万亿千]?元[^，。；]{0,6}结[转余]|结[转余][^，。；]{0,6}\d[\d,.]*[万亿]?元")
_MONEY_TOLD = regex(r"\d[万亿千]?元")
# The office of a department beside its units, and a mark that no question has.
_OWN_OFFICE, _ROW = regex("(?:本级|本部|机关)$"), "\ue000"


@dataclass
class Course:
    """What one document was asked so far, part by part, and what it told.

    `among` are the documents asked together, whose names are no words to be found; `told` is what the parts were answered,
    refusals too, and `missing` what was not found.
    """

    held: Held
    reply: Reply
    among: Sequence[Document]
    told: list[Found] = field(default_factory=list)
    missing: list[tuple[Question, Links]] = field(default_factory=list)
    _answered: list[tuple[Links, Found]] = field(default_factory=list)
    _about: Links | None = None
    _context: tuple[str, ...] = ()
    _earlier: list[str] = field(default_factory=list)
    _since: int = 0
    _within: str = ""
    _last: Question | None = None
    _unnamed: Named | None = None
    _unit: str = ""
    _asked: list[Question] = field(default_factory=list)

    @property
    def of_one(self) -> bool:
        """Whether one body is asked about."""
        return len(self.among) <= 1

    def ask(self, part: Question) -> None:
        """Asks the next part."""
        said = part.text
        part = self._of_unit(part)
        bound = share_bound(part, self.held)
        part = part if bound is None else of_the_share(part, bound)
        named, part = self._in_print(part)
        links = self._linked(part, named)
        asking = _asking(part, named, links)
        known = len(self.reply.values)
        # of figures that were not found nothing is made
        unanswered = self.missing[-1] if self.missing and self.missing[-1][0] is self._last else None
        alone = unanswered is not None and leans(asking)
        if unanswered is not None and not _OF_MANNER.search(unanswered[0].plain):
            links = _about_the_same(links, unanswered[1])
        # what was not found is named as it was asked
        self._last = part if part.text == said else replace(part, text=said)
        self._asked.append(self._last)
        found = None if alone else self._try(part, asking, links)
        own = self._own(part, named, links) if found is None and not alone and links.earlier else None
        if own is not None and (found := self._try(part, asking, own)) is not None:
            links = own
        if found is None and not alone and self.of_one:
            found = self._without_place(part, asking, links)
        if bound is not None and found is not None and found.status is Outcome.ANSWERED:
            found = judged(found, bound, self.reply.values[known:])
        self._since = known if len(self.reply.values) > known else self._since
        self._unnamed = names_asked(asking) if found is None else None
        if found is None and self._answered and not part.foreign:
            for way in (told_beside, told_on):
                beside = partial(way, asking, self.held, links, self._answered[-1][1].text, self.reply)
                found = found or self.reply.attempt(beside)
        self._keep(self._last, links, found)

    def _of_unit(self, part: Question) -> Question:
        """A part that counts on at the unit which a part before it named (某馆有几个编制，在职几人), with that unit's name."""
        unit = named_unit(part, self.held) if part.wants(Ask.COUNT) else None
        if unit is None and self._unit and part.wants(Ask.COUNT) and _OF_STAFF.match(part.plain):
            return replace(part, plain=f"{self._unit}{part.plain}", text=f"{self._unit}{part.text}")
        self._unit = unit or ""
        return part

    def ask_again(self) -> None:
        """Asks the parts that nothing was found for once more, with what a part beside them is about said in full: whichever
        of the parts says it, the first or the last (一亩补多少？今年老果园改造多少亩)."""
        for part, links in tuple(self.missing):
            if part.english or part.foreign or part not in self._asked:
                continue
            at = self._asked.index(part)
            # what was not found tells of nothing besides either
            unfound = [other for other, _ in self.missing]
            others = (*reversed(self._asked[:at]), *self._asked[at + 1 :])
            beside = [other for other in others if other not in unfound]
            topics = dict.fromkeys(filter(None, (topic_of(each, self.held) for each in beside)))
            told = (found.text for _, found in self._answered)
            ways = (
                *(partial(self._of_topic, part, topic) for topic in topics),
                *(partial(self._told_with, part, links, text) for text in told),
            )
            found = next((f for way in ways if (f := way()) is not None and f not in self.told), None)
            if found is not None:
                self.missing.remove((part, links))
                self.told.append(found)

    def explain(self, cause: Found | None) -> None:
        """Takes a cause that was found of the whole question for the parts that ask why."""
        if cause is None:
            return
        self.missing = [
            (part, links)
            for part, links in self.missing
            if not (part.wants(Ask.WHY) or _tells_besides(cause.text, part, links))
        ]
        self.told = [found for found in self.told if found.status is not Outcome.NOT_DISCLOSED]
        self.told.append(cause)

    def _told_with(self, part: Question, links: Links, text: str) -> Found | None:
        """What the sentence that answered another part tells besides."""
        for way in (told_beside, told_on):
            found = self.reply.attempt(partial(way, part, self.held, links, text, self.reply))
            if found is not None:
                return found
        return None

    def _of_topic(self, part: Question, topic: str) -> Found | None:
        """What is found of a part, asked of a topic that it does not say itself."""
        if not leans_on(part, topic, self.held):
            return None
        whole = asked_of(part, topic)
        named, whole = self._in_print(whole)
        links = measured(settled(whole, named, None, "", self.held), self.held)
        links = without_circumstances(whole, links, self.held.document, self.held.catalogue)
        found = self._try(whole, _asking(whole, named, links), links)
        if found is None or found.status is not Outcome.ANSWERED:
            return None
        # what only names the thing tells no rate, and no number of it
        wanted = _MONEY_TOLD if asks_rate(part) else _A_NUMBER
        return found if wanted.search(found.text) is not None else None

    def silent(self) -> list[Question]:
        """The parts that nothing was found for, and that no answer to another part tells along."""
        return [part for part, links in self.missing if not self._told_along(part, links)]

    def _in_print(self, part: Question) -> tuple[str, Question]:
        """The text of a part in the words of print, without the names of those who are asked, and the part with the labels of
        tables that it names."""
        named, own_row = _kept_row(part.plain, self.held)
        for document in self.among or (self.held.document,):
            named = without_names(named, document)
        named = in_print(named.replace(_ROW, own_row), self.held.catalogue)
        named, labels = in_labels(named, part.labels, self.held.extraction.budget.statements)
        return named, replace(part, labels=labels)

    def _linked(self, part: Question, named: str) -> Links:
        """The items that a part is about, its own or those of the part before it."""
        last = self._answered[-1][1].text if self._answered else ""
        links = settled(part, named, self._about, last, self.held)
        links = without_circumstances(part, links, self.held.document, self.held.catalogue)
        # 每人按什么标准，请了几名护林员: a part that names nothing leaves nothing to be carried on
        bare = self._about is None and not links.mentions and of_one_thing(part, self.held)
        self._about = links if (links.mentions or self._about is None) and not bare else self._about
        links = replace(
            measured(links, self.held),
            context=self._context,
            earlier="|".join(self._earlier),
            since=self._since,
            within=self._within,
        )
        self._within = links.container or self._within
        self._context += () if bare else (*links.subjects, *links.left)
        self._earlier.append(named)
        return links

    def _own(self, part: Question, named: str, links: Links) -> Links | None:
        """The items that a part names itself, where it was read as of those of the part before; None where it was not."""
        own = measured(settled(part, named, None, "", self.held), self.held)
        if not link(named, self.held.catalogue, whole=False).mentions or own.mentions == links.mentions:
            return None
        return replace(
            own, context=links.context, earlier=links.earlier, since=links.since, within=links.within
        )

    def _try(self, part: Question, asking: Question, links: Links) -> Found | None:
        one, unnamed = self.of_one, self._unnamed
        return first_kept(part, asking, self.held, links, self.reply, one=one, unnamed=unnamed)

    def _without_place(self, part: Question, asking: Question, links: Links) -> Found | None:
        """What is found where the part does not say 全县: who asks a department of the place means it anyway."""
        text = without_own_place(asking.plain, part, self.held.document)
        if text == asking.plain or links.earlier:
            # 全市在册的有几个: what a part asks on about is more than its place
            return None
        left = tuple(w for w in links.left if w in text)
        bare = replace(links, left=left, rest=without_own_place(links.rest, part, self.held.document))
        return self._try(part, replace(asking, plain=text), bare)

    def _keep(self, part: Question, links: Links, found: Found | None) -> None:
        if found is None or found.status is Outcome.NOT_DISCLOSED:
            self.missing.append((part, links))
        elif found.text:
            self._answered.append((links, found))
        if found is not None and found not in self.told:
            self.told.append(found)

    def _told_along(self, part: Question, links: Links) -> bool:
        """Whether the answer to another part about the same item tells the change, or the reason, that this part asks for."""
        about = [found.text for other, found in self._answered if other.subjects == links.subjects]
        if part.wants(Ask.WHY):
            return any("原因：" in text for text in about)
        if _HOW_MANY_OF_IT.fullmatch(part.plain):
            # 有哪些设备，共有几台: the number is told with what they are
            same = [found for other, found in self._answered if other.left == links.left]
            return any(_COUNTED.search(found.text) for found in same)
        if self._answered and _HOW_MUCH_OF_IT.fullmatch(part.plain):
            return _MONEY_TOLD.search(self._answered[-1][1].text) is not None
        return part.wants(Ask.CHANGE) and any(_A_CHANGE.search(text) for text in about)


def _tells_besides(text: str, part: Question, links: Links) -> bool:
    """Whether what explains one part has the number that another asks for, which names nothing else (还剩多少)."""
    if _WHAT_IS_LEFT.fullmatch(part.plain):
        return _LEFT_TOLD.search(text) is not None
    number = number_wanted(part)
    return number is not None and number.search(text) is not None and all(w in key(text) for w in links.left)


def _about_the_same(links: Links, before: Links) -> Links:
    """The links of a part that is about what the part before it was, which found nothing: with the words that were not found."""
    if not links.mentions or links.mentions != before.mentions:
        return links
    return replace(links, left=tuple(dict.fromkeys((*carried_words(before.left), *links.left))))


def _kept_row(text: str, held: Held) -> tuple[str, str]:
    """The text with the row of the department's own office (某局本级) marked, whose name has the department's; and that name."""
    own = key(held.document.department)
    if not own or own not in text:
        # a question that does not name it in full costs nothing
        return text, ""
    rows = (name for name in held.rows if own in name and _OWN_OFFICE.search(name) and name in text)
    row = max(rows, key=len, default="")
    return (text.replace(row, _ROW), row) if row else (text, "")


def _asking(part: Question, named: str, links: Links) -> Question:
    """A part in the words of print, with what it asks in these and beside the names of items (生均公用经费 is an item)."""
    asks = tuple(dict.fromkeys((*part.asks, *asks_of(named))))
    averaged = any(asks_of(m.subject)[:1] == (Ask.PER_HEAD,) for m in links.mentions)
    if averaged and Ask.PER_HEAD not in asks_of(links.rest):
        asks = tuple(ask for ask in asks if ask is not Ask.PER_HEAD)
    return replace(part, plain=named, asks=asks)
