"""A lesson packed for a course: what the standard wants, the same bytes, and what is refused."""

import errno
import hashlib
import io
import re
import shutil
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
import xmlschema
from bs4 import BeautifulSoup
from build import scorm_schemas
from support.run import FULL

from framings import cli
from framings.build import figures, pages, scorm
from framings.build.figures import figure
from framings.build.notebooks import BuildError
from framings.lessons import ROOT, Lesson, lessons

LESSON = Lesson("en", "03_substitutes", ROOT)
CP, ADL = f"{{{scorm.SCORM_12.packaging}}}", f"{{{scorm.SCORM_12.adl}}}"
# Of SCORM 2004, as ElementTree wants it in a path.
NEW = {
    "": scorm.SCORM_2004.packaging,
    "adlcp": scorm.SCORM_2004.adl,
    "imsss": scorm.SEQUENCING,
}


@pytest.fixture(scope="module")
def few():
    """The lesson's figures at few positions, which is enough here."""
    return {name: figure(name, "en", 60) for name in pages.shown(pages.notebook(LESSON))}


@pytest.fixture(scope="module")
def page(few):
    return pages.files(LESSON, pages.notebook(LESSON), few)


@pytest.fixture(scope="module")
def packed(page):
    return scorm.package(LESSON, page)


@pytest.fixture(scope="module")
def content(packed):
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def manifest(content):
    return ElementTree.fromstring(content["imsmanifest.xml"])


@pytest.fixture(scope="module")
def schema():
    """The standard's own schema."""
    manifest, scorm_part = (scorm_schemas.FOLDER / name for name in scorm_schemas.NAMES)
    if not scorm_part.is_file():
        missing = "the schemas of SCORM are not here: tests/build/scorm_schemas.py fetches them"
        if FULL:
            pytest.fail(missing)
        pytest.skip(missing)
    found = {scorm.SCORM_12.adl: str(scorm_part)}
    return xmlschema.XMLSchema10(str(manifest), locations=found, allow="local")


@pytest.fixture(scope="module")
def schema_2004():
    """The newer standard's own schema."""
    manifest, scorm_part, sequence = (
        scorm_schemas.FOLDER_2004 / name for name in scorm_schemas.NAMES_2004
    )
    if not sequence.is_file():
        missing = "those of SCORM 2004 are not here: tests/build/scorm_schemas.py fetches them"
        if FULL and shutil.which("npm"):
            pytest.fail(missing)
        pytest.skip(missing)
    found = {scorm.SCORM_2004.adl: str(scorm_part), scorm.SEQUENCING: str(sequence)}
    return xmlschema.XMLSchema10(str(manifest), locations=found, allow="local")


def test_the_manifest_is_valid_against_the_schemas_of_the_standard(schema, content):
    text = content["imsmanifest.xml"].decode()
    assert [error.reason for error in schema.iter_errors(text)] == []
    for right, wrong in [
        ('adlcp:scormtype="sco"', 'adlcp:scormtype="course"'),
        ('identifier="lesson"', ""),
        ('default="course"', 'default="another"'),
        ("<resources>", "<resources><title>No</title>"),
        ('type="webcontent"', ""),
    ]:
        assert text.count(right) == 1
        assert not schema.is_valid(text.replace(right, wrong))


def test_the_manifest_says_what_is_there(manifest, content):
    assert manifest.tag == f"{CP}manifest"
    assert manifest.findtext(f"{CP}metadata/{CP}schema") == "ADL SCORM"
    assert manifest.findtext(f"{CP}metadata/{CP}schemaversion") == "1.2"
    organizations = manifest.find(f"{CP}organizations")
    (organization,) = organizations
    assert organizations.get("default") == organization.get("identifier")
    (item,) = organization.findall(f"{CP}item")
    (resource,) = manifest.find(f"{CP}resources")
    assert item.get("identifierref") == resource.get("identifier")
    for part in (organization, item):
        assert part.findtext(f"{CP}title").startswith("Lesson 03. Substitutes")
    assert resource.get(f"{ADL}scormtype") == "sco"
    assert resource.get("type") == "webcontent"
    assert resource.get("href") == "index.html"
    listed = [file.get("href") for file in resource.findall(f"{CP}file")]
    assert sorted([*listed, "imsmanifest.xml"]) == sorted(content)
    names = [part.get("identifier") for part in manifest.iter() if part.get("identifier")]
    assert len(names) == len(set(names)) == 4
    assert not any("schemaLocation" in name for part in manifest.iter() for name in part.attrib)


