"""The start page with its three doors, and the flow."""

from dataclasses import dataclass

from playbook import words
from playbook.paths import ROOT
from playbook.site.handbook import Handbook, Link
from playbook.site.layout import render


@dataclass(frozen=True)
class Door:
    """A way in for one kind of reader: where to begin, and what else they come for."""

    id: str
    title: str
    text: str
    first: Link
    others: tuple[Link, ...]


@dataclass(frozen=True)
class Part:
    """A section in the flow: its steps as links."""

    id: str
    number: str
    link: Link
    steps: tuple[Link, ...]


@dataclass(frozen=True)
class PhaseBox:
    """A phase in the flow."""

    number: int
    link: Link
    summary: str
    parts: tuple[Part, ...]

    @property
    def count(self) -> int:
        """How many steps."""
        return sum(len(part.steps) for part in self.parts)


def lead(handbook: Handbook, key: str) -> str:
    """The sentence under a page's title."""
    return render("lead", handbook, text=handbook.word(key))


def start(handbook: Handbook) -> str:
    """Three doors, the flow, other ways in."""
    company = handbook.playbook.company
    return render(
        "start", handbook,
        company=handbook.title(company.name),
        doors=_doors(handbook),
        phases=phase_boxes(handbook),
        steps=len(handbook.playbook.steps),
        ways=_ways(handbook),
    )  # fmt: skip


def flow(handbook: Handbook) -> str:
    """The whole flow with every step."""
    return render("flow", handbook, phases=phase_boxes(handbook), steps=len(handbook.playbook.steps))


def phase_boxes(handbook: Handbook) -> tuple[PhaseBox, ...]:
    """The phases in order, each with its sections and steps."""
    boxes = []
    for number, phase in enumerate(handbook.playbook.phases, 1):
        sections = [section for section in handbook.playbook.sections if section.phase == phase.id]
        parts = tuple(
            Part(
                section.id,
                f"{number}.{at}",
                Link(
                    handbook.title(section.title), handbook.href(f"phases/{phase.id}", f"part-{section.id}")
                ),
                tuple(handbook.step_link(step.id) for step in section.steps),
            )
            for at, section in enumerate(sections, 1)
        )
        summary = handbook.say(phase.summary, phase.figures)
        boxes.append(PhaseBox(number, handbook.phase(phase.id), summary, parts))
    return tuple(boxes)


def _doors(handbook: Handbook) -> tuple[Door, ...]:
    def to(key: str, page: str) -> Link:
        return Link(handbook.word(key), handbook.href(page))

    book = handbook.playbook
    first_phase = handbook.phase(book.phases[0].id)
    forms = tuple(handbook.form(form.id) for form in book.forms)
    ways = {
        "new": (to("site-door-new-first", "principles"), (
            to("site-flow", "phases/index"), to("site-roles", "roles/index"),
            to("site-course", "modules/index"), to("site-situations", "situations/index"),
            to("site-glossary", "glossary"), to("site-numbers", "numbers"),
        )),
        "trainer": (to("site-door-trainer-first", "trainer"), (
            to("site-course", "modules/index"), to("site-training", "training"),
            to("site-procedures", "procedures/index"), to("site-protocol", "protocol"),
            to("site-all-steps", "steps"), to("site-sources", "sources/index"),
        )),
        "sales": (to("site-door-sales-first", "roles/salesperson"), (
            Link(first_phase.title, first_phase.href), to("site-purposes", "purposes/index"), *forms[:2],
            to("site-agenda", "agenda"), to("site-contingencies", "contingencies/index"),
        )),
    }  # fmt: skip
    return tuple(
        Door(
            name,
            handbook.word(f"site-door-{name}"),
            handbook.word(f"site-door-{name}-text"),
            first,
            others,
        )
        for name, (first, others) in ways.items()
    )


#: What is looked up by the matter: the word of a title, and the page.
_LOOK_UP = {
    "site-contingencies": "contingencies/index", "site-situations": "situations/index",
    "site-protocol": "protocol", "site-visitor-types": "visitor-types", "site-schemes": "schemes/index",
    "site-procedures": "procedures/index", "site-supplies": "supplies", "site-all-steps": "steps",
    "site-glossary": "glossary", "site-conditions": "conditions", "site-differences": "differences",
    "site-sources": "sources/index",
}  # fmt: skip


def _ways(handbook: Handbook) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    book = handbook.playbook
    look_up = tuple(Link(handbook.word(word), handbook.href(page)) for word, page in _LOOK_UP.items())
    return (
        (handbook.word("site-by-matter"), look_up),
        (handbook.word("site-purposes"), tuple(handbook.purpose(one.id) for one in book.purposes)),
        (handbook.word("site-roles"), tuple(handbook.role(one.id) for one in book.roles)),
        (handbook.word("site-forms"), tuple(handbook.form(one.id) for one in book.forms)),
    )


def reviews(handbook: Handbook) -> str:
    """Who reads which pages through again, the next first."""
    language, titles = handbook.voice.language, _page_titles(handbook)
    rows = [
        {
            "due": one.due.isoformat(),
            "next": words.format_day(one.due, language, year=True),
            "last": words.format_day(one.reviewed, language, year=True),
            "owner": handbook.role(one.owner),
            "pages": titles.get(one.pages, one.pages),
            "href": _first_page(handbook, one.pages),
        }
        for one in sorted(handbook.playbook.reviews, key=lambda one: (one.due, one.pages))
    ]
    return render("reviews", handbook, rows=rows)


def _first_page(handbook: Handbook, pages: str) -> str:
    """Where to begin reading; empty for all pages that nothing else names."""
    if pages == "all":
        return ""
    return handbook.href(f"{pages}/index" if (ROOT / "docs" / pages).is_dir() else pages)


def _page_titles(handbook: Handbook) -> dict[str, str]:
    """What a folder or a page of the handbook is called."""
    keys = {
        "all": "site-review-all", "phases": "site-phases", "procedures": "site-procedures",
        "roles": "site-roles",
        "numbers": "site-numbers", "purposes": "site-purposes", "forms": "site-forms",
        "supplies": "site-supplies", "schemes": "site-schemes", "situations": "site-situations",
        "protocol": "site-protocol", "contingencies": "site-contingencies", "quality": "site-quality",
        "modules": "site-course",
    }  # fmt: skip
    return {page: handbook.word(key) for page, key in keys.items()}
