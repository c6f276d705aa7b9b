"""Words by which one sentence limits or reverses another. English only."""

from provenance.lexicon.phrases import Phrases

LIMITING_STARTS = Phrases(
    "connectives of concession, contrast, condition and exception: R. Quirk et al., A Comprehensive Grammar of the "
    "English Language, 1985, chapters 8 and 15; the phrases with 'not' and 'only' are our own reading of news style",
    *("but", "however", "yet", "still,", "nevertheless", "nonetheless", "even so", "then again", "all the same"),
    *("although", "though", "even though", "even if", "except", "except that", "that said", "having said that"),
    *("on the other hand", "unless", "until then", "provided", "provided that", "as long as", "so long as"),
    *("on condition", "on one condition", "only if", "only when", "only until", "only for", "only in", "only on"),
    *("not if", "not unless", "not until", "not yet", "not always", "not all", "not every", "not everyone"),
    *("not everybody", "not necessarily", "not without", "not in", "not for", "not any more", "not anymore"),
    *("at least not", "at least until", "at least for now", "this is not to say", "that is not to say"),
    *("this does not mean", "that does not mean", "it does not mean", "this doesn't mean", "that doesn't mean"),
    *("it doesn't mean", "this does not apply", "that does not apply", "this doesn't apply", "that doesn't apply"),
    *("this does not include", "that does not include", "that is not true", "this is not true", "none of this"),
    *("that is not the same", "that is not always", "that is not yet", "that is no longer", "this is no longer"),
    *("it is no longer", "they are no longer", "we are no longer", "that no longer", "this no longer"),
)
"""Counted at the start of a sentence that follows the quoted one."""

HARMLESS_STARTS = Phrases(
    "our own reading of news style, starts that look like a contrast and are none",
    *("yet another", "yet more", "however much", "however many", "however long", "however hard", "however often"),
    *("however big", "however small", "however few", "provided by", "provided with"),
)

LIMITING_NEAR_START = Phrases(
    "as LIMITING_STARTS, those that can also stand a few words into a sentence",
    *("however", "nevertheless", "nonetheless", "only if", "only when", "only until", "unless", "on condition"),
    *("on one condition", "provided that", "though,", "but only", "but not", "as long as", "so long as"),
)
"""Counted within the first words of a sentence that follows the quoted one."""

LIMITING_TAILS = Phrases(
    "as LIMITING_STARTS, those that can go on with a sentence",
    *("but", "yet", "although", "though", "even though", "even if", "except", "except that", "if", "unless", "until"),
    *("only if", "only when", "only until", "only for", "provided", "provided that", "as long as", "so long as"),
    *("on condition", "on one condition", "not until", "not unless", "not if", "subject to", "depending on"),
    *("assuming", "in theory", "on paper", "however", "at least until", "at least for now"),
)
"""Counted where the quoted words break off within a sentence and it goes on."""

LIMITING_LEADS = Phrases(
    "as LIMITING_STARTS, those that can open a sentence before the words that they limit",
    *("although", "though", "even though", "even if", "if", "unless", "until", "only if", "only when", "provided"),
    *("provided that", "as long as", "so long as", "assuming", "on condition", "on one condition", "in theory"),
    *("on paper", "it is not", "it isn't", "it is untrue", "it is wrong", "it is false", "nobody says", "no one says"),
)
"""Counted at the start of a sentence whose later words are quoted, and of a fragment that stands before it."""

DENYING_LEADS = Phrases(
    "our own reading of news style, words right before a statement that turn it round",
    *("not", "never", "no longer", "hardly", "unless", "only if", "it is not true that", "it isn't true that"),
    *("it is untrue that", "it is false that", "it is wrong that", "it is wrong to say", "not say that"),
    *("not saying that", "not think that", "not believe that", "not mean that", "never said that"),
    *("don't think that", "don't believe that", "don't think", "don't believe", "doesn't mean that", "isn't", "aren't"),
    *("wasn't", "weren't", "won't", "can't", "cannot", "don't", "doesn't", "didn't", "wouldn't", "couldn't"),
)
"""Counted right before the quoted words, within the same sentence."""
