"""The drawn table: every name whole and apart from its neighbours, readable without colour and by ear."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pytest
from fontTools.ttLib import TTCollection  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from playbook.model.base import Language
from playbook.render.fit import clean, evenly, fits, width, wrap
from playbook.render.pdf import pdf
from playbook.render.seating_svg import meeting_svg
from playbook.seating import Attendee, Door, SeatPlan, mirror, seat_meeting
from tests.seating_people import person, protocol, shipped, side

SVG = "{http://www.w3.org/2000/svg}"
ACCENT = "#1f4e5f"
FONTS = Path("/usr/share/fonts/opentype/noto")
GUESTS = (
    ("Elena Petrova", "埃琳娜·彼得罗娃"),
    ("Jean-Luc Example",),
    ("Thomas van der Placeholder",),
    ("Щедрина Образцова", "Shchedrina Obraztsova"),
    ("Bartholomew Featherstone-Sample",),
)
HOSTS = (("王样例", "Wang Yangli"), ("欧阳示范", "Ouyang Shifan"), ("李某", "Li Mou"))


class Spot(NamedTuple):
    """What something covers on the page."""

    left: float
    top: float
    right: float
    bottom: float
    words: str

    def meets(self, other: "Spot") -> bool:
        return (
            min(self.right, other.right) - max(self.left, other.left) > 0.5
            and min(self.bottom, other.bottom) - max(self.top, other.top) > 0.5
        )


@cache
def advances(face: str) -> dict[int, float]:
    with TTCollection(str(FONTS / f"NotoSansCJK-{face}.ttc")) as collection:
        font = next(
            one for one in collection.fonts if one["name"].getDebugName(4).startswith("Noto Sans CJK SC")
        )
        return {code: font["hmtx"][glyph][0] for code, glyph in font.getBestCmap().items()}


def parse(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own output


def draw(plan: SeatPlan, language: Language = "en", accent: str = ACCENT) -> ET.Element:
    return parse(meeting_svg(plan, shipped().words, language, accent))


def number(element: ET.Element, key: str) -> float:
    return float(element.attrib[key])


def texts(svg: ET.Element) -> list[Spot]:
    """All words with the box that the real font gives them."""
    found = []
    for one in svg.iter(f"{SVG}text"):
        face = advances("Bold" if one.attrib["class"] == "sp-strong" else "Regular")
        words, size = one.text or "", number(one, "font-size")
        wide = sum(face[ord(letter)] for letter in words) * size / 1000
        before = {"start": 0.0, "middle": wide / 2, "end": wide}[one.attrib["text-anchor"]]
        left, base = number(one, "x") - before, number(one, "y")
        found.append(Spot(left, base - size * 0.76, left + wide, base + size * 0.14, words))
    return found


def chairs(svg: ET.Element) -> list[Spot]:
    """Round and square signs: chairs, their copies in lists and in the key."""
    found = []
    for one in svg.iter(f"{SVG}circle"):
        x, y, radius = number(one, "cx"), number(one, "cy"), number(one, "r")
        found.append(Spot(x - radius, y - radius, x + radius, y + radius, "round"))
    for one in svg.iter(f"{SVG}rect"):
        x, y, wide, high = (number(one, key) for key in ("x", "y", "width", "height"))
        if wide == high and wide < 120:
            found.append(Spot(x, y, x + wide, y + high, "square"))
    return found


def inside(one: Spot, other: Spot) -> bool:
    middle = ((one.left + one.right) / 2, (one.top + one.bottom) / 2)
    return other.left < middle[0] < other.right and other.top < middle[1] < other.bottom


def clashes(svg: ET.Element) -> Iterator[str]:
    """Words over words, words over a sign that is not theirs, signs over signs, anything off the page."""
    words, signs = texts(svg), chairs(svg)
    _, _, wide, high = (float(part) for part in svg.attrib["viewBox"].split())
    for one in (*words, *signs):
        if one.left < 0 or one.top < 0 or one.right > wide or one.bottom > high:
            yield f"{one} off the page"
    everything = sorted([(one, False) for one in words] + [(one, True) for one in signs])
    for at, (one, is_sign) in enumerate(everything):
        for other, other_is_sign in everything[at + 1 :]:
            if other.left > one.right:
                break
            if one.meets(other) and not (
                (is_sign and belongs(other, one)) or (other_is_sign and belongs(one, other))
            ):
                yield f"{one} over {other}"


def belongs(inner: Spot, sign: Spot) -> bool:
    """A mark on its chair, or a chair within its ring."""
    return inside(inner, sign) and inner.left >= sign.left and inner.right <= sign.right


def table(
    guests: int, hosts: int, door: Door, *, interpreters: bool = True, where: str = "beside"
) -> SeatPlan:
    def party(which: str, people: int, names: Sequence[tuple[str, ...]]) -> list[Attendee]:
        return [
            person(
                "guest" if which == "g" else "host",
                rank,
                *names[rank % len(names)],
                interpreter=interpreters and rank == people - 1 and people > 1,
            )
            for rank in range(people)
        ]

    rules = protocol(interpreter_at_table=where, spare_chairs=1)
    return seat_meeting(party("g", guests, GUESTS), party("h", hosts, HOSTS), door, rules)


doors = pytest.mark.parametrize("door", ["long-side", "end"])


@doors
@pytest.mark.parametrize("language", ["en", "zh-Hans"])
@pytest.mark.parametrize("where", ["beside", "behind"])
@pytest.mark.parametrize(
    "people", [(0, 3), (1, 1), (2, 2), (5, 3), (9, 9), (13, 4), (20, 20), (34, 12), (60, 60)]
)
def test_nothing_overlaps_and_no_name_is_cut(
    people: tuple[int, int], where: str, language: Language, door: Door
) -> None:
    plan = table(*people, door, where=where)
    for view in (plan, mirror(plan)):
        svg = draw(view, language)
        assert list(clashes(svg)) == []
        assert float(svg.attrib["viewBox"].split()[3]) <= 2540, "higher than the text of an A4 page"
        written = "".join(one.words.replace(" ", "") for one in texts(svg))
        for attendee in plan.attendees:
            for name in attendee.name:
                assert name.replace(" ", "") in written


letters = st.sampled_from("ABEIMWabegiklmorwzßéÑöøÐÜ'-. " + "ЩЖйыдюя" + "ΩλΨ" + "王李欧阳示范·")
names = st.text(letters, min_size=1, max_size=60)


@settings(max_examples=60, deadline=None)
@given(
    guests=st.lists(st.lists(names, min_size=1, max_size=3), max_size=14),
    hosts=st.lists(st.lists(names, min_size=1, max_size=2), max_size=14),
    door=st.sampled_from(["long-side", "end"]),
    behind=st.booleans(),
)
def test_whatever_people_are_called_nothing_overlaps(
    guests: list[list[str]], hosts: list[list[str]], door: Door, behind: bool
) -> None:
    rules = protocol(interpreter_at_table="behind" if behind else "beside", spare_chairs=1)
    one = [person("guest", rank, *_kept(own), interpreter=rank > 11) for rank, own in enumerate(guests)]
    other = [person("host", rank, *_kept(own), interpreter=rank == 3) for rank, own in enumerate(hosts)]
    svg = draw(seat_meeting(one, other, door, rules))
    assert list(clashes(svg)) == []
    written = "".join(spot.words.replace(" ", "") for spot in texts(svg))
    assert all(clean(name).replace(" ", "") in written for who in (*one, *other) for name in who.name)


def _kept(own: list[str]) -> list[str]:
    return [name for name in own if name.strip()] or ["Nobody"]


@doors
def test_door_and_front_change_places_in_the_mirrored_copy(door: Door) -> None:
    plan = table(3, 3, door)
    for view, door_on_top in ((plan, True), (mirror(plan), False)):
        at = {spot.words: spot for spot in texts(draw(view))}
        front = at["Front of the room: screen, picture or window"]
        assert (at["Door"].top < front.top) == door_on_top
        principal = at["G1"]
        if door == "long-side":
            assert (principal.top > at["H1"].top) == door_on_top, "guests are on the far side from the door"
        else:
            assert (principal.left < at["H1"].left) == door_on_top, "guests are on the right on entering"


def test_chairs_are_drawn_where_the_plan_puts_them() -> None:
    drawn = {}
    for door in ("long-side", "end"):
        plan = mirror(seat_meeting(side("guest", 3, True), side("host", 4, True), door, protocol()))
        svg = draw(plan)
        middle = next(spot for spot in texts(svg) if spot.words == "H1")
        signs = {"Int", *(f"{letter}{order}" for letter in "GH" for order in range(1, 5))}
        key = max(spot.top for spot in texts(svg)) - 20
        marks = [spot for spot in texts(svg) if spot.words in signs and spot.top < key]
        if door == "long-side":
            row = [s.words for s in sorted(marks) if abs(s.top - middle.top) < 20]
            drawn[door] = (row, [s.words for s in sorted(marks) if s.top < middle.top - 20])
        else:
            down = sorted(marks, key=lambda spot: spot.top)
            near = [s.words for s in down if s.left < middle.right + 20]
            drawn[door] = (near, [s.words for s in down if s.left > middle.right + 20])
    expected = (["H4", "H2", "H1", "Int", "H3"], ["G3", "G2", "G1", "Int"])
    assert drawn == {"long-side": expected, "end": expected}


def test_the_title_says_what_the_picture_shows() -> None:
    guests = [person("guest", 1, "Ana Muster"), person("guest", 2, "Bo Muster", interpreter=True)]
    hosts = [person("host", 1, "王样例", "Wang Yangli"), person("host", 2, "李示范", "Li Shifan")]
    plan = seat_meeting(guests, hosts, "long-side", protocol())
    svg = draw(mirror(plan))
    assert svg[0].tag == f"{SVG}title"
    assert svg[0].text == (
        "Meeting table, long side to the door. "
        "Seen from above, from the door into the room: the door is at the bottom of the drawing. "
        "Left and right in the text are the sitter's own. "
        "Guests, from left to right: G1 Ana Muster, Int Bo Muster. "
        "Hosts, from left to right: H1 王样例, H2 李示范."
    )
    assert (svg.attrib["role"], svg.attrib["lang"]) == ("img", "en")
    chinese = draw(plan, "zh-Hans")
    assert (chinese[0].text or "").endswith(
        "客方，从左到右：译 Bo Muster、客1 Ana Muster。主方，从左到右：主2 李示范、主1 王样例。"
    )
    end = draw(seat_meeting(guests, hosts, "end", protocol()))
    assert (end[0].text or "").endswith(
        "Guests, from top to bottom: Int Bo Muster, G1 Ana Muster. "
        "Hosts, from top to bottom: H2 李示范, H1 王样例."
    )


def test_sides_and_principals_differ_without_colour() -> None:
    plan = seat_meeting(side("guest", 3), side("host", 2), "end", protocol())
    svg = draw(plan, accent="#ffffff")
    by_shape = {"round": set(), "square": set()}  # type: dict[str, set[str]]
    rings: dict[str, int] = {}
    for spot in texts(svg):
        for sign in chairs(svg):
            if spot.words[:1] in "GH" and spot.words[1:].isdigit() and inside(spot, sign):
                by_shape[sign.words].add(spot.words)
                rings[spot.words] = rings.get(spot.words, 0) + 1
    assert by_shape == {"round": {"G1", "G2", "G3"}, "square": {"H1", "H2"}}
    assert rings == {"G1": 2, "G2": 1, "G3": 1, "H1": 2, "H2": 1}


@settings(deadline=None)
@given(st.integers(0, 0xFFFFFF))
def test_the_principals_mark_is_readable_on_any_accent(value: int) -> None:
    accent = f"#{value:06x}"
    svg = draw(_ALONE, accent=accent)
    mark = next(one for one in svg.iter(f"{SVG}text") if one.text == "G1")
    light, dark = sorted((_luminance(accent), _luminance(mark.attrib["fill"])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


_ALONE = seat_meeting([person("guest", 1)], [], "end", protocol())


def _luminance(colour: str) -> float:
    linear = [
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@doors
def test_hostile_names_stay_words(door: Door) -> None:
    evil = "</text><script>alert(1)</script>&\"'"
    guests = [
        person("guest", 1, evil, "a\x00b\x1b[31m\u202ecd\ufffe"),
        person("guest", 2, "\x07\u202e", "]]>"),
    ]
    guests.append(person("guest", 3, "\u200b\x01"))
    svg = draw(seat_meeting(guests, side("host", 2), door, protocol()))
    assert {one.tag.removeprefix(SVG) for one in svg.iter()} == {
        "svg", "title", "style", "rect", "circle", "line", "path", "text",
    }  # fmt: skip
    written = "".join(one.text or "" for one in svg.iter(f"{SVG}text"))
    assert evil in written
    assert "ab[31mcd" in written
    assert "]]>" in written
    assert "g3" in written, "a name without a printable letter is replaced by the id"


def test_long_tables_list_their_people() -> None:
    plan = table(20, 20, "long-side")
    marks = [spot.words for spot in texts(draw(plan))]
    listed = {f"{letter}{order}" for letter in "GH" for order in range(1, 20)}
    assert {mark for mark in marks if marks.count(mark) == 2} >= listed
    short = [spot.words for spot in texts(draw(table(4, 4, "long-side")))]
    assert {mark: short.count(mark) for mark in ("G1", "G3", "H1", "H3")} == {
        "G1": 1,
        "G3": 1,
        "H1": 1,
        "H3": 1,
    }


def test_two_interpreters_of_a_side_can_be_told_apart() -> None:
    guests = [*side("guest", 2), *(person("guest", rank, f"Int {rank}", interpreter=True) for rank in (7, 8))]
    marks = [
        spot.words for spot in texts(draw(seat_meeting(guests, side("host", 2, True), "end", protocol())))
    ]
    assert {"Int1", "Int2", "Int"} <= set(marks)


def test_fonts_are_a_parameter_and_follow_the_language() -> None:
    words = shipped().words
    style = f"{SVG}style"
    assert "'Noto Sans CJK TC'" in (
        parse(meeting_svg(_ALONE, words, "zh-Hant", ACCENT)).findtext(style) or ""
    )
    own = parse(meeting_svg(_ALONE, words, "en", ACCENT, fonts=("House Sans", "serif")))
    assert "font-family: 'House Sans', serif" in (own.findtext(style) or "")
    assert not any("font-family" in one.attrib for one in own.iter())


@doors
def test_it_prints_without_a_warning_and_the_words_arrive(door: Door, tmp_path: Path) -> None:
    svg = meeting_svg(table(5, 5, door), shipped().words, "en", ACCENT)
    page = f'<!doctype html><html lang="en"><head><title>t</title></head><body>{svg}</body></html>'
    printed = pdf(page, datetime(2026, 10, 12, tzinfo=UTC), tmp_path)
    reader = PdfReader(BytesIO(printed))
    assert len(reader.pages) == 1
    read = "".join(reader.pages[0].extract_text().split())
    for name in ("Elena", "彼得罗娃", "王样例", "Placeholder", "Door"):
        assert name in read


# Measuring and breaking


def test_no_letter_is_wider_than_it_is_taken_for() -> None:
    alphabets = [(0x20, 0x7F), (0xA0, 0x250), (0x370, 0x530), (0x1E00, 0x1F00)]
    ranges = [*alphabets, (0x2010, 0x2030), (0x3000, 0xA000), (0xFF00, 0xFFF0)]
    for face in ("Regular", "Bold"):
        known = advances(face)
        wrong = [
            chr(code)
            for first, last in ranges
            for code in range(first, last)
            if code in known and known[code] > width(chr(code), 1000) and clean(chr(code))
        ]
        assert wrong == []


@settings(deadline=None)
@given(names, st.floats(8, 40), st.floats(45, 400))
def test_wrapped_lines_fit_and_lose_nothing(name: str, size: float, room: float) -> None:
    tidy = clean(name)
    if not tidy:
        return
    lines = wrap(tidy, size, room)
    assert all(width(line, size) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == tidy.replace(" ", "")
    if fits(tidy, size, room):
        latin = [word for word in tidy.replace("-", " ").replace("·", " ").split() if word.isascii()]
        assert all(any(word in line for line in lines) for word in latin)


def test_names_break_where_people_would() -> None:
    assert wrap("Jean-Luc van der Example", 10, 70) == ["Jean-Luc van", "der Example"]
    assert wrap("Anna-Maria", 10, 40) == ["Anna-", "Maria"]
    assert wrap("埃琳娜·彼得罗娃", 10, 45) == ["埃琳娜·", "彼得罗娃"]
    assert wrap("王样例", 10, 25) == ["王样", "例"]
    assert wrap("样例机械（上海）公司", 10, 60) == ["样例机械", "（上海）公司"]
    assert fits("Wilhelmina", 10, 60)
    assert not fits("Wilhelmina", 10, 50)
    assert fits("王样例", 10, 25), "Chinese may break anywhere"


@settings(deadline=None)
@given(names, st.floats(8, 40), st.floats(45, 400))
def test_even_lines_are_as_many_and_lose_nothing(name: str, size: float, room: float) -> None:
    tidy = clean(name)
    if not tidy:
        return
    plain, even = wrap(tidy, size, room), evenly(tidy, size, room)
    assert "".join(even).replace(" ", "") == tidy.replace(" ", "")
    assert len(even) == len(plain)
    assert max(width(line, size) for line in even) <= max(width(line, size) for line in plain) + 0.001


def test_even_lines_leave_no_character_over() -> None:
    assert evenly("示例设备有限公司", 10, 75) == ["示例设备", "有限公司"]
    assert evenly("Conference Room on level two", 10, 110) == ["Conference Room", "on level two"]


def test_what_cannot_be_printed_is_dropped() -> None:
    assert clean("  a\u202e\x00b\ud800 \t\n c\ufffe ") == "ab c"
