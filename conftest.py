"""What concerns all tests: processes, notebooks under nbval, and how long each folder takes."""

import os
from collections import Counter
from functools import partial

import pytest

FULL = bool(os.environ.get("FRAMINGS_FULL_RUN"))


def pytest_itemcollected(item):
    """Keep together what shares a kernel, a lesson open in a browser, or pages built once."""
    # Later would be too late: pytest-xdist reads the groups as soon as all is collected.
    if lesson := getattr(item, "callspec", None) and item.callspec.params.get("run"):
        item.add_marker(pytest.mark.xdist_group(lesson))
    if "built" in getattr(item, "fixturenames", ()):
        item.add_marker(pytest.mark.xdist_group("pages"))


def pytest_collection_finish(session):
    if any(item.path.suffix == ".ipynb" for item in session.items):
        # The kernel that makes Matplotlib's font cache says so on its error stream.
        import matplotlib.font_manager  # noqa: F401


def pytest_terminal_summary(terminalreporter):
    """Say how long each folder took, so that a run that grows shows where."""
    seconds = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if hasattr(report, "duration"):
                seconds["/".join(report.nodeid.split("::")[0].split("/")[:2])] += report.duration
    if sum(seconds.values()) > 60:
        shown = ", ".join(f"{folder} {taken:.0f}" for folder, taken in seconds.most_common())
        terminalreporter.write_line(f"seconds: {shown}")


@pytest.fixture(scope="session")
def fineness():
    """How fine the pages under test are: as for readers, or every day coarse, to be quick."""
    return {} if FULL else {"positions": 300}


@pytest.fixture(scope="session")
def built(tmp_path_factory, fineness):
    """The folder of the pages, built once for all tests; every day one lesson stands for all."""
    from framings.publish import cli, pages

    out = tmp_path_factory.mktemp("pages")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pages, "figures", partial(pages.figures, **fineness))
        assert cli.main(["pages", *([] if FULL else ["03"]), "--out", str(out)]) == 0
    return out / "en"
