"""Owns the plain JSON shape of every domain value, read and written; the native format and the store share it."""

from collections.abc import Callable, Mapping

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Factuality, Mode, Role, Slot, ordered
from annotator.domain.entity import Entity
from annotator.domain.family import Change, Derivation, Family, Member, Reading, Story
from annotator.domain.ids import ArticleId, ClaimId, EntityId, FamilyId, LinkId, MentionId, SourceId, StoryId
from annotator.domain.json import Json, JsonObject, as_int, as_list, as_object, as_str, optional_str, quoted
from annotator.domain.link import Link, Relation
from annotator.domain.mention import Mention
from annotator.domain.span import Span
from annotator.domain.suggestion import Kind, Proposal, kind_of


def span_of(value: Json) -> Span | None:
    """The span that an object with start and end gives; None if it has none; ValueError if they make no span."""
    holder = as_object(value)
    start, end = holder.get("start"), holder.get("end")
    if not isinstance(start, int) or not isinstance(end, int) or isinstance(start, bool) or isinstance(end, bool):
        return None
    return Span(start, end)


def article_record(article: Article) -> dict[str, Json]:
    """What is known of an article, without its text and what else an import said of it."""
    proposed = article.published_proposed
    return {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        "file": article.file,
        "author": article.author,
        "published": article.published,
        "published_proposed": {"value": proposed.value, "reason": proposed.reason} if proposed else None,
        "language": article.language,
    }


def span_record(span: Span | None) -> dict[str, Json]:
    """Start and end, or an empty object."""
    return {"start": span.start, "end": span.end} if span else {}


def slot_record(slot: Slot) -> dict[str, Json]:
    """Role, place and value of a slot."""
    record = {"role": slot.role.value, **span_record(slot.span)}
    return {**record, "value": slot.value} if slot.value is not None else record


def slot_of(value: Json) -> Slot:
    """The slot an object describes; ValueError if it says nothing."""
    record = as_object(value)
    return Slot(Role(as_str(record.get("role"))), span_of(record), optional_str(record.get("value")))


def claim_record(claim: Claim) -> dict[str, Json]:
    """Everything of a claim but its makers, which the runs tell; `why` only if it says anything."""
    record: dict[str, Json] = {
        "id": claim.id,
        "article": claim.article,
        **span_record(claim.span),
        "text": claim.text,
        "slots": [slot_record(slot) for slot in claim.slots],
        "mode": claim.mode,
        "factuality": claim.factuality,
        "worth": claim.worth,
        "score": claim.score,
    }
    # Left out when empty, so that what was written before there were rules keeps its bytes and hashes.
    return {**record, "why": list(claim.why)} if claim.why else record


def claim_text(claim: Claim) -> str:
    """The canonical JSON of a claim's record, spelled at once, for there may be a million of them."""
    span, mode = claim.span, "null" if claim.mode is None else quoted(claim.mode)
    why = f'"why":[{",".join(map(quoted, claim.why))}],' if claim.why else ""
    return (
        f'{{"article":{quoted(claim.article)},"end":{span.end},"factuality":{quoted(claim.factuality)},'
        f'"id":{quoted(claim.id)},"mode":{mode},"score":{claim.score},'
        f'"slots":[{",".join(map(_slot_text, claim.slots))}],"start":{span.start},'
        f'"text":{quoted(claim.text)},{why}"worth":{claim.worth}}}'
    )


def _slot_text(slot: Slot) -> str:
    value = "" if slot.value is None else f',"value":{quoted(slot.value)}'
    if slot.span is None:
        return f'{{"role":{quoted(slot.role)}{value}}}'
    return f'{{"end":{slot.span.end},"role":{quoted(slot.role)},"start":{slot.span.start}{value}}}'


def claim_of(record: JsonObject) -> Claim:
    """The claim a record describes; ValueError if it has no span or a word is unknown."""
    span = span_of(record)
    if span is None:
        raise ValueError("a claim needs start and end")
    mode = optional_str(record.get("mode"))
    return Claim(
        id=ClaimId(as_str(record.get("id"))),
        article=ArticleId(as_str(record.get("article"))),
        span=span,
        text=as_str(record.get("text")),
        slots=ordered([slot_of(slot) for slot in as_list(record.get("slots"))]),
        mode=Mode(mode) if mode else None,
        factuality=Factuality(as_str(record.get("factuality"), "CT+")),
        worth=as_int(record.get("worth"), 5_000),
        score=as_int(record.get("score"), 10_000),
        why=_words(record.get("why")),
    )


def _mention_record(mention: Mention) -> dict[str, Json]:
    at = span_record(mention.span)
    return {"id": mention.id, "article": mention.article, **at, "quote": mention.quote, "label": mention.label}


def _mention_of(record: JsonObject) -> Mention:
    span = span_of(record)
    if span is None:
        raise ValueError("a mention needs start and end")
    words = {name: as_str(record.get(name)) for name in ("id", "article", "quote", "label")}
    return Mention(MentionId(words["id"]), ArticleId(words["article"]), span, words["quote"], words["label"])


def _link_record(link: Link) -> dict[str, Json]:
    record: dict[str, Json] = {
        "id": link.id,
        "a": link.a,
        "b": link.b,
        "relation": link.relation,
        "score": link.score,
        "rank_a": link.rank_a,
        "rank_b": link.rank_b,
        "reasons": list(link.reasons),
    }
    # Left out when empty, so that links written before there were features keep their bytes.
    return {**record, "features": dict(link.features)} if link.features else record


