"""Reading tells nobody anything: what is read may be a draft."""

import os
import socket
import subprocess
import sys
import threading

PROGRAM = """
import time
from provenance.extraction import Extractor
assert Extractor().attributions("The dam is sound, Ana Ruiz told CNN.")
time.sleep(11)  # the library that runs the tagger reports to its maker after nine seconds, unless it is told not to
"""


def test_the_library_that_runs_the_tagger_reports_to_nobody() -> None:
    asked = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        proxy = f"http://127.0.0.1:{server.getsockname()[1]}"

        def listen() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                asked.append(connection.recv(300))
                connection.close()

        threading.Thread(target=listen, daemon=True).start()
        names = ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
        environment = {**os.environ, **dict.fromkeys(names, proxy)}
        environment.pop("ORT_DISABLE_TELEMETRY", None)
        subprocess.run([sys.executable, "-c", PROGRAM], env=environment, check=True)
        server.shutdown(socket.SHUT_RDWR)
    assert asked == []
