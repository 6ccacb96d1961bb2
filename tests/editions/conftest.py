"""The visit files that the kit tests write serve here too."""

from tests.kit.conftest import write

__all__ = ["write"]
