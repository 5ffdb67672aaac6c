"""Kernels that begin as copies of one Python: they are kernels like others, and leave nothing."""

import ast
import asyncio
import os
import signal
import subprocess
import sys
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor

import psutil
import pytest
from jupyter_client import KernelManager
from jupyter_client.manager import start_new_kernel
from jupyter_client.provisioning import KernelProvisionerFactory, LocalProvisioner
from support.kernel import running_kernel

from framings.kernels.shared import LAUNCHER, SharedProvisioner

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="copies are made on Linux alone")
WAIT = 60


@pytest.fixture
def shared(monkeypatch):
    factory = KernelProvisionerFactory.instance()
    monkeypatch.setattr(factory, "default_provisioner_name", "framings")


@pytest.fixture
def kernel(shared):
    manager, client = start_new_kernel(WAIT)
    yield manager, client
    client.stop_channels()
    manager.shutdown_kernel(now=True)


@pytest.fixture
def lesson(shared):
    with running_kernel() as kernel:
        yield kernel


def test_jupyter_finds_it_by_its_name():
    factory = KernelProvisionerFactory.instance()
    assert "framings" in factory.get_provisioner_entries()


def test_it_has_read_what_lessons_need_and_no_debugger(lesson):
    lesson.run("import gc, sys")
    names = ["pandas", "framings.live.figure", "debugpy.server"]
    assert lesson.value(f"[name in sys.modules for name in {names}]") == [True, True, False]
    # What was there at the beginning is left alone by the collector, which is at work again.
    assert lesson.value("(gc.get_freeze_count() > 50_000, gc.isenabled())") == (True, True)


def test_it_has_its_own_environment_folder_and_chance(shared, tmp_path):
    (tmp_path / "beside.py").write_text("there = True\n", "utf-8")
    code = "import os, random, beside"
    seen = "[os.environ['WHO'], 'HOME' in os.environ, os.getcwd(), random.random()]"
    said = []
    for who in ("één", "twee"):
        environment = {"WHO": who, "PATH": os.environ["PATH"]}
        manager, client = start_new_kernel(WAIT, env=environment, cwd=str(tmp_path))
        asked = {"user_expressions": {"seen": seen}, "reply": True, "timeout": WAIT}
        reply = client.execute(code, **asked)["content"]["user_expressions"]["seen"]
        said.append(ast.literal_eval(reply["data"]["text/plain"]))
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    assert [one[:3] for one in said] == [
        ["één", False, str(tmp_path)],
        ["twee", False, str(tmp_path)],
    ]
    assert said[0][3] != said[1][3]


def test_its_widgets_are_asked_for_as_a_page_does(kernel):
    _manager, client = kernel
    client.execute("from framings import explorers\nexplorers.the_door()", reply=True, timeout=WAIT)
    opening = {"comm_id": "page", "target_name": "jupyter.widget.control", "data": {}}
    client.shell_channel.send(
        client.session.msg("comm_open", opening, metadata={"version": "1.0.0"})
    )
    asking = {"comm_id": "page", "data": {"method": "request_states"}}
    client.shell_channel.send(client.session.msg("comm_msg", asking))
    end = time.monotonic() + WAIT
    while time.monotonic() < end:
        said = client.get_iopub_msg(timeout=WAIT)["content"]
        if "states" in said.get("data", {}):
            break
    models = {state["model_name"] for state in said["data"]["states"].values()}
    assert "FloatSliderModel" in models or "IntSliderModel" in models


def test_its_tables_are_written_as_the_language_does(lesson):
    speaking = "from framings.words import use_language\nuse_language('nl')\n"
    [shown] = lesson.run(f"{speaking}import pandas\npandas.DataFrame({{'a': [1.5]}})")
    assert "1,5" in shown["data"]["text/html"]


def test_a_figure_of_somebody_elses_appears(lesson):
    [shown] = lesson.run("import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()")
    assert "image/png" in shown["data"]


def test_it_is_interrupted_alone(kernel):
    manager, client = kernel
    pid = manager.provisioner.pid
    assert os.getpgid(pid) == pid  # where Ctrl+C in the server's terminal does not come
    message = client.execute("import time\nprint('now')\ntime.sleep(600)")
    while client.get_iopub_msg(timeout=WAIT)["content"].get("text") != "now\n":
        pass
    manager.interrupt_kernel()
    reply = client.get_shell_msg(timeout=WAIT)
    assert reply["parent_header"]["msg_id"] == message
    assert reply["content"]["ename"] == "KeyboardInterrupt"


def test_it_is_restarted(lesson):
    lesson.run("import os\nold = True")
    before = lesson.value("os.getpid()")
    lesson.restart()
    lesson.run("import os")
    assert lesson.value("os.getpid()") != before
    assert lesson.value("'old' in globals()") is False


@pytest.mark.parametrize("now", [True, False])
def test_it_ends_when_told(shared, now):
    manager = KernelManager(kernel_name="python3")
    manager.start_kernel()
    pid = manager.provisioner.pid
    manager.shutdown_kernel(now=now)
    assert not psutil.pid_exists(pid)


def test_one_that_fell_is_seen(kernel):
    manager, _client = kernel
    os.kill(manager.provisioner.pid, signal.SIGKILL)
    end = time.monotonic() + WAIT
    while manager.is_alive() and time.monotonic() < end:
        time.sleep(0.05)
    assert not manager.is_alive()


@pytest.mark.parametrize("signum", [signal.SIGTERM, signal.SIGKILL])
def test_nothing_outlives_its_server(signum):
    program = """
    import time
    from jupyter_client.manager import start_new_kernel
    from jupyter_client.provisioning import KernelProvisionerFactory

    KernelProvisionerFactory.instance(default_provisioner_name="framings")
    kept = start_new_kernel()
    print("ready", flush=True)
    time.sleep(600)
    """
    command = [sys.executable, "-c", textwrap.dedent(program)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8")
    assert server.stdout.readline() == "ready\n"
    started = psutil.Process(server.pid).children(recursive=True)
    assert len(started) >= 2  # the Python that is copied, and the copy
    server.send_signal(signum)
    server.wait()
    server.stdout.close()
    _gone, alive = psutil.wait_procs(started, timeout=WAIT)
    assert not alive


@pytest.mark.parametrize(
    ("platform", "cmd"),
    [
        ("linux", ["R", "--slave"]),
        ("linux", ["/another/python3", *LAUNCHER]),
        ("darwin", [sys.executable, *LAUNCHER]),
        ("win32", [sys.executable, *LAUNCHER]),
    ],
)
def test_a_kernel_of_another_program_or_system_starts_as_always(monkeypatch, platform, cmd):
    called = []

    async def launch(self, cmd, **kwargs):
        called.append((cmd, kwargs))
        return {}

    monkeypatch.setattr(LocalProvisioner, "launch_kernel", launch)
    monkeypatch.setattr("framings.kernels.shared.sys.platform", platform)
    # In a thread of its own: a test before this one may have left a loop running in ours.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, SharedProvisioner().launch_kernel(cmd, cwd="/")).result()
    assert called == [(cmd, {"cwd": "/"})]


def test_it_is_found_where_python_cannot_copy_itself():
    windows = "import multiprocessing.context as context\ndel context.ForkServerProcess\n"
    program = f"{windows}import framings.kernels.shared"
    subprocess.run([sys.executable, "-c", program], check=True)
