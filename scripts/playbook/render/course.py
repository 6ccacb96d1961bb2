"""A course -> the HTML of its papers, through the templates in ``kits/_course``."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, get_args

from playbook.course.pack import Pack
from playbook.model.base import Language
from playbook.render.html import rendered
from playbook.render.view_course import course_view
from playbook.render.voice import Voice

Paper = Literal["booklet", "guide", "exam", "answer-key", "sign-off", "certificate"]
PAPERS: tuple[Paper, ...] = get_args(Paper)


def course_html(pack: Pack, language: Language, kits: Path, papers: Sequence[Paper] = PAPERS) -> list[str]:
    """The HTML of each paper. Raises Refused when a template is wrong."""
    voice, own = Voice(pack.playbook, language), pack.playbook.company
    data = {
        "language": language,
        "second": "",
        "labels": voice.labels(),
        "company": {"name": voice.say(own.name), "short": voice.say(own.short_name), "accent": own.accent},
        "course": course_view(pack, voice),
        "styles": [
            (kits / folder / "style.css").read_text(encoding="utf-8") for folder in ("_shared", "_course")
        ],
    }
    return [rendered(f"_course/{paper}.html.j2", data | {"paper": paper}, kits) for paper in papers]
