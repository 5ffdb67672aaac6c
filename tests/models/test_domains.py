"""Every function over its whole documented domain, and every argument just outside it."""

import dataclasses
import inspect
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pytest

from framings.models import (
    ces,
    complementary,
    contest,
    customers,
    evidence,
    experiment,
    games,
    hindsight,
    leads,
    pay,
    promotion,
    same,
    spectrum,
    substitutes,
    temperaments,
)

POINTS = 10_000
INF = float("inf")
MODULES = (
    ces,
    same,
    complementary,
    substitutes,
    pay,
    hindsight,
    leads,
    promotion,
    customers,
    contest,
    games,
    spectrum,
    evidence,
    experiment,
)
# These take tables of payoffs or the scores of a round: see test_games.
NO_NUMBERS = {games.equilibria, games.shared_bonus_payoffs}


@dataclass(frozen=True)
class Within:
    """The allowed values of an argument, with what "unbounded" is tried up to."""

    low: float
    high: float
    low_included: bool = True
    high_included: bool = True
    infinite: bool = False
    whole: bool = False
    stages: int = 0
    # Further places to crowd round: joins of formulae.
    joins: tuple[float, ...] = ()

    def draw(self, rng, count):
        shape = (count, self.stages) if self.stages else (count,)
        low = max(self.low, -1e9)
        high = min(self.high, 1e9)
        spread = rng.uniform(low, high, shape)
        # Small numbers, and numbers close to either end, matter as much as those in between.
        tiny = 10.0 ** rng.uniform(-12, 9, shape)
        from_low = low + tiny if low > -1e9 else rng.choice([-1.0, 1.0], shape) * tiny
        from_high = high - tiny if high < 1e9 else tiny
        values = np.stack([spread, from_low, from_high])
        for join in self.joins:
            near = join + rng.choice([-1.0, 0.0, 1.0], shape) * 10.0 ** rng.uniform(-15, -1, shape)
            values = np.concatenate([values, near[None]])
        drawn = np.take_along_axis(values, rng.integers(len(values), size=(1, *shape)), 0)[0]
        drawn = np.where(self._allows(drawn), drawn, spread)
        edge = rng.random(shape)
        if self.low_included and self.low > -INF:
            drawn = np.where(edge < 0.02, self.low, drawn)
        if self.infinite or (self.high_included and self.high < INF):
            drawn = np.where(edge > 0.98, self.high, drawn)
        return np.floor(np.clip(drawn, self.low, 1000)) if self.whole else drawn

    def _allows(self, values):
        above = values >= self.low if self.low_included else values > self.low
        below = values <= self.high if self.high_included else values < self.high
        return above & below

    def outside(self):
        if self.low > -INF:
            yield self.low - 0.5
            if not self.low_included:
                yield self.low
        if self.high < INF:
            yield self.high + 0.5
            if not self.high_included:
                yield self.high
        elif not self.infinite:
            yield INF
        if self.whole:
            yield 2.5
        yield -INF
        yield float("nan")
        yield True
        yield "0.5"


positive = Within(0, INF, low_included=False)
not_negative = Within(0, INF)
anything = Within(-INF, INF)
share = Within(0, 1)
inner_share = Within(0, 1, low_included=False, high_included=False)
share_above_0 = Within(0, 1, low_included=False)
share_below_1 = Within(0, 1, high_included=False)
above_1 = Within(1, INF, low_included=False)
sigma = Within(0, INF, infinite=True, joins=(1.0,))
shape = Within(0, INF, low_included=False, joins=(1.0,))
half_share = Within(0, 0.5)


def at_most(smaller, larger):
    """Return a repair that turns ``smaller`` into a part of ``larger``, with the edge itself."""

    def repair(drawn, rng):
        part = rng.uniform(1e-9, 1, POINTS)
        near = 1 - 10.0 ** rng.uniform(-15, -1, POINTS)
        part = np.where(rng.random(POINTS) < 0.5, part, near)
        drawn[smaller] = np.where(rng.random(POINTS) < 0.05, 1.0, part) * drawn[larger]

    return repair


