"""The guests' meals: when, where, at whose invitation; a slip on which each guest says what is not eaten.

What the visit file says of a guest's diet is that guest's own affair, often of health or faith. It is printed
only where it singles nobody out: for a guest who comes alone, or when all keep the same; the others read that
it has been passed on, and the slip lets each of them check and add (OV-143 to OV-147, OV-200 to OV-205).
"""

from itertools import groupby
from typing import Any

from playbook.agenda import AgendaItem, is_dinner
from playbook.plan import VisitPlan
from playbook.render.view_guest import contacts, name, room_of_ours
from playbook.render.voice import Voice

View = dict[str, Any]


def menu_note(plan: VisitPlan, voice: Voice) -> View | None:
    """The meals with us; None where there are none."""
    meals = [one for one in plan.agenda.items if one.kind == "meal" and not one.settle]
    if not meals:
        return None
    calls = contacts(plan)
    return {
        "days": [
            {"day": voice.day(day[0].start), "meals": [_meal(plan, item, voice) for item in day]}
            for _, group in groupby(meals, key=lambda item: item.start.date())
            if (day := list(group))
        ],
        "diet": _diet(plan, voice),
        "call": voice.word2("menu-call", name=name(calls[0]), phone=calls[0].phone or "")
        if calls and calls[0].phone
        else voice.word2("menu-call-company", phone=plan.playbook.company.phone),
    }


def _meal(plan: VisitPlan, item: AgendaItem, voice: Voice) -> View:
    company, visit = plan.playbook.company, plan.visit
    place = next((one for one in company.places if one.name == item.place), None)
    room = room_of_ours(plan, item)
    returned = (visit.meals.dinner if is_dinner(item) else visit.meals.lunch).given_by == "guests"
    hosts = plan.cast.named((*item.attend, *((item.lead,) if item.lead else ())))
    host = {"a": "", "b": ""}
    if returned:
        host = voice.word2("menu-returned")
    elif hosts:
        key = "menu-host" if item.style == "banquet" else "menu-with"
        host = voice.word2(key, name=name(hosts[0]), title=hosts[0].title)
    return {
        "time": voice.clock(item),
        "title": voice.both(item.title),
        "place": voice.both(item.place) if item.place else voice.word2("menu-place-open"),
        "detail": voice.both(place.address if place else room.floor if room else None),
        "host": host,
    }


def _diet(plan: VisitPlan, voice: Voice) -> View:
    told = [one.diet for one in plan.cast.guests if one.diet]
    if not told:
        return voice.word2("menu-diet-none")
    if len(told) == len(plan.cast.guests) and len({voice.say(one) for one in told}) == 1:
        first = {"a": voice.say(told[0]), "b": voice.say(told[0], voice.second) if voice.second else ""}
        both = voice.word2("menu-diet-own", diet=first["a"])
        if voice.second:
            said = voice.phrases.word("menu-diet-own", diet=first["b"])
            both["b"] = voice.say(said, voice.second)
        return both
    return voice.word2("menu-diet-noted")
