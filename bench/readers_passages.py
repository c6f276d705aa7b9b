"""Passages of our own writing in many registers, for the second set of pairs (readers.py).

They share nothing with passages.py, and were written without a look at it. Blocks are separated by lines of dashes,
paragraphs by empty lines; a paragraph's lines are one line of the page.
"""

_WRITTEN = """
The harbour board will not raise mooring fees this winter, its chairwoman Ines Halvorsen said on Tuesday, but boats
longer than 14 metres could be charged for electricity from March. "We have heard the skippers," she said. "Nobody
here wants an empty quay." About 230 boats are registered in Tarnvik, 40 fewer than a decade ago.

The board postponed a decision on dredging until the autumn. Engineers warned that the eastern basin may become too
shallow for the ferry to Skarholm within five years if nothing is done. A first estimate puts the cost at 3.2 million
crowns, most of which would have to come from the county.
----
Prosecutors in Lindau have dropped two of the seven charges against Marek Dobrin, the former treasurer of the rowing
federation, after a witness withdrew her statement. The trial, which began on 4 February, will go on with the
remaining five counts. Dobrin denies all of them.

"My client has never taken a cent," his lawyer, Petra Wohlgemuth, told reporters outside the court. "What is missing
from those accounts was missing long before he arrived." The federation, she added, had been without an auditor since
2016.

Judge Albrecht Senn adjourned the hearing until Monday. He is expected to call the federation's president, Jonas
Reiter, as the next witness.
----
Moderator: Minister, the report says the tunnel was closed eleven times last year. Is it safe?

Minister Okafor: It is safe. It was closed for maintenance on nine of those days, and twice because of flooding. I
would not let my own children travel through it if I had any doubt.

Moderator: The union says the pumps are older than most of the drivers.

Minister Okafor: The pumps were installed in 1987 and rebuilt in 2009. They are tested every week. We will replace
three of them next spring, and the others when the budget allows it. I cannot promise you a date for the others.

Moderator: Who pays?

Minister Okafor: The state pays two thirds, the city of Enuma pays the rest. That was agreed with Mayor Adeyemi in
June.
----
Scientists have counted fewer puffins on the island of Grimsel than in any year since records began. The colony, which
held 18,400 pairs in 1994, has shrunk to 6,150, according to a survey led by Dr Saoirse Kinnane of the University of
Galmouth. The birds are not starving, she said, but they are feeding their chicks on smaller fish.

"It would be wrong to blame the weather alone," Kinnane said. "The sand eels have moved north, and the puffins have
not moved with them." Trawlers may still fish within six miles of the colony. A ban is likely to be debated in the
spring.
----
STATEMENT BY THE BOARD OF CORVANE FOODS

We learned on Friday evening that a batch of our oat biscuits may contain traces of peanut. No customer has reported
an illness. We have asked all shops to take the product off their shelves, and we are refunding every purchase.

The fault was found in our plant at Dunmorrow, where a cleaning cycle was skipped on 12 August. The plant will remain
closed until the inspection has been completed. We take full responsibility for what happened.

Customers who have bought packs with the numbers 4471 to 4489 should not eat them.
----
The central bank of Velmark left its main rate at 4.75 percent on Thursday, against the expectation of most analysts,
who had forecast a cut of a quarter of a point. Governor Lucia Ferrante said inflation had slowed less than hoped. "We
are not there yet," she told a news conference in Port Salis. "Prices of services are still rising by more than 6
percent a year, and wages by more than 5 percent."

Two of the nine members of the council voted for a cut. The velm rose to 1.31 against the dollar, its strongest level
since April 2022. Markets now see a cut in November as probable, though Ferrante declined to be drawn on a date.
----
When the siren went at half past three, Tomasz Grela was still in the paint shop. He thought it was a drill. "Then I
saw the foreman running, and he is not a man who runs," he says, laughing now. Eighteen people worked on the upper
floor that night; all of them came out by the back stairs, which the company had wanted to close.

Grela, 52, has worked at the Bolimov yard since he was nineteen. His father built trawlers there, and his daughter Ola
draws hulls on a computer in the office across the road. He does not know whether there will be a yard for her
children. "Ships will always be needed," he says. "The question is who will pay us to build them."
----
FC Brannock have signed the Uruguayan striker Mateo Larrosa from Sporting Aldea for a fee of 11.5 million pounds. The
24-year-old scored 19 goals in 31 matches last season and has agreed a contract until 2029.

"He can play on either wing and he does not hide in big games," manager Colin Strachan said. Larrosa is unlikely to be
available for the opening match against Hexley Town on 16 August because his work permit has not been approved.
Brannock finished seventh last season, two points behind Carrow United.
----
The council of Little Ansford voted by 9 to 6 on Wednesday evening to close the library on Saturdays. Councillor Maud
Pettifer, who opposed the plan, called it "a small meanness that saves nobody anything". The town expects to save
14,000 pounds a year. The library will stay open on Sundays.

Readers had collected 2,160 signatures against the closure. Their spokesman, Harold Quist, said the campaign was not
over. "We will be back in January, and we will bring our children," he said. The mayor, Denise Applegarth, left the
chamber without speaking to the public.
----
Q: Has the government received a request from the Commission?

A: We received a letter on 3 October. It is not a request. It asks for information about the storage of grain in the
northern depots, and we will answer it within thirty days.

Q: Is there a shortage?

A: No. There are 410,000 tonnes in store, which is enough for seven months. Some mills have reported delays, and we
are helping them with transport. I have no information about any mill that has stopped work.

Q: The opposition says that grain was sold abroad in July.

A: The opposition has said that every July since I took this office. Nothing was sold without a licence.
----
Heavy rain is expected to reach the west coast on Saturday night and could bring up to 80 millimetres in twelve hours,
the weather service said. Rivers in the Arlen valley are already high, and flooding is possible in low places between
Dorn and Castlemuir. The warning is in force until Sunday at noon.

Winds of up to 110 kilometres an hour may close the Sound Bridge to lorries. Passengers should check with the ferry
company before they travel. The service does not expect the storm to reach the capital.
----
Five things to know about the new identity card

1. It costs 22 euros for adults and nothing for children under twelve.
2. The old card remains valid until it expires.
3. Applications can be made online, but the fingerprint has to be taken at a town hall.
4. The chip stores a photograph, two fingerprints and the address. It does not store health data.
5. Cards that are lost abroad can be cancelled by telephone at any hour.
----
The company said it had found no evidence that passwords were stolen. Attackers gained access to a server with the
names and addresses of roughly 900,000 customers on 21 May, and were discovered six days later, Belltree said in a
filing to the regulator. An outside firm, Quarrell Security, is investigating. "Payment data were never on that
system," chief executive Naomi Strand wrote to customers.

Belltree's shares fell 7.4 percent in Oslo. Analysts at Hartwig & Sons said the fine could reach 30 million euros, but
that it was more likely to be a fifth of that sum. The regulator, whose rules require a notice within 72 hours, said
it had received Belltree's on the fourth day.
----
I grew up in a house without books, so I read what there was: the backs of seed packets, the timetable, the hymn
board. My mother could not read and was ashamed of it all her life. When I was nine, a teacher called Miss Arkwright
lent me an atlas, and I did not give it back for eleven years.

People ask whether poetry can change anything. I do not think that it can stop a tank. But it can make a person in the
next valley put down the newspaper and listen, and that is where everything begins. In 1978 I read to four people in a
cellar in Brodna. One of them became a president, and another, I am told, became a very good dentist.
----
The Supreme Court of Castell ruled on Friday that the state must compensate farmers whose land was flooded when the
Merrow dam was opened in 2019. The decision, by four judges to three, overturns the ruling of two lower courts. Some
340 families are affected.

Writing for the majority, Justice Helene Obrecht said the operators "knew, or should have known, that the lower
meadows would be under water by morning". In his dissent, Justice Piotr Zawada wrote that no warning could have
reached the farmers in time. The government has 90 days to present a plan. The finance ministry estimates the cost at
48 million crowns, which does not include lost cattle.
----
Ladies and gentlemen, four years ago I stood here and promised you a hospital. Today I can tell you that it has a
roof, a road and 212 beds, and that it does not yet have enough nurses. I will not hide that from you. We have hired
sixty since the spring. We need ninety more.

There are those who say that we should have waited. I say to them: go to Kembari and ask the mothers there how long
they should have waited. We shall open the maternity ward on the first of December. We shall open the rest when it is
safe, and not one day before.

To our friends in Norland, who lent us their engineers and never once asked for our thanks: you have them.
----
A flat is to be let to a family with children under a new rule in Hollenstadt only if the window sills are at least 90
centimetres high. The rule follows the death of a boy in the Lerchen quarter last July. Landlords have until the end
of 2026 to comply. About 5,200 flats may be affected, most of them built before 1965.

The tenants' association welcomed the rule, while the chamber of house owners called it costly and hard to control.
"We would have preferred advice to a ban," said its director, Volker Anschütz. The senator for housing, Rike Tammen,
said a lock on a window costs less than 30 euros.
----
The new variety ripens eleven days earlier than Braeling and keeps for up to nine months. In trials on 26 farms it
needed about a third less water. It is not resistant to scab, the breeders say, and should not be planted in wet
valleys. Trees will be sold from 2027, first in Orlena and later abroad.

"Taste was the last thing we looked at," admits Camille Roux, who has led the programme since 2008. "You cannot sell
an apple that dies on the lorry." Supermarkets have shown interest, but none has signed a contract.
----
Rebels and government forces accused each other on Sunday of breaking the ceasefire around Tel Asfar, hours after it
came into force. At least 13 people were killed, a doctor at the hospital in Hamida said. The figures could not be
checked independently.

A spokesman for the army, Colonel Rashid Benali, said his troops had answered fire "from positions that were supposed
to be empty". A commander of the Eastern Front, who asked not to be named because he was not allowed to speak to the
press, said the army had moved tanks during the night. The United Nations envoy, Ingrid Solheim, called on both sides
to stop shooting. She will meet the foreign minister in Geneva on Wednesday.
----
MINISTER TO RESIGN OVER FERRY CONTRACT

Transport minister Gregor Malan will resign on Monday, two people who have seen his letter said. His office neither
confirmed nor denied it. Malan, 47, has been under pressure since the newspaper Dagen revealed in March that a
contract for six ferries was awarded without a tender.

The prime minister, Sunniva Dahl, said on Saturday that she had full confidence in him. "He told me everything, and he
told me early," she said. The opposition wants a vote of confidence. An inquiry, which was to end in May, will take at
least until September.
----
The orchestra of Sankt Veit has elected Yuna Takahara as its chief conductor. She will be the first woman in the post
and the youngest since 1951. The musicians chose her by 61 votes to 22 over the Hungarian conductor Gabor Lenkei. Her
contract begins in the season after next and runs for five years.

"I do not want a beautiful sound," Takahara said after the vote. "I want a sound that means something, and if it is
beautiful as well, I will not complain." She will conduct twelve weeks a year and intends to live in the city. Tickets
for her first concert sold out in forty minutes.
----
The study followed 4,812 adults in three cities for eight years. Those who slept less than five hours a night were 1.4
times as likely to develop high blood pressure as those who slept seven. The authors stress that this does not prove
that short sleep is the cause. People with illnesses at the start were excluded.

"Sleep is cheap, and we treat it as if it were a luxury," said Ewan Rutherglen of the Heart Institute in Stranby, who
was not involved in the work. He thinks that the effect is probably smaller than reported. The study was paid for by
the Norrby Foundation, which makes mattresses.
----
Residents of Vallon must boil their water until further notice. Bacteria were found in two of five samples that were
taken on Monday near the reservoir. Nobody has fallen ill, the health office said, and the source of the contamination
is not known. The reservoir was cleaned in May.

Drinking water is being handed out at the fire station and at both schools. Dogs and cats can be given tap water.
Results of new tests are expected on Thursday; if they are negative, the order could be lifted on Friday morning.
----
Anchor: We go live to Dessa Lindqvist, who is at the border crossing in Karvonen. Dessa, what can you see?

Lindqvist: There are about sixty lorries waiting, and the queue is growing. Drivers tell me that nothing has moved
since five o'clock this morning. The customs officers are here, but their computers are not working.

Anchor: Has anyone explained why?

Lindqvist: Officially it is a software update. One officer, who would not give me his name, said it was the third
failure this month. Hauliers are losing around 800 euros a day for every lorry.

Anchor: And how long might it last?

Lindqvist: They hope to be running again by midnight. Nobody I have met believes it.
----
Dear shareholders, the past year was the best in the history of our company, and I would like to tell you why it must
not make us content. Sales rose by 12 percent to 864 million. Profit rose by 3 percent only. We sold more, and we
earned less on what we sold.

The reason is the price of copper, which doubled between March and October. We did not pass all of that on to our
customers, because many of them have been with us for thirty years. Your board proposes a dividend of 1.10 a share. We
do not expect to raise it next year. Construction of the plant in Monterrosa is on schedule and will be finished by
June.
----
Police in Ravensholm have arrested a man of 34 on suspicion of setting fire to four barns. No animals were hurt. The
man, whose name was not released, is a member of the volunteer fire brigade and helped to put out two of the fires,
chief inspector Lotte Brandal said. "He was first at the scene, and once he was there before the alarm," she said.

The damage is put at 1.9 million. Investigators found a lighter and a can in his car. He has not confessed. A court
will decide today whether he remains in custody.
----
The bridge was never meant to be beautiful. Its engineer, Ottilie Krantz, drew it in eleven days in the spring of
1903, after the wooden one had burned, and she used what the foundry in Maarn had left over from a railway station.
There are 1,140 rivets on the northern side and 1,138 on the southern. Krantz knew of the missing two and wrote about
them to her sister.

Today 900 cyclists cross it on a working day. The city wants to widen it by 80 centimetres. The heritage office does
not object, provided that the old railings are kept and the two rivets are not added.
----
"There is no deal," the foreign minister, Davit Arakelov, told parliament on Thursday. "There was no deal last week
and there will be no deal next week." He was responding to a report in the weekly Observer of Tbelis that his deputy,
Nino Gelashvili, had met envoys from Kartland in a hotel in Vienna on 9 and 10 November.

Gelashvili confirmed the journey but said she had been on holiday. The hotel declined to comment. Two members of the
committee on foreign affairs asked for her telephone records. The chairman, Levan Oniani, said the committee would not
act on rumours.
----
Here is how the vote went: Aldenham, 212 for and 188 against; Brixworth, 97 for and 140 against; Cawdell, 305 for and
301 against. In Dunsop the count was stopped because two boxes arrived without a seal. It will resume on Tuesday.

Turnout was 61 percent, lower than in 2018, when it was 68 percent. The returning officer, Bertram Ogilvy, said he was
satisfied with the conduct of the vote. The losing side may ask for a recount within ten days, and its leader, Frances
Tolley, said that it probably would.
----
Astronomers have found water vapour in the atmosphere of a planet that circles a red star 48 light years away. The
planet, known as Kessler 9b, is twice as heavy as the Earth and has a year of 19 days. It is too hot for oceans. The
signal was seen in four of six observations with the telescope at Cerro Blanco.

"We are certain about the water and uncertain about everything else," said Priya Venkataraman, who led the team.
Clouds might hide a second layer. A competing group in Leiden has doubts: the star itself could have water in its dark
spots, as some cool stars do. The paper has not been reviewed.
----
The strike at the bakeries of Pellworth ended on Thursday after nine days. Workers will receive 4.5 percent more from
January and a single payment of 600 pounds. The union had asked for 8 percent. Its secretary, Aneurin Blodwell, called
the result decent but not generous. "We did not get what we deserve," he said, "but we got what we could."

Employers said bread would become dearer. A loaf may cost 15 pence more by Easter, according to their association. The
supermarket chain Greenaway said it would not pass the increase on.
----
We, the undersigned teachers of the school at Fernleigh Road, ask the county not to merge our school with Oakbridge.
Our 317 pupils come from 29 countries. Many of them have changed schools twice already. They know us, and we know
them.

The county says that the building is too expensive to repair. Its own report of 2021 says otherwise: the roof needs
210,000 pounds, and the rest can wait ten years. We have asked for a meeting four times and have never received an
answer. We do not ask for more money. We ask to be heard before the decision is taken.
----
Investigators now believe that the freighter Marisol struck a container that was floating just below the surface. The
ship sank in eleven minutes off Cape Torrent on the night of 27 January. Nineteen of the 22 crew were rescued by a
fishing boat from Ullarp, the Havbris. The captain, Ferdinand Aquino, was the last to leave the ship and did not
survive.

The owner, Palladian Lines of Valletta, said the ship had been inspected in October and had no defects. A sailor told
the broadcaster Radio Sound that two pumps had not been working for weeks. The commission will publish an interim
report in April. It may recommend that containers carry transmitters.
----
Add the flour slowly and do not stir more than you must. The dough should be wet, so wet that you doubt the recipe.
Leave it for twelve hours at 20 degrees, longer if your kitchen is cold. Nothing will seem to happen, and then it
will. Bake it in a closed pot at 240 degrees for half an hour, then without the lid for 15 minutes.

My grandmother, who ran the mill at Osterby until 1969, never owned a scale. She said that bread forgives everything
but haste. I weigh everything, and my bread is not as good as hers.
----
The president arrived in Almadi on Monday for talks about gas, fish and the 31 sailors who have been held there since
August. He was met at the airport by the vice-president, Fatou Ndiaye, and not, as planned, by the head of state. A
joint statement is expected this evening. Diplomats of both countries played down the chances of a quick release.

"We have not come to bargain about human beings," the president said before he left. "If gas is discussed, it will be
discussed on another day and in another room." Almadi accuses the sailors of fishing in its waters without a licence.
Their families have received two letters from them, the last of them in October.
----
The train operator apologised on Friday for the night in which 460 passengers spent seven hours in the tunnel under
the Hochwand. "There is no excuse for what you went through," wrote its head, Beatrix Amrhein, in a letter to all of
them. Each will receive 250 francs. A cable had torn at 22:40, and the rescue train was sent to the wrong entrance.

Food and water ran out at two in the morning. A nurse from Bellinz, Chiara Fontanelli, looked after an elderly couple
and a woman who was seven months pregnant. None of the passengers was seriously hurt. The company will review its plan
for emergencies, which was last updated in 2014.
----
Unemployment in the province of Westerlo fell to 5.1 percent in September, the lowest figure in eleven years. The
number of people without work dropped by 3,400 to 41,900. Young people profited most. Among men over 55 the rate did
not change.

Not everyone is convinced. "Half of those jobs will be gone by Christmas," said Joris Verhaegen of the employers'
federation, pointing to the harvest and the fairs. Minister of labour Katrien Moens disagreed. Two out of three new
contracts, she said, were permanent. Vacancies stand at 17,250, of which nursing accounts for about a fifth.
----
Whether the statue will return is uncertain. It left Benbara in 1897 in a crate marked "machine parts", and it has
stood in the museum at Holmgate ever since. The museum's trustees voted last week to lend it for three years. A loan
is not what Benbara asked for. "You do not lend a mother to her children," its minister of culture, Abena Sarpong,
said in London.

The director of the museum, Sir Julian Faircloth, said the law left him no choice. Parliament could change that law,
but no party has proposed to. Similar pieces were returned by Hamburg in 2022 and by Utrecht in 2023.
----
Three climbers who had been missing on Mount Tarrago since Thursday were found alive on Saturday afternoon, the
mountain rescue said. They had dug a hole in the snow at 3,850 metres and shared two bars of chocolate. One of them, a
student of 22 from Zamora, has frostbite on both hands. Doctors do not think that he will lose any fingers.

The group had set out without a guide and against the advice of the warden, Iñaki Etxeberria. "They were lucky, and
they know it," he said. A helicopter could not fly for two days because of the wind. The search cost around 60,000
euros and will be paid for by the region.
----
The museum of transport is closed. It will open again when somebody finds the key. That, at any rate, is what the
notice on the door has said since 11 June, and neighbours have begun to add remarks. "Have you tried under the tram?"
one of them has written. The keeper, Edmund Sallow, retired in spring and is thought to be sailing.

The county, which owns the building and its 14 trams, says a locksmith was ordered but did not come. A spare key is
kept at the archive, whose own door is locked on weekdays after four. Councillor Priscilla Hume has promised to climb
in herself.
----
Under the agreement, which was signed in Porto Livre on 8 July, the two countries will share data about ships that
fish at night. Each will name a contact within sixty days. Neither side will board the other's vessels without
consent. The agreement does not cover the disputed waters around the Garcas islands, where four trawlers were seized
last year.

"This is a beginning, no more," said ambassador Teodoro Sá. Environmental groups were disappointed: without
inspections at sea, they said, the numbers would be little better than guesses. The parliament of Sul may reject the
text. It has done so twice, in 2011 and in 2017.
----
Sir, your correspondent (letters, 2 March) claims that nobody uses the footpath behind the brewery. I have walked it
every morning since 1974, and I am rarely alone. On Sunday I counted 26 people, nine dogs and a man with a cello. The
path is not "overgrown". It is green.

The brewery has offered to move it 300 yards to the east, where it would run beside the motorway. I would ask the
planning committee to walk there once, in the rain, before it votes. Yours faithfully, Cordelia Blunt, Nether Wickham.
----
The regulator fined the bank Nordhaven 85 million euros on Tuesday for failing to check where its customers' money
came from. Between 2015 and 2020 the bank opened 11,300 accounts for firms that had no employees. It did not report
suspicious transfers worth 2.4 billion, the regulator said. Nordhaven accepted the fine and will not appeal.

Chairman Frederik Uhl, who joined the bank in 2021, said the board regretted the failings "without reservation". Four
managers have left. The public prosecutor in Aarsund is investigating two of them. A class of investors led by the
pension fund of Tallow could sue for damages; its lawyers said they would decide within weeks.
----
Everybody in the village has a story about the wolf. The postman has seen it twice; the baker has seen it, she says,
drink from the fountain. Only the hunter, Anselm Gruber, has never seen it at all. He has found tracks, and he has
found eleven dead sheep in a single night above the Kreuzalm, of which the wolf had eaten less than half of one.

The canton has allowed it to be shot until 30 September. Gruber is not sure that he wants to. "I would rather have my
peace," he says. Conservationists have appealed against the order. They argue that the fences were not electrified, as
the rules demand.
"""

