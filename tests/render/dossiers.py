"""What a ledger could hold of an outlet, made by hand, and such that is full of hostile words."""

import datetime
from typing import Any

import msgspec
from hypothesis import strategies as st

from provenance.claimfile.profile import standard
from provenance.model.adjudication import Adjudicated, Ruling
from provenance.model.dossier import Dossier, Forecast, Period, Topic, Voice
from provenance.model.score import TrackRecord
from provenance.model.source import Outlet, Override, Ownership, OwnershipClass, Rating, Reply
from provenance.recording.dossier import periods
from provenance.scoring.reliability import reliability, track_record
from tests.render.reports import hostile

TODAY = datetime.date(2026, 1, 15)
PAGE = "https://herald.example/corrections"
ENTRY = Outlet(
    "The Herald",
    country="US",
    ratings=(
        Rating("Press Watch", 80, (0, 100), datetime.date(2025, 6, 1), "https://presswatch.example/herald"),
        Rating("Media Council", 2, (1, 5), datetime.date(2024, 1, 1), "https://council.example/herald"),
        Rating("Old List", 5, (1, 5), datetime.date(2014, 1, 1), "https://old.example", datetime.date(2020, 1, 1)),
        Rating("Somebody", 5, (1, 5)),
    ),
    ownerships=(Ownership(OwnershipClass.PRIVATE, "https://owners.example/herald", datetime.date(2025, 1, 1)),),
    reply=Reply("We correct what is wrong.", "https://herald.example/reply"),
)


def ruling(number: int, verdict: Any, *, of: str = "", **more: Any) -> Adjudicated:
    """A decision on a claim about a dam."""
    told = {name: more.pop(name) for name in list(more) if name in Ruling.__struct_fields__}
    given = Ruling(**{"verdict": verdict, "citation": PAGE, "by": "Bo", "on": datetime.date(2026, 1, 5), **told})
    facts: dict[str, Any] = {"published": datetime.date(2025, 12, 3), "standing": "same", "counts": True, **more}
    claim = of or f"c{number}"
    return Adjudicated(
        number, "claims/dam.toml", claim, "The dam will be emptied.", "the-herald", ruling=given, **facts
    )


def dossier(*rulings: Adjudicated, **more: Any) -> Dossier:
    """What the ledger holds of the Herald."""
    found: dict[str, Any] = {
        "id": "the-herald",
        "today": TODAY,
        "entry": ENTRY,
        "registry": "sources.toml",
        "topics": (),
        "articles": 9,
        "total": Period(datetime.date.min, 0),
        "undated": 0,
        "step": "month",
        "periods": (),
        "origins": (),
        "relays": (),
        "due": (),
        "waiting": 0,
        **more,
    }
    counted = [each.adjudication for each in rulings if each.counts]
    return Dossier(
        **found,
        reliability=reliability(found["entry"], standard(), TODAY),
        record=track_record(counted, standard(), TODAY),
        rulings=tuple(reversed(rulings)),
        profile=standard(),
    )


def full() -> Dossier:
    """One with something of everything."""
    days = [
        (datetime.date(2024 + number // 12, number % 12 + 1, 3), Period(datetime.date.min, 40, number, 40 - number))
        for number in range(20)
        if number != 7
    ]
    step, shown = periods(days)
    record = TrackRecord(0.17, 0.92, 2, None)
    return dossier(
        ruling(3, "corrected", of="c1", corrected_on=datetime.date(2025, 12, 5), counts=False),
        ruling(4, "accurate", of="c1", why="The minutes have it.", topics=("water-board",)),
        ruling(5, "corrected", corrected_on=datetime.date(2025, 12, 30), topics=("water-board", "dams")),
        ruling(6, "corrected", standing="changed"),
        ruling(7, "inaccurate", standing="gone"),
        topics=(Topic("dams", "dams", record), Topic("water-board", "Water Board", record)),
        total=Period(datetime.date.min, 1_000, 300, 200),
        undated=3,
        step=step,
        periods=shown,
        origins=(Voice("ana-ruiz", "Ana Ruiz", 12), Voice(None, "Bo Lind", 3)),
        relays=(Voice("the-gazette", "The Gazette", 7),),
        due=(Forecast("claims/dam.toml", "c9", "The dam will be full in June.", datetime.date(2025, 6, 30)),),
        waiting=3,
    )


_DAYS = st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31))
_ADDRESS = hostile.map(lambda words: "https://x.example/" + "".join(words.replace("\\", "").split()))
_SAYING = hostile.map(lambda words: f"We say {words}")
_RECORDS = st.builds(TrackRecord, st.floats(0, 0.5), st.floats(0.5, 1), st.integers(1, 10**6), st.none() | st.just("B"))


@st.composite
def _counts(draw: st.DrawFn, start: datetime.date) -> Period:
    claims = draw(st.integers(0, 10**6))
    return Period(start, claims, draw(st.integers(0, claims)), draw(st.integers(0, claims)))


@st.composite
def _rulings(draw: st.DrawFn) -> Adjudicated:
    verdict = draw(st.sampled_from(["accurate", "inaccurate", "corrected", "unresolved"]))
    given = ruling(
        draw(st.integers(1, 10**6)),
        verdict,
        citation=draw(_ADDRESS),
        by=draw(hostile),
        on=draw(_DAYS),
        corrected_on=draw(st.none() | _DAYS),
        topics=tuple(draw(st.lists(hostile, max_size=2))),
        why=draw(hostile),
        published=draw(st.none() | _DAYS),
        standing=draw(st.sampled_from(["same", "changed", "gone"])),
        counts=draw(st.booleans()),
    )
    return msgspec.structs.replace(given, file=draw(hostile), claim=draw(hostile), text=draw(hostile))


@st.composite
def hostile_dossiers(draw: st.DrawFn) -> Dossier:
    """One in which every string is hostile, and every number may be any."""
    number = st.floats(allow_nan=False, allow_infinity=False)
    ratings = st.builds(
        Rating, hostile, number, st.tuples(number, number), st.none() | _DAYS, st.none() | _ADDRESS, st.none() | _DAYS
    )
    overrides = st.builds(Override, st.sampled_from("ABF"), st.none() | hostile, st.none() | hostile, st.none() | _DAYS)
    owned = st.builds(Ownership, st.sampled_from(OwnershipClass), st.none() | _ADDRESS, st.none() | _DAYS)
    few: Any = lambda each: st.lists(each, max_size=2).map(tuple)  # noqa: E731
    entries = st.builds(
        Outlet,
        hostile,
        country=st.none() | hostile,
        ratings=few(ratings),
        ownerships=few(owned),
        overrides=few(overrides),
        reply=st.none() | st.builds(Reply, _SAYING, _ADDRESS),
        citations=few(_ADDRESS),
    )
    voices = few(st.builds(Voice, st.none() | hostile, hostile, st.integers(1, 10**6)))
    step, shown = periods((day, draw(_counts(day))) for day in draw(st.lists(_DAYS, max_size=6)))
    return dossier(
        *draw(st.lists(_rulings(), max_size=4)),
        id=draw(hostile),
        entry=draw(st.none() | entries),
        registry=draw(st.none() | hostile),
        topics=draw(few(st.builds(Topic, hostile, hostile, _RECORDS))),
        articles=draw(st.integers(0, 10**6)),
        total=draw(_counts(datetime.date.min)),
        undated=draw(st.integers(0, 10**6)),
        step=step,
        periods=shown,
        origins=draw(voices),
        relays=draw(voices),
        due=draw(few(st.builds(Forecast, hostile, hostile, hostile, _DAYS))),
        waiting=draw(st.integers(2, 9)),
    )
