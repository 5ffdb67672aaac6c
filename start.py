"""Install what the lessons need, and start.

    python3 start.py          open the first lesson in JupyterLab, or the notebook or folder named
    python3 start.py tests    install the maintainers' tools too, and run all checks and tests
    python3 start.py tools    install them, and no more

On Windows write ``py`` for ``python3``. What else stands on the line goes to JupyterLab or pytest.
Everything is installed in the folder .venv beside this file. The same line mends what broke, after
the folder was moved too. This file needs nothing but Python, and is written so that an old Python
can read it and say that it is too old.
"""

from __future__ import print_function

import hashlib
import os
import re
import subprocess
import sys
import time

LOWEST = (3, 11)
HERE = os.path.dirname(os.path.realpath(__file__))
ENVIRONMENT = os.path.join(HERE, ".venv")
PLACE = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
PYTHON = os.path.join(ENVIRONMENT, *PLACE)
# What was installed, so that the next start needs neither time nor network.
NOTE = os.path.join(ENVIRONMENT, "installed.txt")
LESSON = os.path.join("notebooks", "en", "00_start_here.ipynb")
REQUIREMENTS = ("requirements.txt", "pyproject.toml", "constraints.txt")
SCHEMAS = os.path.join("build", "scorm-schemas", "2004")
LINE = "py start.py" if os.name == "nt" else "python3 start.py"
# JupyterLab asks on its first day whether it may fetch news, in a window over the pictures. Whoever
# wants them says so in its settings.
OVERRIDES = os.path.join(ENVIRONMENT, "share", "jupyter", "lab", "settings", "overrides.json")
QUIET = b'{"@jupyterlab/apputils-extension:notification": {"fetchNews": "false"}}\n'
# From what pip says to what mends it; the first that fits.
CURES = (
    (
        r"No space left|Errno 28|ENOSPC",
        "the disk is full: make 1 GB of room, and write the line again",
    ),
    (
        r"Permission denied|Access is denied|Errno 13|WinError (5|32)\b",
        "files in .venv cannot be written: close JupyterLab and what else runs from this folder, "
        "make sure that the folder is yours, and write the line again",
    ),
    (
        r"NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|ProxyError|SSLError"
        r"|Connection(Reset|Refused)?Error|Network is unreachable",
        "the packages cannot be fetched: check that this computer is online, and write the line "
        "again",
    ),
    (
        r"No matching distribution found for (?P<name>[\w.-]+)|Failed to build (?P<other>[\w.-]+)",
        "there is no {name} ready for this machine with Python {python}: take a 64-bit Python "
        "from 3.11 to 3.14 from https://www.python.org/downloads/, and write the line again",
    ),
)


class Stop(Exception):
    """It cannot go on; the message is one sentence that says why and what mends it."""


