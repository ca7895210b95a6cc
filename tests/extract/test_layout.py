"""What is printed around a story never counts as its body."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.extract.page.layout import PieceKind, may_tell_a_day, read_layout
from tests.extract.pages import PageLine, page_lines, pieces_of


def kinds(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(piece.kind.value, text[piece.start : piece.end].strip()) for piece in read_layout(text, title)]


@pytest.mark.parametrize("line", page_lines(), ids=lambda line: f"{line.where} {line.paragraphs[0][:60]}")
def test_a_line_of_a_page_is_told_by_its_form_and_place(line: PageLine) -> None:
    assert pieces_of(line) == line.kinds


def test_a_first_line_without_a_full_stop_and_its_repetition_are_headlines() -> None:
    text = "Bridge opens – City’s pride\n\nBridge opens - City's pride\n\nThe mayor spoke."
    assert [kind for kind, _ in kinds(text)] == ["headline", "headline", "body"]


def test_the_known_title_is_a_headline_wherever_it_stands() -> None:
    assert kinds("It rained.\n\nBridge opens.\n", "Bridge opens")[1] == ("headline", "Bridge opens.")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("[ad_1]", PieceKind.ADVERT),
        ("Advertisement", PieceKind.ADVERT),
        ("Source: RT", PieceKind.CREDIT),
        ("Photo by Ana Duarte", PieceKind.CREDIT),
        ("By Ana Duarte", PieceKind.CREDIT),
        ("Facebook / @CityHall", PieceKind.CREDIT),
        ("Posted – 11th January 2021", PieceKind.POSTED),
        ("Monday, 3 May 2021", PieceKind.POSTED),
        ("Read more: The old bridge", PieceKind.TEASER),
        ("The mayor at the bridge (Porto, December 26).", PieceKind.CAPTION),
        ("File photo: the bridge in spring.", PieceKind.CAPTION),
        ("All rights reserved by the paper.", PieceKind.DISCLAIMER),
        ("The views do not imply any endorsement by the publisher.", PieceKind.DISCLAIMER),
        ("What happens next", PieceKind.HEADING),
        ("The mayor opened the bridge.", PieceKind.BODY),
        ("He said:", PieceKind.BODY),
    ],
)
def test_each_kind_of_line_is_told_by_its_form(line: str, kind: PieceKind) -> None:
    text = f"It rained in the morning.\n\n{line}\n\nThe sun came out at noon."
    assert kinds(text)[1] == (kind.value, line)


def test_the_line_below_read_more_is_a_teaser_even_when_cut_off() -> None:
    text = "It rained.\n\nread more\n\nThe old bridge was closed after the\n\nThe sun came out."
    assert [kind for kind, _ in kinds(text)] == ["body", "teaser", "teaser", "body"]


def test_a_dateline_is_parted_from_its_sentence() -> None:
    assert kinds("Porto, Portugal – The mayor opened the bridge.")[0] == ("dateline", "Porto, Portugal –")
    assert kinds("PORTO (Reuters) - The mayor opened the bridge.")[0] == ("dateline", "PORTO (Reuters) -")


def test_a_dash_inside_a_sentence_is_no_dateline() -> None:
    assert [kind for kind, _ in kinds("Duarte – who opened the bridge – smiled.")] == ["body"]


def test_a_single_line_without_a_full_stop_is_body() -> None:
    assert [kind for kind, _ in kinds("The mayor opened the bridge")] == ["body"]


def test_lines_wrapped_at_a_fixed_width_are_one_paragraph() -> None:
    text = (
        "The mayor opened the bridge on a rainy day\nin the presence of the council and many people\nand left at noon."
    )
    assert len(kinds(text)) == 1


@given(st.text(alphabet='aB.\n “”"[]:–(0😀\u0301', max_size=80))
def test_pieces_cover_the_text_without_gaps(text: str) -> None:
    pieces = read_layout(text)
    assert [piece.start for piece in pieces[1:]] == [piece.end for piece in pieces[:-1]]
    assert not pieces or (pieces[0].start, pieces[-1].end) == (0, len(text))


def test_a_credit_below_a_wrapped_paragraph_is_no_part_of_it() -> None:
    text = (
        "Fire at the hall\nPORTO, March 3 (Reuters) - Nine people were hurt in a fire at a hall on Tuesday.\n"
        "Image copyright EPA\nThe hall was built in 1890, the mayor said, and it had no alarm to speak of.\n"
    )
    assert [kind for kind, _ in kinds(text)] == ["headline", "dateline", "body", "credit", "body"]


def test_a_text_of_one_sentence_is_no_headline_though_it_is_its_own_title() -> None:
    text = "He said the army left Tripoli."
    assert [piece.kind for piece in read_layout(text, text)] == [PieceKind.BODY]
    assert [piece.kind for piece in read_layout("Army leaves Tripoli", "Army leaves Tripoli")] == [PieceKind.HEADLINE]


def test_no_piece_tells_a_day_where_the_quick_look_finds_none() -> None:
    told = {PieceKind.POSTED, PieceKind.DATELINE}
    quick = [False, False]
    for line in page_lines():
        for gap in ("\n", "\n\n"):
            text = gap.join(line.paragraphs)
            tells = any(piece.kind in told for piece in read_layout(text))
            assert may_tell_a_day(text) or not tells, text
            quick[may_tell_a_day(text)] = True
    assert quick == [True, True]
