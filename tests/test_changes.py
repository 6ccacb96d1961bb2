"""What changed between two files of one visit, held against what a person would list by hand."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.change_sheet import change_sheet, earlier_plan
from playbook.changes import changes
from playbook.changes_model import Changes, Entry, PersonChanges, paired
from playbook.model.base import LANGUAGES, Language
from playbook.paths import KITS, VISITS
from playbook.plan import VisitPlan, make_plan
from playbook.problems import Refused
from playbook.render.changed_sheets import SheetChange, changed_sheets
from playbook.render.press import Press
from playbook.render.view_changes import change_parts
from playbook.render.voice import Voice
from playbook.visits import load_visit
from tests.given import run
from tests.kit.conftest import as_yaml
from tests.kit.making import NOW, PLAIN, data, plan, playbook, visit
from tests.kit.reading import bare, read

INSPECTION = VISITS / "example-inspection.yml"
MAX = {"name": "Max Muster", "title": "Director"}
ERIKA = {"name": "Erika Beispiel", "title": "Buyer", "diet": "vegetarian"}


@cache
def inspection(**changed: Any) -> VisitPlan:
    """The plan of the example from abroad with parts of the visit replaced."""
    loaded = load_visit(INSPECTION, playbook())
    return make_plan(playbook(), loaded.model_copy(update=changed), datetime(2026, 9, 17, 9))  # noqa: DTZ001


@cache
def delayed() -> VisitPlan:
    """The flight lands at 11:40 instead of 09:40."""
    arrives = inspection().visit.arrives
    return inspection(arrives=arrives.model_copy(update={"at": datetime(2026, 10, 12, 11, 40)}))  # noqa: DTZ001


def facts(found: Changes) -> dict[str, tuple[str, str]]:
    return {one.label.en: (line(one.old), line(one.new)) for one in found.facts}


def line(values: tuple[Any, ...]) -> str:
    shown = (f"{one:%m-%d %H:%M}" if isinstance(one, datetime) else getattr(one, "en", one) for one in values)
    return ", ".join(map(str, shown))


def agenda(found: Changes) -> dict[str, tuple[str, ...]]:
    return {one.item.id: one.kinds for one in found.agenda}


def mine(found: Changes, name: str) -> PersonChanges:
    return next(one for one in found.people if one.person and one.person.latin == name)


def counts(entries: tuple[Entry, ...]) -> dict[str, tuple[str, str]]:
    return {one.label.en: (line(one.old), line(one.new)) for one in entries}


# --- a delayed flight -----------------------------------------------------------------------------


def test_a_flight_two_hours_late() -> None:
    """Landing 11:40, an hour to get out, 70 minutes to the hotel, two hours' rest: with us at 16:10."""
    found = changes(inspection(), delayed())
    airport = "Nanjing Lukou International Airport"
    assert facts(found) == {
        "Arrive": (
            f"10-12 09:40, by air, XX 7300, {airport}",
            f"10-12 11:40, by air, XX 7300, {airport}",
        )
    }
    assert agenda(found) == {
        "arrival": ("moved",),
        "lunch-1012": ("dropped",),
        "transfer-in": ("moved",),
        "rest": ("moved",),
        "opening": ("moved",),
        "film": ("moved",),
        "showroom": ("moved",),
        "slides": ("moved",),
        "customer-presentation": ("moved",),
        "factory-tour": ("moved",),
        "talks": ("moved",),
        "minutes": ("moved",),
    }
    opening = next(one for one in found.agenda if one.item.id == "opening")
    assert opening.old is not None
    assert opening.new is not None
    assert (opening.old.start, opening.new.start) == (
        datetime(2026, 10, 12, 15, 10),  # noqa: DTZ001
        datetime(2026, 10, 12, 16, 10),  # noqa: DTZ001
    )
    assert (found.guests, found.rooms, found.supplies) == ((), (), ())
    # from the airport to the hotel, and from there to us
    assert [one.kinds for one in found.drives] == [("moved",), ("moved",)]


