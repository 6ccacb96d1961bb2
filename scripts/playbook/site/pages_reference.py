"""Pages to look things up in: forms, supplies, etiquette, principles, glossary, conditions, sources."""

from itertools import groupby

from markupsafe import Markup
from pypinyin import lazy_pinyin

from playbook import words
from playbook.model.base import Language
from playbook.model.condition import Condition
from playbook.model.content import SourceDocument, Term
from playbook.model.forms import Form, Supply
from playbook.site.carried import carriers
from playbook.site.handbook import Handbook, Link
from playbook.site.layout import render
from playbook.site.pictures import picture
from playbook.site.steps import applies, noted, sources
from playbook.texts import to_traditional


def forms(handbook: Handbook) -> str:
    """All forms with what each is for."""
    rows = [
        (handbook.form(one.id), handbook.say(one.purpose, one.figures)) for one in handbook.playbook.forms
    ]
    return render("cards", handbook, cards=rows)


def form(handbook: Handbook, form_id: str) -> str:
    """What a form is for, and the form itself, blank, as it prints."""
    this = next(one for one in handbook.playbook.forms if one.id == form_id)
    return render(
        "form", handbook,
        purpose=handbook.say(this.purpose, this.figures),
        filled_by=handbook.role(this.filled_by),
        due=handbook.voice.due(this.due),
        kept_by=handbook.role(this.kept_by),
        kept=handbook.say(this.kept, this.figures),
        applies=_only_if(handbook, this.applies),
        steps=[handbook.step_link(one.id) for one in handbook.playbook.steps if form_id in one.forms],
        sheet=_sheet(handbook, this),
        remarks=[
            noted(handbook, this, this.figures),
            *(noted(handbook, one, this.figures, of=handbook.title(one.label)) for one in this.fields),
        ],
        sources=sources(handbook, (
            *this.sources, *(s for field in this.fields for s in field.sources),
            *(s for signature in this.signatures for s in signature.sources),
        )),
    )  # fmt: skip


def _only_if(handbook: Handbook, condition: Condition) -> str:
    """A condition beside a label that already says so."""
    said = handbook.voice.condition(condition)
    return handbook.word("site-condition-if", condition=said) if said else ""


def _sheet(handbook: Handbook, this: Form) -> dict[str, object]:
    """The printed sheet. What guests sign stands in the other language too."""
    other: Language | None = None
    if this.bilingual:
        other = "zh-Hans" if handbook.voice.language == "en" else "en"

    def both(text: object) -> tuple[str, str]:
        second = words.pick(text, other) if other else ""  # type: ignore[arg-type]
        return handbook.title(text), second  # type: ignore[arg-type]

    return {
        "company": both(handbook.playbook.company.legal_name),
        "title": both(this.title),
        "other": other or "",
        "fields": [
            {
                "label": both(field.label),
                "kind": field.kind,
                "options": [both(option) for option in field.options],
                "lines": field.lines,
                "hint": handbook.say(field.hint, this.figures) if field.hint else "",
                "applies": applies(handbook, field.applies),
            }
            for field in this.fields
        ],
        "signatures": [{"label": both(one.label), "dated": one.dated} for one in this.signatures],
    }


def supplies(handbook: Handbook) -> str:
    """What the meeting needs, and how much of it."""
    rows = [
        {
            "id": one.id,
            "title": handbook.title(one.title),
            "per_person": _many(handbook, one, one.per_person),
            "fixed": _many(handbook, one, one.fixed),
            "applies": applies(handbook, one.applies),
            "sources": sources(handbook, one.sources),
        }
        for one in handbook.playbook.supplies
    ]
    return render("supplies", handbook, rows=rows)


def _many(handbook: Handbook, supply: Supply, count: float | None) -> str:
    """How many of it; in English the unit comes first, because it is always written in the plural."""
    if count is None:
        return ""
    unit, amount = handbook.title(supply.unit), handbook.voice.amount(count, None)
    return f"{unit}: {amount}" if handbook.voice.language == "en" else f"{amount} {unit}"


