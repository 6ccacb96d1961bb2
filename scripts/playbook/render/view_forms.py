"""Forms as labels and filled or ruled entries."""

from datetime import datetime
from typing import Any

from playbook.conditions import Truth, evaluate
from playbook.forms import FilledForm, Value
from playbook.model.base import Language
from playbook.model.forms import Form, FormField
from playbook.model.sheet import Edition
from playbook.plan import VisitPlan
from playbook.render.view_budget import asked_forms
from playbook.render.view_host import person_name
from playbook.render.voice import Voice
from playbook.visit_facts import visit_facts
from playbook.words import format_moment, format_time

View = dict[str, Any]
#: Characters of an entry in two languages that stand on one line.
_ONE_LINE = 36


def forms(plan: VisitPlan, voice: Voice, edition: Edition) -> dict[str, View]:
    """Every form by id, with underscores; guests get only the forms that both sides sign."""
    return {
        one.form.id.replace("-", "_"): _form(plan, one, voice)
        for one in plan.forms
        if edition == "host" or one.form.bilingual
    }


def further(plan: VisitPlan, made: dict[str, View], own_sheets: set[str | None]) -> list[View]:
    """The forms that a step or the budget of this visit asks for and that have no sheet of their own."""
    asked = {form for step in plan.steps if step.status != "not-applicable" for form in step.forms}
    asked |= asked_forms(plan)
    return [one for one in made.values() if one["applies"] and one["id"] in asked - own_sheets]


def _form(plan: VisitPlan, filled: FilledForm, voice: Voice) -> View:
    form = filled.form
    spoken = Voice(plan.playbook, voice.language, _second(plan, voice)) if form.bilingual else voice
    values = voice.phrases.values(form.figures, due=form.due)
    roles = {role.id: role.title for role in plan.playbook.roles}
    return {
        "id": form.id,
        "title": spoken.both(form.title),
        "applies": filled.applies,
        "filled_by": voice.word("form-filled-by", role=roles[form.filled_by]),
        "kept_by": voice.word("form-kept", role=roles[form.kept_by]),
        "due": voice.word("form-due", due=voice.phrases.due(form.due)),
        "fields": [_field(field, filled, spoken, values) for field in _asked(plan, form)],
        "signatures": signatures(plan, form, spoken),
        "labels": {
            "topic": [spoken.word2("minutes-topic", n=str(n)) for n in range(1, _topics(plan) + 1)],
            "details": spoken.word2("minutes-details"),
            "date": spoken.word2("minutes-date"),
        },
    }


def _asked(plan: VisitPlan, form: Form) -> list[FormField]:
    """The entries that this visit may need; those of other procedures only waste lines."""
    facts = visit_facts(plan.visit, plan.playbook.company)
    return [field for field in form.fields if evaluate(field.applies, facts) is not Truth.NO]


def signatures(plan: VisitPlan, form: Form, voice: Voice) -> list[View]:
    """Who signs in which order, by name where it is known; a lower level may need fewer (P1-043).

    Papers that guests sign too have neither order nor printed names.
    """
    spared, signed = _spared(plan), [one for one in form.signatures if one.role]
    own = [one for one in form.signatures if one.role not in spared]
    ordered = len(own) > 1 and signed and not form.bilingual
    found: list[View] = []
    for number, one in enumerate(own, 1):
        holder = plan.cast.holder(one.role) if one.role and not form.bilingual else None
        found.append(
            {
                "label": voice.both(one.label),
                "dated": one.dated,
                "name": person_name(holder, voice) if holder else "",
                "number": str(number) if ordered else "",
            }
        )
    return found


def _spared(plan: VisitPlan) -> set[str]:
    """Roles that approve at other levels of the scheme, but not at the level that the visit file states."""
    if plan.visit.level is None:
        return set()
    scheme = next(one for one in plan.playbook.schemes if one.id == plan.visit.level.split("/")[0])
    chain = {role for level in scheme.levels for role in level.approval}
    return chain - set(plan.playbook.levels[plan.visit.level].approval)


def _topics(plan: VisitPlan) -> int:
    """Three blocks to write in, as on the form of the sources (OV-188), or one for each topic known."""
    return max(3, len(plan.visit.meeting.topics))


def _second(plan: VisitPlan, voice: Voice) -> Language | None:
    """The other language of a paper that both sides sign; guests who read Chinese need no second one."""
    guests = plan.visit.language
    if voice.language == "en":
        return "zh-Hans" if guests == "en" else guests
    return "en" if guests == "en" else None


def _field(field: FormField, filled: FilledForm, voice: Voice, values: Any) -> View:
    given = filled.values.get(field.id, ())
    options = [voice.both(option) for option in field.options]
    hint = voice.both(voice.phrases.say(field.hint, values)) if field.hint else {"a": "", "b": ""}
    return {
        "id": field.id,
        "label": voice.both(voice.phrases.say(field.label, values)),
        "kind": field.kind,
        "lines": field.lines,
        "hint": hint,
        "options": options,
        "given": [_value(field, value, voice) for value in given]
        if field.kind != "moment"
        else _moment(given, voice),
    }


def _value(field: FormField, value: Value, voice: Voice) -> str:
    """An entry as printed: names and topics in both languages are one line, a longer text is two."""
    if field.fill == "customer-country" and isinstance(value, str):
        return voice.country(value)
    if field.options and isinstance(value, str):
        return _option(field, value, voice)
    if isinstance(value, bool):
        return voice.word("kit-yes" if value else "kit-no")
    both = voice.both(value)
    said = [one for one in (both["a"], both["b"]) if one]
    one_line = field.kind == "list" or sum(map(len, said)) <= _ONE_LINE
    return (" " if one_line else "\n").join(said)


def _option(field: FormField, value: str, voice: Voice) -> str:
    """The option that a value of the visit file names: the same place in the closed list."""
    order = ("trading", "manufacturer", "both")
    if value in order and order.index(value) < len(field.options):
        return voice.both(field.options[order.index(value)])["a"]
    return value


def _moment(given: tuple[Value, ...], voice: Voice) -> list[str]:
    """One moment, or a start and an end on one line."""
    moments = [value for value in given if isinstance(value, datetime)]
    if len(moments) == 2 and moments[0].date() == moments[1].date():
        first = format_moment(moments[0], voice.language, year=True)
        return [f"{first}–{format_time(moments[1], voice.language)}"]
    return [voice.say(moment) for moment in moments]
