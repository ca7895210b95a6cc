"""Owns PDF files made for tests: words where they are wanted on each page, in one plain font."""

from collections.abc import Sequence

Words = tuple[str, float, float]
"""What is printed, and where its line begins: points from the left and from the bottom."""

SIZE = 10


def pdf(pages: Sequence[Sequence[Words]], *, drawn: bool = False, title: str = "") -> bytes:
    """A file of these pages, 600 by 800 points; `drawn` puts a square on each."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Courier>>"]
    kids: list[int] = []
    for words in pages:
        shown = "".join(f"BT /F {SIZE} Tf {left} {bottom} Td ({text}) Tj ET\n" for text, left, bottom in words)
        stream = f"{'10 10 50 50 re f' if drawn else ''}\n{shown}".encode("latin-1")
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {len(objects)} 0 R"
        objects.append(f"{page}/Resources<</Font<</F 3 0 R>>>>>>".encode())
        kids.append(len(objects))
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]>>".encode()
    objects.append(f"<</Title({title})>>".encode())
    return _file(objects)


def column(lines: Sequence[str], left: float = 50, top: float = 750, step: float = 12) -> list[Words]:
    """Lines below each other; an empty one leaves room."""
    return [(line, left, top - step * place) for place, line in enumerate(lines) if line]


def _file(objects: Sequence[bytes]) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, held in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj%s\nendobj\n" % (number, held)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(data)
    trailer = b"trailer<</Size %d/Root 1 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        len(objects),
        start,
    )
    return data + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + trailer
