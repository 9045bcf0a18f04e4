"""English as people write it put into the plain English that the kinds of question are told by."""

from __future__ import annotations

import re

_SIDE = r"(?:increase|decrease|change|rise|fall|drop|cut|decline|reduction|growth|jump|gain)"
_BIG = r"(?:bigger|larger|greater|steeper|sharper|higher|heavier|deeper|biggest|largest|greatest|steepest|sharpest|deepest)"
_UP = (
    r"shot up|shoot up|shooting up|leap(?:t|ed|s)?|rocket(?:ed|s)?|sky-?rocket(?:ed|s)?|mushroom(?:ed|s)?|"
    r"(?:pick|edge|creep|tick|scale|step|ramp|bump|push|drive|bulk|build|beef)(?:ed|d|s)? up|crept up|drove up|built up|"
    r"driven up|head(?:ed|s)? up(?:wards?)?|move(?:d|s)? up(?:wards?)?|"
    r"(?:was|were|is|are|been|be) (?:raised|boosted|hiked|expanded|enlarged|topped up)|put on weight"
)
_DOWN = (
    r"(?:came|come|comes|coming) down|nosedived?|nose-dived?|dwindled?|contract(?:ed|s) sharply|sank|sunk|dived?|"
    r"(?:scale|pare|slim|ease|trim|cut|tick|edge|wind|bring|rein)(?:d|ed|med|med|ned|s)? (?:down|back|in)|scaled back|"
    r"brought down|wound down|head(?:ed|s)? down(?:wards?)?|move(?:d|s)? down(?:wards?)?|taper(?:ed|s)? off|"
    r"(?:was|were|is|are|been|be) (?:lowered|reduced|slimmed|squeezed|curtailed|shaved|pruned|axed)"
)
_POLITE = (
    r"^\W*(?:(?:hi|hello|dear all|good (?:morning|day)|excuse me|sorry|please|just|quick(?:ly)?|out of curiosity|ok(?:ay)?|so|well)\b\W*)*"
    r"(?:(?:i(?:'d| would| should)? (?:(?:just |also )?(?:like|want|need|wish|love)|was hoping|am trying|'m trying|am keen|'m keen)"
    r"(?: for you)? to (?:know|find out|see|ask|understand|check|learn|establish|get|hear|be told)"
    r"|i (?:am |was |'m )?(?:wonder(?:ing)?|curious|interested|asking)|i'm (?:wondering|curious|interested)"
    r"|(?:could|can|would|will) (?:you|someone|anyone)(?: please| kindly)? (?:tell|give|show|let|help|say|explain to|inform)(?: me| us)?(?: know| see| find out)?"
    r"|(?:do|would|does) (?:you|anyone) (?:happen to )?know|any idea|let me know|tell (?:me|us)|give (?:me|us)|find out|"
    r"it (?:would be|is) (?:good|useful|helpful|interesting) to know|what i(?:'d| would)? (?:want|like|need) to know is|"
    r"my question is|the question is)\b(?: (?:if you could tell me|about|please))?)\W*"
)

