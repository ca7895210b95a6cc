"""Owns the export to UIMA CAS JSON 0.4: a file an article, each with its type system."""

import json

from annotator.domain.article import Article
from annotator.formats.brat.words import file_stems
from annotator.formats.case import Case, Document
from annotator.formats.dissent import Judges
from annotator.formats.output import Output
from annotator.formats.uima.accounts import tell
from annotator.formats.uima.describing import described
from annotator.formats.uima.structures import SOFA_ID, Structure, structures
from annotator.formats.uima.types import LINK, SOFA, VIEW, type_system_json

_Object = dict[str, object]


def export(case: Case, out: Output) -> None:
    """Write the articles of a case."""
    types = type_system_json(described(case))
    stems = file_stems([article.id for article in case.of(Article)])
    for document in case.documents():
        with out.file(f"{stems[document.article.id]}.json") as file:
            file.write(_cas(document, types, case.judges()).encode("utf-8"))
        tell(document, out, str)


def _cas(document: Document, types: str, judges: Judges) -> str:
    found = list(structures(document, {}, judges))
    numbers = iter(range(found[-1].id + 1, 2 * found[-1].id + 2))
    sofa: _Object = {"%ID": SOFA_ID, "%TYPE": SOFA, "sofaNum": 1, "sofaID": VIEW, "mimeType": "text/plain"}
    told = [{**sofa, "sofaString": document.article.text}]
    for each in found:
        arrays = {name: (next(numbers), ids) for name, ids in each.refs.items() if isinstance(ids, tuple)}
        told += [{"%ID": at, "%TYPE": f"{LINK}[]", "%ELEMENTS": list(ids)} for at, ids in arrays.values()]
        refs = {f"@{name}": arrays[name][0] if name in arrays else ids for name, ids in each.refs.items()}
        told.append({**_structure(each), **refs})
    lines = ",\n".join(json.dumps(each, ensure_ascii=False) for each in told)
    view = {VIEW: {"%SOFA": SOFA_ID, "%MEMBERS": [each.id for each in found if each.indexed]}}
    return f'{{"%TYPES": {types},\n"%FEATURE_STRUCTURES": [\n{lines}\n],\n"%VIEWS": {json.dumps(view)}}}\n'


def _structure(each: Structure) -> _Object:
    told: _Object = {"%ID": each.id, "%TYPE": each.type}
    if each.indexed:
        told["@sofa"] = SOFA_ID
    if each.place:
        told["begin"], told["end"] = each.place
    return {**told, **each.features}
