"""Every lesson as a page, a single file and a package: bytes, and the wait for its first slider.

Run ``framings pages --out FOLDER``, then ``python tests/benchmarks/lesson_forms.py FOLDER``. Single
files and packages are made from these pages, as the commands make them. The waits are those over
the slow line of ``page_start.py``, from a server that sends files as they are; a single file is
opened from the disk as well. In a package the page talks with a course that takes everything.
Replaces ``results/lesson_forms.json``.
"""

import argparse
import io
import sys
import tempfile
import zipfile
from datetime import date
from pathlib import Path

from machine import machine, write
from page_start import Plain, browser, served, visit

from framings.build import scorm, single
from framings.lessons import Lesson, lessons

HERE = Path(__file__).parent
COURSE = """
    window.API = new Proxy({}, { get: (_, name) => () => (name === "LMSGetValue" ? "" : "true") });
"""


def forms(lesson: Lesson, page: dict[str, bytes], folder: Path) -> dict[str, tuple[int, Path]]:
    """Write a lesson in all its forms.

    Args:
        lesson: The lesson.
        page: The content of the files of its page, by name.
        folder: Where to write.

    Returns:
        For each form its bytes, and what a browser opens.
    """
    file = single.one_file(page, lesson.language)
    packed = scorm.package(lesson, page)
    places = {form: folder / form.replace(" ", "_") for form in ("page", "single file", "package")}
    for name, data in page.items():
        places["page"].mkdir(parents=True, exist_ok=True)
        (places["page"] / name).write_bytes(data)
    places["single file"].mkdir()
    (places["single file"] / "index.html").write_bytes(file)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        archive.extractall(places["package"])
    sizes = {
        "page": sum(map(len, page.values())), "single file": len(file), "package": len(packed)
    }  # fmt: skip
    return {form: (sizes[form], place / "index.html") for form, place in places.items()}


def main() -> int:
    """Measure all lessons of a folder of pages."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path, help="where `framings pages` wrote the pages")
    arguments = parser.parse_args()
    there = [lesson for lesson in lessons() if (arguments.folder / str(lesson)).is_dir()]
    if not there:
        parser.error(f"FOLDER must hold pages that `framings pages` wrote; got {arguments.folder}")
    runs = []
    with browser() as running, tempfile.TemporaryDirectory() as place:
        about = {**machine([]), "Chromium": running.version, "date": f"{date.today()}"}
        with served(Path(place), Plain) as address:
            for lesson in there:
                source = arguments.folder / str(lesson)
                page = {path.name: path.read_bytes() for path in source.iterdir()}
                for form, (size, path) in forms(lesson, page, Path(place) / str(lesson)).items():
                    inside = path.relative_to(place).as_posix()
                    ways = {"line": (f"{address}/{inside}", True)}
                    if form == "single file":
                        ways["disk"] = (path.as_uri(), False)
                    script = COURSE if form == "package" else ""
                    waits = {
                        way: visit(running, opened, slow=slow, before=script, every=False)[1][0]
                        for way, (opened, slow) in ways.items()
                    }
                    run = {"lesson": str(lesson), "form": form, "bytes": size, "seconds": waits}
                    runs.append(run)
                    print(run, flush=True)
    write(HERE / "results" / "lesson_forms.json", about, runs)
    return 0


if __name__ == "__main__":
    sys.exit(main())
