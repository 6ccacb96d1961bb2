"""Rest at the hotel after a long journey, and the lunch that may come before it (HS-081, HA-075, Q7-051)."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playbook.agenda.lines import AgendaItem, Free, at_clock, ceil, place_of
from playbook.model.agenda import LongJourney
from playbook.model.base import Text
from playbook.model.playbook import Playbook
from playbook.model.values import as_text
from playbook.model.visit import Visit

#: How much later than usual lunch may be for guests who are on their way.
LATE = timedelta(minutes=75)
#: How much earlier.
EARLY = timedelta(minutes=30)


def comes_from_far(visit: Visit, playbook: Playbook) -> bool:
    """Whether the guests have a long journey by air behind them and a bed to rest in."""
    rest = playbook.agendas.rest
    if rest is None or visit.arrives.by != "air" or visit.leaves.at.date() == visit.arrives.at.date():
        return False
    if visit.leaves.home:
        away = visit.leaves.home.utcoffset() or timedelta()
        here = visit.arrives.at.replace(tzinfo=ZoneInfo(playbook.company.time_zone)).utcoffset()
        return abs(away - (here or timedelta())) >= timedelta(hours=rest.hours)
    return visit.customer.country not in (*rest.near, playbook.company.calendar.country)


class HotelRest:
    """The hours at the hotel on the day of arrival, for a rest of ``minutes``.

    ``in_car`` is when the guests leave the airport, ``drive`` the way from there to the company.
    """

    def __init__(
        self, visit: Visit, playbook: Playbook, in_car: datetime, drive: timedelta, minutes: int
    ) -> None:
        data = playbook.agendas.rest
        assert data is not None  # noqa: S101 - asked before, by comes_from_far
        self.data: LongJourney = data
        self.playbook = playbook
        hotel = place_of(playbook.company, visit.hotel)
        own = timedelta(minutes=hotel.minutes if hotel else data.drive)
        usual = at_clock(in_car.date(), visit.meals.lunch.at or playbook.company.hours.lunch)
        self.place: Text = _named(visit, playbook)
        #: At the hotel; by way of the company at most, as nobody knows the direct way.
        self.reach = ceil(in_car + drive + own)
        self.lunch: Free | None = None
        start, length = self.reach, timedelta(minutes=minutes)
        if ceil(start + length + own) > usual + LATE and start <= usual + LATE:
            # too late for lunch with us: eat first, then rest
            eat = max(start, usual - EARLY)
            start = eat + timedelta(minutes=data.lunch)
            self.lunch = Free(start=eat, end=start)
        self.span = Free(start=start, end=start + length)
        #: From here on the guests can be at the company.
        self.ready = ceil(self.span.end + own)

    def item(self) -> AgendaItem:
        """The line of the rest."""
        return AgendaItem(
            id="rest",
            title=self.data.title,
            kind="rest",
            start=self.span.start,
            end=self.span.end,
            place=self.place,
            lead="main-host",
            note=self.data.note,
            origin="travel",
            sources=self.data.sources,
        )


def _named(visit: Visit, playbook: Playbook) -> Text:
    hotel = place_of(playbook.company, visit.hotel)
    if hotel:
        return hotel.name
    return as_text(visit.hotel) if visit.hotel else playbook.words["agenda-hotel"]
