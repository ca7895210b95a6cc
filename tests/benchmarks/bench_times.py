"""Prints how many of our own time expressions get the extent, type and value that TIMEX3 gives them, and the speed."""

import re
import time
from pathlib import Path

from annotator.extract.times.times import read_times

TABLE = Path(__file__).resolve().parents[1] / "extract" / "time_expressions.tsv"
BAR = 0.95
_ROUNDS = 20


def rows() -> list[list[str]]:
    """Sentence with marked words, day of publication, types and values."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def plain(marked: str) -> str:
    return re.sub(r"[\[\]]", "", marked)


def is_right(marked: str, published: str, kinds: str, values: str) -> bool:
    """Whether exactly the marked words are found, each with its type and value."""
    sentence = plain(marked)
    expected = list(zip(re.findall(r"\[([^\]]+)\]", marked), kinds.split(), values.split(), strict=True))
    found = read_times(sentence, None if published == "-" else published)
    told = [(one.future if " will " in sentence else one.past) or "-" for one in found]
    named = [(one.span.quote(sentence), one.kind.value) for one in found]
    return [(*name, value) for name, value in zip(named, told, strict=True)] == expected


def words_a_second(text: str) -> float:
    start = time.process_time()
    for _ in range(_ROUNDS):
        read_times(text, "2020-12-26")
    return _ROUNDS * len(text.split()) / (time.process_time() - start)


def main() -> None:
    """Prints accuracy over the table, apart over its look-alikes, and what is wrong."""
    table = rows()
    wrong = [row for row in table if not is_right(*row)]
    none = [row for row in table if "[" not in row[0]]
    missed = sum(row in wrong for row in none)
    print(f"times: {len(table) - len(wrong)} of {len(table)} right ({1 - len(wrong) / len(table):.1%}; bar {BAR:.0%})")
    print(f"  of them {len(none) - missed} of {len(none)} look-alikes that are no time")
    for row in wrong:
        print(f"  wrong: {row[0]}")
    text = " ".join(plain(row[0]) for row in table)
    print(f"  {words_a_second(text):,.0f} words a second where every sentence tells a time")


if __name__ == "__main__":
    main()
