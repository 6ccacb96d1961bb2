"""Lays out what mkdocs reads for one language, in a folder git ignores: pages, assets and a config."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import yaml

from playbook import words
from playbook.model.base import Language
from playbook.model.playbook import Playbook
from playbook.model.reviews import review_of
from playbook.model.training import Course
from playbook.paths import ROOT
from playbook.site import colour
from playbook.site.navigation import Tree, all_pages, all_stubs, as_config, tree
from playbook.site.voice import Voice

ASSETS = Path(__file__).parent / "assets"
NAMES: dict[Language, tuple[str, str]] = {
    "en": ("English", "EN"), "zh-Hans": ("简体中文", "简"), "zh-Hant": ("繁體中文", "繁"),
}  # fmt: skip
#: Assets that the build puts elsewhere.
_NOT_COPIED = {"search-worker.js"}


@dataclass(frozen=True)
class Job:
    """One language to build: from ``data``, with what mkdocs reads in ``folder``, into ``site``."""

    data: Path
    language: Language
    #: All languages of this build, for the switch.
    languages: tuple[Language, ...]
    folder: Path
    site: Path


def stage(playbook: Playbook, course: Course, job: Job) -> Path:
    """Write the input of one language; returns the config to build with.

    A file whose text did not change is left alone, and files that no page asks for any more go.
    """
    voice = Voice(playbook, job.language, course)
    docs = job.folder / "docs"
    pages = tree(voice)
    files: dict[str, bytes] = {stub.path: stub.text.encode() for stub in all_stubs(pages)}
    for file in sorted((ROOT / "docs").rglob("*.md")):
        files[file.relative_to(ROOT / "docs").as_posix()] = file.read_bytes()
    files |= _assets(playbook, job.language)
    for name, content in files.items():
        _write(docs / name, content)
    _remove_others(docs, files)
    config = _config(voice, job, pages) | {"nav": as_config(pages, voice, ROOT / "docs")}
    _write(job.folder / "mkdocs.yml", yaml.safe_dump(config, allow_unicode=True, sort_keys=False).encode())
    return job.folder / "mkdocs.yml"


def _assets(playbook: Playbook, language: Language) -> dict[str, bytes]:
    files = {
        f"assets/{file.name}": file.read_bytes()
        for file in sorted(ASSETS.iterdir())
        if file.is_file() and file.name not in _NOT_COPIED
    }
    accent = playbook.company.accent
    files["assets/company.css"] = colour.stylesheet(accent).encode()
    files["assets/favicon.svg"] = colour.favicon(accent, _initial(playbook, language)).encode()
    return files


def _initial(playbook: Playbook, language: Language) -> str:
    return words.pick(playbook.company.short_name, language)[0].upper()


def _config(voice: Voice, job: Job, pages: Tree) -> dict[str, object]:
    company, language = voice.playbook.company, voice.language
    base = "mkdocs.yml" if language == "en" else f"mkdocs.{language}.yml"
    name = words.pick(company.name, language)
    return {
        "INHERIT": str(ROOT / base),
        "site_name": f"{voice.word('site-name')} · {words.pick(company.short_name, language)}",
        "site_description": voice.word("site-description", company=name),
        "copyright": f"{words.pick(company.legal_name, language)}",
        "docs_dir": "docs",
        "site_dir": str(job.site),
        "watch": [str(job.data), str(ROOT / "docs")],
        "theme": {"custom_dir": str(Path(__file__).parent / "theme")},
        "extra": {
            "handbook_data": str(job.data),
            "handbook_language": language,
            "seal": _initial(voice.playbook, language),
            "search_hint": voice.word("site-search-hint"),
            "search_near": voice.word("site-search-near"),
            "reviews": _reviews(voice, pages),
            "alternate": [
                {"lang": one, "name": NAMES[one][0], "short": NAMES[one][1], "link": f"../{one}/"}
                for one in job.languages
            ],
        },
    }


def _reviews(voice: Voice, pages: Tree) -> dict[str, str]:
    """Page -> who looks after it, and when it was and will be read through."""
    found: dict[str, str] = {}
    for path in all_pages(pages):
        review = review_of(path.removesuffix(".md").removesuffix("/index"), voice.playbook.reviews)
        if review and path != "index.md":
            found[path] = voice.word(
                "site-reviewed",
                role=words.pick(voice.roles[review.owner], voice.language),
                day=words.format_day(review.reviewed, voice.language, year=True),
                next=words.format_day(review.due, voice.language, year=True),
            )
    return found


def _write(file: Path, content: bytes) -> None:
    if not file.is_file() or file.read_bytes() != content:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _remove_others(docs: Path, keep: dict[str, bytes]) -> None:
    for file in sorted(docs.rglob("*"), reverse=True):
        if file.is_file() and file.relative_to(docs).as_posix() not in keep:
            file.unlink()
        elif file.is_dir() and not any(file.iterdir()):
            shutil.rmtree(file)
