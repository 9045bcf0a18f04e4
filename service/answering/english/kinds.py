"""The kinds of English question, and how each is asked in Chinese; the first that fits counts."""

from __future__ import annotations

from service.answering.english.kinds_of_words import OF_WORDS
from service.patterns import regex

# {item}: what is asked about; {first}, {rest}: the first item and the others; {way}: up or down; {unit}: what it is counted in;
# {against}: the year that it is compared with; {high}: which of two;
# {count}, {end}: how many of a ranking, from which end.
_MOVED = (
    r"\b(?:cut|fell|fall|fallen|dropp?\w*|decreas\w*|declin\w*|reduc\w*|shr[aiu]nk|grew|grown?|rose|"
    r"risen|rise|increas\w*|"
    r"jump\w*|chang\w*|climb\w*|soar\w*|spik\w*|balloon\w*|surg\w*|swell\w*|doubl\w*|tripl\w*|quadrupl\w*|plung\w*|"
    r"plummet\w*|slump\w*|slip\w*|slash\w*|trim\w*|halv\w*|went up|went down|gone up|gone down|go up|go down)\b"
)
_OF_FIGURES: tuple[tuple[str, str], ...] = (
    (
        r"\bwhich\b.*\b(?:deviat|differ|diverg|depart|over(?:sho|r[au]n|spen)|under(?:sho|spen)|"
        r"miss)\w*\b.*\bbudgets?\b.*\bor\b",
        "{item}哪个决算与预算相差更多",
    ),
    (
        rf"(?=.*\b(?:per ?cent|percentage|rate|pace|relative\w*|proportion\w*|fast\w*|"
        rf"steep\w*)\b)\bwhich\b.*{_MOVED}.*\bor\b",
        "{item}哪个{way}幅度更大",
    ),
    (
        rf"\bwhich\b.*{_MOVED}.*\b(?:more|most|less|least|further|furthest|sharp\w*|by a \w+ amount)\b.*\bor\b",
        "{item}哪个{way}得更多",
    ),
    (
        rf"^\W*(?:did|does|do|has|have|was|were|is|are)\b.*\bor\b(?! not\b| down\b| up\b| lower| less| "
        rf"fewer).*{_MOVED}"
        rf"(?<!or fall)(?<!or rise)(?<!or decrease)(?<!or increase)(?<!or decline)(?<!or drop)(?<!or grow)",
        "{item}哪个{way}得更多",
    ),
    (
        r"^\W*(?:did|was|were|has|have|had|is|are)\b.*\b(?:finish|complet|deliver|ready|done)\w*\b.*"
        r"\b(?:on time|in time|on schedule|behind schedule|late|(?:by|before|within) (?:its|the|their) "
        r"(?:\w+ ){0,2}(?:date|deadline|time)s?)\b",
        "{item}按期完成了吗",
    ),
    (
        r"^\W*(?:did|was|were|has|have|had|is|are|does|do)\b.*(?:\bas (?:many|much|far|high|long|often)\b.*"
        r"\bas (?:\w+ )?(?:target|plan|intend|requir|expect|promis|foreseen|set\b|aim|schedul)\w*|"
        r"\b(?:reach|meet|met\b|hit|miss|attain|achiev|fulfil|fall short of|fell short of|exceed|beat)\w*\b.*"
        r"\b(?:targets?|goals?)\b|"
        r"\b(?:targets?|goals?)\b.*\b(?:met|reached|hit|missed|achieved|attained|fulfilled|exceeded|beaten)\b)",
        "{item}完成指标值了吗",
    ),
    (
        r"(?=.*\b(?:targets?|goals?)\b).*\b(?:two|three|both|past|previous|earlier|preceding) "
        r"(?:two |three |previous |preceding )?"
        r"years\b",
        "{item}指标值与前两年相比变化多少",
    ),
    (
        r"\b(?:within|in|after) (?:how|what|which) (?:many|long|number|time|period)\b|"
        r"\bhow (?:quickly|soon|fast|promptly)\b|"
        r"\bhow long (?:may|must|should|can|will|do|does|did|is|are)\b.*\b(?:take|wait|last)\b",
        "{item}指标值是多少",
    ),
    (
        r"\b(?:which|what|where)\b.*\b(?:lost|lose|loses|deducted|dropped)\b.*\b(?:points|marks)\b|"
        r"\b(?:points|marks)\b.*\b(?:lost|deducted)\b.*\bmost\b",
        "{item}自评里，哪个指标丢分最多",
    ),
    (
        r"\b(?:which|what)\b.*\b(?:indicators?|targets?|goals?|values?)\b.*\b(?:miss(?:ed)?|not (?:\w+ "
        r")?(?:met|reached|achieved|attained|fulfilled)|"
        r"fell short|short of|below|failed)\b",
        "{item}自评表里哪些指标没有达到指标值",
    ),
    (r"\bhow long\b|\bwhat (?:length|distance)\b", "{item}长度是多少"),
    (
        r"\bby how (?:many|much)\b.*\b(?:exceed|surpass|beat|overshoot|overshot|above|over|short of|below|"
        r"miss)\w*\b.*\b(?:targets?|goals?)\b|"
        r"\bhow many (?:more|fewer|less)\b.*\bthan (?:the )?(?:\w+ )?(?:target|plann|goal)\w*",
        "{item}实际比目标{more}了多少",
    ),
    (
        r"\bwhich\b.*\bprojects?\b.*\b(?:higher|larger|greater|bigger|more|lower|smaller|"
        r"stricter)\b.*\b(?:targets?|goals?)\b",
        "两个项目中哪个的{item}指标值更{high}，各是多少",
    ),
    (
        r"(?=.*\b(?:per ?cent|percentage|rate|pace|relative|fastest|proportion)).*\b(?:which|what)\b.*"
        r"\b(?:cut|fell|fall|dropp?\w*|decreas\w*|declin\w*|reduc\w*|shr[aiu]nk|grew|grown?|rose|risen|"
        r"rise|increas\w*|jump\w*)\b.*"
        r"\b(?:most|fastest|furthest|sharpest|largest|biggest|steepest)\b(?!.*\bor\b)",
        "哪一项{way}幅度最大",
    ),
    (
        r"\b(?:which|what)\b.*\b(?:cut|fell|fall|dropp?\w*|decreas\w*|declin\w*|reduc\w*|shr[aiu]nk|grew|"
        r"grown?|rose|risen|rise|"
        r"increas\w*|jump\w*)\b.*\b(?:most|furthest|sharpest)\b(?!.*\bor\b)",
        "哪一项{way}最多",
    ),
    (r"\b(?:rank|sort|order)\b.*|\bin (?:descending|ascending) order\b", "{item}按{order}排列"),
    (
        (
            r"\b(?:largest|biggest|highest|most|greatest|top|smallest|lowest|least|"
            r"costliest)\b.{0,24}\bprojects?\b|\bprojects?\b.{0,24}\b(?:largest|biggest|highest|most|"
            r"greatest|smallest|lowest|least|costliest)\b"
        ),
        "项目中{end}的{count}项目是哪个",
    ),
    (
        (
            r"\b(?:largest|biggest|highest|greatest|smallest|lowest)\b|\bmost (?:money|of the money|"
            r"spending)\b|\b(?:took|takes|gets?|costs?|receives?) the (?:most|least)\b|\btop (?:two|"
            r"three|four|five|\d)\b|\bwhich\b[^,]*\bmost\b"
        ),
        "{item}中{end}的{count}项是哪项",
    ),
    (
        (
            r"^(?!.*\bscores?\b).*(?:\bper (?:head|capita|person|employee|staff|member|worker|participant|"
            r"student|pupil|"
            r"resident|household|kilomet|mu\b|case|vehicle|car|guest|visitor|visit|volume|session|village|site)|"
            r"\bon average\b|\baverage\b|\bper (?!cent\b|year|annum|month|day|unit\b|the\b)[a-z一-鿿]|"
            r"\beach (?:person|employee|participant|student|resident) (?:get|cost|receive))"
        ),
        "{item}平均每{per}多少",
    ),
    (
        r"\b(?:which|what)\b(?: [a-z]+){0,3}? projects?\b.*\bcorrespond|\bcorrespond\w* to (?:which|"
        r"what)\b(?: [a-z]+){0,3}? projects?\b",
        "{item}对应哪几个项目",
    ),
    (
        r"\b(?:which|what)\b(?: [a-z]+)? projects?\b.*\b(?:makes?|made) up\b",
        "{item}由哪些项目组成",
    ),
    (
        (r"\bhow many projects\b(?=.*(?:\bthere\b|\bhave\b|\bhas\b|\blisted\b|\bplanned\b|\bin\b))"),
        "共有几个项目",
    ),
    (
        (
            r"^(?!.*\bhow many\b).*\blist\b.*\bprojects\b|"
            r"\b(?:which|what|all)(?: the| are the| were the)?(?: (?:two|three|four|five|six|seven|eight|nine|"
            r"ten|\d+|special|specific|individual|separate|different|"
            r"various|major|main))* projects\b|"
            r"^(?!.*\bhow many\b).*\bprojects (?:are|is|were)\b"
        ),
        "项目支出包括哪些项目，各多少",
    ),
    (
        r"\b(?:how much|what)\b.*\b(?:add up|sum up|amount|come) to\b.*\band\b|\b(?:how much|"
        r"what)\b.*\band\b.*\badd up to\b",
        "{item}一共多少",
    ),
    (
        r"\bhow (?:much|far) (?:\w+ ){0,8}?(?:more|less|higher|lower|above|below|"
        r"(?<!carried )(?<!carry )over|under|short of|exceed\w*)\b.*"
        r"\b(?:budget|budgeted|planned|"
        r"plan)\b(?!.*\b(?:19|20)\d\d)",
        "{item}决算比预算{more}多少",
    ),
    (
        r"\b(?:within|under) (?:the |its |their )?(?:\w+ )?budget\b|\b(?:over|under)sp(?:en[dt]|ending)|"
        r"\bover(?:ran|run|sho)",
        "{item}决算比预算多多少",
    ),
    (
        r"\bdifference between (?:the )?(?:\w+ )?budget(?:ed)?\b.*\b(?:actual|final|outturn|spent)\b",
        "{item}决算比预算多多少",
    ),
    (
        (
            r"\bdifference\b|\bgap\b|\bhow much (?:more|less|higher|lower|larger|"
            r"greater)\b(?!.*\bthan (?:in|last|the (?:previous|year))\b)"
        ),
        "{item}相差多少",
    ),
    (
        (
            r"\bwhich\b.*\b(?:higher|larger|more|less|lower|bigger|greater|smaller|cheaper|dearer)\b|\b(?:is|are|was|"
            r"were|does|do|did|has|have)\b.*\b(?:higher|larger|more|less|lower|bigger|greater|"
            r"smaller|outweigh\w*|exceeds?) than (?!last|in|the previous|the year|\d|rmb|¥)|"
            r"\b(?:is|are|was|were|does|do|did|has|have)\b.*\b(?:higher|larger|more|less|bigger|greater|smaller)\b"
            r".*\bor\b(?! not\b| (?:lower|less|more|higher|smaller|fewer)(?: than| in|\W*$))"
        ),
        "{item}哪个多",
    ),
    (
        (
            r"(?<!much do )\breconcile|\bconsistent\b|\bagrees?\b|\bmatch(?:es)?\b|\badd up\b|\bsame (?:thing "
            r")?(?:in|as)\b|"
            r"^\W*(?:do|does|did)\b.*\b(?:give|show|state|report|have|use|print|carry)s? the same\b|"
            r"\btally\b|\bcorrespond"
        ),
        "{item}一致吗",
    ),
    (
        (
            r"^(?!.*\b(?:target|project|indicator)\b).*\bcompletion rate\b|"
            r"\b(?:rate|percentage|percent|share) of (?:the )?(?:original |initial )?budget "
            r"(?:completed|executed|spent)"
        ),
        "{item}完成年初预算的百分之多少",
    ),
    (
        (
            r"\bby (?:what|which|how many) per ?cent(?=.*\b(?:19|20)\d\d\b.*\b(?:19|20)\d\d\b).*"
            r"\b(?:exceed|above|below|higher|lower|more|less|larger|smaller)"
        ),
        "{item}{against}{way}百分之多少",
    ),
    (
        (
            r"^(?!.*\b(?:last|previous|prior) year).*\bexceed(?!\w*\b.*\b(?:19|20)\d\d)|\bover (?:the )?budget\b|"
            r"\bcompared? (?:with|to) (?:the )?(?:original |initial )?budget\b|"
            r"\bagainst (?:the )?(?:original |initial )?budget\b|"
            r"\bbudgets? and (?:the |its )?(?:final|actual|outturn|real)|"
            r"\b(?:outturn|actual spending) and (?:the |its )?(?:\w+ )?budget"
        ),
        "{item}年初预算是多少|其{item}决算是多少",
    ),
    (
        (
            r"\b(?:on|for|from|to|into|of|under|among) (?:what|which) (?:\w+ ){0,3}?(?:items|lines|projects|"
            r"purposes|things|codes|"
            r"headings|categories|sources|uses|parts)\b"
        ),
        "{parts}",
    ),
    (
        r"\bfrom (?:what|how much|which)\b.*\bto (?:what|how much|which)\b",
        "{item}{against}{way}多少",
    ),
    (
        (
            r"\bjudging (?:from|by)\b|\bderiv|\bimpl(?:y|ies|ied)\b|\binfer|\bdeduc|\bwork(?:ed|ing)? (?:it "
            r")?(?:out|back)\b|"
            r"\bback[- ]?(?:out|calculat|comput)|\breconstruct"
        ),
        "根据增减情况推算{item}是多少",
    ),
    (
        (
            r"^\W*(?:please )?(?:list|itemi[sz]e|enumerate)\b|\bsplit\b|\bconsists?\b|\bmade up\b|"
            r"\bbreak(?:s)? ?down\b|\bcomponents?\b|\bcompos|"
            r"\bcomprise|\bbroken down\b|\bwhich (?:items|lines)\b|\bdivided\b|\bwhere (?:does|did|"
            r"do) [^,]*\bcome from\b|\bsources? of\b|\bparts of\b|\bstructure of\b|\bmake up\b"
        ),
        "{parts}",
    ),
    (
        r"(?=.*\b(?:by (?:what|which|how (?:many|much in))[a-z ]{0,12}\b(?:per ?cent|percentage)|percentage (?:growth|increase|"
        r"decrease|rise|fall|drop|change|decline)|rate of (?:growth|increase|decrease)|growth rate)\b)"
        rf".*(?:{_MOVED}|\bgrowth\b|\bincrease|\bdecrease|\bchang)",
        "{item}{against}{way}百分之几",
    ),
    (
        (
            rf"{_MOVED}|"
            r"\bexceed(?:s|ed)?\b.*\b(?:19|20)\d\d|\bchang|\bcompared?\b|\bgrow(?:th|n)?\b|\bgrew\b|\bincreas|"
            r"\bdecreas|\bdeclin|\brise|"
            r"\brose\b|\brisen\b|\bfell\b|\bfall(?:en)?\b|\bdrop|\bgo (?:up|down|from)\b|\bwent (?:up|"
            r"down|from)\b|\btrend\b|\bdevelop(?:ed)?\b|\bup or down\b|\bthan (?:in |last|the previous|"
            r"the year)|\bdiffer\b|\bcut\b|\bsince last\b|\breduc|\bevolve"
        ),
        "{item}{against}{way}多少",
    ),
    (
        (
            r"\b(?:in|on) (?:what|which) (?:years?|months?|dates?|days?)\b|^(?:by )?when\b|\bby when\b|\bwhat "
            r"(?:date|time|month|deadline)\b|\bdeadline\b|"
            r"\bcompletion (?:date|time)\b"
        ),
        "{item}完成时间是什么时候",
    ),
    (
        r"\bhow much [^,?]*\bspace\b|\bhow many square|\bwhat [^,?]*\bfloor (?:area|space)\b|\bwhat "
        r"area\b|\bhow (?:large|big)\b.*\barea\b|\bhow many (?:mu|hectares|square)\b|\bacreage\b",
        "{item}面积是多少",
    ),
    (
        (
            r"\btarget|\bgoals?\b|\bceiling\b|\bat least\b|\bat most\b|\bsatisfaction\b|\bindicator|"
            r"\bmust be\b|\bshould be\b|\bperformance\b"
        ),
        "{item}指标值是多少",
    ),
    (
        (
            r"\btogether\b|\bcombined\b|\bsum of\b|\baltogether\b|\bin total\b.*\band\b|"
            r"\badd(?:ed)? together\b|\btotal of\b.*\band\b"
        ),
        "{item}一共多少",
    ),
    (r"\bhow many\b|\bhow often\b|\bnumber of\b|\bheadcount\b", "{item}有多少{unit}"),
    (
        (
            r"\bhow much (?:(?:money|funding) )?(?:is|was|are|were|will be|has been|had been|did|does|do|will|"
            r"has) (?:[a-z' ]+ )?"
            r"(?:allocated|allocate|budgeted|budget|earmarked|set aside|provided|appropriated|granted)\b"
        ),
        "{item}安排了多少钱",
    ),
    (
        (
            r"\bhow much\b|\bwhat (?:is|was|are|were|did|does|do|will|amount|sum)\b|\bhow (?:large|big|"
            r"high)\b|\bsize of\b"
        ),
        "{item}是多少",
    ),
    (r"^\W*(?:does|do|did|is|are|was|were|has|have|will|can|any)\b", "有没有{item}"),
)
KINDS = tuple((regex(pattern), form) for pattern, form in (*OF_WORDS, *_OF_FIGURES))
