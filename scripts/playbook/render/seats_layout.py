"""Where the places, names and furniture of a room plan lie on the page. Unit: 0.1 mm of a full A4 text width.

Names stand behind their chairs as long as every one fits whole and free of everything else; where they
do not, chairs carry their mark only and the list printed below the plan says who that is.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from playbook.render.fit import Anchor, Block, Label, block, whole, width
from playbook.render.seating_layout import DOOR_STRIP, FRONT_STRIP, HEIGHT, MARGIN, NAME_SIZES, WIDTH, Box
from playbook.seats.model import Place, RoomPlan

#: A chair is never drawn larger than this; steps from chair to chair that are tried with names.
CHAIR, STEPS = 92, (240, 210, 185, 165, 145, 125, 110)
#: A name is at most this wide; with more people than this there is no room for names.
NAME, NAMED = 420, 26
#: From here on the back of a chair counts as pointing to the side.
SIDEWAYS = 0.4
#: From the edge of a chair to its name, past the bar of its back.
GAP = 24


class Standing(NamedTuple):
    """A place on the page: the middle of the sign, its size, and the way to the back of the chair."""

    place: Place
    x: float
    y: float
    size: float
    back: tuple[float, float]


class Drawn(NamedTuple):
    """Everything that has a place; the furniture in the order of the plan."""

    room: Box
    furniture: tuple[Box, ...]
    places: tuple[Standing, ...]
    labels: tuple[Label, ...]
    height: float
    named: bool


def lay_out_room(plan: RoomPlan, names: Mapping[str, Sequence[str]], most: float = HEIGHT) -> Drawn:
    """Place a plan with names in the largest type that fits, or with marks only, at most ``most`` high."""
    page = _Page(plan, names)
    for size in NAME_SIZES if len(plan.places) <= NAMED else ():
        for step in STEPS:
            drawn = page.with_names(size, step)
            if drawn and drawn.height <= most and not _clash(drawn):
                return drawn
    return page.marks_only(most)


class _Page:
    def __init__(self, plan: RoomPlan, names: Mapping[str, Sequence[str]]) -> None:
        self.plan, self.names = plan, names
        xs = [(one.x - 0.5, one.x + 0.5) for one in plan.places]
        xs += [(one.x - one.width / 2, one.x + one.width / 2) for one in plan.furniture]
        ys = [(one.y - 0.5, one.y + 0.5) for one in plan.places]
        ys += [(one.y - one.height / 2, one.y + one.height / 2) for one in plan.furniture]
        #: The same to both sides, so that the middle of the room stands in line with door and front.
        self.right = max((abs(edge) for pair in xs for edge in pair), default=1)
        self.low, self.high = min((a for a, _ in ys), default=0), max((b for _, b in ys), default=1)

    def with_names(self, size: float, step: float) -> Drawn | None:
        """With names, or None where one does not fit whole."""
        if 2 * self.right * step > WIDTH - 4 * MARGIN:
            return None
        places = self._standing(step)
        labels: list[Label] = []
        for one in places:
            if one.place.attendee is None:
                continue
            words, room = self.names[one.place.attendee], self._room(one, places)
            if not whole(words, size, room):
                return None
            labels += _beside(one, block(words, size, room))
        return self._finish(step, places, labels)

    @staticmethod
    def _room(one: Standing, places: Sequence[Standing]) -> float:
        """How wide a name may be: to the edge of the page, or to the name of the next in the row."""
        across = one.back[0]
        if abs(across) > SIDEWAYS:
            edge = WIDTH - one.x if across > 0 else one.x
            return min(NAME, edge - 2 * MARGIN - one.size / 2 - GAP)
        row = [abs(one.x - other.x) for other in places if other is not one and other.back == one.back]
        return min([NAME, *(gap - 14 for gap in row if gap > 1)])

    def marks_only(self, most: float) -> Drawn:
        """Without names, as large as the page allows."""
        wide, high = 2 * self.right, self.high - self.low
        step = min(STEPS[-2], (WIDTH - 4 * MARGIN) / wide, (most - DOOR_STRIP - FRONT_STRIP - 60) / high)
        return self._finish(step, self._standing(step), [])

    def _standing(self, step: float) -> list[Standing]:
        size = min(CHAIR, step * 0.72)
        return [
            Standing(
                one,
                WIDTH / 2 + one.x * step,
                (self.high - one.y) * step,
                size,
                (-one.facing[0], one.facing[1]),
            )
            for one in self.plan.places
        ]

    def _finish(self, step: float, places: Sequence[Standing], labels: Sequence[Label]) -> Drawn:
        """Move everything down below the upper strip and draw the walls round it."""
        upper = DOOR_STRIP if self.plan.view == "front" else FRONT_STRIP
        lower = DOOR_STRIP + FRONT_STRIP - upper
        tops = [label.y - label.size for label in labels]
        feet = [label.y + label.size * 0.3 for label in labels]
        top = min([0.0, *tops])
        bottom = max([(self.high - self.low) * step, *feet])
        down = upper + 20 - top
        furniture = tuple(
            Box(
                WIDTH / 2 + (one.x - one.width / 2) * step,
                (self.high - one.y - one.height / 2) * step + down,
                one.width * step,
                one.height * step,
            )
            for one in self.plan.furniture
        )
        height = bottom + down + 20 + lower
        return Drawn(
            Box(5, 5, WIDTH - 10, height - 5),
            furniture,
            tuple(one._replace(y=one.y + down) for one in places),
            tuple(one._replace(y=one.y + down) for one in labels),
            height,
            bool(labels) or not self.names,
        )


def _beside(one: Standing, words: Block) -> Iterator[Label]:
    """The name behind the chair: beside it, above it or below it, whichever way the back points."""
    across, down = one.back
    out = one.size / 2 + GAP
    if abs(across) > SIDEWAYS:
        anchor: Anchor = "start" if across > 0 else "end"
        x = one.x + (out if across > 0 else -out)
        return words.labels(x, one.y + down * one.size * 0.4 - words.height / 2, anchor)
    near = one.y + down * out
    return words.labels(one.x + across * out, near if down > 0 else near - words.height, "middle")


def _clash(drawn: Drawn) -> bool:
    """Whether a name runs off the page, into another name, a chair or a table."""
    words = [_box(label) for label in drawn.labels]
    if any(one.x < 2 * MARGIN or one.x + one.width > WIDTH - 2 * MARGIN for one in words):
        return True
    chairs = [_square(one, one.size + 34) for one in drawn.places]
    solid = [*chairs, *drawn.furniture]
    if any(_meet(one, other) for one in words for other in solid):
        return True
    ordered = sorted(words)
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 :]:
            if other.x > one.x + one.width:
                break
            if _meet(one, other):
                return True
    return False


def _square(one: Standing, size: float) -> Box:
    return Box(one.x - size / 2, one.y - size / 2, size, size)


def _box(label: Label) -> Box:
    wide = width(label.words, label.size)
    before = {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
    return Box(label.x - before, label.y - label.size * 0.8, wide, label.size)


def _meet(one: Box, other: Box) -> bool:
    return min(one.x + one.width, other.x + other.width) > max(one.x, other.x) and min(
        one.y + one.height, other.y + other.height
    ) > max(one.y, other.y)
