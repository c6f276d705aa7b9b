"""Official bodies and organizations: their names, the places that stand for them, and the nouns that head such phrases."""

from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from provenance.lexicon.countries import COUNTRIES
from provenance.lexicon.heads import COUNTING, DETERMINERS, core, opens_with, plural, with_plurals
from provenance.lexicon.outlets import known_outlet

SOURCE = (
    "names and abbreviations as the bodies use them, set down by us from public knowledge; the nouns, and the places that "
    "stand for governments: our own reading of news style, after The Associated Press Stylebook on government bodies and "
    "datelines"
)

BodyKind = Literal["official_body", "organization"]


class Body(NamedTuple):
    """A body known by name: ``aliases`` are other names and abbreviations, without "the"."""

    name: str
    aliases: tuple[str, ...]
    kind: BodyKind


# One line a body: name, other names. An abbreviation is matched only in capitals, with or without full stops.
_OFFICIAL = """
United Nations|UN;U.N.;United Nations Organization
U.N. Security Council|UN Security Council;United Nations Security Council;Security Council;UNSC
U.N. General Assembly|UN General Assembly;United Nations General Assembly;General Assembly;UNGA
U.N. Human Rights Council|UN Human Rights Council;UNHRC
U.N. High Commissioner for Refugees|UNHCR;UN Refugee Agency;U.N. refugee agency
U.N. High Commissioner for Human Rights|OHCHR
U.N. Relief and Works Agency|UNRWA;Unrwa
U.N. Office for the Coordination of Humanitarian Affairs|OCHA;UNOCHA
U.N. Office on Drugs and Crime|UNODC
U.N. Development Program|UNDP;UN Development Programme
U.N. Environment Program|UNEP;UN Environment Programme
U.N. Interim Force in Lebanon|UNIFIL;Unifil
UNICEF|Unicef
UNESCO|Unesco
UNAIDS
World Food Program|World Food Programme;WFP
World Health Organization|World Health Organisation;WHO
Food and Agriculture Organization|FAO
International Atomic Energy Agency|IAEA
International Labour Organization|International Labor Organization;ILO
International Organization for Migration|IOM
International Maritime Organization|IMO
International Civil Aviation Organization|ICAO
International Telecommunication Union|ITU
World Meteorological Organization|WMO
World Intellectual Property Organization|WIPO
Intergovernmental Panel on Climate Change|IPCC
International Monetary Fund|IMF
World Bank|World Bank Group;International Finance Corporation
World Trade Organization|WTO
International Court of Justice|ICJ
International Criminal Court|ICC
Permanent Court of Arbitration|PCA
International Criminal Tribunal for the former Yugoslavia|ICTY
Interpol|INTERPOL
Europol|EUROPOL
Eurojust
Frontex
Organization for Economic Cooperation and Development|Organisation for Economic Co-operation and Development;OECD
Organization for Security and Cooperation in Europe|Organization for Security and Co-operation in Europe;OSCE
Organization for the Prohibition of Chemical Weapons|OPCW
Organization of the Petroleum Exporting Countries|OPEC;Opec;OPEC+
International Energy Agency|IEA
NATO|Nato;North Atlantic Treaty Organization
European Union|EU;E.U.
European Commission
European Council
European Parliament
Council of the European Union
Council of Europe
European Central Bank|ECB
European Court of Human Rights|ECHR
European Court of Justice|ECJ;Court of Justice of the European Union
European Medicines Agency|EMA
European Food Safety Authority|EFSA
European Space Agency|ESA
European External Action Service|EEAS
European Public Prosecutor's Office|EPPO
Eurostat
Eurogroup
African Union|AU;A.U.
Economic Community of West African States|ECOWAS;Ecowas
Intergovernmental Authority on Development|IGAD
Southern African Development Community|SADC
Arab League|League of Arab States
Gulf Cooperation Council|GCC
Organization of Islamic Cooperation|OIC
Association of Southeast Asian Nations|ASEAN;Asean
Organization of American States|OAS
Inter-American Commission on Human Rights|IACHR
Mercosur
Shanghai Cooperation Organization|SCO
Collective Security Treaty Organization|CSTO
Commonwealth of Independent States|CIS
BRICS
Group of Seven|G7;G-7
Group of 20|G20;G-20
Commonwealth Secretariat
Holy See|the Vatican;Vatican
White House|Oval Office;West Wing
Executive Office of the President
National Security Council|NSC
Office of Management and Budget|OMB
Congressional Budget Office|CBO
Government Accountability Office|GAO
Congressional Research Service|CRS
Joint Committee on Taxation
Joint Chiefs of Staff|Joint Chiefs
Congress|U.S. Congress
Senate|U.S. Senate
House of Representatives|House;U.S. House
Capitol Police|U.S. Capitol Police
Supreme Court|U.S. Supreme Court;SCOTUS
State Department|Department of State;State Dept.;Foggy Bottom
Defense Department|Department of Defense;Defence Department;DoD;DOD;Pentagon;War Department;Department of War
Justice Department|Department of Justice;DOJ;DoJ
Treasury Department|Department of the Treasury;Treasury
Capitol Hill
Homeland Security|Department of Homeland Security;DHS;Homeland Security Department
Health and Human Services|Department of Health and Human Services;HHS
Housing and Urban Development|Department of Housing and Urban Development;HUD
Department of Education|Education Department;DOE
Department of Energy|Energy Department
Department of Labor|Labor Department
Department of Agriculture|Agriculture Department;USDA
Department of Commerce|Commerce Department
Department of the Interior|Interior Department;DOI
Department of Transportation|Transportation Department;DOT
Department of Veterans Affairs|Veterans Affairs;VA;V.A.
Department of Government Efficiency|DOGE
Federal Bureau of Investigation|FBI
Central Intelligence Agency|CIA
National Security Agency|NSA
Defense Intelligence Agency|DIA
Office of the Director of National Intelligence|ODNI
Bureau of Alcohol, Tobacco, Firearms and Explosives|ATF
Drug Enforcement Administration|DEA
Secret Service|U.S. Secret Service
U.S. Marshals Service|Marshals Service
Immigration and Customs Enforcement|ICE
Customs and Border Protection|CBP;Border Patrol;U.S. Border Patrol
Citizenship and Immigration Services|USCIS
Transportation Security Administration|TSA
Federal Emergency Management Agency|FEMA
Cybersecurity and Infrastructure Security Agency|CISA
Coast Guard|U.S. Coast Guard
National Guard
U.S. Central Command|CENTCOM;Centcom
U.S. Africa Command|AFRICOM;Africom
U.S. Army Corps of Engineers|Army Corps of Engineers
Marine Corps|U.S. Marine Corps;USMC
Environmental Protection Agency|EPA
Centers for Disease Control and Prevention|CDC;Centers for Disease Control
Food and Drug Administration|FDA
National Institutes of Health|NIH
National Institute of Allergy and Infectious Diseases|NIAID
Centers for Medicare and Medicaid Services|Centers for Medicare & Medicaid Services;CMS
Social Security Administration|SSA
Internal Revenue Service|IRS
Securities and Exchange Commission|SEC
Federal Election Commission|FEC
Federal Trade Commission|FTC
Federal Communications Commission|FCC
Federal Aviation Administration|FAA
National Transportation Safety Board|NTSB
National Highway Traffic Safety Administration|NHTSA
Federal Reserve|Fed;Federal Reserve Board;Federal Open Market Committee;FOMC
Federal Deposit Insurance Corporation|FDIC;Federal Deposit Insurance Corp.
Consumer Financial Protection Bureau|CFPB
Commodity Futures Trading Commission|CFTC
Consumer Product Safety Commission|CPSC
Equal Employment Opportunity Commission|EEOC
National Labor Relations Board|NLRB
Occupational Safety and Health Administration|OSHA
Nuclear Regulatory Commission|NRC
Federal Energy Regulatory Commission|FERC
National Oceanic and Atmospheric Administration|NOAA
National Weather Service|NWS
National Hurricane Center|NHC
U.S. Geological Survey|USGS
National Aeronautics and Space Administration|NASA;Nasa
National Park Service|NPS
Forest Service|U.S. Forest Service
Fish and Wildlife Service|U.S. Fish and Wildlife Service
Bureau of Labor Statistics|BLS
Census Bureau|U.S. Census Bureau;U.S. Census
Bureau of Economic Analysis
Bureau of Land Management
Bureau of Prisons|BOP
Federal Housing Finance Agency|FHFA
Small Business Administration|SBA
General Services Administration|GSA
Office of Personnel Management|OPM
Office of Government Ethics|OGE
Office of Special Counsel
Merit Systems Protection Board|MSPB
U.S. Postal Service|USPS;Postal Service
U.S. Agency for International Development|USAID
U.S. Agency for Global Media|USAGM
Peace Corps
Smithsonian Institution
Library of Congress
National Archives|National Archives and Records Administration;NARA
Amtrak
Metropolitan Transportation Authority|MTA
Port Authority of New York and New Jersey|Port Authority
NYPD|New York Police Department;New York City Police Department
LAPD|Los Angeles Police Department
California Highway Patrol|CHP
Cal Fire|CAL FIRE
Downing Street|10 Downing Street;No 10;No. 10;Number 10
Whitehall
Westminster
Home Office
Foreign Office|Foreign, Commonwealth and Development Office;FCDO
Cabinet Office
Ministry of Defence|MoD;MOD
HM Treasury
HM Revenue and Customs|HMRC;HM Revenue & Customs
House of Commons|Commons
House of Lords|Lords
Buckingham Palace
Kensington Palace
Scotland Yard|New Scotland Yard
Metropolitan Police|Met Police;Met;Metropolitan Police Service
Greater Manchester Police|GMP
West Midlands Police
Police Service of Northern Ireland|PSNI
Police Scotland
Independent Office for Police Conduct|IOPC
Crown Prosecution Service|CPS
Crown Office
National Crime Agency|NCA
Serious Fraud Office|SFO
MI5|Security Service
MI6|Secret Intelligence Service
GCHQ
National Cyber Security Centre|NCSC
Ofcom
Ofgem
Ofsted
Ofwat
Financial Conduct Authority|FCA
Competition and Markets Authority|CMA
Information Commissioner's Office|ICO
Electoral Commission
Environment Agency
Health and Safety Executive|HSE
Office for National Statistics|ONS
Office for Budget Responsibility|OBR
National Audit Office|NAO
Bank of England|BoE
National Health Service|NHS
NHS England
UK Health Security Agency|UKHSA
Public Health England
Met Office
Transport for London|TfL
Crown Estate
Holyrood
Stormont
Senedd
Royal Navy
Royal Air Force|RAF
British Army
Garda|Gardaí;gardaí;Garda Síochána;An Garda Síochána
Dáil|Dail;Oireachtas
Royal Canadian Mounted Police|RCMP;Mounties
Canadian Security Intelligence Service|CSIS
Global Affairs Canada
Health Canada
Statistics Canada|StatCan
Elections Canada
Bank of Canada
Transport Canada
Environment Canada
Canada Border Services Agency|CBSA
Ontario Provincial Police|OPP
Sûreté du Québec|SQ
Queen's Park
Parliament Hill
Australian Federal Police
Australian Security Intelligence Organisation|ASIO
Australian Electoral Commission|AEC
Australian Bureau of Statistics|ABS
Reserve Bank of Australia|RBA
Australian Competition and Consumer Commission|ACCC
Australian Defence Force|ADF
Bureau of Meteorology|BOM
GeoNet
Waka Kotahi
Elysee|Élysée;Elysée;Élysée Palace;Elysee Palace
Matignon|Hôtel Matignon
Quai d'Orsay
Bercy
DGSE
DGSI
Gendarmerie|National Gendarmerie
Bundestag
Bundesrat
Bundesbank
Bundeswehr
Bundeskriminalamt|BKA
Bundesnachrichtendienst|BND
Robert Koch Institute|RKI
Constitutional Court|Federal Constitutional Court
Moncloa
Guardia Civil|Civil Guard
Mossos d'Esquadra|Mossos
Generalitat
Quirinale
Palazzo Chigi
Carabinieri|Carabinieri police
Guardia di Finanza
Sejm
Verkhovna Rada|Rada
Bankova
Security Service of Ukraine|SBU
National Anti-Corruption Bureau of Ukraine|NABU
Main Directorate of Intelligence|HUR;GUR;Ukrainian military intelligence
General Staff
Energoatom
Kremlin
State Duma|Duma
Federation Council
Federal Security Service|FSB
Foreign Intelligence Service|SVR
Investigative Committee|Sledkom
Roskomnadzor
Rosatom
Roscosmos
Rosstat
Rosgvardia|National Guard of Russia
Emergency Situations Ministry|MChS
KGB
Knesset
Israel Defense Forces|IDF;I.D.F.;Israeli Defense Forces
Israeli military
Shin Bet|Shin Bet security service;Shabak
Mossad
COGAT|Cogat
Magen David Adom
Palestinian Authority
Islamic Revolutionary Guard Corps|IRGC;Revolutionary Guards;Revolutionary Guard
Quds Force
Guardian Council
Assembly of Experts
Majlis
Supreme National Security Council
Syrian Democratic Council
Diyanet
National Intelligence Organization
Disaster and Emergency Management Authority|AFAD
Zhongnanhai
Politburo
National People's Congress|NPC
State Council
People's Liberation Army|PLA
People's Bank of China|PBOC
Cyberspace Administration of China
National Bureau of Statistics
Taiwan Affairs Office
Legislative Yuan
Executive Yuan
Legislative Council|LegCo
Blue House
National Intelligence Service|NIS
Bank of Korea
National Diet
Bank of Japan|BOJ
Japan Coast Guard
Japan Meteorological Agency|JMA
Kantei
Lok Sabha
Rajya Sabha
Central Bureau of Investigation|CBI
National Investigation Agency|NIA
Enforcement Directorate
Reserve Bank of India|RBI
Election Commission of India
Ministry of External Affairs|MEA
Border Security Force|BSF
Inter-Services Public Relations|ISPR
Inter-Services Intelligence|ISI
National Accountability Bureau|NAB
Malacañang|Malacanang;Malacañang Palace
Malaysian Anti-Corruption Commission|MACC
Corruption Eradication Commission|KPK
BMKG
PHIVOLCS|Phivolcs
Tatmadaw
Union Buildings
South African Police Service|SAPS
Independent Electoral Commission|IEC
Independent National Electoral Commission|INEC
Economic and Financial Crimes Commission|EFCC
Aso Rock
State House
Rapid Support Forces|RSF
Planalto
Itamaraty
Supreme Federal Court|STF
Casa Rosada
INDEC
Los Pinos
National Electoral Institute|INE
Miraflores|Miraflores Palace
National Electoral Council|CNE
La Moneda
Attorney General's Office
"""

