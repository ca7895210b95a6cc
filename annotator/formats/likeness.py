"""Owns how likely a decoding is: by the letters that languages use, as far as bytes beyond ASCII tell.

A text is scored by the sum of the logarithms of its characters' shares (naive Bayes over single characters, in the
language of the encoding that suits it best). A letter of another script inside a Latin word, a capital inside a word
and what no language uses count as next to impossible. So "é" is likelier than the "й" of the same byte.
"""

import math
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

_WESTERN: Final = (
    # French, German, Spanish, Portuguese, Italian, Dutch, Swedish, Danish and Norwegian, Finnish, Icelandic
    *("éàèêçôîûâùïëœ", "üäöß", "óíáéñúü", "ãçáéíõóêúàâô", "àèùòìé", "éëïöüè"),
    *("äåöé", "øåæé", "äö", "áíðéóöúæþý"),
)
_CENTRAL: Final = (
    # Polish, Czech, Slovak, Hungarian, Croatian and Slovene, Romanian
    *("ęąłóżśćńź", "íáéěýřčžšůúťňďó", "áíéúýčžšťľôňäďóŕĺ", "áéöóőíüúű", "čšžćđ", "ăîşţâ"),
)
_TURKISH: Final = ("ışüğöçİâîû",)
_BALTIC: Final = ("ėšįųūžčąę", "āīēšūņļžķģč", "äõüöšž")
"""Lithuanian, Latvian, Estonian."""
_GREEK: Final = ("αοιετνσρηπςυκμλίόάγέδήωχθύώφβξζψϊϋΐΰ",)
_RUSSIAN: Final = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"
_UKRAINIAN: Final = "оанивітерсклдмупяьзбгйчхжцюшїфєщґ"
_CYRILLIC: Final = (*(_RUSSIAN, _UKRAINIAN, "аиоетнрсвлкдпмзъугчбящйцжхшюфь", "аиоенрјтсдвуклмпгзбчшжцћњљхђџф"),)
"""Russian, Ukrainian, Bulgarian, Serbian."""
_HEBREW: Final = ("יוהלארתמבשנעדחקפםכןגצטסזךףץ",)
_ARABIC: Final = ("اليمنورتبدسفعكقحجةهشصطخىأئذضزغثظءآإؤ", "ايرندهمتشسبوكخزگقپعحفجچژطصغلث")
"""Arabic, Persian."""
_THAI: Final = ("านรอกเ่้ังมีิยลวดทสตะปบคืุแจพ์ชูหำผขใไโ็ธึณซฟภศถษฐฉญฮ",)

LETTERS: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(("cp1252", "mac_roman", "cp850"), _WESTERN),
    **dict.fromkeys(("cp1250", "iso8859_2", "cp852"), _CENTRAL),
    "cp1254": _TURKISH,
    "cp1257": _BALTIC,
    **dict.fromkeys(("cp1253", "iso8859_7"), _GREEK),
    **dict.fromkeys(("cp1251", "mac_cyrillic", "iso8859_5"), _CYRILLIC),
    "koi8_r": (_RUSSIAN,),
    "koi8_u": (_RUSSIAN, _UKRAINIAN),
    "cp866": (_RUSSIAN, "аиоетнрсвлкдпмзъугчбящйцжхшюфь"),
    "cp1255": _HEBREW,
    **dict.fromkeys(("cp1256", "iso8859_6"), _ARABIC),
    "cp874": _THAI,
}
"""The letters beyond ASCII of the languages that an encoding is used for, the most frequent first."""
LATIN: Final = ("cp1252", "mac_roman", "cp850", "cp1250", "iso8859_2", "cp852", "cp1254", "cp1257")
OLD: Final = (
    "mac_roman",
    "cp850",
    "iso8859_2",
    "cp852",
    "iso8859_7",
    "mac_cyrillic",
    "iso8859_5",
    "cp866",
    "iso8859_6",
)
"""Encodings of systems that few texts come from today; another reading that suits as well goes before."""
WIDE: Final = ("gb18030", "big5", "cp932", "euc_jp", "cp949")
"""Encodings of Chinese, Japanese and Korean."""

