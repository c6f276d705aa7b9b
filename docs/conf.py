"""The manual: MyST pages in this folder, and one page a rule, written here from the rules themselves."""

from importlib.metadata import version as installed
from pathlib import Path

from sphinx.application import Sphinx

from provenance.rules import all_rules

project = "provenance"
author = "The provenance authors"
copyright = author
release = version = installed("claim-provenance")

extensions = ["myst_parser"]
exclude_patterns = ["_build"]
myst_heading_anchors = 3
# Claim files in examples are cut to what matters, and need not be complete for a lexer.
suppress_warnings = ["misc.highlighting_failure"]

html_theme = "furo"
html_title = f"provenance {release}"
html_copy_source = False


def write_rule_pages(app: Sphinx) -> None:
    """Write docs/rules/CODE.md for every rule, and remove the pages of rules that are no more."""
    folder = Path(app.srcdir) / "rules"
    folder.mkdir(exist_ok=True)
    pages = {}
    for rule in all_rules():
        needs = " It needs evidence." if rule.needs else ""
        facts = f"*Severity: {rule.severity.value}. About the {rule.about}.{needs}*"
        pages[folder / f"{rule.code}.md"] = f"# {rule.code} {rule.name}\n\n{facts}\n\n{rule.page}\n"
    for path in set(folder.glob("*.md")) - pages.keys():
        path.unlink()
    for path, text in pages.items():
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", write_rule_pages)
