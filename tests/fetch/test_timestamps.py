"""A time stamp says when a capture existed at the latest, and who says so."""

import datetime
import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import DamagedCaptureError, FetchError
from provenance.fetch.captures import Captures
from provenance.fetch.timestamps import BrokenTokenError, TimeStamps, certificates, examined
from provenance.model.evidence import Capture, TimeStamp
from tests.fetch.authorities import DAY, Authority, asked, certified, pem
from tests.fetch.captures import file_of, page, wrong


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path / "authority")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "captures"


def attested(folder: Path, stamps: TimeStamps) -> tuple[Capture, TimeStamp]:
    with Captures(folder) as captures:
        capture = captures.keep(page())
        return capture, captures.attest(capture, stamps)


def test_a_capture_is_stamped_and_the_stamp_lies_beside_it(authority: Authority, folder: Path) -> None:
    before = datetime.datetime.now(datetime.UTC) - datetime.timedelta(seconds=2)
    with asked(authority.reply) as stamps:
        capture, stamp = attested(folder, stamps)
    assert before < stamp.time < datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=2)
    assert (stamp.authority, stamp.doubt) == (
        "CN=The stamps",
        "who signed it was not checked: no certificates are given",
    )
    captures = Captures(folder)
    (token,) = captures.tokens(capture)
    assert authority.verifies(token, file_of(folder, capture).read_bytes())
    given = certificates(pem(authority.root[1]), "root.pem")
    (trusted,) = captures.stamps(capture, given)
    assert trusted == TimeStamp(stamp.time, stamp.authority)
    assert [each.stamps for each in captures.verify(given)] == [(trusted,)]
    assert captures.page(capture) == page()


def test_every_flipped_bit_of_a_stamp_is_found(authority: Authority, folder: Path) -> None:
    with asked(authority.reply) as stamps:
        attested(folder, stamps)
    (path,) = folder.glob("*/*.tsr")
    whole = path.read_bytes()
    for bit in range(0, 8 * len(whole), 61):
        data = bytearray(whole)
        data[bit // 8] ^= 1 << bit % 8
        path.write_bytes(data)
        (found,) = wrong(folder)
        assert "time stamp is not what its name says" in (found.wrong or "")
    path.write_bytes(whole)
    assert wrong(folder) == []


def test_certificates_of_others_vouch_for_nothing(authority: Authority, folder: Path) -> None:
    with asked(authority.reply) as stamps:
        capture, _ = attested(folder, stamps)
    strangers = certificates(pem(certified("Another root")[1]), "root.pem")
    (found,) = (each for each in Captures(folder).verify(strangers) if each.wrong)
    assert found.wrong == "its time stamp: the certificates that are given do not vouch for it"
    with pytest.raises(DamagedCaptureError):
        Captures(folder).stamps(capture, strangers)


def test_a_certificate_that_has_run_out_is_a_doubt_and_no_damage(tmp_path: Path, folder: Path) -> None:
    authority = Authority(tmp_path / "authority", until=-DAY)
    with asked(authority.reply) as stamps:
        capture, _ = attested(folder, stamps)
    (stamp,) = Captures(folder).stamps(capture, certificates(pem(authority.root[1]), "root.pem"))
    assert stamp.doubt is not None
    assert "has run out since" in stamp.doubt


def test_a_stamp_for_something_else_is_not_taken(authority: Authority, folder: Path) -> None:
    with asked(authority.reply) as stamps:
        attested(folder, stamps)
        with Captures(folder) as captures:
            other = captures.keep(page("https://kystavisen.example/sport"))
    (token,) = folder.glob("*/*.tsr")
    moved = folder / other.address[:2] / token.name.replace(token.name[:64], other.address)
    moved.write_bytes(token.read_bytes())
    (found,) = wrong(folder)
    assert found.wrong == "its time stamp: it is for something else"


def test_a_stamp_without_its_capture_is_told(authority: Authority, folder: Path) -> None:
    with asked(authority.reply) as stamps:
        capture, _ = attested(folder, stamps)
    file_of(folder, capture).unlink()
    assert [each.wrong for each in Captures(folder).verify()] == [
        "its file is gone",
        "it is the time stamp of a capture that is gone",
    ]


def test_a_capture_that_goes_takes_its_stamps_along(authority: Authority, folder: Path) -> None:
    with asked(authority.reply) as stamps:
        capture, _ = attested(folder, stamps)
    with Captures(folder) as captures:
        captures.remove([capture])
    assert not list(folder.glob("*/*"))


@pytest.mark.parametrize(
    ("reply", "status", "message"),
    [
        (b"", 200, "its time stamp proves nothing: it cannot be read as a time stamp"),
        (bytes.fromhex("30053003020102"), 200, "its time stamp proves nothing"),
        (b"no", 404, "answers with HTTP status 404: check timestamp-authority"),
    ],
)
def test_an_authority_that_gives_none_is_a_sentence_and_the_capture_stays(
    folder: Path, reply: bytes, status: int, message: str
) -> None:
    with asked(lambda request: reply, status=status) as stamps, pytest.raises(FetchError, match=message):
        attested(folder, stamps)
    assert len(list(Captures(folder))) == 1
    assert wrong(folder) == []


def test_an_old_answer_is_not_taken_for_a_new_one(authority: Authority, folder: Path) -> None:
    old: list[bytes] = []

    def repeating(request: bytes) -> bytes:
        if not old:
            old.append(authority.reply(request))
        return old[0]

    with asked(repeating) as stamps:
        assert stamps.token(b"the same")
        with pytest.raises(FetchError, match="it answers another request"):
            stamps.token(b"the same")


@given(st.binary(max_size=200))
def test_what_is_no_stamp_is_refused_in_a_clause(data: bytes) -> None:
    with pytest.raises(BrokenTokenError):
        examined(data, hashlib.sha256(b"").digest())
