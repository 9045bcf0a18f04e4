"""How people ask whether two figures agree (打不打架, 对得拢不, 有没有出入), each put as 一致吗."""

from __future__ import annotations

import re

from service.patterns import regex

_ASK = "(?:吗|么|吧|不(?:上|拢|一致)?(?![一-鿿])|没有?(?![一-鿿]))"
# What stands before a verdict and says no more than that it is asked for.
_WHETHER = "(?:是否|是不是|能否|能不能|可否|会不会|到底|究竟)"
_ANY = "(?:有没有|有无|是否(?:有|存在)?|是不是(?:有|存在)?|存不存在|存在|有)(?:什么|啥|任何|哪些?)?"
_BETWEEN = (
    "(?:(?:这|那)(?:两|几)(?:个数字?|处|边|者)|两个数字?(?=一|对|合|是)|两边|两头|二者|两者|它们"
    "|互相|相互|彼此|之间|都|还|又|也|能)*"
)
_FIT = "(?:对|合|核|扣|凑)得?(?:上|拢|起来|到一起)(?:号|账|来)?"
_ONE = "(?:同一|一)(?:个(?:数字?|数目|金额|口径|说法)?|码事|回事)"
_APART = "(?:出入|差异|偏差|差别|不一致|不一样|不同(?!意)|对不上|矛盾|冲突|打架|毛病)"

_VERDICTS = (
    f"{_BETWEEN}(?:一样不一样|一不一样|一致不一致|相同不相同|相不相[符同等]|(?:对不对|合不合|能不能对|能不能合)得?(?:上|拢|起来)(?:号|账)?|打不打架|差没差|差不差(?!多)|矛不矛盾|冲不冲突|吻不吻合)",
    f"{_BETWEEN}(?:能|可以)?{_FIT}{_ASK}",
    f"{_BETWEEN}{_WHETHER}{_BETWEEN}{_FIT}(?!报|级|年|交|述)",
    f"{_BETWEEN}(?:是|为){_ONE}{_ASK}",
    f"{_BETWEEN}(?:是否是?|是不是){_ONE}",
    f"{_BETWEEN}{_ANY}{_BETWEEN}{_APART}的?(?:地方|之处|情况)?{_ASK}?",
    f"{_BETWEEN}(?:打架|矛盾|冲突){_ASK}",
    f"{_BETWEEN}{_WHETHER}{_BETWEEN}(?:一致|相符|吻合|相同|相等|一样)(?:吗|么)?",
    f"{_BETWEEN}(?:一样|一致|相同|吻合|相符)(?:不|没有?)(?![一-鿿])",
)
VERDICTS: tuple[tuple[re.Pattern[str], str], ...] = tuple((regex(said), "一致吗") for said in _VERDICTS)
# Any of them, within a longer phrase.
ANY_VERDICT = f"(?:{'|'.join(_VERDICTS)})"
