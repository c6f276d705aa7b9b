"""Claims in the formats of others: one module a format, each a pure function of claim files handed in one by one.

``render(shared, terms)`` gives pieces of UTF-8, or of what the format is made of. Nothing is held longer than the file
that it is of, but for the ids of those registry entries that were written already.
"""
