"""The standard profile, read once for all property tests."""

from provenance.claimfile.profile import standard

PROFILE = standard()
