"""What can be long, as lines of the native format: titles, sources, claims and slots of three articles.

Characters that would turn the words around them are in all of them.
"""

from collections.abc import Iterator

from annotator.domain.ids import ClaimId, link_id

LONG = (
    "The council of the united harbour towns extended the mandate of the mission and of every office under it "
    "by \u202eeighteen\u202c more \u2067months\u2069 on Saturday, the spokesperson of the secretary general said"
)
_SOURCE = "Allgemeine \u200fNachrichtenagentur der Vereinigten Hafenstädte und ihrer Handelskammern " * 4
_GERMAN = "\u202eDonaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft " * 3
_ARABIC = "\u202dعقد المجلس جلسة مطولة تناولت تمديد ولاية البعثة وانتشار القوات في المنطقة الحدودية " * 4


def long_lines() -> Iterator[dict[str, object]]:
    """The lines; the second and third claim are proposed as saying the same as the first."""
    yield {"type": "header", "format": "annotator", "version": 1, "offset_unit": "codepoint"}
    for at, title in enumerate((_GERMAN, _ARABIC, "")):
        yield {"type": "source", "id": f"s{at}", "name": f"{at} {_SOURCE}"[:200], "reliability": "B"}
        article = {"type": "article", "id": f"a{at}", "source": f"s{at}", "language": "en"}
        yield {**article, "text": f"{LONG} {title or LONG}", "title": title or None}
        slots = {"subject": _part(0, 90), "predicate": _part(91, 160)}
        claim = {"type": "claim", "id": f"c{at}", "article": f"a{at}", "text": LONG, "score": 0.9}
        yield {**claim, **_part(0, len(LONG)), **slots}
    for other in ("c1", "c2"):
        link = {"type": "link", "id": link_id(ClaimId("c0"), ClaimId(other)), "a": "c0", "b": other}
        yield {**link, "relation": "same", "status": "suggested", "score": 0.9, "reasons": [LONG]} | _FIRST


_FIRST: dict[str, object] = {"rank_a": 1, "rank_b": 1}


def _part(start: int, end: int) -> dict[str, object]:
    return {"start": start, "end": end, "quote": LONG[start:end]}