def test_who_has_to_hear_of_a_late_flight_and_what_they_do_later() -> None:
    found = changes(inspection(), delayed())
    assert {kind for one in found.steps for kind in one.kinds} == {"moved"}
    office = mine(found, "Zheng Tili")
    assert [one.change.step.id for one in office.steps] == [
        "prepare-meeting",
        "switch-on-air-conditioning",
        "everything-in-place",
    ]
    assert [ends(one.change.old) + ends(one.change.new) for one in office.steps] == [
        "14:1015:10",
        "15:0016:00",
        "15:0016:00",
    ]
    engineer = mine(found, "Feng Chengli")
    at_table = ["opening", "slides", "customer-presentation", "talks", "minutes"]
    assert sorted(one.change.item.id for one in engineer.sessions) == sorted([*at_table, "factory-tour"])


def ends(step: Any) -> str:
    return f"{step.window.end:%H:%M}"


# --- a guest more, a guest less -------------------------------------------------------------------


def test_a_guest_more() -> None:
    found = changes(plan(), plan(guests=[MAX, ERIKA]))
    assert facts(found) == {"Number of guests": ("1", "2")}
    assert [(one.kinds, one.old, one.new and one.new.name) for one in found.guests] == [
        (("added",), None, "Erika Beispiel")
    ]
    table = found.rooms[0]
    assert [(seat.kind, seat.new and seat.new.words.en) for seat in table.seats] == [
        ("added", "at the table, 1 to the right of the middle")
    ]
    assert counts(found.supplies)["Pens"] == ("4 pieces", "5 pieces")
    assert [(one.step.id, one.kinds) for one in found.steps] == [("introduce-guests", ("added",))]
    assert found.agenda == ()


def test_a_guest_at_the_head_of_the_list_is_still_one_guest_more() -> None:
    """Ids of guests are places in the file: told by them, everybody would be somebody else."""
    found = changes(plan(guests=[MAX]), plan(guests=[ERIKA, MAX]))
    assert [(one.kinds, one.new and one.new.name) for one in found.guests] == [(("added",), "Erika Beispiel")]
    seats = {seat.kind: seat.new.name[0] for seat in found.rooms[0].seats if seat.new}
    assert seats == {"added": "Erika Beispiel", "moved": "Max Muster"}


@pytest.mark.parametrize(
    ("other", "kinds"),
    [
        ({"title": "Chairman"}, ("title",)),
        ({"diet": "no fish"}, ("diet",)),
        ({"chinese": "马克斯"}, ("name",)),
        ({"languages": ["de"]}, ("note",)),
        ({"name": "MAX  MUSTER", "title": "Chairman", "diet": "no fish"}, ("name", "title", "diet")),
    ],
)
def test_a_guest_who_is_a_little_different(other: dict[str, Any], kinds: tuple[str, ...]) -> None:
    found = changes(plan(guests=[MAX, ERIKA]), plan(guests=[MAX | other, ERIKA]))
    assert [one.kinds for one in found.guests] == [kinds]


def test_guests_who_change_places_in_rank() -> None:
    found = changes(plan(guests=[MAX, ERIKA]), plan(guests=[ERIKA, MAX]))
    assert {one.new.name: one.kinds for one in found.guests if one.new} == {
        "Erika Beispiel": ("order",),
        "Max Muster": ("order",),
    }


# --- rooms, roles, steps --------------------------------------------------------------------------


def test_another_room_with_its_door_at_the_end_of_the_table() -> None:
    meeting = inspection().visit.meeting.model_copy(update={"room": "conference-room-2"})
    found = changes(inspection(), inspection(meeting=meeting))
    assert facts(found) == {"Meeting room": ("Conference Room 1", "Conference Room 2")}
    sessions = ("opening", "slides", "customer-presentation", "talks", "minutes")
    assert agenda(found) == dict.fromkeys(sessions, ("place",))
    assert [(one.title.en, one.turned, one.seats) for one in found.rooms] == [("Meeting table", True, ())]
    assert sorted(one.change.item.id for one in mine(found, "Feng Chengli").sessions) == sorted(sessions)


