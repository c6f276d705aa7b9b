"""The process: what ``provenance`` and ``python -m provenance`` run, from its first line to its last."""

import atexit
import contextlib
import os
import signal
import sys
import threading


def main() -> None:
    """Run the command line and end the process. Ctrl-C while Python is still loading it ends in a sentence, too. A run
    that another program ends (SIGTERM) leaves as little behind as one that is stopped from the keyboard."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        from provenance.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.stderr.write("provenance: stopped\n")
        _leave(130)
    except SystemExit as leaving:
        if isinstance(leaving.code, int):
            _leave(leaving.code)
        raise


def _leave(status: int) -> None:
    """End here. Python would first take apart all that a run has made, object by object, which takes a tenth as long as
    a run itself. That is left to it where something could not be written, and where a thread is still at work."""
    if threading.active_count() == 1:
        with contextlib.suppress(OSError, ValueError):
            for stream in (sys.stdout, sys.stderr):
                if stream is not None:
                    stream.flush()
            atexit._run_exitfuncs()  # noqa: SLF001  # what has to be tidied up still is
            os._exit(status)
    sys.exit(status)


if __name__ == "__main__":
    main()
