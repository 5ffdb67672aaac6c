"""Where the files stand that travel with the package, and how a file in TOML is read."""

import tomllib
from pathlib import Path
from typing import Any

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


def read_toml(path: Path) -> dict[str, Any]:
    """Read a file in TOML that people edit.

    Args:
        path: The file.

    Returns:
        Its content.

    Raises:
        ValueError: If it cannot be read, or is not TOML; with its name.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"{path.name} cannot be read: {error}") from None
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path.name} is not TOML as it should be: {error}") from None
