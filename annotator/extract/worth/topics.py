"""Owns what words are about: fields of public life in which things are counted, and kinds of deeds."""

from collections.abc import Mapping
from typing import Final

from annotator.extract.words import words

TOPICS: Final[Mapping[str, frozenset[str]]] = {
    "money": words(
        """allowance bailout bank benefit bill bond budget capital cash cent cost credit currency debt deficit dollar
        duty euro expenditure fee finance fine fund funding grant income inflation interest investment investor loan
        loss market money mortgage pay payment pension pound premium price profit rent revenue salary saving share
        spending stock subsidy surplus tariff tax taxation taxes taxpayer treasury wage welfare"""
    ),
    "work": words(
        """builder business company contractor corporation employee employer employment enterprise factory farm farmer
        firm hire hiring industry job labor labour layoff manufacturing miner overtime payroll plant strike
        unemployment union wage work worker workforce"""
    ),
    "economy": words(
        """agriculture auto barrel car coal commerce construction consumer consumption crisis demand depression
        drilling economy electricity energy export fuel gas gasoline gdp growth housing import industry internet
        market oil output pipeline power product production productivity recession recovery sector steel supply
        technology trade"""
    ),
    "health": words(
        """abortion aids birth cancer care clinic coverage death disability disease doctor drug epidemic health
        healthcare hospital infant insurance insurer medicaid medicare medicine mortality nurse obesity pandemic
        patient pregnancy prescription smoking tobacco treatment vaccine virus"""
    ),
    "school": words(
        """campus classroom college degree dropout education graduate kindergarten literacy math pupil reading
        scholarship school student teacher test tuition university"""
    ),
    "force": words(
        """aircraft alliance ammunition arms army arsenal artillery attack base battalion battle blockade bomb bomber
        border brigade casualty ceasefire combat coup defence defense dictator division drone embargo enrichment
        fleet force guerrilla hostage insurgent intelligence invasion jihad marine militant military militia missile
        munition navy occupation pentagon plutonium reactor rebel regime rocket sanction ship soldier spy strike
        submarine tank terror terrorism terrorist treaty troop truce uranium veteran war warhead weapon"""
    ),
    "crime": words(
        """alien amnesty arrest asylum attorney bribe burglary charge cocaine conviction corruption court crime
        criminal deportation drug execution felon felony firearm fraud gang gun handgun heroin homicide immigrant
        immigration indictment inmate investigation jail judge jury killing lawsuit lawyer marijuana murder murderer
        officer parole penalty police policeman prison prisoner probation prosecutor rape refugee rifle robbery
        sentence smuggling theft trafficking trial victim violence visa"""
    ),
    "law": words(
        """accord act agreement amendment ballot ban bill code constitution contract convention decree initiative law
        legislation license mandate measure order pact patent plan policy program programme project proposal
        provision referendum reform regulation resolution rule statute treaty veto"""
    ),
    "government": words(
        """administration admiral agency ambassador ballot bureau cabinet campaign candidate caucus chairman chancellor
        city commission commissioner committee congress congressman congresswoman convention council county court
        delegate democrat department director district election federal general government governor house incumbent
        justice legislature majority mayor minister ministry minority nominee office official parliament party poll
        premier president primary representative republican secretary senate senator state term vote voter"""
    ),
    "people": words(
        """african-american american black child citizen community elderly family father hispanic homeless household
        immigrant kid latino man middle-class minority mother native neighborhood parent people person poor
        population poverty resident rich senior teenager veteran wealthy white woman worker youth"""
    ),
    "land": words(
        """acre air airport bridge city coast continent country forest highway island land mile nation ocean park port
        province railway region river road sea state territory town village water wilderness world"""
    ),
    "nature": words(
        """carbon climate dioxide disaster drought earthquake emission environment ethanol famine flood forest
        greenhouse hurricane landfill nuclear pollution renewable solar species storm temperature toxic warming
        waste wildfire wind"""
    ),
    "measure": words(
        """amount average billion count cut decline decrease dozen drop fall fifth figure gap growth half hundred
        increase index level majority maximum median million minimum number percent percentage proportion quarter
        rank rate rating ratio reduction rise share size statistic tenth third thousand total trillion"""
    ),
    "period": words(
        """anniversary autumn century date day decade era fall generation hour minute month past quarter season spring
        summer time today week winter year yesterday"""
    ),
    "document": words(
        """analysis article audit book document email estimate evidence interview letter magazine memo newspaper paper
        photograph poll record report research source speech statement study survey tape testimony transcript video
        website"""
    ),
    "debate": words(
        """answer applause audience closing debate evening follow-up format gentleman lady laughter minute moderator
        night opening opponent panel panelist podium question rebuttal response segment subject television thank
        topic viewer"""
    ),
    "value": words(
        """belief challenge character commitment compassion confidence conscience courage decency destiny dignity dream
        duty faith freedom future goal god greatness heart honor honour hope ideal integrity judgment justice leader
        leadership liberty love opportunity peace pride principle promise respect responsibility soul spirit
        strength trust truth value vision wisdom"""
    ),
    "vague": words(
        """anything approach bit case chance choice concern decision difference everything example fact idea issue job
        kind lot matter need nothing opinion part place point problem reason sense side situation something sort
        thing view way"""
    ),
}
"""Nouns and adjectives, by lemma."""

