"""What mkdocs-macros loads: it puts the page functions into the pages."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from playbook.site.content import content_of
from playbook.site.handbook import Handbook
from playbook.site.pages import PAGES, Page
from playbook.site.voice import Voice


def define_env(env: Any) -> None:
    """Called by mkdocs-macros once a build; data and language come from ``extra`` of the written config."""
    settings = env.conf["extra"]
    playbook, course = content_of(Path(settings["handbook_data"]))
    voice = Voice(playbook, settings["handbook_language"], course)

    def call(page: Page, *arguments: str) -> str:
        return page(Handbook(playbook, voice, env.page.file.src_uri), *arguments)

    for name, page in PAGES.items():
        macro: Callable[..., str] = partial(call, page)
        env.macro(macro, name)
