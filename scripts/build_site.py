"""Build the handbook into ``site/``: the short way to ``playbook site``."""

from playbook.cli import main

main(["site"])
