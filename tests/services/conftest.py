"""What tests of services share: settings and logs of their own, and a project."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.services import checking
from annotator.services.workspace import Workspace
from tests import builders


@pytest.fixture(autouse=True, scope="session")
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANNOTATOR_HOME", str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    """The project of the builders."""
    ws = builders.project(tmp_path)
    yield ws
    ws.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Workspace]:
    """A project with nothing in it, which must be sound in the end."""
    ws = builders.empty(tmp_path)
    yield ws
    ws.close()
    assert checking.check(ws.path) == []
