"""`provenance verify` through the command line, against sites on the loopback."""

import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from provenance.claimfile import evidence
from provenance.fetch.archive import Archives, Memento
from provenance.fetch.captures import Captures
from provenance.model.evidence import Citation, Status
from tests.cli.console import Outcome, run
from tests.fetch.authorities import Authority, asked
from tests.fetch.servers import NOW, answer, serving
from tests.fetch.sites import site
from tests.verifying.scene import CLAIMS, HERALD, REGISTRY, Scene, html, page, scene


@pytest.fixture
def played(tmp_path: Path) -> Iterator[Scene]:
    with scene(tmp_path) as made:
        yield made


def verify(monkeypatch: pytest.MonkeyPatch, played: Scene, *arguments: str) -> Outcome:
    return run(monkeypatch, played.folder, "verify", "--allow-private", *arguments)


def lines(played: Scene) -> dict[tuple[str, str], dict[str, Any]]:
    found = map(json.loads, played.evidence.read_text().splitlines())
    return {(line["claim"], line["path"]): line for line in found}


def test_evidence_is_sorted_and_fits_its_published_schema(monkeypatch: pytest.MonkeyPatch, played: Scene) -> None:
    assert verify(monkeypatch, played).status == 0
    schema = json.loads(run(monkeypatch, played.folder, "schema", "evidence").out)
    found = [json.loads(line) for line in played.evidence.read_text().splitlines()]
    for line in found:
        Draft202012Validator(schema).validate(line)
    order = [(line["file"], line["claim"], line["path"]) for line in found]
    assert order == sorted(order)
    assert {line["file"] for line in found} == {"claims/dam.toml"}


def test_a_second_run_asks_for_nothing_and_changes_nothing(monkeypatch: pytest.MonkeyPatch, played: Scene) -> None:
    verify(monkeypatch, played)
    before, asked = played.evidence.read_bytes(), dict(played.site.asked)
    outcome = verify(monkeypatch, played)
    assert outcome.status == 0
    assert "The evidence is as it was." in outcome.out
    assert played.evidence.read_bytes() == before
    assert dict(played.site.asked) == asked


def test_a_claim_that_has_changed_is_judged_anew_without_the_network(
    monkeypatch: pytest.MonkeyPatch, played: Scene
) -> None:
    verify(monkeypatch, played)
    asked = dict(played.site.asked)
    assert lines(played)["gates", "record[0]"]["verdict"] == "silently-elided"
    words = "We opened the gates on Monday, … and nobody was in danger"
    text = played.claims.read_text().replace("We opened the gates on Monday, and nobody was in danger", words)
    played.claims.write_text(text)
    verify(monkeypatch, played)
    assert lines(played)["gates", "record[0]"]["verdict"] == "elided"
    assert dict(played.site.asked) == asked


def test_evidence_that_came_without_captures_stands_as_long_as_its_claim(
    monkeypatch: pytest.MonkeyPatch, played: Scene
) -> None:
    verify(monkeypatch, played)
    before, asked = played.evidence.read_bytes(), dict(played.site.asked)
    shutil.rmtree(played.folder / ".provenance")
    verify(monkeypatch, played)
    assert played.evidence.read_bytes() == before
    assert dict(played.site.asked) == asked


def test_what_evidence_rests_on_is_kept(monkeypatch: pytest.MonkeyPatch, played: Scene) -> None:
    verify(monkeypatch, played)
    with Captures(played.folder / ".provenance" / "captures") as captures:
        for line in lines(played).values():
            if line["sha256"] is not None:
                (capture,) = captures.by_hash(line["sha256"])
                assert captures.page(capture).url == line["url"]


