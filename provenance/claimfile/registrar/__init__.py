"""The registrar: keeps a registry's text, proposes ids, tells names apart, imports tables and merges registries."""
