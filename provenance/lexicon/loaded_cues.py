"""Cues that take sides: verbs by which whoever reports the words also says that they are true."""

from provenance.lexicon.phrases import Phrases

LOADED_CUES = Phrases(
    "reveal, point out, expose, admit, confess: Wikipedia, Manual of Style/Words to watch. "
    "disclose, admit: J. Stovall, Verbs of attribution (jprof.com); F. Bender et al., Writing and Reporting for the "
    "Media, 'Verbs to avoid for attribution'. refute: the stylebooks of AP and The Guardian. The others are ours and "
    "share their presupposition: factive verbs, Kiparsky and Kiparsky 1970, used on biased language by Recasens et "
    "al. 2013. Left out on purpose: what news desks let pass as near neutral (noted, found, explained, observed, "
    "confirmed) and what casts doubt instead (claimed, alleged, insisted).",
    *("reveal", "reveals", "revealed", "revealing"),
    *("disclose", "discloses", "disclosed", "disclosing"),
    *("divulge", "divulges", "divulged", "divulging"),
    *("expose", "exposes", "exposed", "exposing"),
    *("admit", "admits", "admitted", "admitting"),
    *("acknowledge", "acknowledges", "acknowledged", "acknowledging"),
    *("concede", "concedes", "conceded", "conceding"),
    *("confess", "confesses", "confessed", "confessing"),
    *("own up", "owns up", "owned up", "owning up"),
    *("come clean", "comes clean", "came clean", "coming clean"),
    *("point out", "points out", "pointed out", "pointing out"),
    *("let slip", "lets slip", "letting slip"),
    *("lay bare", "lays bare", "laid bare", "laying bare"),
    *("refute", "refutes", "refuted", "refuting"),
)

NOT_DONE = Phrases(
    "our own reading of news style, words before a verb that say that it did not happen",
    *("not", "never", "without", "cannot", "neither", "nor", "rather than", "instead of", "unwilling", "reluctant"),
    *("stop short of", "stops short of", "stopped short of", "stopping short of", "yet to"),
    *("decline", "declines", "declined", "declining", "refuse", "refuses", "refused", "refusing"),
    *("fail", "fails", "failed", "failing", "deny", "denies", "denied", "denying"),
    *("don't", "doesn't", "didn't", "haven't", "hasn't", "hadn't", "wouldn't", "won't", "couldn't", "can't"),
)
