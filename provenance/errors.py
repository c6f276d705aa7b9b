"""Every exception that provenance raises on purpose, drawn once.

::

    ProvenanceError
    ├── ConfigurationError      exit status 2: what was asked for cannot be meant
    │   ├── SettingsError       a provenance.toml or [tool.provenance] that does not hold
    │   ├── ProfileError        a scoring profile that breaks a law of the method
    │   └── UnknownRuleError    a code that no rule carries
    ├── InvalidClaimFileError   ``load`` was given a file with problems; ``check`` reports them as findings
    └── UnreadableError         exit status 3: a file that could not be read, with the reason
        ├── OverCapError        larger, deeper or longer than the caps allow
        └── OutsideRootError    a path or link that leaves the folder it was found in

What is wrong *inside* a claim file is not an exception: it is a problem with a place
(``provenance.claimfile``), and a finding in the end. Errors of other libraries are translated where
they are met, and kept as ``__cause__``.
"""


class ProvenanceError(Exception):
    """The base of every error that provenance raises on purpose. Its text is one sentence for a person."""


class ConfigurationError(ProvenanceError):
    """What was asked for cannot be meant: exit status 2."""


class SettingsError(ConfigurationError):
    """A settings file that does not hold: unknown key, wrong type, a path that leaves its folder."""


class ProfileError(ConfigurationError):
    """A scoring profile that is not well formed or breaks a law of the method (docs/scoring.md)."""


class UnknownRuleError(ConfigurationError):
    """A rule code or prefix that fits no rule."""


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


class OutsideRootError(UnreadableError):
    """A path or symbolic link that leaves the folder in which it was found."""
