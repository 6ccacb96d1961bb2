"""``playbook new``: asks a handful of questions, or takes options, and writes a commented visit file."""

import os
from collections.abc import Callable
from pathlib import Path

from playbook import yamlio
from playbook.model.base import Language, Text, text
from playbook.model.playbook import Playbook
from playbook.output import write_text
from playbook.paths import OWN_VISITS, SCHEMAS
from playbook.problems import Place, Problem, Refused, problem
from playbook.texts import fill, pick
from playbook.visit_questions import QUESTIONS, Answers, Question, missing, mistakes, understood, visit_text
from playbook.visits import checked

WORDS: dict[str, Text] = {
    "hello": text(
        "A new visit: {count} questions. Press Enter to take the answer in brackets, Ctrl-C to stop.",
        "新建来访文件，共 {count} 个问题。直接回车采用方括号里的答案，按 Ctrl-C 退出。",
    ),
    "more": text("Another guest (Enter: no more)", "下一位客人（回车结束）"),
    "pick": text("Number or word", "编号或文字"),
    "written": text("{file} is written.", "已写好 {file}。"),
    "next": text(
        "Open it and fill in what you know, then: playbook kit {file}",
        "请打开补充已知内容，然后运行：playbook kit {file}",
    ),
}  # fmt: skip

#: Asks for one line: (words, the usual answer) -> what was typed; None when nobody is there to answer.
Ask = Callable[[str, str | None], str | None]
#: Shows a line and goes on.
Show = Callable[[str], None]


class Interview:
    """Fills the answers: options first, the rest by asking."""

    def __init__(
        self, playbook: Playbook, language: Language, ask: Ask, show: Show, *, patient: bool
    ) -> None:
        self.playbook, self.language, self.ask, self.show = playbook, language, ask, show
        #: Ask again after a mistake. False where answers come from a pipe: then mistakes are gathered.
        self.patient = patient
        self.answers: Answers = {}
        self.problems: list[Problem] = []
        self.alone = False

    def hold(self, given: Answers) -> Answers:
        """All answers. Raises Refused with every mistake in the options and everything left open."""
        asked = [question for question in QUESTIONS if not given.get(question.name)]
        for question in (one for one in QUESTIONS if one not in asked):
            self._take(question, given[question.name])
        if self.problems:
            raise Refused(self.problems)
        if asked and self.patient:
            self.show(self._say("hello", count=str(len(asked))))
        for question in asked:
            self._question(question)
        if self.problems:
            raise Refused(self.problems)
        return self.answers

    def _take(self, question: Question, raw: str | list[str]) -> bool:
        """Keep an answer that is in order; else note what is wrong with it."""
        value = raw if isinstance(raw, list) else understood(question, raw, self.playbook)
        answers = {**self.answers, question.name: value}
        found = mistakes(question, answers, self.playbook, Place(f"--{question.name}", 0, 0))
        if found:
            self.problems += found
            return False
        self.answers = answers
        return True

    def _question(self, question: Question) -> None:
        if question.many:
            self._guests(question)
            return
        usual = question.default(self.answers, self.playbook)
        for number, (key, title) in enumerate(question.options(self.playbook), 1):
            if self.patient:
                self.show(f"  {number:>2}  {key:<22}{pick(title, self.language)}")
        while True:
            said = self._listen(self._prompt(question), usual)
            if said is None:
                self.problems += [missing(question)]
                return
            if self._take(question, said) or not self.patient:
                return
            self._complain()

    def _guests(self, question: Question) -> None:
        guests: list[str] = []
        while True:
            words = self._say("more") if guests else pick(question.ask, self.language)
            said = self._listen(words, "" if guests else None)
            if not said:
                if not guests:
                    self.problems += [missing(question)]
                return
            if self._take(question, [*guests, said]):
                guests.append(said)
            elif self.patient:
                self._complain()
            else:
                return

    def _prompt(self, question: Question) -> str:
        day = str(self.answers.get("arrives", "2026-10-12"))[:10]
        return fill(pick(question.ask, self.language), {"day": day})

    def _listen(self, words: str, usual: str | None) -> str | None:
        said = None if self.alone else self.ask(words, usual)
        if said is None:
            self.alone = True
            return usual
        return said

    def _complain(self) -> None:
        said = "en" if self.language == "en" else "zh-Hans"
        for one in self.problems:
            self.show(f"  ! {one.message[said]}")
            if one.hint[said]:
                self.show(f"    → {one.hint[said]}")
        self.problems = []

    def _say(self, key: str, **values: str) -> str:
        return say(key, self.language, **values)


def say(key: str, language: Language, **values: str) -> str:
    """Words of this command."""
    return fill(pick(WORDS[key], language), values)


def shown(path: Path) -> str:
    """The path as one would type it here."""
    near = os.path.relpath(path)
    return str(path) if near.startswith("..") else near


def target(file: Path | None, answers: Answers) -> Path:
    """Where the visit goes: the file named, or a file named after the visit in the folder named."""
    if file is not None and not file.is_dir():
        return file
    return (file or OWN_VISITS) / f"{answers['visit']}.yml"


def refuse_existing(path: Path, *, force: bool) -> None:
    """Raises Refused rather than write over somebody's work."""
    if path.exists() and not force:
        raise Refused([problem("file-exists", Place(str(path), 0, 0))])


def write_new(path: Path, answers: Answers, playbook: Playbook, language: Language) -> None:
    """Write the file. Raises Refused when the folder cannot be written."""
    schema = Path(os.path.relpath(SCHEMAS / "visit.schema.json", path.resolve().parent)).as_posix()
    content = visit_text(answers, playbook, language, schema)
    document = yamlio.Document(str(path))
    yamlio.parse(content, document)
    checked(document, playbook)
    write_text(path, content)
