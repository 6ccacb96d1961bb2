"""One built handbook for all tests, a server on this machine, and Debian's chromium."""

import fcntl
import functools
import http.server
import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from playbook.paths import ROOT
from tests.site.searching import EAR

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
#: What is on the page but is no text of it: the search leaves it out on purpose. A kicker names the
#: chapter above the title, the same on every page of the chapter.
FURNITURE = (
    ".hb-kicker, .hb-tick, .hb-progress, .hb-track, .hb-letters, .hb-carried, .headerlink, "
    ".hb-quizzes, .hb-picture, .hb-reviewed"
)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all test processes of this run have in common."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if base.name.startswith("popen-") else base) / "handbook"
    folder.mkdir(exist_ok=True)
    return folder


def once(shared: Path, name: str, make: Callable[[], None], *, wait: bool = True) -> None:
    """Do something in the first process that asks; the others wait for it, or leave it to that one."""
    with (shared / f"{name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return
        done = shared / f"{name}.done"
        if not done.exists():
            make()
            done.touch()


@pytest.fixture(scope="session")
def site(shared: Path) -> Path:
    """The handbook in all languages, built the way a user builds it, with the zip beside it."""

    def make() -> None:
        entry = str(ROOT / "scripts/build_site.py")
        places = ["--out", str(shared / "site"), "--offline", str(shared / "handbook.zip")]
        command = [sys.executable, entry, *places]
        made = subprocess.run(command, capture_output=True, text=True, check=False)
        assert made.returncode == 0, made.stdout + made.stderr

    once(shared, "site", make)
    return shared / "site"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass

    def end_headers(self) -> None:
        """Scripts and styles are sent once a window, as a real server lets them."""
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a folder, served on this machine only."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address of the built handbook on this machine."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium; the set-up for tests installs it."""
    assert CHROMIUM.exists(), f"{CHROMIUM} is missing: run `make test`, or install the package `chromium`"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield started
        started.close()


class Visitor:
    """A browser window that notes what goes wrong and what is asked of other machines."""

    def __init__(self, browser: Browser, base: str, **options: Any) -> None:
        self.base = base
        self.context: BrowserContext = browser.new_context(**options)
        self.context.add_init_script(EAR)
        self.page: Page = self.context.new_page()
        self.outside: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", self._request)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.base, "data:", "blob:", "about:")):
            self.outside.append(request.url)

    def open(self, path: str) -> Page:
        """A page of the handbook, with its scripts run."""
        self.page.goto(f"{self.base}/{path}")
        self.page.wait_for_function("document.querySelector('.md-search__input') !== null")
        return self.page

    def close(self) -> None:
        self.context.close()


@pytest.fixture(scope="session")
def visitors(browser: Browser, server: str, site: Path) -> Iterator[Callable[..., Visitor]]:
    """Windows by name, kept open for the whole run because opening one is slow."""
    opened: dict[object, Visitor] = {}

    def get(name: str, *, disk: bool = False, **options: Any) -> Visitor:
        key = (name, disk)
        if key not in opened:
            opened[key] = Visitor(browser, site.as_uri() if disk else server, **options)
        return opened[key]

    yield get
    for visitor in opened.values():
        visitor.close()


@pytest.fixture
def visitor(browser: Browser, server: str) -> Iterator[Visitor]:
    """A fresh window with nothing remembered."""
    one = Visitor(browser, server, viewport={"width": 1280, "height": 900}, locale="en-GB")
    yield one
    one.close()


#: Puts the article of another page into this one. Scripts and templates are the same for all pages of a
#: folder, so a few of each are opened; of the others words and width are read in this way.
_SWAP = """async address => {
  const other = new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html');
  document.querySelector('.md-content__inner').replaceWith(other.querySelector('.md-content__inner'));
}"""
#: The pages are read in so many parts, so that several processes can share the work.
PARTS = 6
#: Of the pages in folders one in so many is opened; pages that stand alone all are.
OPENED = 6
_READ = """furniture => {
  const article = document.querySelector('.md-content__inner');
  const wide = document.documentElement.scrollWidth;
  article.querySelectorAll(furniture).forEach(one => one.remove());
  return {text: article.innerText, wide};
}"""


@pytest.fixture(scope="session")
def pages(shared: Path, site: Path, browser: Browser, server: str) -> dict[str, dict[str, Any]]:
    """What a phone of 390 px shows of every page: text, width, errors, requests to elsewhere.

    The text is the browser's own rendering, so it owes nothing to the search index.
    """
    names = [path.relative_to(site).as_posix() for path in sorted(site.glob("*/**/*.html"))]
    shares = [names[at::PARTS] for at in range(PARTS)]
    files = [shared / f"pages-{at}.json" for at in range(PARTS)]
    for wait in (False, True):  # each process reads what no other is reading, then waits for the rest
        for file, share in zip(files, shares, strict=True):
            make = functools.partial(_read, browser, server, share, file)
            once(shared, file.stem, make, wait=wait)
    return {name: page for file in files for name, page in json.loads(file.read_text("utf-8")).items()}


def _read(browser: Browser, server: str, names: list[str], file: Path) -> None:
    one = Visitor(browser, server, viewport={"width": 390, "height": 844})
    found = {}
    for at, name in enumerate(names):
        one.errors.clear()
        one.outside.clear()
        language, inside = name.split("/", 1)
        if at % OPENED and "/" in inside and f"/{language}/" in one.page.url:
            one.page.evaluate(_SWAP, f"{server}/{name}")
        else:
            one.open(name)
        read = one.page.evaluate(_READ, FURNITURE)
        found[name] = {**read, "errors": [*one.errors], "outside": [*one.outside]}
    one.close()
    file.write_text(json.dumps(found), encoding="utf-8")
