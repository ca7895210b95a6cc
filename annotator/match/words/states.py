"""Owns the states and deeds that exclude each other when they are told of one thing, as patterns of English."""

from typing import NamedTuple

_BE = r"\b(?:is|are|was|were|be|been|being|remain(?:s|ed)?|stay(?:s|ed)?|kept|keeps)\s+(?:(?:still|now|all|\w+ly)\s+)?"
_SAFE = "unscathed|undamaged|unharmed|unhurt|uninjured|intact"
_OWN = "(?:his|her|their|its|the)"
_UP_TO_FOUR = r"(?:[\w'’-]+ ){1,4}"
"""What stands between a verb and what it lets somebody do: "let the lawsuit proceed"."""


class States(NamedTuple):
    """Two states of which a thing has only one: each as what it is or does itself, and as what is done to it.

    `ends`: the first mostly ends in the second; `behind`: the thing stands behind what is done, be that passive or not;
    `of`: the words for the things of which alone they exclude each other, all if it is empty.
    """

    one: str
    done: str
    other: str
    undone: str
    ends: bool = False
    behind: bool = False
    of: str = ""

    @property
    def patterns(self) -> tuple[str, str, str, str]:
        """What tells the first, by itself and as done, and what tells the second."""
        return self.one, self.done, self.other, self.undone


