"""How long the way is from one session to the next."""

from datetime import timedelta

from playbook.agenda.lines import AgendaItem
from playbook.model.agenda import TravelTimes
from playbook.model.base import Model
from playbook.model.company import Company, Room


class Spot(Model):
    """Where a session is; ``away`` is the drive in minutes to a place outside."""

    room: str | None = None
    building: str | None = None
    away: int = 0


def spot_of(company: Company, item: AgendaItem) -> Spot:
    """The place of an item: one of the company file, a room of ours, or nobody knows."""
    place = next((one for one in company.places if one.name == item.place), None)
    if place and place.kind != "company":
        return Spot(away=place.minutes)
    return spot_in(next((one for one in company.rooms if one.id == item.room), None))


def spot_in(room: Room | None) -> Spot:
    """A room of ours as a spot."""
    return Spot(room=room.id, building=room.building, away=room.minutes) if room else Spot()


def way(one: Spot, other: Spot, travel: TravelTimes) -> timedelta:
    """The pause between two sessions: the walk, or the drive where one of them is outside."""
    pause = travel.buffer
    if one.building and other.building and one.building != other.building:
        pause = max(pause, travel.buildings or 0)
    drive = one.away + other.away if one.room is None or one.room != other.room else 0
    return timedelta(minutes=max(pause, drive))
