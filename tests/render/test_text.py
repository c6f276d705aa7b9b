"""The text format: what a fact-checker sees who has never seen the tool."""

import subprocess
import sys
from collections.abc import Callable
from itertools import product

import msgspec
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from provenance.model.chain import Identity, Mode, Origin, Relay, Vantage, Verified
from provenance.model.claim import Claim, Kind
from provenance.model.finding import FileReport, Finding, Report, Severity, Skipped, Unread
from provenance.model.score import Corroboration
from provenance.render import groups as grouping
from provenance.render import safety, text, wording
from provenance.render.cells import cut, cut_left, width, wrap
from provenance.render.lines import file_address
from tests.cli.terminal import LINK
from tests.render.reports import (
    BARE,
    BOARD,
    FILE,
    HALE,
    HERALD,
    NOBODY,
    OFFICIALS,
    REGISTRY,
    RUIZ,
    TODAY,
    claim,
    finding,
    hostile,
    hostile_reports,
    report,
    scored,
)

AFP = Relay(as_written="a news agency")
ESTABLISHED = {"established": "https://records.example/1"}
CLAIMS = (
    claim("c1", RUIZ),
    claim("c2", BARE, HERALD),
    claim("c3", NOBODY, mode=Mode.OWN),
    claim("c4", OFFICIALS, HERALD),
    claim("c5", BOARD),
    claim("c6", HALE, mode=Mode.DIRECT),
    claim("c7", NOBODY, mode=Mode.OWN, kind=Kind.ANALYSIS),
    claim("c8", BARE, HERALD),
    claim("c9", RUIZ),
    claim("c10", NOBODY, mode=Mode.OWN, **ESTABLISHED),
    claim("c11", NOBODY, mode=Mode.OWN, kind=Kind.FORECAST),
)


def shown(report: Report, **how: bool | int | str) -> str:
    return "".join(text.render(report, **how))  # type: ignore[arg-type]


def lines(*claims: Claim, **how: bool | int) -> list[str]:
    return shown(report(claims), **how).splitlines()


def line_with(words: str, report: Report, **how: bool | int) -> str:
    return next(line for line in shown(report, **how).splitlines() if words in line)


# The head and the summary


def test_a_file_is_headed_by_its_path_outlet_date_and_number_of_statements() -> None:
    assert lines(*CLAIMS)[0] == "claims/dam.toml   The Gazette, 3 December 2025, 11 statements"


def test_a_wide_terminal_has_room_for_the_title() -> None:
    assert lines(*CLAIMS, width=120)[0].endswith(', 11 statements, "Talks on the dam"')


def test_the_summary_says_how_many_statements_rest_on_what() -> None:
    assert lines(*CLAIMS)[1:7] == [
        "  3 from unnamed sourcing through The Herald",
        "  1 with nobody named",
        '  1 from "the board"',
        "  3 from two named people: Ana Ruiz (2), Tom Hale (1)",
        "  2 the outlet's own analysis and forecast, not graded",
        "  1 established fact, not graded",
    ]


def test_the_summary_counts_every_statement_once() -> None:
    shares = grouping.summary(grouping.groups(report(CLAIMS).files[0], REGISTRY), REGISTRY)
    assert sum(share.count for share in shares) == len(CLAIMS)


def test_many_speakers_are_named_as_far_as_there_is_room() -> None:
    named = [
        claim(f"c{number}", Origin(Identity.NAMED, Vantage.SELF, f"Speaker Number {number}")) for number in range(9)
    ]
    assert lines(*named)[1] == "  9 from nine named sources: Speaker Number 0 (1) and 8 more"


# The groups


def test_the_most_indirect_comes_first_and_plain_facts_never_before_anonymous_hearsay() -> None:
    headings = [line.split("  ")[1] for line in lines(*CLAIMS) if line.startswith("  ") and line[2].isalpha()]
    assert headings[1:7] == [
        "Rests on unnamed sourcing through The Herald",
        "Nobody named as the source",
        'Rests on "the board", no person named',
        "Rests on Ana Ruiz",
        "Rests on Tom Hale",
        "The Gazette's own analysis and forecast, not graded",
    ]


