"""Make the synthetic tables and everything that is derived from them.

Run from the project's folder::

    python data/generate.py           # compare: what would change? (exit code 1 if anything)
    python data/generate.py --write   # write tables, sizes, truth.json and README*.md anew

``datapackage.json`` is written by hand, except for the number of rows, the size and the hash of
each file, which ``--write`` keeps up to date. ``truth.json`` holds the constants that made the
tables and what came out; ``README.md`` is the dictionary for people, in English, and beside it
stands one in each other language. Texts that changed there or here: run ``framings words``, have
them translated, and ``--write`` once more.
"""

import argparse
import hashlib
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import analyses
import recipes

from framings.build.pages import LANGUAGES

# The loader's own words for "real or synthetic" and for ranges, so that there is one wording.
from framings.data import Dictionary, crm
from framings.words import (
    SOURCE_LANGUAGE,
    _,
    language,
    languages,
    marked,
    number,
    percent,
    say,
    speaking,
)

HERE = Path(__file__).resolve().parent


def csv_bytes(name: str, seed: int = recipes.parameters.SEED) -> bytes:
    """Make one synthetic table as it stands on disk.

    Args:
        name: A key of ``recipes.RECIPES``.
        seed: First number of the seed.

    Returns:
        UTF-8 text, comma separated, lines ending in a single line feed.
    """
    return recipes.build(name, seed).to_csv(index=False, lineterminator="\n").encode()


def practice_bytes(name: str, seed: int = recipes.parameters.SEED) -> bytes:
    """Make one practice export as it stands on disk.

    Args:
        name: A key of ``recipes.PRACTICE``.
        seed: First number of the seed.

    Returns:
        What the CRM writes; for Salesforce, what a Dutch Excel makes of it: semicolons and the
        alphabet of Windows.
    """
    table = recipes.practice_export(name, seed)
    if name == "salesforce":
        return table.to_csv(index=False, sep=";", lineterminator="\r\n").encode("cp1252")
    return table.to_csv(index=False, lineterminator="\n").encode("utf-8-sig")


def described(package: dict[str, Any], files: dict[str, bytes]) -> dict[str, Any]:
    """Return the description with rows, size and hash of each file brought up to date.

    Args:
        package: The content of ``datapackage.json``.
        files: Content of each table's file by its name.

    Returns:
        A new description; the argument is left alone.
    """
    package = json.loads(json.dumps(package))
    for resource in package["resources"]:
        content = files[resource["path"]]
        resource.setdefault("encoding", "utf-8")
        resource["rows"] = content.count(b"\n") - 1
        resource["bytes"] = len(content)
        resource["hash"] = "sha256:" + hashlib.sha256(content).hexdigest()
    return package


def truth() -> dict[str, Any]:
    """Collect the constants behind each synthetic table, and what it shows.

    Returns:
        The seed, and for each table its constants and the figures of its analysis.
    """
    tables = {}
    for name, (_recipe, constants) in recipes.RECIPES.items():
        figures = analyses.ANALYSES[name](recipes.build(name, hidden=True))
        found = {key: float(f"{value:.4g}") for key, value in figures.items()}
        tables[name] = {"constants": asdict(constants), "found": found}
    for name, (_recipe, constants) in recipes.PRACTICE.items():
        figures = analyses.practice(
            crm.read(practice_bytes(name), stages=crm.PRACTICE_STAGES).table
        )
        found = {key: float(f"{value:.4g}") for key, value in figures.items()}
        true = {key: round(value, 4) for key, value in recipes.practice.truths(constants).items()}
        tables[f"practice: {name}"] = {
            "constants": asdict(constants), "found": found, "true": true,
        }  # fmt: skip
    return {"seed": recipes.parameters.SEED, "tables": tables}


def readme(package: dict[str, Any], practice: dict[str, Any], truths: dict[str, Any]) -> str:
    """Write the dictionary for people, in the language in use.

    Args:
        package: The up-to-date description.
        practice: The same of the practice exports.
        truths: What :func:`truth` returns.

    Returns:
        Markdown text.
    """
    made = _("Made from datapackage.json by `python data/generate.py --write`; edit that.")
    others = (f"[{LANGUAGES[one]}]({_name(one)})" for one in languages() if one != language())
    lines = [
        "# " + _("Data dictionary"),
        "",
        f"<!-- {made} -->",
        "",
        _(package["description"]),
        "",
        " ".join(others),
        "",
        _(
            'Load a table with `from framings.data import load, describe`, then `load("leads")`; '
            '`describe("leads")` shows its part of this page. All files are UTF-8 with commas '
            "between columns, points in numbers, dates as 2024-01-31 and nothing where a value is "
            "missing."
        ),
        "",
        _(
            "A file that is as it was shipped is known by its hash. In one that somebody changed, "
            "each cell is checked and the rows are sorted as said below. What a Dutch Excel writes "
            "is read: semicolons, `sep=;`, decimal commas, 31-1-2024, jan-24, € and %. What could "
            "mean two things is explained, with row, column and cure."
        ),
        "",
        _row(_("Table"), _("Rows"), _("Data"), _("Framing")),
        "|---|---:|---|---|",
    ]
    for resource in package["resources"]:
        kind = _("synthetic") if resource["synthetic"] else _("real")
        name, framing = resource["name"], ", ".join(map(_, resource["framing"]))
        lines.append(_row(f"[{name}](#{name})", number(resource["rows"]), kind, framing))
    for resource in package["resources"]:
        lines += ["", *_section(resource)]
    lines += ["", *_practice(practice)]
    lines += ["", *_found(package, truths)]
    return "\n".join(lines) + "\n"


def _row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"


