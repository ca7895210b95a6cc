"""Tests of bindings: every profile is free of clashes, and no settings file can make two actions share a key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.gui.actions import ACTIONS, BY_ID, Doer, is_chord
from annotator.gui.bindings import SCREENS, Keys, is_key, read, screens_of, spelled, why_not
from annotator.gui.keymap import KeyMap
from annotator.gui.profiles import ABOUT, DIFFERENT, Profile

_each_profile = pytest.mark.parametrize("profile", list(Profile))
_action_ids = st.sampled_from([action.id for action in ACTIONS])
_some_keys = st.sampled_from(["C", "X", "A", "Y", "Space", "Return", "Ctrl+Z", "Ctrl+J", "F8", "Shift+Y", "1", "+"])


def _map(keys: Keys) -> KeyMap:
    made = KeyMap()
    made.use(keys)
    return made


@_each_profile
@pytest.mark.parametrize("screen", SCREENS)
def test_no_two_actions_of_a_screen_share_a_key_in_any_profile(profile: Profile, screen: str) -> None:
    keys = [key for action in ACTIONS if action.on(screen) for key in Keys(profile).of(action.id)]
    assert [key for key in keys if keys.count(key) > 1] == []


@_each_profile
def test_every_key_of_a_profile_may_be_bound_to_its_action(profile: Profile) -> None:
    assert list(Keys(profile).clashes()) == []
    assert ABOUT[profile].endswith(".")
    for action in ACTIONS:
        assert Keys(profile).of(action.id), action.id
        assert [why_not(key, action.id) for key in Keys(profile).of(action.id)] == [""] * len(
            Keys(profile).of(action.id)
        )
    assert set(DIFFERENT[profile]) <= set(BY_ID)


@pytest.mark.parametrize(
    ("profile", "letter", "action"),
    [
        (Profile.DEFAULT, "C", "claim.confirm"),
        (Profile.PRODIGY, "A", "claim.confirm"),
        (Profile.PRODIGY, "X", "claim.reject"),
        (Profile.PRODIGY, "Space", "claim.skip"),
        (Profile.PRODIGY, "Backspace", "edit.undo"),
        (Profile.ALEPH, "Y", "claim.confirm"),
        (Profile.ALEPH, "N", "claim.reject"),
        (Profile.ALEPH, "H", "claim.unsure"),
        (Profile.ALEPH, "A", "claim.new"),
        (Profile.ALEPH, "Shift+Y", "link.same"),
        (Profile.ALEPH, "Shift+N", "link.different"),
    ],
)
def test_a_profile_has_the_letters_its_people_know(profile: Profile, letter: str, action: str) -> None:
    assert _map(Keys(profile)).letters("review")[letter] == action


def test_a_key_taken_from_another_action_leaves_it_without() -> None:
    keys = Keys().taking("claim.confirm", ("X", "Return"))
    assert (keys.of("claim.confirm"), keys.of("claim.reject")) == (("X", "Return"), ())
    assert list(keys.clashes()) == []


def test_an_action_of_another_screen_may_have_the_same_key() -> None:
    assert [action.id for action in Keys().holders("V", "claim.confirm")] == []
    assert [action.id for action in Keys().holders("?", "claim.confirm")] == ["help.keys"]
    assert [action.id for action in Keys().holders("C", "edit.undo")] == ["claim.confirm", "root.join"]


def test_the_usual_keys_chosen_again_are_no_choice_of_ones_own() -> None:
    keys = Keys().giving("claim.confirm", ("Y",))
    assert keys.own
    assert keys.giving("claim.confirm", ("C", "Return")) == Keys()


@given(
    st.lists(st.tuples(_action_ids, st.lists(_some_keys, max_size=2).map(tuple)), max_size=6), st.sampled_from(Profile)
)
def test_whatever_is_taken_there_is_never_a_clash(steps: list[tuple[str, tuple[str, ...]]], profile: Profile) -> None:
    keys = Keys(profile)
    for action_id, wanted in steps:
        keys = keys.taking(action_id, tuple(dict.fromkeys(wanted)))
    assert list(keys.clashes()) == []
    assert all(len(set(keys.of(action.id))) == len(keys.of(action.id)) for action in ACTIONS)


_tables = st.dictionaries(
    _action_ids | st.text(max_size=4), st.lists(_some_keys | st.text(max_size=3), max_size=3).map(" ".join)
)


@given(_tables, st.text(max_size=8) | st.sampled_from(["prodigy", " ALEPH "]))
def test_any_settings_file_gives_keys_without_a_clash(table: dict[str, str], profile: str) -> None:
    keys, troubles = read(profile, table)
    assert list(keys.clashes()) == []
    assert all(sentence.endswith((".", "again.")) for sentence in troubles)
    assert all(why_not(key, each) == "" for each, held in keys.own.items() for key in held)


def test_two_actions_with_one_key_in_the_file_both_have_their_usual_keys() -> None:
    keys, troubles = read("Default", {"claim.confirm": "K9 Y", "claim.reject": "Z", "claim.unsure": "Z", "why": "Y"})
    assert (keys.of("claim.reject"), keys.of("claim.unsure"), keys.of("why")) == (("X",), ("U",), ("Y",))
    assert keys.of("claim.confirm") == ("C", "Return")
    assert len(troubles) == 2
    assert "“K9”" in troubles[0]
    assert "Z to “Reject” and “Unsure”" in troubles[1]


def test_keys_that_were_exchanged_are_no_clash() -> None:
    keys, troubles = read("Default", {"claim.confirm": "X", "claim.reject": "C Return"})
    assert troubles == ()
    assert (keys.of("claim.confirm"), keys.of("claim.reject")) == (("X",), ("C", "Return"))


def test_an_unknown_profile_or_action_is_named_and_left_out() -> None:
    keys, troubles = read("Vim", {"claim.burn": "B"})
    assert keys == Keys()
    assert "“Vim”" in troubles[0]
    assert "“claim.burn”" in troubles[1]


def test_what_is_written_is_read_again() -> None:
    keys = Keys(Profile.ALEPH).taking("claim.skip", ("Y", "Ctrl++")).giving("why", ())
    assert read(Profile.ALEPH.value, spelled(keys)) == (keys, ())


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab", "Escape", "Ctrl+C", "Ctrl+X", "Ctrl+V", "Ctrl+A"])
def test_keys_that_everybody_needs_cannot_be_bound(key: str) -> None:
    assert why_not(key, "claim.confirm").endswith(", everywhere.")


def test_a_letter_cannot_act_where_one_types() -> None:
    assert "it needs Ctrl, Alt or a function key" in why_not("S", "claim.edit.save")
    assert why_not("Ctrl+S", "claim.edit.save") == ""
    assert why_not("J", "list.next") == ""


def test_what_acts_everywhere_leaves_the_start_page_its_keys() -> None:
    assert "start page" in why_not("Delete", "edit.undo")
    assert why_not("Delete", "claim.reject") == ""


_KNOWN = ("C", "Shift+R", "+", "/", "Ö", "Ctrl+Z", "Ctrl++", "Ctrl+Shift+PgUp", "F12", "Alt+1", "Space")
_UNKNOWN = ("", "c", "CC", "Shift+", "Shift+1", "Ctrl+", "Ctrl+Ctrl+A", "Hyper+A", "K9", "Up+Down", "a b", "++", "Z+")


@pytest.mark.parametrize("key", _KNOWN)
def test_a_key_is_known(key: str) -> None:
    assert is_key(key)


@pytest.mark.parametrize("key", _UNKNOWN)
def test_what_is_no_key_is_told(key: str) -> None:
    assert not is_key(key)


def test_every_action_is_somewhere_and_a_chord_acts_wherever_it_is() -> None:
    for action in ACTIONS:
        assert screens_of(action)
        if action.doer is Doer.WINDOW and action.id not in ("help.keys",):
            assert any(is_chord(key) for key in action.keys), action.id


def test_with_the_letters_off_only_chords_and_what_moves_act() -> None:
    keymap = KeyMap()
    keymap.switch_letters(on=False)
    assert set(keymap.letters("review")) == {"Up", "Down", "PgUp", "PgDown"}
    assert keymap.cap("claim.confirm") == ""
    assert keymap.cap("help.keys") == "F1"
    assert keymap.cap("claim.edit.cancel") == "Esc"
