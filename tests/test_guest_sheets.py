"""The guests' sheets and letters: what stands on them, held against what a good host would hand out."""

import re
from functools import cache
from typing import Any

import pytest
from pydantic import ValidationError

from playbook.checks import references
from playbook.model.company import Place, Wifi
from playbook.model.playbook import Playbook
from playbook.model.sheet import Edition
from playbook.paths import DATA, KITS
from playbook.plan import VisitPlan
from playbook.render.html import edition_html
from playbook.render.pdf import pdf
from playbook.store import open_store
from tests.checks.breaking import Break
from tests.checks.conftest import broken
from tests.kit.making import plan, playbook
from tests.kit.reading import bare, read

__all__ = ["broken"]

STAY: dict[str, Any] = {
    "customer": {"name": "Muster Armaturen AG", "chinese": "示范阀门公司", "country": "KR"},
    "arrives": {"at": "2026-10-12 09:40", "by": "air", "number": "XX 7300", "place": "nanjing-lukou"},
    "leaves": {"at": "2026-10-14 16:20", "by": "air", "number": "XX 7301", "place": "nanjing-lukou"},
    "needs": {"pick_up": "yes", "hotel": "yes", "invitation_letter": "yes"},
    "hotel": "shili-hotel",
    "meals": {"dinner": {"place": "fanli-restaurant"}},
}


def said(html: str) -> str:
    """What is to be read, with one space between words."""
    return " ".join(re.sub(r"<style>.*?</style>|<[^>]*>", " ", html, flags=re.DOTALL).split())


@cache
def sheets(edition: Edition, language: str) -> dict[str, str]:
    """The sheets of the stay above by their headings."""
    return headed(plan(**STAY, language=language), edition)


def headed(made: VisitPlan, edition: Edition = "guest") -> dict[str, str]:
    """Heading -> text of each sheet of an edition."""
    html = edition_html(made, edition, "zh-Hans", KITS)
    bodies = re.findall(r"<section.*?</section>", html, re.DOTALL)
    return {said(re.findall(r"<h1.*?</h1>", one, re.DOTALL)[0]): said(one) for one in bodies}


def test_a_long_topic_in_two_languages_stays_beside_its_number() -> None:
    topics = [
        {"en": "Quality plan for the line of pumps", "zh-Hans": "水泵生产线的质量要求"},
        {"en": "Delivery of the first trial order", "zh-Hans": "首批试订单的交货时间"},
    ]
    made = headed(plan(**STAY, language="en", meeting={"topics": topics}))
    minutes = made["Minutes of the meeting 会谈纪要"]
    for number, topic in enumerate(topics, 1):
        line = f"Topic {number} 议题 {number} · {topic['en']} {topic['zh-Hans']}"
        assert bare(line) in bare(minutes)
    assert "Visit of Muster Armaturen AG 示范阀门公司来访会谈" in minutes


def test_the_guests_pack_has_its_sheets_in_the_order_in_which_they_are_needed() -> None:
    assert list(sheets("guest", "en")) == [
        "Welcome 欢迎", "Agenda 日程", "Who is who 宾主名单", "Your meals 用餐安排",
        "Addresses to show a driver 给司机看的地址", "Minutes of the meeting 会谈纪要",
        "How was your visit? 来访意见表",
    ]  # fmt: skip


def test_chinese_guests_read_no_english_words_of_ours() -> None:
    traditional = sheets("guest", "zh-Hant")
    assert list(traditional) == [
        "歡迎", "日程", "賓主名單", "用餐安排", "給司機看的地址", "會談紀要", "來訪意見表",
    ]  # fmt: skip
    text = " ".join(traditional.values())
    assert not re.search(r"\b(Welcome|Your|Flight|Dinner|Hotel)\b", text)


@pytest.mark.parametrize("edition", ["guest", "desk"])
def test_guests_who_read_chinese_find_their_company_in_chinese_as_on_the_name_board(edition: Edition) -> None:
    customer = {"name": "Muster Waterworks Ltd.", "chinese": "樣例水務股份有限公司"}
    made = plan(**{**STAY, "language": "zh-Hant", "customer": customer})
    html = edition_html(made, edition, "zh-Hant", KITS)
    (head,) = re.findall(r'<span class="head-what">(.*?)</span>', html)
    assert head.startswith("樣例水務股份有限公司")
    board = next(one for one in made.signs if one.sign.id == "name-board").cards[0]
    assert board.customer == ("樣例水務股份有限公司",)
    assert ("接站牌上寫有「樣例水務股份有限公司」" in html) == (edition == "guest")


# -- welcome ----------------------------------------------------------------------------------------


