"""A real browser for the tests of pages: headless Chromium, spoken to over a pipe (the Chrome DevTools Protocol).

One process serves a whole run; every look at a page is a tab of its own. Needs /usr/bin/chromium: without it the tests
that ask for it are skipped, unless REQUIRE_BROWSER=1 says that they may not be.
"""

import fcntl
import json
import os
import tempfile
from base64 import b64decode
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.tools import missing

CHROMIUM = Path("/usr/bin/chromium")
AXE = Path(__file__).parent.parent / "data" / "axe-4.14.1.min.js"
QUIET = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--hide-scrollbars --force-color-profile=srgb --remote-debugging-pipe"
).split()

COUNT = """\
(async () => {
  const blob = await (await fetch("data:image/png;base64,%s")).blob(), picture = await createImageBitmap(blob);
  const canvas = new OffscreenCanvas(picture.width, picture.height), paper = canvas.getContext("2d"), found = {};
  paper.drawImage(picture, 0, 0);
  const data = paper.getImageData(0, 0, picture.width, picture.height).data;
  for (let at = 0; at < data.length; at += 4) {
    const colour = data[at] * 65536 + data[at + 1] * 256 + data[at + 2];
    found[colour] = (found[colour] || 0) + 1;
  }
  return found;
})()
"""

Colour = tuple[int, int, int]


class Browser:
    """A running Chromium."""

    def __init__(self, profile: Path) -> None:
        read_there, self._write = os.pipe()
        self._read, write_there = os.pipe()
        # Chromium reads at 3 and writes at 4; nothing else may stand there while they are put in place.
        ends = [fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in (read_there, write_there)]

        nothing = [(os.POSIX_SPAWN_OPEN, end, os.devnull, os.O_RDWR, 0) for end in range(3)]
        placed = [(os.POSIX_SPAWN_DUP2, end, there) for end, there in zip(ends, (3, 4), strict=True)]
        command = [str(CHROMIUM), *QUIET, f"--user-data-dir={profile}", "about:blank"]
        self._process = os.posix_spawn(CHROMIUM, command, os.environ, file_actions=[*nothing, *placed])
        for end in (read_there, write_there, *ends):
            os.close(end)
        self._buffer = b""
        self._number = 0
        self._easel: tuple[str, str] | None = None

    def close(self) -> None:
        """End it."""
        self.ask("Browser.close")
        os.waitpid(self._process, 0)
        os.close(self._read)
        os.close(self._write)

    def ask(self, method: str, session: str | None = None, **given: object) -> dict[str, Any]:
        """Call a method of the protocol and wait for its answer."""
        self._number += 1
        message: dict[str, object] = {"id": self._number, "method": method, "params": given}
        if session is not None:
            message["sessionId"] = session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._write, data) :]
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                assert "error" not in answer, (method, answer["error"])
                result: dict[str, Any] = answer["result"]
                return result

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            part = os.read(self._read, 1 << 20)
            assert part, "the browser has gone"
            self._buffer += part
        message, _, self._buffer = self._buffer.partition(b"\0")
        told: dict[str, Any] = json.loads(message)
        return told

    def counted(self, picture: str) -> Counter[Colour]:
        """How many pixels of a PNG, in base64, have which colour: a browser can take a picture apart, too."""
        if self._easel is None:
            self._easel = self._opened()
        found: dict[str, int] = Tab(self, self._easel[1]).run(COUNT % picture)
        colours = ((int(colour), number) for colour, number in found.items())
        return Counter({(colour >> 16, colour >> 8 & 255, colour & 255): number for colour, number in colours})

    def _opened(self) -> tuple[str, str]:
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        return target, self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]

    @contextmanager
    def tab(
        self, page: Path, fragment: str = "", *, width: int = 1000, height: int = 600, dark: bool = False
    ) -> Iterator["Tab"]:
        """A page in a tab of its own, loaded and drawn."""
        target, session = self._opened()
        tab = Tab(self, session)
        tab.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        scheme = "dark" if dark else "light"
        tab.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        tab.ask("Page.navigate", url=page.as_uri() + (f"#{fragment}" if fragment else ""))
        tab.run(
            "new Promise(done => { const look = () => document.readyState === 'complete' && location.href !== "
            "'about:blank' ? requestAnimationFrame(() => requestAnimationFrame(done)) : setTimeout(look, 5); look() })"
        )
        try:
            yield tab
        finally:
            self.ask("Target.closeTarget", targetId=target)


class Tab:
    """A page that is being looked at."""

    def __init__(self, browser: Browser, session: str) -> None:
        self._browser = browser
        self._session = session

    def ask(self, method: str, **given: object) -> dict[str, Any]:
        """Call a method of the protocol for this page."""
        return self._browser.ask(method, self._session, **given)

    def run(self, script: str) -> Any:
        """The value of an expression in the page; a promise is waited for. The page's policy does not hold here."""
        answer = self.ask("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def colours(self, left: int = 0, top: int = 0, width: int = 1000, height: int = 600) -> Counter[Colour]:
        """How many pixels of what is in view, or of a part of it, have which colour."""
        clip = {"x": left, "y": top + self.run("scrollY"), "width": width, "height": height, "scale": 1}
        picture = self.ask("Page.captureScreenshot", format="png", clip=clip)["data"]
        return self._browser.counted(picture)

    def edges(self) -> set[Colour]:
        """The colours of the outermost columns of what is in view."""
        width, height = self.run("[innerWidth, innerHeight]")
        return set(self.colours(0, 0, 4, height)) | set(self.colours(width - 4, 0, 4, height))

    def paper(self) -> bytes:
        """The page as a PDF."""
        return b64decode(self.ask("Page.printToPDF", preferCSSPageSize=True)["data"])

    def complaints(self) -> list[str]:
        """What axe-core finds against the accessibility of the page."""
        self.run(AXE.read_text("utf-8"))
        found: list[str] = self.run(
            "axe.run().then(found => found.violations.map(each => each.id + ': ' + each.nodes.map(node => node.html)))"
        )
        return found


@contextmanager
def browsing() -> Iterator[Browser]:
    """A browser, or a skipped test that says loudly why."""
    if not CHROMIUM.exists():
        missing(f"NO BROWSER: {CHROMIUM} is missing, so nobody has looked at the page", "REQUIRE_BROWSER")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(Path(profile))
        yield browser
        browser.close()


def words_on_paper(data: bytes) -> str:
    """The words of a PDF, on one line; a typesetter's ligatures are letters again."""
    import unicodedata

    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    text = " ".join(sheet.get_textpage().get_text_range() for sheet in document)
    document.close()
    return " ".join(unicodedata.normalize("NFKC", text).split())
