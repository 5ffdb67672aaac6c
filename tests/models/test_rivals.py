"""Rivals: equilibria against a search for deviations, formulae against simulation and integrals."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mpmath import mp
from scipy.optimize import brentq, minimize_scalar

from framings.models import rivals

few = settings(deadline=None, derandomize=True, max_examples=60)
amounts = st.floats(0.5, 100)
shares = st.floats(0, 1)


def best_price(income, low, high):
    """Search for the price with the highest income: coarse, then fine."""
    grid = np.linspace(low, high, 4001)
    start = grid[np.argmax(income(grid))]
    step = grid[1] - grid[0]
    bounds = (max(low, start - step), min(high, start + step))
    options = {"xatol": 1e-12 * high}
    return minimize_scalar(
        lambda price: -income(price), bounds=bounds, method="bounded", options=options
    ).x


# ---------------------------------------------------------------- the budget fight


@few
@given(st.integers(2, 8), st.floats(0.05, 1), amounts, shares)
def test_no_department_gains_by_another_effort(n, part, prize, alignment):
    decisiveness = part * n / (n - 1)
    contest = rivals.budget_contest(n, prize, decisiveness, alignment)
    effort = contest.effort
    tried = np.concatenate([[0], np.geomspace(1e-4, 3, 2000) * prize, [effort]])
    rest = max((n - 1) * effort**decisiveness, 1e-300)
    chance = tried**decisiveness / (tried**decisiveness + rest)
    others = (1 - chance) * prize - (n - 1) * effort
    objective = chance * prize - tried + alignment * others
    assert objective[-1] >= objective.max() - 1e-9 * prize
    # And the record adds up.
    assert contest.total_effort == pytest.approx(n * effort)
    assert contest.payoff == pytest.approx(prize / n - effort, abs=1e-12 * prize)
    assert contest.dissipation == pytest.approx(contest.total_effort / prize)


def test_the_most_decisive_fight_that_settles_burns_everything():
    n = np.arange(2, 12)
    contest = rivals.budget_contest(n, 100, n / (n - 1), 0)
    np.testing.assert_allclose(contest.dissipation, 1, rtol=1e-15)
    np.testing.assert_allclose(contest.payoff, 0, atol=1e-13)
    # A slider that arrives there by steps is not refused for a rounding error.
    assert rivals.budget_contest(6, 100, 0.1 * 12, 0).dissipation == 1


def test_who_fights_alone_wins():
    payoff = rivals.contest_payoff(np.array([0, 1e-9, 5]), 0, 100, 1)
    np.testing.assert_allclose(payoff, [50, 100, 95])


@few
@given(amounts, amounts, st.floats(0.2, 2.5), shares)
def test_no_better_reply(other, stake, decisiveness, alignment):
    reply = rivals.contest_best_reply(other, stake, decisiveness, alignment)

    def objective(effort):
        own = rivals.contest_payoff(effort, other, stake, decisiveness)
        return own + alignment * (stake - own - effort)

    tried = objective(np.concatenate([[0], np.geomspace(1e-9, 2, 3000) * stake]))
    assert objective(reply) >= tried.max() - 1e-10 * stake
    if decisiveness == 1 and alignment < 1:
        closed = max(0, np.sqrt((1 - alignment) * stake * other) - other)
        assert reply == pytest.approx(closed, rel=1e-9)


def test_best_replies_of_equals_meet_at_the_contest():
    decisiveness, alignment = np.meshgrid(np.linspace(0.2, 1.4, 13), np.linspace(0, 0.9, 10))
    effort = np.full(decisiveness.shape, 3.0)
    for _ in range(60):
        reply = rivals.contest_best_reply(effort, 100, decisiveness, alignment)
        effort = (effort + reply) / 2
    contest = rivals.budget_contest(2, 100, decisiveness, alignment)
    np.testing.assert_allclose(effort, contest.effort, rtol=1e-9)
    gain = rivals.contest_payoff(effort, effort, 100, decisiveness)
    np.testing.assert_allclose(gain, contest.payoff, rtol=1e-9)


@few
@given(amounts, st.floats(0.01, 1))
def test_unequal_departments_reply_best_to_each_other(larger, part):
    smaller = part * larger
    fight = rivals.unequal_contest(larger, smaller)
    of_larger = rivals.contest_best_reply(fight.smaller_effort, larger, 1)
    of_smaller = rivals.contest_best_reply(fight.larger_effort, smaller, 1)
    assert fight.larger_effort == pytest.approx(of_larger, rel=1e-9)
    assert fight.smaller_effort == pytest.approx(of_smaller, rel=1e-9)
    both = fight.larger_effort + fight.smaller_effort
    assert fight.total_effort == pytest.approx(both)
    assert fight.larger_win_probability == pytest.approx(fight.larger_effort / both)
    assert fight.effort_share == pytest.approx(both / (larger + smaller))


def test_the_fight_is_hottest_between_equals():
    part = np.linspace(0.01, 1, 100)
    share = rivals.unequal_contest(100, 100 * part).effort_share
    assert (np.diff(share) > 0).all()
    assert share[-1] == 0.25


# ---------------------------------------------------------------- what is left to the other


@few
@given(amounts, st.floats(0.1, 10), st.floats(-50, 150), shares)
def test_spillover_by_a_search(gain, steepness, cost, alignment):
    result = rivals.spillover(gain, steepness, cost, alignment)
    activity = np.linspace(0, 3 * (gain + abs(cost)) / steepness, 20_001)
    own = gain * activity - steepness * activity**2 / 2
    chosen = activity[np.argmax(own - alignment * cost * activity)]
    best = activity[np.argmax(own - cost * activity)]
    step = activity[1]
    assert result.activity == pytest.approx(chosen, abs=step)
    assert result.best_activity == pytest.approx(best, abs=step)
    assert result.left_to_other == pytest.approx(cost * result.activity)

    def firm(x):
        return (gain - cost) * x - steepness * x**2 / 2

    loss = firm(result.best_activity) - firm(result.activity)
    scale = (gain + abs(cost)) ** 2 / steepness
    assert result.firm_loss == pytest.approx(loss, rel=1e-9, abs=1e-12 * scale)
    assert result.own_result - result.left_to_other == pytest.approx(
        firm(result.activity), abs=1e-12 * scale
    )


def test_half_alignment_cures_three_quarters_of_the_spillover():
    loss = rivals.spillover(10, 1, 6, np.array([0, 0.5, 1])).firm_loss
    np.testing.assert_allclose(loss / loss[0], [1, 0.25, 0])


# ---------------------------------------------------------------- discounts


@few
@given(st.floats(1, 100), st.floats(1.01, 20), shares, st.floats(0.01, 1))
def test_no_better_price_on_a_straight_line(cost, multiple, weight, rate):
    choke = cost * multiple
    result = rivals.discount_linear(choke, cost, weight)
    found = best_price(
        lambda price: rivals.rep_income_linear(price, choke, cost, weight, rate), 0, choke
    )
    assert result.price == pytest.approx(found, rel=1e-6)
    assert result.discount == pytest.approx(1 - result.price / result.firm_price, abs=1e-12)
    kept = rivals.profit_share_linear(result.price, choke, cost)
    assert kept == pytest.approx(1 - result.profit_loss_share, rel=1e-9, abs=1e-9)
    assert rivals.profit_share_linear(result.firm_price, choke, cost) == pytest.approx(1)
    assert result.below_cost == (result.price < cost)


def test_half_margin_pay_cures_three_quarters_for_a_straight_line_only():
    loss = rivals.discount_linear(100, 40, np.array([0, 0.5])).profit_loss_share
    assert loss[1] / loss[0] == pytest.approx(1 / 4)
    assert rivals.profit_kept_constant_elasticity(2.62, 0.5) < 0


@few
@given(st.floats(1.2, 6), amounts, st.floats(0.2, 1))
def test_no_better_price_at_constant_elasticity(elasticity, cost, weight):
    price = rivals.price_constant_elasticity(elasticity, cost, weight)

    def income(p, part=weight):
        return (p - part * cost) * p**-elasticity

    assert price == pytest.approx(best_price(income, price / 4, price * 4), rel=1e-5)
    firm = rivals.price_constant_elasticity(elasticity, cost, 1)
    kept = income(price, 1) / income(firm, 1)
    computed = rivals.profit_kept_constant_elasticity(elasticity, weight)
    assert computed == pytest.approx(kept, rel=1e-9, abs=1e-9)
    assert rivals.profit_share_constant_elasticity(price, elasticity, cost) == pytest.approx(
        kept, rel=1e-9, abs=1e-9
    )
    pay = rivals.rep_income_constant_elasticity([price, firm], elasticity, cost, weight, 0.1)
    assert pay[0] / pay[1] == pytest.approx(income(price) / income(firm), rel=1e-9)
    assert pay[1] == pytest.approx(0.1 * (firm - weight * cost), rel=1e-9)
    nothing = rivals.zero_profit_margin_weight(elasticity)
    kept = rivals.profit_kept_constant_elasticity(elasticity, nothing)
    assert kept == pytest.approx(0, abs=1e-12)


def test_full_margin_pay_is_approached_flat():
    missing = 10.0 ** -np.arange(1, 15)
    kept = rivals.profit_kept_constant_elasticity(2.62, 1 - missing)
    assert (1 - kept <= 3 * missing**2 + 1e-15).all()
    assert rivals.profit_kept_constant_elasticity(2.62, 1) == 1


@few
@given(st.floats(-3, 8), st.floats(0.01, 2), st.floats(0, 3))
def test_no_better_price_for_a_deal(attraction, sensitivity, scaled_cost):
    cost = scaled_cost / sensitivity
    deal = rivals.logit_deal(attraction, sensitivity, cost)
    highest = 4 * deal.margin_paid_price
    profit = best_price(lambda p: rivals.deal_profit(p, attraction, sensitivity, cost), 0, highest)
    revenue = best_price(lambda p: rivals.deal_profit(p, attraction, sensitivity, 0), 0, highest)
    assert deal.margin_paid_price == pytest.approx(profit, rel=1e-6)
    assert deal.revenue_paid_price == pytest.approx(revenue, rel=1e-6)
    prices = np.array([deal.margin_paid_price, deal.revenue_paid_price])
    rates = rivals.deal_win_rate(prices, attraction, sensitivity)
    np.testing.assert_allclose(
        [deal.margin_paid_win_rate, deal.revenue_paid_win_rate], rates, rtol=1e-11
    )
    earned = rivals.deal_profit(prices, attraction, sensitivity, cost)
    assert deal.profit_kept == pytest.approx(earned[1] / earned[0], rel=1e-9, abs=1e-9)


def test_profit_kept_joins_where_the_win_rate_vanishes():
    cost = np.linspace(560, 600, 401)
    kept = rivals.logit_deal(0, 1, cost).profit_kept
    steps = np.diff(np.log(-kept))
    assert np.ptp(steps) < 1e-3
    assert rivals.logit_deal(3, 0.05, 0).profit_kept == 1


def test_a_private_value_of_closing_lowers_the_price():
    choke, cost, value, rate = 100, 40, 2.0, 0.1

    def income(price):
        return (rate * (price - cost) + value) * (1 - price / choke)

    firm = rivals.discount_linear(choke, cost, 1).price
    cut = rivals.discount_for_closing(value, rate)
    assert best_price(income, 0, choke) == pytest.approx(firm - cut, rel=1e-6)


@few
@given(shares, shares, shares, shares)
def test_at_the_largest_discount_now_is_worth_as_much_as_later(q, of_firm, of_rep, margin):
    wedges = rivals.pull_forward_wedges(q, of_firm, of_rep, margin)
    # The firm: margin minus discount now, against the margin later if the deal is won.
    assert margin - wedges.firm == pytest.approx(of_firm * q * margin, abs=1e-12)
    assert 1 - wedges.rep == pytest.approx(of_rep * q, abs=1e-12)
    parts = wedges.margin_blindness + wedges.impatience
    assert parts == pytest.approx(wedges.rep - wedges.firm, abs=1e-12)
    assert wedges.firm == rivals.pull_forward_discount_firm(q, of_firm, margin)
    assert wedges.rep == rivals.pull_forward_discount_rep(q, of_rep)
    patient = rivals.pull_forward_wedges(q, of_firm, of_firm, 1)
    assert patient.margin_blindness == patient.impatience == 0


# ---------------------------------------------------------------- leads


@few
@given(amounts, st.floats(0, 150))
def test_no_better_threshold_for_leads(margin, cost):
    tried = np.linspace(0, 1, 2001)[:-1]
    profit = rivals.lead_profit(1000, margin, cost, tried)
    threshold = rivals.lead_threshold(cost, margin)
    top = 0.0 if threshold >= 1 else rivals.lead_profit(1000, margin, cost, threshold)
    assert profit.max() <= top + 1e-9 * 1000 * margin
    loss = rivals.lead_quality_loss(1000, margin, cost, tried)
    np.testing.assert_allclose(top - profit, loss, atol=1e-9 * 1000 * (margin + cost))


def test_leads_by_simulation():
    """Within four standard errors of 200,000 leads with chances spread evenly over 0 to 1."""
    leads, margin, cost, passed = 200_000, 1000, 700, 0.2
    rng = np.random.default_rng(1)
    chance = rng.random(leads)
    received = chance >= passed
    won = rng.random(leads) < chance
    earned = np.where(received, margin * won - cost, 0.0)
    error = 4 * earned.std() * np.sqrt(leads)
    assert earned.sum() == pytest.approx(rivals.lead_profit(leads, margin, cost, passed), abs=error)
    ignored = (chance[received] * margin < cost).mean()
    error = 4 * np.sqrt(0.25 / received.sum())
    assert ignored == pytest.approx(rivals.rightly_ignored_share(cost, margin, passed), abs=error)


def test_nothing_is_rightly_ignored_above_the_threshold_and_everything_at_a_loss():
    assert rivals.rightly_ignored_share(300, 1000, 0.4) == 0
    assert rivals.rightly_ignored_share(1500, 1000, 0.4) == 1


# ---------------------------------------------------------------- lost deals


@few
@given(st.integers(1, 200), st.integers(1, 200), st.integers(1, 200), st.integers(1, 200))
def test_wins_alone_against_wins_and_losses(won_with, won_without, lost_with, lost_without):
    with_it, without = won_with + lost_with, won_without + lost_without
    share = rivals.share_among_wins(
        with_it / (with_it + without), won_with / with_it, won_without / without
    )
    assert share == pytest.approx(won_with / (won_with + won_without), rel=1e-12)
    odds = rivals.practice_odds_ratio(won_with, won_without, lost_with, lost_without)
    assert odds == pytest.approx((won_with / lost_with) / (won_without / lost_without), rel=1e-12)
    helps = won_with * without > won_without * with_it
    if won_with * without != won_without * with_it:
        assert (odds > 1) == helps


@pytest.fixture(scope="module")
def customers():
    """A million customers: willingness to pay, and an influence that explains 36 % of it."""
    rng = np.random.default_rng(2)
    influence = rng.standard_normal(1_000_000)
    willing = 0.6 * influence + 0.8 * rng.standard_normal(1_000_000)
    return influence, willing


@pytest.mark.parametrize("cutoff", [-1.0, 0.0, 1.0, 2.0])
def test_won_deals_by_simulation(customers, cutoff):
    """Within five standard errors."""
    influence, willing = customers
    won = willing > cutoff
    count = won.sum()
    bias = rivals.won_only_bias(100, 20, price=100 + 20 * cutoff)
    assert 20 * willing[won].mean() == pytest.approx(bias, abs=5 * 20 / np.sqrt(count))
    by_rate = rivals.won_only_bias(100, 20, win_rate=won.mean())
    assert by_rate == pytest.approx(bias, abs=0.2)
    slope = np.cov(influence[won], willing[won])[0, 1] / influence[won].var()
    ratio = rivals.won_only_slope_ratio(0.36, cutoff)
    assert slope / 0.6 == pytest.approx(ratio, abs=5 * 0.8 / 0.6 / np.sqrt(count))


@few
@given(st.floats(-30, 30) | st.floats(4.99, 5.01) | st.floats(30, 1e4), shares)
def test_truncation_to_ten_digits(cutoff, r_squared):
    with mp.workdps(80):
        z = mp.mpf(cutoff)
        tail = mp.erfc(z / mp.sqrt(2)) / 2
        mills = mp.exp(-z * z / 2) / mp.sqrt(2 * mp.pi) / tail
        variance = 1 - mills * (mills - z)
        ratio = variance / (1 - mp.mpf(r_squared) * (1 - variance))
    bias = rivals.won_only_bias(0, 1, price=cutoff)
    assert bias == pytest.approx(float(mills), rel=1e-11, abs=1e-290)
    assert rivals.won_only_slope_ratio(r_squared, cutoff) == pytest.approx(float(ratio), rel=1e-11)


def test_the_two_ways_to_the_slope_ratio_join_without_a_jump():
    cutoff = 5 + np.array([-1e-9, -1e-12, 0, 1e-12, 1e-9])
    ratio = rivals.won_only_slope_ratio(0.5, cutoff)
    assert np.ptp(ratio) < 1e-9
    everybody = rivals.won_only_slope_ratio(0.5, -40)
    assert everybody == 1
    assert rivals.won_only_bias(100, 20, win_rate=1) == 0


def test_throwing_losses_away_by_simulation():
    """The spread of 4,000 means of 200 deals and of the fifth of them that is won, within 5 %."""
    drawn = np.random.default_rng(3).standard_normal((4000, 200))
    spread = drawn[:, :40].mean(axis=1).std() / drawn.mean(axis=1).std()
    assert spread == pytest.approx(rivals.standard_error_inflation(0.2), rel=0.05)


# ---------------------------------------------------------------- the blame game

gaps = st.floats(0.1, 5)


@few
@given(st.floats(-5, 5), gaps, gaps, gaps, st.floats(0, 0.5))
def test_the_game_by_its_best_replies(sucker, first, second, third, bonus):
    punishment = sucker + first
    reward = punishment + second
    temptation = reward + third
    result = rivals.blame_game(temptation, reward, punishment, sucker, bonus)
    tempted = (1 - bonus) * temptation + bonus * sucker
    suckered = (1 - bonus) * sucker + bonus * temptation
    if min(abs(reward - tempted), abs(suckered - punishment)) < 1e-9:
        return
    kinds = {
        (True, True): "harmony",
        (True, False): "stag hunt",
        (False, True): "chicken",
        (False, False): "prisoner's dilemma",
    }
    assert result.game == kinds[reward > tempted, suckered > punishment]
    in_dilemma = result.game == "prisoner's dilemma"
    assert np.isnan(result.critical_discount_factor) != in_dilemma
    if in_dilemma:
        delta = result.critical_discount_factor
        assert 0 < delta < 1
        for patience, lasts in ((delta + 1e-6, True), (delta - 1e-6, False)):
            if 0 < patience < 1:
                cooperating = reward / (1 - patience)
                blaming = tempted + patience * punishment / (1 - patience)
                assert (cooperating > blaming) == lasts


@few
@given(st.floats(-5, 5), gaps, gaps, gaps)
def test_thresholds_are_where_a_reply_is_as_good(sucker, first, second, third):
    punishment = sucker + first
    reward = punishment + second
    temptation = reward + third
    result = rivals.blame_game(temptation, reward, punishment, sucker)

    def tempted(b):
        return (1 - b) * temptation + b * sucker

    def suckered(b):
        return (1 - b) * sucker + b * temptation

    to_cooperation = brentq(lambda b: reward - tempted(b), 0, 1, xtol=1e-13)
    to_blame = brentq(lambda b: suckered(b) - punishment, 0, 1, xtol=1e-13)
    assert result.bonus_share_to_answer_cooperation == pytest.approx(to_cooperation, abs=1e-10)
    assert result.bonus_share_to_answer_blame == pytest.approx(to_blame, abs=1e-10)
    # Risk dominance: what is lost by leaving either equilibrium alone is equal there.
    b = result.risk_dominance_bonus_share
    assert reward - tempted(b) == pytest.approx(punishment - suckered(b), abs=1e-9)
    complements = reward + punishment > temptation + sucker
    if abs(reward + punishment - temptation - sucker) > 1e-9:
        assert (to_cooperation < to_blame) == complements


def test_a_shared_bonus_leads_through_chicken_or_through_a_stag_hunt():
    bonus = np.linspace(0, 0.5, 501)
    substitutes = rivals.blame_game(5, 3, 1, 0, bonus).game
    complements = rivals.blame_game(5, 4, 2, 0, bonus).game

    def path(games):
        return [str(game) for i, game in enumerate(games) if i == 0 or game != games[i - 1]]

    assert path(substitutes) == ["prisoner's dilemma", "chicken", "harmony"]
    assert path(complements) == ["prisoner's dilemma", "stag hunt", "harmony"]


@few
@given(shares)
def test_alignment_and_bonus_share_are_two_scales_of_one_thing(alignment):
    bonus = rivals.bonus_share_from_alignment(alignment)
    assert rivals.alignment_from_bonus_share(bonus) == pytest.approx(alignment, rel=1e-12)
    # (1 − b) own + b other is own + λ other, but for a factor.
    assert bonus / (1 - bonus) == pytest.approx(alignment, rel=1e-12)


def test_the_mean_of_thresholds_is_not_the_threshold_of_means():
    game = rivals.blame_game(5, 4, 2, 0)
    both = [game.bonus_share_to_answer_cooperation, game.bonus_share_to_answer_blame]
    mean_of_converted = np.mean(rivals.alignment_from_bonus_share(both))
    converted = rivals.alignment_from_bonus_share(game.risk_dominance_bonus_share)
    assert converted == pytest.approx(3 / 7)
    assert mean_of_converted != pytest.approx(converted, rel=1e-2)


# ---------------------------------------------------------------- promotion and targeting


@few
@given(st.floats(0.01, 20), st.floats(0.02, 0.98))
def test_promotion_from_scratch(multiple, elasticity):
    # Sales of spend^a at a margin of 1: the best spend solves a·spend^(a−1) = 1.
    best = elasticity ** (1 / (1 - elasticity))

    def profit(spend):
        return spend**elasticity - spend

    waste = rivals.promotion_waste(multiple, elasticity)
    spend = multiple * best
    assert waste.profit_ratio == pytest.approx(profit(spend) / profit(best), rel=1e-6, abs=1e-9)
    assert waste.average_roi == pytest.approx(profit(spend) / spend, rel=1e-6, abs=1e-9)
    step = 1e-5 * spend
    slope = (profit(spend + step) - profit(spend - step)) / (2 * step)
    assert waste.marginal_roi == pytest.approx(slope, rel=1e-4, abs=1e-6)
    assert waste.profit_ratio <= 1 + 1e-14
    even = rivals.promotion_break_even(elasticity)
    nothing = rivals.promotion_waste(even, elasticity).profit_ratio
    assert nothing == pytest.approx(0, abs=1e-9 * even)


def test_promotion_forms_join_without_a_jump():
    around = 0.5 + np.array([-1e-12, 1e-12])
    ratio = rivals.promotion_waste(np.array([[0.1], [2], [50]]), around).profit_ratio
    np.testing.assert_allclose(ratio[:, 0], ratio[:, 1], rtol=1e-10)
    near_1 = rivals.promotion_waste(2, 1 - 10.0 ** -np.arange(3, 15)).profit_ratio
    np.testing.assert_allclose(near_1, 2 * (1 - np.log(2)), rtol=2e-3)
    near_0 = rivals.promotion_waste(2, 1 - 10.0 ** -np.arange(3, 15)).average_roi
    missing = 1 - (1 - 10.0 ** -np.arange(3, 15))
    np.testing.assert_allclose(near_0, missing * (1 - np.log(2)), rtol=2e-3)
    assert rivals.promotion_break_even(1 - 1e-12) == pytest.approx(np.e, rel=1e-11)


@few
@given(st.floats(0.05, 12), st.floats(0.03, 0.4), st.floats(0, 0.9))
def test_promotion_credit_from_scratch(multiple, elasticity, part):
    anyway = part * (1 - elasticity)
    power = elasticity / (1 - anyway)

    def sold(spend):
        """All sales are worth 1 at the best budget, which is the elasticity."""
        return anyway + (1 - anyway) * (spend / elasticity) ** power

    def slope(function, spend):
        step = 1e-5 * spend
        return (function(spend + step) - function(spend - step)) / (2 * step)

    best, spend = elasticity, multiple * elasticity
    assert slope(sold, best) * best / sold(best) == pytest.approx(elasticity, rel=1e-4)
    assert slope(sold, best) == pytest.approx(1, rel=1e-4), "the best budget: a euro for a euro"
    credit = rivals.promotion_credit(multiple, elasticity, anyway)
    kept = (sold(spend) - spend) / (sold(best) - best)
    assert credit.profit_ratio == pytest.approx(kept, rel=1e-9, abs=1e-9)
    assert credit.marginal_roi == pytest.approx(slope(sold, spend) - 1, rel=1e-4, abs=1e-6)
    assert credit.claimed_roi == pytest.approx(sold(spend) / spend - 1, rel=1e-9, abs=1e-9)
    assert credit.average_roi == pytest.approx(
        (sold(spend) - sold(0)) / spend - 1, rel=1e-9, abs=1e-9
    )


def test_promotion_credit_without_sales_that_come_anyway_is_promotion_waste():
    credit, waste = rivals.promotion_credit(2, 0.12, 0), rivals.promotion_waste(2, 0.12)
    assert credit.claimed_roi == credit.average_roi == waste.average_roi
    assert credit.marginal_roi == waste.marginal_roi
    assert credit.profit_ratio == pytest.approx(waste.profit_ratio, rel=1e-14)
    with pytest.raises(ValueError, match=r"sales_anyway must be below 1 - elasticity \(0.88\)"):
        rivals.promotion_credit(2, 0.12, 0.88)


@few
@given(st.floats(0, 3), st.floats(0, 3), st.floats(0.2, 3), st.floats(-1, 1))
def test_mixed_views_by_integration(first, second, tolerance, correlation):
    grid = np.linspace(-9, 9, 301)
    own, other = np.meshgrid(grid, grid)
    density = np.exp(-(own**2 + other**2) / 2)
    unlike = np.sqrt(max(1 - correlation**2, 0))
    error = (first * own + second * (correlation * own + unlike * other)) / 2
    kept = (density * np.exp(-(error**2) / (2 * tolerance**2))).sum() / density.sum()
    mixed = rivals.mixed_views_effectiveness(first, second, tolerance, correlation)
    assert mixed == pytest.approx(kept, abs=1e-9)
    alike = rivals.mixed_views_effectiveness(first, first, tolerance, correlation)
    pooled = rivals.pooled_targeting_effectiveness(first, tolerance, correlation)
    assert alike == pytest.approx(pooled, rel=1e-12)


@few
@given(st.floats(0.1, 3), st.floats(0.2, 3), st.floats(-1, 1))
def test_worth_listening_up_to_its_ratio(own, tolerance, correlation):
    edge = rivals.worth_listening_ratio(correlation) * own
    alone = rivals.targeting_effectiveness(0, own, tolerance)

    def mixed(other):
        return rivals.mixed_views_effectiveness(own, other, tolerance, correlation)

    assert mixed(edge) == pytest.approx(alone, rel=1e-9)
    assert mixed(1.01 * edge) < alone < mixed(0.99 * edge)


@few
@given(st.floats(-3, 3), st.floats(0, 3), st.floats(0.2, 3), st.floats(-1, 1))
def test_targeting_by_integration(bias, spread, tolerance, correlation):
    grid = np.linspace(-9, 9, 4001)
    density = np.exp(-(grid**2) / 2)

    def kept(off, sd):
        response = np.exp(-((off + sd * grid) ** 2) / (2 * tolerance**2))
        return (density * response).sum() / density.sum()

    computed = rivals.targeting_effectiveness(bias, spread, tolerance)
    assert computed == pytest.approx(kept(bias, spread), abs=1e-12)
    # The mean of two errors with this correlation.
    covariance = spread**2 * np.array([[1, correlation], [correlation, 1]])
    mean_sd = np.sqrt(max(np.array([0.5, 0.5]) @ covariance @ np.array([0.5, 0.5]), 0))
    pooled = rivals.pooled_targeting_effectiveness(spread, tolerance, correlation)
    assert pooled == pytest.approx(kept(0, mean_sd), abs=1e-12)
    assert pooled >= rivals.targeting_effectiveness(0, spread, tolerance) * (1 - 1e-12)
