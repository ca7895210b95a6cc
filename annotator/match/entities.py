"""Owns the entities of a corpus: full names grouped by likeness, short ones by the only full name they fit."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from annotator.domain.article import Article
from annotator.domain.entity import Entity
from annotator.domain.ids import ArticleId, EntityId, MentionId, content_id
from annotator.domain.mention import Mention
from annotator.match.folding import skeleton
from annotator.match.names import acronym_of, compare_names
from annotator.match.spelling import likeness
from annotator.match.variants import Variant, as_person, cleaned, variants

_ALIKE = {"PERSON": 0.78, "ORG": 0.85, "PLACE": 0.93, "NORP": 1.0, "EVENT": 0.9}
_UNLIKE = 0.6
"""Two groups stay apart if any two of their spellings are less alike than this."""
_SHORT_FITS = 0.72


@dataclass(slots=True)
class _Group:
    """Spellings that mean the same; `short` are the ones that joined by a part of the name, mention by mention."""

    full: list[Variant]
    short: dict[str, list[Mention]] = field(default_factory=dict)
    weakest: float = 1.0

    @property
    def articles(self) -> set[ArticleId]:
        return {mention.article for variant in self.full for mention in variant.mentions}


def group_names(mentions: Iterable[Mention], articles: Sequence[Article]) -> list[Entity]:
    """The entities that the mentions of a corpus name, most mentioned first; each mention is in at most one.

    A short form joins the only full name it fits in its article, or else in the corpus; otherwise it stays alone.
    """
    known = {article.id for article in articles}
    spelled = _told_apart(variants(mention for mention in mentions if mention.article in known))
    groups: list[_Group] = []
    for kind in sorted({variant.kind for variant in spelled}):
        ours = [variant for variant in spelled if variant.kind == kind]
        groups += _persons(ours) if kind == "PERSON" else _grouped(ours, kind)
    entities = [_entity(group) for group in groups]
    return sorted(entities, key=lambda entity: (-len(entity.mentions), entity.name, entity.id))


def _told_apart(spelled: list[Variant]) -> list[Variant]:
    """The spellings, those taken for persons that some run labelled otherwise but that read like a person's name."""
    persons = [variant for variant in spelled if variant.kind == "PERSON" and variant.full]
    by_key: dict[str, list[Variant]] = defaultdict(list)
    for variant in persons:
        for key in _keys(variant.parts.surname):
            by_key[key].append(variant)
    return [as_person(variant) if _reads_as_person(as_person(variant), by_key) else variant for variant in spelled]


def _reads_as_person(variant: Variant, persons: dict[str, list[Variant]]) -> bool:
    if "PERSON" not in variant.labels and variant.labels & {"GPE", "LOC"} and not variant.full:
        return False
    near = [other for key in _keys(variant.parts.surname) for other in persons.get(key, ())]
    if not variant.full:
        return any(variant.parts.surname == other.parts.surname for other in near)
    return any(compare_names(variant.text, other.text) >= 0.85 for other in near)


def _keys(token: str) -> tuple[str, ...]:
    """Blocking keys of a word: how its consonants begin, and which they are in any order."""
    bones = skeleton(token)
    return bones[:2], "".join(sorted(bones)) + "*"


def _persons(spelled: Sequence[Variant]) -> list[_Group]:
    groups = _grouped([variant for variant in spelled if variant.full], "PERSON")
    alone: list[Variant] = []
    for variant in (variant for variant in spelled if not variant.full):
        alone += _joined(variant, groups)
    return groups + _grouped(alone, "PERSON")


def _joined(variant: Variant, groups: Sequence[_Group]) -> Iterator[Variant]:
    """Let the mentions of a short form join the group they fit; yields the spelling with those that fit none alone."""
    fitting = _fitting(variant.parts.surname, groups)
    left: list[Mention] = []
    for mention in variant.mentions:
        near = [group for group in fitting if mention.article in group.articles] or fitting
        if len(near) == 1:
            near[0].short.setdefault(variant.text, []).append(mention)
        else:
            left.append(mention)
    if left:
        yield Variant(variant.text, variant.label, variant.parts, tuple(left), variant.labels)


def _fitting(word: str, groups: Sequence[_Group]) -> list[_Group]:
    """The groups whose surname the word spells best; those of a given name only if no surname is like it."""
    by_surname = [(max(likeness(word, v.parts.surname) for v in group.full), group) for group in groups]
    best = max((score for score, _ in by_surname), default=0.0)
    if best >= _SHORT_FITS:
        return [group for score, group in by_surname if score >= best - 0.08]
    return [group for group in groups if any(word in variant.parts.tokens for variant in group.full)]


