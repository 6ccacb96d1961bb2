"""Where chairs, names and the table of a seat plan lie on the page. Unit: 0.1 mm of a full A4 text width.

Names stand next to their chairs as long as every one of them fits whole in readable type. Where they do
not, chairs carry their mark only and a list below or beside the table says who that is.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import ceil
from typing import NamedTuple

from playbook.render.fit import Block, Label, block, whole, width
from playbook.seating import Seat, SeatPlan, Side

#: Text width of the kit's A4 page, and the height that leaves room for a heading above the drawing.
WIDTH, HEIGHT = 1760, 1960
MARGIN = 30
DOOR_STRIP, FRONT_STRIP = 140, 100
#: Between the edge of the table and a chair.
GAP = 18
#: Between a second row and what lies before it.
ROW_GAP = 22
SPARE_LEAST = 22
#: Lists inside the room begin and end this far from the walls.
CORNER = 40
#: Type sizes tried for names, from 9.6 pt down to 7.1 pt; lists may go down to 5.7 pt when 60 people sit.
NAME_SIZES = (34, 32, 30, 28, 26, 25)
LIST_SIZES = (32, 30, 28, 26, 24, 22, 20)
#: Chairs are never drawn smaller than this: where more are needed, they stand in staggered lines.
CHAIR, CHAIR_LEAST = 92, 54
#: In lists set smaller than this the mark stands alone, without the sign of the chair around it.
BADGES_FROM = 28


class Captions(NamedTuple):
    """What is written: spellings and mark by attendee, and the word under a free chair."""

    names: Mapping[str, tuple[str, ...]]
    marks: Mapping[str, str]
    spare: str


class Box(NamedTuple):
    """A rectangle by its upper left corner."""

    x: float
    y: float
    width: float
    height: float


class Chair(NamedTuple):
    """A chair, with the direction of its back where there is room for one, or its small sign in a list."""

    seat: Seat
    x: float
    y: float
    size: float
    back: tuple[int, int] | None = None
    listed: bool = False


class Layout(NamedTuple):
    """Everything that depends on the people; walls, door and front follow from ``room`` and the view."""

    room: Box
    table: Box
    chairs: tuple[Chair, ...]
    labels: tuple[Label, ...]
    height: float
    #: Some word had to be broken between its letters; smaller type may avoid that.
    torn: bool


def lay_out(plan: SeatPlan, captions: Captions, *, listed_below: bool = False) -> Layout:
    """Place a plan, names at the chairs or else in a list, in the largest type that fits a page.

    Where no list fits a page, the smallest runs on below; ``listed_below`` leaves it out instead, for a page
    that says itself who has which mark.
    """
    drawing: type[LongTable | EndTable] = LongTable if plan.door == "long-side" else EndTable
    for size in NAME_SIZES:
        placed = drawing(plan, captions).with_names(size)
        if placed and placed.height <= HEIGHT:
            return placed
    lists = [drawing(plan, captions).with_list(size) for size in LIST_SIZES]
    fitting = [listed for listed in lists if listed.height <= HEIGHT]
    if not fitting and listed_below:
        return drawing(plan, captions).marks_only()
    fitting = fitting or lists[-1:]
    return next((listed for listed in fitting if not listed.torn), fitting[0])


class Table:
    """What both ways of drawing a table share: size of chairs, stagger, name blocks, lists."""

    def __init__(self, plan: SeatPlan, captions: Captions, length: float, broadest: float) -> None:
        self.plan, self.captions = plan, captions
        columns = max([plan.table_length, *(2 * abs(seat.column) + 1 for seat in plan.seats)])
        self.pitch = min(broadest, length / columns)
        self.length = max(columns, 3) * self.pitch
        self.levels = ceil(CHAIR_LEAST / (self.pitch * 0.9))
        self.size = min(CHAIR, self.pitch * 0.72) if self.levels == 1 else CHAIR_LEAST
        self.step = self.size + (26 if self.levels == 1 else 8)
        sides = Counter((seat.row, seat.side) for seat in plan.seats)
        #: Rows with several chairs on a side.
        self.crowded = {row for (row, _), number in sides.items() if number > 1}
        self.chairs: list[Chair] = []
        self.labels: list[Label] = []
        self.torn = False
        #: The widest mark, in sizes of its type.
        self.broadest = max((width(one, 1) for one in captions.marks.values()), default=0)

    def lines(self, row: int) -> int:
        """In how many staggered lines the chairs of a row stand; a lone chair needs no stagger."""
        return self.levels if row in self.crowded else 1

    def out(self, seat: Seat, names: float = 0) -> float:
        """From the edge of the table to the middle of a chair; ``names`` is what names take before row 1."""
        first = GAP + self.size / 2 + seat.column % self.lines(seat.row) * self.step
        return first + seat.row * (self.lines(0) * self.step + names + ROW_GAP)

    def rows(self, seats: Iterable[Seat]) -> float:
        """From the edge of the table past the last line of chairs, without names."""
        used = {seat.row for seat in seats} | {0}
        return GAP + sum(self.lines(row) * self.step for row in used) + ROW_GAP * (len(used) - 1)

    def block(self, seat: Seat, size: float, room: float) -> Block | None:
        """What stands next to a chair; None where a word of the name is wider than ``room``."""
        if seat.attendee is None:
            word, own = self.captions.spare, max(size * 0.8, SPARE_LEAST)
            return Block(((word, min(own, own * room / width(word, own)), False),))
        names = self.captions.names[seat.attendee]
        return block(names, size, room) if whole(names, size, room) else None

    def list_side(self, side: Side, box: Box, columns: int, size: float) -> float:
        """Place who has which mark, most senior first, in columns; gives the height used."""
        listed = [seat for seat in self.plan.seats if seat.side == side and seat.attendee]
        each = ceil(len(listed) / columns)
        used = 0.0
        for column in range(columns if listed else 0):
            left, top = box.x + column * box.width / columns, box.y
            for seat in listed[column * each : (column + 1) * each]:
                top += self._entry(seat, Box(left, top, box.width / columns, 0), size)
            used = max(used, top - box.y)
        return used

    def _entry(self, seat: Seat, box: Box, size: float) -> float:
        """One line of a list; gives its height."""
        names = self.captions.names[seat.attendee or ""]
        indent = self._mark(seat, box, size)
        x, room = box.x + indent, box.width - indent - 16
        rest, beside = " ".join(names[1:]), width(names[0], size) + size * 0.5
        if rest and beside + width(rest, size * 0.88) <= room:
            lines = Block(((names[0], size, True),))
            self.labels.append(Label(rest, x + beside, box.y + size * 1.2, size * 0.88, False, "start"))
        else:
            lines = block(names, size, room)
            self.torn |= not whole(names, size, room)
        self.labels.extend(lines.labels(x, box.y + size * 0.2, "start"))
        if size < BADGES_FROM:
            return lines.height + size * 0.16
        return max(lines.height + size * 0.1, size * 1.7) + size * 0.24

    def _mark(self, seat: Seat, box: Box, size: float) -> float:
        """The sign of the chair in a list, or only its mark where the sign would be too small to read."""
        if size >= BADGES_FROM:
            badge = size * 1.7
            self.chairs.append(Chair(seat, box.x + badge / 2 + 2, box.y + size * 0.84, badge, listed=True))
            return badge + 18
        mark = self.captions.marks[seat.attendee or ""]
        self.labels.append(Label(mark, box.x, box.y + size * 1.2, size, True, "start"))
        return self.broadest * size + 12

    def finish(self, room: Box, table: Box, height: float) -> Layout:
        """The layout with what has been placed so far."""
        return Layout(room, table, tuple(self.chairs), tuple(self.labels), height, self.torn)

    def top_strip(self) -> float:
        """Height of the strip along the upper wall, which holds the door or the front."""
        return DOOR_STRIP if self.plan.view == "front" else FRONT_STRIP


class LongTable(Table):
    """The table across the page: one side above it, the other below."""

    DEPTH = 190
    #: With more chairs a side there is no room for a name of normal length at each.
    WITH_NAMES = 13

    def __init__(self, plan: SeatPlan, captions: Captions) -> None:
        super().__init__(plan, captions, WIDTH - 4 * MARGIN, 330)

    def with_names(self, size: float) -> Layout | None:
        """Names above and below their chairs, or None where they do not fit."""
        if self.levels > 1 or self.plan.table_length > self.WITH_NAMES:
            return None
        blocks = {seat: self.block(seat, size, self.pitch - 16) for seat in self.plan.seats}
        fitted = {seat: one for seat, one in blocks.items() if one}
        return self._place(fitted) if len(fitted) == len(blocks) else None

    def with_list(self, size: float) -> Layout:
        """Marks on the chairs, the list of names below the room."""
        above = self._place({})
        top = above.room.y + above.room.height + 36
        most = max(sum(seat.side == side for seat in self.plan.seats) for side in ("guest", "host"))
        columns = 1 if most <= 14 else 2
        half = WIDTH / 2
        sides: tuple[Side, Side] = ("guest", "host")
        used = [
            self.list_side(side, Box(at * half + 10, top, half - 20, 0), columns, size)
            for at, side in enumerate(sides)
        ]
        return self.finish(above.room, above.table, top + max(used))

    def marks_only(self) -> Layout:
        """No names."""
        return self._place({})

    def _place(self, blocks: Mapping[Seat, Block]) -> Layout:
        upper = [seat for seat in self.plan.seats if seat.y > 0]
        lower = [seat for seat in self.plan.seats if seat.y < 0]
        edge = self.top_strip() + self._depth(upper, blocks)
        for seats, way, start in ((upper, -1, edge), (lower, 1, edge + self.DEPTH)):
            between = self._names(seats, blocks, 0)
            for seat in seats:
                self._chair(seat, way, start, between, blocks.get(seat))
        strips = DOOR_STRIP + FRONT_STRIP - self.top_strip()
        bottom = edge + self.DEPTH + self._depth(lower, blocks) + strips
        table = Box((WIDTH - self.length) / 2, edge, self.length, self.DEPTH)
        return self.finish(Box(5, 5, WIDTH - 10, bottom - 5), table, bottom)

    def _chair(self, seat: Seat, way: int, edge: float, between: float, name: Block | None) -> None:
        x = WIDTH / 2 + seat.x * self.pitch
        out = self.out(seat, between)
        self.chairs.append(
            Chair(seat, x, edge + way * out, self.size, (0, way) if self.levels == 1 else None)
        )
        if name:
            near = edge + way * (out + self.step - self.size / 2)
            self.labels.extend(name.labels(x, near if way > 0 else near - name.height, "middle"))

    @staticmethod
    def _names(seats: Iterable[Seat], blocks: Mapping[Seat, Block], row: int) -> float:
        heights = [blocks[seat].height for seat in seats if seat.row == row and seat in blocks]
        return max(heights) + 14 if heights else 0

    def _depth(self, seats: Sequence[Seat], blocks: Mapping[Seat, Block]) -> float:
        return self.rows(seats) + self._names(seats, blocks, 0) + self._names(seats, blocks, 1) + 12


class EndTable(Table):
    """The table along the page: one side on its left, the other on its right."""

    #: Room for the names of a second row; the table is drawn narrower where room is short.
    BEHIND = 230

    def __init__(self, plan: SeatPlan, captions: Captions) -> None:
        super().__init__(plan, captions, HEIGHT - DOOR_STRIP - FRONT_STRIP - 40, 150)
        self.behind = any(seat.row for seat in plan.seats)
        self.depth = 240 if self.behind or self.levels > 1 else 320

    def with_names(self, size: float) -> Layout | None:
        """Names beside their chairs, or None where they do not fit."""
        if self.levels > 1:
            return None
        free = (WIDTH - self.depth) / 2 - MARGIN - self.rows(self.plan.seats)
        room = {0: free - self.behind * (self.BEHIND + 14), 1: self.BEHIND}
        blocks = {seat: self.block(seat, size, room[seat.row]) for seat in self.plan.seats}
        if not all(one and one.height <= self.pitch - 6 for one in blocks.values()):
            return None
        return self._place(blocks, room[0] + 14)

    def with_list(self, size: float) -> Layout:
        """Marks on the chairs, the names of each side in a list on its side of the table."""
        free = (WIDTH - self.depth) / 2 - MARGIN - self.rows(self.plan.seats) - 56
        guests_left = any(seat.side == "guest" and seat.x < 0 for seat in self.plan.seats)
        sides: tuple[Side, Side] = ("guest", "host") if guests_left else ("host", "guest")
        used = [
            self.list_side(side, Box(left, CORNER, free, 0), 1, size)
            for side, left in zip(sides, (MARGIN, WIDTH - MARGIN - free), strict=True)
        ]
        return self._place({}, 0, max(used) + 2 * CORNER)

    def marks_only(self) -> Layout:
        """No names."""
        return self._place({}, 0)

    def _place(self, blocks: Mapping[Seat, Block | None], between: float, least: float = 0) -> Layout:
        top, foot = self.top_strip() + 20, DOOR_STRIP + FRONT_STRIP - self.top_strip() + 20
        bottom = max(top + self.length + foot, least)
        middle = (top + bottom - foot) / 2
        for seat in self.plan.seats:
            way = 1 if seat.x > 0 else -1
            y = middle - seat.y * self.pitch
            out = self.depth / 2 + self.out(seat, between)
            self.chairs.append(
                Chair(seat, WIDTH / 2 + way * out, y, self.size, (way, 0) if self.levels == 1 else None)
            )
            if name := blocks.get(seat):
                x = WIDTH / 2 + way * (out + self.step - self.size / 2 + 8)
                self.labels.extend(name.labels(x, y - name.height / 2, "start" if way > 0 else "end"))
        table = Box((WIDTH - self.depth) / 2, middle - self.length / 2, self.depth, self.length)
        return self.finish(Box(5, 5, WIDTH - 10, bottom - 5), table, bottom)