def test_the_welcome_page_says_who_meets_where_they_sleep_and_whom_they_call() -> None:
    page = sheets("guest", "en")["Welcome 欢迎"]
    for expected in (
        "Zhou Tongli will meet you at the exit, with a sign that reads Muster Armaturen AG.",
        "Flight arrives XX 7300", "Shili Grand Hotel", "1 Shili Avenue, Nanjing", "+86 25 0000 1001",
        "+86 25 0000 0020", "Example-Guest", "welcome-2026", "Ambulance 急救 120", "Dinner banquet",
        "Drive to the airport", "Flight leaves XX 7301",
    ):  # fmt: skip
        assert expected in page
    companion = headed(plan(**{**STAY, "companions": ["li-juli"]}))["Welcome 欢迎"]
    assert "Li Juli will meet you at the exit" in companion


@pytest.mark.parametrize(
    ("pick_up", "told"),
    [(None, "We will tell you in good time"), ("no", "If you take a taxi"), ("yes", "at the exit")],
)
def test_guests_are_told_what_is_settled_about_being_met(pick_up: str | None, told: str) -> None:
    made = plan(**{**STAY, "needs": {"pick_up": pick_up}})
    assert told in headed(made)["Welcome 欢迎"]


def test_a_hotel_that_is_not_booked_yet_is_promised_and_its_card_has_lines() -> None:
    made = headed(plan(**{**STAY, "hotel": None}))
    assert "We will tell you its name and address in good time." in made["Welcome 欢迎"]
    html = edition_html(plan(**{**STAY, "hotel": None}), "guest", "en", KITS)
    (card,) = [one for one in html.split('<div class="place">')[1:] if "Hotel" in one.split("</p>")[0]]
    assert card.count("place-rule") == 2
    alone = headed(plan(**{**STAY, "hotel": None, "needs": {"hotel": "no", "pick_up": "yes"}}))
    assert "Your hotel" not in alone["Welcome 欢迎"]


def test_only_numbers_and_networks_for_guests_reach_them() -> None:
    company = playbook().company
    inside = company.numbers[0].model_copy(update={"guests": False})
    book = with_company(numbers=(inside, *company.numbers[1:]), wifi=Wifi(network="Open-Net"))
    page = headed(plan(book, **STAY))["Welcome 欢迎"]
    assert "0000 0099" not in page
    assert "Open-Net" in page
    assert "none needed" in page
    assert "Wi-Fi" not in headed(plan(with_company(wifi=None, numbers=()), **STAY))["Welcome 欢迎"]


def with_company(**changed: Any) -> Playbook:
    book = playbook()
    return book.model_copy(update={"company": book.company.model_copy(update=changed)})


# -- who is who -------------------------------------------------------------------------------------


def test_who_is_who_names_hosts_in_both_scripts_and_what_they_come_to() -> None:
    page = sheets("guest", "en")["Who is who 宾主名单"]
    assert page.index("Sun Fanli 孙范例") < page.index("Li Juli 李举例") < page.index("Zhou Tongli 周通例")
    manager = page[page.index("Sun Fanli") : page.index("Li Juli")]
    assert "Deputy General Manager for Foreign Trade" in manager
    assert "Mon 12 Oct" in manager
    assert "Dinner" in manager
    assert "With you throughout your visit 全程陪同" in page
    # nobody who only works for the visit
    assert not re.search("Chu Teli|Jiang Changli|Zheng Tili|Wei Bili", page)


def test_who_is_who_gives_the_numbers_of_contacts_only() -> None:
    page = sheets("guest", "en")["Who is who 宾主名单"]
    assert re.findall(r"\+86 25 0000 \d{4}", page) == ["+86 25 0000 0020", "+86 25 0000 0021"]


def test_our_interpreter_is_introduced_as_one() -> None:
    page = headed(plan(**{**STAY, "interpreter": "zhu-yili"}))["Who is who 宾主名单"]
    assert re.search(r"Zhu Yili 朱译例 Interpreter 翻译 Interprets for you", page)


def test_a_session_that_is_not_settled_promises_nobody() -> None:
    made = plan(**STAY)
    items = tuple(one.model_copy(update={"settle": True}) for one in made.agenda.items)
    unsure = made.model_copy(update={"agenda": made.agenda.model_copy(update={"items": items})})
    page = headed(unsure)["Who is who 宾主名单"]
    assert "Zhou Tongli" in page
    assert "Sun Fanli" not in page


def test_a_large_party_is_listed_behind_the_hosts_and_only_counted_on_the_welcome_page() -> None:
    for count, listed in ((8, "Welcome 欢迎"), (9, "Who is who 宾主名单")):
        guests = [{"name": f"Max Muster {n}", "title": "Engineer"} for n in range(1, count + 1)]
        made = headed(plan(**{**STAY, "guests": guests}))
        pages = [head for head, text in made.items() if "Max Muster 7 " in text and "Minutes" not in head]
        assert pages == [listed]
    assert "9 guests" in made["Welcome 欢迎"]


