"""Words that point back at somebody already mentioned. Source: our own reading of news style, no published list."""

ARTICLES = frozenset(("a", "an", "one"))
"""What opens a first mention of one person or thing."""

BACK = frozenset(("the", "this", "that", "these", "those", "both", "same"))
"""What opens a mention that leads back to an earlier one."""

PRONOUNS = frozenset(("he", "she", "they", "him", "her", "them"))
"""What stands for an earlier mention by itself."""
