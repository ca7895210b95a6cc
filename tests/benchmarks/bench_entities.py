"""Prints how well names are found and grouped, and pronouns resolved, on MEANTIME and ECB+, beside plain baselines."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from annotator.domain.article import new_article
from annotator.domain.span import Span
from annotator.extract.findings import Label, findings
from annotator.extract.grammar import characters
from annotator.extract.names.capitals import names_without_model
from annotator.extract.names.titles import TITLES
from annotator.extract.persons.people import resolve
from annotator.extract.pipeline import Extractor
from annotator.extract.words import words
from tests.benchmarks.public_data import records

FULLY_MARKED = 6
"""MEANTIME marks every entity in a text's first six sentences; further on only those that stand there too."""
_KINDS = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE", "HUM": "PERSON"}
_LABELS = {
    Label.PERSON: "PERSON",
    Label.ORG: "ORG",
    Label.GPE: "PLACE",
    Label.LOC: "PLACE",
    Label.FAC: "PLACE",
    Label.NORP: "PEOPLE",
}
_CONNECTED = words("of and the for & de la in on to at von van bin al - , .")
_PRONOUNS = words("he him his himself she her hers herself")
_BODIES = words("it its itself they their them themselves")


@dataclass(frozen=True, slots=True)
class Gold:
    """A marked mention; `name` is its capitalised core, None where it names nobody."""

    span: Span
    kind: str
    cluster: str
    sentence: int
    name: Span | None
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """A name that a maker found; names with the same `group` are taken for one."""

    span: Span
    kind: str
    group: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text with what is marked in it, and the doc as our pipeline reads it."""

    id: str
    text: str
    gold: tuple[Gold, ...]
    marked_to: int
    doc: Doc


def documents(read: Callable[[str], Doc], data: str) -> Iterator[Document]:
    """The texts of a data set that hold marked mentions."""
    marked: dict[str, list[Gold]] = {}
    for row in records(data, "mentions.jsonl"):
        if row["kind"] == "entity":
            marked.setdefault(str(row["doc_id"]), []).append(_gold(row))
    for row in records(data, "documents.jsonl"):
        text, gold = str(row["text"]), marked.get(str(row["doc_id"]))
        if gold:
            yield Document(str(row["doc_id"]), text, tuple(gold), _end_of_marked(row), read(text))


def _gold(row: dict[str, object]) -> Gold:
    text, start = str(row["text"]), int(str(row["start"]))
    core = _name_in(text, str(row["mention_type"]))
    name = Span(start + core[0], start + core[1]) if core else None
    cluster = re.sub(r"^(cross_intra|cross|intra)_", "", str(row["cluster"]))
    return Gold(
        Span(start, int(str(row["end"]))), str(row["mention_type"]), cluster, int(str(row["sent_id"])), name, text
    )


def _name_in(text: str, kind: str) -> tuple[int, int] | None:
    """The last run of capitalised words if the mention ends in it ("chief executive Louis Gallois"), without titles.

    Of "the Moscone Center in San Francisco" it is the part before "in"; a list of several names is none.
    """
    spans = [match.span() for match in re.finditer(r"[^\s\"“”`()]+", text)]
    first = len(spans)
    while first and (_capital(text[slice(*spans[first - 1])]) or text[slice(*spans[first - 1])] in _CONNECTED):
        first -= 1
    named = spans[first:]
    while named and (not _capital(text[slice(*named[0])]) or _leads(text[slice(*named[0])], kind)):
        named = named[1:]
    for place, (start, end) in enumerate(named):
        if text[start:end] in {"in", "at", "on"} or text[start - 2 : start - 1] == ",":
            named = named[:place]
            break
    if not named or _SEVERAL.search(text) or not _capital(text[slice(*spans[-1])]) or text.casefold() in _NOBODY:
        return None
    return named[0][0], named[0][0] + len(_ENDING.sub("", text[named[0][0] : named[-1][1]]))


_NOBODY = _PRONOUNS | _BODIES | words("i we our us my me you your who which that there some most")
_SEVERAL = re.compile(r", .*, | and the ")
_ENDING = re.compile(r"(['’]s)?[.,;:'’\s]*$")


def _leads(word: str, kind: str) -> bool:
    """Whether the word only stands before a name, or names nobody by itself."""
    return word == "The" or (kind in {"PER", "HUM"} and word.casefold().strip(".") in TITLES | {"ceo", "c.e.o"})


def _capital(word: str) -> bool:
    return word[:1].isupper() or (word[:1].isdigit() and any(map(str.isupper, word)))


def _end_of_marked(row: dict[str, object]) -> int:
    """Where the sentences in which every entity is marked end."""
    sentences = row["sentences"]
    assert isinstance(sentences, list)
    ends = [sentence["tokens"][-1]["end"] for sentence in sentences if sentence["sent_id"] < FULLY_MARKED]
    return max(ends, default=0)


def bare(document: Document) -> list[Found]:
    """The model's entities as they are; the same words are the same group."""
    ents = (ent for ent in document.doc.ents if ent.label_ in set(_LABELS))
    return [
        Found(_core(document.text, Span(ent.start_char, ent.end_char)), _LABELS[Label(ent.label_)], ent.text.casefold())
        for ent in ents
    ]


