"""One short file an explorer, in a folder a lesson: its controls, its picture and its sentence.

A new explorer is a new file that holds a function of the file's name, which returns the explorer:
``explorers.the_door()`` is in ``substitutes/the_door.py``. Files are found, nothing lists them, and
one is read when its explorer is first asked for.
"""

import pkgutil
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framings.live import Explorer


def found(folders: Sequence[str], package: str = __name__) -> dict[str, str]:
    """Find the explorers.

    Args:
        folders: Where the folders of the lessons lie; files beside them are no explorers.
        package: What is imported from there.

    Returns:
        For each explorer by name, in their order, the module that makes it.

    Raises:
        ImportError: If two have the same name, or one has that of a lesson's folder.
    """
    lessons = [lesson.name for lesson in pkgutil.iter_modules(folders) if lesson.ispkg]
    modules: dict[str, str] = {}
    for lesson in lessons:
        folder = [f"{place}/{lesson}" for place in folders]
        for module in pkgutil.iter_modules(folder):
            name, place = module.name, f"{package}.{lesson}.{module.name}"
            if name.startswith("_"):
                continue
            if name in lessons:
                raise ImportError(f"the explorer {place} has the name of a lesson's folder")
            if name in modules:
                raise ImportError(f"two explorers are called {name}: {modules[name]} and {place}")
            modules[name] = place
    return dict(sorted(modules.items()))


_MODULES = found(__path__)

__all__ = [*_MODULES]


def __getattr__(name: str) -> Callable[[], "Explorer"]:
    if name not in _MODULES:
        raise AttributeError(f"there is no explorer {name!r}; there are {', '.join(__all__)}")
    import_module("framings.live")  # before an explorer imports Matplotlib: see framings.live.quiet
    module = import_module(_MODULES[name])
    if not hasattr(module, name):
        raise ImportError(f"{module.__file__} should hold a function {name}()")
    globals()[name] = getattr(module, name)
    return globals()[name]


def __dir__() -> list[str]:
    return __all__
