"""An explorer in a notebook: ipywidgets for the controls, one small widget for the figure."""

import base64
import math
import re
import threading
from collections.abc import Callable
from functools import partial
from html import escape
from pathlib import Path
from typing import Any, Protocol

import anywidget
import ipywidgets as widgets
import traitlets
from IPython.display import display

from framings import NO_FORMULAS
from framings.live import sent, svg
from framings.live.controls import (
    Choice,
    Control,
    LogSlider,
    Moves,
    Next,
    Slider,
    Stops,
    Toggle,
    WholeSlider,
)
from framings.live.figure import Explorer, State
from framings.words import LANGUAGES, _, language, unbroken

_HERE = Path(__file__).parent
# Longer words than this stand below their slider: beside it they would not fit on a phone.
_MOST_BESIDE = 8
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
# In the dark a picture does not blind, as in layout.css, which is not there yet.
_NOT_BLINDING = (
    "<style>[data-jp-theme-light=false] .live-still{filter:brightness(0.8) contrast(1.2)}</style>"
)
# A saved notebook that is opened again holds a view whose widget is gone: show the still one alone.
_DEAD_VIEW = (
    "<style>:is(.jp-OutputArea-child,.output_area):has({still})"
    "+:is(.jp-OutputArea-child,.output_area):not(:has({live})){{display:none}}</style>"
)


class LiveFigure(anywidget.AnyWidget):
    """Picture and sentence in the notebook; each piece is a trait, so only changes are sent."""

    _esm = "\n".join(
        (_HERE / name).read_text("utf-8") for name in ("figure.js", "host.js", "widget.js")
    )
    # As text: of a path anywidget watches the file, and so holds every figure ever shown.
    _css = "\n".join((_HERE / name).read_text("utf-8") for name in ("layout.css", "live.css"))
    background = traitlets.Unicode().tag(sync=True)
    pieces = traitlets.Int().tag(sync=True)
    sentence = traitlets.Unicode().tag(sync=True)
    picture = traitlets.Unicode().tag(sync=True)
    # What the script may have to say: kept with the widget, for where there is no kernel to ask.
    words = traitlets.Dict().tag(sync=True)
    run = traitlets.Unicode().tag(sync=True)
    name = traitlets.Unicode().tag(sync=True)
    # What a hand in the picture asks for: a number that grows, then controls and their positions,
    # by number. As a trait, since of one that changes quickly ipywidgets sends the last alone.
    asked: traitlets.List[Any] = traitlets.List().tag(sync=True)

    def __init__(self, name: str, background: str, state: State) -> None:
        named = _by_trait(state)
        super().__init__(
            name=name,
            background=background,
            pieces=len(state.pieces),
            words=_words(),
            run=sent.run_of_several(),
        )
        self.on_msg(_answer)
        self.add_traits(
            **{name: traitlets.Unicode().tag(sync=True) for name in named if name not in self.keys}
        )
        self.show(state)

    def show(self, state: State) -> None:
        """Show a state, sending what differs from the one before in one message."""
        with self.hold_sync():
            for name, text in _by_trait(state).items():
                self.set_trait(name, text)


def _words() -> dict[str, str]:
    return {
        "saved": _(
            "This picture sleeps, and is as it was saved. In Jupyter, choose Run, then Run All"
            " Cells, to wake it."
        ),
        "gone": _(
            "This picture sleeps, and shows what it last showed. To wake it, choose Run, then Run"
            " All Cells; on a web page, load the page again."
        ),
        "unanswered": _(
            "Python has not answered yet. If it stays silent, choose Run, then Run All Cells; on a"
            " web page, load the page again."
        ),
        "code": _("Code"),
        "decimal": LANGUAGES[language()].decimal,
        **bet_words(),
    }


def bet_words() -> dict[str, str]:
    """Return what stands beside a result that the reader bet on, here and in another lesson."""
    return {
        "bet": _("Your bet: {bet}"),
        "elsewhere": _("In lesson {lesson} you chose: {bet}"),
    }


def _answer(figure: LiveFigure, content: object, _buffers: object) -> None:
    """Answer the script, which asks whether somebody is there."""
    if content == {"kind": "awake?"}:
        figure.send({"kind": "awake"})


class MoveButtons(widgets.VBox):
    """A button for each move, and one that takes back the last; the value is the moves made."""

    value = traitlets.Unicode()

    def __init__(self, control: Moves) -> None:
        def after(letter: str) -> str:
            return control.after(self.value, letter)

        buttons = [
            _button(words, partial(after, letter), self).add_class("live-move")
            for letter, words in control.buttons.items()
        ]
        if control.back:
            back = _button(control.back, lambda: control.before(self.value), self)
            back.icon = "step-backward"
            buttons.append(back)
        row = widgets.Box(buttons).add_class("live-move-buttons")
        # No button is ever disabled: whoever plays by keyboard would lose the place.
        super().__init__([_label(control.label), row], value=control.start)
        self.add_class("live-moves")


