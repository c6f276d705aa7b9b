"""Making a part of the output in another process while this one makes the rest."""

import gc
import os
import sys
import tempfile
from collections.abc import Iterator
from typing import IO


def aside(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The same chunks, made meanwhile by a copy of this process, which has the report without any packing.

    Only Linux copies a process that has run threads reliably; elsewhere, and where the copy fails, they are made here.
    """
    if sys.platform != "linux":
        return chunks
    kept = tempfile.TemporaryFile()  # noqa: SIM115  it is closed with the last chunk
    try:
        copy = os.fork()
    except OSError:
        return chunks
    if copy == 0:
        status = 1
        try:
            gc.disable()
            with open(kept.fileno(), "wb", closefd=False) as file:
                file.writelines(chunks)
            status = 0
        finally:
            os._exit(status)  # nothing of this process's own may run twice
    return _collected(copy, kept, chunks)


def _collected(copy: int, kept: IO[bytes], chunks: Iterator[bytes]) -> Iterator[bytes]:
    with kept:
        _, status = os.waitpid(copy, 0)
        if os.waitstatus_to_exitcode(status) != 0:
            yield from chunks
            return
        kept.seek(0)
        while chunk := kept.read(1 << 20):
            yield chunk
