"""Drives a headless Chromium over two pipes, in the browser's own protocol; nothing of it is installed by us."""

import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_QUIET = (
    *("--headless", "--no-first-run", "--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-default-browser-check"),
    *("--remote-debugging-pipe", "--no-sandbox", "--hide-scrollbars", "--window-size=1280,900"),
)
_PATIENCE_S = 60
_CODES = {"Enter": 13, "Escape": 27, "Tab": 9}


def installed() -> str:
    """Where a browser of this kind is; "" if there is none."""
    return next((found for name in NAMES if (found := shutil.which(name))), "")


@dataclass
class Browser:
    """One page in the browser; `requests` are the addresses that it asked for."""

    read: int
    write: int
    session: str = ""
    requests: list[str] = field(default_factory=list)
    _last: int = 0
    _rest: bytes = b""

    def ask(self, method: str, **params: object) -> dict[str, object]:
        """The answer to a command."""
        self._last += 1
        told = {"id": self._last, "method": method, "params": params}
        asked = {**told, "sessionId": self.session} if self.session else told
        os.write(self.write, json.dumps(asked).encode() + b"\0")
        while True:
            said = self._next()
            if said.get("method") == "Network.requestWillBeSent":
                self.requests.append(cast("dict[str, dict[str, str]]", said["params"])["request"]["url"])
            if said.get("id") == self._last:
                if "error" in said:
                    raise RuntimeError(f"{method}: {said['error']}")
                return cast("dict[str, object]", said["result"])

    def _next(self) -> dict[str, object]:
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self.read], [], [], _PATIENCE_S)
            piece = os.read(self.read, 1 << 16) if ready else b""
            if not piece:
                raise RuntimeError("the browser is gone, or says nothing")
            self._rest += piece
        said, _, self._rest = self._rest.partition(b"\0")
        return dict(json.loads(said))

    def open(self, path: Path) -> None:
        """Opens a file in a page of its own, and waits until it is there."""
        self.session = ""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = str(self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"])
        self.requests.clear()
        for part in ("Page", "Runtime", "Network"):
            self.ask(f"{part}.enable")
        self.ask("Page.navigate", url=path.absolute().as_uri())
        self.value("new Promise(done => document.readyState === 'complete' ? done(1) : addEventListener('load', done))")

    def value(self, expression: str) -> object:
        """What an expression gives in the page; of a promise what it comes to."""
        answer = self.ask("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        told = answer["result"]
        if "exceptionDetails" in answer or not isinstance(told, dict):
            raise RuntimeError(str(answer))
        return told.get("value")

    def settle(self) -> None:
        """Waits for two frames, and as long as the page waits after a key."""
        self.value(
            "new Promise(done => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 300))"
        )

    def press(self, key: str) -> None:
        """Presses a key with a name, as Enter or Tab."""
        code = {"key": key, "code": key, "windowsVirtualKeyCode": _CODES[key]}
        self.ask("Input.dispatchKeyEvent", type="keyDown", **code, **({"text": "\r"} if key == "Enter" else {}))
        self.ask("Input.dispatchKeyEvent", type="keyUp", **code)

    def type(self, words: str) -> None:
        """Types words where the focus is."""
        for sign in words:
            self.ask("Input.dispatchKeyEvent", type="keyDown", key=sign, text=sign)
            self.ask("Input.dispatchKeyEvent", type="keyUp", key=sign)

    def dark(self, *, on: bool) -> None:
        """Has the page believe that the system is dark, or light."""
        scheme = {"name": "prefers-color-scheme", "value": "dark" if on else "light"}
        self.ask("Emulation.setEmulatedMedia", features=[scheme])

    def picture(self) -> bytes:
        """The page as it is seen, as PNG."""
        return base64.b64decode(str(self.ask("Page.captureScreenshot", format="png")["data"]))

    def printed(self) -> bytes:
        """The page on paper, as PDF."""
        return base64.b64decode(str(self.ask("Page.printToPDF")["data"]))


def _pipes() -> list[int]:
    """The ends of two pipes, none of which stands where the browser looks for its own."""
    first = [*os.pipe(), *os.pipe()]
    ends = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in first]
    for end in first:
        os.close(end)
    return ends


@contextmanager
def browsing() -> Iterator[Browser]:
    """A browser for the length of the block."""
    to_read, to_write, from_read, from_write = _pipes()
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        # The browser reads commands from its file 3 and answers in 4.
        placed = f"import os, sys; os.dup2({to_read}, 3); os.dup2({from_write}, 4); os.execv(sys.argv[1], sys.argv[1:])"
        asked = [sys.executable, "-c", placed, installed(), *_QUIET, f"--user-data-dir={profile}", "about:blank"]
        silent = subprocess.DEVNULL
        running = subprocess.Popen(asked, pass_fds=(to_read, from_write), stdout=silent, stderr=silent)
        os.close(to_read)
        os.close(from_write)
        browser = Browser(from_read, to_write)
        try:
            yield browser
        finally:
            browser.session = ""
            try:
                browser.ask("Browser.close")
            except (RuntimeError, OSError):
                running.kill()
            running.wait(30)
            os.close(from_read)
            os.close(to_write)
