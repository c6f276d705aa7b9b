"""Passages of our own for bench/quotes.py: what people say in statements, interviews, court and sport, put together by
chance. Every sentence and every name is made up."""

import random

FIRST = (
    "Ana Tom Leyla Viktor Maren Joost Adaeze Priya Hugh Ines Kofi Daria Milan Rosalind Ewan Tove Samir Nadia".split()
)
LAST = (
    "Ruiz Ortega Halloran Petrov Lindqvist Okafor Marchetti Venn Haddad Bauer Sorensen Kowalski Achterberg Moreau"
).split()
PLACES = "Leeds Varna Tilburg Oulu Cork Zadar Bergamo Tartu Ghent Lugo Aarhus Poznan Derry Nantes Trondheim".split()
BODIES = (
    "the Water Board|the Harbour Authority|the Northern Transport Union|Meridian Foods|the Court of Audit|"
    "the Ministry of Housing|Alder Rail|the Coastal Agency|Brightwell Hospital|the Fisheries Council"
).split("|")
THINGS = (
    "the lower dam|the ferry line|the old bridge|the night shift|the reading room|the eastern tunnel|the grain store|"
    "the second reactor|the bus depot|the research vessel|the vaccination programme|the tram extension"
).split("|")
MONTHS = "January February March April June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday".split()

# Sentences by register. {n} is a figure, {big} a large one, {name} a full name, {last} a surname.
SENTENCES = (
    "We will not close {thing} before the end of {month}.",
    "I have never asked anybody at {body} for money, and I never will.",
    "{n} people may lose their homes if {thing} is sold to {body}.",
    "There is no evidence that {last} knew about the contract.",
    "The repair of {thing} will cost {big} million euros and take at least {n} months.",
    "Our engineers found {n} cracks, and none of them was mentioned in the report that {body} published in {month}.",
    "{name} told us on {day} that the talks in {place} had failed.",
    "I don't think that anyone in {place} could have expected a flood of this size.",
    "Without the support of {body}, {thing} would probably have been closed {n} years ago.",
    "It is possible that the figures for {month} were copied from the wrong column.",
    "The defendant said that he was in {place} on {day}, but two witnesses saw him near {thing}.",
    "You can't run a hospital with {n} nurses and a promise.",
    "The board has approved the sale of {thing}, and {body} has already paid {n} percent of the price.",
    "We played badly in the first half, and {last} saved us three times.",
    "Nobody warned the crew about the ice, although {body} had received two messages that morning.",
    "The samples from {place} contained {n} times more lead than the law allows.",
    "My grandmother used to say that a town without a library is only a car park.",
    "If the union rejects the offer, trains between {place} and the coast could stop on {day}.",
    "{last} neither confirmed nor denied that the letter came from {body}.",
    "The minister was informed in {month}, and she decided to wait for a second opinion.",
    "About {n} percent of the students in {place} walk more than two miles to school.",
    "They took the harbour road, turned left at {thing}, and were never seen again.",
    "The company expects to hire {n} workers in {place} by {month}, most of them for {thing}.",
    "I believe that {name} acted alone.",
    "The vote was close: {n} members supported the plan and {m} opposed it.",
    "Children under {m} should not swim near {thing} until the water has been tested.",
    "We are proud of what this team has built, and we are sorry for the delay.",
    "Prices rose by {n} percent last year, which is twice the average of the region.",
    "The court rejected the appeal on {day} because {last} had missed the deadline by {m} days.",
    "Perhaps we should have listened to {name} when there was still time.",
    "The new law does not apply to boats that were registered before {month}.",
    "It seems that {body} bought the land from a company that belongs to {last}.",
    "Every ticket sold in {place} pays for a meal somewhere else, and that is why people come back.",
    "Doctors at {body} treated {n} patients for burns; {m} of them are still in danger.",
    "The storm damaged {thing} and cut the power to {big} thousand homes around {place}.",
    "What happened in {place} was a mistake, and it was my mistake.",
    "He insisted that the money was a loan and that it had been repaid in {month}.",
    "Somebody at {body} must have opened the gate by hand, because the alarm never rang.",
    "The museum will reopen in {month} with a room for {name}, who painted here for {n} years.",
    "We asked for a meeting with {body} and received a form letter instead.",
    "The fish are smaller than they were ten years ago, and there are fewer of them.",
    "According to the timetable, the last bus leaves {place} at nine, but it rarely does.",
    "Our forecast may change, yet today it points to {n} millimetres of rain over {place}.",
    "The inspectors arrived unannounced, counted the beds, and left before lunch.",
    "{name} is able to return to work, said the doctor who treated her in {place}.",
    "No contract was signed, no money changed hands, and no one from {body} was present.",
    "In {month} the river carried more water than in any month since records began.",
    "The strike has cost {body} {big} million dollars so far, and it is likely to go on.",
    "I was told to sign the paper, so I signed it.",
    "A spokesman for {body} said the figure of {big} was wrong but could not offer a better one.",
    "The school board voted to keep {thing} open for another year.",
    "Rents in {place} have doubled since {last} became mayor.",
    "We would rather lose the election than lie about {thing}.",
    "The letter, which {name} wrote by hand, does not mention the loan at all.",
    "Half of the money went to {thing}, and the rest was spent on roads nobody uses.",
    "Scientists warned that the glacier above {place} might collapse within {n} years.",
    "The tower was safe, the crane was safe, and the plan was not.",
    "Tests carried out in {month} showed that {thing} is unsafe in strong wind.",
    "My client denies every charge and will give evidence on {day}.",
    "We didn't win because we were lucky; we won because {last} trained them well.",
)

