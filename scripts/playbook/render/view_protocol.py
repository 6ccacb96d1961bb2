"""Photograph, flags, introductions and toasts on paper."""

from typing import Any

from markupsafe import Markup

from playbook.model.base import text
from playbook.people import HostPerson
from playbook.plan import VisitPlan
from playbook.protocol.flags import Flag, FlagPlan, Stand
from playbook.protocol.flags import mirrored as flags_mirrored
from playbook.protocol.introductions import Introductions, Round
from playbook.protocol.photo_list import PlannedShot, When
from playbook.protocol.photograph import PhotoPlan, Spot, mirrored
from playbook.protocol.toasts import BanquetToasts, Toast
from playbook.render.flags_svg import flags_svg
from playbook.render.photo_svg import photo_marks, photo_svg
from playbook.render.view_host import person_name
from playbook.render.view_room import plan_words
from playbook.render.voice import Voice
from playbook.seating import Attendee

View = dict[str, Any]


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
        "caller": _person(shots.caller, voice),
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


#: Up to so many people plan and list share a page.
_LARGE = 14


def _photo_svg(plan: VisitPlan, made: PhotoPlan, voice: Voice, *, named: bool = True) -> Markup:
    book = plan.playbook
    accent = book.company.accent
    drawn = photo_svg(made, book.protocol.words, book.words, voice.language, accent, named=named)
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
        "takes": _person(taker, voice),
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
        return voice.word("photo-who-pair", host=_named(shot.host, voice), guest=_guest(plan, voice))
    return voice.word(f"photo-who-{shot.who}")


def _when(one: When, voice: Voice) -> str:
    time = f"{voice.day(one.at)['a']} {one.at:%H:%M}"
    return voice.word(f"photo-at-{one.moment}", time=time)


def _person(person: HostPerson | None, voice: Voice) -> str:
    return person_name(person, voice) if person else ""


def _named(person: HostPerson | None, voice: Voice) -> str:
    return person_name(person, voice) if person else voice.word("intro-host-open")


def _guest(plan: VisitPlan, voice: Voice) -> str:
    guest = plan.cast.guests[0]
    return guest.latin if voice.language == "en" else guest.chinese or guest.name


def flags(plan: VisitPlan, voice: Voice) -> View | None:
    """The order of flags with its check list; None unless somebody has decided for flags (R16)."""
    made = plan.ceremony.flags
    if made is None:
        return None
    return {
        "plans": [_flag_plan(plan, one, voice) for one in made.plans],
        "checks": [voice.say(one) for one in made.checks],
        "notes": [voice.say(one) for one in made.notes],
        "conventions": [voice.say(one) for one in made.conventions],
    }


def _flag_plan(plan: VisitPlan, made: FlagPlan, voice: Voice) -> View:
    return {
        "title": voice.word("flags-returned" if made.returned else "flags-own"),
        "occasions": [voice.say(one) for one in made.occasions],
        "svg": flags_drawn(plan, made, voice),
        "mirror": flags_drawn(plan, flags_mirrored(made), voice),
        "stands": [_stand(plan, number, one, voice) for number, one in enumerate(made.stands, 1)],
    }


def _stand(plan: VisitPlan, number: int, stand: Stand, voice: Voice) -> View:
    name, kind = _flag_name(plan, stand.flag, voice)
    return {
        "number": number,
        "name": name,
        "kind": kind,
        "rules": ", ".join(stand.rules),
        "reason": voice.say(stand.reason),
    }


def flags_drawn(plan: VisitPlan, made: FlagPlan, voice: Voice) -> Markup:
    """The poles with the names of the flags in boxes; on a sign in the language of those who put them up."""
    book = plan.playbook
    drawn = flags_svg(
        made,
        book.protocol.words,
        book.words,
        voice.second or voice.language,
        book.company.accent,
        lambda flag: _flag_name(plan, flag, voice),
    )
    return Markup(drawn)  # noqa: S704 - it escapes