_ORGANIZATIONS = """
American Civil Liberties Union|ACLU
National Rifle Association|NRA
National Association for the Advancement of Colored People|NAACP
Southern Poverty Law Center|SPLC
Anti-Defamation League|ADL
American Israel Public Affairs Committee|AIPAC
J Street
Council on American-Islamic Relations|CAIR
Human Rights Campaign
GLAAD
Lambda Legal
Planned Parenthood|Planned Parenthood Federation of America
NARAL|NARAL Pro-Choice America
National Organization for Women
EMILY's List|Emily's List
Susan B. Anthony List|SBA List
Family Research Council
Focus on the Family
Alliance Defending Freedom
Judicial Watch
Citizens United
Common Cause
Public Citizen
Citizens for Responsibility and Ethics in Washington|CREW
Campaign Legal Center
League of Women Voters
American Bar Association|ABA
American Medical Association|AMA
American Academy of Pediatrics
American Red Cross
American Legion
Veterans of Foreign Wars|VFW
AARP
AFL-CIO
Service Employees International Union|SEIU
American Federation of Teachers|AFT
National Education Association|NEA
American Federation of State, County and Municipal Employees|AFSCME
Teamsters|International Brotherhood of Teamsters
United Auto Workers|UAW
United Steelworkers|USW
Communications Workers of America|CWA
SAG-AFTRA
Writers Guild of America|WGA
National Nurses United
Fraternal Order of Police|FOP
Police Benevolent Association
Chamber of Commerce|U.S. Chamber of Commerce
Business Roundtable
National Association of Manufacturers
National Association of Realtors
National Federation of Independent Business
Club for Growth
Americans for Prosperity
Americans for Tax Reform
Heritage Action
American Crossroads
Priorities USA|Priorities USA Action
MoveOn|MoveOn.org
Indivisible
Sunrise Movement
Black Lives Matter
Color of Change
Democracy Corps
Democratic Leadership Council|DLC
Democratic Socialists of America|DSA
Democratic National Committee|DNC;D.N.C.
Republican National Committee|RNC;R.N.C.
Democratic Congressional Campaign Committee|DCCC
Democratic Senatorial Campaign Committee|DSCC
National Republican Congressional Committee|NRCC
National Republican Senatorial Committee|NRSC
Republican Governors Association|RGA
Democratic Governors Association|DGA
Freedom Caucus|House Freedom Caucus
Congressional Black Caucus
Democratic Party|Democratic party
Republican Party|GOP;G.O.P.;Grand Old Party
Libertarian Party
Green Party
Tea Party
Lincoln Project
Trump Organization
Trump Foundation
Clinton Foundation
Gates Foundation|Bill & Melinda Gates Foundation;Bill and Melinda Gates Foundation
Ford Foundation
Rockefeller Foundation
Open Society Foundations
MacArthur Foundation
Carter Center
Brennan Center|Brennan Center for Justice
Sentencing Project
Innocence Project
Equal Justice Initiative
Electronic Frontier Foundation|EFF
Center for American Progress
Heritage Foundation
Cato Institute
American Enterprise Institute|AEI
Brookings Institution|Brookings
RAND Corporation|RAND;Rand Corporation
Hoover Institution
Hudson Institute
Urban Institute
Manhattan Institute
Tax Policy Center
Tax Foundation
Economic Policy Institute
Peterson Institute|Peterson Institute for International Economics
Center on Budget and Policy Priorities
Committee for a Responsible Federal Budget
Council on Foreign Relations
Carnegie Endowment|Carnegie Endowment for International Peace
Center for Strategic and International Studies
Center for a New American Security
Atlantic Council
Aspen Institute
Wilson Center
Freedom House
National Endowment for Democracy
International Republican Institute
National Democratic Institute
Institute for the Study of War|ISW
Washington Institute for Near East Policy
Foundation for Defense of Democracies
Eurasia Group
Oxford Economics
Capital Economics
Chatham House
Royal United Services Institute|RUSI
International Institute for Strategic Studies|IISS
Institute for Fiscal Studies|IFS
Resolution Foundation
Institute for Government
Joseph Rowntree Foundation
King's Fund
Stockholm International Peace Research Institute|SIPRI
Bruegel
European Council on Foreign Relations
Kiel Institute
Ifo Institute|ifo Institute
Lowy Institute
Observer Research Foundation
International Crisis Group|Crisis Group
SITE Intelligence Group|SITE
Kaiser Family Foundation|KFF
Commonwealth Fund
Pew Research Center|Pew;Pew Center
Gallup
Quinnipiac|Quinnipiac University
Ipsos
YouGov
Rasmussen|Rasmussen Reports
Marist|Marist College
Monmouth|Monmouth University
Suffolk University
Public Policy Polling
SurveyMonkey
Morning Consult
Nielsen
Zogby Analytics
Emerson College
Levada Center|Levada
VTsIOM|VCIOM
Statista
Amnesty International|Amnesty
Human Rights Watch|HRW
Human Rights First
Physicians for Human Rights
Reporters Without Borders
Committee to Protect Journalists|CPJ
PEN America
Transparency International
Global Witness
Greenpeace
Friends of the Earth
Sierra Club
World Wildlife Fund|World Wide Fund for Nature;WWF
Natural Resources Defense Council|NRDC
Environmental Defense Fund
Extinction Rebellion
Just Stop Oil
PETA
RSPCA
Red Cross|International Committee of the Red Cross;ICRC;Red Crescent;International Federation of Red Cross and Red Crescent Societies;IFRC
Doctors Without Borders|Médecins Sans Frontières;Medecins Sans Frontieres;MSF
Save the Children
Oxfam
CARE International
World Vision
World Central Kitchen
International Rescue Committee|IRC
Norwegian Refugee Council
Refugees International
Mercy Corps
Islamic Relief
Catholic Relief Services
ActionAid
Christian Aid
Airwars
Action on Armed Violence
Syrian Observatory for Human Rights|SOHR
White Helmets
B'Tselem
Peace Now
Breaking the Silence
OVD-Info
HRANA|Human Rights Activists News Agency
NetBlocks
Access Now
Citizen Lab
WikiLeaks|Wikileaks
Conflict Intelligence Team
Armed Conflict Location & Event Data Project|ACLED
Hamas
Hezbollah|Hizbollah;Hizbullah
Islamic Jihad|Palestinian Islamic Jihad
Fatah
Palestine Liberation Organization|PLO
Houthis|Houthi movement;Ansar Allah
Islamic State|ISIS;Isis;ISIL;Isil;Daesh;IS group
al-Qaeda|al-Qaida;Al Qaeda;Al-Qaeda;al Qaeda
al-Shabab|al-Shabaab;Al Shabaab;Al-Shabaab
Boko Haram
Taliban
Haqqani network
Hayat Tahrir al-Sham|HTS
Free Syrian Army
Syrian Democratic Forces|SDF
Kurdistan Workers' Party|PKK
YPG
Muslim Brotherhood
Polisario Front|Polisario
Tigray People's Liberation Front|TPLF
M23
FARC
ELN
ETA
IRA
Sinn Fein|Sinn Féin
Wagner Group|Wagner
Azov|Azov Brigade;Azov Regiment
Oath Keepers
Proud Boys
Ku Klux Klan|KKK
QAnon
Moms for Liberty
NSO Group
Labour|Labour Party
Conservative Party|Tory Party
Liberal Democrats|Lib Dems
Scottish National Party|SNP
Plaid Cymru
Reform UK
UKIP|Ukip;UK Independence Party
Democratic Unionist Party|DUP
Fine Gael
Fianna Fáil|Fianna Fail
Liberal Party
New Democratic Party|NDP
Bloc Québécois|Bloc Quebecois
National Rally|National Front;Rassemblement National
La France Insoumise|France Unbowed
Christian Democratic Union|CDU
Social Democratic Party|SPD
Christian Social Union|CSU
Alternative for Germany|AfD
Free Democratic Party|FDP
Five Star Movement|Five-Star Movement;5-Star Movement
Forza Italia
Brothers of Italy
Podemos
Partido Popular|People's Party
Syriza
Golden Dawn
Law and Justice|PiS;Law and Justice party
Civic Platform
Fidesz
Jobbik
United Russia
Likud
Yesh Atid
Justice and Development Party|AKP;AK Party
Republican People's Party
Chinese Communist Party|Communist Party;Communist Party of China;CCP;CPC
Kuomintang|KMT
Democratic Progressive Party|DPP
Liberal Democratic Party|LDP
Bharatiya Janata Party|BJP
Indian National Congress
Aam Aadmi Party
Pakistan Tehreek-e-Insaf
Awami League
Bangladesh Nationalist Party|BNP
National League for Democracy|NLD
Pheu Thai
African National Congress|ANC
Democratic Alliance
Economic Freedom Fighters
Zanu-PF|ZANU-PF
All Progressives Congress|APC
Workers' Party
Morena
Institutional Revolutionary Party|PRI
National Action Party|PAN
Trades Union Congress|TUC
Unite the Union|Unite union
Unison|UNISON
British Medical Association|BMA
Royal College of Nursing
Confederation of British Industry
National Farmers' Union|NFU
Refugee Council
Migration Watch
Citizens Advice
National Trust
Age UK
Church of England
Catholic Church
Southern Baptist Convention
World Council of Churches
FIFA|Fifa
UEFA|Uefa
International Olympic Committee|IOC
World Anti-Doping Agency|WADA;Wada
World Athletics|IAAF
National Football League|NFL
National Basketball Association|NBA
Major League Baseball|MLB
National Hockey League|NHL
NCAA
Premier League
Football Association|FA
World Economic Forum|WEF
Bilderberg Group
International Chamber of Commerce
International Air Transport Association|IATA
Harvard|Harvard University
Yale|Yale University
Princeton|Princeton University
Stanford|Stanford University
MIT|Massachusetts Institute of Technology
Columbia University
Cornell|Cornell University
University of Oxford|Oxford University
University of Cambridge|Cambridge University
Johns Hopkins|Johns Hopkins University
London School of Economics|LSE
Mayo Clinic
Cleveland Clinic
Airbnb
Airbus
Alibaba
Alphabet
Amazon|Amazon.com
American Airlines
AMD
Apple
Aramco|Saudi Aramco
AstraZeneca
AT&T
Bank of America
Barclays
Bayer
BlackRock
Blackstone
BMW
Boeing
BP
British Airways
ByteDance
Cambridge Analytica
Carrefour
Caterpillar
Chevron
Cisco
Citadel
Citigroup|Citibank
Coca-Cola
Comcast
Costco
Crédit Agricole
Credit Suisse
CrowdStrike
Delta Air Lines|Delta Airlines
Deutsche Bank
Deutsche Bahn
Deloitte
DHL
Disney|Walt Disney
DuPont
eBay
EDF
EgyptAir
Eli Lilly
Emirates airline
Enron
Equinor
Ernst & Young|EY
Etsy
Evergrande
Exxon Mobil|ExxonMobil;Exxon
Facebook|Meta;Meta Platforms
FedEx
Ford Motor|Ford Motor Company;Ford Motor Co.
Foxconn
FTX
Gazprom
General Electric|GE
General Motors|GM
GitHub
GlaxoSmithKline|GSK
Glencore
Goldman Sachs|Goldman
Google
Halliburton
Hewlett-Packard|HP
Hitachi
Home Depot
Honda
HSBC
Huawei
Hyundai
IBM
Ikea|IKEA
Intel
JetBlue
Johnson & Johnson|J&J
JPMorgan|JPMorgan Chase;J.P. Morgan
Kaspersky
KPMG
Lehman Brothers
LinkedIn
Lockheed Martin|Lockheed
Lufthansa
Lukoil
Lyft
Mandiant
Mastercard
McDonald's
McKinsey|McKinsey & Company
Mercedes-Benz
Merck
Microsoft
Moderna
Moody's
Moody's Analytics
Morgan Stanley
Nestlé|Nestle
Netflix
Nike
Nissan
Nokia
Norfolk Southern
Northrop Grumman
Novartis
Novo Nordisk
Nvidia
OpenAI
Anthropic
Oracle
Pacific Gas & Electric|PG&E
Palantir
PayPal
Pemex
PepsiCo|Pepsi
Petrobras
Pfizer
Philip Morris
Porsche
PricewaterhouseCoopers|PwC
Procter & Gamble
Purdue Pharma
Qantas
Qualcomm
Raytheon|RTX
Reddit
Reliance Industries
Renault
Rio Tinto
Robinhood
Roche
Rolls-Royce
Rosneft
Royal Dutch Shell|Shell
Ryanair
S&P Global|Standard & Poor's;S&P
Samsung
Sanofi
Siemens
Snapchat|Snap Inc.
SoftBank
Sony
Southwest Airlines
SpaceX
Spotify
Starbucks
Starlink
Stellantis
T-Mobile
Tata
Telegram
Tencent
Tesla
TikTok
Toshiba
TotalEnergies
Toyota
Truth Social
TSMC
Twitter
Uber
UBS
Unilever
United Airlines
UnitedHealth|UnitedHealth Group
UPS
Verizon
Vodafone
Volkswagen|VW
Volvo
Walgreens
Walmart|Wal-Mart
Warner Bros. Discovery|Warner Bros.;Time Warner
Wells Fargo
WeWork
WhatsApp
Xerox
YouTube
"""


