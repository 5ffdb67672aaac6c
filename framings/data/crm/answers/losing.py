"""Why deals are lost, as far as sellers write it down."""

from framings.data.crm.answers.answer import (
    Answer,
    answered,
    lost,
    may_be_silent,
    needs,
    odds_and_ends,
    shares_of,
    sure,
)
from framings.data.crm.deals import Export
from framings.words import _, say


@may_be_silent
def reasons(export: Export) -> Answer:
    """Tell how often a reason for losing is filled in, and which.

    Args:
        export: What was read.

    Returns:
        A part a reason and one for "not filled in", all of them shares of all lost deals.
    """
    needs(export, "lost_reason")
    deals = lost(export)
    parts = shares_of(deals.lost_reason)
    other, empty = odds_and_ends()
    bare = next((p for p in parts if p.name == empty), None)
    most = next((p for p in parts if p.name not in (other, empty)), None)
    missing = bare.share if bare else 0.0
    told = say(
        _("Of {n} lost deals {missing:%} have no reason filled in{sure}."),
        n=len(deals),
        missing=missing,
        sure=f" ({sure(bare)})" if bare else "",
    )
    if most:
        told += " " + say(
            _(
                "“{name}” stands in {share:%}. Of the empty ones all or none may belong to it: of"
                " all lost deals it can be anything from {share:%} to {most:%}."
            ),
            name=most.name,
            share=most.share,
            most=most.share + missing,
        )
    return answered(
        "reasons",
        told,
        _("a reason is what a seller wrote down, and not what a customer thought."),
        parts,
        _("Share of the lost deals"),
        len(deals),
    )
