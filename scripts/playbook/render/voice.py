"""Choice of language for one edition: every text of a plan becomes plain strings."""

from datetime import datetime
from zoneinfo import ZoneInfo

from playbook.agenda import AgendaItem
from playbook.model.base import Language, Text
from playbook.model.playbook import Playbook
from playbook.model.values import SomeText
from playbook.model.visit import Visit
from playbook.phrases import Phrases
from playbook.schedule import Window
from playbook.texts import LOCALES
from playbook.words import format_day, format_moment, format_window, join, pick, words_of

Said = str | Text | SomeText | datetime


class Voice:
    """One edition's language, and a second one where guests and hosts read the same page."""

    def __init__(self, playbook: Playbook, language: Language, second: Language | None = None) -> None:
        self.playbook, self.language, self.second = playbook, language, second
        self.zone = ZoneInfo(playbook.company.time_zone)
        self.phrases = Phrases(playbook)

    def say(self, said: Said | None, language: Language | None = None) -> str:
        """One text in the edition's language (or another); nothing for None."""
        language = language or self.language
        if said is None:
            return ""
        if isinstance(said, datetime):
            return format_moment(said, language, year=True)
        return pick(said, language) if isinstance(said, Text) else words_of(said, language)

    def both(self, said: Said | None) -> dict[str, str]:
        """A text in both languages; the second is empty when it would say the same."""
        first = self.say(said)
        second = self.say(said, self.second) if self.second else ""
        return {"a": first, "b": second if second != first else ""}

    def word(self, key: str, **values: Text | str) -> str:
        """A label, its blanks filled."""
        return self.say(self.phrases.word(key, **values))

    def word2(self, key: str, **values: Text | str) -> dict[str, str]:
        """A label in both languages."""
        return self.both(self.phrases.word(key, **values))

    def labels(self) -> dict[str, dict[str, str]]:
        """All labels without blanks, in both languages."""
        words = self.playbook.words.items()
        return {key.replace("-", "_"): self.both(text) for key, text in words if "{" not in text.en}

    def day(self, moment: datetime) -> dict[str, str]:
        """A day in both languages."""
        second = format_day(moment.date(), self.second) if self.second else ""
        return {"a": format_day(moment.date(), self.language), "b": second}

    def window(self, window: Window) -> str:
        """A due time on the host's clock."""
        return format_window(window, self.language)

    def listed(self, items: list[str]) -> str:
        """A list in words."""
        return join(items, self.language)

    def country(self, code: str) -> str:
        """The name of a country by its two letters; the letters themselves when they name none."""
        from babel import Locale  # noqa: PLC0415 - keeps `playbook check` quick

        return str(Locale.parse(LOCALES[self.language]).territories.get(code, code))

    def clock(self, item: AgendaItem) -> str:
        """``09:40`` or ``09:40–10:20``."""
        start, end = f"{item.start:%H:%M}", f"{item.end:%H:%M}"
        return start if start == end else f"{start}–{end}"


def customer_name(visit: Visit, language: Language) -> str:
    """The guests' company on a paper in ``language``: in Chinese where guests and readers read that."""
    own, chinese = visit.customer.name, visit.customer.chinese
    return own if "en" in (visit.language, language) else chinese or own
