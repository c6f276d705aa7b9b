"""Words that negate, by language, and what may turn a statement round without them."""

SOURCE = (
    "English: R. Quirk et al., A Comprehensive Grammar of the English Language, 1985, 10.54–10.70 (clause negation, words "
    "negative in form, words negative in meaning) and I.21 (prefixes); the other languages: negative particles, pronouns and "
    "adverbs of their school grammars, and O. Dahl, Typology of sentence negation, Linguistics 17, 1979; set down by us, as are "
    "the words that hold a negation within themselves, after news style"
)

_NEGATORS = frozenset("not no never none nobody nothing nowhere neither nor".split())

NOT = _NEGATORS | frozenset(
    (
        "cannot can't couldn't don't doesn't didn't isn't aren't wasn't weren't won't wouldn't hasn't haven't hadn't shan't "
        "shouldn't mustn't needn't"
    ).split()
)
"""English words that negate, contractions as they are written."""

NEGATIONS = {
    "en": _NEGATORS
    | frozenset("""
        without non hardly scarcely barely seldom rarely ain aint
        dont doesnt didnt isnt wasnt wont cant couldnt wouldnt shouldnt lack lacks lacked lacking
    """.split()),
    "de": frozenset("nicht kein keine keinen keinem keiner keines nie niemals niemand niemandem nichts ohne nirgends weder".split()),
    "fr": frozenset("ne n pas jamais aucun aucune rien personne sans ni nul nulle non guère".split()),
    "es": frozenset("no nunca jamás sin ni ningún ninguna ninguno nada nadie tampoco".split()),
    "it": frozenset("non mai senza né nessun nessuno nessuna niente nulla neanche".split()),
    "pt": frozenset("não nunca jamais sem nem nenhum nenhuma nada ninguém tampouco".split()),
    "nl": frozenset("niet geen nooit zonder niemand niets nergens noch".split()),
    "sv": frozenset("inte ej aldrig utan ingen inget inga ingenting varken".split()),
    "da": frozenset("ikke aldrig uden ingen intet hverken".split()),
    "nb": frozenset("ikke aldri uten ingen intet verken".split()),
    "pl": frozenset("nie nigdy bez nikt nic żaden żadna żadne ani nigdzie".split()),
    "cs": frozenset("ne nikdy bez nikdo nic žádný žádná žádné ani není".split()),
    "ru": frozenset("не нет ни никогда без никто ничто ничего нельзя никакой никаких никакие никого".split()),
    "uk": frozenset("не ні немає ніколи без ніхто ніщо нічого неможна жоден жодна жодного".split()),
    "bg": frozenset("не няма никога без никой нищо нито".split()),
    "el": frozenset("δεν δε μη μην όχι ποτέ χωρίς κανείς κανένας καμία τίποτα ούτε".split()),
    "tr": frozenset("değil yok hayır asla hiç hiçbir".split()),
    "ar": frozenset("لا لم لن ليس ليست ما غير بدون دون".split()),
    "fa": frozenset("نه نیست هرگز بدون هیچ".split()),
    "he": frozenset("לא אין אינו אינה מעולם בלי ללא".split()),
    "hi": frozenset("नहीं न मत बिना कभी".split()),
    "zh": frozenset("不 没 沒 無 无 未 非 勿".split()),
    "ja": frozenset("無 不 未 非 ず ぬ".split()),
    "ko": frozenset("안 못 않다 아니다 없다 없이".split()),
}
"""Whole words; in Chinese and Japanese the signs that negate. English ones without an apostrophe are what is typed."""

ELSEWHERE = frozenset("sin nul nulle mai ni ne n ej noch nic bez ani fast mag quasi circa cerca ما".split())
"""Words of these lists, and of those of hedges, that are common words of another language: counted only where the
language is known."""

NEGATIVE_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "не", "ne", "nie")
"""What turns a word round from within: able → unable, правда → неправда."""

STANDING_APART = frozenset(("non", "un", "anti", "не"))
"""Prefixes that may stand before their word with a hyphen: a quotation that begins after it has lost it."""

NEGATIVE_WITHIN = frozenset(
    (
        "fail fails failed failing refuse refuses refused refusing reject rejects rejected rejecting deny denies denied denying "
        "denial lack lacks lacked lacking unable impossible without unless until hardly barely scarcely seldom rarely little "
        "few false untrue wrong baseless unfounded incorrect avoid avoids avoided prevent prevents prevented stop stops stopped "
        "halt halts halted ban bans banned block blocks blocked cancel cancels cancelled canceled decline declines declined "
        "abandon abandons abandoned rule ruled ruling against only except but nearly almost longer dismiss dismisses dismissed "
        "absent missing neither stops dropped drop drops scrap scrapped suspend suspended postpone postponed reverse reversed "
        "oppose opposes opposed opposition short instead rather contrary far too yet"
    ).split()
)
"""English words that may turn a statement round without "not", or make of "not" something else: where one of them stands,
negations are not compared."""

HARMLESS_NOT = frozenset(
    (
        "not only|not just|not least|not to mention|no doubt|no later|no more|no fewer|no less|no sooner|no matter|whether "
        "or not|if not|not surprisingly|no wonder|no one|why not|not necessarily|not far|not long"
    ).split("|")
)
"""English phrases with "not" or "no" that negate nothing, or not as a whole."""
