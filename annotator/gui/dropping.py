"""What somebody drops or pastes: files and folders, addresses, or text; nothing of it is opened or fetched here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://\S+", re.IGNORECASE)
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Dropped:
    """Files and folders of this computer, addresses that lie elsewhere, and text if neither came."""

    files: Sequence[Path] = ()
    addresses: Sequence[str] = ()
    text: str = ""

    @property
    def refusal(self) -> str:
        """Why addresses are not taken, and what to do; "" if there are none."""
        if not self.addresses:
            return ""
        first = self.addresses[0] if len(self.addresses[0]) <= 80 else f"{self.addresses[0][:79]}…"
        more = f" and {len(self.addresses) - 1} more" if len(self.addresses) > 1 else ""
        return f"Nothing is fetched from {first}{more}: save the page as a file in your browser, then import that file."


def takes(data: QMimeData) -> bool:
    """Whether something can be done with it, be it a sentence why not."""
    return data.hasUrls() or data.hasText()


def read_drop(data: QMimeData) -> Dropped:
    """What it holds: its files and addresses, else its plain text, exactly as it was given."""
    if data.hasUrls():
        return _of_urls(data.urls())
    text = data.text() if data.hasText() else ""
    only = text.strip() if len(text) <= _LONGEST else ""
    if _ADDRESS.fullmatch(only):
        return _of_urls([QUrl(only)])
    return Dropped(text=text)


def _of_urls(urls: Sequence[QUrl]) -> Dropped:
    files = dict.fromkeys(Path(url.toLocalFile()) for url in urls if url.isLocalFile() and url.toLocalFile())
    elsewhere = dict.fromkeys(url.toDisplayString() for url in urls if not url.isLocalFile() and not url.isEmpty())
    return Dropped(tuple(files), tuple(elsewhere))
