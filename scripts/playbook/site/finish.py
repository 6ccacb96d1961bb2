"""After mkdocs: our search worker with its tables, and nothing that the handbook never loads."""

import json
import shutil
from pathlib import Path
from typing import Any

from playbook import words
from playbook.model.base import Language
from playbook.model.content import Term
from playbook.model.playbook import Playbook
from playbook.site.folding import tables

WORKER = Path(__file__).parent / "assets" / "search-worker.js"
_ZERO_WIDTH = "\u200b"


def finish(site: Path, playbook: Playbook, language: Language) -> int:
    """Make the built folder of one language ready; returns its number of pages.

    Raises RuntimeError when the theme does not hold the one search worker that this replaces.
    """
    _swap_worker(site)
    _write_index(site, playbook)
    _write_names(site, playbook, language)
    shutil.rmtree(site / "assets/javascripts/lunr", ignore_errors=True)
    # A page for missing addresses would need absolute links; search engines have no business here.
    for name in ("404.html", "sitemap.xml", "sitemap.xml.gz"):
        (site / name).unlink(missing_ok=True)
    for source_map in site.rglob("*.map"):
        source_map.unlink()
    return sum(1 for _ in site.rglob("*.html"))


def _swap_worker(site: Path) -> None:
    found = sorted((site / "assets/javascripts/workers").glob("search.*.min.js"))
    if len(found) != 1:
        raise RuntimeError(f"expected one search worker of the theme, found {[file.name for file in found]}")
    shutil.copyfile(WORKER, found[0])


def _write_index(site: Path, playbook: Playbook) -> None:
    file = site / "search" / "search_index.json"
    index: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    for doc in index["docs"]:
        for part in ("title", "text"):
            doc[part] = doc[part].replace(_ZERO_WIDTH, "")
    texts = (doc[part] for doc in index["docs"] for part in ("title", "text"))
    # What the theme loads with every page keeps only what it marks words with: the worker fetches the texts.
    bare = _compact({"config": index["config"], "docs": []})
    index["config"]["handbook"] = {**tables(texts), "synonyms": [names(term) for term in playbook.terms]}
    texts_file = file.with_name("texts.js")
    texts_file.write_text(f"self.handbookTexts = {_compact(index)}", encoding="utf-8")
    file.write_text(bare, encoding="utf-8")
    file.with_suffix(".js").write_text(f"var __index = {bare}", encoding="utf-8")


def _write_names(site: Path, playbook: Playbook, language: Language) -> None:
    """What the glossary calls things, for a query that finds nothing; fetched when somebody types."""
    found = [[words.pick(term.title, language), term.id, names(term)] for term in playbook.terms]
    file = site / "search" / "names.js"
    file.write_text(f"self.handbookNames = {_compact(found)}", encoding="utf-8")


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def names(term: Term) -> list[str]:
    """Everything a term is called, in every language, each once."""
    titles = (words.pick(term.title, language) for language in ("en", "zh-Hans", "zh-Hant"))
    return list(dict.fromkeys((*titles, *term.synonyms)))
