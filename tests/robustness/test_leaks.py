"""What an explorer takes from a kernel does not grow with use: counted, since memory is noisy."""

import pytest
from support.kernel import alive, models, running_kernel
from support.run import FULL

UPDATES = 500 if FULL else 100
RUNS = 20
EXPLORERS = ["the_door", "the_tournament"]

# What is alive after a collection, and the memory of the process in kB where the system tells.
PREPARE = """
import gc
import ipywidgets
from pathlib import Path
from framings import explorers

def objects():
    gc.collect()
    return len(gc.get_objects())

def resident():
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0)

def slider(model):
    room = ipywidgets.Widget.widgets[model]
    controls = room.children[0].children[0].children
    first = next(control for control in controls if hasattr(control, "step"))
    return first.model_id, first.min, first.max, first.step
"""


@pytest.fixture(scope="module")
def kernel():
    with running_kernel() as running:
        assert running.run(PREPARE) == []
        yield running


@pytest.mark.parametrize("name", EXPLORERS)
def test_a_cell_run_twenty_times_holds_what_it_held_after_the_second(kernel, name):
    code, cell = f"explorers.{name}()", f"run-again-{name}"
    for _ in range(2):
        kernel.run(code, cell)
    held, objects, memory = alive(kernel), kernel.value("objects()"), kernel.value("resident()")
    for _ in range(RUNS - 2):
        assert len(kernel.run(code, cell)) == 2
    assert alive(kernel) == held
    grown = (kernel.value("objects()") - objects) / (RUNS - 2)
    print(f"{name}: {grown:.1f} objects a run, {kernel.value('resident()') - memory} kB in all")
    # What stays is the explorer without its drawing, in IPython's Out; a drawing has thousands.
    assert grown < 40


@pytest.mark.parametrize("name", EXPLORERS)
def test_many_updates_leave_nothing_behind(kernel, name):
    (model,) = models(kernel.run(f"explorers.{name}()", f"moved-{name}"))
    subshell = kernel.subshell()
    slider = kernel.value(f"slider({model!r})")
    held = objects = memory = None
    # Matplotlib keeps the sizes of texts that it has measured: once round, and it knows them all.
    once = positions(slider) + 1
    for place in range(once + UPDATES):
        if place == once:
            held, objects = alive(kernel), kernel.value("objects()")
            memory = kernel.value("resident()")
        assert len(changed(kernel, slider, place, subshell)) == 1
    grown = kernel.value("objects()") - objects
    print(f"{name}: {grown} objects, {kernel.value('resident()') - memory} kB in {UPDATES} updates")
    assert alive(kernel) == held
    # Fewer than one object for two updates: a list that remembers each would have one or more.
    assert grown < UPDATES / 2


def positions(slider):
    _model, low, high, step = slider
    return round((high - low) / step) + 1


def changed(kernel, slider, place, subshell):
    """Move the slider to its next position; return the messages that change the figure."""
    model, low, _high, step = slider
    value = low + step * ((place + 1) % positions(slider))
    sent = kernel.move(model, subshell, value=value)
    return [message for message in sent if "sentence" in message["data"].get("state", {})]
