"""Tests of CoNLL-2012: what an export holds, files in the layouts of several tools, and files with something wrong."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.article import Article, new_article
from annotator.domain.claim import Claim, Role, Slot, Status
from annotator.domain.entity import Entity
from annotator.domain.errors import AnnotatorError
from annotator.domain.family import Story
from annotator.domain.ids import ArticleId, ClaimId, EntityId, MentionId, StoryId, link_id
from annotator.domain.link import Link, Relation, Standing
from annotator.domain.mention import Mention
from annotator.domain.span import Span
from annotator.formats.conll2012.columns import Chained
from annotator.formats.conll2012.format import CONLL2012
from annotator.formats.document import ClaimEntry, EntityEntry, Entry, Given, LinkEntry, MentionEntry, StoryEntry
from annotator.formats.files import read_path
from tests.formats.cases import brought_in, exported

SAMPLE = Path(__file__).parent / "samples" / "conll2012" / "meeting.gold_conll"
TEXTS = {
    "a": "🙂 Ana Vidal met Ben's aide. She\nleft.",
    "b": "عمدة هالدن Vidal, e\u0301lite, saw Ben 桥.",
    "c": "Nobody came.",
}


def mention(article: str, quote: str, entity: str | None = None, label: str = "PERSON") -> MentionEntry:
    at = TEXTS[article].index(quote)
    found = Mention(MentionId(f"{article} {quote}"), ArticleId(article), Span(at, at + len(quote)), quote, label)
    return MentionEntry(found, EntityId(entity) if entity else None)


def claim(article: str, quote: str, status: Status = Status.CONFIRMED) -> ClaimEntry:
    text = TEXTS[article]
    at = text.index(quote)
    slots = (Slot(Role.PREDICATE, Span(at, at + len(quote))),)
    said = Claim(ClaimId(f"{article} {quote}"), ArticleId(article), Span(0, len(text)), "said", slots)
    return ClaimEntry(said, status, article_text=text)


def entity(name: str, standing: Standing = Standing.CONFIRMED) -> EntityEntry:
    return EntityEntry(Entity(EntityId(name), name, "PERSON", ()), standing)


def link(a: str, b: str, relation: Relation = Relation.SAME) -> LinkEntry:
    one, other = ClaimId(a), ClaimId(b)
    return LinkEntry(Link(link_id(one, other), one, other, relation), Standing.CONFIRMED)


def case() -> list[Entry]:
    """Two articles of one story and one by itself, with all that can be lost."""
    articles = [replace(new_article(text), id=ArticleId(each)) for each, text in TEXTS.items()]
    mentions = [
        *(mention("a", "Ana Vidal", "vidal"), mention("a", "Vidal met", "vidal"), mention("a", "Ben", "ben")),
        *(mention("a", "Ben's aide"), mention("a", "She", "vidal"), mention("a", " ")),
        *(mention("b", "Vidal", "vidal"), mention("b", "e\u0301lite", label="GPE"), mention("b", "Ben", "ben")),
        mention("b", "桥", "once"),
    ]
    entities = [entity("ben", Standing.REJECTED), entity("once"), entity("vidal")]
    claims = [claim("a", "met"), claim("a", "left"), claim("b", "saw"), claim("c", "came", Status.REJECTED)]
    links = [link("a met", "b saw"), link("a left", "b saw", Relation.DIFFERENT), link("a met", "c came")]
    story = StoryEntry(Story(StoryId("s"), (ArticleId("a"), ArticleId("b"))), Standing.CONFIRMED)
    return [*articles, *mentions, *entities, *claims, *links, story]


def column(path: Path) -> dict[str, str]:
    """The chains of a file by the words that they stand at."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if "\t" in line]
    return {f"{row[0]} {row[3]}": row[-1] for row in rows if row[-1] != "-"}


