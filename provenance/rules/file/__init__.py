"""Rules about the claim file itself."""
