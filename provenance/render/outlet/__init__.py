"""What the ledger holds of an outlet, for people and for programs. Every format says the same in the same words."""