def scored(path: Path) -> dict[str, dict[str, list[tuple[int, int]]]]:
    """The chains of each document by the rules of the scorer of the task: what begins and ends, counted through."""
    found: dict[str, dict[str, list[tuple[int, int]]]] = {}
    for body in re.findall(r"^#begin document (.*?)\n(.*?)^#end document", path.read_text("utf-8"), re.M | re.S):
        chains = found.setdefault(body[0], {})
        half: dict[str, list[int]] = {}
        for place, line in enumerate(line for line in body[1].split("\n") if line.strip()):
            cell = line.split()[-1]
            for chain in re.findall(r"\((\d+)\)", cell):
                chains.setdefault(chain, []).append((place, place))
            cell = re.sub(r"\(\d+\)", "", cell)
            for chain in re.findall(r"\((\d+)", cell):
                half.setdefault(chain, []).append(place)
            for chain in re.findall(r"(\d+)\)", cell):
                chains.setdefault(chain, []).append((half[chain].pop(), place))
        assert not any(half.values())
    return found


def test_an_export_tells_chains_labels_and_losses(tmp_path: Path) -> None:
    assert CONLL2012.exporter is not None
    held = exported(CONLL2012.exporter, case(), tmp_path / "out")
    told = {identity: why for kind in held for why, ids in kind.lost.items() for identity in ids}
    assert told == {
        "a  ": "a span of white space alone",
        "a Vidal met": "it crosses another of the same chain, and brackets cannot tell them apart",
        "ben": "refused, and the format only holds what is said",
        "once": "fewer than two mentions of it, which make no chain",
        "c came": "refused, and the format only holds what is said",
        link_id(ClaimId("a left"), ClaimId("b saw")): "only links that say the same make chains",
        link_id(ClaimId("a met"), ClaimId("c came")): "one of its claims is not in the file",
        "s": "It has no place for them",
    }
    entities = column(tmp_path / "out" / "entities.conll")
    vidal = entities["1/b Vidal"].strip("()")
    assert entities["1/a Ana"] == f"({vidal}"
    assert entities["1/a Vidal"] == f"{vidal})"
    assert entities["1/a She"] == f"({vidal})"
    events = column(tmp_path / "out" / "events.conll")
    assert events["1/a met"] == events["1/b saw"] != events["1/a left"]
    labels = [
        line.split("\t")[10]
        for line in (tmp_path / "out" / "entities.conll").read_text("utf-8").splitlines()
        if "\t" in line
    ]
    assert [label for label in labels if label != "*"] == [
        "(PERSON*",
        "*)",
        "(PERSON*",
        "*)",
        "(PERSON)",
        "(PERSON)",
        "(GPE)",
        "(PERSON)",
        "(PERSON)",
    ]


def test_the_scorer_sees_chains_of_a_topic_in_one_document(tmp_path: Path) -> None:
    assert CONLL2012.exporter is not None
    exported(CONLL2012.exporter, case(), tmp_path / "out")
    assert list(scored(tmp_path / "out" / "events.conll")) == ["(1/a); part 000", "(1/b); part 000", "(2/c); part 000"]
    by_topic = scored(tmp_path / "out" / "events-by-topic.conll")
    assert list(by_topic) == ["(1); part 000", "(2); part 000"]
    assert sorted(len(chain) for chain in by_topic["(1); part 000"].values()) == [1, 2]
    entities = scored(tmp_path / "out" / "entities-by-topic.conll")["(1); part 000"]
    assert sorted(len(chain) for chain in entities.values()) == [1, 1, 1, 1, 1, 3]


def test_the_same_project_gives_the_same_bytes(tmp_path: Path) -> None:
    assert CONLL2012.exporter is not None
    for name in ("one", "other"):
        exported(CONLL2012.exporter, case(), tmp_path / name)
    written = [{each.name: each.read_bytes() for each in (tmp_path / name).iterdir()} for name in ("one", "other")]
    assert written[0] == written[1]
    assert len(written[0]) == 4


