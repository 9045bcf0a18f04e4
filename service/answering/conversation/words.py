"""The words by which a turn of a conversation refers to the turns before it; they name nothing of a document."""

from __future__ import annotations

from service.patterns import regex

# What stands in the frame of a turn where a department, a year and an item were named.
BODY, YEAR, ITEM = "\ue000", "\ue001", "\ue002"

CLAUSES = regex(r"[?？!！;；。\n]|[,，](?!\d{3})")

YEARS = r"(?<!\d)(?:19|20)\d{2}年度?"
# A year that is asked for, and not what it is compared with or carried over from.
_NOT_COMPARED = "(?<![比较与和跟同])"
DATED = regex(rf"{_NOT_COMPARED}(?<![\d.])((?:19|20)\d{{2}})(?:年度?|(?![\d.%年万亿元]))")
RELATIVE = regex(
    rf"{_NOT_COMPARED}(?:(?P<before>再?(?:上|前|往前)一年度?|上年度?|去年)|(?P<two>前年)"
    r"|(?P<after>[下后]一年|次年)|(?P<now>今年))(?!结转|结余)"
)
# How many years from the one spoken of, by the group that matched; 前年 is counted from that of the document, 今年 is
# the latest.
STEPS = {"before": -1, "two": -2, "after": 1, "now": 0}

# The budget or the account itself, where no item is named with it.
STAGE = regex("(?:年初|全年|调整)?预算数?|决算数?|执行数")
NO_ITEM = regex(rf"{STAGE.pattern}|\d{{4}}年?度?")

# What a turn sets against what was spoken of: a part of it, a year, another item or department.
RELATED = regex("占|相比|对比|比起|比|较|和|与|跟|同|加上|减去|扣除|连同")
AGAINST = regex(r"[比较与和跟同](?:(\d{4})年|上一?年|去年|前一年)")

# What stands for an item spoken of: 它, 这笔钱, 该项; not 这个部门, 该年.
_ITEMS = (
    "它们?|[这那该](?:一?[项笔块个]|几[项笔个]|些)(?:钱|资金|支出|经费|费用|项目|数字?|金额)?"
    "(?!部门|单位|[局委年县市区乡镇]|街道)|上述|前述|前者|后者"
)
# What stands for the two items spoken of last.
_TWO = "[这那前]两[者项个笔](?:支出|经费|费用|钱)?|两者|二者|[这那]几[项个笔](?:支出|经费|费用)?|它们"
BOTH = regex(_TWO)
WITHIN = ("其中", "当中", "里面")
POINTING = regex(f"其中|(?:(?<=[|的])|^)(?:当中|里面)|{_TWO}|{_ITEMS}")

# What a name found in a turn may have picked up at its edges.
EDGE_BEFORE, EDGE_AFTER = (
    regex(rf"^(?:那么?|其中|当中|再|的|{YEARS})+"),
    regex("(?:呢|的|啊|吗|呀|吧|是|为|有|多少|多大|怎么)+$"),
)

# Greetings, what leads over from one turn to the next, and adverbs that ask for nothing.
SILENT = regex(
    "谢谢|感谢|多谢|好的|明白了?|知道了|麻烦|请问|请教|那么|还有|另外|此外|然后|接着|继续|再问|顺便|换成|改成"
    "|如果是?|要是|的话|会?[这那]样|这么|具体|详细|说说|讲讲|说一下|讲一下|看看|怎么样|怎样|如何|什么情况"
    f"|咋样|到底|究竟|同样|同期|一样|的?一(?:块|部分|项|笔)(?!般)|实际|刚才|刚刚|上面|前面|之前|{_TWO}|{_ITEMS}"
)
LEADING = regex("^(?:那么?|再|又|则|而|却|还有|也|请问|如果是?|要是|换成|改成|[|，])+")
TRAILING = regex("(?:的?呢|的(?=$)|啊|呀|嘛|吧|的话|情况|怎么?样|如何)+$")
