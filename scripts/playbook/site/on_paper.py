"""Which sheets of a host pack a step is printed on."""

from functools import cache

from playbook.model.base import Text
from playbook.model.content import Step
from playbook.model.sheet import Sheet
from playbook.paths import KITS
from playbook.render.sheets import load_sheets

#: Every step of a visit stands on these; the follow-up has a sheet of its own besides.
_ALWAYS = ("checklist", "persons")
_FOLLOW_UP = "follow-up"
#: Forms without a sheet of their own.
_OTHER_FORMS = "further-forms"


def printed_on(step: Step, phase: str) -> tuple[Text, ...]:
    """The titles of the sheets, in the order of the pack."""
    sheets = _host_sheets()
    own = {form: one.id for one in sheets for form in (one.id, one.form) if form}
    wanted = {*_ALWAYS, *(own.get(form, _OTHER_FORMS) for form in step.forms)}
    if phase == _FOLLOW_UP:
        wanted.add(_FOLLOW_UP)
    return tuple(one.title for one in sheets if one.id in wanted)


@cache
def _host_sheets() -> tuple[Sheet, ...]:
    return load_sheets(KITS, "host")