def test_states_have_names_and_fail_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    wall = page("Locked", "2026-03-04", "The first lines are free.", "Subscribe to read on.").replace(
        b"</head>",
        b'<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script></head>',
    )
    shell = b"<!doctype html><html><head><title>App</title></head><body><div id='root'></div><script src='/a.js'>"
    pages = {
        "/closed": answer("403 Forbidden"),
        "/away": answer("410 Gone"),
        "/moved": answer("301 Moved Permanently", location="/herald/dam"),
        "/herald/dam": html(HERALD),
        "/wall": html(wall),
        "/shell": html(shell + b"</script></body></html>"),
        "/pay": answer("402 Payment Required"),
    }
    claim = CLAIMS[CLAIMS.index("[[claim]]") : CLAIMS.index('[[claim]]\nid = "wall"')]
    with site(pages) as (server, _):
        (tmp_path / "claims").mkdir()
        (tmp_path / "sources.toml").write_text(REGISTRY)
        (tmp_path / "provenance.toml").write_text("archives = []\n")
        text = CLAIMS[: CLAIMS.index("[[claim]]")]
        addresses = [*(f"{server.url}{path}" for path in pages if path != "/herald/dam"), "http://127.0.0.1:1/no"]
        for number, url in enumerate(addresses):
            text += claim.replace("{site}/herald/dam", url).replace('id = "closed"', f'id = "c{number}"')
        (tmp_path / "claims" / "a.toml").write_text(text.replace("{site}", server.url))
        outcome = run(monkeypatch, tmp_path, "verify", "--allow-private", "--format", "json")
        assert outcome.status == 0
        report = json.loads(outcome.out)
    found = {
        line["url"].rpartition("/")[2]: (line["status"], line["read_in_full"])
        for line in report["citations"]
        if line["path"] != "article"
    }
    assert found == {
        "closed": ("blocked", False),
        "away": ("gone", False),
        "moved": ("moved", True),
        "wall": ("paywalled", False),
        "shell": ("blocked", False),
        "pay": ("paywalled", False),
        "no": ("unreachable", False),
    }
    moved = next(line for line in report["citations"] if line["status"] == "moved")
    assert moved["moved_to"] == f"{server.url}/herald/dam"
    schema = json.loads(run(monkeypatch, tmp_path, "schema", "verify").out)
    Draft202012Validator(schema).validate(report)


def test_nothing_of_a_private_network_is_asked_without_leave(monkeypatch: pytest.MonkeyPatch, played: Scene) -> None:
    outcome = run(monkeypatch, played.folder, "verify")
    assert outcome.status == 0
    assert not played.site.asked
    assert {line["status"] for line in lines(played).values()} == {"unreachable"}
    assert "--allow-private" in outcome.out


def test_a_page_that_was_out_of_reach_is_asked_for_again(monkeypatch: pytest.MonkeyPatch, played: Scene) -> None:
    run(monkeypatch, played.folder, "verify")
    verify(monkeypatch, played)
    assert lines(played)["closed", "relay[0]"]["status"] == "ok"


def test_a_file_that_cannot_be_read_keeps_its_evidence_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch, played: Scene
) -> None:
    verify(monkeypatch, played)
    played.claims.rename(played.claims.with_name("other.toml"))
    text = played.evidence.read_text().replace("claims/dam.toml", "claims/broken.toml")
    played.evidence.write_text(text)
    (played.folder / "claims" / "broken.toml").write_text("version = ")
    outcome = verify(monkeypatch, played, "--format", "json")
    assert outcome.status == 3
    (unread,) = json.loads(outcome.out)["unread"]
    assert unread["file"] == "claims/broken.toml"
    kept = played.evidence.read_text().splitlines()
    assert [line for line in kept if "claims/broken.toml" in line] == text.splitlines()
    assert len(kept) == 2 * len(text.splitlines())


def test_lines_that_hold_no_evidence_are_left_out_with_a_word(monkeypatch: pytest.MonkeyPatch, played: Scene) -> None:
    verify(monkeypatch, played)
    before = played.evidence.read_text()
    played.evidence.write_text(f"not evidence\n{before}")
    outcome = verify(monkeypatch, played)
    assert played.evidence.read_text() == before
    assert outcome.err == "provenance: claims/evidence.jsonl: left out 1 line that held no evidence\n"


def test_evidence_stands_beside_its_claim_files_whatever_their_folders_are_called(
    monkeypatch: pytest.MonkeyPatch, played: Scene
) -> None:
    for desk in ("north", "south"):
        (played.folder / desk / "claims").mkdir(parents=True)
        shutil.copy(played.claims, played.folder / desk / "claims")
    outcome = verify(monkeypatch, played, "north", "south/claims/dam.toml")
    assert outcome.status == 0
    one, other = ((played.folder / desk / "claims" / "evidence.jsonl").read_bytes() for desk in ("north", "south"))
    assert one == other
    assert not played.evidence.exists()
    assert max(played.site.asked.values()) == 1


