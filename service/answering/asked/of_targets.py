"""Clauses of a question about targets that only name them, or ask on about those that the clause before them names."""

from __future__ import annotations

from service.patterns import regex

# 发放人数和满意度这两项指标,…
_NAMED = regex(
    "(?:(?!多少|几|什么|啥|哪|怎|谁|吗).){4,}?(?:这|那|上述|以上)?(?:[两二三四五六][项个])?(?:绩效)?(?:指标|目标)"
)
_ASKED = regex("目标|指标|实际|完成|得|扣|分|定|值")
# 各得几分, 实际值是多少: what stands beside them.
_BESIDE = regex(
    "(?:那|又|还|它们|其)*(?:各自?|分别|都)*的?(?:自评)?[得扣拿]了?(?:多少|几)分"
    "|(?:各自?|分别)?的?(?:得分|分值|实际值?|完成值)(?:各|分别|又)*(?:是|为)?(?:多少|几|什么)"
    "|(?:而|但|那|又|最后|最终|结果|到头来|到?年[底末])*实际上?(?:的)?(?:完成|达到|做到|实现)(?:值|数)?了?(?:是|为|到)?(?:百分之)?(?:多少|几)"
)


def only_names(clause: str, following: str) -> bool:
    """Whether a clause names indicators, asks nothing, and the one behind it asks what is set or reached of them."""
    return _NAMED.fullmatch(clause) is not None and _ASKED.search(following) is not None


def beside_targets(before: str, clause: str) -> bool:
    """Whether a clause asks for what stands beside the targets that the one before it asks for."""
    return _ASKED.search(before) is not None and _BESIDE.fullmatch(clause) is not None
