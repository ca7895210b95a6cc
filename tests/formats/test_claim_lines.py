"""The quick way to write a claim's line says what the general way says, to the byte."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.claim import Role, Slot
from annotator.domain.ids import EntityId
from annotator.domain.span import Span
from annotator.formats.document import ClaimEntry
from annotator.formats.native.claim_lines import claim_line
from annotator.formats.native.writing import record_line
from tests.formats.strategies import articles, claim_entries, ids, makers, words

_entries = articles().flatmap(claim_entries)


def _plain(entry: ClaimEntry) -> ClaimEntry:
    """The entry without what the quick way leaves to the general one."""
    one_each = {
        (slot.role, at if slot.role in (Role.OBJECT, Role.QUANTITY) else 0): slot
        for at, slot in enumerate(entry.claim.slots)
    }
    claim = replace(entry.claim, slots=tuple(one_each.values()))
    proposal = replace(claim, makers=()) if entry.proposal else None
    return replace(entry, claim=claim, proposal=proposal, extra={})


@given(_entries, st.none() | ids.map(EntityId), st.just(()) | makers)
def test_plain_claims_are_written_at_once(entry: ClaimEntry, speaker: EntityId | None, made: tuple[str, ...]) -> None:
    plain = _plain(entry)
    known = replace(plain, speaker_entity=speaker, claim=replace(plain.claim, makers=made))
    assert claim_line(known) == record_line(known)


@given(_entries)
def test_what_is_written_at_once_is_what_the_general_way_writes(entry: ClaimEntry) -> None:
    assert claim_line(entry) in (None, record_line(entry))


@given(_entries, words)
def test_claims_with_more_to_tell_go_the_general_way(entry: ClaimEntry, said: str) -> None:
    plain = _plain(entry)
    twice = (*plain.claim.slots, *[Slot(Role.PLACE, Span(0, 1)), Slot(Role.PLACE, value="here")])
    changed = replace(plain.claim, text=plain.claim.text + "!", makers=())
    assert claim_line(replace(plain, extra={"mood": said})) is None
    assert claim_line(replace(plain, claim=replace(plain.claim, slots=twice))) is None
    assert claim_line(replace(plain, proposal=changed)) is None