def test_another_interpreter() -> None:
    """Wu Xianli, at the table anyway, takes the interpreter's chair beside the principal host."""
    found = changes(inspection(), inspection(interpreter="wu-xianli"))
    assert facts(found) == {"Interpreter": ("Zhu Yili", "Wu Xianli")}
    table = found.rooms[0]
    beside = "at the table, 1 to the right of the middle"
    assert {seat.kind: (said(seat.old), said(seat.new)) for seat in table.seats} == {
        "moved": ("at the table, 3 to the right of the middle", beside),
        "dropped": (beside, ""),
    }
    before, after = mine(found, "Zhu Yili"), mine(found, "Wu Xianli")
    assert [(one.way, one.change.title.en) for one in before.roles] == [("given", "Interpreter")]
    assert [(one.way, one.change.title.en) for one in after.roles] == [("taken", "Interpreter")]
    assert next(one.room.en for one in before.seats) == "Meeting table"
    assert counts(found.supplies)["Pens"] == ("9 pieces", "8 pieces")


def said(chair: Any) -> str:
    return chair.words.en if chair else ""


def test_somebody_from_outside_the_company_file_replaces_another_in_the_same_role() -> None:
    """Both have the role as their id; only the name tells them apart."""
    first = {"secondary-host": {"name": "甲示例", "latin": "Jia Shili", "title": "Assistant"}}
    second = {"secondary-host": {"name": "乙示例", "latin": "Yi Shili", "title": "Assistant"}}
    found = changes(plan(team=first), plan(team=second))
    assert facts(found) == {"Secondary host": ("Jia Shili", "Yi Shili")}
    given_, taken = mine(found, "Jia Shili").steps, mine(found, "Yi Shili").steps
    assert given_
    assert {one.way for one in given_} == {"given"}
    assert {one.way for one in taken} == {"taken"}
    assert [one.change for one in given_] == [one.change for one in taken]


def test_a_step_that_is_no_question_any_more() -> None:
    old, new = plan(choices={"gifts": None}), plan(choices={"gifts": "yes"})
    found = {one.step.id: one.kinds for one in changes(old, new).steps}
    open_before = {one.id for one in old.with_status("to-settle")} - {
        one.id for one in new.with_status("to-settle")
    }
    assert open_before
    assert {found[one] for one in open_before} == {("settled",)}
    back = {one.step.id: one.kinds for one in changes(new, old).steps}
    assert {back[one] for one in open_before} == {("open",)}


def test_fixed_sessions_are_told_by_their_titles() -> None:
    """A session put before another takes its number; the other has not changed for that."""
    talk = {"title": "Talk", "start": "2026-10-12 14:00", "end": "2026-10-12 14:30", "room": "showroom"}
    first = {"title": "Film", "start": "2026-10-12 13:15", "end": "2026-10-12 13:45"}
    found = changes(plan(sessions=[talk]), plan(sessions=[first, talk | {"room": "workshop"}]))
    own = {one.item.title.en: one.kinds for one in found.agenda if one.item.origin == "given"}
    assert own == {"Film": ("added",), "Talk": ("place",)}


# --- rules for all --------------------------------------------------------------------------------

VARIANTS: dict[str, Mapping[str, Any]] = {
    "plain": {},
    "later": {"arrives": {"at": "2026-10-12 11:30"}},
    "next day": {"arrives": {"at": "2026-10-13 09:30"}, "leaves": {"at": "2026-10-13 16:30"}},
    "two days": {"leaves": {"at": "2026-10-13 16:30"}},
    "by air": {"arrives": {"by": "air", "place": "nanjing-lukou"}, "needs": {"pick_up": "yes"}},
    "two guests": {"guests": [MAX, ERIKA]},
    "other order": {"guests": [ERIKA, MAX]},
    "other guest": {"guests": [ERIKA]},
    "same name twice": {"guests": [MAX, MAX | {"title": "Engineer"}]},
    "other room": {"meeting": {"room": "conference-room-2"}},
    "other host": {"team": {"main-host": "wu-xianli", "secondary-host": "zhu-yili"}},
    "open": {"needs": None, "choices": None},
    "complaint": {"purpose": "complaint"},
    "sofa": {"seating": ["sofa"]},
}


