"""Nothing internal reaches the guests: no words for our own work, nothing the file says of them."""

import re
from collections.abc import Iterable
from typing import Any

import pytest
import yaml

from playbook.model.base import LANGUAGES, Language
from playbook.paths import KITS, VISITS
from playbook.render.html import edition_html
from playbook.texts import to_simplified
from tests.kit.conftest import Make, each_example
from tests.kit.making import plan, playbook
from tests.kit.reading import Paper, bare
from tests.kit.secrets import CUSTOMER, GUEST, VISIT, WORDS

#: Words of our own kitchen. A guest who reads one of them has the wrong paper in hand.
ENGLISH = """
internal, not for guests, cost, costs, budget, expense, petty cash, advance, reimburse, settlement, ceiling,
ceilings, price limit, rank, ranking, seniority, warning, background, survey,
late, overdue, critical, checklist, to be settled, to settle,
does not apply, proof, owner, deadline, key customer, important customer, new customer, known customer,
competitor, credit, what we want, objectives, often forgotten, visit file, playbook, conflict, fixed,
vegetarian, no pork, no beef, no shellfish, diet, complaint, host pack, salesperson
"""
CHINESE = """
内部、费用、成本、预算、备用金、报销、上限、超标、职级、级别、排序、警告、背景、调查、逾期、关键、清单、待确认、不适用、凭据、
完成标准、负责人、时限、重要客户、新客户、老客户、竞争、信用、目标、容易疏忽、来访文件、访问文件、冲突、已定、素食、
不吃、忌口、投诉、业务员、摸清、客户想要、请留意
"""
#: Where a word of the list is part of a harmless one, or stands on the card of the person to call.
HARMLESS = (
    "外贸部业务员",
    "外贸部高级业务员",
    "外貿部業務員",
    "外貿部高級業務員",
    "主接待业务员陪同晚餐",
    "主接待業務員陪同晚餐",
)

#: Every entry of a visit file that is for the host's eyes, each with a word of its own in each language.
SECRETS: dict[str, Any] = {
    "customer": {"name": "Muster Armaturen AG", "kind": "trading", **CUSTOMER},
    "guests": [
        {
            "name": "Max Muster",
            "title": {"en": "Director", "zh-Hans": "董事"},
            "rank": 77,
            "diet": {"en": "Xdiet", "zh-Hans": "机密饮食"},
            **GUEST,
        },
        # a guest who comes alone may read what is noted of the own diet; of a party nobody's is printed
        {"name": "Erika Beispiel", "title": {"en": "Engineer", "zh-Hans": "工程师"}},
    ],
    "purpose": "complaint",
    "other_purposes": ["project-negotiation"],
    **VISIT,
    "needs": {"pick_up": "yes", "hotel": "yes", "interpreter": None, "invitation_letter": None},
    "hotel": "shili-hotel",
    "vehicle": "van",
    "companions": ["secondary-host"],
    "arrives": {"at": "2026-10-12 07:40", "by": "air", "number": "XX 1", "place": "nanjing-lukou"},
    "leaves": {
        "at": "2026-10-13 18:00",
        "by": "air",
        "number": "XX 2",
        "place": "nanjing-lukou",
        "home": "2026-10-14 06:07+02:00",
        "next_stop": {"en": "Xnext", "zh-Hans": "机密下站"},
    },
    "sessions": [{"title": "Own talks", "start": "2026-10-12 08:00", "end": "2026-10-12 08:30"}],
}
#: What a guest may not find in any form: the words above, and what the plan makes of them.
MARKERS = (*WORDS, "Xdiet", "機密")


def words(listed: str) -> list[str]:
    return [word.strip() for word in re.split("[,、]", listed) if word.strip()]


def raw(paper: Paper) -> str:
    """The text with its spaces, where single words can be told apart."""
    pages = " ".join(page.extract_text() for page in paper.reader.pages)
    return " ".join([pages, *paper.about.values(), *(mark.title for mark in paper.outline)])


def forbidden(text: str, agreed: Iterable[str] = ()) -> list[str]:
    """Words of our kitchen in a text with spaces, in English and in either kind of Chinese characters.

    ``agreed`` is what the visit file itself puts before the guests, such as a topic on costs.
    """
    chinese = bare(to_simplified(text))
    for harmless in (*HARMLESS, *map(bare, agreed)):
        chinese = chinese.replace(harmless, "")
    english = [word for word in words(ENGLISH) if re.search(rf"(?i)\b{re.escape(word)}\b", text)]
    return english + [word for word in words(CHINESE) if word in chinese]


@each_example("zh-Hans")
def test_the_guest_pack_of_every_example_is_clean(name: str, language: Language, example: Make) -> None:
    kit = example(name, language)
    visit = yaml.safe_load((VISITS / f"{name}.yml").read_text(encoding="utf-8"))
    topics = [said for topic in visit["meeting"]["topics"] for said in topic.values()]
    assert forbidden(raw(kit.guest), topics) == []
    # the list itself would find them
    assert sum(word in kit.host.text for word in words(CHINESE)) > 8


