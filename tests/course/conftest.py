"""The course as shipped, read once."""

import pytest

from playbook.checks import sound_course
from playbook.model.playbook import Playbook
from playbook.model.training import Course
from playbook.paths import DATA


@pytest.fixture(scope="session")
def shipped() -> tuple[Playbook, Course]:
    return sound_course(DATA)


@pytest.fixture(scope="session")
def playbook(shipped: tuple[Playbook, Course]) -> Playbook:
    return shipped[0]


@pytest.fixture(scope="session")
def course(shipped: tuple[Playbook, Course]) -> Course:
    return shipped[1]
