"""Rows in another order, missing or there twice: lessons that go from row to row depend on it."""

import json

import pandas as pd
import pytest

from framings.data import DataProblem, describe, load, names


@pytest.fixture
def saved(tmp_path, data_folder):
    """Save a table with its lines changed, and say where."""
    (tmp_path / "datapackage.json").write_bytes((data_folder / "datapackage.json").read_bytes())

    def saved(name, change):
        header, *rows = (data_folder / f"{name}.csv").read_text("utf-8").splitlines()
        text = "\n".join([header, *change(rows)]) + "\n"
        (tmp_path / f"{name}.csv").write_text(text, "utf-8")
        return tmp_path

    return saved


def in_last_column(rows):
    return sorted(rows, key=lambda row: row[::-1])


@pytest.mark.parametrize("change", [lambda rows: rows[::-1], in_last_column], ids=["down", "mixed"])
@pytest.mark.parametrize("name", names())
def test_a_table_sorted_otherwise_is_put_in_order_again(name, change, saved):
    pd.testing.assert_frame_equal(load(name, saved(name, change)), load(name))


@pytest.mark.parametrize("name", names())
def test_the_order_is_that_of_the_key_and_what_counts_has_no_gaps(name):
    resource = describe(name).resource
    kinds = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
    assert sorted(resource["order"]) == sorted(resource["schema"]["primaryKey"])
    # From week to week or year to year a lesson may look back.
    counts = [column for column in resource["order"] if kinds[column] != "string"]
    assert [resource["every"]] == counts if counts else "every" not in resource


GAPS = [
    ("lydia_pinkham", 20, "year 1927"),
    ("lydia_pinkham", 0, "year 1907"),
    ("lydia_pinkham", -1, "year 1960"),
    ("promo_weeks", 110, "store_id W02, week 7"),
    ("promo_weeks", 103, "store_id W01, week 104"),
    ("territory_months", 37, "territory_id P02, month 2022-02"),
    ("inbound_outbound", 61, "segment small, region Lakes, quarter 2"),
    ("bank_calls_success", 3, "contacts_in_campaign 4"),
]


@pytest.mark.parametrize(("name", "place", "row"), GAPS)
def test_a_row_that_is_missing_is_named(name, place, row, saved):
    def without(rows):
        del rows[place]
        return rows

    folder = saved(name, without)
    with pytest.raises(DataProblem, match=f"1 row too few.*is that of {row}\\.") as caught:
        load(name, folder)
    assert str(caught.value).startswith(f"{name}.csv, row ")


@pytest.mark.parametrize(("name", "place", "row"), GAPS)
def test_a_row_that_is_there_twice_is_named(name, place, row, saved):
    """Instead of the row below or above it, or in addition."""
    for gone in (True, False):

        def twice(rows, gone=gone):
            at = place % len(rows)
            other = at + 1 if at + 1 < len(rows) else at - 1
            changed = list(rows)
            if gone:
                changed[other] = rows[at]
            else:
                changed.insert(other, rows[at])
            return changed

        with pytest.raises(DataProblem, match=r"stands in row \d+ too\.") as caught:
            load(name, saved(name, twice))
        assert caught.value.column == " + ".join(describe(name).resource["schema"]["primaryKey"])
        assert f"row {caught.value.row}" in str(caught.value)


def test_the_same_month_written_in_two_ways_is_there_twice(saved):
    def twice(rows):
        return [row.replace("2022-02", "jan-22") for row in rows]

    with pytest.raises(DataProblem, match="“P01, 2022-01” stands in row 2 too"):
        load("territory_months", saved("territory_months", twice))


def test_a_row_under_another_name_leaves_a_gap(saved):
    def renamed(rows):
        return [row.replace("W03,17,", "W77,17,") for row in rows]

    with pytest.raises(DataProblem, match="there is no row for store_id W03, week 17") as caught:
        load("promo_weeks", saved("promo_weeks", renamed))
    assert "Allowed: a whole number from 1 to 104, without a gap." in str(caught.value)


def test_rows_of_another_order_count_as_the_spreadsheet_counts_them(saved):
    def wrong(rows):
        return [rows[-1].replace("1960", "1906"), *rows[:-1]]

    with pytest.raises(DataProblem, match="out of range") as caught:
        load("lydia_pinkham", saved("lydia_pinkham", wrong))
    assert caught.value.row == 2


def test_a_table_without_a_described_order_stays_as_it_is(saved, tmp_path):
    folder = saved("lydia_pinkham", lambda rows: rows[::-1])
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    for resource in package["resources"]:
        resource.pop("order")
        resource.pop("every", None)
    (folder / "datapackage.json").write_text(json.dumps(package), "utf-8")
    assert list(load("lydia_pinkham", folder).year) == list(range(1960, 1906, -1))
