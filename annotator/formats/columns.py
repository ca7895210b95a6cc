"""Owns which column of a table is what: as a person says, or by the headings that newsrooms and programs use."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from annotator.domain.errors import BadFile
from annotator.formats.judging_columns import JUDGING, Looked, doubtful_column, is_doubted, judging_columns
from annotator.formats.manner import FIELDS, OF_ARTICLES
from annotator.formats.nearly import are_tagged
from annotator.formats.quoting_columns import quoting_column
from annotator.formats.slot_cells import ROLES
from annotator.formats.table import COLUMNS as OURS
from annotator.formats.table import FIRST_COLUMNS

_USUAL: Final[Mapping[str, str]] = MappingProxyType(
    {
        "text": "text, body, content, full text, article text, article body, main text, story text, plain text,"
        " article, story, transcript, volltext, inhalt, artikel, texte, contenu, texto, contenido, conteúdo, testo,"
        " metin, текст, текст статьи, النص, نص, 正文, 内容, טקסט",
        "title": "title, headline, article title, heading, head, titel, überschrift, titre, título, titular, titolo,"
        " başlık, заголовок, название, العنوان, عنوان, 标题, כותרת",
        "source": "source, outlet, publisher, publication, source name, media outlet, media name, media, newspaper,"
        " agency, site name, site, news source, quelle, medium, fuente, medio, fonte, kaynak, источник, издание,"
        " المصدر, مصدر, 来源, מקור",
        "url": "url, link, article url, web url, page url, permalink, canonical url, source url, uri, href, adresse,"
        " enlace, lien, bağlantı, ссылка, الرابط, رابط, 链接, קישור",
        "author": "author, authors, byline, writer, reporter, journalist, creator, autor, autorin, auteur, autore,"
        " yazar, автор, الكاتب, 作者, מחבר",
        "published": "published, date, publication date, publish date, published at, date published, published date,"
        " pub date, published on, date of publication, issue date, datum, veröffentlicht, fecha, date de publication,"
        " data, tarih, yayın tarihi, дата, дата публикации, التاريخ, تاريخ, تاريخ النشر, 日期, תאריך",
        "language": "language, lang, language code, sprache, langue, idioma, lingua, dil, язык, اللغة, لغة, 语言, שפה",
        "article": "article ref, in article",
        "quote": "quote, quotation, zitat, cita, citazione, цитата, span, span text, quoted text, highlight,"
        " highlighted text, excerpt, evidence text, evidence, evidence sentence, claim quote, claim span, quote text,"
        " exact quote, evidence quote, evidence span, supporting quote, textstelle",
        "start": "start, start offset, span start, begin, start char, char start, begin char, start index,"
        " begin offset, start position",
        "end": "end, end offset, span end, stop, end char, char end, end index, end position",
        "claim": "claim, claim text, statement, proposition",
        **{name: name for name in ("subject", "predicate", "objects", "quantities", "time", "place", "speaker", "cue")},
        "id": "id, article id, doc id, document id, story id, stories id, uuid, guid, identifier",
        "annotator": "annotator, annotator id, annotator name, annotated by, annotators, analyst, rater, rater id,"
        " coder, coder id, worker, worker id, labeler, labeller, labeled by, labelled by, judged by",
    }
)
_IN_DOCUMENT: Final = "doc, document, doc name, document name, file, file name, article file, article name, source file"
"""What columns are called that say in which text words stand, in a table of places in texts."""
_OURS: Final = MappingProxyType({"claim": "claim id", "text": "claim", "date": "published"})
"""What columns of our own table of claims are that are called otherwise than their field."""
_BEYOND: Final = frozenset(("claim", "verdict", *ROLES))
"""What rows say that tell of claims and not of the words of names."""
NO_VALUE: Final = frozenset(("nan", "NaN", "<NA>", "NaT"))
"""What pandas makes of an empty cell where it is made a text."""
_SHOWN: Final = 30
_MOST_SHOWN: Final = 12
_NONE: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Columns:
    """The headings of a table and where each field stands; without headings they are numbers from 1.

    One of `ours` is the table of claims that this program exports; its guarded cells are taken for what they say.
    `doubtful` is a column that may say whether claims are ones, but was taken for nothing, `doubted` if its heading
    says so and not its words alone. `told` are the fields of which a person said which column they are.
    """

    headings: tuple[str, ...]
    place_by_field: Mapping[str, int]
    headed: bool = True
    ours: bool = False
    doubtful: int | None = None
    doubted: bool = False
    told: frozenset[str] = frozenset()

    @property
    def of_claims(self) -> bool:
        """Whether its rows tell of claims, and of articles only where they give the text."""
        fields = self.place_by_field.keys()
        return self.ours or "quote" in fields or {"start", "end"} <= fields or {"claim", "text"} & fields == {"claim"}

    @property
    def of_facts(self) -> bool:
        """Whether its rows tell what came of claims."""
        return "verdict" in self.place_by_field and not self.ours

    @property
    def of_mentions(self) -> bool:
        """Whether its rows label words of articles."""
        return "label" in self.place_by_field and self.of_claims

    @property
    def used(self) -> frozenset[str]:
        """The fields of which something is made."""
        fields = frozenset(self.place_by_field)
        return fields if self.of_claims or self.of_facts else fields & frozenset(OF_ARTICLES)

    @property
    def again(self) -> list[str]:
        """The columns without a field whose heading an earlier one has, as they are called here: "text (2)"."""
        taken = set(self.place_by_field.values())
        return [
            heading
            for place, heading in enumerate(self.headings)
            if place not in taken and heading.removesuffix(f" ({place + 1})") in self.headings[:place]
        ]

    @property
    def heading_by_field(self) -> dict[str, str]:
        """Each field that a column was found for, with that column's heading."""
        return {field: self.headings[place] for field, place in self.place_by_field.items()}


