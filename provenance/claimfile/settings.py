"""Settings: the closest ``provenance.toml``, or ``[tool.provenance]`` in the closest ``pyproject.toml``."""

from pathlib import Path
from typing import Annotated, Literal

import msgspec
import rtoml
from msgspec import Meta

from provenance.claimfile.files import read_text
from provenance.claimfile.limits import MIB, Limits
from provenance.errors import SettingsError, UnreadableError

Codes = tuple[Annotated[str, Meta(pattern=r"^[A-Z0-9]+$", description="A rule's code or a prefix of it.")], ...]
Bound = Annotated[int, Meta(ge=0, le=100, description="A whole number from 0 to 100.")]
Positive = Annotated[int, Meta(ge=1, description="A whole number from 1.")]


class Settings(msgspec.Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """What a newsroom sets once for ``provenance check``; each has an option of the same name or none."""

    select: Annotated[Codes, Meta(description="Rules to apply; empty: all.")] = ()
    ignore: Annotated[Codes, Meta(description="Rules not to apply.")] = ()
    extend_select: Annotated[Codes, Meta(description="Rules to apply on top.")] = ()
    fail_on: Annotated[
        Literal["error", "warning", "info", "never"], Meta(description="The least severity that fails a run.")
    ] = "error"
    fail_under: Annotated[Bound | None, Meta(description="A lower bound of directness under which a run fails.")] = None
    registry: Annotated[str | None, Meta(description="The registry; from the settings file's folder.")] = None
    profile: Annotated[str | None, Meta(description="A scoring profile; from the settings file's folder.")] = None
    jobs: Annotated[int, Meta(ge=0, description="Processes to use; 0: as many as fit the work.")] = 0
    max_file_size: Annotated[Positive, Meta(description="The largest claim file that is read, in bytes.")] = MIB
    max_depth: Annotated[Positive, Meta(description="How deeply tables may nest.")] = 32
    max_claims: Annotated[Positive, Meta(description="How many claims a file may hold.")] = 10_000

    @property
    def limits(self) -> Limits:
        """The caps as reading wants them."""
        return Limits(file_size=self.max_file_size, depth=self.max_depth, claims=self.max_claims)


class Found(msgspec.Struct, frozen=True):
    """Settings and where they come from. ``path`` is None where none were found; ``given`` are the keys it sets."""

    settings: Settings
    path: Path | None = None
    given: tuple[str, ...] = ()

    def resolve(self, value: str, *, trusted: bool) -> Path:
        """A path that a setting names, from the settings file's folder.

        Settings that were merely found may not lead out of that folder: they may come with a pull request. Raises
        :class:`~provenance.errors.SettingsError`.
        """
        assert self.path is not None
        folder = self.path.parent.resolve()
        path = (folder / value).resolve()
        if not trusted and folder not in path.parents:
            raise SettingsError(
                f"{self.path.name}: {value!r} leads out of the folder of the settings; give the file with an option"
            )
        return path


def closest(starts: list[Path]) -> Path | None:
    """The settings file closest to the first of ``starts`` that has one: in it, or in a folder above."""
    for start in starts:
        folder = start if start.is_dir() else start.parent
        for each in (folder, *folder.parents):
            if (each / "provenance.toml").is_file():
                return each / "provenance.toml"
            project = each / "pyproject.toml"
            if project.is_file() and _tool_table(project) is not None:
                return project
    return None


def read(path: Path) -> Found:
    """Read a settings file. Raises :class:`~provenance.errors.SettingsError`, naming the key and the mend."""
    if path.name == "pyproject.toml":
        table = _tool_table(path)
        prefix = "[tool.provenance] "
        if table is None:
            raise SettingsError(f"{path}: it has no [tool.provenance] table")
    else:
        table = _data(path)
        prefix = ""
    try:
        settings = msgspec.convert(table, Settings)
    except msgspec.ValidationError as error:
        from provenance.claimfile.validation import misfits

        sentences = [message for _, message in misfits(table, Settings)] or [str(error)]
        raise SettingsError(f"{path}: {prefix}{'; '.join(sentences)}") from error
    return Found(settings, path, tuple(table))


def _data(path: Path) -> dict[str, object]:
    try:
        return rtoml.loads(read_text(path, str(path), 16 * MIB))
    except UnreadableError as error:
        raise SettingsError(str(error)) from error
    except (rtoml.TomlParsingError, RecursionError) as error:
        raise SettingsError(f"{path} is not valid TOML: {error}") from error


def _tool_table(project: Path) -> dict[str, object] | None:
    tool = _data(project).get("tool")
    table = tool.get("provenance") if isinstance(tool, dict) else None
    return table if isinstance(table, dict) else None
