"""Owns the kinds of events that English news words tell of: words of one kind may report the same event."""

from collections import defaultdict
from functools import lru_cache

from annotator.match.words.stems import stem

_COMMUNICATION = (
    "say tell state speak talk remark comment note mention add explain describe voice utter quote according word "
    "statement speech address; report reveal disclose announce announcement declare declaration inform notify "
    "unveil publish release publicise statement report break news; claim allege allegation assert assertion contend "
    "maintain insist argue suggest accuse accusation blame; deny denial refute reject dispute rebut dismiss "
    "disavow; admit admission confess confession acknowledge concede own; confirm confirmation verify affirm attest "
    "corroborate; warn warning caution alert threaten threat; promise pledge vow swear commit commitment guarantee "
    "assure oath; demand urge call request ask appeal plead press insist petition beg; ask question query interview "
    "inquire enquire probe interrogate; answer reply respond response react reaction retort; criticise criticism "
    "condemn condemnation denounce blast slam attack lash rebuke decry deplore rap; praise laud applaud hail "
    "welcome commend tribute honour salute acclaim; call name dub label term describe title nickname style; rumour "
    "speculate speculation hint gossip whisper suggest tip leak; discuss discussion talk debate negotiate "
    "negotiation bargain consult consultation dialogue meet meeting parley conversation; announce schedule set "
    "slate; complain complaint protest object objection grievance; thank gratitude apologise apology sorry regret; "
    "advise advice recommend recommendation counsel propose proposal suggest suggestion; predict forecast "
    "prediction expect expectation anticipate project projection estimate; post tweet write blog wrote message note "
    "letter email; show display exhibit present presentation demonstrate showcase demonstration unveil; broadcast "
    "air televise screen stream transmit show; sign signal signing gesture wave beckon; shout scream yell cry chant "
    "call; joke laugh mock tease ridicule jest; testify testimony witness evidence attest statement tell; invite "
    "invitation ask call; translate interpret render"
)
_JUSTICE = (
    "arrest detain detention custody apprehend capture nab catch seize round bust hold held haul; charge indict "
    "indictment arraign arraignment accuse book count; try trial case hearing prosecute prosecution court "
    "proceeding lawsuit; convict conviction guilty verdict find; sentence jail imprison imprisonment prison term "
    "punish punishment penalty give hand life year; acquit acquittal clear exonerate absolve innocent free; plead "
    "plea pleading enter; sue suit lawsuit litigation claim complaint action file legal; rule ruling decide "
    "decision judgment judgement verdict order overturn uphold; appeal challenge contest overturn; bail bond "
    "release parole probation; investigate investigation probe inquiry enquiry examine examination inquest look "
    "search; fine penalty penalise punish sanction; settle settlement agree resolve; violate violation breach break "
    "infringe infringement offence; testify witness testimony stand; suspect suspicion believe accuse; escape flee "
    "flight run getaway abscond break bolt elude; extradite extradition deport deportation expel; jury juror panel; "
    "execute execution death hang inject; turn surrender give hand; defend defence represent represent plead; ban "
    "bar prohibit prohibition forbid outlaw block; warrant subpoena summon summons order; commit perpetrate carry "
    "do; crime offence offense felony misdemeanor wrongdoing"
)
_VIOLENCE = (
    "kill murder slay slaying homicide manslaughter assassinate assassination massacre slaughter execute shoot gun "
    "die death dead fatal fatality fatally deadly claim life lose victim; die death dead perish pass succumb demise "
    "fatality decease deceased late lose life; injure injury wound hurt harm maim bruise fracture break cut damage "
    "casualty; shoot shooting gunfire gunman gun fire shot open trigger sniper bullet round; stab stabbing knife "
    "slash cut; attack assault strike raid ambush offensive hit storm onslaught target invade incursion charge; "
    "bomb bombing blast explode explosion detonate detonation device blow; beat beating batter punch kick hit "
    "pummel assault; rape assault abuse molest harass harassment sexual; kidnap abduct abduction hostage seize "
    "capture hold; fight fighting clash battle brawl skirmish combat conflict war struggle confrontation violence; "
    "riot unrest violence disorder turmoil chaos rampage uprising clash mayhem looting; protest demonstrate "
    "demonstration demonstrator rally march protester picket sit-in strike; hijack commandeer pirate piracy seize; "
    "threaten threat menace intimidate; bleed shed; torture abuse mistreat torment; strangle choke suffocate "
    "smother; poison drug overdose; suicide kill hang; rampage spree massacre shooting; throw hurl toss lob fling "
    "cast; confront confrontation face standoff stand; destroy destruction demolish wreck ruin devastate "
    "devastation raze level damage; burn fire blaze arson torch ablaze inferno ignite set alight flame; damage harm "
    "hurt impair; shell bombard bombardment pound airstrike strike raid; invade invasion occupy occupation "
    "incursion enter; chase pursue pursuit hunt follow manhunt track"
)
_PROPERTY = (
    "steal theft rob robbery burglary burglar heist loot looting raid snatch swipe grab take thief thieves robber "
    "make break pilfer shoplift; buy purchase acquire acquisition take takeover bought pick snap obtain buyout "
    "deal; sell sale auction offload dispose divest; pay payment spend cost fund finance compensate compensation; "
    "give donate donation grant award gift contribute contribution hand present; get receive obtain gain secure win "
    "earn take land collect; own possess hold have keep; lend loan borrow; invest investment stake fund; offer bid "
    "propose proposal tender; price cost value worth valued fetch; trade swap exchange deal transfer; smuggle "
    "traffic trafficking; fraud scam swindle embezzle con defraud cheat; bankrupt bankruptcy insolvency collapse "
    "fail failure; recover retrieve find regain reclaim; lose loss miss disappear missing vanish disappearance; "
    "seize confiscate confiscation impound take; rent lease hire; supply provide provision deliver delivery give "
    "furnish distribute ship shipment; share split divide; merge merger combine combination unite join; tax duty "
    "levy tariff; profit earn earnings income revenue; debt owe credit"
)
_OFFICE = (
    "appoint appointment name nominate nomination choose pick select selection tap choice designate install promote "
    "candidate consider hire; hire recruit employ sign engage bring; fire sack dismiss dismissal oust ouster axe "
    "terminate termination remove removal relieve lay layoff discharge suspend let dump replace expel; resign "
    "resignation quit step leave depart departure retire retirement stand exit; replace replacement succeed "
    "successor substitute take; elect election vote poll ballot win choose; vote voting ballot referendum poll; "
    "govern rule reign lead head run administer; lead leadership head run direct command; join enter member enlist "
    "sign become; serve service act work; become turn make get; campaign run candidacy bid race stand; pass approve "
    "adopt endorse ratify enact approval vote; reject refuse turn decline veto defeat; propose proposal introduce "
    "bill motion measure plan; inaugurate inauguration swear oath; ban suspend suspension bar; work job employ "
    "employment career position role post duty; host present emcee hosting anchor; coach manage train; direct helm "
    "film shoot make; cast star play role part portray actor appear; consider consideration weigh think mull "
    "contemplate ponder eye; expect likely tip; agree agreement deal accord pact treaty contract settle settlement "
    "sign compromise; reach strike agree conclude; cooperate cooperation collaborate work help; meet meeting summit "
    "conference talk visit gather; order command direct instruct decree; allow permit let authorise permission "
    "grant clear; force compel make require oblige; plan intend intention aim hope want; decide decision choose "
    "determine resolve choice opt; try attempt seek effort bid; fail failure unable miss; succeed success achieve "
    "achievement accomplish manage feat"
)
_DISASTER = (
    "earthquake quake tremor shake shock rattle temblor aftershock jolt hit strike seismic; flood flooding inundate "
    "deluge swamp submerge; storm hurricane typhoon cyclone tornado gale twister blizzard; tsunami wave surge; "
    "landslide mudslide avalanche; erupt eruption volcano spew; drought famine starve hunger; crash collide "
    "collision accident wreck smash hit ram plough plow slam pileup derail derailment strike run; sink capsize "
    "founder drown; evacuate evacuation flee displace leave rescue; rescue save pull free help; trap strand stick "
    "bury; collapse fall crumble topple cave; destroy damage devastate wreck ruin flatten; crisis emergency "
    "disaster catastrophe tragedy calamity; outage blackout cut disrupt disruption interrupt interruption fail "
    "failure lose loss knock down; spill leak discharge pour; measure register magnitude record; epicentre "
    "epicenter centre center; alert warn warning; search hunt look seek comb scour; hit strike affect hurt impact; "
    "spread extend expand grow; melt thaw freeze; rain snow pour fall; heat warm cool chill; survive survivor live "
    "escape; extinguish douse put quell contain control"
)
_MOVE = (
    "go went leave depart travel head move set journey trip; come arrive arrival reach get land enter check; visit "
    "travel trip tour stop call; return come back go; leave exit depart departure quit walk; enter entry go get "
    "come break check; move transfer relocate shift transport carry take drive convey bring; drive drove ride steer "
    "motor; walk stroll step march stride hike; run ran race sprint jog rush; fly flight flew soar land; sail "
    "cruise ship voyage; follow pursue chase tail trail; send dispatch deploy deployment ship deliver; withdraw "
    "withdrawal pull pullout retreat; bring carry take deliver fetch; put place set lay position; throw hurl toss; "
    "fall fell drop tumble plunge plummet slip; climb rise ascend scale mount; jump leap hop; turn swerve veer "
    "spin; pull draw drag tug yank; push shove press thrust; stop halt park brake stand; pass overtake cross go; "
    "stay remain keep live; gather assemble congregate crowd mass meet; surround encircle ring; block obstruct bar "
    "close blockade barricade; cross crossing pass; knock rap bang hit; sit lie stand rest; hide conceal cover "
    "shelter; approach near close; patrol guard police; intercept stop thwart foil prevent foil block; board embark "
    "enter; migrate immigrate settle"
)
_CHANGE = (
    "begin start launch open commence kick initiate onset introduce; end finish conclude close stop complete over "
    "cease wrap; stop halt suspend cease discontinue pause interrupt end; continue proceed carry keep go maintain "
    "remain; resume restart reopen return; increase rise grow climb surge jump soar growth boost raise gain up "
    "expand swell; decrease fall drop decline reduce reduction cut dip slump plunge shrink lower down lessen; "
    "change alter shift modify revise amend switch adjust; improve improvement better enhance upgrade boost "
    "strengthen; worsen deteriorate weaken decline; cut slash reduce trim sever cutback; break snap fracture split "
    "sever; repair fix mend restore patch correct; update upgrade patch fix refresh; build construct construction "
    "erect make develop; create make produce form found establish set; design develop devise engineer; remove take "
    "withdraw delete strip; add include attach append; join link connect tie; separate split divide part; open "
    "unlock; close shut lock; delay postpone postponement defer push; cancel scrap call abandon drop axe; happen "
    "occur take place unfold event incident; cause lead trigger spark prompt bring result provoke; prevent avoid "
    "avert stop foil; protect guard shield defend secure safeguard; help aid assist support back; need require want "
    "lack; hold keep retain; fill load pack; empty drain clear; celebrate celebration mark commemorate anniversary "
    "party; attract draw lure; release issue launch rush roll ship bring push put debut out introduce unveil; "
    "launch unveil introduce debut premiere release rollout announce reveal; test try trial experiment check; use "
    "employ utilise usage exploit apply; replace swap substitute; expand extend broaden widen; finish complete end; "
    "threaten risk endanger; spark trigger ignite set; solve resolve settle"
)
_BODY = (
    "treat treatment therapy care rehab rehabilitation heal cure; hospital hospitalise admit clinic; rehab "
    "rehabilitation clinic detox treatment check enter; sick ill illness disease sickness ailment condition suffer; "
    "infect infection contract virus outbreak; operate operation surgery transplant; diagnose diagnosis; recover "
    "recovery heal improve; vaccine vaccinate vaccination jab inoculate; birth born deliver baby pregnant; marry "
    "marriage wed wedding tie spouse; divorce separate split; drink alcohol drunk intoxicate; smoke tobacco; eat "
    "food feed dine; sleep rest; test screen examine; heart attack arrest stroke; cancer tumor tumour; addict "
    "addiction dependency abuse; exhaust tired fatigue; see watch view look observe witness spot notice; hear "
    "listen; find discover discovery locate uncover detect spot; know learn discover realise aware; think believe "
    "feel consider reckon; hope wish want; fear worry concern afraid; love like enjoy; hate dislike loathe; "
    "surprise shock stun amaze; anger outrage fury rage angry; grieve mourn mourning grief; enjoy delight pleased "
    "happy; remember recall memory; forget overlook; funeral bury burial memorial; live reside life dwell; undergo "
    "receive have; bite sting"
)
_PLAY = (
    "win victory beat defeat triumph overcome top rout thrash edge down conquer upset; lose loss defeat fall drop; "
    "draw tie level; score goal point net basket touchdown hit shoot; play game match contest fixture meet; compete "
    "competition tournament championship cup contest; record mark best set break surpass eclipse pass; lead ahead "
    "advantage front; champion title crown championship win; qualify advance reach progress; final semifinal "
    "quarterfinal playoff round; race run; throw pass toss; catch grab receive; kick strike shoot; injure injury "
    "hurt; sign signing contract deal join ink; trade transfer move swap; season year campaign; coach manage train; "
    "retire retirement quit leave; award prize honour win oscar trophy medal; nominate nomination shortlist; "
    "perform performance play show act sing concert; film movie picture feature sequel; premiere debut open; sing "
    "song album record; dance; draft pick select; start begin open; return comeback; miss skip sit absent; foul "
    "penalty card; celebrate party cheer; suspend suspension ban"
)
_TECHNOLOGY = (
    "hack hacker attack breach intrude compromise exploit infiltrate; flaw vulnerability bug hole weakness defect "
    "fault glitch problem; patch fix update repair correct solve; virus malware worm trojan; launch release unveil "
    "introduce announce; download install upload; crash freeze fail; sue infringe patent; device gadget phone "
    "handset; laptop computer notebook machine; software program application app; network internet web online "
    "connection traffic communication; cable wire line link; satellite rocket spacecraft probe; launch lift blast; "
    "test trial; land touch; orbit circle; power electricity energy; drill mine extract; cut sever damage break; "
    "restore repair return resume; redesign refresh update revamp; discover find detect; research study survey "
    "experiment; develop create build; problem trouble difficulty issue fault"
)
_AREAS = (_COMMUNICATION, _JUSTICE, _VIOLENCE, _PROPERTY, _OFFICE, _DISASTER, _MOVE, _CHANGE, _BODY, _PLAY, _TECHNOLOGY)
FORCE = frozenset({_AREAS.index(_JUSTICE), _AREAS.index(_VIOLENCE), _AREAS.index(_PROPERTY)})
"""The areas whose deeds one side does and not another as well: arrests, attacks, thefts."""
OF_HARM = frozenset({_AREAS.index(_JUSTICE), _AREAS.index(_VIOLENCE), _AREAS.index(_DISASTER)})
"""The areas whose deeds befall one and another as well."""
_KINDS = [(area, words) for area, kinds in enumerate(_AREAS) for words in kinds.split(";")]


def _memberships() -> dict[str, frozenset[int]]:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for kind, (_, words) in enumerate(_KINDS):
        for word in words.split():
            found[stem(word)].add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


KINDS = _memberships()
"""From a stem to the kinds of events it may tell of; the lists are ours."""


@lru_cache(maxsize=100_000)
def areas(predicate: frozenset[str]) -> frozenset[int]:
    """The areas of life, such as justice or disaster, that a predicate's stems may belong to, if any."""
    return frozenset(_KINDS[kind][0] for word in predicate for kind in KINDS.get(word, ()))
