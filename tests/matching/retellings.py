"""Pairs of an article's words and the page that they rest on. Invented, in the prose of different newsrooms."""

import datetime
from typing import NamedTuple

from provenance.model.chain import Identity, Mode, Origin, Relay, Vantage
from provenance.model.claim import Article, Claim, Scope

HERE = datetime.date(2025, 12, 3)
"""When the article was published, a Wednesday."""

THERE = datetime.date(2025, 12, 2)
"""When the page was, a Tuesday."""

ARTICLE = Article("the-gazette", "Wards to close", "https://gazette.example/wards", published=HERE)

NAMED, ROLE, BODY, DESCRIBED, BARE, NONE = Identity


class Pair(NamedTuple):
    """What the article says, whom it names for it, and the page; then what must be told of it.

    ``told`` are the kinds of drift and edits, in any order. ``aligned`` says whether the page's attribution is the
    same, None where either would do.
    """

    name: str
    quote: str
    source: str | None
    identity: Identity
    page: str
    told: frozenset[str] = frozenset()
    aligned: bool | None = True
    cue: str | None = "said"
    text: str | None = None
    id: str | None = None


def claim(pair: Pair) -> Claim:
    """The pair's claim; the checker's words are the article's where none are given."""
    origin = Origin(pair.identity, Vantage.UNKNOWN, as_written=pair.source, source=pair.id)
    mode = Mode.OWN if pair.identity is NONE else Mode.INDIRECT
    relay = Relay(source="the-herald", url="https://herald.example/wards")
    scope = Scope.FACT if pair.identity is NONE else Scope.UTTERANCE
    return Claim(pair.name, pair.text or pair.quote, pair.quote, scope, mode, origin, cue=pair.cue, relays=(relay,))


def told(*kinds: str) -> frozenset[str]:
    """Kinds of drift and edits."""
    return frozenset(kinds)


_FERRY = """\
VARNHOLM, Dec. 2 (Herald) — The ferry between Varnholm and the island of Lund will be out of service for 18 months, \
the shipping line said on Tuesday.

“The hull is worse than we feared,” said Marta Lindqvist, who runs the line's technical department. She told reporters \
that the repair would cost 28 million euros and that the yard in Karlshamn could not begin before March.

An engineer at the yard, who asked not to be named because the contract is still being negotiated, said the ship might \
never sail again if the insurers refuse to pay.

The line carried 412,000 passengers last year. About 60 people work on board.
"""

_TALKS = """\
A senior Russian official familiar with the talks told the Herald that Moscow could accept a ceasefire in the north by \
the end of January.

“We are not far apart on the prisoners,” the official said. “But nothing is agreed until everything is agreed.”

Two European diplomats said the negotiators would meet again in Vienna on 9 December. A spokesman for the foreign \
ministry in Kyiv declined to comment.

Oleh Bondar, who leads the Ukrainian delegation, said he did not expect a breakthrough this year. He said Kyiv had \
received three proposals on the border and had rejected two of them.
"""

_HOSPITAL = """\
Wards to close in Varnholm

The regional hospital will close two of its seven wards in March, its director, Ana Ruiz, said on Tuesday.

“We cannot find the nurses,” Ruiz told the council. She said the wards could open again next year if the council pays \
for housing.

The hospital lost 41 nurses in 2024, according to a report by the auditor's office. The report said that overtime had \
risen by 35 percent and that 120 operations were postponed.

Tom Hale, who chairs the council's health committee, called the plan reckless. Hale said the committee had not been \
consulted.
"""

_COURT = """\
The former mayor of Ostrava did not know of the payments, his lawyer told the court on Monday.

Prosecutors say that Jan Dvořák took 3.5 million crowns from a builder between 2017 and 2019 in return for permits. \
Dvořák denies that he received any money.

A witness, a former secretary in the mayor's office, testified that she had seen envelopes on two occasions. Police \
searched the office in May 2023 and found nothing, according to the court file.

The judge said a verdict was expected to be announced on 19 December.
"""

_STUDY = """\
Bees in cities are doing better than bees in the countryside, a study by the University of Tartu has found.

Researchers counted 14,300 insects in 96 gardens over four summers. The number of species was 23 percent higher in \
towns.

“Gardens are a refuge, but they will not save wild bees by themselves,” said Liis Saar, a biologist who led the study.

Pesticides may explain part of the difference, Saar said. She said the team had not measured them.
"""

