"""Names and domains that read alike, and those that do not."""

import pytest

from provenance.claimfile.registrar.likeness import called, like, likenesses
from provenance.model.source import Body, Outlet, Person, Registry, RegistryFile

PRAVDA = Outlet("Pravda.Ru", ("pravda.ru",))


@pytest.mark.parametrize(
    "other",
    [
        Outlet("Pravda", ("kprf.example",)),
        Outlet("the PRAVDA"),
        Outlet("Правда"),
        Outlet("Something", aliases=("Pravda!",)),
        Outlet("Something", ("news-pravda.com",)),
        Outlet("Something", ("gazeta-pravda.ru",)),
        Outlet("Something", ("pravda.co.uk",)),
        Outlet("Something", ("рrаvdа.com",)),
        Outlet("Something", ("xn--80aafi6cg.example",)),
    ],
)
def test_these_are_easily_taken_for_pravda_ru(other: Outlet) -> None:
    assert like(Registry(RegistryFile(1, {"pravda-ru": PRAVDA})), other) == ("pravda-ru",)


@pytest.mark.parametrize(
    "other",
    [
        Outlet("Ukrainska Pravda"),
        Outlet("Komsomolskaya Pravda", ("kp.ru",)),
        Outlet("Something", ("english.pravda.ru",)),
        Outlet("Something", ("pravdareport.com",)),
        Outlet("Pravdа Daily"),
        Person("Pravda"),
        Body("Pravda"),
    ],
)
def test_these_are_not(other: Outlet | Person | Body) -> None:
    assert like(Registry(RegistryFile(1, {"pravda-ru": PRAVDA})), other) == ()


def test_words_that_many_sites_bear_make_no_likeness() -> None:
    outlets = {"a": Outlet("A", ("daily-news.example",)), "b": Outlet("B", ("news-today.example",))}
    assert list(likenesses(Registry(RegistryFile(1, outlets)))) == []


def test_of_a_crowd_three_are_named() -> None:
    outlets = {f"p{n}": Outlet(f"P {n}", (f"pravda.{tld}",)) for n, tld in enumerate(("ru", "com", "net", "org", "eu"))}
    registry = Registry(RegistryFile(1, outlets))
    found = list(likenesses(registry))
    assert [each.key for each in found] == ["p1", "p2", "p3", "p4"]
    assert called(registry, found[-1].others) == (
        'p0 ("P 0", pravda.ru), p1 ("P 1", pravda.com), p2 ("P 2", pravda.net) and others'
    )
