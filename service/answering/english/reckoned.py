"""English questions that say on what to reckon: so many people at so much each, the scores of a form, what is not of a whole."""

from __future__ import annotations

from decimal import Decimal

from service.answering.english.printed import Printed
from service.answering.english.words import read
from service.patterns import regex

_PEOPLE = (
    r"(?:people|persons|participants|residents|pupils|students|children|households|members|employees|"
    r"staff|workers|beneficiaries|recipients|cases|vehicles)"
)
_RECKONED = regex(
    r"\b(?:calculat|comput|reckon|multipl|work(?:ed)? out|appl|based on|at the rate|come to|need|amount to|cost)\w*\b"
)
_NUMBER = regex(
    rf"(?<![\d.])(?P<number>\d+(?:\.\d+)?)\s*(?P<power>million|thousand)?(?P<han>万)?(?:人|户| (?:[a-z-]+ "
    rf"){{0,2}}?(?={_PEOPLE}\b))"
)
_EACH = regex(
    r"(?P<each>\d[\d.]*(?:万元|元))\s*(?:(?:a|per|each|for each|every)\b|(?:[a-z]+ ){0,2}(?:each|apiece)\b)|"
    r"\b(?:at|by|times) (?:a rate of )?(?P<rate>\d[\d.]*(?:万元|元))"
)
_PRODUCT = regex(
    r"\bmultipl\w*\b.*\b(?:number of|people|persons|participants)\b.*\bby\b|\bnumber of [^,;?]*\btimes\b|"
    r"\bproduct of\b.*\b(?:number|people)\b"
)
# Whether an amount is what the number of those that it is for makes with what each of them gets or costs.
_FACTOR = (
    r"(?:(?:unit |daily |monthly |yearly |annual |hourly |stated |per[- ](?:head|person|capita|unit|pupil|student) |"
    r"service |contract )*(?:rates?|prices?|standards?|fees?|wages?|pay|costs?|quotas?|amounts? (?:per|for each)))"
)
_MAKES = regex(
    rf"^\W*(?:do|does|did|is|are)\b (?P<of>.+?)\b(?:match(?:es)?|agrees?(?: with)?|equals?|tall(?:y|ies)(?: with)?|fits?|"
    r"consistent(?: with)?|corresponds?(?: to)?|squares? with|follows? from|come(?:s)? (?:to|out (?:as|at))|"
    r"add(?:s)? up (?:to|with)|reconciles? with|in line with|what you get from|the product of)\b"
    rf"(?P<with>.*\b(?:number|headcount|count|head count|how many)\b.*\b{_FACTOR}\b|"
    rf".*\b{_FACTOR}\b.*\b(?:number|headcount|count|head count|how many)\b).*"
)
_MADE = regex(
    rf"^\W*(?:do|does|did)\b(?=.*\b(?:number|headcount|count|head count)\b)(?=.*\b{_FACTOR}\b).*?\b"
    r"(?:add(?:s)? up|multipl(?:y|ies) out|multipl(?:y|ies)|come(?:s)?|amount(?:s)?|work(?:s)? out|equals?|make|makes|give|gives|"
    r"match(?:es)?|agrees?|yields?|produces?)\b(?: (?:up|out))?(?: (?:to|with|at|the))? (?P<of>.+)"
)
_OF_MONEY = regex(
    r"\b(?:budgets?|budgeted|amounts?|sums?|figures?|allocations?|money|funds|costs?|totals?|for|the)\b"
)
_OF = regex(
    r"\b(?:what|how much) (?:does|do|did|would|will|should|is|are|was|were) (?P<of>.+?)\s*\b(?:come|"
    r"amount|add up|be|need|cost|make|total)\b"
)
_IF = regex(
    r"\bif (?P<of>.+?) (?:is|are|was|were|were to be|had been) (?:really |actually |indeed "
    r")?(?:calculat|comput|reckon|work|based|multipl)\w*"
)
_NOT_OF = regex(
    r"(?:^\W*(?:of|within|in|out of) (?P<whole>[^,]+), *)?\bhow much (?:of (?P<of>.+?) )?(?:is|was|"
    r"are|were|does|did|do) not "
    r"(?:(?:be|come|belong|consist)(?:ing)? )?(?:from |to |of |part of |financed by |funded by )*(?P<part>.+)"
)
_SCORES = regex(
    r"^\W*(?:do|does|did|is|are)\b.*\b(?:scores?|points|marks)\b.*\b(?:add(?:s)? up|sum|equal|total|"
    r"match|make)\b.*\b(?:total|overall|whole|printed)\b"
)
_SUMS = r"\b(?:add(?:s)? up|sum|equal|tally|match|agree|come)\b"
_QUARTERS = regex(rf"^\W*(?:do|does|did|is|are)\b.*\bquarter\w*\b.*{_SUMS}")
_VEHICLES = regex(
    rf"^\W*(?:do|does|did)\b.*\b(?:categor\w+|types?|kinds?|classes)\b.*\b(?:vehicles|cars)\b.*{_SUMS}"
)
_STAFF = regex(
    r"(?:^|\b)(?:with|for|given|based on|on the basis of|divid(?:ed|ing) by|taking|at|over|across|"
    r"among)\s+(?:the |its |all |a total of )*"
    r"(?P<number>\d+) (?:[a-z-]+ ){0,3}?(?:people|persons|employees|staff|members|workers|pupils|"
    r"students|residents)\b"
)
_FROM_BUDGET = regex(
    r"\W*(?:and )?(?:how (?:far|much) (?:is|does|do|are) (?:it|this|that|they) (?:differ|deviate|away|"
    r"off|apart|more|less)?\w* ?(?:from|than)|"
    r"how (?:does|do|did) (?:it|this|that) (?:differ|deviate|compare) (?:from|with|to)|"
    r"by how much (?:does|do|is) (?:it|this|that) (?:exceed|differ from|above|below|more than|less "
    r"than)) (?:the |its )?"
    r"(?:amount |sum |figure )?(?:budget|budgeted|allocat|appropriat|set aside|planned|printed|actual)\w*\b.*|"
    r"\W*(?:and )?(?:is|was) (?:the |this |that )?(?:budget|amount|it|allocation|sum)(?: \w+)? "
    r"(?:sufficient|enough|adequate).*"
)