def strictly_above(larger, smaller):
    def repair(drawn, rng):
        drawn[larger] = drawn[smaller] * (1 + 10.0 ** rng.uniform(-12, 6, POINTS))

    return repair


def sum_below_1(drawn, rng):
    both = Within(0, 1, low_included=False, high_included=False).draw(rng, POINTS)
    part = rng.uniform(0.001, 0.999, POINTS)
    drawn["marketing_elasticity"], drawn["sales_elasticity"] = both * part, both * (1 - part)


def adbudg_range(drawn, rng):
    drawn["ceiling"] = drawn["floor"] + np.abs(drawn["ceiling"])


def movable(drawn, rng):
    drawn["sales"] += 1e-9
    drawn["moved"] = rng.uniform(-drawn["marketing"], drawn["sales"])
    drawn["moved"] = np.where(rng.random(POINTS) < 0.05, drawn["sales"], drawn["moved"])
    drawn["moved"] = np.where(rng.random(POINTS) < 0.05, -drawn["marketing"], drawn["moved"])


def overlap(drawn, rng):
    m, s = drawn["marketing_touched"], drawn["sales_touched"]
    least, most = np.maximum(0, m + s - 1), np.minimum(m, s)
    drawn["both_touched"] = least + share.draw(rng, POINTS) * np.maximum(0, most - least)


def room_for_promotion(drawn, rng):
    part = rng.uniform(0, 0.999, POINTS)
    drawn["elasticity"] = rng.uniform(1e-6, 0.999, POINTS)
    drawn["sales_anyway"] = part * (1 - drawn["elasticity"])


def room_for_overhead(drawn, rng):
    drawn["overhead"] = rng.uniform(0, 1 - 1e-12, POINTS) * (1 - drawn["elasticity"])


def some_error(drawn, rng):
    drawn["other_sd"] = np.where(drawn["own_sd"] > 0, drawn["other_sd"], 1.0)


def within_sold(drawn, rng):
    at_most("marketing_claim", "sold")(drawn, rng)
    at_most("sales_claim", "sold")(drawn, rng)


def limited_synergy(drawn, rng):
    at_most("weak_effect", "strong_effect")(drawn, rng)
    boost = Within(0, 2, high_included=False).draw(rng, POINTS)
    drawn["synergy"] = boost / drawn["margin"]
    # Dividing and multiplying again may round up to the bound.
    drawn["synergy"] = np.where(drawn["synergy"] * drawn["margin"] < 2, drawn["synergy"], 0.0)


def settled_contest(drawn, rng):
    bound = drawn["departments"] / (drawn["departments"] - 1)
    drawn["decisiveness"] = bound * Within(0, 1, low_included=False).draw(rng, POINTS)


def ordered_scores(drawn, rng):
    steps = 10.0 ** rng.uniform(-3, 3, (3, POINTS))
    drawn["punishment"] = drawn["sucker"] + steps[0]
    drawn["reward"] = drawn["punishment"] + steps[1]
    drawn["temptation"] = drawn["reward"] + steps[2]


def room_for_better(drawn, rng):
    drawn["difference"] = drawn["difference"] * (1 - drawn["rate"])


def some_wins(drawn, rng):
    drawn["win_rate_with"] = np.maximum(drawn["win_rate_with"], 1e-9)
    drawn["practice_share"] = np.maximum(drawn["practice_share"], 1e-9)


def no_win_rate(drawn, rng):
    drawn["win_rate"] = None


def no_price(drawn, rng):
    drawn["price"] = None


def linear_prices(drawn, rng):
    strictly_above("choke_price", "unit_cost")(drawn, rng)
    drawn["price"] = share.draw(rng, POINTS) * drawn["choke_price"]


