"""Search finds what people type, typed into a real browser; what is owed comes from the visible pages."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from playbook.paths import DATA
from playbook.store import load_playbook
from tests.site.conftest import Visitor
from tests.site.searching import BOX, Query, listed, open_box, owed, plain, read_as, search

ENGLISH = (
    *plain(
        "vehicle request", "invitation letter", "visa", "petty cash", "minutes", "airport", "hotel",
        "itinerary", "banquet", "complaint", "signature", "catalogue", "thank-you letter", "welcome sign",
        "interpret", "working day", "deputy general manager", "showroom", "film", "name card", "handshake",
        "luggage", "OV-085", "1.5.2", "R17", "projector", "e-mail", "factory", "quality", "price",
        "payment", "delivery", "supplier", "goods inspection", "head of delegation", "minutes signed",
        "lunch guest", "driver", "coffee", "new customer", "seating", "round table", "flag", "gift",
        "business card", "front desk", "badge", "emergency", "toast", "feedback", "chairman", "ceiling",
    ),
    *read_as(
        ("VEHICLE", "vehicle"), ("vehic", "vehicle"), ("ｈｏｔｅｌ", "hotel"), ("Hôtel", "hotel"),
        ("会谈纪要", "会谈纪要"), ("會談紀要", "会谈纪要"), ("huitanjiyao", "会谈纪要"),
        ("接站牌", "接站牌"),
    ),
)  # fmt: skip
SIMPLIFIED = (
    *plain(
        "用车申请单", "邀请函", "签证", "备用金", "会谈纪要", "纪要", "接站牌", "接站", "航班", "酒店",
        "总经办", "样本", "录像", "展厅", "茶", "照片", "付款方式", "交货期", "投影", "答谢信", "归档",
        "翻译", "座次", "右", "握手", "司机", "行程", "供应商", "业务员", "考察工厂", "投诉", "车", "副总",
        "工作日", "OV-085", "1.5.2", "R17", "新客户 背景调查", "午餐 领导", "会议室 座次",
        "宴请", "礼品", "合影", "名片", "门禁", "祝酒", "反馈", "董事长", "国旗",
    ),
    *read_as(
        ("會談紀要", "会谈纪要"), ("邀請函", "邀请函"), ("備用金", "备用金"), ("酒店預訂", "酒店 预订"),
        ("yaoqinghan", "邀请函"), ("huitan", "会谈"), ("yongche", "用车"), ("beiyongjin", "备用金"),
        ("qiānzhèng", "签证"), ("hui tan ji yao", "会谈纪要"), ("VIP客户", "VIP 客户"),
        ("PPT演示", "PPT 演示"), ("minutes", "minutes"), ("Vehicle Request", "vehicle request"),
        ("用车，司机", "用车 司机"),
    ),
)  # fmt: skip
TRADITIONAL = (
    *plain(
        "用車申請單", "邀請函", "簽證", "備用金", "會談紀要", "紀要", "接站牌", "航班", "酒店", "總經辦",
        "樣本", "錄像", "展廳", "茶", "照片", "付款方式", "交貨期", "投影", "答謝信", "歸檔", "翻譯",
        "座次", "右", "握手", "司機", "行程", "供應商", "業務員", "考察工廠", "投訴", "車", "工作日",
        "OV-085", "1.5.2", "宴請", "禮品", "合影", "名片", "門禁", "祝酒", "反饋", "董事長", "國旗", "費用",
        "級別", "午餐 領導", "會議室 座次",
    ),
    *read_as(
        ("用车申请单", "用車申請單"), ("邀请函", "邀請函"), ("会谈纪要", "會談紀要"), ("备用金", "備用金"),
        ("总经办", "總經辦"), ("业务员", "業務員"), ("归档", "歸檔"), ("yaoqinghan", "邀請函"),
        ("huitan", "會談"), ("yongche", "用車"), ("beiyongjin", "備用金"), ("VIP客户", "VIP 客戶"),
        ("minutes", "minutes"), ("新客戶 背景調查", "新客戶 背景調查"),
    ),
)  # fmt: skip
ALL = {"en": ENGLISH, "zh-Hans": SIMPLIFIED, "zh-Hant": TRADITIONAL}
#: Every fifth is typed key by key, the others arrive at once: each key is a search of its own.
QUERIES = [
    pytest.param(language, query, at % 5 > 0, id=f"{language}-{query.typed}")
    for language, queries in ALL.items()
    for at, query in enumerate(queries)
]
Visitors = Callable[..., Visitor]


@pytest.mark.parametrize(("language", "query", "at_once"), QUERIES)
def test_every_page_that_shows_the_words_is_found(
    language: str, query: Query, at_once: bool, pages: dict[str, dict[str, Any]], visitors: Visitors
) -> None:
    expected = owed(query, pages, language)
    assert expected, "no page shows these words: the query tests nothing"
    one = visitors(f"search-{language}")
    if not one.page.url.startswith(one.base):
        one.open(f"{language}/index.html")
    assert expected - search(one.page, query.typed, at_once=at_once) == set()


@pytest.mark.parametrize(
    ("language", "query"),
    [
        pytest.param(language, query, id=f"{language}-{query.typed}")
        for language, queries in ALL.items()
        for query in queries[::6]
    ],
)
def test_search_works_from_a_folder(
    language: str, query: Query, pages: dict[str, dict[str, Any]], visitors: Visitors
) -> None:
    one = visitors(f"search-{language}", disk=True)
    if not one.page.url.startswith(one.base):
        one.open(f"{language}/roles/index.html")
    assert owed(query, pages, language) - search(one.page, query.typed) == set()
    assert one.outside == []
    assert one.errors == []


def test_words_that_stand_nowhere_find_nothing_and_offer_the_glossary(visitor: Visitor) -> None:
    page = visitor.open("en/index.html")
    assert search(page, "zzxqj wvvk") == set()
    hint = page.locator(".hb-search-hint a")
    assert hint.is_visible()
    hint.click()
    page.wait_for_url("**/en/glossary.html")


@pytest.mark.parametrize(("language", "typed", "term", "other"), [
    ("en", "intrepretter", "Interpreter", "translator"),
    ("en", "vehicel", "Vehicle request", "car booking"),
    ("zh-Hans", "纪咬", "会谈纪要", "会议记录"),
])  # fmt: skip
@pytest.mark.parametrize("disk", [False, True], ids=["http", "file"])
def test_a_slip_that_finds_nothing_is_offered_what_the_glossary_calls_alike(
    language: str, typed: str, term: str, other: str, disk: bool, visitors: Callable[..., Visitor]
) -> None:
    page = visitors(f"slip-{disk}", disk=disk).open(f"{language}/roles/driver.html")
    assert search(page, typed) == set()
    line = page.locator("[data-near] li", has_text=other)
    expect(line).to_be_visible()
    line.locator("a", has_text=term).click()
    page.wait_for_url(f"**/{language}/glossary.html#*")
    assert page.locator(":target").inner_text().startswith(term)


def test_names_in_the_glossary_are_not_offered_beside_hits(visitor: Visitor) -> None:
    page = visitor.open("en/index.html")
    assert search(page, "interpreter")
    assert not page.locator("[data-near]").is_visible()


def test_a_plain_term_lists_only_pages_that_hold_it(
    pages: dict[str, dict[str, Any]], visitor: Visitor
) -> None:
    """`projector` is no name in the glossary, so nothing else may come along."""
    page = visitor.open("en/index.html")
    assert search(page, "projector") == owed(Query("projector"), pages, "en")


def test_what_the_glossary_calls_the_same_is_found_too(
    pages: dict[str, dict[str, Any]], visitors: Visitors
) -> None:
    """Every other name of a term leads to every page that uses the term itself."""
    playbook = load_playbook(DATA)
    one = visitors("search-zh-Hans")
    one.open("zh-Hans/index.html")
    for term in playbook.terms[::7]:
        for synonym in term.synonyms[-1:]:
            expected = owed(Query(synonym, (term.title.zh_hans,)), pages, "zh-Hans")
            assert expected - search(one.page, synonym) == set(), f"{synonym} for {term.title.zh_hans}"


def test_a_hit_lands_on_the_step_and_is_marked(visitor: Visitor) -> None:
    page = visitor.open("en/index.html")
    search(page, "file the vehicle request")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/phases/preparation.html?h=*#file-vehicle-request")
    heading = page.locator("#file-vehicle-request")
    heading.locator("mark").first.wait_for()
    box = heading.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 900


def test_a_title_comes_before_a_mention(visitor: Visitor) -> None:
    page = visitor.open("en/index.html")
    search(page, "vehicle request")
    first = page.locator(".md-search-result__item").first
    assert "Vehicle request" in first.inner_text()


def test_text_from_an_input_method_is_searched(pages: dict[str, dict[str, Any]], visitor: Visitor) -> None:
    page = visitor.open("zh-Hans/index.html")
    open_box(page)
    keyboard = visitor.context.new_cdp_session(page)
    for part in ("q", "qian", "qianzheng"):
        place = {"selectionStart": len(part), "selectionEnd": len(part)}
        keyboard.send("Input.imeSetComposition", {"text": part, **place})
    keyboard.send("Input.insertText", {"text": "签证"})
    assert page.input_value(BOX) == "签证"
    assert owed(Query("签证"), pages, "zh-Hans") - listed(page) == set()


def test_pasted_text_is_searched(pages: dict[str, dict[str, Any]], visitor: Visitor) -> None:
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visitor.open("zh-Hant/index.html")
    open_box(page)
    page.evaluate("navigator.clipboard.writeText('备用金')")
    page.keyboard.press("Control+V")
    assert owed(Query("備用金"), pages, "zh-Hant") - listed(page) == set()


def test_dictated_text_is_searched(pages: dict[str, dict[str, Any]], visitor: Visitor) -> None:
    """Dictation changes the box and sends `input`, never a key."""
    page = visitor.open("en/index.html")
    open_box(page)
    page.keyboard.insert_text("petty cash")
    assert owed(Query("petty cash"), pages, "en") - listed(page) == set()


def test_search_opens_on_a_phone(pages: dict[str, dict[str, Any]], visitors: Visitors) -> None:
    one = visitors("phone", viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = one.open("zh-Hans/index.html")
    page.tap("label.md-header__button[for=__search]")
    page.locator(BOX).wait_for(state="visible")
    assert owed(Query("接站牌"), pages, "zh-Hans") - search(page, "接站牌") == set()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
