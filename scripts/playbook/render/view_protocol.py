"""Flags, introductions and toasts on paper."""

from typing import Any

from markupsafe import Markup

from playbook.model.base import as_written
from playbook.people import HostPerson
from playbook.plan import VisitPlan
from playbook.protocol.flags import Flag, FlagPlan, Stand
from playbook.protocol.flags import mirrored as flags_mirrored
from playbook.protocol.introductions import Introductions, Round
from playbook.protocol.toasts import BanquetToasts, Toast
from playbook.render.flags_svg import flags_svg
from playbook.render.view_host import person_name
from playbook.render.voice import Voice
from playbook.seating import Attendee

View = dict[str, Any]


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
        "introducer": named_or_blank(made.introducer, voice),
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
    host, guest = host_name(made.first_host, voice), guest_name(plan, voice)
    figures = plan.playbook.protocol.by_number
    values = voice.phrases.values(figures["R29"].figures, figures["R30"].figures)
    values |= {"host": as_written(host), "guest": as_written(guest)}
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


def named_or_blank(person: HostPerson | None, voice: Voice) -> str:
    """A host's name; the sheet prints a line to write on where there is none."""
    return person_name(person, voice) if person else ""


def host_name(person: HostPerson | None, voice: Voice) -> str:
    """A host's name, or words for whoever it will be."""
    return person_name(person, voice) if person else voice.word("intro-host-open")


def guest_name(plan: VisitPlan, voice: Voice) -> str:
    """The principal guest as the reader of this language can say the name."""
    guest = plan.cast.guests[0]
    return guest.latin if voice.language == "en" else guest.in_chinese
