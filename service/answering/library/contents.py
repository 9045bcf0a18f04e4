"""Questions about the library itself: which documents there are, of which departments and years, which are final accounts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from extractors.schema.draft import Level, Stage
from extractors.schema.extraction import Passage
from service.answer import Outcome
from service.answering.asked.kinds import Ask
from service.answering.asked.naming import without_names
from service.answering.asked.question import Question, parts
from service.answering.asked.scope import Scope, other_body
from service.answering.document.held import hold
from service.answering.reply import Found, Reply
from service.answering.respond import answer_from
from service.patterns import regex
from service.store import Document, Store
from service.terms import plain

_FILES = regex(
    "文件|材料|资料|文档|库[里中内]?|哪?[几一两多少][几]?份|份(?=是|为|属)|哪[几些一]?年(?:度)?的?(?:部门|单位)?[预决]算"
)
_STAGED = regex("[预决]算")
_LISTS = regex(
    "有没有|有无|是否有|有[^,，。?？]{0,12}(?:吗|没有)|哪[些几]|哪一?[份年家]|哪一?个(?:部门|单位)|(?:几|多少)[份家个]|列出|列举|列一下|是谁|收录|[收存]了"
)
# All that such a question is made of besides names and years.
_MADE_OF = regex(
    "(?:有没有|有无|是否|有的?是|在|哪一?|[两二三四五六七八九十]|几|多少|谁|什么|啥|分别|各自?|列出|列举|列一下|收录|收|存|放|包括|包含|涉及|覆盖|属于|来自|查到|能|可以"
    "|我|你们?|咱们?|您|这儿|那儿|手边|请问?|告诉|一共|总共|共|都|也|还|只|全部|所有|现在|目前|手头|手上|这些|这批|那些|这个|这|那|里面|里头|当中|其中|之中|里|中|内"
    "|文件|材料|资料|文档|报告|公开|披露|部门|单位|机关|预算|决算|年度|年份|年|库|份|家|个|些|本|一|名单|名称|名字|不|没"
    "|的|了|吗|呢|么|是|为|有|和|与|及|或|还是|而|上|[,，、。;；:：?？!！|\\s])+"
)
_UNIT = regex("单位[预决]算")
# So many documents are cited, and of so many a question that goes on is asked further.
_CITED, _FURTHER = 12, 3
# No longer line is one that only says what the document is.
_LINE = 40


@dataclass(frozen=True, slots=True)
class Contents:
    """The documents that a question about the library means; `missing` names a body of which there is none."""

    documents: tuple[Document, ...]
    others: tuple[Document, ...]
    missing: str
    further: tuple[Question, ...]
    # whether it is asked if there are any
    whether: bool = False


def contents(asked: Question, scope: Scope, known: Sequence[Document]) -> Contents | None:
    """What a question asks of the library as a whole; None when it is about what the documents say."""
    pieces = parts(asked)
    if not _asks(asked, pieces, scope):
        # of most questions their words alone tell, without the names of all bodies
        return None
    own = tuple(piece for piece in pieces if _is_about(piece, scope, known))
    if not own or own[0] is not pieces[0] or not _asks(asked, own, scope):
        return None
    text = "".join(piece.plain for piece in own)
    meant = scope.documents if scope.named else tuple(known)
    missing = _body(_bare(text, known))
    fitting = [d for d in meant if _fits(d, text, asked)]
    return Contents(
        () if missing else tuple(fitting),
        tuple(meant),
        missing,
        tuple(piece for piece in pieces if piece not in own),
        own[0].wants(Ask.YES_NO),
    )


def tell(found: Contents, store: Store, reply: Reply) -> Found:
    """The documents one by one, each with words by which it says what it is; that there are none with those there are."""
    told = [_told(document, store, reply) for document in found.documents[:_CITED]]
    told += [document.title for document in found.documents[_CITED:]]
    if not told:
        others = [_told(document, store, reply) for document in found.others[:_CITED]]
        others += [document.title for document in found.others[_CITED:]]
        which = f"「{found.missing}」的文件" if found.missing else ""
        return Found(f"没有{which}；库中只有：{'；'.join(others)}。")
    text = f"{'有，' if found.whether else ''}共{len(told)}份：{'；'.join(told)}。"
    for question in found.further if len(found.documents) <= _FURTHER else ():
        for document in found.documents:
            answered = reply.attempt(partial(_further, question, document, store, reply))
            text += f"\n{document.title}：{answered.text}" if answered is not None else ""
    return Found(text)


def _further(question: Question, document: Document, store: Store, reply: Reply) -> Found | None:
    found = answer_from(question, hold(store, document), reply)
    return found if found.status is not Outcome.NOT_DISCLOSED else None


def _is_about(piece: Question, scope: Scope, known: Sequence[Document]) -> bool:
    """Whether all that a part says, bodies and years aside, is which documents there are."""
    bare = _bare(piece.plain, known)
    body = other_body(bare)
    rest = bare.replace(body, "") if body else bare
    return not re.search(r"\w", _MADE_OF.sub("", rest))


def _body(text: str) -> str:
    """The body that a text names besides those of the library; empty for none."""
    body = other_body(text) or ""
    asked = _MADE_OF.match(body)
    return body[asked.end() :] if asked else body


def _bare(text: str, known: Sequence[Document]) -> str:
    for document in known:
        text = without_names(text, document)
    return re.sub(r"(?:19|20)\d{2}|\s", "", text)


def _asks(asked: Question, own: Sequence[Question], scope: Scope) -> bool:
    said = "".join(piece.plain for piece in own)
    if _LISTS.search(said) is None:
        return False
    return _FILES.search(said) is not None or (not scope.named and _STAGED.search(said) is not None)


def _fits(document: Document, text: str, asked: Question) -> bool:
    final, budget = "决算" in text, "预算" in text
    staged = final == budget or document.stage is (Stage.FINAL if final else Stage.BUDGET)
    of_unit = _UNIT.search(text) is None or "部门" in text or document.level is Level.UNIT
    return staged and of_unit and (not asked.years or document.fiscal_year in asked.years)


def _told(document: Document, store: Store, reply: Reply) -> str:
    """`某县医疗保障局2020年预算（“某县医疗保障局2020年部门预算”[1]）`"""
    passages = hold(store, document).extraction.passages
    name, year = plain(document.department), str(document.fiscal_year or "")
    best = max(passages, key=partial(_says, (name, year)), default=None)
    if best is None or not _says((name, year), best)[1]:
        return document.title
    heading = " / ".join(best.heading)
    return f"{document.title}（{reply.quote(document, best.source.text, best.source, heading)}）"


def _says(names: tuple[str, str], passage: Passage) -> tuple[bool, int, int]:
    """How well a line says what the document is: in a line that says little else its department, year and stage."""
    text = plain(passage.source.text)
    told = sum(bool(name) and name in text for name in names)
    return len(text) <= _LINE and told > 0, told + (_STAGED.search(text) is not None), -len(text)
