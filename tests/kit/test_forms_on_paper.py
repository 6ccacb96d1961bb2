"""The papers to fill in: what the visit says stands on them, the rest is a line to write on."""

import re
from pathlib import Path

import pytest
import yaml

from playbook.model.base import Language
from playbook.paths import KITS, VISITS
from playbook.render.html import edition_html
from playbook.texts import pick
from tests.kit.conftest import Make, each_example
from tests.kit.making import plan, playbook
from tests.kit.reading import Paper, bare


def form_title(which: str, language: Language) -> str:
    return pick(next(form.title for form in playbook().forms if form.id == which), language)


def example_file(name: str) -> Path:
    return VISITS / f"{name}.yml"


@each_example("zh-Hans", "en")
def test_the_minutes_hold_people_topics_and_both_signatures(
    name: str, language: Language, example: Make
) -> None:
    visit = yaml.safe_load(example_file(name).read_text(encoding="utf-8"))
    kit = example(name, language)
    packs: tuple[tuple[Paper, Language], ...] = ((kit.host, language), (kit.guest, visit["language"]))
    for paper, own in packs:
        sheet = paper.sheet(form_title("minutes", own))
        for guest in visit["guests"]:
            assert bare(guest["latin"] if own == "en" and "latin" in guest else guest["name"]) in sheet
        company = {person.id: person for person in playbook().company.people}
        for role in ("main-host", "secondary-host"):
            host = company[visit["team"][role]]
            assert bare(host.latin if own == "en" else host.name) in sheet
        form = next(form for form in playbook().forms if form.id == "minutes")
        for signature in form.signatures:
            assert bare(pick(signature.label, own)) in sheet


@pytest.mark.xdist_group("kit-example-inspection")
def test_minutes_of_guests_who_read_english_are_in_two_languages_throughout(example: Make) -> None:
    """Written out by hand from the example's file."""
    kit = example("example-inspection", "zh-Hans")
    for paper, title in ((kit.host, "会谈纪要"), (kit.guest, "Minutes of the meeting")):
        sheet = paper.sheet(title)
        for said in (
            "Erika Beispiel", "艾丽卡·样例", "Jörg Müster", "约格·示范", "Zoë Façade",
            "周通例", "Zhou Tongli", "吴先例", "Wu Xianli",
            "Quality plan for the new line", "新产线的质量要求", "Trial order", "试订单",
            "Delivery time and packing", "交期与包装", "第一会议室", "Conference Room 1",
            "Minutes of the meeting", "会谈纪要", "Signature of Party A", "甲方签字",
        ):  # fmt: skip
            assert bare(said) in sheet, said


@pytest.mark.xdist_group("kit-example-complaint")
def test_guests_who_read_chinese_get_traditional_characters_alone(example: Make) -> None:
    guest = example("example-complaint", "zh-Hans").guest
    sheet = guest.sheet("會談紀要")
    for said in ("何樣本", "林例子", "周通例"):
        assert bare(said) in sheet
    assert "Signature" not in sheet
    for simplified in ("会谈", "议程", "欢迎", "签字"):
        assert simplified not in "".join(text for head, text in guest.sheets() if head != "給司機看的地址")


@pytest.mark.xdist_group("kit-example-inspection")
def test_survey_and_vehicle_request_are_filled_from_the_file(example: Make) -> None:
    host = example("example-inspection", "en").host
    survey = host.sheet(form_title("background-survey", "en"))
    for said in (
        "Beispiel Pumpen GmbH", "样例泵业有限公司", "Erika Beispiel", "+49 30 000000", "Germany", "1994",
        "Musterweg 1, 10000 Musterstadt, Germany", "about 80 people", "erika.beispiel@example.com",
        "https://pumpen.example.com", "Pumps for waterworks", "Zhou Tongli",
    ):  # fmt: skip
        assert bare(said) in survey, said
    vehicle = host.sheet(form_title("vehicle-request", "en"))
    for said in ("Nanjing Lukou International Airport", "XX 7300", "XX 7301", "09:40", "13:00"):
        assert bare(said) in vehicle, said


def test_more_topics_than_the_form_has_blocks_are_all_printed() -> None:
    topics = [f"Matter {chr(65 + n)}{chr(65 + n)}" for n in range(25)]
    html = edition_html(plan(meeting={"topics": topics}), "guest", "en", KITS)
    for number, topic in enumerate(topics, 1):
        assert re.search(rf"Topic {number}\b.*?{topic}", html, re.DOTALL)


def test_without_topics_there_are_three_blocks_to_write_in() -> None:
    html = edition_html(plan(), "guest", "en", KITS)
    assert len(re.findall(r'<div class="topic">', html)) == 3


def test_a_form_that_is_not_needed_says_so() -> None:
    said = playbook().words["form-not-needed"].en
    needed = edition_html(plan(customer={"relation": "new"}, needs={"pick_up": "yes"}), "host", "en", KITS)
    spared = edition_html(plan(), "host", "en", KITS)
    assert needed.count(said) == 0
    assert spared.count(said) == 2
