"""What a search of the ledger found: for people and for programs."""
