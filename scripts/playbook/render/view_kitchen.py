"""The kitchen's sheet: how many eat when and where, and what they do not eat; not who the customer is."""

from itertools import groupby
from typing import Any

from playbook.agenda import AgendaItem
from playbook.people import GuestPerson
from playbook.plan import VisitPlan
from playbook.render.voice import Voice
from playbook.table import interpreter_of

View = dict[str, Any]


def parts(plan: VisitPlan, voice: Voice) -> View:
    """All that the kitchen's edition may print; ``kitchen`` is None where nobody eats with us."""
    meals = [item for item in plan.agenda.items if item.kind == "meal"]
    if not meals:
        return {"kitchen": None}
    # a page for each place, so that a restaurant is given its own meals only
    by_place = sorted(meals, key=lambda item: (voice.say(item.place), item.start))
    pages = [
        {"place": place, "meals": [_meal(plan, item, voice) for item in found]}
        for place, found in groupby(by_place, key=lambda item: voice.say(item.place))
    ]
    language = plan.playbook.words[f"language-{plan.visit.language}"]
    return {"kitchen": {"pages": pages, "diets": _diets(plan, voice), "menu": voice.say(language)}}


def _meal(plan: VisitPlan, item: AgendaItem, voice: Voice) -> View:
    guests, hosts, tables = _eating(plan, item)
    return {
        "day": voice.day(item.start)["a"],
        "time": voice.clock(item),
        "title": voice.say(item.title),
        "counts": voice.word("kitchen-counts", guests=str(guests), hosts=str(hosts), all=str(guests + hosts)),
        "tables": voice.word("kitchen-tables", n=str(tables)) if tables > 1 else "",
    }


def _eating(plan: VisitPlan, item: AgendaItem) -> tuple[int, int, int]:
    """Guests, hosts and tables: who is seated where there is a seat plan, else who is called."""
    seated = next((one.plan for one in plan.banquets if one.item == item.id), None)
    ours = {one.id for one in plan.cast.hosts}
    if seated:
        who = [place.attendee for place in seated.places if place.attendee]
        hosts = sum(one in ours for one in who)
        return len(who) - hosts, hosts, seated.tables
    called = {one.id for one in plan.cast.named({*item.attend, *((item.lead,) if item.lead else ())})}
    interpreter = interpreter_of(plan.visit, plan.cast)
    return len(plan.cast.guests), len(called | ({interpreter.id} if interpreter else set())), 0


def _diets(plan: VisitPlan, voice: Voice) -> list[View]:
    """Each diet once, with how many keep it, and who they are unless it is everybody."""
    everybody = len(plan.cast.guests)
    found: dict[str, list[GuestPerson]] = {}
    for guest in plan.cast.guests:
        if guest.diet:
            found.setdefault(voice.say(guest.diet), []).append(guest)
    return [
        {
            "diet": diet,
            "count": voice.word("kitchen-diet-count", n=str(len(guests))),
            "names": [one.name for one in guests] if len(guests) < everybody else [],
        }
        for diet, guests in found.items()
    ]
