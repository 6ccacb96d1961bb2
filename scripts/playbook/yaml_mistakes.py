"""What people most often get wrong in YAML, found in the text: YAML's own words explain little."""

import re
from collections.abc import Iterator, Sequence

#: Control characters, marks that turn the direction of writing, and line breaks that no editor counts.
_CONTROL = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029"
    "\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
#: A key with a colon that YAML does not take for one: full-width, or with no space after it.
_KEY = re.compile(r"^(?P<key>\s*(?:- +)?[a-z][a-z0-9_-]*)\s*(?P<colon>：|:(?=[^\s/:]))\s*")
_TAB = re.compile(r"^ *\t")
_BRACKET = (
    "the bracket that opens here is not closed, or something inside it is not clear",
    "这里的括号没有成对，或括号里的写法有误",
)
#: Words of the YAML library -> what they mean for the one who typed the file. The first that fits counts.
_REASONS: tuple[tuple[str, tuple[str, str]], ...] = (
    ("escape", ("the sign after the backslash is not known", "反斜杠后面的字符无法识别")),
    ("hexdecimal", ("the sign after the backslash is not known", "反斜杠后面的字符无法识别")),
    ("quoted", ("the quotation mark that opens here is not closed", "这里的引号没有成对")),
    ("mapping values are not allowed", ("there is a second `: ` on this line", "这一行里有两个 `: `")),
    ("block sequence entries", ("a list cannot begin here", "列表不能从这里开始")),
    ("cannot start any token", ("a text cannot begin with this sign", "文字不能以这个符号开头")),
    ("flow", _BRACKET),
    ("expected key", ("the line does not fit the lines above it", "这一行与上面的写法对不上")),
    ("expected '-'", ("the line does not fit the list above it", "这一行与上面的列表对不上")),
    ("expected ':'", ("there is no `: ` after this key", "这个键后面没有 `: `")),
)
_OTHER = ("it is not clear what this line means", "无法理解这一行的写法")


def control_characters(text: str) -> Iterator[tuple[int, int, str]]:
    """Line, column and code of characters that cannot be seen and could show a text other than it is."""
    for match in _CONTROL.finditer(text):
        before = text.rfind("\n", 0, match.start())
        yield text.count("\n", 0, match.start()) + 1, match.start() - before, f"U+{ord(match[0]):04X}"


def reason(said: str) -> tuple[str, str]:
    """A syntax error of the YAML library in words for both languages."""
    return next((words for part, words in _REASONS if part in said), _OTHER)


def tab_lines(text: str) -> list[int]:
    """The lines that are indented with a tab."""
    return [number for number, line in enumerate(text.splitlines(), 1) if _TAB.match(line)]


def misread(
    lines: Sequence[str], stumble: int | None, folded: Sequence[int]
) -> tuple[int, int, str, str] | None:
    """The first line whose colon went unseen: line, column, the line as it was meant, and the rule.

    ``stumble`` is the line where YAML gave up, ``folded`` the lines it took as the rest of a text above.
    """
    suspects = sorted({*folded, *([stumble - 1, stumble] if stumble else [])})
    for number in suspects:
        match = _KEY.match(lines[number - 1]) if 0 < number <= len(lines) else None
        if match:
            repaired = f"{match['key']}: {lines[number - 1][match.end() :]}"
            rule = "yaml-wide-colon" if match["colon"] == "：" else "yaml-colon-space"
            return number, match.start("colon") + 1, repaired, rule
    return None


def syntax_guess(text: str, line: int, said: str) -> str:
    """What most often causes a syntax error at this line, for the hint; ``said`` is the library's word."""
    if reason(said) is _BRACKET:
        return "bracket"
    lines = text.splitlines()
    near = lines[max(0, line - 2) : line]
    if any("：" in one for one in near):
        return "wide-colon"
    if any(re.search(r":\s.*:\s|:\s.*:$", one) for one in near):
        return "colon"
    if any(one.count('"') % 2 or one.count("'") % 2 for one in near):
        return "quote"
    if any(re.search(r":\s+([@`%!&*|>]|(\{[^}]*\}|\[[^]]*\])\s*[^\s#,}\]])", one) for one in near):
        return "sign"
    return "indent"
