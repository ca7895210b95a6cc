"""Owns making articles and their claims ready to compare, packed as they are kept; each by itself, on any machine."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass, replace

from annotator.domain.article import Article
from annotator.domain.claim import Claim
from annotator.domain.ids import ArticleId, ClaimId
from annotator.match.copies.signatures import signature
from annotator.match.links.index import article_words, entry
from annotator.match.links.known import packed_report, packed_signature
from annotator.match.links.profiles import Profile, profile
from annotator.match.links.sketches import Sketch, read, sketched, subject_marks
from annotator.match.links.subjects import Subject, subject
from annotator.match.stories.reports import report_of
from annotator.match.structures.packing import Packing

_USUAL = (
    b'":0.0123456789"],["],[],[],[[["PERSON",true,[" and of the in",false,1]],[["2020-12-26","2021-01-01","2019-12-31",'
    b'"date","neither"],[10,20]]],[[[30,40],10.0,12.0,"person",[],"",0.5,"people"]],[[80,84],"],[[["place",["speaker",'
    b'["cue",["object",["time",["subject",[0,10],null],["predicate",[20,30],null]],"indirect","direct","PR+","CT-",null,'
    b'"CT+",5000,10000,[],[]],["The ",0,[[[4,9],"said","say"],[[10,15],"],[],false,false,false,false,[],{"],1]},[],[],'
    b'"CT+",null,["],{}],["@"],{"~":0.2],true]'
)
"""What profiles hold between their words, by which a tenth of the room is saved."""
_PROFILES = Packing(Profile, _USUAL)
_SUBJECTS = Packing(Subject)
LAYOUT = "subjects with places, sources; reports with town, contest, credits; pools; tongues; prints; stems of 2; sure"
"""How what is kept is laid out: what was kept otherwise is made anew."""
_LENGTH = struct.Struct("<I")
"""What is looked at first, and often by itself, lies before the rest, after its own length."""


@dataclass(frozen=True, slots=True)
class ReadyClaim:
    """A claim made ready: its words for the index, and its sketch and profile, packed."""

    claim: ClaimId
    words: bytes
    profile: bytes


@dataclass(frozen=True, slots=True)
class ReadyArticle:
    """An article made ready: its words for the index, what it is about, packed, and its claims in their order.

    `signature` and `report` are what it is known by among copies and among reports of one event, packed.
    """

    article: ArticleId
    words: bytes
    subject: bytes
    claims: tuple[ReadyClaim, ...]
    signature: bytes
    report: bytes


def ready(given: Sequence[tuple[Article, Sequence[Claim]]]) -> list[ReadyArticle]:
    """Articles with those of their claims that are to be matched, made ready, in the same order."""
    return [_ready(article, claims) for article, claims in given]


def _ready(article: Article, claims: Sequence[Claim]) -> ReadyArticle:
    about = subject(article.text, article.date, article.source)
    # Who made a claim, and why, has no say in what it is compared with.
    made = (profile(replace(claim, makers=(), why=()), article.text, article.language) for claim in claims)
    packed = tuple(ReadyClaim(each.claim.id, entry(each).words, _packed(each)) for each in made)
    words = article_words(about.words)
    packed_subject = _behind(subject_marks(about), _SUBJECTS.pack(about))
    known = packed_signature(signature(article)), packed_report(report_of(article))
    return ReadyArticle(article.id, words, packed_subject, packed, *known)


def _packed(profile: Profile) -> bytes:
    return _behind(sketched(profile), _PROFILES.pack(profile))


def profile_of(packed: bytes) -> Profile:
    """The profile of a claim that was made ready; ValueError or TypeError if the bytes are none."""
    return _PROFILES.unpack(_parts(packed)[1])


def sketch_of(packed: bytes) -> Sketch:
    """The sketch of a claim that was made ready."""
    return read(_parts(packed)[0])


def subject_of(packed: bytes) -> Subject:
    """What an article that was made ready is about; ValueError or TypeError if the bytes do not tell."""
    return _SUBJECTS.unpack(_parts(packed)[1])


def marks_of(packed: bytes) -> bytes:
    """What tells how alike an article that was made ready is to others at most."""
    return _parts(packed)[0]


def _behind(first: bytes, rest: bytes) -> bytes:
    return _LENGTH.pack(len(first)) + first + rest


def _parts(packed: bytes) -> tuple[bytes, bytes]:
    try:
        end = _LENGTH.size + int(_LENGTH.unpack_from(packed)[0])
    except struct.error as error:
        raise ValueError(str(error)) from error
    return packed[_LENGTH.size : end], packed[end:]
