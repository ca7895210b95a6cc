"""Owns copies made of articles with a seed: cut, shuffled, added to, reworded and glued, with what is known of them."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from annotator.domain.article import Article, new_article
from annotator.domain.ids import ArticleId

Paragraphs = list[str]
Change = Callable[[Paragraphs, float, "Material", random.Random], Paragraphs]


@dataclass(slots=True)
class Material:
    """Paragraphs and words of texts that are not in the pool, to add and to change with; no paragraph comes twice."""

    paragraphs: Paragraphs
    words: list[str]
    used: int = 0

    def some(self, many: int) -> Paragraphs:
        """The next paragraphs; ValueError if there are no more, for one that came twice would be a copy itself."""
        self.used += many
        if self.used > len(self.paragraphs):
            raise ValueError(f"{self.used} paragraphs are wanted, there are {len(self.paragraphs)}")
        return self.paragraphs[self.used - many : self.used]


@dataclass(frozen=True, slots=True)
class Pool:
    """Articles, and the pairs among them of which one was made from the other."""

    articles: list[Article]
    pairs: set[frozenset[ArticleId]]


@dataclass(frozen=True, slots=True)
class Glued:
    """Articles glued from passages of several others, and from which each passage was taken."""

    articles: list[Article]
    taken: list[tuple[ArticleId, str, ArticleId]]


def cut(text: Paragraphs, change: float, _more: Material, dice: random.Random) -> Paragraphs:
    """A share of the paragraphs left out, under a new headline."""
    keep = sorted(dice.sample(range(len(text)), max(1, round(len(text) * (1 - change)))))
    return [text[at] for at in keep]


def added(text: Paragraphs, change: float, more: Material, dice: random.Random) -> Paragraphs:
    """So many foreign paragraphs put in that they are a share of the whole."""
    made = list(text)
    for paragraph in more.some(round(len(text) * change / (1 - change))):
        made.insert(dice.randint(0, len(made)), paragraph)
    return made


def replaced(text: Paragraphs, change: float, more: Material, dice: random.Random) -> Paragraphs:
    """A share of the paragraphs replaced by foreign ones, and all of them shuffled."""
    kept = cut(text, change, more, dice)
    made = kept + more.some(len(text) - len(kept))
    dice.shuffle(made)
    return made


def reworded(text: Paragraphs, change: float, more: Material, dice: random.Random) -> Paragraphs:
    """A share of the words replaced, left out or preceded by another one."""
    return [_reworded(paragraph, change, more, dice) for paragraph in text]


def mixed(text: Paragraphs, change: float, more: Material, dice: random.Random) -> Paragraphs:
    """Half of the change as replaced paragraphs, half of it as changed words."""
    return reworded(replaced(text, change / 2, more, dice), change / 2, more, dice)


CHANGES: dict[str, Change] = {
    "cut": cut, "added": added, "replaced and shuffled": replaced, "reworded": reworded, "mixed": mixed
}  # fmt: skip


def copies(texts: Sequence[str], more: Material, change: Change, share: float, dice: random.Random) -> Pool:
    """Every text with one copy that is changed to a share, each under its own headline."""
    articles: list[Article] = []
    pairs: set[frozenset[ArticleId]] = set()
    for number, text in enumerate(texts):
        paragraphs = [line for line in text.split("\n") if line.strip()]
        made = [_headline(more, dice), *change(paragraphs[1:], share, more, dice)]
        one = new_article("\n".join(paragraphs), file=f"{number}", published=f"2020-03-{1 + number % 20:02}")
        other = new_article("\n".join(made), file=f"{number}-copy", published=f"2020-03-{2 + number % 20:02}")
        articles += [one, other]
        pairs.add(frozenset((one.id, other.id)))
    return Pool(articles, pairs)


def glued(texts: Sequence[str], more: Material, share: float, dice: random.Random) -> Glued:
    """Every two neighbouring texts with an article of a share of the paragraphs of each, between foreign ones."""
    articles = [new_article(text, file=str(number)) for number, text in enumerate(texts)]
    result = Glued(list(articles), [])
    for number in range(0, len(articles) - 1, 2):
        taken = [
            (each.id, paragraph)
            for each in articles[number : number + 2]
            for paragraph in cut(_long(each.text), 1 - share, more, dice)
        ]
        lines = [paragraph for _, paragraph in taken] + more.some(len(taken))
        dice.shuffle(lines)
        made = new_article("\n".join(lines), file=f"{number}-glued")
        result.articles.append(made)
        result.taken.extend((made.id, paragraph, source) for source, paragraph in taken)
    return result


def _long(text: str) -> Paragraphs:
    """The paragraphs of twenty words or more."""
    return [line for line in text.split("\n") if len(line.split()) >= 20]


def _headline(more: Material, dice: random.Random) -> str:
    return " ".join(dice.choice(more.words) for _ in range(9))


def _reworded(paragraph: str, change: float, more: Material, dice: random.Random) -> str:
    words: list[str] = []
    for word in paragraph.split():
        if dice.random() >= change:
            words.append(word)
        elif dice.random() < 0.5:
            words.append(dice.choice(more.words))
        elif dice.random() < 0.5:
            words += [dice.choice(more.words), word]
    return " ".join(words) or dice.choice(more.words)
