"""Rules about sources that are not named."""
