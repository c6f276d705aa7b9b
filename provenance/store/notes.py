"""Signed notes: a text and who signed it, as C2SP's signed-note has them (https://c2sp.org/signed-note), with Ed25519.

Keys are read from PEM files (``openssl genpkey -algorithm ed25519``) or in the one-line form of
golang.org/x/mod/sumdb/note. No message repeats what a file of a key holds.
"""

import base64
import binascii
import hashlib
import re
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from provenance.errors import ConfigurationError, UnreadableError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

MOST = 1 << 20
"""Bytes: a note, or the file of a key, is no longer."""
MOST_SIGNATURES = 100
_ED25519 = b"\1"
_DASH = "\N{EM DASH} "
_PRIVATE = "PRIVATE+KEY+"


class Signature(NamedTuple):
    """One signature line of a note: the key's name, its id (4 bytes), and what it signed the text with."""

    name: str
    key: bytes
    signed: bytes


class Note(NamedTuple):
    """A text, which ends with a newline, and its signatures."""

    text: str
    signatures: tuple[Signature, ...]


class Signer(NamedTuple):
    """A private key, and the name that it signs with; None where its file has none."""

    name: str | None
    key: "Ed25519PrivateKey"


class Verifier(NamedTuple):
    """A public key, and the name that it goes by; None where its file has none: then the note says under which."""

    name: str | None
    key: "Ed25519PublicKey"


def is_name(name: str) -> bool:
    """Whether a key may be called so: something, without spaces, plus signs and control characters."""
    return bool(name) and not any(each == "+" or each.isspace() or unicodedata.category(each) == "Cc" for each in name)


def parse(written: bytes, shown: str) -> Note:
    """Read a signed note. Raises :class:`~provenance.errors.UnreadableError`."""
    try:
        text = written.decode()
    except UnicodeDecodeError as error:
        raise UnreadableError(shown, "it is no signed note: it is not UTF-8 text") from error
    body, gap, rest = text.rpartition("\n\n")
    lines = rest.removesuffix("\n").split("\n") if gap and rest else []
    if re.search(r"[\x00-\x09\x0b-\x1f]", text) or not lines or not text.endswith("\n"):
        raise UnreadableError(shown, "it is no signed note")
    if len(lines) > MOST_SIGNATURES:
        raise UnreadableError(shown, f"it has more than {MOST_SIGNATURES} signatures")
    return Note(f"{body}\n", tuple(_signature(line, shown) for line in lines))


def _signature(line: str, shown: str) -> Signature:
    name, _, encoded = line.removeprefix(_DASH).partition(" ")
    signed = _decoded(encoded)
    if not line.startswith(_DASH) or not is_name(name) or signed is None or len(signed) < 5:
        raise UnreadableError(shown, "it is no signed note: a line where a signature should be is none")
    return Signature(name, signed[:4], signed[4:])


def signed(text: str, name: str, key: "Ed25519PrivateKey") -> str:
    """A text, which ends with a newline, as a note that a key has signed under a name."""
    signature = base64.b64encode(key_id(name, key.public_key()) + key.sign(text.encode())).decode()
    return f"{text}\n{_DASH}{name} {signature}\n"


def signers(note: Note, verifiers: Sequence[Verifier]) -> list[Signature]:
    """The signatures of a note that were made with some keys; one by a key that is not among them counts for nothing.

    Raises ``ValueError`` where one that should be of such a key does not hold.
    """
    from cryptography.exceptions import InvalidSignature

    found = []
    for each in note.signatures:
        for verifier in verifiers:
            if verifier.name not in (None, each.name) or key_id(each.name, verifier.key) != each.key:
                continue
            try:
                verifier.key.verify(each.signed, note.text.encode())
            except InvalidSignature as error:
                raise ValueError(f"the signature of {each.name} is not of this text") from error
            found.append(each)
    return found


