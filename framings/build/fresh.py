"""Questions whose numbers are new each time, for the page that lets a reader remember.

A page computes nothing: here each question is asked at several positions, computed by the models,
and the page draws one of them.
"""

import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from framings.assumptions import NOBODY_BUYS, PUMP_COST
from framings.models.complementary import two_stage_lift
from framings.models.contest import budget_contest
from framings.models.experiment import sample_size
from framings.models.leads import lead_threshold
from framings.models.pay import discount_linear
from framings.models.same import least_counted_twice
from framings.models.substitutes import needed_sales_effort
from framings.teaching.shown import Option, Question
from framings.words import _, say, written

_Option = tuple[float, str]  # a number to choose, and the reply to it


def fresh_questions() -> dict[str, list[Question]]:
    """Ask a question of a lesson again and again, each time with other numbers.

    Returns:
        The questions by the number of the lesson, in the language in use. In each exactly one
        option is right, at one letter or another.
    """
    asked = {
        "01": _counted_twice(),
        "02": _two_steps(),
        "03": _calls(),
        "04": _discount(),
        "05": _worth_working(),
        "06": _fight(),
        "08": _offers(),
    }
    return {lesson: [*map(_turned, count(), these)] for lesson, these in asked.items()}


def _turned(place: int, question: Question) -> Question:
    """Put the right option, which comes first, at each letter in turn."""
    at = place % len(question.options)
    return replace(question, options=question.options[-at:] + question.options[:-at])


def _asked(prompt: str, how: str, right: _Option, *wrong: _Option) -> Question:
    first, *others = (Option(written(value, how), reply, False) for value, reply in (right, *wrong))
    return Question(prompt, (replace(first, right=True), *others), 1)


def _counted_twice() -> Iterator[Question]:
    for sold, marketing, sales in (
        (80, 50, 60), (120, 90, 70), (60, 45, 35), (200, 150, 130),
        (50, 40, 35), (90, 70, 50), (150, 110, 95), (40, 30, 24),
    ):  # fmt: skip
        numbers = {
            "sold": sold, "marketing": marketing, "sales": sales, "all": marketing + sales,
            "right": least_counted_twice(marketing, sales, sold),
        }  # fmt: skip
        yield _asked(
            say(
                _(
                    "A firm sold {sold} machines this year. Marketing says that it had a hand in"
                    " {marketing} of these sales, the sales department in {sales}. How many sales"
                    " must at least stand in both lists?"
                ),
                **numbers,
            ),
            "",
            (
                numbers["right"],
                say(
                    _(
                        "The two lists together have {all} sales, and only {sold} were made. So at"
                        " least {right} stand in both."
                    ),
                    **numbers,
                ),
            ),
            (
                0,
                say(
                    _(
                        "Only if the two lists together were no longer than {sold}. They have {all}"
                        " sales."
                    ),
                    **numbers,
                ),
            ),
            (
                min(marketing, sales),
                _("So many may stand in both at most: all of the shorter list."),
            ),
            (
                abs(marketing - sales),
                _("By so much one list is longer. It says nothing about what is in both."),
            ),
        )


def _two_steps() -> Iterator[Question]:
    for lift in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        numbers = {
            "lift": lift, "both": two_stage_lift(lift), "factor": 1 + lift,
            "product": 1 + two_stage_lift(lift),
        }  # fmt: skip
        yield _asked(
            say(
                _(
                    "Of all people who hear of an offer, some ask for a visit, and of these some"
                    " buy. Marketing makes the first share {lift:%} larger, sales the second one,"
                    " also by {lift:%}. There is time for everybody. By how much do sales rise?"
                ),
                **numbers,
            ),
            "%",
            (
                numbers["both"],
                say(
                    _(
                        "Steps multiply: {factor:.1} times {factor:.1} is {product:.2}. The second"
                        " improvement also works on those whom the first one brought in."
                    ),
                    **numbers,
                ),
            ),
            (
                2 * lift,
                _(
                    "That is the sum. It forgets that the second step gets more people from the"
                    " first one."
                ),
            ),
            (lift, _("So it would be if only one of the two had become better.")),
            (
                lift**2,
                _("So much the two add to their sum. What each does by itself comes on top."),
            ),
        )


def _calls() -> Iterator[Question]:
    for market, target, share, calls in (
        (100, 70, 0.4, 3), (200, 80, 0.25, 4), (50, 30, 0.2, 2), (300, 150, 0.3, 2),
        (400, 100, 0.15, 5), (80, 60, 0.5, 3), (120, 90, 0.5, 2), (500, 200, 0.3, 4),
    ):  # fmt: skip
        own = share * market
        numbers = {
            "market": market, "target": target, "share": share, "calls": calls, "own": own,
            "left": target - own,
        }  # fmt: skip
        yield _asked(
            say(
                _(
                    "A firm wants {target} of the {market} customers in its market. Of the whole"
                    " market, {share:%} come by themselves. The others must be called, and it takes"
                    " {calls} calls to win one. How many calls are needed?"
                ),
                **numbers,
            ),
            "",
            (
                needed_sales_effort(target, market, share, 1 / calls),
                say(
                    _(
                        "{own} come by themselves, so {left} are still to be won, with {calls}"
                        " calls each."
                    ),
                    **numbers,
                ),
            ),
            (
                target - own,
                say(
                    _("So many customers are still to be won, and each takes {calls} calls."),
                    **numbers,
                ),
            ),
            (
                (market - own) * calls,
                say(
                    _(
                        "That would win everybody who does not come. The firm wants {target}"
                        " customers and no more."
                    ),
                    **numbers,
                ),
            ),
            (
                (1 - share) * target * calls,
                say(
                    _("The share is one of the market, not of the target: {own} come."),
                    **numbers,
                ),
            ),
        )


