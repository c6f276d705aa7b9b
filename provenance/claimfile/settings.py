"""Settings: the closest ``provenance.toml``, or ``[tool.provenance]`` in the closest ``pyproject.toml``."""

import os
from pathlib import Path
from typing import Annotated, Literal, Protocol

import msgspec
import rtoml
from msgspec import Meta

from provenance.claimfile.files import read_text
from provenance.claimfile.limits import MIB, Limits
from provenance.errors import SettingsError, UnreadableError
from provenance.model.chain import RegistryId, Url

Codes = tuple[
    Annotated[
        str,
        Meta(
            pattern=r"^[A-Za-z][A-Za-z0-9-]*$(?!\n)",
            description="A rule's code, a prefix of it, its name, a family, a severity, or a group.",
        ),
    ],
    ...,
]
Bound = Annotated[int, Meta(ge=0, le=100, description="A whole number from 0 to 100.")]
Positive = Annotated[int, Meta(ge=1, description="A whole number from 1.")]
FailOn = Literal["error", "warning", "info", "never"]
Contact = Annotated[str, Meta(pattern=r"^[!-'*-~]{1,200}$(?!\n)", description="Letters, digits and signs; no spaces.")]
GroupName = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]*$(?!\n)", description="Small letters, digits and hyphens.")]


class Override(msgspec.Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """Settings for some files: those that fit one of ``files`` and, where given, are of one of ``outlets``."""

    files: Annotated[
        tuple[Annotated[str, Meta(min_length=1, max_length=200)], ...],
        Meta(
            description="Patterns of paths from the settings file's folder: * stands for any characters, ? for one; "
            "a folder stands for all in it. Empty: all files."
        ),
    ] = ()
    outlets: Annotated[tuple[RegistryId, ...], Meta(description="Ids of outlets. Empty: all.")] = ()
    select: Annotated[Codes | None, Meta(description="Rules to apply, in place of the selection for all.")] = None
    ignore: Annotated[Codes, Meta(description="Rules not to apply, besides those ignored for all.")] = ()
    extend_select: Annotated[Codes, Meta(description="Rules to apply on top.")] = ()
    fail_on: Annotated[FailOn | None, Meta(description="The least severity that fails a run.")] = None
    fail_under: Annotated[Bound | None, Meta(description="A lower bound of directness under which a run fails.")] = None


class Settings(msgspec.Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """What a newsroom sets once for ``provenance check``; each has an option of the same name or none."""

    select: Annotated[Codes, Meta(description="Rules to apply; empty: all.")] = ()
    ignore: Annotated[Codes, Meta(description="Rules not to apply.")] = ()
    extend_select: Annotated[Codes, Meta(description="Rules to apply on top.")] = ()
    groups: Annotated[
        dict[GroupName, Codes], Meta(description="Names for several rules, which can stand wherever a code can.")
    ] = {}
    fail_on: Annotated[FailOn, Meta(description="The least severity that fails a run.")] = "error"
    fail_under: Annotated[Bound | None, Meta(description="A lower bound of directness under which a run fails.")] = None
    baseline: Annotated[str | None, Meta(description="The baseline; from the settings file's folder.")] = None
    registry: Annotated[str | None, Meta(description="The registry; from the settings file's folder.")] = None
    profile: Annotated[str | None, Meta(description="A scoring profile; from the settings file's folder.")] = None
    jobs: Annotated[int, Meta(ge=0, description="Processes to use; 0: as many as fit the work.")] = 0
    max_file_size: Annotated[Positive, Meta(description="The largest claim file that is read, in bytes.")] = MIB
    max_depth: Annotated[Positive, Meta(description="How deeply tables may nest.")] = 32
    max_claims: Annotated[Positive, Meta(description="How many claims a file may hold.")] = 10_000
    archives: Annotated[
        tuple[str, ...] | None,
        Meta(description="Web archives that `verify` asks, in their order; none given: the Wayback Machine."),
    ] = None
    timestamp_authority: Annotated[
        Url | None, Meta(description="The address of a time stamp authority (RFC 3161) that attests captures.")
    ] = None
    contact: Annotated[
        Contact | None, Meta(description="Whom sites may ask about `verify`: an address, for its User-Agent.")
    ] = None
    ledger: Annotated[
        str | None, Meta(description="The ledger's address; a path starts from the settings file's folder.")
    ] = None
    override: Annotated[
        tuple[Override, ...], Meta(description="Settings for some files or outlets; the later one wins.")
    ] = ()

    @property
    def limits(self) -> Limits:
        """The caps as reading wants them."""
        return Limits(file_size=self.max_file_size, depth=self.max_depth, claims=self.max_claims)


class Files(Protocol):
    """Where settings are read: on disk, or as a revision holds them."""

    def is_file(self, path: Path) -> bool:
        """Whether there is such a file."""

    def read_text(self, path: Path, shown: str, most: int) -> str:
        """Its text. Raises :class:`~provenance.errors.UnreadableError`."""


class Disk:
    """Files as they lie there now."""

    def is_file(self, path: Path) -> bool:
        """Whether there is such a file."""
        return path.is_file()

    def read_text(self, path: Path, shown: str, most: int) -> str:
        """Its text. Raises :class:`~provenance.errors.UnreadableError`."""
        return read_text(path, shown, most)


DISK = Disk()


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
        path = Path(os.path.realpath(folder / value))  # which tells of no link that leads to itself
        if not trusted and folder not in path.parents:
            raise SettingsError(
                f"{self.path.name}: {value!r} leads out of the folder of the settings; give the file with an option"
            )
        return path


def closest(starts: list[Path], files: Files = DISK) -> Path | None:
    """The settings file closest to the first of ``starts`` that has one: in it, or in a folder above."""
    for start in starts:
        folder = start if start.is_dir() else start.parent
        for each in (folder, *folder.parents):
            if files.is_file(each / "provenance.toml"):
                return each / "provenance.toml"
            project = each / "pyproject.toml"
            if files.is_file(project) and _tool_table(project, files) is not None:
                return project
    return None


def read(path: Path, files: Files = DISK) -> Found:
    """Read a settings file. Raises :class:`~provenance.errors.SettingsError`, naming the key and the mend."""
    if path.name == "pyproject.toml":
        table = _tool_table(path, files)
        prefix = "[tool.provenance] "
        if table is None:
            raise SettingsError(f"{path}: it has no [tool.provenance] table")
    else:
        table = _data(path, files)
        prefix = ""
    try:
        settings = msgspec.convert(table, Settings)
    except msgspec.ValidationError as error:
        from provenance.claimfile.validation import misfits

        sentences = [message for _, message in misfits(table, Settings)] or [str(error)]
        raise SettingsError(f"{path}: {prefix}{'; '.join(sentences)}") from error
    return Found(settings, path, tuple(table))


def _data(path: Path, files: Files) -> dict[str, object]:
    try:
        return rtoml.loads(files.read_text(path, str(path), 16 * MIB))
    except UnreadableError as error:
        raise SettingsError(str(error)) from error
    except (rtoml.TomlParsingError, RecursionError) as error:
        raise SettingsError(f"{path} is not valid TOML: {error}") from error


def _tool_table(project: Path, files: Files) -> dict[str, object] | None:
    tool = _data(project, files).get("tool")
    table = tool.get("provenance") if isinstance(tool, dict) else None
    return table if isinstance(table, dict) else None
