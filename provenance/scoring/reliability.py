"""Reliability of an outlet: what raters say, as a letter with its range; and its track record, apart.

Ratings are facts about raters. They are never averaged in silence, and never enter directness.
"""

import datetime
import math
from collections.abc import Iterable
from itertools import pairwise

from provenance.model.profile import Profile
from provenance.model.score import Reliability, TrackRecord
from provenance.model.source import Adjudication, Outlet, Rating

UNRATED = Reliability("F", ("F",))
"""Nobody's valid rating is on file: not bad, and no number."""


def valid(rating: Rating, today: datetime.date) -> bool:
    """Whether a rating counts: with citation and date, not past its ``until``, and within its scale."""
    worst, best = rating.scale
    return (
        rating.url is not None
        and rating.as_of is not None
        and (rating.until is None or rating.until >= today)
        and worst != best
        and math.isfinite(best - worst)
        and min(worst, best) <= rating.value <= max(worst, best)
    )


def letter(share: float, profile: Profile) -> str:
    """The letter of a value in [0, 1]: the nearest grade, the better one at a midpoint."""
    value = 100 * share
    grades = profile.grades
    for (name, grade), (_, following) in pairwise(grades):
        if value >= (grade + following) / 2:
            return name
    return grades[-1][0]


def letters_given(outlet: Outlet, profile: Profile, today: datetime.date) -> dict[str, list[str]]:
    """The letters of an outlet's valid ratings, each with the raters whose ratings fall on it, in the file's order."""
    given: dict[str, list[str]] = {}
    for rating in outlet.ratings:
        if valid(rating, today):
            worst, best = rating.scale
            given.setdefault(letter((rating.value - worst) / (best - worst), profile), []).append(rating.rater)
    return given


def disagreement(outlet: Outlet, profile: Profile, today: datetime.date) -> str | None:
    """Who gave which letter, where the raters of an outlet differ: "B by X and Y; D by Z". None where they agree."""
    given = letters_given(outlet, profile, today)
    if len(given) < 2:
        return None
    told = []
    for each in sorted(given):
        *others, last = dict.fromkeys(given[each])
        told.append(f"{each} by {', '.join(others)}{' and ' if others else ''}{last}")
    return "; ".join(told)


def reliability(outlet: Outlet | None, profile: Profile, today: datetime.date) -> Reliability:
    """The letter of an outlet: the newsroom's signed override, else that of its valid ratings, else F.

    Ratings that fall on different letters give a range from the best to the worst of them, with every rater named.
    """
    if outlet is None:
        return UNRATED
    for override in reversed(outlet.overrides):
        if override.signed:
            return Reliability(override.letter, (override.letter,), (override.by or "",))
    given = letters_given(outlet, profile, today)
    if not given:
        return UNRATED
    letters = sorted(given)
    raters = tuple(sorted({rater for names in given.values() for rater in names}))
    if len(letters) == 1:
        return Reliability(letters[0], (letters[0],), raters)
    return Reliability(f"{letters[0]}–{letters[-1]}", (letters[0], letters[-1]), raters)


def track_record(adjudications: Iterable[Adjudication], profile: Profile, today: datetime.date) -> TrackRecord | None:
    """The share of an outlet's adjudicated claims that held, as the central interval of a Beta posterior.

    Beta(1, 1) prior; each adjudication weighs one half after every half-life; a prompt correction is half a failure,
    any other a whole one; unresolved ones and those without a citation do not count. None where nothing counts. The
    letter is None while the interval is wider than the profile allows.
    """
    held = failed = 0.0
    n = 0
    for each in adjudications:
        if each.citation is None or each.verdict == "unresolved" or each.date > today:
            continue
        months = (today - each.date).days / (365.25 / 12)
        weight = 0.5 ** (months / profile.half_life_months)
        n += 1
        if each.verdict == "accurate":
            held += weight
        else:
            failed += weight * (profile.correction_failure if prompt(each, profile) else 1.0)
    if not n:
        return None
    a, b = 1 + held, 1 + failed
    tail = (1 - profile.interval) / 2
    lower, upper = beta_quantile(tail, a, b), beta_quantile(1 - tail, a, b)
    graded = letter(a / (a + b), profile) if upper - lower <= profile.widest_graded else None
    return TrackRecord(lower, upper, n, graded)


def prompt(adjudication: Adjudication, profile: Profile) -> bool:
    """Whether the outlet is known to have corrected the claim within the profile's days of publishing it.

    One of which nobody has noted the day is not: to learn the day can only help an outlet.
    """
    return adjudication.days is not None and adjudication.days <= profile.prompt_days


def beta_quantile(share: float, a: float, b: float) -> float:
    """The point below which ``share`` of a Beta(a, b) distribution lies, for a, b ≥ 1; by bisection to 1e-12."""
    lower, upper = 0.0, 1.0
    while upper - lower > 1e-12:
        middle = (lower + upper) / 2
        if _beta_below(middle, a, b) < share:
            lower = middle
        else:
            upper = middle
    return (lower + upper) / 2


def _beta_below(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function I_x(a, b), by its continued fraction.

    Abramowitz & Stegun 26.5.8, evaluated by Lentz's method; it converges fast below the mean, and by
    I_x(a, b) = 1 − I_{1−x}(b, a) above it.
    """
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta_below(1 - x, b, a)
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x))
    tiny = 1e-300
    c, d = 1.0, 1 / (1 - (a + b) * x / (a + 1) or tiny)
    value = d
    for m in range(1, 1000):
        for step in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / (1 + step * d or tiny)
            c = 1 + step / c or tiny
            value *= c * d
        if abs(c * d - 1) < 1e-15:
            break
    return front * value / a
