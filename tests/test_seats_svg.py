"""Drawn banquets and rooms: every name or mark whole and free of the others, the same room from both ends."""

import xml.etree.ElementTree as ET
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.model.base import Language
from playbook.render.seats_svg import room_svg
from playbook.seats.banquet import seat_banquet
from playbook.seats.model import Kind, Party, RoomPlan, mirrored
from playbook.seats.rooms import seat_room
from tests.kit.making import playbook
from tests.seating_people import person
from tests.test_seating_svg import ACCENT, GUESTS, HOSTS, SVG, clashes, names, parse, texts
from tests.test_seats import party, wording

KINDS: tuple[Kind, ...] = get_args(Kind)


def seated(people: Party, kind: Kind, **profile: Any) -> RoomPlan:
    words = wording(**profile)
    match kind:
        case "banquet-round":
            return seat_banquet(people, "round", words)
        case "banquet-long":
            return seat_banquet(people, "long", words)
        case _:
            return seat_room(people, kind, words)


def draw(plan: RoomPlan, language: Language = "en", most: float = 1960) -> ET.Element:
    words = playbook().words
    return parse(room_svg(plan, wording().protocol.words, words, language, ACCENT, most))


def faults(svg: ET.Element) -> list[str]:
    """Overlaps of everything but the tables, which chairs stand round and numbers lie on."""
    for one in svg.findall(f"{SVG}*[@class='sp-table']"):
        svg.remove(one)
    return list(clashes(svg))


def named(guests: int, hosts: int) -> Party:
    """People with names as long as real ones; the last host interprets."""
    return Party(
        guests=tuple(person("guest", n, *GUESTS[n % len(GUESTS)]) for n in range(guests)),
        hosts=tuple(
            person("host", n, *HOSTS[n % len(HOSTS)], interpreter=n == hosts - 1 and n > 0)
            for n in range(hosts)
        ),
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("people", [(0, 1), (1, 2), (4, 4), (6, 5), (15, 4), (60, 12)])
def test_nothing_overlaps_from_either_end(people: tuple[int, int], kind: Kind) -> None:
    plan = seated(named(*people), kind)
    for view in (plan, mirrored(plan)):
        for language in ("en", "zh-Hans"):
            svg = draw(view, language)
            assert float(svg.attrib["viewBox"].split()[3]) <= 1960
            assert faults(svg) == []


@pytest.mark.parametrize("kind", ["banquet-round", "banquet-long", "sofa", "u-table"])
def test_a_small_party_has_its_names_at_the_chairs(kind: Kind) -> None:
    svg = draw(seated(named(4, 4), kind))
    written = "".join(one.words for one in texts(svg)).replace(" ", "")
    for name in ("ElenaPetrova", "Jean-LucExample", "ThomasvanderPlaceholder", "欧阳示范", "WangYangli"):
        assert name in written


@settings(max_examples=25, deadline=None)
@given(
    guests=st.lists(names, max_size=12),
    hosts=st.lists(names, max_size=8),
    kind=st.sampled_from(KINDS),
    order=st.sampled_from(["alternating-hosts", "guest-faces-door", "guest-on-left"]),
)
def test_whatever_people_are_called_nothing_overlaps(
    guests: list[str], hosts: list[str], kind: Kind, order: str
) -> None:
    people = Party(
        guests=tuple(person("guest", n, one.strip() or "Nobody") for n, one in enumerate(guests)),
        hosts=tuple(person("host", n, one.strip() or "Nobody") for n, one in enumerate(hosts)),
    )
    plan = seated(people, kind, banquet_order=order)
    assert faults(draw(plan)) == []
    assert faults(draw(mirrored(plan))) == []


def test_the_principal_guest_is_drawn_at_the_hosts_right() -> None:
    plan = seated(party(4, 4), "banquet-round")
    front = {one.words: one for one in texts(draw(plan))}
    door = {one.words: one for one in texts(draw(mirrored(plan)))}
    assert front["Door"].top < front["H2"].top < front["H1"].top, "the host faces the door at the top"
    assert front["G1"].left > front["H1"].left
    assert door["Door"].top > door["H2"].top > door["H1"].top
    assert door["G1"].left < door["H1"].left


def test_several_tables_carry_their_numbers() -> None:
    plan = seated(party(27, 4), "banquet-round")
    english = [one.words for one in texts(draw(plan))]
    assert {"Head table", "Table 2", "Table 3", "Table 4"} <= set(english)
    assert {f"G{n}" for n in range(1, 28)} <= set(english)
    assert {"主桌", "2 号桌"} <= {one.words for one in texts(draw(plan, "zh-Hans"))}


def test_the_title_reads_the_picture_out() -> None:
    people = Party(
        guests=(person("guest", 1, "Ana Muster"), person("guest", 2, "Bo Muster")),
        hosts=(person("host", 1, "王样例", "Wang Yangli"), person("host", 2, "李示范", interpreter=True)),
    )
    svg = draw(seated(people, "banquet-round"))
    assert svg[0].tag == f"{SVG}title"
    assert svg[0].text == (
        "Banquet at round tables. Seen from above, from the front of the room towards the door: "
        "the door is at the top of the drawing. Left and right in the text are the sitter's own. "
        "Head table, from the first seat to the right: H1 王样例, G1 Ana Muster, Int 李示范, G2 Bo Muster."
    )
    chinese = draw(seated(people, "sofa"), "zh-Hans")
    assert (chinese[0].text or "").endswith(
        "客方，按职务：客1 Ana Muster、客2 Bo Muster。主方，按职务：主1 王样例、译 李示范。"
    )


def test_who_is_still_to_be_named_is_dashed() -> None:
    svg = draw(seated(party(2, 2), "signing"))
    dashed = [one for one in svg.iter() if "stroke-dasharray" in one.attrib and one.tag != f"{SVG}path"]
    assert len(dashed) == 3, "two assistants and the sign in the key"


def test_a_hostile_name_stays_a_name() -> None:
    plan = seated(Party(guests=(person("guest", 1, "</text><script>\x00alert"),), hosts=()), "banquet-round")
    svg = draw(plan)
    assert not list(svg.iter(f"{SVG}script"))
    assert any("<script>" in one.words for one in texts(svg))