def _rows(table: str, kind: BodyKind) -> Iterator[Body]:
    for line in table.split("\n"):
        if line:
            name, _, aliases = line.partition("|")
            yield Body(name, tuple(aliases.split(";")) if aliases else (), kind)


OFFICIAL_BODIES = tuple(_rows(_OFFICIAL, "official_body"))
"""Bodies of states and of unions of states. A body that exists in many countries is here by the name it has where it is
written about most; the name says what kind it is all the same."""

ORGANIZATIONS = tuple(_rows(_ORGANIZATIONS, "organization"))
"""Parties, campaigns' committees, unions, associations, armed groups, companies, universities, pollsters, think tanks."""

CAPITALS = frozenset(
    (
        "Abidjan", "Abu Dhabi", "Abuja", "Accra", "Addis Ababa", "Algiers", "Amman", "Ankara", "Antananarivo", "Ashgabat",
        "Asmara", "Astana", "Asunción", "Asuncion", "Athens", "Baghdad", "Baku", "Bamako", "Bangkok", "Beijing", "Beirut",
        "Belgrade", "Berlin", "Bern", "Bishkek", "Bogotá", "Bogota", "Brasília", "Brasilia", "Bratislava", "Brussels",
        "Bucharest", "Budapest", "Buenos Aires", "Cairo", "Canberra", "Caracas", "Chisinau", "Chișinău", "Colombo",
        "Conakry", "Copenhagen", "Dakar", "Damascus", "Dhaka", "Doha", "Dublin", "Dushanbe", "Freetown", "Gaborone",
        "Guatemala City", "Hanoi", "Harare", "Havana", "Helsinki", "Islamabad", "Jakarta", "Jerusalem", "Juba", "Kabul",
        "Kampala", "Kathmandu", "Khartoum", "Kiev", "Kigali", "Kingston", "Kinshasa", "Kuala Lumpur", "Kuwait City", "Kyiv",
        "La Paz", "Libreville", "Lima", "Lisbon", "Ljubljana", "London", "Luanda", "Lusaka", "Madrid", "Managua", "Manila",
        "Maputo", "Mexico City", "Minsk", "Mogadishu", "Monrovia", "Montevideo", "Moscow", "Muscat", "N'Djamena",
        "Nairobi", "Naypyidaw", "Naypyitaw", "New Delhi", "Niamey", "Nicosia", "Nouakchott", "Nuuk", "Oslo", "Ottawa",
        "Ouagadougou", "Panama City", "Paris", "Phnom Penh", "Podgorica", "Port-au-Prince", "Port Moresby", "Prague",
        "Pretoria", "Pristina", "Pyongyang", "Quito", "Rabat", "Ramallah", "Reykjavik", "Riga", "Riyadh", "Rome",
        "San José", "San Salvador", "Sanaa", "Santiago", "Santo Domingo", "Sarajevo", "Seoul", "Skopje", "Sofia",
        "Stockholm", "Suva", "Taipei", "Tallinn", "Tashkent", "Tbilisi", "Tegucigalpa", "Tehran", "Teheran", "Tel Aviv",
        "The Hague", "Thimphu", "Tirana", "Tokyo", "Tripoli", "Tunis", "Ulaanbaatar", "Ulan Bator", "Vienna", "Vientiane",
        "Vilnius", "Warsaw", "Washington", "Washington, D.C.", "Wellington", "Windhoek", "Yaoundé", "Yerevan", "Zagreb",
    )
)  # fmt: skip
"""Seats of government, as datelines write them: as a source, each is its government."""

