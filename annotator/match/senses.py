"""Owns what matching knows of the sense of English words: denials, opposites, and words that tell the same."""

from annotator.match.lexicon import listed
from annotator.match.stems import stem

NEGATIONS = listed("not no never none nobody nothing neither nor without cannot n't")
DENIALS = listed("deni deny reject disput doubt refut rebut contradict")
"""Stems of cues by which somebody says that something is not so."""
ACCUSATIONS = listed("accus alleg blame charg claim condemn denounc complain")
"""Stems of cues that report what somebody holds against another, which the report itself does not assert."""
REPORTS = listed(
    "say tell state declar announc report add stress insist note claim alleg accus deni confirm argu warn write"
)
"""Stems of cues that report what somebody says."""
LIGHT = listed(
    "come go see begin start hold have take make get give put say tell speak work continu keep let set want need becom "
    "remain stai show look seem add bring find leav know think call use try do be happen includ ask turn move run"
)
"""Stems of verbs that say little of what happened: sharing one means less."""
_OPPOSED = (
    "respect/break violate breach; observe/violate breach break; accept/reject refuse decline; agree/refuse "
    "disagree; support/oppose; back/oppose; begin/end stop finish; start/end stop finish halt; rise/fall drop "
    "decline; increase/decrease reduce fall drop; grow/shrink decline; gain/lose; win/lose; advance/retreat; "
    "arrive/leave depart; deploy/withdraw; join/leave quit; confirm/deny; admit/deny; allow/ban forbid prohibit; "
    "permit/ban forbid prohibit; approve/reject; pass/reject; attack/defend; seize/lose; capture/lose liberate; "
    "arrest/release free; detain/release free; survive/die kill; alive/dead; guilty/innocent; convict/acquit; "
    "guilty/acquit; legal/illegal; true/false; safe/dangerous; strengthen/weaken; improve/worsen deteriorate; "
    "succeed/fail; success/failure; lift/impose; resume/suspend halt; continue/stop end halt interrupt suspend; "
    "extend/shorten; lengthen/shorten; expand/reduce; hire/fire; appoint/dismiss; remain/resign; "
    "peaceful/violent; peace/war; ceasefire/offensive; friend/enemy; ally/enemy; north/south; northern/southern; "
    "east/west; eastern/western; include/exclude; build/destroy; create/destroy; save/destroy; recover/worsen; "
    "calm/escalate; unite/divide; import/export; borrow/lend; love/hate; praise/criticise condemn; "
    "welcome/condemn reject; higher/lower; success/defeat; victory/defeat; legitimate/illegitimate; "
    "stable/unstable; certain/uncertain; possible/impossible; likely/unlikely; remain/withdraw leave; open/shut"
)
ANTONYMS = tuple(
    (left, right)
    for pair in _OPPOSED.split(";")
    for left in pair.split("/")[0].split()
    for right in pair.split("/")[1].split()
)
"""Words that exclude each other when said of the same thing, each pair once."""
OPPOSITES = frozenset((stem(one), stem(other)) for pair in ANTONYMS for one, other in (pair, pair[::-1]))
"""Pairs of stems that exclude each other, both ways round."""
OPPOSITES_OF = {one: tuple(sorted(b for a, b in OPPOSITES if a == one)) for one, _ in OPPOSITES}
OPPOSABLE = frozenset(OPPOSITES_OF)

_ALIKE = (
    "truce ceasefire armistice; troop soldier force military army; talk negotiation meeting discussion dialogue "
    "meet; visit travel trip arrive; back support help aid assist assistance; kill die death dead slay murder "
    "fatality; injure wound hurt; attack assault strike raid offensive; bomb blast explosion explode detonate; "
    "shoot gunfire shot gunman; arrest detain custody apprehend; jail prison imprison incarcerate; sentence "
    "convict guilty; trial court prosecute; charge indict accuse allege; sue lawsuit litigation; buy purchase "
    "acquire acquisition; sell sale; merge merger; hire appoint name; fire sack dismiss oust; resign quit step; "
    "win victory beat defeat; lose loss; vote ballot election poll; elect choose; parliament assembly lawmaker "
    "legislature; motion bill measure; approve pass adopt endorse; reject refuse decline; agree agreement accord "
    "deal pact; sign ink; ban prohibit forbid bar; allow permit authorise; begin start launch open; end finish "
    "conclude; stop halt suspend; continue proceed; extend lengthen prolong extension; increase rise grow climb "
    "surge; decrease fall drop decline; announce unveil declare reveal; say tell state; demand urge call; warn "
    "caution; deny denial; confirm affirm; promise pledge vow; plan intend; leave depart exit; return; flee "
    "escape; enter; withdraw pullout retreat; deploy deployment send; seize capture; free release liberate; "
    "rescue save; search hunt; find discover; crash collision collide; fire blaze; quake earthquake tremor; flood "
    "flooding; storm hurricane typhoon; steal theft rob robbery burglary; protest demonstration rally "
    "demonstrate; riot unrest; war conflict fighting; clash fight battle; peace peaceful; crisis emergency; "
    "weapon arms; train training; advise adviser advisor; money fund cash; pay payment; job employment; doctor "
    "physician; patient; illness disease sickness; minister ministry; leader head chief chairman; official; marry "
    "wedding marriage; divorce; birth born; film movie; role part; coach manager; match game; team squad side; "
    "injury; phone handset smartphone; computer laptop; rehab treatment; car vehicle; plane aircraft jet "
    "airliner; ship boat vessel; child kid; police officer cop; suspect; victim; hostage captive; border "
    "frontier; repel resist; build construct rebuild reconstruct; restore; unite unify; cooperate cooperation "
    "coordination collaborate"
)


def _concepts() -> dict[str, str]:
    sets = ([stem(word) for word in words.split()] for words in _ALIKE.split(";"))
    pairs = [(one, stems[0]) for stems in sets for one in stems]
    return dict(reversed(pairs))


CONCEPTS = _concepts()
"""From a stem to the one that stands for all that tell the same in the news; the lists are ours."""
