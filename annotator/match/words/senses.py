"""Owns what matching knows of the sense of English words: denials, opposites, and words that tell the same."""

from collections.abc import Iterable, Iterator
from itertools import combinations, product

from annotator.match.words.stems import stem


def stems_of(words: str) -> frozenset[str]:
    """The stems of the words in a line."""
    return frozenset(stem(word) for word in words.split())


DENIALS = stems_of("deny denial reject dispute doubt refute rebut contradict untrue")
"""Stems of cues by which somebody says that something is not so."""
ACCUSATIONS = stems_of(
    "accuse accusation allege allegation blame charge claim condemn denounce complain criticise criticize"
)
"""Stems of cues that report what somebody holds against another, which the report itself does not assert."""
REPORTS = stems_of(
    "say tell state declare announce report add stress insist maintain note claim allege accuse deny confirm argue "
    "warn write"
)
"""Stems of cues that report what somebody says."""
LIGHT = stems_of(
    "come go see begin start hold have take make get give put say tell speak work continue keep let set want need "
    "become remain stay show look seem add bring find leave know think call use try do be happen include ask turn "
    "move run"
)
"""Stems of verbs that say little of what happened: sharing one means less."""
_OPPOSED = (
    "respect/break violate breach; observe/violate breach break; honour/break violate; "
    "agree/refuse oppose; support/oppose; back/oppose reject; endorse/oppose; "
    "launch/abort cancel; rise/decline; "
    "increase/decline; climb/decline; grow/decline; "
    "gain/lose fall drop; raise/lower cut reduce; boost/cut reduce; expand/reduce shrink; "
    "widen/narrow; extend/shorten cancel; win/lose; beat/lose; retain/lose; advance/retreat; "
    "enter/withdraw; join/leave quit; confirm/deny; admit/deny; attend/skip boycott; "
    "allow/bar ban forbid prohibit prevent block; permit/ban forbid prohibit; grant/deny refuse reject; approve/"
    "block; pass/fail lose; approve/fail; sign/veto; ratify/reject; uphold/overturn quash annul reject dismiss; "
    "attack/defend; seize/lose abandon; capture/lose liberate escape; "
    "save/destroy; guilty/innocent; convict/clear; "
    "true/false; safe/dangerous; strengthen/weaken; improve/worsen deteriorate; recover/die; succeed/fail collapse; "
    "success/failure fail; agreement/deadlock; lift/impose tighten; tighten/ease relax; "
    "continue/end cease interrupt; proceed/cancel; hold/break collapse burst "
    "cancel postpone; hold/violate; hire/fire dismiss; appoint/dismiss; reinstate/dismiss; "
    "remain/resign leave withdraw; stay/leave resign; peaceful/violent; friend/enemy; ally/enemy rival; "
    "north/south; northern/southern; east/west; eastern/western; "
    "include/exclude; build/destroy demolish; create/destroy cut; calm/escalate; "
    "praise/criticise condemn; welcome/condemn reject; "
    "buy/sell; love/hate; like/hate; higher/lower; high/low; victory/defeat; open/shut close lock block seal; "
    "remember/forget; keep/lose abandon; help/hinder harm; hide/reveal; encourage/deter; "
    "protect/endanger harm; add/remove; remove/keep; cause/prevent; surrender/resist; intact/damaged destroyed; "
    "legalise/ban outlaw; stable/critical; ahead/behind; trust/suspect; "
    "good/bad terrible awful evil; great/terrible; better/worse; best/worst; big/small little tiny; "
    "large/small tiny; long/short brief; "
    "hot/cold cool; warm/cold cool; hard/easy soft; difficult/easy simple; easy/challenging; simple/complex "
    "complicated; new/old ancient; young/old; early/late; fast/slow; quick/slow; rich/poor; expensive/cheap; "
    "strong/weak; happy/sad upset angry; clean/dirty; full/empty; right/wrong; correct/wrong; "
    "same/different; similar/different; single/married; male/female; man/woman; marry/divorce; public/private; "
    "extend/lift; "
    "inside/outside; common/rare; frequent/rare; often/rarely seldom; always/never rarely; usually/rarely; more/less "
    "fewer; major/minor; maximum/minimum; permanent/temporary; positive/negative; real/fake; healthy/sick ill; "
    "morning/evening; strength/weakness; "
    "profit/loss; arrival/departure; alone/together; everyone/nobody; heavy/light; up/down; remain/change; "
    "stay/change; senior/junior; "
    "surplus/deficit; rural/urban; domestic/foreign; stand/collapse topple fall destroy demolish; accident/deliberate; "
    "planned/spontaneous; solvent/bankrupt; passable/block; voluntary/forced; majority/minority; comply/violate defy; "
    "secret/public; raise/unchanged; lower/unchanged; cut/unchanged; enough/dwindle; progress/fail; dear/cheap; "
    "agree/reject; drunk/sober; fair/fraud"
)
_OPPOSED_SENSES = (
    "accept/reject; approve/reject veto; "
    " begin/end stop; increase/decrease reduce plunge slump shrink; jump/fall plunge; "
    "arrive/leave; enter/leave; arrest/free; jail/free; hold/free; survive/die; alive/die; resume/stop; continue/stop; "
    "proceed/stop; fair/rig; genuine/fake; genuine/rig; fair/fake; arrest/escape; "
    "abolish/introduce impose; promote/relegate; accelerate/slow; reopen/close; increase/unchanged; "
    "decrease/unchanged; deploy/withdraw; convict/acquit; voluntary/mandatory"
)
"""The same, for all words of the same sense."""
_MULTIPLES = ("double", "triple", "quadruple")


