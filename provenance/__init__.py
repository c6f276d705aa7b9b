"""provenance: how directly is each claim of an article sourced, through whom did it travel, what did each hand change?

The public API. Everything else may move between versions.

>>> import provenance
>>> report = provenance.check(["claims"])                                   # doctest: +SKIP
>>> file = provenance.load("claims/three-pillars.toml")                     # doctest: +SKIP
>>> provenance.score(file.claims[2]).hand_level                             # doctest: +SKIP
'2-3d'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    import os
    from collections.abc import Iterable, Sequence

    from provenance.model.claim import Claim, ClaimFile
    from provenance.model.evidence import Citation
    from provenance.model.finding import Report
    from provenance.model.score import Directness

__all__ = ["__version__", "check", "load", "score"]

__version__ = "0.1.0.dev0"


def check(
    paths: Sequence[str | os.PathLike[str]] = ("claims",),
    *,
    registry: str | os.PathLike[str] | None = None,
    config: str | os.PathLike[str] | None = None,
    today: datetime.date | None = None,
    jobs: int = 1,
) -> Report:
    """Score and check claim files, as ``provenance check`` does.

    ``paths`` are files and folders; ``registry`` and ``config`` stand in for the ones that would be found near them;
    ``today`` decides what has expired (default: the present day); ``jobs`` is a number of processes, 0 for as many as
    fit. Files that cannot be read are listed in the report's ``unread``. Raises
    :class:`provenance.errors.ConfigurationError` for settings, a profile or a rule code that does not hold.
    """
    import datetime
    from pathlib import Path

    from provenance.checking.prepare import prepare

    ready = prepare(
        [str(path) for path in paths],
        cwd=Path.cwd(),
        today=today or datetime.date.today(),
        registry_path=str(registry) if registry is not None else None,
        config=str(config) if config is not None else None,
    )
    return ready.run(jobs=jobs)


def load(path: str | os.PathLike[str]) -> ClaimFile:
    """The claim file at ``path``.

    Raises :class:`provenance.errors.UnreadableError` where it cannot be read, and
    :class:`provenance.errors.InvalidClaimFileError`, with every problem, where it is not valid.
    """
    from pathlib import Path

    from provenance.claimfile.files import read_text
    from provenance.claimfile.limits import Limits
    from provenance.claimfile.parse import parse
    from provenance.errors import InvalidClaimFileError

    shown = str(path)
    parsed = parse(read_text(Path(path), shown, Limits().file_size), shown)
    if parsed.file is None or parsed.problems:
        raise InvalidClaimFileError(shown, [problem.message for problem in parsed.problems])
    return parsed.file


def score(claim: Claim, citations: Iterable[Citation] = ()) -> Directness:
    """The directness of one claim under the standard profile, given the evidence on it. See docs/scoring.md."""
    from provenance.claimfile.profile import standard
    from provenance.scoring.directness import chain_of, directness

    return directness(chain_of(claim, citations), standard())
