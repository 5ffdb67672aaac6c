"""The live figure: a picture and a sentence that follow a few controls.

A figure is drawn once; at each change only its moving artists are drawn again, as pieces of SVG.
Picture and sentence depend on the values of the controls and on nothing else, so any position can
be computed without a browser.
"""

from framings.live.controls import (
    Choice,
    LogSlider,
    Moves,
    Slider,
    Stops,
    Toggle,
    WholeSlider,
    stops,
)
from framings.live.figure import Explorer, Scene, State, Words
from framings.live.marks import EdgeMarker

__all__ = [
    "Choice",
    "EdgeMarker",
    "Explorer",
    "LogSlider",
    "Moves",
    "Scene",
    "Slider",
    "State",
    "Stops",
    "Toggle",
    "WholeSlider",
    "Words",
    "stops",
]
