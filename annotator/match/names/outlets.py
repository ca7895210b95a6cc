"""Owns which names are those of an outlet or an agency, and not of somebody who writes or takes pictures."""

import re

from annotator.match.words.lexicon import listed

_AGENCIES = listed(
    "reuters xinhua bloomberg interfax notimex anadolu kyodo yonhap tass ansa sputnik belga ria bernama petra sana wafa"
    " mehr irna fars antara agerpres tanjug ukrinform lusa efe dpa apa ap afp upi pti ians ani aa cna"
)
_NEWS = re.compile(
    r"(?i)\b(?:agenc(?:y|e|ia)|press|presse|prensa|news|newspapers?|newsroom|times|post|herald|monitor|gazette|tribune|"
    r"wires?|networks?|radio|television|tv|journal|daily|weekly|guardian|telegraph|observer|chronicle|review|magazine|"
    r"express|globe|dispatch|courier|mirror|independent|broadcasting|media|online|today|reporter|bulletin|digest|ledger|"
    r"examiner|inquirer|sentinel|standard|wire service)\b"
)
_BROADCASTERS = listed("bbc cnn nbc cbs abc npr cbc rte itv rt dw zdf ard rai nhk")
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


def is_agency(name: str) -> bool:
    """Whether a name is that of an agency whose texts many outlets print."""
    return name.casefold() in _AGENCIES


def prints(name: str) -> bool:
    """Whether a name is hardly that of anybody but an outlet or an agency: "Reuters", "BBC", "Harbour Telegraph"."""
    return is_agency(name) or name.casefold() in _BROADCASTERS or _NEWS.search(name) is not None


def is_outlet(name: str) -> bool:
    """Whether a name is as outlets and agencies are called: "AFP", "Reuters", "The Lantern", "Middle East Monitor"."""
    if is_nobody(name):
        return False
    known = is_agency(name) or _ACRONYM.fullmatch(name) or _CALLED.fullmatch(name)
    return bool(known or _NEWS.search(name))