def protocol(handbook: Handbook) -> str:
    """Etiquette: each rule, how firm it is, and what the company chose where the references disagree."""
    book = handbook.playbook.protocol
    topics = []
    for topic in book.topics:
        rules = [
            {
                "number": rule.number,
                "anchor": rule.number.lower(),
                "title": handbook.title(rule.title),
                "text": handbook.say(rule.text, rule.figures),
                "strength": handbook.word("site-strength-" + rule.strength.lower().replace("/", "-")),
                "chosen": handbook.say(book.chosen(rule.dispute).text, rule.figures) if rule.dispute else "",
                "others": [handbook.say(one.text, rule.figures) for one in book.alternatives(rule.dispute)]
                if rule.dispute
                else [],
                "sources": sources(handbook, rule.sources),
                "picture": Markup(picture(handbook, rule.number)),  # noqa: S704 - drawn by us
            }
            for rule in book.rules
            if rule.topic == topic.id
        ]
        topics.append((topic.id, handbook.title(topic.title), rules))
    return render("protocol", handbook, topics=topics)


def principles(handbook: Handbook, *topics: str) -> str:
    """What reception is for, or the training notes."""
    rows = [
        {
            "id": one.id,
            "title": handbook.title(one.title),
            "text": handbook.say(one.text, one.figures),
            "why": handbook.say(one.why, one.figures) if one.why else "",
            "sources": sources(handbook, one.sources),
        }
        for one in handbook.playbook.principles
        if one.topic in topics
    ]
    return render("principles", handbook, rows=rows)


def glossary(handbook: Handbook) -> str:
    """Every term in both languages, with what else people call it, A to Z (pinyin in Chinese)."""
    ordered = sorted(handbook.playbook.terms, key=lambda term: _sort_key(handbook, term))
    letters = [
        (letter, [_term(handbook, term) for term in terms])
        for letter, terms in groupby(ordered, key=lambda term: _sort_key(handbook, term)[:1].upper())
    ]
    return render("glossary", handbook, letters=letters)


def _sort_key(handbook: Handbook, term: Term) -> str:
    if handbook.voice.language == "en":
        return term.title.en.lower()
    return "".join(lazy_pinyin(term.title.zh_hans)).lower()


def _term(handbook: Handbook, term: Term) -> dict[str, object]:
    other: Language = "zh-Hans" if handbook.voice.language == "en" else "en"
    own = "en" if handbook.voice.language == "en" else "zh"
    names = sorted(term.synonyms, key=lambda name: ("en" if name.isascii() else "zh") != own)
    if handbook.voice.language == "zh-Hant":
        names = [to_traditional(name) for name in names]
    return {
        "id": term.id,
        "title": handbook.title(term.title),
        "other": words.pick(term.title, other),
        "other_language": other,
        "meaning": handbook.say(term.meaning),
        "synonyms": names,
        "see": [handbook.find(one) for one in term.see],
        "sources": sources(handbook, term.sources),
    }


def conditions(handbook: Handbook) -> str:
    """What the due times hang on, and the questions that decide which steps apply."""
    book = handbook.playbook
    anchors = [(one.id, handbook.title(one.title), handbook.say(one.question)) for one in book.anchors]
    facts = [(one.id, handbook.say(one.question)) for one in book.facts]
    return render("conditions", handbook, anchors=anchors, facts=facts)


def sources_page_links(handbook: Handbook, document: SourceDocument) -> Link:
    """The page of a source document."""
    return Link(handbook.title(document.title), handbook.href(f"sources/{document.document.lower()}"))


def sources_index(handbook: Handbook) -> str:
    """All source documents."""
    rows = [(sources_page_links(handbook, one), handbook.say(one.about)) for one in handbook.playbook.sources]
    return render("cards", handbook, cards=rows)


def source(handbook: Handbook, document: str) -> str:
    """Every statement of a source document with the places that teach it."""
    this = next(one for one in handbook.playbook.sources if one.document == document)
    found = carriers(handbook)
    aside = {one.id: handbook.say(one.reason) for one in this.set_aside}
    rows = [
        {
            "id": one.id,
            "anchor": one.id.lower(),
            "at": one.at,
            "says": one.says,
            "zh": one.zh or "",
            "carried": found.get(one.id, ()),
            "aside": aside.get(one.id, ""),
        }
        for one in this.statements
    ]
    return render("source", handbook, about=handbook.say(this.about), rows=rows)
