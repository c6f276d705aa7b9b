"""Every exception that provenance raises on purpose, drawn once.

::

    ProvenanceError
    ├── ConfigurationError      exit status 2: what was asked for cannot be meant
    │   ├── SettingsError       a provenance.toml or [tool.provenance] that does not hold
    │   ├── ProfileError        a scoring profile that breaks a law of the method
    │   ├── BaselineError       a baseline that cannot be read
    │   ├── RevisionError       a revision that git does not know, or no git to ask
    │   ├── QueryError          a search that cannot be meant
    │   ├── UnknownRuleError    a code that no rule carries
    │   ├── UnknownClaimError   an id that no claim of the file carries
    │   ├── UnknownOutletError  an id that the ledger has no outlet of
    │   ├── UnknownFileError    a name that the ledger has no claim file of
    │   ├── SeveralRegistriesError  a ledger of several registries, of which none is meant more than another
    │   └── RulingError         a decision on a claim that cannot be meant
    ├── InvalidClaimFileError   ``load`` or ``trace`` was given a file with problems; ``check`` reports them as findings
    └── UnreadableError         exit status 3: a file that could not be read, with the reason
        ├── OverCapError        larger, deeper or longer than the caps allow
        ├── UnformattedError    a file that cannot be laid out anew without saying something else
        ├── OutsideRootError    a path or link that leaves the folder it was found in
        ├── DamagedCaptureError  a kept page that is no longer what was kept
        ├── DamagedBackupError  a backup of a ledger that is none, or no longer what was written
        ├── UnsupportedLanguageError  an article in a language that extraction does not read
        ├── LedgerError         a ledger that cannot be reached, opened, read or written; what it held is as it was
        │   ├── NoLedgerError       there is none at that address
        │   ├── LedgerFormatError   it is of another format than this program's: older, newer, or no ledger
        │   ├── DamagedLedgerError  it does not hold what it should: its chain or its database is broken
        │   └── LedgerConflictError  two changes of one thing that do not rest on each other
        └── FetchError          a page that could not be fetched
            ├── RefusedAddressError  it may not be asked for: its scheme, host, port or IP address
            ├── UnreachableError     no whole answer came that could be used
            ├── StatusError          the answer was another than the page; ``status`` says which
            ├── ArchiveError         a web archive that gives no copy, or takes none, for now
            └── PageOverCapError     larger than the caps allow (an OverCapError, too)

What is wrong *inside* a claim file is not an exception: it is a problem with a place
(``provenance.claimfile``), and a finding in the end. Errors of other libraries are translated where
they are met, and kept as ``__cause__``.
"""

LONGEST_MESSAGE = 1_000
"""Characters. What a file holds has no length, and messages quote it: their beginning and their end say enough."""


def bounded(message: str) -> str:
    """``message``, or of one longer than :data:`LONGEST_MESSAGE` its beginning and end, with an ellipsis between."""
    if len(message) <= LONGEST_MESSAGE:
        return message
    half = (LONGEST_MESSAGE - 3) // 2
    return f"{message[:half].rstrip()} … {message[-half:].lstrip()}"


class ProvenanceError(Exception):
    """The base of every error that provenance raises on purpose. Its text is one sentence for a person."""


class ConfigurationError(ProvenanceError):
    """What was asked for cannot be meant: exit status 2."""

    def __init__(self, message: str) -> None:
        super().__init__(bounded(message))


class SettingsError(ConfigurationError):
    """A settings file that does not hold: unknown key, wrong type, a path that leaves its folder."""


class ProfileError(ConfigurationError):
    """A scoring profile that is not well formed or breaks a law of the method (docs/scoring.md)."""


class BaselineError(ConfigurationError):
    """A baseline that cannot be read, or is none."""


class RevisionError(ConfigurationError):
    """A revision that the repository does not hold, no repository, or no git."""


class QueryError(ConfigurationError):
    """A search of the ledger that cannot be meant."""


class UnknownRuleError(ConfigurationError):
    """A rule code or prefix that fits no rule."""


class UnknownClaimError(ConfigurationError):
    """The id of a claim that the file does not hold."""


class UnknownOutletError(ConfigurationError):
    """The id of an outlet that neither a registry nor an article of the ledger names."""


class UnknownFileError(ConfigurationError):
    """The name of a claim file, or of a folder of them, that the ledger does not hold."""


