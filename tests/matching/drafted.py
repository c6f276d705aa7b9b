"""Articles and the pages that they rest on, written once the comparison stood: the claims are those that
``provenance extract`` drafts from the article. Invented."""

from typing import NamedTuple


class Retold(NamedTuple):
    """An article, a page, and what must be told: a kind of drift or edit, None where either answer would do."""

    article: str
    page: str
    told: frozenset[str] | None = frozenset()


RETOLD = (
    Retold(
        "The mine at Kolar will reopen in April, the company's chief executive, Anders Vik, said in a statement.",
        'GOTHAM (Wire) - Kolar Mining said on Wednesday its flagship mine would reopen. "We expect to '
        'hoist the first ore in April," chief executive Anders Vik said in a statement. The mine at '
        "Kolar will reopen in April after a pause of two years, Vik said.",
    ),
    Retold(
        "Police arrested four men on Tuesday over the theft of paintings, a police spokesman said.",
        "Four men have been arrested on suspicion of stealing nine paintings from the town museum, "
        "police said. The arrests were made on Tuesday, police spokesman Karl Brandt said. None of the "
        "paintings has been recovered.",
    ),
    Retold(
        "Inflation slowed to 2.1 percent in October, the statistics office said on Wednesday.",
        "Consumer prices rose 2.1% in October from a year earlier, down from 2.4% in September, the "
        "statistics office said Wednesday. Economists had expected 2.3%.",
    ),
    Retold(
        "The vaccine halved the number of hospital stays, according to researchers at the Lind Institute.",
        "In a trial with 8,200 adults the vaccine cut hospital stays by half, researchers at the Lind "
        "Institute reported in a journal on Monday. Side effects were mild, they said.",
    ),
    Retold(
        "Coach Maria Santos said that striker Joao Pires would miss the final because of a knee injury.",
        'Pires, who has scored 14 goals this season, will miss the final, coach Maria Santos said. "His '
        'knee is swollen and we will not risk him," she told a local channel. Santos said Pires would '
        "be out for three weeks.",
    ),
    Retold(
        "The government will not raise the retirement age, Finance Minister Paul Egger told parliament.",
        "Finance Minister Paul Egger told parliament on Tuesday that the government would not raise the "
        "retirement age before the next election. The opposition accused him of dodging the question.",
        None,
    ),
    Retold(
        "Two people were killed when a bridge collapsed near Brod, the fire brigade said.",
        "A road bridge near Brod collapsed during the morning rush hour, killing two people and injuring "
        "11, the fire brigade said. Rescuers were searching for a bus driver.",
    ),
    Retold(
        "A White House official said the tariffs would take effect on Dec. 1.",
        "The tariffs will take effect on Dec. 1, a White House official told reporters on a call, "
        "speaking on condition of anonymity.",
    ),
    Retold(
        "Several diplomats said the resolution had been watered down.",
        'Three diplomats said on Tuesday that the resolution had been watered down in the night. "There '
        'is nothing left in it," one of them said.',
    ),
    Retold(
        "Nokari sold around 5 million phones in the quarter, analysts at Brightwell estimate.",
        "Analysts at Brightwell estimate that Nokari sold 5.2 million phones in the third quarter, 8% "
        "fewer than a year before.",
    ),
    Retold(
        "Hanna Weiss, a climate scientist, said the glacier had lost a third of its volume since 2000.",
        "The glacier has lost a third of its volume since 2000, climate scientist Hanna Weiss said. She "
        "said it could be gone by 2060 if emissions do not fall.",
    ),
    Retold(
        "The airline cancelled 240 flights on Monday, it said.",
        "Norwind cancelled 240 flights on Monday because of a strike by ground staff, the airline said in a statement.",
    ),
    Retold(
        "Trade unions said about 30,000 people had marched through the capital.",
        "Some 30,000 people marched through the capital on Saturday, trade unions said. Police put the "
        "number at 18,000.",
    ),
    Retold(
        "Prosecutor Ines Duarte said that the suspect had confessed.",
        "The suspect has confessed, prosecutor Ines Duarte said on Tuesday evening. His lawyer, Rui "
        "Leal, disputed this.",
    ),
    Retold(
        "The ministry said it had no record of such an order.",
        "Asked about the memo, the defence ministry said it had no record of such an order.",
    ),
    Retold(
        "Villagers said soldiers had burned eleven houses.",
        "Soldiers burned 11 houses in the village, residents told the Courier by telephone. The army denied it.",
    ),
    Retold(
        "Turkish officials said that the prisoners would be exchanged in Ankara.",
        "A Turkish official said the prisoners would be exchanged in Ankara before the weekend. The "
        "official asked not to be named.",
        frozenset(("count",)),
    ),
    Retold(
        "Doctors said the outbreak was under control.",
        "The outbreak is under control, a doctor at the camp's clinic said.",
        frozenset(("count",)),
    ),
    Retold(
        "A British diplomat said that the convoy had been turned back at the border.",
        "The convoy was turned back at the border, a French diplomat said on Wednesday. Two trucks were damaged.",
        frozenset(("nationality",)),
    ),
    Retold(
        "An official said the dam's gates had been opened too late.",
        "The dam's gates were opened too late, Rajiv Menon, who headed the inquiry, said in an interview.",
        frozenset(("identity",)),
    ),
    Retold(
        "Sources said the bank would cut a tenth of its staff.",
        "The bank will cut a tenth of its staff, chairwoman Lena Frost said at the annual meeting.",
        frozenset(
            (
                "count",
                "identity",
            )
        ),
    ),
    Retold(
        "Five lawmakers said they would vote against the budget.",
        "Three lawmakers said they would vote against the budget, enough to sink it.",
        frozenset(("count",)),
    ),
    Retold(
        "Gerd Altmann said that the pipeline had leaked for six days.",
        "The pipeline had leaked for six days before anybody noticed, Susanne Kolb said. Kolb runs the "
        "port's fire service.",
        frozenset(("identity",)),
    ),
    Retold(
        "Israeli officials said the tunnel had been flooded.",
        "The tunnel has been flooded, an Egyptian official said.",
        frozenset(
            (
                "count",
                "nationality",
            )
        ),
    ),
    Retold(
        "At least 67 people died in the ferry accident, the coast guard said.",
        "At least 76 people died when the ferry sank, the coast guard said on Tuesday. Forty were rescued.",
        frozenset(("figure",)),
    ),
    Retold(
        "The company lost $4.5 million in the first half, its chief financial officer, Dana Cole, said.",
        "Dana Cole, the chief financial officer, said the company had lost $45 million in the first half of the year.",
        frozenset(("figure",)),
    ),
    Retold(
        "Turnout was 58 percent, the election commission said.",
        "Turnout reached 48 percent, the election commission said late on Sunday, the lowest since 1990.",
        frozenset(("figure",)),
    ),
    Retold(
        "The fire destroyed 3,400 hectares of forest, the governor, Luis Ortega, said.",
        "Governor Luis Ortega said the fire had destroyed 340 hectares of forest and was contained.",
        frozenset(("figure",)),
    ),
    Retold(
        "Researchers followed 12,000 children for nine years, the study's author, Eva Lund, said.",
        "We followed 12,000 children for five years, said Eva Lund, the author of the study.",
        frozenset(("figure",)),
    ),
    Retold(
        "The satellite will be launched on 4 January, the agency said.",
        "The space agency said the satellite would be launched on 14 January from Kourou.",
        frozenset(("date",)),
    ),
    Retold(
        "The accord was signed in June 2019, Foreign Minister Ola Berg said.",
        "The accord was signed in July 2019, Foreign Minister Ola Berg said, and has never been applied.",
        frozenset(("date",)),
    ),
    Retold(
        "The court will rule on Friday, its president, Jana Mala, said.",
        "The court will rule on Monday, its president, Jana Mala, said on Wednesday.",
        frozenset(("date",)),
    ),
    Retold(
        "The test was reliable, the laboratory's director, Ivo Petrov, said.",
        "The test was not reliable, the laboratory's director, Ivo Petrov, said. He said a new one was "
        "being developed.",
        frozenset(("negation",)),
    ),
    Retold(
        "Mayor Ada Kern said that the city had not been warned of the flood.",
        "Mayor Ada Kern said the city had been warned of the flood by the weather service.",
        frozenset(("negation",)),
    ),
    Retold(
        "The minister, Sara Holt, said the talks would be held in Oslo.",
        "The minister, Sara Holt, said the talks would be held in Helsinki.",
        frozenset(("entity",)),
    ),
    Retold(
        "Analyst Ben Ross said that Torvo would buy its rival Mexim.",
        "Analyst Ben Ross said that Torvo would buy its rival Galden.",
        frozenset(("entity",)),
    ),
    Retold(
        "The central bank will cut rates in spring, its governor, Nils Dahl, said.",
        "The central bank may cut rates in spring, its governor, Nils Dahl, said.",
        frozenset(("hedge",)),
    ),
    Retold(
        "The virus spread from a farm, epidemiologist Tara Nair said.",
        "The virus might have spread from a farm, epidemiologist Tara Nair said, but other origins are possible.",
        None,
    ),
    Retold(
        "The plant will close in May, a manager said.",
        "The plant is likely to close in May, a manager said.",
        frozenset(("hedge",)),
    ),
    Retold(
        "Farmers will get 200 euros a hectare, Agriculture Minister Piet Bos said.",
        "Farmers will get 200 euros a hectare if they leave a tenth of it fallow, Agriculture Minister Piet Bos said.",
        frozenset(("omission",)),
    ),
    Retold(
        "The reactor can be restarted, the regulator's head, Amal Said, said.",
        "The reactor can be restarted provided that its pumps are replaced, the regulator's head, Amal Said, said.",
        frozenset(("omission",)),
    ),
    Retold(
        "Finance Minister Paul Egger said that taxes on fuel would fall next year.",
        "Finance Minister Paul Egger told parliament on Tuesday that the government would not raise the "
        "retirement age. Taxes on property will rise by 3 percent, Egger said.",
    ),
    Retold(
        "The fire brigade said that nine firefighters had been hurt at the warehouse.",
        "A road bridge near Brod collapsed, killing two people and injuring 11, the fire brigade said. "
        "The fire brigade said 60 firefighters were at work.",
    ),
    Retold(
        "Santos said that the goalkeeper had signed for two more years.",
        "Pires will miss the final, coach Maria Santos said. Santos said Pires would be out for three weeks.",
    ),
    Retold(
        "A police spokesman said that 20 officers were guarding the museum.",
        "Police spokesman Karl Brandt said that four men had been arrested over the theft of nine "
        "paintings from the museum.",
    ),
    Retold(
        "The statistics office said that unemployment rose to 6.3 percent in October.",
        "Consumer prices rose 2.1% in October, the statistics office said. Food prices rose 4.4%.",
    ),
    Retold(
        "Norwind said it would hire 300 pilots.",
        "Norwind cancelled 240 flights on Monday because of a strike by ground staff, the airline said. "
        "It said 1,100 pilots were on leave.",
    ),
)
