"""One day: how the template fills it, to the minute."""

from datetime import timedelta

from tests.agenda.world import TEMPLATES, day, issues, lines, made, world
from tests.kit.making import plan


def test_a_day_from_morning_to_afternoon() -> None:
    agenda = made("12 09:30", "12 16:30")
    assert lines(agenda) == [
        "12 09:30-09:45 opening",
        "12 09:55-10:35 showroom",
        "12 10:45-11:45 talks",
        "12 12:00-13:30 noon-banquet",
        "12 13:40-14:10 minutes",
        "12 16:20-16:30 farewell",
    ]
    assert issues(agenda) == []
    assert [(f"{gap.start:%H:%M}", f"{gap.end:%H:%M}") for gap in agenda.open] == [("14:20", "16:10")]


def test_by_air_the_drives_count() -> None:
    agenda = made("12 07:40", "12 19:10", by="air")
    shown = [
        f"{item.id} {item.start:%H:%M}-{item.end:%H:%M}" for item in agenda.items if item.kind == "travel"
    ]
    assert shown == [
        "arrival 07:40-07:40", "transfer-in 08:40-09:30", "transfer-out 15:50-16:40", "departure 19:10-19:10",
    ]  # fmt: skip
    assert [(f"{span.start:%H:%M}", f"{span.end:%H:%M}") for span in agenda.presence] == [("09:30", "15:50")]


def test_an_unknown_place_counts_an_hour() -> None:
    agenda = plan(
        world(),
        arrives={"at": day("12 08:00"), "by": "rail", "place": "West Station"},
        leaves={"at": day("12 17:00")},
    ).agenda
    assert f"{agenda.presence[0].start:%H:%M}" == "09:20"  # 20 minutes to the car and an hour's drive


def test_crooked_times_are_rounded_towards_less_time() -> None:
    agenda = made("12 09:41", "12 16:28", by="road")
    assert [(f"{span.start:%H:%M}", f"{span.end:%H:%M}") for span in agenda.presence] == [("09:45", "16:25")]
    assert lines(agenda)[0] == "12 09:45-10:00 opening"
    assert lines(agenda)[-1] == "12 16:15-16:25 farewell"


def test_time_is_taken_from_everything_before_anything_is_dropped() -> None:
    # 120 minutes: 15+40+60+30+10 with three pauses do not fit, 10+20+30+15+5 do
    agenda = made("12 09:30", "12 11:30")
    assert [item.title.en for item in agenda.items if item.origin == "template"] == [
        "opening", "showroom", "talks", "minutes", "farewell",
    ]  # fmt: skip
    assert issues(agenda) == []
    for item in agenda.items:
        if item.origin == "template":
            least = next(one["least"] for one in TEMPLATES["relationship"] if one["id"] == item.id)
            assert item.end - item.start >= timedelta(minutes=least)


def test_what_finds_no_time_is_named_and_the_talks_stay() -> None:
    agenda = made("12 09:30", "12 10:30")
    assert "talks" in [item.id for item in agenda.items]
    assert "showroom" not in [item.id for item in agenda.items]
    dropped = [one for one in agenda.issues if "showroom" in one.text.en]
    assert [one.text.en for one in dropped] == ["No time is left for: showroom (at least 20 minutes)."]
    assert dropped[0].fix.en
    assert dropped[0].fix.zh_hans


def test_a_session_that_can_never_fit_is_named() -> None:
    agenda = made("12 09:30", "12 12:00", purpose="complaint")
    assert [one.text.en for one in agenda.issues if one.rule == "no-room"] == [
        "No time is left for: long-talks (at least 240 minutes)."
    ]


def test_lengths_are_full_five_minutes_and_never_below_the_least() -> None:
    agenda = made("12 09:00", "12 17:00", purpose="factory-inspection", choices={"company_video": "yes"})
    lengths = {
        item.id: (item.end - item.start).seconds // 60 for item in agenda.items if item.origin == "template"
    }
    assert lengths == {"odd-film": 25, "talks": 40}
    tight = made("12 09:00", "12 09:50", purpose="factory-inspection", choices={"company_video": "yes"})
    short = {
        item.id: (item.end - item.start).seconds // 60 for item in tight.items if item.origin == "template"
    }
    assert short == {"odd-film": 15, "talks": 25}
