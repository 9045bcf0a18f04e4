"""Which of a few documents a question means that counts them and names none, or all but one (五家, 哪家, 除了甲局另外四家)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from service.answering.asked.question import Question
from service.answering.asked.scope import Scope
from service.answering.library import few_in_english
from service.answering.library.relation import NAME
from service.answering.library.sides import named_in, spoken, with_signs
from service.answering.library.standing import standing
from service.answering.library.survey import departments_own
from service.patterns import regex
from service.store import Document, Store

# Of no more documents than these each is told.
_MOST = 8
_NUMBER = "(?:[两二三四五六七八九十]|\\d)"
_BODY = "(?:部门|单位|机构|局|委|厅|办|街道|地方|地区|[一-鿿]{2,8}?(?:局|委|厅|街道|部门))"
_COUNTED = (
    f"(?:家(?:{_BODY}|(?!企业|公司|银行|医院|学校|药店|机构))|个{_BODY}|个[县区市](?!级)"
    f"|份(?:文件|公开|部门[预决]算|[预决]算)?|地(?!块)|[县区市](?={_BODY}))"
)
_MANY = (
    f"(?:上述|以上|这|那)?(?:(?:{_NUMBER}|所有|全部|各|每一?){_COUNTED}|(?:各|所有|全部)(?:部门|单位|局|[县区市]局))"
    "(?:[里中](?!心)|当中|之中|之间|里面|里头)?"
)
_OTHERS = (
    "(?:其余|其他|其它|另外|余下|剩下|剩余|别的|另)的?(?:(?:这|那)?"
    f"(?:{_NUMBER}|所有|全部|各|几){_COUNTED}|{_COUNTED}|(?=加|合计|合起|之和|总和|平均))"
)
_LEFT_OUT = "(?:除(?:了|去|开|掉|却)?|不(?:算|含|计|包括|包含)|撇[开去]|抛开|抛去|刨[去开掉]|扣除|扣掉|去掉|剔除|排除)"
_EXCEPT = regex(
    f"{_LEFT_OUT}(?:掉)?{NAME}(?:一家|这一?家|那一?家)?(?:的)?(?:之外|以外|外|不算|不说)?[,，]?(?:{_OTHERS}|{_MANY})?"
    f"|{NAME}(?:之外|以外)[,，]?的?(?:{_OTHERS}|{_MANY})?"
)
_REST, _ALL = regex(_OTHERS), regex(_MANY)
_FIRST_NUMBER = regex(f"(?<!第)(?<!前)({_NUMBER}){_COUNTED}")
_WHICH = regex(
    "谁家?|哪[一两几]?家(?!企业|公司|银行|医院|学校|药店|机构)|哪一?[个些](?:部门|单位|局(?!面)|委|县|区|市|地方)|哪一?[县区市](?=[一-鿿]{2,8}?[局委厅])"
)
# Ranks though it does not say what: the departments.
_RANKS = regex("排名|排行|名次|座次|[从由][高大多低小少][到往至]|前[二两三四五六七八九十][名位家]")
_LEADS = regex("最[多少高低大小](?:的|$|[吗么?？])")
# Names side by side, and how many there are of them.
_PAIR = 2
_ROW = regex(f"{NAME}(?:(?:[、,，和与跟及]|以及|还有)*{NAME})+")
_ALONE = regex(f"(?<={NAME})(?:一家|这一?家|那一?家|自己|独家|单独)")


class Against(StrEnum):
    """What the one that is named is held against."""

    NONE = "none"
    REST = "rest"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Few:
    """The documents meant, and `text`, what is asked of them without their names and number.

    `named` is the one that is held `against` the rest, or against all together.
    """

    documents: tuple[Document, ...]
    text: str
    named: Document | None = None
    against: Against = Against.NONE
    counted: bool = False


def few(asked: Question, scope: Scope, store: Store) -> Few | None:
    """None where a question means its documents otherwise, or where the library holds several of one department."""
    if asked.years:
        return None
    known = departments_own(store.listed())
    if not _one_each(known):
        return None
    if asked.english:
        return _in_english(asked, scope, known)
    text = spoken(asked)
    named = named_in(text, scope, store) if scope.named else []
    departments = {one.department for one in named}
    marked = with_signs(text, named)
    left = [d for d in known if d.department not in departments]
    if departments:
        if _EXCEPT.search(marked) is not None:
            return (
                Few(tuple(left), _without(_EXCEPT.sub(" ", marked)), counted=True) if len(left) > 1 else None
            )
        if len(departments) > 1:
            return _of_several(known, departments, marked)
        if not left:
            return None
        one = next(d for d in known if d.department in departments)
        marked = _ALONE.sub("", marked)
        if _REST.search(marked) is not None:
            return Few(tuple(known), _without(_REST.sub(" ", marked)), one, Against.REST)
        if _ALL.search(marked) is not None and _LEADS.search(marked) is not None:
            # 甲局的是五家里最少的吗
            return Few(tuple(known), _without(_ALL.sub(" ", marked)), counted=True)
        if _ALL.search(marked) is not None:
            return Few(tuple(known), _without(_ALL.sub(" ", marked)), one, Against.ALL)
        return None
    counted = _ALL.search(marked) is not None
    if not counted and _WHICH.search(marked) is None and (scope.named or _RANKS.search(marked) is None):
        return None
    meant = departments_own(scope.documents) if scope.named else known
    number = _how_many(marked)
    if number and number != len(meant):
        # 三家水务局、水利局: what they are is said of some of them
        meant = known if number == len(known) else ()
    if len(meant) < 2:
        return None
    return Few(tuple(meant), _without(_WHICH.sub(" ", _ALL.sub(" ", marked))), counted=counted)


def _of_several(known: Sequence[Document], departments: set[str], marked: str) -> Few | None:
    """Those that are named one by one, where what is asked of them is said of all: their average, the ends of their row."""
    asked = standing(marked)
    ends = asked.highest and asked.lowest
    row = _ROW.search(marked)
    if row is None or not (asked.average or (len(departments) > _PAIR and (ends or asked.places > 1))):
        return None
    meant = tuple(d for d in known if d.department in departments)
    return Few(meant, _without(_ALL.sub(" ", _ROW.sub(" ", marked))), counted=True)


def _in_english(asked: Question, scope: Scope, known: Sequence[Document]) -> Few | None:
    text = asked.text.lower()
    named = [d for d in scope.documents if d in known] if scope.named else []
    if len(named) > 1 and not few_in_english.left_out(text):
        return None
    left = tuple(d for d in known if d not in named)
    among, one, held_to = tuple(known), None, Against.NONE
    if named and few_in_english.left_out(text):
        among = left
    elif named and few_in_english.of_the_rest(text):
        one, held_to = named[0], Against.REST
    elif named and few_in_english.counted(text):
        one, held_to = named[0], Against.ALL
    elif named or not few_in_english.of_all(text):
        return None
    said = few_in_english.in_chinese(asked, known, together=held_to is Against.ALL)
    return Few(among, said, one, held_to, counted=True) if said and len(among) > 1 else None


def _how_many(marked: str) -> int:
    """How many documents a text says that it is about; 0 where it does not say."""
    found = _FIRST_NUMBER.search(marked)
    if found is None:
        return 0
    digit = found.group(1)
    return int(digit) if digit.isdigit() else 2 if digit == "两" else "一二三四五六七八九十".index(digit) + 1


def _one_each(known: Sequence[Document]) -> bool:
    return 1 < len(known) <= _MOST and len({d.department for d in known}) == len(known)


def _without(marked: str) -> str:
    return marked.replace(NAME, " ").strip(" ,，、的")
