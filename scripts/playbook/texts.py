"""Choice of language, lists, and filling of placeholders."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Literal
from unicodedata import east_asian_width

from playbook.model.base import Filled, Language, Text, text
from playbook.model.values import SomeText

if TYPE_CHECKING:
    from opencc import OpenCC

#: CLDR locales; Taiwan's for traditional characters, as OpenCC's s2tw writes them.
LOCALES: Mapping[Language, str] = {"en": "en", "zh-Hans": "zh_Hans_CN", "zh-Hant": "zh_Hant_TW"}

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_CJK = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_LATIN = "A-Za-z0-9\u00c0-\u024f"
_QUOTES = (("“", "”", "「", "」"), ("‘", "’", "『", "』"))
_FULL = re.compile(rf"[{_CJK}\u3001-\u303f\uff01-\uff60]")
_SEAM = re.compile(rf"(?<=[{_CJK}])(?=[{_LATIN}])|(?<=[{_LATIN}%])(?=[{_CJK}])")


class UnknownPlaceholderError(KeyError):
    """A text asks for a value that nobody gives."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(name)
        self.name = name
        self.known = tuple(sorted(known))

    def __str__(self) -> str:
        return f"{{{self.name}}} has no value; known here: {', '.join(self.known) or 'none'}"


@cache
def _converter(profile: str) -> "OpenCC":
    from opencc import OpenCC  # noqa: PLC0415  loads dictionaries, 0.1 s

    return OpenCC(profile)


@lru_cache(maxsize=20_000)
def to_traditional(simplified: str) -> str:
    """Traditional characters and quotation marks in Taiwan's forms, word choice unchanged."""
    words = str(_converter("s2tw").convert(simplified))
    for first, last, left, right in _QUOTES:
        words = re.sub(rf"{first}([^{first}{last}]*){last}", partial(_quoted, left, right), words)
    return words


def _quoted(left: str, right: str, found: re.Match[str]) -> str:
    """Words in marks of their own; those of a foreign sentence keep theirs, and so does an apostrophe."""
    before, after = found.string[: found.start()].rstrip()[-1:], found.string[found.end() :].lstrip()[:1]
    return f"{left}{found[1]}{right}" if _FULL.search(before + found[1] + after) else found[0]


@lru_cache(maxsize=2_000)
def to_simplified(traditional: str) -> str:
    """Simplified characters and marks, for words that a visit file gives in traditional ones only."""
    words = str(_converter("tw2s").convert(traditional))
    for *simplified, left, right in _QUOTES:
        words = words.replace(left, simplified[0]).replace(right, simplified[1])
    return words


def pick(text: Text, language: Language) -> str:
    """The text in one language; traditional Chinese is derived unless it is written out."""
    if language == "en":
        return text.en
    if language == "zh-Hans":
        return text.zh_hans
    if isinstance(text, Filled):
        return fill(pick(text.pattern, language), {name: pick(one, language) for name, one in text.values})
    return text.zh_hant or to_traditional(text.zh_hans)


def words_of(value: str | SomeText | Text, language: Language) -> str:
    """What somebody typed, in the language asked for or else in one they wrote.

    Between the two Chinese scripts it is converted; a plain string is taken as typed.
    """
    if isinstance(value, str):
        return value
    simplified = value.zh_hans or (to_simplified(value.zh_hant) if value.zh_hant else None)
    traditional = value.zh_hant or (to_traditional(value.zh_hans) if value.zh_hans else None)
    order = {
        "en": (value.en, simplified),
        "zh-Hans": (simplified, value.en),
        "zh-Hant": (traditional, value.en),
    }[language]
    return next(words for words in order if words)


def spaced(words: str) -> str:
    """One space between Chinese characters and Latin letters or digits, as set in print."""
    return _SEAM.sub(" ", words)


def glue(parts: Iterable[str]) -> str:
    """Parts one after the other, with a space only where Chinese meets Latin letters or digits.

    Inside a part nothing changes: 10月12日 stays as it is.
    """
    line = ""
    for part in parts:
        seam = line and part and _SEAM.search(line[-1] + part[0])
        line += f" {part}" if seam else part
    return line


def placeholders(text: Text | str) -> set[str]:
    """The names in braces, in any language of the text."""
    versions = (text,) if isinstance(text, str) else (text.en, text.zh_hans, text.zh_hant or "")
    return {name for words in versions for name in _PLACEHOLDER.findall(words)}


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with each ``{name}`` replaced; values are not looked into again.

    Two values that Chinese writes together stand apart where one word in letters would run into another.

    Raises UnknownPlaceholderError for a name that ``values`` lacks.
    """
    parts = _PLACEHOLDER.split(text)
    for at in range(1, len(parts), 2):
        if parts[at] not in values:
            raise UnknownPlaceholderError(parts[at], values)
        parts[at] = values[parts[at]]
        if at > 1 and not parts[at - 1] and _in_letters(parts[at - 2][-1:]) and _in_letters(parts[at][:1]):
            parts[at - 1] = " "
    return glue(parts)


def _in_letters(one: str) -> bool:
    return one.isalpha() and east_asian_width(one) not in "WF"


def compose(pattern: Text, values: Mapping[str, Text]) -> Text:
    """A text with each ``{name}`` replaced by what stands there in that language.

    Raises UnknownPlaceholderError for a name that ``values`` lacks.
    """
    blanks = placeholders(pattern)
    used = {name: one for name, one in values.items() if name in blanks}
    return Filled.model_validate(
        {
            "en": fill(pattern.en, {name: one.en for name, one in values.items()}),
            "zh-Hans": fill(pattern.zh_hans, {name: one.zh_hans for name, one in values.items()}),
            "pattern": pattern,
            "values": tuple(sorted(used.items())),
        }
    )


def strung(parts: Sequence[Text], en: str, zh: str) -> Text:
    """Parts one after the other, with what stands between them in English and in Chinese."""
    blanks = [f"{{{at}}}" for at in range(len(parts))]
    pattern = text(en.join(blanks), zh.join(blanks))
    return compose(pattern, {str(at): one for at, one in enumerate(parts)})


def join(items: Sequence[str], language: Language, kind: Literal["and", "or"] = "and") -> str:
    """A list as people write it: 'A, B and C', 'A、B和C'."""
    from babel.lists import format_list  # noqa: PLC0415  keeps `playbook check` quick

    # British lists have no comma before 'and', like the rest of our English.
    locale = "en_GB" if language == "en" else LOCALES[language]
    names = [f"{{{at}}}" for at in range(len(items))]
    pattern = format_list(names, style="standard" if kind == "and" else "or", locale=locale)
    return fill(pattern, {str(at): item for at, item in enumerate(items)})