class SeveralRegistriesError(ConfigurationError):
    """A ledger that holds several registries, none of them ``sources.toml``: somebody has to say which is meant."""


class RulingError(ConfigurationError):
    """A decision on a claim that cannot be meant: its days contradict each other, its citation is no address."""


class InvalidClaimFileError(ProvenanceError):
    """A claim file that is not valid; ``problems`` holds a sentence for each thing that is wrong."""

    def __init__(self, file: str, problems: list[str]) -> None:
        super().__init__(f"{file}: {'; '.join(problems)}")
        self.file = file
        self.problems = problems


class UnreadableError(ProvenanceError):
    """A file that could not be read; the other files go on. Exit status 3.

    ``file`` is the path as shown to people, ``reason`` one clause without a full stop.
    """

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file}: {reason}")
        self.file = file
        self.reason = reason

    def __reduce__(self) -> tuple[type["UnreadableError"], tuple[str, str]]:
        return type(self), (self.file, self.reason)


class OverCapError(UnreadableError):
    """A file over a cap on size, depth or number of claims (settings: max-file-size, max-depth, max-claims)."""


class UnformattedError(UnreadableError):
    """A file that cannot be laid out anew without saying something else, or losing a comment. It stays as it is."""


class OutsideRootError(UnreadableError):
    """A path or symbolic link that leaves the folder in which it was found."""


class DamagedCaptureError(UnreadableError):
    """A capture that is no longer what was kept: its file is gone, or holds something else than its name says."""


class LedgerError(UnreadableError):
    """A ledger that cannot be reached, opened, read or written. What it held is as it was.

    ``file`` is its address without a password, ``reason`` says what to do.
    """


class NoLedgerError(LedgerError):
    """There is no ledger at that address."""


class LedgerFormatError(LedgerError):
    """A ledger of another format than this program's: an older one, a newer one, or none at all."""


class DamagedLedgerError(LedgerError):
    """A ledger that does not hold what it should: its database, or the chain of its log, is broken."""


class LedgerConflictError(LedgerError):
    """Two changes of one thing that do not rest on each other: neither is overwritten."""


class FetchError(UnreadableError):
    """A page that could not be fetched.

    ``file`` is the address that was asked for, without credentials, and safe to show; ``reason`` says what to do.
    """

    def behind(self, url: str) -> "FetchError":
        """The same error for ``url``, which redirects to where it was met."""
        return type(self)(url, f"it redirects to {self.file}: {self.reason}")


class RefusedAddressError(FetchError):
    """An address that may not be asked for: its scheme, its host, its port, or an IP address that is not public."""


class UnreachableError(FetchError):
    """No whole answer came that could be used: no such host, no connection, no trust, no time, a broken answer."""


class StatusError(FetchError):
    """The answer was another than the page; ``status`` is its HTTP status: 404, 410, 403, 402, 503…"""

    def __init__(self, file: str, reason: str, status: int) -> None:
        super().__init__(file, reason)
        self.status = status

    def __reduce__(self) -> tuple[type["StatusError"], tuple[str, str, int]]:  # type: ignore[override]
        return type(self), (self.file, self.reason, self.status)

    def behind(self, url: str) -> "StatusError":
        """The same error for ``url``, which redirects to where it was met."""
        return type(self)(url, f"it redirects to {self.file}: {self.reason}", self.status)


class ArchiveError(FetchError):
    """A web archive that gives no copy, or takes none: it is in trouble, asks for patience, or answers oddly.

    ``file`` is the archive's host.
    """


class PageOverCapError(FetchError, OverCapError):
    """A page that is larger than the caps allow, as it is sent or when it is unpacked."""


class DamagedBackupError(UnreadableError):
    """A backup of a ledger that is none, or is no longer what was written: nothing is restored from it."""


class UnsupportedLanguageError(UnreadableError):
    """An article in a language that extraction does not read: refused with a sentence, not answered with garbage.

    ``language`` is its BCP 47 code, ``name`` what the language is called in English.
    """

    def __init__(self, file: str, language: str, name: str | None = None) -> None:
        super().__init__(file, f"the text is in {name or 'another language'} ({language}); extract reads English only")
        self.language = language
        self.name = name

    def __reduce__(self) -> tuple[type["UnsupportedLanguageError"], tuple[str, str, str | None]]:  # type: ignore[override]
        return type(self), (self.file, self.language, self.name)
