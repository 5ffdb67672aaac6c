"""Make the tables of README.md from the raw numbers in ``results/``.

``python tests/benchmarks/tables.py`` says whether they differ; with ``--write`` it writes them.
"""

import json
import re
import statistics
import sys
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
README = HERE / "README.md"


def _read(name: str) -> tuple[dict[str, str], list[dict]]:
    data = json.loads((HERE / "results" / f"{name}.json").read_text("utf-8"))
    return data["about"], data["runs"]


def _table(heads: list[str], rows: list[list[str]]) -> str:
    line = "|---" + "|---:" * (len(heads) - 1) + "|"
    return "\n".join(
        [f"| {' | '.join(heads)} |", line, *(f"| {' | '.join(row)} |" for row in rows)]
    )


def _about(about: dict[str, str]) -> str:
    machine = f"{about['processor']}, {about['system']}, {about['date']}"
    versions = [f"{k} {v}" for k, v in about.items() if k not in ("processor", "system", "date")]
    return f"{machine}: {', '.join(versions)}."


def slider_to_picture() -> str:
    """Return the table of ways on the machine that was measured last."""
    return _ways("slider_to_picture")


def slider_elsewhere() -> str:
    """Return the table of ways on another machine, before the last change."""
    return _ways("slider_elsewhere")


def _ways(name: str) -> str:
    """Return a table of ways; each round is compared with the echo of the same round."""
    about, runs = _read(name)
    ways = list(dict.fromkeys(run["way"] for run in runs))
    floor = next(way for way in ways if way.startswith("echo"))
    median = {(run["way"], run["round"]): statistics.median(run["presses"]) for run in runs}
    rows = {}
    for way in ways:
        own = [run for run in runs if run["way"] == way]
        presses = [taken for run in own for taken in run["presses"]]
        ratios = [median[way, run["round"]] / median[floor, run["round"]] for run in own]
        drags = [run["drag"] for run in own]
        rows[way] = [
            way,
            f"{statistics.median(presses):.0f}",
            f"{np.percentile(presses, 95):.0f}",
            f"{statistics.median(ratios):.2f}",
            f"{statistics.median(drag['pictures'] for drag in drags):.1f}",
            f"{statistics.median(drag['stands_after'] for drag in drags):.0f}",
        ]
    ordered = sorted(rows.values(), key=lambda row: (row[0] != floor, float(row[3])))
    heads = ["way", "median ms", "95 % ms", "ratio to echo", "pictures in the drag"]
    rounds = len({run["round"] for run in runs})
    presses = sum(len(run["presses"]) for run in runs) // len(ways)
    counted = f"{presses} presses and {rounds} drags each. "
    return f"{counted}{_about(about)}\n\n" + _table([*heads, "last stands after, ms"], ordered)


def _cost(run: dict) -> list[str]:
    return [f"{statistics.median(run['ms']):.1f}", f"{np.percentile(run['ms'], 95):.1f}"]


def every_explorer() -> str:
    """Return the table of explorers, the dearest first."""
    about, runs = _read("kernel_cost")
    own = [run for run in runs if run["kind"] == "explorer"]
    own.sort(key=lambda run: -statistics.median(run["ms"]))
    rows = [[f"`{r['name']}`", f"{r['pieces']}", f"{r['bytes']:,}", *_cost(r)] for r in own]
    heads = ["explorer", "moving artists", "bytes", "median ms", "95 % ms"]
    return f"{len(own[0]['ms'])} random positions each. {_about(about)}\n\n" + _table(heads, rows)


def artists_and_points() -> str:
    """Return the table of cost against what moves."""
    _machine, runs = _read("kernel_cost")
    curves = {(r["artists"], r["points"]): r for r in runs if r["kind"] == "curves"}
    labels = {r["artists"]: r for r in runs if r["kind"] == "labels"}
    points = sorted({points for _artists, points in curves})
    rows = [
        [str(n), *(_cost(curves[n, p])[0] for p in points), _cost(labels[n])[0]] for n in labels
    ]
    heads = ["moving artists", *(f"curves of {p} points, ms" for p in points), "labels, ms"]
    return _table(heads, rows)


def pages_explorers() -> str:
    """Return the table of the pages' live figures: how fine, how large, how quick."""
    about, runs = _read("page_frame")
    own = [run for run in runs if run["kind"] == "explorer"]
    rows = [
        [
            f"`{run['name']}`",
            run["page"][:2],
            " × ".join(str(of) if n == of else f"{n}/{of}" for n, of in run["fineness"]),
            f"{run['bytes'] / 1000:.0f}",
            *_cost(run),
        ]
        for run in own
    ]
    heads = ["explorer", "lesson", "positions of the controls", "kB", "median ms", "95 % ms"]
    return f"{len(own[0]['ms'])} changes each. {_about(about)}\n\n" + _table(heads, rows)


def pages_start() -> str:
    """Return the table of the pages' sizes, and of the wait for their sliders."""
    about, runs = _read("page_start")
    own = {(run["page"], run["sent"]): run for run in runs}
    kinds = list(dict.fromkeys(run["sent"] for run in runs))
    rows = [
        [page]
        + [f"{own[page, kind]['bytes'] / 1000:.0f}" for kind in kinds]
        + [f"{own[page, kind]['seconds'][at]:.1f}" for at in (0, -1) for kind in kinds]
        for page in dict.fromkeys(run["page"] for run in runs)
    ]
    units = ("kB", "first slider, s", "last slider, s")
    heads = ["page", *(f"{unit}, {kind}" for unit in units for kind in kinds)]
    return f"{_about(about)}\n\n" + _table(heads, rows)