@given(st.permutations(CLAIMS))
def test_an_unattributed_fact_stands_below_anonymous_hearsay_in_whatever_order(claims: list[Claim]) -> None:
    grounds = [group.footing.ground for group in grouping.groups(report(claims).files[0], REGISTRY)]
    assert grounds == sorted(grounds)
    assert grounds.index(grouping.Ground.UNNAMED) < grounds.index(grouping.Ground.NOBODY)


def test_a_group_is_headed_by_what_it_rests_on_and_its_claims() -> None:
    line = line_with("Rests on unnamed", report(CLAIMS))
    assert line == "  Rests on unnamed sourcing through The Herald" + "c2 c4 c8".rjust(80 - 46)


def test_several_relays_are_named_in_the_order_of_the_chain() -> None:
    assert '  Rests on unnamed sourcing through The Herald and "a news agency"  ' in "\n".join(
        lines(claim("c1", BARE, HERALD, AFP))
    )


def test_unnamed_sources_that_the_file_tells_apart_are_told_apart() -> None:
    one = Origin(Identity.DESCRIBED, Vantage.UNKNOWN, "an official", key="a")
    two = Origin(Identity.DESCRIBED, Vantage.UNKNOWN, "an engineer", key="b")
    told = "\n".join(lines(claim("c1", one, HERALD), claim("c2", two, HERALD), claim("c3", one, HERALD)))
    assert '  Rests on unnamed sourcing through The Herald: "an official"  ' in told
    assert '  Rests on unnamed sourcing through The Herald: "an engineer"  ' in told
    assert "  3 from unnamed sourcing through The Herald\n" in told


def test_a_named_person_and_the_same_person_through_a_relay_are_two_groups() -> None:
    told = "\n".join(lines(claim("c1", RUIZ), claim("c2", RUIZ, HERALD)))
    assert "  Rests on Ana Ruiz through The Herald  " in told
    assert "  Rests on Ana Ruiz  " in told


def test_views_of_others_are_not_the_outlets_own() -> None:
    told = "\n".join(lines(claim("c1", RUIZ, kind=Kind.OPINION)))
    assert "  1 opinion of others, not graded\n" in told
    assert "  Opinion of others, not graded  " in told
    assert "        Ana Ruiz → The Gazette" in told


# A claim


def test_a_claim_shows_its_text_band_hands_chain_weakest_place_and_next_step() -> None:
    told = lines(claim("c1", OFFICIALS, HERALD))
    assert told[5:] == [
        "  Rests on unnamed sourcing through The Herald" + "c1".rjust(34),
        "    c1  Statement c1 about the dam.",
        "        ······█████·········  31–53  second- or third-hand, unnamed",
        '        "officials close to the talks" → The Herald → The Gazette',
        "        weakest: unnamed origin",
        "    next: open The Herald's page, lower bound 31 → 33",
        "    or ask The Gazette to name the source, lower bound 31 → 45",
        "",
        "1 statement in 1 file: nothing to report.",
    ]


def test_claims_alike_share_their_chain_and_band_and_each_text_is_there() -> None:
    told = lines(claim("c1", BARE, HERALD), claim("c2", BARE, HERALD), claim("c3", BARE, HERALD))
    assert told[6:11] == [
        "    c1  Statement c1 about the dam.",
        "    c2  Statement c2 about the dam.",
        "    c3  Statement c3 about the dam.",
        "        ··██████············  14–40  each second- to fourth-hand, bare source",
        '        "a source" → The Herald → The Gazette   weakest: unnamed origin',
    ]


def test_what_would_help_several_claims_is_said_once_with_what_each_gains() -> None:
    told = lines(claim("c1", BARE, HERALD), claim("c2", OFFICIALS, HERALD), claim("c3", BARE, HERALD))
    assert "    next: open The Herald's page, lower bound 14 → 15 (c1 c3), 31 → 33 (c2)" in told


