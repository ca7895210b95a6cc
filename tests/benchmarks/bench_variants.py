"""Prints how well names are made one entity: of people and bodies in ECB+ and MEANTIME, of made names, and how fast."""

import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

from annotator.domain.article import Article, new_article
from annotator.domain.ids import ArticleId, MentionId, mention_id
from annotator.domain.mention import Mention
from annotator.extract.pipeline import Extractor
from annotator.match.entities.entities import group_names
from annotator.match.entities.name_index import NameIndex
from annotator.match.entities.variants import cleaned, key_of
from annotator.services.collecting import seldom_collected
from tests.benchmarks.bench_entities import Document, Gold, documents, ours
from tests.benchmarks.coreference import b_cubed, conll, grouped
from tests.benchmarks.made_names import Called, corpus, people, report

_LABEL = {"PER": "PERSON", "HUM": "PERSON", "ORG": "ORG", "LOC": "GPE"}
_FOUND = {"PERSON": "PERSON", "ORG": "ORG", "PLACE": "GPE", "PEOPLE": "NORP"}
_SEED = 11
Labels = Mapping[MentionId, Hashable]


def main(arguments: Sequence[str]) -> int:
    """Print all figures; with --full the speed at 60,000 spellings. 0 also when the data is not on this machine."""
    extractor = Extractor.load()
    for data in ("ecbplus", "meantime_en"):
        read = list(documents(lambda text: extractor.read(new_article(text, language="en")), data))
        if read:
            _show(data, *named(read))
    made = list(people(random.Random(_SEED), 1500))
    _show(f"made names, seed {_SEED}", *_made(made))
    _show_speed(60_000 if "--full" in arguments else 6_000)
    return 0


def named(read: Sequence[Document]) -> tuple[list[Article], list[Mention], Labels]:
    """The texts as articles, the marked mentions that end in a name, and the cluster of each."""
    articles, mentions, gold = list[Article](), dict[MentionId, Mention](), dict[MentionId, Hashable]()
    for document in read:
        article = new_article(document.text, file=document.id)
        articles.append(article)
        for one in document.gold:
            if one.name is not None and one.kind in _LABEL:
                label = _label(one, document)
                identity = mention_id(article.id, one.name, label)
                quote = one.name.quote(document.text)
                mentions[identity] = Mention(identity, article.id, one.name, quote, label)
                gold[identity] = one.cluster
    return articles, list(mentions.values()), gold


def _label(gold: Gold, document: Document) -> str:
    """What our own reading takes the name for; where it has none, what it is marked as."""
    found = next((each for each in ours(document) if gold.name and each.span.overlaps(gold.name)), None)
    return _FOUND[found.kind] if found else _LABEL[gold.kind]


def _made(called: Sequence[Called]) -> tuple[list[Article], list[Mention], Labels]:
    """Every made name in a report of its own."""
    read = [report([each], f"{place}.txt") for place, each in enumerate(called)]
    gold = {found[0].id: each.meant for (_, found), each in zip(read, called, strict=True)}
    return [article for article, _ in read], [found[0] for _, found in read], gold


def _show(title: str, articles: Sequence[Article], mentions: Sequence[Mention], gold: Labels) -> None:
    print(f"{title}: {len(mentions)} names in {len(articles)} texts, {len(set(gold.values()))} meant")
    entity = {mention: each.id for each in group_names(mentions, articles) for mention in each.mentions}
    makers: dict[str, Labels] = {
        "same words": {mention.id: cleaned(mention.quote) for mention in mentions},
        "same words folded": {mention.id: key_of(mention) for mention in mentions},
        "group_names": {mention.id: entity.get(mention.id, mention.id) for mention in mentions},
    }
    where = {mention.id: mention.article for mention in mentions}
    wanted = grouped(gold.items())
    for maker, labels in makers.items():
        found, share = grouped(labels.items()), b_cubed(wanted, grouped(labels.items()))
        joined, wrong = across(labels, gold, where), across(labels, gold, where, wrong=True)
        possible = across(gold, gold, where)
        print(f"  {maker:18} CoNLL {conll(wanted, found):.3f}  B3 P {share.precision:.3f} R {share.recall:.3f}", end="")
        print(f" F1 {share.f1:.3f}  pairs across texts: recall {(joined - wrong) / possible:.3f},", end="")
        print(f" {1000 * wrong / max(1, joined):.1f} of 1,000 joins wrong")


def across(labels: Labels, gold: Labels, where: Mapping[MentionId, ArticleId], *, wrong: bool = False) -> int:
    """How many pairs of mentions of two texts have one label; with `wrong`, of those how many are not one in gold."""
    total = sum(_pairs(group, where) for group in grouped(labels.items()))
    if not wrong:
        return total
    both = {mention: (labels[mention], gold[mention]) for mention in labels}
    return total - sum(_pairs(group, where) for group in grouped(both.items()))


def _pairs(group: Iterable[Hashable], where: Mapping[MentionId, ArticleId]) -> int:
    """The pairs of a group that stand in two texts."""
    counted = Counter(where[MentionId(str(mention))] for mention in group)
    total = sum(counted.values())
    return (total * (total - 1) - sum(count * (count - 1) for count in counted.values())) // 2


@seldom_collected()
def _show_speed(spellings: int) -> None:
    """How long all names take, and one report more: in seconds of one core, and as a share of the first.

    Python looks for cycles as seldom as in a run of suggestions.
    """
    articles, mentions = corpus(spellings, spellings * 25 // 3, _SEED)
    of: defaultdict[ArticleId, list[Mention]] = defaultdict(list)
    for mention in mentions:
        of[mention.article].append(mention)
    *known, last = articles
    index = NameIndex()
    started = time.process_time()
    index.add(known, [mention for article in known for mention in of[article.id]])
    built = time.process_time()
    index.add([last], of[last.id][:20])
    added = time.process_time()
    print(
        f"{len(mentions)} mentions, {len({key_of(mention) for mention in mentions})} spellings, seed {_SEED}:", end=""
    )
    print(f" {built - started:.1f} s, 20 mentions more {added - built:.3f} s", end="")
    print(f" (1 to {(built - started) / max(1e-9, added - built):.0f}), {len(index.entities())} entities")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
