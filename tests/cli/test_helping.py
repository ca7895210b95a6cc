"""Tests of the verb help: the pages of the window's help, plainly printed."""

from annotator.services.help_pages import PAGES
from annotator.services.help_text import name_of
from tests.cli.conftest import Verb


def test_without_a_topic_every_page_is_listed(annotator: Verb) -> None:
    done = annotator("help")
    assert done.exit_code == 0
    assert [
        page.id for page in PAGES if f"  {name_of(page)} " not in done.stdout or page.title not in done.stdout
    ] == []


def test_a_page_is_printed_as_plain_text(annotator: Verb) -> None:
    done = annotator("help", "matching")
    assert done.exit_code == 0
    assert done.stdout.startswith("How matches are found\n=====================\n\n")
    assert "annotator suggest PROJECT" in done.stdout
    assert "`" not in done.stdout
    assert annotator("help", "how", "matches", "are", "found").stdout == done.stdout


def test_of_a_verb_its_own_help_is_printed(annotator: Verb) -> None:
    told = annotator("help", "decide")
    assert told.exit_code == 0
    assert told.stdout == annotator("decide", "--help").stdout


def test_a_topic_that_is_not_there_is_refused_with_the_nearest(annotator: Verb) -> None:
    done = annotator("help", "matchin")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == "The help has no page matchin; nearest is matching; annotator help lists all.\n"
    assert annotator("help", "zzzz").stderr == "The help has no page zzzz; annotator help lists all.\n"
