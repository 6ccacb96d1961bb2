"""Reading YAML: plain values as people mean them, every path with its place, no mistake raised."""

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from playbook.yamlio import MAX_PROBLEMS, Document, parse


def read(text: str) -> Document:
    document = Document("file.yml")
    parse(text, document)
    return document


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("14:00", "14:00"),  # YAML 1.1 reads 840
        ("2026-10-12", "2026-10-12"),  # and a date here
        ("no", "no"),
        ("on", "on"),
        ("yes", "yes"),
        ("true", True),
        ("False", False),
        ("~", None),
        ("null", None),
        ("12", 12),
        ("-12", -12),
        ("+4925000000", "+4925000000"),  # a telephone number keeps its plus
        ("0123", "0123"),
        ("1_000", "1_000"),
        ("0x10", "0x10"),
        ("1e5", "1e5"),
        (".5", ".5"),
        ("1.50", 1.5),
        (".inf", ".inf"),
        ("12345678901234567890", "12345678901234567890"),
        ('"12"', "12"),
        ("'true'", "true"),
        ("1:30 # noon", "1:30"),
    ],
)
def test_a_value_is_what_it_looks_like(written: str, meant: object) -> None:
    document = read(f"key: {written}\n")
    assert document.problems == []
    assert document.data == {"key": meant}
    assert isinstance(document.data, dict)
    assert type(document.data["key"]) is type(meant)


def test_keys_are_words_even_where_yaml_has_other_ideas() -> None:
    assert read("on: a\nno: b\n1: c\nnull: d\n").data == {"on": "a", "no": "b", "1": "c", "null": "d"}


def test_every_path_has_its_place() -> None:
    document = read("a:\n  - b: 1\n    cc: {d: 2}\n  - x\n")
    places = {path: (place.line, place.column) for path in document.marks if (place := document.place(path))}
    assert places == {
        (): (1, 1),
        ("a",): (1, 1),
        ("a", 0): (2, 5),
        ("a", 0, "b"): (2, 5),
        ("a", 0, "cc"): (3, 5),
        ("a", 0, "cc", "d"): (3, 10),
        ("a", 1): (4, 5),
    }


def test_a_key_that_is_not_there_stands_where_its_parent_stands() -> None:
    document = read("a:\n  - b: 1\n")
    assert document.place(("a", 0, "missing", "deeper")).line == 2


def test_the_place_of_a_path_reads_as_people_count() -> None:
    assert read("a: []\n").place(("guests", 0, "name")).dotted == "guests[1].name"


def test_columns_count_characters_not_bytes() -> None:
    document = read("{客户: 1, 客户: 2}\n")
    assert [(one.place.line, one.place.column) for one in document.problems] == [(1, 9)]


@pytest.mark.parametrize("text", ["\ufeffkey: 1\n", "key: 1\r\n", "---\nkey: 1\n", "key: 1\n...\n"])
def test_what_editors_add_does_no_harm(text: str) -> None:
    document = Document("file.yml")
    parse(text.removeprefix("\ufeff"), document)
    assert (document.data, document.problems) == ({"key": 1}, [])


def test_a_mended_colon_lets_the_rest_be_read() -> None:
    document = read("a:\n  b: text\n  c：1\nd：2\ne:3\n")
    assert [(one.rule, one.place.line, one.place.column) for one in document.problems] == [
        ("yaml-wide-colon", 3, 4),
        ("yaml-wide-colon", 4, 2),
        ("yaml-colon-space", 5, 2),
    ]
    assert document.data == {"a": {"b": "text", "c": 1}, "d": 2, "e": 3}


@pytest.mark.parametrize(
    "text",
    [
        "key: see https://example.com: no\n".replace(": no", " for more"),
        "key: |\n  note:this is text\n  备注：这也是\n",
        'key: "a\n  note:this"\n',
        "key: 备注：这是文字\n",
        "# note:this\nkey: a:b\n",
    ],
)
def test_colons_inside_texts_stay(text: str) -> None:
    assert read(text).problems == []


def test_many_mistakes_end_in_a_short_report() -> None:
    document = read("\n".join(f"a: {n}" for n in range(5000)))
    assert 10 < len(document.problems) <= MAX_PROBLEMS + 1


@pytest.mark.parametrize(
    "sign", ["\x00", "\x1b", "\x7f", "\x80", "\x85", "\u2028", "\u202e", "\u2066", "\ufeff"]
)
def test_a_sign_that_nobody_sees_is_found_in_text_and_in_escapes(sign: str) -> None:
    for text in (f"key: a{sign}b\n", f'key: "a\\u{ord(sign):04x}b"\n'):
        [found] = read(text).problems
        assert (found.rule, found.place.line) == ("yaml-control", 1)
        assert f"U+{ord(sign):04X}" in found.message["en"]


def test_deep_nesting_needs_no_recursion() -> None:
    document = read("[" * 100_000)
    assert [one.rule for one in document.problems] == ["yaml-deep"]


_PLAIN: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**15), 10**15)
    | st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"])),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("abcdefg", min_size=1), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(st.dictionaries(st.text("abcdefg", min_size=1), _PLAIN, min_size=1, max_size=5))
def test_json_is_read_as_json_reads_it(data: dict[str, Any]) -> None:
    document = read(json.dumps(data, ensure_ascii=False))
    if document.empty:
        assert not any(value is not None for value in data.values())
    else:
        assert document.problems == []
        assert document.data == data


@given(st.text(max_size=300))
def test_any_text_gives_data_or_problems_and_never_an_exception(text: str) -> None:
    document = read(text)
    assert document.complete or document.problems
    lines = len(text.splitlines()) + 2
    assert all(0 <= one.place.line <= lines for one in document.problems)


@given(st.lists(st.sampled_from(list("ab:-#{}[]\"'&*!|>%@` \n\t：,")), max_size=60).map("".join))
def test_any_heap_of_yaml_signs_is_survived(text: str) -> None:
    document = read(text)
    assert document.complete or document.problems


@given(_PLAIN.filter(lambda data: isinstance(data, (dict, list)) and bool(data)))
def test_what_pyyaml_writes_keeps_its_shape(data: Any) -> None:
    """Shape only: PyYAML quotes by YAML 1.1, so its plain scalars mean the same under 1.2."""
    document = read(yaml.safe_dump(data, allow_unicode=True))
    if document.complete:
        assert document.data == data
