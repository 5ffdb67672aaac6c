"""Pages without a kernel: what stands in them is what the explorers show, and asks nobody else."""

import hashlib
import itertools
import json
import math
import re
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from html.parser import HTMLParser
from importlib.metadata import version
from multiprocessing import get_context

import numpy as np
import pytest
from bs4 import BeautifulSoup
from support.pages import few_positions, file_of, found_text, unpacked
from support.run import FULL, in_full_run

from framings import cli, explorers
from framings.build import figures, folder, front, grid, pages, search, thin
from framings.build.figures import figure
from framings.lessons import ROOT, BuildError, Lesson, front_matter, lessons
from framings.live import Choice, Explorer, Moves, Slider, Stops, Toggle, Words
from framings.teaching import bank, door
from framings.words import speaking

LESSON = Lesson("en", "03_substitutes", ROOT)
PAGES = [lesson for lesson in lessons() if FULL or lesson == LESSON]
VOID = {"meta", "link", "img", "br", "hr", "input"}


@pytest.fixture(scope="module", params=PAGES, ids=str)
def page(request):
    return request.param


@pytest.fixture(scope="module")
def content(built, page):
    return {path.name: path.read_bytes() for path in (built.parent / str(page)).iterdir()}


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.seen, self.ids = [], [], []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        self.ids += [value for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop() == tag


@pytest.fixture(scope="module")
def tags(content):
    reader = Tags()
    reader.feed(content["index.html"].decode())
    assert reader.open == []
    return reader


def test_every_element_is_closed_and_every_id_is_there_once(tags):
    assert len(tags.ids) == len(set(tags.ids))
    assert [tag for tag, _ in tags.seen].count("h1") == 1


def test_a_page_holds_no_word_of_the_guide(content):
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "guide").glob("*/*.md")]
    lines = [line for text in texts for line in text.splitlines()]
    notes = [line for line in lines if len(line) > 60 and "<!--" not in line]
    assert len(notes) > 100
    shown = " ".join(data.decode() for name, data in content.items() if name != pages.LICENCE)
    shown = " ".join(shown.split())
    assert not [note for note in notes if note in shown]
    assert "guide/" not in shown
    assert ".vote:" not in shown  # nor its style


def test_nothing_comes_from_elsewhere_or_stands_inline(tags, content):
    for tag, attrs in tags.seen:
        assert tag not in ("style", "iframe", "object", "base", "form")
        assert not any(name == "style" or name.startswith("on") for name in attrs)
        if tag == "script":
            assert attrs["src"] in content
        if tag == "a":
            # Nothing that may not be there, and nothing from elsewhere inside a frame.
            assert attrs["href"].startswith(("#", "https://"))
            outside = (attrs.get("target"), attrs.get("rel")) == ("_blank", "noopener")
            assert outside == attrs["href"].startswith("https://")
            continue
        for name in ("src", "href", "data-file"):
            address = attrs.get(name) or ""
            assert address in content or address.startswith("data:") or not address
    for name, data in content.items():
        assert not (name.endswith(".css") and re.search(rb"url\(|@import", data))
        assert not (name.endswith(".js") and b"://" in data)


def test_what_may_change_has_the_hash_of_its_content_in_its_name(content, tags):
    named = {
        attrs[name]
        for tag, attrs in tags.seen
        for name in ("src", "href", "data-file")
        if tag != "a" and not attrs.get(name, "data:").startswith("data:")
    }
    assert named == {*content} - {"index.html", "LICENSE", folder.LIST}
    assert len(named) >= 3
    for name in named:
        _stem, middle, _suffix = name.split(".")
        assert hashlib.sha256(content[name]).hexdigest().startswith(middle)
        assert len(middle) >= 8


