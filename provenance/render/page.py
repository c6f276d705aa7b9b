"""What all pages share: a head that lets nothing be loaded or run, colours by day, by night and on paper, words that
cannot steer the page, and the bar of a band."""

import re
from base64 import b64encode
from hashlib import sha256
from html import escape

from provenance.render.safety import one_line, visible

ADDRESS = re.compile(r"https?://[^\s/?#\\]+[^\s\\]*", re.IGNORECASE)
"""What may be a link; anything else is shown as words."""

STYLE = """\
:root {
  color-scheme: light dark;
  --paper: #ffffff; --ink: #1c1b1a; --quiet: #57534e; --line: #d6d3d1; --panel: #f7f5f2; --accent: #1d4ed8;
  --source: #0b4a8f; --cue: #8f1d56; --content: #fdf0c4; --deep: #f7dc8b; --found: #b45309; --error: #b3261e;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16181c; --ink: #e9e7e4; --quiet: #b3aea8; --line: #44413d; --panel: #1f2227; --accent: #9dbcff;
    --source: #9cc9ff; --cue: #ff9fcb; --content: #3b3318; --deep: #57491c; --found: #fbbf24; --error: #ff9b90;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.65 Georgia, "Times New Roman", serif; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--found); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { position: static; display: block; padding: .5rem 1rem; }
.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
header, main, footer { max-width: 82rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 1.5rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; overflow-wrap: anywhere; }
h2 { font: 600 1rem/1.4 system-ui, sans-serif; margin: 0 0 .75rem; }
.facts, footer { font-family: system-ui, sans-serif; font-size: .875rem; line-height: 1.5; }
.facts { color: var(--quiet); margin: 0; overflow-wrap: anywhere; }
.band { width: 7rem; height: .6rem; border: 1px solid var(--quiet); border-radius: .3rem; vertical-align: baseline; }
.band rect { fill: var(--quiet); }
.score { white-space: nowrap; }
footer { color: var(--quiet); padding-block: 1.5rem; }
@media print {
  :root { color-scheme: light; --paper: #ffffff; --ink: #000000; --quiet: #333333; --line: #999999; --panel: #ffffff;
    --accent: #000000; --source: #000000; --cue: #000000; --content: #ffffff; --deep: #ffffff; --found: #555555;
    --error: #000000; }
  body { font-size: 10.5pt; line-height: 1.45; }
  header, main, footer { max-width: none; padding-inline: 0; }
  a { text-decoration: none; }
  .skip { display: none; }
}
"""


def head(title: str, style: str) -> str:
    """A page up to the beginning of its body. ``title`` is escaped; ``style`` is the only style that is heeded."""
    allowed = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    )


def said(text: str, room: int) -> str:
    """Words on one line, cut at ``room`` characters, escaped."""
    words = one_line(text, room)
    return escape(words if len(words) <= room else words[: room - 1].rstrip() + "…")


def escaped(text: str) -> str:
    """A stretch of text, its tabs and line ends as spaces, and what would hide or steer written out."""
    return escape(visible(text), quote=False)


def band(lower: int, upper: int) -> str:
    """The bar of a band between two bounds, 0 to 100; the words beside it say the same."""
    return (
        '<svg class="band" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect x="{min(lower, 97)}" width="{max(upper - lower, 3)}" height="10"/></svg>'
    )
