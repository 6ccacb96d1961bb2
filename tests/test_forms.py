"""Forms: every entry a visit can fill, written out by hand, and lines to write on for the rest."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from playbook.forms import FILLS, FilledForm
from playbook.model.base import Text
from playbook.model.values import SomeText
from tests.kit.making import plan, playbook

FULL: dict[str, Any] = {
    "customer": {
        "chinese": "穆斯特阀门",
        "contact": "Max Muster",
        "phone": "+41 44 000 00 00",
        "fax": "+41 44 000 00 01",
        "email": "max@muster.example",
        "website": "https://muster.example",
        "address": "Musterweg 1, 8000 Zürich",
        "kind": "manufacturer",
        "founded": "1971",
        "size": "40 people",
        "products": {"en": "Valves", "zh-Hans": "阀门"},
        "influence": "Half the valley",
        "suppliers_in_china": "One foundry",
    },
    "purpose": "complaint",
    "other_purposes": ["relationship"],
    "guests": [
        {"name": "Anna Beispiel", "chinese": "安娜", "title": "Engineer", "rank": 2},
        {"name": "Max Muster", "title": "Director", "rank": 1},
        {"name": "Рита Пример", "latin": "Rita Primer", "title": "Buyer", "rank": 3, "diet": "halal"},
    ],
    "arrives": {"at": "2026-10-12 07:40", "by": "air", "number": "XX 100", "place": "nanjing-lukou"},
    "leaves": {"at": "2026-10-14 18:00", "by": "rail", "number": "G7", "place": "South Station"},
    "needs": {"pick_up": "yes"},
    "hotel": "shili-hotel",
    "companions": ["secondary-host", "main-host"],
    "meeting": {"topics": ["Leaks", {"en": "Prices", "zh-Hans": "价格"}], "hosts": ["technical-staff"]},
    "interpreter": "zhu-yili",
    "level": "three-level/top",
    "sessions": [
        {
            "title": "Talks",
            "start": "2026-10-12 14:00",
            "end": "2026-10-12 15:30",
            "kind": "talks",
            "room": "conference-room-2",
        }
    ],
    "budget": {
        "gifts": 4,
        "advance": 3000,
        "planned": {"lunch": 900, "gift": {"each": 120}},
        "actual": {
            "lunch": 880.5,
            "dinner": 1200,
            "room": 2000,
            "gift": {"each": 120},
            "outing": 300,
            "car": 150,
            "other": [{"what": {"en": "Hired interpreter", "zh-Hans": "外聘翻译"}, "total": 1500}],
        },
    },
}


def forms(**changes: Any) -> dict[str, FilledForm]:
    return {one.form.id: one for one in plan(**changes).forms}


def entries(form: FilledForm, language: str = "en") -> dict[str, list[str]]:
    """The values of a form in one language, by what fills them."""
    return {
        field.fill: [said(value, language) for value in form.values[field.id]]
        for field in form.form.fields
        if field.fill
    }


def said(value: Any, language: str) -> str:
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M %z}"
    if isinstance(value, (Text, SomeText)):
        return str(value.en if language == "en" else value.zh_hans)
    return str(value)


def test_the_background_survey_holds_what_the_file_says_about_the_customer() -> None:
    made = entries(forms(**FULL)["background-survey"])
    assert made == {
        "customer-name": ["Muster Armaturen AG", "穆斯特阀门"],
        "customer-contact": ["Max Muster"],
        "customer-phone": ["+41 44 000 00 00"],
        "customer-address": ["Musterweg 1, 8000 Zürich"],
        "customer-kind": ["manufacturer"],
        "customer-founded": ["1971"],
        "customer-size": ["40 people"],
        "customer-email": ["max@muster.example"],
        "customer-fax": ["+41 44 000 00 01"],
        "customer-country": ["Switzerland"],
        "customer-website": ["https://muster.example"],
        "customer-products": ["Valves"],
        "customer-influence": ["Half the valley"],
        "customer-suppliers": ["One foundry"],
        "purpose": titles(),
        "prepared-by": ["Zhou Tongli"],
    }
    chinese = entries(forms(**FULL)["background-survey"], "zh-Hans")
    assert chinese["customer-country"] == ["瑞士"]
    assert chinese["prepared-by"] == ["周通例"]
    assert chinese["customer-products"] == ["阀门"]


def titles() -> list[str]:
    by_id = {purpose.id: purpose.title.en for purpose in playbook().purposes}
    return [by_id["complaint"], by_id["relationship"]]


def test_the_vehicle_request_holds_the_drives() -> None:
    made = entries(forms(**FULL)["vehicle-request"])
    hotel = next(place.name.en for place in playbook().company.places if place.id == "shili-hotel")
    restaurant = next(room.name.en for room in playbook().company.rooms if room.kind == "restaurant")
    assert made == {
        "department": [playbook().words["sales-department"].en],
        "pickup-place": ["Nanjing Lukou International Airport", "XX 100"],
        "pickup-time": ["2026-10-12 07:40 +0800"],
        "vehicle-days": ["3"],
        # 18:00 less 45 minutes at the station and an hour's drive to a place nobody knows
        "departure-time": ["2026-10-14 16:15 +0800"],
        "dropoff-place": ["South Station", "G7"],
        "city-use": [hotel, restaurant],
        "companions": ["Zhou Tongli", "Wu Xianli"],
        "name-board": ["Muster Armaturen AG", "Max Muster", "Anna Beispiel"],
        "customer-name": ["Muster Armaturen AG", "穆斯特阀门"],
        "customer-phone": ["+41 44 000 00 00"],
        "prepared-by": ["Zhou Tongli"],
    }


def test_requests_and_notices_know_who_comes_when_and_to_whom() -> None:
    """What the approval, the proposal, the notice and the visitors' sheet ask and no other form."""
    made = forms(**FULL)
    approval = entries(made["reception-approval"])
    assert approval["positions"] == ["Director", "Engineer", "Buyer"]
    assert approval["guest-count"] == ["3"]
    assert approval["stay"] == ["2026-10-12 07:40 +0800", "2026-10-14 18:00 +0800"]
    assert approval["receiver"] == ["Zhou Tongli"]
    assert approval["arrival-number"] == ["XX 100"]
    assert approval["arrival-place"] == ["Nanjing Lukou International Airport"]
    # 07:40 by air: an hour to leave the airport, an hour's drive to the hotel, two hours' rest after the long
    # flight, half an hour to us
    assert approval["visit-start"] == ["2026-10-12 12:10 +0800"]
    assert entries(made["reception-proposal"])["travel-means"] == ["by air", "XX 100"]
    assert entries(made["execution-sheet"])["hotel"] == entries(made["vehicle-request"])["city-use"][:1]
    assert entries(made["visit-reception-notice"])["level"] == ["Top level"]
    assert entries(made["visit-information"])["diets"] == ["halal"]


