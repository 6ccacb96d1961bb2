"""What has to be known about the guests: who they are, what they eat, what they may accept."""

from collections.abc import Iterator, Sequence

from playbook.agenda import AgendaItem
from playbook.findings.look import Finding, Look, guest_name
from playbook.model.base import Text, text
from playbook.model.company import Place
from playbook.model.values import as_text
from playbook.people import GuestPerson
from playbook.texts import compose

#: The steps that find out who a new customer really is.
_CHECKS = ("research-customer", "find-true-intention")
#: The steps that sort what guests may take home, what is only shown, and what stays in the drawer.
_PAPERS = ("discuss-material", "print-documents", "keep-documents-under-control")
#: Visitors who read what lies on the table.
_CURIOUS = ("competitor", "journalist")
#: Visitors whose own rules on gifts are strict.
_STRICT = ("official", "journalist")


def find(look: Look) -> Iterator[Finding]:
    """Findings about the guests."""
    yield from _competitor(look)
    yield from _gifts(look)
    yield from _papers(look)
    yield from _diets(look)
    yield from _menus(look)


def _competitor(look: Look) -> Iterator[Finding]:
    """A new customer whom nobody has looked into when it was due (OV-044)."""
    late = [one for one in look.steps if one.id in _CHECKS and one.late and one.status == "included"]
    if look.facts["relation"] == "new" and late and "competitor" not in look.visit.visitor_types:
        sources = ", ".join(one.sources[0] for one in late if one.sources) or None
        yield look.one("competitor", "look", sources, steps=", ".join(one.id for one in late))


def _gifts(look: Look) -> Iterator[Finding]:
    """Gifts for guests whose own rules may forbid them (HW-069, SH-106)."""
    titles = [one.title for one in look.playbook.visitor_types if one.id in look.visit.visitor_types]
    if look.facts["gifts"] and set(_STRICT) & set(look.visit.visitor_types):
        yield look.one("gift-rules", "look", "HW-069", types=look.phrases.listed(titles))


def _papers(look: Look) -> Iterator[Finding]:
    """Papers on which nobody has marked who may have them; slides that nobody has approved (OV-165)."""
    steps = [one for one in look.steps if one.id in _PAPERS and one.status == "included"]
    late = [one for one in steps if one.late]
    curious = set(_CURIOUS) & set(look.visit.visitor_types) and not any(one.done for one in steps)
    if late or (steps and curious):
        named = late or steps
        sources = ", ".join(one.sources[0] for one in named if one.sources) or None
        yield look.one("documents-unmarked", "look", sources, steps=", ".join(one.id for one in named))
    slides = look.agenda.first("presentation")
    if slides and not look.playbook.company.settings.approved_slides:
        yield look.one("slides-unapproved", "look", "OV-165", session=slides.title)


def _diets(look: Look) -> Iterator[Finding]:
    """Who eats what, so that the kitchen can be told."""
    diets = [guest for guest in look.cast.guests if guest.diet]
    if diets:
        yield look.one("diets", "note", names=look.listed([_with_diet(guest) for guest in diets]))


def _with_diet(guest: GuestPerson) -> Text:
    said = {"name": guest_name(guest), "diet": _diet(guest)}
    return compose(text("{name} ({diet})", "{name}（{diet}）"), said)


def _diet(guest: GuestPerson) -> Text:
    return as_text(guest.diet or "")


def _menus(look: Look) -> Iterator[Finding]:
    """A meal at a restaurant that does not offer what a guest needs, as far as the company file says."""
    places = look.playbook.company.places
    known = sorted({diet for place in places for diet in place.diets})
    told: set[tuple[str, str]] = set()
    for item in look.agenda.items:
        place = _restaurant(item, places)
        for diet in known if place else ():
            keeping = [guest for guest in look.cast.guests if _keeps(look, guest, diet)]
            if place is None or diet in place.diets or not keeping or (place.id, diet) in told:
                continue
            told.add((place.id, diet))
            yield look.one(
                "menu",
                "look",
                place=place.name,
                diet=_named(look, diet),
                names=look.listed([guest_name(guest) for guest in keeping]),
                others=_others(look, diet, places),
            )


def _restaurant(item: AgendaItem, places: Sequence[Place]) -> Place | None:
    return next((one for one in places if item.kind == "meal" and one.name == item.place), None)


def _named(look: Look, diet: str) -> Text:
    return look.playbook.words.get(f"diet-{diet}", text(diet, diet))


def _keeps(look: Look, guest: GuestPerson, diet: str) -> bool:
    """Whether a guest's own words name a diet of the company file, in either language."""
    if guest.diet is None:
        return False
    words, said = _named(look, diet), _diet(guest)
    return (
        diet in said.en.casefold()
        or words.en.casefold() in said.en.casefold()
        or words.zh_hans in said.zh_hans
    )


def _others(look: Look, diet: str, places: Sequence[Place]) -> Text:
    fitting = [one.name for one in places if diet in one.diets and one.kind == "restaurant"]
    return look.phrases.listed(fitting) if fitting else look.phrases.word("kit-none")
