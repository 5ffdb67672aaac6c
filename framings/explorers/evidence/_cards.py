"""The eight claims: what each says, what is behind it, and how far we would trust it."""

from dataclasses import dataclass

from framings.words import _

STURDY, CAREFUL, NO_USE = "scn"
# The judgement of each card, in their order; and the published figures each speaks of.
RIGHT = CAREFUL + NO_USE + STURDY + NO_USE + STURDY + NO_USE + STURDY + CAREFUL
FINDINGS = (
    ("F21", "F19a"),
    ("F23", "F19d"),
    ("F32",),
    ("F29a", "F29b", "F47b"),
    ("F34",),
    ("F39a", "F39b", "F32"),
    ("F10",),
    ("F05", "F09", "F10"),
)


@dataclass(frozen=True)
class Card:
    """One claim.

    Attributes:
        name: What it is called in a list.
        claim: What it says.
        behind: The answers to the four questions: who was asked, how many, what was divided by
            what, and who sells the remedy.
        verdict: Why we trust it as far as we do.
    """

    name: str
    claim: str
    behind: tuple[str, str, str, str]
    verdict: str


def questions() -> tuple[str, str, str, str]:
    """Return the four questions, in the words of the picture."""
    return _("Who was asked?"), _("How many?"), _("What ÷ what?"), _("Who sells it?")


def judgements() -> dict[str, str]:
    """Return what each judgement is called."""
    return {STURDY: _("Sturdy"), CAREFUL: _("Careful"), NO_USE: _("Do not use")}


def cards() -> tuple[Card, ...]:
    """Return the eight cards."""
    return (
        Card(
            _("an answer within the hour"),
            _("Answer a lead within the hour, and it is 7 times as likely to become serious."),
            (
                _("nobody: records of calls (2011)"),
                _("1.25 million leads of 42 firms"),
                _(
                    "serious ÷ not serious: called within the hour ÷ called an hour later; chance"
                    " decided nothing"
                ),
                _("one author sells software for answering leads"),
            ),
            _("the better leads may be called first. Sturdier: 37% of 2,241 firms did so."),
        ),
        Card(
            _("73% never contacted"),
            _("73% of the leads that marketing passes to sales are never contacted."),
            (
                _("not told: it stands on a poster (about 2015)"),
                _("not told"),
                _("leads never contacted ÷ leads passed on, it says; how counted, it does not"),
                _("a seller of marketing software made the poster"),
            ),
            _("no origin found. Sturdier: 23% of 2,241 firms never answered a test."),
        ),
        Card(
            _("timed deals"),
            _("Discounts to time deals for the commission cost one firm 6 to 8% of revenue."),
            (
                _("nobody: the firm's own records of its deals (2014)"),
                _("one firm"),
                _("what the lower prices cost ÷ revenue"),
                _("nobody"),
            ),
            _("for that firm and its commission, which speeds up. Yours may differ."),
        ),
        Card(
            _("buyers without salespeople"),
            _("75% of buyers prefer to buy without a salesperson, rising to 44% of the young."),
            (
                _("not told (read on a web page)"),
                _("not told"),
                _("buyers ÷ buyers; and since when does 75 rise to 44?"),
                _("not known to us"),
            ),
            _("it contradicts itself. Sturdier: more salespeople sold Syntex 8% more (1988)."),
        ),
        Card(
            _("eBay's own name"),
            _("Advertising on its own name brought eBay no extra sales that could be measured."),
            (
                _("nobody: eBay experimented with its own advertising (2014)"),
                _("one firm, several large experiments"),
                _("sales with these advertisements against sales without, in the short term"),
                _("nobody; some authors worked for eBay, which had paid for it"),
            ),
            _("for a name that everybody knows. New customers did respond to other ones."),
        ),
        Card(
            _("20% growth if aligned"),
            _("Firms whose sales and marketing pull together grow 20%, the others shrink 4%."),
            (
                _("firms, about themselves (2010)"),
                _("453, as another text tells"),
                _("growth of the best firms against growth of the worst: sorted by results first"),
                _("we read it with a seller of advice on this"),
            ),
            _("it runs in a circle. Sturdier, on pay that divides: the timed deals, 6 to 8%."),
        ),
        Card(
            _("television, 288 brands"),
            _("1% more television advertising brings brands 0.023% more sales in the long run."),
            (
                _("nobody: sales and television advertising (2021)"),
                _("288 brands of packaged goods"),
                _("% more sales ÷ % more advertising; brands without effect count, too"),
                _("nobody"),
            ),
            _("for such goods, on average. No experiment, but no result was left out."),
        ),
        Card(
            _("advertising, 751 estimates"),
            _("1% more advertising brings 0.12% more sales. (This course builds on it.)"),
            (
                _("nobody: 56 studies, 1960 to 2008, put together in 2011"),
                _("751 estimates"),
                _("% more sales ÷ % more advertising, at once; all kinds of goods in one average"),
                _("nobody; but what was never published is not in it"),
            ),
            _("another average says 0.09. Sturdier, for television: 0.023. Step 3 says why."),
        ),
    )