DEEDS: Final[Mapping[str, frozenset[str]]] = {
    "vote": words(
        """amend appoint approve authorise authorize back block campaign confirm cosponsor defeat elect enact endorse
        favor favour filibuster introduce legislate nominate oppose override pass propose ratify reject repeal sign
        sponsor support veto vote"""
    ),
    "change": words(
        """add average balance boost climb cut decline decrease double drop eliminate exceed expand fall gain grow hit
        improve increase jump lose lower plunge quadruple raise reach reduce rise shrink slash soar total triple
        worsen"""
    ),
    "spend": words(
        """accept award bankrupt borrow budget buy charge collect contribute cost donate earn finance fund inherit
        invest lend owe pay receive save sell spend subsidize tax waste"""
    ),
    "make": words(
        """build construct create deliver develop drill employ establish export fire found generate hire import launch
        lay make manufacture open produce provide ship start supply"""
    ),
    "harm": words(
        """abuse arrest attack bomb break capture convict deport destroy detain die execute fight fire hijack imprison
        injure invade kill murder occupy rape rob seize sentence shoot steal strike threaten torture violate wound"""
    ),
    "deal": words(
        """agree allow ally announce arm ban convene declare deny deploy grant host inspect intervene launch mandate
        meet negotiate normalize order outlaw permit prohibit recognize refuse require resign sanction send sign
        train travel visit withdraw"""
    ),
    "say": words(
        """accuse admit announce argue brag call claim condemn criticize declare deny describe mention pledge praise
        promise propose quote report say state suggest tell testify warn write"""
    ),
    "mind": words(
        """agree assume believe care consider disagree doubt expect feel find guess hope imagine know mean realize
        remember see suppose think trust understand wonder worry"""
    ),
    "wish": words(
        """aim commit dedicate fight hate hope intend like love need plan pledge prefer promise seek strive try want
        wish"""
    ),
    "talk": words(
        """address answer ask begin conclude congratulate debate discuss excuse explain finish hear interrupt introduce
        let listen look remind repeat respond speak talk thank turn wait welcome"""
    ),
    "light": words(
        """be become bring come deal do face get give go happen have help keep lead let look make move put seem stand
        take turn work"""
    ),
    "result": words(
        """begin cause change end fail finish flip graduate help inherit join lead leave lie lose mislead prevent
        protect result retire run serve stop succeed win"""
    ),
}
"""Verbs, by lemma."""

TONES: Final[Mapping[str, frozenset[str]]] = {
    "grade": words(
        """about all almost approximately around best better bigger biggest both double each ever every exactly fewer
        fewest first greater greatest half higher highest larger largest last least less longest lower lowest more
        most nearly never no none oldest only over poorest record richest roughly second third triple twice under
        worse worst youngest"""
    ),
    "roughly": words("""about almost approximately around exactly least nearly over roughly than under"""),
    "praise or blame": words(
        """able amazing appropriate awful bad basic beautiful best better big brave certain clear concerned confident
        critical dangerous decent disgraceful easy effective essential excellent extraordinary fair false fantastic
        foolish free fundamental glad good great happy hard honest hopeful horrible huge important impossible
        incredible interested legitimate moral necessary nice noble optimistic possible proper proud ready real
        reasonable reckless responsible ridiculous right sad safe sensible serious smart sorry special strong stupid
        sure terrible tough tremendous true unfair vital weak willing wonderful worried worse worst wrong"""
    ),
    "tone": words(
        """absolutely actually basically certainly clearly definitely frankly honestly hopefully indeed just literally
        maybe obviously perhaps possibly probably quite really simply surely truly very well"""
    ),
    "when": words(
        """ago already annually currently earlier every formerly last later now once previously recently since still
        then today twice yesterday"""
    ),
}
"""Words that compare or round off, that judge, that colour, that say when."""
