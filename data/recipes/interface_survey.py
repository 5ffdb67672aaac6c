"""A survey among 320 invented firms: when is there one function and when are there two?"""

import numpy as np
import pandas as pd

from recipes.parameters import InterfaceSurvey

SECTORS = ("machinery", "food", "software", "construction", "wholesale", "services")


def _answer(latent: np.ndarray, low: int, high: int) -> np.ndarray:
    """Turn an opinion into a cross on a scale."""
    return np.clip(np.round(latent), low, high)


def make(rng: np.random.Generator, p: InterfaceSurvey) -> pd.DataFrame:
    """Draw the table; one row a firm.

    Args:
        rng: The table's own random stream.
        p: Its constants.

    Returns:
        The table, with opinions before rounding in ``_links``, ``_knowledge`` and ``_blame``.
    """
    n = p.firms
    sector = rng.integers(0, len(SECTORS), n)
    low, high = np.log(p.fewest_employees), np.log(p.most_employees)
    employees = np.round(np.exp(low + (high - low) * rng.random(n)))
    size = np.log(employees / p.middle_employees)
    separate = rng.random(n) < 1 / (1 + np.exp(-(p.separate_at_middle + p.separate_per_log * size)))
    tasks = p.tasks_base + p.tasks_per_log * size + p.tasks_separate * separate
    tasks = _answer(tasks + p.tasks_sd * rng.standard_normal(n), 0, 20)
    links = 4 + p.links_sd * rng.standard_normal(n)
    knowledge = 4 + p.knowledge_per_link * (links - 4) + p.knowledge_sd * rng.standard_normal(n)
    blame = (
        p.blame_base
        + p.blame_separate * separate
        + p.blame_per_link * (links - 4)
        + p.blame_sd * rng.standard_normal(n)
    )
    links, knowledge, blame = (np.clip(x, 0.5, 7.5) for x in (links, knowledge, blame))
    growth = (
        p.growth_base
        + p.growth_links * (links - 4)
        + p.growth_knowledge * (knowledge - 4)
        + p.growth_blame * (blame - 4)
        + p.growth_sd * rng.standard_normal(n)
    )
    return pd.DataFrame(
        {
            "firm_id": [f"F{i:03d}" for i in range(1, n + 1)],
            "sector": np.array(SECTORS)[sector],
            "employees": employees.astype(np.int64),
            "separate_departments": separate.astype(np.int64),
            "shared_tasks_0to20": tasks.astype(np.int64),
            "structural_links_1to7": _answer(links, 1, 7).astype(np.int64),
            "market_knowledge_marketing_1to7": _answer(knowledge, 1, 7).astype(np.int64),
            "blame_1to7": _answer(blame, 1, 7).astype(np.int64),
            "relative_growth_pct": np.round(growth, 1),
            "_links": links,
            "_knowledge": knowledge,
            "_blame": blame,
        }
    )
