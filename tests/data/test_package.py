"""The description, the files and the generator agree with each other."""

import json
import re

import numpy as np
import pandas as pd
import pytest
from frictionless import Package

from framings.data import describe, load, names
from framings.shipped import shipped
from framings.words import languages, speaking

TABLES = names()
SYNTHETIC = [name for name in TABLES if describe(name).resource["synthetic"]]
REAL = [name for name in TABLES if name not in SYNTHETIC]


@pytest.fixture(scope="module")
def package(data_folder) -> dict:
    return json.loads((data_folder / "datapackage.json").read_text(encoding="utf-8"))


def test_frictionless_finds_nothing(data_folder):
    report = Package(str(data_folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])[:5]
    assert len(report.tasks) == len(TABLES)


def test_frictionless_would_find_a_changed_file(tmp_path, data_folder):
    for path in data_folder.glob("*.csv"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "datapackage.json").write_bytes((data_folder / "datapackage.json").read_bytes())
    path = tmp_path / "lydia_pinkham.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("1907,608", "1907,609"), encoding="utf-8"
    )
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert [error[0] for error in report.flatten(["type"])] == ["hash-count"]


@pytest.mark.parametrize("name", SYNTHETIC)
def test_the_generator_rebuilds_the_file(name, generator, data_folder):
    committed = pd.read_csv(data_folder / f"{name}.csv")
    made = generator.recipes.build(name)
    assert list(made.columns) == list(committed.columns)
    assert len(made) == len(committed)
    for column in made.columns:
        if pd.api.types.is_numeric_dtype(committed[column]):
            np.testing.assert_allclose(
                made[column].astype(float), committed[column].astype(float), rtol=0, atol=1e-9
            )
        else:
            texts = made[column].astype("str").fillna("")
            assert (texts == committed[column].astype("str").fillna("")).all(), column


@pytest.mark.parametrize("name", SYNTHETIC)
def test_the_same_seed_gives_the_same_bytes_and_another_does_not(name, generator):
    assert generator.csv_bytes(name) == generator.csv_bytes(name)
    assert generator.csv_bytes(name, seed=1) != generator.csv_bytes(name)


def test_everything_generated_is_in_step(generator, data_folder):
    made = generator.contents()
    readmes = {name for name in made if name.startswith("README")}
    assert {"README.md", "README.nl.md"} <= readmes == {p.name for p in data_folder.glob("*.md")}
    for name in ("datapackage.json", "truth.json", *readmes):
        assert made[name].decode() == (data_folder / name).read_text(encoding="utf-8"), name


def test_ranges_hold_under_other_seeds(elsewhere, package):
    # A range that fits the shipped seed by accident would break at the next change.
    for resource in package["resources"]:
        if not resource["synthetic"]:
            continue
        for table in elsewhere(resource["name"]):
            for field in resource["schema"]["fields"]:
                limits, values = field["constraints"], table[field["name"]]
                if field["type"] in ("integer", "number") and "minimum" in limits:
                    assert values.min() >= limits["minimum"], field["name"]
                    assert values.max() <= limits["maximum"], field["name"]
                if "enum" in limits:
                    assert set(values.dropna()) <= {*limits["enum"], ""}, field["name"]


@pytest.mark.parametrize("name", TABLES)
def test_the_description_is_complete(name):
    resource = describe(name).resource
    for key in ("title", "description", "framing", "licenses", "sources"):
        assert resource[key], key
    assert resource["schema"]["primaryKey"]
    assert resource["schema"]["missingValues"] == [""]
    assert resource["hash"].startswith("sha256:")
    word = "synthetic" if resource["synthetic"] else "real"
    assert f"({word})" in resource["title"]
    assert resource["description"].lower().startswith(f"{word}.")
    if resource["synthetic"]:
        assert resource["seed"] == [20260101, name]
        assert resource["licenses"][0]["name"] == "CC0-1.0"
    for field in resource["schema"]["fields"]:
        assert field["description"].endswith("."), field["name"]
        assert "unit" in field, field["name"]
        assert "constraints" in field, field["name"]
        if field["type"] in ("integer", "number"):
            assert field["unit"], field["name"]
            assert {"minimum", "maximum"} <= set(field["constraints"]) or (
                "enum" in field["constraints"] or not resource["synthetic"]
            ), field["name"]


