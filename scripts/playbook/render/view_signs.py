"""Signs as pages of cards, every word with its place and size: names, rooms and the two companies only."""

from typing import Any, NamedTuple

from playbook.model.signs import Sign, SignKind
from playbook.plan import VisitPlan
from playbook.render.fit import LINE, clean
from playbook.render.sign_layout import fitted, height, leading, marks, pages, spots
from playbook.render.view_protocol import flags_drawn
from playbook.render.voice import Voice
from playbook.signs import Card, SignSet
from playbook.writing import only_chinese

View = dict[str, Any]


class Band(NamedTuple):
    """A strip of a face: which words, its share of the height, its largest type in millimetres."""

    part: str
    share: float
    largest: float
    #: Size of what follows the first text, compared with it.
    second: float = 1.0
    strong: bool = False


#: From top to foot. A strip without words leaves its height to the names.
FACES: dict[SignKind, tuple[Band, ...]] = {
    "name-board": (
        Band("names", 0.66, 96, strong=True),
        Band("customer", 0.18, 30),
        Band("company", 0.16, 22),
    ),
    "welcome-board": (
        Band("above", 0.28, 46),
        Band("names", 0.40, 58, 0.8, strong=True),
        Band("below", 0.18, 18),
        Band("company", 0.14, 20),
    ),
    "direction-signs": (
        Band("names", 0.62, 30, 0.8, strong=True),
        Band("below", 0.22, 10),
        Band("company", 0.16, 6.5),
    ),
    "place-cards": (Band("names", 0.8, 32, 0.5, strong=True), Band("customer", 0.2, 8)),
    "table-numbers": (Band("names", 1, 44, 0.8, strong=True),),
    "badges": (
        Band("company", 0.18, 4.2),
        Band("names", 0.44, 10, 0.6, strong=True),
        Band("below", 0.22, 3.9),
        Band("customer", 0.16, 3.9),
    ),
    "car-signs": (
        Band("above", 0.24, 40, strong=True),
        Band("names", 0.54, 52, strong=True),
        Band("company", 0.22, 24),
    ),
    # the drawing takes the rest of the height
    "flags-order": (Band("company", 0.1, 7), Band("above", 0.15, 16, strong=True), Band("below", 0.09, 9)),
}
#: What stays free inside a face: a part of its height, and millimetres at most.
_PAD = (0.07, 16.0)
#: The part of a direction sign's width that its arrow takes.
_ARROW = 0.3


def parts(plan: VisitPlan, voice: Voice) -> View:
    """All that the signs' edition may print; a kind that is not made is None."""
    made = {one.sign.id: one for one in plan.signs}
    rules = "\n".join(_page_rule(one.sign) for one in plan.signs)
    found: View = {kind.replace("-", "_"): _kind(plan, made.get(kind), voice) for kind in FACES}
    return found | {"page_rules": rules}


def _page_rule(sign: Sign) -> str:
    """The paper of a kind, without running head and foot. Numbers and ids only."""
    wide, high = sign.page
    empty = " ".join(f"@{box} {{ content: none }}" for box in ("top-left", "bottom-left", "bottom-right"))
    return f"@page {sign.id} {{ size: {wide:g}mm {high:g}mm; margin: 0; {empty} }}"


def _kind(plan: VisitPlan, made: SignSet | None, voice: Voice) -> View | None:
    if made is None:
        return None
    sign, corners = made.sign, spots(made.sign)
    faces = [_face(plan, card, sign, voice) for card in made.cards]
    return {
        "id": sign.id,
        "width": sign.width,
        "height": sign.height,
        "tent": sign.fold == "tent",
        # a hair less than the paper, so that rounding never begins another sheet
        "page_height": sign.page[1] - 0.2,
        "page_width": sign.page[0],
        "marks": [one._asdict() for one in marks(sign)],
        "pages": [
            [
                {"x": corners[spot][0], "y": corners[spot][1], "face": faces[index]}
                for spot, index in enumerate(sheet)
                if index is not None
            ]
            for sheet in pages(len(faces), sign)
        ],
    }


def _face(plan: VisitPlan, card: Card, sign: Sign, voice: Voice) -> View:
    pad = min(_PAD[0] * sign.height, _PAD[1])
    left, room = pad, sign.width - 2 * pad
    arrow = None
    if card.arrow:
        size = min(_ARROW * room, sign.height - 2 * pad)
        arrow = {
            "way": card.arrow,
            "label": voice.word(f"sign-arrow-{card.arrow}"),
            "size": size,
            "x": left + room - size if card.arrow == "right" else left,
            "y": (sign.height - size) / 2,
        }
        left, room = left if card.arrow == "right" else left + size + pad, room - size - pad
    texts = _texts(plan, card, voice)
    rows, rule = _rows([band for band in FACES[sign.id] if texts[band.part]], texts, card, sign, room, pad)
    drawing = _drawing(plan, card, sign, voice, pad) if card.flags else None
    return {"left": left, "width": room, "rows": rows, "rule": rule, "arrow": arrow, "drawing": drawing}


def _drawing(plan: VisitPlan, card: Card, sign: Sign, voice: Voice, pad: float) -> View | None:
    """The order of flags below the words of its sign."""
    if card.flags is None:
        return None
    above = sum(band.share for band in FACES[sign.id]) * (sign.height - 2 * pad)
    svg = flags_drawn(plan, card.flags, voice)
    return {"svg": svg, "top": pad + above, "height": sign.height - 2 * pad - above}


def _texts(plan: VisitPlan, card: Card, voice: Voice) -> dict[str, list[str]]:
    """The words of every strip, in the guests' language and, where they read another, in Chinese too."""

    def both(said: Any) -> list[str]:
        found = voice.both(said)
        return [one for one in (found["a"], found["b"]) if one]

    return {
        "names": [clean(one) for one in card.names] or both(card.words),
        "above": both(card.above),
        "below": both(card.below),
        "customer": [" ".join(clean(one) for one in card.customer)] if card.customer else [],
        "company": [" · ".join(both(plan.playbook.company.name))],
    }


def _rows(  # noqa: PLR0913 - a face is put together here
    bands: list[Band], texts: dict[str, list[str]], card: Card, sign: Sign, room: float, pad: float
) -> tuple[list[View], float | None]:
    """Lines with their places, and where the rule beside the company's name is drawn."""
    high = sign.height - 2 * pad
    spare = 1 - sum(band.share for band in bands)
    rows: list[View] = []
    top, rule = pad, None
    for band in bands:
        share = (band.share + (spare if band.part == "names" else 0)) * high
        second = 1.0 if card.equal else band.second
        lines = fitted(texts[band.part], (room, share * 0.94), band.largest, second)
        at = top + (share - height(lines)) / 2
        for line in lines:
            above = line.size * (leading(line) - LINE) / 2
            strong = band.strong and (line.text == 0 or card.equal)
            rows.append(
                {
                    "words": line.words,
                    "chinese": only_chinese(line.words),
                    "top": round(at + above, 2),
                    "size": round(line.size, 3),
                    "strong": strong,
                    "part": band.part,
                }
            )
            at += line.size * leading(line)
        if band.part == "company":
            rule = top + share if bands[0] is band else top
        top += share
    return rows, rule