def _pairs(listed: str) -> tuple[tuple[str, str], ...]:
    sides = ([side.split() for side in pair.split("/")] for pair in listed.split(";"))
    return tuple(pair for lefts, rights in sides for pair in product(lefts, rights))


ANTONYMS = _pairs(_OPPOSED) + _pairs(_OPPOSED_SENSES)
"""Words that exclude each other when said of the same thing, each pair once."""
CONVERSES = frozenset(
    (stem(one), stem(other))
    for pair in (
        ("buy", "sell"),
        ("borrow", "lend"),
        ("import", "export"),
        ("win", "lose"),
        ("beat", "lose"),
        ("victory", "defeat"),
    )
    for one, other in (pair, pair[::-1])
)
"""Pairs of stems that tell of one deed from either side: who sells is not who buys."""

_ALIKE = (
    "truce ceasefire armistice; troop soldier force military army; talk negotiation meeting discussion dialogue meet; "
    "visit travel trip arrive; back support help aid assist assistance; kill die death dead slay murder fatality "
    "perish drown; injure injury wound hurt; attack assault strike raid offensive; bomb blast explosion explode "
    "detonate; "
    "shoot gunfire shot gunman; arrest detain custody apprehend; jail prison imprison incarcerate; sentence convict "
    "guilty; trial court prosecute; charge indict accuse allege; sue lawsuit litigation; buy purchase acquire "
    "acquisition; sell sale; merge merger; hire appoint name; fire sack dismiss oust; resign quit step; win victory "
    "beat defeat; lose loss; vote ballot election poll; elect choose; parliament assembly lawmaker legislature; "
    "motion bill measure; approve pass adopt endorse; reject refuse decline; agree agreement accord deal pact; sign "
    "ink; ban prohibit forbid bar; allow permit authorise; begin start launch open; end finish conclude; stop halt "
    "suspend; continue proceed; extend lengthen prolong extension; increase rise grow climb surge; decrease fall drop "
    "decline; announce unveil declare reveal; say tell state; demand urge call; warn caution; deny denial; confirm "
    "affirm; promise pledge vow; plan intend; leave depart exit; return; flee escape; enter; withdraw pullout "
    "retreat; deploy deployment send; seize capture; free release liberate; rescue save; search hunt; find discover; "
    "crash collision collide; "
    "fire blaze; quake earthquake tremor; flood flooding; storm hurricane typhoon; steal "
    "theft rob robbery burglary; protest demonstration rally demonstrate; riot unrest; war conflict fighting; clash "
    "fight battle; peace peaceful; crisis emergency; weapon arms; train training; advise adviser advisor; money fund "
    "cash; pay payment; job employment; doctor physician; worker employee staffer; patient; "
    "illness disease sickness; minister ministry; "
    "leader head chief chairman; official; marry wedding marriage; divorce; birth born; film movie; role part; coach "
    "manager; match game; team squad side; phone handset smartphone; computer laptop; rehab treatment; car vehicle; "
    "plane aircraft jet airliner; ship boat vessel; child kid; police officer cop policeman policewoman; suspect; "
    "victim; hostage captive; "
    "border frontier; repel resist; build construct rebuild reconstruct; restore; unite unify; cooperate cooperation "
    "coordination collaborate; know knowledge aware; rig manipulate sham; fair transparent credible; genuine "
    "authentic; "
    "fake forge fabricate falsify counterfeit; close shut; abolish scrap repeal; overthrow topple depose; "
    "relegate demote; slow ease; mandatory compulsory obligatory; resume restart; accident accidental; "
    "rubble ruin debris wreckage; lawyer attorney solicitor barrister; lorry truck; motorway highway freeway; "
    "investigation investigate inquiry enquiry probe; inhabitant resident; teenager teen adolescent; "
    "baby infant newborn; firm company corporation; staff personnel workforce; wage salary; tax levy; customer client; "
    "tourist holidaymaker vacationer; kidnap kidnapping abduct abduction; loot plunder pillage ransack; "
    "expel expulsion deport deportation; mourn grieve; praise commend laud; "
    "criticise criticize criticism condemn condemnation denounce; inspect inspection examine examination; repair mend; "
    "destroy demolish raze; sink capsize; postpone delay defer; amend modify; dissolve disband; disappear vanish; "
    "robber thief burglar; petrol gasoline; football soccer; flat apartment; gun firearm pistol; envoy emissary; "
    "king monarch; spokesman spokeswoman spokesperson; hospital clinic; landslide mudslide; famine starvation; "
    "epidemic outbreak; vaccine vaccination vaccinate inoculate inoculation jab; coronavirus covid; pensioner retiree; "
    "blackout outage; wildfire bushfire; pupil schoolchild student; unemployment joblessness unemployed jobless; "
    "railway railroad; subway underground metro; theatre theater; rubbish garbage trash; lift elevator; "
    "warehouse depot; shop store; parcel package; drug narcotic; contaminate pollute pollution "
    "contamination; evict eviction; nominate nomination; inaugurate inauguration; apologise apologize apology; "
    "lawful legal; unlawful illegal; "
    "assassinate assassination; evacuate evacuation"
)