_COMMON_HAN: Final = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所"
    "民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日"
    "那社义事平形相全表间样与关各重新线内数正心反你明看原又利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已"
    "通并提直题党程展五果员位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运指几区强放决"
    "西被做必战先回则任取据处队南给色光门即保治北造百规领七海口东导器压志世金增争济思术极交受联什认六共权收证改清己美再转更"
    "單風切打白教速花帶安場身車例真務具萬每目至達走積示議聲報鬥完類八離華名確才科張信馬節話米整空元況今集傳土許步群廣記需段"
    "這為個國時來們於對會發動過說產種後經進電裡實兩體機當點從業應開還樣與關線內數質氣變條沒結問無軍長頭資邊級圖統將組見計論"
    "運區強決戰則據處隊給門規東導壓爭術極聯認權證轉單報議員總統部長選"
)
_ANYWHERE: Final = frozenset("–—\u00a0\u3000、。，．：；？！「」『』（）《》・؛؟،")
_AFTER_A_WORD: Final = frozenset("”’»›…")
_BEFORE_A_WORD: Final = frozenset("“‘„‚«‹•°€§·№ªº©¿¡")
_HANGUL_COMMON: Final = "euc_kr"
_WORDS: Final = re.compile(r"[^ \t\r\n]*[^\x00-\x7f][^ \t\r\n]*")

_OLDER: Final = -4.0
_SELDOM, _NEVER = math.log(1e-4), math.log(1e-7)
_MARK, _CAPITAL = math.log(0.02), math.log(0.08)
_KANA, _HANGUL, _HAN_COMMON, _HAN = math.log(1 / 40), math.log(1 / 500), math.log(1 / 350), math.log(1 / 6000)


def likelihood(text: str, codec: str) -> float:
    """How well a decoded text suits its encoding, as a logarithm; only comparable for the same bytes."""
    words = _WORDS.findall(text)
    if codec in WIDE:
        return sum(_of_wide(word, at, codec) for word in words for at in _beyond_ascii(word))
    old = _OLDER if codec in OLD else 0
    return old + max(sum(_of_letters(word, shares) for word in words) for shares in _shares(codec))


@cache
def _shares(codec: str) -> tuple[Mapping[str, float], ...]:
    """The logarithm of each letter's share, for each language; it falls evenly from the first to the last."""
    return tuple(_falling(letters) for letters in LETTERS[codec])


def _falling(letters: str) -> Mapping[str, float]:
    whole = len(letters) * (len(letters) + 1) / 2
    return {letter: math.log((len(letters) - at) / whole) for at, letter in enumerate(letters)}


def _beyond_ascii(word: str) -> Iterator[int]:
    return (at for at, character in enumerate(word) if character > "\x7f")


def _of_letters(word: str, shares: Mapping[str, float]) -> float:
    return sum(_of_letter(word, at, shares) for at in _beyond_ascii(word))


def _of_letter(word: str, at: int, shares: Mapping[str, float]) -> float:
    letter = word[at]
    before = word[at - 1] if at else " "
    if _is_mark(letter, before):
        return _MARK
    if _is_torn(letter, word[max(0, at - 1) : at + 2]):
        return _NEVER
    if letter in shares:
        return shares[letter]
    if letter.lower() in shares and letter != letter.lower():
        # A capital stands at the beginning, or in a word of capitals.
        return shares[letter.lower()] + (_CAPITAL if not before.islower() else _SELDOM)
    return _SELDOM if letter.isalpha() and before.isalpha() else _NEVER if before.isalpha() else _SELDOM


def _is_mark(character: str, before: str) -> bool:
    if character in _AFTER_A_WORD:
        return before != " "
    return character in _ANYWHERE or (character in _BEFORE_A_WORD and not before.isalpha())


def _is_torn(letter: str, around: str) -> bool:
    """Whether a letter of another script touches a Latin one."""
    if unicodedata.category(letter)[0] not in "LM" or _is_latin(letter):
        return False
    return any(other.isascii() and other.isalpha() for other in around)


def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN")


def _of_wide(word: str, at: int, codec: str) -> float:
    character = word[at]
    if _is_mark(character, word[at - 1] if at else " "):
        return _MARK
    torn = _SELDOM if any(other.isascii() and other.isalpha() for other in word[max(0, at - 1) : at + 2]) else 0
    return torn + _of_script(character, codec)


def _of_script(character: str, codec: str) -> float:
    if "\u3040" <= character <= "\u30ff":
        return _KANA if codec in ("cp932", "euc_jp") else _SELDOM
    if "\uac00" <= character <= "\ud7a3":
        return _HANGUL if codec == "cp949" and _is_usual_hangul(character) else _NEVER
    if "\u4e00" <= character <= "\u9fff":
        rare = _SELDOM if codec == "cp949" else 0
        return rare + (_HAN_COMMON if character in _COMMON_HAN else _HAN)
    return _NEVER


@cache
def _is_usual_hangul(character: str) -> bool:
    try:
        character.encode(_HANGUL_COMMON)
    except UnicodeEncodeError:
        return False
    return True