def test_the_minutes_name_people_topics_time_and_place_in_both_languages() -> None:
    made, chinese = entries(forms(**FULL)["minutes"]), entries(forms(**FULL)["minutes"], "zh-Hans")
    assert made["party-a"] == ["Max Muster", "Anna Beispiel", "Rita Primer"]
    assert chinese["party-a"] == ["Max Muster", "安娜", "Rita Primer"]  # whom a Chinese reader can name
    assert made["party-b"] == ["Feng Chengli", "Zhou Tongli", "Zhu Yili"]
    assert chinese["party-b"] == ["冯成例", "周通例", "朱译例"]
    assert made["topics"] == ["Leaks", "Prices"]
    assert chinese["topics"] == ["Leaks", "价格"]
    assert made["meeting-time"][0] == "2026-10-12 14:00 +0800"
    assert made["meeting-place"] == ["Conference Room 2"]
    assert chinese["meeting-place"] == ["第二会议室"]
    assert made["recorder"] == ["Wu Xianli"]


def test_the_minutes_have_a_neutral_subject() -> None:
    said_there = (
        entries(forms(**FULL)["minutes"])["subject"] + entries(forms(**FULL)["minutes"], "zh")["subject"]
    )
    assert said_there
    assert not any("complaint" in one.lower() or "投诉" in one for one in said_there)


