"""Owns the closed lists of English words that matching knows by heart: grammar, titles, particles, numbers."""

from collections.abc import Mapping


def listed(words: str) -> frozenset[str]:
    """The set of the words in a line."""
    return frozenset(words.split())


def forms_of(table: Mapping[str, str]) -> dict[str, str]:
    """From every form listed under a word to that word."""
    return {form: word for word, forms in table.items() for form in listed(forms)}


EMPTY_WORDS = listed(
    "a an the and or but nor so yet of in on at by for to from with without within into onto over under above below "
    "between among through during before after since until till about against across along around behind beside as "
    "than that this these those which who whom whose what when where why how it its itself he him his himself she her "
    "hers herself they them their theirs themselves we us our ours ourselves you your yours i me my mine be am is are "
    "was were been being have has had having do does did done doing will would shall should can could may might must "
    "not no also too very just only even still already again further more most much many some any each every all both "
    "either neither other another such same own if then else there here now s t up down out off once while because "
    "however moreover meanwhile near one none nobody nothing never nowhere nor cannot"
)
TITLES = listed(
    "mr mrs ms miss dr prof professor sir dame lord lady president vice prime minister premier chancellor king queen "
    "prince princess emir sultan sheikh shaikh sheik shaykh haji hajji mullah maulavi mawlawi ayatollah imam pope "
    "bishop archbishop cardinal father brother sister saint general lieutenant colonel major captain admiral marshal "
    "field commander sergeant officer senator congressman congresswoman representative governor mayor judge justice "
    "secretary ambassador envoy spokesman spokeswoman spokesperson director chairman chairwoman chief deputy acting "
    "former late the mp gen lt col maj capt sgt gov sen rep rev hon jr senior junior warlord strongman defence defense "
    "foreign interior national"
)
CUT_SHORT = tuple(
    sorted(each.title() for each in listed("mr ms dr lt st mrs gen col maj sgt gov sen rep rev hon adm prof capt msgr"))
)
"""Titles that are written with a dot, which ends no sentence."""
SURNAMES_TOO = listed(
    "lord lady king queen prince princess emir sultan sheikh shaikh sheik haji mullah imam pope bishop cardinal father "
    "brother saint major marshal field judge justice chancellor chief miss dame late senior junior"
)
"""Titles that are surnames as well: behind a name they are no title."""
ARTICLES = listed("al el ul il as ash at ar az an ad")
PARTICLES = listed("bin ben ibn bint von van der den de del della di da dos du la le y e abu")
FAITH = listed("din deen dine eddin eddine addin uddin aldin")
"""The second half of such names as Salah al-Din."""
SERVANT = listed("abd abdul abdel abdal")
"""The first half of such names as Abd al-Rahman."""
NUMERALS = listed("i ii iii iv v vi vii viii ix x xi xii")
LEGAL_FORMS = forms_of(
    {
        "ltd": "limited ltd ltda",
        "co": "company co cie compagnie",
        "corp": "corporation corp",
        "inc": "incorporated inc",
        "ag": "aktiengesellschaft ag",
        "gmbh": "gmbh",
        "llc": "llc ooo",
        "plc": "plc",
        "sa": "sa sarl sas spa srl nv bv ab as oy lp llp pjsc ojsc jsc pao oao zao",
    }
)
IRREGULAR = forms_of(
    {
        "say": "said says saying",
        "tell": "told",
        "meet": "met",
        "kill": "killed killing",
        "die": "died dies dying death dead",
        "win": "won winning",
        "buy": "bought",
        "sell": "sold",
        "find": "found",
        "take": "took taken",
        "give": "gave given",
        "go": "went gone goes going",
        "begin": "began begun beginning",
        "hold": "held",
        "lead": "led",
        "leave": "left",
        "come": "came",
        "make": "made",
        "send": "sent",
        "fight": "fought",
        "build": "built rebuild rebuilt",
        "think": "thought",
        "become": "became",
        "fall": "fell fallen",
        "rise": "rose risen",
        "strike": "struck stricken",
        "shoot": "shot",
        "steal": "stole stolen",
        "speak": "spoke spoken speech",
        "write": "wrote written",
        "break": "broke broken",
        "choose": "chose chosen choice",
        "lose": "lost loss",
        "pay": "paid",
        "bring": "brought",
        "keep": "kept",
        "see": "saw seen",
        "know": "knew known",
        "grow": "grew grown growth",
        "throw": "threw thrown",
        "overthrow": "overthrew overthrown",
        "withdraw": "withdrew withdrawn",
        "catch": "caught",
        "teach": "taught",
        "seek": "sought",
        "feel": "felt",
        "flee": "fled",
        "man": "men",
        "woman": "women",
        "child": "children",
        "drive": "drove driven",
        "eat": "ate eaten",
        "drink": "drank drunk",
        "run": "ran running",
        "sit": "sat sitting",
        "stand": "stood",
        "sleep": "slept asleep",
        "wear": "wore worn",
        "forget": "forgot forgotten",
        "hear": "heard",
        "understand": "understood",
        "spend": "spent",
        "hide": "hid hidden",
        "draw": "drew drawn",
        "fly": "flew flown flies",
        "ride": "rode ridden",
        "mean": "meant",
        "bear": "bore borne born birth",
        "freeze": "froze frozen",
        "swear": "swore sworn",
        "tear": "tore torn",
        "shake": "shook shaken",
        "wake": "woke woken awake",
        "lay": "laid",
        "lie": "lay lain lying",
        "stick": "stuck",
        "bind": "bound",
        "lend": "lent",
        "feed": "fed",
        "shrink": "shrank shrunk",
        "sink": "sank sunk",
        "ring": "rang rung",
        "sing": "sang sung",
        "swim": "swam swum",
        "defenc": "defence defense defences defenses",
        "beat": "beaten",
        "uphold": "upheld",
        "withhold": "withheld",
        "forbid": "forbade forbidden",
        "blow": "blew blown",
        "deal": "dealt",
        "sweep": "swept",
        "hang": "hung",
        "overcome": "overcame",
        "overtake": "overtook overtaken",
        "undergo": "underwent undergone",
        "undertake": "undertook undertaken",
    }
)
SUFFIXES = ("ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion", "al")
_MONTH_NAMES = (
    "january jan;february feb;march mar;april apr;may;june jun;july jul;august aug;september sep sept;october oct;"
    "november nov;december dec"
)
MONTHS = {name: place for place, names in enumerate(_MONTH_NAMES.split(";"), start=1) for name in names.split()}
WEEKDAYS = listed("monday tuesday wednesday thursday friday saturday sunday")
_SMALL_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBER_WORDS = {
    **{word: float(value) for value, word in enumerate(_SMALL_NUMBERS.split())},
    **{word: 10.0 * tens for tens, word in enumerate(_TENS.split(), start=2)},
}
MULTIPLES = {"hundred": 1e2, "dozen": 12.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
DAYS_IN = {"hour": 1 / 24, "dai": 1.0, "week": 7.0, "month": 365.25 / 12, "year": 365.25, "decad": 3652.5}