def test_licence_and_credit_travel_with_every_page(built, content):
    for files in (content, {path.name: path.read_bytes() for path in built.glob("*.*")}):
        foot = re.search(r"<footer>(.*?)</footer>", files["index.html"].decode(), re.DOTALL)[1]
        assert "https://creativecommons.org/licenses/by/4.0/" in foot
        assert "MIT" in foot
        assert 'href="https://speedmba.com/' in foot
        assert "LICENSE" in foot
    for where in (built, built / LESSON.name):
        assert (where / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()


def test_every_explorer_and_no_advice_for_notebooks_stands_in_the_page(page, tags, content):
    assert [a["data-explorer"] for _tag, a in tags.seen if "data-explorer" in a] == [
        *pages.shown(pages.notebook(page))
    ]
    html = content["index.html"].decode()
    assert not re.search(r"\$[^$<]+\$|\\(sigma|alpha)|[\ue000\ue001]", html)
    assert "Run All Cells" not in html


def test_a_page_says_once_how_to_use_it_in_each_language():
    advice = "Nieuw met notebooks? Kies **Run** en dan **Run All Cells**: sleep aan een schuif."
    with speaking("nl"):
        mouse_and_keys = pages._without_notebook_advice(advice)
    assert "Run All Cells" not in mouse_and_keys
    assert mouse_and_keys  # what a page says instead
    said = "Een *schuif* is een knop op een lijn: sleep eraan, of gebruik de pijltjestoetsen."
    assert pages._without_notebook_advice(f"{advice} {said}") == said


@pytest.mark.parametrize("of", ["en", "nl"])
def test_the_search_knows_no_reply_to_a_bet_or_question(built, of):
    fragments = [*(built.parent / of / "pagefind" / "fragment").glob("*.pf_fragment")]
    texts = " ".join(found_text(path.read_bytes())["content"] for path in fragments)
    asked = bank.load(ROOT / "lessons" / of / f"{LESSON.name}.toml")
    options = [option for each in (*asked.bets, *asked.questions) for option in each.options]
    assert len(options) > 10
    assert [one.answer for one in options if " ".join(one.answer.split())[:40] in texts] == []
    assert len(texts) > 10_000


@in_full_run
def test_without_pagefind_no_page_speaks_of_a_search(coarse, tmp_path, capsys, monkeypatch):
    assert cli.main(["pages", "en/03", "--out", str(tmp_path)], ROOT) == 0
    front_page = tmp_path / "en/index.html"
    assert 'role="search"' in front_page.read_text(encoding="utf-8")
    assert "is not installed" not in capsys.readouterr().out
    monkeypatch.setattr(search, "can", lambda: False)
    assert cli.main(["pages", "en/03", "--out", str(tmp_path)], ROOT) == 0
    assert "there is no search: pagefind is not installed" in capsys.readouterr().out
    assert 'role="search"' not in front_page.read_text(encoding="utf-8")
    assert b'"search"' not in (tmp_path / "en" / front.LESSONS).read_bytes()
    assert not [*tmp_path.rglob("pagefind*.*")]
    assert not (tmp_path / "en/search/index.html").exists()


def test_every_page_says_its_version_at_its_foot(built, content):
    whole = [content["index.html"], *(path.read_bytes() for path in built.glob("*/index.html"))]
    whole += [(built.parent / "index.html").read_bytes(), (built / "index.html").read_bytes()]
    assert len(whole) > 8
    for html in whole:
        foot = BeautifulSoup(html, "html.parser").footer.get_text()
        assert re.search(rf"(Version|Versie) {re.escape(version('framings'))}\.", foot)


def test_formulas_are_mathml_and_code_is_folded(built):
    html = (built / LESSON.name / "index.html").read_text("utf-8")
    assert html.count("<math") >= 15
    computing = [cell for cell in pages.notebook(LESSON).cells if pages._computes(cell)]
    assert html.count('<details class="code">') == len(computing) > 0
    assert f"about {front_matter(LESSON)['minutes']} minutes" in html
    assert 'id="The-idea"' in html


def test_a_formula_is_told_from_dollars_and_code():
    formulas = []
    text = pages._hold_formulas("costs $5 or \\$6, `a$b$` and $x^2$", formulas)
    assert len(formulas) == 1
    assert text.startswith("costs $5 or \\$6, `a$b$` and ")


def random_positions(positions, count, seed):
    rng = np.random.default_rng([seed, *positions.explorer.name.encode()])
    return [tuple(int(rng.integers(size)) for size in positions.dims) for _ in range(count)]


def test_every_explorer_has_a_page():
    assert {name for lesson in lessons() for name in pages.shown(pages.notebook(lesson))} == {
        *explorers.__all__
    }


def stored(built, lesson, name):
    return unpacked(file_of(built.parent / str(lesson), f"{name}.js").read_bytes())


@pytest.mark.parametrize(
    ("lesson", "name"),
    [(lesson, name) for lesson in PAGES for name in pages.shown(pages.notebook(lesson))],
    ids=str,
)
def test_at_random_positions_the_page_holds_what_the_notebook_shows(built, fineness, lesson, name):
    with speaking(lesson.language):
        explorer = getattr(explorers, name)()
        positions = grid.Grid(explorer, **fineness(lesson.language, name))
        at = grid.reader(stored(built, lesson, name))
        some = random_positions(positions, 100 if FULL else 40, seed=2)
        for position in [positions.start, *some]:
            state = explorer.at(**positions.at(position))
            wanted = [state.sentence, state.picture, *map(thin.thin, state.pieces)]
            assert at(position) == wanted, positions.at(position)


@pytest.mark.parametrize("name", explorers.__all__)
def test_a_grid_holds_ends_start_and_stops(name):
    explorer = getattr(explorers, name)()
    positions = grid.Grid(explorer)
    assert positions.at(positions.start) == explorer.defaults
    for key, control in explorer.controls.items():
        kept, whole = positions.values[key], control.positions()
        if isinstance(control, Stops | Moves):
            assert kept == whole
            continue
        where = [min(range(len(whole)), key=lambda i, v=v: abs(whole[i] - v)) for v in kept]
        assert [whole[index] for index in where] == pytest.approx(kept)
        assert where == sorted(set(where))
        assert (where[0], where[-1]) == (0, len(whole) - 1)
        assert len(kept) >= min(5, len(whole))


def test_a_grid_keeps_to_its_budget_and_is_finest_first():
    sliders = {name: Slider(name, 0, 1, 0.01, 0.5) for name in "ab"}
    explorer = Explorer("sample", "Sample", sliders, lambda scene: lambda a, b: Words("", ""))
    assert grid.Grid(explorer, 200_000).dims == (101, 101)
    first, second = grid.Grid(explorer, 900).dims
    assert first * second <= 900
    assert first > 2 * second


def test_the_game_is_there_as_a_whole():
    assert grid.Grid(explorers.play_it()).dims == (8, 511, 8)


def test_every_game_of_two_is_there_up_to_the_order_of_the_rounds_before_the_last():
    # Of n rounds before the last as many tallies as ways to lay n stones on four heaps.
    ends = [4 * math.comb(rounds - 1 + 3, 3) for rounds in range(1, 9)]
    secret = 4 * sum([1, *ends[:-1]])  # chosen or handed over, either move
    (count,) = grid.Grid(explorers.with_a_colleague()).dims
    assert count == 1 + sum(ends) + secret


def test_a_seldom_dependence_is_held():
    def draw(scene):
        text = scene.moves(scene.board((0, 0, 1, 1)).text(0, 0, ""))

        def update(a, b, which, on):
            text.set_text(f"{b}" if a > 0.9 and on else "-")
            return Words(f"{a} {b} {which} {on}", f"{which}")

        return update

    controls = {
        "a": Slider("A", 0, 1, 0.1, 0.5),
        "b": Slider("B", 0, 1, 0.1, 0.5),
        "which": Choice("Which", {"one": 1, "two": 2}, 1),
        "on": Toggle("On"),
    }
    explorer = Explorer("sample", "Sample", controls, draw)
    positions = grid.Grid(explorer)
    at = grid.reader(json.loads(json.dumps(grid.computed(explorer, positions))))
    assert positions.dims == (11, 11, 2, 2)
    for position in positions:
        state = explorer.at(**positions.at(position))
        assert at(position) == [state.sentence, state.picture, *map(thin.thin, state.pieces)]


def test_values_are_written_as_steps_and_come_back():
    values = np.random.default_rng(1).integers(0, grid.MODULUS, (3, 4, 5))
    steps = grid._steps(values)
    assert not any(0xD800 <= ord(letter) <= 0xDFFF for letter in steps)
    assert (grid._values(steps, values.shape) == values).all()


def test_a_thin_line_strays_less_than_can_be_seen():
    path = "M 0 0 L 10.04 0.01 L 20 0.02 L 30.06 5.5 L 30 9 z M 1 1 L 2.26 2 "
    assert thin.thin(f'<path d="{path}" opacity="0.85"/>') == (
        '<path d="m0 0l20 0 10.1 5.5 -0.1 3.5zm1 1l1.3 1" opacity="0.85"/>'
    )
    assert thin.thin('<use x="1.26" href="#m12.34"/>') == '<use x="1.3" href="#m12.34"/>'


# What moves in them are marks, bars, words, and at most a straight line.
WITHOUT_LINES = {
    "by_chance_or_by_choice",
    "eight_claims",
    "more_or_fewer",
    "only_the_striking",
    "the_map",
}


@pytest.mark.parametrize("name", explorers.__all__)
def test_thin_pieces_lie_where_the_whole_ones_do(name):
    explorer = getattr(explorers, name)()
    positions = grid.Grid(explorer)
    checked = 0
    for position in [positions.start, *random_positions(positions, 15, seed=3)]:
        for piece in explorer.at(**positions.at(position)).pieces:
            whole, thinned = (
                re.findall(r' d="([^"]*)"', text) for text in (piece, thin.thin(piece))
            )
            for long, short in zip(whole, thinned, strict=True):
                if "C" in long or "Q" in long:
                    continue
                line = drawn(short)
                for x, y in re.findall(r"[ML] (\S+) (\S+)", long):
                    assert away(float(x), float(y), line) < 0.25
                    checked += 1
    assert (checked > 100) == (name not in WITHOUT_LINES)


def drawn(path):
    """Return the points of a path in steps, its parts one after another."""
    points, x, y = [], 0.0, 0.0
    for part in re.findall(r"m[^m]*", path):
        assert re.fullmatch(r"m[^lz]+(l[^lz]+)?z?", part)
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", part)]
        first = len(points)
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            points.append((x, y))
        if part.endswith("z"):
            x, y = points[first]
    return points


def away(x, y, points):
    point, line = np.array([x, y]), np.array(points)
    if len(line) == 1:
        return np.linalg.norm(line[0] - point)
    return min(
        thin._distances(point[None], start, end)[0] for start, end in itertools.pairwise(line)
    )


def test_what_is_too_large_for_a_phone_is_said(monkeypatch):
    monkeypatch.setattr(pages, "MOST_OF_AN_EXPLORER", 98)
    monkeypatch.setattr(pages, "MOST_OF_A_PAGE", 99)
    # As stored: that a server could pack it well does not help where none does.
    said = list(pages.too_large({"a.js": b"x", "b.js": bytes(99)}))
    assert said == [
        "b.js has 99 bytes; 98 are allowed",
        "the page has 100 bytes; 99 are allowed",
    ]
    assert list(pages.too_large({"a.js": b"x", "b.js": bytes(98)})) == []


@pytest.mark.parametrize("name", ["how_replaceable", pytest.param("two_plans", marks=in_full_run)])
def test_another_process_computes_the_same_bytes(name, monkeypatch):
    def elsewhere(seed):
        # What stands in a set has another order in every process, unless this is set.
        monkeypatch.setenv("PYTHONHASHSEED", str(seed))
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            return pool.submit(figure, name, "en", 200).result()

    assert elsewhere(1) == elsewhere(2) == elsewhere(3)


@pytest.fixture
def coarse(monkeypatch):
    """Figures made here and now at a few positions: for tests of all that is around them."""
    few_positions(monkeypatch, 20)


def test_the_command_writes_the_pages_and_nothing_changed_means_the_same_bytes(
    coarse, tmp_path, capsys
):
    def everything():
        return {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    assert cli.main(["pages", "en/03", "--out", str(tmp_path)], ROOT) == 0
    said = capsys.readouterr().out
    assert "en/03_substitutes: built" in said
    count = len(pages.shown(pages.notebook(LESSON)))
    assert f"[{count}/{count}] en/" in said
    assert re.search(r"en/how_replaceable: 10/10 × \d+/\d+ positions, \d+ kB", said)
    index = (tmp_path / "en/index.html").read_text(encoding="utf-8")
    assert '<a href="03_substitutes/index.html">' in index
    assert f"{front_matter(LESSON)['minutes']} minutes" in index
    assert "who still needs a salesperson?" in index
    first = everything()
    assert cli.main(["pages", "en/03", "--out", str(tmp_path)], ROOT) == 0
    assert "en/03_substitutes: unchanged" in capsys.readouterr().out
    assert everything() == first
    assert (
        b'["03_substitutes","glossary","remembering","before_and_after","accessibility","privacy",'
        b'"licence","search"]' in first[tmp_path / "en" / front.LESSONS]
    )


def test_the_command_says_what_is_not_its_own_before_it_computes(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(figures, "figures", lambda *_all, **_more: pytest.fail("computed first"))
    for inside in ("index.html", "en/index.html", "en/LICENSE", "en/03_substitutes/index.html"):
        path = tmp_path / inside
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"mine")
        assert cli.main(["pages", "en/03", "--out", str(tmp_path)], ROOT) == 1
        said = capsys.readouterr().err
        assert f"not written by an earlier run, or changed since: {path}; move it away" in said
        assert [file for file in tmp_path.rglob("*") if file.is_file()] == [path]
        assert path.read_bytes() == b"mine"
        path.unlink()
    (tmp_path / "en/03_substitutes").rmdir()
    (tmp_path / "en/03_substitutes").write_bytes(b"mine")
    assert cli.main(["pages", "en/03", "--out", str(tmp_path)], ROOT) == 2
    assert "is a file" in capsys.readouterr().err


@in_full_run
def test_a_full_disk_leaves_the_old_page_whole_and_is_said(coarse, tmp_path, capsys):
    resource = pytest.importorskip("resource", reason="not on this system")
    assert cli.main(["pages", "en/03", "--out", str(tmp_path)], ROOT) == 0
    index = tmp_path / "en/03_substitutes/index.html"
    known = index.with_name(folder.LIST)
    index.write_bytes(b"of an earlier run")
    hashes = json.loads(known.read_text(encoding="utf-8"))
    hashes["index.html"] = [hashlib.sha256(index.read_bytes()).hexdigest()]
    known.write_text(json.dumps(hashes), encoding="utf-8")
    capsys.readouterr()
    # Files may grow to this size and no further: a write stops half-way, as on a full disk.
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, limits[1]))
    try:
        assert cli.main(["pages", "en/03", "--out", str(tmp_path)], ROOT) == 1
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert f"framings: {index}: File too large" in capsys.readouterr().err
    assert index.read_bytes() == b"of an earlier run"
    assert not [*tmp_path.rglob("*.new")]
    assert cli.main(["pages", "en/03", "--out", str(tmp_path)], ROOT) == 0
    assert index.read_bytes().endswith(b"</html>\n")


