"""Words before a figure that make it a rough one, or the least or the most that it can be. English only."""

SOURCE = "approximators: E. Prince et al., On hedging in physician-physician discourse, 1982; the others are our own reading"

ABOUT = frozenset("about almost approximately around circa just nearly roughly some approaching estimated".split())
"""About so much ("close to", too, in two words)."""

AT_LEAST = frozenset("over above exceeding least topping surpassing".split())
"""So much or more ("more than" and "no fewer than", too, in two words)."""

AT_MOST = frozenset("under below most".split())
"""So much or less ("up to", "fewer than", too, in two words)."""
