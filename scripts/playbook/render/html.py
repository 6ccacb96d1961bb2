"""Plain data -> one HTML document an edition, through the templates in ``kits/``."""

import re
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import jinja2
from markupsafe import Markup, escape

from playbook.conditions import Truth, evaluate
from playbook.model.base import Language, Text
from playbook.model.sheet import Edition, Sheet
from playbook.plan import VisitPlan
from playbook.problems import Place, Problem, Refused, problem
from playbook.render.parts import Frame, kinds
from playbook.render.sheets import load_sheets
from playbook.render.view import View, view
from playbook.render.view_forms import further
from playbook.render.voice import Voice
from playbook.visit_facts import visit_facts


def edition_html(plan: VisitPlan, edition: Edition, language: Language, kits: Path) -> str:
    """The HTML of an edition, empty when it has nothing to print.

    ``language`` is the host's; guests read their own, with Chinese beside it, and so do signs.
    Raises Refused when a template uses a name that does not exist, or cannot be read.
    """
    voice = _voice(plan, edition, language)
    data, sheets = _contents(plan, voice, edition, kits)
    return document(data, sheets, voice, kits) if sheets else ""


class SheetText(NamedTuple):
    """A sheet by its title, the words of its running head, and its HTML."""

    title: Text
    head: str
    body: str


def sheet_texts(
    plan: VisitPlan, edition: Edition, language: Language, kits: Path
) -> dict[str, SheetText]:
    """Each sheet of an edition alone, by its id.

    Two plans made as of one moment give the same text exactly when they give the same paper.
    """
    voice = _voice(plan, edition, language)
    data, sheets = _contents(plan, voice, edition, kits)
    data["sheets"] = [_listed(one, voice) for one in sheets]
    head = "" if edition in ("signs", "letters") else f"{data['meta']['short']} {data['meta']['stay']}"
    return {
        one.id: SheetText(one.title, head, _rendered(_ALONE, data | {"sheet": _listed(one, voice)}, kits))
        for one in sheets
    }


@dataclass(frozen=True)
class Paper:
    """An edition to print: the HTML of each sheet alone, and the plain data of what stands around them."""

    titles: tuple[str, ...]
    sheets: tuple[str, ...]
    frame: View


def edition_paper(plan: VisitPlan, edition: Edition, language: Language, kits: Path) -> Paper | None:
    """An edition to print, None when it has nothing to print. See ``edition_html``."""
    voice = _voice(plan, edition, language)
    data, sheets = _contents(plan, voice, edition, kits)
    return paper(data, sheets, voice, kits) if sheets else None


def paper(data: View, sheets: Sequence[Sheet], voice: Voice, kits: Path) -> Paper:
    """These sheets to print. Raises Refused when a template is wrong."""
    common = ("edition", "language", "second", "company", "meta", "labels", "page_rules")
    return Paper(
        tuple(voice.say(one.title) for one in sheets),
        tuple(document(data, [one], voice, kits, whole=False) for one in sheets),
        {key: data[key] for key in common},
    )


def furniture(
    printed: Paper, frames: Sequence[Sequence[Frame | None]], fonts: Sequence[View], kits: Path
) -> str:
    """The HTML that is laid over the pages of a paper: see ``join``.

    Head and foot for each kind of page, then for each page the words that only it has, then the fonts.

    ``frames`` are those of the pages of each sheet; ``fonts`` are family, weight and style, each with a
    letter that is in it. A sheet counts its own pages too: packs are taken apart, single sheets exchanged.
    """
    total, page, numbers = sum(map(len, frames)), 0, []
    for title, own in zip(printed.titles, frames, strict=True):
        for number, frame in enumerate(own, 1):
            page += 1
            if frame:
                said = {"sheet": title, "number": number, "of": len(own), "page": page, "pages": total}
                numbers.append(_leaf(frame) | said)
    leaves = [_leaf(frame) for frame in kinds(frames)]
    sizes = {leaf["size"]: (leaf["page_width"], leaf["page_height"]) for leaf in leaves}
    data: View = {"styles": [_style(kits / "_shared")], "leaves": leaves, "numbers": numbers}
    data["sizes"] = list(sizes.items())
    return _rendered(None, printed.frame | data | {"whole": False, "fonts": fonts}, kits)


def _leaf(frame: Frame) -> View:
    return {"size": f"leaf-{frame.page_width:.0f}-{frame.page_height:.0f}", **frame._asdict()}


def document(
    data: View, sheets: Sequence[Sheet], voice: Voice, kits: Path, *, whole: bool = True
) -> str:
    """The HTML of a document with these sheets, with head and foot when it is a whole one.

    Raises Refused when a template is wrong.
    """
    data["whole"] = whole
    data["styles"] = [_style(kits / one) for one in ("_shared", *(sheet.id for sheet in sheets))]
    data["sheets"] = [_listed(one, voice) for one in sheets]
    return _rendered(None, data, kits)


def _contents(plan: VisitPlan, voice: Voice, edition: Edition, kits: Path) -> tuple[View, list[Sheet]]:
    """What the templates of an edition see, and the sheets that have something to print."""
    facts = visit_facts(plan.visit, plan.playbook.company)
    data = view(plan, voice, edition)
    found = load_sheets(kits, edition)
    if edition == "host":
        own_sheets = {form for one in found for form in (one.id, one.form)}
        data["further_forms"] = further(plan, data["forms"], own_sheets)
    return data, [
        one
        for one in found
        if evaluate(one.applies, facts) is not Truth.NO and all(data[part] for part in one.needs)
    ]


def _listed(sheet: Sheet, voice: Voice) -> View:
    """A sheet as the document lists it."""
    return {
        "id": sheet.id,
        "title": voice.both(sheet.title),
        "page": sheet.page,
        "template": f"{sheet.id}/template.html.j2",
    }


#: One sheet without the document around it.
_ALONE = '{% import "_shared/macros.html.j2" as m with context %}{% include sheet.template %}'


def rendered(template: str, data: View, kits: Path) -> str:
    """A template of ``kits/`` with all that it includes. Raises Refused when it is wrong."""
    return _rendered(None, data, kits, template)


#: Space after a full-width mark, which brings its own: templates put one after a label of either language.
_GAP = re.compile(r"([：，、；](?:</\w+>)*)[ \n]+|(?<=[。！？])[ \n]+(?=[\u3400-\u9fff])")


def _rendered(
    source: str | None, data: View, kits: Path, template_name: str = "_shared/document.html.j2"
) -> str:
    """A template of the program, else one of ``kits/``: the document unless another is named."""
    environment = _environment(kits)
    try:
        template = (
            environment.from_string(source)
            if source
            else environment.get_template(template_name)
        )
        return _GAP.sub(r"\1", template.render(data))
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
    if edition not in ("guest", "letters", "signs"):
        return Voice(plan.playbook, language)
    own = plan.visit.language
    return Voice(plan.playbook, own, "zh-Hans" if own == "en" else None)


@cache
def _environment(kits: Path) -> jinja2.Environment:
    """Templates see plain data only, escape everything, and stop at an undefined name.

    Kept, so that each template is compiled once; one that was edited is read again.
    """
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
