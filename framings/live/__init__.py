"""The live figure: a picture and a sentence that follow a few controls.

A figure is drawn once; at each change only its moving artists are drawn again, as pieces of SVG.
Picture and sentence depend on the values of the controls and on nothing else, so any position can
be computed without a browser.
"""

from framings.live import quiet  # noqa: F401  (before anything else imports Matplotlib)
from framings.live.controls import (
    Cards,
    Choice,
    Kept,
    LogSlider,
    Moves,
    Next,
    PercentSlider,
    SecretMoves,
    Slider,
    Stops,
    Toggle,
    WholeSlider,
    stops,
)
from framings.live.figure import Explorer, Scene, State, Update, Words
from framings.live.marks import Bar, Crowd, EdgeMarker

__all__ = [
    "Bar",
    "Cards",
    "Choice",
    "Crowd",
    "EdgeMarker",
    "Explorer",
    "Kept",
    "LogSlider",
    "Moves",
    "Next",
    "PercentSlider",
    "Scene",
    "SecretMoves",
    "Slider",
    "State",
    "Stops",
    "Toggle",
    "Update",
    "WholeSlider",
    "Words",
    "stops",
]