_COMPANY = """\
Norvik Steel plans to cut 1,900 jobs in Sweden and Finland, two people with knowledge of the matter said.

The company is expected to announce the cuts on Thursday, they said. A company spokeswoman declined to comment.

Norvik reported a loss of 740 million kronor for the third quarter. Chief executive Petra Holm told analysts in \
October that demand from carmakers had collapsed and that the group would review its mills in Luleå.

A union representative said members had not been told anything. He said the union would call a strike if plants closed.
"""

_SHORT = """\
Mayor Lena Vogt said 12 houses had been damaged. Eighteen schools will close, Vogt said.

The coastguard said 20 to 30 people were missing.
"""

_SPEECH = """\
The chair: Minister, you have the floor.

Jana Holub: The pumps will not be replaced this year. There is no money for it, and nobody has offered any.

The chair: Thank you.
"""

_GLACIER = """\
The glacier lost two metres of ice last summer, Ruth Ammann of the institute said.

The tunnel was closed for maintenance on nine of those days, the minister said.
"""

PAIRS = (
    # What is retold as it was
    Pair("ferry-same", "The repair would cost 28 million euros, Lindqvist said", "Lindqvist", NAMED, _FERRY),
    Pair(
        "ferry-full-name",
        "Marta Lindqvist of the shipping line put the cost of the repair at 28 million euros",
        "Marta Lindqvist of the shipping line",
        NAMED,
        _FERRY,
        cue="put",
    ),
    Pair("ferry-rounded", "The repair will cost nearly 30 million euros, Lindqvist said", "Lindqvist", NAMED, _FERRY),
    Pair(
        "ferry-line",
        "The ferry to Lund will be out of service for 18 months, the shipping line said",
        "the shipping line",
        BODY,
        _FERRY,
        aligned=None,
    ),
    Pair(
        "ferry-tuesday",
        "The ferry between Varnholm and Lund will be out of service for 18 months, the line said on 2 December",
        "the line",
        BODY,
        _FERRY,
        aligned=None,
    ),
    Pair(
        "ferry-pronoun",
        "She said the yard in Karlshamn could not begin the repair before March",
        "She",
        NAMED,
        _FERRY,
        id="marta-lindqvist",
    ),
    Pair(
        "talks-same",
        "A Russian official said that Moscow could accept a ceasefire in the north by the end of January",
        "A Russian official",
        DESCRIBED,
        _TALKS,
    ),
    Pair(
        "talks-source",
        "Moscow could accept a ceasefire in the north by the end of January, a source told the Herald",
        "a source",
        BARE,
        _TALKS,
        cue="told",
    ),
    Pair(
        "talks-person",
        "A person familiar with the talks said Moscow could accept a ceasefire in the north by the end of January",
        "A person familiar with the talks",
        DESCRIBED,
        _TALKS,
    ),
    Pair(
        "talks-diplomats",
        "European diplomats said the negotiators would meet again in Vienna on Tuesday",
        "European diplomats",
        DESCRIBED,
        _TALKS,
    ),
    Pair(
        "talks-bondar",
        "The head of the Ukrainian delegation, Oleh Bondar, said he did not expect a breakthrough this year",
        "The head of the Ukrainian delegation, Oleh Bondar",
        NAMED,
        _TALKS,
    ),
    Pair("talks-proposals", "Bondar said Kyiv had received three proposals on the border", "Bondar", NAMED, _TALKS),
    Pair(
        "hospital-same",
        "Two wards of the hospital will close in March, its director said",
        "its director",
        BARE,
        _HOSPITAL,
        aligned=None,
    ),
    Pair(
        "hospital-ruiz",
        "The hospital will close two of its seven wards in March, Ana Ruiz said",
        "Ana Ruiz",
        NAMED,
        _HOSPITAL,
    ),
    Pair(
        "hospital-auditors",
        "Overtime at the hospital rose by 35 per cent, the auditors' report said",
        "the auditors' report",
        BODY,
        _HOSPITAL,
        aligned=None,
    ),
    Pair(
        "hospital-nurses",
        "The hospital lost 41 nurses in 2024, according to the auditor's office",
        "the auditor's office",
        BODY,
        _HOSPITAL,
        cue="according to",
        aligned=None,
    ),
    Pair("hospital-hale", "The committee was not consulted, Tom Hale said", "Tom Hale", NAMED, _HOSPITAL),
    Pair(
        "court-lawyer",
        "The mayor did not know of the payments, his lawyer told the court",
        "his lawyer",
        BARE,
        _COURT,
        cue="told",
        aligned=None,
    ),
    Pair("court-denies", "Dvořák denies that he received any money", "Dvořák", NAMED, _COURT, cue="denies"),
    Pair(
        "court-prosecutors",
        "Jan Dvorak took 3.5 million crowns from a builder, prosecutors say",
        "prosecutors",
        DESCRIBED,
        _COURT,
        cue="say",
    ),
    Pair(
        "court-witness",
        "A witness testified that she had seen envelopes on two occasions",
        "A witness",
        DESCRIBED,
        _COURT,
        cue="testified",
    ),
    Pair(
        "study-saar",
        "Pesticides may explain part of the difference, according to Saar",
        "Saar",
        NAMED,
        _STUDY,
        cue="according to",
    ),
    Pair(
        "study-percent",
        "The number of species was 23% higher in towns, researchers found",
        "researchers",
        DESCRIBED,
        _STUDY,
        cue="found",
        aligned=None,
    ),
    Pair(
        "study-own",
        "Researchers counted more than 14,000 insects in 96 gardens",
        None,
        NONE,
        _STUDY,
        cue=None,
        aligned=None,
    ),
    Pair(
        "company-jobs",
        "Norvik plans to cut 1,900 jobs in Sweden and Finland, two people familiar with the plan said",
        "two people familiar with the plan",
        DESCRIBED,
        _COMPANY,
    ),
    Pair(
        "company-sources",
        "Norvik Steel plans to cut about 1,900 jobs in Sweden and Finland, sources said",
        "sources",
        BARE,
        _COMPANY,
    ),
    Pair(
        "company-holm", "Demand from carmakers had collapsed, Holm told analysts", "Holm", NAMED, _COMPANY, cue="told"
    ),
    Pair(
        "company-union",
        "The union would call a strike if plants closed, a union representative said",
        "a union representative",
        DESCRIBED,
        _COMPANY,
    ),
    # Another number of sources
    Pair(
        "talks-officials",
        "Russian officials said that Moscow could accept a ceasefire in the north by the end of January",
        "Russian officials",
        DESCRIBED,
        _TALKS,
        told("count"),
    ),
    Pair(
        "talks-sources",
        "Moscow could accept a ceasefire in the north by the end of January, sources told the Herald",
        "sources",
        BARE,
        _TALKS,
        told("count"),
        cue="told",
    ),
    Pair(
        "ferry-engineers",
        "Engineers at the yard said the ship might never sail again if insurers refuse to pay",
        "Engineers at the yard",
        DESCRIBED,
        _FERRY,
        told("count"),
    ),
    Pair(
        "company-three",
        "Norvik plans to cut 1,900 jobs in Sweden and Finland, three people familiar with the plan said",
        "three people familiar with the plan",
        DESCRIBED,
        _COMPANY,
        told("count"),
    ),
    Pair(
        "court-witnesses",
        "Witnesses testified that they had seen envelopes on two occasions",
        "Witnesses",
        DESCRIBED,
        _COURT,
        told("count"),
        cue="testified",
    ),
    # Another country
    Pair(
        "talks-american",
        "A senior American official said Moscow could accept a ceasefire in the north by the end of January",
        "A senior American official",
        DESCRIBED,
        _TALKS,
        told("nationality"),
    ),
    Pair(
        "talks-kyiv",
        "Ukrainian officials said that Moscow could accept a ceasefire in the north by the end of January",
        "Ukrainian officials",
        DESCRIBED,
        _TALKS,
        told("nationality", "count"),
    ),
    # Another identity
    Pair(
        "hospital-official",
        "A hospital official said two of its seven wards will close in March",
        "A hospital official",
        DESCRIBED,
        _HOSPITAL,
        told("identity"),
    ),
    Pair(
        "hospital-insiders",
        "Hospital insiders said two of the seven wards will close in March",
        "Hospital insiders",
        DESCRIBED,
        _HOSPITAL,
        told("identity", "count"),
    ),
    Pair(
        "talks-source-bondar",
        "A source said Kyiv had received three proposals on the border and rejected two of them",
        "A source",
        BARE,
        _TALKS,
        told("identity"),
    ),
    Pair(
        "study-another",
        "Pesticides may explain part of the difference, Kristjan Mets said",
        "Kristjan Mets",
        NAMED,
        _STUDY,
        told("identity"),
    ),
    Pair(
        "talks-invented",
        "Sergei Orlov said that Moscow could accept a ceasefire in the north by the end of January",
        "Sergei Orlov",
        NAMED,
        _TALKS,
        told("identity"),
    ),
    # Another figure
    Pair(
        "ferry-figure",
        "The repair would cost 38 million euros, Lindqvist said",
        "Lindqvist",
        NAMED,
        _FERRY,
        told("figure"),
    ),
    Pair(
        "ferry-months",
        "The ferry to Lund will be out of service for eight months, the shipping line said",
        "the shipping line",
        BODY,
        _FERRY,
        told("figure"),
        aligned=None,
    ),
    Pair(
        "hospital-wards",
        "The hospital will close three of its seven wards in March, Ana Ruiz said",
        "Ana Ruiz",
        NAMED,
        _HOSPITAL,
        told("figure"),
    ),
    Pair(
        "hospital-percent",
        "Overtime at the hospital rose by 53 percent, the auditor's report said",
        "the auditor's report",
        BODY,
        _HOSPITAL,
        told("figure"),
        aligned=None,
    ),
    Pair(
        "company-figure",
        "Norvik Steel plans to cut 2,900 jobs in Sweden and Finland, sources said",
        "sources",
        BARE,
        _COMPANY,
        told("figure"),
    ),
    Pair(
        "court-figure",
        "Jan Dvořák took 5.3 million crowns from a builder, prosecutors say",
        "prosecutors",
        DESCRIBED,
        _COURT,
        told("figure"),
        cue="say",
    ),
    Pair(
        "study-figure",
        "Researchers counted 41,300 insects in 96 gardens",
        None,
        NONE,
        _STUDY,
        told("figure"),
        cue=None,
        aligned=None,
    ),
    # Another date
    Pair(
        "hospital-may",
        "The hospital will close two of its seven wards in May, Ana Ruiz said",
        "Ana Ruiz",
        NAMED,
        _HOSPITAL,
        told("date"),
    ),
    Pair(
        "talks-date",
        "European diplomats said the negotiators would meet again in Vienna on 19 December",
        "European diplomats",
        DESCRIBED,
        _TALKS,
        told("date"),
    ),
    Pair(
        "talks-weekday",
        "European diplomats said the negotiators would meet again in Vienna on Friday",
        "European diplomats",
        DESCRIBED,
        _TALKS,
        told("date"),
    ),
    Pair(
        "court-date",
        "A verdict is expected on 29 December, the judge said",
        "the judge",
        ROLE,
        _COURT,
        told("date"),
        aligned=None,
    ),
    Pair(
        "hospital-year",
        "The hospital lost 41 nurses in 2023, according to the auditor's office",
        "the auditor's office",
        BODY,
        _HOSPITAL,
        told("date"),
        cue="according to",
        aligned=None,
    ),
    # A negation
    Pair(
        "hospital-consulted",
        "The committee had been consulted, Tom Hale said",
        "Tom Hale",
        NAMED,
        _HOSPITAL,
        told("negation"),
    ),
    Pair(
        "court-knew",
        "The former mayor knew of the payments, his lawyer told the court",
        "his lawyer",
        BARE,
        _COURT,
        told("negation"),
        cue="told",
        aligned=None,
    ),
    Pair(
        "talks-expects", "Bondar said he expected a breakthrough this year", "Bondar", NAMED, _TALKS, told("negation")
    ),
    Pair(
        "study-measured",
        "The team had measured them, Saar said",
        "Saar",
        NAMED,
        _STUDY,
        told("negation"),
        text="Saar said that the team had measured pesticides.",
        aligned=None,
    ),
    # A name
    Pair(
        "talks-geneva",
        "European diplomats said the negotiators would meet again in Geneva on 9 December",
        "European diplomats",
        DESCRIBED,
        _TALKS,
        told("entity"),
    ),
    Pair(
        "company-denmark",
        "Norvik Steel plans to cut 1,900 jobs in Sweden and Denmark, sources said",
        "sources",
        BARE,
        _COMPANY,
        told("entity"),
    ),
    # A hedge
    Pair(
        "talks-will",
        "A Russian official said that Moscow will accept a ceasefire in the north by the end of January",
        "A Russian official",
        DESCRIBED,
        _TALKS,
        told("hedge"),
    ),
    Pair(
        "study-hedge",
        "Pesticides explain part of the difference, according to Saar",
        "Saar",
        NAMED,
        _STUDY,
        told("hedge"),
        cue="according to",
    ),
    Pair(
        "company-will",
        "Norvik Steel will announce the cuts on Thursday, sources said",
        "sources",
        BARE,
        _COMPANY,
        told("hedge"),
        aligned=None,
    ),
    # What limits it
    Pair("hospital-open", "Ruiz said the wards could open again next year", "Ruiz", NAMED, _HOSPITAL, told("omission")),
    Pair(
        "ferry-never",
        "An engineer at the yard said the ship might never sail again",
        "An engineer at the yard",
        DESCRIBED,
        _FERRY,
        told("omission"),
    ),
    # Nothing to be compared with
    Pair(
        "other-topic",
        "The bridge over the Warta will be closed for painting, the mayor said",
        "the mayor",
        ROLE,
        _HOSPITAL,
        aligned=False,
    ),
    Pair(
        "other-hospital",
        "The children's hospital in Lund will hire nurses from abroad, a spokeswoman said",
        "a spokeswoman",
        DESCRIBED,
        _HOSPITAL,
        aligned=False,
    ),
    Pair(
        "other-figure",
        "The council paid 6 million for housing last year, Hale said",
        "Hale",
        NAMED,
        _HOSPITAL,
        aligned=False,
    ),
    Pair(
        "other-talks",
        "The official said that the talks on grain had failed in Ankara",
        "The official",
        DESCRIBED,
        _TALKS,
        aligned=False,
    ),
    Pair(
        "other-ferry",
        "The union expects 40 sailors to lose their jobs, its chairman said",
        "its chairman",
        ROLE,
        _FERRY,
        aligned=False,
    ),
    Pair(
        "other-steel",
        "Holm said that a buyer for the mine had been found in Norway",
        "Holm",
        NAMED,
        _COMPANY,
        aligned=False,
    ),
    Pair(
        "other-court",
        "The builder has admitted paying for a holiday, prosecutors say",
        "prosecutors",
        DESCRIBED,
        _COURT,
        aligned=False,
        cue="say",
    ),
    # How much of a speech is compared, and what its figures are
    Pair("number-in-words", "A dozen houses were damaged, Vogt said", "Lena Vogt", NAMED, _SHORT),
    Pair("number-in-digits", "18 schools will close, Vogt said", "Lena Vogt", NAMED, _SHORT),
    Pair("plain-body", "Some 20 to 30 people are missing, the coastguard said", "the coastguard", BODY, _SHORT),
    Pair(
        "speech-negation",
        "Jana Holub said that the pumps would be replaced this year",
        "Jana Holub",
        NAMED,
        _SPEECH,
        frozenset({"negation"}),
        aligned=None,
    ),
    Pair(
        "speech-other-figure",
        "Ruth Ammann said that the glacier had lost nine metres of ice",
        "Ruth Ammann",
        NAMED,
        _GLACIER,
        frozenset({"figure"}),
        aligned=None,
    ),
    Pair(
        "the-rest-negated",
        "Only three of the ten bridges are safe, engineers warned",
        "engineers",
        DESCRIBED,
        "Seven of the ten bridges are not safe, engineers warned. Repairs would cost 90 million euros.",
        cue="warned",
        aligned=None,
    ),
    Pair(
        "limited-by-name",
        "The vaccine protects against the new variant, professor Ken Ito said",
        "professor Ken Ito",
        NAMED,
        "The vaccine protects against the new variant, professor Ken Ito said.\n"
        "But the protection lasts only a few weeks, Ito said.\nThe study was small.",
        frozenset({"omission"}),
    ),
    Pair(
        "until-a-day-if",
        "The ceasefire in the Karun valley would be extended until 27 April, Laura Bianchi said",
        "Laura Bianchi",
        NAMED,
        "The ceasefire in the Karun valley will be extended until 27 April if the council agrees, Laura Bianchi said.",
        frozenset({"omission"}),
    ),
    Pair(
        "until-a-day-not",
        "The ceasefire in the Karun valley will not be extended until 27 April, Laura Bianchi said",
        "Laura Bianchi",
        NAMED,
        "The ceasefire in the Karun valley will be extended until 27 April, Laura Bianchi said.",
        frozenset({"negation"}),
        aligned=None,
    ),
    Pair(
        "percent-of-something-else",
        "Exports of tea to Japan fell by 12 percent in January, Laura Bianchi said",
        "Laura Bianchi",
        NAMED,
        "Exports of tea to Japan fell by 35 percent in January, Laura Bianchi said.\n\nThe union met.\n\nIt was "
        "cold.\n\nNobody came.\n\nWages at the yard rose by 12 percent, the works council said.",
        frozenset({"figure"}),
        aligned=None,
    ),
    Pair(
        "source-in-small-letters",
        "A US defense official said that the new metro line would not open to passengers on 10 June",
        "a US defense official",
        DESCRIBED,
        "The new metro line will open to passengers on 10 June, a US defense official said. The old line is full of "
        "new metro trains.",
        frozenset({"negation"}),
        aligned=None,
    ),
)
