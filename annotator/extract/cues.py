"""Owns the words that announce a report: verbs of saying and thinking, nouns for what is said."""

from annotator.extract.words import words

SAYING = words(
    """say tell add stress insist affirm confirm claim state announce note explain argue warn declare report reiterate
    emphasize emphasise underline underscore highlight point mention reply respond answer admit acknowledge concede
    deny reject dismiss accuse allege assert maintain contend observe remark comment recall repeat restate stipulate
    conclude reveal disclose indicate suggest hint quip joke urge call demand request ask appeal plead
    caution predict forecast estimate testify swear vow pledge promise threaten write tweet post quote cite read
    complain lament criticize criticise condemn denounce blast slam praise laud hail welcome express voice
    describe characterize characterise label brand dub propose recommend advise inform notify assure reassure remind
    shout yell cry exclaim whisper mutter boast brag counter retort rebut refute clarify specify elaborate opine
    proclaim profess attest certify convey echo tout spell interject grumble rail rant chide scold mock ridicule
    advocate agree disagree"""
)
THINKING = words(
    """think believe feel know hope fear expect consider doubt suspect assume suppose guess understand realize realise
    recognize recognise find decide see worry imagine conclude regret want wish intend hear learn"""
)
ADDRESSING = words("tell inform assure remind ask urge notify advise thank")
"""Verbs whose object is who is spoken to, not what is said."""

DENYING = frozenset({"deny", "reject", "refute", "dismiss", "rebut"})
BELIEVING = words("believe think expect suppose assume guess suspect feel imagine predict")
DOUBTING = words("doubt question hope fear wonder hint suggest")
SPOKEN_NOUNS = words(
    """statement report remark comment announcement communique communiqué account source spokesman spokeswoman
    spokesperson official interview speech testimony document letter tweet post poll survey study affidavit filing
    release briefing word claim allegation accusation"""
)
"""Nouns for what somebody said, or for somebody who speaks for another."""
