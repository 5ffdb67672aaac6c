"""The whole spectrum: each reading by its definition, the team by replies to each other."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar

from framings.models import ces, complementary, spectrum

few = settings(deadline=None, derandomize=True, max_examples=60)
amounts = st.floats(0.5, 100)
elasticities = st.floats(0.02, 0.9)
weights = st.floats(0.05, 0.95)


def replies_to_each_other(weight, sigma, returns, alignment):
    """Let each department in turn choose its best effort, until neither moves.

    A unit of output earns 1/returns, so that for one firm both best efforts are 1.
    """
    credit = (1 + alignment) / 2

    def best(own_cost, output_at):
        def loss(log_effort):
            effort = np.exp(log_effort)
            return own_cost * effort - credit * output_at(effort) ** returns / returns

        # The other's cost and the other half of the margin do not depend on one's own effort.
        found = minimize_scalar(loss, bounds=(-8, 3), method="bounded", options={"xatol": 1e-11})
        return np.exp(found.x)

    marketing = sales = 1.0
    for _ in range(300):
        before = (marketing, sales)
        marketing = best(weight, lambda m, s=sales: ces.ces_output(m, s, weight, sigma))
        sales = best(1 - weight, lambda s, m=marketing: ces.ces_output(m, s, weight, sigma))
        if np.allclose(before, (marketing, sales), rtol=1e-9):
            break
    return marketing, sales


@pytest.mark.parametrize("sigma", [0.5, 1.0, 3.0])
@pytest.mark.parametrize("alignment", [0.0, 0.5])
def test_team_effort_is_where_best_replies_meet(sigma, alignment):
    weight, returns = 0.279, 0.43
    marketing, sales = replies_to_each_other(weight, sigma, returns, alignment)
    output = ces.ces_output(marketing, sales, weight, sigma) ** returns
    profit = output / returns - weight * marketing - (1 - weight) * sales
    team = spectrum.team_effort(returns, alignment)
    assert team.output_ratio == pytest.approx(output, rel=1e-4)
    assert team.profit_ratio == pytest.approx(profit / (1 / returns - 1), rel=1e-4)


@few
@given(st.floats(0.05, 0.95))
def test_more_alignment_never_costs(returns):
    alignment = np.linspace(0, 1, 101)
    team = spectrum.team_effort(returns, alignment)
    assert (np.diff(team.output_ratio) > 0).all()
    assert (np.diff(team.profit_ratio) > 0).all()
    assert team.output_ratio[-1] == team.profit_ratio[-1] == 1


def test_full_alignment_is_approached_flat():
    team = spectrum.team_effort(0.43, 1 - 10.0 ** -np.arange(1, 15))
    missing = 1 - team.profit_ratio
    # The first bit of misalignment costs next to nothing: the loss is of second order.
    assert (missing <= 10.0 ** (-2.0 * np.arange(1, 15)) + 1e-15).all()


@few
@given(amounts, amounts, amounts, elasticities, elasticities)
def test_same_output_by_its_definition(marketing, sales, then, a, b):
    needed = spectrum.same_output_sales(marketing, sales, then, a, b)
    if 1e-200 < needed < 1e200:
        before = complementary.cobb_douglas_output(marketing, sales, a, b)
        after = complementary.cobb_douglas_output(then, needed, a, b)
        assert after == pytest.approx(before, rel=1e-10)


@few
@given(amounts, amounts, elasticities, elasticities)
def test_slopes_of_the_function(marketing, sales, a, b):
    step = 1e-5
    needed = spectrum.same_output_sales(
        marketing, sales, marketing * np.array([1 - step, 1 + step]), a, b
    )
    slope = (needed[0] - needed[1]) / (2 * step * marketing)
    rate = spectrum.marginal_rate_of_substitution(marketing, sales, a, b)
    assert rate == pytest.approx(slope, rel=1e-4)


@few
@given(amounts, amounts, st.floats(0.01, 1), elasticities, elasticities)
def test_four_readings_by_their_definitions(marketing, sales, part, a, b):
    extra = part * sales
    readings = spectrum.four_readings(marketing, sales, extra, a, b)
    total = marketing + sales
    shares = np.append(np.linspace(0, 1, 101), complementary.optimal_split(a, b))

    def best_output(money):
        outputs = complementary.cobb_douglas_output(money * shares, money * (1 - shares), a, b)
        assert outputs[-1] >= outputs.max() * (1 - 1e-12)
        return outputs[-1]

    larger = best_output(total + extra) / best_output(total)
    assert readings.same == pytest.approx(larger - 1, rel=1e-9, abs=1e-12)

    def marginal_product(m):
        return b * complementary.cobb_douglas_output(m, sales, a, b) / sales

    raised = marginal_product(marketing + extra) / marginal_product(marketing)
    assert readings.complementary == pytest.approx(raised - 1, rel=1e-9, abs=1e-12)
    needed = spectrum.same_output_sales(marketing, sales, marketing + extra, a, b)
    assert readings.substitutes == pytest.approx(needed - sales, rel=1e-9, abs=1e-12 * sales)
    assert readings.rivals == -extra
    # The four signs are the four framings.
    assert readings.same > 0
    assert readings.complementary > 0
    assert readings.substitutes < 0


@few
@given(weights, st.floats(0, 6), st.floats(0.2, 5))
def test_the_budget_ratio_answers_to_claims_with_sigma_minus_1(weight, sigma, claim):
    ratio = spectrum.budget_ratio_for_claim(weight, sigma, claim * np.array([1, 1.001]))
    elasticity = np.log(ratio[1] / ratio[0]) / np.log(1.001)
    assert elasticity == pytest.approx(sigma - 1, abs=1e-9)
    share = ces.normalised_marketing_share(weight, sigma, claim)
    assert ratio[0] == pytest.approx(share / (1 - share), rel=1e-11)


def test_exaggerating_pays_above_1_and_costs_below():
    path = np.array([0.5, 1, 3])
    gain = spectrum.exaggerated_claim(0.279, path, 1.5).share_gain
    np.testing.assert_array_equal(np.sign(gain.round(15)), [-1, 0, 1])
    assert spectrum.budget_ratio_for_claim(0.279, np.inf, 1) == pytest.approx(0.279 / 0.721)


@few
@given(weights, st.floats(0.1, 10), st.floats(0.2, 5))
def test_what_an_exaggerated_claim_costs_the_firm(weight, sigma, claim):
    result = spectrum.exaggerated_claim(weight, sigma, claim)
    share = ces.normalised_marketing_share(weight, sigma, claim)
    output = ces.ces_output(share / weight, (1 - share) / (1 - weight), weight, sigma)
    assert result.output_kept == pytest.approx(output, rel=1e-9)
    assert result.share_gain == pytest.approx(share - weight, abs=1e-14)
    assert spectrum.exaggerated_claim(weight, sigma, 1).output_kept == pytest.approx(1, rel=1e-14)


@few
@given(
    st.floats(0.1, 10),
    st.floats(0, 1),
    st.floats(0.1, 0.9),
    st.floats(0.55, 0.95),
    st.floats(0.1, 0.9),
)
def test_the_game_is_the_one_whose_best_replies_it_has(sigma, alignment, returns, cost, low):
    rho = 1 - 1 / sigma

    def output(one, other):
        if abs(rho) < 1e-9:
            return (one * other) ** (returns / 2)
        return (0.5 * one**rho + 0.5 * other**rho) ** (returns / rho)

    # The cost of working hard, for one: half of what both together bear.
    hard = cost * (output(1, 1) - output(low, low)) / 2

    def objective(one, other):
        mine = output(one, other) / 2 - hard * (one == 1)
        theirs = output(one, other) / 2 - hard * (other == 1)
        return mine + alignment * theirs

    gains = [objective(1, other) - objective(low, other) for other in (1, low)]
    if min(map(abs, gains)) < 1e-9:
        return
    names = {
        (True, True): "harmony",
        (True, False): "stag hunt",
        (False, True): "chicken",
        (False, False): "prisoner's dilemma",
    }
    assert (
        spectrum.effort_game(sigma, alignment, returns, cost, low).game
        == names[gains[0] > 0, gains[1] > 0]
    )


def test_the_game_turns_near_the_threshold_of_complementarity():
    # For ever smaller steps in effort the two thresholds meet at 1/(1 − ν).
    games = [
        spectrum.effort_game(sigma, 0.5, returns=0.43, effort_cost=0.75, low_effort=0.99)
        for sigma in (1.70, 1.80)
    ]
    assert games[0].answers_effort < games[0].answers_blame
    assert games[1].answers_effort > games[1].answers_blame
    assert spectrum.effort_game(0, 0.5).answers_blame == np.inf