def test_a_sample_of_the_task_comes_in_whole() -> None:
    entries = brought_in(SAMPLE)
    texts = [each.text for each in entries if isinstance(each, Article)]
    assert texts == ["Ana Vidal met the mayor of Halden.\nShe stayed (there)", "He left"]
    mentions = {each.mention.quote: each.mention.label for each in entries if isinstance(each, MentionEntry)}
    assert mentions == {
        "Ana Vidal": "PERSON",
        "She": "PERSON",
        "the mayor of Halden": "MISC",
        "Halden": "GPE",
        "there": "GPE",
        "He": "MISC",
    }
    entities = [(e.entity.name, e.entity.variants) for e in entries if isinstance(e, EntityEntry)]
    assert entities == [("Ana Vidal", ("Ana Vidal", "She")), ("Halden", ("Halden", "there"))]


@pytest.mark.parametrize(
    "rows",
    [
        "x 0 0 Ana (1\nx 0 1 Vidal 1)\n\nx 0 0 She (1)|(2\nx 0 1 left 2)\n",
        "Ana (1\r\nVidal 1)\r\n\r\nShe (2|(1)\r\nleft 2)",
        "t\tt_1\tx\t0\t1\tAna\tTrue\t(1\nt\tt_1\tx\t0\t2\tVidal\tTrue\t1)\n"
        "t\tt_1\tx\t1\t3\tShe\tTrue\t(1)(2\nt\tt_1\tx\t1\t4\tleft\tTrue\t2)\n",
    ],
)
@pytest.mark.parametrize("end", ["#end document\n", "#end document", ""])
def test_every_layout_says_the_same_chains(tmp_path: Path, rows: str, end: str) -> None:
    (tmp_path / "a.conll").write_bytes(f"#begin document (x); part 000\n{rows}\n{end}".encode())
    entries = brought_in(tmp_path / "a.conll")
    assert [each.text for each in entries if isinstance(each, Article)] == ["Ana Vidal\nShe left"]
    assert [e.entity.variants for e in entries if isinstance(e, EntityEntry)] == [("Ana Vidal", "She")]
    assert "She left" in [each.mention.quote for each in entries if isinstance(each, MentionEntry)]


def test_words_left_out_for_their_licence_are_told(tmp_path: Path) -> None:
    rows = SAMPLE.read_text("utf-8").replace("mayor", "[WORD]")
    (tmp_path / "a.v4_gold_skel").write_text(rows, encoding="utf-8")
    told = [str(item) for item in read_path(tmp_path / "a.v4_gold_skel") if isinstance(item, AnnotatorError)]
    untyped, said = [each for each in told if "other columns" not in each]
    assert "without a label came in as mentions with the label MISC" in untyped
    assert "1 word is only marked as left out" in said


def test_two_chains_at_the_very_same_words_are_told(tmp_path: Path) -> None:
    rows = "x 0 0 Ana (1)|(2)\nx 0 1 met -\nx 0 2 Ana (1)\nx 0 3 her (2)\n"
    (tmp_path / "a.conll").write_text(f"#begin document (x); part 000\n{rows}#end document\n", encoding="utf-8")
    told = [str(item) for item in read_path(tmp_path / "a.conll") if isinstance(item, AnnotatorError)]
    assert told[0].endswith(
        ": 1 mention of chains stayed out, for another chain has one at the very same words (the first "
        "in line 2: 2 beside 1)."
    )


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ("(3", "(3 begins a mention that does not end"),
        ("3)", "3) ends a mention that did not begin"),
        ("(3|((4", "the last column must tell chains, as (12 or 12) or (12), not '(3|((4'"),
    ],
)
def test_a_bad_chain_is_told_and_the_rest_comes_in(tmp_path: Path, cell: str, says: str) -> None:
    rows = f"x 0 0 Ana (1)\nx 0 1 met {cell}\nx 0 2 Ana (1)\n"
    (tmp_path / "a.conll").write_text(f"#begin document (x); part 000\n{rows}#end document\n", encoding="utf-8")
    items = list(read_path(tmp_path / "a.conll"))
    trouble, untyped = [str(item) for item in items if isinstance(item, AnnotatorError)]
    assert trouble.startswith(f"{tmp_path / 'a.conll'}, line 3: {says}")
    assert untyped.endswith(": 2 annotations without a label came in as mentions with the label MISC.")
    assert len([item for item in items if isinstance(item, Given) and isinstance(item.entry, EntityEntry)]) == 1


