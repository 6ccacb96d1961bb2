"""Names in all writings: what a picture can draw, what a driver can read, what stays in its place."""

import pytest

from playbook.render.seating_svg import meeting_svg
from playbook.writing import apart, joined, latin_or_chinese, line
from tests.kit.making import plan
from tests.kit.reading import bare

THAI, ARABIC, HINDI = "สมชาย ตัวอย่าง", "محمد المثال", "राम उदाहरण"
ONE = {"title": "Engineer"}


@pytest.mark.parametrize("name", [THAI, ARABIC, HINDI, "דנה דוגמה", "Anna อันนา"])
def test_letters_that_join_are_not_drawn_one_by_one(name: str) -> None:
    assert joined(name)


@pytest.mark.parametrize("name", ["王例", "Łukasz", "Пётр", "სოფიო", "Անի", "Nguyễn Thị Ánh", "김철수", ""])
def test_other_letters_are(name: str) -> None:
    assert not joined(name)


def test_a_chinese_driver_reads_latin_letters_and_chinese_characters_only() -> None:
    assert all(map(latin_or_chinese, ["王例", "𠮷田", "Łukasz O’Brien", "Nguyễn Thị Ánh", "José (Müller) 3"]))
    assert not any(map(latin_or_chinese, ["Пётр", "Ελένη", THAI, ARABIC, "김철수", "やまだ"]))


def test_a_number_after_a_name_that_runs_to_the_left_stays_after_it() -> None:
    assert apart(ARABIC) == ARABIC + "\u200e"
    assert apart(THAI) == THAI
    assert apart("Max") == "Max"


def test_tall_letters_get_more_room() -> None:
    assert line("Max 王例", 1.24) == 1.24
    assert line("ချမ်းမြေ့", 1.24) > line(THAI, 1.24) > 1.24


def test_the_board_and_the_plan_of_seats_show_what_the_guest_and_others_can_read() -> None:
    guests = [{"name": THAI, "latin": "Somchai Tuayang"} | ONE, {"name": "Bert Beispiel"} | ONE]
    arrives = {"at": "2026-10-12 09:30", "by": "rail", "place": "nanjing-south", "number": "G 7"}
    made = plan(guests=guests, arrives=arrives, needs={"pick_up": "yes"})
    board = next(one for one in made.signs if one.sign.id == "name-board").cards[0]
    assert board.names == (f"{THAI} · Somchai Tuayang", "Bert Beispiel")
    first, second = made.cast.guests
    assert (first.in_chinese, second.in_chinese) == ("Somchai Tuayang", "Bert Beispiel")
    words, company = made.playbook.protocol.words, made.playbook.company
    for language in ("en", "zh-Hans"):
        drawn = meeting_svg(made.seating, words, language, company.accent)
        assert "Somchai" in drawn
        assert bare(THAI) not in bare(drawn)