def _core(text: str, span: Span) -> Span:
    """The name without an article, a possessive and a full stop, where makers differ by custom only."""
    spelled = span.quote(text)
    article = re.match(r"(the|a|an)\s+", spelled, re.IGNORECASE)
    lead = article.end() if article and article.end() < len(spelled) else 0
    return Span(span.start + lead, span.start + max(lead + 1, len(_ENDING.sub("", spelled))))


def ours(document: Document) -> list[Found]:
    """Our names, grouped by their longest form."""
    names = (name for name in findings(document.doc).names if name.label in _LABELS)
    return [
        Found(
            _core(document.text, characters(document.doc, name.first, name.last)),
            _LABELS[name.label],
            name.full.casefold(),
        )
        for name in names
    ]


def by_capitals(document: Document) -> list[Found]:
    """The names that capitals alone give; each stands alone, of no kind."""
    return [
        Found(_core(document.text, span), "", span.quote(document.text).casefold())
        for span in names_without_model(document.text)
    ]


@dataclass(slots=True)
class Tally:
    """Counts of right, found and wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def __str__(self) -> str:
        precision, recall = self.right / max(1, self.found), self.right / max(1, self.wanted)
        f1 = 2 * self.right / max(1, self.found + self.wanted)
        return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"


def mention_figures(read: Sequence[tuple[Document, list[Found]]], *, exact: bool, kinds: bool = False) -> Tally:
    """How many names of people, bodies and places in the fully marked sentences are found.

    Names inside a longer marked phrase, and of products and markets, are neither right nor wrong.
    """
    tally = Tally()
    for document, all_found in read:
        gold = [one for one in document.gold if one.sentence < FULLY_MARKED and one.name and one.kind in _KINDS]
        found = [one for one in all_found if one.span.end <= document.marked_to]
        pairs = [(one, _best(one, found, exact=exact, kinds=kinds)) for one in gold]
        matched = {id(mate) for _, mate in pairs if mate is not None}
        tally.right += sum(mate is not None for _, mate in pairs)
        tally.wanted += len(gold)
        tally.found += sum(mate is not None for _, mate in pairs)
        tally.found += sum(_is_wrong(one, document.gold) for one in found if id(one) not in matched)
    return tally


def _best(gold: Gold, found: Iterable[Found], *, exact: bool, kinds: bool) -> Found | None:
    assert gold.name is not None
    name = gold.name
    fits = [one for one in found if (one.span == name if exact else one.span.overlaps(name))]
    if kinds:
        fits = [one for one in fits if one.kind == _KINDS[gold.kind]]
    return min(fits, key=lambda one: abs(one.span.end - name.end), default=None)


def _is_wrong(found: Found, gold: Iterable[Gold]) -> bool:
    """A name that nobody marked, and that lies in no longer marked phrase; peoples are not marked."""
    return found.kind != "PEOPLE" and not any(
        one.span.overlaps(found.span) and not (one.name and one.name == found.span) for one in gold
    )


def grouping(read: Sequence[tuple[Document, list[Found]]]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 over the marked names of each text; a name that was not found stands alone."""
    precision = recall = total = 0.0
    for document, found in read:
        gold = [one for one in document.gold if one.name and one.kind in _KINDS]
        mates = [_best(one, found, exact=False, kinds=False) for one in gold]
        keys = [one.cluster for one in gold]
        groups = [mate.group if mate else f"\0{number}" for number, mate in enumerate(mates)]
        for key, group in zip(keys, groups, strict=True):
            both = sum(k == key and g == group for k, g in zip(keys, groups, strict=True))
            precision, recall, total = (
                precision + both / groups.count(group),
                recall + both / keys.count(key),
                total + 1,
            )
    precision, recall = precision / max(1, total), recall / max(1, total)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def pronouns(
    read: Sequence[tuple[Document, list[Found]]], wanted: frozenset[str], who: "Who", *, strict: bool
) -> Tally:
    """How often a pronoun's name is right: a name of the pronoun's own marked cluster.

    If `strict`, a pronoun that nobody marked, in sentences where everything is marked, means nobody: a name is wrong;
    else only pronouns that mean somebody who is named count.
    """
    tally = Tally()
    for document, found in read:
        names = _names_of_clusters(document, found)
        marked = {one.span.start: one for one in document.gold}
        for token in document.doc:
            gold = marked.get(token.idx)
            if token.lower_ not in wanted or (gold is None and not (strict and token.idx < document.marked_to)):
                continue
            meant = names[gold.cluster] if gold is not None and gold.text.casefold() in wanted else set()
            if not meant and not strict:
                continue
            name = who(document, Span(token.idx, token.idx + len(token)))
            tally.wanted += bool(meant)
            tally.found += name is not None
            tally.right += name is not None and name.casefold() in meant
    return tally


