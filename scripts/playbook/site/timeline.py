"""Steps in order of time, before any date is known."""

from playbook.model.content import Step
from playbook.model.due import Due, Unit
from playbook.model.playbook import Playbook

_HOURS: dict[Unit, float] = {
    "minutes": 1 / 60, "hours": 1, "days": 24, "working_days": 24, "weeks": 168, "months": 720,
}  # fmt: skip
#: Hours from the guests' landing in an ordinary visit of two nights; only the order matters.
_USUAL: dict[str, float] = {
    "confirmed": -1440, "visa-received": -480, "arrival": 0, "visit-start": 3, "visit": 3, "reception": 3,
    "meeting-start": 4, "meeting": 4, "lunch": 6, "meeting-end": 9, "dinner": 10, "departure": 48,
    "follow-up-start": 72,
}  # fmt: skip
#: "Any time before" sorts well before the moment, "straight after" just behind it.
_SOME_TIME = 12.0


def usual_hour(due: Due) -> float:
    """Hours from landing at which a step is usually due. An anchor that is not listed counts as landing."""
    hour = _USUAL.get(due.anchor, 0.0)
    if due.amount is None or due.unit is None:
        return hour - _SOME_TIME if due.before else hour
    away = due.amount.max if due.before else due.amount.min
    return hour + _HOURS[due.unit] * (-away if due.before else away)


def in_order_of_time(playbook: Playbook, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Phase first, then the usual hour, then handbook order."""
    phases = {phase.id: at for at, phase in enumerate(playbook.phases)}
    phase_of = {step.id: phases[section.phase] for section in playbook.sections for step in section.steps}
    place = {step.id: at for at, step in enumerate(playbook.steps)}
    return tuple(sorted(steps, key=lambda step: (phase_of[step.id], usual_hour(step.due), place[step.id])))
