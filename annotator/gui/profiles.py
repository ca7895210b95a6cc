"""The profiles of keys: the default keys are in the table of actions, the others say what they have in their place."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Profile(StrEnum):
    """A set of keys that somebody knows already."""

    DEFAULT = "Default"
    PRODIGY = "Prodigy"
    ALEPH = "Aleph"


ABOUT: Mapping[Profile, str] = MappingProxyType(
    {
        Profile.DEFAULT: "C confirms, X rejects, U is unsure, Space skips.",
        Profile.PRODIGY: "A accepts, X rejects, Space ignores, Backspace takes back.",
        Profile.ALEPH: "Y says yes, N says no, H cannot tell; with Shift, of the candidate.",
    }
)
"""What a profile is like, in one line."""

_Changes = Mapping[str, tuple[str, ...]]

DIFFERENT: Mapping[Profile, _Changes] = MappingProxyType(
    {
        Profile.DEFAULT: MappingProxyType({}),
        Profile.PRODIGY: MappingProxyType(
            {
                "claim.confirm": ("A", "Return"),
                "edit.undo": ("Backspace", "Ctrl+Z"),
            }
        ),
        Profile.ALEPH: MappingProxyType(
            {
                "claim.confirm": ("Y", "Return"),
                "claim.reject": ("N",),
                "claim.unsure": ("H",),
                "claim.new": ("A",),
                "link.same": ("Shift+Y", "S"),
                "link.different": ("Shift+N", "D"),
            }
        ),
    }
)
"""The keys of a profile where they are not the default ones."""
