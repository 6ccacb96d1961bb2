"""Jinja over the page templates: texts are escaped, headings are markdown, everything else is HTML."""

import html
import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from playbook.site.handbook import Handbook

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+.!-])")


def heading(text: str) -> Markup:
    """Text that is safe inside a markdown heading."""
    return Markup(_MARKDOWN.sub(r"\\\1", html.escape(text, quote=False)))  # noqa: S704 - escaped here


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("playbook.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["heading"] = heading
    return environment


def render(template: str, handbook: Handbook, **values: object) -> str:
    """A template of ``site/templates`` as markdown.

    Every template has ``word`` for interface words, ``comma`` and ``colon`` as the language writes them, and
    ``gap`` for after a word that ends in a colon: the Chinese one brings its own space.
    """
    comma, colon, gap = (", ", ": ", " ") if handbook.voice.language == "en" else ("、", "：", "")
    page = _environment().get_template(f"{template}.md.j2")
    return page.render(word=handbook.word, comma=comma, colon=colon, gap=gap, **values)
