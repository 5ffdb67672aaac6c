"""The style and the logo of whoever takes a page over."""

import pytest
from bs4 import BeautifulSoup

from framings import cli
from framings.build.look import MOST, Look

PAGE = {
    "index.html": b'<html><head><link rel="stylesheet" href="page.css"></head><body></body></html>',
    "page.css": b"",
}


def test_a_style_stands_below_the_pages_own_and_a_logo_above_the_page(tmp_path):
    (tmp_path / "ours.css").write_text("body { color: red; }", encoding="utf-8")
    (tmp_path / "Ours.PNG").write_bytes(b"picture")
    content = Look(tmp_path / "ours.css", tmp_path / "Ours.PNG").dressed(PAGE)
    soup = BeautifulSoup(content["index.html"], "html.parser")
    first, second = soup.find_all("link")
    assert first["href"] == "page.css"
    assert content[second["href"]] == b"body { color: red; }"
    logo = soup.body.contents[0]
    assert logo["alt"] == ""
    assert content[logo["src"]] == b"picture"
    assert logo["src"].endswith(".png")
    assert {*PAGE} < {*content}


def test_without_either_a_page_stays_as_it_is():
    assert Look().dressed(PAGE) == PAGE


@pytest.mark.parametrize(
    ("option", "name", "said"),
    [
        ("--css", "ours.txt", "--css must be a file in .css; got"),
        ("--css", "none.css", "--css: there is no file"),
        ("--logo", "ours.txt", "--logo must be a file in .gif, .jpeg, .jpg, .png, .svg, .webp"),
        ("--logo", "large.svg", f"has {MOST + 1:,} bytes; {MOST:,} are allowed"),
    ],
)
def test_what_is_no_such_file_is_refused_before_anything_is_computed(
    tmp_path, capsys, option, name, said
):
    (tmp_path / "ours.txt").write_bytes(b"x")
    (tmp_path / "large.svg").write_bytes(b"x" * (MOST + 1))
    assert cli.main(["pages", "03", option, str(tmp_path / name), "--out", str(tmp_path)]) == 2
    assert said in capsys.readouterr().err
