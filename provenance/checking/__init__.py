"""Claims, registry and evidence in; a report out."""
