"""HTML -> laid out pages. The renderer reads nothing but files in ``kits/``, and any warning is an error."""

import gc
import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from playbook.problems import Place, Refused, problem

PACKAGES = (
    "libpango-1.0-0",
    "libpangoft2-1.0-0",
    "libharfbuzz-subset0",
    "fonts-noto-cjk",
    "fonts-noto-core",
)


class RendererWarning(Exception):  # noqa: N818 - it carries the renderer's own word for it
    """WeasyPrint complained: a template or style of ours is wrong."""


@contextmanager
def laid_out(html: str, kits: Path) -> Iterator[Any]:
    """WeasyPrint's document of an HTML text, to be written inside the block.

    Raises RendererWarning when a template or style is wrong, or asks for something outside ``kits/``.
    """
    weasyprint = load_weasyprint()
    with _no_warnings(), _no_collection():
        source = _source(html, kits)
        styles = _styles(source, kits)
        try:
            yield source.render(stylesheets=styles, font_config=_fonts() if styles else None)
        except weasyprint.urls.FatalURLFetchingError as error:
            raise RendererWarning(str(error)) from error


def _source(html: str, kits: Path) -> Any:
    """The document as WeasyPrint takes it.

    Reading HTML as forgivingly as browsers do takes a tenth of the time of a kit. Where templates are written
    as XML, as ours are, it is read in a hundredth of that.
    """
    import cssselect2  # type: ignore[import-untyped]  # noqa: PLC0415 - comes with WeasyPrint

    root = _well_formed(html)
    document = load_weasyprint().HTML(
        string=html if root is None else "", base_url=kits.as_uri() + "/", url_fetcher=_fetcher(kits)
    )
    if root is not None:
        document.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        document.etree_element = document.wrapper_element.etree_element
    return document


def _well_formed(html: str) -> ElementTree.Element | None:
    """The tree of a text that XML reads as HTML does: with a head, and each picture says that it is SVG."""
    try:
        root = ElementTree.fromstring(html.strip())  # noqa: S314 - our own templates, all else escaped
    except ElementTree.ParseError:
        return None
    whole = root.tag == "html" and root.find("head") is not None
    return root if whole and root.find(".//svg") is None else None


@cache
def _fonts() -> Any:
    """One map of fonts for all documents of this process: what is found once is not searched again."""
    return load_weasyprint().text.fonts.FontConfiguration()


#: Rules that belong to one document.
_OWN_RULES = re.compile(r"@(?:font-face|counter-style|color-profile|layer|import|namespace)\b", re.IGNORECASE)


def _styles(source: Any, kits: Path) -> list[Any]:
    """The style sheets of a document, taken out of it, so that those it shares with others are read once.

    None where one of them loads or defines something: neither that nor its fonts are for other documents.
    """
    head = source.etree_element.find("head")
    styles = head.findall("style")
    said = [style.text or "" for style in styles]
    if any(_OWN_RULES.search(one) for one in said):
        return []
    for style in styles:
        head.remove(style)
    return [_parsed(one, kits) for one in said]


@lru_cache(maxsize=256)
def _parsed(style: str, kits: Path) -> Any:
    """A style sheet as WeasyPrint reads it. Raises RendererWarning, again each time, when it is wrong."""
    with _no_warnings():
        return load_weasyprint().CSS(
            string=style, base_url=kits.as_uri() + "/", url_fetcher=_fetcher(kits)
        )


def pdf(html: str, now: datetime, kits: Path) -> bytes:
    """A whole document in one go, PDF/UA-1, byte for byte the same for the same input and ``now``."""
    with fixed_time(now), laid_out(html, kits) as document:
        return bytes(document.write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True))


def load_weasyprint() -> Any:
    """The library, or Refused naming the system packages that it needs."""
    try:
        import weasyprint  # type: ignore[import-untyped]  # noqa: PLC0415 - 0.7 s
    except OSError as error:
        said = str(error).splitlines()[0]
        place, packages = Place("weasyprint", 0, 0), ", ".join(PACKAGES)
        raise Refused([problem("library-missing", place, reason=said, allowed=packages)]) from error
    return weasyprint


def _fetcher(kits: Path) -> Any:
    """Files below ``kits/`` only. An ordinary exception would only be logged and leave a hole."""
    urls = load_weasyprint().urls

    root = kits.resolve()

    class Fetcher(urls.URLFetcher):  # type: ignore[misc,name-defined]
        def fetch(self, url: str, headers: Any = None) -> Any:
            from urllib.parse import unquote, urlsplit  # noqa: PLC0415

            parts = urlsplit(url)
            if parts.scheme != "file" or not Path(unquote(parts.path)).resolve().is_relative_to(root):
                raise urls.FatalURLFetchingError(f"the kit may not load {url[:80]}")
            return super().fetch(url, headers)

    return Fetcher()


@contextmanager
def _no_warnings() -> Iterator[None]:
    """Collect what WeasyPrint and fontTools log at WARNING or above, and raise it."""
    found: list[str] = []

    class Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(record.getMessage())

    handler = Handler(logging.WARNING)
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    for logger in loggers:
        logger.addHandler(handler)
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeHandler(handler)
    if found:
        raise RendererWarning("; ".join(dict.fromkeys(found)))


@contextmanager
def fixed_time(now: datetime) -> Iterator[None]:
    """Where a library writes the time into a file, this one."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(int(now.timestamp()))
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


@contextmanager
def _no_collection() -> Iterator[None]:
    """Layout makes many objects, and looking for garbage among them takes 6 % of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