@dataclass(frozen=True)
class Domain:
    """What a function accepts and what it announces."""

    function: Callable
    arguments: dict[str, Within]
    repair: Callable | None = None
    infinite: bool = False
    # Fields that may be nan, and bounds that a share must keep.
    nan_fields: tuple[str, ...] = ()
    low: float = -INF
    high: float = INF
    extra: dict[str, object] = field(default_factory=dict)

    def draw(self, rng):
        drawn = {name: within.draw(rng, POINTS) for name, within in self.arguments.items()}
        if self.repair:
            self.repair(drawn, rng)
        return {name: value for name, value in drawn.items() if value is not None}


cost_of_goods = {"choke_price": anything, "unit_cost": positive}
deal = {"attraction": anything, "price_sensitivity": positive}
passed_leads = {
    "leads": not_negative,
    "margin": positive,
    "handling_cost": not_negative,
    "passed_above": share_below_1,
}
drucker = {
    "target": positive,
    "market": positive,
    "sales_yield": positive,
    "sales_cost": positive,
}
technology = {"marketing_weight": inner_share, "sigma": sigma}
elasticities = {"marketing_elasticity": positive, "sales_elasticity": positive}

experiment_on = {"rate": share_below_1, "difference": share_above_0, "risk": inner_share}

DOMAINS = [
    Domain(ces.ces_output, {"marketing": not_negative, "sales": not_negative, **technology}, low=0),
    Domain(ces.normalised_unit_cost, {**technology, "effectiveness": positive}, low=0),
    Domain(
        ces.normalised_marketing_share, {**technology, "effectiveness": positive}, low=0, high=1
    ),
    *(
        Domain(
            ces.sales_effort_ratio,
            {**technology, "effectiveness": positive, "returns": returns},
            low=0,
            infinite=held == "nothing",
            extra={"held_constant": held},
        )
        for held, returns in (("target", positive), ("budget", positive), ("nothing", inner_share))
    ),
    Domain(
        ces.needed_sales,
        {"target": not_negative, "marketing": not_negative, **technology},
        low=0,
        infinite=True,
    ),
    Domain(ces.marketing_without_sales, {"target": positive, **technology}, low=0, infinite=True),
    Domain(ces.sales_floor, technology, low=0, high=1),
    Domain(ces.complementarity_threshold, {"returns": share_above_0}, low=1, infinite=True),
    Domain(
        same.adbudg,
        {
            "effort": not_negative,
            "floor": anything,
            "ceiling": anything,
            "shape": shape,
            "half_saturation": positive,
        },
        adbudg_range,
    ),
    Domain(
        same.pooled_sales,
        {
            "budget": not_negative,
            "marketing_share": share,
            "marketing_productivity": positive,
            "sales_productivity": positive,
            "floor": anything,
            "ceiling": anything,
            "shape": shape,
            "half_saturation": positive,
        },
        adbudg_range,
    ),
    Domain(
        same.best_marketing_share,
        {"marketing_productivity": positive, "sales_productivity": positive},
        low=0,
        high=1,
    ),
    Domain(same.inflection_effort, {"shape": shape, "half_saturation": positive}, low=0),
    Domain(
        same.credit,
        dict.fromkeys(("neither", "marketing_only", "sales_only", "both"), not_negative),
    ),
    Domain(same.phantom_gain, {"lines": Within(1, INF), "elasticity": share_above_0}, low=0),
    Domain(
        same.relabelling_gain,
        {
            "marketing": not_negative,
            "sales": not_negative,
            "moved": anything,
            "marketing_productivity": positive,
            "sales_productivity": positive,
            "elasticity": positive,
        },
        movable,
        infinite=True,
        low=-1,
    ),
    Domain(
        same.double_counted_claims,
        {
            "sold": not_negative,
            "marketing_touched": share,
            "sales_touched": share,
            "both_touched": share,
        },
        overlap,
        low=0,
    ),
    Domain(
        same.least_counted_twice,
        {"marketing_claim": not_negative, "sales_claim": not_negative, "sold": not_negative},
        within_sold,
        low=0,
    ),
    Domain(
        complementary.cobb_douglas_output,
        {"marketing": not_negative, "sales": not_negative, **elasticities, "scale": positive},
        low=0,
        infinite=True,
    ),
    Domain(complementary.optimal_split, elasticities, low=0, high=1),
    Domain(
        complementary.wrong_split_ratio, {"marketing_share": share, **elasticities}, low=0, high=1
    ),
    Domain(
        complementary.synergy_optimum,
        {
            "strong_effect": positive,
            "weak_effect": not_negative,
            "synergy": not_negative,
            "margin": positive,
        },
        limited_synergy,
        low=0,
    ),
    *(
        Domain(
            function,
            {"close_rate": share, "capacity": positive, "leads": not_negative},
            low=0,
            extra={"attention": attention},
        )
        for function in (leads.sales_from_attention, leads.sales_from_chosen_leads)
        for attention in leads.ATTENTION
    ),
    Domain(
        leads.scored_leads_profit,
        {
            "leads": not_negative,
            "margin": positive,
            "handling_cost": not_negative,
            "accuracy": share,
            "bar": share,
        },
    ),
    Domain(
        leads.best_score_bar,
        {"margin": positive, "handling_cost": not_negative, "accuracy": share},
        low=0,
        high=1,
    ),
    Domain(
        leads.sorted_leads,
        {"leads": not_negative, "worth_from": share, "accuracy": share, "bar": share},
        low=0,
    ),
    Domain(leads.best_lead_volume, {"close_rate": share, "capacity": positive}, low=0),
    Domain(
        leads.sales_from_leads,
        {"close_rate": share, "capacity": positive, "leads": not_negative},
        low=0,
    ),
    Domain(
        complementary.funnel_customers,
        {"reached": not_negative, "stage_rates": Within(0, 1, stages=4)},
        low=0,
    ),
    Domain(
        complementary.capped_funnel_customers,
        {
            "reached": not_negative,
            "attract": share,
            "visit": share,
            "close": share,
            "visit_capacity": Within(0, INF, infinite=True),
        },
        low=0,
    ),
    Domain(
        complementary.funnel_stages,
        {"reached": not_negative, "stage_rates": Within(0, 1, stages=4)},
        low=0,
    ),
    Domain(
        complementary.funnel_gains,
        {"reached": not_negative, "stage_rates": Within(0, 1, stages=4), "points": share},
        low=0,
    ),
    Domain(complementary.two_stage_lift, {"lift": Within(-1, INF)}, low=-1),
    Domain(
        substitutes.needed_sales_effort,
        {
            "target": not_negative,
            "market": positive,
            "effectiveness": share,
            "sales_yield": positive,
        },
        low=0,
    ),
    Domain(substitutes.superfluous_threshold, {"target": not_negative, "market": positive}, low=0),
    Domain(
        substitutes.cheapest_mix,
        {**drucker, "attraction_cost": positive},
        at_most("target", "market"),
        low=0,
    ),
    Domain(
        substitutes.attraction_spending,
        {"effectiveness": share_below_1, "attraction_cost": positive},
        low=0,
    ),
    Domain(
        substitutes.last_attracted_customer_cost,
        {"target": not_negative, "market": positive, "attraction_cost": positive},
        at_most("target", "market"),
        low=0,
        infinite=True,
    ),
    Domain(
        substitutes.critical_attraction_cost,
        {**drucker, "target": not_negative},
        at_most("target", "market"),
        low=0,
    ),
    Domain(
        substitutes.rep_deal_threshold,
        {"rep_cost": not_negative, "win_rate_gain": share_above_0, "margin_rate": share_above_0},
        low=0,
        infinite=True,
    ),
    Domain(
        substitutes.share_of_deals_above,
        {"threshold": not_negative, "mean_deal": positive},
        low=0,
        high=1,
    ),
    Domain(
        substitutes.share_of_value_above,
        {"threshold": not_negative, "mean_deal": positive},
        low=0,
        high=1,
    ),
    Domain(
        contest.budget_contest,
        {
            "departments": Within(2, INF, whole=True),
            "prize": positive,
            "decisiveness": positive,
            "alignment": share,
        },
        settled_contest,
        low=0,
    ),
    Domain(
        contest.unequal_contest,
        {"larger_stake": positive, "smaller_stake": positive},
        at_most("smaller_stake", "larger_stake"),
        low=0,
    ),
    Domain(
        contest.contest_win_probability,
        {"own_effort": not_negative, "other_effort": not_negative, "decisiveness": positive},
        low=0,
        high=1,
    ),
    Domain(
        contest.spillover,
        {"gain": positive, "steepness": positive, "cost_to_other": anything, "alignment": share},
    ),
    Domain(
        pay.discount_linear,
        {**cost_of_goods, "margin_weight": share},
        strictly_above("choke_price", "unit_cost"),
        low=0,
    ),
    Domain(
        pay.rep_income_linear,
        {
            "price": not_negative,
            "choke_price": positive,
            "unit_cost": positive,
            "margin_weight": share,
            "commission_rate": share_above_0,
            "private_value": anything,
        },
        linear_prices,
    ),
    Domain(
        pay.profit_share_linear,
        {"price": not_negative, **cost_of_goods},
        linear_prices,
        high=1,
    ),
    Domain(
        pay.price_with_private_value,
        {
            "choke_price": positive,
            "commission_rate": positive,
            "private_value": not_negative,
            "charged_cost": not_negative,
        },
        at_most("charged_cost", "choke_price"),
        low=0,
    ),
    Domain(
        pay.price_constant_elasticity,
        {"price_elasticity": above_1, "unit_cost": positive, "margin_weight": share_above_0},
        low=0,
    ),
    Domain(
        pay.rep_income_constant_elasticity,
        {
            "price": positive,
            "price_elasticity": above_1,
            "unit_cost": positive,
            "margin_weight": share,
            "commission_rate": share_above_0,
            "private_value": anything,
        },
        infinite=True,
    ),
    Domain(
        pay.profit_kept_constant_elasticity,
        {"price_elasticity": above_1, "margin_weight": share_above_0},
        infinite=True,
        high=1,
    ),
    Domain(
        pay.profit_share_constant_elasticity,
        {"price": positive, "price_elasticity": above_1, "unit_cost": positive},
        infinite=True,
        high=1,
    ),
    Domain(pay.zero_profit_margin_weight, {"price_elasticity": above_1}, low=0, high=1),
    Domain(
        pay.pull_forward_discount_firm,
        {"later_win_probability": share, "discount_factor": share, "margin_rate": share},
        low=0,
        high=1,
    ),
    Domain(
        pay.pull_forward_discount_rep,
        {"later_win_probability": share, "discount_factor": share},
        low=0,
        high=1,
    ),
    Domain(
        pay.pull_forward_wedges,
        {
            "later_win_probability": share,
            "firm_discount_factor": share,
            "rep_discount_factor": share,
            "margin_rate": share,
        },
        low=-1,
        high=1,
    ),
    Domain(leads.lead_threshold, {"handling_cost": not_negative, "margin": positive}, low=0),
    Domain(leads.lead_profit, passed_leads),
    Domain(
        leads.rightly_ignored_share,
        {name: passed_leads[name] for name in ("handling_cost", "margin", "passed_above")},
        low=0,
        high=1,
    ),
    Domain(
        experiment.sample_size,
        {**experiment_on, "power": Within(0.5, 1, high_included=False)},
        room_for_better,
        low=0,
    ),
    Domain(
        experiment.chance_to_see,
        {"deals": not_negative, **experiment_on},
        room_for_better,
        low=0,
        high=1,
    ),
    Domain(experiment.least_convincing, {"deals": positive, **experiment_on}, room_for_better),
    Domain(
        hindsight.share_among_wins,
        {"practice_share": share, "win_rate_with": share, "win_rate_without": share},
        some_wins,
        low=0,
        high=1,
    ),
    Domain(
        games.blame_game,
        {
            "temptation": anything,
            "reward": anything,
            "punishment": anything,
            "sucker": anything,
            "bonus_share": half_share,
        },
        ordered_scores,
        nan_fields=("critical_discount_factor",),
        low=0,
        high=1,
    ),
    Domain(
        games.joint_bonus_thresholds,
        dict.fromkeys(("temptation", "reward", "punishment", "sucker"), anything),
        ordered_scores,
        low=0,
        high=2,
    ),
    Domain(
        promotion.promotion_waste, {"spend_multiple": positive, "elasticity": inner_share}, high=INF
    ),
    Domain(
        promotion.overspend_profit_ratio,
        {"spend_multiple": positive, "elasticity": inner_share, "overhead": share_below_1},
        room_for_overhead,
        infinite=True,
        high=1,
    ),
    Domain(
        promotion.overspend_break_even,
        {"elasticity": inner_share, "overhead": share_below_1},
        room_for_overhead,
        infinite=True,
        low=1,
    ),
    Domain(promotion.promotion_break_even, {"elasticity": inner_share}, low=np.e * (1 - 1e-15)),
    Domain(
        promotion.promotion_credit,
        {
            "spend_multiple": positive,
            "elasticity": inner_share,
            "sales_anyway": share_below_1,
        },
        room_for_promotion,
    ),
    Domain(
        customers.mixed_views_effectiveness,
        {
            "marketing_sd": not_negative,
            "sales_sd": not_negative,
            "tolerance": positive,
            "correlation": Within(-1, 1),
            "sales_weight": share,
        },
        low=0,
        high=1,
    ),
    Domain(
        customers.best_mix_of_views,
        {
            "own_sd": not_negative,
            "other_sd": not_negative,
            "correlation": Within(-1, 1, joins=(1.0,)),
        },
        some_error,
        low=0,
    ),
    Domain(customers.worth_listening_ratio, {"correlation": Within(-1, 1)}, low=1, high=3),
    Domain(
        customers.targeting_effectiveness,
        {"bias": anything, "belief_sd": not_negative, "tolerance": positive},
        low=0,
        high=1,
    ),
    Domain(
        customers.pooled_targeting_effectiveness,
        {"belief_sd": not_negative, "tolerance": positive, "correlation": Within(-1, 1)},
        low=0,
        high=1,
    ),
    Domain(spectrum.team_effort, {"returns": inner_share, "alignment": share}, low=0, high=1),
    Domain(
        spectrum.effort_game,
        {
            "sigma": sigma,
            "alignment": share,
            "returns": inner_share,
            "effort_cost": Within(0.5, 1, low_included=False, high_included=False),
            "low_effort": Within(0.01, 0.99),
        },
        low=-1,
        infinite=True,
    ),
    Domain(
        spectrum.same_output_sales,
        {"marketing": positive, "sales": positive, "new_marketing": positive, **elasticities},
        low=0,
        infinite=True,
    ),
    Domain(
        spectrum.marginal_rate_of_substitution,
        {"marketing": positive, "sales": not_negative, **elasticities},
        low=0,
    ),
    Domain(
        spectrum.four_readings,
        {"marketing": positive, "sales": positive, "extra_marketing": positive, **elasticities},
        at_most("extra_marketing", "sales"),
        infinite=True,
    ),
    Domain(
        spectrum.budget_ratio_for_claim,
        {**technology, "claimed_effectiveness": positive},
        low=0,
        infinite=True,
    ),
    Domain(spectrum.exaggerated_claim, {**technology, "claimed_effectiveness": positive}, high=1),
    Domain(evidence.lost_leads, {"good": share, "answered": share}, low=0, high=1),
    Domain(evidence.standard_error, {"spread": not_negative, "size": Within(2, INF)}, low=0),
    Domain(evidence.printed_effects, {"effect": anything, "error": positive}),
    Domain(evidence.effect_as_seen, {"effect": anything, "follows": share, "swing": not_negative}),
]


