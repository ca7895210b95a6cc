"""Owns names of Chinese, Korean and Vietnamese people in Latin letters, which one syllable tells apart."""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from annotator.match.names.callings import KIND_OF
from annotator.match.names.folding import plain
from annotator.match.words.lexicon import SURNAMES_TOO, TITLES, listed

_CHINESE = listed(
    "ai an bai bao bi bian bo cai cao cen chai chang che chen cheng chi chu cong cui dai deng di diao ding dong dou "
    "du duan fan fang fei feng fu gan gao ge geng gong gou gu guan gui guo hai han hao he hong hou hu hua huang huo "
    "ji jia jian jiang jiao jin jing ju kang ke kong kou kuang lai lan lang lei leng li lian liang liao lin ling "
    "liu long lou lu lv luo lyu ma mai man mao mei meng mi miao min ming mo mou mu na nan ni nie ning niu ou ouyang "
    "pan pang pei peng pi piao ping pu qi qian qiang qiao qin qiu qu quan que ran rao ren rong ruan rui sha shan "
    "shang shao she shen sheng shi shu shui si sima song su sui sun tai tan tang tao teng tian tie tong tu wan wang "
    "wei wen weng wu xi xia xian xiang xiao xie xin xing xiong xu xuan xue xun yan yang yao ye yi yin ying you yu "
    "yuan yue yun zang zeng zha zhai zhan zhang zhao zhen zheng zhi zhong zhou zhu zhuang zhuge zhuo zong zou zu "
    "zuo"
)
"""Usual Chinese surnames in pinyin."""
_PINYIN = (
    r"(?:[bp](?:a|o|ai|ei|ao|an|en|ang|eng|i|ie|iao|ian|in|ing|u)|pou"
    r"|m(?:a|o|e|ai|ei|ao|ou|an|en|ang|eng|i|ie|iao|iu|ian|in|ing|u)|f(?:a|o|ei|ou|an|en|ang|eng|u)"
    r"|[dt](?:a|e|ai|ei|ao|ou|an|ang|eng|ong|i|ie|iao|iu|ian|ing|u|uo|ui|uan|un)"
    r"|[nl](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|i|ia|ie|iao|iu|ian|in|iang|ing|u|uo|uan|un|ue|v|ve|yu|yue)"
    r"|[gkh](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)"
    r"|[jqx](?:i|ia|ie|iao|iu|ian|in|iang|ing|iong|u|ue|uan|un)"
    r"|(?:zh|ch|sh|[zcsr])(?:i|a|e|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)"
    r"|y(?:a|e|i|ao|ou|an|in|ang|ing|ong|u|ue|uan|un|o)|w(?:a|o|ai|ei|an|en|ang|eng|u)"
    r"|ang|ai|an|ao|ei|en|er|ou|a|e|o)"
)
_ONE_IN_PINYIN, _GIVEN_IN_PINYIN = re.compile(_PINYIN), re.compile(rf"{_PINYIN}{{1,2}}")
_KOREAN = (
    "ahn an; bae pae; baek baik paek paik; ban pan; bang pang; bong; byun byeon pyon; cha; chae; chang jang; cheon "
    "chon chun jeon jun; cho jo; choe choi; chong chung jeong jong jung; do; eom um uhm; gang kang; gil kil; gim "
    "kim; go ko koh; gong kong; gu goo koo ku; gwak kwak; gwon kwon; ha; hahm ham; han; heo ho hur huh; hong; "
    "hwang; hyun hyon hyeon; im lim rim yim; in; ji chi jee; jin chin; joo ju chu; ma; maeng; min; mo; moon mun; "
    "myung; na ra; nam; noh no ro roh; oh o; ok; pak park bak; pyo; rhee ri lee li yi; ryoo ryu yoo yu you; seo so "
    "suh; seok sok suk; seol sol sul; seong song sung; shim sim; shin sin; son sohn; tak; wang; won; woo u wu; yang "
    "ryang; yeo yo; yeom yom; yeon yon youn; yoon yun; yook yuk"
)
"""Usual Korean surnames, as they are spelled in Latin letters; those before a ";" are spellings of one."""
_KOREAN_SYLLABLE = (
    r"(?:kk|tt|pp|ss|jj|ch|sh|[kgtdpbmnrlsjh])?[yw]?(?:eo|eu|oo|ou|ae|ai|ee|ui|oe|[aeiou])h?(?:ng|n?k|ck|[gtdpbmnlr])?"
)
_GIVEN_IN_KOREAN = re.compile(rf"(?:{_KOREAN_SYLLABLE}){{1,2}}")
_KOREAN_SOUNDS = tuple(
    (re.compile(spelled), sound)
    for spelled, sound in (
        ("ng", "N"),
        ("ch|jj", "j"),
        ("sh|ss", "s"),
        ("eu|eo|oo|ou|o|u", "o"),
        ("ae|ai|oe|e(?!e)", "e"),
        ("ee|ui", "i"),
        ("(?<=[aeio])h(?![aeio])|[yw](?=[aeio])", ""),
        ("kk|ck|g", "k"),
        ("tt|d", "t"),
        ("pp|b", "p"),
        ("r", "l"),
    )
)
_VIETNAMESE = listed(
    "au bach bui cao chau chu cu cung dam dang dao dau diep dinh do doan dong duong giang ha ho hoang huynh kha "
    "khong kieu kim la lai lam le luc luong luu ly ma mac mach mai nghiem ngo nguyen nhan ninh ong pham phan phi "
    "phung quach quan ta tang thach thai than thieu to ton tong tran trang trieu trinh truong tu ung van vi vo vu "
    "vuong"
)
"""Usual Vietnamese surnames, without marks."""
_VIETNAMESE_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?"
)
_FEWEST, _MOST = 2, 4
_DOUBLED = re.compile(r"(.)\1+")
_WORD = re.compile(r"[a-z]+")