def _grouped(spelled: Sequence[Variant], kind: str) -> list[_Group]:
    """Groups of spellings joined from the likest pair downward, as long as no two in a group are unlike."""
    groups = {place: _Group([variant]) for place, variant in enumerate(spelled)}
    home = {place: place for place in groups}
    for score, i, j in _alike_pairs(spelled, kind):
        a, b = home[i], home[j]
        weakest = _weakest(groups[a], groups[b], kind) if a != b else 0.0
        if a == b or weakest < _UNLIKE:
            continue
        groups[a].full += groups[b].full
        groups[a].weakest = min(groups[a].weakest, groups[b].weakest, score)
        home.update({place: a for place, at in home.items() if at == b})
        del groups[b]
    return list(groups.values())


def _weakest(a: _Group, b: _Group, kind: str) -> float:
    return min(_compared(one, other, kind) for one in a.full for other in b.full)


def _compared(one: Variant, other: Variant, kind: str) -> float:
    return compare_names(one.text, other.text, "PERSON" if kind == "PERSON" else "ORG")


def _alike_pairs(spelled: Sequence[Variant], kind: str) -> list[tuple[float, int, int]]:
    """Pairs of spellings that are alike enough to be one, the likest first."""
    found: list[tuple[float, int, int]] = []
    for i, j in sorted(_blocked(spelled, kind)):
        score = _compared(spelled[i], spelled[j], kind)
        if score >= _ALIKE.get(kind, 0.9):
            found.append((score, i, j))
    return sorted(found, key=lambda entry: (-entry[0], entry[1], entry[2]))


def _blocked(spelled: Sequence[Variant], kind: str) -> set[tuple[int, int]]:
    """Pairs worth comparing: a shared key of the surname, or of any word of a body's name, or an acronym's letters."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, variant in enumerate(spelled):
        tokens = (variant.parts.surname,) if kind == "PERSON" else variant.parts.tokens
        for key in {key for token in tokens for key in _keys(token)[:2]} | _initials(variant):
            places[key].append(place)
    return {(i, j) for together in places.values() for n, i in enumerate(together) for j in together[n + 1 :]}


def _initials(variant: Variant) -> set[str]:
    words = [token for token in variant.parts.tokens if token.isalpha()]
    if len(words) == 1:
        return {f"={words[0]}"} if len(words[0]) <= 6 else set()
    short = {"".join(word[0] for word in words)}
    return {f"={letters}" for letters in short}


def _entity(group: _Group) -> Entity:
    mentions = [mention for variant in group.full for mention in variant.mentions]
    mentions += [mention for found in group.short.values() for mention in found]
    spellings = sorted({cleaned(mention.quote) for mention in mentions})
    label = _label(group)
    return Entity(
        id=EntityId(content_id("entity", label, *spellings)),
        name=_name(group.full),
        label=label,
        variants=tuple(spellings),
        mentions=tuple(sorted(MentionId(mention.id) for mention in mentions)),
        score=round(10_000 * group.weakest * (0.95 if group.short else 1.0)),
        reasons=tuple(_reasons(group, spellings, len({mention.article for mention in mentions}))),
    )


def _label(group: _Group) -> str:
    counted: dict[str, int] = defaultdict(int)
    for variant in group.full:
        counted[variant.label] += len(variant.mentions)
    return min(counted, key=lambda label: (-counted[label], label))


def _name(full: Sequence[Variant]) -> str:
    return min(full, key=lambda v: (-min(len(v.parts.tokens), 3), -len(v.mentions), -len(v.text), v.text)).text


def _reasons(group: _Group, spellings: Sequence[str], articles: int) -> Iterator[str]:
    if len(spellings) > 1:
        yield f"{len(spellings)} spellings in {articles} article{'s' if articles > 1 else ''}"
    texts = [variant.text for variant in group.full]
    for short in (text for text in texts if any(acronym_of(text, long) for long in texts)):
        yield f"{short} spells the initials"
    if group.weakest < 1 and len(texts) > 1:
        yield f"spelled alike to {round(100 * group.weakest)} %"
    for short in sorted(group.short):
        yield f"only {_name(group.full)} fits {short}"