def test_a_mark_to_pass_is_the_courses_unless_it_is_asked_for(schema, page, packed):
    assert b"masteryscore" not in packed
    text = scorm.manifest({LESSON: page}, 60).decode()
    root = ElementTree.fromstring(text)
    assert root.findtext(f".//{CP}item/{ADL}masteryscore") == "60"
    assert [error.reason for error in schema.iter_errors(text)] == []
    asks_nothing = {LESSON: {"index.html": b"<p>Nothing is asked.</p>"}}
    assert b"masteryscore" not in scorm.manifest(asks_nothing, 60)


def test_many_lessons_are_one_package_with_an_item_for_each(schema, page):
    others = [
        Lesson("en", name, ROOT) for name in ("02_complementary", "04_rivals_marketing_accuses")
    ]
    pages_of_it = dict.fromkeys((LESSON, *others), page)
    whole = scorm.course(pages_of_it, "All of it", 60)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        names = archive.namelist()
        about = archive.read("imsmanifest.xml").decode()
        with zipfile.ZipFile(io.BytesIO(scorm.package(LESSON, page, 60))) as alone:
            for name in set(alone.namelist()) - {"imsmanifest.xml"}:
                assert archive.read(f"{LESSON.name}/{name}") == alone.read(name)
    assert [error.reason for error in schema.iter_errors(about)] == []
    root = ElementTree.fromstring(about)
    assert root.findtext(f".//{CP}organization/{CP}title") == "All of it"
    titles = [item.findtext(f"{CP}title") for item in root.iter(f"{CP}item")]
    assert [title[:10] for title in titles] == ["Lesson 03.", "Lesson 02.", "Lesson 04."]
    places = {part.get("identifier"): part.get("href") for part in root.iter(f"{CP}resource")}
    for item in root.iter(f"{CP}item"):
        assert item.findtext(f"{ADL}masteryscore") == "60"
        assert places[item.get("identifierref")] in names
    listed = [file.get("href") for file in root.iter(f"{CP}file")]
    assert sorted([*listed, "imsmanifest.xml"]) == sorted(names)
    assert scorm.course(pages_of_it, "All of it", 60) == whole


def test_by_the_newer_standard_it_is_valid_as_well(schema_2004, page):
    whole = scorm.course({LESSON: page}, "All of it", 60, scorm.SCORM_2004)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        text = archive.read("imsmanifest.xml").decode()
    for about in (text, scorm.manifest({LESSON: page}, standard=scorm.SCORM_2004).decode()):
        assert [error.reason for error in schema_2004.iter_errors(about)] == []
    for right, wrong in [
        ('adlcp:scormType="sco"', 'adlcp:scormType="course"'),
        ('identifier="lesson-03"', ""),
        ('default="course"', 'default="another"'),
        ('completionSetByContent="true"', 'completionSetByContent="perhaps"'),
        (">0.6<", ">60<"),
        ('satisfiedByMeasure="true"', 'satisfied="true"'),
        ('flow="true"', 'flow="at will"'),
    ]:
        assert text.count(right) == 1
        assert not schema_2004.is_valid(text.replace(right, wrong)), wrong


