"""Prints how many lines of news pages are told for what they are, and how much body text of PolNeAR is set aside."""

import json
from pathlib import Path

from annotator.extract.page.layout import PieceKind, read_layout
from tests.extract.pages import page_lines, pieces_of

POLNEAR = Path(__file__).resolve().parents[3] / "shared" / "data" / "polnear" / "documents.jsonl"


def main() -> None:
    """Prints both figures."""
    table = page_lines()
    found = [pieces_of(line) for line in table]
    right = sum(kinds == line.kinds for kinds, line in zip(found, table, strict=True))
    story = [(kinds, line) for kinds, line in zip(found, table, strict=True) if set(line.kinds) == {PieceKind.BODY}]
    kept = sum(set(kinds) == {PieceKind.BODY} for kinds, _ in story)
    print(f"pages: {right} of {len(table)} lines right ({right / len(table):.1%})")
    print(f"  {kept} of {len(story)} look-alikes kept as body")
    if POLNEAR.is_file():
        print(f"PolNeAR: {body_share():.1%} of the characters are body, without the titles")


def body_share() -> float:
    """The share of characters below the first line that are body."""
    body = whole = 0
    for line in POLNEAR.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        for piece in read_layout(document["text"], document["title"]):
            if piece.kind is not PieceKind.HEADLINE:
                whole += piece.end - piece.start
                body += (piece.end - piece.start) * (piece.kind is PieceKind.BODY)
    return body / max(1, whole)


if __name__ == "__main__":
    main()
