"""The search of the open project, as the palette shows it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.domain.view import Found

if TYPE_CHECKING:
    from annotator.services.workspace import Workspace


def search(workspace: "Workspace", query: str, limit: int) -> Sequence[tuple[Found, str]]:
    """What holds the words, each with the outlet it stands in ("" for none); nothing for words without a letter."""
    from annotator.services import reading

    found = reading.search(workspace, query, limit)
    articles = list(dict.fromkeys(each.article for each in found if each.article))
    outlets = {row.id: row.source for row in reading.article_rows(workspace, articles)}
    return [(each, outlets.get(each.article, "") if each.article else "") for each in found]
