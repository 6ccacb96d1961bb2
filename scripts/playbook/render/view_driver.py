"""The driver's sheet: where to be when, for whom to look, whom to call; nothing else of the visit."""

from typing import Any

from playbook.drives import Drive, Stop
from playbook.people import HostPerson
from playbook.plan import VisitPlan
from playbook.render.view_cars import drivers_cars
from playbook.render.view_host import person_name
from playbook.render.voice import Voice

View = dict[str, Any]
#: As many names stand at the top; of a larger party only the first: all of them stand with
#: their seats, or at the end where a seat is missing.
_AT_ONCE = 6


def parts(plan: VisitPlan, voice: Voice) -> View:
    """All that the driver's edition may print; ``drives`` is None where nobody is driven."""
    return {"drives": _drives(plan, voice) if plan.drives else None}


def _drives(plan: VisitPlan, voice: Voice) -> View:
    company = plan.playbook.company
    companions = _companions(plan)
    names = [one.on_board for one in plan.cast.guests]
    days: dict[str, list[View]] = {}
    for one in plan.drives:
        days.setdefault(voice.day(one.at)["a"], []).append(_drive(one, voice))
    return {
        "cars": drivers_cars(plan, voice),
        "people": voice.word(
            "drives-counts", guests=str(len(plan.cast.guests)), companions=str(len(companions))
        ),
        "companions": [_call(one, voice) for one in companions],
        "first": names if len(names) <= _AT_ONCE else names[:1],
        "listed": names if len(names) > _AT_ONCE and not _all_seated(plan) else [],
        "calls": [_call(one, voice) for one in hosts_to_call(plan)],
        "numbers": [{"label": voice.say(one.label), "number": one.number} for one in company.numbers[:1]],
        "unsure": not all(one.sure for one in plan.drives),
        "days": [{"day": day, "rows": rows} for day, rows in days.items()],
    }


def _companions(plan: VisitPlan) -> list[HostPerson]:
    """Whoever of ours has a seat in a car or drives as a host: they know where the guests are."""
    if plan.cars is None:
        return list(plan.cast.named(plan.visit.companions))
    riding = {one.id for one in plan.cars.attendees if one.side == "host"}
    riding |= {one.driver.id for one in plan.cars.cars if one.host_drives and one.driver}
    return list(plan.cast.named(sorted(riding)))


def _all_seated(plan: VisitPlan) -> bool:
    """Every guest has a seat in a car, and so stands on the sheet by name."""
    seated = {seat.attendee for car in (plan.cars.cars if plan.cars else ()) for seat in car.taken}
    return all(one.id in seated for one in plan.cast.guests)


def hosts_to_call(plan: VisitPlan) -> list[HostPerson]:
    """Main host, secondary host, salesperson: whoever knows the visit, each once, the main host first."""
    found = [plan.cast.holder(role) for role in ("main-host", "secondary-host", "salesperson")]
    return list({one.id: one for one in found if one}.values())


def _call(person: HostPerson, voice: Voice) -> View:
    return {"name": person_name(person, voice), "phone": person.phone or ""}


def _drive(one: Drive, voice: Voice) -> View:
    note = ""
    if one.kind == "pick-up":
        note = voice.word("drives-lands", number=one.number) if one.number else voice.word("drives-arrives")
    elif one.kind == "seeing-off" and one.number:
        note = voice.word("drives-leaves", number=one.number)
    return {
        "time": f"{one.at:%H:%M}",
        "note": note,
        "start": _stop(one.start, voice),
        "end": _stop(one.end, voice),
        "reach": voice.word("drives-reach", time=f"{one.reach:%H:%M}") if one.reach else "",
    }


def _stop(stop: Stop, voice: Voice) -> View:
    """Chinese first: it is what the driver looks for; the reader's own language below it."""
    name = {"a": voice.say(stop.name, "zh-Hans"), "b": voice.say(stop.name)}
    return {
        "name": name["a"],
        "own_name": name["b"] if name["b"] != name["a"] else "",
        "address": voice.say(stop.address, "zh-Hans") if stop.address else "",
        "phone": stop.phone or "",
    }
