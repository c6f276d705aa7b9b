"""How a ledger of an older format becomes one of this.

One file a step, in ``versions``, never changed once released.
"""