def label(domain):
    module = domain.function.__module__.rsplit(".", 1)[1]
    words = [f"{module}.{domain.function.__name__}", *map(str, domain.extra.values())]
    return "-".join(words + ([domain.repair.__name__] if domain.repair else []))


each_domain = pytest.mark.parametrize("domain", DOMAINS, ids=label)


def numbers_in(result):
    """Yield name and values of each number in a result; words and truth values are left out."""
    if not dataclasses.is_dataclass(result):
        yield "", np.asarray(result)
        return
    for one in dataclasses.fields(result):
        values = np.asarray(getattr(result, one.name))
        if values.dtype.kind == "f":
            yield one.name, values


def call(domain, arguments):
    with warnings.catch_warnings(), np.errstate(all="raise", under="ignore"):
        warnings.simplefilter("error")
        return domain.function(**arguments, **domain.extra)


@each_domain
def test_ten_thousand_points(domain):
    """No warning, no nan and no infinity that the docstring does not announce; shares in range."""
    arguments = domain.draw(np.random.default_rng(1))
    for name, values in numbers_in(call(domain, arguments)):
        assert values.shape[0] == POINTS
        known = values if name not in domain.nan_fields else values[~np.isnan(values)]
        assert not np.isnan(known).any(), name
        assert domain.infinite or np.isfinite(known).all(), name
        assert known.min() >= domain.low, name
        assert known.max() <= domain.high, name


