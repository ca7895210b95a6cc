"""Our own drawings as pixmaps and icons in any colour, sharp at the real device pixel ratio."""

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer

from annotator import paths

RATIOS = (1.0, 1.25, 1.5, 2.0, 3.0)

# What points along the reading direction; a tick or a target reads the same both ways.
MIRRORED = frozenset(
    {"arrow-right", "chevron-left", "chevron-right", "elbow", "import", "redo", "review"}
    | {"supersedes", "text-lines", "undo"}
)


@cache
def names() -> tuple[str, ...]:
    """The names of all drawings, sorted."""
    return tuple(sorted(file.stem for file in paths.resource("icons").glob("*.svg")))


def icon(name: str, color: str, size: int = 16, *, disabled: str = "") -> QIcon:
    """The drawing as an icon for buttons, actions and labels; KeyError for a name without a drawing."""
    made = QIcon()
    for ratio in RATIOS:
        made.addPixmap(pixmap(name, color, size, ratio=ratio))
        if disabled:
            made.addPixmap(pixmap(name, disabled, size, ratio=ratio), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, color: str, size: int = 16, *, ratio: float = 1.0, mirrored: bool = False) -> QPixmap:
    """The drawing as a square picture, `size` in logical pixels; KeyError for a name without a drawing."""
    return _rendered(name, color, size, ratio, mirrored and name in MIRRORED)


def paint_icon(painter: QPainter, name: str, box: QRectF, *, color: str) -> None:
    """Draws the drawing centred in the box, in the box's shorter side, at the painter's own pixel ratio."""
    size = int(min(box.width(), box.height()))
    mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    drawn = pixmap(name, color, size, ratio=painter.device().devicePixelRatioF(), mirrored=mirrored)
    painter.drawPixmap(round(box.center().x() - size / 2), round(box.center().y() - size / 2), drawn)


@lru_cache(maxsize=4096)
def _rendered(name: str, color: str, size: int, ratio: float, mirrored: bool) -> QPixmap:
    drawing = QSvgRenderer(QByteArray(_source(name).replace("currentColor", color).encode()))
    made = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    drawing.render(painter)
    painter.end()
    turned = made.transformed(QTransform.fromScale(-1, 1)) if mirrored else made
    turned.setDevicePixelRatio(ratio)
    return turned


@cache
def _source(name: str) -> str:
    if name not in names():
        raise KeyError(f"no drawing named {name!r} in resources/icons")
    return paths.resource("icons", f"{name}.svg").read_text(encoding="utf-8")
