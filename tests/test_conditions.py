"""Conditions: three-valued truth, and words that say exactly what is tested."""

import re
from functools import cache, reduce
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.conditions import FactMap, Truth, evaluate, explain, open_questions, reasons
from playbook.model.base import LANGUAGES, Language
from playbook.model.condition import AllOf, AnyOf, Condition, Not, parse_condition
from playbook.model.facts import Fact
from playbook.model.playbook import Playbook
from playbook.model.visit import Travel, Visit
from playbook.store import load_playbook
from playbook.words import spaced

DATA = Path(__file__).parent.parent / "data"


@cache
def shipped() -> Playbook:
    return load_playbook(DATA)


def catalogue() -> dict[str, Fact]:
    return {fact.id: fact for fact in shipped().facts}


def explained(raw: object, language: Language = "en") -> str:
    return explain(parse_condition(raw), catalogue(), language)


# --- hand-written cases ---------------------------------------------------------------------------

OVERSEAS = {"origin": "overseas", "pick-up": True}
EITHER = [{"stay": "overnight"}, {"pick-up": True}]


@pytest.mark.parametrize(
    ("raw", "facts", "truth"),
    [
        (OVERSEAS, {"origin": "overseas", "pick-up": True}, Truth.YES),
        (OVERSEAS, {"origin": "domestic", "pick-up": None}, Truth.NO),
        (OVERSEAS, {"origin": "overseas", "pick-up": None}, Truth.UNKNOWN),
        (OVERSEAS, {"origin": "overseas"}, Truth.UNKNOWN),
        (EITHER, {"stay": "same-day", "pick-up": True}, Truth.YES),
        (EITHER, {"stay": "same-day"}, Truth.UNKNOWN),
        (EITHER, {"stay": "overnight"}, Truth.YES),
        ({"guests": {"at_least": 6}}, {"guests": 6}, Truth.YES),
        ({"guests": {"at_least": 6}}, {"guests": 5}, Truth.NO),
        ({"guests": {"at_least": 2, "at_most": 4}}, {"guests": 5}, Truth.NO),
        ({"guests": {"at_least": 2}}, {}, Truth.UNKNOWN),
        ({"guests": 1}, {"guests": 1}, Truth.YES),
        ({"guests": 1}, {"guests": True}, Truth.NO),
        ({"purpose": "complaint"}, {"purpose": frozenset({"complaint", "relationship"})}, Truth.YES),
        ({"purpose": ["complaint", "goods-inspection"]}, {"purpose": frozenset({"relationship"})}, Truth.NO),
        ({"not": {"purpose": "complaint"}}, {"purpose": frozenset({"complaint"})}, Truth.NO),
        ({"not": {"gifts": True}}, {}, Truth.UNKNOWN),
        ({"gifts": False}, {"gifts": False}, Truth.YES),
        ({}, {}, Truth.YES),
        ({"not": {}}, {}, Truth.NO),
    ],
)
def test_evaluates(raw: object, facts: FactMap, truth: Truth) -> None:
    assert evaluate(parse_condition(raw), facts) is truth


def test_a_range_on_a_fact_that_is_no_number_is_a_bug_not_a_no() -> None:
    with pytest.raises(TypeError, match="compare numbers"):
        evaluate(parse_condition({"origin": {"at_least": 2}}), {"origin": "overseas"})


