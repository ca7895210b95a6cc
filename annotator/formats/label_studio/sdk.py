"""Owns what Label Studio's own SDK says of a configuration and tasks, where it is installed; it fetches nothing."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Final, Protocol

from annotator.formats.extras import is_there

EXTRA: Final = "labelstudio"
_MOST: Final = 20_000
"""Regions of a file that it looks at; it takes 17 microseconds for each, and all are written in the same way."""
_Said = Mapping[str, object]


class _Interface(Protocol):
    """What is used of the SDK's interface to a labelling configuration."""

    def validate(self) -> None:
        """Nothing, if the configuration can be used."""

    def validate_task(self, task: _Said) -> bool:
        """Whether a task has the data that the configuration shows."""

    def validate_annotation(self, annotation: _Said) -> bool:
        """Whether the configuration knows everything of an annotation."""

    def validate_prediction(self, prediction: _Said) -> bool:
        """Whether the configuration knows everything of a prediction."""


class Sdk:
    """Judges the tasks of one labelling configuration; without the SDK all are good."""

    def __init__(self, config: str) -> None:
        self._left = _MOST
        self._interface: _Interface | None = None
        if is_there(EXTRA):
            self._interface = import_module("label_studio_sdk.label_interface").LabelInterface(config)
            self._interface.validate()

    def takes(self, data: _Said, annotations: Sequence[_Said], predictions: Sequence[_Said]) -> bool:
        """Whether a task with its annotations and predictions can be imported under the configuration."""
        if self._interface is None:
            return True
        return (
            self._interface.validate_task({"data": data})
            and all(self._interface.validate_annotation(each) for each in self._some(annotations))
            and all(self._interface.validate_prediction(each) for each in self._some(predictions))
        )

    def _some(self, said: Sequence[_Said]) -> Sequence[_Said]:
        """As many as may still be looked at."""
        found = said if self._left > 0 else ()
        self._left -= sum(len(result) for each in found if isinstance(result := each.get("result"), list))
        return found
