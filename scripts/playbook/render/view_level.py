"""The level of the visit on paper: who signs, what the guests get, what it may cost."""

from typing import Any

from playbook.levels import Signatory
from playbook.plan import VisitPlan
from playbook.render.view_host import person_name
from playbook.render.voice import Voice

View = dict[str, Any]


def level(plan: VisitPlan, voice: Voice) -> View | None:
    """None when the procedure ranks nobody."""
    advice = plan.level
    if advice is None:
        return None
    return {
        "scheme": voice.say(advice.scheme),
        "title": voice.say(advice.title),
        "open": advice.standing == "suggested",
        "reason": voice.say(advice.reason),
        "key": f"level: {advice.key}",
        "receives": [_signatory(one, voice) for one in advice.receives],
        "approval": [_signatory(one, voice) for one in advice.approval],
        "rows": [
            {
                "matter": voice.word(f"level-matter-{one.matter}"),
                "text": voice.say(one.text),
                "ceiling": voice.say(one.ceiling) if one.ceiling else "",
                "allowed": voice.say(one.allowed) if one.allowed else "",
                "remark": voice.say(one.remark) if one.remark else "",
                "sources": ", ".join(one.sources),
            }
            for one in advice.allowances
        ],
    }


def _signatory(one: Signatory, voice: Voice) -> View:
    named = person_name(one.person, voice) if one.person else voice.word("checklist-no-owner")
    return {"role": voice.say(one.role), "person": named, "named": one.person is not None}
