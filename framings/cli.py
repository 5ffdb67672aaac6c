"""The ``framings`` command: what a maintainer builds and checks."""

import argparse
import os
import shlex
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from importlib.util import find_spec
from io import TextIOWrapper
from pathlib import Path

from framings.check.steps import STEPS
from framings.lessons import ROOT, BuildError, Lesson, chosen, without_source


def main(argv: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Run the command.

    Args:
        argv: The arguments; those of the process by default.
        root: The folder of the repository.

    Returns:
        0 if all is well, 1 if something is not as it should be, 2 for a wrong argument.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A character that the terminal does not know is no reason to stop.
            stream.reconfigure(errors="replace")
    try:
        arguments = _parser().parse_args(argv)
        with _ended_as_interrupted():
            code = int(arguments.run(arguments, root))
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return _fail("interrupted", 130)
    except BrokenPipeError:
        # Whoever reads has read enough; nor may Python find the pipe broken when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("framings"):
            raise
        return _fail(f"{error.name} is not installed; maintainers need: {_extra()}")
    except BuildError as error:
        return _fail(str(error))
    except ValueError as error:
        return _fail(str(error), 2)


@contextmanager
def _ended_as_interrupted() -> Iterator[None]:
    """Take a request to end (SIGTERM) for Ctrl+C: what is under way is left as that leaves it."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only there a signal may be answered
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="framings", description=__doc__)
    parser.add_argument("--version", action="version", version=f"framings {version('framings')}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    notebooks = commands.add_parser(
        "notebooks",
        help="build the notebooks from the texts in lessons/, executed",
        description="Build notebooks/<language>/NN_name.ipynb from lessons/<language>/NN_name.md "
        "and execute it. Nothing changed means the same bytes.",
    )
    _add_lessons(notebooks)
    notebooks.add_argument(
        "--check", action="store_true", help="write nothing; say what is out of step"
    )
    notebooks.set_defaults(run=_notebooks)

    pages = commands.add_parser(
        "pages",
        help="write the lessons as pages that need a browser and nothing else",
        description="Write OUT/<language>/NN_name/index.html for each lesson, its live figures "
        "computed ahead, and an index over them. Says of each figure how many of the notebook's "
        "positions it has, control by control, and the size of its file. Two processes are at "
        "work; all lessons take a few minutes. Nothing changed means the same bytes. What an "
        "earlier run wrote is replaced or removed; what is not its own, or was changed since, "
        "stays as it is.",
    )
    _add_lessons(pages)
    _add_folder(pages, "build/pages")
    _add_look(pages)
    pages.add_argument(
        "--single",
        action="store_true",
        help="write OUT/<language>/NN_name.html instead: each lesson in one file, for mail",
    )
    pages.set_defaults(run=_pages)

    scorm = commands.add_parser(
        "scorm",
        help="pack lessons as SCORM modules for a course",
        description="Write OUT/<language>/NN_name.zip for each lesson: its page, which reports "
        "progress and score to a learning management system. Nothing changed means the same bytes.",
    )
    _add_lessons(scorm)
    _add_folder(scorm, "build/scorm, or for SCORM 2004 build/scorm-2004")
    _add_look(scorm)
    scorm.add_argument(
        "--standard",
        choices=("1.2", "2004"),
        default="1.2",
        help="1.2 (by default), which nearly every system takes, or 2004 (its 4th edition)",
    )
    scorm.add_argument(
        "--pass",
        dest="pass_mark",
        type=int,
        metavar="PER_CENT",
        help="the per cent of a lesson's questions to be right at first try, from 1 to 100; without"
        " it whether a score is enough is for the course to say",
    )
    scorm.add_argument(
        "--together",
        action="store_true",
        help="write one package a language, OUT/<language>.zip, with an item for each lesson",
    )
    scorm.set_defaults(run=_scorm)

    widget = commands.add_parser(
        "widget",
        help="write one explorer as a file of its own, for a frame or a page of yours",
        description="Write OUT/<language>/NAME.html, the explorer in one file, and "
        "NAME.snippet.html, what to paste into a page of yours: a frame as high as what is in it.",
    )
    widget.add_argument("name", nargs="+", help="an explorer, such as the_door")
    _add_language(widget)
    _add_folder(widget, "build/widgets")
    widget.set_defaults(run=_widget)

    questions = commands.add_parser(
        "questions",
        help="write the questions as other systems import them",
        description="Write OUT/<language>/NN_name.xml (Moodle XML) and NN_name.zip (QTI 1.2, for "
        "Canvas) for each lesson, with the reply to every option, and OUT/<language>.txt, all of "
        "them as cards for Anki. Nothing changed means the same bytes.",
    )
    _add_lessons(questions)
    _add_folder(questions, "build/questions")
    questions.set_defaults(run=_questions)

    guide = commands.add_parser(
        "guide",
        help="write the lecturer's guide and what a class gets on paper",
        description="Write OUT/<language>/index.html and a page for each lesson of the guide, for "
        "the plan of one hour, and for each handout. Students' pages do not lead to them.",
    )
    _add_language(guide)
    _add_folder(guide, "build/guide")
    guide.add_argument(
        "--pages",
        metavar="ADDRESS",
        help="where the lessons' pages are on the web; build/pages by default",
    )
    guide.add_argument(
        "--pdf",
        action="store_true",
        help="write OUT/<language>/NAME.pdf of each handout too, with the Chromium that is there",
    )
    guide.set_defaults(run=_guide)

    numbers = commands.add_parser(
        "numbers",
        help="check that every number in the texts is what its tie computes",
        description="Check the numbers in lessons, question bank, guide and handouts; "
        "framings/check/numbers.py says how to write them.",
    )
    numbers.add_argument("file", nargs="*", type=Path, help="texts; all of them by default")
    numbers.set_defaults(run=_numbers)

    words = commands.add_parser(
        "words",
        help="collect the words that widgets show and compile the translations",
        description="Write framings/locale anew from the code: the template, each language's "
        ".po with its translations kept, and the .mo that learners' machines read.",
    )
    words.add_argument(
        "--check", action="store_true", help="write nothing; say what is out of step"
    )
    words.set_defaults(run=_words)

    languages = commands.add_parser(
        "languages",
        help="check that the other languages are in step with English",
        description="Compare each lesson, its bank, the glossary, the guide and the catalogue with "
        "English, and show each English passage that has changed since its translation was looked "
        "at. Nothing is changed.",
    )
    _add_lessons(languages)
    languages.add_argument(
        "--checked",
        action="store_true",
        help="note that these lessons, or all and the glossary, were looked at beside English",
    )
    languages.set_defaults(run=_languages)

    check = commands.add_parser(
        "check",
        help="run the quick checks that belong before a commit",
        description="Check "
        + "; ".join(f"{step.looks_at} ({step.name})" for step in STEPS)
        + ". Nothing is changed.",
    )
    check.add_argument("step", nargs="*", help="which checks; all of them by default")
    check.set_defaults(run=_check)
    return parser


def _extra() -> str:
    # The command as it works for whoever reads it, whatever is on the path.
    command = [sys.executable, "-m", "pip", "install", "-e", f"{ROOT}[maintain]"]
    if find_spec("pip") is None:  # an environment that uv made
        command[:4] = ["uv", "pip", "install", "--python", sys.executable]
    return subprocess.list2cmdline(command) if os.name == "nt" else shlex.join(command)


def _add_lessons(command: argparse.ArgumentParser) -> None:
    command.add_argument("lesson", nargs="*", help="03, 03_substitutes, en/03 or a path")
    _add_language(command)


def _add_language(command: argparse.ArgumentParser) -> None:
    command.add_argument("--language", help="only this one, such as nl; all by default")


def _add_look(command: argparse.ArgumentParser) -> None:
    command.add_argument("--css", type=Path, help="a style sheet of yours, below the page's own")
    command.add_argument("--logo", type=Path, help="a picture of yours, above each page")


def _add_folder(command: argparse.ArgumentParser, usual: str) -> None:
    command.add_argument("--out", type=Path, help=f"the folder to write into; {usual} by default")


def _asked_for(arguments: argparse.Namespace, root: Path) -> list[Lesson]:
    """Find the lessons that were asked for, in the language that was."""
    of = arguments.language
    todo = [each for each in chosen(arguments.lesson, root) if of in (None, each.language)]
    if not todo:
        there = sorted({each.language for each in chosen((), root)})
        raise ValueError(f"--language must be one of {', '.join(there)}; got {of!r}")
    return todo


def _notebooks(arguments: argparse.Namespace, root: Path) -> int:
    todo = _asked_for(arguments, root)
    from framings.build.terminal import progress

    failed = False
    with progress() as told:
        for place, lesson in enumerate(todo):
            told(place / len(todo), str(lesson))
            failed |= _notebook(lesson, f"[{place + 1}/{len(todo)}]", arguments.check)
    for path in [] if arguments.lesson else without_source(root):
        failed = True
        _fail(f"{path.relative_to(root)} has no text in lessons/: remove it or write one")
    return int(failed)


def _notebook(lesson: Lesson, place: str, check: bool) -> bool:
    """Build the notebook of a lesson, or look whether it is in step; whether that failed."""
    from framings.build import folder, notebooks
    from framings.check.reading import length

    start = time.perf_counter()
    try:
        new = notebooks.executed(lesson)
    except notebooks.BuildError as error:
        print(f"{place} {lesson} … failed", flush=True)
        _fail(str(error))
        return True
    failed = False
    content = notebooks.as_bytes(new)
    path = lesson.notebook
    same = path.is_file() and path.read_bytes() == content
    if same:
        verdict = "unchanged"
    elif check:
        failed = True
        verdict = "out of step"
    else:
        folder.replace(path, content)
        verdict = "built"
    print(f"{place} {lesson} … {verdict} ({time.perf_counter() - start:.1f} s)", flush=True)
    try:
        print(f"    {length(lesson, new)}", flush=True)
    except ValueError as error:
        failed = True
        _fail(str(error))
    if check and not same:
        for line in _differences(path, new):
            print(f"    {line}", flush=True)
    return failed


def _differences(path: Path, new) -> list[str]:
    import nbformat

    from framings.build import notebooks

    if not path.is_file():
        return ["the notebook is missing"]
    try:
        old = nbformat.read(path, as_version=4)
    except Exception as error:
        return [f"the notebook cannot be read: {error}"]
    return list(notebooks.differences(old, new)) or ["differs in how it is written"]


def _pages(arguments: argparse.Namespace, root: Path) -> int:
    todo = _asked_for(arguments, root)
    out = _folder(arguments.out or root / "build" / "pages")
    from framings.build import folder, front, offline, pages, search, single
    from framings.build.look import Look
    from framings.words import SOURCE_LANGUAGE

    look = Look(arguments.css, arguments.logo)
    if arguments.single:
        failed = False
        for lesson, content in _contents(todo, root):
            if content is None:
                failed = True
                continue
            whole = single.one_file(look.dressed(content), lesson.language)
            failed |= bool(_written(out / lesson.language / f"{lesson.name}.html", whole))
        return int(failed)
    fixed = {_folder(out): front.OF_THE_START}
    for lesson in todo:
        fixed[_folder(out / lesson.language)] = front.OF_THE_FRONT
        for name in (*front.BESIDE, lesson.name):
            fixed[_folder(out / lesson.language / name)] = pages.OF_A_PAGE
    failed = False
    try:
        # Said before all that takes minutes.
        for place, names in fixed.items():
            folder.keep_others(names, place)
        for lesson, content in _contents(todo, root):
            if content is None:
                failed = True
                continue
            dressed = look.dressed(content)
            changed = folder.write(dressed, out / lesson.language / lesson.name)
            print(f"{lesson}: {'built' if changed else 'unchanged'}", flush=True)
        written = {lesson.language for lesson in todo}
        # Those that were written before may now lead to the same lessons in another language.
        written |= {path.parent.name for path in out.glob(f"[a-z][a-z]/{front.LESSONS}")}
        for language in sorted(written):
            for name, content in front.pages_beside(language, root).items():
                folder.write(look.dressed(content), out / language / name)
            page = look.dressed(front.search_page(language, root)) if search.can() else {}
            folder.write(page, out / language / front.SEARCH)
            for name, content in search.index(language, root, out).items():
                folder.write(content, out / language / name)
        # A front page says what is there in each language.
        for language in sorted(written):
            page = look.dressed(front.front_page(language, root, out))
            folder.write(offline.with_app(page, language, out / language), out / language)
        page = look.dressed(front.start_page(root, out))
        folder.write(offline.with_app(page, SOURCE_LANGUAGE, out, below=False), out)
        if not search.can():
            print("there is no search: pagefind is not installed")
    except BuildError as error:
        return _fail(str(error))
    except OSError as error:
        return _fail(f"{error.filename}: {error.strerror}")
    print(f"pages are in {out}")
    return int(failed)


def _scorm(arguments: argparse.Namespace, root: Path) -> int:
    todo = _asked_for(arguments, root)
    from framings.build import scorm
    from framings.build.look import Look
    from framings.words import _, speaking

    standard = scorm.STANDARDS[arguments.standard]
    usual = "scorm" if standard is scorm.SCORM_12 else "scorm-2004"
    out = _folder(arguments.out or root / "build" / usual)
    look, mark = Look(arguments.css, arguments.logo), arguments.pass_mark
    if mark is not None and not 1 <= mark <= 100:
        raise ValueError(f"--pass must be a whole number from 1 to 100; got {mark}")
    failed = False
    together: dict[str, dict[Lesson, dict[str, bytes]]] = {}
    for lesson, page in _contents(todo, root):
        if page is None:
            failed = True
            continue
        if arguments.together:
            together.setdefault(lesson.language, {})[lesson] = look.dressed(page)
            continue
        try:
            content = scorm.package(lesson, look.dressed(page), mark, standard)
        except BuildError as error:
            failed = True
            _fail(str(error))
            continue
        if code := _written(out / lesson.language / f"{lesson.name}.zip", content):
            return code
    # Of a course of which a lesson is missing nobody would know.
    for language, pages_of_it in {} if failed else together.items():
        with speaking(language):
            title = _("Marketing and sales: the same, enemies, or what?")
        whole = scorm.course(pages_of_it, title, mark, standard)
        if code := _written(out / f"{language}.zip", whole):
            return code
    return int(failed)


def _widget(arguments: argparse.Namespace, root: Path) -> int:
    out = _folder(arguments.out or root / "build" / "widgets")
    from framings import explorers
    from framings.build import single
    from framings.words import languages, speaking

    if unknown := [name for name in arguments.name if name not in explorers.__all__]:
        known = ", ".join(explorers.__all__)
        raise ValueError(f"name must be an explorer: {known}; got {unknown[0]!r}")
    spoken = languages() if arguments.language is None else [arguments.language]
    if not set(spoken) <= {*languages()}:
        raise ValueError(
            f"--language must be one of {', '.join(languages())}; got {arguments.language!r}"
        )
    wanted = {(language, name) for language in spoken for name in arguments.name}
    for language, name, figure in _figures(wanted, root):
        page = single.widget(name, language, figure, root)
        place = out / language / f"{name}.html"
        with speaking(language):
            snippet = single.snippet(getattr(explorers, name)().title, page)
        code = _written(place, page) or _written(place.with_suffix(".snippet.html"), snippet)
        if code:
            return code
    return 0


def _questions(arguments: argparse.Namespace, root: Path) -> int:
    todo = _asked_for(arguments, root)
    out = _folder(arguments.out or root / "build" / "questions")
    from framings.build import questions

    for lesson in todo:
        for content, suffix in ((questions.moodle(lesson), "xml"), (questions.qti(lesson), "zip")):
            if code := _written(out / lesson.language / f"{lesson.name}.{suffix}", content):
                return code
    for language in sorted({lesson.language for lesson in todo}):
        cards = questions.anki(lesson for lesson in todo if lesson.language == language)
        if code := _written(out / f"{language}.txt", cards):
            return code
    return 0


def _guide(arguments: argparse.Namespace, root: Path) -> int:
    out = _folder(arguments.out or root / "build" / "guide")
    from framings.build import folder, guide

    there = guide.languages(root)
    if arguments.language not in (None, *there):
        raise ValueError(
            f"--language must be one of {', '.join(there)}; got {arguments.language!r}"
        )
    for language in [arguments.language] if arguments.language else there:

        def at(name: str, of: str = language) -> str:
            if arguments.pages:
                return f"{arguments.pages.rstrip('/')}/{of}"
            here, lessons = (out / of / name).resolve(), (root / "build" / "pages" / of).resolve()
            return Path(os.path.relpath(lessons, here)).as_posix()

        for name, content in guide.pages(language, root, at):
            place = out / language / name
            try:
                folder.write(content, place)
            except OSError as error:
                return _fail(f"{error.filename}: {error.strerror}")
            if arguments.pdf and name and guide.is_handout(name, language, root):
                print(f"{name}: printing", flush=True)
                made = guide.as_pdf(place / "index.html")
                if code := _written(out / language / f"{name}.pdf", made):
                    return code
    print(f"the guide is in {out}")
    return 0


def _written(path: Path, content: bytes) -> int:
    """Write a file as a whole, and say so; 0, or the code of what went wrong."""
    from framings.build import folder

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        folder.replace(path, content)
    except OSError as error:
        return _fail(f"{error.filename}: {error.strerror}")
    print(f"{path}, {len(content):,} bytes", flush=True)
    return 0


def _contents(
    todo: Sequence[Lesson], root: Path
) -> Iterator[tuple[Lesson, dict[str, bytes] | None]]:
    """Make the pages of some lessons, saying how it goes; None stands for one that failed."""
    from framings.build import pages

    start = time.perf_counter()
    read = {}
    for lesson in todo:
        try:
            notebook = pages.notebook(lesson)
            read[lesson] = notebook, pages.shown(notebook)
        except BuildError as error:
            _fail(str(error))
            yield lesson, None
    wanted = {
        (lesson.language, name) for lesson, (_notebook, shown) in read.items() for name in shown
    }
    made = {}
    try:
        for language, name, figure in _figures(wanted, root):
            made[language, name] = figure
            fineness = " × ".join(f"{there}/{of}" for there, of in figure.fineness)
            print(
                f"[{len(made)}/{len(wanted)}] {language}/{name}: {fineness} positions,"
                f" {len(figure.script) / 1000:.0f} kB ({time.perf_counter() - start:.0f} s)",
                flush=True,
            )
    except BuildError as error:
        _fail(str(error))
        yield from ((lesson, None) for lesson in read)
        return
    for lesson, (notebook, shown) in read.items():
        figures_of_it = {name: made[lesson.language, name] for name in shown}
        try:
            yield lesson, pages.files(lesson, notebook, figures_of_it)
        except BuildError as error:
            _fail(str(error))
            yield lesson, None


def _figures(wanted: set[tuple[str, str]], root: Path) -> Iterator[tuple]:
    """Compute explorers ahead, and show on a terminal how far that is."""
    from framings.build import figures
    from framings.build.terminal import progress

    with progress() as told:
        told(0, f"computing {len(wanted)} pictures")
        yield from figures.figures(wanted, keep=root / "build" / "figures", told=told)


def _folder(path: Path) -> Path:
    if any(place.exists() and not place.is_dir() for place in (path, *path.parents)):
        raise ValueError(f"--out must be a folder; {path} is a file or lies in one")
    return path


def _numbers(arguments: argparse.Namespace, root: Path) -> int:
    from framings.check import numbers

    files = arguments.file or texts_with_numbers(root)
    for path in files:
        if path.suffix not in (".md", ".toml") or not path.is_file():
            raise ValueError(f"file must be a text (.md) or question bank (.toml); got {path}")
    found = [complaint for path in files for complaint in numbers.check_file(path.resolve())]
    for complaint in found:
        print(complaint)
    print(f"{len(files)} files, {len(found)} complaints")
    return int(bool(found))


def texts_with_numbers(root: Path = ROOT) -> list[Path]:
    """List the texts whose numbers are tied: lessons, question bank, guide and handouts.

    Args:
        root: The folder of the repository.

    Returns:
        Their paths.
    """
    kinds = ("lessons/*/*.md", "lessons/*/*.toml", "guide/*/*.md", "handouts/*/*.md")
    return sorted(path for kind in kinds for path in root.glob(kind))


def _words(arguments: argparse.Namespace, root: Path) -> int:
    from framings.check import words
    from framings.words import languages

    stale = words.out_of_step() if arguments.check else words.write()
    for path in stale:
        print(f"{path.relative_to(root)} {'is out of step' if arguments.check else 'written'}")
    for language in languages()[1:]:
        missing = words.untranslated(language)
        print(f"{language}: {len(missing)} texts to translate")
        for text in missing:
            print(f"    {text}")
        changed = words.to_look_at(language)
        if changed:
            print(f"{language}: {len(changed)} to look at, for the English has changed; till then")
            print("    readers see English. Put msgstr right and delete the mark fuzzy above it.")
        for old, new, translation in changed:
            print(f"    was: {old}\n    now: {new}\n    {language}:  {translation}")
    return int(arguments.check and bool(stale))


def _languages(arguments: argparse.Namespace, root: Path) -> int:
    from framings.check import languages
    from framings.words import SOURCE_LANGUAGE
    from framings.words import languages as spoken

    todo = [each for each in _asked_for(arguments, root) if each.language != SOURCE_LANGUAGE]
    others = [language for language in spoken() if language != SOURCE_LANGUAGE]
    if arguments.checked:
        written = [path for lesson in todo for path in languages.looked_at(lesson)]
        if not arguments.lesson:
            written += [languages.glossary_looked_at(root, language) for language in others]
            written += [path for of in others for path in languages.others_looked_at(root, of)]
        print(f"{len(written)} texts noted as looked at")
        return 0
    if arguments.lesson:
        found = [
            str(each)
            for lesson in todo
            for each in (*languages.differences(lesson), *languages.changes(lesson))
        ]
    else:
        found = [each for language in others for each in languages.complaints(root, language)]
    for complaint in found:
        print(complaint)
    print(f"{len(found)} to mend or to look at" if found else "all is in step")
    return int(bool(found))


def _check(arguments: argparse.Namespace, root: Path) -> int:
    from framings.check import steps

    todo = steps.chosen(arguments.step)
    failed = [step.name for step in steps.run(todo, root)]
    print(f"to mend: {', '.join(failed)}" if failed else "all is well")
    return int(bool(failed))


def _fail(message: str, code: int = 1) -> int:
    print(f"framings: {message}", file=sys.stderr, flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