def test_minutes_and_seat_plan_name_the_same_hosts() -> None:
    for changes in (FULL, {**FULL, "meeting": {}}, {"interpreter": "zhu-yili"}, {}):
        made = plan(**changes)
        seated = {person.name[0] for person in made.seating.attendees if person.side == "host"}
        form = next(one for one in made.forms if one.form.id == "minutes")
        assert set(entries(form, "zh-Hans")["party-b"]) <= seated


def test_a_visit_that_says_little_leaves_lines_to_write_on() -> None:
    made = forms(needs={"pick_up": "yes"})
    survey, vehicle, minutes = (
        entries(made[one]) for one in ("background-survey", "vehicle-request", "minutes")
    )
    given = {key for key, value in survey.items() if value}
    assert given == {"customer-name", "customer-contact", "customer-country", "purpose", "prepared-by"}
    assert survey["customer-contact"] == ["Max Muster"]  # nobody is named: the principal guest
    assert vehicle["pickup-place"] == vehicle["dropoff-place"] == vehicle["companions"] == []
    assert vehicle["vehicle-days"] == ["1"]
    assert minutes["topics"] == []


def test_minutes_without_any_meeting_keep_time_and_place_open() -> None:
    ends = {"by": "air", "place": "nanjing-lukou"}
    made = forms(arrives={"at": "2026-10-12 10:00", **ends}, leaves={"at": "2026-10-12 13:00", **ends})
    assert entries(made["minutes"])["meeting-time"] == []
    assert entries(made["minutes"])["meeting-place"] == []


@pytest.mark.parametrize(
    ("form", "changes", "applies"),
    [
        ("background-survey", {"customer": {"relation": "new"}}, True),
        ("background-survey", {"customer": {"relation": "known"}}, False),
        ("vehicle-request", {"needs": {"pick_up": "yes"}}, True),
        ("vehicle-request", {"needs": {"pick_up": "no"}}, False),
        ("vehicle-request", {"needs": {"pick_up": "no", "see_off": "yes"}}, True),
        ("vehicle-request", {"needs": {"pick_up": "yes", "see_off": "no"}}, True),
        ("vehicle-request", {"needs": {"pick_up": None}}, True),  # not known yet: have it ready
        ("minutes", {}, True),
    ],
)
def test_a_form_says_whether_it_is_needed(form: str, changes: dict[str, Any], applies: bool) -> None:
    assert forms(**changes)[form].applies is applies


def test_moments_of_forms_are_on_the_hosts_clock() -> None:
    made = forms(**FULL)["vehicle-request"]
    moments = [value for values in made.values.values() for value in values if isinstance(value, datetime)]
    assert moments
    assert all(one.tzinfo == ZoneInfo("Asia/Shanghai") for one in moments)


def test_the_budget_is_written_into_the_forms_about_money() -> None:
    made = forms(**FULL)
    assert entries(made["expense-settlement"]) == {
        "customer-name": ["Muster Armaturen AG", "穆斯特阀门"],
        "advance": ["CNY 3,000"],
        "spent-meals": ["CNY 2,080.50"],
        "spent-lodging": ["CNY 2,000"],
        "spent-travel": ["CNY 150"],
        "spent-gifts": ["CNY 480"],
        "spent-other": ["Outings: CNY 300", "Hired interpreter: CNY 1,500"],
        "spent-total": ["CNY 6,510.50"],
    }
    assert entries(made["gift-and-drinks-slip"])["gifts-drawn"] == ["4 pieces"]
    assert entries(made["hospitality-application"])["planned-total"] == ["CNY 1,380"]
    assert entries(made["reception-proposal"], "zh-Hans")["planned-lines"] == [
        "午餐：900 元",
        "礼品：480 元",
        "合计：1,380 元",
    ]
    # nothing is made up where the file is silent
    blank = forms(**{**FULL, "budget": None})
    assert set(map(tuple, entries(blank["expense-settlement"]).values())) == {
        ("Muster Armaturen AG", "穆斯特阀门"),
        (),
    }


def test_every_fill_is_used_by_a_form_and_tested_here() -> None:
    used = {field.fill for form in playbook().forms for field in form.fields if field.fill}
    assert used == set(FILLS)
    assert used == {key for form in forms(**FULL).values() for key, values in entries(form).items() if values}
