"""Makes the worked example of the help anew: `python -m tests.cli.make_example`, after extraction has changed."""

import textwrap

from annotator.cli.explaining import Line, lines
from annotator.domain.article import new_article
from annotator.paths import resource
from annotator.services.explaining import explain

WIDTH = 84
EXPLAINED = resource("help", "example-explained.txt")
_PUBLISHED = "2024-03-04"


def example() -> str:
    """What `extract --explain` prints of the help's article, wrapped to the width of a page."""
    text = resource("help", "example-article.txt").read_text(encoding="utf-8")
    article = new_article(text, title=text.partition("\n")[0], published=_PUBLISHED)
    return "".join(f"{_wrapped(line)}\n" for line in lines(explain(article, {})))


def _wrapped(line: Line) -> str:
    hanging = " " * (len(line.plain) - len(line.text) if line.label else 5 if line.look == "bold" else 0)
    return "\n".join(textwrap.wrap(line.plain, WIDTH, subsequent_indent=hanging, break_long_words=False))


if __name__ == "__main__":
    EXPLAINED.write_text(example(), encoding="utf-8")
