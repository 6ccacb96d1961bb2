"""From data to model, and from ``data/`` to the playbook: all mistakes at once, each at its place."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook import yamlio
from playbook.loading import did_you_mean, load
from playbook.model.content import Section
from playbook.model.due import Due
from playbook.model.visit import Visit
from playbook.paths import DATA
from playbook.problems import Place, Problem, Refused, as_json, ordered, problem
from playbook.store import load_playbook, open_store
from tests.given import SMALL


def problems(text: str, model: type[Visit] | type[Due] | type[Section] = Visit) -> list[Problem]:
    document = yamlio.Document("file.yml")
    yamlio.parse(text, document)
    load(document, model)
    return ordered(document.problems)


def copy_of_data(folder: Path) -> Path:
    return Path(shutil.copytree(DATA, folder / "data"))


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def refused(data: Path) -> list[str]:
    return [one.line("en").split("\n")[0] for one in ordered(open_store(data).problems)]


def test_a_sound_text_gives_the_model() -> None:
    document = yamlio.Document("file.yml")
    yamlio.parse(SMALL, document)
    visit = load(document, Visit)
    assert visit is not None
    assert (visit.customer.country, visit.guests[0].name, visit.language) == ("DE", "Max Muster", "en")


def test_nothing_after_a_key_counts_as_left_out() -> None:
    empty = SMALL + "needs:\nmeeting:\n  topics:\nsessions:\nhotel:\n"
    assert problems(empty) == []


def test_a_country_may_be_typed_in_small_letters() -> None:
    document = yamlio.Document("file.yml")
    yamlio.parse(SMALL.replace("country: DE", "country: de"), document)
    visit = load(document, Visit)
    assert visit is not None
    assert visit.customer.country == "DE"


@pytest.mark.parametrize("word", ["yes", "Yes", "y", "true", "是", "要", "需要"])
def test_yes_in_many_words(word: str) -> None:
    document = yamlio.Document("file.yml")
    yamlio.parse(SMALL + f"needs:\n  hotel: {word}\n", document)
    visit = load(document, Visit)
    assert visit is not None
    assert visit.needs.hotel is True


@pytest.mark.parametrize("word", ["no", "No", "n", "false", "否", "不", "不需要"])
def test_no_in_many_words(word: str) -> None:
    document = yamlio.Document("file.yml")
    yamlio.parse(SMALL + f"needs:\n  hotel: {word}\n", document)
    visit = load(document, Visit)
    assert visit is not None
    assert visit.needs.hotel is False


def test_a_mistake_inside_a_choice_of_shapes_points_at_the_value() -> None:
    [found] = problems("before: arrival\nhours: {min: 5, max: 2}\n", Due)
    assert (found.rule, found.place.line, found.place.path) == ("bad-value", 2, ("hours",))
    assert found.message == {"en": "`min` is larger than `max`", "zh-Hans": "`min` 大于 `max`"}


def test_a_missing_key_is_told_where_its_block_begins() -> None:
    [found] = problems(SMALL.replace("    title: Managing Director\n", ""))
    assert (found.message["en"], found.place.line) == ("`title` is missing", 8)


def test_a_word_that_is_near_is_suggested() -> None:
    assert did_you_mean("Contry", ["country", "company"])[0] == "did you mean `country`? "
    assert did_you_mean("zebra", ["country", "company"]) == ("", "")


@given(
    st.dictionaries(
        st.sampled_from(["visit", "guests", "team", "arrives", "x"]),
        st.none() | st.integers() | st.text(max_size=5) | st.lists(st.integers(), max_size=2),
        min_size=1,
    )
)
def test_any_data_gives_problems_in_both_languages(data: dict[str, object]) -> None:
    document = yamlio.Document("file.yml")
    document.data = data
    assert load(document, Visit) is None
    assert document.problems
    assert all(one.message["en"] and one.message["zh-Hans"] for one in document.problems)


# -- problems ---------------------------------------------------------------------------------------


def test_a_problem_is_shown_once_and_in_the_order_of_the_file() -> None:
    late = problem("file-empty", Place("b.yml", 3, 1))
    early = problem("file-empty", Place("b.yml", 2, 9))
    other = problem("file-empty", Place("a.yml", 9, 1))
    assert ordered([late, early, other, late]) == [other, early, late]


def test_what_was_typed_is_cut_and_kept_on_one_line() -> None:
    found = problem("bad-id", Place("a.yml"), value="x" * 500 + "\ny")
    assert found.message["en"] == f"`{'x' * 77}…` cannot be an id"
    assert "\n" not in problem("bad-id", Place("a.yml"), value="a\n\x1b[31m b").message["en"]


def test_json_holds_everything() -> None:
    found = problem("bad-id", Place("a.yml", 2, 3, ("guests", 0, "name")), value="A b")
    assert '"path": "guests[1].name"' in as_json([found])
    assert as_json([]) == "[]"


# -- the store --------------------------------------------------------------------------------------


def test_the_shipped_content_loads() -> None:
    content = load_playbook(DATA)
    assert len(content.steps) > 90
    assert content.numbers["invite-customer"] == "1.1.1"
    assert len(set(content.numbers.values())) == len(content.steps)


def test_mistakes_in_several_data_files_come_at_once(tmp_path: Path) -> None:
    data = copy_of_data(tmp_path)
    change(data / "company.yml", 'accent: "#1f4e5f"', "accent: blue")
    change(data / "phases.yml", "order: 10", "order: ten")
    change(data / "steps" / "travel.yml", "phase: preparation", "phaze: preparation")
    (data / "terms.yml").write_bytes(b"terms: \xff")
    assert open_store(data).playbook is None
    found = refused(data)
    assert found[0].startswith("data/company.yml:")
    assert "`blue` is not written as expected" in found[0]
    assert any("this should be a whole number, not `ten`" in line for line in found)
    assert any("steps/travel.yml" in line and "`phaze` is not a key" in line for line in found)
    assert "data/terms.yml:1:8: error: the file is not in UTF-8 here" in found


def test_an_id_in_two_files_names_both(tmp_path: Path) -> None:
    data = copy_of_data(tmp_path)
    change(data / "steps" / "travel.yml", "id: steer-route", "id: invite-customer")
    [found] = refused(data)
    assert "the id `invite-customer` stands twice; first in data/steps/" in found


def test_a_missing_data_file_is_named(tmp_path: Path) -> None:
    data = copy_of_data(tmp_path)
    (data / "roles.yml").unlink()
    assert refused(data) == ["data/roles.yml: error: there is no such file"]


def test_a_list_file_holds_its_list_and_nothing_else(tmp_path: Path) -> None:
    data = copy_of_data(tmp_path)
    change(data / "supplies.yml", "supplies:", "extra: 1\nsupplies:")
    change(data / "units.yml", "units:", "unitz:")
    assert [line.split("error: ")[1] for line in refused(data)] == [
        "`extra` is not a key that can stand here",
        "`units` is missing",
        "`unitz` is not a key that can stand here",
    ]


def test_no_playbook_is_handed_out_while_anything_is_wrong(tmp_path: Path) -> None:
    data = copy_of_data(tmp_path)
    change(data / "company.yml", "rank: 1\n", "rank: -1\n")
    with pytest.raises(Refused):
        load_playbook(data)


def test_the_store_knows_where_an_item_stands() -> None:
    store = open_store(DATA)
    assert store.playbook is not None
    step = next(one for one in store.playbook.steps if one.id == "steer-route")
    place = store.place(step, "owner")
    line = (DATA.parent / place.file).read_text("utf-8").splitlines()[place.line - 1]
    assert place.file == "data/steps/travel.yml"
    assert line.strip().startswith("owner:")
