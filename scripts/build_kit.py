"""Make the kit of a visit: the short way to ``playbook kit VISIT``."""

import sys

from playbook.cli import main

main(["kit", *sys.argv[1:]])
