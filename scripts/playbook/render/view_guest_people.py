"""Who is who: the hosts whom the guests will meet and where; the list of a large party of guests."""

from itertools import groupby
from typing import Any

from playbook.agenda import AgendaItem, is_dinner
from playbook.model.base import Language, Text
from playbook.plan import VisitPlan
from playbook.render.view_guest import FEW, contacts, guests, names
from playbook.render.voice import Voice

View = dict[str, Any]
#: Whoever is at so large a part of the sessions is with the guests throughout: a list of them says less.
_MOST = 0.8
#: More sessions of one day than these are told by their kinds.
_BY_TITLE = 2


def who_is_who(plan: VisitPlan, voice: Voice) -> View | None:
    """Our people in the order in which they are introduced; None where nobody is named yet."""
    sessions = [one for one in plan.agenda.items if one.kind != "travel" and not one.settle]
    met: dict[str, list[AgendaItem]] = {}
    for item in sessions:
        for person in plan.cast.named([*([item.lead] if item.lead else []), *item.attend]):
            met.setdefault(person.id, []).append(item)
    interpreter = plan.cast.holder("interpreter")
    calls = contacts(plan)
    people = plan.cast.named({*met, *(one.id for one in (*calls, interpreter) if one)})
    party = guests(plan, voice) if len(plan.cast.guests) > FEW else []
    if not people and not party:
        return None
    return {
        "hosts": [
            {
                "names": names(person, voice),
                "title": voice.both(person.title),
                "takes": [{"day": None, "what": voice.word2("who-interprets")}]
                if person == interpreter
                else _takes(plan, met.get(person.id, []), voice),
                "contact": person in calls,
                "phone": (person.phone or "") if person in calls else "",
            }
            for person in people
        ],
        "family_first": any(person.latin and person.latin != person.name for person in people),
        "guests": party,
    }


def _takes(plan: VisitPlan, items: list[AgendaItem], voice: Voice) -> list[View]:
    """What they take part in, day by day; or that they are with the guests throughout."""
    sessions = [one for one in plan.agenda.items if _work(one)]
    own = [one for one in items if _work(one)]
    if not items or (len(own) > _BY_TITLE and len(own) >= _MOST * len(sessions)):
        return [{"day": None, "what": voice.word2("who-throughout")}]
    return [
        {"day": voice.day(day[0].start), "what": _what(plan, day, voice)}
        for _, group in groupby(items, key=lambda item: item.start.date())
        if (day := list(group))
    ]


def _work(item: AgendaItem) -> bool:
    return item.kind not in ("travel", "meal") and not item.settle


def _what(plan: VisitPlan, day: list[AgendaItem], voice: Voice) -> View:
    """The sessions of one day by their titles, many of them by their kinds, each once."""
    titles = [item.title for item in day]
    if len({one.en for one in titles}) > _BY_TITLE:
        titles = [_kind(plan, item) for item in day]
    once = list({one.en: one for one in titles}.values())
    return {
        "a": _joined(once, voice, voice.language),
        "b": _joined(once, voice, voice.second) if voice.second else "",
    }


def _kind(plan: VisitPlan, item: AgendaItem) -> Text:
    """'Tour', 'dinner'; a session of no kind of its own by its title."""
    meal = ("dinner" if is_dinner(item) else "lunch") if item.kind == "meal" else item.kind
    return plan.playbook.words.get(f"who-{meal}", item.title)


def _joined(titles: list[Text], voice: Voice, language: Language) -> str:
    return ("; " if language == "en" else "、").join(voice.say(one, language) for one in titles)
