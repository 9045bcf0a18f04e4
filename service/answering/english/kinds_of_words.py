"""Kinds of English question that are answered in words: who, why, what for, what is meant, what is booked where."""

from __future__ import annotations

# Whose and of what year it is, which says nothing of a project; a name of the body is taken out before.
_OF_ALL = (
    r"(?:\s*(?:\b(?:of|for|by|in|the|this|its|set|sets|listed|named|laid down|does|did|has|have|year|budget|document|plan|"
    r"bureau|department|unit|agency|office|commission)\b|(?:19|20)\d\d))*\W*$"
)
_IS = r"^\W*(?:is|was|are|were)(?: not|n't)?\b"
_PROJECT = r"(?:projects?|programmes?|programs?|schemes?|items?|initiatives?|ones?)"

OF_WORDS: tuple[tuple[str, str], ...] = (
    # what sort of project one is, as its form has it ticked
    (
        rf"{_IS}(?=.*\bnew(?:ly)?\b)"
        r"(?=.*\b(?:continu|carry-?over|recur|on-?going|exist|extension|one-?off|one-?time)).*\bor\b",
        "{item}是新增项目还是延续项目",
    ),
    (
        rf"{_IS}.*\ban? (?:brand-?|entirely |completely )?new(?:ly[- ]\w+)? {_PROJECT}\b"
        rf"|{_IS}.*\bnewly (?:added|created|introduced|set up|launched)\b",
        "{item}是新增项目吗",
    ),
    (
        r"\b(?:over|during|for|in|between|through|until|from) (?:which|what) years?\b"
        r".*\b(?:run|last|carried|cover|continu|implement|extend|span)\w*"
        r"|\bwhen (?:does|do|will|did) (?!.*\b(?:payment|paid)\b).*\bprojects?\b.*\b(?:end|start|begin|finish|expire|run)\w*",
        "{item}从哪年到哪年",
    ),
    (
        r"\b(?:which|what) (?:kind|type|sort|fund|category)?(?: of)? ?budgets?\b"
        r".*\b(?:belong|come under|fall under|part of|classified)\w*",
        "{item}属于哪类预算",
    ),
    # of no one project: those of the body
    (
        rf"^\W*(?:what|which) (?:are |were )?(?:the |its )?(?:\w+ )?"
        rf"(?:(?:annual|yearly|overall|duty|work) )?(?:goals|objectives|aims)\b{_OF_ALL}",
        "年度目标有哪些",
    ),
    (
        r"\bwhat (?:is|are)\b.*\b(?:annual|yearly|this year'?s?)\b (?:performance )?(?:goals?|objectives?)\b",
        "{item}的年度目标是什么",
    ),
    (
        r"\bwhat (?:is|are)\b.*\blong-?term\b (?:performance )?(?:goals?|objectives?)\b",
        "{item}的长期目标是什么",
    ),
    (rf"{_IS}.*\b(?:one-?off|one-?time|single-year)\b", "{item}是一次性项目吗"),
    (
        rf"{_IS}.*\b(?:continu\w+|carried-?over|recurring|on-?going|multi-?year) {_PROJECT}\b",
        "{item}是延续项目吗",
    ),
    (
        rf"^\W*(?:what|which) (?:are |were )?(?:the |its )?(?:\w+ )?"
        rf"(?:(?:main|key|major|annual|priority|principal) )?tasks\b{_OF_ALL}",
        "主要任务有哪些",
    ),
    (
        r"^\W*(?:did|does|do|is|are|was|were|has|have|can|will)\b(?=.*\b(?:publi(?:sh|c)|releas|disclos|post|put out|"
        r"open)\w*\b)(?=.*\b(?:performance|targets?)\b.*\b(?:tables?|forms?|sheets?)\b|.*\b(?:tables?|forms?|sheets?)\b"
        r".*\b(?:performance|targets?)\b)(?=.*\b(?:all|every|each|entire)\b).*\bprojects?\b",
        "所有项目都公开了绩效目标表吗",
    ),
    (
        (
            r"\bwho (?:is|was|are|were|heads|leads|runs|signed|filled)\b|\bwhose\b|\bphone number|"
            r"telephone number|contact (?:person|detail)|e-?mail|\bname of the (?:head|director|chief)"
        ),
        "{item}是谁",
    ),
    (
        r"^\W*(?:did|was|were|is|are|has|have|had|will)\b.*\b(?:put|brought|come|came|taken|gone?|went|go)\b (?:in)?to "
        r"(?:use|operation|service)\b|^\W*(?:is|are|was|were)\b.*\bin (?:use|operation|service)\b(?! (?:staff|personnel))|"
        r"^\W*(?:has|have|did|had)\b.*\b(?:start|begin|began|begun)\w* (?:operat|work|runn)\w*",
        "{item}投入使用了吗",
    ),
    (
        r"^\W*(?:was|were|is|are|had|has|have|did)\b.*\b(?:in|part of|within|included|under|for it)\b.*"
        r"\b(?:initial|original|opening|year-start|start-of-year) budgets?\b",
        "{item}是年初预算就列了的吗",
    ),
    (
        r"\b(?:which|what)\b(?: [a-z]+){0,2} projects?\b[^,?]*\b(?:is|are|was|were|be|been|being) "
        r"(?:financed|funded|paid|supported|arranged|"
        r"covered|met)\b",
        "用{item}安排的项目有哪些",
    ),
    (
        r"\bwhat is the source (?:it|they) comes? out of\b|\bwhere (?:does|did|do) [^,?]*\b(?:income|revenue|receipts)\b"
        r"[^,?]* come from\b",
        "{item}的来源是哪里",
    ),
    (
        r"\b(?:which|what|who)\b(?: [a-z-]+){0,3}? (?:won|wins?|winning|was awarded|were awarded|landed)\b",
        "{item}由哪家公司中标",
    ),
    (
        r"\b(?:which|what|who)\b(?: [a-z-]+){0,3}? (?:(?:built|builds?|constructed|constructs?)\b|"
        r"contractors? (?:carr|d(?:id|oes)|undert|perform|handl))",
        "{item}由哪个单位承建",
    ),
    (
        r"\bthird[- ]part(?:y|ies)\b.*\b(?:engage|commission|hire|use|involve|entrust|appoint|invite|consult)\w*\b|"
        r"^\W*(?:did|was|were|is|are|has|have)\b.*\b(?:engage|commission|hire|entrust|appoint|invite|"
        r"carried out by|done by|by an?)\w*\b"
        r".*\bthird[- ]part(?:y|ies)\b",
        "{item}有没有委托第三方机构",
    ),
    (
        r"\bwhy\b.*\b(?:not|no|cannot|impossible|un)\b.*\b(?:be compared|compar(?:e|ison|able|ed)|compare "
        r"with|figures? for (?:the )?(?:previous|last))\b",
        "{item}为什么没法和上一年比较",
    ),
    (
        (
            r"\b(?:which|what) (?:\w+ )?(?:organi[sz]ations?|company|companies|firms?|contractors?|body|agency|"
            r"institution|unit|department|association|office|entity|party) (?:(?:is|was|will|shall) )?"
            r"(?:be )?(?:to )?(?:provid|suppl|deliver|carr(?:y|ies|ied)\b|implement|"
            r"undert[ao]|perform|operat|runs?\b|ran\b|does\b|did\b|"
            r"handl)"
        ),
        "{item}由哪个单位提供服务",
    ),
    (
        r"\bwhy\b.*\b(?:below|under|short of|miss(?:ed|es)?|not (?:\w+ )?(?:reach|meet|met|achiev|attain)\w*|"
        r"fail(?:ed|s)? to)\b.*\b(?:targets?|goals?)\b|"
        r"\bwhy\b.*\bnot (?:\w+ )?(?:finish|complet|carried out|implement|fulfil|achiev|execut|us(?:ed|"
        r"ing) up|spent in full|exhaust)\w*|"
        r"\bwhy\b.*\bfewer\b.*\bthan\b.*\b(?:plan|target|intend|schedul|foreseen)\w*|"
        r"\bwhy\b.*\b(?:targets?|goals?)\b.*\b(?:missed|not (?:\w+ )?(?:reached|met|achieved|attained|hit))\b",
        "{item}为什么没有完成",
    ),
    (
        (
            r"\b(?:verify|check|recompute|recalculate|re-?calculate)\b.*(?:\d%|percent|\brate\b)|"
            r"(?:\d%|\bpercent(?:age)?\b).*\b(?:right|correct(?:ly)?|accurate(?:ly)?|plausible|add up)\b|"
            r"\b(?:right|correct|accurate)\b.*\bpercentage\b|"
            r"(?=.*\b(?:agrees?|consistent|match(?:es)?|reconcile|same)\b).*\b(?:declin|decreas|increas|growth|drop)"
        ),
        "{item}的增减幅度对吗",
    ),
    (r"\b(?:plausible|reasonable|realistic|makes? sense)\W*$", "{item}合理吗"),
    (
        (
            r"^(?!.*\bprojects\b).*\bresponsib(?:le for|ilit)|\bin charge of\b|\bdut(?:y|ies)\b|\bmandate\b|"
            r"\bremit\b|"
            r"\bwhat (?:does|do) [^,]{0,40}\bdo\s*$|\bmain functions?\b|\bwhat (?:does|"
            r"do)[^,]{0,30}(?:manage|supervise|oversee)\b|\brole of\b"
        ),
        "{item}主要职责是什么",
    ),
    (
        r"\bwhy\b.*\b(?:left over|left|unspent|unused|remain\w*)\b(?!.*\b(?:more|increase|rise|grow)\w*)",
        "{item}为什么没花完",
    ),
    (r"\bprojects\b.*\bresponsible for\b", "{item}承担哪些项目"),
    (
        r"\bwhy\b.*\b(?:than (?:was |had been |were )?(?:originally |initially )?(?:budgeted|planned)|"
        r"(?:than|short of|below|under|above|over|exceed\w*|beyond) (?:the |its |their )?(?:\w+ )?budget|"
        r"(?:over|under)(?:sho[ot]\w*|run|ran|sp(?:en[dt])\w*)) ?\b",
        "{item}决算为什么比预算{more}",
    ),
    (
        (
            r"\b(?:which|what|how many|any)\b[^.?!]*\b(?:tables?|schedules?|forms?)\b[^.?!]*"
            r"\b(?:blank|empty|without (?:data|figures))\b"
        ),
        "哪些表是空表",
    ),
    (r"\b(?:which|what|how many)\b[^.?!]*\b(?:blank|empty) (?:tables?|schedules?|forms?)\b", "哪些表是空表"),
    (r"\bwhy\b.*\b(?:blank|empty)\b", "{item}表为什么是空的"),
    (r"\bvacan(?:t|cy|cies)\b|\bunfilled\b|\bnot (?:yet )?(?:filled|occupied)\b", "编制空缺多少"),
    (
        r"\bhow many\b(?: \w+){0,4} (?:are|were|is) (?:actually )?(?:filled|in post|occupied|in service|on staff)\b",
        "在职人员有多少人",
    ),
    (
        (
            r"\bwhy\b|\breasons?\b|\bexplains?\b|\bexplanations? (?:for|of|is|was|behind)\b(?<!in the "
            r"explanation of)|\b\bcauses?\b|\bwhat (?:caused|led|drove|drives|"
            r"accounts for|made|makes|lies behind|lay behind|triggered|prompted|pushed)\b|"
            r"\bbehind\b|\bhow come\b|\bbecause of what\b|\bcause of\b|\bdue to what\b"
        ),
        "{item}为什么{way}",
    ),
    (
        (
            r"\b(?:which|what) (?:code|account|heading|budget item|budget line|classification)\b"
            r"(?!.*\b(?:furthest|largest|biggest|highest|lowest|smallest|most|least|below|above|more|less)\b)|"
            r"\bunder (?:which|what) |\bwhich\b.*\b(?:comes?|came|falls?|fell|sits?|belongs?|goes) (?:under|to)\b|"
            r"\bcode (?:of|for)\b|\b(?:entered|booked|recorded|listed|"
            r"classified) under\b"
        ),
        "{item}列在哪个科目",
    ),
    (
        (
            r"\bhow (?:is|was|are|were)\b.*\b(?:calculated|computed|derived|arrived at|worked out|"
            r"estimated)\b|\b(?:basis|method) of (?:the )?calculation"
        ),
        "{item}怎么计算出来的",
    ),
    (r"^\W*what (?:is|are)\b\W*and how much\b", "{item}是什么意思|{item}是多少"),
    (
        (
            r"\bmean(?:s|ing)?\b|\bdefin(?:e|ed|ition)|\bwhat is meant(?! to| for)|\bexplain the term|"
            r"\bstands? for\b"
        ),
        "{item}是什么意思",
    ),
    (
        (
            r"\bused for\b|(?<!-)(?<!general )\bpurposes?\b(?!-)|\bspent on what\b|\bon what (?:is|was|"
            r"will|are)\b|\bmeant (?:to|for)\b|\bgo(?:es)? towards?\b|\bwhat (?:is|are|"
            r"will)\b[^,]{0,60}\bfor\s*$|\bwhat does\b[^,]{0,60}\b(?:pay for|fund|finance|cover|do)\s*$|"
            r"\bintended (?:for|to)\b"
        ),
        "{item}用来做什么",
    ),
    (
        r"\b(?:internal|in-house) (?:departments|units|divisions|sections|offices|institutions|organs|branches)\b",
        "内设哪些机构",
    ),
    (
        (
            r"\b(?:institutions|units|branches|departments|divisions|sections|bodies|organisations|"
            r"organizations)\b(?: (?:that|which|are|is|were|directly|there|placed|exist|operat\w+|work\w*|report\w*|"
            r"sit|fall|come)\b)*"
            r" (?:under|within|belong\w*)\b|\bsubordinate\b|\bwhich units\b|"
            r"\bhow many (?:units|institutions|divisions|sections|departments)\b|"
            r"\baffiliated (?:departments|units|divisions|sections|offices|institutions|organs)\b"
        ),
        "下属有哪些单位",
    ),
)
