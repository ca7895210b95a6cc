"""Owns decisions that scripts make: one JSON object a line, the window's verbs and rules."""

from collections.abc import Callable, Mapping, Sequence

from annotator.domain.claim import Claim
from annotator.domain.decision import VERBS_BY_KIND, Verb
from annotator.domain.errors import AnnotatorError, Missing, NotAllowed
from annotator.domain.fact import Evidence, Stance, Verdict
from annotator.domain.fold import LEARNING, LOOKED, SCHEMA, corrected
from annotator.domain.ids import ActionId, ArticleId, ClaimId, FactId, FamilyId, LinkId, TargetId
from annotator.domain.json import Json, JsonObject, as_list, as_object, as_str, optional_str
from annotator.domain.link import Relation
from annotator.domain.record import slot_of, span_of
from annotator.domain.suggestion import Kind
from annotator.domain.view import Changes
from annotator.services import claims, facts, label_schemas, learning, links, looking, reading, rooting
from annotator.services.reading import claim_card
from annotator.services.short_ids import completed
from annotator.services.workspace import Act, Workspace
from annotator.store import queries, targets
from annotator.store.label_schemas import Decided

Line = Callable[[Workspace, JsonObject, str], Changes]


def decide(ws: Workspace, line: JsonObject, *, via: str = "script") -> Changes:
    """The act that a line describes, as `{"verb":"confirm","target":id}`; an AnnotatorError says what is wrong with it.

    Further keys by verb: correct: start, end, text, slots, factuality. reject: reason. add: article, start, end, text,
    slots. link: a, b, relation. state: text, evidence, verdict, rationale. assess: verdict and rationale, or claim and
    stance (null takes it out). rename: name. note: text. tag: "looked", of an article. set: policy and value. undo,
    redo: nothing. withdraw: actions. Of an id that the program made the beginning will do, but for actions.
    """
    word = as_str(line.get("verb"))
    act = _VERBS.get(word)
    if act is None:
        raise NotAllowed("verb-unknown", verb=word or "(none)", known=", ".join(_VERBS))
    try:
        return act(ws, completed(ws, line), via)
    except AnnotatorError:
        raise
    except (ValueError, TypeError) as error:
        raise NotAllowed("payload-bad", verb=word, reason=str(error)) from error


def revisited(ws: Workspace, line: JsonObject) -> tuple[Decided, ...]:
    """What to look at again once a line is taken, as the window lists it; nothing but for another label schema."""
    toml = line.get("toml")
    if line.get("verb") != Verb.SET or line.get("policy") != SCHEMA or not isinstance(toml, str):
        return ()
    return label_schemas.proposed(ws, toml).revisit


def _claim(line: JsonObject) -> ClaimId:
    return ClaimId(_named(line, "target"))


def _named(line: JsonObject, key: str) -> str:
    value = line.get(key)
    if not isinstance(value, str) or not value:
        raise ValueError(f"{key} is missing")
    return value


def _judge(ws: Workspace, line: JsonObject, via: str) -> Changes:
    """Confirm, reject or doubt whatever the target is, or an edge of a fact's root graph."""
    verb = Verb(as_str(line.get("verb")))
    if "fact" in line and "target" not in line:
        return _judge_fact_edge(ws, verb, line, via)
    target = _named(line, "target")
    kind = _kind(ws, target, verb)
    if kind is Kind.CLAIM:
        return _judge_claim(ws, ClaimId(target), verb, as_str(line.get("reason")), via)
    if kind is Kind.LINK:
        return links.judge(ws, LinkId(target), verb, via=via)
    if kind is Kind.FAMILY:
        return _judge_family(ws, FamilyId(target), verb, line, via)
    return _judge_group(ws, kind, target, verb, line, via)


def _judge_group(  # one line with what is known of its target
    ws: Workspace, kind: Kind, target: TargetId, verb: Verb, line: JsonObject, via: str
) -> Changes:
    outcome = links.STANDINGS[verb]
    if ws.read(lambda c: queries.held(c, target, ws.analyst_id)) == outcome:
        raise NotAllowed("already", kind=kind.value, status=outcome.value)
    return ws.act([Act(verb, kind, target, _given(line, "reason"))], via=via)


def _judge_family(ws: Workspace, family: FamilyId, verb: Verb, line: JsonObject, via: str) -> Changes:
    """Of a family as a whole; or, where the line names an article, of whether that one belongs to it."""
    if "article" in line:
        return rooting.answer_one(ws, family, ArticleId(_named(line, "article")), verb, via=via)
    return rooting.judge(ws, family, verb, reason=as_str(line.get("reason")), via=via)


def _judge_fact_edge(ws: Workspace, verb: Verb, line: JsonObject, via: str) -> Changes:
    """Of the edge of a fact's root graph that joins these articles."""
    articles = [ArticleId(as_str(each)) for each in as_list(line.get("articles"))]
    return rooting.answer_joining(ws, FactId(_named(line, "fact")), articles, verb, via=via)


def _judge_claim(ws: Workspace, claim: ClaimId, verb: Verb, reason: str, via: str) -> Changes:
    match verb:
        case Verb.CONFIRM:
            return claims.confirm(ws, claim, via=via)
        case Verb.REJECT:
            return claims.reject(ws, claim, reason=reason, via=via)
        case _:
            return claims.unsure(ws, claim, via=via)


def _given(line: JsonObject, *keys: str) -> dict[str, Json]:
    return {key: line[key] for key in keys if key in line}


