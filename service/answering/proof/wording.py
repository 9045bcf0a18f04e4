"""The words that an answer may say of its own: they join figures, names and quotations and tell nothing by themselves.

What else an answer says must be printed where it cites. A sentence that a test finds to be ours and not made of these
words is to be added here: else verification takes it out of every answer.
"""

from __future__ import annotations

import re

from service.answering.english.phrases import PHRASES
from service.patterns import regex


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Joins figures that are cited; anyone may say it of them.
_NEUTRAL = _words(
    """
    为 是 即 共 共有 有 和 与 跟 同 及 以及 或 而 则 又 的 了 在 中 里 由 从 按 对
    其 该 此 这 于 到 至 也 均 各 每 等 数 项 款 类 其中 分别 各项 两项 该项 该数
    两者 前者 后者 另 另外 此外 同时 具体 具体为 具体是 主要 主要是 主要为 如下 包括 包含
    组成 构成 安排 预算 决算 预算数 决算数 支出 收入 收支 金额 数额 总额 总计 合计 共计
    小计 总和 之和 相加 差额 相差 相比 同比 比 较 占 占比 比重 比例 百分比 幅度 增减
    增减额 变化 变动 增幅 降幅 人均 平均 每人 每月 年 年度 本年 当年 今年 上年 去年 上年度
    上一年 前年 以前年度 年初 全年 部门 单位 本部门 本单位 文件 文中 原文 文字说明 文字说明中 报表
    报表中 表中 所列 列示 列在 列为 印出 印出的 显示 载明 写道 写明 说明 说明为 用途 用于
    数起第 没有一起比较的还有 一起比较 要问这些请写明 所比较的 不同 其后依次 依次 其后 还有 政府采购
    政府采购的有 积 两者的积 两者的积为 前者除以后者 前者除以后者为 前者是后者的 倍 倍数 从大到小 从小到大 排列 采购
    采购的有 一栏 经济分类 选的是 增减相抵 增减相抵为 其下 其下各项 指标值 目标 科目 项目 计算 重新计算
    重新计算的 推算 由此 由此推算 因此 根据 按照 依据 编制 人员
    """
)
# Says which way figures go, which is the larger, what is missing: said by a model, such words are checked or taken out.
_JUDGING = _words(
    """
    没有 有。 不是 不全是 不能 更多 更少 更大 更大的 更小的 多 少 最高 最低 最大 最小 最高的 最低的 最大的 最小的 最多 最少 排第
    排第一 排第二 排第三 排第四 排第五 相等 一致 不一致 两处不一致 两者相等 两年持平 两年相差 持平 相等的
    空缺 没有空缺 超出编制 没有达到 达到了 没有按期 按期
    与差额相等的是 等于 超过了 没有超过 不到 不低于
    不能核对一致 与之相等 只有 不止一份 都没有 披露 没有披露 没有披露这一项的 没有找到 没有印出 对应 同一 其他 数字
    与合计的差别 差别 与总的变化 还差 还差 文字只说明了其下各项的增减 决算比预算多 决算比预算少 为预算的
    在四舍五入之内 相差在取整之内 基数为零，百分比没有意义 这一项 以下 文中没有写明原因
    完成率 完成率为 约 约为 方向相反 比率 印出的比率 差额 两处不同 不能断定有误
    得到的回答不能与文件核对一致，因此不予给出 不提供个人姓名和联系方式，公开文件也不以此为内容
    这是预算公开，只有年初安排的数 决算或实际执行数 已查 收支报表 绩效目标 名词解释 全部文字 与问题相符 内容
    库中还没有文件 请先加入部门预算或决算公开文件 能回答这个问题的 请写明部门和年度 请用文字写出问题 问题太长 最多
    最接近的一句是 不一定答到所问
    个字 空表说明 而文字说明中 指标 同一报表 核对 完成 份 其余 不为零的有 写明为空的有 印为零的有 表中列有 没有填数 一栏没有填数
    要问这些请写明年度和预算、决算 金额最高的是 与它相等的还有 这样的共有 各数均已与库中所存的单元格核对，不逐一列出
    一次最多回答十二个问题，其余请另问 只列出前几个项目的 只列出前几个 绩效指标
    不合理 超过全部资金 后一期少于前一期 各期不超过全部资金
    都有 有的是 没有的是 几者相等 基数为零，倍数没有意义 其余的平均 最低的是 最高的是
    库中 库中只有 库中没有 没有第 份可排 这些数不能相加 有的在库中核对不上 都有数，没有为零或写明为空的 的数起第
    """
)
# Words for the way a figure went. Each is borne out by the figure behind it, or by what is said of the items behind it.
UP = ("增加", "增长", "上升", "上涨", "提高")
DOWN = ("减少", "下降", "降低", "压减")
_GIVES_REASON = regex("原因|由于|因为|理由")
# A reason is quoted, or said not to be given.
_REASON = regex("(?:主要)?原因(?:说明)?(?:[：:]|是|为)*(?=\ue011)")
_ENGLISH_NEUTRAL = _words(
    """
    a an the of in on for to from by with at as and or is
    are was were be which that this it its total amount
    amounts budget budgeted final account planned year
    previous last per head percent rmb yuan million reason
    printed chinese document says table text respectively
    together expenditure revenue share
    """
)
_ENGLISH_OWN = frozenset(
    word.lower() for _, meant in PHRASES for word in re.findall(r"[A-Za-z]+", meant.replace("\\1", " "))
) | _words("rmb yuan million")


