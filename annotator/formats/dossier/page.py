"""Owns the frame of an HTML page that stands alone: it loads nothing, and runs no script and no style but its own."""

from base64 import b64encode
from hashlib import sha256

from annotator.formats.dossier.markup import Html, as_is, element, joined
from annotator.paths import resource


def own(name: str) -> str:
    """A style sheet or script of ours."""
    return resource("dossier", name).read_text(encoding="utf-8")


def opening(title: str, style: str, script: str = "") -> Html:
    """The page up to its content; `script` is allowed to run, and stands at the end by `closing`."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", title),
        element("style", as_is(style)),
    )
    return joined([as_is('<!DOCTYPE html>\n<html lang="en">'), head, as_is("\n<body>")])


def closing(script: str = "") -> Html:
    """The end of the page, with its script if there is one."""
    run = element("script", as_is(script)) if script else None
    return joined([run, as_is("\n</body></html>\n")])


def _policy(style: str, script: str) -> str:
    scripts = f"script-src {_hash(script)}; " if script else ""
    return f"default-src 'none'; {scripts}style-src {_hash(style)}; base-uri 'none'; form-action 'none'"


def _hash(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