# The question in Chinese but for its years, its words that nothing translates, and its items.
Reckoned = tuple[str, tuple[str, ...], tuple[str, ...]]


def reckoned(topic: str, text: str, printed: Printed | None) -> Reckoned | None:
    """A question (in small letters) that says on what it is to be reckoned; None for any other.

    `topic` are the words before it that say what it is about."""
    full = f"{topic} {text}"
    if (rest := _NOT_OF.search(full)) is not None:
        whole, part = read(rest["whole"] or rest["of"] or "", printed), read(rest["part"], printed)
        if len(whole.items) == 1 and len(part.items) == 1:
            said = f"{whole.items[0]}里不属于{part.items[0]}的有多少"
            return said, (*whole.unknown, *part.unknown), (*whole.items, *part.items)
    if (makes := _MAKES.search(text) or _MADE.search(text)) is not None:
        of = read(_OF_MONEY.sub(" ", makes["of"]), printed).items or read(topic, printed).items
        if of:
            return f"{of[0]}的预算与人数乘以标准一致吗", (), of[:1]
    if _SCORES.search(text):
        of = tuple(item for item in read(topic, printed).items if "自评" not in item)
        return f"{''.join(of[:1])}自评各项得分相加等于总分吗", (), of
    if _QUARTERS.search(text):
        return "四个季度的用款计划加起来和项目资金一致吗", (), ()
    if _VEHICLES.search(text):
        return "国有资产中各类车辆相加等于总数吗", (), ("车辆",)
    return _supposed(full, printed)


def _supposed(text: str, printed: Printed | None) -> Reckoned | None:
    """So many people at so much each: what the item comes to, that is reckoned so."""
    if not _RECKONED.search(text):
        return None
    of = _IF.search(text) or _OF.search(text)
    items = read(of["of"], printed).items if of is not None else ()
    if not items:
        return None
    number, each = _NUMBER.search(text), _EACH.search(text)
    if number is not None and each is not None:
        people = _people(number["number"], number["power"], bool(number["han"]))
        return f"{items[0]}按{people}人、每人{each['each'] or each['rate']}算是多少", (), items[:1]
    if _PRODUCT.search(text):
        return f"{items[0]}按文中的参保人数乘以每人标准是多少", (), items[:1]
    return None


def _people(number: str, power: str | None, han: bool) -> str:
    """A number of people as Chinese has it: 100000 → 10万."""
    many = (
        Decimal(number)
        * {"million": 1_000_000, "thousand": 1_000}.get(power or "", 1)
        * (10_000 if han else 1)
    )
    return f"{(many / 10_000).normalize():f}万" if many >= 10_000 and not many % 1000 else f"{many:f}"


def over_people(topic: str, text: str) -> str:
    """The number of people that a question says to reckon an average on, as Chinese has it; empty where it says none."""
    found = _STAFF.search(topic) or _STAFF.search(text)
    return f"按{found['number']}人平均，" if found is not None else ""


def against_budget(text: str, spoken: str) -> bool:
    """Whether a clause sets what the one before it reckons against what was budgeted."""
    return ("算是多少" in spoken or "每人标准是多少" in spoken) and _FROM_BUDGET.fullmatch(text) is not None
