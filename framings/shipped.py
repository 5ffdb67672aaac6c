"""Where the files stand that travel with the package: the tables, and the lessons' questions."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def shipped(folder: str) -> Path:
    """Find a folder that stands at the top of the repository and travels inside a wheel.

    Args:
        folder: Its name, "data" or "lessons".

    Returns:
        The folder beside the package's own files where a wheel was installed, else the one at the
        top of the repository, whose files people edit.
    """
    # The wheel's first: beside an installed package, "data" could be anybody's.
    inside = PACKAGE / "shipped" / folder
    return inside if inside.is_dir() else PACKAGE.parent / folder
