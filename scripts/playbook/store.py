"""``data/`` -> Playbook, or the list of what is wrong with it. Nothing else reads ``data/``."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from playbook import yamlio
from playbook.loading import load
from playbook.model.agenda import Agendas
from playbook.model.base import Text
from playbook.model.calendar import CalendarYear
from playbook.model.company import Company
from playbook.model.conduct import Contingency, Difference, Measure, PausePoint, Situation, VisitorType
from playbook.model.content import Phase, Principle, Procedure, Purpose, Role, Section, SourceDocument, Term
from playbook.model.due import Anchor
from playbook.model.facts import Fact, FactValue
from playbook.model.forms import Form, Supply
from playbook.model.photographs import PhotoFile
from playbook.model.playbook import Playbook
from playbook.model.protocol import ProtocolFile
from playbook.model.questions import QuestionBank
from playbook.model.reviews import Review
from playbook.model.schemes import Scheme
from playbook.model.signs import Sign
from playbook.model.training import (
    Assessment,
    Case,
    Course,
    CourseRules,
    Exercise,
    LearningPath,
    RolePlay,
    TrainingModule,
)
from playbook.model.units import Unit
from playbook.problems import Place, Problem, Refused, problem
from playbook.yamlio import Document, Path_


@dataclass(frozen=True)
class Noun:
    """Where a noun lives: ``many`` files, or a list under ``key`` of one file, or the whole file."""

    attribute: str
    model: type[BaseModel]
    glob: str
    key: str | None = None

    @property
    def many(self) -> bool:
        """One file an item."""
        return "*" in self.glob and self.key is None


NOUNS: tuple[Noun, ...] = (
    Noun("company", Company, "company.yml"),
    Noun("phases", Phase, "phases.yml", "phases"),
    Noun("sections", Section, "steps/*.yml"),
    Noun("procedures", Procedure, "procedures/*.yml"),
    Noun("roles", Role, "roles.yml", "roles"),
    Noun("purposes", Purpose, "purposes.yml", "purposes"),
    Noun("principles", Principle, "principles.yml", "principles"),
    Noun("terms", Term, "terms.yml", "terms"),
    Noun("schemes", Scheme, "schemes/*.yml"),
    Noun("situations", Situation, "conduct/*.yml"),
    Noun("visitor_types", VisitorType, "visitor-types/*.yml"),
    Noun("contingencies", Contingency, "contingencies/*.yml"),
    Noun("pauses", PausePoint, "pause-points.yml", "pauses"),
    Noun("measures", Measure, "quality/*.yml"),
    Noun("differences", Difference, "differences/*.yml"),
    Noun("forms", Form, "forms/*.yml"),
    Noun("supplies", Supply, "supplies.yml", "supplies"),
    Noun("facts", Fact, "facts.yml", "facts"),
    Noun("anchors", Anchor, "anchors.yml", "anchors"),
    Noun("units", Unit, "units.yml", "units"),
    Noun("agendas", Agendas, "agendas.yml"),
    Noun("protocol", ProtocolFile, "protocol.yml"),
    Noun("signs", Sign, "signs.yml", "signs"),
    Noun("photographs", PhotoFile, "photographs.yml"),
    Noun("reviews", Review, "reviews.yml", "reviews"),
    Noun("calendars", CalendarYear, "calendars/*.yml"),
    Noun("sources", SourceDocument, "sources/*.yml"),
)

#: The course is read apart: no visit needs it.
COURSE: tuple[Noun, ...] = (
    Noun("rules", CourseRules, "training/course.yml"),
    Noun("modules", TrainingModule, "training/modules/*.yml"),
    Noun("banks", QuestionBank, "training/questions/*.yml"),
    Noun("exercises", Exercise, "training/exercises/*.yml"),
    Noun("role_plays", RolePlay, "training/role-plays/*.yml"),
    Noun("cases", Case, "training/cases/*.yml"),
    Noun("assessments", Assessment, "training/assessments/*.yml"),
    Noun("paths", LearningPath, "training/paths/*.yml"),
)


@dataclass
class Store:
    """The content as read: the playbook when all files are sound, and where everything stands."""

    playbook: Playbook | None = None
    #: None until ``add_course``, or when a file of it has a mistake.
    course: Course | None = None
    problems: list[Problem] = field(default_factory=list)
    #: Reads a file, which is shown to people under the second name.
    read: Callable[[Path, str], Document] = yamlio.read
    #: Object id of a loaded item -> its file and path, so that checks can point at it.
    _places: dict[int, tuple[Document, Path_]] = field(default_factory=dict)
    #: What has no place yet: most commands find nothing wrong and never ask for one.
    _waiting: list[Callable[[], None]] = field(default_factory=list)

    def place(self, item: BaseModel, *path: str | int) -> Place:
        """Where an item of the playbook (or a part of it) stands."""
        while self._waiting:
            self._waiting.pop(0)()
        document, start = self._places.get(id(item), (Document("data"), ()))
        return document.place((*start, *path))

    def remember(self, item: BaseModel, document: Document, path: Path_) -> None:
        """An item stands there, and so does all that is in it."""
        self._waiting.append(lambda: self._take(item, document, path))

    def stands_for(self, changed: BaseModel, item: BaseModel) -> None:
        """A changed copy stands where its original does; what is in both keeps its own place."""

        def take() -> None:
            self._take(changed, *self._places[id(item)])

        self._waiting.append(take)

    def _take(self, value: Any, document: Document, path: Path_) -> None:
        if isinstance(value, BaseModel):
            self._places.setdefault(id(value), (document, path))
            for name, info in type(value).model_fields.items():
                self._take(getattr(value, name), document, (*path, info.alias or name))
        elif isinstance(value, tuple):
            for index, one in enumerate(value):
                self._take(one, document, (*path, index))
        elif isinstance(value, dict):
            for key, one in value.items():
                self._take(one, document, (*path, key))


def open_store(data: Path, read: Callable[[Path, str], Document] = yamlio.read) -> Store:
    """Read all of ``data``; the playbook is None when a file has a mistake."""
    store = Store(read=read)
    parts: dict[str, Any] = {}
    for noun in NOUNS:
        parts[noun.attribute] = _read_noun(noun, data, store)
    parts["words"] = _read_words(data, store)
    if not store.problems:
        phases = [phase.id for phase in parts["phases"]]
        parts["sections"] = tuple(sorted(parts["sections"], key=lambda section: _phase(section, phases)))
        store.playbook = _with_values(Playbook(**parts), store)
    return store


def add_course(store: Store, data: Path) -> None:
    """Read the course into the store."""
    before = len(store.problems)
    parts: dict[str, Any] = {noun.attribute: _read_noun(noun, data, store) for noun in COURSE}
    if len(store.problems) == before:
        store.course = Course(**parts)


def _with_values(playbook: Playbook, store: Store) -> Playbook:
    """Facts whose values are content (procedures, levels, kinds of visitors) get them from there."""
    titles: dict[str, list[tuple[str, Text]]] = {
        "procedures": [(one.id, one.title) for one in playbook.procedures],
        "purposes": [(one.id, one.title) for one in playbook.purposes],
        "levels": [(key, level.title) for key, level in playbook.levels.items()],
        "visitor-types": [(one.id, one.title) for one in playbook.visitor_types],
    }
    facts = []
    for fact in playbook.facts:
        if fact.of:
            values = tuple(FactValue(id=key, title=title) for key, title in titles[fact.of])
            filled = fact.model_copy(update={"values": values})
            store.stands_for(filled, fact)
            facts.append(filled)
        else:
            facts.append(fact)
    return playbook.model_copy(update={"facts": tuple(facts)})


def _phase(section: Section, phases: list[str]) -> int:
    """The place of a section's phase; an unknown phase goes last, and the references check names it."""
    return phases.index(section.phase) if section.phase in phases else len(phases)