class Syllables(StrEnum):
    """What the syllables of two names tell: that they are one name, nearly one or two, a doubt, or nothing."""

    ONE = "one"
    NEARLY = "nearly"
    TWO = "two"
    DOUBTFUL = "doubtful"
    UNTOLD = "untold"


@lru_cache(maxsize=200_000)
def by_syllables(a: str, b: str) -> Syllables:
    """Whether two names are read as Chinese, as Korean or as Vietnamese, and their syllables are the same.

    Worked examples: "Li Keqiang" and "Li Qiang" are two, "Pak Chung-hee" and "Park Chung Hee" one. Where only "n" and
    one letter of a longer given name differs, as in "Jinping" and "Jingping", they are nearly one. Two names in pinyin
    may be of Koreans too: they are two only if both ways to read them tell so.
    """
    ours, theirs = _words(a), _words(b)
    if not (_FEWEST <= len(ours) <= _MOST and _FEWEST <= len(theirs) <= _MOST) or ours == theirs:
        return Syllables.UNTOLD
    told = {_chinese_alike(ours, theirs), _korean_alike(ours, theirs), _vietnamese_alike(ours, theirs)}
    return next((one for one in Syllables if one in told), Syllables.UNTOLD)


def two_surnames(a: str, b: str) -> bool:
    """Whether two folded words are different Chinese surnames: "ma" and "mao"."""
    return a != b and a in _CHINESE and b in _CHINESE and _one_letter(a) != _one_letter(b)


def _words(name: str) -> tuple[str, ...]:
    words = _WORD.findall(plain(name))
    while len(words) > _FEWEST and (words[0] in TITLES - SURNAMES_TOO or words[0] in KIND_OF):
        words = words[1:]
    return tuple(words)


def _chinese_alike(ours: tuple[str, ...], theirs: tuple[str, ...]) -> Syllables:
    one, other = set(_in_pinyin(ours)), set(_in_pinyin(theirs))
    if not one or not other or one & other:
        return Syllables.UNTOLD
    near = any(first[0] == second[0] and _one_slip(first[1], second[1]) for first in one for second in other)
    return Syllables.NEARLY if near else Syllables.TWO


def _one_slip(a: str, b: str) -> bool:
    return not (_ONE_IN_PINYIN.fullmatch(a) or _ONE_IN_PINYIN.fullmatch(b)) and OSA.distance(a, b) == 1


def _in_pinyin(words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Surname and given name of what may be a Chinese name; it begins or ends with the surname."""
    for surname, given in ((words[0], "".join(words[1:])), (words[-1], "".join(words[:-1]))):
        if surname in _CHINESE and _GIVEN_IN_PINYIN.fullmatch(given):
            yield _one_letter(surname), _one_letter(given)


def _one_letter(pinyin: str) -> str:
    """Pinyin with one letter for the vowel that is written "ü", "v", "yu" or "u" after "l" and "n"."""
    return re.sub(r"(?<=[ln])(?:v|yu)", "u", pinyin)


def _korean_alike(ours: tuple[str, ...], theirs: tuple[str, ...]) -> Syllables:
    one, other = set(_in_korean(ours)), set(_in_korean(theirs))
    if not one or not other:
        return Syllables.UNTOLD
    if one & other:
        return Syllables.ONE if min(len(ours), len(theirs)) > _FEWEST else Syllables.UNTOLD
    near = any(first[0] == second[0] and _one_consonant(first[1], second[1]) for first in one for second in other)
    return Syllables.DOUBTFUL if near else Syllables.TWO


def _one_consonant(a: str, b: str) -> bool:
    """Whether all sounds but one consonant are the same: lists of aliases give such for one person."""
    return OSA.distance(a, b) == 1 and _vowels(a) == _vowels(b)


def _vowels(sounds: str) -> list[str]:
    return [sound for sound in sounds if sound in "aeio"]


def _in_korean(words: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Surname and sounds of the given name of what may be a Korean name."""
    for surname, given in ((words[0], words[1:]), (words[-1], words[:-1])):
        if surname in _korean_surnames() and len(given) <= _FEWEST and all(map(_is_korean, given)):
            yield _korean_surnames()[surname], "".join(map(_korean_sounds, given))


def _is_korean(word: str) -> bool:
    return len(word) > 1 and _GIVEN_IN_KOREAN.fullmatch(word) is not None


def _korean_sounds(word: str) -> str:
    for spelled, sound in _KOREAN_SOUNDS:
        word = spelled.sub(sound, word)
    return _DOUBLED.sub(r"\1", word)


@cache
def _korean_surnames() -> Mapping[str, int]:
    return {word: place for place, spelled in enumerate(_KOREAN.split(";")) for word in spelled.split()}


def _vietnamese_alike(ours: tuple[str, ...], theirs: tuple[str, ...]) -> Syllables:
    if len(ours) != len(theirs) or not (_may_be_vietnamese(ours) and _may_be_vietnamese(theirs)):
        return Syllables.UNTOLD
    return Syllables.UNTOLD if sorted(ours) == sorted(theirs) else Syllables.TWO


def _may_be_vietnamese(words: tuple[str, ...]) -> bool:
    told = words[0] in _VIETNAMESE or words[-1] in _VIETNAMESE
    return told and all(len(word) > 1 and _VIETNAMESE_SYLLABLE.fullmatch(word) for word in words)
