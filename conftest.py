"""Before notebooks are run by nbval, what their first run on a machine would remark on is done."""


def pytest_collection_finish(session):
    if any(item.path.suffix == ".ipynb" for item in session.items):
        # The kernel that makes Matplotlib's font cache says so on its error stream.
        import matplotlib.font_manager  # noqa: F401
