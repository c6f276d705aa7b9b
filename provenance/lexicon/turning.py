"""Cues after which the content is not what the source says: it is denied, or asked."""

import re

from provenance.model.text import Pattern

SOURCE = "the words are ours; the classes are those of Karttunen 1971 and of FactBank (Saurí and Pustejovsky 2009)"

_DENYING = (
    "deny denies denied denying disavow disavows disavowed disavowing dispute disputes disputed disputing refute refutes "
    "refuted refuting rebut rebuts rebutted rebutting reject rejects rejected rejecting dismiss dismisses dismissed "
    "dismissing contradict contradicts contradicted contradicting contest contests contested contesting denial"
).split()
_ASKING = (
    "ask asks asked asking wonder wonders wondered wondering question questions questioned questioning query queries "
    "queried querying doubt doubts doubted doubting"
).split()

DENYING = Pattern(rf"\b(?:{'|'.join(_DENYING)})\b", re.IGNORECASE)
"""A cue that denies."""

ASKING = Pattern(rf"\b(?:{'|'.join(_ASKING)})\b", re.IGNORECASE)
"""A cue that asks or doubts."""