class NextButton(widgets.Box):
    """A button that leads from each value to the next."""

    value = traitlets.Any()

    def __init__(self, control: Next) -> None:
        button = _button(control.label, lambda: control.after(self.value), self)
        button.icon = "step-forward"
        super().__init__([button], value=control.start)
        self.add_class("live-move-buttons")


class ConfirmedChoice(widgets.VBox):
    """Possibilities of which one holds once a button confirms it."""

    value = traitlets.Any()

    def __init__(self, control: Choice) -> None:
        radios = widgets.RadioButtons(
            **_named(control.label), options=[*control.offered.items()], value=None
        )

        def chosen() -> Any:
            return self.value if radios.index is None else radios.value

        def follow(_change: Any) -> None:
            # What nobody has confirmed yet is let go of as well.
            radios.index = None if self.value == control.start else radios.index

        def name(_change: Any) -> None:
            # A press may overtake a choice that is on its way: what holds is what the button says.
            of = "" if radios.index is None else f": {radios.label}"
            confirm.description = f"{control.confirm}{of}"

        confirm = _button(control.confirm, chosen, self).add_class("live-move")
        row = widgets.Box([confirm]).add_class("live-move-buttons")
        super().__init__([radios, row], value=control.start)
        self.observe(follow, "value")
        radios.observe(name, "index")
        self.add_class("live-confirmed")


def _button(words: str, value: Callable[[], Any], of: widgets.Widget) -> widgets.Button:
    """Return a button that gives a widget the value that holds once it is pressed."""
    button = widgets.Button(description=words)
    button.on_click(lambda _button: of.set_trait("value", value()))
    return button


def _by_trait(state: State) -> dict[str, str]:
    pieces = {f"piece_{index}": piece for index, piece in enumerate(state.pieces)}
    return pieces | {"sentence": state.sentence, "picture": state.picture}


def live(explorer: Explorer) -> widgets.Widget:
    """Connect an explorer's controls with its figure.

    Args:
        explorer: The explorer.

    Returns:
        A widget with the controls, a reset button, the picture and the sentence.
    """
    controls = {name: _widget(control) for name, control in explorer.controls.items()}
    inside = explorer.background + explorer.places + explorer.areas()
    figure = LiveFigure(explorer.name, svg.as_document(inside, explorer.points), explorer.at())

    def show() -> None:
        values = {name: control.value for name, control in controls.items()}
        figure.show(explorer.at(**values))

    # JupyterLab and ipykernel 7 have a slider's messages and those of a button handled by two
    # threads. What was set while another change is under way must be shown too, and as the last.
    one_change = threading.RLock()
    setting = False

    def put(values: dict[str, Any]) -> None:
        """Set controls, and those that they clear, with one change of the picture."""
        nonlocal setting
        cleared = {
            other: explorer.controls[other].start
            for name in values
            for other in getattr(explorer.controls[name], "clears", ())
        }
        with one_change:
            setting = True
            try:
                for name, value in (cleared | values).items():
                    controls[name].value = value
            finally:
                setting = False
            show()

    def follow(name: str, change: Any) -> None:
        with one_change:
            if not setting:
                put({name: change["new"]})

    def obey(change: Any) -> None:
        _turn, *pairs = change["new"]
        names = [*controls]
        put({names[n]: explorer.controls[names[n]].positions()[at] for n, at in pairs})

    for name, control in controls.items():
        control.observe(partial(follow, name), "value")
    figure.observe(obey, "asked")
    button = widgets.Button(
        description=_("Reset"),
        icon="undo",
        tooltip=_("Reset: {title}").format(title=explorer.title),
    )
    button.on_click(lambda _button: put(explorer.defaults))
    row = widgets.Box([*controls.values(), button]).add_class("live-controls")
    return widgets.VBox([row, figure]).add_class("live-explorer")


def in_a_room(explorer: Explorer) -> widgets.Widget:
    """Connect an explorer, in a box that gives it the width there is; see :func:`live`.

    Args:
        explorer: The explorer.

    Returns:
        The box.
    """
    return widgets.VBox([live(explorer)]).add_class("live-room")


def show(explorer: Explorer) -> None:
    """Display an explorer: a still picture for places without a kernel, then the live figure.

    A committed notebook keeps the first output only. Both are needed: what stands in a file must
    not depend on widgets, and the live figure hides the still one where it lives.
    """
    state = explorer.at()
    words = f"{state.picture}\n{state.sentence}"
    display({"text/html": still_picture(explorer), "text/plain": words}, raw=True)
    widget = in_a_room(explorer)
    let_go_of_an_earlier_run(explorer, widget)
    display({WIDGET_VIEW: widget._repr_mimebundle_()[WIDGET_VIEW]}, raw=True)


