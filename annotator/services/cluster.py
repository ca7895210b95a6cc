"""Owns the way to a Dask cluster, whose workers are looked over once and then take chunks as those here do."""

import importlib
import importlib.metadata
import importlib.util
import logging
import re
import warnings
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, Future
from contextlib import ExitStack, suppress
from typing import Final, ParamSpec, Protocol, TypeVar, runtime_checkable

from annotator.domain.errors import AnnotatorError, BadFile, Conflict, Missing

_AHEAD: Final = 64
"""Chunks given out at a time: enough for some dozens of workers, and little to hold in memory."""

_ADDRESS: Final = re.compile(r"(tcp|tls)://[^\s/:]+:\d{1,5}|(tcp|tls)://\[[0-9a-fA-F:.]+\]:\d{1,5}")
_PATIENCE_S: Final = 5
_SAID: Final = 120
_LOGS: Final = ("distributed", "distributed.client", "distributed.comm", "tornado.application")

_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")


@runtime_checkable
class Lying(Protocol):
    """What lies on this machine and is sent as what it holds."""

    def opened(self) -> object:
        """What it holds."""


class _Remote(Protocol):
    """Work that is out on the cluster."""

    status: str

    def result(self, timeout: float) -> object: ...

    def add_done_callback(self, fn: Callable[["_Remote"], object]) -> None: ...


class _Client(Protocol):
    """What we need of Dask, which is loaded only where a cluster is named and says little of its types."""

    def submit(self, fn: Callable[..., object], *args: object, pure: bool, **kwargs: object) -> _Remote: ...

    def run(self, function: Callable[..., object], *args: object, on_error: str) -> Mapping[str, object]: ...

    def wait_for_workers(self, n_workers: int, timeout: float) -> None: ...

    def scatter(self, data: object, *, broadcast: bool, hash: bool) -> object: ...  # noqa: A002 - Dask's own word

    def cancel(self, futures: Sequence[_Remote]) -> None: ...

    def close(self, timeout: float) -> None: ...


def connect(address: str, packages: Mapping[str, str]) -> Executor:
    """The workers of the scheduler at an address, each with the packages in the versions that this machine has.

    Raises:
        AnnotatorError: there is no such scheduler, it has no workers, or one of them lacks a package or its version.
    """
    if not _ADDRESS.fullmatch(address):
        raise BadFile("cluster-address", address=address[:_SAID])
    if importlib.util.find_spec("distributed") is None:
        raise Missing("cluster-extra")
    client = _client(address)
    with ExitStack() as unless_sound:
        unless_sound.callback(_close, client)
        _look_over(client, address, packages)
        unless_sound.pop_all()
    return _Cluster(client, address)


def _client(address: str) -> _Client:
    distributed = importlib.import_module("distributed")
    for name in _LOGS:  # what there is to tell we tell ourselves, once
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of versions that differ; those that matter are looked over below
            client: _Client = distributed.Client(address, timeout=_PATIENCE_S, set_as_default=False)
            return client
    except (OSError, ValueError) as error:
        raise Missing("cluster-unreachable", address=address, reason=_reason(error)) from error


def _look_over(client: _Client, address: str, packages: Mapping[str, str]) -> None:
    try:
        client.wait_for_workers(1, timeout=_PATIENCE_S)
    except TimeoutError as error:
        raise Missing("cluster-empty", address=address) from error
    for package, version in packages.items():
        for worker, other in sorted(_asked(client, address, package).items()):
            told = {"worker": worker, "package": package, "version": version}
            if isinstance(other, BaseException):
                raise Missing("cluster-without", **told)
            if other != version:
                raise Conflict("cluster-differs", **told, other=str(other))


def _asked(client: _Client, address: str, package: str) -> dict[str, object]:
    """By worker, the version of a package there, or what asking for it raised."""
    try:
        # A function of Python's own: one of ours could not even be named to a worker without us.
        return dict(client.run(importlib.metadata.version, package, on_error="return"))
    except OSError as error:
        raise Missing("cluster-lost", address=address) from error


def _reason(error: Exception) -> str:
    return (" ".join(str(error).split()) or type(error).__name__)[:_SAID]


def _close(client: _Client) -> None:
    with suppress(OSError):
        client.close(timeout=_PATIENCE_S)


class _Cluster(Executor):
    """Gives work to the cluster's workers; the scheduler gives it out anew where one of them dies."""

    def __init__(self, client: _Client, address: str) -> None:
        self.ahead = _AHEAD
        self._client = client
        self._address = address
        self._out: dict[int, _Remote] = {}

    def submit(self, fn: Callable[_Given, _Result], /, *args: _Given.args, **kwargs: _Given.kwargs) -> Future[_Result]:
        """The future result; an AnnotatorError in it if the scheduler is gone."""
        future: Future[_Result] = Future()
        try:
            remote = self._client.submit(fn, *args, **kwargs, pure=False)
        except (OSError, ValueError, RuntimeError):  # what is raised by a client that has no scheduler any more
            future.set_exception(self._lost())
            return future
        self._out[id(future)] = remote  # a result that nobody holds is thrown away
        remote.add_done_callback(lambda done: self._came(future, done))
        return future

    def hand(self, given: object) -> object:
        """What stands for something on the cluster, of which every worker has been sent a copy."""
        try:
            return self._client.scatter(
                given.opened() if isinstance(given, Lying) else given, broadcast=True, hash=False
            )
        except (OSError, TimeoutError, ValueError, RuntimeError) as error:
            raise self._lost() from error

    def _came(self, future: Future[_Result], remote: _Remote) -> None:
        if self._out.pop(id(future), None) is None:
            return  # shut down meanwhile
        try:
            future.set_result(remote.result(timeout=_PATIENCE_S))  # type: ignore[arg-type]  # what the function gives
        except AnnotatorError as error:
            future.set_exception(error)
        except Exception as error:  # noqa: BLE001 - it must reach whoever waits for the future
            future.set_exception(self._lost() if remote.status in ("cancelled", "lost") else error)

    def _lost(self) -> AnnotatorError:
        return Missing("cluster-lost", address=self._address)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002 - there is one way
        """Leave the cluster; what is still out there is not done."""
        out = list(self._out.values())
        self._out.clear()
        with suppress(OSError):
            self._client.cancel(out)
        _close(self._client)
