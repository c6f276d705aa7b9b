"""Claim files, registry and evidence into the ledger and out of it again: composes checking and the store."""
