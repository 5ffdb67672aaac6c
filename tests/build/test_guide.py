"""What a lecturer gets and what is handed out: filled in from the lessons, no key on paper."""

import re

import pytest
from bs4 import BeautifulSoup
from support.run import in_full_run

from framings import cli, explorers
from framings.build import guide, link, pages
from framings.lessons import ROOT, BuildError, lessons
from framings.teaching import bank
from framings.words import _, speaking, unbroken

pytestmark = in_full_run  # the guide of all lessons is built

AT = "https://our.school/pages"


@pytest.fixture(scope="module")
def made():
    return {of: dict(guide.pages(of, ROOT, lambda name: AT)) for of in guide.languages(ROOT)}


@pytest.fixture(scope="module")
def soups(made):
    return {
        (of, name): BeautifulSoup(content["index.html"].decode(), "html.parser")
        for of, all_of_it in made.items()
        for name, content in all_of_it.items()
    }


def sheets(soups):
    for lesson in lessons():
        if soup := soups.get((lesson.language, f"sheet_{lesson.number}")):
            yield lesson, soup


def said_of_the_right_one(of):
    with speaking(of):
        return _("(right)")


def words(html):
    return " ".join(html.get_text(" ").split())


def test_a_page_is_all_there_and_asks_nobody(made, soups):
    for (of, name), soup in soups.items():
        content = made[of][name]
        assert set(content) == {
            "index.html",
            "LICENSE",
            soup.find("link", rel="stylesheet")["href"],
        }
        assert soup.html["lang"] == of
        assert not soup.find_all(["script", "iframe", "style"])
        assert not soup.find_all(style=True)
        assert soup.main.h1
        assert "CC BY 4.0" in soup.footer.get_text()
        assert not re.search(r"€ \d", soup.get_text()), name


def test_the_index_leads_to_every_page(made, soups):
    for of, content in made.items():
        links = [link["href"] for link in soups[of, ""].main.find_all("a")]
        assert links == [f"{name}/index.html" for name in content if name]


def test_each_language_has_the_same_pages_with_the_same_links(made, soups):
    assert len(made) > 1
    for of, content in made.items():
        assert [*content] == [*made["en"]], of
        for name in content:
            ours, english = soups[of, name], soups["en", name]
            for what in ("a", "td", ".sheet", ".piece", ".bet", ".at", ".asked li b"):
                assert len(ours.select(what)) == len(english.select(what)), (of, name, what)
            links = [sorted(link["href"] for link in soup.main("a")) for soup in (ours, english)]
            assert links[0] == links[1], (of, name)


def test_what_stands_at_a_position_is_what_the_picture_says(soups):
    seen = 0
    for (of, name), soup in soups.items():
        for place in soup.select(".at"):
            there = link.read(place.a["href"].removeprefix(f"{AT}/"), of)
            assert there.present
            with speaking(of):
                says = getattr(explorers, there.name)().move_to(**there.values).sentence
            assert place.select_one(".says").get_text() == unbroken(says), name
            seen += 1
    assert seen


def test_another_sentence_of_a_picture_is_another_guide(monkeypatch, tmp_path):
    path = tmp_path / "en" / "03.md"
    path.parent.mkdir()
    path.write_text(
        "---\ntitle: x\nlanguage: en\n---\n\n{at the_door share=0.6, target=80}\n", encoding="utf-8"
    )
    before = guide.filled(path, ROOT, AT)
    assert "Target (customers): <b>80</b>" in before
    assert f"{AT}/03_substitutes/index.html?present#the_door:share=0.6,target=80" in before
    door = explorers.the_door

    class Other:
        def __init__(self):
            self.__dict__ = {
                **vars(door()),
                "move_to": lambda **_: type("W", (), {"sentence": "New."}),
            }

        def forget(self):
            pass

    monkeypatch.setattr(explorers, "the_door", Other)
    after = guide.filled(path, ROOT, AT)
    assert "New." in after
    assert "New." not in before


def test_a_position_is_written_as_the_language_does(tmp_path):
    path = tmp_path / "nl" / "01.md"
    path.parent.mkdir()
    places = "{at move_the_money productivity=1.05}\n\n{at 06/play_it moves=CCCCCCCB}\n\n"
    places += "{at 09/eight_claims judged=hn}\n\n{at 09/eight_claims judged=hh}\n"
    path.write_text(f"---\ntitle: x\nlanguage: nl\n---\n\n{places}", encoding="utf-8")
    found = guide.filled(path, ROOT, AT)
    assert "<b>1,05</b>" in found
    assert "<b>7 × ☺ Samenwerken, 1 × ☹ Schuld geven</b>" in found
    assert "<b>2: Niet gebruiken</b>" in found
    assert "<b>2</b>" in found
    assert "#move_the_money:productivity=1.05" in found


def test_a_bet_is_as_the_lesson_asks_it(soups):
    seen = set()
    for (of, _name), soup in soups.items():
        for asked in soup.select(".asked"):
            there = link.read(asked.a["href"].removeprefix(f"{AT}/"), of)
            held = bank.load(there.lesson.source.with_suffix(".toml")).bets
            (bet,) = (each for each in held if each.key == there.name)
            options = [
                item.get_text().removesuffix(f" {said_of_the_right_one(of)}")
                for item in asked.select("li")
            ]
            assert options == [unbroken(option.text) for option in bet.options]
            right = [bool(item.b) for item in asked.select("li")]
            assert right == [bool(option.right) for option in bet.options]
            seen.add(there.name)
    assert {"more_knock", "twelve_thousand", "joint_bonus"} <= seen