def load_playbook(data: Path) -> Playbook:
    """The playbook, or Refused with every problem."""
    store = open_store(data)
    if store.playbook is None:
        raise Refused(store.problems)
    return store.playbook


def _documents(noun: Noun, data: Path, store: Store) -> Iterable[Document]:
    files = sorted(data.glob(noun.glob)) if "*" in noun.glob else [data / noun.glob]
    for file in files:
        document = store.read(file, str(Path(data.name) / file.relative_to(data)))
        if document.problems:
            store.problems += document.problems
        else:
            yield document


def _read_noun(noun: Noun, data: Path, store: Store) -> Any:
    found: list[BaseModel] = []
    for document in _documents(noun, data, store):
        for raw, path in _entries(noun, document):
            item = load(document, noun.model, raw, path)
            if item is not None:
                store.remember(item, document, path)
                found.append(_in_order(item, store))
        store.problems += document.problems
    if not noun.many and noun.key is None:
        return found[0] if found else None
    _refuse_twins(found, store)
    return tuple(sorted(found, key=lambda item: getattr(item, "order", 0)))


#: What stands inside an item and is read by its ``order``, wherever it stands in the file.
_INSIDE: dict[type[BaseModel], str] = {Section: "steps", Procedure: "stages", Scheme: "levels"}


def _in_order(item: BaseModel, store: Store) -> BaseModel:
    """The item with its inner list in order; places stay those of the file."""
    name = _INSIDE.get(type(item))
    if name is None:
        return item
    inner = tuple(sorted(getattr(item, name), key=lambda one: one.order))
    ordered = item.model_copy(update={name: inner})
    store.stands_for(ordered, item)
    return ordered


def _entries(noun: Noun, document: Document) -> Iterable[tuple[Any, Path_]]:
    if noun.key is None:
        yield document.data, ()
        return
    top = document.data if isinstance(document.data, dict) else {}
    for key in top:
        if key != noun.key:
            hint = (f"only `{noun.key}` stands here", f"这里只能写 `{noun.key}`")
            document.problems.append(problem("unknown-key", document.place((key,)), key=key, what=hint))
    listed = top.get(noun.key)
    if not isinstance(listed, list):
        document.problems.append(problem("missing-key", document.place(()), key=noun.key, what=("", "")))
        return
    for index, raw in enumerate(listed):
        yield raw, (noun.key, index)


def _refuse_twins(items: list[BaseModel], store: Store) -> None:
    first: dict[str, BaseModel] = {}
    for item in _with_ids(items):
        key = str(getattr(item, "id", ""))
        if key in first:
            where = store.place(first[key])
            store.problems.append(
                problem("id-twice", store.place(item, "id"), id=key, first=f"{where.file}:{where.line}")
            )
        elif key:
            first[key] = item


def _with_ids(items: list[BaseModel]) -> Iterable[BaseModel]:
    yield from items
    for item in items:
        if isinstance(item, Section):
            yield from item.steps


def _read_words(data: Path, store: Store) -> dict[str, Text]:
    words: dict[str, Text] = {}
    noun = Noun("words", Text, "words/*.yml")
    for document in _documents(noun, data, store):
        listed = document.data.get("words") if isinstance(document.data, dict) else None
        if not isinstance(listed, dict):
            document.problems.append(problem("missing-key", document.place(()), key="words", what=("", "")))
            listed = {}
        for key, raw in listed.items():
            if key in words:
                document.problems.append(
                    problem("id-twice", document.place(("words", key)), id=key, first="words")
                )
            text = load(document, Text, raw, ("words", key))
            if text is not None:
                words[key] = text
        store.problems += document.problems
    return words
