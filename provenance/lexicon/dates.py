"""The names of months and days, and the words that say when without either.

Names of months and weekdays: Unicode CLDR, calendar data of the languages named, in the case in which they follow a
day of the month.
"""

from provenance.lexicon.phrases import Phrases

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""English; written with a capital, which tells May and March from the words."""

SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
"""English abbreviations, with or without a full stop (AP style)."""

_OTHER_MONTHS = """
enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre
janeiro fevereiro março maio junho julho setembro outubro novembro dezembro
gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
januari februari maart april mei juni juli augustus september oktober november december
Januar Jänner Februar März Mai Juni Juli Oktober Dezember
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
"""

OTHER_MONTHS = tuple(dict.fromkeys(_OTHER_MONTHS.split()))
"""Spanish, Portuguese, Italian, French, Dutch, German, Russian, Ukrainian, Polish; as written within a sentence, where
they follow the day."""

WEEKDAYS = Phrases(
    "Unicode CLDR, English",
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
)

CALENDAR = (
    frozenset(name.lower() for name in (*MONTHS, *SHORT_MONTHS, *WEEKDAYS.words))
    | frozenset("today yesterday tomorrow tonight day days week weeks month months year years".split())
)
"""English words of time in lower case: shared by sentences that have nothing else in common."""

RELATIVE_DAYS = Phrases(
    "our own reading of news style, words that place an event by the day of publication or by another event",
    *("today", "yesterday", "tomorrow", "tonight", "overnight", "last night", "the day before", "the next day"),
    *("the same day", "that day", "the following day", "the previous day", "earlier in the day", "later in the day"),
    *("this morning", "this afternoon", "this evening", "this week", "this month", "this year", "this weekend"),
    *("last week", "last month", "last year", "last weekend", "next week", "next month", "the week before"),
    *("minutes ago", "hours ago", "days ago", "weeks ago", "months ago", "years ago", "a day ago", "a week ago"),
    *("a month ago", "a year ago", "an hour ago", "hours later", "days later", "weeks later", "months later"),
    *("hours earlier", "days earlier", "weeks earlier", "months earlier", "a day earlier", "a week earlier"),
    *("a day later", "a week later", "a month later", "a month earlier", "a year later", "a year earlier"),
)

RELATIVE_YEARS = Phrases(
    "our own reading of news style, words that stand for a year",
    *("this year", "last year", "next year", "that year", "the same year", "the previous year", "the following year"),
    *("the year before", "a year ago", "years ago", "a year earlier", "years earlier", "a year later", "years later"),
)

NAMED_FOR_A_DAY = (
    *("attack", "attacks", "riot", "riots", "insurrection", "committee", "massacre", "movement", "revolution"),
    *("uprising", "coup", "hearing", "hearings", "parade", "holiday", "defendants", "rioters", "hijackers"),
    *("anniversary", "terror", "terrorist", "insurrectionists"),
)
"""What follows a date that is the name of an event ("the Sept. 11 attacks") and needs no year. Our own list."""
