"""One visit in which every entry of the file can be told from every other, and the text of its editions."""

import re
from functools import cache
from typing import Any

from playbook.model.base import Language
from playbook.model.sheet import Edition
from playbook.paths import KITS
from playbook.plan import VisitPlan
from playbook.render.html import edition_html
from tests.kit.making import plan
from tests.kit.secrets import CUSTOMER, GUEST, VISIT, WORDS

MARKED: dict[str, Any] = {
    "customer": {
        "name": "Muster Armaturen AG",
        "chinese": "示范阀门公司",
        "relation": "new",
        **CUSTOMER,
    },
    "guests": [
        {
            "name": "Anna Muster",
            "chinese": "安娜",
            "title": {"en": "Xdirector", "zh-Hans": "标记董事"},
            "diet": {"en": "Xvegan", "zh-Hans": "标记素食"},
            **GUEST,
        },
        {"name": "Bert Beispiel", "title": {"en": "Xengineer", "zh-Hans": "标记工程师"}},
        {
            "name": "Carl Façade",
            "title": {"en": "Xbuyer", "zh-Hans": "标记采购"},
            "diet": {"en": "Xvegan", "zh-Hans": "标记素食"},
        },
    ],
    **VISIT,
    "level": "three-level/top",
    "needs": {"pick_up": "yes", "hotel": "yes", "interpreter": "yes"},
    "choices": {"welcome_board": "yes", "gifts": "yes"},
    "hotel": "shili-hotel",
    "vehicle": "van",
    "companions": ["secondary-host"],
    "meals": {"dinner": {"place": "fanli-restaurant"}},
    "meeting": {"topics": ["Xtopic"]},
    "arrives": {"at": "2026-10-12 09:40", "by": "air", "number": "XX 7300", "place": "nanjing-lukou"},
    "leaves": {"at": "2026-10-13 18:00", "by": "air", "number": "XX 7301", "place": "nanjing-lukou"},
    "sessions": [{"title": "Xsession", "start": "2026-10-12 15:00", "end": "2026-10-12 15:30"}],
}
#: For nobody but the host.
INTERNAL_ONLY = " ".join([*(word.replace(" ", "_") for word in WORDS), "Xtopic"])


def marks(listed: str) -> list[str]:
    """The words of a list; an underscore stands for a space."""
    return [one.replace("_", " ") for one in listed.split()]


def text_of(html: str) -> str:
    """What is to be read in a document, in title and description too."""
    told = " ".join(re.findall(r'(?:content|title|alt|data-title)="([^"]*)"', html))
    read = re.sub(r"<style>.*?</style>|<[^>]*>", " ", html, flags=re.DOTALL)
    return " ".join(f"{told} {read}".split())


@cache
def marked() -> VisitPlan:
    """The plan of the visit with marks."""
    return plan(**MARKED)


@cache
def printed(edition: Edition, language: Language = "en") -> str:
    """The text of an edition of that visit."""
    return text_of(edition_html(marked(), edition, language, KITS))