def _names_of_clusters(document: Document, found: list[Found]) -> dict[str, set[str]]:
    """The groups of our names that fall on each marked cluster."""
    names = {one.cluster: set[str]() for one in document.gold}
    for one in document.gold:
        mate = _best(one, found, exact=False, kinds=False) if one.name and one.kind in _KINDS else None
        names[one.cluster] |= {mate.group} if mate else set()
    return names


Who = Callable[[Document, Span], str | None]


def resolved(document: Document, span: Span) -> str | None:
    """Whom our rules take the words for."""
    tokens = document.doc.char_span(span.start, span.end, alignment_mode="expand")
    return resolve(document.doc, tokens.start, tokens.end) if tokens else None


def last_named(kinds: frozenset[str]) -> Who:
    """The baseline: whoever of the kind was named last."""

    def who(document: Document, span: Span) -> str | None:
        before = [one for one in ours(document) if one.span.end <= span.start and one.kind in kinds]
        return before[-1].group if before else None

    return who


def half(document_id: str) -> int:
    """0 for the texts whose errors were looked at, 1 for those held out."""
    return hashlib.sha256(document_id.encode()).digest()[0] % 2


def show(title: str, documents: Sequence[Document]) -> None:
    """Prints every figure of some texts, the bare model's beside ours."""
    print(f"{title}: {len(documents)} texts")
    for maker, names in (("model", bare), ("ours", ours)):
        read = [(document, names(document)) for document in documents]
        print(f"  {maker:6} names overlap {mention_figures(read, exact=False)}")
        print(f"         names exact   {mention_figures(read, exact=True)}")
        print(f"         exact, kind   {mention_figures(read, exact=True, kinds=True)}")
        print("         grouping B3   P {:.3f} R {:.3f} F1 {:.3f}".format(*grouping(read)))
    plain = [(document, by_capitals(document)) for document in documents]
    print(f"  no model, capitals alone: overlap {mention_figures(plain, exact=False)}")
    print(f"                            exact   {mention_figures(plain, exact=True)}")


def show_pronouns(title: str, documents: Sequence[Document], *, strict: bool) -> None:
    """Prints how often pronouns lead to the right name."""
    read = [(document, ours(document)) for document in documents]
    for pronoun, wanted, kinds in (("he, she", _PRONOUNS, {"PERSON"}), ("it, they", _BODIES, {"ORG", "PLACE"})):
        resolving = pronouns(read, wanted, resolved, strict=strict)
        print(f"{title} {pronoun}: {resolving.wanted} with a name, {resolving.found} given one")
        print(f"   resolve        {resolving}")
        print(f"   last named     {pronouns(read, wanted, last_named(frozenset(kinds)), strict=strict)}")


def main() -> None:
    """Prints all figures, for the half that was looked at and the half that was not."""
    extractor = Extractor.load()

    def read(text: str) -> Doc:
        return extractor.read(new_article(text, language="en"))

    for data in ("meantime_en", "ecbplus"):
        everything = list(documents(read, data))
        for number, part in enumerate(("looked at", "held out")):
            chosen = [document for document in everything if half(document.id) == number]
            show(f"{data}, {part}", chosen)
            show_pronouns(f"{data}, {part},", chosen, strict=data == "meantime_en")


if __name__ == "__main__":
    main()
