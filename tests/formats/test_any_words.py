"""Property tests of formats of words: whatever their lines hold, they give entries and sentences only, and the same."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.errors import AnnotatorError
from annotator.formats.document import Given
from annotator.formats.files import read_path
from tests.sampling import examples

_NAMES = (
    "a.conll",
    "entities.conll",
    "a.gold_conll",
    "a.txt",
    "7_1ecb.xml",
    "ECBplus_coreference_sentences.csv",
    "a.json",
)
_WORDS = [
    "#begin document (a); part 000\n",
    "#begin document",
    "#end document\n",
    "-DOCSTART- -X- O O\n\n",
    "Ana B-PER\n",
]
_WORDS += [
    "x 0 0 Ana (1\n",
    "x 0 1 left 1)|(2\n",
    "y 1 0 🙂 (2)(3\n",
    "# annotator: events, x\n",
    "# annotator: entities, x\n",
]
_WORDS += [
    "t t x 0 1 Ana True (1)\n",
    "Ana\n",
    "\n",
    "\r\n",
    "\t",
    " ",
    "(",
    ")",
    "|",
    "O\n",
    "I-X\n",
    "\u2028",
    "\ufeff",
    "\x85",
    "\x1c",
]
_MARKS = ['<Document doc_name="7_1ecb.xml">', "</Document>", '<token t_id="1" sentence="0" number="0">Ana</token>']
_MARKS += ['<token t_id="2" sentence="x">left\u2028</token>', '<token sentence="1"/>', "<Markables>", "</Markables>"]
_MARKS += [
    '<LOC m_id="1" label="X"><token_anchor t_id="1"/></LOC>',
    '<LOC m_id="2"><token_anchor/></LOC>',
    "<Relations>",
]
_MARKS += ['<ACTION m_id="3" from="9" to="1"><token_anchor t_id="2"/><token_anchor t_id="1"/></ACTION>', "</Relations>"]
_MARKS += ['<LOC m_id="4" TAG_DESCRIPTOR="" instance_id="L"/>', "<!DOCTYPE a>", "&#1;", "Topic,File,Sentence Number\n"]
_MARKS += ['<CROSS_DOC_COREF><source m_id="1"/><source m_id="3"/><target m_id="4"/></CROSS_DOC_COREF>']
_JSON = ['{"a.xml": [[0, 1, "Ana", true]', ', [0, "2", "left"]', ", [0]", ", 7", "]", "}", ', "b": ', "[", "null", "{}"]
_TEXTS = st.one_of(*(st.lists(st.sampled_from(each), max_size=14).map("".join) for each in (_WORDS, _MARKS, _JSON)))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """A new folder at every call."""
    return lambda: tmp_path_factory.mktemp("words")


@settings(max_examples=examples(10))
@given(text=_TEXTS, other=_TEXTS, name=st.sampled_from(_NAMES))
def test_any_words_give_entries_and_sentences_only(
    folder: Callable[[], Path], text: str, other: str, name: str
) -> None:
    place = folder()
    for each, said in ((name, text), ("events.conll", other), ("7_2ecbplus.xml", other), ("a_events.json", other)):
        (place / each).write_text(said, encoding="utf-8", newline="")
    first = list(read_path(place))
    assert first
    assert all(isinstance(item, Given) or str(item) for item in first)
    assert [item.entry if isinstance(item, Given) else str(item) for item in read_path(place)] == [
        item.entry if isinstance(item, Given) else str(item) for item in first
    ]
    assert all(not isinstance(item, AnnotatorError) or item.message_id for item in first)