@pytest.mark.parametrize(
    ("raw", "en", "zh"),
    [
        (
            OVERSEAS,
            "the guests come from abroad and are picked up",
            "客人来自境外，并且需要接站",
        ),
        (
            {"origin": "overseas", "important": True, "gifts": False},
            "the guests come from abroad, the customer is a key customer and no gifts are given",
            "客人来自境外，客户是重要客户，并且不赠送礼品",
        ),
        (
            EITHER,
            "the guests leave on a later day or are picked up",
            "客人次日或更晚离开，或者需要接站",
        ),
        (
            {"origin": "overseas", "any": EITHER},
            "the guests come from abroad, and either the guests leave on a later day "
            "or the guests are picked up",
            "客人来自境外，并且客人次日或更晚离开或需要接站",
        ),
        (
            [{"origin": "overseas", "arrives-by": ["air", "rail"]}, {"gifts": True}],
            "the guests come from abroad and arrive by air or by train, or gifts are given",
            "客人来自境外且乘飞机或火车到达，或者要赠送礼品",
        ),
        ({"guests": {"at_least": 6}}, "the number of guests is at least 6", "来访人数不少于 6 人"),
        (
            {"not": {"guests": {"at_least": 3, "at_most": 6}}},
            "the number of guests is at most 2 or is at least 7",
            "来访人数不超过 2 人，或者不少于 7 人",
        ),
        ({"guests": [1, 2]}, "the number of guests is 1 or 2", "来访人数为 1 或 2 人"),
        ({"not": {"guests": 1}}, "the number of guests is not 1", "来访人数不是 1 人"),
        (
            {"not": {"purpose": ["complaint", "goods-inspection"]}},
            "the visit is not about a complaint or a goods inspection",
            "来访目的不包括投诉或验货",
        ),
        (
            {"not": {"origin": "overseas", "relation": "new"}},
            "the guests do not come from abroad or the customer is not new to us",
            "客人并非来自境外，或者客户不是新客户",
        ),
        (
            {"procedure": ["customer-classes", "regional-sales"]},
            "the visit follows the procedure “Reception by customer class” or “Regional sales reception”",
            "按《客户来访接待管理制度（按客户分类）》或《区域销售来访客户接待流程》办理",
        ),
        (
            {"not": {"procedure": ["officials", "customer-classes", "regional-sales"]}},
            "the visit does not follow the procedure “Site visits of officials and groups”, “Reception by "
            "customer class” or “Regional sales reception”",
            "不按《来访参观接待管理办法》《客户来访接待管理制度（按客户分类）》或《区域销售来访客户接待流程》办理",
        ),
        ({"not": {"not": {"hotel": True}}}, "we book the hotel", "由我方预订酒店"),
        ({}, "always", "始终适用"),
        ({"not": {}}, "never", "不适用"),
    ],
)
def test_explains_in_sentences(raw: object, en: str, zh: str) -> None:
    assert explained(raw) == en
    assert explained(raw, "zh-Hans") == zh


def test_explains_in_traditional_characters() -> None:
    assert explained(OVERSEAS, "zh-Hant") == "客人來自境外，並且需要接站"


@pytest.mark.parametrize(
    ("raw", "facts", "en", "zh"),
    [
        (
            OVERSEAS,
            {"origin": "domestic", "pick-up": False},
            "The guests do not come from abroad and are not picked up.",
            "客人并非来自境外，并且不需要接站。",
        ),
        (
            OVERSEAS,
            {"origin": "overseas", "pick-up": False},
            "The guests are not picked up.",
            "客人不需要接站。",
        ),
        (OVERSEAS, {"pick-up": False}, "The guests are not picked up.", "客人不需要接站。"),
        ({"not": {}}, {}, "This applies to no visit.", "任何来访都不适用。"),
        (
            {"guests": {"at_least": 2, "at_most": 9}},
            {"guests": 1},
            "The number of guests is at most 1.",
            "来访人数不超过 1 人。",
        ),
        (
            {"not": {"arrives-by": ["air", "rail"]}},
            {"arrives-by": "rail"},
            "The guests arrive by train.",
            "客人乘火车到达。",
        ),
        (
            {"any": [{"stay": "overnight"}, {"hotel": True}], "gifts": True},
            {"stay": "same-day", "gifts": False},
            "No gifts are given.",
            "不赠送礼品。",
        ),
        (OVERSEAS, {"origin": "overseas", "pick-up": True}, "", ""),
        (OVERSEAS, {"origin": "overseas"}, "", ""),
    ],
)
def test_reasons_name_only_what_fails(raw: object, facts: FactMap, en: str, zh: str) -> None:
    condition = parse_condition(raw)
    assert reasons(condition, facts, catalogue(), "en") == en
    assert reasons(condition, facts, catalogue(), "zh-Hans") == zh


def test_asks_only_what_can_still_decide() -> None:
    stays = {"any": [{"stay": "overnight"}, {"hotel": True}]}
    raw = {"all": [stays, {"gifts": True}, {"origin": "overseas"}]}
    facts = {"stay": "overnight", "origin": "overseas"}
    asked = open_questions(parse_condition(raw), facts, catalogue())
    assert [fact.id for fact in asked] == ["gifts"]
    assert asked[0].question.en == "Are we giving gifts?"


