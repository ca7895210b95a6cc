"""Claims that are written at once are stored as they would be one by one."""

from collections.abc import Iterator
from contextlib import closing
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.article import new_article
from annotator.domain.claim import Claim
from annotator.domain.ids import ArticleId, ClaimId
from annotator.domain.record import claim_text
from annotator.domain.span import Span
from annotator.domain.suggestion import new_run
from annotator.services.workspace import Workspace
from annotator.store.at_once import add_plain_claims
from annotator.store.database import Connection
from tests import builders

_RUNS = [new_run("job", "a", "1"), new_run("job", "b", "2")]
_SAID = st.text(st.characters(codec="utf-8"), max_size=30)
_NUMBER = count()


@pytest.fixture(scope="module")
def ws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with closing(builders.empty(tmp_path_factory.mktemp("at-once"))) as made:
        yield made


@given(_SAID, st.lists(st.tuples(_SAID, _SAID), min_size=1, max_size=5))
def test_what_is_proposed_reads_as_of_any_claim(ws: Workspace, name: str, said: list[tuple[str, str]]) -> None:
    number = next(_NUMBER)
    article = new_article(f"{number} came.", file=f"{number}.txt")
    builders.store(ws, article)
    made = [
        Claim(ClaimId(f"{number} {at} {name}{own}"), article.id, Span(at, at + 3), f"{text} \x7f\u2028\U0001f600")
        for at, (own, text) in enumerate(said)
    ]
    rows = [(each.id, each.article, each.span.start, each.span.end, each.text) for each in made]
    assert ws.write(lambda c: add_plain_claims(c, _RUNS, rows))
    stored = ws.read(lambda c: _proposed(c, article.id))
    assert stored == {each.id: (claim_text(each), len(_RUNS)) for each in made}


def _proposed(connection: Connection, article: ArticleId) -> dict[str, tuple[str, int]]:
    sql = """SELECT id, payload, (SELECT count(*) FROM proposed_by WHERE proposal = id) FROM proposal
        WHERE article = ? AND kind = 'claim'"""
    return {row[0]: (row[1], row[2]) for row in connection.exec_driver_sql(sql, (article,))}
