"""Owns which verbs, nouns and adjectives tell what somebody says, thinks, feels, wants or plans, sorted by kind."""

from collections.abc import Mapping
from typing import Final

from annotator.extract.words import words

VERBS: Final[Mapping[str, frozenset[str]]] = {
    "say": words(
        """say tell add state remark comment note mention explain reply respond answer observe continue recall
        repeat reiterate restate quip joke recount relate narrate interject elaborate clarify specify emphasize
        emphasise stress underline underscore highlight summarize summarise paraphrase relay reaffirm chime
        retort"""
    ),
    "utter": words(
        """shout yell cry exclaim whisper mutter murmur mumble chant sing growl snarl snap bark bellow scream roar
        laugh smile sigh groan moan chuckle giggle deadpan blurt gush crow muse ponder read sneer scoff begin go
        intone"""
    ),
    "assert": words(
        """claim assert insist maintain contend argue allege declare proclaim affirm confirm attest testify swear
        certify avow assure reassure profess posit postulate opine counter rebut submit stipulate aver vouch
        concur conclude reason hold theorize theorise speculate conjecture caution warn boast brag gloat
        attribute ascribe"""
    ),
    "admit": words("admit acknowledge concede confess grant own accept allow"),
    "reveal": words(
        """announce report reveal disclose publish release divulge leak inform notify brief advise alert remind
        signal broadcast unveil detail document cite quote reference record spread trumpet tout advertise
        promote publicize publicise present introduce air expose"""
    ),
    "write": words("write tweet retweet post text email e-mail blog message type sign pen instagram"),
    "ask": words("ask inquire enquire query wonder question quiz interrogate press grill pose challenge interview"),
    "think": words(
        """think believe suppose assume presume guess reckon imagine feel figure suspect conclude judge deem find
        consider expect anticipate foresee envision envisage predict forecast project estimate calculate count
        bet gamble trust hypothesize misjudge underestimate overestimate dream decide"""
    ),
    "know": words(
        """know realize realise recognize recognise understand learn discover remember forget recollect notice
        perceive see hear sense appreciate grasp comprehend ascertain determine note observe watch witness
        detect regret misunderstand ignore overlook"""
    ),
    "doubt": words("doubt question wonder mistrust distrust dispute contest disbelieve challenge debate suspect"),
    "deny": words("deny reject refute rebut dismiss disavow disclaim repudiate renounce disown contradict discount"),
    "feel": words(
        """hope fear worry regret love like hate enjoy admire dislike resent welcome loathe despise detest dread
        care mind mourn lament bemoan rejoice celebrate cherish appreciate adore envy respect value relish savor
        savour complain grumble whine gripe grouse protest object marvel fret agonize agonise sympathize
        empathize fume"""
    ),
    "want": words(
        """want wish desire prefer seek long yearn crave need hanker aspire hope ask demand insist require favor
        favour look strive"""
    ),
    "plan": words(
        """plan intend aim mean propose prepare plot decide choose opt determine resolve elect arrange schedule
        contemplate consider envisage hope expect mull weigh vote plump set"""
    ),
    "commit": words(
        """promise vow pledge swear commit agree consent undertake volunteer offer threaten guarantee refuse
        decline vote bid bargain balk bow"""
    ),
    "direct": words(
        """order command demand instruct direct urge request ask beg plead implore beseech exhort call advise
        recommend counsel encourage press push invite appeal lobby petition prompt warn caution suggest propose
        require forbid ban prohibit persuade convince coax pressure goad dare challenge authorize authorise
        permit tell summon subpoena sue convict rule order mandate"""
    ),
    "praise": words(
        """praise laud hail applaud commend compliment salute acclaim extol cheer credit thank congratulate
        champion celebrate admire honor honour tout toast flatter defend vindicate forgive bless"""
    ),
    "blame": words(
        """criticize criticise condemn denounce blast slam attack assail lambast lambaste decry deplore deride
        ridicule mock disparage rip bash knock hammer pan skewer pillory excoriate castigate berate chastise
        rebuke reprimand scold chide admonish reproach lecture taunt insult belittle demean vilify demonize
        demonise smear slander accuse blame fault charge indict impugn savage trash hit target swipe rail rant
        fulminate lash rap needle jab impeach censure malign defame heckle boo bemoan bewail hate hurl jeer"""
    ),
    "back": words(
        """support back endorse oppose favor favour advocate champion embrace espouse adopt prefer reject resist
        approve disapprove join unite rally side agree disagree vote campaign nominate pick choose select tap
        second sanction uphold reconsider withdraw rescind drop disavow abandon"""
    ),
    "discuss": words(
        """discuss debate address mention cite raise reference describe detail outline explain discuss speak talk
        lecture chat converse argue quarrel spar bicker clash touch refer allude point turn dwell focus comment
        weigh elaborate expound hint gesture invoke tackle broach review analyze analyse examine assess evaluate
        explore investigate probe criticize negotiate confer consult deliberate ask brief testify correspond
        write read"""
    ),
    "show": words(
        """show indicate suggest imply demonstrate prove reveal illustrate confirm document depict portray reflect
        signal mean tell find estimate conclude give put rank rate poll survey establish corroborate evidence
        say assert contain feature record"""
    ),
    "seem": words("seem appear look sound feel prove tend happen emerge"),
    "call": words(
        """call label brand dub term describe characterize characterise portray depict paint cast regard view see
        treat rate style name define designate declare deem consider count frame classify liken compare mistake"""
    ),
    "hint": words("suggest hint imply insinuate intimate indicate signal allude signify infer"),
    "try": words("try attempt struggle work help manage fail continue keep start begin stop"),
    "plain": words(
        """say tell add argue claim insist believe think warn note write state explain acknowledge deny suggest
        announce declare promise vow pledge accuse blame criticize criticise praise condemn denounce endorse
        oppose hope fear want ask urge tweet describe allege assert predict expect complain admit concede
        contend maintain reply respond conclude doubt emphasize emphasise stress reiterate mock slam blast
        applaud lament recall demand propose recommend"""
    ),
    "loose": words(
        """read go begin continue start keep hold draw push press pick run set raise drop find see watch look hear
        sing bark work help manage fail give put mean name define view treat rate frame cast depict record
        feature contain file rip knock hit hammer pan rap lash needle jab bash target attack second own allow
        accept turn focus point touch weigh post type sign text message present introduce air release publish
        detail document prove happen emerge tend sound feel trust bet count figure calculate join unite side
        vote campaign nominate select choose tap elect schedule arrange prepare care mind speak talk stop tell
        discover investigate study review research rule order sue convict permit prompt press laugh smile sigh
        growl signal reflect rank spread expose observe witness determine establish identify pose challenge test
        invoke negotiate present support back offer seek"""
    ),
    "learn": words("learn hear read discover study research investigate check review verify"),
}
"""Verb lemmas by kind; a verb may be of several kinds."""

