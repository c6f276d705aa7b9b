"""A claim's trace for people and for programs. Every format says the same in the same words."""
