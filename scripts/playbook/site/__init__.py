"""The handbook: Playbook -> markdown -> mkdocs -> a folder that works from a server and from a disk."""