@cache
def variant(name: str) -> VisitPlan:
    return plan(**VARIANTS[name])


@pytest.mark.parametrize("name", VARIANTS)
def test_nothing_changes_between_a_plan_and_itself(name: str) -> None:
    found = changes(variant(name), plan(**VARIANTS[name]))
    assert found.none
    assert found.people == ()


TURNED = {"added": "dropped", "dropped": "added", "settled": "open", "open": "settled"}


def signature(found: Changes, *, turned: bool) -> list[Any]:
    """Everything found, as it would be found the other way round if ``turned``."""

    def kinds(one: Any) -> tuple[str, ...]:
        said_ = one.kinds if hasattr(one, "kinds") else (one.kind,)
        return tuple(TURNED.get(kind, kind) for kind in said_) if turned else said_

    def sides(one: Any) -> tuple[str, str]:
        old, new = repr(one.old), repr(one.new)
        return (new, old) if turned else (old, new)

    parts = (found.steps, found.agenda, found.guests, found.drives)
    listed = [sorted((kinds(one), *sides(one)) for one in part) for part in parts]
    seats = [(kinds(seat), *sides(seat)) for room in found.rooms for seat in room.seats]
    entries = sorted((one.label.en, *sides(one)) for one in (*found.facts, *found.supplies))
    forms = sorted((one.title.en, *kinds(one)) for one in found.forms)
    return [*listed, sorted(seats), entries, forms]


@given(st.sampled_from(sorted(VARIANTS)), st.sampled_from(sorted(VARIANTS)))
@settings(max_examples=40, deadline=None)
def test_turned_round_what_was_added_is_dropped(one: str, other: str) -> None:
    there, back = changes(variant(one), variant(other)), changes(variant(other), variant(one))
    assert signature(there, turned=True) == signature(back, turned=False)


@given(st.sampled_from(sorted(VARIANTS)), st.sampled_from(sorted(VARIANTS)))
@settings(max_examples=40, deadline=None)
def test_every_step_that_changed_stands_with_somebody(one: str, other: str) -> None:
    found = changes(variant(one), variant(other))
    listed = [mine_.change.step.id for person in found.people for mine_ in person.steps]
    assert set(listed) == {step.step.id for step in found.steps}
    assert len(listed) == len(found.steps) + sum("handed" in step.kinds for step in found.steps)


@given(st.lists(st.integers(0, 5)), st.lists(st.integers(0, 5)))
def test_pairs_hold_everything_once(old: list[int], new: list[int]) -> None:
    pairs = list(paired(old, new, lambda n: n, lambda n: n % 2 if n else None))
    assert sorted(one for one, _ in pairs if one is not None) == sorted(old)
    assert sorted(other for _, other in pairs if other is not None) == sorted(new)
    assert sorted(map(str, ((b, a) for a, b in pairs))) == sorted(
        map(str, paired(new, old, lambda n: n, lambda n: n % 2 if n else None))
    )


# --- sheets to exchange ---------------------------------------------------------------------------


def exchanged(old: VisitPlan, new: VisitPlan) -> dict[tuple[str, str], SheetChange]:
    return {(one.edition, one.title.en): one for one in changed_sheets(old, new, "en", KITS)}


def test_no_sheet_is_exchanged_for_nothing() -> None:
    assert exchanged(plan(), plan()) == {}


def test_a_guest_more_needs_one_card_and_one_badge_more() -> None:
    """Everything that names the guests is exchanged; of cards and badges only those that are missing."""
    found = exchanged(plan(), plan(guests=[MAX, ERIKA]))
    cards, badges = found["signs", "Place cards"], found["signs", "Badges"]
    assert (cards.old_parts, cards.new_parts) == ((), ("Erika Beispiel",))
    assert (badges.old_parts, badges.new_parts) == ((), ("Erika Beispiel",))
    whole = {("host", "Seating of the meeting"), ("guest", "Welcome"), ("desk", "Reception desk sheet")}
    assert whole <= set(found)
    assert ("signs", "Welcome board") not in found