def test_a_dead_link_is_mended_where_that_is_asked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with scene(tmp_path, archive=True) as played:
        remarked = played.claims.read_text().replace('id = "resigned"', 'id = "resigned"  # who wrote the letter?')
        played.claims.write_text(remarked)
        outcome = verify(monkeypatch, played)
        assert "provenance verify --fix" in " ".join(outcome.out.split())
        assert played.claims.read_text() == remarked
        copy = lines(played)["resigned", "relay[0]"]["archive"]

        outcome = verify(monkeypatch, played, "--fix")
        assert outcome.status == 0
        assert played.claims.read_text() == remarked.replace(f"{played.url}/post/engineers", copy)
        line = lines(played)["resigned", "relay[0]"]
        assert (line["url"], line["status"], line["published"]) == (copy, "ok", "2026-03-03")
        assert line["matched"].startswith("Two engineers of the Water Board resigned")
        assert "TIM05" not in [
            finding["code"]
            for finding in json.loads(run(monkeypatch, tmp_path, "check", "--format", "json").out)["findings"]
            if finding["claim"] == "resigned"
        ]
        asked = dict(played.site.asked)
        verify(monkeypatch, played)
        assert dict(played.site.asked) == asked


# Watching


def test_a_refresh_asks_whether_the_page_has_changed_and_keeps_what_has_not(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    heads: list[bytes] = []

    def reply(head: bytes) -> list[bytes]:
        path = head.split(b" ")[1]
        if path != b"/herald/dam":
            return [answer("404 Not Found")]
        heads.append(head)
        if b'if-none-match: "1"' in head.lower():
            return [answer("304 Not Modified", etag='"1"')]
        return [answer("200 OK", HERALD, content_type="text/html; charset=utf-8", etag='"1"')]

    with serving(reply) as server:
        (tmp_path / "claims").mkdir()
        (tmp_path / "provenance.toml").write_text("archives = []\n")
        (tmp_path / "claims" / "dam.toml").write_text(CLAIMS.replace("{site}", server.url))
        run(monkeypatch, tmp_path, "verify", "--allow-private")
        before = (tmp_path / "claims" / "evidence.jsonl").read_bytes()
        outcome = run(monkeypatch, tmp_path, "verify", "--allow-private", "--refresh", "--format", "json")
        assert len(heads) == 2
        assert json.loads(outcome.out)["summary"]["unchanged"] == 1
        assert (tmp_path / "claims" / "evidence.jsonl").read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new", "kind", "told"),
    [
        ("until summer, an", "until  summer, an", None, None),
        ("stay closed until summer", "stay closed until autumn", "changed", None),
        ("No water before summer", "No water before autumn", "changed", "No water before autumn"),
        (
            "</article>",
            "<p>Correction, 9 March 2026: An earlier version misstated when the dam will be opened.</p></article>",
            "corrected",
            "misstated",
        ),
        (
            "</article>",
            "<p>This article has been retracted because its source withdrew the statement.</p></article>",
            "retracted",
            "retracted",
        ),
    ],
)
def test_a_refresh_tells_a_cosmetic_change_from_a_correction(
    monkeypatch: pytest.MonkeyPatch, played: Scene, old: str, new: str, kind: str | None, told: str | None
) -> None:
    verify(monkeypatch, played)
    first = lines(played)["closed", "relay[0]"]
    played.pages["/herald/dam"] = HERALD.replace(old.encode(), new.encode())
    verify(monkeypatch, played, "--refresh")
    second = lines(played)["closed", "relay[0]"]
    assert second["sha256"] != first["sha256"]
    corrected = second["corrected"]
    assert (corrected["kind"] if corrected else None) == kind
    assert told is None or told in corrected["text"]
    with Captures(played.folder / ".provenance" / "captures") as captures:
        kept = [each.sha256 for each in captures.of(first["url"])]
    assert kept == [first["sha256"], second["sha256"]]


def test_a_page_that_is_gone_since_is_told_with_what_was_kept_of_it(
    monkeypatch: pytest.MonkeyPatch, played: Scene
) -> None:
    verify(monkeypatch, played)
    first = lines(played)["closed", "relay[0]"]
    del played.pages["/herald/dam"]
    verify(monkeypatch, played, "--refresh")
    second = lines(played)["closed", "relay[0]"]
    assert (second["status"], second["sha256"]) == ("gone", first["sha256"])
    report = json.loads(run(monkeypatch, played.folder, "check", "--format", "json").out)
    assert ("closed", "TIM05") in [(each["claim"], each["code"]) for each in report["findings"]]