# --- the shipped facts ----------------------------------------------------------------------------


def test_every_fact_names_a_key_that_a_visit_file_has() -> None:
    for fact in shipped().facts:
        model: Any = Visit
        for part in fact.key.split("."):
            assert part in model.model_fields, f"{fact.id}: {fact.key}"
            model = model.model_fields[part].annotation


def test_values_are_those_that_a_visit_can_have() -> None:
    values = {fact.id: {value.id for value in fact.values} for fact in shipped().facts}
    assert values["arrives-by"] == values["leaves-by"] == set(get_args(Travel))
    assert values["guest-language"] == set(LANGUAGES)
    assert values["purpose"] == {purpose.id for purpose in shipped().purposes}
    assert values["procedure"] == {procedure.id for procedure in shipped().procedures}


def test_words_are_set_as_in_print() -> None:
    texts = [text for fact in shipped().facts for text in (*fact.clauses, fact.question)]
    texts += [value.title for fact in shipped().facts if not fact.of for value in fact.values]
    texts += [text for anchor in shipped().anchors for text in (anchor.title, anchor.question)]
    assert [text.zh_hans for text in texts if spaced(text.zh_hans) != text.zh_hans] == []


# --- rules for all inputs -------------------------------------------------------------------------
# A catalogue whose Chinese clauses can be read back without doubt: 《fact op values》.

VALUES = {"c": ("甲", "乙", "丙"), "s": ("丁", "戊", "己")}


def _words(zh: str) -> dict[str, str]:
    return {"en": zh, "zh-Hans": zh}


def _fact(name: str, kind: str, **clauses: str) -> Fact:
    values = [{"id": value, "title": _words(value)} for value in VALUES.get(name, ())]
    own = {key: _words(zh) for key, zh in clauses.items()}
    return Fact.model_validate(
        {"id": name, "kind": kind, "values": values, "question": _words("？"), "key": name, **own}
    )


TOY = {
    "a": _fact("a", "flag", phrase="《a真》", denial="《a假》"),
    "b": _fact("b", "flag", phrase="《b真》", denial="《b假》"),
    "c": _fact("c", "choice", phrase="《c是{value}》", denial="《c非{value}》"),
    "s": _fact("s", "set", phrase="《s是{value}》", denial="《s非{value}》"),
    "n": _fact(
        "n",
        "number",
        phrase="《n多{value}》",
        denial="《n非{value}》",
        at_most="《n少{value}》",
        exactly="《n是{value}》",
    ),
}

some = st.lists
flags = st.sampled_from(["a", "b"]).flatmap(lambda f: st.fixed_dictionaries({f: st.booleans()}))
choices = st.sampled_from(["c", "s"]).flatmap(
    lambda f: st.fixed_dictionaries({f: some(st.sampled_from(VALUES[f]), min_size=1, unique=True)})
)
small = st.integers(0, 5)
bounds = st.one_of(
    st.fixed_dictionaries({"at_least": small}),
    st.fixed_dictionaries({"at_most": small}),
    st.fixed_dictionaries({"at_least": small, "at_most": small}),
    some(small, min_size=1, max_size=3, unique=True),
)
numbers = st.fixed_dictionaries({"n": bounds})
raw_conditions = st.recursive(
    st.one_of(flags, choices, numbers, st.just({})),
    lambda inner: st.one_of(
        st.fixed_dictionaries({"not": inner}),
        st.fixed_dictionaries({"all": some(inner, min_size=1, max_size=3)}),
        some(inner, min_size=1, max_size=3),
    ),
    max_leaves=8,
)
conditions = raw_conditions.map(parse_condition)
stated = {
    "a": st.booleans(),
    "b": st.booleans(),
    "c": st.sampled_from(VALUES["c"]),
    "s": st.frozensets(st.sampled_from(VALUES["s"])),
    "n": small,
}
full_facts = st.fixed_dictionaries(stated)
any_facts = st.fixed_dictionaries({name: st.none() | values for name, values in stated.items()})

ATOM = re.compile(r"^《(\w)(.)(.*)》$")


