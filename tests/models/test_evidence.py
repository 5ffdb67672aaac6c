"""Evidence: counts against a list of leads, print and slopes against simulation and integrals."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.stats import norm

from framings.models import evidence

few = settings(deadline=None, derandomize=True, max_examples=60)


@few
@given(st.integers(0, 40), st.integers(0, 40))
def test_counts_of_leads_that_stand_in_a_list(good, answered):
    # Good leads answered as often as the others: every kind of lead beside every kind of answer.
    leads = [(g < good, a < answered) for g in range(40) for a in range(40)]

    def share(counted):
        return sum(map(counted, leads)) / len(leads)

    found = evidence.lost_leads(good / 40, answered / 40)
    assert found.not_good == pytest.approx(share(lambda lead: not lead[0]))
    assert found.not_answered == pytest.approx(share(lambda lead: not lead[1]))
    assert found.either == pytest.approx(share(lambda lead: not all(lead)))
    assert found.good_not_answered == pytest.approx(share(lambda lead: lead[0] and not lead[1]))


@few
@given(st.floats(0, 1), st.floats(0, 1))
def test_the_widest_count_is_the_largest_and_the_others_are_parts_of_it(good, answered):
    found = evidence.lost_leads(good, answered)
    middle = found.not_good, found.not_answered
    assert found.good_not_answered <= found.not_answered + 1e-15
    assert max(middle) <= found.either + 1e-15
    assert found.either == pytest.approx(found.not_good + found.good_not_answered)


def test_the_error_of_a_trial_by_simulation():
    rng = np.random.default_rng(9)
    units = rng.normal(0, 0.2, (20_000, 50))
    gaps = units[:, :25].mean(axis=1) - units[:, 25:].mean(axis=1)
    assert evidence.standard_error(0.2, 50) == pytest.approx(gaps.std(), rel=0.02)


@few
@given(st.floats(-3, 3), st.floats(0.2, 3))
def test_what_is_printed_by_integration(effect, error):
    bar = evidence.STRIKING * error
    found = norm(effect, error)
    tails = [(-np.inf, -bar), (bar, np.inf)]
    share = sum(found.cdf(high) - found.cdf(low) for low, high in tails)
    mean = sum(quad(lambda x: x * found.pdf(x), low, high)[0] for low, high in tails) / share
    seen = evidence.printed_effects(effect, error)
    assert seen.share == pytest.approx(share, rel=1e-9)
    assert seen.mean == pytest.approx(mean, rel=1e-5, abs=1e-7)
    away = found.cdf(-bar) if effect > 0 else found.sf(bar)
    assert seen.wrong_way == pytest.approx(away / share, rel=1e-9)


@pytest.mark.parametrize(("effect", "size"), [(0.02, 100), (0.02, 400), (0.02, 1600), (0.0, 400)])
def test_what_is_printed_by_drawing_trials(effect, size):
    # From the shops on: two halves, a test of their difference, and a drawer for the rest.
    rng = np.random.default_rng(size)
    half = (60_000, size // 2)
    means = rng.normal(0, 0.2 / np.sqrt(half[1]), (2, half[0]))
    found = effect + means[0] - means[1]
    error = evidence.standard_error(0.2, size)
    printed = found[2 * norm.sf(np.abs(found) / error) < 0.05]
    seen = evidence.printed_effects(effect, error)
    noise = 4 * printed.std() / np.sqrt(len(printed))
    assert seen.mean == pytest.approx(printed.mean(), abs=noise)
    assert seen.share == pytest.approx(len(printed) / len(found), abs=0.01)
    if effect:
        assert seen.wrong_way == pytest.approx((printed < 0).mean(), abs=0.02)


@few
@given(st.floats(0, 5), st.floats(0.1, 5))
def test_print_never_makes_an_effect_smaller(effect, error):
    seen = evidence.printed_effects(effect, error)
    assert seen.mean >= effect - 1e-12
    # Nor a larger study more misleading, nor a fall other than a rise upside down.
    larger = evidence.printed_effects(effect, error / 2)
    assert larger.share >= seen.share - 1e-12
    fall = evidence.printed_effects(-effect, error)
    assert (fall.mean, fall.share) == pytest.approx((-seen.mean, seen.share))


def test_nothing_that_is_printed_by_chance_only():
    nothing = evidence.printed_effects(0, 1)
    assert (nothing.share, nothing.mean, nothing.wrong_way) == pytest.approx((0.05, 0, 0.5))


@pytest.mark.parametrize("follows", [0, 0.3, 0.8, 1])
def test_a_line_through_simulated_months(follows):
    rng = np.random.default_rng(10)
    anyway, own = rng.normal(size=(2, 400_000))
    effort = 0.3 * (follows * anyway + np.sqrt(1 - follows**2) * own)
    sales = 0.12 * effort + 0.1 * anyway
    slope = np.cov(effort, sales)[0, 1] / effort.var()
    assert evidence.effect_as_seen(0.12, follows, 0.1 / 0.3) == pytest.approx(slope, abs=0.003)
