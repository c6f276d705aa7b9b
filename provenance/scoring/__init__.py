"""Scoring by a published method: pure arithmetic over the model. Three axes, never mixed into one number.

``directness`` is the structure of the chain, ``reliability`` what raters say of an outlet, ``corroboration`` how many
independent origins there are; ``advice`` says what one step would help most. docs/scoring.md holds the method.
"""