def test_an_unnamed_source_without_words_is_said_to_be_unnamed() -> None:
    assert "(source not named) → The Herald" in "\n".join(
        lines(claim("c1", Origin(Identity.BARE, Vantage.UNKNOWN), HERALD))
    )


def test_a_chain_says_what_evidence_shows_of_its_links() -> None:
    given = claim("c1", RUIZ, HERALD)
    checked = scored(given)
    for verified, words in (
        (Verified.LINKED, "The Gazette (page read)"),
        (Verified.MATCHED, "The Gazette (words match)"),
        (Verified.MISMATCH, "The Gazette (words differ)"),
    ):
        changed = type(checked)(given, 0, 1, checked.chain, (Verified.NONE, verified), checked.directness)
        assert wording.chain(changed, report([given]).files[0].article, REGISTRY)[-1] == words


def test_a_long_statement_is_cut_to_the_line_and_whole_when_asked_for() -> None:
    long = claim("c1", RUIZ, text="The dam " + "and the river " * 12 + "end here.")
    assert "end here." not in shown(report([long]))
    assert "…" in line_with("c1  The dam", report([long]))
    assert "end here." in shown(report([long]), verbose=True)


def test_what_other_claims_add_is_said_where_they_add_something() -> None:
    given = scored(claim("c1", RUIZ))
    assert wording.corroboration(Corroboration(3, 1, 0.5, 0.6), given.directness) is None
    assert wording.corroboration(Corroboration(1, 2, 0.5, 0.6), given.directness) == (
        "confirmed by independent origins or a record (2 origins, together 50–60)"
    )
    assert wording.corroboration(Corroboration(5, 1, 0.5, 0.6), given.directness) == "contradicted by a record"


@pytest.mark.parametrize(
    ("level", "words"),
    [
        ("1n", "first-hand, named"),
        ("1n✓", "first-hand, named, matched to the record"),
        ("1-2n", "first- or second-hand, named"),
        ("2-3d", "second- or third-hand, unnamed"),
        ("2-4b", "second- to fourth-hand, bare source"),
        ("2r", "second-hand, named by role only"),
        ("3c", "third-hand, no person named"),
        ("12-14b", "12th- to 14th-hand, bare source"),
        ("Xu", "through unknown hands"),
    ],
)
def test_hand_levels_have_words(level: str, words: str) -> None:
    assert wording.hands(level) == words


def test_every_factor_of_every_chain_has_words() -> None:
    article = report().files[0].article
    for identity, vantage, mode, relays in product(Identity, Vantage, Mode, [(), (HERALD,)]):
        given = scored(claim("c1", Origin(identity, vantage), *relays, mode=mode))
        assert given.directness is not None
        for factor in given.directness.factors:
            assert str(factor) not in wording.factor(factor, given, article, REGISTRY)


# The findings


def test_warnings_are_grouped_by_rule_and_by_what_their_claims_rest_on() -> None:
    found = [finding("ANO03", "No reason is given.", name) for name in ("c2", "c4", "c8")]
    found += [finding("CHN05", "The article does not say who says so.", "c3")]
    told = shown(report(CLAIMS, found)).splitlines()
    start = told.index("  Warnings: unnamed sourcing through The Herald")
    assert told[start : start + 4] == [
        "  Warnings: unnamed sourcing through The Herald",
        "    No reason is given." + "c2 c4 c8  ANO03".rjust(80 - 23),
        "  Warnings: nobody named",
        "    The article does not say who says so." + "c3  CHN05".rjust(80 - 41),
    ]


def test_a_claim_with_two_findings_of_one_rule_is_listed_once() -> None:
    found = [finding("CHN10", "Interview or pick-up?", "c2"), finding("CHN10", "Interview or pick-up?", "c2")]
    assert line_with("Interview", report(CLAIMS, found)).endswith("   c2  CHN10")


