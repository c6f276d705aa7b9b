"""Claim files and registries as text: what ``provenance init`` starts from."""

REGISTRY = """\
# Who speaks and who publishes. `provenance schema sources` says what can stand here.
version = 1

[outlet.the-gazette]
name = "The Gazette"
domains = ["gazette.example"]
country = "GB"

[person.ana-ruiz]
name = "Ana Ruiz"
role = "head of the Water Board"
affiliation = "water-board"

[body.water-board]
name = "Water Board"
class = "government"
country = "GB"
"""

CLAIMS = """\
# One article, claim by claim. `provenance schema claims` says what can stand here.
version = 1

[article]
outlet = "the-gazette"
title = "Dam to close for repairs"
url = "https://gazette.example/dam-to-close"
published = 2025-12-03
language = "en"

[[claim]]
id = "closing"
text = "The dam will be closed from March."
quote = "the dam will close in March, Ana Ruiz told reporters"
scope = "utterance"
mode = "indirect"
cue = "told reporters"

[claim.origin]
as_written = "Ana Ruiz"
identity = "named"
vantage = "self"
source = "ana-ruiz"
channel = "press conference"

[[claim]]
id = "cracks"
text = "Inspectors found cracks in the wall."
quote = "inspectors had found cracks, according to an engineer familiar with the report"
scope = "utterance"
mode = "indirect"
cue = "according to"

[claim.origin]
as_written = "an engineer familiar with the report"
identity = "described"
vantage = "familiar"
"""

SETTINGS = """\
# Settings of `provenance check`. Everything here has a default: `provenance check --show-settings` shows them.
# fail-on = "warning"     # a newsroom that checks its own copy
# fail-under = 30         # the least lower bound of directness
# ignore = ["IND04"]
"""
