"""Flags that the visit file asks for in a way that the rules do not allow (PROTOCOL R15, R16)."""

from collections.abc import Iterator

from playbook.findings.look import Finding, Look
from playbook.protocol.flags import missing_national


def find(look: Look) -> Iterator[Finding]:
    """A foreign national flag without ours; flags named that nobody has decided on."""
    if not look.visit.flags:
        return
    if not look.facts["flags"]:
        yield look.one("flags-undecided", "look", "R16")
    elif missing_national(look.visit, look.playbook.company.calendar.country, look.playbook.protocol.profile):
        yield look.one("flags-national", "urgent", "R15")