PASSAGES = tuple(
    "\n\n".join(
        ("\n" if _line_list else " ").join(paragraph.split("\n"))
        for paragraph in block.strip().split("\n\n")
        for _line_list in (paragraph[:2] == "1.",)
    )
    for block in _WRITTEN.split("----\n")
)

# What pages in other languages say, with an English sentence that might be quoted from each: language, page, quotation.
FOREIGN = (
    (
        "ru",
        (
            "Министр энергетики Игорь Светлов заявил в понедельник, что строительство станции будет завершено к "
            "концу года. По его словам, задержек с поставками нет. «Мы никого не обманываем, — сказал он. — "
            "Турбины уже на площадке». Жители соседнего посёлка требуют провести слушания. Ранее сообщалось, "
            "что смета выросла до 4 млрд рублей."
        ),
        "We are not deceiving anyone. The turbines are already on the site.",
    ),
    (
        "ru",
        (
            "Песков сообщил журналистам, что переговоры продолжатся на следующей неделе. «Говорить о датах пока "
            "рано», — добавил он. Делегация вылетает в среду, состав её не изменится. На вопрос о санкциях он "
            "отвечать не стал."
        ),
        "It is too early to speak of dates",
    ),
    (
        "de",
        (
            "Die Bürgermeisterin von Altenried, Sabine Kofler, hat am Donnerstag den Bau des Hallenbads "
            "abgesagt. „Wir haben das Geld nicht, und wir werden es auch nächstes Jahr nicht haben“, sagte sie "
            "vor dem Gemeinderat. Die Kosten waren von sechs auf elf Millionen Euro gestiegen. Der Verein der "
            "Schwimmer kündigte Widerstand an."
        ),
        "We do not have the money, and we will not have it next year either",
    ),
    (
        "de",
        (
            "Nach dem Brand in der Möbelfabrik hat die Polizei zwei Männer vernommen. Ein Sprecher sagte, es "
            "gebe keine Hinweise auf einen technischen Defekt. Verletzt wurde niemand. Der Schaden liegt bei "
            "etwa drei Millionen Euro."
        ),
        "There are no indications of a technical fault",
    ),
    (
        "fr",
        (
            "Le préfet a annoncé mardi la fermeture du pont de Sarlac pour une durée de six mois. « Nous ne "
            "prendrons aucun risque avec la vie des habitants », a-t-il déclaré. Les bus passeront par "
            "Montrivel. Les commerçants craignent de perdre la moitié de leurs clients et demandent une aide à "
            "la région."
        ),
        "We will not take any risk with the lives of the residents",
    ),
    (
        "fr",
        (
            "La ministre de la culture, Élodie Marchand, a indiqué que la statue serait restituée avant la fin "
            "de l'année. Elle a rappelé que la loi avait été votée à l'unanimité. Le musée n'a pas souhaité "
            "commenter cette décision."
        ),
        "the statue would be returned before the end of the year",
    ),
    (
        "es",
        (
            "El alcalde de Puerto Bravo, Tomás Ibarra, negó el lunes que el hospital vaya a cerrar. «No vamos a "
            "despedir a nadie», dijo en una rueda de prensa. El sindicato asegura que ya se han cancelado 40 "
            "contratos. La oposición pide que se publiquen las cuentas de los últimos tres años."
        ),
        "We are not going to dismiss anyone",
    ),
    (
        "uk",
        (
            "Речниця відомства Оксана Гнатів повідомила, що евакуація триватиме до вечора. «Ніхто не залишиться "
            "без допомоги», — сказала вона. За добу з міста вивезли 312 людей. Дорогу на захід відкрили лише "
            "вранці."
        ),
        "No one will be left without help",
    ),
)
