"""The constants of scoring, as one versioned profile holds them."""

from provenance.model.chain import Identity, Mode, Vantage, Verified
from provenance.model.score import Interval


class Profile:
    """Every constant of scoring, from one versioned profile file (``provenance/scoring/profile-1.toml``).

    Values lie within [0, 1] and keep the laws that the axioms need (docs/scoring.md); ``claimfile.profile`` checks
    that when it reads one. Two profiles are equal only if they are the same object.
    """

    __slots__ = (
        "correction_failure",
        "grades",
        "half_life_months",
        "hops",
        "identity",
        "interval",
        "mismatch_cap",
        "mode",
        "name",
        "prompt_days",
        "translation_loss",
        "undisclosed_hops",
        "vantage",
        "verified",
        "version",
        "widest_graded",
    )

    def __init__(
        self,
        *,
        version: int,
        name: str,
        identity: dict[Identity, float],
        vantage: dict[Vantage, Interval],
        hops: dict[Vantage, tuple[int, int]],
        mode: dict[Mode, Interval],
        verified: dict[Verified, float],
        mismatch_cap: float,
        translation_loss: float,
        undisclosed_hops: tuple[int, int],
        grades: tuple[tuple[str, float], ...],
        half_life_months: float,
        correction_failure: float,
        prompt_days: float,
        interval: float,
        widest_graded: float,
    ) -> None:
        self.version = version
        self.name = name
        self.identity = identity
        self.vantage = vantage
        self.hops = hops
        self.mode = mode
        self.verified = verified
        self.mismatch_cap = mismatch_cap
        self.translation_loss = translation_loss
        self.undisclosed_hops = undisclosed_hops
        self.grades = grades
        self.half_life_months = half_life_months
        self.correction_failure = correction_failure
        self.prompt_days = prompt_days
        self.interval = interval
        self.widest_graded = widest_graded

    @property
    def constants(self) -> str:
        """Everything that scores depend on, as text: equal for profiles that score alike."""
        return repr([getattr(self, name) for name in self.__slots__ if name != "name"])
