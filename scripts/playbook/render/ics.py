"""Calendar files: the agenda for all, and for each owner what is due.

Everything is an event. Outlook, Google, DingTalk and WeCom drop tasks (VTODO) when they import a file.
An event keeps its UID, made of the ids of visit and step, and its SEQUENCE grows with ``now``: importing a
later kit moves what is there already instead of adding it again (RFC 5545, 3.8.7.4).
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from playbook.agenda import AgendaItem
from playbook.calendars import WorkCalendar
from playbook.model.base import Text
from playbook.plan import VisitPlan
from playbook.render.view_guest import guest_title
from playbook.render.view_host import person_name
from playbook.render.voice import Voice
from playbook.schedule import Window
from playbook.steps import PlannedStep

if TYPE_CHECKING:
    from icalendar import Calendar, Event, Timezone

#: How long a moment is shown: programs hide or refuse what takes no time.
_SHOWN = timedelta(minutes=15)
#: Warnings: before what has a time; and for what has only a day, the working day before at this time.
_AHEAD = timedelta(minutes=30)
_BEFORE_SESSION = timedelta(minutes=15)
_EVE = time(15, 0)
_DAY = timedelta(days=1)


def agenda_calendar(plan: VisitPlan, voice: Voice, *, internal: bool) -> bytes:
    """The sessions with place and lead. Only hosts read who else is needed and what is not sure yet."""
    company = plan.playbook.company.short_name
    name = (
        voice.word("ics-agenda", customer=_customer(plan, voice))
        if internal
        else voice.word("ics-agenda-guest", company=company)
    )
    other = _customer(plan, voice) if internal else voice.say(company)
    items = [item for item in plan.agenda.items if internal or not item.settle]
    events = [_session(plan, item, voice, other, internal=internal) for item in items]
    return _calendar(plan, name, events)


def owner_calendars(plan: VisitPlan, voice: Voice) -> dict[str, bytes]:
    """What is due, by owner: ``<person>`` or, while nobody is named, ``vacant-<role>``."""
    owned: dict[str, list[PlannedStep]] = {}
    for step in plan.steps:
        if step.status != "not-applicable":
            key = step.person.id if step.person else f"vacant-{step.owner}"
            owned.setdefault(key, []).append(step)
    return {owner: _tasks(plan, voice, owner, owned[owner]) for owner in sorted(owned)}


def _tasks(plan: VisitPlan, voice: Voice, owner: str, steps: list[PlannedStep]) -> bytes:
    roles = {role.id: role.title for role in plan.playbook.roles}
    first = steps[0]
    name = person_name(first.person, voice) if first.person else voice.say(roles[first.owner])
    dated = [step for step in steps if step.window.end]
    events = [_due(plan, step, voice) for step in dated]
    without = [step for step in steps if step.window.end is None and not step.done]
    if without:
        events.append(_without_date(plan, owner, without, voice))
    return _calendar(plan, voice.word("ics-tasks", name=name, customer=_customer(plan, voice)), events)


def _customer(plan: VisitPlan, voice: Voice) -> str:
    customer = plan.visit.customer
    return customer.name if voice.language == "en" else customer.chinese or customer.name


# -- events -----------------------------------------------------------------------------------------


def _session(plan: VisitPlan, item: AgendaItem, voice: Voice, other: str, *, internal: bool) -> "Event":
    start, end = (moment.replace(tzinfo=voice.zone) for moment in (item.start, item.end))
    summary = voice.say(item.title if internal else _guest_title(plan, item))
    if internal and item.settle:
        summary = voice.word("ics-open", title=summary)
    lines = _session_lines(plan, item, voice, internal=internal)
    event = _event(plan, f"agenda.{item.id}", f"{summary} · {other}", lines)
    event.add("dtstart", start)
    event.add("dtend", end if end > start else start + _SHOWN)
    event.add("transp", "OPAQUE")
    if item.place:
        event.add("location", voice.say(item.place))
    _warn(event, plan, start, start - _BEFORE_SESSION)
    return event


def _guest_title(plan: VisitPlan, item: AgendaItem) -> Text:
    """As their own calendar would put it: there 'our company' is theirs."""
    if item.id == "arrival" and plan.visit.arrives.by == "road":
        return plan.playbook.words["ics-guest-arrival"]
    return guest_title(plan, item)


def _session_lines(plan: VisitPlan, item: AgendaItem, voice: Voice, *, internal: bool) -> list[str]:
    lead = plan.cast.named([item.lead] if item.lead else [])
    others = [one for one in plan.cast.named(item.attend) if one not in lead] if internal else []
    number = {"arrival": plan.visit.arrives.number, "departure": plan.visit.leaves.number}.get(item.id)
    lines = [voice.word("welcome-flight", number=number)] if number else []
    for word, people in (("ics-lead", lead), ("ics-attend", others)):
        if people:
            lines.append(voice.word(word, names=voice.listed([person_name(one, voice) for one in people])))
    return [*lines, voice.say(item.note)] if item.note else lines


def _due(plan: VisitPlan, step: PlannedStep, voice: Voice) -> "Event":
    """A step on the day or at the time it is due; what is late stands on the day of the kit."""
    title = voice.say(step.title)
    mark = "done" if step.done else "late" if step.late else "open" if step.status == "to-settle" else ""
    if mark:
        title = voice.word(f"ics-{mark}", title=title)
    event = _event(plan, step.id, f"{title} · {_customer(plan, voice)}", _step_lines(plan, step, voice))
    event.add("transp", "TRANSPARENT")
    event.add("priority", 1 if step.critical else 5)
    if step.late:
        _put_days(event, plan.now.date(), plan.now.date())
        return event
    first, last = _span(step.window)
    if isinstance(first, datetime) and isinstance(last, datetime):
        event.add("dtstart", first)
        event.add("dtend", last)
        if not step.done:
            _warn(event, plan, first, first - _AHEAD)
        return event
    _put_days(event, first, last)
    if not step.done and not step.window.precise:  # what lasts for days rings for none of them
        eve = datetime.combine(_working_day_before(plan, first), _EVE, voice.zone)
        _warn(event, plan, datetime.combine(first, time(), voice.zone), eve)
    return event


def _span(window: Window) -> tuple[datetime, datetime] | tuple[date, date]:
    """Where in a calendar a due time stands: within a day to the minute, else on whole days.

    A deadline is the end of its entry, something to do straight after a moment begins there.
    """
    start, end = window.start, window.end
    assert end is not None  # noqa: S101 - steps without a date stand in a list of their own
    if window.precise and start is None:
        return end - _SHOWN, end
    if window.precise and start == end:
        return end, end + _SHOWN
    first = start or end
    if window.precise and first.date() == end.date():
        return first, end
    return first.date(), end.date()


def _without_date(plan: VisitPlan, owner: str, steps: list[PlannedStep], voice: Voice) -> "Event":
    """One entry on the day of the kit for all that has no date yet: nothing is left out silently."""
    lines = [f"☐ {voice.say(step.title)}: {voice.say(step.due)}" for step in steps]
    title = voice.word("ics-undated", n=str(len(steps)))
    event = _event(plan, f"undated.{owner}", f"{title} · {_customer(plan, voice)}", lines)
    event.add("transp", "TRANSPARENT")
    _put_days(event, plan.now.date(), plan.now.date())
    return event


def _step_lines(plan: VisitPlan, step: PlannedStep, voice: Voice) -> list[str]:
    when = voice.window(step.window)
    forms = {form.id: form.title for form in plan.playbook.forms}
    roles = {role.id: role.title for role in plan.playbook.roles}
    lines = [voice.word("ics-due-by" if when else "ics-due", when=when, due=step.due)]
    lines.append(voice.word("ics-step", number=step.number, role=roles[step.owner]))
    lines += [f"? {voice.say(one)}" for one in step.questions]
    lines += [f"☐ {voice.say(one.text)}" for one in step.details if one.status != "not-applicable"]
    lines.append(voice.word("ics-proof", proof=step.proof))
    if step.caution:
        lines.append(f"{voice.word('caution')} {voice.say(step.caution)}")
    lines += [voice.word("ics-form", form=forms[form]) for form in step.forms]
    return lines


# -- the file ---------------------------------------------------------------------------------------


def _calendar(plan: VisitPlan, name: str, events: Iterable["Event"]) -> bytes:
    from icalendar import Calendar  # noqa: PLC0415 - loads its property types, 0.2 s

    calendar = Calendar()
    calendar.add("prodid", "-//reception-playbook//kit//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", plan.playbook.company.time_zone)
    found = sorted(events, key=lambda event: (_instant(event), str(event["uid"])))
    _add_zone(calendar, plan, found)
    for event in found:
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _instant(event: "Event") -> float:
    start = event.decoded("dtstart")
    return (start if isinstance(start, datetime) else datetime.combine(start, time(), UTC)).timestamp()


def _add_zone(calendar: "Calendar", plan: VisitPlan, events: list["Event"]) -> None:
    """The time zone as the program has it, for the years of the events."""
    years = [event.decoded("dtstart").year for event in events] or [plan.now.year]
    first, last = max(min(years) - 1, 1970), min(max(years) + 1, 9998)
    calendar.add_component(_zone(plan.playbook.company.time_zone, first, last))


@lru_cache(maxsize=8)
def _zone(name: str, first: int, last: int) -> "Timezone":
    """The rules of a zone from the first to the last year; looking them up takes longer than a calendar."""
    from icalendar import Timezone  # noqa: PLC0415

    zone = Timezone.from_tzinfo(ZoneInfo(name), name, date(first, 1, 1), date(last, 12, 31))
    zone.pop("comment", None)
    return zone


def _event(plan: VisitPlan, key: str, summary: str, lines: list[str]) -> "Event":
    from icalendar import Event  # noqa: PLC0415

    made = plan.now.astimezone(UTC).replace(microsecond=0)
    event = Event()
    event.add("uid", f"{plan.visit.visit}.{key}@reception-playbook")
    event.add("dtstamp", made)
    event.add("last-modified", made)
    event.add("sequence", max(0, int(made.timestamp()) // 60))
    event.add("summary", summary)
    if lines:
        event.add("description", "\n".join(lines))
    event.add("categories", [plan.visit.visit])
    return event


def _put_days(event: "Event", first: date, last: date) -> None:
    event.add("dtstart", first)
    event.add("dtend", min(last, date.max - _DAY) + _DAY)
    event.add("x-microsoft-cdo-alldayevent", "TRUE")
    event.add("x-microsoft-cdo-busystatus", "FREE")


def _warn(event: "Event", plan: VisitPlan, start: datetime, at: datetime) -> None:
    """A warning, counted from the start; none where its time has passed, or an import would ring at once."""
    from icalendar import Alarm  # noqa: PLC0415

    if at <= plan.now:
        return
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", str(event["summary"]))
    alarm.add("trigger", at - start)
    event.add_component(alarm)


def _working_day_before(plan: VisitPlan, day: date) -> date:
    own = plan.playbook.company.calendar
    return WorkCalendar(own.country, plan.playbook.calendars, own.closures).shift(day, -1)
