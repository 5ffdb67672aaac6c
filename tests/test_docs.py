"""README.md, in each language, and the pages it leads to: short, and true of what is there."""

import re

import pytest
from support.kernel import ROOT

from framings import cli
from framings.check.steps import STEPS
from framings.lessons import front_matter, lessons
from framings.words import languages

PAGES = [ROOT / name for name in ("README.md", "README.nl.md", "CONTRIBUTING.md", "CHANGELOG.md")]
PAGES += sorted((ROOT / "docs").glob("*.md"))
READMES = {"en": "README.md", "nl": "README.nl.md"}
FOLDERS = ("framings", "framings/*", "tests/*")  # where a name alone may be found
TEXTS = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in PAGES}


@pytest.mark.parametrize("name", READMES.values())
def test_readme_can_be_read_at_once(name):
    assert len(TEXTS[name].splitlines()) < 90


ENGLISH = [path for path in sorted((ROOT / "docs").glob("*.md")) if path.suffixes == [".md"]]
# What a block to copy says otherwise because it is of a language, and how it is the same in all.
OF_A_LANGUAGE = {
    r"(notebooks(?:/|%2F))nl\b": r"\1en", r" --language \w\w\b": "", r"\bnl/(?=\d)": "",
    "jouw-server": "your-server", "jouw-cursus": "your-course", "Les 03": "Lesson 03",
    r"(?<=[/F])JIJ\b": "YOU",
}  # fmt: skip


def form(text):
    """Return what a page has in every language: headings, rows of tables, blocks to copy."""
    blocks = re.findall(r"^```\w*\n.*?^```$", text, re.DOTALL | re.MULTILINE)
    for of_a_language, same in OF_A_LANGUAGE.items():
        blocks = [re.sub(of_a_language, same, block) for block in blocks]
    prose = re.sub(r"^```\w*\n.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
    headings = re.findall("^#+(?= )", prose, re.MULTILINE)
    rows = [row.count("|") for row in re.findall(r"^\|.*", prose, re.MULTILINE)]
    return headings, rows, blocks


@pytest.mark.parametrize("path", ENGLISH, ids=lambda path: path.name)
def test_each_page_says_in_dutch_what_it_says_in_english(path):
    dutch = TEXTS[path.with_suffix(".nl.md").relative_to(ROOT).as_posix()]
    assert form(dutch) == form(path.read_text(encoding="utf-8"))


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


@pytest.mark.parametrize("language", READMES)
def test_readme_shows_every_lesson_with_its_title_and_minutes(language):
    shown = re.findall(
        r"^\| \[(.+?)\]\((notebooks/.+?)\) \|.+\| (\d+) \|$", TEXTS[READMES[language]], re.M
    )
    there = [lesson for lesson in lessons() if lesson.language == language]
    assert [(notebook, minutes) for _, notebook, minutes in shown] == [
        (lesson.notebook.relative_to(ROOT).as_posix(), str(front_matter(lesson)["minutes"]))
        for lesson in there
    ]
    for (name, *_), lesson in zip(shown, there, strict=True):
        # "Lesson 02. Complementary: does the one …" is "02 Complementary" here.
        number, title = re.match(r"\w+ (\d\d)\. ([^:]+)", front_matter(lesson)["title"]).groups()
        assert re.match(rf"{number} {title}(:|$)", name), name


def test_every_language_has_a_readme_and_each_leads_to_the_other():
    assert [*READMES] == languages()
    for name in READMES.values():
        for other in {*READMES.values()} - {name}:
            assert f"]({other})" in TEXTS[name]


def test_every_step_of_the_check_is_told():
    rows = re.findall(r"^\| (`.+?`) \| .+ \|$", TEXTS["CONTRIBUTING.md"], re.MULTILINE)
    told = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert told[-len(STEPS) :] == [step.name for step in STEPS]


def test_the_licence_of_every_folder_is_named():
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8")
    folders = [
        f"{path.name}/"
        for path in ROOT.iterdir()
        if path.is_dir() and path.name[0] not in "._" and f"{path.name}/" not in ignored
        and path.suffix != ".egg-info"
    ]  # fmt: skip
    assert {"guide/", "handouts/", "docs/"} < {*folders}
    terms = (ROOT / "LICENSE").read_text(encoding="utf-8").partition("MIT License")[0]
    assert [folder for folder in folders if folder not in terms] == []
    told = [folder for folder in folders if folder != "binder/"]
    for name in ("docs/licence.md", "docs/licence.nl.md"):
        assert [folder for folder in told if f"`{folder}`" not in TEXTS[name]] == []