def columns(
    first: Sequence[str],
    given: Mapping[str, str],
    file: str,
    *,
    cells: Sequence[Sequence[str]] = (),
    statuses: Mapping[str, str] = _NONE,
) -> Columns:
    """The columns of a table by its first row, and by the cells of some rows after it.

    BadFile for a column that is not there or a field that none can be.

    Args:
        statuses: what words mean as statuses that none is called by.
    """
    unknown = [field for field in given if field not in FIELDS]
    if unknown:
        raise BadFile("column-field", file=file, field=_short(unknown[0]), known=", ".join(FIELDS))
    headings = _told_apart(first)
    if headings[:FIRST_COLUMNS] == OURS[:FIRST_COLUMNS] and not any(given.values()):
        places = {_OURS.get(name, name): headings.index(name) for name in OURS if name in headings}
        return Columns(headings, places, ours=True)
    asked = {field: name for field, name in given.items() if name}
    if asked and all(_named(headings, name) is None and _is_number(name, headings) for name in asked.values()):
        places = {field: int(name) - 1 for field, name in asked.items()}
        return Columns(tuple(str(number) for number in range(1, len(first) + 1)), places, headed=False)
    named = _with_quotes(headings, _places(headings, given, file), given, cells)
    places = _with_judging(headings, named, given, cells, statuses)
    keys = [_key(heading) for heading in headings]
    settled = given.keys() | places.keys()
    doubtful = doubtful_column(keys, cells, places.values()) if settled.isdisjoint(JUDGING) else None
    doubted = doubtful is not None and is_doubted(keys[doubtful])
    found = Columns(headings, places, doubtful=doubtful, doubted=doubted, told=frozenset(asked))
    return found if found.of_claims else _of_articles(found, given)


def refuse_without_text(found: Columns, file: str, rows: Sequence[Sequence[str]] = ()) -> None:
    """Nothing, if a column holds the text, or rows tell of claims; BadFile that names the columns and the remedy."""
    if "text" not in found.place_by_field and not found.of_claims:
        if are_tagged(rows):
            raise BadFile("words-tagged", file=file)
        raise BadFile("table-no-text", file=file, columns=listed(found.headings))


def listed(headings: Sequence[str]) -> str:
    """The first headings in a sentence."""
    more = f" and {len(headings) - _MOST_SHOWN} more" if len(headings) > _MOST_SHOWN else ""
    return ", ".join(_short(heading) for heading in headings[:_MOST_SHOWN]) + more


