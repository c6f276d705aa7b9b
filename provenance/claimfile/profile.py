"""A scoring profile: text in, constants out, with the laws that the axioms need checked."""

from collections.abc import Iterator
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import rtoml

from provenance.errors import ProfileError
from provenance.model.chain import Identity, Mode, Vantage, Verified
from provenance.model.profile import Profile
from provenance.model.score import Interval

STANDARD = "profile-1.toml"
PROMPT_DAYS = 7.0
"""How soon a correction is prompt by a profile that does not say: one made before profiles could."""
E = TypeVar("E", bound=Enum)


@cache
def standard() -> Profile:
    """The profile that ships with the package."""
    text = (Path(__file__).parent.parent / "scoring" / STANDARD).read_text("utf-8")
    return parse(text, STANDARD)


def parse(text: str, shown: str) -> Profile:
    """Read a profile. Raises :class:`~provenance.errors.ProfileError`, naming the key and the law it breaks."""
    try:
        data = rtoml.loads(text)
    except (rtoml.TomlParsingError, RecursionError) as error:
        raise ProfileError(f"{shown} is not valid TOML: {error}") from error
    try:
        profile = _build(data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        reason = f"it lacks {error}" if isinstance(error, KeyError) else str(error)
        raise ProfileError(f"{shown} is not a scoring profile: {reason}. Start from the one that ships.") from error
    for broken in _broken_laws(profile):
        raise ProfileError(f"{shown}: {broken}")
    return profile


def _build(data: dict[str, Any]) -> Profile:
    if data["version"] != 1:
        raise ValueError(f"version {data['version']!r} is unknown, this release reads version 1")
    grades = tuple((str(letter), float(value)) for letter, value in data["reliability"]["grades"].items())
    return Profile(
        version=1,
        name=str(data["name"]),
        identity={identity: _value(data["identity"][identity.value]).lower for identity in Identity},
        vantage=_values(data["vantage"], Vantage),
        hops={vantage: _pair(data["vantage"][vantage.value]["hops"]) for vantage in Vantage},
        mode=_values(data["mode"], Mode),
        verified={
            verified: _value(data["verified"][verified.value]).lower
            for verified in Verified
            if verified is not Verified.MISMATCH
        },
        mismatch_cap=_value(data["mismatch"]["cap"]).lower,
        translation_loss=_value(data["translation"]["loss"]).lower,
        undisclosed_hops=_pair(data["undisclosed_channel"]["hops"]),
        grades=tuple(sorted(grades, key=lambda grade: -grade[1])),
        half_life_months=_number(data["track_record"]["half_life_months"]["value"]),
        correction_failure=_value(data["track_record"]["correction_failure"]).lower,
        prompt_days=_prompt_days(data["track_record"]),
        interval=_value(data["track_record"]["interval"]).lower,
        widest_graded=_value(data["track_record"]["widest_graded"]).lower,
    )


def _prompt_days(table: dict[str, Any]) -> float:
    entry = table.get("prompt_correction_days")
    if entry is None:
        return PROMPT_DAYS
    if not entry.get("source"):
        raise ValueError("every value needs its source")
    return _number(entry["value"])


def _values(table: dict[str, Any], keys: type[E]) -> dict[E, Interval]:
    unknown = sorted(set(table) - {key.value for key in keys})
    if unknown:
        raise ValueError(f"unknown key {unknown[0]!r}")
    return {key: _value(table[key.value]) for key in keys}


def _value(entry: dict[str, Any]) -> Interval:
    if "value" in entry:
        interval = Interval(_number(entry["value"]), _number(entry["value"]))
    else:
        interval = Interval(_number(entry["lower"]), _number(entry["upper"]))
    if not 0 <= interval.lower <= interval.upper <= 1:
        raise ValueError(f"{interval.lower:g} to {interval.upper:g} is not an interval within 0 and 1")
    if not entry.get("source"):
        raise ValueError("every value needs its source")
    return interval


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{value!r} is not a number")
    return float(value)


def _pair(value: Any) -> tuple[int, int]:
    least, most = value
    if not 0 <= least <= most:
        raise ValueError(f"{value!r} is not a range of hops")
    return int(least), int(most)


def _broken_laws(profile: Profile) -> Iterator[str]:
    """What would break an axiom of directness (docs/scoring.md)."""
    if any(value > profile.identity[Identity.NAMED] for value in profile.identity.values()):
        yield "identity.named must be the highest, or naming an origin could lower the score"
    verified = profile.verified
    if not verified[Verified.NONE] >= verified[Verified.LINKED] >= verified[Verified.MATCHED]:
        yield "verified must fall from none over linked to matched, or checking could lower the score"
    for name, table, unknown in (
        ("vantage", profile.vantage, profile.vantage[Vantage.UNKNOWN]),
        ("mode", profile.mode, profile.mode[Mode.UNKNOWN]),
    ):
        for key, value in table.items():
            if not unknown.lower <= value.lower <= value.upper <= unknown.upper:
                yield f"{name}.{key.value} must lie within {name}.unknown"
    if profile.half_life_months <= 0:
        yield "track_record.half_life_months must be above 0"
    if not profile.prompt_days >= 0:
        yield "track_record.prompt_correction_days must be 0 or above"
    if [letter for letter, _ in profile.grades] != ["A", "B", "C", "D", "E"]:
        yield "reliability.grades must give A to E, falling"