SOURCE = 'version = 1\n\n[[claim]]\nvantage = "particpant"\n'


def test_an_error_shows_its_place_message_code_and_the_words_meant() -> None:
    message = 'unknown vantage "particpant": did you mean "participant"?'
    found = [finding("FMT01", message, severity=Severity.ERROR, about="file", span=(4, 11, 4, 23))]
    assert shown(report(findings=found, text=SOURCE)).splitlines() == [
        'claims/dam.toml:4:11  error: unknown vantage "particpant": did you mean    FMT01',
        '    "participant"?',
        '    4 | vantage = "particpant"',
        "      |           ^^^^^^^^^^^^",
        "",
        "1 error, 0 warnings in 0 statements.",
        "`provenance explain FMT01` says why and how to mend it.",
    ]


def test_errors_stand_before_warnings_and_in_the_order_of_the_file() -> None:
    found = [
        finding("ANO03", "No reason.", "c2"),
        finding("FMT01", "the one", "c2", Severity.ERROR, about="file", span=(4, 1, 4, 2)),
        finding("FMT02", "the other", severity=Severity.ERROR, about="file", span=(1, 1, 1, 2)),
    ]
    told = shown(report(CLAIMS, found, text=SOURCE))
    assert told.index("the other") < told.index("the one") < told.index("No reason.")


def test_the_same_mistake_is_framed_once_with_its_other_lines() -> None:
    found = [
        finding("FMT02", "no outlet", severity=Severity.ERROR, about="file", span=(line, 1, line, 2))
        for line in (1, 3, 4)
    ]
    told = shown(report(findings=found, text=SOURCE))
    assert told.count("no outlet") == 1
    assert "    The same at lines 3 and 4.\n" in told


def test_a_warning_about_the_file_has_a_frame() -> None:
    found = [finding("FMT07", "unused", "c1", about="file", span=(3, 1, 3, 10), fix="take it out")]
    told = shown(report(CLAIMS, found, text=SOURCE))
    assert "claims/dam.toml:3:1  warning: unused" in told
    assert "    3 | [[claim]]\n      | ^^^^^^^^^\n    fix: take it out\n" in told


@pytest.mark.parametrize(
    ("source", "span", "code", "carets"),
    [
        ('a = "漢字", b', (1, 11, 1, 12), '    1 | a = "漢字", b', "      |             ^"),
        ("\tb = 1", (1, 2, 1, 3), "    1 |  b = 1", "      |  ^"),
        ("e\u0301e = 1", (1, 3, 1, 4), "    1 | e\u0301e = 1", "      |  ^"),
        ("x = '\x1b'", (1, 5, 1, 8), r"    1 | x = '\x1b'", "      |     ^^^^^^"),
        ("x = 1\r", (1, 5, 1, 6), "    1 | x = 1", "      |     ^"),
        ("x = [", (1, 6, 1, 6), "    1 | x = [", "      |      ^"),
        ("x = [\n1", (1, 5, 2, 2), "    1 | x = [", "      |     ^"),
    ],
)
def test_carets_stand_under_the_words_that_are_meant(
    source: str, span: tuple[int, int, int, int], code: str, carets: str
) -> None:
    found = [finding("FMT01", "x", severity=Severity.ERROR, about="file", span=span)]
    assert shown(report(findings=found, text=source)).splitlines()[1:3] == [code, carets]


@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\n"), min_size=1, max_size=400),
    st.integers(0, 400),
    st.integers(1, 400),
    st.integers(40, 140),
)
def test_a_frame_fits_its_width_and_shows_the_words_meant(source: str, start: int, length: int, width: int) -> None:
    span = (1, start + 1, 1, start + 1 + length)
    found = [finding("FMT01", "x", severity=Severity.ERROR, about="file", span=span)]
    told = shown(report(findings=found, text=source), width=width).split("\n")
    at = next(number for number, line in enumerate(told) if line.startswith("    1 |"))
    code, carets = told[at : at + 2]
    assert cell_len(code) <= width
    assert cell_len(carets) <= width + 1
    assert carets.endswith("^")


