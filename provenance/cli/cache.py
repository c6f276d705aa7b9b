"""``provenance cache``: where the cache of ``check`` lies, and clearing it."""

import os
import time
from pathlib import Path

import click

from provenance.checking.cache import Cache
from provenance.errors import UnreadableError
from provenance.render.safety import one_line
from provenance.render.wording import count


def folder() -> Path:
    """The folder of the cache: PROVENANCE_CACHE_DIR, else where this system keeps a user's caches."""
    chosen = os.environ.get("PROVENANCE_CACHE_DIR")
    if chosen:
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("provenance", appauthor=False)


def opened() -> Cache:
    """The cache of whoever runs the command."""
    return Cache(folder(), time.time())


@click.group()
def cache() -> None:
    """Look at the cache of `check`, or clear it.

    A run looks only at files that have changed since they were looked at last. PROVENANCE_CACHE_DIR names the folder.
    """


@cache.command()
def show() -> None:
    """Say where the cache lies, how large it is and how many files it knows."""
    kept = opened()
    click.echo(f"{one_line(str(kept.path))}: {count(kept.entries(), 'file')}, {_megabytes(kept.size())}")


@cache.command()
def clear() -> None:
    """Drop everything in it. The next run looks at every file anew."""
    kept = opened()
    try:
        size = kept.clear()
    except OSError as error:
        raise UnreadableError(str(kept.path), f"it cannot be cleared: {error.strerror}") from error
    click.echo(f"cleared {_megabytes(size)}" if size else "the cache is empty")


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"
