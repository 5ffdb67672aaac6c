"""The same picture in several ways, each a function that a cell of a notebook calls.

Three curves of 400 points, a marker, and a label that holds the slider's value, 8 x 5 in. Each peer
is used as its own documentation shows for a figure that follows a slider.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import ipywidgets as widgets
import numpy as np
from ipympl.backend_nbagg import Canvas, FigureManager
from IPython.display import HTML, display
from matplotlib.figure import Figure

SIZE = (8, 5)  # inches, of 100 pixels each
ACROSS, UP = (0, 10), (-3, 3)
X = np.linspace(*ACROSS, 400)
COLOURS = ["#0072B2", "#009E73", "#D55E00"]
INK = "#222222"
TITLE = "Three curves"
MOST = 100
START = 10


def picture(a: int) -> tuple[list[np.ndarray], tuple[float, float], str]:
    """Return the curves, where the marker stands, and the label beside it."""
    curves = [np.sin(X * (1 + k / 2) + a / 10) * (0.3 + a / 150) + k - 1 for k in range(3)]
    return curves, (a / 10, float(curves[1][min(4 * a, len(X) - 1)])), f"value {a}"


def slider(follow: Callable[[int], None]) -> widgets.IntSlider:
    """Return a slider that calls a function with its value at each change."""
    made = widgets.IntSlider(value=START, min=0, max=MOST, description="a")
    made.observe(lambda change: follow(change["new"]), "value")
    return made


def drawn(figure: Figure) -> Sequence[Any]:
    """Draw the axes in Matplotlib, and return what moves: the curves, the marker, the label."""
    axes = figure.add_axes((0.1, 0.12, 0.85, 0.8), xlim=ACROSS, ylim=UP)
    axes.set(title=TITLE, xlabel="across", ylabel="up")
    axes.grid(True)
    curves = [axes.plot([], [], color=colour, linewidth=3)[0] for colour in COLOURS]
    (marker,) = axes.plot([], [], "o", color=INK, markersize=10)
    return *curves, marker, axes.text(0, 0, "", fontsize=13, weight="bold")


def move(moving: Sequence[Any], a: int) -> None:
    """Move what moves in Matplotlib."""
    *lines, marker, label = moving
    curves, (x, y), words = picture(a)
    for line, curve in zip(lines, curves, strict=True):
        line.set_data(X, curve)
    marker.set_data([x], [y])
    label.set_position((x + 0.15, y + 0.15))
    label.set_text(words)


def echo() -> None:
    """No picture: the slider's value goes to the kernel and comes back as text."""
    words = widgets.Label("value").add_class("echo")
    display(widgets.VBox([slider(lambda a: setattr(words, "value", f"value {a}")), words]))


def live_figure() -> None:
    """Show ours."""
    from framings.live import Explorer, WholeSlider, Words
    from framings.live.notebook import live

    def draw(scene):
        moving = [scene.moves(artist) for artist in drawn(scene.figure)]

        def update(a):
            move(moving, a)
            return Words(f"The slider stands at {a}.", f"Three curves and a marker at {a}.")

        return update

    explorer = Explorer("bench", "Bench", {"a": WholeSlider("a", 0, MOST, 1, START)}, draw, SIZE)
    # As wide as the others; in a lesson it is as wide as the text.
    style = "<style>.live-explorer { max-width: none; } .live-picture { width: 800px; }</style>"
    display(HTML(style), live(explorer))


def interact_inline() -> None:
    """Make a new figure at each change, as most notebooks do; needs ``%matplotlib inline``.

    That has to come after the import of ipympl, which sets Matplotlib's backend.
    """
    import matplotlib.pyplot as plt

    @widgets.interact(a=widgets.IntSlider(value=START, min=0, max=MOST))
    def show(a):
        move(drawn(plt.figure(figsize=SIZE)), a)
        plt.show()


def _ipympl_figure() -> tuple[Figure, Any]:
    figure = Figure(SIZE, dpi=100)
    canvas = Canvas(figure)
    FigureManager(canvas, 0)
    canvas.header_visible = canvas.footer_visible = canvas.toolbar_visible = False
    return figure, canvas


