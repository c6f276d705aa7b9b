"""What language a text is in, and whether that rules it out: extraction reads English."""

import re
from functools import cache
from typing import Any, NamedTuple

from provenance.errors import UnsupportedLanguageError

FEWEST_LETTERS = 200
"""Below so many letters nothing is refused: names and figures alone look like any language."""

_WINDOW = 4000
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    """
    the of and that with this from which they their were been would has his who what when about said not you after
    """.split()
)
"""Words that English text is full of and that no other language uses so often."""

_PLENTY = 0.08  # of all words. Of 936 English articles three have fewer, and the lowest has 4 in 100.
_FEW = 0.05
_NEAR_ENGLISH = ("en", "pcm", "zxx")  # Nigerian Pidgin is next to English; zxx is no language at all
_TRACE = 0.01
_SURE = 0.9

# The English names of the languages that the detector knows (ISO 639; Unicode CLDR 48).
_NAMES = dict(
    entry.strip().split(" ", 1)
    for entry in """
    ace Acehnese, af Afrikaans, am Amharic, an Aragonese, ar Arabic, ary Moroccan Arabic, arz Egyptian Arabic, as
    Assamese, az Azerbaijani, ba Bashkir, bcl Central Bikol, be Belarusian, bg Bulgarian, bn Bengali, br Breton, bs
    Bosnian, ca Catalan, crh Crimean Tatar, cs Czech, cy Welsh, da Danish, de German, dz Dzongkha, el Greek, en
    English, eo Esperanto, es Spanish, et Estonian, eu Basque, ext Extremaduran, fa Persian, fi Finnish, fo Faroese,
    fr French, fuv Nigerian Fulfulde, fy Western Frisian, ga Irish, gcf Antillean Creole, gcr Guianese Creole, gd
    Scottish Gaelic, gl Galician, gom Konkani, grc Ancient Greek, gu Gujarati, gug Paraguayan Guarani, guw Gun, ha
    Hausa, hbo Ancient Hebrew, he Hebrew, hi Hindi, hr Croatian, ht Haitian Creole, hu Hungarian, hy Armenian, id
    Indonesian, ig Igbo, is Icelandic, it Italian, ja Japanese, jv Javanese, ka Georgian, kab Kabyle, kik Kikuyu, kk
    Kazakh, km Khmer, kn Kannada, ko Korean, ku Kurdish, ky Kyrgyz, la Latin, lb Luxembourgish, lg Ganda, lij
    Ligurian, ln Lingala, lo Lao, lt Lithuanian, ltg Latgalian, lv Latvian, mg Malagasy, mk Macedonian, ml Malayalam,
    mn Mongolian, mr Marathi, ms Malay, mt Maltese, my Burmese, ne Nepali, nl Dutch, nn Norwegian Nynorsk, no
    Norwegian, nso Northern Sotho, oc Occitan, om Oromo, or Odia, pa Punjabi, pl Polish, ps Pashto, pt Portuguese, qu
    Quechua, ro Romanian, ru Russian, rw Kinyarwanda, sa Sanskrit, sdh Southern Kurdish, se Northern Sami, si Sinhala,
    sk Slovak, sl Slovenian, sn Shona, so Somali, sq Albanian, sr Serbian, st Southern Sotho, sv Swedish, sw Swahili,
    ta Tamil, te Telugu, tg Tajik, th Thai, tk Turkmen, tl Tagalog, tr Turkish, tt Tatar, ug Uyghur, uk Ukrainian, ur
    Urdu, uz Uzbek, uzs Southern Uzbek, vec Venetian, vi Vietnamese, vo Volapük, wa Walloon, wuu Wu Chinese, xh Xhosa,
    yo Yoruba, yue Cantonese, zh Chinese, zu Zulu
    """.split(",")
)


class Verdict(NamedTuple):
    """The language of a text as a BCP 47 code, None where it cannot be told, and whether that is beyond doubt."""

    language: str | None
    sure: bool


def detected(text: str) -> Verdict:
    """What language a text is in, by its beginning, middle and end.

    English is known by its commonest words; only where they are few is the detector loaded (py3langid, 140 languages).
    The verdict is sure for English with plenty of those words, and for others from :data:`FEWEST_LETTERS` letters on,
    where the detector sees no trace of English and few of the words are there.
    """
    windows = _windows(text)
    shares = [_share(window) for window in windows]
    if max(shares) >= _PLENTY:
        return Verdict("en", True)
    sample = " ".join(windows)
    letters = sum(map(str.isalpha, sample))
    if letters < FEWEST_LETTERS:
        return Verdict(None, False)
    try:
        ranked = _detector().rank(sample)
    except OSError:  # it unpacks its model on disk: where that fails, nothing is refused
        return Verdict(None, False)
    best = ranked[0][0]
    trace = sum(chance for code, chance in ranked if code in _NEAR_ENGLISH)
    sure = trace < _TRACE and _share(sample) < _FEW and sum(chance for _, chance in ranked[:3]) >= _SURE
    if best in _NEAR_ENGLISH:
        return Verdict("en" if best == "en" else None, best == "en" and ranked[0][1] >= _SURE)
    return Verdict(best, sure)


def unsupported(text: str) -> str | None:
    """The language of a text that is beyond doubt not English, as a BCP 47 code; None for all that may be English."""
    language, sure = detected(text)
    return language if sure and language != "en" else None


def told(declared: str | None, found: str | None) -> str | None:
    """The language as it was found, or as declared where that says the same more closely, or where none was found."""
    same = declared is not None and declared.partition("-")[0].lower() == found
    return declared if found is None or same else found


def refusal(source: str, language: str) -> UnsupportedLanguageError:
    """The error for a text in a language that extraction does not read."""
    return UnsupportedLanguageError(source, language, _NAMES.get(language))


def _windows(text: str) -> list[str]:
    """The text, or where it is long its beginning, middle and end."""
    if len(text) <= 3 * _WINDOW:
        return [text]
    middle = (len(text) - _WINDOW) // 2
    return [text[:_WINDOW], text[middle : middle + _WINDOW], text[-_WINDOW:]]


def _share(text: str) -> float:
    """How many of the words of a text are among the commonest of English."""
    words = _WORD.findall(text.lower())
    return sum(word in _ENGLISH for word in words) / max(len(words), 1)


@cache
def _detector() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
