"""Laws of which each example costs tens of milliseconds."""

from hypothesis import settings

fewer = settings(max_examples=settings().max_examples // 5)
"""A fifth of the examples that other laws are tried with, under whatever profile."""