def key_id(name: str, key: "Ed25519PublicKey") -> bytes:
    """The id of a key that goes by a name: 4 bytes."""
    return hashlib.sha256(name.encode() + b"\n" + _ED25519 + key.public_bytes_raw()).digest()[:4]


def public_line(name: str, key: "Ed25519PublicKey") -> str:
    """A public key in one line, with its name."""
    return f"{name}+{key_id(name, key).hex()}+{base64.b64encode(_ED25519 + key.public_bytes_raw()).decode()}"


def signer(written: bytes, shown: str) -> Signer:
    """A private key: Ed25519 in PEM, without a passphrase, or a line that begins with PRIVATE+KEY.

    Raises :class:`~provenance.errors.UnreadableError`, and never says what was there instead.
    """
    _have_cryptography()
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    if written.lstrip().startswith(b"-----BEGIN"):
        try:
            key = load_pem_private_key(written, None)
        except TypeError:
            raise UnreadableError(shown, "the key has a passphrase: `openssl pkey` takes it off") from None
        except (ValueError, UnsupportedAlgorithm):
            raise UnreadableError(shown, _NO_KEY) from None
        if not isinstance(key, Ed25519PrivateKey):
            raise UnreadableError(shown, "it is a key of another kind than Ed25519")
        return Signer(None, key)
    line = written.decode("utf-8", "replace").strip()
    name, known, material = _parts(line.removeprefix(_PRIVATE)) if line.startswith(_PRIVATE) else ("", b"", b"")
    if len(material) != 33 or material[:1] != _ED25519:
        raise UnreadableError(shown, _NO_KEY)
    made = Ed25519PrivateKey.from_private_bytes(material[1:])
    if key_id(name, made.public_key()) != known:
        raise UnreadableError(shown, "the key's id is not that of the key: it was copied badly")
    return Signer(name, made)


def verifier(written: bytes, shown: str) -> Verifier:
    """A public key: Ed25519 in PEM, or a line NAME+ID+KEY. Raises :class:`~provenance.errors.UnreadableError`."""
    _have_cryptography()
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    if b"PRIVATE" in written[:100]:
        raise UnreadableError(shown, "it is a private key: give the public one (`openssl pkey -pubout`)")
    if written.lstrip().startswith(b"-----BEGIN"):
        try:
            key = load_pem_public_key(written)
        except (ValueError, UnsupportedAlgorithm):
            raise UnreadableError(shown, _NO_PUBLIC_KEY) from None
        if not isinstance(key, Ed25519PublicKey):
            raise UnreadableError(shown, "it is a key of another kind than Ed25519")
        return Verifier(None, key)
    name, known, material = _parts(written.decode("utf-8", "replace").strip())
    if len(material) != 33 or material[:1] != _ED25519:
        raise UnreadableError(shown, _NO_PUBLIC_KEY)
    made = Ed25519PublicKey.from_public_bytes(material[1:])
    if key_id(name, made) != known:
        raise UnreadableError(shown, "the key's id is not that of the key: it was copied badly")
    return Verifier(name, made)


_NO_KEY = "it holds no private key: neither Ed25519 in PEM nor a line that begins with PRIVATE+KEY"
_NO_PUBLIC_KEY = "it holds no public key: neither Ed25519 in PEM nor a line NAME+ID+KEY"


def _parts(line: str) -> tuple[str, bytes, bytes]:
    """Name, id and material of a key in one line; nothing where it is none."""
    name, plus, rest = line.partition("+")
    key, _, encoded = rest.partition("+")
    material = _decoded(encoded)
    if not plus or not is_name(name) or not re.fullmatch(r"[0-9a-f]{8}", key) or material is None:
        return "", b"", b""
    return name, bytes.fromhex(key), material


def _decoded(encoded: str) -> bytes | None:
    try:
        return base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        return None


def _have_cryptography() -> None:
    try:
        import cryptography  # noqa: F401
    except ModuleNotFoundError as error:
        needs = "signatures need the extra `signatures`: pip install 'claim-provenance[signatures]'"
        raise ConfigurationError(needs) from error