COUNTRY_FORMS = frozenset(
    (
        "America", "Bosnia", "Britain", "Burma", "Congo", "Czechia", "DRC", "East Timor", "England", "Gaza", "Great Britain",
        "Holland", "Ivory Coast", "Macedonia", "Northern Ireland", "PRC", "Republic of Ireland", "Scotland", "Soviet Union",
        "Swaziland", "Türkiye", "UAE", "U.A.E.", "UK", "U.K.", "US", "U.S.", "USA", "U.S.A.", "USSR", "Wales", "West Bank",
        "Abkhazia", "Catalonia", "Chechnya", "Crimea", "Dagestan", "Iraqi Kurdistan", "Kurdistan", "Quebec", "Somaliland",
        "South Ossetia", "Tibet", "Transnistria", "Xinjiang",
    )
)  # fmt: skip
"""Other names of countries, and of parts of them that speak for themselves."""

STATES = frozenset(
    (
        "Alabama", "Alaska", "Arizona", "Arkansas", "California", "Colorado", "Connecticut", "Delaware", "Florida", "Hawaii",
        "Idaho", "Illinois", "Indiana", "Iowa", "Kansas", "Kentucky", "Louisiana", "Maine", "Maryland", "Massachusetts",
        "Michigan", "Minnesota", "Mississippi", "Missouri", "Montana", "Nebraska", "Nevada", "New Hampshire", "New Jersey",
        "New Mexico", "New York", "New York City", "North Carolina", "North Dakota", "Ohio", "Oklahoma", "Oregon",
        "Pennsylvania", "Rhode Island", "South Carolina", "South Dakota", "Tennessee", "Texas", "Utah", "Vermont",
        "Virginia", "West Virginia", "Wisconsin", "Wyoming",
        "Alberta", "British Columbia", "Manitoba", "New Brunswick", "Newfoundland and Labrador", "Nova Scotia", "Ontario",
        "Saskatchewan", "Yukon", "New South Wales", "Northern Territory", "Queensland", "South Australia", "Tasmania",
        "Western Australia", "Bavaria", "Saxony", "Andhra Pradesh", "Bihar", "Gujarat", "Karnataka", "Kerala", "Maharashtra",
        "Punjab", "Rajasthan", "Tamil Nadu", "Uttar Pradesh", "West Bengal", "Balochistan", "Khyber Pakhtunkhwa", "Sindh",
    )
)  # fmt: skip
"""States and provinces of federations: as a source, each is its government."""