def test_by_the_newer_standard_the_manifest_says_the_same(page):
    other = Lesson("en", "02_complementary", ROOT)
    asks_nothing = Lesson("en", "04_rivals_marketing_accuses", ROOT)
    contents = {LESSON: page, other: page, asks_nothing: page | {"index.html": b"<p>Nothing.</p>"}}
    root = ElementTree.fromstring(scorm.manifest(contents, 57, "All", scorm.SCORM_2004))
    assert root.findtext("metadata/schema", namespaces=NEW) == "ADL SCORM"
    assert root.findtext("metadata/schemaversion", namespaces=NEW) == "2004 4th Edition"
    control = root.find("organizations/organization/imsss:sequencing/imsss:controlMode", NEW)
    assert control.attrib == {"choice": "true", "flow": "true"}
    resources = {part.get("identifier"): part for part in root.findall("resources/resource", NEW)}
    for item, lesson in zip(root.iterfind(".//item", NEW), contents, strict=True):
        resource = resources[item.get("identifierref")]
        assert resource.get("href") == f"{lesson.name}/index.html"
        assert resource.get(f"{{{NEW['adlcp']}}}scormType") == "sco"
        told = item.find("imsss:sequencing/imsss:deliveryControls", NEW)
        assert told.attrib == {"completionSetByContent": "true", "objectiveSetByContent": "true"}
        objective = item.find("imsss:sequencing/imsss:objectives/imsss:primaryObjective", NEW)
        if lesson == asks_nothing:
            assert objective is None
        else:
            assert objective.get("satisfiedByMeasure") == "true"
            assert objective.findtext("imsss:minNormalizedMeasure", namespaces=NEW) == "0.57"
    assert b"Objective" not in scorm.manifest({LESSON: page}, standard=scorm.SCORM_2004).replace(
        b"objectiveSetByContent", b""
    )


def test_the_command_packs_by_the_newer_standard(few, tmp_path, capsys, monkeypatch):
    made = [("en", name, figure) for name, figure in few.items()]
    monkeypatch.setattr(figures, "figures", lambda _wanted, **_more: iter(made))
    command = ["scorm", "en/03", "--standard", "2004", "--pass", "60", "--out", str(tmp_path)]
    for how, name in (([], "en/03_substitutes.zip"), (["--together"], "en.zip")):
        assert cli.main([*command, *how], ROOT) == 0
        with zipfile.ZipFile(tmp_path / name) as archive:
            about = archive.read("imsmanifest.xml").decode()
            place = "03_substitutes/" if how else ""
            html = archive.read(f"{place}index.html").decode()
            assert 'data-standard="2004"' in html
            assert 'data-pass="60"' in html  # not every course knows its manifest's mark
        assert "<schemaversion>2004 4th Edition<" in about
        assert ">0.6</imsss:minNormalizedMeasure>" in about
    with pytest.raises(SystemExit, match="2"):
        cli.main(["scorm", "03", "--standard", "1.3"], ROOT)
    assert "invalid choice: '1.3' (choose from" in capsys.readouterr().err


@pytest.mark.parametrize("mark", ["0", "101", "-1"])
def test_a_mark_that_nobody_or_everybody_reaches_is_refused(mark, capsys):
    assert cli.main(["scorm", "03", "--pass", mark], ROOT) == 2
    assert f"--pass must be a whole number from 1 to 100; got {mark}" in capsys.readouterr().err


def test_the_command_packs_all_together(few, tmp_path, capsys, monkeypatch):
    made = [("en", name, figure) for name, figure in few.items()]
    monkeypatch.setattr(figures, "figures", lambda _wanted, **_more: iter(made))
    command = ["scorm", "en/03", "--together", "--pass", "60", "--out", str(tmp_path)]
    assert cli.main(command, ROOT) == 0
    assert [*tmp_path.rglob("*.*")] == [tmp_path / "en.zip"]
    with zipfile.ZipFile(tmp_path / "en.zip") as archive:
        about = archive.read("imsmanifest.xml").decode()
    assert "<title>Marketing and sales: the same, enemies, or what?</title>" in about
    assert "<adlcp:masteryscore>60<" in about