def test_a_page_has_the_door_of_its_framing_as_its_sign(lesson, rewrite):
    assert pages.framing(lesson) == "substitutes"
    text = lesson.source.with_suffix(".toml").read_text(encoding="utf-8")
    rewrite(text[: text.index("[[bets]]")], "", ".toml")
    with pytest.raises(BuildError, match=r"en/03_sample: 03_sample.toml has no \[strip\]"):
        pages.framing(lesson)


def test_code_is_shown_where_a_cell_computes_and_nowhere_else(tags, content, page):
    html = content["index.html"].decode()
    assert f'href="{door.address(pages.framing(page))}"' in html
    for name in ("strip(", "closing(", "bet(", "questions(", "explorers.", "import "):
        assert f"<code>{name}" not in html
    assert html.count('<details class="code">') == html.count("<pre tabindex") >= 1


def test_no_two_scripts_of_a_page_declare_the_same_name():
    # They share a scope: of two with one name the browser reads neither, nor anything else.
    more = ("remembering", "before_after", "search", "privacy")
    script = pages.page_script(statements=True, more=more)
    declared = re.findall(
        r"^(?:async )?(?:const|let|function|class) (?:[{[]([^}\]]*)[}\]]|(\w+))",
        script.decode(),
        re.MULTILINE,
    )
    names = Counter(name for group in declared for name in re.findall(r"\w+", " ".join(group)))
    assert len(names) > 100
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("of", ["en", "nl"])
def test_pages_beside_the_lessons_ask_nobody_and_are_small_enough(of):
    for name, content in front.pages_beside(of, ROOT).items():
        html = content["index.html"].decode()
        assert not re.search(r"<style|\sstyle=|<script(?! defer src=)|\son\w+=", html), name
        assert not re.search(r'(?:src|href)="(?!data:|#|https://)(?:[^"]*//|/)', html), name
        assert list(pages.too_large(content)) == []


def test_what_comes_back_is_every_question_of_a_lesson_and_fresh_ones_for_most():
    html = front.remembering_page("en", ROOT)["index.html"].decode()
    templates = BeautifulSoup(html, "html.parser").find_all("template")
    own = [lesson for lesson in lessons() if lesson.language == "en"]
    assert [each["data-of"] for each in templates] == [lesson.name for lesson in own]
    for lesson, each in zip(own, templates, strict=True):
        holds = bank.load(lesson.source.with_suffix(".toml"))
        asked = each.find_all("section", class_="framings-question", recursive=False)
        assert len(asked) == len(holds.questions) + len(holds.sentences)
        assert len(each.select(".fresh > section")) in (0, 8)
        for question in each.select("section"):
            assert len(question.select(".framings-right")) == 1
    assert sum(bool(each.select(".fresh > section")) for each in templates) >= 6
