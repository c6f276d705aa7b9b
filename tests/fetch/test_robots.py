import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.fetch.robots import ENOUGH, OUR_NAME, Robots
from tests.growth import grows_in_line

PAGE = "https://gazette.example/city/bridge"


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("", True),
        ("<html><body>Disallow: /</body></html>", True),
        ("User-agent: *\nDisallow:", True),
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: other\nDisallow: /", True),
        ("User-agent: claim-provenance\nDisallow: /", False),
        ("User-agent: Claim-Provenance/9 (any)\nDisallow: /", False),
        ("User-agent: claim\nDisallow: /", True),
        ("User-agent: claim-provenance-x\nDisallow: /", True),
        ("User-agent: other\nUser-agent: claim-provenance\nDisallow: /", False),
        ("User-agent: claim-provenance\nUser-agent: other\nDisallow: /", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: claim-provenance\nAllow: /", True),
        ("User-agent: claim-provenance\nAllow: /\n\nUser-agent: *\nDisallow: /", True),
        (
            "User-agent: claim-provenance\nDisallow: /x\nUser-agent: *\nDisallow: /\nUser-agent: claim-provenance\n",
            True,
        ),
        ("User-agent: *\nDisallow: /city\nAllow: /city/bridge", True),
        ("User-agent: *\nDisallow: /*/bridge$", False),
        ("User-agent: *\nDisallow: /*/bridge$\nAllow: /city/", False),
        ("User-agent: *\nDisallow: /city/bri%64ge", False),
        ("\ufeffuser agent *\r\ndisallow /city", False),
        ("Disallow: /", True),
        ("User-agent: *\nDisallow: /\x00", True),
    ],
)
def test_the_rules_are_those_of_rfc_9309(text: str, allowed: bool) -> None:
    assert Robots(text.encode()).allows(PAGE) is allowed


@pytest.mark.parametrize(
    ("text", "delay"),
    [
        ("User-agent: *\nCrawl-delay: 2.5", 2.5),
        ("User-agent: *\nCrawl-delay: 1\nUser-agent: claim-provenance\nCrawl-delay: 3", 3),
        ("User-agent: *\nRequest-rate: 1/5\nCrawl-delay: 2", 5),
        ("User-agent: *\nRequest-rate: 30/1m", 2),
        ("User-agent: other\nCrawl-delay: 9", 0),
        ("User-agent: *\nCrawl-delay: soon", 0),
        ("User-agent: *\nCrawl-delay: -3", 0),
        ("User-agent: *\nCrawl-delay: inf", 0),
        ("User-agent: *\nRequest-rate: 0/0", 0),
    ],
)
def test_a_site_says_how_fast_it_may_be_asked(text: str, delay: float) -> None:
    assert Robots(text.encode()).delay == delay


def test_a_line_that_is_cut_off_at_the_end_of_what_is_read_is_no_rule() -> None:
    start = b"User-agent: *\n"
    padding = b"#" * (ENOUGH - len(start) - 3) + b"\n"
    assert Robots(start + padding + b"Disallow: /x").allows(PAGE)


@pytest.mark.parametrize(
    "line",
    [
        "User-agent: a{0}\n", "user agent a{0}*\n", "Disallow: /a{0}\n", "Allow: *a{0}$\n", "Disallow: $a{0}\n",
        "User-agent: a{0}\nDisallow: /{0}\n", "User-agent: a{0}\nUser-agent: a{0}\n",
    ],
)  # fmt: skip
def test_time_grows_in_line_with_the_file_whoever_it_names(line: str) -> None:
    def read(size: int) -> None:
        text = "User-agent: *\n" + "".join(line.format(number) for number in range(size)) + "Disallow: /b\n"
        Robots(text.encode())

    assert grows_in_line(read, 1000)


def test_many_names_do_not_multiply_the_rules() -> None:
    names = "".join(f"User-agent: a{number}\n" for number in range(15_000))
    rules = "".join(f"Disallow: /{number}\n" for number in range(15_000))
    assert Robots((names + rules).encode()).allows(PAGE)


@given(st.text(), st.text("abc/*$%?=&.", max_size=30))
def test_any_file_has_an_answer_for_any_page(text: str, path: str) -> None:
    rules = Robots(text.encode("utf-8", "replace"))
    assert rules.allows(f"https://gazette.example/{path}") in (True, False)
    assert rules.delay >= 0


@given(st.lists(st.sampled_from(["Disallow: /city", "Allow: /city/bridge", "Crawl-delay: 2", "Disallow: *e$"])))
def test_what_is_said_to_us_is_the_same_under_our_name_and_under_any(rules: list[str]) -> None:
    ours, any_ = (Robots("\n".join([f"User-agent: {name}", *rules]).encode()) for name in (OUR_NAME, "*"))
    assert (ours.allows(PAGE), ours.delay) == (any_.allows(PAGE), any_.delay)
