"""A signed checkpoint says what a log was, to anybody, and holds a ledger to it."""

import base64
import hashlib
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.errors import ProvenanceError, UnreadableError
from provenance.store import checkpoint, engine, notes
from provenance.store.ledger import Ledger
from provenance.store.merkle import Tree
from tests.cli.console import run
from tests.ledgers import Databases, path_of
from tests.store.small import make
from tests.tools import program

# The leaves and roots of certificate-transparency's merkletree tests, which RFC 6962's log servers are held to.
LEAVES = [
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
]  # fmt: skip
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
SEED = bytes(range(32))
KEY = Ed25519PrivateKey.from_private_bytes(SEED)


def pem(folder: Path) -> tuple[Path, Path]:
    """The two halves of the key as files."""
    private, public = folder / "key.pem", folder / "public.pem"
    private.write_bytes(KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    public.write_bytes(KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    return private, public


def behind_its_back(file: Path, *statements: str) -> None:
    """What somebody does who has the file."""
    connection = sqlite3.connect(file)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.fixture
def url(databases: Databases) -> str:
    return databases.made("sqlite", make)


def test_the_tree_is_that_of_rfc_6962() -> None:
    tree = Tree()
    assert tree.root() == hashlib.sha256().digest()
    for leaf, root in zip(LEAVES, ROOTS, strict=True):
        tree.add(bytes.fromhex(leaf))
        assert tree.root().hex() == root


@given(st.lists(st.binary(max_size=8), max_size=70))
def test_the_tree_is_what_its_definition_says(leaves: list[bytes]) -> None:
    def defined(some: list[bytes]) -> bytes:
        if len(some) < 2:
            return hashlib.sha256(b"\0" + some[0] if some else b"").digest()
        half = 1 << (len(some) - 1).bit_length() - 1
        return hashlib.sha256(b"\1" + defined(some[:half]) + defined(some[half:])).digest()

    tree = Tree()
    for leaf in leaves:
        tree.add(leaf)
    assert tree.root() == defined(leaves)


def test_a_checkpoint_holds_also_when_the_log_goes_on_and_not_when_its_end_is_cut_off(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    private, public = pem(tmp_path)
    at = ("--ledger", url)
    signed = run(monkeypatch, tmp_path, "ledger", "checkpoint", "--key", private, "--name", "gazette.example", *at)
    assert signed.status == 0
    (tmp_path / "then.note").write_text(signed.out, "utf-8")
    origin, size, _, head = signed.out.split("\n\n")[0].splitlines()
    assert (origin[:16], size, head[:5]) == ("gazette.example/", "10", "head ")
    (tmp_path / "key.pub").write_text(signed.err.split(" with ")[1])
    hold = ("ledger", "verify", "--checkpoint", "then.note", "--public-key")
    for key in (public, "key.pub"):
        held = run(monkeypatch, tmp_path, *hold, key, *at)
        assert (held.status, held.err) == (0, "")
        assert f"then.note: the ledger holds what {origin} was at revision 10, signed by {origin}" in held.out

    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "more.toml").write_text(Path("claims/three-pillars.toml").read_text("utf-8"), "utf-8")
    assert run(monkeypatch, tmp_path, "ledger", "add", *at).status == 0
    assert run(monkeypatch, tmp_path, *hold, public, *at).status == 0

    behind_its_back(
        path_of(url),
        "DROP TRIGGER revisions_remain",
        "DELETE FROM adjudications",
        "UPDATE reviews SET adjudication_id = NULL",
        "DELETE FROM revisions WHERE seq > 8",
    )
    cut = run(monkeypatch, tmp_path, *hold, public, *at)
    assert cut.status == 1
    assert "then.note: 10 revisions were signed, and the ledger has 8: its end was cut off" in cut.out


def test_who_has_another_key_or_another_text_is_refused(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    private, public = pem(tmp_path)
    other = tmp_path / "other.pem"
    made = Ed25519PrivateKey.generate().public_key()
    other.write_bytes(made.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    run(monkeypatch, tmp_path, "ledger", "checkpoint", "--key", private, "--output", "a.note", "--ledger", url)
    note = (tmp_path / "a.note").read_text("utf-8")
    (tmp_path / "b.note").write_text(note.replace("claim-provenance/", "claim-provenancf/", 1), "utf-8")
    (tmp_path / "c.note").write_text(note.replace("\nhead ", "\nhood ", 1), "utf-8")
    for file, key, said in (
        ("a.note", other, "a.note: none of the keys has signed it"),
        ("b.note", public, "b.note: the signature of claim-provenance/"),
        ("c.note", public, "is not of this text"),
    ):
        held = run(
            monkeypatch, tmp_path, "ledger", "verify", "--checkpoint", file, "--public-key", key, "--ledger", url
        )
        assert held.status == 1
        assert said in held.out
    held = run(monkeypatch, tmp_path, "ledger", "verify", "--checkpoint", "a.note", "--ledger", url)
    assert held.status == 0
    assert "who signed it was not looked at" in held.err


def test_openssl_finds_the_same_signature(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    openssl = program("openssl", "nobody else has verified the signature of a checkpoint")
    private, public = pem(tmp_path)
    signed = run(monkeypatch, tmp_path, "ledger", "checkpoint", "--key", private, "--ledger", url)
    body, line = signed.out.rsplit("\n\n", 1)
    dash, name, encoded = line.split()
    signature = base64.b64decode(encoded)
    raw = KEY.public_key().public_bytes_raw()
    assert dash == "\N{EM DASH}"
    assert signature[:4] == hashlib.sha256(name.encode() + b"\n\1" + raw).digest()[:4]
    (tmp_path / "text").write_text(f"{body}\n")
    (tmp_path / "signature").write_bytes(signature[4:])
    asked = ["pkeyutl", "-verify", "-pubin", "-inkey", str(public), "-rawin", "-in", "text", "-sigfile", "signature"]
    assert subprocess.run([openssl, *asked], cwd=tmp_path, capture_output=True).returncode == 0


def test_no_message_shows_a_private_key(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = base64.b64encode(b"\1" + SEED).decode()
    line = f"PRIVATE+KEY+gazette+{notes.key_id('gazette', KEY.public_key()).hex()}+{secret}"
    assert notes.signer(line.encode(), "key").name == "gazette"
    for number, written in enumerate((line[:-1], line.replace("gazette", "gazettf"), secret, "")):
        (tmp_path / str(number)).write_text(written)
        for words in (("checkpoint", "--key"), ("verify", "--checkpoint", "x", "--public-key")):
            outcome = run(monkeypatch, tmp_path, "ledger", *words, str(number), "--ledger", url)
            assert outcome.status == 3
            assert secret[:8] not in outcome.err + outcome.out
    (tmp_path / "key").write_text(line)
    outcome = run(
        monkeypatch, tmp_path, "ledger", "verify", "--checkpoint", "x", "--public-key", "key", "--ledger", url
    )
    assert "it is a private key" in outcome.err
    assert secret[:8] not in outcome.err


@settings(max_examples=50)
@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda words: f"a\n1\n{words}\n\n— a {words}\n".encode()))
def test_whatever_a_checkpoint_holds_there_is_an_answer(written: bytes) -> None:
    try:
        note = notes.parse(written, "x")
        checkpoint.parse(note.text, "x")
        notes.signers(note, [notes.Verifier(None, KEY.public_key())])
    except (UnreadableError, ValueError):
        return


def test_a_log_that_does_not_fit_is_not_signed(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "ledger.db"
    shutil.copy(path_of(url), broken)
    behind_its_back(broken, "DROP TRIGGER revisions_stay", "UPDATE revisions SET why = 'no' WHERE seq = 2")
    with Ledger.open(engine.address(f"sqlite:///{broken}")) as ledger, pytest.raises(ProvenanceError) as refused:
        checkpoint.of(ledger, None)
    assert "revision 2 does not fit" in str(refused.value)
