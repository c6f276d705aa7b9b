"""What a page says that shows less than its text: who may read the rest, and what must be done to see any of it."""

from provenance.lexicon.phrases import Phrases

SUBSCRIBERS = Phrases(
    "our own reading of news sites",
    *("subscribe to continue reading", "subscribe to keep reading", "subscribe to read more"),
    *("subscribe to read the full article", "subscribe to read the full story", "subscribe to read this article"),
    *(
        "subscribe to read the rest",
        "subscribe now to continue reading",
        "subscribe now to read",
        "subscribe to unlock",
    ),
    *("to continue reading, subscribe", "to continue reading subscribe", "to continue reading please subscribe"),
    *("to continue reading, please subscribe", "to keep reading, subscribe", "to read on, subscribe"),
    *("to read the full article, subscribe", "to read the full story, subscribe", "sign in to continue reading"),
    *("log in to continue reading", "sign up to continue reading", "register to continue reading"),
    *("create a free account to continue reading", "create an account to continue reading", "log in to read the full"),
    *("continue reading with a subscription", "continue reading with a free trial", "start your free trial to read"),
    *("this article is for subscribers only", "this story is for subscribers only", "this content is for subscribers"),
    *("this article is for subscribers", "this story is for subscribers", "this article is only for subscribers"),
    *("this article is available to subscribers", "this article is exclusive to subscribers"),
    *("this article is reserved for subscribers", "this story is available exclusively to subscribers"),
    *("this content is available to subscribers", "this post is for paid subscribers", "this post is for paying"),
    *("this article is for premium members", "this article is for members only", "available to subscribers only"),
    *(
        "you have reached your article limit",
        "you have reached your limit of free articles",
        "you've reached your limit",
    ),
    *("you have no free articles left", "you have used all your free articles", "unlock this article"),
    *("already a subscriber? log in to read", "already a subscriber? sign in to read", "the rest of this article is"),
)
"""Counted in a short block of a page."""

CHALLENGES = Phrases(
    "the wording of the pages that Cloudflare, DataDome, HUMAN, Imperva, Akamai and AWS WAF put before a site",
    *("checking your browser", "checking if the site connection is secure", "verifying you are human"),
    *("verify you are human", "verify that you are human", "verify you are a human", "verify that you are a human"),
    *("verify you are not a robot", "verify that you're not a robot", "verify you're not a robot", "are you a robot?"),
    *("confirm you are human", "confirm you are not a robot", "confirm that you are not a robot", "are you human?"),
    *("prove you are human", "prove you're not a robot", "complete the captcha", "solve the captcha"),
    *("complete the security check", "needs to review the security of your connection", "ddos protection by"),
    *(
        "access to this page has been denied because we believe you are using automation tools",
        "press & hold to confirm",
    ),
    *("pardon our interruption", "unusual traffic from your computer network", "incapsula incident id"),
    *("enable javascript and cookies to continue", "enable js and disable any ad blocker"),
    *("something about your browser made us think you were a bot", "unusual activity from your computer network"),
    *("this process is automatic. your browser will redirect", "please wait while we verify your browser"),
    *("please wait while your request is being verified", "you will be redirected once the validation is complete"),
)
"""Counted on a page that says little else."""

CHALLENGE_TITLES = Phrases(
    "as CHALLENGES",
    *("just a moment", "just a moment...", "just a moment…", "attention required! | cloudflare", "access denied"),
    *("pardon our interruption", "are you a robot?", "robot check", "human verification", "security check"),
    *("one moment, please...", "please wait...", "please wait", "verifying your browser", "bot verification"),
    *("checking your browser", "ddos-guard", "vercel security checkpoint", "client challenge", "are you human?"),
)
"""Counted where they are the whole title of a page that says little else."""

SCRIPTS_NEEDED = Phrases(
    "the wording of web frameworks' templates and of news sites",
    *("enable javascript", "javascript enabled", "javascript is disabled", "javascript is not available"),
    *("javascript is required", "requires javascript", "javascript to run this app", "javascript is turned off"),
    *("turn on javascript", "activate javascript", "javascript must be enabled", "doesn't work properly without"),
    *("need javascript", "needs javascript", "without javascript", "javascript deaktiviert", "activer javascript"),
    *("включите javascript", "habilitar javascript", "activar javascript"),
)
"""Counted on a page, or in what it shows where scripts are off, that says little else."""
