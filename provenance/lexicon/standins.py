"""What a site shows, with status 200, in place of a page: that there is none, a question of consent, a login."""

from provenance.lexicon.phrases import Phrases

NOT_FOUND_TITLES = frozenset(
    (
        *("404", "error 404", "404 error", "404 not found", "404 file not found", "not found", "page not found"),
        *("404 page not found", "page not found 404", "page not found error 404", "error 404 page not found"),
        *("error page not found", "file not found", "article not found", "story not found", "content not found"),
        *("post not found", "oops page not found", "sorry page not found", "oops that page can't be found"),
        *("that page can't be found", "the page you requested was not found", "the page cannot be found"),
        *("the page can't be found", "this page cannot be found", "this page could not be found"),
        *("we can't find that page", "we couldn't find that page", "page does not exist", "page doesn't exist"),
        *("this page does not exist", "this page doesn't exist", "page unavailable", "page no longer available"),
        *("this page is not available", "this page isn't available", "410 gone"),
        *("seite nicht gefunden", "404 seite nicht gefunden", "artikel nicht gefunden", "page introuvable"),
        *("page non trouvée", "erreur 404", "página no encontrada", "pagina non trovata", "página não encontrada"),
        *("pagina niet gevonden", "страница не найдена", "ошибка 404", "404 страница не найдена"),
        *("сторінку не знайдено", "nie znaleziono strony", "strona nie została znaleziona", "sidan kunde inte hittas"),
        *("siden ble ikke funnet", "siden blev ikke fundet", "sayfa bulunamadı", "页面不存在", "找不到页面"),
        *("ページが見つかりません", "페이지를 찾을 수 없습니다"),
    )
)
"""Whole titles, or parts of one between dashes or bars, of pages that say with status 200 that there is no page. Our own
list, after the titles that servers (Apache, nginx) and content systems (WordPress, Drupal) give to their answers."""

NOT_FOUND = Phrases(
    "the wording of the error pages of servers, content systems and news sites",
    *("page not found", "page cannot be found", "page can't be found", "page could not be found"),
    *("page couldn't be found", "page was not found", "page you requested", "page you have requested"),
    *("page that you requested", "page you are looking for", "page you're looking for", "page you were looking for"),
    *("page that you are looking for", "page you tried to", "page you are trying to", "page you're trying to"),
    *("article you are looking for", "article you're looking for", "article you requested", "article not found"),
    *("story you are looking for", "story you're looking for", "content you requested", "content you are looking for"),
    *("page doesn't exist", "page does not exist", "page no longer exists", "page is no longer available"),
    *("can't find that page", "couldn't find that page", "cannot find that page", "can't find the page"),
    *("couldn't find the page", "could not find the page", "cannot find the page", "can't find this page"),
    *("can't seem to find the page", "link you followed may be broken", "page may have been removed"),
    *("page may have been moved", "page has been moved or", "page might have been removed", "may have moved or been"),
    *("nothing was found at this location", "requested url was not found", "requested page could not be found"),
    *("requested page was not found", "http error 404", "error code: 404", "file or directory not found"),
    *("seite nicht gefunden", "seite wurde nicht gefunden", "seite konnte nicht gefunden werden"),
    *("seite konnte leider nicht gefunden werden", "seite existiert nicht", "angeforderte seite", "gesuchte seite"),
    *("page introuvable", "page non trouvée", "page que vous recherchez", "page que vous cherchez", "page demandée"),
    *("cette page n'existe pas", "cette page n'existe plus", "page n'a pas été trouvée"),
    *("página no encontrada", "página que buscas", "página que busca", "página que está buscando"),
    *("página solicitada", "esta página no existe", "la página no existe", "no hemos encontrado la página"),
    *("pagina non trovata", "pagina che stai cercando", "pagina che cerchi", "pagina richiesta"),
    *("la pagina non esiste", "página não encontrada", "página que procura", "página que você procura"),
    *("página que você está procurando", "página não existe", "pagina niet gevonden", "pagina die je zoekt"),
    *("pagina die u zoekt", "pagina bestaat niet", "страница не найдена", "страница не существует"),
    *("страницы не существует", "запрашиваемая страница", "запрошенная страница", "страница удалена"),
    *("материал не найден", "статья не найдена", "сторінку не знайдено", "сторінки не існує"),
    *("strona nie została znaleziona", "nie znaleziono strony", "strona nie istnieje", "sidan kunde inte hittas"),
    *("sidan du söker", "siden ble ikke funnet", "fant ikke siden", "siden finnes ikke", "siden blev ikke fundet"),
    *("siden findes ikke", "sayfa bulunamadı", "aradığınız sayfa"),
)
"""Counted in a short block near its beginning, on a page that is no article."""