# What is said, and how the kinds of question say it; the order counts.
_RULES: tuple[tuple[str, str], ...] = (
    (r"\b(what|how|who|where|when|which|that|there|it|here)(?:'|’)s\b", r"\1 is"),
    (r"\b(they|we|you)(?:'|’)(?:re)\b", r"\1 are"),
    (r"\b(did|does|do|is|are|was|were|has|have|had|could|would|should)n(?:'|’)t\b", r"\1"),
    (r"\b(?:budget|amount)s? of (?:how much|what size)\b", "how much"),
    # a code before its name
    (r"(?<![\d.])\b(\d{3}|\d{5}|\d{7}) ([一-鿿]{2,})(?![（(])", r"\2（\1）"),
    (r"\bhow many (?:yuan|rmb|renminbi)\b", "how much"),
    (r"\bprice tags?\b", "cost"),
    # where the money comes from, whatever it is
    (
        r"\b(?:if (?:you|we|one) |when )?(?:tak|count|add|put|includ|consider|look|lump|pool|combin|bring)(?:e|ing|s|ting)?(?: up| in| at)?"
        r"(?: the)?(?: money| funds| funding)?(?: from)? (?:all|every|each)(?: of)?(?: the| its)?(?: possible)? "
        r"(?:funding )?(?:sources?|pots?|channels?)(?: of (?:funds?|funding|money|finance))?(?: together| combined| into account| in)?\b",
        "from all funding sources",
    ),
    (
        r"\b(?:whatever|whichever|no matter (?:what|which)|regardless of(?: the| which)?|irrespective of(?: the)?) "
        r"(?:pots?|sources?|funds?|funding sources?|sources? of (?:funds|funding|money))"
        r"(?: (?:of (?:funds|funding|money)|(?:the |this |that )?(?:money|it|they|funds?) comes? (?:from|out of)))?",
        "from all funding sources",
    ),
    (
        r",?\s*\b(?:and |while )?(?:(?:counting|including|with|across|over|from|taking|for) )?(?:all|every)(?: the| of the)?"
        r" (?:funding )?sources?(?: of (?:funds?|funding|money|finance))?"
        r"(?: (?:of funding )?(?:together|included|counted|combined|taken together|put together))?\b,?",
        " ",
    ),
    (r"\b(?:besides?|apart from|aside from|in addition to|on top of|over and above|beyond) (?:its|the|their|this) "
     r"(?:ordinary|normal|usual|regular|general|main|own|core) (?:public )?(?:budget|money|funds?|spending|appropriations?)\b,?", " "),
    (r"\bin (?:actual )?fact\b|\bas a matter of fact\b|\bif (?:any|either|at all|so)\b,?|\bin plain (?:figures|numbers|terms)\b|"
     r"\bin (?:the )?(?:first|end)(?: place)?\b(?! of)|\bin (?:yuan|rmb|money) terms\b|\bin terms of (?:money|amount)\b", " "),
    (r"\bcome what may\b|\bat the very (least|most)\b", r"at \1"),
    (r"\b(?:that|which|who) (?:gets?|receives?|are given|is given|draws?|enjoys?) (?:the |an? )?(?:subsid(?:y|ies)|grants?|funding|support|money)\b", " "),
    # what is held against another year stands behind
    (r"^(?:as )?(?:compared|relative|in relation|in comparison|as against|set against|against|versus) (?:with |to )?([^,?]*(?:\b(?:19|20)\d\d|years?)\b[^,?]*), ([^?,]*)(,[^?]*)?\?",
     r"\2 compared with \1\3?"),
    (r"\b(?:(?:what (?:was|had been) )?(?:set|targeted|planned|fixed) )?(?:in |for |those of |that of )?(?:last year|the year before|the previous year|the prior year) and "
     r"(?:in |for )?(?:the year before last|two years (?:ago|before|earlier)|the (?:year|one) before that)\b", "the two previous years"),
    # what is bounded
    (r"\b(?:at (?:a )?(?:the )?minimum|as a minimum|or more)\b", "at least"),
    (r"\b(?:what|how much) (?:is|are) the (?:most|maximum)(?: amount| sum| money)? (?:that )?(?:may|can|could|should|must|is allowed to|is to)"
     r" be (?:spent|paid|used|laid out|put in|charged)(?: on)?\b", "what is the maximum cost of"),
    (r"\bhow much (?:may|can|could) (.{3,60}?) cost at (?:the )?most\b", r"what is the maximum cost of \1"),
    (r"\bat most how much (?:may|can|should|will) (.{3,40}?) cost\b", r"what is the maximum \1 cost"),
    (r"\bwhat (?:is|are) (?:the|its) (?:cap|ceiling|upper (?:limit|bound)|limit) (?:on|for|of)\b", "what is the maximum"),
    (r"\b(?:the|an?) (?:cap|ceiling|upper (?:limit|bound)) (?:on|for|of)\b", "the maximum"),
    (r"\b(?:the|an?) (?:floor|lower (?:limit|bound)) (?:on|for|of)\b", "the minimum"),
    # what is counted
    (r"\bwhat(?: (?:is|was|are|were|will be))?(?: the)? (?:minimum |lowest |required )number of ((?:[a-z-]+ ){1,4}?)(?:(?:who |that )?(?:are |is )?(?:meant|supposed|expected|due|intended) )?(?:to|should|must|will) ",
     r"how many \1should at least "),
    (r"\bwhat (?:is|was|are|were|will be) the (?:total )?number of\b", "how many"),
    (r"\bwhat(?: the)? number of\b", "how many"),
    (r"^(how many [^?]*?) and the (maximum|minimum) ([^?]*?) (?:in|under|for|of) (the [^?]*? (?:projects?|programmes?|programs?|schemes?))\?",
     r"in \4, \1, and what is the \2 \3?"),
    (r"\bhow many ([a-z一-鿿 -]{3,40}?)(?: (?:a|per|each|every) (?:year|month)| annually)? (?:is|are|was|were|does|do|did) ([^,?]{3,80}?) "
     r"(?:supposed|meant|expected|due|required|obliged|planned|intended|scheduled|have|has) to (?!be\b)([a-z]+)\b", r"what is the target for \1 \3 of \2"),
    (r"\bhow many ([a-z一-鿿 -]{3,40}?)(?: (?:a|per|each|every) (?:year|month)| annually)? (?:should|must|shall|ought) "
     r"(?!(?:at least )?(?:be|benefit|have|receive|take|get)\b)(?:to )?([^,?]{3,80}?) ([a-z]+)(?: (?:in|over|during) (?:a|the|one) year)?(?=[,?]|$)",
     r"what is the target for \1 \3 of \2"),
    (r"\bhow many ([a-z一-鿿 -]{3,40}?) (?:is|are|was|were|did|does|do) (?:the )?(?:self-evaluation|project|bureau|office|department|it|they|plan)? ?"
     r"(?:aim(?:ing)?|shoot(?:ing)?|target(?:ing)?|striv(?:e|ing))(?: (?:for|at))?\b", r"what is the target for \1"),
    (r"\bhow many ([a-z一-鿿 -]{3,40}?) (?:is|are|was|were|did|does|do) ([^,?]{3,60}?) (?:aim(?:ing)?|shoot(?:ing)?|target(?:ing)?|strive|striving)(?: (?:for|at))?\b",
     r"what is the target for \1 of \2"),
    (r"\bhow many of (?:them|these|those|it|the latter) (?=(?:were|are|was|have|has|had|did)\b(?: been| all)? (?:resolved|closed|settled|completed|finished|solved|done)\b)", "how many "),
    (r"\b(?:of|among|out of) (?:those|these|them), how many (?:did|has|have|were|was|are) (?:(?:it|they|the) )?(?:actually |really |in the end )?(?:(?:manage|managed|able) to |succeed in |been )?", "how many were "),
    (r"\b(?:resolved|settled|solved|finished|finish|wrapped|wrap|sorted|sort|signed|closed|cleared)(?: (?:and|or) closed| off| up(?! to)| out(?! of))\b|"
     r"\b(?:resolved|settled|solved)\b(?=\W*$)", "closed"),
    (r"\bcases of (?=[一-鿿])", ""),
    # age and pay
    (r"\b(?:(?:the )?(?:people|residents|those|someone|anyone|persons?|seniors?|citizens|elders?|elderly|an? (?:\w+ )?(?:person|resident|citizen|senior)) )?"
     r"(?:(?:who (?:is|are)|aged?|over|above|from|at least) )*100(?: years)?(?: old| of age)?(?: (?:or|and) (?:older|over|above|more|up|beyond))\b", "centenarians"),
    (r"\b(?:(?:the )?(?:people|residents|those|someone|anyone|persons?|seniors?|citizens|elders?|elderly|an? (?:\w+ )?(?:person|resident|citizen|senior)) )?"
     r"(?:(?:who (?:is|are)|aged?|over|above|from|at least) )*90(?: years)?(?: old| of age)?(?: (?:or|and) (?:older|over|above|more|up|beyond))\b", "nonagenarians"),
    (r"\bhow much (?:a|per|each|every) (month|year|day|quarter) (?:goes|go|is paid|is given|are paid|is due) to ([^,?]+)", r"how much do \2 receive per \1"),
    # who runs it
    (r"\bwho (?:is|was) the (?:contractor|operator|supplier|provider|company|firm|business)s? (?:operating|running|providing|supplying|(?:that|who|which) (?:operates|runs|provides|supplies))\b",
     "which company runs"),
    # shares and places
    (r"\bwhat (?:is|was|were|are) (?:their|its|that|the)(?: [a-z]+)? (?:share|percentage|proportion|portion)(?: of (?:the total|it|that|the whole))?(?=\W*$)", "what share is that"),
    (r"\bwhere (?:does|did|do|will|is|was) (?:the )?(?:biggest|largest|greatest|most|lion(?:'|’)s share|bulk)(?: (?:chunk|part|share|slice|portion|piece|bit|amount))?(?: of (?:it|them|the (?:money|funds|budget)|this|that))? (?:go|going|gone|spent|end up|land)\b",
     "which gets the most"),
    (r"\bwhere (?:does|did|do) (?:the )?smallest (?:chunk|part|share|slice|portion|piece|bit|amount)(?: of [a-z ]+)? go\b", "which gets the least"),
    (r"\bhow much ([^?,]*?)(?:is|was|were|are) (?:recorded|booked|entered|listed|classified|classed|counted|shown|reported|put down) (?:under|as|in)\b", r"how much \1was for"),
    (r"\b(?:gain|profit|draw benefit|stand to gain) from (?:it|this|that)\b", "benefit"),
    (r"\bwhat ([a-z一-鿿 -]{3,40}?) (?:must|should|shall|is|are|has|have|does|do) ([^,?]{3,60}?) (?:(?:supposed|meant|expected|required|have|has|due|planned) )?(?:to )?(?:reach|attain|hit)\b", r"what is the target for \1 of \2"),
    (r"\bthe (?:most|maximum)(?: that)? (?:an?|one|each|every|a single) ([a-z]+(?: met(?:re|er)| kilomet(?:re|er))?) (?:may|can|could|should|is allowed to|must) cost(?: to ([a-z]+))?", r"the maximum \2 cost per \1"),
    # what is asked of a list
    (r"\bwhat (?:kinds?|sorts?|types?) of (?:things?|stuff|items?|purchases?)\b", "what"),
    (r"\bsub-?items?\b|\bsub-?lines?\b|\bsub-?headings?\b|\bline[- ]items?\b", "items"),
    # money
    (r"\bwhat (?:amount|sum)(?: of (?:money|funds|funding))?\b(?! of)", "how much"),
    (r"\bhow much (?:of )?(?:the |a )?(?:money|cash|funds)\b", "how much"),
    (r"\b(?:grand|overall|whole|full|aggregate|combined) (?:sum )?total\b", "total"),
    (r"\b(?:shell|fork|lay|hand|pay|dish)(?:s|ed|ing)? out (?:on|for)\b|\blaid out (?:on|for)\b|\bsplash(?:ed|es)? out on\b|\bpaid out for\b", "spent on"),
    (r"\b(?:end(?:s|ed|ing)? up|finish(?:es|ed)?|wind(?:s)? up|wound up|land(?:s|ed)?)(?: being)?(?: (?:spent|going|paid|put))? (with|as|in|on|to|at)\b", r"went to"),
    (r"\b(?:awarded|given|let|placed|handed|assigned|flow(?:ed|ing|s)|passed)(?: out)? (?:to|with) (?=(?:the )?(?:micro|small|sme|msme|medium))", "went to "),
    (r"\b(?:did|do|does|will) ((?:the )?(?:smes?|msmes?|(?:micro|small)[a-z -]+?(?:enterprises?|firms?|businesses|companies))) (?:win|get|receive|secure|obtain|land|take)\b", r"went to \1"),
    (r"\b(?:smes?|small and medium-sized (?:firms|companies|businesses)|small and medium (?:firms|companies|businesses))\b", "small and medium-sized enterprises"),
    (r"\b(?:bought|purchased|acquired|procured|obtained|go(?:es)?|done|run) (?:via|through|by way of|by means of|under) (?=government|public|procurement)", "through "),
    (r"\b(?:must|should|does|will|can) (?:it|this|that|they|these) (?:(?:have to |need to )?be |have to |need to )?(?:procured|bought|purchased|acquired)? ?(?:go )?(?:through|via|by way of) (?=government|public|procurement)", "is it through "),
    (r"\b(?:have to|has to|need to|needs to|must|should) be (?=through\b)", ""),
    (r"\b(?:is|are|was|were) (?:it|this|that|they|these) (?:subject to|covered by|part of|done through|put through|through)\b", "is it through"),
    # what came over from the year before
    (r"\b(?:unspent |unused |left-?over |remaining )?(?:money|funds?|balances?|amounts?|sums?)?\s*(?:that (?:was|were|is|are) )?"
     r"(?:brought (?:forward|over|across|along)|roll(?:ed|s|ing)? (?:over|forward|into|on)|carr(?:ied|ies|y) (?:over|forward)|carry-?overs?|left over|taken over|held over|rolled)(?: money| funds)?"
     r" (?:(?:in|for) \d{4} )?(?:from|of) (?:the )?(?:prior|previous|preceding|last|past) year\b|"
     r"\b(?:unspent |unused |left-?over |remaining )(?:money|funds?|balances?) (?:from|of) (?:the )?(?:(?:prior|previous|preceding|last) year|year before) "
     r"(?:(?:was|were|is|has been|that was) )?(?:roll|carr|brought|mov|taken|transferr|pass)\w*(?: over| forward| on)*(?= in)",
     " carried over from the previous year "),
    (r"\bwhich of the (two|three|four|five|six)(?: [a-z]+)? (?:is|was|were|are) (?:it|this|that|the money|the sum|the amount) (?:all )?(?:spent|used|meant|intended|for)(?: on| for)?\b", r"which of the \1 gets the money"),
    (r"\bwhat (?:is|was) the size of (?:the )?(?= ?carried over from)", "how much is "),
    (r"\b(?:(?:for|to|with|on) )?(?:what|which) projects? (?:is|was|are|were|does|do|did|will) (?:it|that|this|they|the (?:money|funds|amount|sum)) "
     r"(?:(?:be )?(?:meant|intended|used|spent|for|on|reserved|earmarked|relate[sd]?|belong[s]?|go|connected|tied|attached|linked|assigned)\s*)+(?:for|to|with|on|in)?",
     "for which project"),
    # why
    (r"\bwhat (?:is|was|were|are) (?:the )?(?:stated |given |main |official |printed )?(?:reasons?|causes?|explanations?|grounds?|rationale|motive)"
     r"(?: (?:given|stated|named|cited|offered|printed))?(?: (?:for|of|behind))?(?: (?:that|this|it)\b|(?=\W*$|, and\b))", "why"),
    (r"\bwhat (?:is|was|are|were) (?:behind|driving|underlying|at the root of|to blame for|responsible for)\b", "what caused"),
    (r"\b(?:on|for) what (?:grounds?|reasons?)\b|\bwhat for\b(?=\W*$)|\bhow so\b|\bhow is it that\b|\bfor which reasons?\b", "why"),
    (r"\bwhat (?:brought about|gave rise to|is to blame for|accounted for|lay at the root of|resulted in|contributed to|fuel(?:led|ed)|underl(?:ay|ies))\b", "what caused"),
    # movements
    (rf"\b(?:{_UP})\b", "increased"),
    (rf"\b(?:{_DOWN})\b", "decreased"),
    (r"\b(the|an?|this|that|its|their|such an?|so \w+ an?) ((?:[a-z-]+ )?)(?:leap|hike|uptick|upturn|upswing|upsurge|boost|step-up|increment|run-up|explosion)\b", r"\1 \2increase"),
    (r"\b(the|an?|this|that|its|their|such an?|so \w+ an?) ((?:[a-z-]+ )?)(?:dip|cutback|downturn|downswing|slide|shrinkage|collapse|nosedive|squeeze|tumble|contraction)\b", r"\1 \2decrease"),
    (r"\bmore or (?:less|fewer)\b(?=.*\bthan\b)", "higher or lower"),
    (r"\bwhat (?:happened|has happened|became|is going on|went on) (?:to|of|with)\b(.*\b(?:19|20)\d\d\b.*)", r"how did \1 change"),
    (r"\bhow far apart (?:are|were|is|was|do)\b", "what is the difference between"),
    # held against each other
    (r"\bwhich (?:(?:one|of (?:them|these|the two)) )?(?:shows?|showed|has|had|saw|sees|records?|recorded|took|takes|suffer(?:s|ed)?|experienced|underwent) "
     rf"(?:the|an?) {_BIG} ({_SIDE})\b", r"which had more \1"),
    (rf"\b(?:was|is|were) the ({_SIDE})(?: in \w+)? {_BIG} (?:for|in|of|at|on)\b", r"which had more \1:"),
    (rf"\bwhere (?:was|is) the ({_SIDE}) {_BIG}\b", r"which had more \1"),
    (r"\bwhich had more (?:fall|drop|cut|decline|reduction|decrease)\b", "which fell more"),
    (r"\bwhich had more (?:rise|growth|jump|gain|increase)\b", "which rose more"),
    (r"\bwhich had more change\b", "which changed more"),
    (r"\b(?:stack|measure|match|size|line|weigh) up (?:with|against|to|beside|alongside)\b", "compare with"),
    (r"\b(?:set|put|place|hold|lay|look at|compare|viewed?)(?:ting)? (.{3,80}?) (?:beside|next to|alongside|side by side with|against|up against|opposite) the ((?:19|20)\d\d) (?:one|figures?|ones|budget|amounts?|numbers?)\b",
     r"\1 compared with \2"),
    (r"\b(?:relative|in relation|as opposed|in comparison|by comparison|as against|in contrast) (?:to|with) (?=(?:19|20)\d\d)", "compared with "),
    (r"\bup against (?=(?:19|20)\d\d)", "compared with "),
    (r"\bor (?:was|is) it the other way (?:round|around|about)\b|\bor (?:vice versa|the reverse|the opposite|conversely|the other way (?:round|around))\b", " "),
    (r"^\W*(in (?:19|20)\d\d,? )?(?:did|was|were|is|are|does|do|has|had) ([^,?]{3,60}?) or ([^,?]{3,60}?) (?:(?:come|came|turn|turned|work|end|ended) (?:out|up)(?: as)? |prove |be )?"
     r"(?:the )?(?:bigger|larger|higher|greater|costlier|dearer)(?: (?!than)[a-z]+){0,3}(?= in (?:19|20)\d\d|[,?])", r"\1which is larger, \2 or \3"),
    (r"^\W*(?:of|between|among|out of) ([^,?]{3,60}?) and ([^,?]{3,60}?), (which(?: one)?(?: of (?:the two|them))? [^,?]+)", r"\3, \1 or \2"),
    (r"^\W*(in (?:19|20)\d\d,? )?(?:did|does|do|is|was|were) ([^,?]{3,60}?) (?:exceed|outweigh|outstrip|surpass|top|outdo|beat|overtake)(?:s|ed)? ([^,?]{3,60}?)(?=[,?.]|$)",
     r"\1which is larger, \2 or \3"),
    (r"\b(?:was|were|is|are|did|does|do|has|had)(?: the \w+)? more (?:of )?(?:the )?(?:procurement |purchasing )?(?:money |cash |budget |spending )?"
     r"(?:(?:procured|bought|purchased|spent|paid|procurement|go(?:ne)?|went|put|used)(?: (?:in|on|to|for|into|under|as))? )"
     r"(?:procuring |buying |procurement of )?(goods|services|works)(?: \w+)? (?:or|than)(?: (?:on|to|in|for|into))? (?:procuring |buying |procurement of )?(goods|services|works)\b",
     r"which is larger, procurement of \1 or procurement of \2"),
    # sense and soundness
    (r"\b(?:make[s]? (?:any |good )?sense|look[s]? (?:right|sensible|sound|odd|ok|plausible|reasonable|realistic|correct)|hold[s]? water|add[s]? up as printed|seem[s]? (?:right|plausible|reasonable|realistic|sensible|correct|sound))\W*$",
     "plausible?"),
    (r"\b(?:planned )?(?:schedule|timetable|timeline|calendar|phasing|plan) (?:given |set |printed |drawn up )?(?:for|of) (?:the )?(?:paying out|disbursing|releasing|handing out|payment of|disbursement of|release of|payout of) (?:the )?(?:funds?|money|subsidy)?",
     "disbursement schedule of "),
    # what is the budget of
    (r"\b(?:plan|plans|planning|planned|going|intend|intends|intending|expected|expect|expects|due|set|propose|proposes|aim|aims)(?: on)? (?:to )?(?:spend|spending|pay out|lay out)\b", "to spend"),
    (r"\bwhat (does|do|did|has|have|will|is|are) ((?:[a-z-]+ ){0,6}?)(?:to )?(spend|spent|budget|budgeted|set aside|allocate|allocated|earmark|earmarked|pay|paid)\b", r"how much \1 \2\3"),
    (r"\b(?:allow(?:s|ed)?|provid(?:e|es|ed)|mak(?:e|es) provision|made provision|cater(?:s|ed)?|reserv(?:e|es|ed)) for\b", "set aside for"),
    (r"\bput (?:aside|by|away)\b|\bring-?fenced\b|\bpencill?ed in\b|\blined up\b|\bset apart\b", "set aside"),
)
_COMPILED = tuple((re.compile(said), plain) for said, plain in _RULES)
_ASKS_FIRST = re.compile(_POLITE)


def everyday(text: str) -> str:
    """A question (in small letters) in plain words: no politeness or contraction, idioms of money and change as the kinds of question have them."""
    text = " ".join(text.split())
    text = _ASKS_FIRST.sub("", text, count=1)
    for said, plain in _COMPILED:
        text = said.sub(plain, text)
    return re.sub(r"\s+([.,?!;:])", r"\1", " ".join(text.split()))
