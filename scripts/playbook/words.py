"""One door to everything that turns data into words."""

from playbook.dates import format_day, format_moment, format_time, format_window
from playbook.due_words import amount, due_words
from playbook.texts import (
    UnknownPlaceholderError,
    compose,
    fill,
    join,
    pick,
    placeholders,
    spaced,
    strung,
    words_of,
)

__all__ = [
    "UnknownPlaceholderError", "amount", "compose", "due_words", "fill", "format_day", "format_moment",
    "format_time", "format_window", "join", "pick", "placeholders", "spaced", "strung", "words_of",
]  # fmt: skip
