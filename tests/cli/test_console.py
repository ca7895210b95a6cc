"""Tests of what is printed: progress in a pipe, and characters that steer a terminal."""

import json
import os
import signal

import pytest

from annotator.cli.console import complain, counted, harmless, one_line, progress, say, spelled_out, words_on_one_line


def test_progress_in_a_pipe_is_a_line_for_every_tenth(capsys: pytest.CaptureFixture[str]) -> None:
    with progress() as tell:
        assert all(tell(done, 200, "Reading") for done in range(201))
    told = capsys.readouterr().err.splitlines()
    assert (told[0], told[-1], len(told)) == ("Reading: 0 of 200", "Reading: 200 of 200", 11)


def test_progress_of_nothing_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with progress() as tell:
        assert tell(0, 0, "Reading")
    assert capsys.readouterr().err == ""


def test_what_is_done_at_once_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with progress() as tell:
        assert tell(77, 77, "Copying")
        assert tell(1, 2, "Reading")
        assert tell(2, 2, "Reading")
    assert capsys.readouterr().err.splitlines() == ["Reading: 1 of 2", "Reading: 2 of 2"]


def test_ctrl_c_asks_the_work_to_stop() -> None:
    before = signal.getsignal(signal.SIGINT)
    with progress() as tell:
        assert tell(1, 3, "Reading")
        os.kill(os.getpid(), signal.SIGINT)
        assert not tell(2, 3, "Reading")
    assert signal.getsignal(signal.SIGINT) is before


def test_names_from_files_cannot_steer_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    say("\x1b[2J[bold]title[/bold]\u009b\udcff")
    complain("a\tb\nc")
    shown = capsys.readouterr()
    assert shown.out == "\ufffd[2J[bold]title[/bold]\ufffd\ufffd\n"
    assert shown.err == "a\ufffdb\ufffdc\n"
    assert harmless("ليبيا 😀") == "ليبيا 😀"


@pytest.mark.parametrize(
    "words",
    ["می\u200cرود", "\U0001f469\u200d\U0001f469\u200d\U0001f467", "\u2764\ufe0f\u200d\U0001f525", "ന\u0d4d\u200d ഇ"],
)
def test_joiners_within_words_are_shown_as_they_are(words: str) -> None:
    assert (harmless(words), one_line(words), words_on_one_line(words)) == (words, words, words)


def test_joiners_that_join_nothing_are_marked() -> None:
    assert one_line("a \u200db\u200d \u200c\u200d") == "a \ufffdb\ufffd \ufffd\ufffd"


def test_no_name_turns_a_line_round_or_begins_another(capsys: pytest.CaptureFixture[str]) -> None:
    say(f"Made {one_line('a' + chr(0x202E) + 'txt' + chr(10) + 'Made b')}.")
    assert capsys.readouterr().out == "Made a\ufffdtxt\ufffdMade b.\n"


def test_json_says_the_same_with_such_characters_spelled_out() -> None:
    value = {"id": "a" + chr(0x202E) + chr(0xE0001) + "\n"}
    told = spelled_out(json.dumps(value, ensure_ascii=False))
    assert told.isascii()
    assert json.loads(told) == value


def test_numbers_agree_with_their_nouns() -> None:
    assert [counted(1, "claim"), counted(0, "claim"), counted(2, "family", "families")] == [
        "1 claim",
        "0 claims",
        "2 families",
    ]
