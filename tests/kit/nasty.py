"""The worst visit that the checks accept: as full as a file can be, and something nasty in every entry."""

from typing import Any

from tests.kit.making import ENDLESS, data

#: Each does harm somewhere: in HTML, attributes, CSS, templates, format strings, shells, spreadsheets,
#: calendars, Word documents, paths.
NASTY = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "</style><style>*{display:none}</style>",
    "</title></head><body>",
    "<!-- lost",
    "--><!--",
    "]]>",
    "&lt;b&gt; &amp; &#0; &unknown;",
    "{{ 7 * 7 }} {% for x in y %}",
    "{{ config.__class__.__mro__ }}",
    "{company} {due} {0} {x!r} %s %(x)s ${HOME}",
    "}{ {{}} {",
    'url("file:///etc/passwd")',
    "file:///etc/passwd http://localhost:9/x.png",
    "@import url(//localhost:9/a.css);",
    "expression(alert(1)); color: red; }",
    "\\22 \\00003c \\n \\u0000",
    "../../../../etc/passwd C:\\CON\\..\\x",
    "=cmd|' /C calc'!A0",
    "'; DROP TABLE visits; --",
    "$(touch x) `id` | rm -rf x",
    "NaN nil None true Infinity 1e309 0x7f",
    "`code` **bold** [link](x) <https://example.com>",
    "x;END:VEVENT,BEGIN:VALARM\\nATTENDEE:mailto:x",
    '{ DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc" } [x] 【x】',
)
#: What a spreadsheet would take for a formula, a link or a control of the page, at the very start of a cell.
FORMULAS = (
    '=HYPERLINK("http://localhost:9","x")', "+1+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "@SUM(A1:A9)",
    "http://localhost:9/x", "mailto:x@localhost", "external:c:\\x.xls", "{=1+1}", "&A &[File] &D x", "'x",
)  # fmt: skip
#: Names as people have them, in all writings that are printed, some with characters that few fonts hold.
NAMES = (
    "龘䶮𬭊𠮷㐂",
    "欧阳䶮",
    "김철수",
    "やまだ カナ",
    "Иван Щёголев-Шишмарёв",
    "Ελένη Παπαδοπούλου",
    "Łukasz Wiśniewski",
    "Jiří Dvořák",
    "Ștefan Țîrțău",
    "Şükrü Ağaoğlu İnci",
    "Nguyễn Thị Ánh Tuyết",
    "Þórður Guðmundsdóttir",
    "José Nuñez",
    "محمد بن علي",
    "דנה לוי",
    "สมชาย ใจดี",
    "राम कुमार शर्मा",
    "ချမ်းမြေ့",
    "სოფიო",
    "O’Brien–Smith №5 (Müller & Söhne)",
    "Ω",
    "W" * 60,
    f"{ENDLESS} {ENDLESS}",
    "Maximilian Konstantin von Muster-Beispielhausen zu Hohenmuster",
)
GUESTS = 60


def nasty(number: int) -> str:
    return NASTY[number % len(NASTY)]


def names() -> list[str]:
    """The names of the guests: nasty ones, formulas, all writings, long ones; no two alike."""
    said = [f"Guest {one}" for one in NASTY] + list(NAMES)
    formulas = [f"{one} Guest {n}" for n, one in enumerate(FORMULAS)]
    long = [f"{NAMES[-1]} {n}" for n in range(GUESTS)]
    return [*formulas, *said, *long][:GUESTS]


def everywhere() -> dict[str, Any]:
    """A visit with something nasty in every entry that takes words; names need a letter and have one."""
    guests = [
        {"name": one, "latin": f"Latin {n} {nasty(n + 7)}", "chinese": f"客人{n} {nasty(n + 3)}",
         "title": {"en": f"Title {nasty(n + 1)}", "zh-Hans": f"职务 {nasty(n + 1)}"}, "diet": nasty(n + 2),
         "note": nasty(n + 4), "languages": [nasty(n + 5)]}
        for n, one in enumerate(names())
    ]  # fmt: skip
    for guest in guests[::3]:  # one name alone, as most files have it
        if str(guest["name"]).isascii():
            del guest["latin"], guest["chinese"]
    sums = {"each": 12_345.67}
    return data(
        customer={
            "name": f"=Customer {nasty(0)} {nasty(9)}", "chinese": f"客户 {nasty(3)}", "relation": "new",
            "important": "yes", **{key: f"{key} {nasty(n)}" for n, key in enumerate(
                ("contact", "phone", "fax", "email", "website", "address", "founded", "size", "products",
                 "influence", "suppliers_in_china", "background"), 4)},
        },
        guests=guests,
        other_purposes=["project-negotiation", "complaint", "goods-inspection"],
        objectives=[f"Objective {one}" for one in NASTY],
        arrives={"at": "2026-10-12 07:40", "by": "air", "number": nasty(13), "place": f"Place {nasty(12)}"},
        leaves={
            "at": "2026-10-13 19:00", "by": "rail", "number": nasty(2), "place": nasty(4),
            "home": "2026-10-14T09:00+02:00", "next_stop": nasty(8),
        },
        needs={"pick_up": "yes", "hotel": "yes", "invitation_letter": "yes", "interpreter": "yes"},
        choices={"gifts": "yes", "flags": "yes", "welcome_board": "yes", "top_leader": "yes"},
        level="three-level/top",
        hotel=f"Hotel {nasty(13)}",
        meeting={"topics": [f"Topic {one}" for one in NASTY], "room": "conference-room-1",
                 "hosts": ["chairman", "deputy-gm", "salesperson"]},
        meals={"lunch": {"place": nasty(18)}, "dinner": {"place": f"={nasty(25)}", "table": "round",
               "declined": [guests[20]["name"]]}},
        sessions=[{"title": f"+Session {nasty(11)}", "start": "2026-10-12 14:00", "end": "2026-10-12 15:00",
                   "room": f"Room {nasty(15)}"}],
        vehicles=["coach", "van"],
        companions=["secondary-host", "deputy-gm"],
        seating=["u-table"],
        flags=["company", "CN", "ch", "customer"],
        supplies={"pens": 99_999},
        budget={
            "advance": 5000,
            "planned": {"lunch": sums, "dinner": {"per_person": 300}, "room": 99_999_999.99, "gift": sums,
                        "other": [{"what": f"={one}", "total": 1.5} for one in NASTY[:28]]},
            "actual": {"lunch": sums, "other": [{"what": "@Other", "each": 2, "count": 3}]},
        },
        remarks=[f"Remark {one}" for one in (*NASTY, *FORMULAS)],
        interpreter={"name": f"Interpreter {nasty(6)}", "title": nasty(16), "phone": nasty(19)},
        team={
            "main-host": {
                "name": f"-Host {nasty(1)}", "title": nasty(10), "phone": nasty(21), "email": nasty(5),
            },
            "salesperson": {"name": f"{ENDLESS} {ENDLESS}", "title": f"{ENDLESS} {nasty(24)}"},
        },
    )  # fmt: skip
