"""What pyproject.toml and requirements.txt allow; ``lowest.py`` tries the lowest of it."""

import re
import tomllib
from importlib.metadata import version

import pytest
from packaging.requirements import Requirement
from support.kernel import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
LINES = (ROOT / "requirements.txt").read_text().splitlines()
FOR_LEARNERS = [Requirement(line) for line in LINES if re.match(r"\w", line)]
FOR_LESSONS = [Requirement(line) for line in PROJECT["dependencies"]]
FOR_MAINTAINERS = [Requirement(line) for line in PROJECT["optional-dependencies"]["maintain"]]
ALL = FOR_LEARNERS + FOR_LESSONS + FOR_MAINTAINERS


@pytest.mark.parametrize("requirement", ALL, ids=str)
def test_a_lowest_and_a_next_great_version_are_named(requirement):
    operators = sorted(part.operator for part in requirement.specifier)
    assert operators in (["~="], ["<", ">="])


@pytest.mark.parametrize("requirement", ALL, ids=str)
def test_what_these_tests_run_with_is_allowed(requirement):
    assert version(requirement.name) in requirement.specifier


def test_both_files_allow_the_same():
    for one in FOR_LEARNERS:
        for other in FOR_LESSONS:
            if one.name == other.name:
                assert one.specifier == other.specifier
