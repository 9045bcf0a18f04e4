"""The words of the report itself, in Chinese and in English; both are in every report."""

from __future__ import annotations

from typing import NamedTuple

from extractors.schema.check import Severity, Status
from extractors.schema.draft import Stage
from extractors.telling import Language, severity


class Words(NamedTuple):
    """The same in Chinese and in English."""

    zh: str
    en: str


WORDS = {
    "report": Words("核对报告", "Audit report"),
    "file": Words("文件", "File"),
    "digest": Words("文件摘要", "Digest"),
    "pages": Words("页", "pages"),
    "tables": Words("张表", "tables"),
    "by": Words("读取与核对", "Read and checked by"),
    "checks": Words("核对", "Checks"),
    "findings": Words("疑点", "Findings"),
    "contents": Words("疑点一览", "All findings"),
    "place": Words("位置", "Place"),
    "what": Words("疑点", "Finding"),
    "stake": Words("相差", "Difference"),
    "printed": Words("印", "printed"),
    "proposed": Words("应为", "should be"),
    "number": Words("序号", "No."),
    "page": Words("第 {} 页", "Page {}"),
    "line": Words("第 {} 行", "Line {}"),
    "suspect": Words("疑有误", "suspected"),
    "rival": Words("也可能有误", "may be wrong instead"),
    "other": Words("同一核对中的其他数字", "other figures of the same checks"),
    "identity": Words("不成立之处", "What does not come out"),
    "identities": Words("由此不符的核对（{} 项）", "Checks that fail because of it ({})"),
    "more": Words("另有 {} 项，见下", "and {} more, below"),
    "left_out": Words("另有 {} 行参与核对，未列出", "{} more lines take part and are not shown"),
    "roundings": Words(
        "四舍五入 {} 项：相差在印出的位数以内，不是错误", "Rounding, {}: within the printed digits, no error"
    ),
    "undecided": Words(
        "无法判断 {} 项：没有核对，不等于相符", "Cannot tell, {}: not checked, which is not the same as right"
    ),
    "rule": Words("规则", "Rule"),
    "reason": Words("原因", "Reason"),
    "count": Words("项数", "Number"),
    "nothing_wrong": Words(
        "能够核对的各项之间没有发现不符。", "Nothing that could be checked disagrees with anything else."
    ),
    "no_findings_kept": Words(
        "有 {} 项核对不符，但这份结果由较早的版本读取，没有归并为疑点；请重新读取文件。",
        "{} checks fail, but this result is of an earlier version, which kept no findings: read the file again.",
    ),
    "nothing_checked": Words("没有可以核对的项目。", "There is nothing that could be checked."),
    "unread": Words(
        "第 {} 页未能读取，其中的内容没有核对。",
        "Pages {} could not be read; what is on them is not checked.",
    ),
    "hidden": Words(
        "文件中有 {} 处看不见的文字，印出的内容里没有。它们没有被采用，列出供核实：",
        "The file holds {} texts that cannot be seen and that nothing printed says. They are not used, and listed for you "
        "to verify:",
    ),
    "capped": Words(
        "只有最要紧的 {} 个疑点附页面截图，其余的列出表中的行或原句。",
        "Only the worst {} findings are shown on their pages, the others by their lines or sentences.",
    ),
    "rows_cut": Words("只列前 {} 项，共 {} 项。", "The first {} of {} are listed."),
    "suspicions": Words(
        "模型提示的可疑之处（未经核算）：{} 处",
        "What a model holds suspicious (nothing of it was computed): {}",
    ),
    "reviewed": Words(
        "模型 {} 读了 {} 句，只指出两处原文和矛盾的种类；是否有误，请对照原文判断。以上疑点与核对结果不受影响。",
        "The model {} read {} statements; it only names two printed places and the kind of contradiction. Whether "
        "anything is wrong is for you to judge. No finding and no check depends on it.",
    ),
    "unsent": Words(
        "没有复核：{} 句（辨认不清，或同类太多）",
        "Not reviewed: {} statements (hard to read, or too many of one thing)",
    ),
    "unanswered": Words("没有复核：{}，{} 句（{}）", "Not reviewed: {}, {} statements ({})"),
    "legend": Words("图例", "Key"),
    "about": Words(
        "“应为”由其他印出的数字推算，供核实，不是定论；原文未作任何改动。截图中识别出的个人信息已遮盖。",
        "What a figure “should be” follows from other printed figures: it is for you to verify. Nothing in the "
        "document was changed. Personal data that was recognised is covered in the pictures.",
    ),
    "unnamed": Words("部门不明", "department unknown"),
}
STATUSES = {
    Status.FAILS: Words("不符", "fail"),
    Status.CANNOT_TELL: Words("无法判断", "cannot tell"),
    Status.ROUNDING: Words("四舍五入", "rounding"),
    Status.HOLDS: Words("相符", "hold"),
}
SEVERITIES = {each: Words(*(severity(each, language) for language in Language)) for each in Severity}
STAGES = {Stage.BUDGET: Words("预算", "budget"), Stage.FINAL: Words("决算", "final account")}


def say(name: str, *values: object) -> Words:
    """The words of that name with the values in their places."""
    zh, en = WORDS[name]
    return Words(zh.format(*values), en.format(*values))
