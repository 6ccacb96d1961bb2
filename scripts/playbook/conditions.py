"""Whether a condition holds, what is still open, and why it does not hold."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum

from playbook.condition_words import Clause, Literal, explain, normal_form, sentence
from playbook.model.base import Language
from playbook.model.condition import AllOf, AnyOf, Condition, Not, Range, Scalar, Test
from playbook.model.facts import Fact

Stated = bool | int | str | frozenset[str] | None
#: Fact id -> what the visit says. None or absent: not stated. A set matches by any of its members.
FactMap = Mapping[str, Stated]

__all__ = ["FactMap", "Stated", "Truth", "evaluate", "explain", "open_questions", "reasons"]


class Truth(Enum):
    """Kleene's three values: UNKNOWN when a fact is needed that nobody stated."""

    NO = 0
    UNKNOWN = 1
    YES = 2


def evaluate(condition: Condition, facts: FactMap) -> Truth:
    """Whether the condition holds. Raises TypeError for a range on a fact that is no number."""
    match condition:
        case Test():
            return _test(condition, facts.get(condition.fact))
        case Not(part=part):
            return Truth(Truth.YES.value - evaluate(part, facts).value)
        case AllOf(parts=parts):
            return _fold(min, Truth.YES, parts, facts)
        case AnyOf(parts=parts):
            return _fold(max, Truth.NO, parts, facts)


def open_questions(
    condition: Condition, facts: FactMap, catalogue: Mapping[str, Fact]
) -> tuple[Fact, ...]:
    """The facts not stated that could still decide, in the order of the condition.

    Empty unless the condition is UNKNOWN.
    """
    return tuple(catalogue[name] for name in dict.fromkeys(_open(condition, facts)))


def reasons(
    condition: Condition, facts: FactMap, catalogue: Mapping[str, Fact], language: Language
) -> str:
    """Why the condition is NO, as a sentence about the parts that fail; empty when it is not NO."""
    if evaluate(condition, facts) is not Truth.NO:
        return ""
    failing = [one for literal in _failing(normal_form(condition), facts) for one in _actual(literal, facts)]
    return sentence([literal.negated() for literal in failing], catalogue, language)


def _fold(
    choose: Callable[..., Truth], start: Truth, parts: Sequence[Condition], facts: FactMap
) -> Truth:
    return choose([start, *(evaluate(part, facts) for part in parts)], key=lambda truth: truth.value)


def _test(test: Test, actual: Stated) -> Truth:
    if actual is None:
        return Truth.UNKNOWN
    holds = _within(test.range, actual) if test.range else bool(_matched(test, actual))
    return Truth.YES if holds else Truth.NO


def _within(bounds: Range, actual: Stated) -> bool:
    if isinstance(actual, bool) or not isinstance(actual, int):
        raise TypeError(f"at_least and at_most compare numbers, not {actual!r}")
    low, high = bounds.at_least, bounds.at_most
    return (low is None or actual >= low) and (high is None or actual <= high)


def _matched(test: Test, actual: Stated) -> tuple[Scalar, ...]:
    """The wanted values that the visit has. True is not 1 here, as it is elsewhere in Python."""
    if isinstance(actual, frozenset):
        return tuple(value for value in test.values if value in actual)
    return tuple(value for value in test.values if type(value) is type(actual) and value == actual)


def _open(condition: Condition, facts: FactMap) -> Iterator[str]:
    if evaluate(condition, facts) is not Truth.UNKNOWN:
        return
    match condition:
        case Test(fact=name):
            yield name
        case Not(part=part):
            yield from _open(part, facts)
        case AllOf(parts=parts) | AnyOf(parts=parts):
            for part in parts:
                yield from _open(part, facts)


def _failing(clause: Clause, facts: FactMap) -> list[Literal]:
    """The comparisons that make a clause NO; none when it is not NO."""
    if isinstance(clause, Literal):
        truth = _test(clause.test, facts.get(clause.test.fact))
        return [clause] if truth is (Truth.NO if clause.holds else Truth.YES) else []
    found = [_failing(part, facts) for part in clause.parts]
    if clause.kind == "any" and not all(found):
        return []
    return [literal for part in found for literal in part]


def _actual(literal: Literal, facts: FactMap) -> list[Literal]:
    """A failing literal cut down to what the visit has, so that a reason names the value in question."""
    matched = _matched(literal.test, facts.get(literal.test.fact))
    if literal.holds or not matched:
        return [literal]
    return [Literal(literal.test.model_copy(update={"values": (value,)}), holds=False) for value in matched]