def test_a_finding_at_a_line_that_the_file_lacks_has_no_frame() -> None:
    found = [finding("FMT01", "x", severity=Severity.ERROR, about="file", span=(9, 1, 9, 2))]
    assert "|" not in shown(report(findings=found, text="a\nb"))


# The end of a run


def test_notes_are_one_line() -> None:
    found = [finding("CHN04", "Where?", name, Severity.INFO) for name in ("c1", "c9")]
    told = shown(report(CLAIMS, found))
    assert "Where?" not in told
    assert "  2 notes (--format concise shows all)\n" in told
    assert "Where?" in shown(report(CLAIMS, found), verbose=True)


def test_checks_skipped_for_the_same_reason_are_one_line_however_many_pages() -> None:
    skips = [Skipped("EVD01", "c1", f"no evidence for https://a.example/{page}", FILE) for page in (1, 2, 3, 1)]
    skips += [Skipped("EVD03", "c1", "no page is cited", FILE)]
    told = shown(report(CLAIMS, skips=skips))
    assert "  4 checks skipped: no evidence for 3 pages: run `provenance verify`\n" in told
    assert "  1 check skipped: no page is cited\n" in told


def test_one_page_without_evidence_is_named() -> None:
    skips = [Skipped("EVD01", "c1", "no evidence for https://a.example/1", FILE)]
    assert "no evidence for https://a.example/1: run" in shown(report(skips=skips))


def test_a_file_that_could_not_be_read_is_one_sentence_and_part_of_the_count() -> None:
    told = shown(report(CLAIMS, unread=[Unread("claims/x.toml", "it is not UTF-8 text")]))
    assert "  Not read: claims/x.toml: it is not UTF-8 text.\n" in told
    assert told.endswith("11 statements in 1 file: nothing found in them. 1 file could not be read.\n")


def test_when_all_is_well_one_line_says_what_was_looked_at() -> None:
    assert lines(*CLAIMS)[-1] == "11 statements in 1 file: nothing to report."


def test_the_last_line_counts_and_names_the_most_frequent_code() -> None:
    found = [finding("ANO03", "x", "c2"), finding("ANO03", "x", "c4"), finding("CHN05", "y", "c3")]
    told = shown(report(CLAIMS, found), width=120).splitlines()
    assert told[-1] == (
        "0 errors, 3 warnings in 11 statements.  `provenance explain ANO03` says why and what newsrooms do about it."
    )


def test_suppressed_findings_are_counted() -> None:
    assert shown(report(CLAIMS, suppressed=1)).endswith("nothing to report. 1 finding answered in the files.\n")


def many(number: int, findings: Callable[[str], tuple[Finding, ...]]) -> Report:
    files = []
    for count in range(number):
        name = f"claims/{count}.toml"
        one = report([claim("c1", BARE, HERALD)]).files[0]
        files.append(FileReport(name, "", one.article, one.claims, findings(name)))
    return Report(tuple(files), registry=REGISTRY, today=TODAY)


def test_a_run_over_many_files_shows_only_what_was_found_unless_asked_for_more() -> None:
    large = many(41, lambda name: (finding("ANO01", "bare", "c1", file=name),) if name == "claims/7.toml" else ())
    told = shown(large)
    assert told.startswith("41 files: those with findings are listed, without their statements. --verbose\n")
    assert "claims/7.toml" in told
    assert "claims/8.toml" not in told
    assert "Statement" not in told
    assert shown(large, verbose=True).count("Statement c1") == 41


# The terminal


def test_the_scale_is_explained_once() -> None:
    assert shown(many(3, lambda name: ())).count(wording.SCALE) == 1


def test_without_other_letters_the_drawing_is_plain() -> None:
    assert shown(report(CLAIMS), ascii=True).isascii()