def _concepts() -> dict[str, str]:
    sets = ([stem(word) for word in words.split()] for words in _ALIKE.split(";"))
    pairs = [(one, stems[0]) for stems in sets for one in stems]
    return dict(reversed(pairs))


CONCEPTS = _concepts()
"""From a stem to the one that stands for all that tell the same in the news; the lists are ours."""
KNOWN_WORDS = frozenset(_ALIKE.replace(";", " ").split()).union(*ANTONYMS)
"""All words that have a like or an opposite here."""


def _multiples_apart() -> Iterator[tuple[str, str]]:
    """What doubled has neither tripled nor fallen, and what halved has not risen."""
    yield from combinations((*_MULTIPLES, "halve"), 2)
    yield from product(_MULTIPLES, ("decrease",))
    yield "halve", "increase"


def _opposites() -> frozenset[tuple[str, str]]:
    like: dict[str, set[str]] = {}
    for one, sense in CONCEPTS.items():
        like.setdefault(sense, set()).add(one)
    found = {(stem(one), stem(other)) for one, other in _pairs(_OPPOSED)}
    for one, other in ((stem(left), stem(right)) for left, right in (*_pairs(_OPPOSED_SENSES), *_multiples_apart())):
        ours, theirs = (like.get(CONCEPTS.get(end, end), {end}) for end in (one, other))
        found |= set(product(ours, theirs))
    return frozenset(pair for one, other in found for pair in ((one, other), (other, one)))


OPPOSITES = _opposites()
"""Pairs of stems that exclude each other, both ways round."""
OPPOSITES_OF = {one: tuple(sorted(b for a, b in OPPOSITES if a == one)) for one, _ in OPPOSITES}
OPPOSABLE = frozenset(OPPOSITES_OF)


def senses_of(stems: Iterable[str]) -> frozenset[str]:
    """The stems, those of like sense as one."""
    return frozenset(CONCEPTS.get(stem, stem) for stem in stems)
