"""Every local link and anchor of the built pages leads somewhere: mkdocs does not look into HTML."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.twice: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        given = dict(attrs)
        if name := given.get("id"):
            (self.twice if name in self.ids else self.ids).add(name)
        for key in ("href", "src"):
            if value := given.get(key):
                self.links.append(value)


def broken_links(site: Path) -> list[str]:
    """One line for each link that leads nowhere and each anchor that a page has twice."""
    pages = {file: _read(file) for file in sorted(site.resolve().rglob("*.html"))}
    return [
        f"{file.relative_to(site.resolve())}: {what}"
        for file, page in pages.items()
        for what in (*_broken(file, page, pages), *(f"#{name} occurs twice" for name in sorted(page.twice)))
    ]


def _read(file: Path) -> _Page:
    page = _Page()
    page.feed(file.read_text(encoding="utf-8"))
    page.close()
    return page


def _broken(file: Path, page: _Page, pages: dict[Path, _Page]) -> Iterator[str]:
    for link in page.links:
        address = urlsplit(link)
        if address.scheme or address.netloc:
            continue
        target = (file.parent / unquote(address.path)).resolve() if address.path else file
        if target.is_dir():
            target = target / "index.html"
        anchor = unquote(address.fragment)
        if not target.is_file():
            yield f"{link} leads to no file"
        elif anchor and target in pages and anchor not in pages[target].ids:
            yield f"{link} leads to no anchor"
