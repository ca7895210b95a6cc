"""What the export dialog asks the project: who decided, which kinds there are, what an export would hold."""

from typing import TYPE_CHECKING, Final

from annotator.domain.errors import AnnotatorError

if TYPE_CHECKING:
    from annotator.formats.choosing import Chosen
    from annotator.formats.document import Entry
    from annotator.formats.format import Format
    from annotator.services.previewed_export import Previewed
    from annotator.services.workspace import Workspace

_MOST_COUNTED: Final = 20_000
"""Claims of a project up to which an export is made at once to be counted."""
LARGE: Final = "The project is large: what each format holds is counted while it is written, and told beside the file."
LARGE_CARD: Final = (
    "The project is large: the card is made while the file is written, then it stands here and beside it."
)


def known(workspace: "Workspace") -> "tuple[list[str], list[type[Entry]]]":
    """The names of those who decided something, and the kinds of which the project holds any."""
    from annotator.services.previewed_export import deciding, kinds_there

    return deciding(workspace), kinds_there(workspace)


def preview(workspace: "Workspace", *, asked: "tuple[Format, Chosen]") -> "Previewed | str":
    """What an export would be, or in a sentence why that is not told."""
    from annotator.services import reading
    from annotator.services.previewed_export import preview_export

    if sum(reading.counts(workspace).claims.values()) > _MOST_COUNTED:
        return LARGE
    try:
        return preview_export(workspace, *asked)
    except AnnotatorError as error:
        return str(error)