METONYMS = (
    frozenset(name.removeprefix("the ") for name, _ in COUNTRIES.values()) | COUNTRY_FORMS | CAPITALS | STATES
)  # fmt: skip
"""Places that stand for the bodies that sit there, beside the houses and palaces among OFFICIAL_BODIES."""

METONYMS_ALSO_NAMES = frozenset(
    (
        "Alberta", "Carolina", "Chad", "Colorado", "Dakota", "Florence", "Georgia", "Israel", "Jordan", "Juba", "Kingston",
        "Lima", "London", "Montana", "Paris", "Santiago", "Sofia", "Tripoli", "Tunis", "Victoria", "Vienna", "Virginia",
        "Washington", "Wellington",
    )
)  # fmt: skip
"""Places whose names people bear, too: look for a person of that name in the article before you take the place."""

OFFICIAL_NOUNS = with_plurals(
    "administration agency army assembly authority borough bureau cabinet chancellery city commission commonwealth "
    "congress constabulary consulate council country county court delegation department dept directorate district "
    "duma embassy fleet force gendarmerie government governorate inspectorate judiciary junta jury kremlin legislature "
    "magistracy ministry mission monarchy municipality nation navy office palace panel parliament police prefecture "
    "presidency prosecution province regime registry regulator republic secretariat senate service state statehouse town "
    "township treasury tribunal troika unit village watchdog"
) - {"authorities", "forces", "regulators", "polices"} | frozenset("corps customs intelligence military".split())
"""Heads of phrases for bodies of a state. "Authorities", "regulators" and "prosecutors" are people: see the roles."""

