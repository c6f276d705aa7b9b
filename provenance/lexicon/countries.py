"""Countries in words, by their two-letter code."""

import re
from functools import cache

SOURCE = (
    "codes: ISO 3166-1 alpha-2; names and adjectives: the short forms in common English use, set down by us. XK is the "
    "code in common use for Kosovo, EU the one that ISO 3166-1 reserves for the European Union"
)

# One line a country: code, name, adjective. A territory is here where outlets or bodies of its own are often cited.
_TABLE = """
AD|Andorra|Andorran
AE|the United Arab Emirates|Emirati
AF|Afghanistan|Afghan
AG|Antigua and Barbuda|Antiguan
AL|Albania|Albanian
AM|Armenia|Armenian
AO|Angola|Angolan
AR|Argentina|Argentine
AT|Austria|Austrian
AU|Australia|Australian
AZ|Azerbaijan|Azerbaijani
BA|Bosnia and Herzegovina|Bosnian
BB|Barbados|Barbadian
BD|Bangladesh|Bangladeshi
BE|Belgium|Belgian
BF|Burkina Faso|Burkinabe
BG|Bulgaria|Bulgarian
BH|Bahrain|Bahraini
BI|Burundi|Burundian
BJ|Benin|Beninese
BM|Bermuda|Bermudian
BN|Brunei|Bruneian
BO|Bolivia|Bolivian
BR|Brazil|Brazilian
BS|the Bahamas|Bahamian
BT|Bhutan|Bhutanese
BW|Botswana|Botswanan
BY|Belarus|Belarusian
BZ|Belize|Belizean
CA|Canada|Canadian
CD|the Democratic Republic of the Congo|Congolese
CF|the Central African Republic|Central African
CG|the Republic of the Congo|Congolese
CH|Switzerland|Swiss
CI|Ivory Coast|Ivorian
CL|Chile|Chilean
CM|Cameroon|Cameroonian
CN|China|Chinese
CO|Colombia|Colombian
CR|Costa Rica|Costa Rican
CU|Cuba|Cuban
CV|Cape Verde|Cape Verdean
CY|Cyprus|Cypriot
CZ|the Czech Republic|Czech
DE|Germany|German
DJ|Djibouti|Djiboutian
DK|Denmark|Danish
DM|Dominica|Dominican
DO|the Dominican Republic|Dominican
DZ|Algeria|Algerian
EC|Ecuador|Ecuadorian
EE|Estonia|Estonian
EG|Egypt|Egyptian
ER|Eritrea|Eritrean
ES|Spain|Spanish
ET|Ethiopia|Ethiopian
EU|the European Union|European
FI|Finland|Finnish
FJ|Fiji|Fijian
FM|Micronesia|Micronesian
FO|the Faroe Islands|Faroese
FR|France|French
GA|Gabon|Gabonese
GB|the United Kingdom|British
GD|Grenada|Grenadian
GE|Georgia|Georgian
GH|Ghana|Ghanaian
GI|Gibraltar|Gibraltarian
GL|Greenland|Greenlandic
GM|the Gambia|Gambian
GN|Guinea|Guinean
GQ|Equatorial Guinea|Equatorial Guinean
GR|Greece|Greek
GT|Guatemala|Guatemalan
GW|Guinea-Bissau|Bissau-Guinean
GY|Guyana|Guyanese
HK|Hong Kong|Hong Kong
HN|Honduras|Honduran
HR|Croatia|Croatian
HT|Haiti|Haitian
HU|Hungary|Hungarian
ID|Indonesia|Indonesian
IE|Ireland|Irish
IL|Israel|Israeli
IN|India|Indian
IQ|Iraq|Iraqi
IR|Iran|Iranian
IS|Iceland|Icelandic
IT|Italy|Italian
JM|Jamaica|Jamaican
JO|Jordan|Jordanian
JP|Japan|Japanese
KE|Kenya|Kenyan
KG|Kyrgyzstan|Kyrgyz
KH|Cambodia|Cambodian
KI|Kiribati|Kiribati
KM|the Comoros|Comorian
KN|Saint Kitts and Nevis|Kittitian
KP|North Korea|North Korean
KR|South Korea|South Korean
KW|Kuwait|Kuwaiti
KZ|Kazakhstan|Kazakh
LA|Laos|Lao
LB|Lebanon|Lebanese
LC|Saint Lucia|Saint Lucian
LI|Liechtenstein|Liechtenstein
LK|Sri Lanka|Sri Lankan
LR|Liberia|Liberian
LS|Lesotho|Lesotho
LT|Lithuania|Lithuanian
LU|Luxembourg|Luxembourg
LV|Latvia|Latvian
LY|Libya|Libyan
MA|Morocco|Moroccan
MC|Monaco|Monegasque
MD|Moldova|Moldovan
ME|Montenegro|Montenegrin
MG|Madagascar|Malagasy
MH|the Marshall Islands|Marshallese
MK|North Macedonia|North Macedonian
ML|Mali|Malian
MM|Myanmar|Myanmar
MN|Mongolia|Mongolian
MO|Macau|Macau
MR|Mauritania|Mauritanian
MT|Malta|Maltese
MU|Mauritius|Mauritian
MV|the Maldives|Maldivian
MW|Malawi|Malawian
MX|Mexico|Mexican
MY|Malaysia|Malaysian
MZ|Mozambique|Mozambican
NA|Namibia|Namibian
NE|Niger|Nigerien
NG|Nigeria|Nigerian
NI|Nicaragua|Nicaraguan
NL|the Netherlands|Dutch
NO|Norway|Norwegian
NP|Nepal|Nepali
NR|Nauru|Nauruan
NZ|New Zealand|New Zealand
OM|Oman|Omani
PA|Panama|Panamanian
PE|Peru|Peruvian
PG|Papua New Guinea|Papua New Guinean
PH|the Philippines|Philippine
PK|Pakistan|Pakistani
PL|Poland|Polish
PR|Puerto Rico|Puerto Rican
PS|Palestine|Palestinian
PT|Portugal|Portuguese
PW|Palau|Palauan
PY|Paraguay|Paraguayan
QA|Qatar|Qatari
RO|Romania|Romanian
RS|Serbia|Serbian
RU|Russia|Russian
RW|Rwanda|Rwandan
SA|Saudi Arabia|Saudi
SB|the Solomon Islands|Solomon Islands
SC|the Seychelles|Seychellois
SD|Sudan|Sudanese
SE|Sweden|Swedish
SG|Singapore|Singaporean
SI|Slovenia|Slovenian
SK|Slovakia|Slovak
SL|Sierra Leone|Sierra Leonean
SM|San Marino|Sammarinese
SN|Senegal|Senegalese
SO|Somalia|Somali
SR|Suriname|Surinamese
SS|South Sudan|South Sudanese
ST|São Tomé and Príncipe|São Toméan
SV|El Salvador|Salvadoran
SY|Syria|Syrian
SZ|Eswatini|Swazi
TD|Chad|Chadian
TG|Togo|Togolese
TH|Thailand|Thai
TJ|Tajikistan|Tajik
TL|Timor-Leste|Timorese
TM|Turkmenistan|Turkmen
TN|Tunisia|Tunisian
TO|Tonga|Tongan
TR|Turkey|Turkish
TT|Trinidad and Tobago|Trinidadian
TV|Tuvalu|Tuvaluan
TW|Taiwan|Taiwanese
TZ|Tanzania|Tanzanian
UA|Ukraine|Ukrainian
UG|Uganda|Ugandan
US|the United States|American
UY|Uruguay|Uruguayan
UZ|Uzbekistan|Uzbek
VA|Vatican City|Vatican
VC|Saint Vincent and the Grenadines|Vincentian
VE|Venezuela|Venezuelan
VN|Vietnam|Vietnamese
VU|Vanuatu|Vanuatu
WS|Samoa|Samoan
XK|Kosovo|Kosovar
YE|Yemen|Yemeni
ZA|South Africa|South African
ZM|Zambia|Zambian
ZW|Zimbabwe|Zimbabwean
"""

