"""Answers weighted for who did not answer, by what is known of everybody who was asked.

Each answer counts 1 / P(answer), with P from a ridge logistic regression on traits recorded of everybody asked. That mends
an answering driven by those traits. It cannot mend one driven by the satisfaction itself: whoever is unhappy and therefore
silent stays unseen, with weights as without (`docs/use/surveys.md` says so beside each figure).
"""

from collections.abc import Sequence

from enishi.estimators.logistic import enough, fit

# Nobody's answer stands for more than so many people: a rare answer would else decide alone.
MOST_WEIGHT = 20.0


def weights(
    asked: Sequence[Sequence[float]], has_answered: Sequence[bool], of: Sequence[Sequence[float]]
) -> list[float] | None:
    """How many of the people asked each answer stands for; `of` are the traits of whoever gave it.

    None where too few answered, or too few did not, to learn of so many traits (ten of each for a trait). Traits
    that everybody has, or nobody, tell nothing and are left out.
    """
    kept = [n for n in range(len(asked[0]) if asked else 0) if len({row[n] for row in asked}) > 1]
    if not kept or not enough(has_answered, len(kept)):
        return None
    learned = fit([[row[n] for n in kept] for row in asked], has_answered)
    chances = learned.odds([[row[n] for n in kept] for row in of])
    return [min(MOST_WEIGHT, 1 / chance) for chance in chances]
