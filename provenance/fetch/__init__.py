"""Pages from the network, safely: what may be asked for, and one request that keeps to it.

Addresses come from articles and claim files, and answers from anybody: both are hostile. This room alone opens
connections.
"""
