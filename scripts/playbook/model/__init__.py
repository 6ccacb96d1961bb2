"""Frozen models of everything that data files and visit files can say, one noun a module."""
