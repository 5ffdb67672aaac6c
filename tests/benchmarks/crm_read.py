"""How long an export of 200,000 deals takes to read, as CSV and as a workbook, and what memory.

Run by hand, on a machine that does nothing else::

    python tests/benchmarks/crm_read.py
    python tests/benchmarks/tables.py --write

The deals are those of the practice exports many times over, each with a number of its own. Each
file is read in processes of their own, so that the highest memory is that of one reading. What the
budget of 5 s and 1 GB is about is the reading alone; loading Python's packages is given beside it.
"""

import csv
import io
import json
import subprocess
import sys
import tempfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
from machine import machine

from framings.data import crm

HERE = Path(__file__).parent
ROWS, TIMES = 200_000, 3
ONE = """
import json, resource, sys, time
started = time.perf_counter()
from framings.data import crm
loaded = time.perf_counter()
before = resource.getrusage(resource.RUSAGE_SELF)
export = crm.read(sys.argv[1], stages=crm.PRACTICE_STAGES)
after, read = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
told = [crm.ask(export, question).tells for question in crm.questions()]
print(json.dumps({
    "rows": len(export.table), "told": sum(told),
    "loading": loaded - started, "seconds": read - loaded,
    "processor": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
    "asking": time.perf_counter() - read, "megabytes": after.ru_maxrss / 1024,
}))
"""


def grid(name: str) -> list[list[str]]:
    """Return the header of a practice export, and 200,000 rows."""
    raw = crm.practice(name).read_bytes()
    dutch = name == "salesforce"
    text = raw.decode("cp1252" if dutch else "utf-8-sig")
    header, *rows = csv.reader(io.StringIO(text), delimiter=";" if dutch else ",")
    return [header, *([str(10**6 + n), *rows[n % len(rows)][1:]] for n in range(ROWS))]


def written(name: str, kind: str, folder: Path) -> Path:
    """Write an export as a file."""
    path = folder / f"{name}.{kind}"
    if kind == "csv":
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, delimiter=";" if name == "salesforce" else ",").writerows(grid(name))
        return path
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in grid(name):
        sheet.append([_typed(cell) for cell in row])
    book.save(path)
    return path


def _typed(cell: str) -> object:
    """Turn a cell into what a spreadsheet keeps: a number, a moment or a text."""
    for kind in (float, datetime.fromisoformat):
        try:
            return kind(cell)
        except ValueError:
            continue
    return cell


def main() -> None:
    """Measure, and replace ``results/crm_read.json``."""
    runs = []
    with tempfile.TemporaryDirectory() as folder:
        for name in ("hubspot", "salesforce", "pipedrive"):
            for kind in ("csv", "xlsx"):
                path = written(name, kind, Path(folder))
                for _time in range(TIMES):
                    done = subprocess.run(
                        [sys.executable, "-c", ONE, path], capture_output=True, check=True
                    )
                    runs.append({"name": name, "kind": kind, **json.loads(done.stdout)})
                    print(runs[-1])
    found = {
        "about": machine(["pandas", "numpy", "python-calamine"]) | {"date": str(date.today())},
        "runs": runs,
    }
    (HERE / "results/crm_read.json").write_text(json.dumps(found, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
