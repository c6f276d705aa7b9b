"""Time stamps (RFC 3161): an authority says, and signs, that something existed at a moment.

What is stamped is the SHA-256 of a capture's file. Without the network it can be seen that a token is for that very
hash; whether it was signed by an authority that is to be trusted, only certificates that somebody gives can say.
"""

import datetime
import hashlib
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from provenance.errors import SettingsError, StatusError, UnreachableError, UnreadableError
from provenance.fetch import policy
from provenance.model.evidence import TimeStamp
from provenance.model.ports import Headers, Page

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from rfc3161_client import TimeStampResponse

Certificates = Sequence["Certificate"]
"""Whom to trust: the roots above an authority's certificate, and what stands between."""

_NEEDED = 'time stamps need an extra: pip install "claim-provenance[timestamps]"'
_UNCHECKED = "who signed it was not checked: no certificates are given"
_RUN_OUT = (
    "the authority's certificate has run out since: only `openssl ts -verify -attime` can look at the time before"
)
_GRANTED = 0


class BrokenTokenError(Exception):
    """A token that proves nothing; the words are one clause for a person."""


class Asker(Protocol):
    """What sends a request: :meth:`provenance.fetch.pages.HttpPages.ask`."""

    def __call__(self, url: str, *, method: str, headers: Headers, content: bytes) -> Page:
        """The answer, whatever its status. Raises :class:`~provenance.errors.FetchError`."""
        ...


class TimeStamps:
    """Tokens from the authority at ``url``; with ``certificates``, from one that they vouch for only.

    Raises :class:`~provenance.errors.SettingsError` where the extra is not installed.
    """

    def __init__(self, url: str, ask: Asker, *, certificates: Certificates = ()) -> None:
        try:
            import rfc3161_client  # noqa: F401
        except ImportError as error:
            raise SettingsError(f"timestamp-authority: {_NEEDED}") from error
        self._url = url
        self._ask = ask
        self.certificates = certificates

    def token(self, data: bytes) -> bytes:
        """A token for these bytes: the authority's whole answer, as ``openssl ts -verify -in`` takes it.

        Raises :class:`~provenance.errors.FetchError` where there is none to be had, or it proves nothing.
        """
        from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

        request = TimestampRequestBuilder().data(data).hash_algorithm(HashAlgorithm.SHA256).build()
        headers = (("Content-Type", "application/timestamp-query"), ("Accept", "application/timestamp-reply"))
        page = self._ask(self._url, method="POST", headers=headers, content=request.as_bytes())
        name = policy.shown(page.url)
        if page.status != 200:
            reason = f"the time stamp authority answers with HTTP status {page.status}: check timestamp-authority"
            raise StatusError(name, reason, page.status)
        try:
            examined(page.body, hashlib.sha256(data).digest(), self.certificates, nonce=request.nonce)
        except BrokenTokenError as error:
            raise UnreachableError(name, f"its time stamp proves nothing: {error}") from error
        return page.body


def examined(token: bytes, digest: bytes, certificates: Certificates = (), *, nonce: int | None = None) -> TimeStamp:
    """What ``token`` proves of something whose SHA-256 is ``digest``.

    With ``certificates`` its signature must hold, by an authority that they vouch for. Without, it is only seen that
    the token is for ``digest``: anybody can have made it. Raises :class:`BrokenTokenError`, and
    :class:`~provenance.errors.UnreadableError` where the extra is not installed.
    """
    try:
        from rfc3161_client import decode_timestamp_response
    except ImportError as error:
        raise UnreadableError("time stamps", _NEEDED) from error
    try:
        # A certificate may be odd in ways that the library only warns of: nobody could do anything about it.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            answer = decode_timestamp_response(token)
            return _stamp(answer, digest, certificates, nonce)
    except BrokenTokenError:
        raise
    except Exception as error:  # of two libraries, for what anybody may have put there
        raise BrokenTokenError("it cannot be read as a time stamp (RFC 3161)") from error


def _stamp(answer: "TimeStampResponse", digest: bytes, certificates: Certificates, nonce: int | None) -> TimeStamp:
    if answer.status != _GRANTED:
        raise BrokenTokenError("the authority has refused it")
    info = answer.tst_info
    if info.message_imprint.message != digest:
        raise BrokenTokenError("it is for something else")
    if nonce is not None and info.nonce != nonce:
        raise BrokenTokenError("it answers another request")
    doubt = _doubt(answer, digest, certificates) if certificates else _UNCHECKED
    return TimeStamp(info.gen_time.replace(tzinfo=datetime.UTC), _authority(answer), doubt)


def _doubt(answer: "TimeStampResponse", digest: bytes, roots: Certificates) -> str | None:
    from rfc3161_client import VerificationError, VerifierBuilder

    builder = VerifierBuilder(roots=list(roots), intermediates=list(roots))
    if not answer.signed_data.certificates:
        builder = builder.tsa_certificate(roots[0])
    try:
        builder.build().verify(answer, digest)
    except VerificationError as error:
        # The library knows no time but the present one.
        if "certificate has expired" in str(error):
            return _RUN_OUT
        raise BrokenTokenError("the certificates that are given do not vouch for it") from error
    return None


def _authority(answer: "TimeStampResponse") -> str:
    """Who has signed: the subject of the certificate that the token names, where it is in it; else who issued that."""
    from cryptography import x509

    signer = next(iter(answer.signed_data.signer_infos), None)
    if signer is None:
        raise BrokenTokenError("nobody has signed it")
    for each in answer.signed_data.certificates:
        certificate = x509.load_der_x509_certificate(each)
        if (certificate.serial_number, certificate.issuer) == (signer.serial_number, signer.issuer):
            return certificate.subject.rfc4514_string()
    return signer.issuer.rfc4514_string()


def certificates(data: bytes, shown: str) -> Certificates:
    """The certificates of a PEM file. Raises :class:`~provenance.errors.UnreadableError`."""
    try:
        from cryptography import x509
    except ImportError as error:
        raise UnreadableError(shown, _NEEDED) from error
    try:
        return x509.load_pem_x509_certificates(data)
    except ValueError as error:
        raise UnreadableError(shown, "it holds no certificates in PEM form") from error
