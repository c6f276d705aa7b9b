"""The newsroom's ledger: every claim, source and decision kept, on SQLite or PostgreSQL.

The only room with SQLModel.
"""
