"""What sites show in place of pages, with status 200: error pages, questions of consent, logins; and look-alikes."""

import contextlib
import datetime

import pytest

from provenance.errors import UnreadableError
from provenance.model.document import CitedPage
from provenance.model.ports import Page, Redirect
from provenance.reading.cited import cited
from tests.growth import ends

WHEN = datetime.datetime(2026, 1, 15, 9, tzinfo=datetime.UTC)
URL = "https://www.kystavisen.example/2025/03/lock"

MENU = "<nav><ul><li><a href=/>Home</a><li><a href=/news>News</a><li><a href=/sport>Sport</a></ul></nav>"
FOOTER = "<footer><p>© Kystavisen. Responsible editor: Kari Moen.</p></footer>"
TEASER = (
    "<h3><a href=/{0}>Quay number {0} to be rebuilt</a></h3><p>The harbour board wants to rebuild quay number {0} "
    "within three years, although the town has not yet said who is to pay for the work, and the fishermen do not "
    "want to move.</p>"
)
TEASERS = "<section><h2>Most read</h2>" + "".join(TEASER.format(number) for number in range(12)) + "</section>"
PARAGRAPH = (
    "<p>Every day some thousands of the links that newspapers have printed since the nineties stop leading anywhere, "
    "and what the reader then sees is a page that says nothing but a number, number {0} in our count.</p>"
)
STORY = "".join(PARAGRAPH.format(number) for number in range(8))
DATED = '<meta property="article:published_time" content="2025-03-14T08:00:00Z">'


def read(body: str, head: str = "", final_url: str = URL, url: str = URL) -> CitedPage:
    markup = f"<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>"
    redirects = (Redirect(302, url),) if url != final_url else ()
    return cited(Page(url, final_url, 200, "text/html", "utf-8", markup.encode(), WHEN, redirects=redirects))


def title(words: str) -> str:
    return f"<title>{words}</title>"


NOT_FOUND = {
    "a title": (title("404 Not Found"), "<center><h1>404 Not Found</h1></center><hr><center>nginx</center>"),
    "a sentence": (title("Kystavisen"), f"{MENU}<p>Sorry, the page you are looking for was not found.</p>"),
    "wordpress": (
        title("Page not found – Kystavisen"),
        f"{MENU}<h1>Oops! That page can’t be found.</h1><p>It looks like nothing was found at this location.</p>",
    ),
    "with what is most read": (
        title("Page not found | Kystavisen"),
        f"{MENU}<h1>Page not found</h1><p>The page you requested does not exist. It may have been moved.</p>{TEASERS}",
    ),
    "with what is most read, and no sentence": (
        title("Page not found | Kystavisen"),
        f"{MENU}<h1>404</h1><ul><li><a href=/a>Ferries are late again</a><li><a href=/b>Council meets</a></ul>{FOOTER}",
    ),
    "in a heading": (
        title("Kystavisen"),
        f"{MENU}<h2>404</h2><p>We couldn't find the page. It has sailed, and we do not know where it went.</p>",
    ),
    "taken off": (title("Northern lock to close") + DATED, f"{MENU}<p>This article is no longer available.</p>"),
    "for sale": (title("kystavisen.example"), "<h1>kystavisen.example</h1><p>This domain is for sale!</p>"),
    "german": (title("Küstenblatt"), f"{MENU}<h1>Seite nicht gefunden</h1><p>Die angeforderte Seite fehlt.</p>"),
    "french": (title("Page introuvable - Le Quai"), "<p>Désolé, la page que vous recherchez n’existe plus.</p>"),
    "spanish": (title("El Muelle"), "<h1>Error 404</h1><p>La página que buscas no existe.</p>"),
    "italian": (title("Il Molo | Pagina non trovata"), "<p>La pagina richiesta non esiste.</p>"),
    "russian": (title("Причал"), "<h1>Ошибка 404</h1><p>Запрашиваемая страница не существует.</p>"),
    "polish": (title("Nabrzeże – 404"), "<p>Strona, której szukasz, nie istnieje. Strona nie istnieje.</p>"),
    "norwegian": (title("Kystavisen"), "<p>Beklager, vi fant ikke siden.</p>"),
    "a refresh to the front page": ('<meta http-equiv=refresh content="0; url=/">', ""),
}  # fmt: skip


@pytest.mark.parametrize("name", NOT_FOUND)
def test_a_page_that_says_that_there_is_none_is_known(name: str) -> None:
    head, body = NOT_FOUND[name]
    assert read(body, head).stand_in in ("not-found", "front-page")


def test_so_is_a_line_of_plain_text() -> None:
    for body, stand_in in (("404 page not found\n", "not-found"), ("The lock is shut until May.\n", None)):
        page = Page(URL, URL, 200, "text/plain", "utf-8", body.encode(), WHEN)
        assert cited(page).stand_in == stand_in