# What a cell of a dictionary may say in both languages.
THE_SAME = {"", "Deal.", "EUR", "Lead.", "UTC"}


@pytest.mark.parametrize("language", languages()[1:])
def test_the_dictionary_speaks_the_language_in_use_and_keeps_names_and_values(language):
    for folder in (shipped("data"), shipped("data") / "practice"):
        for name in names(folder):
            described = describe(name, folder)
            page, text, english = described._repr_html_(), repr(described), described.columns()
            resource = described.resource
            with speaking(language):
                translated = described.columns()
                for shown in (described._repr_html_(), repr(described)):
                    assert shown not in (page, text)
                    shown = re.sub(r"\s+", " ", shown)
                    assert name in shown
                    assert resource["title"] not in shown
                    assert resource["description"] not in shown
            for column, (was, now) in zip(
                resource["schema"]["fields"], zip(english, translated, strict=True), strict=True
            ):
                assert now[0] == column["name"]
                for value in column["constraints"].get("enum", ()):
                    assert str(value) in now[3]
                same = set(was[1:3]) & set(now[1:3])
                assert same <= THE_SAME, (name, column["name"])


# What stands alike in the dictionaries of two languages: code, headings that are names, numbers.
OF_NO_LANGUAGE = re.compile(r"`[^`]*`|^#+ [a-z_]+$|\[\w+\]\(#\w+\)|\b(?:EUR|UTC|Deal|Lead)\b")


@pytest.mark.parametrize("language", languages()[1:])
def test_no_english_stands_in_the_dictionary_of_another_language(language, data_folder):
    lines = [
        (data_folder / name).read_text(encoding="utf-8").splitlines()
        for name in ("README.md", f"README.{language}.md")
    ]
    for english, translated in zip(*lines, strict=True):
        cells = zip(english.split(" | "), translated.split(" | "), strict=True)
        alike = [OF_NO_LANGUAGE.sub("", cell) for cell, other in cells if cell == other]
        assert not [cell for cell in alike if re.search(r"[^\W\d_]{2}", cell)], translated


def test_every_csv_is_described_and_small(data_folder):
    files = {path.name: path.stat().st_size for path in data_folder.glob("*.csv")}
    assert sorted(files) == sorted(f"{name}.csv" for name in TABLES)
    assert max(files.values()) <= 500_000


PERSONAL = {
    "e-mail": r"[\w.+-]+@[\w-]+\.\w{2,}",
    "phone": r"(?<![\d.-])(?:\+\d{2}[ -]?|0[1-9][ -]?)\d[\d -]{5,11}\d(?![\d.-])",
    "bank account": r"\b[A-Z]{2}\d{2}[A-Z]{4}\d{10}\b",
    "postcode with house": r"\b[1-9]\d{3} ?[A-Z]{2}\b(?=.*\b\d+\b)",
    "title and name": r"\b(?:dhr|mevr|mw|Mr|Mrs|Ms)\.? [A-Z]",
}


@pytest.mark.parametrize("kind", PERSONAL)
def test_no_personal_pattern_in_any_file(kind, data_folder):
    for path in [*data_folder.glob("*.csv"), *data_folder.glob("*.json")]:
        found = re.search(PERSONAL[kind], path.read_text(encoding="utf-8"))
        assert found is None, f"{path.name}: {found and found.group()}"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("e-mail", "sent to j.jansen@example.nl on"),
        ("phone", "call 06-12345678"),
        ("phone", "call +31 6 12345678"),
        ("bank account", "NL91ABNA0417164300"),
        ("postcode with house", "7511 AB 12"),
        ("title and name", "mevr. Jansen"),
    ],
)
def test_the_personal_patterns_can_be_found(kind, text):
    assert re.search(PERSONAL[kind], text)


def test_lydia_pinkham_has_the_checksums_of_its_source():
    table = load("lydia_pinkham")
    assert table.advertising_kusd.sum() == 50_464
    assert table.sales_kusd.sum() == 98_792
    assert list(table.year) == list(range(1907, 1961))