def test_another_title_exchanges_no_place_card() -> None:
    found = exchanged(plan(), plan(guests=[MAX | {"title": "Chairman"}]))
    assert ("signs", "Place cards") not in found
    assert found["signs", "Badges"].old_parts == ("Max Muster",)
    assert ("guest", "Welcome") in found


def test_a_sheet_that_is_new_and_one_that_is_no_more() -> None:
    old, new = plan(), plan(choices={"welcome_board": "yes"})
    there, back = exchanged(old, new)["signs", "Welcome board"], exchanged(new, old)["signs", "Welcome board"]
    assert (there.throw, there.print) == (False, True)
    assert (back.throw, back.print) == (True, False)


# --- the paper, and what the command says ---------------------------------------------------------


def test_the_sheet_says_so_when_nothing_has_changed() -> None:
    (html,) = change_sheet(plan(), plan(), "en", KITS).sheets
    assert "Nothing has changed since the earlier visit file." in html
    assert "<table" not in html


@pytest.mark.parametrize("language", LANGUAGES)
@given(one=st.sampled_from(sorted(VARIANTS)), other=st.sampled_from(sorted(VARIANTS)))
@settings(max_examples=30, deadline=None)
def test_every_change_can_be_told_in_words(language: Language, one: str, other: str) -> None:
    found = changes(variant(one), variant(other))
    told = change_parts(variant(other), found, (), Voice(playbook(), language))["changes"]
    assert told["none"] is (one == other)
    for row in (row for part in ("people", "rooms", "forms") for each in told[part] for row in each["rows"]):
        assert all(what["words"] for what in row["what"])
        assert row["how"] or row["was"] or row["is"]


def test_the_printed_sheet_tells_each_person(tmp_path: Path) -> None:
    new = plan(guests=[MAX | {"title": "Chairman"}, ERIKA], team={"secondary-host": "zhu-yili"})
    file = tmp_path / "changes.pdf"
    file.write_bytes(Press(KITS)([change_sheet(plan(), new, "en", KITS)], new.now)[0])
    printed = read(file).text
    for words in (
        "Erika Beispiel comes too – Buyer · vegetarian",
        "Max Muster title Director Chairman",
        "now with Zhu Yili",
        "taken over from Wu Xianli",
        "Internal: not for guests",
    ):
        assert bare(words) in printed


def written(folder: Path, name: str, **changed: Any) -> Path:
    file = folder / name
    file.write_text(as_yaml(data(**changed)), encoding="utf-8")
    return file


def test_ticks_are_progress_and_no_change(tmp_path: Path) -> None:
    old = earlier_plan(written(tmp_path, "old.yml"), playbook(), visit(done=["introduce-yourself"]), NOW)
    assert old.visit.done == ("introduce-yourself",)


def test_the_file_of_another_visit_is_refused_with_what_to_do(tmp_path: Path) -> None:
    old = written(tmp_path, "old.yml", visit="another")
    with pytest.raises(Refused) as refused:
        earlier_plan(old, playbook(), visit(), NOW)
    (told,) = refused.value.problems
    assert (told.place.file, told.place.line) == (str(old), 1)
    assert told.message["en"] == "this is the visit `another`, not an earlier file of `made-up`"
    assert "`visit: made-up`" in told.hint["en"]


def test_the_command_refuses_before_it_writes(tmp_path: Path) -> None:
    new, old = written(tmp_path, "new.yml"), written(tmp_path, "old.yml", visit="another")
    told = run("kit", new, "--since", old, "--out", tmp_path / "out", "--language", "en")
    assert (told.returncode, told.stdout) == (1, "")
    assert f"{old}:1:" in told.stderr
    assert not (tmp_path / "out").exists()


def test_one_card_has_no_change_sheet(tmp_path: Path) -> None:
    new = written(tmp_path, "new.yml")
    told = run("kit", new, "--since", new, "--card", "Max Muster")
    assert told.returncode == 2


def test_the_plain_visit_is_what_these_tests_take_it_for() -> None:
    assert PLAIN["guests"] == [MAX]
