"""Too many leads: more of them bring fewer sales only if two things come together."""

from functools import partial

import numpy as np
from matplotlib.patches import Circle

from framings.assumptions import CLOSE_RATE, LEAD_CAPACITY
from framings.live import EdgeMarker, Explorer, Kept, Scene, Update, Words
from framings.live.controls import Choice, Toggle, WholeSlider
from framings.live.style import COMPLEMENTARY, DOTTED, FAINT, GUIDE, INK, MARKETING, SALES
from framings.models.leads import ATTENTION, sales_from_attention, sales_from_chosen_leads
from framings.words import _, brief, number, say

MOST_LEADS, MOST_SALES = 2000, 95
MINIMUM, DIMINISHING = ATTENTION
SMILE = np.linspace(-1, 1, 15)


def too_many_leads() -> Explorer:
    """Return the explorer "Too many leads"."""
    leads = _("Leads that marketing sends (a month)")
    worth = {
        _("next to nothing: they forget us"): MINIMUM,
        _("a lot: the first minute does most"): DIMINISHING,
    }
    controls = {
        "leads": WholeSlider(leads, 0, MOST_LEADS, step=50, start=LEAD_CAPACITY, kept=Kept()),
        "attention": Choice(_("What a short call does"), worth, start=MINIMUM),
        "chosen": Toggle(_("Sales may choose which leads to leave alone")),
    }
    return Explorer("too_many_leads", _("Too many leads"), controls, _draw)


def _draw(scene: Scene) -> Update:
    axes = scene.axes((0.12, 0.14, 0.83, 0.59), (0, MOST_LEADS), (0, MOST_SALES), across_in=number)
    axes.set(xlabel=_("Leads a month"), ylabel=_("Sales a month"))
    axes.set(xticks=range(0, MOST_LEADS + 1, 500), yticks=range(0, MOST_SALES, 20))
    axes.axvline(LEAD_CAPACITY, **GUIDE)
    axes.plot([0, MOST_LEADS], [0, CLOSE_RATE * MOST_LEADS], color=MARKETING.mark, linestyle=DOTTED)
    curve = scene.moves(*axes.plot([], [], color=COMPLEMENTARY.mark, linewidth=4))
    here = EdgeMarker(scene, axes, COMPLEMENTARY, markersize=13)
    scene.ghosts(curve, here.dot)
    scene.drags("leads", axes)
    write = scene.figure.text
    bold = {"size": 15, "weight": "bold", "color": COMPLEMENTARY.text}
    sold_words = scene.moves(write(0.02, 0.935, "", **bold))
    enough = _("dashed: {n} leads, one portion of time each")
    dashed = write(0.02, 0.86, say(enough, n=LEAD_CAPACITY), color=FAINT)
    write(0.02, 0.785, _("dotted: if each lead got all the time it wants"), color=MARKETING.text)

    # The salesperson who has to call them.
    face = scene.board((0.8, 0.77, 0.22 * 4.4 / 6, 0.22), across=(-1.3, 1.3), up=(-1.3, 1.3))
    face.add_patch(Circle((0, 0), 1.1, facecolor=SALES.mark, edgecolor=INK, linewidth=1.5))
    scene.within(face, -20, -1.1, sold_words, dashed)
    eyes = scene.moves(*face.plot([-0.4, 0.4], [0.3, 0.3], "o", color=INK, markersize=5))
    mouth = scene.moves(*face.plot([], [], color=INK, linewidth=2.5))

    def update(leads: int, attention: str, chosen: bool) -> Words:
        model = sales_from_chosen_leads if chosen else sales_from_attention
        sales = partial(model, CLOSE_RATE, LEAD_CAPACITY, attention=attention)
        sold, most = float(sales(leads=leads)), float(sales(leads=LEAD_CAPACITY))
        # Where the first minutes do most, choosing means working them all.
        leaves = chosen and attention == MINIMUM and leads > LEAD_CAPACITY
        worked = LEAD_CAPACITY if leaves else leads
        # Only as far as marketing sends them: what comes of more is for the reader to find.
        sent = np.linspace(0, leads, 101)
        curve.set_data(sent, sales(leads=sent))
        here.place(leads, sold)
        # With less than a portion each the corners of the mouth go down.
        mood = float(np.clip(2 * (1 - worked / LEAD_CAPACITY), -1, 1))
        mouth.set_data(0.55 * SMILE, -0.45 + 0.32 * mood * (SMILE**2 - 0.5))
        eyes.set_markersize(5 if mood > -1 else 9)
        tell = partial(say, leads=leads, sold=brief(sold), usual=LEAD_CAPACITY, worked=worked)
        tell = partial(tell, left=leads - worked, gap=abs(sold - most), full=CLOSE_RATE)
        words = _("{leads} leads to choose from: {sold} sales") if chosen else None
        sold_words.set_text(tell(words or _("{leads} leads: {sold} sales")))
        picture = _(
            "Sales against leads a month, a curve up to {leads} leads and {sold} sales; a"
            " dashed line at {usual} leads, and a dotted one for {full:%} of all leads, if each"
            " got all the time it wants. {told} {face}"
        )
        words = [_worked(leads, chosen, leaves)]
        if leads != LEAD_CAPACITY:
            words.append(_compared(sold - most))
        told = " ".join(map(tell, words))
        return Words(told, tell(picture, told=told, face=_face(mood)))

    return update


def _worked(leads: int, chosen: bool, leaves: bool) -> str:
    if leads == 0:
        return _("Without leads there is nothing to close.")
    if leaves:
        return _("Sales works {worked} leads, leaves the other {left} alone and closes {sold}.")
    if chosen:
        return _("Sales may choose, works all {leads} leads and closes {sold}.")
    return _("Sales gives all {leads} leads the same time and closes {sold}.")


def _compared(more: float) -> str:
    if abs(more) < 0.05:
        return _("That is as many as with {usual} leads.")
    if more > 0:
        return _("That is {gap:.1f} more than with {usual} leads.")
    return _("That is {gap:.1f} fewer than with {usual} leads.")


def _face(mood: float) -> str:
    if mood > 0:
        return _("The salesperson drawn above it smiles.")
    if mood < 0:
        return _("The salesperson drawn above it looks unhappy.")
    return _("The salesperson drawn above it keeps a straight face.")
