"""What bench/ledger.py has measured, as tables and plots for the documentation."""

import math
from typing import Any, NamedTuple

from bench.ledger_databases import ENGINES

COLOURS = ("one", "two")
_STYLE = (
    "<style>text{fill:#333}.axis{stroke:#555;fill:none}.one{stroke:#0b62a4;fill:#0b62a4}"
    ".two{stroke:#a4460b;fill:#a4460b}path.one,path.two{fill:none}text.one,text.two{stroke:none}.ground{fill:#fff}"
    "@media (prefers-color-scheme:dark){text{fill:#ddd}.axis{stroke:#999}.one{stroke:#6db3ee;fill:#6db3ee}"
    ".two{stroke:#f0a070;fill:#f0a070}.ground{fill:#161616}}</style>"
)


class Plot(NamedTuple):
    """One plot: its file, its title, what stands at its side, and where its figures are in a stage."""

    name: str
    title: str
    unit: str
    path: tuple[str, str]


PLOTS = (
    Plot("ledger-add.svg", "Adding: microseconds a claim", "µs", ("add", "a_claim_us")),
    Plot("ledger-search.svg", "Searching: 95 of 100 answers within", "ms", ("search", "p95_ms")),
    Plot("ledger-check.svg", "Checking a new article: 95 of 100 within", "ms", ("check", "p95_ms")),
)


def plots(found: dict[str, Any]) -> dict[str, str]:
    """SVG images by the names of their files: what one claim, one search and one check cost, against the number of
    claims in the ledger, which is on a logarithmic scale. Cost that grows no faster than the ledger is level."""
    return {each.name: _plot(each, found) for each in PLOTS}


def _plot(wanted: Plot, found: dict[str, Any]) -> str:
    part, figure = wanted.path
    series = {
        kind: [(int(stage["claims"]), float(stage[part][figure])) for stage in of["stages"]]
        for kind, of in found["engines"].items()
        if of.get("stages")
    }
    points = [point for some in series.values() for point in some]
    left, right = (math.log10(each([size for size, _ in points])) for each in (min, max))
    step, top = _scale(max(value for _, value in points))

    def at(claims: float, value: float) -> tuple[float, float]:
        return 70 + 470 * (math.log10(claims) - left) / max(1e-9, right - left), 250 - 200 * value / top

    pieces = []
    for number in range(round(top / step) + 1):
        y = at(10**left, number * step)[1]
        pieces.append(f'<text x="62" y="{y + 4:.1f}" text-anchor="end">{number * step:g}</text>')
    for size in sorted({round(size, -4) for size, _ in points}):
        pieces.append(f'<text x="{at(size, 0)[0]:.1f}" y="268" text-anchor="middle">{size:,}</text>')
    for (kind, some), colour, x in zip(series.items(), COLOURS, (90, 170), strict=False):
        places = [at(*point) for point in some]
        pieces.append(f'<path class="{colour}" d="M{"L".join(f"{a:.1f} {b:.1f}" for a, b in places)}"/>')
        pieces += [f'<circle class="{colour}" cx="{a:.1f}" cy="{b:.1f}" r="4"/>' for a, b in places]
        pieces.append(f'<text class="{colour}" x="{x}" y="40">{ENGINES[kind]}</text>')
    said = "; ".join(
        f"{ENGINES[kind]}: {', '.join(f'{value:g} {wanted.unit} at {size:,} claims' for size, value in some)}"
        for kind, some in series.items()
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 300" font-family="sans-serif" font-size="12" '
        f'role="img" aria-label="{wanted.title}. {said}">{_STYLE}<rect class="ground" width="600" height="300"/>'
        f'<path class="axis" d="M70 30V250H560"/>{"".join(pieces)}'
        f'<text x="70" y="20">{wanted.title} ({wanted.unit})</text>'
        '<text x="315" y="290" text-anchor="middle">claims in the ledger</text></svg>\n'
    )


def _scale(most: float) -> tuple[float, float]:
    """A step of 1, 2 or 5 times a power of ten, and the first multiple of it above the largest value."""
    power = 10.0 ** math.floor(math.log10(max(most, 1e-9) / 4))
    step = next(power * each for each in (1, 2, 5, 10) if most / (power * each) <= 6)
    return step, step * math.ceil(most / step + 1e-9)