def test_a_title_with_marks_of_xml_is_a_title(lesson, rewrite):
    rewrite("title: '03 · Sample: what replaces what?'", "title: 'Yours < \"mine\" & <b>ours</b>'")
    root = ElementTree.fromstring(scorm.manifest({lesson: {"index.html": b""}}))
    assert root.findtext(f".//{CP}item/{CP}title") == 'Yours < "mine" & <b>ours</b>'


def test_the_page_is_the_page_and_reports(page, content):
    (script,) = set(content) - {*page, "imsmanifest.xml"}
    assert re.fullmatch(r"scorm\.[0-9a-f]{10}\.js", script)
    assert content["LICENSE"] == (ROOT / "LICENSE").read_bytes()
    same = set(page) - {"index.html"}
    assert all(content[name] == page[name] for name in same)
    before, after = (BeautifulSoup(files["index.html"], "html.parser") for files in (page, content))
    for list_of_lessons in before.select("nav.lessons"):
        list_of_lessons.decompose()  # the others are not in the package
    scripts = [script["src"] for script in after.find_all("script")]
    assert scripts == [*[script["src"] for script in before.find_all("script")], script]
    assert after.get_text().split() == before.get_text().split()


def test_no_link_leads_out_of_the_frame_of_a_course(page, content):
    assert b'data-lesson="04' in page["index.html"]  # becomes a link where that lesson is
    links = BeautifulSoup(content["index.html"], "html.parser").find_all("a")
    assert links
    for link in links:
        if not link["href"].startswith("#"):
            assert link["href"].startswith("https://")
            assert link["target"] == "_blank"


def test_the_same_page_gives_the_same_bytes(page, packed):
    backwards = dict(reversed(page.items()))
    assert hashlib.sha256(scorm.package(LESSON, backwards)).digest() == (
        hashlib.sha256(packed).digest()
    )
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("lesson", lessons(ROOT), ids=str)
def test_a_course_can_keep_every_answer_of_each_lesson(lesson):
    html = pages._html(lesson, pages.notebook(lesson), {})
    most = scorm._most_kept(BeautifulSoup(html, "html.parser"))
    assert 50 < most <= scorm.SCORM_12.most_kept


def test_more_answers_than_a_course_can_keep_are_refused(page):
    option = b'<details class="framings-option"></details>'
    html = page["index.html"].replace(b"</main>", option * scorm.SCORM_12.most_kept + b"</main>")
    with pytest.raises(BuildError, match=r"en/03_substitutes: the answers .* a course keeps 4,096"):
        scorm.package(LESSON, {**page, "index.html": html})


def test_the_command_writes_a_zip_and_nothing_changed_means_the_same_bytes(
    few, packed, tmp_path, capsys, monkeypatch
):
    made = [("en", name, figure) for name, figure in few.items()]
    monkeypatch.setattr(figures, "figures", lambda _wanted, **_more: iter(made))
    for _ in range(2):
        assert cli.main(["scorm", "en/03", "--out", str(tmp_path)], ROOT) == 0
        path = tmp_path / "en" / "03_substitutes.zip"
        assert [*tmp_path.rglob("*.*")] == [path]
        assert path.read_bytes() == packed
    said = capsys.readouterr().out
    assert f"[{len(few)}/{len(few)}] en/" in said
    assert f"{path}, {len(packed):,} bytes" in said


def test_a_package_that_cannot_be_written_leaves_the_old_one_whole(
    few, tmp_path, capsys, monkeypatch
):
    made = [("en", name, figure) for name, figure in few.items()]
    monkeypatch.setattr(figures, "figures", lambda _wanted, **_more: iter(made))
    path = tmp_path / "en" / "03_substitutes.zip"
    path.parent.mkdir()
    path.write_bytes(b"the old one")

    def full(draft, data):
        with draft.open("wb") as half:
            half.write(data[:100])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert cli.main(["scorm", "en/03", "--out", str(tmp_path)], ROOT) == 1
    assert f"{path}: No space left" in capsys.readouterr().err
    assert path.read_bytes() == b"the old one"
    assert [*path.parent.iterdir()] == [path]
