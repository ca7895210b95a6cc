"""What articles call somebody speaks for one person, against it, or for neither."""

from annotator.domain.ids import ArticleId
from annotator.match.entities.role_reasons import Speaks, called

A, B, C = ArticleId("a"), ArticleId("b"), ArticleId("c")


def test_what_several_articles_say_speaks_for_one_person() -> None:
    (role,) = called({A: {"chief fire"}, B: {"chief fire"}, C: set()})
    assert (role.words, role.articles, role.speaks) == ("fire chief", (A, B), Speaks.FOR)
    assert role.why == "2 articles say so"


def test_what_nobody_is_besides_speaks_against_it() -> None:
    minister, striker = called({A: {"minister defense"}, B: {"minister defense"}, C: {"striker"}})
    assert minister.speaks is Speaks.FOR
    assert (striker.speaks, striker.why) == (Speaks.AGAINST, "elsewhere politics, which nobody is besides")


def test_what_one_person_is_in_turn_speaks_for_it() -> None:
    assert {role.speaks for role in called({A: {"minister"}, B: {"lawyer"}})} == {Speaks.FOR}


def test_what_anybody_may_be_and_what_stands_alone_tell_nothing() -> None:
    told = called({A: {"captain"}, B: {"singer"}})
    assert {role.speaks for role in told} == {Speaks.NEITHER}
    assert called({}) == []
