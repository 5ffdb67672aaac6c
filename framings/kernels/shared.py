"""A provisioner for Jupyter's servers that copies a Python instead of starting one."""

import multiprocessing
import os
import sys
import threading
from collections.abc import Mapping, Sequence
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

LAUNCHER = ["-m", "ipykernel_launcher"]
READY = "framings.kernels.ready"


class _Process:
    """A copy, spoken to as the provisioner speaks to a ``subprocess.Popen``."""

    stdin = stdout = stderr = None

    def __init__(self, process: BaseProcess) -> None:
        self._process = process
        self.pid = process.pid

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self) -> int | None:
        self._process.join()
        return self.poll()

    def send_signal(self, signum: int) -> None:
        if self.pid and self.poll() is None:
            os.kill(self.pid, signum)

    def kill(self) -> None:
        self._process.kill()

    def terminate(self) -> None:
        self._process.terminate()


def _end_with_the_server() -> None:
    """End when the server has ended, also without a word; then what was copied ends too."""
    server = multiprocessing.parent_process()
    if server is not None:
        server.join()
    os._exit(1)


def _be_a_kernel(
    arguments: Sequence[str], environment: Mapping[bytes, bytes], folder: str | None
) -> None:
    """Run a kernel, in a copy, until it is told to end."""
    os.setsid()  # what interrupts a kernel goes to its group, and must not reach the others
    os.environ.clear()
    os.environb.update(environment)
    if folder:
        os.chdir(folder)

    import ipywidgets
    import matplotlib as mpl
    from ipykernel.kernelapp import IPKernelApp

    from framings.data.shown import in_notebooks

    threading.Thread(target=_end_with_the_server, daemon=True).start()
    # By itself it looks for its parent in the environment, and did so before there were copies.
    kernel = IPKernelApp.instance(parent_handle=os.getppid())
    kernel.initialize([*arguments])
    # Where a kernel runs when these are imported, that is enough; here they were before.
    ipywidgets.register_comm_target()
    in_notebooks()
    if "MPLBACKEND" in os.environ:  # set by the kernel: figures appear below their cells
        mpl.rcParams["backend"] = os.environ["MPLBACKEND"]
    kernel.start()


class SharedProvisioner(LocalProvisioner):
    """Begin each kernel as a copy of one Python that has read the lessons' packages.

    The copies share what that one holds in memory, and need not read it again. The first kernel
    starts it, and it ends with the server. A kernel that is not this Python's own, and any on
    another system than Linux, where a copy is not safe or not possible, starts as always.

    For ``KernelProvisionerFactory.default_provisioner_name`` it is called ``framings``.
    """

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Start a kernel.

        Args:
            cmd: The command that would start it.
            **kwargs: What ``subprocess.Popen`` would be given; ``env`` and ``cwd`` are used.

        Returns:
            How to speak with it.
        """
        if sys.platform != "linux" or cmd[0] != sys.executable or cmd[1:3] != LAUNCHER:
            return await super().launch_kernel(cmd, **kwargs)
        copies = multiprocessing.get_context("forkserver")
        copies.set_forkserver_preload([READY])
        environment = kwargs.get("env") or os.environ
        folder = kwargs.get("cwd")
        process = copies.Process(
            target=_be_a_kernel,
            args=(
                cmd[3:],
                # Bytes, as Popen has them: some of Voila's names are of a class of its own, for
                # which a copy would have to read all of Voila.
                {os.fsencode(name): os.fsencode(value) for name, value in environment.items()},
                folder and os.fspath(folder),
            ),
            daemon=True,  # ends with the server, however that ends
        )
        process.start()
        self.process = _Process(process)  # type: ignore[assignment]
        self.pid = self.pgid = process.pid
        self.cwd = folder or Path.cwd()
        return self.connection_info
