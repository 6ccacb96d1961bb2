"""Minutes and letters as Word documents: what is known is filled in, what is not is marked, nothing leaks."""

from typing import Any

import pytest

from playbook.plan import VisitPlan
from playbook.render.files import office_files
from playbook.render.letters import invitation, minutes, thank_you
from tests.kit.making import plan
from tests.office.reading import WORD, all_text, example, paragraphs, part, runs

PAPERS = {"minutes": minutes, "thank-you": thank_you, "invitation": invitation}
#: What a visit file may hold that no guest may read.
SECRETS: dict[str, Any] = {
    "customer": {
        "background": "SECRET-background",
        "influence": "SECRET-influence",
        "suppliers_in_china": "SECRET-suppliers",
        "products": "SECRET-products",
        "relation": "new",
        "important": "yes",
    },
    "objectives": ["SECRET-objective"],
    "remarks": ["SECRET-remark"],
    "budget": {"planned": {"other": [{"what": "SECRET-cost", "total": 1}]}},
    "guests": [
        {"name": "Max Muster", "title": "Director", "diet": "SECRET-diet", "note": "SECRET-note", "rank": 77},
        {"name": "Erika Beispiel", "title": "Engineer", "languages": ["SECRET-language"]},
    ],
}


@pytest.fixture(params=sorted(PAPERS))
def paper(request: pytest.FixtureRequest) -> Any:
    return PAPERS[request.param]


def marked(document: bytes) -> list[str]:
    return [text for text, blank in runs(document) if blank]


def plain(document: bytes) -> str:
    return "".join(text for text, blank in runs(document) if not blank)


# -- minutes ----------------------------------------------------------------------------------------


def test_the_minutes_are_filled_in_as_on_the_kits_form_in_both_languages() -> None:
    said = paragraphs(minutes(example()))
    assert said[0] == "Minutes of the meeting 会谈纪要"
    for label in ("Subject", "主题", "Participants of Party A", "甲方参会人员", "Recorder", "记录人"):
        assert label in said
    for value in ("Erika Beispiel 艾丽卡·样例", "Wu Xianli 吴先例", "Tue 13 Oct 2026, 13:15–14:15"):
        assert value in said
    assert "Conference Room 1 第一会议室" in said
    assert "Topic 1 议题1 · Quality plan for the new line 新产线的质量要求".replace(" ", "") in [
        one.replace(" ", "") for one in said
    ]
    assert {"Signature of Party A", "甲方签字", "Signature of Party B", "乙方签字"} <= set(said)
    assert said.count("Date 日期") == 2


def test_each_topic_has_room_to_type_and_there_are_three_at_least() -> None:
    for topics, blocks in (([], 3), (["Price"], 3), ([f"Topic {n}" for n in range(7)], 7)):
        said = paragraphs(minutes(plan(meeting={"topics": topics})))
        assert said.count("Details") == blocks
        assert said.count("") >= 5 * blocks


def test_guests_who_read_traditional_chinese_get_minutes_in_it() -> None:
    said = paragraphs(minutes(example("example-complaint")))
    assert said[0] == "會談紀要"
    assert "甲方參會人員" in said
    assert "投诉" not in "".join(said)


# -- letters ----------------------------------------------------------------------------------------


def test_the_thank_you_letter_says_what_is_known_and_leaves_the_rest_to_its_writer() -> None:
    said = plain(thank_you(example()))
    assert "Dear Erika Beispiel," in said
    assert "from 12 October 2026 to 14 October 2026" in said
    assert "Our thanks go to Jörg Müster and Zoë Façade as well." in said
    assert "Trial order" in said
    assert "Zhou Tongli, Senior Sales Representative" in said
    assert (
        "Copy to: Jörg Müster, Zoë Façade, Sun Fanli, Feng Chengli, Li Juli, Wu Xianli and Zhu Yili" in said
    )
    blanks = marked(thank_you(example()))
    assert blanks.count("[agreed]") == 3  # one for each topic: nobody knows yet what was agreed
    assert "[date]" in blanks
    assert "[signature]" in blanks


def test_a_visit_of_one_day_is_thanked_for_with_one_date() -> None:
    said = plain(thank_you(plan()))
    assert (
        "Thank you for visiting Nanjing Example Machinery Manufacturing Co., Ltd. on 12 October 2026." in said
    )
    assert "as well" not in said


def test_a_large_party_is_thanked_together() -> None:
    guests = [{"name": f"Max Muster {n}", "title": "Engineer"} for n in range(1, 31)]
    said = plain(thank_you(plan(guests=guests)))
    assert "Our thanks go to all your colleagues as well." in said
    assert "Copy to: all members of your party and Wu Xianli" in said
    assert "Max Muster 30" not in said


