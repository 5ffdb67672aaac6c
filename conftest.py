"""What concerns all tests: processes, notebooks under nbval, and how long each folder takes."""

import os
import re
from collections import Counter
from functools import partial

import pytest
from support.kernel import ROOT
from support.run import FULL


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """On two processes, keep together what shares a kernel or an open lesson.

    The groups of pytest-xdist 3.8 itself do nothing under pytest 9.2: two processes would each
    open every lesson.
    """
    from xdist.scheduler import LoadScopeScheduling

    class ByWhatIsShared(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            return what_is_shared(nodeid)

    return ByWhatIsShared(config, log)


def what_is_shared(nodeid):
    """Return a name for what a test shares with others; its own name if it shares nothing."""
    file, _, test = nodeid.partition("::")
    if lesson := re.search(r"\[(notebooks/[^\]]+?\.ipynb)", test):
        return lesson[1]
    if file.endswith("/test_reruns.py") and (lesson := re.search(r"\[\w+\]", test)):
        return f"{file}{lesson[0]}"
    shares = file.startswith(("tests/browser/", "tests/robustness/", "tests/build/"))
    return file if shares else nodeid


def pytest_collection_finish(session):
    if any(item.path.suffix == ".ipynb" for item in session.items):
        # The kernel that makes Matplotlib's font cache says so on its error stream.
        import matplotlib.font_manager  # noqa: F401


def pytest_terminal_summary(terminalreporter):
    """Say what was skipped and why, a line a reason, and how long each folder took."""
    skipped = Counter(
        report.longrepr[2].removeprefix("Skipped: ")
        for report in terminalreporter.stats.get("skipped", [])
        if isinstance(report.longrepr, tuple)
    )
    for reason, count in skipped.items():
        terminalreporter.write_line(f"{count} skipped: {reason}")
    seconds = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if hasattr(report, "duration"):
                seconds["/".join(report.nodeid.split("::")[0].split("/")[:2])] += report.duration
    if sum(seconds.values()) > 60:
        shown = ", ".join(f"{folder} {taken:.0f}" for folder, taken in seconds.most_common())
        terminalreporter.write_line(f"seconds: {shown}")


AS_FOR_READERS, COARSE = {}, {"positions": 300}


@pytest.fixture(scope="session")
def fineness():
    """For a language and an explorer, how fine its pages under test are.

    Every day they are coarse, to be quick. In the full run they are as for readers in English, and
    in Dutch in lesson 03, whose page is the largest: all would take as long again.
    """
    largest = {path.stem for path in (ROOT / "framings/explorers/substitutes").glob("*.py")}

    def fineness(language, name):
        fine = language == "en" or name in largest
        return AS_FOR_READERS if FULL and fine else COARSE

    return fineness


@pytest.fixture(scope="session")
def built(tmp_path_factory, fineness):
    """The folder of the pages, built once for all tests; every day one lesson stands for all.

    Of two processes the second waits until the first has built them. No test writes into it.
    """
    from filelock import FileLock

    from framings import cli
    from framings.build import figures

    of_one = tmp_path_factory.getbasetemp()
    place = of_one.parent if "PYTEST_XDIST_WORKER" in os.environ else of_one
    out, done = place / "pages", place / "pages_are_built"
    with FileLock(place / "pages.lock"):
        if not done.exists():
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(figures, "figures", partial(_figures, figures.figures, fineness))
                assert cli.main(["pages", *([] if FULL else ["03"]), "--out", str(out)]) == 0
            done.touch()
    return out / "en"


def _figures(figures, fineness, wanted, **more):
    """Make the figures of pages under test, those of one fineness after the others."""
    wanted = set(wanted)
    for how in (AS_FOR_READERS, COARSE):
        yield from figures({one for one in wanted if fineness(*one) == how}, **more, **how)
