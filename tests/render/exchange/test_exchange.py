"""What is handed on can be read by those whose formats it is in, whatever the claim files hold."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.claimfile.tables import guarded, unguarded
from provenance.cli.export import FORMATS
from provenance.errors import UnreadableError
from provenance.model.evidence import Citation, Status
from provenance.model.exchange import Adjudged, Shared, SharedClaim
from tests.growth import grows_in_line
from tests.render import reports
from tests.render.exchange.shared import LAWS, TERMS, WRITTEN, Given, handed_on

EXAMPLES = 15


@settings(max_examples=EXAMPLES)
@given(given=handed_on)
def test_whatever_is_handed_on_is_of_its_format(given: Given) -> None:
    for law in dict.fromkeys(LAWS.values()):  # of one draw: to make it takes longer than to try any law
        law(given)


def test_every_format_has_a_law() -> None:
    assert set(LAWS) == set(FORMATS)


@settings(max_examples=50)
@given(st.text("=+-@\t\r\n'＝a", max_size=4) | st.sampled_from(["=1", "'=1", "''", "'", "+", "-1", "@x", "\tx", "'x"]))
def test_a_cell_that_was_guarded_is_given_back_and_is_no_formula(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert not guarded(cell).startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize(("form", "package"), [("parquet", "pyarrow"), ("prov-n", "prov"), ("prov-json", "prov")])
def test_a_format_whose_writer_is_missing_says_which_extra_has_it(
    monkeypatch: pytest.MonkeyPatch, form: str, package: str
) -> None:
    for name in [*sys.modules]:
        if name == package or name.startswith(f"{package}."):
            monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(UnreadableError, match=rf"claim-provenance\[{'prov' if package == 'prov' else 'parquet'}\]"):
        next(FORMATS[form]()([WRITTEN], TERMS))


def test_cost_grows_with_what_a_file_holds() -> None:
    def written(size: int) -> None:
        ids = [f"c{number}" for number in range(size)]
        claims = tuple(SharedClaim(reports.claim(each, reports.RUIZ, reports.HERALD)) for each in ids)
        ruled = tuple(Adjudged(each, "accurate", "https://a.example/", "x", reports.TODAY) for each in ids)
        lines = tuple(
            Citation(1, reports.FILE, each, "relay[0]", "https://a.example/", Status.OK, sha256="0") for each in ids
        )
        file = Shared(reports.FILE, reports.ARTICLE, claims, lines, ruled)
        for form in ("claimreview", "ninjs", "ftm", "csv"):
            for _ in FORMATS[form]()([file], TERMS):
                pass

    assert grows_in_line(written, 400)