def hide_dead_view(still: str, live: str) -> str:
    """Return a style that hides a widget's place where there is no widget.

    Args:
        still: Selector of what stands in the output before it.
        live: Selector of what the widget would hold.

    Returns:
        HTML, to stand in the output before it.
    """
    return _DEAD_VIEW.format(still=still, live=live)


def still_picture(explorer: Explorer, **values: Any) -> str:
    """Draw an explorer as an HTML image that survives where scripts and styles do not.

    Args:
        explorer: The explorer.
        **values: Values of controls by name; the others stand where they start.

    Returns:
        HTML: an image with alternative text, and the sentence.
    """
    state = explorer.at(**values)
    data = base64.b64encode(explorer.picture(**values).encode()).decode()
    return (
        f"{hide_dead_view('.live-still', '.live')}{_NOT_BLINDING}"
        f'<img class="live-still" alt="{escape(state.picture)}" width="640"'
        f' src="data:image/svg+xml;base64,{data}">\n'
        f'<p class="{NO_FORMULAS}">{escape(unbroken(state.sentence))}</p>'
    )


class Forgets(Protocol):
    """What holds much memory, and lets go of it when it is told to."""

    def forget(self) -> None:
        """Let go of it."""


# What each cell shows, with the run that made it: a cell that is run again lets go of it. IPython
# keeps every explorer that was the last line of a cell, in ``Out``, so its drawing goes apart.
_shown: dict[str, tuple[str, list[tuple[Forgets, widgets.Widget]]]] = {}


def let_go_of_an_earlier_run(shows: Forgets, widget: widgets.Widget) -> None:
    """Note what the running cell shows, and let go of what an earlier run of it showed.

    Args:
        shows: What is shown, such as an explorer.
        widget: Its widget.
    """
    cell, run = _cell_and_run()
    earlier, shown = _shown.get(cell, (run, []))
    if earlier != run:
        for before, old_widget in shown:
            close(old_widget)
            if before is not shows:
                before.forget()
        shown = []
    if cell:
        _shown[cell] = (run, [*shown, (shows, widget)])


def _cell_and_run() -> tuple[str, str]:
    """Return the cell that is running, as far as the front end tells, and which run of it."""
    parent = sent.parent()
    cell = parent.get("metadata", {}).get("cellId", "")
    return cell, parent.get("header", {}).get("msg_id", "")


def close(widget: widgets.Widget) -> None:
    """Close a widget with all its parts, so that nothing holds them any more.

    Args:
        widget: The widget.
    """
    for part in getattr(widget, "children", ()):
        close(part)
    for name in ("layout", "style"):
        if isinstance(part := getattr(widget, name, None), widgets.Widget):
            part.close()
    widget.close()


# What the front end would read as the beginning of a formula.
_FORMULA = re.compile(r"\$|\\[(\[]|\\begin")


def _as_words(text: str) -> str:
    # What ipywidgets takes for a formula it escapes once more; written so, it sees no formula.
    words = escape(text).replace("$", "&#36;").replace("\\", "&#92;")
    return f'<span class="{NO_FORMULAS}">{words}</span>'


def _label(text: str) -> widgets.Widget:
    if _FORMULA.search(text):
        return widgets.HTML(_as_words(text)).add_class("widget-label")
    return widgets.Label(text)


def _named(text: str) -> dict[str, Any]:
    if _FORMULA.search(text):
        return {
            "description": _as_words(text),
            "description_allow_html": True,
            "tooltip": text,
        }
    return {"description": text}


def _widget(control: Control) -> widgets.Widget:
    start = {**_named(control.label), "value": control.start}
    match control:
        case Moves():
            return MoveButtons(control)
        case Toggle():
            return widgets.Checkbox(**start, indent=False)
        case Next():
            return NextButton(control)
        case Choice(confirm=str(words)) if words:
            return ConfirmedChoice(control)
        case Choice():
            return widgets.RadioButtons(**start, options=[*control.stops.items()])
        case Stops():
            slider = widgets.SelectionSlider(**start, options=[*control.stops.items()])
            long = max(map(len, control.stops)) > _MOST_BESIDE
            return slider.add_class("live-words") if long else slider
        case LogSlider():
            low, high = math.log10(control.low), math.log10(control.high)
            step = (high - low) / control.steps
            slider = widgets.FloatLogSlider(
                **start, min=low, max=high, step=step, readout_format=control.shown
            )
            return slider.add_class("live-number")
        case WholeSlider() | Slider():
            kind = widgets.IntSlider if isinstance(control, WholeSlider) else widgets.FloatSlider
            slider = kind(
                **start,
                min=control.low,
                max=control.high,
                step=control.step,
                readout_format=control.shown,
            )
            return slider.add_class("live-number")
