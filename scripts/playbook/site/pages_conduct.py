"""Pages on how people behave: levels, situations, kinds of visitors, trouble, quality, differences."""

from itertools import groupby
from typing import get_args

from playbook.levels import ceiling_words
from playbook.model.base import Item
from playbook.model.schemes import Level, Matter, Provision, Scheme
from playbook.phrases import Phrases
from playbook.site.handbook import Handbook
from playbook.site.layout import render
from playbook.site.steps import applies, noted, points, sources
from playbook.site.voice import Figures

Row = dict[str, object]


def schemes(handbook: Handbook) -> str:
    """All schemes of levels."""
    rows = [
        (handbook.scheme(one.id), handbook.say(one.summary, one.figures)) for one in handbook.playbook.schemes
    ]
    return render("cards", handbook, cards=rows)


def scheme(handbook: Handbook, scheme_id: str) -> str:
    """A scheme with its levels side by side: who belongs, who receives, who approves, what each gets."""
    this = next(one for one in handbook.playbook.schemes if one.id == scheme_id)
    return render(
        "scheme", handbook,
        summary=handbook.say(this.summary, this.figures),
        procedures=[handbook.procedure(one) for one in this.procedures],
        rules=points(handbook, this.rules, this.figures),
        levels=[handbook.title(one.title) for one in this.levels],
        rows=_rows(handbook, this),
        remarks=_remarks(handbook, this),
        sources=sources(handbook, _cited(this)),
    )  # fmt: skip


def _rows(handbook: Handbook, this: Scheme) -> list[Row]:
    """A row a matter, a cell a level."""
    rows = [_row(handbook, "who", [_who(handbook, level, this) for level in this.levels])]
    rows.append(_row(handbook, "receives", [_roles(handbook, level.receives) for level in this.levels]))
    rows.append(_row(handbook, "approves", [_roles(handbook, level.approval) for level in this.levels]))
    for matter in get_args(Matter):
        cells = [
            [
                line
                for one in level.provisions
                if one.matter == matter
                for line in _provision(handbook, one, level)
            ]
            for level in this.levels
        ]
        rows.append(_row(handbook, matter, cells))
    return [{"id": row_id, "title": title, "cells": cells} for row_id, title, cells in rows if any(cells)]


def _row(handbook: Handbook, matter: str, cells: list[list[str]]) -> tuple[str, str, list[list[str]]]:
    return matter, handbook.word(f"level-matter-{matter}"), cells


def _who(handbook: Handbook, level: Level, this: Scheme) -> list[str]:
    return [handbook.say(one.text, level.figures, this.figures) for one in level.who]


def _roles(handbook: Handbook, roles: tuple[str, ...]) -> list[str]:
    return [handbook.role(role).title for role in roles]


def _provision(handbook: Handbook, one: Provision, level: Level) -> list[str]:
    lines = [handbook.say(one.text, one.figures, level.figures)]
    if one.ceiling:
        lines.append(handbook.say(ceiling_words(one.ceiling, Phrases(handbook.playbook))))
    return lines


def _cited(item: Scheme) -> tuple[str, ...]:
    inner = [one for level in item.levels for one in (level, *level.who, *level.provisions)]
    return tuple(statement for one in (item, *item.rules, *inner) for statement in one.sources)


def _remarks(handbook: Handbook, item: Scheme) -> list[Row]:
    """What is said about the scheme and its cells; a rule carries its own remark."""
    rows = [noted(handbook, item)]
    for level in item.levels:
        of = handbook.title(level.title)
        rows += [noted(handbook, one, of=of) for one in (level, *level.who)]
        for one in level.provisions:
            rows.append(noted(handbook, one, of=f"{of} · {handbook.word(f'level-matter-{one.matter}')}"))
    return rows


def situations(handbook: Handbook) -> str:
    """Etiquette by situation."""
    rows = [(handbook.situation(one.id), handbook.say(one.summary)) for one in handbook.playbook.situations]
    return render("cards", handbook, cards=rows)


def situation(handbook: Handbook, situation_id: str) -> str:
    """The rules of a situation, each with its reason."""
    this = next(one for one in handbook.playbook.situations if one.id == situation_id)
    rows = [
        {
            "id": rule.id,
            "kind": rule.kind,
            "text": handbook.say(rule.text, rule.figures),
            "why": handbook.say(rule.why, rule.figures) if rule.why else "",
            "applies": applies(handbook, rule.applies),
            "protocol": [handbook.protocol_rule(number) for number in rule.protocol],
            **noted(handbook, rule),
            "sources": sources(handbook, rule.sources),
        }
        for rule in this.rules
    ]
    return render("situation", handbook, summary=handbook.say(this.summary), rules=rows)


def visitor_types(handbook: Handbook) -> str:
    """Every kind of visitor: how to tell, what changes, what to watch."""
    blocks = [
        _block(handbook, one, handbook.say(one.summary, one.figures), one.figures,
               signs=one.signs, changes=one.changes, watch=one.watch)
        for one in handbook.playbook.visitor_types
    ]  # fmt: skip
    return render("blocks", handbook, blocks=blocks)


def contingencies(handbook: Handbook) -> str:
    """All cards for trouble."""
    rows = [
        (handbook.contingency(one.id), handbook.say(one.signs[0].text, one.figures))
        for one in handbook.playbook.contingencies
    ]
    return render("cards", handbook, cards=rows)


def contingency(handbook: Handbook, contingency_id: str) -> str:
    """A card: signs, the first five minutes, who decides, what to say, afterwards."""
    this = next(one for one in handbook.playbook.contingencies if one.id == contingency_id)
    block = _block(handbook, this, "", this.figures, signs=this.signs, first=this.first, say=this.say,
                   afterwards=this.afterwards)  # fmt: skip
    return render("contingency", handbook, block=block, decides=handbook.role(this.decides))


def quality(handbook: Handbook) -> str:
    """Appraisal, review, rewards, sanctions and records, by topic."""
    ordered = sorted(handbook.playbook.measures, key=lambda one: (one.topic, one.order))
    topics = [
        (handbook.word(f"site-quality-{topic}"), topic,
         [_block(handbook, one, "", one.figures, details=one.details) for one in group])
        for topic, group in groupby(ordered, key=lambda one: one.topic)
    ]  # fmt: skip
    return render("quality", handbook, topics=topics)


def differences(handbook: Handbook) -> str:
    """Where the sources differ: the question, each answer with its sources, what we do."""
    rows = [
        {
            "id": one.id,
            "question": handbook.say(one.question, one.figures),
            "answers": points(handbook, one.answers, one.figures),
            "choice": handbook.say(one.choice, one.figures),
            **noted(handbook, one),
            "sources": sources(handbook, one.sources),
        }
        for one in handbook.playbook.differences
    ]
    return render("differences", handbook, rows=rows)


def _block(handbook: Handbook, item: Item, lead: str, figures: Figures, **lists: tuple) -> Row:  # type: ignore[type-arg]
    """A titled item with its lists of sentences; empty lists are left out."""
    cited = [s for details in lists.values() for one in details for s in one.sources]
    return {
        "id": getattr(item, "id", ""),
        "title": handbook.title(getattr(item, "title")),  # noqa: B009
        "lead": lead,
        "lists": [
            (handbook.word(f"site-list-{name}"), points(handbook, details, figures))
            for name, details in lists.items()
            if details
        ],
        **noted(handbook, item),
        "forms": [handbook.form(one) for one in getattr(item, "forms", ())],
        "sources": sources(handbook, (*item.sources, *cited)),
    }
