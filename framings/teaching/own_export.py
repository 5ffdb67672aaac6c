"""A reader's own export, or one to practise on: chosen, read here, and asked.

Nothing is stored and nothing is sent on. The file goes into the kernel's memory, and what comes out
are our words, the file's ordinary words of selling, and numbers. Where the kernel runs on another
machine than the reader's, that is said first.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

import anywidget
import ipywidgets as widgets
import traitlets
from IPython.display import display

from framings import NO_FORMULAS
from framings.data import crm

# No explorer by itself, hence the name; the one of lesson 08 is made by it too.
from framings.explorers.company._asked import asking, firms
from framings.live import notebook
from framings.words import _, ngettext, say, unbroken

# Set where a kernel runs on a machine of others, whatever address the browser shows.
_ELSEWHERE = (
    "JUPYTERHUB_API_TOKEN", "JUPYTERHUB_USER", "JUPYTERHUB_SERVICE_PREFIX", "BINDER_SERVICE_HOST",
    "COLAB_RELEASE_TAG", "KAGGLE_KERNEL_RUN_TYPE", "KUBERNETES_SERVICE_HOST", "CODESPACES",
    "SSH_CONNECTION",
)  # fmt: skip
_MOST_STAGES = 30
Said = dict[str, dict[str, Any]]
_OUTPUT = ":is(.jp-OutputArea-child,.output_area)"
# Of the sentence for places without a kernel, and the widget that comes after it, one is shown.
_LOOK = f"""<style>
{_OUTPUT}:has(.framings-needs-notebook):has(+{_OUTPUT} .own-export),
{_OUTPUT}:has(.framings-needs-notebook)+{_OUTPUT}:not(:has(.own-export)) {{ display: none }}
.own-export .widget-button {{ width: auto; min-height: 44px; padding: 4px 16px }}
.own-export > .widget-vbox > .widget-button {{ align-self: flex-start }}
.own-export .live-explorer .widget-button {{ min-height: 0 }}
.own-export .own-export-choices {{ gap: 6px 26px; align-items: center; flex-flow: row wrap }}
.own-export .widget-dropdown {{ width: auto; max-width: 672px }}
.own-export-choices > .widget-dropdown {{ flex: 1 1 300px }}
.own-export .widget-label {{ width: auto; white-space: normal }}
.own-export p, .own-export summary {{ line-height: 1.5; margin: 0.3em 0; max-width: 672px }}
.own-export .widget-html-content, .own-export .widget-html {{ height: auto }}
</style>"""


# What the report of lesson 08 says of an export: the questions whose answers have room there.
_IN_A_REPORT = ("claims", "rates", "speed", "reasons")


class Chooser(anywidget.AnyWidget):
    """A button to choose a file, which is sent in pieces; and where the browser is, as it says.

    The file button of ipywidgets sends a file as one message, and one of more than 10 MB ends the
    connection to the kernel without a word. No name of a file is sent. What the export says is
    noted in the browser, for a report: see ``framings.sides``.
    """

    _esm = """
    const PIECE = 4e6;
    export default { render({ model, el }) {
      const { hostname, protocol } = location;
      const here = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
      model.set("host", here || !protocol.startsWith("http") ? "here" : hostname);
      model.save_changes();
      const file = document.createElement("input"), button = document.createElement("button");
      Object.assign(file, { type: "file", accept: ".csv,.xlsx,.txt,.tsv", hidden: true });
      button.className = "jupyter-button widget-button";
      button.textContent = model.get("words");
      button.addEventListener("click", () => file.click());
      file.addEventListener("change", async () => {
        const chosen = file.files[0];
        file.value = "";  // so that the same file can be chosen again
        if (!chosen) return;
        for (let from = 0; from === 0 || from < chosen.size; from += PIECE) {
          const piece = await chosen.slice(from, from + PIECE).arrayBuffer();
          model.send({ from, size: chosen.size }, undefined, [new DataView(piece)]);
        }
      });
      const show = () => { el.style.display = model.get("offered") ? "" : "none"; };
      model.on("change:offered", show);
      show();
      model.on("change:said", () => {
        (window.framingsSaid ??= {}).export = model.get("said");
        window.dispatchEvent(new Event("framings-said"));
      });
      el.append(button, file);
    } };
    """
    words = traitlets.Unicode().tag(sync=True)
    host = traitlets.Unicode().tag(sync=True)
    offered = traitlets.Bool(False).tag(sync=True)
    said: traitlets.List[str] = traitlets.List().tag(sync=True)

    def __init__(self, words: str, chosen: Callable[[bytes], None]) -> None:
        super().__init__(words=words)
        self._pieces = bytearray()
        self._chosen = chosen
        self.on_msg(self._receive)

    def _receive(self, _self: Any, content: Any, buffers: Sequence[Any]) -> None:
        if content["from"] == 0:
            self._pieces.clear()
        self._pieces += buffers[0]
        if len(self._pieces) >= content["size"]:
            whole = bytes(self._pieces)
            self._pieces.clear()
            self._chosen(whole)


class OwnExport(widgets.VBox):
    """Choose an export, read what is wrong with it, say what could not be told, and ask it.

    What can be said is what :func:`framings.data.crm.read` takes: which columns those are that were
    not found, how numbers and days are written, and what stages of the firm's own mean.

    Args:
        environment: The variables by which a machine of others is known; by default those there
            are.
    """

    def __init__(self, environment: Mapping[str, str] | None = None) -> None:
        variables = os.environ if environment is None else environment
        self._elsewhere = any(name in variables for name in _ELSEWHERE)
        self._agreed = False
        self._chosen: tuple[Any, str, Said] | None = None
        self.drops: dict[str, dict[str, widgets.Dropdown]] = {}
        self.chooser = Chooser(_("Choose your export"), self._uploaded)
        self.agree = widgets.Button(description=_("Go on all the same"))
        self.warning = widgets.VBox([])
        self.practice = widgets.Dropdown(
            description=_("or practise on"), options=[("…", ""), *firms().items()]
        )
        choices = widgets.Box([self.chooser, self.practice]).add_class("own-export-choices")
        self.message, self.findings = widgets.HTML(), widgets.HTML()
        self.form, self.answers = widgets.VBox([]), widgets.VBox([])
        super().__init__(
            [
                widgets.HTML(_LOOK),
                self.warning,
                choices,
                self.message,
                self.form,
                self.findings,
                self.answers,
            ]
        )
        self.add_class("own-export")
        self.chooser.observe(lambda _change: self._place(), "host")
        self.agree.on_click(lambda _button: self._agree())
        self.practice.observe(self._practised, "value")
        self._place()

    # --- where the kernel runs ---

    def _place(self) -> None:
        """Offer the choice of a file where the kernel runs here, or the reader agreed."""
        here = self.chooser.host == "here" and not self._elsewhere
        self.chooser.offered = here or self._agreed
        if self.chooser.offered or not (self._elsewhere or self.chooser.host):
            self.warning.children = []
            return
        words = _(
            "This notebook does not run on your own machine. A file that you choose here goes to"
            " the machine of somebody else, into its memory; it is not stored. Ask whose data it"
            " is first, or practise on an export of an invented firm."
        )
        self.warning.children = [widgets.HTML(_paragraph(words)), self.agree]

    def _agree(self) -> None:
        self._agreed = True
        self._place()

    # --- a file ---

    def _uploaded(self, content: bytes) -> None:
        self.practice.value = ""
        self._read(content, _("your export"), _nothing())

    def _practised(self, change: Any) -> None:
        if change["new"]:
            self._read(crm.practice(change["new"]), self.practice.label, _nothing())

    def _read(self, file: Any, title: str, said: Said) -> None:
        """Read a file and show what was found; keep what was shown if that cannot be."""
        self.message.value = _paragraph(_("Reading …"))
        try:
            export = crm.read(file, stages=said["stages"], columns=said["columns"], **said["ways"])
        except crm.DataProblem as problem:
            lines = [*str(problem).splitlines()]
            if self.answers.children:
                lines.append(_("What stands below is of the file before."))
            self.message.value = "".join(map(_paragraph, lines))
            return
        self._chosen = file, title, said
        self.message.value = _paragraph(_what_was_read(export, title))
        self.findings.value = _found(export)
        self._ask_back(export, said)
        for part in self.answers.children:
            notebook.close(part)
        explorer = asking("own_export", _("Ask the export"), {title: export}, "sources")
        self.answers.children = [notebook.in_a_room(explorer)]
        answers = [crm.ask(export, question) for question in _IN_A_REPORT]
        left_out = [answer.left_out for answer in answers[:1] if answer.left_out]
        self.chooser.said = [*left_out, *(answer.alone for answer in answers)]

    def _ask_back(self, export: crm.Export, said: Said) -> None:
        """Let the reader say what the file does not; what was said of it can be said otherwise."""
        for part in self.form.children:
            notebook.close(part)
        not_said = (_("not said yet"), "")
        meanings = [not_said, (_("won"), "won"), (_("lost"), "lost"), (_("open"), "open")]
        names, ways = crm.column_names(), _ways()
        self.drops = {
            "columns": {
                column: widgets.Dropdown(
                    description=names[column],
                    options=[
                        (_("not in the file"), ""),
                        *((name, number) for number, name in may_be.items()),
                    ],
                    value=said["columns"].get(column, ""),
                )
                for column, may_be in export.untold.items()
            },
            "ways": {
                way: widgets.Dropdown(
                    description=words,
                    options=[not_said, *options],
                    value=said["ways"].get(way, ""),
                )
                for way, (words, options) in ways.items()
                if way in export.unclear or way in said["ways"]
            },
            "stages": {
                stage: widgets.Dropdown(
                    description=say(_("{stage} ({count})"), stage=stage, count=count),
                    options=meanings,
                    value=said["stages"].get(stage, ""),
                )
                for stage, count in _stages_to_tell(export, said["stages"]).items()
            },
        }
        asked = {
            "columns": _(
                "These columns of a deal were not found. Which of the file's own are they?"
            ),
            "ways": _("These can be read in two ways. Which one is meant?"),
            "stages": _("These stages are of your firm's own. What do they mean?"),
        }
        parts: list[widgets.Widget] = []
        for kind, drops in self.drops.items():
            if drops:
                parts += [widgets.HTML(_paragraph(asked[kind])), *drops.values()]
        if parts:
            use = widgets.Button(description=_("Use this"))
            use.on_click(lambda _button: self._use())
            parts.append(use)
        self.form.children = parts

    def _use(self) -> None:
        """Read the file again with what was said."""
        if not self._chosen:
            return
        file, title, before = self._chosen
        said = {
            kind: {name: drop.value for name, drop in drops.items() if drop.value != ""}
            for kind, drops in self.drops.items()
        }
        # Of stages that stand in another column, what was said is kept.
        elsewhere = before["stages"].keys() - self.drops["stages"].keys()
        said["stages"] |= {stage: before["stages"][stage] for stage in elsewhere}
        told = [*said["columns"].values()]
        twice = [
            drop.label for drop in self.drops["columns"].values() if told.count(drop.value) > 1
        ]
        if twice:
            words = _("You said twice: {column}. A column of the file is one thing only.")
            self.message.value = _paragraph(words.format(column=twice[0]))
        elif said != before:
            self._read(file, title, said)

    def forget(self) -> None:
        """Let go of the file, and of the button that is seldom shown."""
        self._chosen = None
        notebook.close(self.agree)


def own_export() -> None:
    """Show the widget; where there is no kernel, a sentence that it takes one."""
    words = _(
        "Here you can put the questions to an export of your own. That needs Python, so it works in"
        " the notebook of this lesson, on your machine, and not on this page."
    )
    html = f'{_LOOK}<p class="framings-needs-notebook {NO_FORMULAS}">{escape(words)}</p>'
    display({"text/html": html, "text/plain": words}, raw=True)
    widget = OwnExport()
    notebook.let_go_of_an_earlier_run(widget, widget)
    view = notebook.WIDGET_VIEW
    display({view: widget._repr_mimebundle_()[view]}, raw=True)


def _nothing() -> Said:
    """Return that nothing was said yet, of columns, of ways to write, and of stages."""
    return {"columns": {}, "ways": {}, "stages": {}}


def _stages_to_tell(export: crm.Export, told: Mapping[str, str]) -> dict[str, int]:
    """Return the stages to ask about, with their deals; told ones too, to be told otherwise."""
    counts = export.table.stage.value_counts()
    asked = {stage: int(counts[stage]) for stage in told if stage in counts}
    asked |= dict([*export.unknown_stages.items()][:_MOST_STAGES])
    return dict(sorted(asked.items(), key=lambda stage: -stage[1]))


def _ways() -> dict[str, tuple[str, list[tuple[str, Any]]]]:
    """Return what can be meant in two ways, and both."""
    return {
        "decimal": (
            _("Numbers"),
            [(_("1,234.5 (decimal point)"), "."), (_("1.234,5 (decimal comma)"), ",")],
        ),
        "day_first": (
            _("Days"),
            [(_("31/1/2026 (day first)"), True), (_("1/31/2026 (month first)"), False)],
        ),
    }


def _paragraph(words: str) -> str:
    return f'<p class="{NO_FORMULAS}">{escape(unbroken(words))}</p>'


def _what_was_read(export: crm.Export, title: str) -> str:
    count = export.table.outcome.value_counts()
    words = ngettext(
        "Read: {title}, {n} deal. Won {won}, lost {lost}, open {open}.",
        "Read: {title}, {n} deals. Won {won}, lost {lost}, open {open}.",
        len(export.table),
    )
    outcomes = {outcome: int(count.get(outcome, 0)) for outcome in crm.OUTCOMES}
    rest = len(export.table) - sum(outcomes.values())
    told = say(words, title=title, n=len(export.table), **outcomes)
    return told + " " + say(_("Not known: {rest}."), rest=rest) if rest else told


def _found(export: crm.Export) -> str:
    """Tell what was found, folded: each with its place, the cure, and what can be told without."""
    found = len(export.findings)
    if not found:
        return ""
    words = ngettext("{found} thing to know about it", "{found} things to know about it", found)
    items = "".join(
        "<li>" + "".join(map(_paragraph, str(finding).splitlines())) + "</li>"
        for finding in export.findings
    )
    return (
        f"<details><summary>{escape(say(words, found=found))}</summary><ol>{items}</ol></details>"
    )
