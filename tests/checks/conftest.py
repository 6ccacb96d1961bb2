"""Fixtures of the checks."""

from tests.checks.breaking import broken

__all__ = ["broken"]
