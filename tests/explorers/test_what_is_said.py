"""What explorers say, write and tell of their pictures: nothing odd, and alike in all languages.

What the numbers should be is held by ``test_lesson_…_is_true.py``, with arithmetic of its own, in
English. Here other languages are held to the same numbers, and all to :mod:`explorers.oddities`.
"""

import itertools
import math

import pytest
from explorers.oddities import AfterNumbers, oddities, plain
from explorers.points import corners, random_points
from matplotlib.text import Text
from support.run import FULL

from framings import explorers
from framings.words import languages, speaking

NAMES = explorers.__all__
POSITIONS = 400 if FULL else 40
# Words of one form for one and for many.
UNCHANGING = {
    "en": "and at by each either for hollow in needed of on point still to where with",
    "nl": "als alleen bij daarvan die door extra hol jaar keer procentpunt tegen tot van voor zoek",
}


def positions(explorer):
    """Return all positions if there are few, else the start, some random ones, and the corners."""
    stops = {name: control.positions() for name, control in explorer.controls.items()}
    if math.prod(map(len, stops.values())) <= POSITIONS:
        return [dict(zip(stops, at, strict=True)) for at in itertools.product(*stops.values())]
    return [{}, *random_points(explorer, POSITIONS), *(corners(explorer) if FULL else ())]


def said(explorer, point):
    """Return what is said at a position, told of the picture, and written in it."""
    words = explorer.move_to(**point)
    drawn = [
        artist.get_text().replace("\n", " ")
        for artist in explorer.scene.moving
        if isinstance(artist, Text) and artist.get_visible() and artist.get_text().strip()
    ]
    return {"sentence": words.sentence, "picture": words.picture, "drawn": " | ".join(drawn)}


def made(name, language):
    with speaking(language):
        return getattr(explorers, name)()


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "Marketing gets 28% of the budget, instead of 28% by the truth.", "alike"),
        ("en", "It makes too few: 11 would bring €6,050 instead of €6,050.", "alike"),
        ("en", "Together that is €6,050; with 11 it would be €6,050.", "alike"),
        ("en", "The rep gives 80%; pay on margin would bring that down to 80%.", "alike"),
        ("en", "Its share grows from 47% to 47%.", "alike"),
        ("en", "That is 12 more than 12.", "alike"),
        ("en", "The firm earns €9,000, of €9,000 at best.", "alike"),
        ("nl", "Het aandeel groeit van 47% naar 47%.", "alike"),
        ("nl", "Het bedrijf verdient €\u00a09.000, waar €\u00a09.000 in zat.", "alike"),
        ("nl", "Dat was 1.250 in plaats van 1.250.", "alike"),
        ("en", "A euro works 1 times as well as today.", "1 times"),
        ("en", "It is off by less than 1.0 times the truth.", "1 times"),
        ("nl", "Een euro werkt 1 keer zo goed als vandaag.", "1 times"),
        ("en", "That is 0 more than with 500 leads.", "a 0"),
        ("en", "The firm sells 0.0% less.", "a 0"),
        ("en", "Of them 0 are worth it.", "a 0"),
        ("en", "A difference of 0 percentage points.", "a 0"),
        ("nl", "Daarvan branden er 0, en 0 zijn over.", "a 0"),
        ("nl", "De omzet stijgt met 0%.", "a 0"),
        ("en", "Sales change by −0.0%.", "a zero with a sign"),
        ("nl", "Het bedrijf verliest €\u00a0−0,00.", "a zero with a sign"),
        ("en", "marketing +0", "a zero with a sign"),
        ("en", "From ∞ % of today's marketing on.", "a number that is none"),
        ("en", "It takes nan calls.", "a number that is none"),
        ("nl", "Samen {sum}.", "a number that is none"),
        ("en", "20 + 30 = 51", "a sum"),
        ("nl", "€\u00a01.000 + €\u00a0500 = €\u00a01.501", "a sum"),
        ("en", "tit for tat / grudging comes first.", "left to choose"),
        ("en", "More promotion would pay. Profit is 100.0% of the best possible.", "to a decimal"),
        ("en", "Who was asked? ?. How many? ?. ", "an empty place"),
    ],
)
def test_each_kind_of_odd_words_is_found(language, text, kind):
    assert any(kind in complaint for complaint in oddities(text, language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Its share grows from 47% to 48%."),
        ("en", "Of the deals 1% are that large, and they bring less than 1% of the revenue."),
        ("en", "The 8 rounds are over; without any blame it would be 24 to 24."),
        ("en", "It stands 12 to 12. Score: 0 to 0."),
        ("en", "−4% with the budget held, −4% with nothing held, 0% with the target held."),
        ("nl", "Het staat 12 tegen 12. Van 1.000 huishoudens willen er 150 bezoek."),
        ("nl", "0,12 en 0,34; bij 0% is dat 50%, en €\u00a0−1.000 is een verlies."),
        ("en", "It contradicts itself: 20 + 30 = 50, and −€0.05 is less than nothing."),
    ],
)
def test_nothing_is_odd_where_it_is_right(language, text):
    assert not [*oddities(text, language)]


def test_a_plural_after_1_is_found_by_what_follows_other_numbers():
    for language, texts, found in (
        ("en", ("40 calls are needed.", "1 calls are needed."), True),
        ("en", ("4 special orders", "1 special orders"), True),
        ("en", ("40 calls are needed.", "1 call is needed."), False),
        ("nl", ("40 komen vanzelf.", "1 komen vanzelf."), True),
        ("nl", ("40 komen vanzelf.", "1 komt vanzelf."), False),
        ("en", ("9 tells", "Round 1 tells: Bram blamed."), False),
    ):
        after = AfterNumbers(language)
        for text in texts:
            after.read(text)
        assert bool(after.alike(UNCHANGING[language].split())) == found, texts


@pytest.mark.usefixtures("spoken")
@pytest.mark.parametrize("name", NAMES)
def test_nothing_odd_is_said(name, spoken):
    explorer, after = getattr(explorers, name)(), AfterNumbers(spoken)
    odd = {}
    for point in positions(explorer):
        for where, text in said(explorer, point).items():
            for piece in text.split(" | ") if where == "drawn" else [text]:
                after.read(piece)
                odd |= dict.fromkeys(oddities(piece, spoken), (where, point))
    odd |= dict.fromkeys(after.alike(UNCHANGING[spoken].split()))
    assert not odd


@pytest.mark.parametrize("name", NAMES)
def test_all_languages_tell_the_same_numbers(name):
    english, *others = languages()
    spoken = {language: made(name, language) for language in (english, *others)}
    for point in positions(spoken[english]):
        told = {}
        for language, explorer in spoken.items():
            with speaking(language):
                texts = said(explorer, point).items()
            told[language] = {where: plain(text, language) for where, text in texts}
        for language in others:
            assert told[language] == told[english], (language, point)
