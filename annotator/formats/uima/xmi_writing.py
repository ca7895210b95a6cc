"""Owns the export to UIMA CAS XMI: a file an article, and the type system that they share."""

from collections.abc import Iterator, Mapping
from typing import Final

from annotator.domain.article import Article
from annotator.formats.brat.words import file_stems
from annotator.formats.case import Case, Document
from annotator.formats.dissent import Judges
from annotator.formats.output import Output
from annotator.formats.uima.accounts import tell, tell_lost
from annotator.formats.uima.describing import described
from annotator.formats.uima.plain_words import hidden, shown
from annotator.formats.uima.structures import SOFA_ID, Structure, structures
from annotator.formats.uima.types import TYPES, VIEW, type_system_xml
from annotator.formats.xml_words import attribute

TYPE_SYSTEM: Final = "TypeSystem.xml"
_LONGEST: Final = 9_000_000
"""Bytes of an article as XML spells it: readers take no attribute of ten million."""
_NAMESPACE: Final = "http:///{}.ecore"


def _prefix(name: str) -> str:
    parts = name.split(".")
    return parts[-2] if parts[-2] != "type" else parts[-3]


_TAGS: Final = {name: f"{_prefix(name)}:{name.rpartition('.')[2]}" for name in TYPES}
_SPACES: Final[Mapping[str, str]] = {
    "cas": _NAMESPACE.format("uima/cas"),
    "xmi": "http://www.omg.org/XMI",
    **{_prefix(name): _NAMESPACE.format(name.rpartition(".")[0].replace(".", "/")) for name in TYPES},
}
_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<xmi:XMI '
    + " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in sorted(_SPACES.items()))
    + ' xmi:version="2.0">\n<cas:NULL xmi:id="0"/>\n'
)


def export(case: Case, out: Output) -> None:
    """Write the articles of a case, and their type system."""
    stems = file_stems([article.id for article in case.of(Article)])
    with out.file(TYPE_SYSTEM) as file:
        file.write(type_system_xml(described(case)))
    for document in case.documents():
        text = attribute(shown(document.article.text))
        if len(text.encode("utf-8")) > _LONGEST:
            tell_lost(document, out, "its article is longer than readers of XML take; uima-json holds it")
            continue
        with out.file(f"{stems[document.article.id]}.xmi") as file:
            file.write("".join(_lines(document, text, case.judges())).encode("utf-8"))
        tell(document, out, shown)


def _lines(document: Document, text: str, judges: Judges) -> Iterator[str]:
    members: list[str] = []
    yield _HEAD
    for each in structures(document, hidden(document.article.text), judges):
        if each.indexed:
            members.append(str(each.id))
        yield f"<{_TAGS[each.type]}{_attributes(each)}/>\n"
    sofa = f'sofaNum="1" sofaID="{VIEW}" mimeType="text/plain" sofaString={text}'
    yield f'<cas:Sofa xmi:id="{SOFA_ID}" {sofa}/>\n'
    yield f'<cas:View sofa="{SOFA_ID}" members="{" ".join(members)}"/>\n</xmi:XMI>\n'


def _attributes(each: Structure) -> str:
    said = [f' xmi:id="{each.id}"']
    if each.indexed:
        said.append(f' sofa="{SOFA_ID}"')
    if each.place:
        said.append(f' begin="{each.place[0]}" end="{each.place[1]}"')
    said += [f" {name}={attribute(words)}" for name, words in each.features.items()]
    for name, ids in each.refs.items():
        said.append(f' {name}="{" ".join(map(str, ids)) if isinstance(ids, tuple) else ids}"')
    return "".join(said)