COOKIES = (
    "<h1>We value your privacy</h1><p>We and our 912 partners store and access information on a device, such as "
    "cookies, and process personal data for advertising and content that fit you, for measuring both, and for research "
    "on our readers.</p><button>Manage options</button><button>Accept all</button>"
)
GERMAN_COOKIES = (
    "<h1>Küstenblatt mit Werbung lesen</h1><p>Besuchen Sie unsere Seiten wie gewohnt mit Werbung und Tracking, indem "
    "Sie der Nutzung aller Cookies zustimmen. Details zu Ihrer Einwilligung finden Sie im Datenschutz.</p>"
    "<button>Akzeptieren und weiter</button>"
)
GO_ON = (
    "<p>If you choose to go on, we will also use data about how you come here in order to make our service better and "
    "to keep an eye on outages, as everybody does today.</p><button>Go on</button>"
)
LOGIN = "<h1>Log in</h1><form><input name=user><input type=password><button>Log in</button></form><p>Forgot it?</p>"
INSTEAD = {
    "a consent page": (title("Kystavisen"), COOKIES, URL, "consent"),
    "a consent page in German": (title("Küstenblatt"), GERMAN_COOKIES, URL, "consent"),
    "a consent page elsewhere": (title("Wait"), GO_ON, "https://consent.kystavisen.example/m?continue=1", "consent"),
    "a login": (title("Log in | Kystavisen"), LOGIN, URL, "login"),
    "a login elsewhere": (
        title("Kystavisen+"),
        "<form><label>E-mail<input name=user></label><button>Next</button></form>",
        "https://www.kystavisen.example/login?next=/2025/03/lock",
        "login",
    ),
    "a refresh": (
        '<meta http-equiv="Refresh" content="0;URL=\'https://new.kystavisen.example/lock\'">',
        "<p>This page has moved.</p>",
        URL,
        "elsewhere",
    ),
    "a script": (title("Kystavisen"), "<p>Just a second…</p><script>location.href = '/a'</script>", URL, "elsewhere"),
    "an interstitial": (title("Kystavisen"), "<p>Our sponsor</p><a href=/x>Skip this ad</a>", URL, "elsewhere"),
    "trouble": (title("503 Service Unavailable"), "<h1>Service Unavailable</h1><p>Try later.</p>", URL, "trouble"),
    "maintenance": (title("Down for maintenance"), "<p>We will be back soon.</p>", URL, "trouble"),
}  # fmt: skip


@pytest.mark.parametrize("name", INSTEAD)
def test_what_stands_in_place_of_a_page_is_known(name: str) -> None:
    head, body, final_url, stand_in = INSTEAD[name]
    assert read(body, head, final_url).stand_in == stand_in


LOOK_ALIKES = {
    "an article on such pages": (title("Page not found | Kystavisen"), f"<article><h1>Page not found</h1>{STORY}"),
    "one that begins as they do": (
        title("404 – Kystavisen"),
        f"<article><h1>404</h1><p>The page you are looking for is gone, and nobody knows where it went.</p>{STORY}",
    ),
    "a dated note on them": (
        title("Page not found") + DATED,
        "<h1>Page not found</h1><p>The page you requested does not exist: so reads the harbour board's answer.</p>",
    ),
    "a short note that quotes one": (
        title("Board hides its minutes"),
        "<h1>Board hides its minutes</h1><p>“The page you are looking for does not exist,” its site says now.</p>",
    ),
    "a short note": (title("Lock shut"), f"{MENU}<h1>Lock shut</h1><p>The lock is shut until May.</p>{FOOTER}"),
    "a retraction": (
        title("Northern lock to close"),
        f"{MENU}<p>This article has been removed because it did not meet our standards.</p>{FOOTER}",
    ),
    "an article with a banner": (title("Lock shut"), f"{COOKIES}<article><h1>Lock shut</h1>{STORY}</article>"),
    "a short article with a banner": (
        title("Lock shut"),
        f"{COOKIES}<article><h1>Lock shut</h1>{PARAGRAPH.format(1)}</article>",
    ),
    "an article with a login in its head": (
        title("Lock shut"),
        f"<form><h2>Log in</h2><input type=password></form><h1>Lock shut</h1>{PARAGRAPH.format(1)}",
    ),
    "a short note with a login in its head": (
        title("Lock shut"),
        "<form>Log in <input type=password></form><h1>Lock shut</h1><p>The lock is shut until May.</p>",
    ),
    "an article that refreshes itself": (
        title("Live") + '<meta http-equiv=refresh content="5; url=https://www.kystavisen.example/2025/03/lock#new">',
        "<h1>Live</h1><p>The lock is shut.</p>",
    ),
    "an article that leads on after minutes": (
        title("Live") + '<meta http-equiv=refresh content="300; url=/">',
        "<h1>Live</h1><p>The lock is shut.</p>",
    ),
    "a short note with a script that opens pages": (
        title("Lock shut"),
        "<h1>Lock shut</h1><p>The lock is shut until May, and then it opens.</p><script>location.href = '/'</script>",
    ),
    "an article on consent": (
        title("What the cookie banners of the coast ask for"),
        f"<h1>What the banners ask for</h1>{STORY}<button>Accept all</button>",
    ),
    "a table": (title("Levels"), "<table><tr><td>Water</td><td>404</td></tr></table>"),
    "an article under a redirect": (title("Register of locks"), f"<h1>Register of locks</h1>{STORY}"),
}  # fmt: skip


@pytest.mark.parametrize("name", LOOK_ALIKES)
def test_a_page_is_a_page_whatever_it_speaks_of(name: str) -> None:
    head, body = LOOK_ALIKES[name]
    page = read(body, head)
    assert page.stand_in is None
    assert not page.needs_script


def test_an_article_to_which_a_login_page_was_passed_is_an_article() -> None:
    assert (
        read(f"<h1>Lock</h1>{STORY}", title("Lock"), "https://www.kystavisen.example/register/locks").stand_in is None
    )


@pytest.mark.parametrize(
    "body",
    [
        "<h1>404</h1>" + "<p>page you are looking for</p>" * 100_000,
        "<p>" + "page not " * 300_000 + "</p>",
        "<h1>" * 50_000,
        "<button>Accept all</button>"
        + "<p>our partners our partners our partners our partners our cookie</p>" * 50_000,
        "<script>" + "location " * 500_000 + "</script>",
        "<meta http-equiv=refresh content='" + "0 " * 100_000 + "'>" * 100,
    ],
    ids=["lines", "one line", "headings", "buttons", "a script", "refreshes"],
)
def test_long_pages_take_no_long_look(body: str) -> None:
    with ends(), contextlib.suppress(UnreadableError):
        read(body)
