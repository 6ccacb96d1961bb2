"""The timeline: every open deadline once, on its day, with nothing cut and nothing on top of another."""

import io
import re
import xml.etree.ElementTree as ET
from datetime import datetime, timedelta
from itertools import combinations
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from playbook.model.base import Language
from playbook.paths import KITS, VISITS
from playbook.plan import VisitPlan, make_plan
from playbook.render.fit import width
from playbook.render.pdf import pdf
from playbook.render.timeline_rows import groups
from playbook.render.view_timeline import laid_out, timeline
from playbook.render.voice import Voice
from playbook.visits import load_visit
from tests.kit.making import ENDLESS, crowded, plan, playbook

SVG = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"\b\d+\.\d+\.\d+\b")
#: The shade of days off, and of the visit.
OFF, VISIT = "#e4e4e4", "#bdbdbd"


class Words(NamedTuple):
    """Words of the picture with the box they need at most."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


def drawn(made: VisitPlan, language: Language = "en") -> ET.Element:
    shown = timeline(made, Voice(made.playbook, language))
    assert shown is not None
    return ET.fromstring(shown["svg"])  # noqa: S314 - our own picture


def words(svg: ET.Element) -> list[Words]:
    return [_box(one) for one in svg.iter(f"{SVG}text")]


def _box(one: ET.Element) -> Words:
    said, x, y, size = one.text or "", *(float(one.attrib[key]) for key in ("x", "y", "font-size"))
    wide = width(said, size)
    left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[one.attrib["text-anchor"]]
    return Words(said, left, left + wide, y - size * 0.8, y + size * 0.18)


def numbers(svg: ET.Element) -> list[str]:
    return [number for one in words(svg) for number in NUMBER.findall(one.text)]


def open_numbers(made: VisitPlan) -> list[str]:
    return [one.number for one in made.steps if one.status != "not-applicable" and not one.done]


def nothing_collides(svg: ET.Element) -> None:
    _, _, wide, high = (float(one) for one in svg.attrib["viewBox"].split())
    boxes = words(svg)
    for one in boxes:
        inside = (one.left >= -1, one.right <= wide + 1, one.top >= 0, one.bottom <= high)
        assert all(inside), one
    for one, other in combinations(boxes, 2):
        apart = (
            one.right <= other.left + 0.5
            or other.right <= one.left + 0.5
            or one.bottom <= other.top + 0.5
            or other.bottom <= one.top + 0.5
        )
        assert apart, (one, other)


@pytest.fixture(scope="module")
def inspection() -> VisitPlan:
    """12 to 14 October 2026; the kit is made on 17 September."""
    visit = load_visit(VISITS / "example-inspection.yml", playbook())
    return make_plan(playbook(), visit, datetime(2026, 9, 17, 9, 0))  # noqa: DTZ001 - the host's clock


def test_every_open_step_stands_once_and_what_is_done_is_named_below(inspection: VisitPlan) -> None:
    found = numbers(drawn(inspection))
    assert sorted(found) == sorted(open_numbers(inspection))
    notes = " ".join((timeline(inspection, Voice(playbook(), "en")) or {})["notes"])
    assert "Done already, not shown: 1.4.2, 1.8.1," in notes
    assert not set(NUMBER.findall(notes)) & set(found)


def test_a_deadline_has_owner_and_day_and_its_mark_stands_in_the_column_of_the_day(
    inspection: VisitPlan,
) -> None:
    """Two working days before Monday 12 October is Friday 9 October: the 10th is a make-up working day."""
    svg = drawn(inspection)
    at = {one.text: one for one in words(svg)}
    row = [one.text for one in words(svg) if abs(one.top - at["File the vehicle request"].top) < 4]
    assert row == ["1.11.8", "File the vehicle request", "Zhou Tongli", "9 Oct"]
    marks = [
        float(one.attrib["points"].split(",")[0])
        for one in svg.iter(f"{SVG}polygon")
        if abs(float(one.attrib["points"].split(" ")[1].split(",")[1]) - at["1.11.8"].bottom) < 20
    ]
    assert marks == [pytest.approx((at["9"].left + at["9"].right) / 2, abs=0.2)]


def test_days_off_are_shaded_and_make_up_days_are_not(inspection: VisitPlan) -> None:
    svg = drawn(inspection)
    shades = [(float(one.attrib["x"]), float(one.attrib["width"])) for one in _rects(svg, OFF)[:-1]]
    days = {one.text: (one.left + one.right) / 2 for one in words(svg) if one.text.isdigit()}

    def shaded(day: str) -> bool:
        return any(left <= days[day] <= left + wide for left, wide in shades)

    assert [day for day in days if shaded(day)] == ["1", "2", "3", "4", "5", "6", "7", "11"]
    [sign] = [one for one in words(svg) if one.text == "W"]
    assert (sign.left + sign.right) / 2 == pytest.approx(days["10"], abs=0.2)


def _rects(svg: ET.Element, fill: str) -> list[ET.Element]:
    return [one for one in svg.iter(f"{SVG}rect") if one.attrib["fill"] == fill]


def test_the_visit_is_one_block_from_arrival_to_departure(inspection: VisitPlan) -> None:
    svg = drawn(inspection)
    block, _ = _rects(svg, VISIT)  # the second is the sign in the key
    left, wide = float(block.attrib["x"]), float(block.attrib["width"])
    days = {one.text: (one.left + one.right) / 2 for one in words(svg) if one.text.isdigit()}
    assert [day for day, x in days.items() if left < x < left + wide] == ["12", "13", "14"]


def test_calendars_of_both_sides_are_told(inspection: VisitPlan) -> None:
    english = (timeline(inspection, Voice(playbook(), "en")) or {})["notes"]
    assert any("Thu 1 Oct – Wed 7 Oct National Day" in one for one in english)
    assert "Public holidays in the guests' country (Germany): Sat 3 Oct German Unity Day" in english
    chinese = (timeline(inspection, Voice(playbook(), "zh-Hans")) or {})["notes"]
    assert any("10月1日（周四）至 10月7日（周三）国庆节" in one for one in chinese)


def test_late_steps_come_first_and_are_marked() -> None:
    late = plan(now=datetime(2026, 10, 8, 9, 0), confirmed="2026-08-03")  # noqa: DTZ001 - the host's clock
    first = groups(late, Voice(late.playbook, "en"))[0]
    expected = [one.number for one in late.steps if one.late]
    assert expected
    assert first.late
    assert sorted(number for row in first.rows for number in row.numbers) == sorted(expected)
    svg = drawn(late)
    assert sum(one.text == "!" for one in words(svg)) == len(first.rows) + 1  # and one in the key
    assert words(svg)[[one.text for one in words(svg)].index("Late: do first")].top < min(
        one.top for one in words(svg) if NUMBER.fullmatch(one.text)
    )


def test_nothing_to_do_gives_no_sheet(inspection: VisitPlan) -> None:
    done = inspection.model_copy(
        update={"steps": tuple(one.model_copy(update={"done": True}) for one in inspection.steps)}
    )
    assert timeline(done, Voice(playbook(), "en")) is None


@pytest.mark.parametrize("room", [600.0, 1200.0, 2400.0])
def test_where_the_page_is_too_short_days_share_a_row_and_no_number_is_lost(
    inspection: VisitPlan, room: float
) -> None:
    voice = Voice(playbook(), "en")
    visit = [inspection.visit.arrives.at.date()]
    laid = laid_out(groups(inspection, voice), inspection.now.date(), visit, room, voice)
    found = sorted(number for placed in laid.rows for number in placed.row.numbers)
    assert found == sorted(open_numbers(inspection))
    assert room < 1000 or laid.bottom <= room


@settings(max_examples=8, deadline=None)
@given(
    notice=st.integers(min_value=-20, max_value=150),
    stay=st.integers(min_value=0, max_value=9),
    month=st.integers(min_value=1, max_value=12),
    name=st.sampled_from(["Li", "欧阳样例", ENDLESS, "Maximilian Konstantin von Muster-Beispielhausen"]),
    language=st.sampled_from(["en", "zh-Hans", "zh-Hant"]),
)
def test_for_all_visits_nothing_is_lost_cut_or_overlaps(
    notice: int, stay: int, month: int, name: str, language: Language
) -> None:
    arrives = datetime(2026, month, 12, 9, 30)  # noqa: DTZ001 - the host's clock
    changes: dict[str, Any] = {
        "arrives": {"at": f"{arrives:%Y-%m-%d %H:%M}"},
        "leaves": {"at": f"{arrives + timedelta(days=stay, hours=7):%Y-%m-%d %H:%M}"},
        "confirmed": None,
        "visa_received": None,
        "team": {"main-host": {"name": name, "title": "Manager"}},
    }
    made = plan(now=arrives - timedelta(days=notice), **changes)
    svg = drawn(made, language)
    assert sorted(numbers(svg)) == sorted(open_numbers(made))
    nothing_collides(svg)


def test_the_fullest_visit_takes_one_page() -> None:
    full = plan(**crowded())
    nothing_collides(drawn(full))
    assert _pages(full) == 1


def _pages(made: VisitPlan) -> int:
    from playbook.render.html import document  # noqa: PLC0415 - only this test prints
    from playbook.render.sheets import load_sheets  # noqa: PLC0415 - only this test prints
    from playbook.render.view import view  # noqa: PLC0415 - only this test prints

    voice = Voice(made.playbook, "en")
    sheets = [one for one in load_sheets(KITS, "host") if one.id == "timeline"]
    paper = pdf(document(view(made, voice, "host"), sheets, voice, KITS), made.now, KITS)
    return len(PdfReader(io.BytesIO(paper)).pages)
