"""Claims in, evidence out: the pages that claim files cite are visited, kept, and held against what the claims say.

This room composes fetch, matching and extraction. It is handed what reads a page and the present moment.
"""