NOUNS: Final[Mapping[str, frozenset[str]]] = {
    "said": words(
        """statement remark comment claim allegation accusation assertion announcement declaration report account
        story reply response answer message word testimony admission acknowledgment acknowledgement confession
        denial revelation disclosure argument contention insistence explanation description characterization
        quote quotation line tweet post speech address letter note memo charge complaint rumor rumour gossip
        news tip warning joke reminder notion suggestion assurance affirmation reference mention talk chatter
        pronouncement retort refrain mantra slogan apology boast observation proclamation affidavit filing
        lawsuit ruling verdict headline"""
    ),
    "thought": words(
        """belief view opinion thought idea notion conviction feeling sense impression judgment judgement
        assessment conclusion suspicion assumption presumption theory hypothesis guess expectation prediction
        forecast projection estimate calculation perception conception understanding knowledge awareness
        realization recognition doubt skepticism scepticism question uncertainty speculation consensus position
        stance perspective confidence certainty faith analysis evidence proof sign indication"""
    ),
    "felt": words(
        """hope fear worry concern anxiety regret anger outrage frustration satisfaction disappointment surprise
        shock joy pride shame embarrassment disgust contempt hatred love admiration respect sympathy enthusiasm
        excitement alarm dismay disdain resentment appreciation gratitude unease discomfort fury"""
    ),
    "wanted": words(
        """wish desire demand request call appeal plea petition preference goal aim ambition aspiration order
        command instruction recommendation advice proposal invitation bid need"""
    ),
    "planned": words(
        """plan intention intent promise pledge vow commitment offer threat decision determination refusal resolve
        willingness readiness effort agreement attempt unwillingness reluctance choice strategy"""
    ),
    "judged": words(
        """criticism praise attack condemnation endorsement support opposition approval disapproval defense defence
        backing rebuke mockery critique ridicule objection disagreement blessing rejection acceptance vote"""
    ),
    "asked": words("question inquiry query debate discussion dispute controversy conversation"),
}
"""Nouns for what is said, thought, felt, wanted, planned, judged or asked."""

ADJECTIVES: Final[Mapping[str, frozenset[str]]] = {
    "sure": words(
        """sure certain confident convinced positive aware conscious unaware unsure uncertain doubtful skeptical
        sceptical dubious mindful suspicious hopeful optimistic pessimistic clear adamant correct right wrong
        mistaken"""
    ),
    "moved": words(
        """afraid fearful worried concerned anxious nervous scared terrified happy glad pleased delighted proud
        grateful thankful sad sorry upset angry furious mad outraged frustrated disappointed surprised shocked
        stunned amazed astonished excited thrilled ashamed embarrassed relieved jealous disgusted appalled
        horrified alarmed dismayed puzzled baffled bewildered confused tired sick fed fond critical supportive
        enthusiastic passionate wary leery cautious uneasy uncomfortable comfortable content satisfied
        dissatisfied unhappy unimpressed impressed curious interested dismissive complimentary apologetic
        bullish bearish vocal outspoken insistent sympathetic"""
    ),
    "willing": words(
        """willing ready eager keen determined prepared reluctant unwilling loath hesitant inclined set committed
        poised desperate anxious opposed open resolved intent bent free likely unlikely loyal"""
    ),
    "felt": words("clear unclear likely unlikely possible obvious evident apparent true false known doubtful plain"),
}
"""Adjectives for being sure, moved or willing, and for what is held of a clause ("it is clear that")."""

HEARSAY: Final = words("reportedly allegedly supposedly purportedly apparently seemingly presumably ostensibly")
"""Adverbs that pass on what others say and name nobody."""


def kinds(lemma: str, groups: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """The kinds that a lemma belongs to, in the order of the groups; none for a word that tells no attitude."""
    return tuple(kind for kind, members in groups.items() if lemma in members)
