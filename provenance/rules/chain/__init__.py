"""Rules about the attribution chain: relays, channels, attribution."""