def table(found: dict[str, Any]) -> str:
    """The figures as tables in Markdown: of the largest ledger against what is wanted, and of all stages."""
    engines = {kind: of for kind, of in found["engines"].items() if of.get("stages")}
    if not engines:
        return "\n".join([found["machine"], *_together(found)])
    last = {kind: of["stages"][-1] for kind, of in engines.items()}
    size = max(stage["claims"] for stage in last.values())
    names = [ENGINES[kind] for kind in engines]
    lines = [
        f"| {size:,} claims ({found['machine']}) | {' | '.join(names)} | wanted |",
        "|---|" + "---|" * (len(names) + 1),
    ]

    def line(what: str, wanted: str, path: tuple[str, str], pattern: str) -> None:
        figures = [pattern.format(stage[path[0]][path[1]]) for stage in last.values()]
        lines.append(f"| {what} | {' | '.join(figures)} | {wanted} |")

    line(
        "writing (looks made before), over a bare `executemany` of the same rows",
        "≥ 0.5 ×",
        ("writing", "bare_over_it"),
        "{:.2f} ×",
    )
    line(
        "the whole `ledger add`, reading and scoring included, over the same",
        "≥ 0.5 ×",
        ("add", "bare_over_it"),
        "{:.2f} ×",
    )
    line(
        "the whole `ledger add`, over a bare `executemany` that commits as often: once a file",
        "",
        ("add", "bare_a_file_over_it"),
        "{:.2f} ×",
    )
    rates = [f"{1e6 / stage['add']['a_claim_us']:,.0f} a second" for stage in last.values()]
    lines.append(f"| claims that the whole `ledger add` takes in | {' | '.join(rates)} | |")
    growth = [_growth(of["stages"], ("add", "a_claim_us")) for of in engines.values()]
    lines.append(f"| a claim added in the last stage, over one in the first | {' | '.join(growth)} | ≤ 1 × |")
    limits = " / ".join("≤ 50 ms" if kind == "sqlite" else "≤ 30 ms" for kind in engines)
    line("500 searches: half within", "", ("search", "p50_ms"), "{:.1f} ms")
    line("500 searches: 95 of 100 within", limits, ("search", "p95_ms"), "{:.1f} ms")
    line("300 rewordings of claims: 95 of 100 answered within", "", ("alike", "p95_ms"), "{:.1f} ms")
    line("the reworded claim is among the first five", "", ("alike", "recall_at_5"), "{:.1%}")
    line("`check --ledger` of one new article: half within", "", ("check", "p50_ms"), "{:.0f} ms")
    line("`check --ledger` of one new article: 95 of 100 within", "≤ 200 ms", ("check", "p95_ms"), "{:.0f} ms")
    lines.append(f"| size | {' | '.join(_gigabytes(stage) for stage in last.values())} | |")
    lines += ["", *_stages(engines), "", *_kinds(last), *_together(found)]
    return "\n".join(lines)


def _growth(stages: list[dict[str, Any]], path: tuple[str, str]) -> str:
    return f"{stages[-1][path[0]][path[1]] / stages[0][path[0]][path[1]]:.2f} ×"


def _stages(engines: dict[str, Any]) -> list[str]:
    """What each stage has cost, first SQLite's figure, then PostgreSQL's."""
    names = " / ".join(ENGINES[kind] for kind in engines)
    sizes = [stage["claims"] for stage in max((of["stages"] for of in engines.values()), key=len)]
    lines = [f"| {names} | {' | '.join(f'{size:,}' for size in sizes)} |", "|---|" + "---|" * len(sizes)]
    for what, (part, figure), pattern in (
        ("a claim added, µs", ("add", "a_claim_us"), "{:.0f}"),
        ("add over bare", ("add", "bare_over_it"), "{:.2f}"),
        ("add over bare, a transaction a file", ("add", "bare_a_file_over_it"), "{:.2f}"),
        ("writing over bare", ("writing", "bare_over_it"), "{:.2f}"),
        ("search p50, ms", ("search", "p50_ms"), "{:.1f}"),
        ("search p95, ms", ("search", "p95_ms"), "{:.1f}"),
        ("search, CPU of both processes, ms", ("search", "mean_cpu_ms"), "{:.1f}"),
        ("alike p95, ms", ("alike", "p95_ms"), "{:.1f}"),
        ("alike, among the first five", ("alike", "recall_at_5"), "{:.1%}"),
        ("check p50, ms", ("check", "p50_ms"), "{:.0f}"),
        ("check p95, ms", ("check", "p95_ms"), "{:.0f}"),
        ("check, CPU of its process, ms", ("check", "mean_cpu_ms"), "{:.0f}"),
    ):
        cells = []
        for number in range(len(sizes)):
            some = [of["stages"][number] for of in engines.values() if number < len(of["stages"])]
            cells.append(" / ".join(pattern.format(stage[part][figure]) for stage in some))
        lines.append(f"| {what} | {' | '.join(cells)} |")
    return lines


def _kinds(last: dict[str, Any]) -> list[str]:
    """How long each kind of search takes in the largest ledger."""
    heads = [f"{ENGINES[kind]} p50, p95, max (ms)" for kind in last]
    lines = [f"| searches for | {' | '.join(heads)} |", "|---|" + "---|" * len(heads)]
    for kind in next(iter(last.values()))["search"]["kinds"]:
        cells = []
        for stage in last.values():
            of = stage["search"]["kinds"][kind]
            cells.append(f"{of['p50_ms']:.1f}, {of['p95_ms']:.1f}, {of['max_ms']:.1f}")
        lines.append(f"| {kind} | {' | '.join(cells)} |")
    return lines


_TOGETHER = {
    "changes": "changes",
    "held_against_the_other_and_tried_again": "– held against the other's and tried again",
    "longest_change_seconds": "– the longest, seconds",
    "reads": "reads",
    "longest_read_seconds": "– the longest, seconds",
    "lost_updates": "updates lost",
    "entries_missing": "entries missing from the log",
    "chain_misfits": "entries that do not fit the chain",
    "half_seen": "changes seen by half",
    "errors": "errors, locks among them",
}


def _together(found: dict[str, Any]) -> list[str]:
    """What two writers and ten readers have done."""
    engines = {kind: of["together"] for kind, of in found["engines"].items() if "together" in of}
    if not engines:
        return []
    seconds = next(iter(engines.values()))["seconds"]
    names = " | ".join(ENGINES[kind] for kind in engines)
    lines = ["", f"| two writers and ten readers, {seconds:g} s | {names} |", "|---|" + "---|" * len(engines)]
    for name, what in _TOGETHER.items():
        figures = [of[name] if name != "errors" else sum(of[name].values()) for of in engines.values()]
        lines.append(f"| {what} | {' | '.join(f'{figure:,}' for figure in figures)} |")
    return lines


def _gigabytes(stage: dict[str, Any]) -> str:
    return f"{stage['megabytes'] / 1000:.2f} GB"
