"""People at a table for the seating tests, and the shipped rules."""

from functools import cache
from pathlib import Path

from playbook.model.base import text
from playbook.model.protocol import Protocol, ProtocolFile
from playbook.seating import Attendee, Side
from playbook.yamlio import read

DATA = Path(__file__).parent.parent / "data" / "protocol.yml"


@cache
def shipped() -> ProtocolFile:
    return ProtocolFile.model_validate(read(DATA).data)


def protocol(**settings: object) -> ProtocolFile:
    """The shipped rules with a profile of its own; no spare chairs unless asked for."""
    profile = Protocol.model_validate({"spare_chairs": 0, **settings})
    return shipped().model_copy(update={"profile": profile})


def person(
    side: Side, rank: int, *names: str, interpreter: bool = False, seated: bool = True, label: str = ""
) -> Attendee:
    label = label or f"{side[0]}{rank}"
    return Attendee(
        id=label,
        name=names or (label,),
        title=text("Engineer", "工程师"),
        side=side,
        rank=rank,
        interpreter=interpreter,
        seated=seated,
    )


def side(which: Side, members: int, interpreter: bool = False) -> list[Attendee]:
    """``g1 g2 g3`` or ``h1 h2 h3`` by rank, and the interpreter ``gi`` or ``hi``."""
    people = [person(which, rank) for rank in range(1, members + 1)]
    if interpreter:
        people.append(person(which, members + 1, interpreter=True, label=f"{which[0]}i"))
    return people
