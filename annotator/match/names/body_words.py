"""Owns what is general in the names of bodies: legal forms in many languages, and common words in each language."""

import re
from collections.abc import Iterator
from functools import lru_cache

from annotator.match.words.lexicon import LEGAL_FORMS, forms_of, listed

_LEGAL_PHRASES = {
    "llc": (
        "limited liability company|limited liability co|obshchestvo s ogranichennoy otvetstvennostyu|"
        "obshchestvo s ogranichennoi otvetstvennostyu|tovarystvo z obmezhenoyu vidpovidalnistyu"
    ),
    "plc": "public limited company|public company limited|public limited co",
    "sa": (
        "public joint stock company|open joint stock company|closed joint stock company|joint stock company|"
        "joint stock co|publichnoe aktsionernoe obshchestvo|otkrytoe aktsionernoe obshchestvo|"
        "zakrytoe aktsionernoe obshchestvo|aktsionernoe obshchestvo|aktsionerne tovarystvo|societe anonyme|"
        "sociedad anonima|sociedade anonima|societa per azioni|naamloze vennootschap|spolka akcyjna|"
        "societe par actions simplifiee|kabushiki kaisha|kabushiki gaisha|anonim sirketi"
    ),
    "gmbh": (
        "gesellschaft mit beschrankter haftung|sp z o o|sp z oo|spolka z ograniczona odpowiedzialnoscia|"
        "societatea cu raspundere limitata|societate cu raspundere limitata|societe a responsabilite limitee|"
        "sociedad de responsabilidad limitada|sociedad limitada|societa a responsabilita limitata|"
        "besloten vennootschap|limited sirketi"
    ),
    "ltd": (
        "private limited|pvt ltd|pte ltd|pty ltd|proprietary limited|sendirian berhad|sdn bhd|co ltd|company limited"
    ),
}
_LANDS = {"united states": "us", "united kingdom": "uk"}
_LAND = re.compile(
    r"^(?:united states|united kingdom)(?= )|(?:(?<= of )|(?<= of the ))(?:united states|united kingdom)$"
)
_PHRASE_FORM = {phrase: form for form, phrases in _LEGAL_PHRASES.items() for phrase in phrases.split("|")}
_PHRASES = re.compile(r"\b(?:" + "|".join(sorted(_PHRASE_FORM, key=lambda phrase: (-len(phrase), phrase))) + r")\b")
_ONE_FORM = frozenset(LEGAL_FORMS.values())
_MORE_FORMS = listed("jsc ao pt tbk kk kg se lp srl sl bvba kgaa asa sas pvt pte pty ab ooo spa kft doo dd ad")
_CONCEPTS = forms_of(
    {
        "ministry": "ministere ministerio ministero ministerstvo ministerium bakanligi wzarh ministerul",
        "defense": "defence defensa difesa defesa verteidigung oborony savunma obrony dfaa apararii",
        "foreign": "etrangeres exteriores esteri estrangeiros auswartiges inostrannykh zagranicznych disisleri",
        "affairs": "affaires asuntos affari assuntos spraw isleri",
        "interior": "interieur interno innern vnutrennikh internal wewnetrznych icisleri",
        "finance": "finances finanzas finanze financas finanzen finansov maliye finansow financial",
        "health": "sante salud salute saude gesundheit zdravookhraneniya saglik zdrowia",
        "education": "educacion istruzione educacao bildung obrazovaniya egitim edukacji",
        "justice": "justicia giustizia justica justiz yustitsii adalet sprawiedliwosci",
        "bank": "banque banco banca banka bankasi banki bnk",
        "university": "universite universidad universita universidade universitat universitet universitesi uniwersytet",
        "institute": "institut instituto istituto instytut enstitusu",
        "academy": "academie academia accademia akademie akademiya akademisi akademia",
        "school": "ecole escuela scuola escola schule shkola okulu szkola",
        "hospital": "hopital ospedale krankenhaus bolnitsa hastanesi szpital",
        "museum": "musee museo museu muzey muzesi muzeum",
        "library": "bibliotheque biblioteca bibliothek biblioteka kutuphanesi",
        "national": "nationale nacional nazionale natsionalnyy natsionalnaya ulusal narodowy narodowa milli",
        "international": "internationale internacional internazionale mezhdunarodnyy mezhdunarodnaya uluslararasi intl",
        "central": "centrale zentral zentrale tsentralnyy tsentralnaya merkez centralny",
        "center": "centre centro zentrum tsentr merkezi centrum centrul",
        "state": "etat estado stato staat gosudarstvennyy gosudarstvennaya devlet panstwowy",
        "federal": "federale bundes federalnaya federalnyy",
        "federation": "federacion federazione federacao foderation federatsiya federasyonu federacja",
        "republic": "republique republica repubblica republik respublika cumhuriyeti",
        "kingdom": "royaume reino regno konigreich korolevstvo krallik krolestwo",
        "union": "unione unie soyuz birligi unia",
        "united": "unies unis unidas unidos unite uniti vereinte vereinigte obedinennye birlesmis",
        "nations": "naciones nazioni nacoes nationen natsii milletler narodow",
        "party": "parti partido partito partei partiya partisi partia",
        "people": "peuple pueblo popolo povo volk narod halk peoples narodnaya popular",
        "democratic": "democratique democratico democratica demokratische demokraticheskaya demokratik",
        "liberation": "liberacion liberazione libertacao befreiung osvobozhdeniya kurtulus",
        "front": "frente fronte frent cephesi",
        "movement": "mouvement movimiento movimento bewegung dvizhenie hareketi ruch",
        "army": "armee ejercito esercito exercito armia armiya ordusu armata",
        "forces": "fuerzas forze forcas streitkrafte kuvvetleri",
        "police": "policia polizia polizei politsiya polis policja",
        "government": "gouvernement gobierno governo regierung pravitelstvo hukumeti rzad",
        "parliament": "parlement parlamento parlamentul parlament",
        "assembly": "assemblee asamblea assemblea assembleia versammlung",
        "council": "conseil consejo consiglio conselho rat sovet konseyi rada konsey",
        "court": "cour corte gericht sud mahkemesi sad",
        "committee": "comite comitato komitee komitet komitesi",
        "commission": "comision commissione comissao kommission komissiya komisyonu komisja",
        "agency": "agence agencia agenzia agentur agentstvo ajansi agencja",
        "authority": "autorite autoridad autorita autoridade behorde kurumu",
        "organization": "organisation organizacion organizzazione organizacao organizatsiya orgutu organizacja",
        "association": "asociacion associazione associacao verband verein assotsiatsiya dernegi stowarzyszenie",
        "society": "societe sociedad societa sociedade gesellschaft obshchestvo",
        "foundation": "fondation fundacion fondazione fundacao stiftung fond vakfi fundacja",
        "fund": "fonds fondo fundo fonu fundusz",
        "trade": "commerce comercio commercio handel torgovli ticaret handlu",
        "industry": "industrie industria promyshlennosti sanayi przemyslu industries industrial",
        "company": "compagnie compania compagnia companhia kompaniya sirketi spolka firma",
        "group": "groupe grupo gruppo gruppe gruppa grubu grupa",
        "factory": "usine fabrica fabbrica fabrik zavod fabrikasi plant works",
        "energy": "energie energia energiya enerji",
        "oil": "petrole petroleo petrolio neft petrol",
        "gas": "gaz",
        "railway": "railways ferroviaria chemins eisenbahn bahn demiryollari kolej railroad",
        "airline": "airlines aerolineas luftfahrt aviakompaniya havayollari",
        "insurance": "assurance assurances seguros assicurazioni versicherung strakhovaya sigorta",
        "press": "presse prensa stampa imprensa",
        "news": "noticias nachrichten novosti haber nouvelles",
        "service": "services servicio servizio servico dienst sluzhba servisi",
        "office": "bureau oficina ufficio amt ofisi biuro",
        "department": "departement departamento dipartimento departament",
        "workers": "travailleurs trabajadores lavoratori trabalhadores arbeiter trudyashchikhsya isci",
        "security": "securite seguridad sicurezza seguranca sicherheit bezopasnosti guvenlik",
        "development": "developpement desarrollo sviluppo desenvolvimento entwicklung razvitiya kalkinma",
        "church": "eglise iglesia chiesa igreja kirche tserkov kilisesi kosciol",
        "club": "klub kulubu clube",
        "league": "ligue liga lega ligi",
        "african": "africaine africana afrikanische afrika",
        "european": "europeenne europea europeia europaische evropeyskiy avrupa europejski",
        "islamic": "islamique islamico islamica islamische islami",
        "new": "nouveau nouvelle nuevo nueva nuovo nuova neue novyy novaya yeni",
        "first": "1st premier primero primo primeiro erste pervyy birinci",
        "second": "2nd deuxieme segundo secondo zweite vtoroy ikinci",
        "third": "3rd troisieme tercero terzo terceiro dritte tretiy ucuncu",
    }
)
_ABBREVIATED = forms_of(
    {
        "administration": "admin",
        "association": "assn assoc",
        "battalion": "bn batt",
        "brigade": "bde brig",
        "brothers": "bros",
        "committee": "cttee",
        "department": "dept",
        "district": "dist",
        "division": "div",
        "fort": "ft",
        "government": "govt",
        "hospital": "hosp",
        "institute": "inst",
        "laboratory": "lab",
        "laboratories": "labs",
        "management": "mgmt mgt",
        "manufacturing": "mfg",
        "ministry": "min",
        "mount": "mt",
        "national": "natl",
        "organization": "org",
        "regiment": "regt",
        "saint": "st",
        "university": "univ",
    }
)
"""What English shortens in the names of bodies and places."""
_GENERAL = frozenset(_CONCEPTS.values()) | listed("global holding holdings partners trust capital systems solutions")
_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_UNIT_VALUES = {word: value for value, word in enumerate(_UNITS)}
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_TEN_VALUES = {word: 10 * tens for tens, word in enumerate(_TENS, start=2)}


