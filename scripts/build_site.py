"""Build the handbook into ``site/``: the short way to ``playbook site``, with the same options."""

import sys

from playbook.cli import main

main(["site", *sys.argv[1:]])
