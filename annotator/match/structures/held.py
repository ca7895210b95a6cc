"""Owns values that are looked up, those asked for lately held."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


class Held(Generic[_Key, _Value]):
    """Values by key, made when they are asked for; of more than `most` those not asked for longest go."""

    def __init__(self, look_up: Callable[[_Key], _Value], most: int) -> None:
        self._look_up, self._most = look_up, most
        self._held: OrderedDict[_Key, _Value] = OrderedDict()

    def get(self, key: _Key) -> _Value:
        """The value of a key."""
        if key in self._held:
            self._held.move_to_end(key)
        else:
            self.put(key, self._look_up(key))
        return self._held[key]

    def put(self, key: _Key, value: _Value) -> None:
        """Hold a value that came otherwise."""
        self._held[key] = value
        if len(self._held) > self._most:
            self._held.popitem(last=False)

    def __contains__(self, key: _Key) -> bool:
        return key in self._held
