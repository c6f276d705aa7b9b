"""Moments of tests of the store."""

import datetime

NOW = datetime.datetime(2025, 12, 4, 9, 12, tzinfo=datetime.UTC)
