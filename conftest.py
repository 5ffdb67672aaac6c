"""What concerns all tests: what stays together on several processes, and notebooks under nbval."""

import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Keep together what shares a kernel: the tests of a lesson that is open in a browser."""
    for item in items:
        if lesson := getattr(item, "callspec", None) and item.callspec.params.get("run"):
            item.add_marker(pytest.mark.xdist_group(lesson))


def pytest_collection_finish(session):
    if any(item.path.suffix == ".ipynb" for item in session.items):
        # The kernel that makes Matplotlib's font cache says so on its error stream.
        import matplotlib.font_manager  # noqa: F401
