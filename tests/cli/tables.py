"""Tables of ratings and registries to try imports on, with invented domains and figures."""

HEADER = (
    "domain,pc1,afm,afm_bias,afm_min,afm_rely,fc,mbfc,mbfc_bias,mbfc_fact,mbfc_min,lewandowsky_acc,lewandowsky_trans,"
    "lewandowsky_rely,lewandowsky_mean,lewandowsky_min,misinfome_bin"
)
"""The columns of the table of Lin et al. 2023."""

_IMPUTED = "0.412345678901234"


def lin_row(domain: str, **observed: str) -> str:
    """A row in which only these columns were observed: all others hold what somebody imputed."""
    cells = {"pc1": _IMPUTED, "misinfome_bin": "1", **observed}
    return ",".join((domain, *(cells.get(column, _IMPUTED) for column in HEADER.split(",")[1:])))


LIN = "\n".join(
    (
        HEADER,
        lin_row(
            "gazette.example",
            afm="0.85",
            afm_bias="0.8",
            afm_min="0.8",
            afm_rely="0.9",
            lewandowsky_acc="0.75",
            lewandowsky_trans="1",
            lewandowsky_rely="1",
            lewandowsky_mean="0.875",
            lewandowsky_min="0.75",
        ),
        lin_row("herald.example", fc="0.1429", misinfome_bin="0"),
        lin_row("nobody-rated.example"),
        lin_row("courier.example/en", fc="1"),
        lin_row("tall–tales.example", fc="1"),
        lin_row("morning-post.example", mbfc="0.75", mbfc_bias="0.6667", mbfc_fact="0.8333", mbfc_min="0.6667"),
        "",
    )
)
"""Two outlets of the registry, one without an observed rating, a section, something that is no domain, a new outlet."""

DESK = """\
# The desk's registry.
version = 1

# Ours since the founding.
[outlet.city-gazette]
name    = "City Gazette"   # as it writes itself
domains = ["gazette.example"]

[outlet.herald]
name    = "The Herald"
domains = [
  "herald.example",  # since 2001
]

[person.ada-example]
name = "Ada Example"
affiliation = "water-ministry"

[body.water-ministry]
name  = "Ministry of Water"
class = "government"
# The end.
"""
"""A registry with comments in every place and two layouts."""