# The same said in other words: nobody's quotation of it.
PARAPHRASES = (
    ("We will not close {thing} before the end of {month}.", "Until summer everything stays as it is there."),
    ("There is no evidence that {last} knew about the contract.", "Nothing so far shows that he had seen the deal."),
    ("I believe that {name} acted alone.", "In my view there was a single culprit."),
    ("You can't run a hospital with {n} nurses and a promise.", "Clinics need staff; fine words treat nobody."),
    ("The school board voted to keep {thing} open for another year.", "Trustees gave it twelve more months on Monday."),
    ("We are proud of what this team has built, and we are sorry for the delay.",
     "They apologised for being late while praising their staff."),
    ("The vote was close: {n} members supported the plan and {m} opposed it.",
     "A narrow majority carried the proposal after a long night."),
    ("Rents in {place} have doubled since {last} became mayor.", "Housing there costs far more these days."),
    ("My client denies every charge and will give evidence on {day}.", "The accused pleads innocence."),
    ("The fish are smaller than they were ten years ago, and there are fewer of them.",
     "Catches have shrunk over the last decade, in size as in number."),
)  # fmt: skip

# What is said on no page.
NEVER_SAID = (
    "Tomatoes grow best when nobody looks after them for a week.",
    "The orchestra refuses to play outdoors after last summer's hailstorm.",
    "Bees found the attic long before the estate agent did.",
    "A second moon would ruin every tide table we own.",
    "Chess clubs across the valley report a shortage of pawns.",
    "She collects umbrellas that strangers leave on trams.",
    "Our bakery ran out of rye flour twice during the carnival.",
    "The lighthouse keeper's diary breaks off in the middle of a word.",
    "Nobody repairs typewriters here any longer, so I taught myself.",
    "Parking meters in the old quarter accept only coins from before the reform.",
    "The choir's tour bus caught fire outside the vineyard, and the tenors walked home.",
    "If goats could vote, the hillside would look very different.",
)

FILLER = (
    "The weather over {place} stayed dry for most of the week.",
    "{last} could not be reached for comment.",
    "Visitors left flowers at the gate of {thing}.",
    "A second hearing is planned for {month}.",
    "The figures were first published by {body}.",
    "Local shops opened as usual on {day}.",
    "Traffic near {thing} moved slowly through the afternoon.",
    "The paper has {m} pages and a long appendix on {place}.",
    "Neighbours described {name} as a quiet person who liked to sail.",
    "More than {big} readers wrote to this newspaper about {thing}.",
    "Construction began under {last} and was halted twice.",
    "It was not clear on {day} who would chair the next session of {body}.",
    "The choice of {place} surprised many who follow the sport.",
    "Several members of {body} left early, and the rest agreed to meet again.",
)

FOREIGN = {
    "de": "Wir werden die untere Schleuse nicht vor Ende März schließen, sagte die Leiterin der Behörde am Dienstag. "
    "Die Reparatur kostet mehrere Millionen Euro und dauert ein Jahr. Niemand im Rat hat widersprochen.",
    "fr": "Nous ne fermerons pas le barrage avant la fin du mois de mars, a déclaré la présidente mardi. Les travaux "
    "devraient durer au moins un an et coûter plusieurs millions. Personne au conseil ne s'y est opposé.",
    "ru": "Мы не закроем нижнюю плотину до конца марта, сказала во вторник глава ведомства. Ремонт, вероятно, "
    "обойдётся в несколько миллионов и продлится не меньше года. Никто в совете не возражал.",
    "zh": "水务局局长周二表示，我们不会在三月底之前关闭下游的水坝。"
    "维修费用可能高达数百万，至少需要一年时间。委员会中没有人反对。",
    "ar": "قالت رئيسة الهيئة يوم الثلاثاء إننا لن نغلق السد السفلي قبل نهاية مارس. "
    "ومن المرجح أن تكلف الإصلاحات عدة ملايين.",
}


def filled(sentence: str, chance: random.Random) -> str:
    """A sentence with names and figures by chance."""
    made = sentence.format(
        thing=chance.choice(THINGS),
        body=chance.choice(BODIES),
        place=chance.choice(PLACES),
        month=chance.choice(MONTHS),
        day=chance.choice(DAYS),
        name=f"{chance.choice(FIRST)} {chance.choice(LAST)}",
        last=chance.choice(LAST),
        n=chance.randrange(13, 97),
        m=chance.choice(("three", "four", "six", "seven", "nine", "eleven", "twelve")),
        big=chance.choice(("1,200", "3.5", "240", "18", "46", "7.25", "900")),
    )
    return made[0].upper() + made[1:]


def page(chance: random.Random, size: int, said: list[str]) -> str:
    """A page of about ``size`` words in paragraphs, with ``said`` somewhere in it as one paragraph."""
    blocks: list[list[str]] = []
    count = 0
    while count < size:
        block = []
        for _ in range(chance.randrange(2, 6)):
            block.append(filled(chance.choice(FILLER if chance.random() < 0.7 else SENTENCES), chance))
            count += len(block[-1].split())
        blocks.append(block)
    blocks.insert(chance.randrange(len(blocks) + 1), said)
    return "\n".join(" ".join(block) for block in blocks)
