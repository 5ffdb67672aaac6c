"""README.md and the pages it leads to: short, and true of what is there."""

import re

import pytest
from support.kernel import ROOT

from framings import cli
from framings.check.steps import STEPS
from framings.lessons import front_matter, lessons

PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
PAGES += sorted((ROOT / "docs").glob("*.md"))
FOLDERS = ("framings", "framings/*", "tests/*")  # where a name alone may be found
TEXTS = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in PAGES}


def test_readme_can_be_read_at_once():
    assert len(TEXTS["README.md"].splitlines()) < 90


@pytest.mark.parametrize("name", TEXTS)
def test_every_link_leads_somewhere(name):
    for link in re.findall(r"\]\((?!https?://)([^)#]+)", TEXTS[name]):
        assert (ROOT / name).parent.joinpath(link).exists(), link


@pytest.mark.parametrize("name", TEXTS)
def test_every_command_is_one(name, capsys):
    for words in re.findall(r"framings ((?:[a-z]+)(?: --?[a-z]+)*)(?: \d\d)?`", TEXTS[name]):
        with pytest.raises(SystemExit, match="0"):
            cli.main([*words.split()[:1], "--help"])
        for option in words.split()[1:]:
            assert option in capsys.readouterr().out


@pytest.mark.parametrize("name", TEXTS)
def test_every_file_that_is_named_is_there(name):
    for path in re.findall(
        r"`((?:data|docs|framings|lessons|tests)/[\w./*]+|\w+\.(?:py|txt|md|toml))`", TEXTS[name]
    ):
        assert list(ROOT.glob(path)) or any(
            list(ROOT.glob(f"{folder}/{path}")) for folder in FOLDERS
        ), path


def test_readme_shows_every_lesson_with_its_minutes():
    shown = re.findall(
        r"^\| \[.+?\]\((notebooks/en/.+?)\) \|.+\| (\d+) \|$", TEXTS["README.md"], re.M
    )
    assert shown == [
        (lesson.notebook.relative_to(ROOT).as_posix(), str(front_matter(lesson)["minutes"]))
        for lesson in lessons()
        if lesson.language == "en"
    ]


def test_every_step_of_the_check_is_told():
    rows = re.findall(r"^\| (`.+?`) \| .+ \|$", TEXTS["CONTRIBUTING.md"], re.MULTILINE)
    told = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert told[-len(STEPS) :] == [step.name for step in STEPS]
