"""An authority of our own for time stamps, on the loopback: openssl signs what it is asked to."""

import datetime
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from provenance.fetch.timestamps import TimeStamps
from tests import tools
from tests.fetch.servers import near

DAY = datetime.timedelta(days=1)
Signer = tuple[ec.EllipticCurvePrivateKey, x509.Certificate]


def certified(name: str, by: Signer | None = None, *, until: datetime.timedelta = DAY) -> Signer:
    """A key and its certificate: a root, or one for time stamps that a root has signed."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by[1].subject if by else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - 30 * DAY)
        .not_valid_after(now + until)
        .add_extension(x509.BasicConstraints(ca=by is None, path_length=None), critical=True)
    )
    if by is not None:
        made = made.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return key, made.sign(by[0] if by else key, hashes.SHA256())


def pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


class Authority:
    """Signs what it is asked to."""

    def __init__(self, folder: Path, *, until: datetime.timedelta = DAY) -> None:
        self._openssl = tools.program("openssl", "time stamps have not been made and checked")
        self._folder = folder
        folder.mkdir()
        self.root = certified("The root")
        key, certificate = certified("The stamps", self.root, until=until)
        form = serialization.PrivateFormat.PKCS8
        secret = key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption())
        (folder / "key.pem").write_bytes(secret)
        (folder / "certificate.pem").write_bytes(pem(certificate))
        (folder / "root.pem").write_bytes(pem(self.root[1]))
        (folder / "serial").write_text("01\n")
        (folder / "config").write_text(
            "[tsa]\ndefault_tsa = a\n[a]\nserial = serial\nsigner_cert = certificate.pem\nsigner_key = key.pem\n"
            "signer_digest = sha256\ndefault_policy = 1.2.3.4.1\ndigests = sha256\ness_cert_id_alg = sha256\n"
        )

    def reply(self, request: bytes) -> bytes:
        (self._folder / "query").write_bytes(request)
        self._run("ts", "-reply", "-config", "config", "-queryfile", "query", "-out", "reply")
        return (self._folder / "reply").read_bytes()

    def verifies(self, token: bytes, data: bytes) -> bool:
        """Whether openssl itself takes the token for these bytes."""
        (self._folder / "token").write_bytes(token)
        (self._folder / "data").write_bytes(data)
        self._run("ts", "-verify", "-in", "token", "-data", "data", "-CAfile", "root.pem")
        return True

    def _run(self, *arguments: str) -> None:
        subprocess.run([self._openssl, *arguments], cwd=self._folder, check=True, capture_output=True)


@contextmanager
def asked(reply: Callable[[bytes], bytes], *, status: int = 200) -> Iterator[TimeStamps]:
    """Time stamps from a server that answers the body of a request so."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            assert self.headers["Content-Type"] == "application/timestamp-query"
            body = reply(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(status)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server, near() as pages:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}).start()
        try:
            yield TimeStamps(f"http://127.0.0.1:{server.server_port}/", pages.ask)
        finally:
            server.shutdown()
