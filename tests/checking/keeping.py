"""A place elsewhere for claim files, kept as a ledger would, in a dictionary."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from provenance.claimfile.parse import parse
from provenance.model.claim import ClaimFile
from provenance.model.evidence import Citation
from provenance.model.ports import Other
from provenance.model.source import Adjudication


class Kept:
    """Claim files with the evidence on each, by their names; ``asked`` notes every question about claims."""

    def __init__(
        self,
        files: Mapping[str, ClaimFile | str],
        evidence: Iterable[Citation] = (),
        held: Mapping[str, Sequence[Adjudication]] | None = None,
    ) -> None:
        self._files = {name: _parsed(file) if isinstance(file, str) else file for name, file in files.items()}
        self._evidence = tuple(evidence)
        self._held = held or {}
        self.asked: list[tuple[list[str], list[str]]] = []

    def touching(self, keys: Collection[str], without: Collection[str]) -> Iterator[Other]:
        self.asked.append((sorted(keys), sorted(without)))
        for name, file in reversed(self._files.items()):
            claims = tuple(each for each in file.claims if each.asserts in keys or each.denies in keys)
            if claims and name not in without:
                on = tuple(each for each in self._evidence if each.file == name)
                yield Other(name, file.article, claims, on)

    def adjudications(self, outlets: Collection[str]) -> Mapping[str, Sequence[Adjudication]]:
        return {outlet: held for outlet, held in self._held.items() if outlet in outlets}


def _parsed(text: str) -> ClaimFile:
    file = parse(text, "kept.toml").file
    assert file is not None
    return file