def test_colour_is_only_bold_red_and_magenta() -> None:
    found = [finding("ANO03", "x", "c2"), finding("FMT01", "y", severity=Severity.ERROR, about="file")]
    told = shown(report(CLAIMS, found, text=SOURCE), colour=True)
    styles = {part.split("m")[0] for part in told.split("\x1b[")[1:]}
    assert styles == {"0", "1", "1;31", "1;35"}


def test_a_report_without_colour_starts_without_rich() -> None:
    script = "import sys, provenance.render.text; print(*sorted(m for m in sys.modules if m.startswith('rich')))"
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == ""


def with_short_places(report: Report) -> Report:
    """The report with a path and a code that fit any terminal: those are never cut."""
    files = []
    for file in report.files:
        found = tuple(
            msgspec.structs.replace(each, code="ANO01", place=msgspec.structs.replace(each.place, file="a.toml"))
            for each in file.findings
        )
        files.append(FileReport("a.toml", file.text, file.article, file.claims, found, file.skips, file.suppressed))
    return Report(tuple(files), registry=report.registry, unread=report.unread, today=report.today)


@given(hostile_reports().map(with_short_places), st.integers(40, 160), st.booleans(), st.booleans())
def test_no_line_is_wider_than_the_terminal(report: Report, room: int, plain: bool, verbose: bool) -> None:
    wide = []
    for line in text.render(report, width=room, ascii=plain, verbose=verbose):
        written_out = 3 if line.lstrip().startswith(r"\x3a:") else 0
        if cell_len(line.rstrip("\n")) > room + written_out:
            wide.append(line)
    assert wide == []


@given(hostile_reports())
def test_every_claim_is_shown(report: Report) -> None:
    told = shown(report, verbose=True).replace(r"\x3a", ":")
    names = [safety.one_line(each.claim.id) for file in report.files for each in file.claims]
    assert [name for name in names if cut(name, 40) not in told] == []


@settings(max_examples=25, phases=[Phase.generate])
@given(hostile_reports(), st.integers(40, 160), st.booleans())
def test_links_change_no_word_and_none_is_forged(report: Report, room: int, colour: bool) -> None:
    linked = shown(report, width=room, colour=colour, verbose=True, links="file://desk/repo/")
    assert LINK.sub(r"\2", linked) == shown(report, width=room, colour=colour, verbose=True)
    names = [name for file in report.files for name in (file.file, *(each.place.file for each in file.findings))]
    files = {file_address("file://desk/repo/", name) for name in names}
    for address, words in LINK.findall(linked):
        assert address in files or address == words


@given(hostile, st.integers(0, 60))
def test_a_cut_fits_and_keeps_what_fits(words: str, room: int) -> None:
    words = safety.one_line(words)
    assert width(cut(words, room)) <= room
    assert width(cut_left(words, room)) <= max(room, 1)
    if width(words) <= room:
        assert cut(words, room) == cut_left(words, room) == words


@given(hostile, st.integers(2, 60))
def test_wrapping_loses_nothing_and_fits(words: str, room: int) -> None:
    words = safety.one_line(words)
    wrapped = wrap(words, room)
    blank = str.maketrans("", "", " \u200c")  # a joiner that a line would begin or end with joins nothing
    assert "".join(wrapped).translate(blank) == words.translate(blank)
    assert all(width(line) <= room for line in wrapped)


def test_what_a_run_leaves_out_is_said_near_its_end() -> None:
    told = shown(report(CLAIMS, baselined=12, untrusted=1, since="main"), width=100).splitlines()
    assert told[-5:-1] == [
        "  Only statements that changed since main are shown",
        "  12 findings are in the baseline",
        "  1 suppression does not count: the trusted revision does not hold it",
        "",
    ]


def test_what_a_run_does_not_leave_out_is_not_spoken_of() -> None:
    assert not [word for word in ("baseline", "suppression", "since") if word in shown(report(CLAIMS))]