# -- meals ------------------------------------------------------------------------------------------


def test_meals_are_listed_with_place_and_host() -> None:
    page = sheets("guest", "en")["Your meals 用餐安排"]
    assert re.search(r"Mon 12 Oct 10月12日（周一） 12:00–13:00 Working lunch 工作午餐 with Zhou Tongli", page)
    assert "18:30–20:30" in page
    assert "Your host: Sun Fanli, Deputy General Manager for Foreign Trade" in page
    assert "Fanli Restaurant 范例酒楼 6 Fanli Lane, Nanjing" in page
    returned = plan(**{**STAY, "meals": {"dinner": {"given_by": "guests"}}})
    assert "at your invitation" in headed(returned)["Your meals 用餐安排"]


@pytest.mark.parametrize(
    ("diets", "told"),
    [
        ((None,), "If there is anything that you do not eat or drink"),
        (("halal",), "You have told us: halal."),
        (("halal", "halal"), "You have told us: halal."),
        (("halal", None), "has been passed on to the kitchens"),
        (("halal", "no nuts"), "has been passed on to the kitchens"),
    ],
)
def test_a_diet_is_printed_only_where_it_singles_nobody_out(diets: tuple[str | None, ...], told: str) -> None:
    guests = [{"name": f"Max Muster {n}", "title": "Engineer", "diet": one} for n, one in enumerate(diets)]
    pack = headed(plan(**{**STAY, "guests": guests}))
    assert told in pack["Your meals 用餐安排"]
    assert any("halal" in text for text in pack.values()) == ("halal" in told)


def test_a_restaurant_in_words_has_no_floor_of_ours_and_a_line_for_its_address() -> None:
    made = plan(**{**STAY, "meals": {"lunch": {"place": "样例小馆"}}})
    pack = headed(made)
    meals = pack["Your meals 用餐安排"]
    assert "样例小馆" in meals
    assert "Building 5" not in meals
    html = edition_html(made, "guest", "en", KITS)
    (card,) = [one for one in html.split('<div class="place">')[1:] if "样例小馆" in one]
    assert card.count("place-rule") == 1


# -- addresses --------------------------------------------------------------------------------------


def test_each_place_of_the_stay_is_once_in_chinese_for_the_driver() -> None:
    html = edition_html(plan(**STAY), "guest", "en", KITS)
    cards = [said(one) for one in html.split('<div class="place">')[1:]]
    names = ["南京示例机械制造有限公司", "示例国际大酒店", "范例酒楼", "南京禄口国际机场"]
    assert [any(name in card for name in names) for card in cards] == [True] * 4
    for card, name in zip(cards, names, strict=True):
        assert f"师傅您好，请送我到： {name}" in card
    assert "南京市示例大道1号 找不到时请拨打：+86 25 0000 1001" in cards[1]
    below = "Shili Grand Hotel · 1 Shili Avenue, Nanjing · about 20 minutes by car from our company"
    assert below in cards[1]


def test_an_unknown_hotel_is_no_restaurant_and_a_private_room_is_at_its_restaurant() -> None:
    made = plan(**{**STAY, "customer": {"country": "NO", "relation": "new"}, "hotel": None, "meals": None})
    meals = [one.place.en for one in made.agenda.items if one.kind == "meal" and one.place]
    assert "Hotel" in meals
    assert "Private Room at the Fanli Restaurant" in meals
    html = edition_html(made, "guest", "en", KITS)
    cards = [said(one) for one in html.split('<div class="place">')[1:]]
    restaurants = [card for card in cards if card.startswith("Restaurant")]
    assert len(restaurants) == 1
    assert "范例酒楼 南京市范例巷6号" in restaurants[0]


def test_a_map_is_printed_only_where_the_company_has_one() -> None:
    assert "<img" not in edition_html(plan(**STAY), "guest", "en", KITS)
    hotel = next(one for one in playbook().company.places if one.id == "shili-hotel")
    others = tuple(one for one in playbook().company.places if one != hotel)
    book = with_company(places=(*others, hotel.model_copy(update={"map": "maps/hotel.svg"})))
    html = edition_html(plan(book, **STAY), "guest", "en", KITS)
    assert re.findall(r'<img[^>]* src="([^"]*)" alt="([^"]*)"', html) == [
        ("maps/hotel.svg", "Map: Shili Grand Hotel")
    ]


def test_a_map_that_is_not_there_is_a_mistake_in_the_company_file(broken: Break) -> None:
    hotel = "    minutes: 10\n"
    (found,) = broken("company.yml", hotel, f"{hotel}    map: maps/none.svg\n")
    assert found.place.dotted == "places[7].map"
    assert "there is no picture `maps/none.svg` in kits/" in found.line("en")


