"""Reports that credit one agency for their text have it as their one root; a credit for a picture joins nothing."""

from annotator.domain.decision import Verb
from annotator.domain.ids import source_id
from annotator.domain.roots import Rest
from annotator.domain.source import Source
from annotator.services import rooting
from annotator.services.workspace import Workspace
from tests import builders
from tests.services.test_rooting import World, stated


def _credited(ws: Workspace, *told: tuple[str, str, str]) -> World:
    """A fact on reworded articles: each with its outlet, what it says, and the line under it."""
    sources = [Source(source_id(outlet), outlet) for outlet, _, _ in told]
    texts = [f"{said}\n\nNobody was hurt near the {name} bridge.\n\n{line}" for name, said, line in told]
    listed = [builders.article(text, s.name, source=s.id) for text, s in zip(texts, sources, strict=True)]
    claims = [builders.claim(one, said.rstrip(".")) for one, (_, said, _) in zip(listed, told, strict=True)]
    builders.store(ws, *sources, *listed, *claims)
    return stated(ws, listed, claims)


def test_reworded_reports_that_credit_one_agency_have_one_root_and_a_picture_joins_none(empty: Workspace) -> None:
    world = _credited(
        empty,
        ("Coast Daily", "The dam at Orsk broke on Sunday.", "Source: RT"),
        ("Hill Review", "On Sunday a dam failed at Orsk.", "(via RT)"),
        ("Plain Post", "Water burst through the dam of Orsk on Sunday.", "Photo: RT"),
        ("Valley News", "Orsk was flooded when its dam gave way.", "Image via RT"),
    )
    assert world.roots == (3, 4)
    (edge,) = world.edges
    assert (edge.rest, edge.articles, edge.outlet) == (Rest.HOUSE, tuple(world.articles[:2]), "RT")
    assert edge.reasons[1:] == ("Coast Daily names it as its source", "Hill Review names it as its source")


def test_a_credit_by_a_longer_name_leads_to_the_article_of_that_agency(empty: Workspace) -> None:
    world = _credited(
        empty,
        ("AP", "The dam at Orsk broke on Sunday.", ""),
        ("Hill Review", "On Sunday a dam failed at Orsk.", "With material from The Associated Press"),
    )
    (edge,) = world.edges
    assert (edge.rest, edge.first, world.roots) == (Rest.OUTLET, world.articles[0], (1, 2))
    assert edge.reasons == ("names The Associated Press as its source",)
    rooting.answer(empty, edge, Verb.REJECT, via="key:X")
    assert world.roots == (2, 2)