ORGANIZATION_NOUNS = with_plurals(
    "academy airline airport alliance archdiocese arm association automaker bank bloc board branch brand brewer brigade "
    "brokerage business camp campaign carmaker carrier cartel caucus center centre chain chamber chapter charity church clinic "
    "club coalition collective college committee company confederation conference conglomerate consortium cooperative "
    "corporation cult diocese employer enterprise faction factory faculty federation fellowship firm forum "
    "foundation franchise front fund gang giant group guild hospital hotel institute institution insurer "
    "insurgency lab laboratory league lender library lobby maker manufacturer mafia militia mosque movement museum ngo "
    "non-profit nonprofit observatory opposition orchestra organisation organization outfit pac parish "
    "partnership party provider ranch refinery restaurant retailer school sect shop society start-up "
    "startup studio subsidiary supermarket supplier synagogue syndicate synod team temple theater theatre think-tank "
    "thinktank trust union university utility venture wing"
) | frozenset(("think tank", "think tanks"))
"""Heads of phrases for organizations that are no bodies of a state."""

_SINGULAR_PAIRS: dict[str, BodyKind | None] = {
    **dict.fromkeys(
        (
            "accounts committee", "affairs committee", "air force", "allied forces", "appropriations committee",
            "armed forces", "border guard", "budget committee", "central bank", "city hall", "coalition forces",
            "coast guard", "conduct committee", "congressional committee", "crisis center", "crown court",
            "data authority", "defence forces", "defense forces", "election board", "elections board",
            "electoral committee", "electoral institute", "ethics committee", "fire brigade", "fire rescue",
            "geological institute", "government forces", "grand jury", "health board", "house committee",
            "house panel", "hurricane center", "intelligence committee", "intelligence community",
            "investigative committee", "joint committee", "judiciary committee", "labor board", "licensing board",
            "lower chamber", "lower house", "means committee", "national guard", "oversight committee",
            "parliamentary committee", "parole board", "permanent mission", "planning board", "relations committee",
            "reserve bank", "review board", "rules committee", "safety board", "school board", "science committee",
            "scrutiny committee", "security forces", "select committee", "senate committee", "services committee",
            "special forces", "standing committee", "state bank", "statistics institute", "supervisory authority",
            "upper chamber", "upper house", "warning center", "water board", "weather center", "works committee",
            "zoning board",
        ),
        "official_body",
    ),
    **dict.fromkeys(
        (
            "action committee", "ad agency", "advertising agency", "aid agency", "armed wing", "bail service",
            "business bureau", "business council", "campaign committee", "campaign office", "consumer watchdog",
            "credit agency", "dating service", "delivery service", "employment agency", "environmental watchdog",
            "ethics watchdog", "farm bureau", "fashion house", "finance committee", "law office", "law offices",
            "liberation army", "media watchdog", "modeling agency", "national committee", "organising committee",
            "organizing committee", "pr agency", "private army", "publishing house", "rating agency", "ratings agency",
            "rebel army", "rebel forces", "recruitment agency", "relations agency", "relief agency",
            "resistance force", "rights watchdog", "salvation army", "sorority house", "steering committee",
            "stock exchange", "streaming service", "student council", "talent agency", "trade council",
            "travel agency", "works council",
        ),
        "organization",
    ),
    **dict.fromkeys(
        (
            "artificial intelligence", "box office", "business intelligence", "decision maker", "deal maker",
            "editorial board", "home country", "home state", "home town", "labor force", "law maker", "media company",
            "media group", "media organisation", "media organization", "medical team", "movie maker", "news agency",
            "news bureau", "news channel", "news company", "news group", "news network", "news organisation",
            "news organization", "news service", "news team", "opinion maker", "policy maker", "press agency",
            "rescue team", "research group", "research team", "trouble maker", "wire agency", "wire service", "work force",
        ),
        None,
    ),
}  # fmt: skip
PAIRS = _SINGULAR_PAIRS | {plural(pair): kind for pair, kind in _SINGULAR_PAIRS.items() if not pair.endswith("s")}
"""Two last words that tell more than the last: what they are, or None for outlets and for people. Plurals included."""

