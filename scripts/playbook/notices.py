"""Who has to be told that a leader takes part, and by when: beside each agenda line (OV-108, ES-067)."""

from collections.abc import Sequence
from datetime import datetime

from playbook.agenda import Agenda, AgendaItem
from playbook.dates import format_moment
from playbook.model.agenda import Leaders
from playbook.model.base import Text, as_written, text
from playbook.model.playbook import Playbook
from playbook.people import Cast
from playbook.phrases import Phrases
from playbook.steps import PlannedStep
from playbook.texts import strung

#: How many steps a line names; the checklist holds them all.
_SHOWN = 2


def with_notices(agenda: Agenda, playbook: Playbook, cast: Cast, steps: Sequence[PlannedStep]) -> Agenda:
    """The agenda with a notice at each line in which a leader takes part and has still to be asked."""
    leaders = playbook.agendas.leaders
    if leaders is None:
        return agenda
    phrases = Phrases(playbook)
    items = tuple(_noticed(item, leaders, phrases, cast, steps) for item in agenda.items)
    return agenda.model_copy(update={"items": items})


def _noticed(
    item: AgendaItem, leaders: Leaders, phrases: Phrases, cast: Cast, steps: Sequence[PlannedStep]
) -> AgendaItem:
    called = cast.named((*((item.lead,) if item.lead else ()), *item.attend))
    top = {one.id for one in cast.named(leaders.roles)}
    coming = [one for one in called if one.id in top]
    wanted = leaders.meal_notices if item.kind == "meal" else leaders.notices
    open_steps = {one.id: one for one in steps if one.status != "not-applicable" and not one.done}
    found = [open_steps[one] for one in wanted if one in open_steps][:_SHOWN]
    if not coming or not found:
        return item
    said = phrases.word(
        "agenda-notice",
        leaders=strung([as_written(one.name, one.latin) for one in coming], ", ", "、"),
        steps=strung([_step(phrases, one) for one in found], "; ", "；"),
    )
    return item.model_copy(update={"notice": said})


def _step(phrases: Phrases, step: PlannedStep) -> Text:
    end = step.window.end
    return phrases.word(
        "agenda-notice-step",
        step=step.title,
        when=_moment(end) if end else step.due,
        number=step.number,
    )


def _moment(at: datetime) -> Text:
    return text(format_moment(at, "en"), format_moment(at, "zh-Hans"))
