"""Hindsight: won deals against a count of all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framings.models import hindsight

few = settings(deadline=None, derandomize=True, max_examples=60)
shares = st.floats(0, 1)


@few
@given(st.integers(1, 200), st.integers(1, 200), st.integers(1, 200), st.integers(1, 200))
def test_wins_alone_against_wins_and_losses(won_with, won_without, lost_with, lost_without):
    with_it, without = won_with + lost_with, won_without + lost_without
    share = hindsight.share_among_wins(
        with_it / (with_it + without), won_with / with_it, won_without / without
    )
    assert share == pytest.approx(won_with / (won_with + won_without), rel=1e-12)