BOARDS = (
    *(
        f"board of {what}"
        for what in (
            "aldermen", "commissioners", "education", "elections", "equalization", "estimates", "health", "parole",
            "selectmen", "supervisors", "trade",
        )
    ),
    *("boards of elections", "committee on", "committee of the whole", "subcommittee on", "chamber of deputies"),
    *("chamber of representatives", "house of assembly", "house of councillors", "house of delegates"),
    *("institute of statistics", "institute of public health", "centre for disease", "center for disease"),
)  # fmt: skip
"""Starts of phrases whose head is an organization's and that mean an official body all the same."""

NAME_HEADS = frozenset("action initiative network program programme project watch".split())
"""Heads that mean an organization where they end a name of two words or more ("the Nebraska AIDS Project")."""

COMPANY_ENDINGS = frozenset(
    (
        "ab ag aerospace airlines airways asa assicurazioni associates bancorp bancshares bhd biosciences biotech brands "
        "capital chemicals co communications consulting corp enterprises entertainment financial foods gmbh holding "
        "holdings hotels inc incorporated industries insurance kgaa labs limited llc llp logistics ltd mining motors nv "
        "oil oyj partners petroleum pharma pharmaceuticals pharmacies pictures plc productions properties pty railroad "
        "railways resorts robotics securities semiconductor semiconductors software solutions spa steel stores studios "
        "systems technologies telecom therapeutics ventures"
    ).split()
)
"""Last words of companies' names, in lower case and without full stops."""

