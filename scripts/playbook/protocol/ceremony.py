"""All of a visit's ceremony in one place: photograph and its list, flags, introductions, toasts."""

from collections.abc import Sequence

from playbook.agenda import AT_TABLE, Agenda, AgendaItem
from playbook.conditions import FactMap
from playbook.model.base import Model
from playbook.model.playbook import Playbook
from playbook.model.visit import Visit
from playbook.people import Cast
from playbook.protocol.flags import Flags, flag_plans
from playbook.protocol.introductions import Introductions, introductions
from playbook.protocol.photo_list import PhotoList, called, group_occasion, photo_list
from playbook.protocol.photograph import PhotoPlan, group_photograph
from playbook.protocol.toasts import BanquetToasts, toasts
from playbook.seats.model import Party, Wording
from playbook.seats.occasions import Banquet, declined, party_of
from playbook.steps import PlannedStep
from playbook.table import hosts_at


class Ceremony(Model):
    """What a visit does by protocol besides taking seats."""

    photograph: PhotoPlan
    photo_list: PhotoList
    #: None unless somebody has decided for flags (R16).
    flags: Flags | None
    introductions: Introductions
    toasts: tuple[BanquetToasts, ...]


def ceremony(  # noqa: PLR0913 - each is a different source of truth
    visit: Visit,
    playbook: Playbook,
    cast: Cast,
    agenda: Agenda,
    facts: FactMap,
    steps: Sequence[PlannedStep],
    banquets: Sequence[Banquet],
) -> Ceremony:
    """The ceremony of a visit."""
    wording = Wording(playbook.protocol, playbook.words)
    group = group_occasion(agenda, cast, steps, banquets)
    party = _pictured(visit, cast, agenda, group)
    return Ceremony(
        photograph=group_photograph(party, wording, domestic=facts["origin"] == "domestic"),
        photo_list=photo_list(visit, playbook, cast, agenda, facts, steps, banquets, group),
        flags=flag_plans(visit, playbook, banquets),
        introductions=introductions(visit, playbook, cast, agenda),
        toasts=toasts(banquets, agenda, playbook),
    )


def _pictured(visit: Visit, cast: Cast, agenda: Agenda, group: AgendaItem | None) -> Party:
    """Whoever is there when the photograph is taken: at the table, or at the meal."""
    if group and group.kind == "meal":
        hosts = cast.named(("main-host", *(one.id for one in called(group, cast))))
        return party_of(visit, cast, hosts, declined(group, visit, cast))
    there = [one.id for one in hosts_at(visit, cast, agenda, AT_TABLE)]
    there += [one.id for one in called(group, cast)] if group and not visit.meeting.hosts else []
    return party_of(visit, cast, cast.named(there), ())
