"""Understands a question: what kind it is, which years and figures it names, and its parts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from service.answering.asked.agreeing import ASKS_AGREEMENT
from service.answering.asked.amounts import Said, amounts_in, in_one_unit
from service.answering.asked.comparing import BY_HOW_MUCH
from service.answering.asked.kinds import ASKS, COUNTED, KINDS, Ask
from service.answering.asked.of_targets import beside_targets, only_names
from service.answering.asked.posed import posed
from service.answering.asked.standard import apart, standard
from service.answering.english.translate import translate
from service.lexicon.asking import FINAL, PERSONS
from service.lexicon.targets import MISSED
from service.patterns import regex
from service.terms import plain, same

# 2038.60万元 is no year
_YEAR = regex(r"(?<![\d.])((?:19|20)\d{2})(?=\D|$)(?![.,]\d|[亿万千]?元|[亿万](?!年))")
# 22年执行数, and 22年 at the beginning; not 满15年, 20年期
_SHORT_YEAR = regex(
    r"(?<![\d.满近过约共第用了超达各每半])(?<!-)([12]\d)"
    r"(?=年(?:度|初|末|底|预算|决算|执行|安排|实际|比|相比|[和与跟]|总|各|哪|谁|所有|全部|的?(?:预算|决算|执行|三公))|年相?比)"
    r"|(?:(?<![^,，。;；?？问那下])|(?<=[局委办厅部道镇乡院处队校站]))[12]\d(?=年(?![来前后以内期级龄间限]))"
)
# Beside another year: 跟23年的比.
_SHORT_BESIDE = regex(
    r"(?<=[跟和与比较、同至到])(?<!\d[跟和与比较、同至到])[12]\d(?=年(?![来前后以内期级龄间限长多]))"
)
# 收、支总计: one whole, and no two things
_BOTH_SIDES = regex("收[、和与]支(?=总|合|[预决]算|均|各)")
# 基本支出,人员经费占百分之几: the whole, then its part.
_WHOLE_FIRST = regex(
    "(?P<whole>[一-鿿](?:支出|收入|经费|费|预算|资金))[,，](?P<part>[^,，。;；?？]{1,14}(?:支出|收入|经费|费|补贴|资金)各?占(?:了)?(?:百分|几成|多大|多少(?![钱万元亿])))"
)
# Asks in English for what was spent, also where the words for that stand in brackets.
_OF_ACCOUNTS = regex(r"(?i)\bactual\b[^?.]{0,24}\b(?:final accounts?|spending|expenditure|outturn)\b")
_PERCENT = regex(r"(?<![\d.])(-?\d+(?:\.\d+)?)%")
_CODE = regex(r"(?<!\d)\d{3,10}(?!\d|[年万亿元%.人辆名个])")
_LEVELS = regex(r"(?<!\d)(\d{3})类?(\d\d)款(?:(\d\d)项)?")
# 209-03-01, 208 05 05
_SPACED = regex(r"(?<![\d.])(\d{3})[-\s·](\d\d)(?:[-\s·](\d\d))?(?![\d.])")
_LABEL = regex(
    r"(?:公开|预算)?(?<!\d)\d{2}表(?![示明述现达])|(?:部门公开)?附?[表件]\d{1,2}(?:\|\d{1,2})?(?![\d,.%]|万|元|个|项|人)"
)
_PREVIOUS = regex("上年(?!结转|结余|度?结转|度?结余|末|底|初)|去年(?!底|末)|上一年(?!底|末)|前一年(?!底|末)")
_CLAUSE = regex(r"[?？!！;；。\n]|[,，](?=.{2})|(?<!\d)\|(?!\d)")
# Asks for the amounts, or the difference, of what the words before it ask for.
_EACH = regex(
    "(?:都|又|本年度?|今年|当年|(?:19|20)\\d\\d年度?)*(?:金额|资金|预算|钱)?(?:分别|各自?|每[个项笔样类家])(?:要花|要|投入?|是|为|有|给|安排|[增压核缩]?[加减长]少?|下?降|上?升|涨|结[转余]|剩|[多少出花占投补发拨用列值]|变[动化]?|压下来|高|低)?了?(?:多少|几)(?:钱|元|万元|万|平方米|公里|[人名家个期辆台次项亩所套件分条])*(?:[和与及又|]*(?:各|分别)?占(?:比|了)?(?:多大|多少|几成|百分之(?:几|多少))?的?(?:比重|比例|份额)?)?"
    "|(?:数量|单价|金额|比例|占比|比重|目标值|指标值)(?:[和与及|、]+(?:数量|单价|金额|比例|占比|比重|目标值|指标值))*(?:各|分别)(?:是|为|有)?多少"
    "|(?:都|分别)?叫(?:什么|啥)(?:名字|名称)?|(?:都|分别)(?:是|有)(?:什么|啥|哪些|哪几个)"
    "|(?:都|又)*(?:各自?|分别)(?:自评|评价)?得了?(?:多少|几)分"
    "|一[项个笔][一-鿿]?一[项个笔](?:地|的)?(?:各|都|分别|安排|花|是|有|列)*了?(?:多少|几)(?:钱|资金|元|万元|万)?"
    "|(?:两者|二者|到底)?相?差(?:了|额)?(?:是|为|有)?(?:多少|几)(?:钱|元|万元|万)?"
)
# Asks for the money of each part of what the words before it ask the parts of.
_EACH_PART = regex(
    "(?:又|都|那)*(?:各|每一?)(?:个?项|个|笔|样|类|家|处|路|方面|款项?|[细项]目|明细|科目|部分|件事?|块|渠道|来源|单位|品目)(?:支出|采购|收入|科目)?的?(?:金额|预算|资金|支出|价钱|数额|花费|费用|数)?(?:各|分别)*(?:是|为|有|要|花|用|来|进|出|投|列|安排|给|分|占|得)*了?(?:多少|多大|几)(?:钱|资金|元|万元|万)?"
)
_OF_PARTS = regex("哪[些几]|什么|分成|组成|构成|明细|拆|包括|列出|来源")
# Asks for the share of what the words before it ask for.
_ITS_SHARE = regex("(?:那|又|具体|大概|大约|到底|它|其)*(?:是|占了?)?(?:占)?百分之(?:多少|几)(?:呢)?")
# Asks the money of each of the things that the words before it ask for by the same word (哪三所学校，每所多少).
_EACH_THING = regex(
    "(?:那|又)?(?:平均)?每一?(?P<unit>[座条所家处村镇款场户种样台套辆名位])[一-鿿]{0,2}?(?:各|分别)?(?:是|为|有|给|花|拨|投|补|安排|用)?了?(?:多少|几)(?:钱|元|万元|万)?"
)

# Asks for the amount of what the words before it single out (最少的是哪家，多少).
_SINGLED = regex(
    "最[大小多少高低]|最[重狠贵严][^要点大]?.{0,6}哪|第[一二三四五]|哪[些几一]?[个家所项]?[^,，。]{0,14}(?:增加|减少|增长|下降)"
)
# Asks for the other end, or by how much the ends differ (哪个最少, 比最少的多几万).
_OTHER_END = regex(
    "(?:那|又|而)*(?:哪一?[个家所项笔类样]?|谁|什么)?的?最[大小多少高低贵省]的?(?:是|又是|呢|有)*(?:哪一?[个家所项笔类样]?|谁|什么)?(?:呢)?"
    "|(?:两者|二者)?(?:比|跟|和|与)?最[大小多少高低]的?(?:那[个家项所])?(?:比)?[相]?[大小多少高低差]出?了?(?:多少|几)(?:钱|亿元|万元|元|万|亿)?"
)
_ITS = regex(
    "(?:那|又|它|其|各|到底)*(?:金额|数额|比例|执行率|完成率|得分|得了|[高低多少]到)?(?:是|为|有|了)?(?:增加|减少|增长|下降)?了?(?:百分之)?(?:多少|几)(?:钱|亿元|万元|元|万|个百分点|分)*"
    "|(?:那|又|各|到底)*[罚补奖投拨赔]了(?:多少|几)(?:钱|亿元|万元|元|万)?"
    "|(?:那|又|它们|这)?(?:[几两三四五六七八九十][项个笔])?(?:合计|一共|总共|加起来|共计?)(?:是|有|为)?(?:多少|几)(?:钱|亿元|万元|元|万)*"
    "|(?:那|又|还|它|其)*(?:剩|差|余|少花|没花)下?了?(?:多少|几)(?:钱|亿元|万元|元|万)*(?:没[花用](?:完|掉|出去)?)?"
)

# Those whose number the words before asked for (有多少护林员？这些人的补助是多少).
_PERSONS_COUNTED = regex("(?:多少|几)(?:名|个|位)?([一-鿿]{1,7}[员工师生户民])(?![一-鿿]{4})")
_COUNTED_PERSONS = regex(
    "([一-鿿]{1,7}[员工师生户民])(?:一共|总共|共|现在|目前)*(?:有|聘|请|配|招)?了?(?:多少|几)(?:名|个|位|人)"
)
_OF_THESE = regex("^(?:那么?)?(?:这些|这批|这几类?)(?:人员?|职工)的?(?=[一-鿿])|^(?:那么?)?他们的(?=[一-鿿])")
# Says where to look.
_INSIDE = regex("(?:里头?|之?中|里面|当中)$")
# Asks why, of targets that the words before it say were not met.
_WHY_MISSED = regex(
    "(?:主要|具体)?(?:的)?(?:原因|理由)(?:又?是|为)?(?:什么|啥|何)?|为(?:什么|何|啥)(?:没有?完成|没达[到标])?"
    "|(?:单位|部门|自评表?|表|局|里|中|上|对此|是|又)*(?:怎么|怎样|如何|咋)(?:作?解释|说明|交代|讲)的"
)
# Asks whether what the words before it reckon agrees with something (与项目预算相符吗, 预算够不够).
_AGAINST_IT = regex(
    "(?:这个数|结果|算出来的数)?(?:与|和|跟|同|能否|是否|能不能|是不是)?[^,，]{0,24}(?:相符|一致|一样|相等|相同|够不够用?|够用?|对得?上|差多少|相差多少|还剩多少|吻合)(?:吗|么)?"
)
_RECKONS = regex("按.{2,40}[算乘]|(?:变[化动]|增减).{0,4}(?:加总|加起来|相加|合起来)|测算|[一相]乘|乘以")

# Asks what explains the change that the words before it ask for.
_EXPLAINED = regex(
    "(?:[一-鿿]{0,14}?(?:局|委|办|街道|中心|单位|部门|会|院|镇|乡))?(?:那|又|对此|文件|文中|报告|材料|说明|书面|单位|部门|官方|里|是|上|给出的?|主要|这)*(?:怎么|如何|怎样|咋)(?:作?解释|说明|说|讲|交代|归因)的?(?:了?吗)?|(?:那|又)*(?:依据|理由|根据|说法)(?:是|有)?(?:什么|啥|哪些)"
    "|(?:那|又|主要|这)*(?:靠|因|由于|归于)(?:什么|啥|哪些?)[^,，]{0,8}|(?:那|又|主要)*(?:是|由|被)?(?:什么|啥|哪[些几一]?[个块项]?)[^,，]{0,6}(?:造成|导致|引起|拉动|带动|推动|影响|所致)的?"
)

_STAYED = regex("一样|持平|相同|没[有]?[变动]|动没动|变没变")
# Asks how something is printed of which the words before it ask whether it agrees: both are told with that.
_AS_PRINTED = regex(
    "(?:那|又|文中|里面|上面|实际|各自?|分别)*(?:写|印|标|填|列)的?(?:各?是|成|着|了)?(?:哪一?年|哪年|几年|什么|啥|多少)"
)

# Asks on, where two that do not agree part: told with that they do not.
_IF_NOT = regex(
    "(?:要是|如果|若是?|假如|万一|要|倘若)(?:真的?)?(?:对不上|不(?:一样|一致|相?等|相?符|对)|有出入|有差)的?话?"
    "|(?:那|又|到底|究竟)?(?:问题|毛病|差别|差额|错|差|出入|不同|不一样)(?:是)?(?:出|差)?在(?:了)?哪(?:里|儿|一?[块处个项]?)"
)
# Asks whether two places say the same of what stands before; and asks for one amount and nothing else.
_OF_PLACES = regex(
    "(?:在)?(?:[^,，]{0,16}(?:表|文字|说明|情况说明|目标)里?(?:和|与|跟|同)[^,，]{0,16}(?:表|文字|说明|正文)里?[^,，]{0,6}|前后|两处|两张表|文字和表)[^,，]{0,6}"
    "(?:一样|一致|相同|对得上|相符|吻合)"
)
_ONE_AMOUNT = regex(
    f"^[^,，]{{2,30}}?(?:是|为|有)?(?:多少(?:钱|元|万元|万)?|(?:多少|几)[百千万]?(?:{COUNTED}|分))$"
)
# Asks for the names of what the words before it ask for.
_BY_NAME = regex(
    "(?:请|并|要|把|能否|能)*(?:列出|列举|给出|写出|说出|列明|报出?)[^,，]{0,10}(?:名称|名字|名单|全称)(?:来|吗)?"
)
# From what to what something went, and by how much that is.
_FROM_TO = regex("(?:从|由)(?:原来的?)?(?:多少|几)[^,，。]{0,10}[到至为成]了?(?:多少|几)")
_MOVED_BY = regex(
    "(?:那|又|一共|总共|共|每人|每月|相当于)*(?:提高|提升|增加|增长|上调|调高|上升|扩大|涨|升|增|提|降低|下降|下调|减少|降|减|多|少|相?差)(?:了|出)?(?:多少|几).{0,3}"
)
_WHICH = regex("哪[一几两三些]?[个家项所]|有哪")

# What a question takes for granted before it asks (不是有8个编制吗，…): said, and not asked.
_PREMISE = regex(
    "(?P<who>[^,，多少几哪]{0,24}?)(?<!是)(?:不是|可不是)(?:说|讲|写)?(?:了|着)?(?P<what>[^,，不多几哪]{2,40}?)(?:了)?(?:吗|嘛|么)"
)

# What everybody says, and nothing of what is asked: 都说要过紧日子.
_MOOD = regex(
    "(?:都|总|老|一直|天天|整天|成天|年年|口口声声|不是)(?:在)?(?:说|讲|喊|提|强调)着?(?:要)?"
    r"(?![^,，]*(?:经费|支出|预算|资金|三公|[费款]))[^,，\d多少几哪什吗]{2,14}"
)

# What is there at the end of a year is so in every part of a question that says no other.
_AT_YEARS_END = regex(r"(?<!\d)(?:19|20)\d{2}年?(?:底|末)")

# A part that says 今年 is not about the year that another part names.
_THIS_YEAR = regex("今年|本年度|当年度")

Translate = Callable[[str], tuple[str, tuple[str, ...]] | None]


@dataclass(frozen=True, slots=True)
class Question:
    """One question, or one of its parts: `text` as asked, `plain` in standard words as `terms.same(plain(…))` writes them.

    `heard` stays so where `plain` is put into the words of a document. `put` is the text, its marks kept, in the words for
    what is asked of several documents; empty where it stays as asked.
    """

    text: str
    plain: str
    asks: tuple[Ask, ...]
    years: tuple[int, ...] = ()
    previous: bool = False
    final: bool = False
    amounts: tuple[Said, ...] = ()
    percents: tuple[Decimal, ...] = ()
    codes: tuple[str, ...] = ()
    # the tables that it names by their labels (表1-3), as `terms.key` writes them
    labels: tuple[str, ...] = ()
    # Words of another language that none of ours translates.
    foreign: tuple[str, ...] = ()
    english: bool = False
    heard: str = ""
    put: str = ""

    def wants(self, *asks: Ask) -> bool:
        return any(ask in self.asks for ask in asks)

    @property
    def posed(self) -> str:
        """The text, its marks kept, in the usual turns of phrase, for those that take a question apart themselves."""
        return posed(self.put or self.text)


def understand(text: str, english: Translate = translate) -> Question:
    """The whole question, Chinese or English; `english` puts the latter into Chinese."""
    folded = unicodedata.normalize("NFKC", text)
    foreign: tuple[str, ...] = ()
    translated = english(folded)
    if translated is not None:
        folded, foreign = translated
    else:
        folded = posed(folded)
    read = _read(folded)
    spent = read.final or (translated is not None and _OF_ACCOUNTS.search(text) is not None)
    return replace(read, text=text, foreign=foreign, english=translated is not None, final=spent)


def _with_persons_named(texts: Sequence[str]) -> list[str]:
    """The texts, those named in them of whom one before asks how many there are."""
    named: list[str] = []
    for text in texts:
        before = named[-1] if named else ""
        counted = _PERSONS_COUNTED.search(before) or _COUNTED_PERSONS.search(before)
        named.append(text if counted is None else _OF_THESE.sub(f"{counted[1]}的", text))
    return named


def parts(question: Question) -> tuple[Question, ...]:
    """The questions that a question is made of; words before the first that asks go with it.

    Years that a part does not name itself are those of the whole.
    """
    source = question.plain if question.english else posed(question.put or question.text)
    texts: list[str] = []
    pending, dropped = "", False
    pieces = [p for clause in _CLAUSE.split(unicodedata.normalize("NFKC", source)) for p in apart(clause)]
    for at, piece in enumerate(pieces):
        if not piece.strip():
            continue
        if _MOOD.fullmatch(piece.strip()) and piece is not pieces[-1]:
            dropped = True
            continue
        premise = _PREMISE.fullmatch(piece.strip())
        if premise is not None and piece is not pieces[-1]:
            pending += premise["who"] + premise["what"] + ","
            dropped = True
            continue
        heard = standard(same(plain(piece)))
        if not heard.strip():
            # nothing but how politely it is asked
            continue
        more = any(
            p.fullmatch(said) for p in (_EACH, BY_HOW_MUCH, _ITS_SHARE) for said in (heard, plain(piece))
        )
        if texts and (more or (_EACH_PART.fullmatch(heard) and _OF_PARTS.search(standard(plain(texts[-1]))))):
            texts[-1] += "," + piece
            continue
        each = _EACH_THING.fullmatch(plain(piece))
        if texts and each is not None and re.search(f"哪[^,，。]{{0,3}}{each['unit']}|哪些", texts[-1]):
            texts[-1] += "," + piece
            continue
        if texts and _SINGLED.search(texts[-1]) and _ITS.fullmatch(plain(piece)):
            texts[-1] += "," + piece
            continue
        if texts and "最" in texts[-1] and _OTHER_END.fullmatch(plain(piece)):
            texts[-1] += "," + piece
            continue
        if only_names(plain(piece), plain("".join(pieces[at + 1 : at + 2]))):
            pending += piece + ","
            continue
        if texts and beside_targets(plain(texts[-1]), plain(piece)):
            texts[-1] += "," + piece
            continue
        if _INSIDE.search(plain(piece)) and len(texts) == 0:
            # 各科目里，… only says where to look
            pending += piece + ","
            continue
        if texts and MISSED.search(plain(texts[-1])) and _WHY_MISSED.fullmatch(plain(piece)):
            # the reason stands beside the outturn
            continue
        if texts and _RECKONS.search(texts[-1]) and _AGAINST_IT.fullmatch(plain(piece)):
            texts[-1] += "," + piece
            continue
        if (
            len(texts) == 1
            and _OF_PLACES.match(plain(piece))
            and _ONE_AMOUNT.search(standard(same(plain(texts[0]))))
        ):
            # …的金额，两张表写的一样吗: of the item that the words before it name
            texts[0] += "," + piece
            continue
        if texts and ASKS_AGREEMENT.search(plain(texts[-1])) and _AS_PRINTED.fullmatch(plain(piece)):
            continue
        if texts and ASKS_AGREEMENT.search(plain(texts[-1])) and _IF_NOT.fullmatch(plain(piece)):
            dropped = True
            continue
        if texts and _MOVED_BY.fullmatch(plain(piece)) and _FROM_TO.search(plain(texts[-1])):
            # told with what it was and what it became
            continue
        if texts and _WHICH.search(texts[-1]) and _BY_NAME.fullmatch(plain(piece)):
            continue
        if ASKS.search(piece) or PERSONS.search(piece) or ASKS.search(heard):
            texts.append(pending + piece)
            pending = ""
        else:
            pending += piece + ","
    if pending:
        texts = [*texts[:-1], texts[-1] + "," + pending] if texts else [pending]
    texts = _with_persons_named(list(dict.fromkeys(texts)))
    if len(texts) < 2:
        if dropped:
            return (replace(_read(texts[0]), text=texts[0], foreign=question.foreign),)
        return (question if question.english else replace(question, text=source),)
    end = _AT_YEARS_END.search(question.plain)
    dated = [f"{end.group()}{text}" if end and not _YEAR.search(text) else text for text in texts]
    read = [
        replace(_read(said), text=text, foreign=question.foreign)
        for said, text in zip(dated, texts, strict=True)
    ]
    read = [
        replace(part, asks=(Ask.WHY, *part.asks))
        if n and _EXPLAINED.fullmatch(part.plain) and _of_a_change(read[n - 1])
        else part
        for n, part in enumerate(read)
    ]
    # what was asked before 上年 is named is not of the year before
    named = [any(part.previous for part in read[: n + 1]) for n in range(len(read))]
    return tuple(
        replace(
            part,
            years=part.years or (() if _THIS_YEAR.search(part.plain) else question.years),
            final=part.final or question.final,
            previous=part.previous or (before and not part.years),
        )
        for part, before in zip(read, named, strict=True)
    )


def _of_a_change(part: Question) -> bool:
    """Whether a part asks how something changed, or whether it stayed as it was (和2024年一样多吗)."""
    stayed = _STAYED.search(part.plain) is not None and (part.previous or bool(part.years))
    return stayed or part.wants(Ask.CHANGE, Ask.DIFFERENCE)


def read_part(text: str) -> Question:
    """A part of a question, in the words that it is put in, by itself."""
    return _read(text)


def years_of(plain_text: str) -> tuple[int, ...]:
    """The years that a text names, each once."""
    return tuple(dict.fromkeys(int(year) for year in _YEAR.findall(plain_text) if int(year) < 2100))


def years_in_full(text: str) -> str:
    """A text with its years of two digits in four: 24年的跟23年的比."""
    text = _SHORT_YEAR.sub(_in_full, text)
    return _SHORT_BESIDE.sub(_in_full, text) if _YEAR.search(text) else text


@lru_cache(maxsize=1_000)
def asks_of(plain_text: str) -> tuple[Ask, ...]:
    """What a text as `terms.same(plain(…))` writes it asks for, the surest first."""
    return tuple(ask for ask, pattern in KINDS if pattern.search(plain_text))


def _read(text: str) -> Question:
    # 207类03款 and 207-03 are the code 20703
    written = _BOTH_SIDES.sub("收支", in_one_unit(unicodedata.normalize("NFKC", text)))
    joined = _SPACED.sub(_run_together, written).replace("、", "和")
    joined = _WHOLE_FIRST.sub(r"\g<whole>里\g<part>", joined)
    written = _LEVELS.sub(_run_together, plain(years_in_full(joined)))
    meant = standard(same(written))
    asks = asks_of(meant)
    if PERSONS.search(text):
        asks = (Ask.PERSON, *asks)
    return Question(
        text=text,
        plain=meant,
        heard=meant,
        asks=asks,
        years=years_of(written),
        previous=bool(_PREVIOUS.search(meant)),
        final=bool(FINAL.search(text) or FINAL.search(meant)),
        amounts=amounts_in(written),
        percents=tuple(Decimal(number) for number in _PERCENT.findall(written)),
        labels=tuple(dict.fromkeys(_LABEL.findall(written))),
        codes=tuple(code for code in _CODE.findall(written) if not _YEAR.fullmatch(code)),
    )


def _in_full(found: re.Match[str]) -> str:
    """`24` → `2024`"""
    return f"20{found.group()}"


def _run_together(found: re.Match[str]) -> str:
    return "".join(group or "" for group in found.groups())