@lru_cache(maxsize=50_000)
def legal_words(folded: str) -> str:
    """The folded words of a name with phrases that are one legal form as that form's letters, digits for numbers.

    Beside other words the two united lands are their letters: "united states army" is "us army", as is "army of the
    united states".
    """
    short = _LAND.sub(lambda match: _LANDS[match.group()], folded.replace("united states of america", "united states"))
    return " ".join(_counted(_PHRASES.sub(lambda match: _PHRASE_FORM[match.group()], short).split()))


def _counted(words: list[str]) -> Iterator[str]:
    """Number words as digits: "forty four" and "forty 4" are 44."""
    tens = 0
    for word in words:
        value = _UNIT_VALUES.get(word, int(word) if tens and len(word) == 1 and word in "123456789" else 0)
        if tens and not 0 < value < 10:
            yield str(tens)
        if word in _TEN_VALUES:
            tens = _TEN_VALUES[word]
            continue
        yield str(tens + value) if 0 < value < 10 and tens else str(value) if word in _UNIT_VALUES else word
        tens = 0
    if tens:
        yield str(tens)


def legal_form(token: str) -> bool:
    """Whether a folded word only says how a company is incorporated."""
    return token in LEGAL_FORMS or token in _ONE_FORM or token in _MORE_FORMS


def concept(token: str) -> str:
    """The English word of a folded common word of bodies' names in ten languages, or of what is short for one.

    Every other word as it is.
    """
    whole = _ABBREVIATED.get(token, token)
    return _CONCEPTS.get(whole, whole)


def unsaid(token: str) -> bool:
    """Whether a word of a body's name may be left out: "Ministry of Foreign Affairs" is the "Foreign Ministry"."""
    return concept(token) == "affairs"


def general(token: str) -> bool:
    """Whether many bodies have this word in their name: ministry, national, group."""
    return token in _GENERAL