SURNAMES_TOO = frozenset(
    "bank banks bench branch brewer church court force lodge order palace parish temple town village".split()
)
"""Heads that are surnames as well: alone after one capitalised word they tell nothing."""

_COUNTRY_ADJECTIVES = frozenset(adjective for _, adjective in COUNTRIES.values()) | {"U.S.", "US", "UK", "U.K.", "federal"}
_APOSTROPHES = str.maketrans("’‘`´", "''''")
_MARKS = "\"“”„‟«»'‘’,;:"


def known_body(name: str) -> Body | None:
    """The well-known body of this name or abbreviation, if any.

    "The", quotation marks, a possessive, a trailing abbreviation in brackets and the full stops of an abbreviation make
    no difference. Abbreviations must be in capitals ("who" is not the WHO), names begin with one.
    """
    bare = _bare(name)
    # McDonald's is no possessive
    whole = " ".join(name.translate(_APOSTROPHES).split()).strip(_MARKS).removeprefix("the ").removeprefix("The ")
    found = _of_name(whole) or _of_name(bare)
    if found is None:
        for nation in ("U.S. ", "US ", "United States ", "UK ", "U.K. "):
            if bare.startswith(nation):
                return _of_name(bare[len(nation) :])
    return found


def _of_name(name: str) -> Body | None:
    names = _names()
    if name.replace(".", "").isupper():
        return names.get(name) or names.get(name.replace(".", ""))
    return names.get(name) or (_by_key().get(name.casefold()) if name[:1].isupper() else None)


def body_kind(phrase: str) -> BodyKind | None:
    """Whether a noun phrase means an official body or an organization, by name or by its head; None where neither.

    A place that stands for its government is an official body, even where it is also a person's name
    (:data:`METONYMS_ALSO_NAMES`): who of that name is in the article, only the article can tell. Outlets are None, and so
    are "news agency" and its like.
    """
    known = named_body(phrase)
    if known:
        return known.kind
    if known_outlet(phrase):
        return None
    if _bare(phrase) in METONYMS:
        return "official_body"
    words = core(phrase)
    if not words:
        return None
    last = _singular_possessive(words[-1])
    lower = last.casefold()
    counted = phrase.translate(_APOSTROPHES).partition(f"{last} of ")[2] if last in COUNTING else ""
    if counted and _bare(counted) not in METONYMS:
        inner = core(counted)
        return _by_head(inner) if inner else None
    if any(f"{board} " in f"{phrase.casefold()} " for board in BOARDS) and lower.rstrip("s") in _BOARD_HEADS:
        return "official_body"
    if lower in SURNAMES_TOO and len(words) > 1 and words[-2][:1].isupper() and words[-1][:1].isupper():
        determined = opens_with(phrase) in DETERMINERS - {"former"}
        return _by_head(words) if determined or words[-2].endswith("'s") else None
    return _by_head(words)


def named_body(phrase: str) -> Body | None:
    """The well-known body that a noun phrase names, whosesoever and of whatever kind: "Ukraine's SBU", "the Lebanese group
    Hezbollah".
    """
    known = known_body(phrase)
    if known:
        return known
    words = core(phrase)
    for place in range(1, min(len(words), 6)):
        before = words[place - 1]
        if before.endswith(("'s", "s'")) or before in _COUNTRY_ADJECTIVES or before.islower():
            known = known_body(" ".join(words[place:]))
            if known:
                return known
    return known_body(" ".join(words))


def _by_head(words: tuple[str, ...]) -> BodyKind | None:
    last = _singular_possessive(words[-1]).casefold()
    if len(words) > 1:
        pair = f"{words[-2].casefold()} {last}"
        if pair in PAIRS:
            return PAIRS[pair]
        if f"{words[-2].casefold()} {last}" in ORGANIZATION_NOUNS:
            return "organization"
        if words[-1][:1].isupper() and last.replace(".", "") in COMPANY_ENDINGS:
            return "organization"
        if last in ("committee", "committees", "subcommittee", "subcommittees") and _OF_PARLIAMENT.intersection(words):
            return "official_body"
        if last in NAME_HEADS and words[-1][:1].isupper() and words[-2][:1].isupper():
            return "organization"
        if last == "forces" and words[-2] in _COUNTRY_ADJECTIVES:
            return "official_body"
    if last in OFFICIAL_NOUNS:
        return "official_body"
    return "organization" if last in ORGANIZATION_NOUNS else None


_BOARD_HEADS = frozenset("board center centre chamber committee house institute subcommittee".split())
_OF_PARLIAMENT = frozenset("Commons Congressional House Knesset Lords Parliament Senate congressional parliamentary".split())


def _singular_possessive(word: str) -> str:
    return word.removesuffix("'s").rstrip("'.") if not word.endswith("s'") else word[:-1]


def _bare(name: str) -> str:
    bare = " ".join(name.translate(_APOSTROPHES).split()).strip(_MARKS)
    if bare.endswith(")") and " (" in bare:
        bare = bare[: bare.rindex(" (")]
    if bare[:4].casefold() == "the ":
        bare = bare[4:]
    bare = bare.removesuffix("'s")
    return bare[:-1] if bare.endswith("s'") else bare


@cache
def _names() -> dict[str, Body]:
    return {name: body for body in (*ORGANIZATIONS, *OFFICIAL_BODIES) for name in (body.name, *body.aliases)}


@cache
def _by_key() -> dict[str, Body]:
    """Those that are no abbreviations, by their names in lower case."""
    return {name.casefold(): body for name, body in _names().items() if not name.replace(".", "").isupper()}
