"""Text in, model out: claim files, registries, evidence, profiles and settings, and what is wrong with them."""
