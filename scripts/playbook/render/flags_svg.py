"""An order of flags as one SVG picture: poles with names in boxes; real flags are never drawn."""

from collections.abc import Callable, Mapping

from playbook.model.base import Language, Text
from playbook.model.protocol import PlanWords
from playbook.protocol.flags import Flag, FlagPlan
from playbook.render.fit import LINE, Label, clean, fits, width, wrap
from playbook.render.picture import INK, PAPER, SHADE, Picture
from playbook.render.seating_layout import WIDTH
from playbook.texts import fill

#: Height of the picture; the ground on which the poles stand; the tops of a higher and of a lower pole.
_HEIGHT, _GROUND, _HIGH, _LOW = 720, 570, 50, 130
#: Width of a flag at most, and its height for it.
_FLAG, _SHARE = 560, 2 / 3
#: Type of the kind of flag, and of number and viewer.
_KIND, _LABEL = 52, 58
#: Type of a name at most, and below which it is rather broken inside its words.
_NAME, _LEGIBLE = 84.0, 30.0


def flags_svg(  # noqa: PLR0913 - what a picture depends on
    plan: FlagPlan,
    words: PlanWords,
    more: Mapping[str, Text],
    language: Language,
    accent: str,
    name: Callable[[Flag], tuple[str, str]],
) -> str:
    """Draw the poles with each flag's name and kind (``name``) in a box, numbered from the viewer's left."""
    return _Poles(plan, words, more, language, accent, name).draw()


class _Poles(Picture):
    def __init__(  # noqa: PLR0913 - see flags_svg
        self,
        plan: FlagPlan,
        words: PlanWords,
        more: Mapping[str, Text],
        language: Language,
        accent: str,
        name: Callable[[Flag], tuple[str, str]],
    ) -> None:
        super().__init__(words, language, accent)
        self.plan, self.more, self.name = plan, more, name
        self.stands = sorted(plan.stands, key=lambda one: one.x)

    def draw(self) -> str:
        self.begin(_HEIGHT, self._in_words(), None)
        self.line((40, _GROUND), (WIDTH - 40, _GROUND), 6)
        pitch = min(_FLAG + 80, (WIDTH - 80) / max(len(self.stands), 1))
        for place, one in enumerate(self.stands, 1):
            # numbers stay with the flags: they count from the audience's left in both views
            number = place if self.plan.view == "viewer" else len(self.stands) + 1 - place
            middle = WIDTH / 2 + one.x * pitch
            self._flag(number, one.flag, middle, pitch - 40, _HIGH if one.higher else _LOW)
        key = "audience" if self.plan.view == "viewer" else "behind"
        self._viewer(self._word(key))
        return self.written()

    def _flag(self, number: int, flag: Flag, middle: float, wide: float, top: float) -> None:
        """A pole at the flag's hoist: on the viewer's left from the front, on the right from behind."""
        wide = min(wide, _FLAG)
        left, high = middle - wide / 2, wide * _SHARE
        pole = left if self.plan.view == "viewer" else left + wide
        self.line((pole, top - 24), (pole, _GROUND), 10)
        self.add("circle", cx=pole, cy=top - 28, r=12, fill=INK)
        fill_with = PAPER if flag.country else SHADE
        self.add("rect", x=left, y=top, width=wide, height=high, fill=fill_with, stroke=INK, stroke_width=4)
        self._words_in(flag, (left, top), wide, high)
        self.label(Label(str(number), middle, _GROUND + 60, _LABEL, True, "middle"))

    def _words_in(self, flag: Flag, corner: tuple[float, float], wide: float, high: float) -> None:
        """The name as large as it fits, words whole while that can be read; its kind below."""
        said, kind = (clean(one) for one in self.name(flag))
        room = wide - 24
        small = min(_KIND, wide * 0.11, _KIND * room / max(width(kind, _KIND), 1))
        free = high - small * LINE - 28
        size = _NAME
        while len(wrap(said, size, room)) * size * LINE > free or (
            size > _LEGIBLE and not fits(said, size, room)
        ):
            size *= 0.95
        lines = wrap(said, size, room)
        y = corner[1] + 10 + (free - len(lines) * size * LINE) / 2 + size
        for line in lines:
            self.label(Label(line, corner[0] + wide / 2, y, size, True, "middle"))
            y += size * LINE
        self.label(Label(kind, corner[0] + wide / 2, corner[1] + high - 18, small, False, "middle"))

    def _viewer(self, words: str) -> None:
        """Where the viewer stands: an arrow up to the flags."""
        x = WIDTH / 2 - width(words, _LABEL) / 2 - 40
        arrow = f"M{x:.0f} {_HEIGHT - 4} v-34 m-16 16 l16 -16 l16 16"
        self.add("path", d=arrow, fill="none", stroke=INK, stroke_width=6)
        self.label(Label(words, WIDTH / 2, _HEIGHT - 14, _LABEL, False, "middle"))

    def _word(self, key: str) -> str:
        return self.say(self.more[f"flags-{key}"])

    def _in_words(self) -> str:
        comma = ", " if self.language == "en" else "、"
        names = comma.join(" ".join(clean(part) for part in self.name(one.flag)) for one in self.stands)
        view = self._word(f"view-{self.plan.view}")
        return fill(self._word("list"), {"view": view, "names": names})
