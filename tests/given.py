"""What many tests need: the real content, a small sound visit, and the installed command."""

import subprocess
import sys
from functools import cache
from pathlib import Path

from playbook import yamlio
from playbook.model.playbook import Playbook
from playbook.model.visit import Visit
from playbook.paths import DATA, ROOT
from playbook.store import load_playbook
from playbook.visits import checked

COMMAND = Path(sys.executable).parent / "playbook"

#: Names what a visit file must have and nothing else.
SMALL = """\
visit: muster-2026-10
customer:
  name: Muster Pumpen GmbH
  country: DE
  relation: new
purpose: factory-inspection
guests:
  - name: Max Muster
    title: Managing Director
arrives:
  at: 2026-10-12 09:40
  by: air
leaves:
  at: 2026-10-14 16:20
  by: air
team:
  main-host: zhou-tongli
"""


@cache
def real() -> Playbook:
    """The content as shipped."""
    return load_playbook(DATA)


def visit(text: str = SMALL) -> Visit:
    """The visit of a text; raises Refused like a file."""
    document = yamlio.Document("visit.yml")
    yamlio.parse(text, document)
    return checked(document, real())


def run(*arguments: object, stdin: str = "", folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """The installed console command, as a person starts it; nobody sits at the terminal."""
    return subprocess.run(
        [str(COMMAND), *(str(one) for one in arguments)],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=folder,
        check=False,
    )
