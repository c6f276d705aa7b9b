"""The words of the field as types: frozen, slotted, pure. Nothing here reads, writes or computes a score.

The types are msgspec structs: they are built and compared at the speed of C, and the JSON Schemas under
``provenance/schema`` are generated from them.
"""