def _atom_truth(atom: str, facts: FactMap) -> Truth:
    """What a clause of the toy catalogue claims, judged by its words."""
    match = ATOM.match(atom)
    assert match, atom
    name, operator, rest = match.groups()
    actual: Any = facts[name]
    if actual is None:
        return Truth.UNKNOWN
    named = re.split("[、或]", rest.replace(" ", ""))
    if name in "ab":
        holds = actual is (operator == "真")
    elif operator in "多少":
        holds = actual >= int(rest) if operator == "多" else actual <= int(rest)
    else:
        members = actual if isinstance(actual, frozenset) else {str(actual)}
        holds = bool(members & set(named)) == (operator == "是")
    return Truth.YES if holds else Truth.NO


def _split(words: str, separators: str) -> list[str]:
    """Parts between separators that stand outside brackets."""
    parts, depth = [""], 0
    for sign in words.replace(" ", ""):
        depth += (sign in "《（") - (sign in "》）")
        if sign in separators and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def _read(words: str, facts: FactMap) -> Truth:
    """The truth that a Chinese explanation claims, read from its words and commas alone."""
    if words in ("始终适用", "不适用"):
        return Truth.YES if words == "始终适用" else Truth.NO
    parts = _split(words, "，")
    if len(parts) > 1:
        joint, parts[-1] = parts[-1][:2], parts[-1][2:]
        assert joint in ("并且", "或者")
        every = joint == "并且"
    else:
        every = len(_split(words, "且")) > 1
        parts = _split(words, "且" if every else "或")
    if len(parts) == 1:
        return _read(words[1:-1], facts) if words.startswith("（") else _atom_truth(words, facts)
    truths = [_read(part, facts) for part in parts]
    return reduce(lambda one, two: min(one, two, key=_value) if every else max(one, two, key=_value), truths)


def _value(truth: Truth) -> int:
    return truth.value


@given(conditions, any_facts)
def test_the_explanation_says_what_is_evaluated(condition: Condition, facts: FactMap) -> None:
    assert _read(explain(condition, TOY, "zh-Hans"), facts) is evaluate(condition, facts)


@given(st.lists(conditions, min_size=1, max_size=3), any_facts)
def test_de_morgan(parts: list[Condition], facts: FactMap) -> None:
    negated = tuple(Not(part=part) for part in parts)
    assert evaluate(Not(part=AllOf(parts=tuple(parts))), facts) is evaluate(AnyOf(parts=negated), facts)
    assert evaluate(Not(part=AnyOf(parts=tuple(parts))), facts) is evaluate(AllOf(parts=negated), facts)


@given(conditions, any_facts)
def test_unknown_exactly_when_a_question_is_open(condition: Condition, facts: FactMap) -> None:
    questions = open_questions(condition, facts, TOY)
    assert (evaluate(condition, facts) is Truth.UNKNOWN) == bool(questions)
    assert all(facts[fact.id] is None for fact in questions)
    assert len({fact.id for fact in questions}) == len(questions)


@given(conditions, any_facts, full_facts)
def test_answering_all_open_questions_decides(condition: Condition, facts: FactMap, answers: FactMap) -> None:
    asked = {fact.id for fact in open_questions(condition, facts, TOY)}
    told = {name: answers[name] if name in asked else value for name, value in facts.items()}
    assert evaluate(condition, told) is not Truth.UNKNOWN


@given(conditions, any_facts, full_facts)
def test_stating_more_never_turns_a_decision_round(
    condition: Condition, facts: FactMap, rest: FactMap
) -> None:
    before = evaluate(condition, facts)
    told = {name: rest[name] if value is None else value for name, value in facts.items()}
    assert before in (Truth.UNKNOWN, evaluate(condition, told))


@given(raw_conditions, any_facts)
def test_reasons_are_true_and_enough(raw: object, facts: FactMap) -> None:
    condition = AllOf(parts=(parse_condition(raw), parse_condition({"a": True})))
    reason = reasons(condition, facts, TOY, "zh-Hans")
    assert bool(reason) == (evaluate(condition, facts) is Truth.NO)
    atoms = re.findall("《.*?》", reason)
    assert all(_atom_truth(atom, facts) is Truth.YES for atom in atoms)
    named = {atom[1] for atom in atoms}
    if reason and atoms:
        only = {name: value if name in named else None for name, value in facts.items()}
        assert evaluate(condition, only) is Truth.NO
