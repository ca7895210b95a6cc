"""Owns the past tense of a verb that the text gives as a participle in "-ing"."""

from spacy.tokens import Token

_IRREGULAR = """
    arise arose awake awoke beat beat become became befall befell begin began behold beheld bend bent beset beset
    bet bet bid bid bind bound bite bit bleed bled blow blew break broke breed bred bring brought build built
    broadcast broadcast burst burst buy bought cast cast catch caught choose chose cling clung come came cost cost
    creep crept cut cut deal dealt dig dug do did draw drew drink drank drive drove eat ate fall fell feed fed feel
    felt fight fought find found flee fled fling flung fly flew forbid forbade forecast forecast foresee foresaw
    forget forgot forgive forgave forgo forwent freeze froze get got give gave go went grind ground grow grew have
    had hear heard hide hid hit hit hold held hurt hurt keep kept kneel knelt know knew lay laid lead led leave left
    lend lent let let lose lost make made mean meant meet met offset offset partake partook pay paid put put quit
    quit read read relay relayed rid rid ride rode ring rang rise rose run ran say said see saw seek sought sell
    sold send sent set set shake shook shed shed shoot shot shrink shrank shut shut sing sang sink sank sit sat
    sleep slept slide slid speak spoke spend spent spin spun split split spread spread spring sprang stand stood
    steal stole stick stuck sting stung stride strode strike struck strive strove swear swore sweep swept swim swam
    swing swung take took teach taught tear tore tell told think thought throw threw thrust thrust uphold upheld
    upset upset wake woke wear wore weep wept win won write wrote
"""
_LISTED = _IRREGULAR.split()
_FORMS = dict(zip(_LISTED[::2], _LISTED[1::2], strict=True))
_PREFIXES = ("over", "under", "out", "mis", "re", "un", "with")
_TWOFOLD = frozenset({"lie", "underlie", "be", "bear", "wind", "unwind", "hang", "shine", "string"})
"""Verbs whose past tense depends on what they mean, or on who is spoken of."""
_VOWELS = frozenset("aeiou")


def past_of(participle: Token) -> str | None:
    """The past tense ("killing": "killed"); None for a word that is no participle in "-ing" or has two readings."""
    word, lemma = participle.lower_, participle.lemma_.casefold()
    stem = word.removesuffix("ing")
    if stem == word or not stem or not word.isalpha() or lemma in _TWOFOLD:
        return None
    return _irregular(lemma) or (f"{lemma}d" if lemma.endswith("ie") else _regular(stem))


def _irregular(lemma: str) -> str | None:
    if lemma in _FORMS:
        return _FORMS[lemma]
    prefix = next((one for one in _PREFIXES if lemma.removeprefix(one) in _FORMS), None)
    return f"{prefix}{_FORMS[lemma.removeprefix(prefix)]}" if prefix else None


def _regular(stem: str) -> str:
    """The stem of the participle shows what is doubled and what is not ("stopping": "stopped")."""
    if stem.endswith("y") and stem[-2:-1] not in _VOWELS:
        return f"{stem[:-1]}ied"
    return f"{stem}d" if stem.endswith("e") else f"{stem}ed"
