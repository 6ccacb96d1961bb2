"""A fixed route through the plant: every stop a line of its own (P9-002)."""

from playbook.agenda.lines import AgendaItem, filled
from playbook.model.agenda import TemplateSession
from playbook.model.playbook import Playbook


def stop_item(item: AgendaItem, route: TemplateSession, number: int, playbook: Playbook) -> AgendaItem:
    """The line of one stop: its number in the title, its name as the place, the way to it as a note."""
    stop = route.stops[number]
    title = filled(
        playbook.words["agenda-stop"],
        {"route": route.title, "n": str(number + 1), "of": str(len(route.stops))},
    )
    way = filled(playbook.words["agenda-walk"], {"minutes": str(route.walk)}) if route.walk else None
    return item.model_copy(
        update={
            "id": f"{route.id}-{number + 1}",
            "title": title,
            "place": stop.title,
            "note": way if number else route.note,
            "sources": stop.sources,
        }
    )
