"""Who brings the won deals, and who can claim them."""

import re

import pandas as pd

from framings.data.crm.answers import intervals
from framings.data.crm.answers.answer import (
    Answer,
    Silent,
    answered,
    decided,
    fill_in,
    may_be_silent,
    needs,
    odds_and_ends,
    part,
    rates_of,
    shares_of,
    sure,
    verdict,
    won,
)
from framings.data.crm.deals import Export
from framings.words import _, ngettext, say

# By how a word of its name begins a source shows whose it is, in both languages; the first word
# that does decides. A referral comes from somebody who knows the seller, so it is of sales.
_SIGNS = {
    "sales": "call cold koud acqui outbound prospect partner refer doorverw verwij sales verko "
    "dealer netw relati klant customer visit bezoek tender aanbest tel phone wederverk",
    "marketing": "search zoek web online organ paid betaald ads adw adve seo social google bing "
    "linkedin facebook instagram youtube mail email nieuws newsl event evenem trade show fair "
    "beurs vakbeurs seminar campa content display market traffic verkeer download press persb "
    "inbound formul blog video radio",
}
_LISTED = 5  # sources that a sentence has room for
_WORD = re.compile(r"[^\W\d_]+")


@may_be_silent
def sources(export: Export) -> Answer:
    """Tell the share of each source among the won deals.

    Args:
        export: What was read.

    Returns:
        A part a source, the largest first.
    """
    needs(export, "source")
    deals = won(export)
    parts = shares_of(deals.source)
    first, second = parts[0], parts[min(1, len(parts) - 1)]
    sentence = _("Of {n} won deals {share:%} came from “{name}” ({sure}).")
    if len(parts) > 1:
        sentence = _(
            "Of {n} won deals {share:%} came from “{name}” ({sure}) and {next:%} from “{follows}”"
            " ({unsure})."
        )
    return answered(
        "sources",
        say(
            sentence,
            n=len(deals),
            share=first.share,
            name=first.name,
            sure=sure(first),
            next=second.share,
            follows=second.name,
            unsure=sure(second),
        ),
        _("a deal has room for one source, and most customers met more than one."),
        parts,
        _("Share of the won deals"),
        len(deals),
    )


@may_be_silent
def claims(export: Export) -> Answer:
    """Tell which part of the won deals marketing can claim, which part sales, and which both.

    Marketing claims by first touch: the source is one of marketing's. Sales claims what has a
    seller as owner.

    Args:
        export: What was read.

    Returns:
        A part for each claim.
    """
    needs(export, "source", "owner")
    deals = won(export)
    whose = {name: department_of(name) for name in deals.source.dropna().unique()}
    brought = deals.source.map(whose)
    unclear = int(brought.isna().sum())
    if unclear == len(deals):
        raise Silent(
            _("no source in it is known as marketing's or as sales'."),
            _("Give sources names that say whose they are, such as “website” or “cold call”."),
        )
    n, marketing, sales = len(deals), brought == "marketing", deals.owner.notna()
    by_marketing, by_sales, by_both = (
        intervals.share(int(claimed.sum()), n) for claimed in (marketing, sales, marketing & sales)
    )
    told = say(
        _(
            "Of {n} won deals marketing can claim {marketing:%} by first touch ({sure}): their"
            " source is one of marketing's ({sources}). Sales can claim {sales:%}, which have a"
            " seller as owner. That makes {sum:%} together, for both can claim {both:%}."
        ),
        n=n,
        marketing=by_marketing.value,
        sure=sure(by_marketing),
        sales=by_sales.value,
        sum=by_marketing.value + by_sales.value,
        both=by_both.value,
        sources=_listed(deals.source[marketing]),
    )
    if unclear:
        words = ngettext(
            "Of {unclear} deal the source does not show whose it is.",
            "Of {unclear} deals the source does not show whose it is.",
            unclear,
        )
        told += " " + say(words, unclear=unclear)
    return answered(
        "claims",
        told,
        _("every deal gets an owner, whoever brought it; no claim tells who won it."),
        [
            part(_("marketing: first touch"), by_marketing, n),
            part(_("sales: owner"), by_sales, n),
            part(_("both"), by_both, n),
        ],
        _("Share of the won deals"),
        n,
    )


def _listed(sources: pd.Series) -> str:
    """List these sources, the most frequent first."""
    names = [str(name) for name in sources.value_counts().index]
    return ", ".join([*names[:_LISTED], *(["…"] if len(names) > _LISTED else [])] or [_("none")])


def department_of(source: str) -> str | None:
    """Tell which department a source belongs to.

    Args:
        source: Its name in the export.

    Returns:
        "marketing", "sales", or None if its name tells neither.
    """
    for word in _WORD.findall(source.casefold()):
        for department, signs in _SIGNS.items():
            if word.startswith(tuple(signs.split())):
                return department
    return None


@may_be_silent
def rates(export: Export) -> Answer:
    """Tell how often deals of each source are won.

    Args:
        export: What was read.

    Returns:
        A part a source, the one most often won first.
    """
    needs(export, "source")
    deals = decided(export)
    is_won = deals.outcome == "won"
    parts = rates_of(deals.source, is_won)
    known = [p for p in parts if p.name not in odds_and_ends()]
    if len(known) < 2:
        raise Silent(_("fewer than two of its sources have deals enough."), fill_in())
    most, least = known[0], known[-1]
    sentence = say(
        _(
            "Of {n} won and lost deals {all:%} were won. Of those from “{most}” it was {often:%}"
            " ({sure}), from “{least}” {seldom:%} ({unsure})."
        ),
        n=len(deals),
        all=float(is_won.mean()),
        most=most.name,
        often=most.share,
        sure=sure(most),
        least=least.name,
        seldom=least.share,
        unsure=sure(least),
    )
    return answered(
        "rates",
        # The two were chosen for being apart, so their intervals must not even meet.
        f"{sentence} {verdict(most.low <= least.high)}",
        _("some sources bring customers who had nearly decided before."),
        parts,
        _("Share won"),
        len(deals),
    )
