"""Conditions as sentences."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal as Choice

from playbook.model.base import Language, Text, text
from playbook.model.condition import AllOf, AnyOf, Condition, Not, Range, Test
from playbook.model.facts import Fact
from playbook.texts import fill, glue, join, pick

Kind = Choice["all", "any"]
_OTHER: Mapping[Kind, Kind] = {"all": "any", "any": "all"}
_ALWAYS = text("always", "始终适用")
_NEVER = text("never", "不适用")
_NO_VISIT = text("This applies to no visit.", "任何来访都不适用。")
#: Grammar, not content: how clauses are joined outside and, more tightly, inside a group.
_OUTER: Mapping[Kind, Text] = {"all": text("and", "，并且"), "any": text("or", "，或者")}
_INNER: Mapping[Kind, Text] = {"all": text("and", "且"), "any": text("or", "或")}
#: Marks that set off a title: each of several has its own.
_MARKED = re.compile(r"([“《])\{value\}([”》])")


@dataclass(frozen=True)
class Literal:
    """One comparison, affirmed or denied."""

    test: Test
    holds: bool

    def negated(self) -> "Literal":
        """The contrary comparison."""
        return Literal(self.test, not self.holds)


@dataclass(frozen=True)
class Group:
    """Clauses of which all or any must hold; never one part only, never a group of its own kind inside."""

    kind: Kind
    parts: tuple["Clause", ...]


Clause = Literal | Group


def normal_form(condition: Condition, holds: bool = True) -> Clause:
    """The condition with negation at the comparisons only, flat, and ranges split into single bounds."""
    match condition:
        case Not(part=part):
            return normal_form(part, not holds)
        case AllOf(parts=parts):
            return _group("all" if holds else "any", [normal_form(part, holds) for part in parts])
        case AnyOf(parts=parts):
            return _group("any" if holds else "all", [normal_form(part, holds) for part in parts])
        case Test():
            kind, tests = _split(condition)
            return _group(kind if holds else _OTHER[kind], [Literal(test, holds) for test in tests])


def _split(test: Test) -> tuple[Kind, list[Test]]:
    """A comparison as the single ones that words exist for: one bound, one value of a flag."""
    if test.range:
        bounds = test.range.model_dump(exclude_none=True)
        return "all", [test.model_copy(update={"range": Range(**{name: n})}) for name, n in bounds.items()]
    if all(isinstance(value, bool) for value in test.values):
        return "any", [test.model_copy(update={"values": (value,)}) for value in test.values]
    return "all", [test]


def _group(kind: Kind, parts: Sequence[Clause]) -> Clause:
    flat: dict[Clause, None] = {}  # in written order, each once
    for part in parts:
        if isinstance(part, Group) and (part.kind == kind or not part.parts):
            if part.kind != kind:
                return part  # `never` decides all of, `always` decides any of
            flat |= dict.fromkeys(part.parts)
        else:
            flat[part] = None
    parts = tuple(flat)
    return parts[0] if len(parts) == 1 else Group(kind, parts)


def explain(condition: Condition, catalogue: Mapping[str, Fact], language: Language) -> str:
    """The whole condition as a fragment that can follow 'if' or 当.

    Raises KeyError for a fact or value that the catalogue lacks; checks find those first.
    """
    return _Writer(catalogue, language).clause(normal_form(condition))


def sentence(literals: Sequence[Literal], catalogue: Mapping[str, Fact], language: Language) -> str:
    """A full sentence that states the comparisons; with none, that nothing could help."""
    if not literals:
        return pick(_NO_VISIT, language)
    words = _Writer(catalogue, language).clause(_group("all", literals))
    return words[0].upper() + words[1:] + ("." if language == "en" else "。")


@dataclass(frozen=True)
class _Writer:
    catalogue: Mapping[str, Fact]
    language: Language

    def clause(self, clause: Clause) -> str:
        if isinstance(clause, Literal):
            return self.literal(clause)
        if not clause.parts:
            return pick(_ALWAYS if clause.kind == "all" else _NEVER, self.language)
        if all(isinstance(part, Literal) for part in clause.parts):
            return self.plain(clause, _OUTER)
        return self.nested(clause)

    def nested(self, group: Group) -> str:
        """A group with groups inside: a comma before every outer word, none inside."""
        *first, last = [self.inner(part) for part in group.parts]
        outer = pick(_OUTER[group.kind], self.language)
        if self.language == "en":
            return ", ".join([*first, f"{outer} {last}"])
        return glue(["，".join(first), outer, last])

    def inner(self, part: Clause) -> str:
        if isinstance(part, Literal):
            return self.literal(part)
        if all(isinstance(one, Literal) for one in part.parts):
            words = self.plain(part, _INNER)
            return f"either {words}" if self.language == "en" and part.kind == "any" else words
        return f"({self.nested(part)})" if self.language == "en" else f"（{self.nested(part)}）"

    def plain(self, group: Group, joints: Mapping[Kind, Text]) -> str:
        """Comparisons in a row. Where all say something about one subject, it is named once."""
        literals = [part for part in group.parts if isinstance(part, Literal)]
        clauses = [self.literal(literal) for literal in literals]
        # After 'either' each clause keeps its subject, or English grammar breaks.
        inside = joints is _INNER
        if not (inside and group.kind == "any" and self.language == "en"):
            clauses = self.shared(literals, clauses)
        if self.language == "en":
            return join(clauses, "en", "and" if group.kind == "all" else "or")
        joint = pick(joints[group.kind], self.language)
        if inside:
            return glue([clauses[0], *(part for clause in clauses[1:] for part in (joint, clause))])
        return glue(["，".join(clauses[:-1]), joint, clauses[-1]])

    def shared(self, literals: Sequence[Literal], clauses: list[str]) -> list[str]:
        subjects = {self.catalogue[literal.test.fact].subject for literal in literals}
        subject = subjects.pop()
        if subject is None or subjects:
            return clauses
        first, *rest = clauses
        return [first, *(clause.removeprefix(pick(subject, self.language)).lstrip() for clause in rest)]

    def literal(self, literal: Literal) -> str:
        fact, test, holds = self.catalogue[literal.test.fact], literal.test, literal.holds
        if test.range:
            return self.bound(fact, test.range, holds)
        if fact.kind == "flag":
            return pick(fact.phrase if (True in test.values) == holds else fact.denial, self.language)
        if fact.kind == "number":
            phrase = fact.exactly if holds else fact.denial
            names = [str(value) for value in test.values]
        else:
            phrase = fact.phrase if holds else fact.denial
            names = [pick(fact.title(str(value)), self.language) for value in test.values]
        assert phrase is not None  # noqa: S101  the model of a number fact demands it
        pattern = pick(phrase, self.language)
        found = _MARKED.search(pattern)
        if found:
            names = [f"{found[1]}{name}{found[2]}" for name in names]
            pattern = pattern.replace(found[0], "{value}")
        listed = join(names, self.language, "or")
        if found and self.language != "en":  # GB/T 15834: marks that meet need none between
            listed = listed.replace(f"{found[2]}、{found[1]}", found[2] + found[1])
        return fill(pattern, {"value": listed})

    def bound(self, fact: Fact, bounds: Range, holds: bool) -> str:
        """At least or at most n; denied, at most n - 1 or at least n + 1."""
        low, high = bounds.at_least, bounds.at_most
        least = low if holds else (high + 1 if high is not None else None)
        most = high if holds else (low - 1 if low is not None else None)
        phrase, number = (fact.phrase, least) if least is not None else (fact.at_most, most)
        assert phrase is not None  # noqa: S101  the model of a number fact demands it
        return self.say(phrase, str(number))

    def say(self, phrase: Text, value: str) -> str:
        return fill(pick(phrase, self.language), {"value": value})