def ipympl_draw_idle() -> None:
    """Move the artists and ask for a drawing of the whole figure."""
    figure, canvas = _ipympl_figure()
    moving = drawn(figure)
    move(moving, START)

    def follow(a):
        move(moving, a)
        canvas.draw_idle()

    display(widgets.VBox([slider(follow), canvas]))


def ipympl_blitting() -> None:
    """Restore the axes as they were drawn, and draw what moves over them."""
    figure, canvas = _ipympl_figure()
    moving = drawn(figure)
    for artist in moving:
        artist.set_animated(True)
    move(moving, START)
    still = None

    def keep(_event):
        nonlocal still
        still = canvas.copy_from_bbox(figure.bbox)
        draw_moving()

    def draw_moving():
        for artist in moving:
            figure.draw_artist(artist)

    def follow(a):
        move(moving, a)
        canvas.restore_region(still)
        draw_moving()
        canvas.blit(figure.bbox)

    canvas.mpl_connect("draw_event", keep)
    display(widgets.VBox([slider(follow), canvas]))


def bqplot() -> None:
    """Change the data of marks."""
    import bqplot as bq

    scales = {"x": bq.LinearScale(min=0, max=10), "y": bq.LinearScale(min=-3, max=3)}
    curves, (x, y), words = picture(START)
    lines = bq.Lines(x=X, y=np.array(curves), scales=scales, colors=COLOURS, stroke_width=3)
    marker = bq.Scatter(x=[x], y=[y], scales=scales, colors=[INK], default_size=100)
    label = bq.Label(x=[x + 0.15], y=[y + 0.15], text=[words], scales=scales, colors=[INK])
    axes = [
        bq.Axis(scale=scales["x"], label="across"),
        bq.Axis(scale=scales["y"], label="up", orientation="vertical"),
    ]
    figure = bq.Figure(marks=[lines, marker, label], axes=axes, title=TITLE)
    figure.layout.width, figure.layout.height = "800px", "500px"

    def follow(a):
        curves, (x, y), words = picture(a)
        lines.y = np.array(curves)
        with marker.hold_sync():
            marker.x, marker.y = [x], [y]
        with label.hold_sync():
            label.x, label.y, label.text = [x + 0.15], [y + 0.15], [words]

    display(widgets.VBox([slider(follow), figure]))


def plotly() -> None:
    """Change traces and an annotation in one batch."""
    import plotly.graph_objects as go

    curves, (x, y), words = picture(START)
    lines = [
        go.Scatter(x=X, y=curve, line={"color": colour, "width": 3})
        for curve, colour in zip(curves, COLOURS, strict=True)
    ]
    marker = go.Scatter(x=[x], y=[y], mode="markers", marker={"color": INK, "size": 10})
    figure = go.FigureWidget([*lines, marker])
    figure.update_layout(
        width=800,
        height=500,
        title=TITLE,
        showlegend=False,
        xaxis={"range": ACROSS, "title": "across"},
        yaxis={"range": UP, "title": "up"},
        annotations=[{"x": x + 0.15, "y": y + 0.15, "text": words, "showarrow": False}],
    )

    def follow(a):
        curves, (x, y), words = picture(a)
        with figure.batch_update():
            for trace, curve in zip(figure.data, curves, strict=False):
                trace.y = curve
            figure.data[-1].update(x=[x], y=[y])
            figure.layout.annotations[0].update(x=x + 0.15, y=y + 0.15, text=words)

    display(widgets.VBox([slider(follow), figure]))


class Way(NamedTuple):
    """How a way is called, made, found in its cell, and seen to change."""

    name: str
    make: Callable[[], None]
    place: str
    sign: str  # "markup", "image" or "canvas"


WAYS = [
    Way("echo of the value as text", echo, ".echo", "markup"),
    Way("live figure (ours)", live_figure, ".live-picture", "markup"),
    Way("`interact` with an inline figure", interact_inline, ".widget-output", "image"),
    Way("ipympl, `draw_idle`", ipympl_draw_idle, ".jupyter-matplotlib", "canvas"),
    Way("ipympl, blitting", ipympl_blitting, ".jupyter-matplotlib", "canvas"),
    Way("bqplot", bqplot, ".bqplot", "markup"),
    Way("plotly `FigureWidget`", plotly, ".js-plotly-plot", "markup"),
]
