"""The closed list of facts that conditions may test, with words to explain them."""

from typing import Literal, Self

from pydantic import model_validator

from playbook.model.base import Id, Item, Line, Mistake, Model, Text


class FactValue(Model):
    """A value of a choice or set fact and how it reads inside the fact's phrase."""

    id: Line
    title: Text


class Fact(Item):
    """A fact of a visit.

    ``phrase`` says that it holds, ``denial`` that it does not; ``{value}`` stands for the value's
    title or the number. For numbers ``phrase`` is 'at least', ``at_most`` and ``exactly`` the other
    comparisons. All of them are clauses that start with ``subject`` where one is given, so that
    neighbouring clauses can share it. ``question`` is what to ask when the visit file is silent.
    """

    id: Id
    kind: Literal["flag", "choice", "set", "number"]
    #: The content that lists the values; the store fills them in.
    of: Literal["procedures", "purposes", "levels", "visitor-types"] | None = None
    values: tuple[FactValue, ...] = ()
    subject: Text | None = None
    phrase: Text
    denial: Text
    at_most: Text | None = None
    exactly: Text | None = None
    question: Text
    #: The key of the visit file (or company file) that answers the question.
    key: str

    @model_validator(mode="after")
    def _fits_kind(self) -> Self:
        if bool(self.values or self.of) != (self.kind in ("choice", "set")):
            raise Mistake(
                "choice and set facts list `values`, others have none",
                "choice 和 set 类要列出 `values`，其他类不写",
            )
        numeric = self.kind == "number"
        if [bool(self.at_most), bool(self.exactly)] != [numeric, numeric]:
            raise Mistake(
                "number facts need `at_most` and `exactly`, others have neither",
                "number 类要写 `at_most` 和 `exactly`，其他类不写",
            )
        for clause in self.clauses:
            self._check_clause(clause)
        return self

    def _check_clause(self, clause: Text) -> None:
        wanted = self.kind != "flag"
        if any(("{value}" in words) != wanted for words in (clause.en, clause.zh_hans)):
            raise Mistake(
                "choice, set and number facts need {value} in every clause, flags in none",
                "choice、set、number 类的每句都要有 {value}，flag 类不要有",
            )
        if self.subject and not (
            clause.en.startswith(self.subject.en + " ") and clause.zh_hans.startswith(self.subject.zh_hans)
        ):
            raise Mistake(
                "every clause starts with `subject`, in both languages",
                "每句都要以 `subject` 开头，两种语言都一样",
            )

    @property
    def clauses(self) -> tuple[Text, ...]:
        """The clauses that explain a comparison with this fact."""
        return tuple(one for one in (self.phrase, self.denial, self.at_most, self.exactly) if one)

    def title(self, value: str) -> Text:
        """The title of a value. Raises KeyError for an unknown one; checks find those first."""
        for one in self.values:
            if one.id == value:
                return one.title
        raise KeyError(value)
