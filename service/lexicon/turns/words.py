"""Words that turns of phrase of several families are made of: what asks, who says it and where it stands."""

from __future__ import annotations

FEW = "(?:多少|几)"
WHAT = "(?:什么|啥|何)"
SAYS = "(?:文件|文字|材料|说明|报告|公开|决算|预算|正文|稿子|表|文本|文字说明|决算说明|公开材料)"
HOLDS = "(?:里头?|之?中|里面|上面?)"
