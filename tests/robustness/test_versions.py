"""What pyproject.toml and requirements.txt allow, and constraints.txt records.

``lowest.py`` tries the lowest versions.
"""

import re
import tomllib
from importlib.metadata import version

import pytest
from packaging.requirements import Requirement
from support.kernel import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LINES = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
FOR_LEARNERS = [Requirement(line) for line in LINES if re.match(r"\w", line)]
FOR_LESSONS = [Requirement(line) for line in PROJECT["dependencies"]]
FOR_MAINTAINERS = [Requirement(line) for line in PROJECT["optional-dependencies"]["maintain"]]
RECORDED = dict(
    re.match(r"([\w.-]+)==([\w.]+)", line).groups()
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
)
ALL = FOR_LEARNERS + FOR_LESSONS + FOR_MAINTAINERS


@pytest.mark.parametrize("requirement", ALL, ids=str)
def test_a_lowest_and_a_next_great_version_are_named(requirement):
    operators = sorted(part.operator for part in requirement.specifier)
    assert operators in (["~="], ["<", ">="])


@pytest.mark.parametrize("requirement", ALL, ids=str)
def test_what_these_tests_run_with_is_allowed(requirement):
    assert version(requirement.name) in requirement.specifier


@pytest.mark.parametrize("requirement", ALL, ids=str)
def test_the_version_of_the_build_is_recorded_and_allowed(requirement):
    assert RECORDED[requirement.name] in requirement.specifier


def test_the_record_names_versions_and_no_place():
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert "://" not in text
    assert "@" not in text
    # Made for every Python that is allowed, the very first ones too.
    assert f"--python-version {PROJECT['requires-python'].removeprefix('>=')} " in text
    assert len(RECORDED) > len(ALL)


def test_both_files_allow_the_same():
    for one in FOR_LEARNERS:
        for other in FOR_LESSONS:
            if one.name == other.name:
                assert one.specifier == other.specifier