def _flag_name(plan: VisitPlan, flag: Flag, voice: Voice) -> tuple[str, str]:
    """What stands in the box: country or company, and which kind of flag."""
    own = Voice(plan.playbook, voice.second or voice.language)
    if flag.country:
        names = [own.country(flag.country), voice.country(flag.country)]
        return " ".join(dict.fromkeys(names)), own.word("flags-national")
    customer = plan.visit.customer
    theirs = customer.name if own.language == "en" else customer.chinese or customer.name
    name = own.say(plan.playbook.company.short_name) if flag.side == "host" else theirs
    return name, own.word("flags-company")


def introductions(plan: VisitPlan, voice: Voice) -> View:
    """Introductions with the sentences to be said, handshakes, the way, and the toasts: one page."""
    made = plan.ceremony.introductions
    when = f"{voice.day(made.start)['a']} {made.start:%H:%M}" if made.start else ""
    return {
        "where": voice.word("intro-where", title=voice.say(made.title), when=when) if when else "",
        "place": voice.say(made.place),
        "introducer": _person(made.introducer, voice),
        "rounds": [_round(number, one, voice) for number, one in enumerate(made.rounds, 1)],
        "joining": [
            voice.word(
                "intro-join",
                name=person_name(one.person, voice),
                title=voice.say(one.person.title),
                when=f"{voice.day(one.start)['a']} {one.start:%H:%M}",
                session=voice.say(one.title),
            )
            for one in made.joining
        ],
        "conventions": [voice.say(one) for one in made.conventions],
        "greeting": _greeting(plan, made, voice),
        "toasts": [_banquet(plan, one, voice) for one in plan.ceremony.toasts],
        "toast_conventions": list(
            dict.fromkeys(voice.say(said) for one in plan.ceremony.toasts for said in one.conventions)
        ),
    }


def _round(number: int, made: Round, voice: Voice) -> View:
    language = voice.word("intro-english" if made.language == "en" else "intro-chinese")
    return {
        "title": voice.word(f"intro-round-{made.side}", n=str(number), language=language),
        "language": made.language,
        "skip": voice.say(made.skip) if made.skip else "",
        "people": [{"said": one.said, "help": list(one.spellings)} for one in made.people],
        "more": voice.word("intro-more", n=str(made.more)) if made.more else "",
    }


def _greeting(plan: VisitPlan, made: Introductions, voice: Voice) -> list[View]:
    host, guest = _named(made.first_host, voice), _guest(plan, voice)
    figures = plan.playbook.protocol.by_number
    values = voice.phrases.values(figures["R29"].figures, figures["R30"].figures)
    values |= {"host": text(host, host), "guest": text(guest, guest)}
    words = plan.playbook.words
    return [
        {
            "rule": rule,
            "title": voice.word(f"intro-{key}"),
            "text": voice.say(voice.phrases.say(words[f"intro-{key}-how"], values)),
        }
        for key, rule in (("arrive", "R29"), ("leave", "R29"), ("way", "R30"))
    ]


def _banquet(plan: VisitPlan, made: BanquetToasts, voice: Voice) -> View:
    when = f"{voice.day(made.start)['a']} {made.start:%H:%M}"
    title = voice.word("toast-where", title=voice.say(made.title), when=when)
    return {
        "title": title,
        "place": voice.say(made.place),
        "returned": voice.word("toast-returned") if made.returned else "",
        "toasts": [_toast(plan, one, voice) for one in made.toasts],
        "interpreter": voice.word("toast-interpreter", name=_speaker(plan, made.interpreter, voice))
        if made.interpreter
        else "",
    }


def _toast(plan: VisitPlan, made: Toast, voice: Voice) -> View:
    return {
        "who": _speaker(plan, made.speaker, voice) if made.kind != "others" else voice.word("toast-all"),
        "open": made.speaker is None and made.kind != "others",
        "when": voice.word("toast-about", time=f"{made.at:%H:%M}") if made.at else voice.word("toast-then"),
        "what": voice.say(made.reason),
        "rules": ", ".join(made.rules),
        "cue": made.kind in ("host", "guest"),
    }


def _speaker(plan: VisitPlan, who: Attendee | None, voice: Voice) -> str:
    """A return banquet swaps the sides: only ids tell ours from theirs."""
    if who is None:
        return voice.word("toast-open")
    ours = plan.cast.person(who.id)
    return person_name(ours, voice) if ours else who.name[0]
