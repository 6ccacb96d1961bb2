"""Plain data -> one HTML document an edition, through the templates in ``kits/``."""

import re
import traceback
from pathlib import Path

import jinja2
from markupsafe import Markup, escape

from playbook.conditions import Truth, evaluate
from playbook.model.base import Language
from playbook.model.sheet import Edition
from playbook.plan import VisitPlan
from playbook.problems import Place, Problem, Refused, problem
from playbook.render.sheets import load_sheets
from playbook.render.view import view
from playbook.render.view_forms import further
from playbook.render.voice import Voice
from playbook.visit_facts import visit_facts


def edition_html(plan: VisitPlan, edition: Edition, language: Language, kits: Path) -> str:
    """The HTML of an edition, empty when it has nothing to print.

    ``language`` is the host's; guests read their own, with Chinese beside it, and so do signs.
    Raises Refused when a template uses a name that does not exist, or cannot be read.
    """
    voice = _voice(plan, edition, language)
    facts = visit_facts(plan.visit, plan.playbook.company)
    environment = _environment(kits)
    data = view(plan, voice, edition)
    found = load_sheets(kits, edition)
    if edition == "host":
        data["further_forms"] = further(plan, data["forms"], {one.id for one in found})
    sheets = [
        one
        for one in found
        if evaluate(one.applies, facts) is not Truth.NO and all(data[part] for part in one.needs)
    ]
    data["sheets"] = [
        {
            "id": one.id,
            "title": voice.both(one.title),
            "page": one.page,
            "template": f"{one.id}/template.html.j2",
        }
        for one in sheets
    ]
    if not sheets:
        return ""
    data["styles"] = [_style(kits / one) for one in ("_shared", *(sheet.id for sheet in sheets))]
    try:
        return environment.get_template("_shared/document.html.j2").render(data)
    except jinja2.TemplateError as error:
        raise Refused([_mistake(error, kits)]) from error


def _mistake(error: jinja2.TemplateError, kits: Path) -> Problem:
    """Where in which template: Jinja writes its lines into the traceback."""
    if isinstance(error, jinja2.TemplateNotFound):
        return problem("file-missing", Place(f"{kits.name}/{error.name}", 0, 0))
    if isinstance(error, jinja2.TemplateSyntaxError):
        return problem(
            "template-syntax", Place(f"{kits.name}/{error.name}", error.lineno), reason=error.message or ""
        )
    frames = [one for one in traceback.extract_tb(error.__traceback__) if one.filename.endswith(".j2")]
    file = Path(frames[-1].filename).resolve().relative_to(kits.resolve().parent)
    return problem("template-undefined", Place(str(file), frames[-1].lineno or 1), reason=error.message or "")


def _voice(plan: VisitPlan, edition: Edition, language: Language) -> Voice:
    if edition not in ("guest", "signs"):
        return Voice(plan.playbook, language)
    own = plan.visit.language
    return Voice(plan.playbook, own, "zh-Hans" if own == "en" else None)


def _environment(kits: Path) -> jinja2.Environment:
    """Templates see plain data only, escape everything, and stop at an undefined name."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(kits),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["keys"] = _keys
    return environment


def _keys(said: str) -> Markup:
    """Keys of files, written between backticks in words, in type of their own."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(said))))  # noqa: S704 - escaped before


def _style(folder: Path) -> str:
    file = folder / "style.css"
    return file.read_text(encoding="utf-8") if file.exists() else ""