COUNTRIES = {code: (name, adjective) for code, name, adjective in (row.split("|") for row in _TABLE.split("\n") if row)}
"""Name and adjective by code."""


def possessive(code: str) -> str:
    """Whose: "Russia's", "the Netherlands'"; the code itself where the country is not listed."""
    name = COUNTRIES[code][0] if code in COUNTRIES else code
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def one_of(code: str) -> str:
    """The adjective with its article: "a Russian", "an American"."""
    adjective = COUNTRIES[code][1] if code in COUNTRIES else code
    vowel = adjective[0] in "AEIO" if adjective not in ("European", "Uzbek") else adjective == "Uzbek"
    return f"an {adjective}" if vowel and code in COUNTRIES else f"a {adjective}"


_MORE = """
AR|Argentinian
AE|UAE|U.A.E.
BA|Bosnia
CD|Congo
CZ|Czechia
GB|UK|U.K.|Britain|Great Britain|Briton|Britons|English|Downing Street|Whitehall|London|Westminster
IR|Tehran
IL|Israelis|Jerusalem
IN|New Delhi|Indians
IT|Rome
JP|Tokyo
KR|Seoul
KP|Pyongyang|DPRK
FR|Paris|Élysée|Elysee
DE|Berlin
ES|Madrid
PL|Warsaw
PH|Filipino|Filipinos
RU|Kremlin|Moscow|Russians
CN|Beijing
TR|Ankara|Türkiye
TW|Taipei
UA|Kyiv|Kiev|Ukrainians
US|US|U.S.|USA|U.S.A.|America|Americans|White House|Pentagon|State Department|Washington|Capitol Hill
UZ|Uzbeks
VE|Caracas
SA|Riyadh|Saudis
SY|Damascus
EG|Cairo
QA|Doha
PS|Palestinians|Gazan
VA|Holy See
"""

_NOT_COUNTRIES = frozenset(("EU", "HK", "MO", "GE", "TD", "JO"))
"""Codes whose words mean something else often enough (a union, a person, a state of another country)."""


def countries_in(words: str) -> frozenset[str]:
    """The codes of the countries that ``words`` name, as a noun, as an adjective or by the seat of their government.

    For the words that describe somebody: in whole texts "Turkey" and "Polish" can be other things. Unions and regions
    ("European", "Western") are no countries.
    """
    return frozenset(_codes()[found[0]] for found in _names().finditer(words))


@cache
def _codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for code, (name, adjective) in COUNTRIES.items():
        if code not in _NOT_COUNTRIES:
            bare = name.removeprefix("the ")
            found.update(dict.fromkeys((bare, adjective, f"{adjective}s"), code))
    found.update({name: row[0] for row in (line.split("|") for line in _MORE.strip().split("\n")) for name in row[1:]})
    return found


@cache
def _names() -> re.Pattern[str]:
    longest_first = sorted(_codes(), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