def main(arguments):
    """Install, start, and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a folder's name may be anything
    try:
        return start(arguments)
    except Stop as stop:
        message, code = str(stop), 1
    except KeyboardInterrupt:
        message, code = "interrupted; to go on, write the line again", 130
    except (IOError, OSError) as error:
        message, code = "a file cannot be used: {0}".format(error), 1
    print("start.py: {0}".format(message), file=sys.stderr)
    return code


def start(arguments):
    """Do what the arguments ask for, and return the exit code."""
    check_python(sys.version_info)
    if "-h" in arguments or "--help" in arguments:
        print(__doc__.strip())
        return 0
    for name in REQUIREMENTS + (LESSON,):
        if not os.path.isfile(os.path.join(HERE, name)):
            raise Stop(
                "{0} is missing in {1}: fetch the whole folder of the lessons again, unpack it, "
                "and write the line there".format(name, HERE)
            )
    if arguments[:1] == ["tests"]:
        prepare("maintain")
        return test(arguments[1:])
    if arguments == ["tools"]:
        prepare("maintain")
        print("The tools are in {0}.".format(os.path.dirname(PYTHON)))
        return 0
    for word in arguments[:1]:
        if not word.startswith("-") and not os.path.exists(word):
            raise Stop(
                "there is no {0}: write {1} for the first lesson, {1} tests for the tests, or name "
                "a notebook or a folder".format(word, LINE)
            )
    # Of two places JupyterLab takes none: the first lesson is for whoever names no other. A file
    # further on may be what an option is given.
    if not any(
        word.endswith(".ipynb") or os.path.isdir(word) or (at == 0 and os.path.isfile(word))
        for at, word in enumerate(arguments)
    ):
        arguments.append(os.path.join(HERE, LESSON))
    arguments = [os.path.abspath(word) if os.path.exists(word) else word for word in arguments]
    prepare("learn")
    return run("jupyterlab", *arguments)


def check_python(version):
    """Refuse a Python that is too old for the lessons."""
    if version[:2] < LOWEST:
        raise Stop(
            "the lessons need Python {0}.{1} or newer, and this is Python {2}.{3}: get a newer one "
            "from https://www.python.org/downloads/, open a new terminal in this folder, and write "
            "the line again (with its name, such as python3.13, if need be)".format(
                *(LOWEST + tuple(version[:2]))
            )
        )


def prepare(kind):
    """Make or mend the environment; ``kind`` is "learn" or "maintain"."""
    content = b"".join(read(os.path.join(HERE, name)) for name in REQUIREMENTS)
    wanted = hashlib.sha256(content).hexdigest()
    if not is_of_this_folder():
        make()
    if noted() not in ([kind, wanted], ["maintain", wanted]) or not works():
        install(kind, wanted)
    if not works():  # files are gone of which pip believes that they are there
        make()
        install(kind, wanted)


def is_of_this_folder():
    """Say whether .venv was made in this folder, and its Python still runs."""
    try:
        settings = read(os.path.join(ENVIRONMENT, "pyvenv.cfg")).decode("utf-8", "replace")
    except (IOError, OSError):
        return False
    made = re.search(r"(?m)^command = .* -m venv (?:--\S+ )*(.+?)\r?$", settings)
    if made and os.path.normcase(made.group(1)) != os.path.normcase(ENVIRONMENT):
        return False
    version = re.search(r"(?m)^version(?:_info)? = (\d+)\.(\d+)", settings)
    code, said = listen([PYTHON, "-c", "import sys; print(sys.version_info[:2])"])
    return code == 0 and bool(version) and said.strip() == "({0}, {1})".format(*version.groups())


def make():
    """Make the environment, anew if there is one."""
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        raise Stop(
            "this Python cannot make environments: on Debian or Ubuntu run "
            "'sudo apt install python{0}.{1}-venv', elsewhere take Python from "
            "https://www.python.org/downloads/, and write the line again".format(*sys.version_info)
        )
    if os.path.lexists(ENVIRONMENT):
        print("The environment in .venv is broken or from another place: it is made anew.")
    if os.pathsep in HERE:
        raise Stop(
            "the name of this folder holds a '{0}', with which Python cannot make an environment: "
            "give {1} another name, and write the line again".format(os.pathsep, HERE)
        )
    code, said = listen([sys.executable, "-m", "venv", "--clear", ENVIRONMENT])
    if code:
        raise Stop(cure(said) or "the environment in .venv cannot be made: {0}".format(last(said)))


def install(kind, wanted):
    """Install what learners or maintainers need, and note that it is there."""
    if os.path.exists(NOTE):
        os.remove(NOTE)
    print("Installing what is needed; the first time this takes some minutes.")
    began = time.time()
    command = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    # An older version that is ready goes before a newer one to be built, as for Macs with an Intel
    # processor, which get fewer and fewer; what would take a compiler is refused at once.
    command += ["--prefer-binary"]
    command += ["--only-binary", "matplotlib,numpy,pandas,scipy", "-r", "requirements.txt"]
    if kind == "maintain":
        command += ["-e", ".[maintain]", "-c", "constraints.txt"]
    code, said = listen(command, dots=True)
    if code:
        print(said[-3000:], file=sys.stderr)
        raise Stop(cure(said) or "pip cannot install what is needed; its own words stand above")
    if not os.path.exists(OVERRIDES):
        if not os.path.isdir(os.path.dirname(OVERRIDES)):
            os.makedirs(os.path.dirname(OVERRIDES))
        with open(OVERRIDES, "wb") as overrides:
            overrides.write(QUIET)
    with open(NOTE, "wb") as note:
        note.write("{0} {1}\n".format(kind, wanted).encode())
    print("Installed in {0:.0f} s.".format(time.time() - began))


def works():
    """Say whether what a lesson starts with is there."""
    names = "import importlib.util, sys; sys.exit(not all(map(importlib.util.find_spec, {0!r})))"
    code, _ = listen([PYTHON, "-c", names.format(("framings", "jupyterlab", "pandas"))])
    return code == 0


def test(arguments):
    """Run all checks and tests, say how long each took, and return the exit code."""
    if not os.path.isdir(os.path.join(HERE, SCHEMAS)):
        code, said = listen([PYTHON, os.path.join("tests", "build", "scorm_schemas.py")])
        if code:
            print(
                "Not all of SCORM's schemas can be fetched: packages are not checked against those."
            )
            print(last(said))
    for command in (
        ["framings.cli", "check", "format", "lint", "types"],
        ["pytest", "--numprocesses=2"] + arguments,
    ):
        began = time.time()
        code = run(*command)
        print("== {0} took {1:.0f} s".format(command[0], time.time() - began))
        if code:
            return code
    return 0


def run(module, *arguments):
    """Run a module of the environment in this folder, and return its exit code."""
    sys.stdout.flush()
    child = subprocess.Popen([PYTHON, "-m", module] + list(arguments), cwd=HERE)
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            pass  # it has heard the same, and asks or ends by itself


def listen(command, dots=False):
    """Run a command in this folder, and return its exit code and what it said.

    Where it takes long, a dot for each line says that it is alive.
    """
    sys.stdout.flush()
    try:
        child = subprocess.Popen(
            command, cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
    except (IOError, OSError) as error:
        return 127, str(error)
    said = []
    for line in child.stdout:
        said.append(line.decode("utf-8", "replace"))
        if dots:
            print(".", end="")
            sys.stdout.flush()
    if dots:
        print()
    return child.wait(), "".join(said)


def cure(said):
    """Return the sentence that fits what pip or venv said, if there is one."""
    for pattern, sentence in CURES:
        found = re.search(pattern, said)
        if found:
            name = next((name for name in found.groupdict().values() if name), "")
            return sentence.format(name=name, python="{0}.{1}".format(*sys.version_info))
    return None


def last(said):
    """Return the last line that is not empty."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[-1] if lines else "it says nothing"


def noted():
    """Return what NOTE says: the kind, and the hash of what was asked for."""
    try:
        return read(NOTE).decode("utf-8", "replace").split()
    except (IOError, OSError):
        return []


def read(path):
    """Return the bytes of a file."""
    with open(path, "rb") as file:
        return file.read()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
