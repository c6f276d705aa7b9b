import datetime
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import pytest

from provenance.errors import ArchiveError, ConfigurationError, FetchError
from provenance.fetch.patience import Patience
from provenance.fetch.wayback import Keys, Wayback
from tests.fetch.archives import Copy, at
from tests.fetch.servers import NOW, answer, near, ok, serving
from tests.fetch.wayback_machine import WaybackMachine, json_answer

DAM = "https://gazette.example/dam"
HTML = b"<!doctype html><title>The dam</title><p>It will be closed in March, its keeper said.</p>"
DAY = datetime.date(2025, 12, 3)
KEYS = Keys("access7", "s3cr3tw0rd")


class Waits:
    """A clock that only waiting moves."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.seconds += seconds


@contextmanager
def wayback(machine: WaybackMachine, keys: Keys | None = KEYS, clock: Waits | None = None) -> Iterator[Wayback]:
    """The Wayback Machine as its stand-in has it."""
    clock = clock or Waits()
    with serving(machine) as server:
        machine.home = server.url
        patience = Patience("web.archive.org", clock=clock, sleep=clock.sleep)
        yield Wayback(near().ask, server.url, keys=keys, patience=patience)


def kinds(machine: WaybackMachine) -> list[str]:
    return [path.split("?")[0].split("/")[1] for path in machine.requests]


def copies(*days: str) -> dict[str, list[Copy]]:
    return {DAM: [Copy(at(day), HTML) for day in days]}


# Which copies there are


def test_a_copy_that_is_near_enough_is_found_by_one_question_and_looked_at() -> None:
    machine = WaybackMachine(copies("2025-06-01", "2025-12-02", "2026-02-01"))
    with wayback(machine) as archive:
        found = archive.nearest(DAM, DAY)
        assert found is not None
        assert found.url == f"{machine.home}/web/20251202120000/{DAM}"
        assert found.raw == f"{machine.home}/web/20251202120000id_/{DAM}"
        assert found.taken == at("2025-12-02")
        page = archive.copy(found)
    assert (page.url, page.final_url, page.body, page.retrieved) == (DAM, found.raw, HTML, NOW)
    assert kinds(machine) == ["wayback", "web"]


def test_of_two_copies_as_near_the_earlier_is_found_in_the_list() -> None:
    machine = WaybackMachine(
        copies("2025-12-01", "2025-12-05"), available=[json_answer({"archived_snapshots": {"closest": {}}})]
    )
    with wayback(machine) as archive:
        found = archive.nearest(DAM, DAY)
    assert found is not None
    assert found.days_after(DAY) == -2
    assert kinds(machine) == ["wayback", "cdx", "web"]


def test_a_copy_that_is_far_is_proposed_only_when_the_list_has_no_nearer_one() -> None:
    closest = {"status": "200", "available": True, "timestamp": "20250601120000", "url": f"http://x.example/{DAM}"}
    machine = WaybackMachine(
        copies("2025-06-01", "2025-12-10"), available=[json_answer({"archived_snapshots": {"closest": closest}})]
    )
    with wayback(machine) as archive:
        found = archive.nearest(DAM, DAY)
    assert found is not None
    assert found.taken == at("2025-12-10")


def test_without_a_day_the_newest_copy_is_found() -> None:
    for answers in ([], [answer("503 Service Unavailable")]):
        machine = WaybackMachine(copies("2025-06-01", "2025-12-10"), available=answers)
        with wayback(machine) as archive:
            found = archive.nearest(DAM, None)
        assert found is not None
        assert found.taken == at("2025-12-10")


def test_what_was_never_copied_has_no_copy() -> None:
    machine = WaybackMachine(copies("2025-12-02"))
    with wayback(machine) as archive:
        assert archive.nearest("https://gazette.example/other", DAY) is None


def test_a_site_that_may_not_be_shown_has_no_copy() -> None:
    blocked = answer("403 Forbidden", x_archive_wayback_runtime_error="AdministrativeAccessControlException: Blocked")
    machine = WaybackMachine({}, cdx=[blocked])
    with wayback(machine) as archive:
        assert archive.nearest(DAM, DAY) is None


def test_a_copied_redirect_is_followed_inside_the_archive() -> None:
    old = "https://gazette.example/old"
    machine = WaybackMachine(
        {
            old: [Copy(at("2025-12-02"), b"", "301 Moved Permanently", (("Location", DAM),))],
            DAM: [Copy(at("2025-12-09"), HTML)],
        },
        available=[
            json_answer(
                {
                    "archived_snapshots": {
                        "closest": {"status": "200", "available": True, "timestamp": "20251202120000", "url": ""}
                    }
                }
            )
        ],
    )
    with wayback(machine) as archive:
        found = archive.nearest(old, DAY)
        assert found is not None
        assert (found.original, found.taken) == (old, at("2025-12-09"))
        assert archive.copy(found).body == HTML


def test_the_list_is_asked_where_the_first_question_has_no_answer() -> None:
    for broken in (answer("500 Oh"), ok(b"<html>"), answer("429 Too Many Requests", retry_after="900")):
        machine = WaybackMachine(copies("2025-12-02"), available=[broken])
        with wayback(machine) as archive:
            assert archive.nearest(DAM, DAY) is not None


def test_what_is_far_is_still_proposed_where_the_list_is_not_to_be_had() -> None:
    machine = WaybackMachine(copies("2019-05-01"), cdx=[answer("503 Service Unavailable")])
    with wayback(machine) as archive:
        found = archive.nearest(DAM, DAY)
    assert found is not None
    assert found.days_after(DAY) == -2408


@pytest.mark.parametrize(
    "told",
    [
        b"",
        b"[]",
        b"[[]]",
        b"[[], []]",
        b'[["urlkey"], ["x"]]',
        b'[["timestamp","original","statuscode"],["20251202120000"]]',
        b'[["timestamp","original","statuscode"],["2025","https://gazette.example/dam","200"]]',
        b'[["timestamp","original","statuscode"],["20251399000000","https://gazette.example/dam","200"]]',
        b'[["timestamp","original","statuscode"],["20251202120000","https://evil.example/","200"]]',
        b'[["timestamp","original","statuscode"],["20251202120000","javascript:alert(1)","200"]]',
        b'[["timestamp","original","statuscode"],["../../x?//////","https://gazette.example/dam","200"]]',
        b'[["timestamp","original","statuscode"],[null,null,null]]',
    ],
)
def test_a_list_without_a_copy_of_the_page_has_none(told: bytes) -> None:
    machine = WaybackMachine({}, cdx=[ok(told)])
    with wayback(machine) as archive:
        assert archive.nearest(DAM, DAY) is None


@pytest.mark.parametrize(
    "told", [b"<html>", b"{", b"\xff", b"{}", b"[[1]]", b"[" * 100_000, b"[" + b" " * 2**21 + b"]", b'"\\ud800"']
)
def test_a_list_that_is_none_is_a_sentence(told: bytes) -> None:
    machine = WaybackMachine({}, cdx=[ok(told)])
    with wayback(machine) as archive, pytest.raises(ArchiveError, match="its answer is not what its documents say"):
        archive.nearest(DAM, DAY)


def test_the_addresses_of_copies_are_made_here_whatever_the_archive_says() -> None:
    closest = {
        "status": "200",
        "available": True,
        "timestamp": "20251202120000",
        "url": f"http://169.254.169.254/web/20251202120000/{DAM}",
    }
    machine = WaybackMachine(
        copies("2025-12-02"), available=[json_answer({"archived_snapshots": {"closest": closest}})]
    )
    with wayback(machine) as archive:
        found = archive.nearest(DAM, DAY)
    assert found is not None
    assert found.url.startswith(f"{machine.home}/web/")


def test_a_copy_that_the_list_promises_and_that_holds_nothing_is_passed_over() -> None:
    machine = WaybackMachine(
        {
            DAM: [
                Copy(at("2025-12-03"), b"<title>404 - Page not found</title>"),
                Copy(at("2025-12-02"), b"", "404 Not Found"),
                Copy(at("2025-11-28"), HTML),
            ]
        }
    )
    with wayback(machine) as archive:
        found = archive.nearest(DAM, DAY)
    assert found is not None
    assert found.taken == at("2025-11-28")


# Save Page Now


def saved(machine: WaybackMachine, clock: Waits | None = None) -> str:
    with wayback(machine, clock=clock) as archive:
        return archive.save(DAM).url.removeprefix(machine.home)


def test_a_page_is_saved_and_waited_for() -> None:
    clock = Waits()
    machine = WaybackMachine({})
    assert saved(machine, clock) == f"/web/20251203101112/{DAM}"
    assert [path.split("?")[0] for path in machine.requests] == [
        "/save/status/system",
        "/save/status/user",
        "/save",
        "/save/status/spn2-7",
        "/save/status/spn2-7",
    ]
    assert 5 < clock.seconds < 60
    assert b"\r\nAuthorization: LOW access7:s3cr3tw0rd\r\n" in machine.heads["save"]
    assert b"Authorization" not in machine.heads["system"]


def test_a_page_that_was_saved_a_moment_ago_is_that_copy() -> None:
    told = {"url": DAM, "job_id": "spn2-7", "message": "The same snapshot had been made 2 minutes ago."}
    assert saved(WaybackMachine({}, save=[json_answer(told)])) == f"/web/20251203101112/{DAM}"


def test_an_account_without_a_free_place_waits_for_one() -> None:
    clock = Waits()
    busy = {"available": 0, "processing": 3, "daily_captures": 1, "daily_captures_limit": 30000}
    machine = WaybackMachine({}, user=[json_answer(busy), json_answer(busy)])
    assert saved(machine, clock).startswith("/web/")
    assert len(machine.requests) == 7
    machine.user = busy
    with pytest.raises(ArchiveError, match="too many saves of this account are under way"):
        saved(machine, clock)


@pytest.mark.parametrize(
    ("instead", "reason"),
    [
        ({"system": [json_answer({"status": "Save Page Now servers are temporarily overloaded."})]}, "takes no pages"),
        ({"system": [answer("502 Bad Gateway")]}, "it is in trouble"),
        ({"user": [json_answer({"daily_captures": 30000, "daily_captures_limit": 30000})]}, "the 30,000 pages that"),
        ({"user": [answer("401 Unauthorized")]}, "does not know these keys"),
        ({"user": [ok(b"You need to be logged in to use Save Page Now.")]}, "not what its documents say"),
        ({"save": [json_answer({"status": "error", "status_ext": "error:blocked-url"})]}, "takes no page of that"),
        ({"save": [json_answer({"status": "error", "status_ext": "error:user-session-limit"})]}, "too many saves"),
        ({"save": [json_answer({"status": "error", "status_ext": "error:new-trouble"})]}, "says “error:new-trouble”"),
        ({"save": [json_answer({"status": "error", "status_ext": "\x1b[2J" * 99})]}, "it does not say why"),
        ({"save": [json_answer({"message": "no"})]}, "it does not say why"),
        ({"save": [json_answer({"job_id": "../../../etc/passwd"})]}, "not what its documents say"),
        ({"save": [answer("403 Forbidden")]}, "does not know these keys"),
        ({"save": [answer("429 Too Many Requests", retry_after="300")]}, "asks for a pause of 5 min"),
        ({"job": [json_answer({"status": "error", "status_ext": "error:not-found"})]}, "there is no such page"),
        ({"job": [json_answer({})]}, "it does not say why"),
        ({"job": [json_answer({"status": "success", "timestamp": "2025"})]}, "not what its documents say"),
        (
            {
                "job": [
                    json_answer(
                        {"status": "success", "timestamp": "20251203101112", "original_url": "https://evil.example/"}
                    )
                ]
            },
            "not what its documents say",
        ),
    ],
)
def test_a_page_that_is_not_saved_is_a_sentence(instead: Mapping[str, Sequence[bytes]], reason: str) -> None:
    with pytest.raises(FetchError) as caught:
        saved(WaybackMachine({}, **instead))
    told = str(caught.value)
    assert reason in told
    assert told.isprintable()
    assert "s3cr3t" not in told


def test_what_takes_too_long_is_left_to_be_looked_for_later() -> None:
    clock = Waits()
    machine = WaybackMachine({})
    machine.jobs = [{"status": "pending"}]
    with pytest.raises(ArchiveError, match="has not saved the page within 3 min: look for it there later"):
        saved(machine, clock)
    assert 180 <= clock.seconds < 240


def test_saving_needs_keys_a_page_for_everybody_and_an_encrypted_way() -> None:
    machine = WaybackMachine({})
    with wayback(machine, keys=None) as archive, pytest.raises(ConfigurationError, match="needs the keys"):
        archive.save(DAM)
    public = near().ask
    with pytest.raises(ConfigurationError, match="keys are sent by https:// only"):
        Wayback(public, "http://archive.example", keys=KEYS).save(DAM)
    with pytest.raises(ArchiveError, match="of a house's own network"):
        Wayback(public, keys=KEYS).save("http://wiki.internal/plan")
    assert machine.requests == []


def test_keys_are_never_shown() -> None:
    for shown in (repr(KEYS), str(KEYS), f"{KEYS}", f"{[KEYS]!r}"):
        assert "s3cr3t" not in shown
        assert "access" not in shown


@pytest.mark.parametrize("key", ["", "a\r\nCookie: x", "a b", "a:b", "ü", "x" * 201, "a\n"])
def test_what_can_be_no_key_is_refused_without_being_shown(key: str) -> None:
    for given in ((key, "s3cr3t"), ("access7", key)):
        with pytest.raises(ConfigurationError) as caught:
            Keys(*given)
        assert "s3cr3t" not in str(caught.value)


def test_keys_do_not_follow_a_redirect_to_another_server() -> None:
    heads: list[bytes] = []

    def elsewhere(head: bytes) -> list[bytes]:
        heads.append(head)
        return [json_answer({"available": 1})]

    with serving(elsewhere) as other:
        machine = WaybackMachine({}, user=[answer("302 Found", location=f"{other.url}/save/status/user")])
        assert saved(machine)
    assert len(heads) == 1
    assert b"s3cr3t" not in heads[0]
    assert b"\r\nAccept: application/json\r\n" in heads[0]
