"""``provenance captures`` lists, shows, verifies, exports, imports and prunes."""

import datetime
import json
import sys
from pathlib import Path

import pytest

from provenance.errors import SettingsError
from provenance.fetch.captures import Captures
from provenance.fetch.timestamps import TimeStamps
from provenance.fetch.warcs import packed
from provenance.model.evidence import Capture
from provenance.model.ports import Redirect
from tests.cli.console import Outcome, lines, run
from tests.fetch.authorities import Authority, asked
from tests.fetch.captures import BODY, file_of, page
from tests.fetch.servers import NOW, near

LOCK = "https://kystavisen.example/lock"
SPORT = "https://kystavisen.example/sport"
CHANGED = "its content is not what its name says: it has changed since it was kept"
OLD = datetime.datetime(2024, 3, 1, 8, 30, tzinfo=datetime.UTC)


class Desk:
    """A folder with two captures: a page that moved, and an old one."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.captures = folder / ".provenance" / "captures"
        self._monkeypatch = monkeypatch
        with Captures(self.captures) as captures:
            self.moved = captures.keep(page(redirects=(Redirect(301, "https://kystavisen.example/2026/lock"),)))
            self.old = captures.keep(page(SPORT, BODY + b" (sport)", retrieved=OLD))

    def run(self, *arguments: str | Path, at: str = ".") -> Outcome:
        (self.folder / at).mkdir(parents=True, exist_ok=True)
        return run(self._monkeypatch, self.folder / at, "captures", *arguments)

    def cites(self, *sha256: str, at: str = "claims") -> None:
        (self.folder / at).mkdir(exist_ok=True)
        rows = [
            {
                "version": 1,
                "file": f"{at}/lock.toml",
                "claim": "c1",
                "path": f"record[{number}]",
                "url": SPORT,
                "status": "ok",
                "sha256": each,
            }
            for number, each in enumerate(sha256)
        ]
        text = "".join(json.dumps(row) + "\n" for row in rows)
        (self.folder / at / "evidence.jsonl").write_text(text)

    @property
    def there(self) -> set[Capture]:
        return set(Captures(self.captures))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(tmp_path, monkeypatch)


def test_captures_are_listed_oldest_first_from_wherever_they_are(desk: Desk) -> None:
    for at, folder in ((".", ()), ("claims/2026", ("--folder", "../../.provenance/captures"))):
        outcome = desk.run("list", *folder, at=at)
        assert outcome.status == 0
        assert lines(outcome.out) == [
            f"2024-03-01 08:30:00Z  200  page              {len(BODY) + 8}  {desk.old.sha256[:12]}  {SPORT}",
            f"2026-11-25 12:00:00Z  200  page              {len(BODY)}  {desk.moved.sha256[:12]}  {LOCK}",
            "2 captures.",
        ]


def test_captures_of_one_address_are_listed_as_json(desk: Desk) -> None:
    outcome = desk.run("list", "--url", SPORT, "--format", "json")
    assert json.loads(outcome.out) == {
        "version": 1,
        "captures": [
            {
                "address": desk.old.address,
                "sha256": desk.old.sha256,
                "url": SPORT,
                "final_url": SPORT,
                "status": 200,
                "media_type": "text/html",
                "size": len(BODY) + 8,
                "retrieved": "2024-03-01T08:30:00Z",
                "kind": "page",
            }
        ],
    }


def test_where_nothing_was_kept_that_is_said_and_nothing_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(monkeypatch, tmp_path, "captures", "list").out == "There are no captures.\n"
    assert run(monkeypatch, tmp_path, "captures", "verify").out == "0 captures: nothing is damaged.\n"
    assert not list(tmp_path.iterdir())


def test_a_capture_is_shown_with_all_it_says(desk: Desk) -> None:
    outcome = desk.run("show", desk.moved.sha256[:8])
    assert lines(outcome.out) == [
        f"capture      {desk.moved.address}",
        f"body         {desk.moved.sha256}, {len(BODY)} bytes",
        "kind         page",
        "retrieved    2026-11-25 12:00:00Z",
        f"address      {LOCK}",
        "  301 to     https://kystavisen.example/2026/lock",
        "answer       200, HTTP/2 from 93.184.216.34",
        "media type   text/html, utf-8",
        "headers      Content-Type: text/html; charset=utf-8",
        f"             Content-Length: {len(BODY)}",
    ]
    (shown,) = json.loads(desk.run("show", desk.moved.address, "--format", "json").out)["captures"]
    assert shown["redirects"] == [{"status": 301, "url": "https://kystavisen.example/2026/lock"}]
    assert shown["capture"]["address"] == desk.moved.address
    assert shown["stamps"] == []


def test_a_page_comes_out_as_it_was_kept(desk: Desk) -> None:
    assert desk.run("show", desk.moved.sha256, "--body").out == BODY.decode()
    assert desk.run("show", desk.moved.sha256, "--body", "--output", "page.html").out == ""
    assert (desk.folder / "page.html").read_bytes() == BODY


def test_what_a_site_sends_does_not_steer_the_terminal(desk: Desk) -> None:
    with Captures(desk.captures) as captures:
        hostile = captures.keep(page("https://a.example/%1b", b"\x1b[2J", media_type="text/plain"))
    for outcome in (desk.run("show", hostile.address), desk.run("list")):
        assert "\x1b" not in outcome.out


def test_a_hash_that_says_too_little_or_nothing_is_refused(desk: Desk) -> None:
    assert desk.run("show", "ab").status == 2
    assert "4 to 64 hexadecimal digits" in desk.run("show", "ab").err
    outcome = desk.run("show", "0000000")
    assert (outcome.status, lines(outcome.err)) == (
        3,
        ["provenance: 0000000: no capture has this hash: `provenance captures list` shows them"],
    )


def test_verify_has_nothing_to_say_of_what_is_whole(desk: Desk) -> None:
    assert desk.run("verify") == Outcome(0, "2 captures: nothing is damaged.\n", "")


def test_verify_finds_what_is_damaged_lost_and_missing(desk: Desk) -> None:
    path = file_of(desk.captures, desk.moved)
    data = bytearray(path.read_bytes())
    data[-9] ^= 4
    path.write_bytes(data)
    file_of(desk.captures, desk.old).unlink()
    desk.cites(desk.old.sha256, "f" * 64)
    outcome = desk.run("verify", "claims")
    assert outcome.status == 1
    assert lines(outcome.out) == [
        f"damaged  {desk.moved.address[:2]}/{desk.moved.address}.warc.gz: {CHANGED} ({LOCK})",
        f"damaged  {desk.old.address[:2]}/{desk.old.address}.warc.gz: its file is gone ({SPORT})",
        f"missing  {desk.old.sha256[:12]}: no capture holds {SPORT}, which claims/lock.toml, c1 cites",
        f"missing  ffffffffffff: no capture holds {SPORT}, which claims/lock.toml, c1 cites",
        "2 captures: 2 files or rows damaged; 2 pages cited, 2 of them missing.",
    ]
    told = json.loads(desk.run("verify", "claims/evidence.jsonl", "--format", "json").out)
    assert told["summary"] == {"captures": 2, "damaged": 2, "stamps": 0, "cited": 2, "missing": 2}
    assert [each["wrong"] is not None for each in told["examined"]] == [True, True]
    assert [each["sha256"] for each in told["missing"]] == [desk.old.sha256, "f" * 64]


def test_a_damaged_capture_is_not_shown_and_not_exported(desk: Desk) -> None:
    file_of(desk.captures, desk.moved).write_bytes(b"")
    for arguments in (["show", desk.moved.address], ["export", "--wacz", "captures.wacz"]):
        outcome = desk.run(*arguments)
        assert outcome.status == 3
        assert len(lines(outcome.err)) == 1
        assert "it has changed since it was kept" in outcome.err
    assert not (desk.folder / "captures.wacz").exists()


def test_what_is_exported_is_imported_again(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = desk.run("export", "--wacz", "captures.wacz")
    assert (outcome.status, outcome.out) == (0, "captures.wacz: 2 captures\n")
    other = tmp_path / "other"
    other.mkdir()
    for expected in ("3 pages imported", "3 pages imported, 3 of them there already"):
        outcome = run(monkeypatch, other, "captures", "import", "--folder", "kept", tmp_path / "captures.wacz")
        assert (outcome.status, outcome.err) == (0, "")
        assert outcome.out.endswith(f"captures.wacz: {expected}\n")
    found = Captures(other / "kept")
    assert [(each.sha256, each.kind, each.retrieved) for each in found.of(SPORT)] == [
        (desk.old.sha256, "imported", OLD)
    ]
    for url in (LOCK, "https://kystavisen.example/2026/lock"):  # under each address that led to it
        assert [(each.sha256, each.retrieved) for each in found.of(url)] == [(desk.moved.sha256, NOW)]


def test_only_what_is_named_is_exported(desk: Desk) -> None:
    assert desk.run("export", desk.old.address[:10], "--wacz", "old.wacz").out == "old.wacz: 1 capture\n"


def test_an_archive_of_which_a_part_is_broken_gives_the_rest_and_a_3(desk: Desk) -> None:
    whole = packed(page("https://kystavisen.example/a"), "page")
    (desk.folder / "broken.warc.gz").write_bytes(whole + packed(page("https://kystavisen.example/b"), "page")[:-20])
    outcome = desk.run("import", "broken.warc.gz")
    assert outcome.status == 3
    assert outcome.out == "broken.warc.gz: 1 page imported\n"
    (line,) = lines(outcome.err)
    assert line.startswith(
        "provenance: broken.warc.gz#https://kystavisen.example/b: its packed data are broken or break off"
    )


def test_prune_removes_what_is_old_and_cited_by_nothing(desk: Desk) -> None:
    with Captures(desk.captures) as captures:
        gone = captures.keep(page("https://kystavisen.example/gone", b"gone", retrieved=OLD))
    desk.cites(desk.old.sha256)
    line = f"2024-03-01 08:30:00Z  200  page                4  {gone.sha256[:12]}  {gone.url}"
    days = str((datetime.datetime.now(datetime.UTC) - NOW).days + 1)  # whenever this runs, the moved page is younger
    outcome = desk.run("prune", "--older-than", days, "--dry-run")
    sum_of_it = "1 capture would be removed (4 bytes of pages); 1 cited by evidence and 1 no older than"
    assert lines(outcome.out)[0] == f"would remove  {line}"
    assert lines(outcome.out)[1].startswith(f"{sum_of_it} {days} day")
    assert len(desk.there) == 3
    outcome = desk.run("prune", "claims", "--older-than", days)
    assert lines(outcome.out)[0] == f"removed  {line}"
    assert desk.there == {desk.old, desk.moved}
    assert desk.run("prune", "--older-than", days).out.startswith("Nothing to remove; 1 cited")
    assert desk.run("verify").status == 0


@pytest.mark.parametrize(
    ("evidence", "reason"),
    [
        (None, "there is no evidence.jsonl: `provenance verify` writes it"),
        ('{"version": 2}\n', "not a line of evidence"),
        ("{", "not a line of evidence"),
    ],
)
def test_prune_removes_nothing_where_evidence_cannot_be_read(desk: Desk, evidence: str | None, reason: str) -> None:
    (desk.folder / "claims").mkdir()
    if evidence is not None:
        (desk.folder / "claims" / "evidence.jsonl").write_text(evidence)
    outcome = desk.run("prune", "--older-than", "0")
    assert outcome.status == 3
    assert reason in outcome.err
    assert len(desk.there) == 2


def test_who_writes_while_another_writes_is_told_to_wait(desk: Desk) -> None:
    (desk.folder / "a.warc.gz").write_bytes(packed(page("https://kystavisen.example/a"), "page"))
    with Captures(desk.captures) as captures:
        captures.keep(page("https://kystavisen.example/b"))
        outcome = desk.run("import", "a.warc.gz")
    assert outcome.status == 3
    assert lines(outcome.err) == [
        "provenance: .provenance/captures: another process is writing captures there: wait until it has ended"
    ]


def test_time_stamps_are_shown_and_held_against_certificates(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    authority = Authority(desk.folder / "authority")
    with asked(authority.reply) as stamps, Captures(desk.captures) as captures:
        stamp = captures.attest(desk.moved, stamps)
    certificates = ("--certificates", "authority/root.pem")
    when = f"time stamp   {stamp.time:%Y-%m-%d %H:%M:%S}Z, by CN=The stamps"
    assert f"{when}\n" in desk.run("show", desk.moved.address, *certificates).out
    assert f"{when}; who signed it was not checked" in desk.run("show", desk.moved.address).out
    outcome = desk.run("verify", *certificates)
    assert outcome.out == "2 captures: nothing is damaged; 1 time stamp, 1 of them vouched for.\n"
    assert lines(desk.run("verify").out) == [
        "note     time stamps: who signed it was not checked: no certificates are given",
        "2 captures: nothing is damaged; 1 time stamp, 0 of them vouched for.",
    ]
    (desk.folder / "no.pem").write_text("no")
    outcome = desk.run("verify", "--certificates", "no.pem")
    assert (outcome.status, outcome.err) == (3, "provenance: no.pem: it holds no certificates in PEM form\n")
    monkeypatch.setitem(sys.modules, "rfc3161_client", None)  # as where the extra is not installed
    outcome = desk.run("verify")
    assert outcome.status == 0
    assert 'its time stamps were not looked at: time stamps need an extra: pip install "claim-provenance' in outcome.out
    assert desk.run("show", desk.moved.address).status == 0
    with pytest.raises(SettingsError, match=r"^timestamp-authority: time stamps need an extra"):
        TimeStamps("https://stamps.example/", near().ask)