def _practice(practice: dict[str, Any]) -> list[str]:
    columns = ", ".join(f"`{column}`" for column in crm.COLUMNS)
    lines = [
        "# " + _("Practice exports of a CRM"),
        "",
        _(practice["description"]),
        "",
        _(
            "Read one with `from framings.data import crm`, then "
            '`crm.read(crm.practice("pipedrive"))`, and your own with its path in the same place. '
            "What comes out has the columns {columns}, whatever the CRM; `help(crm.Export)` says "
            "what they mean, `findings` lists what is wrong."
        ).format(columns=columns),
    ]
    for resource in practice["resources"]:
        lines += ["", *_section(resource)]
    return lines


def _section(resource: dict[str, Any]) -> list[str]:
    licences = "; ".join(_(entry.get("title", entry["name"])) for entry in resource["licenses"])
    sources = "; ".join(_(source["title"]) for source in resource["sources"])
    key = ", ".join(f"`{column}`" for column in resource["schema"]["primaryKey"])
    order = _(" and ").join(f"`{column}`" for column in resource["order"])
    sorted_by = _("One row per {key}, sorted by {order}.")
    if "every" in resource:
        sorted_by = _("One row per {key}, sorted by {order}, no {every} left out.")
    described = Dictionary(resource)
    lines = [
        f"## {resource['name']}",
        "",
        f"**{_(resource['title'])}.** {described.status}",
        "",
        _(resource["description"]),
        "",
        "- "
        + say(
            _("File: `{path}`, {rows} rows, {bytes} bytes."),
            path=resource["path"],
            rows=resource["rows"],
            bytes=resource["bytes"],
        ),
        "- " + sorted_by.format(key=key, order=order, every=f"`{resource.get('every')}`"),
        "- " + _("Licence: {licences}.").format(licences=licences),
        "- " + _("Source: {sources}.").format(sources=sources),
    ]
    if "seed" in resource:
        seed = _("Seed: {seed} and the name of the table.")
        lines.append("- " + seed.format(seed=resource["seed"][0]))
    lines += ["", _row(_("Column"), _("Unit"), _("Meaning"), _("Allowed")), "|---|---|---|---|"]
    lines += [_row(f"`{name}`", *cells) for name, *cells in described.columns()]
    return lines


def _found(package: dict[str, Any], truths: dict[str, Any]) -> list[str]:
    lines = [
        "## " + _("For lecturers: what the synthetic tables show"),
        "",
        _(
            "Here are the answers. The column *planned* holds what a first trial of the design "
            "gave, where it gave a figure; *found* is what the shipped table shows, naive readings "
            "beside better ones. The seed was fixed first; some constants were then changed until "
            "every truth lay within the interval that the tests state, for this seed and on "
            "average over twelve others. The constants stand in `truth.json` and, with their "
            "sources, in `recipes/parameters.py`."
        ),
    ]
    resources = {resource["name"]: resource for resource in package["resources"]}
    for name, table in truths["tables"].items():
        export = name.removeprefix("practice: ")
        title = name if export == name else _("practice: {export}").format(export=export)
        lines += ["", f"### {title}", "", _row(_("Figure"), _("Planned"), _("Found"))]
        lines.append("|---|---:|---:|")
        planned = analyses.PLANNED.get(name, {})
        for key, value in table["found"].items():
            shown = f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"
            lines.append(_row(_label(key), marked(planned.get(key, "")), marked(shown)))
        if "true" in table:
            lines += ["", _("What endlessly many deals of this firm would answer:"), ""]
            lines += [_row(_("Question, and of what"), _("Share")), "|---|---:|"]
            lines += [_row(_label(key), percent(value, 1)) for key, value in table["true"].items()]
        changes = resources.get(name, {}).get("changes_from_design", [])
        if changes:
            lines += ["", _("Different from the first trial:"), ""]
            lines += [f"- {_(change)}" for change in changes]
    return lines


def _label(figure: str) -> str:
    return ", ".join(map(_, figure.split(", ")))


def contents() -> dict[str, bytes]:
    """Work out every generated file.

    Returns:
        File name in this folder to content.
    """
    package = json.loads((HERE / "datapackage.json").read_text(encoding="utf-8"))
    files = {f"{name}.csv": csv_bytes(name) for name in recipes.RECIPES}
    made = dict(files)
    for resource in package["resources"]:
        if resource["path"] not in files:
            files[resource["path"]] = (HERE / resource["path"]).read_bytes()
    package = described(package, files)
    made["datapackage.json"] = _json(package)
    practice = json.loads((HERE / "practice/datapackage.json").read_text(encoding="utf-8"))
    exports = {f"{name}.csv": practice_bytes(name) for name in recipes.PRACTICE}
    made |= {f"practice/{name}": content for name, content in exports.items()}
    practice = described(practice, exports)
    made["practice/datapackage.json"] = _json(practice)
    truths = truth()
    made["truth.json"] = _json(truths)
    for one in languages():
        with speaking(one):
            made[_name(one)] = readme(package, practice, truths).encode()
    return made


def _name(of: str) -> str:
    return "README.md" if of == SOURCE_LANGUAGE else f"README.{of}.md"


def _json(content: dict[str, Any]) -> bytes:
    return (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode()


def main() -> int:
    """Compare or write the generated files; see the top of this file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="write what differs")
    write = parser.parse_args().write
    changed = 0
    for name, content in contents().items():
        path = HERE / name
        if path.exists() and path.read_bytes() == content:
            continue
        changed += 1
        print(f"{'wrote' if write else 'differs'}: {name}")
        if write:
            path.write_bytes(content)
    return 1 if changed and not write else 0


if __name__ == "__main__":
    sys.exit(main())