@each_example("zh-Hans")
def test_what_the_file_says_of_the_customer_stays_with_us(
    name: str, language: Language, example: Make
) -> None:
    visit = yaml.safe_load((VISITS / f"{name}.yml").read_text(encoding="utf-8"))
    kit = example(name, language)
    guests = [one["name"] for one in visit["guests"]]
    for said in secrets_of(visit, guests):
        assert bare(said) not in kit.guest.text, said
    own = [visit["customer"]["email"], visit["customer"]["phone"]]
    assert all(bare(said) in kit.host.text for said in own) or visit["customer"]["relation"] == "known"


def secrets_of(visit: dict[str, Any], guests: list[str]) -> list[str]:
    """The internal values of an example in every language it gives."""
    customer = {
        key: value for key, value in visit["customer"].items() if key not in ("name", "chinese", "country")
    }
    parts = [
        *(value for key, value in customer.items() if key not in ("relation", "important", "kind")),
        *(guest[key] for guest in visit["guests"] for key in ("diet", "note") if key in guest),
        *visit.get("objectives", ()),
        *visit.get("remarks", ()),
    ]
    texts = [one for part in parts for one in (part.values() if isinstance(part, dict) else [str(part)])]
    return [one for one in texts if one not in guests]


@each_example("zh-Hans")
def test_only_the_people_to_call_are_in_the_guest_pack_with_numbers(
    name: str, language: Language, example: Make
) -> None:
    visit = yaml.safe_load((VISITS / f"{name}.yml").read_text(encoding="utf-8"))
    contacts = {visit["team"].get(role) for role in ("main-host", "secondary-host")}
    kit = example(name, language)
    for person in playbook().company.people:
        if person.phone and person.id not in contacts:
            assert bare(person.phone) not in kit.guest.text
            assert person.email is None or person.email not in kit.guest.text
    for person in playbook().company.people:
        if person.id in contacts:
            assert bare(person.phone or "") in kit.guest.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_entry_for_our_eyes_is_even_in_the_source_of_the_guest_pack(language: Language) -> None:
    made = plan(**SECRETS, language=language)
    html = edition_html(made, "guest", "zh-Hans", KITS)
    assert [marker for marker in MARKERS if marker in html] == []
    text = re.sub(r"<style>.*?</style>|<[^>]*>", " ", html, flags=re.DOTALL)
    assert forbidden(text) == []
    # nor what the plan says about the visit
    for finding in made.findings:
        assert finding.text.en not in html
        assert finding.text.zh_hans not in html
    assert any(issue.text.en for issue in made.agenda.issues)
    assert not any(issue.text.en in html or issue.text.zh_hans in html for issue in made.agenda.issues)
    titles = [step.title.en for step in made.steps] + [step.title.zh_hans for step in made.steps]
    assert not any(title in text for title in titles)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nor_in_that_of_the_letters(language: Language) -> None:
    """A letter for the visa has to say who pays, and when; nothing of ours besides."""
    made = plan(**SECRETS, language=language)
    html = edition_html(made, "letters", "zh-Hans", KITS)
    assert html.count('<section class="letter') == (3 if language == "en" else 2)
    assert [marker for marker in MARKERS if marker in html] == []
    text = re.sub(r"<style>.*?</style>|<[^>]*>", " ", html, flags=re.DOTALL)
    assert forbidden(text.replace("Costs", ""), ["费用承担"]) == []
    assert [one.text.en for one in made.findings if one.text.en in html] == []


def test_the_host_pack_does_hold_them() -> None:
    """So that a renamed key does not make the test above pass for nothing."""
    made = plan(**{**SECRETS, "customer": {**SECRETS["customer"], "relation": "new"}}, language="en")
    html = edition_html(made, "host", "en", KITS) + edition_html(made, "host", "zh-Hans", KITS)
    wanted = [marker for marker in MARKERS if marker != "機密"]
    assert [marker for marker in wanted if marker not in html] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_guests_find_what_they_need(language: Language) -> None:
    """Who they are, where they sleep, whom they call, and addresses to show a driver in Chinese."""
    text = bare(
        re.sub(r"<[^>]*>", " ", edition_html(plan(**SECRETS, language=language), "guest", "en", KITS))
    )
    places = {place.id: place for place in playbook().company.places}
    for place in ("shili-hotel", "nanjing-lukou"):
        assert bare(places[place].name.zh_hans) in text
        address = places[place].address
        assert address is not None
        assert bare(address.zh_hans) in text
    for expected in ("Max Muster", "XX 1", "XX 2", "+86 25 0000 0020", playbook().company.legal_name.zh_hans):
        assert bare(expected) in text


def test_a_dinner_that_the_file_fixes_is_on_the_itinerary() -> None:
    own = {"title": "Boat dinner", "start": "2026-10-12 18:00", "end": "2026-10-12 20:00", "kind": "meal"}
    html = edition_html(plan(**{**SECRETS, "sessions": [own]}), "guest", "en", KITS)
    welcome = html.partition('<section class="sheet welcome">')[2].partition("</section>")[0]
    assert "Boat dinner" in welcome
