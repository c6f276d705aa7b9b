"""A backup is the whole ledger, of either engine, for either engine; and what is no backup leaves nothing behind."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from provenance.errors import DamagedBackupError, LedgerError, ProvenanceError
from provenance.store import backup, engine
from provenance.store.audit import Audit
from provenance.store.ledger import FORMAT, Ledger
from tests.cli.console import run
from tests.ledgers import ENGINES, Databases, path_of
from tests.store.small import make

OLD = Path(__file__).parent.parent / "data" / "ledgers"
"""A backup that each released format's program wrote. They are never written again."""


@pytest.fixture(scope="module")
def written(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of the small ledger, in SQLite."""
    path = tmp_path_factory.mktemp("backup") / "ledger.zip"
    with Ledger.open(engine.address(databases.made("sqlite", make))) as ledger:
        backup.write(ledger, path, "ledger.zip")
    return path


def sound(url: str) -> None:
    with Ledger.open(engine.address(url)) as ledger, ledger.reading() as connection:
        assert list(Audit(connection, ledger.shown).misfits()) == []


def test_from_sqlite_to_postgresql_and_back_it_is_the_same_to_the_byte(
    written: Path, databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = written
    for number, name in enumerate(("postgresql", "sqlite")):
        url = databases.empty(name)
        restored = run(monkeypatch, tmp_path, "ledger", "restore", before, "--ledger", url)
        assert (restored.status, restored.err) == (0, "")
        assert restored.out.endswith(": 10 revisions, and the chain holds\n")
        sound(url)
        after = tmp_path / f"{number}.zip"
        assert run(monkeypatch, tmp_path, "ledger", "backup", after, "--ledger", url).status == 0
        assert after.read_bytes() == written.read_bytes()
        before = after
        again = run(monkeypatch, tmp_path, "ledger", "restore", before, "--ledger", url)
        assert again.status == 3
        assert "restore to where nothing is" in again.err
        sound(url)
        databases.drop(url)


@pytest.mark.parametrize("engine_", ENGINES)
@pytest.mark.parametrize("old", sorted(OLD.glob("*.zip")), ids=lambda path: path.stem)
def test_a_ledger_of_any_released_format_is_brought_to_this_one(
    engine_: str, old: Path, databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = databases.empty(engine_)
    backup.restore(old, old.name, engine.address(url), upgrade=False)
    assert run(monkeypatch, tmp_path, "ledger", "upgrade", "--ledger", url).status == 0
    sound(url)
    databases.drop(url)


@pytest.mark.parametrize("engine_", ENGINES)
def test_a_newer_ledger_is_met_with_a_sentence(engine_: str, databases: Databases) -> None:
    url = databases.made(engine_, make)
    made = engine.opened(engine.address(url))
    with made.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    made.dispose()
    for act in (Ledger.open, Ledger.upgrade):
        with pytest.raises(LedgerError, match=r"its format is 9999, newer than this program's .*: install a newer"):
            act(engine.address(url))


def parts(path: Path) -> dict[str, bytes]:
    """What an archive holds."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def archive(found: dict[str, bytes], *, honest: bool = True) -> bytes:
    """An archive with a manifest that names its parts as they are, if it is ``honest``."""
    from hashlib import sha256

    manifest: dict[str, Any] = json.loads(found["manifest.json"])
    if honest:
        for name, content in found.items():
            if name != "manifest.json":
                part = {"rows": content.count(b"\n"), "size": len(content), "sha256": sha256(content).hexdigest()}
                manifest["parts"][name.removesuffix(".jsonl")] = part
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in found.items():
            file.writestr(name, json.dumps(manifest) if name == "manifest.json" else content)
    return made.getvalue()


def changed(name: str, old: bytes, new: bytes, *, honest: bool = True) -> Callable[[dict[str, bytes]], bytes]:
    def change(found: dict[str, bytes]) -> bytes:
        assert old in found[name]
        return archive({**found, name: found[name].replace(old, new, 1)}, honest=honest)

    return change


def _without_last(lines: bytes) -> bytes:
    return b"".join(lines.splitlines(keepends=True)[:-1])


DAMAGED: dict[str, tuple[Callable[[dict[str, bytes]], bytes], str]] = {
    "nothing": (lambda found: b"", "it is no backup of a ledger"),
    "something else": (lambda found: b"PK\5\6" + bytes(18), "cannot be read"),
    "half": (lambda found: archive(found)[:-900], "it is no backup of a ledger"),
    "a part less": (
        lambda found: archive({name: each for name, each in found.items() if name != "runs.jsonl"}, honest=False),
        "it does not hold the parts that its manifest names",
    ),
    "a part more": (lambda found: archive({**found, "../../x.jsonl": b""}), "it does not hold the tables of format"),
    "another part": (changed("claims.jsonl", b"The dam", b"The dbm", honest=False), "is not what its manifest says"),
    "another content": (changed("revisions.jsonl", b"Water Board", b"Water Bored"), "is not what was written"),
    "another name in the log": (changed("revisions.jsonl", "Zoë".encode(), b"Zoe"), "its revision 1 does not fit"),
    "a revision less": (
        lambda found: archive({**found, "revisions.jsonl": found["revisions.jsonl"].split(b"\n", 1)[1]}),
        "its revision 2 does not fit",
    ),
    "the end cut off": (
        lambda found: archive({**found, "revisions.jsonl": _without_last(found["revisions.jsonl"])}),
        "its log does not end where its manifest says",
    ),
    "words for a number": (changed("claims.jsonl", b'"position":0', b'"position":"0"'), "is no row of that table"),
    "a number too large": (changed("claims.jsonl", b'"position":0', b'"position":1' + b"0" * 40), "is no row"),
    "a NUL": (changed("claims.jsonl", b"The dam", b"The\\u0000dam"), "is no row of that table"),
    "a surrogate": (changed("claims.jsonl", b"The dam", b"The\\ud800dam"), "is no row of that table"),
    "no day": (changed("articles.jsonl", b"2025-12-03", b"2025-13-03"), "is no row of that table"),
    "a column more": (changed("runs.jsonl", b'{"', b'{"x\\"":1,"'), "is no row of that table"),
    "deep": (lambda found: archive({**found, "runs.jsonl": b"[" * 100_000 + b"\n"}), "is no row of that table"),
    "a bomb": (
        lambda found: archive({**found, "runs.jsonl": b'"' + b" " * 5_000_000 + b'"\n'}),
        "is no row of that table",
    ),
    "the same row twice": (
        lambda found: archive({**found, "runs.jsonl": found["runs.jsonl"] + found["runs.jsonl"]}),
        "",
    ),
    "a row of nothing": (changed("claims.jsonl", b'"article_id":1', b'"article_id":7'), ""),
    "a format to come": (changed("manifest.json", b'"' + FORMAT.encode() + b'"', b'"9999"'), "newer than this program"),
    "no format": (changed("manifest.json", FORMAT.encode(), b"0000"), "no format is called"),
    "another ledger": (changed("ledger.jsonl", b'"id":"', b'"id":"0'), "not of the ledger that its manifest names"),
}


@pytest.mark.parametrize("what", DAMAGED)
def test_a_damaged_backup_gives_one_sentence_and_leaves_nothing_behind(
    what: str, written: Path, tmp_path: Path
) -> None:
    change, said = DAMAGED[what]
    (tmp_path / "given.zip").write_bytes(change(parts(written)))
    (tmp_path / "to").mkdir()
    url = engine.address(f"sqlite:///{tmp_path}/to/ledger.db")
    with pytest.raises(ProvenanceError) as refused:
        backup.restore(tmp_path / "given.zip", "given.zip", url)
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)
    assert list((tmp_path / "to").iterdir()) == []


def test_in_postgresql_a_damaged_backup_leaves_nothing_behind_either(
    written: Path, databases: Databases, tmp_path: Path
) -> None:
    (tmp_path / "given.zip").write_bytes(DAMAGED["another ledger"][0](parts(written)))
    url = databases.empty("postgresql")
    with pytest.raises(DamagedBackupError):
        backup.restore(tmp_path / "given.zip", "given.zip", engine.address(url))
    backup.restore(written, "ledger.zip", engine.address(url))
    sound(url)
    databases.drop(url)


def test_where_a_backup_cannot_be_written_the_old_one_stays(
    databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = databases.made("sqlite", make)
    (tmp_path / "old.zip").write_bytes(b"old")
    monkeypatch.setattr("os.fsync", _full)
    outcome = run(monkeypatch, tmp_path, "ledger", "backup", "old.zip", "--ledger", url)
    assert outcome.status == 3
    assert outcome.err == "provenance: old.zip: it cannot be written: No space left on device\n"
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("old.zip", b"old")]
    assert path_of(url).exists()


def _full(_: int) -> None:
    raise OSError(28, "No space left on device")