def _link_of(record: JsonObject) -> Link:
    return Link(
        id=LinkId(as_str(record.get("id"))),
        a=ClaimId(as_str(record.get("a"))),
        b=ClaimId(as_str(record.get("b"))),
        relation=Relation(as_str(record.get("relation"))),
        score=as_int(record.get("score"), 10_000),
        rank_a=as_int(record.get("rank_a")),
        rank_b=as_int(record.get("rank_b")),
        reasons=_words(record.get("reasons")),
        features=features_of(record.get("features")),
    )


def features_of(value: Json) -> tuple[tuple[str, int], ...]:
    """The features of a link that an object names, by name; none for anything else."""
    return tuple((name, as_int(size)) for name, size in sorted(as_object(value).items()))


def _entity_record(entity: Entity) -> dict[str, Json]:
    return {
        "id": entity.id,
        "name": entity.name,
        "label": entity.label,
        "variants": list(entity.variants),
        "mentions": list(entity.mentions),
        "score": entity.score,
        "reasons": list(entity.reasons),
    }


def _entity_of(record: JsonObject) -> Entity:
    return Entity(
        id=EntityId(as_str(record.get("id"))),
        name=as_str(record.get("name")),
        label=as_str(record.get("label")),
        variants=_words(record.get("variants")),
        mentions=tuple(MentionId(word) for word in _words(record.get("mentions"))),
        score=as_int(record.get("score"), 10_000),
        reasons=_words(record.get("reasons")),
    )


def _member_record(member: Member) -> dict[str, Json]:
    record: dict[str, Json] = {
        "article": member.article,
        "derivation": member.derivation,
        **span_record(member.span),
    }
    return {**record, "share": member.share} if member.share < 10_000 else record


def _member_of(value: Json) -> Member:
    record = as_object(value)
    derivation = Derivation(as_str(record.get("derivation"), "wholly"))
    share = as_int(record.get("share"), 10_000)
    return Member(ArticleId(as_str(record.get("article"))), derivation, span_of(record), share)


def _change_record(change: Change) -> dict[str, Json]:
    return {
        "readings": [
            {
                "article": each.article,
                "sentence": span_record(each.sentence),
                **span_record(each.span),
                "quote": each.quote,
                "value": each.value,
                **({} if each.step is None else {"step": each.step}),
            }
            for each in change.readings
        ]
    }


def _change_of(value: Json) -> Change:
    readings = [as_object(each) for each in as_list(as_object(value).get("readings"))]
    return Change(tuple(found for each in readings if (found := _reading_of(each))))


def _reading_of(record: JsonObject) -> Reading | None:
    """How a version words what changed; None if it is not said where."""
    span, sentence = span_of(record), span_of(record.get("sentence"))
    step = record.get("step")
    if span is None:
        return None
    return Reading(
        article=ArticleId(as_str(record.get("article"))),
        sentence=sentence or span,
        span=span,
        quote=as_str(record.get("quote")),
        value=as_str(record.get("value")),
        step=step if isinstance(step, int) else None,
    )


def _family_record(family: Family) -> dict[str, Json]:
    record: dict[str, Json] = {
        "id": family.id,
        "members": [_member_record(member) for member in family.members],
        "root": family.root,
        "score": family.score,
        "reasons": list(family.reasons),
    }
    # Left out when empty, so that families written before there were changes keep their bytes.
    return {**record, "changes": [_change_record(each) for each in family.changes]} if family.changes else record


def _family_of(record: JsonObject) -> Family:
    root = optional_str(record.get("root"))
    return Family(
        id=FamilyId(as_str(record.get("id"))),
        members=tuple(_member_of(member) for member in as_list(record.get("members"))),
        root=SourceId(root) if root else None,
        score=as_int(record.get("score"), 10_000),
        reasons=_words(record.get("reasons")),
        changes=changes_of(record),
    )


def changes_of(record: JsonObject) -> tuple[Change, ...]:
    """What changed in a family, by its record."""
    return tuple(_change_of(each) for each in as_list(record.get("changes")))


def _story_record(story: Story) -> dict[str, Json]:
    return {"id": story.id, "articles": list(story.articles), "score": story.score}


def _story_of(record: JsonObject) -> Story:
    articles = tuple(ArticleId(word) for word in _words(record.get("articles")))
    return Story(StoryId(as_str(record.get("id"))), articles, as_int(record.get("score"), 10_000))


def _words(value: Json) -> tuple[str, ...]:
    return tuple(as_str(word) for word in as_list(value))


_READERS: Mapping[Kind, Callable[[JsonObject], Proposal]] = {
    Kind.CLAIM: claim_of,
    Kind.MENTION: _mention_of,
    Kind.LINK: _link_of,
    Kind.ENTITY: _entity_of,
    Kind.FAMILY: _family_of,
    Kind.STORY: _story_of,
}


def proposal_of(kind: Kind, record: JsonObject) -> Proposal:
    """The proposal of a kind that a record describes; ValueError if a word or span in it is impossible."""
    return _READERS[kind](record)


def proposal_record(proposal: Proposal) -> dict[str, Json]:
    """The plain record of a proposal; `proposal_of` reads it back."""
    if isinstance(proposal, Claim):
        return claim_record(proposal)
    writers: Mapping[Kind, Callable[..., dict[str, Json]]] = {
        Kind.MENTION: _mention_record,
        Kind.LINK: _link_record,
        Kind.ENTITY: _entity_record,
        Kind.FAMILY: _family_record,
        Kind.STORY: _story_record,
    }
    return writers[kind_of(proposal)](proposal)
