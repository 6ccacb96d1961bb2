"""The first page of all: it leads to the language chosen last, else the browser's, else the company's."""

import json
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from playbook import words
from playbook.model.base import Language
from playbook.model.playbook import Playbook
from playbook.site.stage import NAMES


def write_root(site: Path, languages: Sequence[Language], playbook: Playbook) -> None:
    """Write ``index.html`` beside the folders of the languages."""
    company = playbook.company
    usual = company.language if company.language in languages else languages[0]
    templates = Environment(loader=PackageLoader("playbook.site"), autoescape=True, undefined=StrictUndefined)
    text = templates.get_template("root.html.j2").render(
        language=usual,
        title=f"{words.pick(playbook.words['site-name'], usual)} · {words.pick(company.short_name, usual)}",
        links=[(one, NAMES[one][0]) for one in languages],
        script_languages=json.dumps(list(languages)),
        usual=json.dumps(usual),
    )
    (site / "index.html").write_text(text, encoding="utf-8")
