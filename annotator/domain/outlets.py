"""Owns which names are those of an outlet or an agency, and not of somebody who writes or takes pictures."""

import re

_AGENCIES = re.compile(
    r"reuters|xinhua|bloomberg|interfax|notimex|anadolu|kyodo|yonhap|tass|ansa|sputnik|belga|ria|bernama|petra|sana|wafa|"
    r"mehr|irna|fars|antara|agerpres|tanjug|ukrinform|lusa|efe|dpa|apa|ap|afp|upi|pti|ians|ani|aa|cna|spa"
)
_CALLED_SHORT = {
    "associated press": "ap",
    "agence france-presse": "afp",
    "agence france presse": "afp",
    "deutsche presse-agentur": "dpa",
    "deutsche presse agentur": "dpa",
    "austria presse agentur": "apa",
    "austria press agency": "apa",
    "united press international": "upi",
    "press trust of india": "pti",
    "indo-asian news service": "ians",
    "asian news international": "ani",
    "anadolu agency": "anadolu",
    "anadolu ajansi": "anadolu",
    "xinhua news agency": "xinhua",
    "kyodo news": "kyodo",
    "yonhap news agency": "yonhap",
    "ria novosti": "ria",
    "itar-tass": "tass",
    "bloomberg news": "bloomberg",
    "agencia efe": "efe",
    "efe news": "efe",
    "thomson reuters": "reuters",
    "agenzia ansa": "ansa",
    "petra news agency": "petra",
    "islamic republic news agency": "irna",
    "saudi press agency": "spa",
}
"""Agencies by the longer names that they are given as well."""
_NEWS = re.compile(
    r"(?i)\b(?:agenc(?:y|e|ia)|press|presse|prensa|news|newspapers?|newsroom|times|post|herald|monitor|gazette|tribune|"
    r"wires?|networks?|radio|television|tv|journal|daily|weekly|guardian|telegraph|observer|chronicle|review|magazine|"
    r"express|globe|dispatch|courier|mirror|independent|broadcasting|media|online|today|reporter|bulletin|digest|ledger|"
    r"examiner|inquirer|sentinel|standard|wire service)\b"
)
_BROADCASTERS = re.compile(r"(?i)(?:the )?(?:bbc|cnn|nbc|cbs|abc|npr|cbc|rte|itv|rt|dw|zdf|ard|rai|nhk)")
_ACRONYM = re.compile(r"(?:the )?[A-Z][A-Z&.]{1,6}")
_CALLED = re.compile(r"(?:The|Al|El|Le|La|Les|Der|Die|Das)[ -][^\W\d_a-z].*")
_NOBODY = re.compile(
    r"(?i)(?:the )?(?:(?:with )?(?:news |wire )?agenc(?:y|ies)(?: (?:staff|reports?|photos?|inputs?|desk))*|"
    r"(?:author|photo|image|file|staff|reporter|own|various|video|getty|shutterstock|istock|web desk|news desk|our|"
    r"wire (?:reports|services)|wires|[rdi]-[a-z]+)\b.*)"
)


def is_nobody(name: str) -> bool:
    """Whether words that stand for a name name nobody: "Agencies", "staff reporter", a store of pictures."""
    return _NOBODY.fullmatch(name) is not None


def short_name(name: str) -> str:
    """What an agency is mostly called, in small letters: "ap" for "Associated Press"; "" for any other name."""
    plain = name.casefold().removeprefix("the ")
    return plain if _AGENCIES.fullmatch(plain) else _CALLED_SHORT.get(plain, "")


def is_agency(name: str) -> bool:
    """Whether a name is that of an agency whose texts many outlets print."""
    return bool(short_name(name))


def has_short_name(name: str) -> bool:
    """Whether a name is an agency's or one of a few letters by which a broadcaster is known: "AFP", "RT"."""
    return is_agency(name) or _BROADCASTERS.fullmatch(name) is not None


def prints(name: str) -> bool:
    """Whether a name is hardly that of anybody but an outlet or an agency: "Reuters", "BBC", "Harbour Telegraph"."""
    return has_short_name(name) or _NEWS.search(name) is not None


def is_outlet(name: str) -> bool:
    """Whether a name is as outlets and agencies are called: "AFP", "Reuters", "The Lantern", "Middle East Monitor"."""
    if is_nobody(name):
        return False
    known = is_agency(name) or _ACRONYM.fullmatch(name) or _CALLED.fullmatch(name)
    return bool(known or _NEWS.search(name))
