"""The reception desk's sheet: who comes when, how they are greeted, who is called, where they are taken."""

from datetime import timedelta
from typing import Any

from playbook.agenda import AgendaItem, Free, room_of
from playbook.model.base import Language, Text
from playbook.plan import VisitPlan
from playbook.render.view_driver import hosts_to_call
from playbook.render.view_host import person_name
from playbook.render.voice import Voice, customer_name

View = dict[str, Any]
#: A session that begins within this time is what the guests are taken to.
_SOON = timedelta(minutes=30)


def parts(plan: VisitPlan, voice: Voice) -> View:
    """All that the desk's edition may print."""
    company, visit = plan.playbook.company, plan.visit
    own = customer_name(visit, voice.language)
    names = [one for one in dict.fromkeys((own, visit.customer.name, visit.customer.chinese)) if one]
    badges = next((len(one.cards) for one in plan.signs if one.sign.id == "badges"), 0)
    return {
        "desk": {
            "customer": names,
            "days": [_day(plan, free, voice) for free in plan.agenda.presence],
            "greetings": _greetings(plan, voice),
            "calls": [
                {"name": person_name(one, voice), "title": voice.say(one.title), "phone": one.phone or ""}
                for one in hosts_to_call(plan)
            ],
            "numbers": [{"label": voice.say(one.label), "number": one.number} for one in company.numbers[:1]],
            "badges": voice.word("desk-badges", n=str(badges)) if badges else "",
            "guests": [
                {
                    "names": list(dict.fromkeys(n for n in (one.name, one.chinese or one.latin) if n)),
                    "title": voice.say(one.title),
                }
                for one in plan.cast.guests
            ],
        }
    }


def _day(plan: VisitPlan, free: Free, voice: Voice) -> View:
    """From when until when the guests are here, and the room that awaits them: else the meeting room."""
    rooms = {one.id: one for one in plan.playbook.company.rooms if one.kind != "restaurant"}
    item = next((one for one in plan.agenda.items if _awaits(one, free) and one.room in rooms), None)
    wanted = item.room if item else plan.room
    room = room_of(plan.playbook.company, wanted, "lobby")
    return {
        "day": voice.day(free.start)["a"],
        "time": voice.word("desk-until", start=f"{free.start:%H:%M}", end=f"{free.end:%H:%M}"),
        "room": voice.say(room.name) if room else "",
        "floor": voice.say(room.floor) if room and room.floor else "",
    }


def _awaits(item: AgendaItem, free: Free) -> bool:
    return free.start <= item.start < free.start + _SOON


def _greetings(plan: VisitPlan, voice: Voice) -> list[str]:
    """What to say to the guests, and in Chinese where they read another language (in the desk's script)."""
    chinese: Language = "zh-Hans" if voice.language == "en" else voice.language
    languages: tuple[Language, ...] = ("en", chinese) if plan.visit.language == "en" else (chinese,)
    return [_greeting(plan, voice, language) for language in languages]


def _greeting(plan: VisitPlan, voice: Voice, language: Language) -> str:
    english = language == "en"
    guest, host = plan.cast.guests[0], plan.cast.holder("main-host")
    company = voice.say(plan.playbook.company.name, language)
    expecting = (host.latin if english else None) or host.name if host else company
    values: dict[str, Text | str] = {
        "name": guest.latin if english else guest.in_chinese,
        "company": company,
        "host": expecting,
    }
    return voice.say(voice.phrases.word("desk-greet-en" if english else "desk-greet-zh", **values), language)
