"""What holds for every test: where the window is drawn and how property tests search."""

import os

from hypothesis import settings

# Before anything imports Qt: without a screen its default platform would end the process.
if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# No deadline: on a busy machine a slow example is not a wrong one. A failure prints how to have it again.
settings.register_profile("default", deadline=None, print_blob=True)
settings.register_profile("ci", deadline=None, print_blob=True, derandomize=True, database=None)
settings.register_profile("fuzz", deadline=None, print_blob=True, max_examples=5_000)
settings.load_profile("ci" if os.environ.get("CI") else "default")
