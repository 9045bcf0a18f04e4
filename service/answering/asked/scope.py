"""Which documents a question is about."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence, Set
from dataclasses import dataclass

from extractors.schema.draft import Stage
from service.answering.asked.naming import body_of_larger, own_region
from service.answering.asked.question import Question
from service.answering.asked.register import register, runs
from service.patterns import regex
from service.store import Document
from service.terms import plain, same

_HOW_MANY = regex("几[个家所]|多少[个家所]|哪[些几一两个家所]|什么")
_THIS_BODY = regex(
    "[这那](?:所|家|个|间)[一-鿿]{0,6}?(?:中学|小学|大学|学院|学校|幼儿园|医院|中心|法院|[局委厅])|(?:请问|该|本|我|这个|贵|全|此|你们?|县|市|区|省)(?:局|委|厅|办|院|中心|学校|医院|街道)|(?<=[块项笔面里面吗])局(?:里|机关)|(?:不光|只|光|就)(?:是|看|算|说)?(?:县|区|市)?局(?:里|机关|本级)"
)
_BODY = regex(
    "[一-鿿]{2,12}?(?:局|厅|委员会|办事处|检察院|法院|公司|银行|派出所|中心|学校|医院)|[一-鿿]{1,12}?(?:(?:中学|小学|大学)(?!生)|学院|幼儿园)"
)
# 单位里幼儿园, 全县小学: bodies of a kind, none by its name
_OF_A_KIND = regex(
    "(?:.*(?:的|和|与|及|单位里|单位中|各|每|所有|全部|公办|民办|乡镇|农村|城区|直属)|全[县市区省镇乡旗州])"
    "(?:中学|小学|学校|大学|幼儿园|医院|派出所|中心)"
)


_JOINED, _KIND_ALONE = regex("[与和跟]"), 2
_YEAR_AFTER, _YEAR_BEFORE = regex(r"[的在]?((?:19|20)\d{2})"), regex(r"((?:19|20)\d{2})年?度?的?$")
# So many departments that are not named can be meant by what they are.
_SIDE_BY_SIDE = 6
_REGIONS = "省市县区州盟旗镇乡"


# The year that a question takes of one department where it ranks many: （万里街道按2024年算）.
_TAKEN = regex(
    r"[(（]([^()（）]{2,16}?)(?:只?[取按用以算看选]|统一[用取按])((?:19|20)\d{2})年?[^()（）\d]{0,6}[)）]"
)
# Documents by what they are, no department named: 两份决算, 这三份2024年的预算.
_OF_SORT = regex(
    "(?:[两三四五几]|\\d)[份个](?:文件|公开|部门|单位|的|年度?|(?:19|20)\\d{2}年?度?的?){0,3}(?P<stage>[预决]算)"
)


@dataclass(frozen=True, slots=True)
class Scope:
    """The documents to ask; `named` is whether the question itself says which they are, `apart` whether it names several
    departments one by one; `taken` is whether it takes but some of those that it is about; `stranger` is the one body that it
    names where that is of a larger region than any of ours."""

    documents: tuple[Document, ...]
    named: bool
    apart: bool = False
    taken: bool = False
    stranger: str = ""


def taken(text: str, documents: Sequence[Document]) -> tuple[str, Sequence[Document]]:
    """A text as it is asked without the years that it takes of single departments, and the documents without their others."""
    folded = unicodedata.normalize("NFKC", text)
    kept = documents
    for found in _TAKEN.finditer(folded):
        meant = register(documents).called(same(plain(found.group(1))))
        kept = [d for d in kept if d.department not in meant or d.fiscal_year == int(found.group(2))]
    return (_TAKEN.sub(" ", folded), kept) if kept is not documents else (text, documents)


def _of_sort(question: Question, documents: Sequence[Document]) -> tuple[Document, ...]:
    """The few documents that a question means by their stage and year alone (两份决算)."""
    found = _OF_SORT.search(question.plain)
    if found is None:
        return ()
    stage = Stage.FINAL if found["stage"] == "决算" else Stage.BUDGET
    few = _dated([d for d in documents if d.stage is stage], question)
    return tuple(few) if 1 < len({d.department for d in few}) == len(few) <= _SIDE_BY_SIDE else ()


def choose(question: Question, documents: Sequence[Document]) -> Scope:
    """The documents whose department the question names, of the year it names; all, when it names none.

    Of several departments named, one without a document of that year stays, so that its silence is told.
    """
    known = register(documents)
    called = known.called(question.plain)
    regions = {own_region(department) for department in called}
    for department, marks in called.items():
        larger = body_of_larger(department, question.plain, marks)
        if larger and not any(region and larger.startswith(region) for region in regions):
            return Scope(tuple(known.of(department)), True, stranger=larger)
    kinds = set(called.values())
    # 普陀区司法局 names one body and not every body of 普陀区; 医保局 alone names each that is called so.
    fullest = {
        marks for marks in kinds if not any(marks != other and marks & other == marks for other in kinds)
    }
    # 某县民政局 where there are 某县财政局 and another county's 民政局 names neither: it is asked of the county's, which say so.
    fullest -= {
        marks for marks in fullest if any(_continues(marks, other, question.plain) for other in fullest)
    }
    # a region that stands only inside the names of others names no body
    spans = {span for marks in fullest for span in runs(marks)}
    fullest = {marks for marks in fullest if not all(_inside(span, spans) for span in runs(marks))}
    meant = {department for department, marks in called.items() if marks in fullest}
    if not meant and (few := _of_sort(question, documents)):
        return Scope(few, True, True)
    if not meant:
        return Scope(tuple(_staged(_dated(documents, question) or documents, question)), False)
    # in the order of the list, which is by department
    named = [d for d in documents if d.department in meant] if len(meant) > 1 else known.of(*meant)
    groups: dict[str, list[Document]] = {}
    for document in named:
        groups.setdefault(document.department, []).append(document)
    # Where one mark stands for all of them, those of another year were not meant.
    alike = len(fullest) == 1
    own = {department: _own_year(called[department], question.plain) for department in groups}
    if not alike and len(set(own.values())) > 1:
        # 甲局2024和乙局2025: each of the year that stands beside it
        groups = {
            d: [one for one in held if own[d] in (None, one.fiscal_year)] or held
            for d, held in groups.items()
        }
    dated = [d for group in groups.values() for d in (_dated(group, question) or ([] if alike else group))]
    return Scope(tuple(dated or named), True, len(fullest) > 1)


def _inside(span: tuple[int, int], spans: Set[tuple[int, int]]) -> bool:
    """Whether a span is a part of a longer one."""
    return any(o[0] <= span[0] and span[1] <= o[1] and o != span for o in spans)


def _staged(documents: Sequence[Document], question: Question) -> Sequence[Document]:
    """Those that are final accounts where a question asks for one and names no department."""
    accounts = [d for d in documents if d.stage is Stage.FINAL]
    return accounts if question.final and accounts else documents


def _dated(documents: Sequence[Document], question: Question) -> list[Document]:
    """Those of a year that the question names; else those of the year after, which state how they differ."""
    if not question.years:
        return list(documents)
    found = [d for d in documents if d.fiscal_year in question.years]
    return found or [
        d for d in documents if d.fiscal_year is not None and d.fiscal_year - 1 in question.years
    ]


def _own_year(marks: int, text: str) -> int | None:
    """The year that stands beside the name of a department, behind it or before it."""
    after = _YEAR_AFTER.match(text, marks.bit_length())
    before = _YEAR_BEFORE.search(text[: (marks & -marks).bit_length() - 1])
    found = after or before
    return int(found.group(1)) if found else None


def _continues(marks: int, other: int, text: str) -> bool:
    """Whether the first goes straight on after the second, which names no more than a region."""
    first, last = (marks & -marks).bit_length() - 1, other.bit_length() - 1
    return last + 1 == first and text[last] in _REGIONS


# 2023年底，局里 and 这一年局里: no body is called so.
_YEAR_ENDS = regex("(?<=年)[底末初]|[这那整]?[一整]年(?=[局院所站校部厅]里?)")


# When and whose: no name begins with these (今年局里, 我们中心).
_BEFORE_BODY = regex(
    "(?:[今去明前上本当全每那这一整]|上一|前一)年(?:度|初|底|末|里|内|之内|以内|中|间)?(?:的)?|年[初底末内中间]|(?:全|本|当)?年度(?:内|里|中)?|期间|期内|最近|最终|最后|后来|当时|至今|一年来|年来|现在|目前|眼下|眼前|当前|如今|现如今|平时|平常|往年|历年|近年|近几年|这几年|到底|究竟|大概|大约|总共|一共"
    "|(?:我|你|咱|他|她)们?的?|整个|请问|问问|想问|那么"
)


def other_body(text: str) -> str | None:
    """A public body that a text names, after the names of the documents at hand were taken out; None for none."""
    found = _BODY.search(_BEFORE_BODY.sub(" ", _THIS_BODY.sub(" ", _YEAR_ENDS.sub(" ", text))))
    # 几个中心 asks how many there are and names none
    named = (
        found is not None
        and not _HOW_MANY.search(found.group())
        and not _OF_A_KIND.fullmatch(found.group())
        # 取暖费的面积与学校: what stands before the joint is no name, and the kind alone names none
        and len(_JOINED.split(found.group())[-1]) > _KIND_ALONE
    )
    return found.group() if found is not None and named else None