def _discount() -> Iterator[Question]:
    full = discount_linear(NOBODY_BUYS, PUMP_COST, 0).profit_loss_share
    for weight in (0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9):
        left = discount_linear(NOBODY_BUYS, PUMP_COST, weight).profit_loss_share / full
        numbers = {"weight": weight, "discount": 1 - weight, "left": left}
        yield _asked(
            say(
                _(
                    "Salespeople set the price and look at nothing but their pay; each euro off"
                    " wins equally many buyers. First they are paid on revenue, then on revenue"
                    " less {weight:%} of what each product costs. How much of the loss through"
                    " discounts is left?"
                ),
                **numbers,
            ),
            "%",
            (
                left,
                say(
                    _(
                        "{discount:%} of the discount is left, and near the best price the harm"
                        " grows with its square."
                    ),
                    **numbers,
                ),
            ),
            (
                1 - weight,
                _("So much of the discount is left. A smaller one does less harm for each euro."),
            ),
            (
                weight,
                _("So much of the cost counts now. The harm comes from what does not count."),
            ),
            (1 - left, _("So much of the loss has gone.")),
        )


def _worth_working() -> Iterator[Question]:
    for cost, margin in (
        (200, 1000), (300, 1000), (150, 1000), (400, 1000),
        (200, 800), (120, 400), (50, 500), (70, 200),
    ):  # fmt: skip
        right = lead_threshold(cost, margin)
        numbers = {"cost": cost, "margin": margin, "right": right, "tries": 1 / right}
        yield _asked(
            say(
                _(
                    "To work a lead costs {cost:€}, and a won deal brings {margin:€}. From which"
                    " chance to buy on is a lead worth the work?"
                ),
                **numbers,
            ),
            "%",
            (
                right,
                say(
                    _(
                        "A won deal pays for {tries} leads. So it is enough if one in {tries} buys,"
                        " and below that a lead costs more than it brings."
                    ),
                    **numbers,
                ),
            ),
            (
                0,
                say(
                    _("Any lead? One with a chance below {right:%} costs more than it brings."),
                    **numbers,
                ),
            ),
            (
                0.5,
                say(
                    _(
                        "A lead may say no more often than yes and still be worth it: a won deal"
                        " pays for {tries} of them."
                    ),
                    **numbers,
                ),
            ),
            (
                1 - right,
                _("So much of a won deal is left when the work on that one lead is paid."),
            ),
        )


def _fight() -> Iterator[Question]:
    for departments, prize in (
        (3, 90_000), (4, 160_000), (5, 100_000), (6, 180_000),
        (3, 36_000), (4, 80_000), (5, 250_000), (3, 180_000),
    ):  # fmt: skip
        fight = budget_contest(departments, prize, decisiveness=1, alignment=0)
        numbers = {
            "departments": departments, "prize": prize, "each": fight.effort,
            "burnt": fight.dissipation,
        }  # fmt: skip
        yield _asked(
            say(
                _(
                    "{departments} departments fight over {prize:€}. The chance of each to win is"
                    " its part of all that is spent on the fight, and each looks at itself alone."
                    " How much do they burn, all together?"
                ),
                **numbers,
            ),
            "€",
            (
                fight.total_effort,
                say(
                    _("Each spends {each:€}, together {burnt:%} of what there is to win."),
                    **numbers,
                ),
            ),
            (fight.effort, _("So much each of them spends. It does not look like much.")),
            (prize / departments, _("That is what each would get if they simply shared.")),
            (
                prize,
                _(
                    "Then a department would do better to stay away. Something is left, and it"
                    " becomes less with each one that joins."
                ),
            ),
        )


def _offers() -> Iterator[Question]:
    for rate, difference in (
        (0.2, 0.1), (0.1, 0.04), (0.3, 0.1), (0.15, 0.06),
        (0.25, 0.08), (0.4, 0.1), (0.05, 0.02), (0.3, 0.06),
    ):  # fmt: skip
        enough = math.ceil(sample_size(rate, difference))
        numbers = {
            "rate": rate, "enough": enough, "points": 100 * difference,
            "half": 100 * difference / 2,
        }  # fmt: skip
        yield _asked(
            say(
                _(
                    "A firm wins {rate:%} of its offers. With {enough} offers in each of two groups"
                    " an experiment would show whether a new way wins {points} points more. How"
                    " many does it take in each group to see {half} points?"
                ),
                **numbers,
            ),
            "",
            (
                math.ceil(sample_size(rate, difference / 2)),
                _(
                    "Nearly four times as many: to make the jumps of chance half as large takes"
                    " four times as many offers."
                ),
            ),
            (math.ceil(enough / 2), _("A smaller difference is harder to see, not easier.")),
            (enough, _("With as many, chance alone would make differences as large as this one.")),
            (2 * enough, _("Twice as many make the jumps of chance smaller, but not by half.")),
        )