@pytest.mark.parametrize("path", ["../data/a.svg", "/etc/a.png", "a.exe", "http://example.com/a.svg"])
def test_a_map_lies_in_the_kits(path: str) -> None:
    hotel = next(one for one in playbook().company.places if one.id == "shili-hotel")
    with pytest.raises(ValidationError, match="map"):
        Place.model_validate({**hotel.model_dump(by_alias=True), "map": path})


def test_a_file_that_only_calls_itself_a_picture_is_refused(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(references, "KITS", tmp_path)
    hotel = next(one for one in playbook().company.places if one.id == "shili-hotel")
    made = with_company(places=(hotel.model_copy(update={"map": "a.png"}),))
    store = open_store(DATA)
    for content, count in ((b"not a picture", 1), (b"\x89PNG\r\n\x1a\n", 0)):
        (tmp_path / "a.png").write_bytes(content)
        rules = [one.rule for one in references.check(store, made)]
        assert rules.count("map-missing") == count


# -- opinion ----------------------------------------------------------------------------------------


def test_guests_are_asked_only_about_what_they_have_seen() -> None:
    page = sheets("guest", "en")["How was your visit? 来访意见表"]
    for asked in ("Being met and driven", "The hotel", "The talks", "The meals", "Your visit as a whole"):
        assert asked in page
    assert "Interpreting" not in page
    assert "Please give this page to Zhou Tongli, or send it to zhou.tongli@example.com." in page
    day = headed(plan())["How was your visit? 来访意见表"]
    assert "The hotel" not in day
    assert "Being met" not in day


def test_the_answers_are_those_that_our_own_form_can_take_over() -> None:
    html = edition_html(plan(**STAY), "guest", "en", KITS)
    form = next(one for one in playbook().forms if one.id == "visit-feedback")
    options = next(one.options for one in form.fields if one.id == "satisfaction")
    page = said(html.partition("<table class=\"marks\">")[2].partition("</thead>")[0])
    assert page.endswith(" ".join(f"{one.en} {one.zh_hans}" for one in options))


# -- letters ----------------------------------------------------------------------------------------


def test_the_letter_for_the_visa_holds_what_a_consulate_asks_for() -> None:
    html = edition_html(plan(**STAY), "letters", "en", KITS)
    english, chinese, thanks = re.findall(r"<section.*?</section>", html, re.DOTALL)
    letter = said(english)
    for expected in (
        "Nanjing Example Machinery Manufacturing Co., Ltd.", "Invitation Letter", "Max Muster", "Director",
        "Passport no.", "Date of birth", "Nationality", "12 October 2026 to 14 October 2026",
        "100 Shili Road", "Shili Grand Hotel", "International travel: who pays", "Lodging: the visitors",
        "Zhou Tongli, Senior Sales Representative", "signature and company seal",
        "embassy or consulate at which the visa is applied for",
    ):  # fmt: skip
        assert expected in letter
    assert "邀请函" in said(chinese)
    assert "示范阀门公司" in said(chinese)
    assert "Dear Max Muster," in said(thanks)
    # a page to write on has lines, and no marks of a document to type in
    assert not re.search(r"[\[\]【】]", letter + said(chinese) + said(thanks))
    assert english.count("gap-line") == 10


def test_a_complaint_is_no_business_of_the_consulate() -> None:
    letter = said(edition_html(plan(**{**STAY, "purpose": "complaint"}), "letters", "en", KITS))
    assert "Talks on technical and quality matters" in letter
    assert "omplaint" not in letter


@pytest.mark.parametrize(("answer", "letters"), [("no", 1), (None, 3), ("yes", 3)])
def test_only_the_thanks_are_printed_where_nobody_needs_a_visa(answer: str | None, letters: int) -> None:
    html = edition_html(plan(**{**STAY, "needs": {"invitation_letter": answer}}), "letters", "en", KITS)
    assert html.count("<section") == letters


def test_guests_of_our_own_country_need_no_visa() -> None:
    home = plan(customer={"country": "CN"}, needs={"invitation_letter": None}, language="zh-Hans")
    assert list(headed(home, "letters")) == ["感谢来访"]


# -- paper ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("count", "pages"), [(6, 3), (60, 7)])
def test_each_letter_is_one_page_and_a_large_party_stands_on_a_numbered_list(
    count: int, pages: int, tmp_path: Any
) -> None:
    guests = [{"name": f"Max Muster {n}", "title": "Sales Engineer"} for n in range(1, count + 1)]
    made = plan(**{**STAY, "guests": guests})
    file = tmp_path / "letters.pdf"
    file.write_bytes(pdf(edition_html(made, "letters", "en", KITS), made.now, KITS))
    paper = read(file)
    assert len(paper.pages) == pages
    if count == 60:
        assert "60.MaxMuster60" in paper.pages[2].replace(" ", "")
