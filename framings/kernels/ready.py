"""What a learner's Python has read when it begins.

Imported in the one Python that is copied, before anybody comes. All copies share what it then holds
in memory, so nothing here may start a thread or a kernel.
"""

import gc
import sys

# What is thrown away on the way leaves holes; filling those would copy the memory around them.
gc.disable()
# Nobody debugs a lesson without code, and each kernel would hold 7 MB for it.
sys.modules.setdefault("debugpy", None)  # type: ignore[arg-type]

# Some of these a kernel by itself imports only when it runs.
import ipykernel.debugger  # noqa: E402
import ipykernel.ipkernel  # noqa: E402
import ipykernel.kernelapp  # noqa: E402, F401
import IPython.core.completerlib  # noqa: E402
import IPython.core.debugger  # noqa: E402
import IPython.extensions.storemagic  # noqa: E402, F401

import framings.kernels.shared  # noqa: E402
import framings.teaching  # noqa: E402, F401
from framings import explorers  # noqa: E402

for name in explorers.__all__:
    getattr(explorers, name)
gc.collect()
gc.freeze()  # the collector would write to all that it looks at, and so copy it
gc.enable()
