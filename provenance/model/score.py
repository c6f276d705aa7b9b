"""What scoring gives: intervals, hand levels, corroboration, reliability, advice. Plain results, no arithmetic."""

import msgspec


class Interval(msgspec.Struct, frozen=True, gc=False, order=True):
    """A closed interval within [0, 1]."""

    lower: float
    upper: float


class Factor(msgspec.Struct, frozen=True, gc=False):
    """One factor of directness: what it is about ("identity", "relay 1"), its value ("described"), its interval."""

    about: str
    value: str
    lower: float
    upper: float

    def __str__(self) -> str:
        return f"{self.about}: {self.value}"


class Directness(msgspec.Struct, frozen=True, gc=False):
    """How directly a claim is sourced (docs/scoring.md): an interval in [0, 1], its hand level and its weakest factor.

    It is the structure of the chain, not a probability of truth. ``factors`` stand in chain order.
    """

    lower: float
    upper: float
    hand_level: str
    weakest: Factor
    factors: tuple[Factor, ...]

    @property
    def shown(self) -> tuple[int, int]:
        """Both bounds as people see them: 0–100."""
        return round(100 * self.lower), round(100 * self.upper)


class Step(msgspec.Struct, frozen=True, gc=False):
    """Something to do that raises the lower bound of directness, and how far (0–100)."""

    do: str
    where: str
    raises_lower_to: int


class Corroboration(msgspec.Struct, frozen=True, gc=False):
    """How many independent origins assert the same thing. ``digit`` is the suggestion for the editor, 1–6."""

    digit: int
    origins: int
    lower: float
    upper: float

    @property
    def shown(self) -> tuple[int, int]:
        """Both bounds as people see them: 0–100."""
        return round(100 * self.lower), round(100 * self.upper)


class Reliability(msgspec.Struct, frozen=True, gc=False):
    """What raters say of an outlet: a letter A–E, a range ("B–D") where they differ, F without a valid rating."""

    letter: str
    range: tuple[str, ...]
    raters: tuple[str, ...] = ()


class TrackRecord(msgspec.Struct, frozen=True, gc=False):
    """An outlet's adjudicated claims: the 90 % interval of its share of accurate ones, their number, and a letter
    that is None while the interval is wider than .5."""

    lower: float
    upper: float
    n: int
    letter: str | None
