"""What an experienced office head would notice in a plan, each with what to do about it.

A module a theme; a finding names its rule, and its source where a statement or a PROTOCOL rule is behind it.
"""

from playbook.findings import flags, guests, hosts, money, places, times
from playbook.findings.look import ORDER, Finding, Level, Look

__all__ = ["Finding", "Level", "Look", "find"]


def find(look: Look) -> tuple[Finding, ...]:
    """All findings, urgent ones first."""
    found = [one for theme in (times, hosts, places, guests, flags, money) for one in theme.find(look)]
    return tuple(sorted(found, key=lambda finding: ORDER.index(finding.level)))