@each_domain
def test_infinity_is_announced(domain):
    words = inspect.getdoc(domain.function)
    assert domain.infinite <= ("nfinity" in words)
    assert bool(domain.nan_fields) <= ("nan" in words)


@each_domain
def test_broadcasting_is_a_loop_over_scalars(domain):
    arguments = domain.draw(np.random.default_rng(2))
    many = dict(numbers_in(call(domain, arguments)))
    for place in range(0, POINTS, POINTS // 8):
        one = call(domain, {name: value[place] for name, value in arguments.items()})
        for name, value in numbers_in(one):
            np.testing.assert_allclose(value, many[name][place], rtol=1e-13, atol=0)
            if not any(within.stages for within in domain.arguments.values()):
                assert type(value.item()) is float


@each_domain
def test_result_has_the_common_shape(domain):
    """A column of each argument in turn against scalars: every field takes its shape."""
    first = {name: value[5] for name, value in domain.draw(np.random.default_rng(3)).items()}
    for name in first:
        if domain.arguments[name].stages:
            continue
        column = np.full((3, 1), first[name])
        stages = any(domain.arguments[other].stages for other in first)
        for _, values in numbers_in(call(domain, first | {name: column})):
            assert values.shape[:2] == (3, 1) or (stages and values.shape[0] == 3)


@each_domain
def test_each_argument_is_refused_outside_its_range(domain):
    valid = {name: value[7] for name, value in domain.draw(np.random.default_rng(4)).items()}
    call(domain, valid)
    for name in valid:
        for bad in domain.arguments[name].outside():
            with pytest.raises(ValueError, match="must be") as refusal:
                call(domain, valid | {name: bad})
            assert str(refusal.value).startswith(name)
            assert repr(bad) in str(refusal.value)
            with pytest.raises(ValueError, match="must be"):
                call(domain, valid | {name: np.array([valid[name]] * 2 + [bad], dtype=object)})


def test_every_public_function_has_a_domain():
    public = {
        function
        for module in MODULES
        for _, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not function.__name__.startswith("_")
    }
    assert public == {domain.function for domain in DOMAINS} | NO_NUMBERS


@pytest.mark.parametrize("module", [*MODULES, temperaments])
def test_docstrings_answer_a_question_and_name_a_source(module):
    for name, function in inspect.getmembers(module, inspect.isfunction):
        if function.__module__ != module.__name__ or name.startswith("_"):
            continue
        text = inspect.getdoc(function)
        paragraph = text.split("\n\n")[0]
        assert "?" in paragraph, f"{name} asks nothing"
        for heading in ("Args:", "Returns:", "Raises:", "Example:", "Source:"):
            assert heading in text, f"{name} lacks {heading}"
        for argument in inspect.signature(function).parameters:
            assert f"    {argument}: " in text, f"{name} does not explain {argument}"


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: pay.price_constant_elasticity(2.62, 1, 0), "has no best price"),
        (lambda: pay.profit_kept_constant_elasticity(2.62, 0), "has no best price"),
        (lambda: contest.budget_contest(2, 100, 2.01, 0), r"at most n/\(n - 1\) = 2"),
        (lambda: complementary.synergy_optimum(1, 0.5, 1, 2), "no best budget exists"),
        (lambda: complementary.synergy_optimum(1, 1.5, 0, 2), r"at most strong_effect \(1\)"),
        (lambda: substitutes.cheapest_mix(120, 100, 1, 1, 1), r"at most the market \(100\)"),
        (lambda: contest.unequal_contest(50, 100), r"at most larger_stake \(50\)"),
        (lambda: pay.discount_linear(40, 40, 1), r"above unit_cost \(40\)"),
        (lambda: games.blame_game(3, 3, 1, 0), r"temptation must be above reward \(3\)"),
        (lambda: games.blame_game(5, 3, 3, 0), r"reward must be above punishment \(3\)"),
        (lambda: games.blame_game(5, 3, 0, 0), r"punishment must be above sucker \(0\)"),
        (lambda: hindsight.share_among_wins(0.5, 0, 0), "some deals are won"),
        (lambda: experiment.sample_size(0.8, 0.3), r"at most 1 - rate: 0\.8 is won already"),
        (lambda: ces.sales_effort_ratio(0.3, 1, 2, 0.4, "effort"), "'target', 'budget', 'nothing'"),
        (lambda: ces.sales_effort_ratio(0.3, 1, 2, 0.4, ["target"]), "'target', 'budget'"),
        (lambda: ces.sales_effort_ratio(0.3, 1, 2, held_constant="nothing"), "returns must be"),
        (lambda: ces.sales_effort_ratio(0.3, 1, 2, 1, "nothing"), "returns must be"),
        (lambda: same.relabelling_gain(30, 70, 71, 1, 1, 0.5), r"at most the sales budget \(70\)"),
        (lambda: same.relabelling_gain(30, 70, -31, 1, 1, 0.5), "minus the marketing budget"),
        (lambda: same.relabelling_gain(0, 0, 0, 1, 1, 0.5), "sales must be above 0"),
        (lambda: same.adbudg(1, 5, 4, 1, 1), r"ceiling must be at least the floor \(5\)"),
        (lambda: same.double_counted_claims(1, 0.7, 0.6, 0.2), "both_touched must be at least"),
        (lambda: same.double_counted_claims(1, 0.3, 0.6, 0.4), "at most marketing_touched"),
        (lambda: same.double_counted_claims(1, 0.6, 0.3, 0.4), "at most sales_touched"),
        (lambda: same.least_counted_twice(110, 70, 100), "at most what was sold"),
        (lambda: same.least_counted_twice(70, 110, 100), "at most what was sold"),
        (lambda: spectrum.four_readings(12, 31, 32, 0.1, 0.3), "at most the sales budget"),
        (lambda: pay.rep_income_linear(101, 100, 40, 0, 0.1), r"at most choke_price \(100\)"),
        (lambda: pay.profit_share_linear(101, 100, 40), r"at most choke_price \(100\)"),
        (
            lambda: games.joint_bonus_thresholds(3, 3, 1, 0),
            r"temptation must be above reward \(3\)",
        ),
        (
            lambda: leads.sales_from_attention(0.2, 5, 1, "evenly"),
            "'needs a minimum', 'diminishing'",
        ),
        (lambda: leads.sales_from_attention(0.2, 5, 1, None), "attention must be one of"),
        (lambda: leads.sales_from_chosen_leads(0.2, 5, 1, ["diminishing"]), "attention must be"),
        (lambda: complementary.funnel_customers(1, [[0.1], [0.2, 0.3]]), "evenly shaped"),
    ],
)
def test_refusals_in_words(call, words):
    with pytest.raises(ValueError, match=words):
        call()