def test_a_password_in_an_address_is_written_nowhere(monkeypatch: pytest.MonkeyPatch, played: Scene) -> None:
    text = played.claims.read_text()
    played.claims.write_text(
        text.replace(f"{played.url}/herald", played.url.replace("//", "//ana:s3cr3t@") + "/herald")
    )
    said = [
        run(monkeypatch, played.folder, *words)
        for words in (
            ("verify", "--allow-private", "--verbose", "--no-archives"),
            ("verify", "--allow-private", "--format", "json"),
            ("check", "--format", "json"),
            ("trace", "claims/dam.toml#closed"),
            ("captures", "list"),
        )
    ]
    line = lines(played)["closed", "relay[0]"]
    assert (line["url"], line["status"]) == (f"{played.url}/herald/dam", "ok")
    assert f"{played.url}/herald/dam" in said[0].out + said[3].out
    assert not [each for each in said if "s3cr3t" in each.out + each.err]
    assert "s3cr3t" not in played.evidence.read_text()
    with Captures(played.folder / ".provenance" / "captures") as captures:
        assert not [each for each in captures if b"s3cr3t" in gzip.decompress(captures.data(each))]


@pytest.mark.parametrize("name", [".provenance/refresh.jsonl", ".provenance/captures", "claims/evidence.jsonl"])
def test_no_link_is_followed_out_of_the_folder(
    monkeypatch: pytest.MonkeyPatch, played: Scene, tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    aim = outside if name.endswith("captures") else outside / "file"
    if aim is not outside:
        aim.write_text("precious\n")
    (played.folder / ".provenance").mkdir()
    (played.folder / name).symlink_to(aim)
    outcome = verify(monkeypatch, played, "--refresh")
    assert outcome.status == 3
    assert name in " ".join((outcome.out + outcome.err).split())
    assert aim is outside or aim.read_text() == "precious\n"
    assert list(outside.iterdir()) == ([] if aim is outside else [aim])


def test_what_a_terminal_would_obey_is_escaped_in_evidence() -> None:
    words = "stay\u202e closed\u2066\u2028 until\x9b31m\x1b summer"
    citation = Citation(1, "claims/a.toml", "c", "article", "https://gazette.example/", Status.OK, matched=words)
    (line,) = evidence.written([(citation, None)])
    assert line[:-1].isprintable()
    assert evidence.parse(line, "claims").of("a.toml") == (citation,)


MISSING = page("Page not found", "x", "The page you are looking for does not exist.").replace(
    b'<meta property="article:published_time" content="xT08:00:00Z">', b""
)
WALL = b"""<html><head><title>The Herald</title></head><body><h1>Your privacy</h1><p>We and our 900 partners
store cookies on your device, and read personal data from it.</p><button>Accept all</button></body></html>"""


def test_what_a_site_shows_in_place_of_a_page_disproves_nothing(monkeypatch: pytest.MonkeyPatch, played: Scene) -> None:
    honest = dict(played.pages)
    played.pages.update({"/council/minutes": MISSING, "/herald/dam": WALL})
    verify(monkeypatch, played)
    found = lines(played)
    assert {found[claim, "record[0]"]["status"] for claim in ("wall", "gates", "cost")} == {"gone"}
    assert found["closed", "relay[0]"]["status"] == "blocked"
    assert not [key for key, line in found.items() if key[1] != "article" and line["verdict"] is not None]
    findings = json.loads(run(monkeypatch, played.folder, "check", "--format", "json").out)["findings"]
    assert not [each for each in findings if each["code"].startswith("EVD")]

    played.pages.update(honest)
    verify(monkeypatch, played, "--refresh")
    read = lines(played)["cost", "record[0]"]
    assert read["status"] == "ok"
    played.pages["/council/minutes"] = MISSING
    verify(monkeypatch, played, "--refresh")
    gone = lines(played)["cost", "record[0]"]
    assert (gone["status"], gone["sha256"]) == ("gone", read["sha256"])


def test_a_site_in_trouble_takes_no_evidence_away(monkeypatch: pytest.MonkeyPatch, played: Scene) -> None:
    verify(monkeypatch, played)
    before = played.evidence.read_bytes()
    played.pages.update(dict.fromkeys(played.pages, answer("403 Forbidden")))
    verify(monkeypatch, played, "--refresh")
    assert played.evidence.read_bytes() == before


# Interrupted


def test_a_run_that_was_stopped_goes_on_without_asking_twice(tmp_path: Path) -> None:
    slow = {"/courier/crack": 1.2}
    with scene(tmp_path, slow=slow) as played:
        command = [sys.executable, "-m", "provenance", "verify", "--allow-private"]
        process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True, env=os.environ)
        while played.site.asked.total() < 6:
            time.sleep(0.02)
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
        assert process.returncode == 130, told
        assert "goes on from there" in told
        assert subprocess.run(command, cwd=tmp_path, capture_output=True).returncode == 0
        assert set(played.site.asked.values()) == {1}
        assert len(lines(played)) == 12