TOMBSTONES = Phrases(
    "the wording of news sites where an article was taken off",
    *(
        f"{this} is no longer {there}"
        for this in ("this article", "this story", "this page", "this post", "this content", "this video", "this item")
        for there in ("available", "online", "available on our site", "available on our website", "available online")
    ),
    *("this article has expired", "this story has expired", "this content has expired", "this page has expired"),
    *("the article is no longer available", "the story is no longer available", "the page is no longer available"),
    *("sorry, this article is no longer available", "sorry, this page is no longer available"),
    *("dieser artikel ist nicht mehr verfügbar", "der artikel ist nicht mehr verfügbar"),
    *("diese seite ist nicht mehr verfügbar", "dieser inhalt ist nicht mehr verfügbar"),
    *("cet article n'est plus disponible", "ce contenu n'est plus disponible", "cette page n'est plus disponible"),
    *("este artículo ya no está disponible", "este contenido ya no está disponible"),
    *("questo articolo non è più disponibile", "este artigo não está mais disponível"),
    *("dit artikel is niet meer beschikbaar", "статья больше не доступна", "этот материал больше не доступен"),
    *("this domain is for sale", "this domain name is for sale", "the domain is for sale", "buy this domain"),
    *("this domain may be for sale", "diese domain steht zum verkauf", "this domain has expired"),
)
"""Counted where one of them is a whole block, but for its full stop."""

TROUBLE_TITLES = frozenset(
    (
        *("403 forbidden", "forbidden", "access denied", "access to this page has been denied"),
        *("429 too many requests", "too many requests", "500 internal server error", "internal server error"),
        *("502 bad gateway", "bad gateway", "503 service unavailable", "503 service temporarily unavailable"),
        *("service unavailable", "service temporarily unavailable", "504 gateway time-out", "504 gateway timeout"),
        *("gateway timeout", "account suspended", "site under maintenance", "under maintenance"),
        *("down for maintenance", "maintenance mode", "scheduled maintenance", "error establishing a database connection"),
        *("database error", "wartungsarbeiten", "site en maintenance", "технические работы"),
    )
)
"""As :data:`NOT_FOUND_TITLES`, of pages that say with status 200 that the site refuses, or is in trouble."""

CONSENTS = Phrases(
    "the wording of consent pages by the common consent platforms (OneTrust, Sourcepoint, Didomi, Usercentrics), of Google "
    "and Yahoo, and of German and French news sites",
    *("accept all", "accept all cookies", "accept cookies", "accept and continue", "accept & continue", "agree to all"),
    *("allow all", "allow all cookies", "i accept", "i agree", "agree and continue", "yes, i agree", "accept", "agree"),
    *("i consent", "consent and continue", "agree and close", "reject all", "got it"),
    *("alle akzeptieren", "alles akzeptieren", "akzeptieren", "akzeptieren und weiter", "zustimmen"),
    *("zustimmen und weiter", "einwilligen und weiter", "mit werbung weiterlesen", "weiter mit werbung"),
    *("tout accepter", "accepter", "accepter et continuer", "continuer sans accepter", "j'accepte", "accepter & fermer"),
    *("aceptar", "aceptar todo", "aceptar y continuar", "accetta", "accetta tutto", "accetta e continua"),
    *("aceitar", "aceitar tudo", "aceitar todos", "akkoord", "alles accepteren", "ja, ik ga akkoord"),
    *("принять", "принять все", "согласен", "godta alle", "godkänn alla", "acceptér alle", "zaakceptuj wszystko"),
)
"""Counted where one of them is all that a button says."""

ABOUT_CONSENT = Phrases(
    "as CONSENTS",
    *("cookie", "cookies", "consent", "personal data", "our partners", "your privacy", "privacy policy", "tracking"),
    *("einwilligung", "datenschutz", "datenschutzerklärung", "partner", "zustimmung", "cookie-richtlinie"),
    *("vos données", "consentement", "partenaires", "confidentialité", "sus datos", "consentimiento", "privacidad"),
    *("dati personali", "consenso", "privacyverklaring", "persoonsgegevens", "personuppgifter", "samtykke"),
    *("before you continue", "файлы cookie", "персональных данных"),
)
"""What each longer block of a consent page speaks of."""

LOGIN_TITLES = frozenset(
    (
        *("log in", "login", "log in to continue", "log in to your account", "sign in", "sign in to continue"),
        *("sign in to your account", "sign in or register", "sign in or create an account", "log in or register"),
        *("login required", "please log in", "please sign in", "register", "create an account", "member login"),
        *("subscriber login", "account login", "welcome back", "single sign-on", "sign on"),
        *("anmelden", "einloggen", "anmeldung", "se connecter", "connexion", "identifiez-vous", "iniciar sesión"),
        *("inicia sesión", "accedi", "accesso", "entrar", "inloggen", "aanmelden", "logga in", "logg inn", "log ind"),
        *("вход", "войти", "авторизация", "вхід", "увійти", "zaloguj się", "logowanie", "giriş yap"),
    )
)
"""As :data:`NOT_FOUND_TITLES`, of pages that ask who reads."""

PASSING_BY = Phrases(
    "the wording of pages that lead on by themselves",
    *("if you are not redirected", "if you're not redirected", "you are being redirected", "you will be redirected"),
    *("redirecting", "redirecting you", "this page has moved", "this page has been moved", "page has moved to"),
    *("continue to site", "continue to the site", "continue to article", "skip this ad", "skip ad"),
    *("sie werden weitergeleitet", "weiterleitung", "vous allez être redirigé", "redirection", "redirigiendo"),
    *("перенаправление", "you are leaving", "click here to continue", "our site has moved", "our new address is"),
)
"""Counted on a page that says next to nothing else."""
