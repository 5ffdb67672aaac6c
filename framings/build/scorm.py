"""From the page of a lesson to a SCORM package, the file that a course takes a lesson over as.

A package is a zip with one item: the page, ``scorm.js``, which reports to the learning management
system (LMS), and ``imsmanifest.xml``, which says what is in it. Reported are

- the status: incomplete from the start, completed when every question is answered (in a lesson
  without questions: when its end is reached); browsed where a teacher only has a look (SCORM 1.2);
- the score: how many of all questions were right at first try, in per cent; where the course has
  a mastery score, once all are answered;
- the option that was chosen first of each bet and question, where the course keeps that;
- which options were opened, where the explorers stand and which section was read, so that the
  reader goes on from there;
- the time spent.

What the course does not take stays on the reader's device, is sent again, and the reader is told.

A mastery score is set where one is asked for; else whether a score is enough is for the course to
say. The page knows it too: in a course that does not, it says itself what is passed. Whoever has
not reached it may answer once more, and the better score counts. The schemas of the manifest are
not in the package, since their licence does not say that they may be; so the manifest names its
namespaces and no places of schemas.

Two standards are spoken, SCORM 1.2 and SCORM 2004 (4th edition). They differ in the manifest, here,
and in the names of what is reported, at the top of ``scorm.js``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
from bs4 import BeautifulSoup

from framings import explorers
from framings.build import folder
from framings.build.pages import hashed_name
from framings.lessons import BuildError, Lesson, front_matter
from framings.live import Explorer

SCRIPT = Path(__file__).parent / "page" / "scorm.js"
SEQUENCING = "http://www.imsglobal.org/xsd/imsss"


@dataclass(frozen=True)
class Standard:
    """What a standard wants of a package.

    Attributes:
        name: What ``scorm.js`` calls it.
        version: What the manifest calls it.
        packaging: The namespace of the manifest.
        adl: The namespace of what SCORM adds to it.
        kind: How SCORM calls the attribute of a resource that reports.
        most_kept: What an LMS keeps of cmi.suspend_data, in characters.
    """

    name: str
    version: str
    packaging: str
    adl: str
    kind: str
    most_kept: int


SCORM_12 = Standard(
    name="1.2",
    version="1.2",
    packaging="http://www.imsproject.org/xsd/imscp_rootv1p1p2",
    adl="http://www.adlnet.org/xsd/adlcp_rootv1p2",
    kind="adlcp:scormtype",
    most_kept=4096,
)
SCORM_2004 = Standard(
    name="2004",
    version="2004 4th Edition",
    packaging="http://www.imsglobal.org/xsd/imscp_v1p1",
    adl="http://www.adlnet.org/xsd/adlcp_v1p3",
    kind="adlcp:scormType",
    most_kept=64_000,
)
STANDARDS = {standard.name: standard for standard in (SCORM_12, SCORM_2004)}


def package(
    lesson: Lesson,
    page: Mapping[str, bytes],
    pass_mark: int | None = None,
    standard: Standard = SCORM_12,
) -> bytes:
    """Pack a lesson for a course.

    Args:
        lesson: The lesson.
        page: The content of the files of its page, by name; see ``framings.build.pages.files``.
        pass_mark: The per cent of the questions that have to be right at first try, from 1 to 100;
            None leaves that to the course.
        standard: What the course understands.

    Returns:
        The zip: the same page gives the same bytes.

    Raises:
        BuildError: If an LMS could not keep all that a reader may do.
    """
    content = _fitted(lesson, page, standard, pass_mark)
    about = manifest({lesson: content}, pass_mark, standard=standard)
    return folder.zipped({**content, "imsmanifest.xml": about})


def course(
    pages: Mapping[Lesson, Mapping[str, bytes]],
    title: str,
    pass_mark: int | None = None,
    standard: Standard = SCORM_12,
) -> bytes:
    """Pack lessons for a course as one package, an item for each.

    Args:
        pages: The content of the files of each lesson's page, by name.
        title: What the whole is called.
        pass_mark: See ``package``; it is asked of each lesson.
        standard: What the course understands.

    Returns:
        The zip: the same pages give the same bytes.

    Raises:
        BuildError: If an LMS could not keep all that a reader may do.
    """
    contents = {
        lesson: _fitted(lesson, page, standard, pass_mark) for lesson, page in pages.items()
    }
    files = {
        f"{lesson.name}/{name}": data
        for lesson, content in contents.items()
        for name, data in content.items()
    }
    about = manifest(contents, pass_mark, title, standard)
    return folder.zipped({**files, "imsmanifest.xml": about})


def manifest(
    contents: Mapping[Lesson, Mapping[str, bytes]],
    pass_mark: int | None = None,
    title: str | None = None,
    standard: Standard = SCORM_12,
) -> bytes:
    """Say what is in a package, as IMS Content Packaging and SCORM want it.

    Args:
        contents: The files of each lesson, ``index.html``, where it starts, among them.
        pass_mark: See ``package``.
        title: What the whole is called, if each lesson has a folder of its own; None for one
            lesson whose files stand at the top.
        standard: What the course understands.

    Returns:
        The content of ``imsmanifest.xml``.
    """
    titles = {lesson: str(front_matter(lesson)["title"]) for lesson in contents}
    first = next(iter(contents))
    root = ElementTree.Element(
        "manifest",
        {
            "xmlns": standard.packaging,
            "xmlns:adlcp": standard.adl,
            **({"xmlns:imsss": SEQUENCING} if standard is SCORM_2004 else {}),
            "identifier": f"framings-{first.language}-{'all' if title else first.name}",
            "version": "1.0",
        },
    )
    metadata = ElementTree.SubElement(root, "metadata")
    ElementTree.SubElement(metadata, "schema").text = "ADL SCORM"
    ElementTree.SubElement(metadata, "schemaversion").text = standard.version
    organizations = ElementTree.SubElement(root, "organizations", default="course")
    organization = ElementTree.SubElement(organizations, "organization", identifier="course")
    ElementTree.SubElement(organization, "title").text = title or titles[first]
    resources = ElementTree.SubElement(root, "resources")
    for lesson, content in contents.items():
        number, place = (f"-{lesson.number}", f"{lesson.name}/") if title else ("", "")
        about = {"identifier": f"lesson{number}", "identifierref": f"page{number}"}
        item = ElementTree.SubElement(organization, "item", about | {"isvisible": "true"})
        ElementTree.SubElement(item, "title").text = titles[lesson]
        mark = _mark(pass_mark, content["index.html"])
        if standard is SCORM_2004:
            _sequence(item, mark)
        elif mark is not None:
            ElementTree.SubElement(item, "adlcp:masteryscore").text = str(mark)
        resource = ElementTree.SubElement(
            resources,
            "resource",
            {
                "identifier": f"page{number}",
                "type": "webcontent",
                standard.kind: "sco",
                "href": f"{place}index.html",
            },
        )
        for name in sorted(content):
            ElementTree.SubElement(resource, "file", href=f"{place}{name}")
    if standard is SCORM_2004:
        # Without flow a system does not open the first lesson by itself; without choice no other.
        control = ElementTree.SubElement(organization, "imsss:sequencing")
        ElementTree.SubElement(control, "imsss:controlMode", choice="true", flow="true")
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _sequence(item: ElementTree.Element, mark: int | None) -> None:
    """Say of an item, as SCORM 2004 wants it, when it is passed and who tells that it is done."""
    sequencing = ElementTree.SubElement(item, "imsss:sequencing")
    if mark is not None:
        objectives = ElementTree.SubElement(sequencing, "imsss:objectives")
        about = {"objectiveID": "score", "satisfiedByMeasure": "true"}
        primary = ElementTree.SubElement(objectives, "imsss:primaryObjective", about)
        ElementTree.SubElement(primary, "imsss:minNormalizedMeasure").text = f"{mark / 100:g}"
    # Else a system may take whoever has opened the lesson for one who has completed and passed it.
    told = dict.fromkeys(("completionSetByContent", "objectiveSetByContent"), "true")
    ElementTree.SubElement(sequencing, "imsss:deliveryControls", told)


def _mark(pass_mark: int | None, html: bytes) -> int | None:
    """Return the pass mark of a page: whoever is asked nothing could never pass."""
    return pass_mark if b"framings-question" in html else None


def _fitted(
    lesson: Lesson, page: Mapping[str, bytes], standard: Standard, pass_mark: int | None
) -> dict[str, bytes]:
    """Return the files of a page, fit for a course, with what reports to it."""
    script = SCRIPT.read_bytes()
    name = hashed_name(SCRIPT.name, script)
    html = _in_a_course(lesson, page["index.html"], name, standard, pass_mark)
    return {**page, "index.html": html, name: script}


def _in_a_course(
    lesson: Lesson, html: bytes, script: str, standard: Standard, pass_mark: int | None
) -> bytes:
    """Fit a page to a frame of an LMS: it reports, and looks for no other lessons."""
    soup = BeautifulSoup(html.decode(), "html.parser")
    most = _most_kept(soup)
    if most > standard.most_kept:
        raise BuildError(
            f"{lesson}: the answers of a reader may take {most:,} characters; "
            f"a course keeps {standard.most_kept:,}"
        )
    for list_of_lessons in soup.select("nav.lessons"):
        list_of_lessons.decompose()
    about = {"defer": "", "src": script, "data-standard": standard.name}
    # Not every course knows what its manifest asks for.
    if mark := _mark(pass_mark, html):
        about["data-pass"] = str(mark)
    soup.head.append(soup.new_tag("script", attrs=about))
    return str(soup).encode()


def _most_kept(soup: BeautifulSoup) -> int:
    """Return the most characters that page/memory.js and scorm.js want kept."""
    asked = soup.select(".framings-bet, .framings-question")
    answers = len(asked) + len(soup.select(".framings-option"))
    places = [place["data-explorer"] for place in soup.select("[data-explorer]")]
    left = sum(_longest(getattr(explorers, name)()) for name in places)
    return len(f"{soup.body['data-memory']} {' ' * answers} {' ' * left} 0 completed 100 .")


def _longest(explorer: Explorer) -> int:
    """Return how long the text may get that says where an explorer was left."""
    # Seven letters name the controls; a place is told by as many as 36 digits and letters need.
    places = (len(control.positions()) for control in explorer.controls.values())
    return 7 + sum(1 + len(np.base_repr(last, 36)) for last in places) + 1