def test_a_row_without_chains_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.conll").write_text("#begin document (x); part 000\nAna\nmet -\n", encoding="utf-8")
    said = [str(item) for item in read_path(tmp_path / "a.conll") if isinstance(item, AnnotatorError)]
    assert said[0].startswith(f"{tmp_path / 'a.conll'}, line 2: a line needs a word and its chains")


def test_short_lines_and_documents_that_nothing_ends_are_told_and_their_words_come_in(tmp_path: Path) -> None:
    rest = "NN * - - - - * "
    rows = f"a 0 0 Bob {rest}(0)\na 0 1 ran VBD\na 0 home\na 0 0 Eve {rest}x (1)\na 0 1 sat {rest}x -\n"
    (tmp_path / "a.conll").write_text(f"#begin document (a);\n{rows}\n#begin document (b)\nb 0 0 x\nb 0 1\n", "utf-8")
    items = list(read_path(tmp_path / "a.conll"))
    texts = [item.entry.text for item in items if isinstance(item, Given) and isinstance(item.entry, Article)]
    assert texts == ["Bob ran Eve sat"]
    told = [str(item).partition("a.conll")[2] for item in items if isinstance(item, AnnotatorError)]
    assert sorted(each.partition("; mend")[0] for each in told) == [
        ", line 10: the line has 3 columns where its sentence has 4; it stayed out",
        ", line 3: the line has 5 columns where its sentence has 12; its word came in without chains",
        ", line 4: the line has 3 columns where its sentence has 12; it stayed out",
        ", line 9: a line needs a word and its chains, with a tab or spaces between its columns",
        ": 1 document has no line #end document (the first begins in line 1); what stands there came in, but the "
        "file may be cut off.",
        ": 2 annotations without a label came in as mentions with the label MISC.",
        ": what other columns say of its words stayed out, for there is no place for it (arguments of 2 words, "
        "parts of speech of 3 words).",
    ]


def test_brackets_of_one_chain_close_the_last_that_opened() -> None:
    chained = Chained()
    for place, cell in enumerate(["(1|(2", "(1", "2)|1)", "(1)|1)"]):
        chained.word(place, cell)
    assert sorted(chained.marks) == [("1", 0, 4), ("1", 1, 3), ("1", 3, 4), ("2", 0, 3)]


def test_columns_without_a_place_are_told_with_the_words_that_have_them(tmp_path: Path) -> None:
    rows = (
        "a 0 0 Ana NNP (TOP(S(NP*) ana - - Speaker#1 (PERSON) (ARG0*) (1)",
        "a 0 1 left VBD (VP*)) leave 01 2 Speaker#1 * (V*) -",
    )
    file = tmp_path / "a.gold_conll"
    file.write_text("\n".join(["#begin document (a); part 000", *rows, "", "#end document", ""]), encoding="utf-8")
    (told,) = [str(item) for item in read_path(file) if isinstance(item, AnnotatorError)]
    assert "stayed out" in told
    assert "senses of 1 word, speakers of 2 words, trees of 2 words" in told


def test_a_byte_order_mark_is_no_part_of_the_first_line(tmp_path: Path) -> None:
    rows = (
        "#begin document (a); part 000\na 0 0 Hello UH * - - - - * (1)\na 0 1 World NN * - - - - * -\n\n#end document\n"
    )
    (tmp_path / "x.conll").write_text(f"\ufeff{rows}", encoding="utf-8")
    assert [each.text for each in brought_in(tmp_path / "x.conll") if isinstance(each, Article)] == ["Hello World"]
