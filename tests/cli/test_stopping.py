"""Tests of Ctrl+C, SIGTERM and a closed terminal: one sentence, exit code 1, a project that was closed."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from annotator.__main__ import main
from annotator.cli import opening
from annotator.cli.console import Progress
from annotator.cli.stopping import STOPPED, asking, holding, stopping
from annotator.services.checking import Checked
from tests.cli.conftest import Verb
from tests.sampling import one_in

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_MAIN = "import sys; from annotator.__main__ import main; sys.exit(main())"


def _ask(number: int = signal.SIGINT) -> None:
    os.kill(os.getpid(), number)


@pytest.mark.parametrize("number", _SIGNALS)
def test_every_way_of_asking_ends_the_block_as_ctrl_c(number: int) -> None:
    before = signal.getsignal(number)
    with pytest.raises(KeyboardInterrupt), stopping():
        _ask(number)
    assert signal.getsignal(number) is before


def test_a_held_block_is_not_ended_but_told() -> None:
    with stopping(), holding() as asked:
        assert not asked()
        _ask()
        assert asked()


def test_work_is_told_first_and_ended_when_asked_again() -> None:
    with asking() as asked:
        _ask()
        assert asked()
        with pytest.raises(KeyboardInterrupt):
            _ask(signal.SIGTERM)


def test_work_that_does_not_listen_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotator.cli.stopping._PATIENCE_S", 0.01)
    with asking():
        _ask()
        with pytest.raises(KeyboardInterrupt):
            threading.Event().wait(60)


def test_a_terminal_that_is_to_be_outlived_ends_nothing() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with stopping():
            _ask(signal.SIGHUP)
            assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


def test_who_asks_while_a_project_is_opened_finds_it_closed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def named(given: str | None) -> str:
        _ask(signal.SIGTERM)
        return "Ada"

    monkeypatch.setattr(opening, "analyst_name", named)
    with pytest.raises(KeyboardInterrupt), opening.opened(project, None):
        raise AssertionError("the verb began")
    assert sorted(each.name for each in project.parent.glob("p.facts*")) == ["p.facts"]


def test_a_stopped_verb_is_one_sentence(annotator: Verb, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotator.services.reading.counts", lambda _ws: _ask(signal.SIGHUP))
    result = annotator("stats", project)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "Stopped; what is in stays.\n")


def test_a_stopped_check_says_that_nothing_was_changed(
    annotator: Verb, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(path: Path, *, progress: Progress) -> Checked:
        _ask(signal.SIGINT)
        return Checked([] if progress(1, 2, "checking") else [f"{path} was stopped."], [])

    monkeypatch.setattr("annotator.services.checking.checked", asked)
    assert f"{project} was stopped.\n" in annotator("check", project).stdout


@pytest.mark.parametrize("number", one_in(3, _SIGNALS))
def test_a_stopped_process_leaves_a_closed_project(project: Path, number: int) -> None:
    arguments = [sys.executable, "-c", _MAIN, "decide", str(project), "--analyst", "Ada"]
    with subprocess.Popen(arguments, stdin=-1, stdout=-1, stderr=-1) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(b'{"verb":"confirm","target":"claim-1"}\n')
        process.stdin.flush()
        assert process.stdout.readline().startswith(b'{"action"')
        process.send_signal(number)
        process.wait(timeout=300)  # standard input stays open: the verb was waiting for another line
        assert process.stderr
        told = process.stderr.read()
    assert (process.returncode, told) == (1, b"Stopped; what is in stays.\n")
    assert sorted(each.name for each in project.parent.glob("p.facts*")) == ["p.facts"]


def test_who_asks_before_the_verb_began_is_told_the_same(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.cli.main.say", lambda _text: _ask())
    assert main(["--version"]) == 1
    assert capsys.readouterr().err == "Stopped; what is in stays.\n"


def test_who_asks_while_our_first_imports_run_is_told_the_same() -> None:
    code = (
        "import os, signal, sys; sys.argv[0] = '/usr/bin/annotator'; import annotator.__main__; "
        "os.kill(os.getpid(), signal.SIGINT); print('went on')"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (1, "", f"{STOPPED}\n")


@pytest.mark.parametrize("raised", ["os.kill(os.getpid(), signal.SIGINT)", "sys.exit(annotator.__main__.main())"])
def test_an_export_that_is_stopped_before_its_verb_says_that_nothing_was_written(raised: str) -> None:
    code = (
        "import os, signal, sys; sys.argv[:] = ['/usr/bin/annotator', 'export', 'p']; import annotator.__main__; "
        "import annotator.cli.main as m; m.run = lambda *_, **__: os.kill(os.getpid(), signal.SIGINT); " + raised
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (1, "", "Stopped; nothing was written.\n")


def test_another_program_that_imports_us_keeps_its_own_way_of_stopping() -> None:
    code = (
        "import signal; before = signal.getsignal(2); import annotator.__main__; print(signal.getsignal(2) is before)"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ended.stdout == "True\n"


@pytest.mark.parametrize(("verb", "told"), [("import", "import again for the rest"), ("suggest", "former suggestions")])
def test_a_verb_that_is_stopped_says_what_became_of_its_work(
    annotator: Verb, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verb: str, told: str
) -> None:
    @contextmanager
    def stopped_at_once() -> Iterator[Callable[[int, int, str], bool]]:
        yield lambda *_: False

    monkeypatch.setattr("annotator.cli.filling.progress", stopped_at_once)
    result = annotator(verb, project, *([tmp_path / "labels.jsonl"] if verb == "import" else []))
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert told in result.stderr
    assert "Suggested" not in result.stdout


@pytest.mark.parametrize("there", [False, True])
def test_an_export_that_is_stopped_says_that_nothing_bears_its_name(
    annotator: Verb, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    out = tmp_path / "out.jsonl"
    if there:
        out.write_text("as it was", encoding="utf-8")

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("annotator.services.exporting.digest_of", stop)
    result = annotator("export", project, "--out", out)
    as_it_was = ", which is as it was" if there else ""
    assert (result.exit_code, result.stderr) == (1, f"Stopped; nothing was written as {out}{as_it_was}.\n")
    assert (out.exists() and out.read_text(encoding="utf-8")) == (there and "as it was")
    assert list(tmp_path.glob("*.partial")) == []


def test_an_export_that_is_stopped_beside_its_card_says_that_the_file_is_whole(
    annotator: Verb, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("annotator.services.exporting.report_text", stop)
    result = annotator("export", project, "--out", out := tmp_path / "out.jsonl")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{out} is whole, and was stopped while its report and gold card were written;")
    assert out.exists()


def test_an_export_that_is_stopped_before_it_began_says_that_nothing_was_written(
    annotator: Verb, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_name: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("annotator.formats.registry.format_written", stop)
    assert annotator("export", project).stderr == "Stopped; nothing was written.\n"


@pytest.mark.parametrize("number", one_in(3, _SIGNALS))
def test_the_window_is_closed_with_its_project(project: Path, tmp_path: Path, number: int) -> None:
    code = (
        "import os, sys; from pathlib import Path; from annotator.gui.application import run; "
        "sys.exit(run(Path(sys.argv[1]), play=lambda window: os.kill(os.getpid(), int(sys.argv[2]))))"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "ANNOTATOR_HOME": str(tmp_path / "home")}
    arguments = [sys.executable, "-c", code, str(project), str(int(number))]
    ended = subprocess.run(arguments, capture_output=True, check=False, env=environment, timeout=300)
    assert (ended.returncode, b"Traceback" in ended.stderr) == (0, False)
    assert sorted(each.name for each in project.parent.glob("p.facts*")) == ["p.facts"]
