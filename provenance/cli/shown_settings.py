"""``provenance check --show-settings``: every setting with its value, as TOML, and where it comes from."""

from collections.abc import Iterator

from provenance.checking.prepare import Ready
from provenance.claimfile.write import string
from provenance.cli.cache import folder


def lines(ready: Ready, given: set[str]) -> Iterator[str]:
    """The settings of a run; ``given`` are those that were given as options."""
    found = ready.found
    where = f"{found.path}" if found.path is not None else "no settings file was found"
    yield f"# settings: {where}{f', as {ready.trusted.name} holds it' if ready.trusted is not None else ''}"
    for name in found.settings.__struct_fields__:
        key = name.replace("_", "-")
        value = getattr(found.settings, name)
        origin = "option" if name in given else "settings file" if key in found.given else "default"
        if isinstance(value, dict):
            for each, codes in value.items():
                yield f"{key}.{each} = {_shown(codes)}  # {origin}"
        elif value is None:
            yield f"# {key}: none  # {origin}"
        elif name != "override":
            yield f"{key} = {_shown(value)}  # {origin}"
    for override in found.settings.override:
        yield "[[override]]  # settings file"
        for name in override.__struct_fields__:
            value = getattr(override, name)
            if value not in (None, ()):
                yield f"{name.replace('_', '-')} = {_shown(value)}"
    registry = ready.setup.registry.path
    yield f"# registry: {registry if registry is not None else 'no sources.toml was found'}"
    yield f"# baseline: {ready.baseline.shown if ready.baseline is not None else 'none'}"
    profile = ready.setup.profile
    yield f"# profile: {profile.name}, version {profile.version}"
    yield f"# rules: {len(ready.setup.rules)}"
    yield f"# cache: {folder()}"


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(_shown(each) for each in value)}]"
    return string(value) if isinstance(value, str) else str(value)
