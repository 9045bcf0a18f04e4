"""Whether something counts in what a document reports, as its text says it (不含下属中心的公用经费, 不在决算中反映): the
sentence that leaves it out or takes it in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.document.sayings import Saying
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.patterns import regex
from service.terms import coverage, key

_COUNTED_IN = regex(
    "(?:算|计|列|纳|归|统计|编)(?:不(?:算|计|列|纳))?(?:算|计)?(?:在(?!哪)|进|入|到(?!哪))(?:了|去)?"
    "|算不算(?:是|作)?|属于|包不包[括含]|包[括含]|含不含|(?<=[里中内面])含(?:有|了)?|反映(?:在|到)?|体现(?:在|到)?"
)
_ASIDE = regex(
    "是不是|算不算|有没有|能不能|要不要|是否|有无|也|都|还|会|把|将|的话|被|连|已|一起|了|没有?$|吗|呢|么|在内|去|来"
)
# Says which or whose, in no word of print: 下面的学校, 两家医院自己的.
_SAID_BESIDE = regex(
    r"(?:下面|底下|下属|所属|下边|手下|名下)的?(?=[一-鿿])|自己的?|自个儿的?|[两二三四五六七八九几\d]+[家个所](?=[医学中卫院校单站])|(?:这|那)[个笔块份](?=[一-鿿“])"
    r"|\d[\d.,]*(?:亿|万|千)?元?的|(?<=[费款金用])(?:这个?)?数字?(?=[里中了吗]|$)"
)
_BOTH_BEFORE = regex("[里中内]面?|[把将连](?!关)")
_TAKES = regex("[把将连](?!关)")
# What a document leaves out of what it reports, or takes into it: told of before it in its sentence, or of behind it.
_BEFORE_IT = regex(
    "不(?:再)?(?:计入|纳入|列入|编入|属于)|未(?:计入|纳入|列入|编入)|不(?:再)?(?:在|通过|从)[^，,。；;]{2,24}(?:反映|列支|核算|安排|编列|列示|内|中)"
)
_BEHIND_IT = regex("不(?:再)?(?:含|包[括含]|统计|反映)|未(?:含|包[括含]|统计|反映)|剔除|扣除了?")
_TAKES_IN = regex(
    "(?<![不未])(?:(?:其中|支出中|收入中|已|也|均|口径)?(?:包含|含|计入|并入)(?!税|义|量|金)(?:有|了)?)"
)
# What is reported, by no name of its own; and money, by none either.
_REPORTED = regex(
    "(?:这[份本个张]|本|该|我们?|单位|部门|全|今?年度?|20\\d\\d年?|决算|预算|公开|报表|表|数据?|里|面|中|内|之|的|上)+"
)
_MONEY = regex("[款钱]|资金|经费|支出|费用|开支|收入|部分|那(?:块|部分|笔)")
# 临聘人员工资: of whom, and what of them
_PARTED = regex("的|(?<=人员)(?=工资|报酬|薪酬|补贴|经费)")
_CLAUSE_END, _SENTENCE = regex("[，,。；;：:！!\n]"), regex(r"[^。；;！!\n]+[。；;！!]?")
# So much of what is asked about stands there.
_THERE = 0.75


def asked(question: Question) -> bool:
    """Whether a question asks if something is counted in something else, and not how much of it."""
    return (
        question.wants(Ask.YES_NO)
        and not question.wants(Ask.WHY, Ask.SHARE, Ask.CHANGE, Ask.AMOUNT, Ask.COUNT, Ask.PARTS)
        and _COUNTED_IN.search(question.plain) is not None
    )


def told(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """没有 or 包括, with the shortest sentence that says so of what is asked about; None where none does."""
    if not asked(question):
        return None
    one, other = _COUNTED_IN.split(_SAID_BESIDE.sub("", question.plain), maxsplit=1)
    sides = [_ASIDE.sub("", side) for side in (one, other)]
    if not sides[1]:
        # 机关运行经费里监测中心的算进去了吗, 机关运行经费把学校的也算进去了吗: both stand before it
        sides = [_ASIDE.sub("", side) for side in _BOTH_BEFORE.split(one, maxsplit=1)]
        sides = sides[::-1] if _TAKES.search(one) else sides
    if len(sides) != len(("member", "holder")) or not key(sides[0]):
        return None
    found = [
        (len(piece.text), leaves_out, piece)
        for piece in held.sayings.pieces
        if not piece.row and not piece.section
        for member, holder in (sides, sides[::-1])
        for leaves_out, scope in _scopes(piece.text)
        if _tells(member, scope, links) and _of(holder, piece)
    ]
    if not found:
        return None
    _, leaves_out, piece = min(found, key=lambda f: f[0])
    said = piece.tell(held.document, reply, ())
    return Found(f"{'没有' if leaves_out else '包括'}：{said}。")


def _scopes(text: str) -> Iterator[tuple[bool, str]]:
    """The words that a text says are left out (or taken in): those behind 不含, or those before 不纳入 in its sentence."""
    for sentence in _SENTENCE.findall(text):
        for mark, leaves_out in ((_BEHIND_IT, True), (_TAKES_IN, False)):
            for found in mark.finditer(sentence):
                yield leaves_out, key(_CLAUSE_END.split(sentence[found.end() :], maxsplit=1)[0])
        for found in _BEFORE_IT.finditer(sentence):
            yield True, key(sentence[: found.start()])


def _tells(member: str, scope: str, links: Links) -> bool:
    """Whether all that is asked about stands in the words; of whose money it is, the money need not (监测中心的公用经费)."""
    pieces = [piece for piece in map(key, _PARTED.split(member)) if piece]
    if not pieces or not any(_named(piece) for piece in pieces):
        return False
    if len(pieces) > 1 and (pieces[-1] in links.subjects or not _named(pieces[-1])):
        pieces = pieces[:-1]
    return all(coverage(_MONEY.sub("", piece) or piece, scope) >= _THERE for piece in pieces)


def _of(holder: str, piece: Saying) -> bool:
    """Whether a piece is about what is to hold it, which the whole document may be."""
    words = key(
        _REPORTED.sub("", holder) if _REPORTED.fullmatch(holder) else re.sub("[里中内]面?$", "", holder)
    )
    return not words or coverage(words, f"{piece.words}|{piece.above}|{piece.around}") >= _THERE


def _named(piece: str) -> bool:
    return bool(_MONEY.sub("", piece)) and _REPORTED.fullmatch(piece) is None