def test_the_letter_for_the_visa_states_whom_why_when_and_marks_what_only_the_passport_knows() -> None:
    letter = invitation(example())
    said = paragraphs(letter)
    assert said.index("Invitation Letter") < said.index("邀请函")
    assert "12 October 2026 to 14 October 2026" in said
    assert "2026 年 10 月 12 日至 2026 年 10 月 14 日".replace(" ", "") in [
        one.replace(" ", "") for one in said
    ]
    assert "Nanjing Example Machinery Manufacturing Co., Ltd. invites the persons named below" in "".join(
        said
    )
    assert "示例国际大酒店" in said
    blanks = marked(letter)
    assert blanks.count("[ ]") == blanks.count("【 】") == 3 * 4  # sex, birth, nationality, passport of each
    assert blanks.count("[check]") == 3
    assert blanks.count("[who pays]") == 3
    assert "[check: Factory inspection and Project negotiation]" in blanks


def test_the_letter_for_the_visa_does_not_guess_the_hotel() -> None:
    assert "[hotel and address]" in marked(invitation(plan(needs={"invitation_letter": "yes"})))


@pytest.mark.parametrize(("needed", "made"), [("yes", True), ("no", False), (None, True)])
def test_the_letter_for_the_visa_is_made_unless_nobody_needs_one(needed: str | None, made: bool) -> None:
    files = office_files(plan(needs={"invitation_letter": needed}), "en")
    assert ("made-up-invitation.docx" in files) is made


# -- all papers -------------------------------------------------------------------------------------


def test_every_bracket_is_highlighted_and_nothing_else(paper: Any) -> None:
    for made in (example(), example("example-complaint")):
        for text, blank in runs(paper(made)):
            assert blank == (text.startswith(("[", "【")) and text.endswith(("]", "】"))), text


def test_what_somebody_typed_is_never_taken_for_a_blank_or_a_placeholder(paper: Any) -> None:
    name = "Max [who pays] {company} 【日期】"
    document = paper(plan(guests=[{"name": name, "title": "Director"}]))
    assert name in "".join(paragraphs(document))
    assert not [text for text in marked(document) if "Max" in text]


def test_guests_read_nothing_internal() -> None:
    files = office_files(plan(**SECRETS, needs={"invitation_letter": "yes"}), "zh-Hans")
    for paper in PAPERS:
        assert "SECRET" not in all_text(files[f"made-up-{paper}.docx"])
    calendar = files["made-up-guest-agenda.ics"].decode("utf-8")
    assert "SECRET" not in calendar.replace("\r\n ", "")
    assert "SECRET-diet" in all_text(files["made-up-run-sheet.xlsx"]), "hosts do read what guests must not"
    assert "SECRET-cost" in all_text(files["made-up-budget.xlsx"])


def test_papers_are_a4_and_name_fonts_for_both_scripts(paper: Any) -> None:
    for made, body in ((example(), "SimSun"), (example("example-complaint"), "PMingLiU")):
        document = paper(made)
        [size] = part(document, "word/document.xml").iter(f"{WORD}pgSz")
        assert (size.get(f"{WORD}w"), size.get(f"{WORD}h")) == ("11906", "16838")
        styles = {
            one.get(f"{WORD}styleId"): one.find(f".//{WORD}rFonts")
            for one in part(document, "word/styles.xml").iter(f"{WORD}style")
        }
        for style, face in (
            ("Normal", body),
            ("Heading1", "SimHei" if body == "SimSun" else "Microsoft JhengHei"),
        ):
            fonts = styles[style]
            assert fonts is not None
            assert (fonts.get(f"{WORD}ascii"), fonts.get(f"{WORD}eastAsia")) == ("Times New Roman", face)
            assert not [name for name in fonts.attrib if name.endswith(("Theme", "theme"))]


def test_papers_say_who_made_them_and_what_they_are(paper: Any) -> None:
    about = "".join(part(paper(example()), "docProps/core.xml").itertext())
    assert "Nanjing Example Machinery" in about
    assert "python-docx" not in about


def test_the_same_input_gives_the_same_bytes(paper: Any) -> None:
    assert paper(example()) == paper(example())


def test_names_in_many_scripts_stay_whole(paper: Any) -> None:
    names = ["王䶮𬭊", "𠮷田一郎", "محمد المثال", "สมชาย ตัวอย่าง", "Ирина Примерова", "Nguyễn Ví Dụ"]
    made: VisitPlan = plan(guests=[{"name": one, "title": "Engineer"} for one in names])
    said = "".join(paragraphs(paper(made)))
    assert all(one in said for one in names)
