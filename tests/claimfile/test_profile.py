"""Profiles: the standard one, a newsroom's own, and the laws neither may break."""

import pytest

from provenance.claimfile import profile
from provenance.errors import ProfileError
from provenance.model.chain import Identity, Mode, Vantage
from provenance.model.score import Interval

STANDARD = (profile.__file__.rpartition("claimfile")[0]) + "scoring/profile-1.toml"


def text() -> str:
    with open(STANDARD, encoding="utf-8") as file:
        return file.read()


def test_the_standard_profile_holds_the_published_values() -> None:
    standard = profile.standard()
    assert standard.identity[Identity.DESCRIBED] == 0.7
    assert standard.vantage[Vantage.FAMILIAR] == Interval(0.8, 0.95)
    assert standard.mode[Mode.UNKNOWN] == Interval(0.7, 1.0)
    assert (standard.mismatch_cap, standard.translation_loss) == (0.5, 0.05)


def test_a_newsroom_can_have_its_own() -> None:
    own = profile.parse(text().replace("described  = { value = 0.70", "described  = { value = 0.60"), "ours.toml")
    assert own.identity[Identity.DESCRIBED] == 0.6


def test_one_made_before_corrections_could_be_prompt_still_holds() -> None:
    lines = [line for line in text().splitlines() if not line.startswith("prompt_correction_days")]
    assert profile.parse("\n".join(lines), "ours.toml").constants == profile.standard().constants


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("version = 1", "version = 9", "version 9 is unknown"),
        ("named      = { value = 1.00", "named      = { value = 0.20", "identity.named must be the highest"),
        ("linked  = { value = 0.75", "linked  = { value = 0.10", "must fall from none over linked to matched"),
        ("hearsay     = { value = 0.64", "hearsay     = { value = 0.10", "vantage.hearsay must lie within"),
        ("direct       = { value = 0.92", "direct       = { value = 1.92", "is not an interval within 0 and 1"),
        ('source = "definition" }', 'source = "" }', "every value needs its source"),
        ("[translation]", "[translations]", "lacks 'translation'"),
        ("value = 24", "value = 0", "half_life_months must be above 0"),
        ("value = 7,", "value = -1,", "prompt_correction_days must be 0 or above"),
        ("value = 7, source", "value = 7, from", "every value needs its source"),
        ("[vantage]", "[vantage]\nguess = { value = 1, source = 'x' }", "unknown key 'guess'"),
        ("[mode]", "[mode", "is not valid TOML"),
    ],
)
def test_a_profile_that_breaks_a_law_is_refused_with_the_law(old: str, new: str, reason: str) -> None:
    with pytest.raises(ProfileError, match=reason):
        profile.parse(text().replace(old, new), "ours.toml")


def test_every_constant_names_its_source() -> None:
    with pytest.raises(ProfileError, match="needs its source"):
        profile.parse(text().replace(', source = "house default"', "", 1), "ours.toml")
