"""The group photograph and the list of photographs on paper."""

from typing import Any

from markupsafe import Markup

from playbook.plan import VisitPlan
from playbook.protocol.photo_list import PlannedShot, When
from playbook.protocol.photograph import PhotoPlan, Spot, mirrored
from playbook.render.fit import shortened
from playbook.render.photo_svg import photo_marks, photo_svg
from playbook.render.view_host import person_name
from playbook.render.view_protocol import guest_name, host_name, named_or_blank
from playbook.render.view_room import plan_words
from playbook.render.voice import Voice

View = dict[str, Any]
#: Up to so many people everybody has a line of a list and all is on one page; more need a second page for
#: the group's own view and the names.
_LARGE = 14
#: How high the drawing may be beside the list, and on a page of its own (0.1 mm).
_BESIDE_LIST, _HIGH = 620, 1500
#: A name in the list of photographs, in half-widths: the list stays on one page.
_NAME = 30


def photo(plan: VisitPlan, voice: Voice) -> View:
    """The order of the group photograph, for photographer and group, and the list of photographs."""
    made = plan.ceremony.photograph
    shots = plan.ceremony.photo_list
    known = {one.id: one for one in made.attendees}
    rows = len(made.rows)
    return {
        "people": voice.word(
            "photo-meta",
            people=str(len(made.spots)),
            rows=voice.word("photo-rows-many", n=str(rows)) if rows > 1 else voice.word("photo-rows-one"),
        ),
        "posture": voice.word("photo-front-seated" if made.front_seated else "photo-front-standing"),
        "several": rows > 1,
        "large": len(made.spots) > _LARGE,
        "when": _when(shots.group_at, voice) if shots.group_at else "",
        "caller": named_or_blank(shots.caller, voice),
        "caller_role": voice.say(shots.caller_role),
        "viewpoint": voice.say(made.opposite),
        "opposite": voice.say(made.viewpoint),
        "svg": _photo_svg(plan, mirrored(made), voice),
        "mirror": _photo_svg(plan, made, voice, named=False),
        "rows": [_row(plan, made, row, voice) for row in made.rows],
        "notes": [voice.say(one) for one in made.notes],
        "conventions": [voice.say(one) for one in made.conventions],
        "rules": [_rule(plan, number, voice) for number in made.rules],
        "absent": [
            {"name": " ".join(known[one.attendee].name), "reason": voice.say(one.reason)}
            for one in made.absent
        ],
        "list": _photo_list(plan, voice),
    }


def _photo_svg(plan: VisitPlan, made: PhotoPlan, voice: Voice, *, named: bool = True) -> Markup:
    book = plan.playbook
    accent = book.company.accent
    most = _BESIDE_LIST if len(made.spots) <= _LARGE else _HIGH
    words = book.protocol.words
    drawn = photo_svg(made, words, book.words, voice.language, accent, most=most, named=named)
    return Markup(drawn)  # noqa: S704 - it escapes


def _row(plan: VisitPlan, made: PhotoPlan, row: tuple[Spot, ...], voice: Voice) -> View:
    number = row[0].row
    name = voice.word("photo-front-row") if number == 1 else voice.word("photo-row", n=str(number))
    signs = photo_marks(made, plan.playbook.protocol.words, voice.language)
    return {
        "name": voice.word("photo-from-left", row=name),
        "spots": [
            {
                "number": one.number,
                "mark": signs[one.attendee],
                "names": list(made.person(one).name),
                "title": voice.say(made.person(one).title),
                "rules": ", ".join(one.rules),
                "reason": voice.say(one.reason),
            }
            for one in row
        ],
    }


def _rule(plan: VisitPlan, number: str, voice: Voice) -> View:
    return {
        "number": number,
        "title": voice.say(plan.playbook.protocol.by_number[number].title),
        "text": voice.say(plan_words(plan, voice, number)),
    }


def _photo_list(plan: VisitPlan, voice: Voice) -> View:
    made = plan.ceremony.photo_list
    taker = made.photographer
    in_group = taker is not None and taker.id in {one.attendee for one in plan.ceremony.photograph.spots}
    return {
        "takes": named_or_blank(taker, voice),
        "role": voice.say(made.role),
        "in_group": voice.word("photo-takes-in-group", name=person_name(taker, voice))
        if taker and in_group
        else "",
        "shots": [_shot(plan, one, voice) for one in made.shots],
        "rules": [
            {"text": voice.say(one.text), "avoid": one.kind == "avoid", "open": one.open}
            for one in made.rules
        ],
    }


def _shot(plan: VisitPlan, shot: PlannedShot, voice: Voice) -> View:
    most = plan.playbook.photographs.times
    more = len(shot.times) - most
    return {
        "title": voice.say(shot.title),
        "times": [_when(one, voice) for one in shot.times[:most]],
        "more": voice.word("photo-more-times", n=str(more)) if more > 0 else "",
        "who": _who(plan, shot, voice),
        "mind": voice.say(shot.mind),
    }


def _who(plan: VisitPlan, shot: PlannedShot, voice: Voice) -> str:
    if shot.who == "group":
        return voice.word("photo-who-group", n=str(len(plan.ceremony.photograph.spots)))
    if shot.who == "principals":
        host, guest = host_name(shot.host, voice), guest_name(plan, voice)
        return voice.word("photo-who-pair", host=shortened(host, _NAME), guest=shortened(guest, _NAME))
    return voice.word(f"photo-who-{shot.who}")


def _when(one: When, voice: Voice) -> str:
    time = f"{voice.day(one.at)['a']} {one.at:%H:%M}"
    return voice.word(f"photo-at-{one.moment}", time=time)
