"""How a party is divided over tables, and where the tables stand (PROTOCOL R1, R20, R21)."""

from collections.abc import Sequence
from typing import NamedTuple

from playbook.seating import Attendee
from playbook.seats.model import Party


class Company(NamedTuple):
    """Who sits at one table, each list most senior first."""

    hosts: list[Attendee]
    guests: list[Attendee]
    interpreters: list[Attendee]

    @property
    def size(self) -> int:
        """How many chairs the table needs."""
        return len(self.hosts) + len(self.guests) + len(self.interpreters)


def split(party: Party, most: int) -> list[Company]:
    """The head table first. Guests fill the tables by rank; every table gets a host while there are hosts.

    The two senior hosts are at the head table, one more at each following table, and only then the others
    join; interpreters go one to a table, head table first.
    """
    hosts, host_interpreters = party.seated("host")
    guests, guest_interpreters = party.seated("guest")
    interpreters = [*host_interpreters, *guest_interpreters]
    sizes = table_sizes(len(hosts) + len(guests) + len(interpreters), most)
    speaking = dealt(len(interpreters), sizes)
    left = [size - own for size, own in zip(sizes, speaking, strict=True)]
    receiving = _host_counts(len(hosts), left)
    hosted = _host_lists(hosts, receiving)
    tables: list[Company] = []
    for at, room in enumerate(left):
        taken, guests = guests[: room - receiving[at]], guests[room - receiving[at] :]
        own = [interpreters[n] for n in _turns(speaking, at)]
        tables.append(Company(hosted[at], taken, own))
    return [_settled(table) for table in tables]


def table_sizes(people: int, most: int) -> list[int]:
    """As few tables as ``most`` allows, even numbers where possible, the head table never smaller (R20)."""
    if not people:
        return []
    tables = -(-people // most)
    pairs, odd = divmod(people, 2)
    each, more = divmod(pairs, tables)
    sizes = [2 * (each + (at < more)) for at in range(tables)]
    sizes[-1 if tables > 1 and more else 0] += odd
    if max(sizes) > most:
        each, more = divmod(people, tables)
        sizes = [each + (at < more) for at in range(tables)]
    return sorted(sizes, reverse=True)


def dealt(people: int, sizes: Sequence[int]) -> list[int]:
    """One to a table or car in turn, as long as it has seats; there are seats for all of them."""
    counts = [0] * len(sizes)
    while people:
        for at, size in enumerate(sizes):
            if people and counts[at] < size:
                counts[at] += 1
                people -= 1
    return counts


def _turns(counts: Sequence[int], table: int) -> list[int]:
    """Which of the people dealt in turn come to a table."""
    dealt = [(turn, at) for at, own in enumerate(counts) for turn in range(own)]
    return [number for number, (_, at) in enumerate(sorted(dealt)) if at == table]


def _host_counts(hosts: int, rooms: Sequence[int]) -> list[int]:
    """Hosts per table: in turn up to half of the chairs; what is left fills from the last table."""
    counts = [0] * len(rooms)
    while hosts and any(own < room // 2 for own, room in zip(counts, rooms, strict=True)):
        for at, room in enumerate(rooms):
            if hosts and counts[at] < room // 2:
                counts[at] += 1
                hosts -= 1
    for at in reversed(range(len(rooms))):
        more = min(hosts, rooms[at] - counts[at])
        counts[at] += more
        hosts -= more
    return counts


def _host_lists(hosts: Sequence[Attendee], counts: Sequence[int]) -> list[list[Attendee]]:
    """The two senior ones to the head table, the next to each table in turn, then the others by rank."""
    rest = list(hosts)
    lists: list[list[Attendee]] = [[] for _ in counts]
    for at, count in enumerate(counts):
        for _ in range(min(count, 1 if at else 2)):
            lists[at].append(rest.pop(0))
    for at, count in enumerate(counts):
        more = count - len(lists[at])
        lists[at] += rest[:more]
        del rest[:more]
    return lists


def _settled(table: Company) -> Company:
    """Interpreters of a table without guests have nobody to interpret for: rank seats them."""
    if table.guests:
        return table
    guests = [one for one in table.interpreters if one.side == "guest"]
    hosts = [one for one in table.interpreters if one.side == "host"]
    return Company([*table.hosts, *hosts], guests, [])


def table_grid(tables: int, across: int) -> list[tuple[float, float]]:
    """Column and row of each table, head table first; columns grow to the right of whoever faces the door.

    The head table stands in the middle, farthest from the door (R1); the others follow by their distance to
    it, and of two equally near the one farther from the door, then the one on the right (R20). Two tables
    side by side have no middle: the right one is the head table (R1).
    """
    if tables == 2 and across > 1:
        return [(0.5, 0), (-0.5, 0)]
    half = across // 2
    cells = [(column, row) for row in range(tables) for column in range(-half, half + 1)]
    cells.sort(key=lambda cell: (cell[0] ** 2 + cell[1] ** 2, cell[1], -cell[0]))
    return [(float(column), float(row)) for column, row in cells[:tables]]
