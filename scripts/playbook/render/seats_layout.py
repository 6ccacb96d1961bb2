"""Where the places, names and furniture of a room plan lie on the page. Unit: 0.1 mm of a full A4 text width.

Names stand behind their chairs as long as every one fits whole and free of everything else; where they
do not, chairs carry their mark only and the list printed below the plan says who that is.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from playbook.render.fit import Anchor, Label, block, whole, width
from playbook.render.seating_layout import DOOR_STRIP, FRONT_STRIP, HEIGHT, MARGIN, NAME_SIZES, WIDTH, Box
from playbook.seats.model import Place, RoomPlan

#: A chair is never drawn larger or smaller than this, and a step from chair to chair never longer.
CHAIR, CHAIR_LEAST, STEP = 92, 26, 240
#: A name is at most this wide.
NAME = 420
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
    for size in NAME_SIZES:
        for room in (NAME, NAME * 0.8, NAME * 0.64):
            drawn = _Page(plan, names, size, room).drawn(most)
            if drawn:
                return drawn
    return _Page(plan, {}, 0, 0).marks_only(most)


class _Page:
    def __init__(self, plan: RoomPlan, names: Mapping[str, Sequence[str]], size: float, room: float) -> None:
        self.plan, self.names, self.size, self.room = plan, names, size, room
        xs = [(one.x - 0.5, one.x + 0.5) for one in plan.places]
        xs += [(one.x - one.width / 2, one.x + one.width / 2) for one in plan.furniture]
        ys = [(one.y - 0.5, one.y + 0.5) for one in plan.places]
        ys += [(one.y - one.height / 2, one.y + one.height / 2) for one in plan.furniture]
        self.left, self.right = min((a for a, _ in xs), default=0), max((b for _, b in xs), default=1)
        self.low, self.high = min((a for a, _ in ys), default=0), max((b for _, b in ys), default=1)

    def drawn(self, most: float) -> Drawn | None:
        """With names, or None where they do not fit."""
        if not all(whole(words, self.size, self.room) for words in self.names.values()):
            return None
        wide = WIDTH - 4 * MARGIN
        for step in range(STEP, CHAIR_LEAST, -10):
            if (self.right - self.left) * step > wide:
                continue
            places = self._standing(step)
            blocks = [self._block(one) for one in places]
            labels = [label for block_ in blocks for label in block_]
            drawn = self._finish(step, places, labels)
            if drawn.height <= most and not _clash(drawn):
                return drawn
        return None

    def marks_only(self, most: float) -> Drawn:
        """Without names, as large as the page allows."""
        wide, high = self.right - self.left, self.high - self.low
        step = min(STEP * 0.6, (WIDTH - 4 * MARGIN) / wide, (most - DOOR_STRIP - FRONT_STRIP - 60) / high)
        return self._finish(step, self._standing(step), [])

    def _standing(self, step: float) -> list[Standing]:
        size = min(CHAIR, step * 0.72)
        middle = (self.left + self.right) / 2
        return [
            Standing(
                one,
                WIDTH / 2 + (one.x - middle) * step,
                (self.high - one.y) * step,
                size,
                (-one.facing[0], one.facing[1]),
            )
            for one in self.plan.places
        ]

    def _block(self, one: Standing) -> Iterator[Label]:
        """The name behind the chair: beside it, above it or below it, whichever way the back points."""
        if one.place.attendee not in self.names:
            return
        words = block(self.names[one.place.attendee], self.size, self.room)
        across, down = one.back
        out = one.size / 2 + GAP
        if abs(across) > 0.4:
            anchor: Anchor = "start" if across > 0 else "end"
            yield from words.labels(one.x + across * out, one.y + down * out * 1.2 - words.height / 2, anchor)
        else:
            near = one.y + down * out
            yield from words.labels(one.x + across * out, near if down > 0 else near - words.height, "middle")

    def _finish(self, step: float, places: Sequence[Standing], labels: Sequence[Label]) -> Drawn:
        """Move everything down below the upper strip and draw the walls round it."""
        upper = DOOR_STRIP if self.plan.view == "front" else FRONT_STRIP
        lower = DOOR_STRIP + FRONT_STRIP - upper
        tops = [label.y - label.size for label in labels]
        feet = [label.y + label.size * 0.3 for label in labels]
        top = min([0.0, *tops])
        bottom = max([(self.high - self.low) * step, *feet])
        down = upper + 20 - top
        middle = (self.left + self.right) / 2
        furniture = tuple(
            Box(
                WIDTH / 2 + (one.x - one.width / 2 - middle) * step,
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