def test_a_sheet_asks_every_bet_and_answers_none(soups):
    seen = 0
    for lesson, soup in sheets(soups):
        text, held = words(soup.main), bank.load(lesson.source.with_suffix(".toml"))
        assert [len(box.select(".box")) for box in soup.select(".bet")] == [
            2 * len(bet.options) for bet in held.bets
        ]
        for option in (option for bet in held.bets for option in bet.options):
            assert option.text in text
            assert option.answer not in text
        assert said_of_the_right_one(lesson.language) not in text
        assert not soup.select(".at, .asked")
        seen += 1
    assert seen


def test_no_page_of_a_student_holds_a_note_for_lecturers(soups):
    """Not the notebooks either, from which the pages are made; nor a link to the guide."""
    notes = {
        sentence
        for (of, name), soup in soups.items()
        if not guide.is_handout(name, of, ROOT)
        for block in soup.main.find_all(["p", "li", "td"])
        if not block.find_parent(class_=["at", "asked"])
        for sentence in re.split(r"(?<=[.?!])\s+", words(block))
        if len(sentence) > 60
    }
    assert len(notes) > 30
    for lesson in lessons():
        text = " ".join(
            words(BeautifulSoup(str(output["data"].get("text/html", "")), "html.parser"))
            if "data" in output
            else ""
            for cell in pages.notebook(lesson).cells
            for output in cell.get("outputs", [])
        )
        text += " ".join(" ".join(cell.source.split()) for cell in pages.notebook(lesson).cells)
        assert not [note for note in notes if note in text]
        assert "guide/" not in text


def table(path, head):
    """Return the rows of the first table under a head, its ties taken out, by the first cell."""
    text = bank.without_ties(path.read_text(encoding="utf-8"))
    rows = text.split(f"| {head}", 1)[1].split("\n\n", 1)[0].splitlines()[2:]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    return {first: [float(cell.replace(",", ".")) for cell in rest] for first, *rest in cells}


@pytest.mark.parametrize("of", guide.languages(ROOT))
def test_the_three_rooms_find_three_answers(of):
    plans = table(ROOT / "handouts" / of / "three_rooms.md", "Plan | Marketing |")
    days, margin, cost, profit = (
        {plan: row[place] for plan, row in plans.items()} for place in (1, 2, 3, 4)
    )
    found = (
        min((plan for plan in plans if margin[plan] >= 100), key=cost.get),
        max((plan for plan in plans if cost[plan] <= 46), key=margin.get),
        max(plans, key=profit.get),
    )
    assert len({*found}) == 3
    fewest, fewer, more = (days[plan] for plan in found)
    assert fewest < fewer < 40 < more


@pytest.mark.parametrize("of", guide.languages(ROOT))
def test_a_joint_bonus_turns_the_budget_meeting(of):
    text = (ROOT / "handouts" / of / "budget_meeting.md").read_text(encoding="utf-8")
    roles = re.split(r"^# ", text, flags=re.MULTILINE)[1:]
    assert len(roles) == 3
    alone, together = [], []
    for role in roles:
        plain = bank.without_ties(role)
        own = dict(re.findall(r"^\| ([A-D]) \|(?:[^|]*\|){3} (\d+) \|$", plain, re.MULTILINE))
        bonus = dict(re.findall(r"^\| ([A-D]) \| [\d.,]+ \| (\d+) \|$", plain, re.MULTILINE))
        assert own.keys() == bonus.keys() == set("ABCD")
        alone.append(max(own, key=lambda plan: int(own[plan])))
        together.append(max(own, key=lambda plan: int(own[plan]) + int(bonus[plan])))
    assert len({*alone}) == 3
    assert "A" not in alone
    assert together == ["A", "A", "A"]


def test_cards_look_as_on_the_screen(soups):
    style = (pages.PAGE / "page.css").read_text(encoding="utf-8")
    script = (pages.PAGE / "present.js").read_text(encoding="utf-8")
    own = (pages.PAGE / "guide.css").read_text(encoding="utf-8")
    shapes = re.search(r"const SHAPES = \[(.+?)\]", script)[1]
    assert re.findall(r'"(.)"', shapes)[:4] == [*guide.SHAPES]
    for number in range(1, 5):
        colour = re.search(rf"\.card-{number}, .*?background-color: (#\w+)", style)[1]
        assert f".vote:nth-of-type({number}) .ground {{ fill: {colour}; }}" in own
    for soup in (soup for (_of, name), soup in soups.items() if name == guide.CARDS):
        cards = soup.select(".vote")
        assert [[text.get_text() for text in card.find_all("text")] for card in cards] == [
            [*each] for each in zip("ABCD", guide.SHAPES, strict=True)
        ]


def test_the_command_writes_it_and_only_it(tmp_path, capsys):
    assert cli.main(["guide", "--language", "en", "--out", str(tmp_path), "--pages", AT]) == 0
    page = (tmp_path / "en" / "03" / "index.html").read_text(encoding="utf-8")
    assert f"{AT}/en/03_substitutes/index.html?present#the_door" in page
    (tmp_path / "en" / "03" / "index.html").write_text("mine", encoding="utf-8")
    capsys.readouterr()
    assert cli.main(["guide", "--out", str(tmp_path)]) == 1
    assert "changed since" in capsys.readouterr().err


def test_another_language_is_asked_for_in_vain(capsys):
    assert cli.main(["guide", "--language", "fr"]) == 2
    assert "--language must be one of en" in capsys.readouterr().err


def test_without_a_browser_there_is_no_pdf(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BuildError, match="no Chromium or Chrome"):
        guide.as_pdf(tmp_path / "index.html")
