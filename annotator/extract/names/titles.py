"""Owns the words that stand before and around names: titles, particles, and what they tell of a person's sex."""

from spacy.tokens import Token

from annotator.extract.words import words

TITLES = words(
    """minister president secretary general colonel major captain lieutenant marshal admiral commander chief chairman
    chairwoman chairperson chair senator representative congressman congresswoman governor mayor judge justice king
    queen prince princess sheikh emir sultan pope bishop archbishop ambassador envoy spokesman spokeswoman spokesperson
    director professor doctor mr mrs ms miss dr prof gen col maj capt lt sgt sergeant rep sen gov sir lord lady deputy
    vice prime premier chancellor speaker leader head warlord officer detective inspector attorney counsel candidate
    nominee mogul analyst coach manager executive founder author activist lawmaker counterpart former acting first
    crown grand brigadier brig cmdr sheriff constable mullah imam ayatollah rabbi cardinal pastor reverend rev fr
    minister-designate president-elect ex-president ex-minister co-founder ceo"""
)
PARTICLES = words("al el ul ad an as ash bin ibn abu abd van von der de du da di la le ben ould bint et ez ar at")
ONLY_BEFORE_PEOPLE = words(
    """mr mrs ms miss dr gen col maj lt capt sgt brig spokesman spokeswoman spokesperson minister president senator
    congressman congresswoman prince princess sheikh colonel lieutenant brigadier premier chancellor ambassador mullah
    ayatollah prof professor"""
)
"""Titles after which a name is a person's; "general", "king" or "justice" also begin the names of other things."""
_MEN = words(
    """mr sir lord king prince sultan emir sheikh imam mullah ayatollah pope bishop archbishop cardinal congressman
    chairman spokesman businessman policeman father brother son husband grandfather uncle man boy gentleman actor
    widower nephew fr"""
)
_WOMEN = words(
    """mrs ms miss lady queen princess congresswoman chairwoman spokeswoman businesswoman policewoman mother sister
    daughter wife grandmother aunt woman girl actress widow niece"""
)
_ROLE_ENDINGS = ("man", "woman", "person")
HE = words("he him his himself")
SHE = words("she her hers herself")


def is_title(token: Token) -> bool:
    """Whether a noun says which office somebody holds."""
    word = token.lemma_.casefold()
    return word in TITLES or (len(word) > 6 and word.endswith(_ROLE_ENDINGS))


def sex_told(word: str) -> str | None:
    """What a title, role or pronoun tells of a person: "she", "he", or None for most words."""
    plain = word.casefold().rstrip(".")
    if plain in _WOMEN or plain in SHE:
        return "she"
    return "he" if plain in _MEN or plain in HE else None
