"""Owns what a web page states about its article in its own metadata: title, author, date, site, address, language.

Only what is stated counts: JSON-LD, Open Graph, Dublin Core and the like, `<link rel=canonical>`, `<html lang>`.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from annotator.domain.json import Json, JsonObject, as_list, as_object, as_str
from annotator.formats.languages import language_code
from annotator.formats.stated_dates import iso_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TITLE: Final = ("og:title", "citation_title", "dc.title", "dcterms.title", "parsely-title", "twitter:title")
_AUTHOR: Final = (
    "author",
    "citation_author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "article:author",
    "byl",
)
_SITE: Final = ("og:site_name", "citation_journal_title", "dc.publisher", "dcterms.publisher", "application-name")
_DATE: Final = (
    *("article:published_time", "og:article:published_time", "datepublished", "citation_publication_date"),
    *("citation_date", "dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date", "parsely-pub-date"),
    *("sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "date"),
)
_ARTICLES: Final = ("article", "newsarticle", "reportagenewsarticle", "blogposting", "liveblogposting", "report")
_LONGEST: Final = 500
_MOST_JSON: Final = 1024 * 1024
_MOST_AUTHORS: Final = 6


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says of itself; None for what it does not say."""

    title: str | None = None
    author: str | None = None
    source: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


def facts_of(tree: "HtmlElement") -> PageFacts:
    """What the page of a tree states."""
    metas = _metas(tree)
    linked = next(_articles(tree), {})
    title = as_str_or_none(linked.get("headline")) or _first(metas, _TITLE) or _words(tree, ".//h1", ".//title")
    return PageFacts(
        title=_line(title),
        author=_line(_names(linked.get("author")) or _author(metas)),
        source=_line(_first(metas, _SITE) or _names(linked.get("publisher"))),
        published=_date(linked, metas, tree),
        url=_url(tree, metas),
        language=language_code(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""),
    )


def as_str_or_none(value: Json) -> str | None:
    """The text, if it is one and not empty."""
    return value if isinstance(value, str) and value.strip() else None


def _metas(tree: "HtmlElement") -> dict[str, list[str]]:
    """What the page's <meta> say, by name in small letters."""
    said: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        for key in ("name", "property", "itemprop"):
            name = (element.get(key) or "").strip().lower()
            if name and content:
                said.setdefault(name, []).append(content)
    return said


def _first(metas: dict[str, list[str]], names: Sequence[str]) -> str | None:
    return next((metas[name][0] for name in names if name in metas), None)


def _author(metas: dict[str, list[str]]) -> str | None:
    for name in _AUTHOR:
        people = [said for said in metas.get(name, []) if "://" not in said]  # some give a profile's address
        if people:
            return ", ".join(dict.fromkeys(people[:_MOST_AUTHORS]))
    return None


def _date(linked: JsonObject, metas: dict[str, list[str]], tree: "HtmlElement") -> str | None:
    stated = [as_str(linked.get("datePublished")) if isinstance(linked.get("datePublished"), str) else ""]
    stated += [metas[name][0] for name in _DATE if name in metas]
    stated += [
        element.get("datetime") or "" for element in tree.iter("time") if element.get("itemprop") == "datePublished"
    ]
    return next((date for each in stated if (date := iso_date(each[:60]))), None)


def _url(tree: "HtmlElement", metas: dict[str, list[str]]) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    stated = (str(url or "").strip() for url in (*links, *metas.get("og:url", [])))
    return next((url for url in stated if url and len(url) <= 4 * _LONGEST and _is_address(url)), None)


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _articles(tree: "HtmlElement") -> Iterator[JsonObject]:
    """What JSON-LD says of articles on the page."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text and len(script.text) < _MOST_JSON:
            try:
                value: Json = json.loads(script.text)
            except (ValueError, RecursionError):
                continue
            yield from (each for each in _objects(value) if _is_article(each))


def _objects(value: Json) -> Iterator[JsonObject]:
    for each in as_list(value) if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            yield each
            graph = each.get("@graph")
            yield from (node for node in (graph if isinstance(graph, list) else []) if isinstance(node, dict))


def _is_article(value: JsonObject) -> bool:
    kind = value.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(each, str) and each.lower() in _ARTICLES for each in kinds)


def _names(value: Json) -> str | None:
    """The names of the people or the organisation that JSON-LD gives, as text, object or list of them."""
    if isinstance(value, list):
        found = [name for each in value[:_MOST_AUTHORS] if not isinstance(each, list) and (name := _names(each))]
        return ", ".join(dict.fromkeys(found)) or None
    return as_str_or_none(as_object(value).get("name") if isinstance(value, dict) else value)


def _words(tree: "HtmlElement", *paths: str) -> str | None:
    for path in paths:
        element = tree.find(path)
        if element is not None and (words := "".join(map(str, element.itertext())).split()):
            return " ".join(words)
    return None


def _line(value: str | None) -> str | None:
    return (" ".join(value.split())[:_LONGEST] or None) if value else None