def test_a_page_that_says_the_same_is_not_kept_again(monkeypatch: pytest.MonkeyPatch, played: Scene) -> None:
    verify(monkeypatch, played)
    before = played.evidence.read_bytes()
    outcome = verify(monkeypatch, played, "--refresh", "--format", "json")
    assert json.loads(outcome.out)["summary"]["unchanged"] == 4
    assert played.evidence.read_bytes() == before
    with Captures(played.folder / ".provenance" / "captures") as captures:
        assert len([each for each in captures if each.status == 200]) == 4


def test_an_authority_attests_what_is_kept_where_one_is_set(monkeypatch: pytest.MonkeyPatch, played: Scene) -> None:
    authority = Authority(played.folder / "authority")
    with asked(authority.reply) as stamps:
        settings = f'archives = []\ntimestamp-authority = "{stamps._url}"\n'
        (played.folder / "provenance.toml").write_text(settings)
        outcome = verify(monkeypatch, played)
        assert (outcome.status, outcome.err) == (0, "")
    folder = played.folder / ".provenance" / "captures"
    with Captures(folder) as captures:
        pages = [each for each in captures if each.kind == "page"]
        assert pages
        assert all(len(captures.stamps(each)) == 1 for each in pages)


def test_an_authority_out_of_reach_is_told_once_and_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, played: Scene
) -> None:
    settings = 'archives = []\ntimestamp-authority = "http://127.0.0.1:1/"\n'
    (played.folder / "provenance.toml").write_text(settings)
    outcome = verify(monkeypatch, played)
    assert outcome.status == 0
    assert outcome.err.count("no time stamp") == 1
    assert lines(played)["closed", "relay[0]"]["status"] == "ok"


def test_captures_that_were_made_elsewhere_prove_the_same_here(monkeypatch: pytest.MonkeyPatch, played: Scene) -> None:
    verify(monkeypatch, played)
    here = played.evidence.read_bytes()
    run(monkeypatch, played.folder, "captures", "export", "--wacz", "pages.wacz")
    other = played.folder / "other"
    shutil.copytree(played.folder / "claims", other / "claims")
    (other / "claims" / "evidence.jsonl").unlink()
    for name in ("sources.toml", "provenance.toml"):
        shutil.copy(played.folder / name, other)
    assert run(monkeypatch, other, "captures", "import", "../pages.wacz").status == 0
    asked = dict(played.site.asked)
    assert run(monkeypatch, other, "verify", "--allow-private").status == 0
    missing = {"/robots.txt", "/post/engineers"}  # an answer that is no page is not handed on
    assert {path for path, count in played.site.asked.items() if count != asked[path]} == missing
    assert (other / "claims" / "evidence.jsonl").read_bytes() == here


def test_the_report_is_not_written_over_the_evidence(monkeypatch: pytest.MonkeyPatch, played: Scene) -> None:
    outcome = verify(monkeypatch, played, "--output", "claims/evidence.jsonl")
    assert outcome.status == 2
    assert not played.evidence.exists()


def test_saving_without_keys_is_told_before_anything_is_asked(monkeypatch: pytest.MonkeyPatch, played: Scene) -> None:
    outcome = verify(monkeypatch, played, "--save")
    assert outcome.status == 2
    assert "WAYBACK_ACCESS_KEY" in outcome.err
    assert not played.site.asked


def test_what_was_read_is_saved_where_that_is_asked_for(monkeypatch: pytest.MonkeyPatch, played: Scene) -> None:
    monkeypatch.setenv("WAYBACK_ACCESS_KEY", "key")
    monkeypatch.setenv("WAYBACK_SECRET_KEY", "secret")
    asked = []

    def save(self: Archives, url: str) -> Memento:
        asked.append(url)
        return Memento(f"https://web.archive.org/web/20261128000000/{url}", url, NOW)

    monkeypatch.setattr(Archives, "save", save)
    assert verify(monkeypatch, played, "--save").status == 0
    assert len(asked) == 4
    line = lines(played)["closed", "relay[0]"]
    assert line["archive"] == f"https://web.archive.org/web/20261128000000/{line['url']}"