def _pattern(*vocabularies: frozenset[str]) -> re.Pattern[str]:
    words = sorted(frozenset().union(*vocabularies), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, words)))


_ANYONE = _pattern(_NEUTRAL, frozenset(UP + DOWN))
_OURS = _pattern(_NEUTRAL, _JUDGING, frozenset(UP + DOWN))
# Sentences that name nothing and need not: what they are about stands before them.
_SET = regex(
    "有|没有|一次最多回答十二个问题，其余请另问|能回答这个问题的文件不止一份：请写明部门和年度|各项相加与合计的差别在四舍五入之内|文中没有写明原因"
    "|所比较的文件年度或预算、决算不同|这些数不能相加：[^。“]{0,40}|库中的文件正在更新：请稍后再问"
    "|全部部门之间只比较同一项的金额：最高、最低、排名、合计、有没有"
    "|这个问题不在其中，或者库中没有两个部门以上披露这一项；问增减、占比、人均和原因，请写明部门和年度"
    "|得到的回答不能与文件核对一致，因此不予给出|库中还没有文件：请先加入部门预算或决算公开文件|请用文字写出问题"
    "|已查[^，]+，没有与问题相符的内容|，?没有与问题相符的内容"
)
_LETTERS = regex(r"[A-Za-z]+|[^\s，。；：、（）“”「」(),.;:%…—\[\]\ue010-\ue01f-]")


def strange(skeleton: str, *, ours: bool) -> list[str]:
    """The words of a sentence that are none of these; `ours`
    is whether it is one of the built-in engine's sentences.

    In a skeleton all that is proved otherwise stands as a
    private character (U+E010 to U+E01F), quotations as
    U+E011.
    """
    text = _REASON.sub(" ", skeleton)
    if ours:
        # 原因： stands before a quotation, and this is the one sentence that says there is none
        text = text.replace("文中没有写明原因", " ")
    found = _GIVES_REASON.findall(text)
    text = (_OURS if ours else _ANYONE).sub(" ", text)
    english = _ENGLISH_OWN if ours else _ENGLISH_NEUTRAL
    left = "".join(word for word in _LETTERS.findall(text) if word.lower() not in english)
    return found + ([left] if left else [])


def is_set_phrase(skeleton: str) -> bool:
    """Whether a sentence is one of those that stand without naming anything."""
    return _SET.fullmatch(skeleton.strip(" \n。；")) is not None
