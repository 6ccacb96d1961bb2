"""A group photograph as one SVG picture, seen by the photographer or by the group itself."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from playbook.model.base import Language, Text
from playbook.model.protocol import PlanWords
from playbook.protocol.photograph import PhotoPlan, Spot
from playbook.render.fit import Block, Label, block, whole, width
from playbook.render.picture import INK, PAPER, SHADE, Picture, Sign, readable_on, spellings
from playbook.render.seating_layout import MARGIN, NAME_SIZES, WIDTH
from playbook.seating import Side
from playbook.texts import fill, pick

#: Strip of the camera, line of the key, line of a row's name, gap below a row.
_CAMERA, _KEY, _ROW, _GAP = 120, 70, 52, 26
#: A sign at most, and from person to person at most.
_SIGN, _PITCH = 84, 250
#: Beyond this many people names would not be legible.
_NAMED = 40


class _Laid(NamedTuple):
    """The largest type in which every name fits, or signs alone."""

    pitch: float
    sign: float
    blocks: Mapping[str, Block]


def photo_svg(  # noqa: PLR0913 - what a picture depends on
    plan: PhotoPlan,
    words: PlanWords,
    more: Mapping[str, Text],
    language: Language,
    accent: str,
    *,
    most: float = 1500,
    named: bool = True,
) -> str:
    """Draw the group as wide as the text of an A4 page; names only if it is no higher than ``most``.

    Guests are round, hosts square, host and principal guest filled and ringed; a chair has its back drawn.
    Without ``named``, or where a name does not fit whole, everybody has a mark and the list says who it is.
    """
    return _Group(plan, words, more, language, accent).draw(most, named=named)


def photo_marks(plan: PhotoPlan, words: PlanWords, language: Language) -> dict[str, str]:
    """The short sign of everybody: side and rank."""
    letters = {"guest": pick(words.mark_guest, language), "host": pick(words.mark_host, language)}
    return {one.attendee: f"{letters[one.side]}{one.order}" for one in plan.spots}


class _Group(Picture):
    def __init__(
        self, plan: PhotoPlan, words: PlanWords, more: Mapping[str, Text], language: Language, accent: str
    ) -> None:
        super().__init__(words, language, accent)
        self.plan, self.more = plan, more
        self.marks = photo_marks(plan, words, language)
        self.names = {
            one.id: spellings(one.name, one.id)
            for one in plan.attendees
        }
        #: From the top of the page down.
        self.rows = plan.rows if plan.view == "group" else plan.rows[::-1]

    def draw(self, most: float, *, named: bool) -> str:
        laid = self._lay_out(named=named)
        tops, foot = self._tops(laid)
        if foot > most and laid.blocks:
            laid = self._lay_out(named=False)
            tops, foot = self._tops(laid)
        height = foot + _KEY + (_CAMERA if self.plan.view == "photographer" else 0)
        self.begin(height, self._in_words(), None)
        edge = height - _KEY
        self.add("rect", x=5, y=5, width=WIDTH - 10, height=edge - 10, fill=PAPER, stroke=INK, stroke_width=3)
        self._camera(5 if self.plan.view == "group" else edge - 5)
        for row, top in zip(self.rows, tops, strict=True):
            self._row(row, top, laid)
        self._key(height - 22)
        return self.written()

    def _lay_out(self, *, named: bool) -> _Laid:
        reach = max((abs(one.x) for one in self.plan.spots), default=0)
        pitch = min(_PITCH, (WIDTH - 2 * MARGIN - 20) / (2 * reach + 1))
        sign = min(_SIGN, pitch * 0.6)
        for size in NAME_SIZES if named and len(self.plan.spots) <= _NAMED else ():
            room = pitch - 14
            if all(whole(self.names[one.attendee], size, room) for one in self.plan.spots):
                blocks = {
                    one.attendee: block(self.names[one.attendee], size, room) for one in self.plan.spots
                }
                return _Laid(pitch, sign, blocks)
        return _Laid(pitch, sign, {})

    def _tops(self, laid: _Laid) -> tuple[list[float], float]:
        """The upper edge of the signs of each row, and the foot of the last."""
        y = float(_CAMERA if self.plan.view == "group" else 30)
        tops: list[float] = []
        for row in self.rows:
            y += _ROW if len(self.rows) > 1 else 10
            tops.append(y)
            names = max((laid.blocks[one.attendee].height for one in row if laid.blocks), default=0)
            y += laid.sign + 12 + names + _GAP
        return tops, y

    def _row(self, row: Sequence[Spot], top: float, laid: _Laid) -> None:
        if len(self.rows) > 1:
            self.label(Label(self._row_name(row[0].row), MARGIN, top - 18, 26, True, "start"))
        back = 1 if self.plan.view == "group" else -1
        for one in row:
            x, y = WIDTH / 2 + one.x * laid.pitch, top + laid.sign / 2
            self.person(one.side, (x, y), laid.sign, self._sign(one), self.marks[one.attendee])
            if self.plan.front_seated and one.row == 1:
                self.back((x, y), laid.sign, 0, back)
            if laid.blocks:
                for label in laid.blocks[one.attendee].labels(x, top + laid.sign + 12, "middle"):
                    self.label(label)

    def _row_name(self, number: int) -> str:
        return self._word("front-row") if number == 1 else fill(self._word("row"), {"n": str(number)})

    def _word(self, key: str) -> str:
        return self.say(self.more[f"photo-{key}"])

    def _sign(self, one: Spot) -> Sign:
        if one.role == "principal":
            return Sign(self.accent, readable_on(self.accent), 4, ring=True)
        return Sign(PAPER if one.side == "guest" else SHADE, INK, 4)

    def _camera(self, wall: float) -> None:
        """A camera in the middle of the wall that it stands at."""
        x, y = WIDTH / 2, wall + (56 if self.plan.view == "group" else -56)
        self.add("rect", x=x - 46, y=y - 30, width=92, height=60, rx=8, fill=INK)
        self.add("rect", x=x - 20, y=y - 42, width=40, height=16, rx=4, fill=INK)
        self.add("circle", cx=x, cy=y, r=20, fill=PAPER)
        self.add("circle", cx=x, cy=y, r=10, fill=INK)
        self.label(Label(self._word("camera"), x + 66, y + 12, 34, True, "start"))

    def _in_words(self) -> str:
        """Title, viewpoint and the rows, as somebody would read the picture out."""
        stop = "." if self.language == "en" else "。"
        parts = [self._word("title") + stop, self.say(self.plan.viewpoint), *self._lists()]
        return (" " if self.language == "en" else "").join(parts)

    def _lists(self) -> Iterator[str]:
        comma = ", " if self.language == "en" else "、"
        for row in self.plan.rows:
            across = row if self.plan.view == "photographer" else row[::-1]
            names = comma.join(f"{self.marks[one.attendee]} {self.names[one.attendee][0]}" for one in across)
            yield fill(self._word("row-list"), {"row": self._row_name(row[0].row), "names": names})

    def _key(self, y: float) -> None:
        """The signs used, explained in one line below the group."""
        sides: tuple[tuple[Side, str, Sign], ...] = (
            ("guest", self.say(self.words.guests), Sign(PAPER, INK, 4)),
            ("host", self.say(self.words.hosts), Sign(SHADE, INK, 4)),
            (
                "host",
                self.say(self.more["seats-key-principal"]),
                Sign(self.accent, readable_on(self.accent), 4, ring=True),
            ),
        )
        x = 10.0
        for side, title, sign in sides:
            self.person(side, (x + 28, y - 10), 40, sign, "")
            self.label(Label(title, x + 68, y, 27, False, "start"))
            x += 68 + width(title, 27) + 44