def lesson_forms() -> str:
    """Return the table of every lesson in its forms: bytes, and the wait for its first slider."""
    about, runs = _read("lesson_forms")
    own = {(run["lesson"], run["form"]): run for run in runs}
    forms = list(dict.fromkeys(run["form"] for run in runs))
    rows = [
        [lesson]
        + [f"{own[lesson, form]['bytes'] / 1000:.0f}" for form in forms]
        + [f"{own[lesson, form]['seconds']['line']:.1f}" for form in forms]
        + [f"{own[lesson, 'single file']['seconds']['disk']:.1f}"]
        for lesson in dict.fromkeys(run["lesson"] for run in runs)
    ]
    heads = ["lesson", *(f"{form}, kB" for form in forms), *(f"{form}, s" for form in forms)]
    return f"{_about(about)}\n\n" + _table([*heads, "single file from the disk, s"], rows)


def build_times() -> str:
    """Return the table of how long the pages of a language take to build."""
    about, runs = _read("build_times")
    own = {(run["language"], run["kept"]): run for run in runs}
    rows = [
        [language]
        + [
            f"{own[language, kept][unit]:.0f}"
            for kept in ("nothing", "all")
            for unit in ("seconds", "processor")
        ]
        for language in dict.fromkeys(run["language"] for run in runs)
    ]
    heads = ["language", "cold, s", "of the processor, s", "warm, s", "of the processor, s"]
    return f"{_about(about)}\n\n" + _table(heads, rows)


def crm_read() -> str:
    """Return the table of reading 200,000 deals, the medians of the runs."""
    about, runs = _read("crm_read")
    kinds = list(dict.fromkeys((run["name"], run["kind"]) for run in runs))
    units = ("seconds", "processor", "asking", "megabytes")
    rows = []
    for name, kind in kinds:
        own = [run for run in runs if (run["name"], run["kind"]) == (name, kind)]
        found = [statistics.median(run[unit] for run in own) for unit in units]
        rows.append([f"{name}, {kind}", *(f"{x:.1f}" for x in found[:-1]), f"{found[-1]:.0f}"])
    heads = ["export", "reading, s", "of the processor, s", "all ten questions, s", "memory, MB"]
    times = len(runs) // len(kinds)
    return f"{runs[0]['rows']:,} deals, {times} times each. {_about(about)}\n\n" + _table(
        heads, rows
    )


def load() -> str:
    """Return the table of learners who open a lesson together."""
    about, runs = _read("load")
    rows = []
    for run in runs:
        answers = run["answers"]
        rows.append(
            [
                f"{run['way']}, {run['learners']}",
                f"{statistics.median(run['opened']):.1f}",
                f"{max(run['opened']):.1f}",
                f"{statistics.median(answers):.0f}" if answers else "",
                f"{np.percentile(answers, 95):.0f}" if answers else "",
                f"{statistics.mean(run['megabytes']):.0f}",
                f"{run['gone']:.0f}" if "gone" in run else "",
            ]
        )
    heads = ["way, learners", "open, median s", "open, last s", "slider, median ms", "95 % ms"]
    return f"{_about(about)}\n\n" + _table([*heads, "MB each", "let go of after, s"], rows)


def platforms() -> str:
    """Return the table of systems and Pythons: what was only looked up, and what was run."""
    about, runs = _read("platforms")
    found = {(run["system"], run["for"], run["python"]): run for run in runs if "for" in run}
    ran = {run["python"]: run for run in runs if "tests" in run}
    pythons = list(dict.fromkeys(run["python"] for run in runs))
    rows = []
    for system, wanted in dict.fromkeys(key[:2] for key in found):
        own = [found[system, wanted, python] for python in pythons]
        lacking = [f", but {run['lacking']}" if run["lacking"] else "" for run in own]
        cells = [f"{run['packages']} found{but}" for run, but in zip(own, lacking, strict=True)]
        rows.append([f"{system}: {wanted}", *cells])
    told = []
    for python in pythons:
        counts = [f"{n:,} {word}" for word, n in ran.get(python, {}).get("tests", {}).items()]
        told.append(f"{ran[python]['exact']}: {', '.join(counts)}" if counts else "not here")
    rows.append(["run here, newest libraries", *told])
    return f"{_about(about)}\n\n" + _table(["system: what for", *pythons], rows)


def filled(text: str) -> str:
    """Return the README with its tables made anew.

    Args:
        text: The README; a table stands between ``<!-- table: name -->`` and ``<!-- end -->``.

    Returns:
        The same text with the tables that the raw numbers give.
    """
    tables = (
        slider_to_picture,
        slider_elsewhere,
        every_explorer,
        artists_and_points,
        pages_explorers,
        pages_start,
        lesson_forms,
        build_times,
        crm_read,
        load,
        platforms,
    )
    for table in tables:
        place = re.compile(f"(<!-- table: {table.__name__} -->\n).*?(\n<!-- end -->)", re.DOTALL)
        text, found = place.subn(lambda m, table=table: m[1] + table() + m[2], text)
        if found != 1:
            raise SystemExit(f"README.md has {found} places for the table {table.__name__}")
    return text


def main() -> int:
    """Write the tables, or say whether they are those of the raw numbers."""
    text = README.read_text("utf-8")
    if "--write" in sys.argv[1:]:
        README.write_text(filled(text), "utf-8")
        return 0
    same = filled(text) == text
    print("The tables are those of the raw numbers." if same else "The tables differ: --write.")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