_FATES = (
    States(
        r"\b(?:collapsed|capsized|sank|sunk|burn(?:ed|t) (?:down|out|to)|g(?:a|i)ve(?:s|n)? way|went (?:down|under)|"
        r"crumbled|fell down|perished)\b",
        r"\b(?:destroyed|(?:swept|washed) away|wiped out|gutted|demolished|razed|levell?ed|flattened|wrecked|ruined|"
        r"devastated|obliterated|torn down|(?:was|were|been) lost)\b",
        rf"\b(?:surviv(?:e|es|ed)|withst(?:ands?|ood)|weather(?:s|ed)|st(?:ands?|ood) up to|held out against|"
        rf"(?:stayed|remained|kept) (?:afloat|standing|upright)|"
        rf"(?:escaped|came|walked|got|emerged)\b[^.;:!?]{{0,40}}?\b(?:{_SAFE}|without damage)|(?:{_SAFE}))\b",
        r"\b(?:spared|saved from|saved)\b",
    ),
    States(
        r"\b(?:under water|underwater)\b",
        r"\b(?:flooded|submerged|inundated)\b",
        r"\b(?:(?:stayed|remained|was|were|is|are|kept) (?:completely |entirely )?dry)\b",
        "",
    ),
    States(
        r"\b(?:at large|on the (?:run|loose)|in hiding|evaded (?:arrest|capture|police))\b",
        "",
        r"\b(?:in (?:custody|jail|prison|detention)|behind bars)\b",
        r"\b(?:caught|captured|arrested|apprehended|detained)\b",
        ends=True,
    ),
    States(
        rf"{_BE}(?:in operation|in service|in use|(?:fully )?operational|working|functioning|operating|"
        r"(?:up and )?running(?! (?:for|out|away|from|late|low|short|a|an|the)\b))",
        "",
        rf"{_BE}(?:at a standstill|idle|out of (?:operation|service|order|action|use)|inoperative|offline|mothballed|"
        r"closed|shut(?: down)?|halted)\b|\bground to a halt\b",
        "",
    ),
    States(
        rf"\b(?:disappeared|vanished|unaccounted for|went missing|reported missing)\b|{_BE}missing\b",
        "",
        rf"\bturned up\b|{_BE}(?:found(?! (?:guilty|not|to|that|liable|innocent|in breach)\b)|located|traced|"
        r"tracked down)\b",
        "",
        ends=True,
    ),
    States(
        r"\b(?:died|drowned|lost (?:his|her|their) (?:life|lives))\b",
        r"\bkilled\b",
        rf"\b(?:(?:freed|released|rescued|returned|recovered|found) )?(?:{_SAFE}|safe and sound)\b|"
        r"\b(?:swam ashore|came to no harm)\b",
        "",
    ),
    States(
        r"\b(?:landed safely|touched down safely|safely (?:landed|touched down)|made a (?:safe|smooth) landing|"
        r"landed without (?:incident|trouble|problems)|arrived safely|arrived safe and sound)\b",
        "",
        r"\b(?:crashed|sank|sunk|capsized|ran aground|exploded|blew up|came down in|ditched|plunged into)\b",
        r"\b(?:shot down|brought down)\b",
    ),
    States(
        rf"\bstill (?:burning|blazing|raging|ablaze|smou?ldering)\b|{_BE}(?:raging|ablaze|out of control)\b|"
        r"\bcontinu(?:es?|ed|ing) to (?:burn|rage|blaze|spread)\b|\b(?:burns|rages) on\b",
        "",
        rf"\b(?:went|gone|burn(?:t|ed) itself) out\b|{_BE}(?:out\b(?! of\b)|under control)",
        r"\b(?:put out|extinguished|doused|quenched|contained|brought under control|tamed)\b",
        ends=True,
        of="fire blaze flame wildfire bushfire inferno",
    ),
)
_OFFICES = (
    States(
        rf"\b(?:lost {_OWN} (?:job|post|seat|position|office)s?|resigned|stepped (?:down|aside)|stood down|"
        rf"quit(?! (?:smoking|drinking)\b)|abdicated|left office|fell from power|"
        rf"gave up {_OWN} (?:post|job|seat|position|office|throne))\b",
        r"\b(?:fired(?! (?:on|at|into|in|from|back|off|up|shots?|rockets?|missiles?|tear|rubber|live|warning)\b)|"
        rf"sacked|dismissed|ousted|axed|removed from (?:office|power|{_OWN} (?:post|job|position))|"
        rf"relieved of {_OWN} (?:duties|post|command)|forced out|voted out|overthrown|toppled|deposed)\b",
        rf"\b(?:kept|keeps?|retain(?:s|ed)|saved|held on to|cl(?:ings?|ung) (?:on )?to|h[au]ngs? on to) "
        rf"{_OWN} (?:job|post|seat|position|office|throne)s?\b|\bcl(?:ings?|ung) to (?:power|office)\b|"
        rf"\b(?:stay(?:s|ed)?|remain(?:s|ed)?|still|is|was) (?:in (?:office|power|charge|post|{_OWN} (?:job|post))|"
        rf"on the throne|at the helm|at {_OWN} post)\b",
        r"\b(?:kept(?=(?: [\w'’-]+){1,5} on(?: as\b| for\b|\W*$))|retained|stuck (?:with|by)|stood by|"
        r"kept faith (?:with|in))\b",
    ),
    States(
        r"\b(?:will leave|(?:is|are) (?:leaving|to leave)|ha(?:s|ve) left|retired from|"
        r"announced (?:his|her|their) retirement)\b",
        "",
        r"\b(?:signed|agreed|agreed on) an? (?:new|fresh|improved|longer|(?:[\w-]+-year)) (?:contract|deal)\b|"
        r"\b(?:extended|renewed) (?:his|her|their) (?:contract|deal|stay)\b|\bwill (?:play|carry|go) on\b|"
        r"\bwill (?:stay|remain)\b|\b(?:is|are) staying\b",
        "",
    ),
    States(
        "",
        r"\b(?:expelled|deported|sent (?:back|home)|thrown out|ordered out|kicked out|extradited|repatriated)\b",
        r"\b(?:allowed|permitted|free|given leave) to (?:stay|remain)\b|\bgranted (?:asylum|refuge|residence)\b|"
        r"\b(?:can|may) (?:stay|remain)\b",
        rf"\b(?:let(?= {_UP_TO_FOUR}(?:stay|remain)\b)|allowed(?= {_UP_TO_FOUR}to (?:stay|remain)\b)|"
        rf"granted(?= {_UP_TO_FOUR}(?:asylum|refuge|residence)\b))",
    ),
    States(
        rf"{_BE}(?:valid|in force|in effect)\b",
        "",
        r"\b(?:expired|lapsed)\b",
        r"\b(?:annulled|revoked|rescinded)\b",
    ),
)
_CONFLICTS = (
    States(
        r"(?<!was )(?<!were )(?<!been )\b(?:captured|took|seized|retook|recaptured|overran|occupied|conquered)\b",
        "",
        r"\b(?:driven|forced|thrown|pushed|chased|expelled) (?:out of|out|off|from)\b",
        "",
    ),
    States(
        rf"{_BE}at peace\b|\bliv(?:e|es|ed) in peace\b",
        "",
        rf"{_BE}(?:at war|in conflict)\b|\bwent to war\b",
        "",
    ),
    States(
        r"\b(?:surrendered|capitulated|laid down (?:their|his|her|its) (?:arms|weapons)|"
        r"gave (?:themselves|himself|herself|itself) up)\b",
        "",
        r"\b(?:vow(?:ed|s)?|pledge[ds]?|sw(?:ore|ears?)|promise[ds]?) to (?:fight on|keep fighting|go on fighting|"
        r"continue (?:fighting|the fight|to fight)|resist)\b|\b(?:fought|fight) on\b|\bkept fighting\b",
        "",
    ),
    States(
        r"(?<!never )\b(?:turned (?:back|away)|refused entry|denied entry)\b",
        "",
        r"(?<!never )\b(?:reached(?= (?:the |its |their )?(?:[\w-]+ ){0,2}?(?:camp|town|city|village|port|harbour|"
        r"border|island|coast|shore|capital|destination|enclave|area|zone|region|district)s?\b)|entered|"
        r"got through|crossed (?:into|over)|made it (?:to|through)|let (?:in|through)|"
        r"allowed (?:in|through|to (?:enter|pass|cross)))\b",
        "",
    ),
    States(
        "",
        r"\b(?:(?:is|are) (?:still )?(?:in|inside)|remains? (?:in|inside))\b",
        "",
        r"\b(?:left|fled|quit|abandoned|vacated|withdr(?:ew|awn) from|pulled out of|escaped(?: from)?|"
        r"(?:returned|came back|emerged) from|came out of|"
        r"(?:was|were|been) (?:released|discharged|freed|driven|evacuated|expelled|removed|withdrawn) from)\b",
        behind=True,
    ),
)
_BUSINESS = (
    States(
        r"\b(?:grew|gr(?:ow|own)|rose|risen|climbed|increased|soared|surged|fell(?! short\b)|fallen|dropped|declined|"
        r"shrank|plunged|slumped)\b",
        "",
        rf"\b(?:stagnated?|stood still)\b|{_BE}(?:flat|stagnant|unchanged)\b",
        "",
    ),
    States(
        r"\bsolvent\b|\bable to pay (?:its|their|his|her) (?:debts|bills)\b",
        "",
        r"\b(?:bankrupt|insolvent|filed for (?:bankruptcy|insolvency|creditor protection)|went bust|"
        r"(?:went|gone|is|are) (?:in|into) (?:administration|receivership|liquidation))\b",
        "",
    ),
    States(
        "",
        r"\b(?:met|hit|reached|beat|exceeded|surpassed|topped|achieved|attained|won|secured|gained|obtained|broke|"
        r"smashed)\b",
        "",
        r"\b(?:missed|fell short of|came short of|undershot|lacks?|failed to (?:win|gain|secure|reach|meet|achieve))\b",
        of="target goal forecast expectation estimate deadline quota objective majority threshold quorum mark record",
    ),
    States(
        r"\b(?:got|given|received|won|gained|secured) (?:the |final |its |their )?"
        r"(?:green light|go-ahead|approval|clearance)\b",
        r"\b(?:cleared|approved|waved through|passed|authori[sz]ed|signed off on|"
        r"ga?i?ve[sn]? (?:(?:the|its|his|her|their|final) )?(?:green light|go-ahead|blessing|approval) to)\b",
        "",
        r"\b(?:blocked|vetoed|prohibited|barred|refused to approve|halted|threw out|thrown out)\b",
        of="merger takeover deal acquisition bid sale purchase plan project transaction tie-up bill budget loan "
        "bailout drug vaccine export import proposal scheme motion resolution flight",
    ),
)
_TALKS = (
    States(
        r"\b(?:collapsed|broke(?:n)? down|failed|stalled|fell (?:apart|through)|got nowhere|"
        r"made no (?:progress|headway)|(?:reached|ended in|hit) (?:a |an )?(?:deadlock|impasse|stalemate))\b",
        "",
        r"\b(?:(?:going|went|progressing|proceeding|advancing) (?:very |quite )?(?:well|smoothly)|progress(?:ed|ing)|"
        r"ma(?:de|king) (?:(?!no\b|little\b)\w+ ){0,2}(?:progress|headway)|moving (?:forward|ahead)|on track|succeeded|"
        r"bore fruit|(?:produced|yielded|led to) (?:an? )?(?:agreement|deal|breakthrough|accord))\b",
        "",
        of="talk negotiation meeting discussion dialogue summit conference mission effort attempt mediation process",
    ),
    States(
        r"\b(?:adjourned|postponed|put off|called off|cancell?ed)\b",
        "",
        r"\b(?:went ahead|goes ahead|"
        r"(?:held|opened|began|started|took place) (?:as (?:planned|scheduled)|on schedule))\b",
        "",
    ),
    States(
        "",
        r"\b(?:attended|took part in|participated in|showed up (?:at|for)|turned up (?:at|for))\b",
        "",
        r"\b(?:stayed away from|skipped|boycotted|missed|shunned|snubbed)\b",
        of="funeral summit meeting ceremony talk conference match game session hearing wedding parade opening debate "
        "celebration vote congress trial dinner reception rally concert festival tournament gala inauguration",
    ),
    States(
        "",
        r"\b(?:severed|cut(?: off)?|broke(?:n)? off|suspended|froze(?:n)?)\b",
        "",
        r"\b(?:restored|re-?established|resumed|normali[sz]ed|renewed|mended|repaired)\b",
        of="tie relation contact link relationship",
    ),
    States(
        "",
        r"\b(?:extended|prolonged|renewed)\b",
        "",
        r"\b(?:ended|lifted|revoked|terminated|scrapped|called off)\b",
        of="emergency curfew lockdown ceasefire truce mandate mission strike programme operation contract sanction "
        "embargo blockade state",
    ),
    States(
        rf"\blead(?:s|ing)?(?= (?:in|by|the (?:polls?|race))\b)|{_BE}(?:ahead|leading|in the lead|in front)\b|"
        r"\btop(?:s|ped) the (?:polls?|table|standings)\b",
        "",
        rf"\btrail(?:s|ed|ing)?\b|{_BE}(?:behind(?! (?:bars|the|schedule|a|an|this|it)\b)|lagging)\b|\blag(?:s|ged)\b",
        "",
    ),
)
_JUDGED = (
    States(
        r"\b(?:confessed|owned up|admitted|made a (?:full )?confession|pleaded guilty)\b",
        "",
        r"\b(?:sa(?:id|ys) nothing|(?:remain|stay|keep|kept)(?:s|ed)? silent|refused to (?:speak|talk|testify|answer)|"
        r"pleaded not guilty)\b",
        "",
    ),
    States(
        "",
        r"\b(?:dismissed|threw out|thrown out|rejected|struck out|refused to hear)\b",
        r"\b(?:allowed to|can|may) (?:proceed|go (?:ahead|forward)|continue)\b",
        rf"\b(?:let(?= {_UP_TO_FOUR}(?:proceed|go (?:ahead|forward)|stand)\b)|agreed to hear|"
        rf"allowed(?= {_UP_TO_FOUR}to (?:proceed|go (?:ahead|forward)|continue|stand)\b))",
        of="lawsuit case suit claim complaint appeal charge",
    ),
    States(
        "",
        r"\b(?:quashed|overturned|annulled|set aside|reversed|struck down)\b",
        r"\b(?:still )?stands\b",
        rf"\b(?:let(?= {_UP_TO_FOUR}stand\b)|allowed(?= {_UP_TO_FOUR}to stand\b))",
        of="conviction sentence verdict ruling decision judgment judgement law order ban fine acquittal",
    ),
    States(
        rf"{_BE}(?:safe to (?:drink|eat|use|swim)|drinkable|clean|unpolluted|uncontaminated)\b",
        "",
        rf"{_BE}(?:contaminated|polluted|poisoned|tainted|undrinkable|inedible|(?:unfit|unsafe) (?:to|for))\b",
        "",
    ),
    States(
        rf"{_BE}(?:safe(?! to\b)|harmless)\b",
        "",
        rf"{_BE}(?:harmful|unsafe|toxic|poisonous|hazardous)\b",
        "",
        of="drug vaccine water product food substance plant toy medicine gas chemical additive treatment",
    ),
    States(
        rf"{_BE}unanimous\b",
        "",
        rf"{_BE}(?:split|divided)\b",
        "",
    ),
    States(
        "",
        r"\b(?:praised|hailed|welcomed|defended|applauded|lauded|stood up for|spoke up for|championed)\b",
        "",
        r"\b(?:critici[sz]ed|condemned|denounced|attacked|slammed|blasted|lambasted|assailed|decried|deplored|"
        r"hit out at|lashed out at|rebuked|berated|castigated)\b",
    ),
)
STATES = (*_FATES, *_OFFICES, *_CONFLICTS, *_BUSINESS, *_TALKS, *_JUDGED)
"""All pairs of states that exclude each other; the lists are ours."""