def kind_of(ws: Workspace, target: TargetId) -> Kind:
    """What there is with an id; Missing if nothing, NotAllowed for a mention, which nobody judges."""
    kind = ws.read(lambda c: targets.kind_of(c, target))
    if kind is None:
        if ws.read(lambda c: targets.is_mention(c, target)):
            raise NotAllowed("target-mention", id=target)
        raise Missing("target-missing", id=target)
    return kind


def _kind(ws: Workspace, target: TargetId, verb: Verb) -> Kind:
    """What the target is; Missing if nothing, NotAllowed if the verb is not for it."""
    kind = kind_of(ws, target)
    if verb not in VERBS_BY_KIND[kind]:
        known = ", ".join(VERBS_BY_KIND[kind]) or "none"
        raise NotAllowed("verb-not-for", verb=verb.value, kind=kind.value, known=known)
    return kind


def _correct(ws: Workspace, line: JsonObject, via: str) -> Changes:
    identity = _claim(line)
    _kind(ws, identity, Verb.CORRECT)
    changed: Claim = corrected(claim_card(ws, identity).claim, line)
    return claims.correct(ws, identity, changed, via=via)


def _add(ws: Workspace, line: JsonObject, via: str) -> Changes:
    span = span_of(line)
    if span is None:
        raise ValueError("start and end are missing")
    slots = [slot_of(slot) for slot in as_list(line.get("slots"))]
    article = ArticleId(_named(line, "article"))
    return claims.add(ws, article, span, via=via, text=optional_str(line.get("text")), slots=slots)


def _link(ws: Workspace, line: JsonObject, via: str) -> Changes:
    relation = Relation(_named(line, "relation"))
    return links.link(ws, ClaimId(_named(line, "a")), ClaimId(_named(line, "b")), relation, via=via)


def _evidence(items: Sequence[Json]) -> list[Evidence]:
    records = [as_object(item) for item in items]
    return [Evidence(ClaimId(_named(r, "claim")), Stance(_named(r, "stance"))) for r in records]


def _verdict(line: JsonObject) -> Verdict:
    """The verdict of a line; nobody's if it says none, so it is asked for."""
    word = as_str(line.get("verdict"))
    try:
        return Verdict(word)
    except ValueError:
        known = ", ".join(Verdict)
        raise ValueError(
            f"'{word}' is no verdict; known are {known}" if word else f"it needs a verdict: {known}"
        ) from None


def _state(ws: Workspace, line: JsonObject, via: str) -> Changes:
    """A new fact, or with a target the fact in other words or dates; what the line leaves out stays."""
    target = optional_str(line.get("target"))
    if target is not None:
        fact = reading.fact(ws, FactId(target)).fact
        dates = {
            "valid_from": optional_str(line.get("valid_from", fact.valid_from)),
            "valid_to": optional_str(line.get("valid_to", fact.valid_to)),
        }
        return facts.restate(ws, fact.id, as_str(line.get("text"), fact.text), **dates, via=via)
    evidence, rationale = _evidence(as_list(line.get("evidence"))), as_str(line.get("rationale"))
    text = as_str(line.get("text"))
    verdict = _verdict(line) if text.strip() else Verdict.NOT_ENOUGH  # what it states is asked for first
    return facts.state(ws, text, evidence, verdict=verdict, rationale=rationale, via=via)


def _assess(ws: Workspace, line: JsonObject, via: str) -> Changes:
    fact = FactId(_named(line, "target"))
    _kind(ws, fact, Verb.ASSESS)
    if "verdict" in line:
        verdict = _verdict(line)
        return facts.assess(ws, fact, verdict, rationale=as_str(line.get("rationale")), via=via)
    if line.get("stance") is None:
        return facts.leave(ws, fact, ClaimId(_named(line, "claim")), via=via)
    return facts.join(ws, fact, _evidence([line]), via=via)


def _rename(ws: Workspace, line: JsonObject, via: str) -> Changes:
    target = _named(line, "target")
    kind = _kind(ws, target, Verb.RENAME)
    return ws.act([Act(Verb.RENAME, kind, target, {"name": _named(line, "name")})], via=via)


def _note(ws: Workspace, line: JsonObject, via: str) -> Changes:
    target = _named(line, "target")
    kind = _kind(ws, target, Verb.NOTE)
    return ws.act([Act(Verb.NOTE, kind, target, {"text": _named(line, "text")})], via=via)


def _tag(ws: Workspace, line: JsonObject, via: str) -> Changes:
    target = _named(line, "target")
    _kind(ws, target, Verb.TAG)
    if line.get("tag", LOOKED) != LOOKED:
        raise ValueError(f'an article can be tagged "{LOOKED}" only: looked through, and no more found')
    return looking.looked(ws, ArticleId(target), via=via)


def _withdraw(ws: Workspace, line: JsonObject, via: str) -> Changes:
    return ws.withdraw([ActionId(as_str(action)) for action in as_list(line.get("actions"))], via=via)


def _set(ws: Workspace, line: JsonObject, via: str) -> Changes:
    if line.get("policy") == LEARNING and line.get("value") == "anew":
        return learning.start_anew(ws, via=via)
    if line.get("policy") == SCHEMA:
        return label_schemas.set_schema(ws, _named(line, "toml"), via=via)
    raise ValueError('only {"policy":"learning","value":"anew"} and {"policy":"schema","toml":...} can be set')


_VERBS: Mapping[str, Line] = {
    "confirm": _judge,
    "reject": _judge,
    "unsure": _judge,
    "correct": _correct,
    "add": _add,
    "link": _link,
    "state": _state,
    "assess": _assess,
    "rename": _rename,
    "note": _note,
    "tag": _tag,
    "set": _set,
    "withdraw": _withdraw,
    "undo": lambda ws, _line, via: ws.undo(via=via),
    "redo": lambda ws, _line, via: ws.redo(via=via),
}
