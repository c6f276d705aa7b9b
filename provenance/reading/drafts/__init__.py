"""Claims out of the formats of others, as draft claim files to be looked at and mended.

Verdicts that come with them stay what they are: somebody's verdict, with its address.
"""