def _of_articles(found: Columns, given: Mapping[str, str]) -> Columns:
    """The columns of a table whose rows tell of no claims: nothing was judged in it by anybody."""
    places = {name: place for name, place in found.place_by_field.items() if name != "annotator" or name in given}
    return replace(found, place_by_field=places, doubtful=None)


def _places(headings: tuple[str, ...], given: Mapping[str, str], file: str) -> dict[str, int]:
    places: dict[str, int] = {}
    for field, name in given.items():
        place = _named(headings, name)
        if place is not None:
            places[field] = place
        elif name:
            told = {"file": file, "column": _short(name), "columns": listed(headings)}
            raise BadFile("column-missing", **told)
    for field in FIELDS:
        if field not in given and field in _USUAL:
            guessed = _guessed(headings, field, taken=set(places.values()))
            places |= {} if guessed is None else {field: guessed}
    if "text" not in given and "quote" in places and _key(headings[places.get("text", 0)]) == _key("article"):
        places["article"] = places.pop("text")  # beside a quote it says in which article
    if "article" not in {*given, *places} and not {"quote", "start"}.isdisjoint(places):
        guessed = _called(headings, _IN_DOCUMENT, taken=set(places.values()))
        places |= {} if guessed is None else {"article": guessed}
    return places


def _with_quotes(
    headings: tuple[str, ...], places: dict[str, int], given: Mapping[str, str], cells: Sequence[Sequence[str]]
) -> dict[str, int]:
    """The columns of fields, with one that quotes the texts if none is called so; it may be called claim."""
    if "text" not in places or not {"quote", "start"}.isdisjoint((*places, *given)):
        return places
    kept = {field: place for field, place in places.items() if field != "claim" or "claim" in given}
    quoting = quoting_column(headings, cells, places["text"], kept.values())
    if quoting is None:
        return places
    return {field: place for field, place in places.items() if place != quoting} | {"quote": quoting}


def _with_judging(
    headings: tuple[str, ...],
    places: dict[str, int],
    given: Mapping[str, str],
    cells: Sequence[Sequence[str]],
    statuses: Mapping[str, str],
) -> dict[str, int]:
    """The columns of fields, with those that say how claims were judged or what words are called."""
    quoted = not places.keys().isdisjoint(("quote", "start"))
    seen = Looked(places.values(), quoted, places.keys().isdisjoint(_BEYOND), statuses)
    filled = [["" if cell in NO_VALUE else cell for cell in row] for row in cells]
    judging = judging_columns([_key(heading) for heading in headings], filled, seen)
    places |= {field: place for field, place in judging.items() if field not in given}
    return {field: places[field] for field in FIELDS if field in places}


def _guessed(headings: Sequence[str], field: str, *, taken: Collection[int]) -> int | None:
    return _called(headings, _USUAL[field], taken=taken)


def _called(headings: Sequence[str], names: str, *, taken: Collection[int]) -> int | None:
    """Where the first of some names stands among the headings, and is of nothing else yet."""
    keys = [_key(heading) for heading in headings]
    for usual in names.split(","):
        place = keys.index(_key(usual)) if _key(usual) in keys else None
        if place is not None and place not in taken:
            return place
    return None


def _named(headings: Sequence[str], name: str) -> int | None:
    if name in headings:
        return headings.index(name)
    keys = [_key(heading) for heading in headings]
    return keys.index(_key(name)) if name and _key(name) in keys else None


def _is_number(name: str, headings: Sequence[str]) -> bool:
    return name.isascii() and name.isdigit() and 1 <= int(name) <= len(headings)


def _told_apart(first: Sequence[str]) -> tuple[str, ...]:
    """The headings; one without words is called by its number, one that comes again gets it added."""
    headings: list[str] = []
    for number, cell in enumerate(first, 1):
        heading = " ".join(cell.strip("\ufeff \t\r\n").split()) or str(number)
        headings.append(f"{heading} ({number})" if heading in headings else heading)
    return tuple(headings)


def _key(heading: str) -> str:
    """A heading without case, spaces and signs: "Published_At", "publishedAt" and "published at" are one."""
    return re.sub(r"[\W_]+", "", heading.casefold())


def _short(value: str) -> str:
    return value if len(value) <= _SHOWN else f"{value[: _SHOWN - 1]}…"
