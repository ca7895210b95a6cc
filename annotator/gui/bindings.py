"""Which keys an action has: a profile and a person's own choice, what is allowed, and what clashes with what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from annotator.gui.actions import ACTIONS, BY_ID, Action, Doer, cap, is_chord
from annotator.gui.profiles import DIFFERENT, Profile

SCREENS: Final = ("start", "review", "facts", "history")
NAMED: Final = frozenset(
    {"Return", "Space", "Up", "Down", "PgUp", "PgDown", "Delete", "Backspace", "Insert"}
)  # fmt: skip
"""Keys that act where letters do and have a name instead of a character."""
MOVING: Final = frozenset({"Up", "Down", "PgUp", "PgDown"})
"""Keys that only go about: they may repeat, and they act with the single-letter keys off."""

_MENUS: Final = ("File", "Edit", "View", "Go", "Decide", "Tools", "Help")
_TAKEN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Tab": "Tab moves the focus",
        "Shift+Tab": "Shift Tab moves the focus",
        "Escape": "Esc leaves fields and dialogs",
        "Ctrl+C": "Ctrl C copies",
        "Ctrl+X": "Ctrl X cuts",
        "Ctrl+V": "Ctrl V pastes",
        "Ctrl+A": "Ctrl A selects everything",
        "F10": "F10 opens the menus",
        **{f"Alt+{title[0]}": f"Alt {title[0]} opens the menu {title}" for title in _MENUS},
    }
)
_MODIFIERS: Final = ("Ctrl", "Alt", "Shift", "Meta")
_OWN_OF_START: Final = frozenset({"Return", "Delete", "Up", "Down"})
"""What the list of recent projects does by itself."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A key that two actions of one screen have."""

    key: str
    one: Action
    other: Action


@dataclass(frozen=True, slots=True)
class Keys:
    """A profile, and the keys that a person chose instead, by action; none for an action without a key."""

    profile: Profile = Profile.DEFAULT
    own: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, action_id: str) -> tuple[str, ...]:
        """The keys of an action, the one that is shown first."""
        return self.own[action_id] if action_id in self.own else self.usual(action_id)

    def usual(self, action_id: str) -> tuple[str, ...]:
        """The keys of an action as the profile has them."""
        return DIFFERENT[self.profile].get(action_id, BY_ID[action_id].keys)

    def giving(self, action_id: str, keys: tuple[str, ...]) -> "Keys":
        """The same with these keys for an action."""
        own = {each: held for each, held in self.own.items() if each != action_id}
        return Keys(self.profile, own if keys == self.usual(action_id) else {**own, action_id: keys})

    def taking(self, action_id: str, keys: tuple[str, ...]) -> "Keys":
        """The same with these keys for an action, each taken from whoever has it on the same screens."""
        left = self
        for key in keys:
            for other in self.holders(key, action_id):
                left = left.giving(other.id, tuple(each for each in left.of(other.id) if each != key))
        return left.giving(action_id, keys)

    def holders(self, key: str, action_id: str) -> list[Action]:
        """The other actions that have this key on a screen where this action is."""
        action = BY_ID[action_id]
        return [other for other in ACTIONS if other is not action and key in self.of(other.id) and _meet(action, other)]

    def clashes(self) -> Iterator[Clash]:
        """Every key that two actions of one screen have."""
        held = [(action, set(self.of(action.id))) for action in ACTIONS]
        for at, (one, ours) in enumerate(held):
            for other, theirs in held[at + 1 :]:
                shared = ours & theirs
                if shared and _meet(one, other):
                    yield from (Clash(key, one, other) for key in sorted(shared))


def screens_of(action: Action) -> tuple[str, ...]:
    """The screens where an action is."""
    return action.screens or SCREENS


def why_not(key: str, action_id: str) -> str:
    """Why an action cannot have this key, as a sentence; "" if it can."""
    action = BY_ID[action_id]
    if key in _TAKEN:
        return "" if key in action.keys else f"{_TAKEN[key]}, everywhere."
    if not is_key(key):
        return "That is not a key that could be bound."
    if action.doer is Doer.WIDGET and not is_chord(key) and key not in action.keys and not is_listing(action_id):
        return f"One types where “{action.text}” acts: it needs Ctrl, Alt or a function key."
    if "start" in screens_of(action) and key in _OWN_OF_START:
        return f"{cap(key)} opens, removes and walks the recent projects on the start page."
    return ""


def is_listing(action_id: str) -> bool:
    """Whether the action walks a list, as the arrows do by themselves."""
    return action_id in ("list.previous", "list.next")


def is_key(key: str) -> bool:
    """Whether a name is that of a key as we write it: "C", "Shift+R", "Ctrl+Shift+Z", "F6", "Space", "+"."""
    before, name = (key[:-1], "+") if key.endswith("+") else key.rpartition("+")[::2]
    modifiers = before.removesuffix("+").split("+") if before else []
    if name == "+" and before and not before.endswith("+"):
        return False
    if not name or set(modifiers) - set(_MODIFIERS) or len(set(modifiers)) < len(modifiers):
        return False
    if is_chord(key):
        return name.isprintable() and (len(name) == 1 or name.isalnum())
    if modifiers:
        return modifiers == ["Shift"] and len(name) == 1 and name.isalpha() and name == name.upper()
    return name in NAMED or (len(name) == 1 and name.isprintable() and not name.isspace() and name == name.upper())


def read(profile: str, table: Mapping[str, str]) -> tuple[Keys, tuple[str, ...]]:
    """The keys that a settings file asks for, and what of it could not be used, as sentences."""
    troubles: list[str] = []
    known = next((each for each in Profile if each.value.casefold() == profile.strip().casefold()), None)
    if known is None:
        troubles.append(f"There is no profile of keys called “{profile}”; the Default one is used.")
    own: dict[str, tuple[str, ...]] = {}
    for action_id, words in table.items():
        why = _unusable(action_id, words)
        if why:
            troubles.append(why)
        else:
            own[action_id] = tuple(dict.fromkeys(words.split()))
    keys, clashes = _settled(Keys(known or Profile.DEFAULT, own))
    return keys, (*troubles, *clashes)


def spelled(keys: Keys) -> dict[str, str]:
    """A person's own keys as the settings file has them: keys with a space between."""
    return {action_id: " ".join(held) for action_id, held in keys.own.items()}


def _unusable(action_id: str, words: str) -> str:
    if action_id not in BY_ID:
        return f"The settings give keys to “{action_id}”, which no action is called."
    for key in words.split():
        why = why_not(key, action_id)
        if why:
            return f"The settings give the key “{key}” to “{BY_ID[action_id].text}”: {why}"
    return ""


def _settled(keys: Keys) -> tuple[Keys, list[str]]:
    """The keys without a person's own where two of them clash; a profile alone never does."""
    troubles: list[str] = []
    while clash := next(keys.clashes(), None):
        own = {each: held for each, held in keys.own.items() if each not in (clash.one.id, clash.other.id)}
        troubles.append(
            f"The settings give the key {cap(clash.key)} to “{clash.one.text}” and “{clash.other.text}”; "
            "both have their usual keys again."
        )
        keys = Keys(keys.profile, own)
    return keys, troubles


def _meet(one: Action, other: Action) -> bool:
    """Whether there is a screen on which both are."""
    return not one.screens or not other.screens or not set(one.screens).isdisjoint(other.screens)
