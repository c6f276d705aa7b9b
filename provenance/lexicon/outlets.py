"""Well-known news outlets worldwide, and how articles speak of outlets whose names they leave out.

Facts, no ratings: what an outlet is called, where it publishes, what kind of thing it is. An outlet is here because
other outlets cite it, not because it is good; some no longer exist and are still cited.
"""

from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from provenance.lexicon.countries import COUNTRIES
from provenance.lexicon.phrases import Phrases

SOURCE = (
    "names as the outlets write them in English or, where they have no English name, in Latin letters, and the domains "
    "that they publish at: set down by us from public knowledge, no list was copied. A place is added to a name that "
    "several outlets bear"
)

Kind = Literal["newspaper", "broadcaster", "agency", "magazine", "online", "radio", "programme"]


class Outlet(NamedTuple):
    """A news medium or one of its programmes; a programme has a name of its own and mostly no domain."""

    name: str
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    kind: Kind


# One line an outlet: name, other names, domains (each stands for its subdomains too). A leading "The" is written only
# where the outlet writes it.

_AGENCIES = """
The Associated Press|AP;A.P.;AP News|apnews.com ap.org
Reuters|Thomson Reuters;Reuters News;Reuters News Agency|reuters.com
Agence France-Presse|AFP;A.F.P.;Agence France Presse;France-Presse|afp.com
Bloomberg News|Bloomberg;Bloomberg Politics;Bloomberg.com;Bloomberg Businessweek;Businessweek;BusinessWeek|bloomberg.com
United Press International|UPI|upi.com
Dow Jones Newswires|Dow Jones;Dow Jones Newswire|dowjones.com
PA Media|Press Association;PA news agency;PA|pamediagroup.com
Deutsche Presse-Agentur|dpa;DPA;German Press Agency|dpa.com
EFE|Agencia EFE|efe.com
ANSA|Agenzia ANSA|ansa.it
Adnkronos||adnkronos.com
Agência Lusa|Lusa;Lusa news agency|lusa.pt
Agência Brasil||agenciabrasil.ebc.com.br
Belga|Belga News Agency|belganewsagency.eu
Algemeen Nederlands Persbureau|ANP|anp.nl
Austria Press Agency|Austria Presse Agentur|apa.at
Keystone-SDA||keystone-sda.ch
Ritzau||ritzau.dk
Norsk Telegrambyrå|NTB|ntb.no
Tidningarnas Telegrambyrå|TT News Agency|tt.se
STT|Finnish News Agency|stt.fi
Polska Agencja Prasowa|PAP;Polish Press Agency|pap.pl
Czech News Agency|CTK;ČTK|ctk.cz
TASR||tasr.sk
MTI||mti.hu
Agerpres||agerpres.ro
BTA|Bulgarian News Agency|bta.bg
HINA||hina.hr
Tanjug||tanjug.rs
Beta news agency||beta.rs
ANA-MPA|Athens News Agency;Athens-Macedonian News Agency|amna.gr
Anadolu Agency|Anadolu;Anadolu Ajansi|aa.com.tr
Demirören News Agency|DHA|dha.com.tr
TASS|Tass;Itar-Tass;ITAR-TASS|tass.com tass.ru
RIA Novosti|RIA;RIA news agency|ria.ru
Interfax|Interfax news agency|interfax.ru interfax.com
Rossiya Segodnya
Sputnik|Sputnik News|sputnikglobe.com sputniknews.com
Regnum||regnum.ru
Ukrinform||ukrinform.net ukrinform.ua
Interfax-Ukraine|Interfax Ukraine|interfax.com.ua
UNIAN||unian.net unian.ua unian.info
BelTA|Belta|belta.by
Interpress||interpressnews.ge
Armenpress||armenpress.am
Azertac|Azertag;AZERTAC|azertag.az
Trend News Agency|Trend news agency|trend.az
Kazinform||inform.kz
Kabar||kabar.kg
Xinhua|Xinhua News Agency;New China News Agency|xinhuanet.com news.cn
China News Service||chinanews.com
Central News Agency|Taiwan's Central News Agency;Focus Taiwan|cna.com.tw focustaiwan.tw
Kyodo News|Kyodo|kyodonews.net kyodonews.jp
Jiji Press|Jiji|jiji.com
Yonhap|Yonhap News;Yonhap News Agency|yna.co.kr yonhapnews.co.kr
Newsis||newsis.com
Korean Central News Agency|KCNA|kcna.kp
Press Trust of India|PTI|ptinews.com
Asian News International|ANI|aninews.in
Indo-Asian News Service|IANS|ians.in
United News of India|UNI|uniindia.com
Associated Press of Pakistan||app.com.pk
Bangladesh Sangbad Sangstha|BSS|bssnews.net
Antara|Antara News|antaranews.com
Bernama||bernama.com
Vietnam News Agency|VNA|vietnamplus.vn
Philippine News Agency||pna.gov.ph
Australian Associated Press|AAP|aap.com.au aapnews.com.au
The Canadian Press||thecanadianpress.com
Notimex
Prensa Latina||prensa-latina.cu plenglish.com
Telam|Télam|telam.com.ar
Andina||andina.pe
Middle East News Agency|MENA news agency|mena.org.eg
Saudi Press Agency|SPA|spa.gov.sa
WAM|Emirates News Agency|wam.ae
Qatar News Agency|QNA|qna.org.qa
Kuwait News Agency|KUNA|kuna.net.kw
Petra|Jordan News Agency;Petra News Agency|petra.gov.jo
National News Agency|NNA Lebanon|nna-leb.gov.lb
SANA|Syrian Arab News Agency|sana.sy
Wafa|WAFA;Palestinian News Agency|wafa.ps
Shehab News Agency||shehabnews.com
IRNA|Islamic Republic News Agency|irna.ir
ISNA|Iranian Students News Agency|isna.ir
Fars News Agency|Fars;Fars News|farsnews.ir
Tasnim|Tasnim News Agency;Tasnim News|tasnimnews.com
Mehr News Agency|Mehr;Mehr News|mehrnews.com
Mizan News Agency|Mizan|mizanonline.ir
Khaama Press||khaama.com
Pajhwok Afghan News|Pajhwok|pajhwok.com
Maghreb Arab Press|MAP news agency|mapnews.ma
Algérie Presse Service|Algeria Press Service|aps.dz
Tunis Afrique Presse||tap.info.tn
Ghana News Agency||gna.org.gh
News Agency of Nigeria||nannews.ng
Ethiopian News Agency||ena.et
PANA|Panapress|panapress.com
Religion News Service||religionnews.com
Catholic News Agency||catholicnewsagency.com
Jewish Telegraphic Agency|JTA|jta.org
Inter Press Service||ipsnews.net
The New Humanitarian|IRIN|thenewhumanitarian.org
McClatchy|McClatchy Newspapers;McClatchy DC;McClatchy News|mcclatchydc.com
Tribune News Service
SWNS||swns.com
KHN|Kaiser Health News;KFF Health News|kffhealthnews.org khn.org
States Newsroom||statesnewsroom.com
Capitol News Illinois||capitolnewsillinois.com
City News Service
Bay City News|Bay City News Service|baycitynews.com
MarketNews|MNI|marketnews.com
MLex||mlexmarketinsight.com
Kathpress||kathpress.at
KNA|Katholische Nachrichten-Agentur|kna.de
epd|Evangelischer Pressedienst|epd.de
AsiaNews||asianews.it
SIR news agency||agensir.it
AGI|Agenzia Italia|agi.it
LaPresse||lapresse.it
Europa Press||europapress.es
Novinite|Sofia News Agency|novinite.com
MIA|Macedonian Information Agency|mia.mk
FENA||fena.ba
Srna|SRNA|srna.rs
ATA|Albanian Telegraphic Agency|ata.gov.al
Moldpres|MOLDPRES|moldpres.md
IPN|IPN news agency|ipn.md
UzA||uza.uz
Khovar||khovar.tj
AKIpress||akipress.com
Montsame||montsame.mn
"""

_NEWSPAPERS = """
The New York Times|NYT;N.Y. Times;NY Times;NYTimes;International New York Times;International Herald Tribune|nytimes.com
The Washington Post|WaPo;Wash Post;WashPost|washingtonpost.com
The Wall Street Journal|WSJ;Wall St. Journal|wsj.com
USA Today|USAToday;USA TODAY Network|usatoday.com
Los Angeles Times|LA Times;L.A. Times|latimes.com
New York Post|NY Post;N.Y. Post|nypost.com
New York Daily News|NY Daily News;N.Y. Daily News|nydailynews.com
Newsday||newsday.com
The Boston Globe||bostonglobe.com boston.com
Boston Herald||bostonherald.com
Chicago Tribune||chicagotribune.com
Chicago Sun-Times|Sun-Times|suntimes.com
The Philadelphia Inquirer|Philly Inquirer;Philly.com|inquirer.com philly.com
Philadelphia Daily News
Pittsburgh Post-Gazette|Post-Gazette|post-gazette.com
Pittsburgh Tribune-Review|Tribune-Review|triblive.com
The Baltimore Sun||baltimoresun.com
The Baltimore Banner||thebaltimorebanner.com
The Washington Times||washingtontimes.com
Washington Examiner|Examiner of Washington|washingtonexaminer.com
The Christian Science Monitor|CS Monitor|csmonitor.com
The Dallas Morning News||dallasnews.com
Houston Chronicle||houstonchronicle.com chron.com
San Antonio Express-News|Express-News|expressnews.com
Austin American-Statesman|American-Statesman|statesman.com
Fort Worth Star-Telegram|Star-Telegram|star-telegram.com
El Paso Times||elpasotimes.com
San Francisco Chronicle|SF Chronicle;SFGate|sfchronicle.com sfgate.com
San Francisco Examiner|SF Examiner|sfexaminer.com
The San Francisco Standard|SF Standard|sfstandard.com
The Mercury News|San Jose Mercury News|mercurynews.com
East Bay Times||eastbaytimes.com
The Sacramento Bee|SacBee|sacbee.com
The Fresno Bee||fresnobee.com
The San Diego Union-Tribune|Union-Tribune|sandiegouniontribune.com
The Orange County Register|OC Register|ocregister.com
Los Angeles Daily News||dailynews.com
The Press Democrat||pressdemocrat.com
Palo Alto Weekly|Palo Alto Online|paloaltoonline.com
The Press-Enterprise||pe.com
The Desert Sun||desertsun.com
The Seattle Times||seattletimes.com
Seattle Post-Intelligencer|Post-Intelligencer;SeattlePI|seattlepi.com
The Spokesman-Review||spokesman.com
The News Tribune|Tacoma News Tribune|thenewstribune.com
The Oregonian|OregonLive;Oregonian/OregonLive|oregonlive.com
Willamette Week||wweek.com
The Idaho Statesman||idahostatesman.com
The Salt Lake Tribune||sltrib.com
Deseret News||deseret.com
The Denver Post||denverpost.com
The Colorado Sun||coloradosun.com
The Gazette of Colorado Springs|Colorado Springs Gazette|gazette.com
The Arizona Republic||azcentral.com
Arizona Daily Star||tucson.com
Albuquerque Journal||abqjournal.com
Santa Fe New Mexican||santafenewmexican.com
Las Vegas Review-Journal|Review-Journal|reviewjournal.com
Las Vegas Sun||lasvegassun.com
The Nevada Independent||thenevadaindependent.com
Reno Gazette-Journal|Reno Gazette Journal|rgj.com
Star Tribune|Minneapolis Star Tribune;Minnesota Star Tribune|startribune.com
St. Paul Pioneer Press|Pioneer Press|twincities.com
Milwaukee Journal Sentinel|Journal Sentinel|jsonline.com
Wisconsin State Journal||madison.com
The Capital Times||captimes.com
Des Moines Register|Register of Des Moines|desmoinesregister.com
The Gazette of Cedar Rapids|Cedar Rapids Gazette|thegazette.com
Sioux City Journal||siouxcityjournal.com
Quad-City Times|Quad City Times|qctimes.com
Omaha World-Herald|World-Herald|omaha.com
Lincoln Journal Star||journalstar.com
The Kansas City Star||kansascity.com
The Wichita Eagle||kansas.com
The Topeka Capital-Journal||cjonline.com
St. Louis Post-Dispatch|Post-Dispatch|stltoday.com
The Oklahoman|Daily Oklahoman|oklahoman.com
Tulsa World||tulsaworld.com
Arkansas Democrat-Gazette|Democrat-Gazette|arkansasonline.com
Detroit Free Press|Free Press of Detroit|freep.com
The Detroit News||detroitnews.com
The Plain Dealer|Cleveland Plain Dealer;Cleveland.com|cleveland.com
The Columbus Dispatch||dispatch.com
The Cincinnati Enquirer||cincinnati.com
Dayton Daily News||daytondailynews.com
The Blade|Toledo Blade|toledoblade.com
Akron Beacon Journal|Beacon Journal|beaconjournal.com
The Indianapolis Star|IndyStar|indystar.com
The Courier-Journal|Louisville Courier Journal;Courier Journal|courier-journal.com
Lexington Herald-Leader|Herald-Leader|kentucky.com
The Tennessean||tennessean.com
The Commercial Appeal||commercialappeal.com
Knoxville News Sentinel||knoxnews.com
Chattanooga Times Free Press||timesfreepress.com
The Atlanta Journal-Constitution|Journal-Constitution;AJC|ajc.com
Savannah Morning News||savannahnow.com
Miami Herald||miamiherald.com
El Nuevo Herald||elnuevoherald.com
Sun Sentinel|South Florida Sun Sentinel;Sun-Sentinel|sun-sentinel.com
Orlando Sentinel||orlandosentinel.com
Tampa Bay Times|St. Petersburg Times|tampabay.com
The Tampa Tribune
The Palm Beach Post||palmbeachpost.com
The Florida Times-Union||jacksonville.com
Tallahassee Democrat||tallahassee.com
Sarasota Herald-Tribune|Herald-Tribune|heraldtribune.com
Naples Daily News||naplesnews.com
Pensacola News Journal||pnj.com
The Charlotte Observer||charlotteobserver.com
The News & Observer|Raleigh News & Observer;News and Observer|newsobserver.com
Winston-Salem Journal||journalnow.com
Greensboro News & Record|News & Record|greensboro.com
The State|Columbia State|thestate.com
The Post and Courier|Post & Courier|postandcourier.com
The Greenville News||greenvilleonline.com
The Sun News|Sun News of Myrtle Beach|myrtlebeachonline.com
Richmond Times-Dispatch|Times-Dispatch|richmond.com
The Virginian-Pilot||pilotonline.com
The Roanoke Times||roanoke.com
Charleston Gazette-Mail|Gazette-Mail|wvgazettemail.com
The Clarion-Ledger|Clarion Ledger|clarionledger.com
The Times-Picayune|Times-Picayune/The New Orleans Advocate;NOLA.com|nola.com
Baton Rouge Advocate|Advocate of Baton Rouge|theadvocate.com
The Birmingham News|AL.com|al.com
Montgomery Advertiser||montgomeryadvertiser.com
Hartford Courant|Courant|courant.com
New Haven Register||nhregister.com
The Providence Journal||providencejournal.com
Concord Monitor||concordmonitor.com
New Hampshire Union Leader|Union Leader;Manchester Union Leader|unionleader.com
Portland Press Herald|Press Herald|pressherald.com
Bangor Daily News||bangordailynews.com
The Burlington Free Press||burlingtonfreepress.com
Valley News||vnews.com
The Brattleboro Reformer||reformer.com
The Berkshire Eagle||berkshireeagle.com
The Republican of Springfield|MassLive|masslive.com
Times Union|Albany Times Union|timesunion.com
The Buffalo News||buffalonews.com
Democrat and Chronicle|Rochester Democrat and Chronicle|democratandchronicle.com
The Post-Standard|Syracuse Post-Standard;Syracuse.com|syracuse.com
The Journal News||lohud.com
The Star-Ledger|Newark Star-Ledger;NJ.com;NJ Advance Media|nj.com
The Record of Bergen County|Bergen Record;NorthJersey.com|northjersey.com
Asbury Park Press||app.com
The Press of Atlantic City||pressofatlanticcity.com
The News Journal of Delaware|Delaware News Journal|delawareonline.com
The Morning Call||mcall.com
The Patriot-News|PennLive|pennlive.com
Anchorage Daily News|Alaska Dispatch News|adn.com
Honolulu Star-Advertiser|Star-Advertiser|staradvertiser.com
The Bismarck Tribune||bismarcktribune.com
Argus Leader|Sioux Falls Argus Leader|argusleader.com
Billings Gazette||billingsgazette.com
Casper Star-Tribune||trib.com
The Village Voice||villagevoice.com
Stars and Stripes|Stars & Stripes|stripes.com
The New York Sun||nysun.com
The New York Observer|Observer.com|observer.com
The Epoch Times||theepochtimes.com
The Onion||theonion.com
The Forward|Jewish Daily Forward|forward.com
La Opinión|La Opinion|laopinion.com
El Diario Nueva York|El Diario NY|eldiariony.com
The Crimson|Harvard Crimson|thecrimson.com
Yale Daily News||yaledailynews.com
The Daily Princetonian||dailyprincetonian.com
Columbia Daily Spectator||columbiaspectator.com
The Stanford Daily||stanforddaily.com
The Daily Californian||dailycal.org
The Michigan Daily||michigandaily.com
The Daily Pennsylvanian||thedp.com
The Daily Telegraph||telegraph.co.uk
The Sunday Telegraph
The Times|Times of London;London Times|thetimes.co.uk thetimes.com
The Sunday Times||sundaytimes.co.uk
The Guardian||theguardian.com guardian.co.uk
The Observer|Observer newspaper
The Independent|Independent newspaper;Independent.co.uk|independent.co.uk the-independent.com
The Independent on Sunday
The i Paper|i newspaper|inews.co.uk
Financial Times|FT;FT.com|ft.com
Daily Mail|MailOnline;Mail Online;DailyMail.com;Daily Mail Online|dailymail.co.uk dailymail.com
The Mail on Sunday||mailonsunday.co.uk
The Sun|Sun newspaper|thesun.co.uk the-sun.com
The Sun on Sunday
News of the World
Daily Mirror||mirror.co.uk
Sunday Mirror
Sunday People
Daily Express||express.co.uk
Sunday Express
Daily Star||dailystar.co.uk
Evening Standard|London Evening Standard;London Standard|standard.co.uk
Morning Star||morningstaronline.co.uk
Metro UK|Metro newspaper|metro.co.uk
City A.M.|City AM|cityam.com
The Scotsman||scotsman.com
The Herald of Glasgow|Glasgow Herald|heraldscotland.com
The National of Scotland||thenational.scot
Daily Record||dailyrecord.co.uk
The Press and Journal||pressandjournal.co.uk
The Courier of Dundee|Dundee Courier|thecourier.co.uk
Western Mail|WalesOnline;Wales Online|walesonline.co.uk
Manchester Evening News||manchestereveningnews.co.uk
Liverpool Echo||liverpoolecho.co.uk
Birmingham Mail|Birmingham Live|birminghammail.co.uk
The Yorkshire Post||yorkshirepost.co.uk
Eastern Daily Press||edp24.co.uk
Belfast Telegraph||belfasttelegraph.co.uk
The Irish News||irishnews.com
News Letter|Belfast News Letter|newsletter.co.uk
The Jewish Chronicle||thejc.com
The Irish Times||irishtimes.com
Irish Independent||independent.ie
Sunday Independent
Irish Examiner||irishexaminer.com
Business Post|Sunday Business Post|businesspost.ie
The Globe and Mail||theglobeandmail.com
Toronto Star||thestar.com
National Post||nationalpost.com
Toronto Sun||torontosun.com
Ottawa Citizen||ottawacitizen.com
Montreal Gazette||montrealgazette.com
The Vancouver Sun||vancouversun.com
The Province of Vancouver|Vancouver Province|theprovince.com
Calgary Herald||calgaryherald.com
Edmonton Journal||edmontonjournal.com
Winnipeg Free Press||winnipegfreepress.com
The Chronicle Herald|Halifax Chronicle Herald|saltwire.com
The Hamilton Spectator||thespec.com
The Hill Times||hilltimes.com
La Presse||lapresse.ca
Le Devoir||ledevoir.com
Le Journal de Montréal|Journal de Montréal;Journal de Montreal|journaldemontreal.com
The Sydney Morning Herald|SMH|smh.com.au
The Age|Melbourne Age|theage.com.au
The Australian|Weekend Australian|theaustralian.com.au
The Australian Financial Review|AFR;Financial Review|afr.com
The Daily Telegraph of Sydney|Sydney Daily Telegraph|dailytelegraph.com.au
Herald Sun|Melbourne Herald Sun|heraldsun.com.au
The Courier-Mail|Courier Mail|couriermail.com.au
The Advertiser of Adelaide|Adelaide Advertiser|adelaidenow.com.au
The West Australian||thewest.com.au
The Canberra Times||canberratimes.com.au
The Mercury of Hobart|Hobart Mercury|themercury.com.au
The Saturday Paper||thesaturdaypaper.com.au
The New Zealand Herald|NZ Herald|nzherald.co.nz
The Post of Wellington|Dominion Post|thepost.co.nz
The Press of Christchurch|Christchurch Press|thepress.co.nz
Otago Daily Times||odt.co.nz
Fiji Times||fijitimes.com.fj
Papua New Guinea Post-Courier|Post-Courier|postcourier.com.pg
Le Monde||lemonde.fr
Le Figaro||lefigaro.fr
Libération|Liberation newspaper|liberation.fr
Les Echos|Les Échos|lesechos.fr
Le Parisien||leparisien.fr
L'Humanité||humanite.fr
La Croix||la-croix.com
Ouest-France|Ouest-France.fr|ouest-france.fr
La Tribune||latribune.fr
Le Journal du Dimanche|Journal du Dimanche;JDD|lejdd.fr
Le Canard enchaîné|Le Canard Enchaine;Canard Enchaîné|lecanardenchaine.fr
Le Courrier picard|Courrier Picard|courrier-picard.fr
Sud Ouest||sudouest.fr
Le Dauphiné libéré||ledauphine.com
La Voix du Nord||lavoixdunord.fr
L'Équipe|L'Equipe|lequipe.fr
Frankfurter Allgemeine Zeitung|FAZ;F.A.Z.;Frankfurter Allgemeine;Frankfurter Allgemeine Sonntagszeitung|faz.net
Süddeutsche Zeitung|Sueddeutsche Zeitung;Suddeutsche Zeitung;Süddeutsche|sueddeutsche.de sz.de
Die Welt|Welt am Sonntag;Die Welt am Sonntag|welt.de
Die Zeit||zeit.de
Bild|Bild Zeitung;Bild am Sonntag|bild.de
Der Tagesspiegel|Tagesspiegel|tagesspiegel.de
Die Tageszeitung|taz|taz.de
Handelsblatt||handelsblatt.com
Berliner Zeitung||berliner-zeitung.de
Frankfurter Rundschau||fr.de
Rheinische Post||rp-online.de
Stuttgarter Zeitung||stuttgarter-zeitung.de
Funke Media Group|Funke Mediengruppe
RedaktionsNetzwerk Deutschland|RND;Redaktionsnetzwerk Deutschland|rnd.de
Neue Zürcher Zeitung|NZZ;Neue Zuercher Zeitung|nzz.ch
Tages-Anzeiger||tagesanzeiger.ch
Blick||blick.ch
20 Minuten||20min.ch
Le Temps||letemps.ch
Tribune de Genève||tdg.ch
Der Standard||derstandard.at
Die Presse||diepresse.com
Kronen Zeitung|Krone|krone.at
Kurier||kurier.at
De Telegraaf||telegraaf.nl
de Volkskrant|Volkskrant|volkskrant.nl
NRC Handelsblad|NRC|nrc.nl
Algemeen Dagblad||ad.nl
Het Financieele Dagblad||fd.nl
De Standaard||standaard.be
De Morgen||demorgen.be
Het Laatste Nieuws|HLN|hln.be
De Tijd||tijd.be
Le Soir||lesoir.be
La Libre Belgique|La Libre|lalibre.be
Luxemburger Wort|Luxembourg Times|wort.lu luxtimes.lu
El País|El Pais|elpais.com
El Mundo||elmundo.es
ABC de Madrid|ABC newspaper|abc.es
La Vanguardia||lavanguardia.com
El Periódico|El Periodico|elperiodico.com
La Razón|La Razon|larazon.es
Marca||marca.com
Expansión|Expansion newspaper|expansion.com
Cinco Días||cincodias.elpais.com
Público of Portugal||publico.pt
Diário de Notícias|Diario de Noticias|dn.pt
Expresso||expresso.pt
Correio da Manhã||cmjornal.pt
Jornal de Notícias||jn.pt
Corriere della Sera||corriere.it
La Repubblica|Repubblica|repubblica.it
La Stampa||lastampa.it
Il Sole 24 Ore|Il Sole-24 Ore|ilsole24ore.com
Il Messaggero||ilmessaggero.it
Il Giornale||ilgiornale.it
Il Fatto Quotidiano||ilfattoquotidiano.it
Il Foglio||ilfoglio.it
Avvenire||avvenire.it
La Gazzetta dello Sport|Gazzetta dello Sport|gazzetta.it
L'Osservatore Romano||osservatoreromano.va
Times of Malta||timesofmalta.com
Malta Today|MaltaToday|maltatoday.com.mt
Kathimerini|Ekathimerini|ekathimerini.com kathimerini.gr
To Vima||tovima.gr tovima.com
Ta Nea||tanea.gr
Proto Thema||protothema.gr
Cyprus Mail||cyprus-mail.com
Phileleftheros||philenews.com
Politiken||politiken.dk
Berlingske||berlingske.dk
Jyllands-Posten||jyllands-posten.dk
Ekstra Bladet||ekstrabladet.dk
Børsen||borsen.dk
Aftenposten||aftenposten.no
Verdens Gang|VG newspaper|vg.no
Dagbladet||dagbladet.no
Dagens Næringsliv||dn.no
Dagens Nyheter||dn.se
Svenska Dagbladet||svd.se
Aftonbladet||aftonbladet.se
Expressen||expressen.se
Dagens Industri||di.se
Göteborgs-Posten||gp.se
Helsingin Sanomat||hs.fi
Iltalehti||iltalehti.fi
Ilta-Sanomat||is.fi
Kauppalehti||kauppalehti.fi
Hufvudstadsbladet||hbl.fi
Morgunblaðið|Morgunbladid|mbl.is
Postimees||postimees.ee
Eesti Päevaleht||epl.delfi.ee
Diena||diena.lv
Lietuvos rytas|Lietuvos Rytas|lrytas.lt
Gazeta Wyborcza||wyborcza.pl
Rzeczpospolita||rp.pl
Fakt||fakt.pl
Dziennik Gazeta Prawna||gazetaprawna.pl
Dziennik||dziennik.pl
Super Express||se.pl
Lidové noviny|Lidove noviny|lidovky.cz
Mladá fronta Dnes|Mlada fronta Dnes|idnes.cz
Hospodářské noviny|Hospodarske noviny|hn.cz ihned.cz
Právo||pravo.cz
Denník N|Dennik N|dennikn.sk
SME newspaper||sme.sk
Népszava|Nepszava|nepszava.hu
Népszabadság|Nepszabadsag
Magyar Nemzet||magyarnemzet.hu
Magyar Hang||hang.hu
Adevărul|Adevarul|adevarul.ro
Libertatea||libertatea.ro
Dnevnik||dnevnik.bg
Delo||delo.si
Večernji list|Vecernji list|vecernji.hr
Jutarnji list||jutarnji.hr
Politika||politika.rs
Danas||danas.rs
Blic||blic.rs
Kurir||kurir.rs
Dnevni avaz|Avaz|avaz.ba
Oslobođenje|Oslobodjenje|oslobodjenje.ba
Vijesti||vijesti.me
Koha Ditore||koha.net
Hürriyet|Hurriyet;Hürriyet Daily News;Hurriyet Daily News|hurriyet.com.tr hurriyetdailynews.com
Milliyet||milliyet.com.tr
Sabah|Daily Sabah|sabah.com.tr dailysabah.com
Cumhuriyet||cumhuriyet.com.tr
Sözcü|Sozcu|sozcu.com.tr
Zaman|Today's Zaman
Yeni Şafak|Yeni Safak|yenisafak.com
BirGün||birgun.net
Kommersant||kommersant.ru kommersant.com
Vedomosti||vedomosti.ru
Izvestia|Izvestiya|iz.ru
Rossiyskaya Gazeta|Rossiiskaya Gazeta|rg.ru
Komsomolskaya Pravda||kp.ru
Moskovsky Komsomolets|Moskovskij Komsomolets|mk.ru
Novaya Gazeta|Novaya Gazeta Europe|novayagazeta.ru novayagazeta.eu
Nezavisimaya Gazeta||ng.ru
Argumenty i Fakty||aif.ru
Krasnaya Zvezda||redstar.ru
The Moscow Times||themoscowtimes.com
Kyiv Post|KyivPost|kyivpost.com
Belarus Today|SB Belarus Segodnya|sb.by
Nasha Niva||nashaniva.com
Ziarul de Gardă||zdg.md
The Georgian Times
Haaretz||haaretz.com haaretz.co.il
The Jerusalem Post||jpost.com
Yedioth Ahronoth|Yediot Aharonot;Yedioth Aharonot;Yediot Ahronot|yediot.co.il
Maariv|Ma'ariv|maariv.co.il
Israel Hayom||israelhayom.com israelhayom.co.il
Globes||globes.co.il
Calcalist||calcalist.co.il calcalistech.com
Al-Quds newspaper|Al Quds newspaper|alquds.com
Al-Ayyam||al-ayyam.ps
Al-Hayat al-Jadida||alhaya.ps
Al-Hayat|Al Hayat|alhayat.com
Asharq Al-Awsat|Asharq al-Awsat;Asharq Alawsat|aawsat.com
Al-Quds Al-Arabi|Al-Quds al-Arabi|alquds.co.uk
Al-Ahram|Al Ahram;Ahram Online|ahram.org.eg
Al-Masry Al-Youm|Al-Masry al-Youm;Egypt Independent|almasryalyoum.com egyptindependent.com
Al-Shorouk||shorouknews.com
Daily News Egypt||dailynewsegypt.com
An-Nahar|Annahar|annahar.com
Al-Akhbar|Al Akhbar|al-akhbar.com
The Daily Star of Lebanon|Daily Star Lebanon
L'Orient-Le Jour|L'Orient Today|lorientlejour.com today.lorientlejour.com
The National of Abu Dhabi|National UAE|thenationalnews.com
Gulf News||gulfnews.com
Khaleej Times||khaleejtimes.com
The Peninsula of Qatar|Peninsula Qatar|thepeninsulaqatar.com
Gulf Times||gulf-times.com
Arab News||arabnews.com
Okaz||okaz.com.sa
Saudi Gazette||saudigazette.com.sa
Al-Riyadh||alriyadh.com
Arab Times||arabtimesonline.com
Kuwait Times||kuwaittimes.com
Al-Qabas||alqabas.com
Times of Oman||timesofoman.com
The Jordan Times||jordantimes.com
Al-Watan|Al Watan
Tishreen
Kayhan||kayhan.ir
Tehran Times||tehrantimes.com
Shargh|Sharq daily|sharghdaily.com
Etemad||etemadonline.com
Dawn|Dawn newspaper;Dawn.com;DawnNews;Dawn News|dawn.com
The News International||thenews.com.pk
The Express Tribune||tribune.com.pk
The Nation of Pakistan||nation.com.pk
Business Recorder||brecorder.com
The Times of India|TOI|timesofindia.indiatimes.com timesofindia.com
The Hindu||thehindu.com
Hindustan Times|HT newspaper|hindustantimes.com
The Indian Express||indianexpress.com
The New Indian Express||newindianexpress.com
The Economic Times||economictimes.indiatimes.com economictimes.com
Mint|Livemint|livemint.com
Business Standard||business-standard.com
The Telegraph of Kolkata|Telegraph India|telegraphindia.com
The Tribune of Chandigarh|Tribune India|tribuneindia.com
Deccan Herald||deccanherald.com
Deccan Chronicle||deccanchronicle.com
The Statesman|Statesman newspaper|thestatesman.com
Mid-Day|Mid-day|mid-day.com
Dainik Bhaskar||bhaskar.com
Dainik Jagran||jagran.com
Amar Ujala||amarujala.com
Malayala Manorama|Manorama|manoramaonline.com
Anandabazar Patrika||anandabazar.com
Greater Kashmir||greaterkashmir.com
The Daily Star of Bangladesh|Daily Star Bangladesh|thedailystar.net
Prothom Alo||prothomalo.com
Dhaka Tribune||dhakatribune.com
New Age Bangladesh||newagebd.net
The Kathmandu Post||kathmandupost.com
The Himalayan Times||thehimalayantimes.com
Kuensel||kuenselonline.com
The Sunday Leader
Daily Mirror of Sri Lanka|Daily Mirror Sri Lanka|dailymirror.lk
The Island newspaper||island.lk
People's Daily|People's Daily Online|people.com.cn people.cn
Global Times||globaltimes.cn
China Daily||chinadaily.com.cn
PLA Daily|People's Liberation Army Daily|81.cn
Southern Weekly|Southern Weekend|infzm.com
Beijing News||bjnews.com.cn
Shanghai Daily||shine.cn
South China Morning Post|SCMP|scmp.com
Ming Pao||mingpao.com
Apple Daily
Hong Kong Economic Journal||hkej.com
The Standard of Hong Kong|Hong Kong Standard|thestandard.com.hk
Taipei Times||taipeitimes.com
Liberty Times||ltn.com.tw
United Daily News||udn.com
China Times||chinatimes.com
The Yomiuri Shimbun|Yomiuri;Japan News|yomiuri.co.jp japannews.yomiuri.co.jp
The Asahi Shimbun|Asahi|asahi.com
The Mainichi Shimbun|Mainichi|mainichi.jp
Nikkei|Nihon Keizai Shimbun;Nikkei newspaper|nikkei.com
Sankei Shimbun|Sankei|sankei.com
The Japan Times||japantimes.co.jp
Tokyo Shimbun||tokyo-np.co.jp
Okinawa Times||okinawatimes.co.jp
Ryukyu Shimpo||ryukyushimpo.jp
Chosun Ilbo||chosun.com
JoongAng Ilbo|Korea JoongAng Daily;JoongAng Daily|joongang.co.kr koreajoongangdaily.joins.com
Dong-A Ilbo|Donga Ilbo|donga.com
Hankyoreh||hani.co.kr
The Korea Herald||koreaherald.com
The Korea Times||koreatimes.co.kr
Kyunghyang Shinmun||khan.co.kr
Maeil Business Newspaper||mk.co.kr
Rodong Sinmun||rodong.rep.kp
The Straits Times||straitstimes.com
The Business Times of Singapore|Business Times Singapore|businesstimes.com.sg
Lianhe Zaobao|Zaobao|zaobao.com.sg
New Straits Times||nst.com.my
The Star of Malaysia|Star Malaysia|thestar.com.my
Malay Mail||malaymail.com
Utusan Malaysia||utusan.com.my
Bangkok Post||bangkokpost.com
The Nation of Thailand|Nation Thailand|nationthailand.com
Thai Rath||thairath.co.th
The Jakarta Post||thejakartapost.com
Jakarta Globe||jakartaglobe.id
Kompas||kompas.com kompas.id
Jawa Pos||jawapos.com
Philippine Daily Inquirer|Inquirer.net;Daily Inquirer|inquirer.net
The Philippine Star|Philstar|philstar.com
Manila Bulletin||mb.com.ph
The Manila Times||manilatimes.net
BusinessWorld|Business World Philippines|bworldonline.com
Tuoi Tre||tuoitre.vn
Thanh Nien||thanhnien.vn
Nhan Dan||nhandan.vn
The Phnom Penh Post||phnompenhpost.com
The Cambodia Daily
Khmer Times||khmertimeskh.com
Vientiane Times||vientianetimes.org.la
The Myanmar Times
Global New Light of Myanmar||gnlm.com.mm
Mail & Guardian|Mail and Guardian|mg.co.za
Sunday Times of South Africa|South Africa's Sunday Times|timeslive.co.za
Business Day of South Africa|BusinessLive|businesslive.co.za businessday.co.za
Sowetan||sowetanlive.co.za
City Press
Beeld
Die Burger
Rapport
Cape Times
The Citizen of South Africa||citizen.co.za
The Herald of Zimbabwe|Zimbabwe Herald|herald.co.zw
NewsDay Zimbabwe||newsday.co.zw
Zimbabwe Independent
The Namibian|Namibian newspaper|namibian.com.na
Mmegi||mmegi.bw
Times of Zambia
Nyasa Times||nyasatimes.com
The Citizen of Tanzania||thecitizen.co.tz
Daily Nation|Nation of Kenya;Kenya's Nation|nation.africa
The Standard of Kenya|Kenya's Standard|standardmedia.co.ke
The Star of Kenya|Kenya's Star newspaper|the-star.co.ke
The EastAfrican|East African newspaper|theeastafrican.co.ke
Daily Monitor|Monitor of Uganda|monitor.co.ug
New Vision||newvision.co.ug
The New Times of Rwanda|New Times Rwanda|newtimes.co.rw
The Reporter of Ethiopia|Ethiopian Reporter|thereporterethiopia.com
Addis Standard||addisstandard.com
The Guardian of Nigeria|Guardian Nigeria|guardian.ng
The Punch|Punch newspaper;Punch Nigeria|punchng.com
Vanguard newspaper|Vanguard Nigeria|vanguardngr.com
ThisDay|This Day Nigeria|thisdaylive.com
Daily Trust||dailytrust.com
The Nation of Nigeria||thenationonlineng.net
Daily Graphic||graphic.com.gh
Daily Guide Ghana||dailyguidenetwork.com
Le Soleil||lesoleil.sn
El Watan||elwatan.dz
El Khabar||elkhabar.com
Hespress||hespress.com
Le Matin du Sahara||lematin.ma
Libya Herald||libyaherald.com
Sudan Tribune||sudantribune.com
Folha de S.Paulo|Folha de São Paulo;Folha de Sao Paulo;Folha|folha.uol.com.br
O Globo||oglobo.globo.com
O Estado de S. Paulo|Estadão;Estadao;O Estado de São Paulo;Estado de S. Paulo|estadao.com.br
Valor Econômico|Valor Economico|valor.globo.com
Correio Braziliense||correiobraziliense.com.br
Zero Hora||gauchazh.clicrbs.com.br
Clarín|Clarin|clarin.com
La Nación of Argentina|La Nacion Argentina|lanacion.com.ar
Página/12|Pagina/12;Pagina 12|pagina12.com.ar
Perfil||perfil.com
Ámbito Financiero|Ambito Financiero|ambito.com
Buenos Aires Times||batimes.com.ar
El Mercurio||elmercurio.com emol.com
La Tercera||latercera.com
El Tiempo||eltiempo.com
El Espectador||elespectador.com
El Colombiano||elcolombiano.com
El Comercio of Peru|Peru's El Comercio|elcomercio.pe
La República of Peru|La Republica of Peru|larepublica.pe
El Comercio of Ecuador|Ecuador's El Comercio|elcomercio.com
El Universo||eluniverso.com
El Nacional||el-nacional.com
Últimas Noticias||ultimasnoticias.com.ve
El Deber||eldeber.com.bo
El País of Uruguay|Uruguay's El País|elpais.com.uy
ABC Color||abc.com.py
El Universal||eluniversal.com.mx
Reforma||reforma.com
La Jornada||jornada.com.mx
Milenio||milenio.com
Excélsior|Excelsior|excelsior.com.mx
El Financiero||elfinanciero.com.mx
El Norte||elnorte.com
El Economista||eleconomista.com.mx
Prensa Libre||prensalibre.com
La Prensa Gráfica|La Prensa Grafica|laprensagrafica.com
La Prensa of Nicaragua|Nicaragua's La Prensa|laprensani.com
La Nación of Costa Rica|La Nacion Costa Rica|nacion.com
The Tico Times||ticotimes.net
El Heraldo of Honduras|El Heraldo Honduras|elheraldo.hn
La Prensa of Panama|La Prensa Panama|prensa.com
Granma||granma.cu
Juventud Rebelde||juventudrebelde.cu
Listín Diario|Listin Diario|listindiario.com
Le Nouvelliste||lenouvelliste.com
Miami New Times||miaminewtimes.com
The Gleaner|Jamaica Gleaner|jamaica-gleaner.com
Jamaica Observer||jamaicaobserver.com
Trinidad Express||trinidadexpress.com
Trinidad and Tobago Guardian|Trinidad Guardian|guardian.co.tt
Stabroek News||stabroeknews.com
El Nuevo Día|El Nuevo Dia|elnuevodia.com
Lloyd's List||lloydslist.com
The Art Newspaper||theartnewspaper.com
Investor's Business Daily||investors.com
Barron's||barrons.com
American Banker||americanbanker.com
Women's Wear Daily|WWD|wwd.com
Roll Call||rollcall.com
National Enquirer||nationalenquirer.com
National Law Journal||law.com
Army Times||armytimes.com
Navy Times||navytimes.com
Military Times||militarytimes.com
Público of Spain||publico.es
BusinessDay Nigeria||businessday.ng
AM New York|amNewYork;amNY|amny.com
Washington City Paper||washingtoncitypaper.com
The Stranger of Seattle||thestranger.com
Chicago Reader||chicagoreader.com
LA Weekly|L.A. Weekly|laweekly.com
Daily Herald of Illinois||dailyherald.com
Lansing State Journal||lansingstatejournal.com
The Grand Rapids Press|MLive;MLive.com|mlive.com
Green Bay Press-Gazette||greenbaypressgazette.com
Duluth News Tribune||duluthnewstribune.com
The Forum of Fargo-Moorhead||inforum.com
Great Falls Tribune||greatfallstribune.com
Amarillo Globe-News||amarillo.com
Corpus Christi Caller-Times||caller.com
The Shreveport Times||shreveporttimes.com
Telegram & Gazette|Worcester Telegram & Gazette|telegram.com
The Day of New London||theday.com
Lancaster Online|LNP|lancasteronline.com
The Virgin Islands Daily News||virginislandsdailynews.com
The Augusta Chronicle||augustachronicle.com
The Macon Telegraph||macon.com
The Ledger of Lakeland||theledger.com
Daytona Beach News-Journal||news-journalonline.com
The Post-Star||poststar.com
The Eagle-Tribune||eagletribune.com
The Jersey Journal
Philadelphia Tribune||phillytrib.com
Amsterdam News|New York Amsterdam News|amsterdamnews.com
Chicago Defender||chicagodefender.com
Navajo Times||navajotimes.com
World Journal||worldjournal.com
The Guam Daily Post||postguam.com
"""

_BROADCASTERS = """
CNN|Cable News Network;CNN International;CNN.com;CNN Politics;CNN en Español|cnn.com
NBC News|NBC;NBCNews.com|nbcnews.com nbc.com
MSNBC|MS NOW;msnbc.com|msnbc.com ms.now
CNBC|CNBC.com;CNBC-TV18|cnbc.com cnbctv18.com
ABC News|ABCNews.com|abcnews.go.com abcnews.com
CBS News|CBS;CBSNews.com;CBSN|cbsnews.com
Fox News|Fox News Channel;FoxNews.com;FOX News Digital;Fox News Digital|foxnews.com
Fox Business Network|Fox Business;FBN|foxbusiness.com
PBS|Public Broadcasting Service|pbs.org
C-SPAN|CSPAN|c-span.org
Newsmax|Newsmax TV;NewsmaxTV|newsmax.com
One America News Network|One America News;OANN;OAN|oann.com
NewsNation|News Nation|newsnationnow.com
Univision|Univisión;Univision Noticias;Noticias Univision|univision.com
Telemundo|Noticias Telemundo|telemundo.com
Bloomberg Television|Bloomberg TV
Spectrum News|NY1;Spectrum News NY1|spectrumlocalnews.com ny1.com
Christian Broadcasting Network|CBN;CBN News|cbn.com cbnnews.com
EWTN|EWTN News|ewtn.com
Real America's Voice||americasvoice.news
HBO|Home Box Office|hbo.com
Showtime||sho.com
Comedy Central||cc.com
MTV|MTV News|mtv.com
VH1||vh1.com
BET|BET News;Black Entertainment Television|bet.com
ESPN|ESPN.com|espn.com
Fox Sports||foxsports.com
NBC Sports||nbcsports.com
CBS Sports||cbssports.com
NFL Network||nfl.com
NESN||nesn.com
The Weather Channel||weather.com
Court TV||courttv.com
E! News|E! Online|eonline.com
Bravo TV|Bravo network|bravotv.com
History Channel||history.com
Discovery Channel||discovery.com
National Geographic Channel|Nat Geo TV
REVOLT|REVOLT TV|revolt.tv
BBC|BBC News;BBC Online;BBC.com;BBC News Online;British Broadcasting Corporation;BBC One;BBC Two;BBC Scotland;BBC Wales;BBC Northern Ireland|bbc.com bbc.co.uk
BBC Persian
BBC Arabic
BBC Russian|BBC Russian Service
BBC Verify
ITV|ITV News;Independent Television News;ITN|itv.com
Channel 4|Channel 4 News;Channel Four|channel4.com
Channel 5 of Britain|5 News|channel5.com
Sky News|Sky;Sky TV|news.sky.com
Sky News Australia||skynews.com.au
Sky News Arabia||skynewsarabia.com
Sky Italia|Sky TG24|tg24.sky.it
GB News||gbnews.com
TalkTV|Talk TV|talk.tv
STV|STV News|stv.tv
S4C||s4c.cymru
RTÉ|RTE;RTE News;RTÉ News;Raidió Teilifís Éireann|rte.ie
CBC|CBC News;Canadian Broadcasting Corporation;Canadian Broadcasting Corp.;CBC Radio|cbc.ca
Radio-Canada|ICI Radio-Canada|ici.radio-canada.ca radio-canada.ca
CTV News|CTV|ctvnews.ca
Global News|Global National|globalnews.ca
CityNews|City News Toronto|citynews.ca
CPAC||cpac.ca
TVA Nouvelles|TVA|tvanouvelles.ca
APTN|APTN News|aptnnews.ca
Australian Broadcasting Corporation|ABC News Australia;Australian Broadcasting Corp.;ABC Australia|abc.net.au
Special Broadcasting Service|SBS News|sbs.com.au
Nine News|Channel Nine;Nine Network;9News|9news.com.au nine.com.au
Seven News|Channel Seven;Seven Network;7News|7news.com.au
Network Ten|Channel 10;10 News|10play.com.au
TVNZ|1News;Television New Zealand;One News|tvnz.co.nz 1news.co.nz
Newshub|TV3 New Zealand|newshub.co.nz
RNZ|Radio New Zealand|rnz.co.nz
France 24|France24|france24.com
TF1|TF1 Info|tf1info.fr tf1.fr
France 2|France 3;France Télévisions;France Televisions;France TV|francetvinfo.fr
BFM TV|BFMTV;BFM|bfmtv.com
CNews||cnews.fr
LCI||lci.fr
Arte|ARTE|arte.tv
TV5 Monde|TV5Monde|tv5monde.com
ARD|ARD television|ard.de daserste.de
ZDF|ZDF television|zdf.de zdfheute.de
NDR|Norddeutscher Rundfunk|ndr.de
WDR|Westdeutscher Rundfunk|wdr.de
Bayerischer Rundfunk||br.de
Mitteldeutscher Rundfunk|MDR|mdr.de
RTL Germany|RTL Deutschland|rtl.de
N-tv|n-tv;NTV Germany|n-tv.de
Deutsche Welle|DW;DW News|dw.com
Die Welt TV|Welt TV
ORF||orf.at
SRF|Swiss broadcaster SRF|srf.ch
RTS Switzerland|Radio Télévision Suisse|rts.ch
NOS|NOS Nieuws|nos.nl
VRT|VRT NWS|vrt.be
RTBF||rtbf.be
VTM|VTM Nieuws
Rai|RAI;Rai 1;Rai News;RAI 3|rai.it rainews.it
La7|La 7|la7.it
Mediaset|Canale 5|mediaset.it
TVE|RTVE;Televisión Española;TVE1|rtve.es
Antena 3 of Spain||antena3.com
La Sexta|laSexta|lasexta.com
Telecinco||telecinco.es
RTP||rtp.pt
SIC Notícias|SIC television|sicnoticias.pt
DR|Danish broadcaster DR;Danmarks Radio|dr.dk
TV 2 Denmark|TV2 Denmark|tv2.dk
NRK||nrk.no
TV 2 Norway|TV2 Norway|tv2.no
SVT|Swedish Television;Sveriges Television|svt.se
TV4 Sweden|Sweden's TV4|tv4.se
Yle|YLE|yle.fi
MTV3||mtvuutiset.fi
RÚV|RUV|ruv.is
ERR||err.ee
LSM|Latvian Television;Latvian public broadcaster LSM|lsm.lv
LRT||lrt.lt
TVP|TVP Info;Telewizja Polska|tvp.info tvp.pl
TVN|TVN24;TVN 24|tvn24.pl
Polsat|Polsat News|polsatnews.pl
Czech Television|Česká televize|ceskatelevize.cz ct24.ceskatelevize.cz
Prima TV|CNN Prima News|cnn.iprima.cz
RTVS|Slovak public broadcaster RTVS|rtvs.sk
TV Markíza|TV Markiza|markiza.sk
M1 television|Hungarian state television
RTL Klub|RTL Hungary
TVR|Romanian public television|tvr.ro
Digi24|Digi 24|digi24.ro
Antena 3 Romania|Antena 3 CNN|antena3.ro
bTV|BTV Bulgaria|btvnovinite.bg
BNT|Bulgarian National Television|bntnews.bg
Nova TV of Bulgaria||nova.bg
RTV Slovenija||rtvslo.si
HRT||hrt.hr
N1||n1info.rs n1info.com n1info.ba n1info.hr
RTS Serbia|Radio Television of Serbia|rts.rs
RTCG||rtcg.me
Top Channel||top-channel.tv
ERT||ertnews.gr ert.gr
SKAI|Skai TV|skai.gr
CyBC|RIK|cybc.com.cy
TRT|TRT World;TRT Haber|trt.net.tr trtworld.com
NTV Turkey||ntv.com.tr
CNN Türk|CNN Turk|cnnturk.com
Habertürk|Haberturk|haberturk.com
Halk TV||halktv.com.tr
RT|Russia Today;RT television|rt.com
Channel One Russia|Channel One;Pervy Kanal;Russia's Channel One|1tv.ru 1tv.com
Rossiya 1|Rossiya-1;Rossiya 24;Rossiya-24;Russia-1;Russia 24;VGTRK;Vesti|vesti.ru smotrim.ru
Zvezda|Zvezda TV;TV Zvezda|tvzvezda.ru
REN TV|Ren TV|ren.tv
TV Rain|Dozhd;Rain TV|tvrain.tv tvrain.ru
RBC of Russia|RBC TV;RBK|rbc.ru
Current Time|Current Time TV;Nastoyashchee Vremya|currenttime.tv
Suspilne|Suspilne News|suspilne.media
1+1|1+1 channel|1plus1.ua tsn.ua
Inter TV||inter.ua
ICTV||ictv.ua
Espreso TV|Espreso|espreso.tv
Channel 5 of Ukraine|Ukraine's Channel 5|5.ua
Hromadske|Hromadske TV|hromadske.ua
Belsat|Belsat TV|belsat.eu
Rustavi 2||rustavi2.ge
Georgian Public Broadcaster||1tv.ge
Imedi|Imedi TV|imedinews.ge
Mtavari|Mtavari Arkhi
Kan|Kan News;Kan 11;Kan public broadcaster|kan.org.il
Channel 12 of Israel|Israel's Channel 12;N12|mako.co.il n12.co.il
Channel 13 of Israel|Israel's Channel 13|13tv.co.il
Channel 14 of Israel|Israel's Channel 14|now14.co.il
i24NEWS|i24 News;i24News|i24news.tv
Al Jazeera|Al-Jazeera;AlJazeera;Al Jazeera English;Al Jazeera America;Al Jazeera Arabic;Aljazeera|aljazeera.com aljazeera.net
Al Arabiya|Al-Arabiya;Al Arabiya English;Al Hadath;Al-Hadath|alarabiya.net
Al Mayadeen|Al-Mayadeen|almayadeen.net
Al-Manar|Al Manar|almanar.com.lb
Al-Aqsa TV|Al Aqsa TV
Al-Masirah|Al Masirah;Al-Masirah TV|almasirah.net.ye
Al Alam|Al-Alam|alalam.ir
Alhurra|Al-Hurra;Al Hurra|alhurra.com
LBCI|LBC Lebanon|lbcgroup.tv
MTV Lebanon||mtv.com.lb
Roya News|Roya|royanews.tv
Al-Ghad|Al Ghad TV|alghad.tv
Press TV|PressTV|presstv.ir presstv.com
IRIB|Islamic Republic of Iran Broadcasting;IRINN|irib.ir iribnews.ir
Iran International||iranintl.com
Manoto||manototv.com
Rudaw||rudaw.net
Kurdistan 24|Kurdistan24|kurdistan24.net
TOLOnews|Tolo News;TOLO News;Tolo TV|tolonews.com
Ariana News||ariananews.af
Amu TV||amu.tv
Geo News|Geo TV|geo.tv
ARY News||arynews.tv
Samaa TV||samaa.tv
Dunya News||dunyanews.tv
Hum News||humnews.pk
NDTV|New Delhi Television|ndtv.com
India Today TV|India Today Television
CNN-News18|CNN-IBN;News18|news18.com
Times Now||timesnownews.com
Republic TV||republicworld.com
Zee News|WION|zeenews.india.com wionews.com
Aaj Tak||aajtak.in
ABP News||abplive.com
Doordarshan|DD News|ddnews.gov.in
Somoy TV||somoynews.tv
Jamuna TV||jamuna.tv
CCTV|China Central Television;Chinese state broadcaster CCTV|cctv.com
Phoenix TV|Phoenix Television|ifeng.com
TVB||tvb.com
RTHK|Radio Television Hong Kong|rthk.hk
NHK|NHK World;NHK TV|nhk.or.jp
TBS Television|TBS Japan
TV Asahi||tv-asahi.co.jp
Fuji TV||fnn.jp
Nippon TV|Nippon Television|ntv.co.jp
TV Tokyo||tv-tokyo.co.jp
KBS|Korean Broadcasting System;KBS World|kbs.co.kr
MBC Korea|Munhwa Broadcasting Corporation|imbc.com
SBS Korea|Seoul Broadcasting System|sbs.co.kr
JTBC||jtbc.co.kr
YTN||ytn.co.kr
KCTV|Korean Central Television
TVBS||tvbs.com.tw
Channel NewsAsia||channelnewsasia.com
Astro Awani||astroawani.com
Thai PBS||thaipbs.or.th
Metro TV||metrotvnews.com
TVRI||tvri.go.id
CNN Indonesia||cnnindonesia.com
Detik|Detik.com;detikcom|detik.com
ABS-CBN|ABS-CBN News|abs-cbn.com
GMA News|GMA Network|gmanetwork.com
VTV|Vietnam Television|vtv.vn
Mizzima||mizzima.com
DVB|Democratic Voice of Burma|dvb.no english.dvb.no
SABC|SABC News;South African Broadcasting Corporation|sabcnews.com
eNCA|eNews Channel Africa|enca.com
Newzroom Afrika||newzroom405.com
ZBC|Zimbabwe Broadcasting Corporation|zbcnews.co.zw
NTV Kenya|NTV Uganda
Citizen TV||citizen.digital
KTN|KTN News
KBC|Kenya Broadcasting Corporation|kbc.co.ke
Channels Television|Channels TV|channelstv.com
Arise News|Arise TV|arise.tv
TVC News||tvcnews.tv
NTA|Nigerian Television Authority|nta.ng
GBC|Ghana Broadcasting Corporation|gbcghanaonline.com
Joy News|JoyNews|myjoyonline.com
RTI Ivory Coast|Radiodiffusion Television Ivoirienne
ORTM|Office of Radio and Television of Mali|ortm.ml
EBC|Ethiopian Broadcasting Corporation
Fana Broadcasting Corporate|Fana|fanabc.com
Tigrai TV
Ekhbariya|Al Ekhbariya;Al-Ekhbariya
2M||2m.ma
TeleSUR|teleSUR;Telesur|telesurtv.net telesurenglish.net
Televisa|N+;Noticieros Televisa|televisa.com nmas.com.mx
TV Azteca|Azteca|tvazteca.com
TV Globo|Rede Globo;Globo;GloboNews|globo.com
SBT Brazil||sbt.com.br
Record TV|RecordTV|record.r7.com r7.com
Band TV|Rede Bandeirantes|band.uol.com.br
CNN Brasil|CNN Brazil|cnnbrasil.com.br
Todo Noticias|TN|tn.com.ar
C5N||c5n.com
TVN Chile|Televisión Nacional de Chile|tvn.cl
Mega Chile||meganoticias.cl
Caracol|Caracol TV;Caracol Television;Caracol Noticias;Noticias Caracol|noticiascaracol.com caracoltv.com
RCN|Noticias RCN;RCN TV|noticiasrcn.com
América TV|America TV
Ecuavisa||ecuavisa.com
Teleamazonas||teleamazonas.com
Globovisión|Globovision|globovision.com
Venezolana de Televisión|VTV Venezuela|vtv.gob.ve
NTN24||ntn24.com
Euronews|euronews|euronews.com
Nova TV of Croatia||dnevnik.hr
RTL Nieuws||rtlnieuws.nl rtl.nl
NTV Russia|NTV of Russia|ntv.ru
CGTN|China Global Television Network|cgtn.com
RTL Today||rtl.lu
Fox 5|Fox 5 New York;Fox 5 DC|fox5ny.com fox5dc.com
KTLA||ktla.com
KTVU||ktvu.com
WFTV||wftv.com
WPLG||local10.com
WLWT||wlwt.com
KHOU||khou.com
WSB-TV||wsbtv.com
KMBC||kmbc.com
WCVB||wcvb.com
WMUR||wmur.com
WRAL||wral.com
WUSA9|WUSA|wusa9.com
KSTP||kstp.com
WCAX||wcax.com
KRON4|KRON|kron4.com
KING 5||king5.com
KARE 11||kare11.com
9News Denver|9NEWS Denver|9news.com
WGN|WGN-TV;WGN News|wgntv.com
Nexstar|Nexstar Media|nexstar.tv
Scripps News|Newsy|scrippsnews.com
PIX11|WPIX|pix11.com
The First TV||thefirsttv.com
Right Side Broadcasting Network|Right Side Broadcasting;RSBN|rsbnetwork.com
The Young Turks|TYT|tyt.com
Free Speech TV||freespeech.org
"""

_RADIO = """
NPR|National Public Radio|npr.org
Sirius XM|SiriusXM;Sirius XM Radio;SiriusXM Radio|siriusxm.com
CBS Radio|CBS News Radio
ABC Radio|ABC News Radio
Fox News Radio
Voice of America|VOA;VOA News|voanews.com
Radio Free Europe/Radio Liberty|RFE/RL;Radio Free Europe;Radio Liberty|rferl.org
Radio Free Asia|RFA|rfa.org
Radio Martí|Radio Marti;Radio y Televisión Martí|radiotelevisionmarti.com
Radio Svoboda|Radio Svaboda;Radio Azattyq|svoboda.org radiosvoboda.org
Radio Farda||radiofarda.com
BBC Radio|BBC Radio 4;BBC Radio Four;BBC Radio 5 Live;BBC 5 Live;BBC Radio Five Live;BBC Radio 2;BBC Radio Scotland;BBC Radio Ulster;BBC Radio London;Radio 4;Radio Four
BBC World Service|World Service of the BBC
LBC|LBC Radio|lbc.co.uk
Times Radio
talkRADIO|TalkRadio
Newstalk||newstalk.com
Today FM||todayfm.com
Vatican Radio|Vatican News;Radio Vatican|vaticannews.va
France Info|franceinfo;France Inter;France Culture;Radio France|radiofrance.fr franceinfo.fr
RTL France|RTL radio|rtl.fr
Europe 1|Europe-1|europe1.fr
RMC|RMC radio|rmc.bfmtv.com
Radio France Internationale|RFI|rfi.fr
Deutschlandfunk|Deutschlandfunk Kultur;Deutschlandradio|deutschlandfunk.de
Inforadio|rbb Inforadio|inforadio.de
Cadena SER|SER radio|cadenaser.com
Cadena COPE|COPE radio|cope.es
Onda Cero||ondacero.es
RAC1|Catalunya Ràdio|rac1.cat
Rádio Renascença|Radio Renascenca|rr.sapo.pt
TSF Radio||tsf.pt
Radio 24||radio24.ilsole24ore.com
Sveriges Radio|Swedish Radio;SR Ekot|sverigesradio.se
Polskie Radio|Polish Radio|polskieradio.pl
RMF FM||rmf24.pl
TOK FM||tokfm.pl
Radio ZET||radiozet.pl
Český rozhlas|Czech Radio;Radio Prague;Radio Prague International|rozhlas.cz
Kossuth Rádió|Kossuth Radio;Kossuth radio
Klubrádió|Klubradio|klubradio.hu
Europa FM|Europa FM Romania|europafm.ro
Echo of Moscow|Ekho Moskvy;Ekho Moskvi;Echo Moskvy|echo.msk.ru
Business FM||bfm.ru
Kol Israel|Israel Radio;Reshet Bet
Army Radio|Israel's Army Radio;Galei Tzahal;Galatz|glz.co.il
103FM|Radio 103FM|103fm.maariv.co.il
Voice of Palestine
Radio Dabanga|Dabanga|dabangasudan.org
Radio Okapi||radiookapi.net
Radio Tamazuj||radiotamazuj.org
Miraya FM|Radio Miraya
Capital FM Kenya|Capital FM|capitalfm.co.ke
Radio Shabelle|Shabelle
Radio 702|702 Talk Radio;Talk Radio 702;Cape Talk|702.co.za
All India Radio|Akashvani|newsonair.gov.in
China Radio International||cri.cn
Mitre Radio|Radio Mitre|radiomitre.cienradios.com
Radio 10 Argentina|Radio 10
Cooperativa Radio|Radio Cooperativa|cooperativa.cl
Blu Radio|W Radio|bluradio.com wradio.com.co
Caracol Radio||caracol.com.co
RPP|RPP Noticias|rpp.pe
Radio Fórmula|Radio Formula|radioformula.com.mx
Aristegui Noticias||aristeguinoticias.com
Jovem Pan||jovempan.com.br
CBN Brazil|Rádio CBN;Radio CBN|cbn.globo.com
2GB|Radio 2GB;2GB radio|2gb.com
3AW|Radio 3AW;3AW radio|3aw.com.au
ABC Radio National|RN Breakfast;Radio National
Newstalk ZB||newstalkzb.co.nz
WNYC|New York Public Radio|wnyc.org
WBUR||wbur.org
WGBH|GBH;GBH News|wgbh.org
KQED||kqed.org
KPCC|LAist|laist.com
WBEZ||wbez.org
WAMU||wamu.org
WHYY||whyy.org
OPB|Oregon Public Broadcasting|opb.org
Minnesota Public Radio|MPR;MPR News|mprnews.org
Wisconsin Public Radio|WPR|wpr.org
Vermont Public|Vermont Public Radio;VPR|vermontpublic.org
New Hampshire Public Radio|NHPR|nhpr.org
Iowa Public Radio||iowapublicradio.org
Georgia Public Broadcasting|GPB News|gpb.org
Texas Public Radio||tpr.org
Colorado Public Radio|CPR News|cpr.org
Wyoming Public Radio||wyomingpublicmedia.org
Nebraska Public Media||nebraskapublicmedia.org
Salem Radio Network|Salem Radio
American Public Media||americanpublicmedia.org
PRX|World from PRX|prx.org theworld.org
Pacifica Radio||pacifica.org
American Family Radio||afr.net
WABC Radio|77 WABC
1010 WINS
WTOP||wtop.com
WEEI
WBAL||wbal.com
talkSPORT|TalkSport|talksport.com
"""

_MAGAZINES = """
Time|Time magazine;TIME magazine;Time.com|time.com
Newsweek|Newsweek magazine|newsweek.com
The New Yorker|New Yorker magazine|newyorker.com
New York magazine|New York Magazine;Intelligencer;Cut;NYMag|nymag.com thecut.com
The Atlantic|Atlantic magazine;Atlantic Monthly|theatlantic.com
Harper's Magazine|Harper's|harpers.org
The Nation|Nation magazine|thenation.com
The New Republic|TNR|newrepublic.com
National Review|National Review Online|nationalreview.com
The Weekly Standard||weeklystandard.com
Washington Monthly||washingtonmonthly.com
The American Conservative|American Conservative magazine|theamericanconservative.com
The American Prospect||prospect.org
Commentary magazine|Commentary Magazine|commentary.org
Reason|Reason magazine|reason.com
Mother Jones|Mother Jones magazine|motherjones.com
The Progressive|Progressive magazine|progressive.org
In These Times||inthesetimes.com
Jacobin|Jacobin magazine|jacobin.com
Dissent magazine||dissentmagazine.org
First Things||firstthings.com
City Journal||city-journal.org
Foreign Policy|Foreign Policy magazine|foreignpolicy.com
Foreign Affairs|Foreign Affairs magazine|foreignaffairs.com
The National Interest|National Interest magazine|nationalinterest.org
The Diplomat|Diplomat magazine|thediplomat.com
World Politics Review||worldpoliticsreview.com
The Economist|Economist magazine|economist.com
Fortune|Fortune magazine|fortune.com
Forbes|Forbes magazine;Forbes.com|forbes.com
Inc. magazine||inc.com
Fast Company||fastcompany.com
Entrepreneur magazine||entrepreneur.com
Harvard Business Review|HBR|hbr.org
Vanity Fair||vanityfair.com
Esquire|Esquire magazine|esquire.com
GQ|GQ magazine|gq.com
Rolling Stone|Rolling Stone magazine|rollingstone.com
Playboy|Playboy magazine|playboy.com
Vogue|Vogue magazine|vogue.com
Elle|Elle magazine|elle.com
Harper's Bazaar||harpersbazaar.com
Glamour|Glamour magazine|glamour.com
Marie Claire||marieclaire.com
Cosmopolitan|Cosmopolitan magazine|cosmopolitan.com
Teen Vogue||teenvogue.com
Allure magazine||allure.com
People|People magazine|people.com
Us Weekly|Us Magazine|usmagazine.com
Life & Style|Life & Style magazine
In Touch|In Touch Weekly|intouchweekly.com
OK! magazine|OK! Magazine|okmagazine.com
Entertainment Weekly||ew.com
TV Guide||tvguide.com
Variety|Variety magazine|variety.com
The Hollywood Reporter|THR|hollywoodreporter.com
Billboard|Billboard magazine|billboard.com
Pitchfork||pitchfork.com
Spin magazine||spin.com
NME|New Musical Express|nme.com
Deadline|Deadline Hollywood;Deadline.com|deadline.com
Adweek||adweek.com
Ad Age|Advertising Age;AdAge|adage.com
Editor & Publisher|Editor and Publisher|editorandpublisher.com
Columbia Journalism Review|CJR|cjr.org
Nieman Lab|Nieman Reports;Nieman Journalism Lab|niemanlab.org niemanreports.org
Press Gazette||pressgazette.co.uk
Publishers Weekly||publishersweekly.com
Sports Illustrated||si.com
The Sporting News||sportingnews.com
Golf Digest||golfdigest.com
Scientific American||scientificamerican.com
New Scientist||newscientist.com
Popular Science||popsci.com
Popular Mechanics||popularmechanics.com
National Geographic||nationalgeographic.com
Smithsonian Magazine|Smithsonian magazine|smithsonianmag.com
Discover magazine||discovermagazine.com
MIT Technology Review|Technology Review|technologyreview.com
Wired|Wired magazine;WIRED|wired.com
Psychology Today||psychologytoday.com
Consumer Reports||consumerreports.org
Reader's Digest||rd.com
Ebony|Ebony magazine|ebony.com
Essence|Essence magazine|essence.com
Jet magazine
The Advocate|Advocate magazine|advocate.com
Out magazine||out.com
Latina|Latina magazine|latina.com
Texas Monthly||texasmonthly.com
Philadelphia magazine||phillymag.com
Boston magazine||bostonmagazine.com
Chicago magazine||chicagomag.com
Los Angeles magazine||lamag.com
Washingtonian|Washingtonian magazine|washingtonian.com
The New York Times Magazine|Times Magazine
The New York Review of Books||nybooks.com
London Review of Books|LRB|lrb.co.uk
The Times Literary Supplement|TLS|the-tls.co.uk
Times Higher Education||timeshighereducation.com
The Chronicle of Higher Education||chronicle.com
Education Week||edweek.org
Jane's|Jane's Defence Weekly;Janes|janes.com
Aviation Week|Aviation Week & Space Technology|aviationweek.com
Defense News||defensenews.com
Jeune Afrique||jeuneafrique.com
Africa Confidential||africa-confidential.com
The Spectator|Spectator magazine|spectator.co.uk spectator.com
New Statesman||newstatesman.com
Private Eye||private-eye.co.uk
Prospect magazine||prospectmagazine.co.uk
The Week|Week magazine|theweek.com theweek.co.uk
The Big Issue||bigissue.com
Radio Times||radiotimes.com
Hello! magazine|Hello!|hellomagazine.com
Tatler||tatler.com
Country Life magazine||countrylife.co.uk
The Grocer||thegrocer.co.uk
Farmers Weekly||fwi.co.uk
The Lawyer magazine||thelawyer.com
Nature|Nature magazine;journal Nature|nature.com
Science magazine|journal Science|science.org
The Lancet||thelancet.com
The BMJ|British Medical Journal|bmj.com
Maclean's||macleans.ca
The Walrus|Walrus magazine|thewalrus.ca
L'actualité||lactualite.com
The Monthly of Australia||themonthly.com.au
The Bulletin of the Atomic Scientists||thebulletin.org
Der Spiegel|Spiegel;Spiegel Online;Spiegel magazine|spiegel.de
Stern|Stern magazine|stern.de
Focus magazine|German magazine Focus|focus.de
Cicero magazine||cicero.de
WirtschaftsWoche|Wirtschaftswoche|wiwo.de
Bunte||bunte.de
Profil magazine|Austrian magazine Profil|profil.at
L'Express||lexpress.fr
Le Point||lepoint.fr
L'Obs|Le Nouvel Observateur;Le Nouvel Obs|nouvelobs.com
Paris Match||parismatch.com
Marianne|Marianne magazine|marianne.net
Valeurs Actuelles||valeursactuelles.com
Charlie Hebdo||charliehebdo.fr
Courrier International||courrierinternational.com
Closer|Closer magazine
L'Espresso||lespresso.it
Oggi||oggi.it
Hola!|¡Hola!|hola.com
Visão||visao.pt
Elsevier Weekblad||ewmagazine.nl
De Groene Amsterdammer||groene.nl
Knack||knack.be
Newsweek Polska||newsweek.pl
Polityka||polityka.pl
Wprost||wprost.pl
Do Rzeczy||dorzeczy.pl
Respekt||respekt.cz
HVG||hvg.hu
Weltwoche|Die Weltwoche|weltwoche.ch
Vreme||vreme.com
The New Times of Russia|Russian magazine New Times|newtimes.ru
Forbes Russia||forbes.ru
Novoye Vremya|NV|nv.ua
India Today|India Today magazine|indiatoday.in
Outlook India|Outlook magazine|outlookindia.com
The Caravan|Caravan magazine|caravanmagazine.in
Frontline magazine||frontline.thehindu.com
Tehelka
Open magazine||openthemagazine.com
Himal Southasian||himalmag.com
Nikkei Asia|Nikkei Asian Review|asia.nikkei.com
Shukan Bunshun|Bunshun|bunshun.jp
Caixin|Caixin Global|caixin.com caixinglobal.com
Yicai|Yicai Global|yicai.com yicaiglobal.com
Far Eastern Economic Review
Asiaweek
Tempo|Tempo magazine|tempo.co
The Edge Malaysia|Edge|theedgemalaysia.com
Veja||veja.abril.com.br
IstoÉ|IstoE|istoe.com.br
Época|Epoca magazine
CartaCapital|Carta Capital|cartacapital.com.br
Piauí|Piaui magazine|piaui.folha.uol.com.br
Semana|Semana magazine|semana.com
Cambio|Cambio magazine|cambiocolombia.com
Caretas||caretas.pe
Proceso|Proceso magazine|proceso.com.mx
Letras Libres||letraslibres.com
Financial Mail
Drum magazine
The Africa Report||theafricareport.com
Tablet|Tablet magazine|tabletmag.com
Moment magazine||momentmag.com
America magazine||americamagazine.org
Christianity Today||christianitytoday.com
The Christian Post||christianpost.com
Commonweal||commonwealmagazine.org
Charisma magazine
The New England Journal of Medicine|NEJM|nejm.org
JAMA|Journal of the American Medical Association|jamanetwork.com
Proceedings of the National Academy of Sciences|PNAS|pnas.org
"""

_ONLINE = """
Politico|POLITICO;Politico Magazine;POLITICO Magazine;Politico Playbook;POLITICO Playbook;Politico Pro;POLITICO Florida;POLITICO New York;Politico New York|politico.com
Politico Europe|POLITICO Europe;Politico.eu;POLITICO London Playbook|politico.eu
The Hill|TheHill;Hill newspaper;TheHill.com|thehill.com
Axios||axios.com
HuffPost|Huffington Post;HuffPost Pollster;HuffPost Politics;HuffPost UK|huffpost.com huffingtonpost.com huffingtonpost.co.uk
BuzzFeed News|BuzzFeed;Buzzfeed;Buzzfeed News|buzzfeednews.com buzzfeed.com
Business Insider|BusinessInsider|businessinsider.com insider.com
Breitbart News|Breitbart;Breitbart.com;Breitbart News Network|breitbart.com
The Daily Beast||thedailybeast.com
The Daily Caller|Daily Caller News Foundation|dailycaller.com dailycallernewsfoundation.org
The Daily Wire||dailywire.com
The Federalist|Federalist website|thefederalist.com
Washington Free Beacon|Free Beacon|freebeacon.com
TheBlaze|Blaze;Blaze Media|theblaze.com
Townhall|Townhall.com|townhall.com
RedState|Red State blog|redstate.com
PJ Media||pjmedia.com
The Gateway Pundit||thegatewaypundit.com
InfoWars|Infowars|infowars.com
WorldNetDaily|WND|wnd.com
Western Journalism|Western Journal|westernjournal.com
LifeZette||lifezette.com
LifeSiteNews||lifesitenews.com
American Thinker||americanthinker.com
The Drudge Report||drudgereport.com
Just the News||justthenews.com
RealClearPolitics|Real Clear Politics;RealClear Politics;RCP|realclearpolitics.com
FiveThirtyEight|538;Five Thirty Eight|fivethirtyeight.com
Vox|Vox.com|vox.com
Slate|Slate magazine;Slate.com|slate.com
Salon|Salon magazine;Salon.com|salon.com
ProPublica||propublica.org
The Intercept||theintercept.com
The Marshall Project||themarshallproject.org
The 19th|19th News|19thnews.org
The Center for Public Integrity||publicintegrity.org
ThinkProgress|Think Progress|thinkprogress.org
Talking Points Memo|TPM|talkingpointsmemo.com
Daily Kos|DailyKos|dailykos.com
Raw Story||rawstory.com
AlterNet|Alternet|alternet.org
Truthout||truthout.org
Common Dreams||commondreams.org
Crooks and Liars||crooksandliars.com
Mediaite||mediaite.com
TheWrap|Wrap|thewrap.com
Gawker|Gawker Media|gawker.com
Jezebel||jezebel.com
Deadspin||deadspin.com
Gizmodo||gizmodo.com
The A.V. Club||avclub.com
TMZ|TMZ Sports;TMZ.com|tmz.com
Page Six||pagesix.com
Radar Online|RadarOnline|radaronline.com
Refinery29||refinery29.com
Bustle||bustle.com
Mashable||mashable.com
Mic|Mic.com|mic.com
Upworthy||upworthy.com
NowThis|NowThis News|nowthisnews.com
Vice|Vice News;VICE;VICE News|vice.com
Quartz|Quartz news site|qz.com
Semafor||semafor.com
Puck|Puck News|puck.news
Punchbowl News|Punchbowl|punchbowl.news
The Messenger
The Dispatch||thedispatch.com
The Bulwark|Bulwark website|thebulwark.com
The Free Press||thefp.com
UnHerd|Unherd|unherd.com
NOTUS||notus.org
Inside Higher Ed||insidehighered.com
Inside Climate News|InsideClimate News|insideclimatenews.org
E&E News|EE News;Greenwire|eenews.net
Grist||grist.org
Heatmap|Heatmap News|heatmap.news
Carbon Brief||carbonbrief.org
Climate Home News|Climate Home|climatechangenews.com
STAT|STAT News;Stat News|statnews.com
MedPage Today||medpagetoday.com
WebMD||webmd.com
Healthline||healthline.com
Chalkbeat||chalkbeat.org
The 74||the74million.org
The Verge||theverge.com
TechCrunch||techcrunch.com
Ars Technica||arstechnica.com
CNET||cnet.com
ZDNet|ZDNET|zdnet.com
Engadget||engadget.com
The Information|Information news site|theinformation.com
Recode
VentureBeat||venturebeat.com
404 Media||404media.co
Platformer||platformer.news
The Register|Register tech site|theregister.com
9to5Mac||9to5mac.com
MacRumors||macrumors.com
CoinDesk||coindesk.com
Cointelegraph||cointelegraph.com
MarketWatch||marketwatch.com
TheStreet|TheStreet.com|thestreet.com
Seeking Alpha||seekingalpha.com
The Motley Fool||fool.com
Yahoo News|Yahoo! News;Yahoo Finance;Yahoo|news.yahoo.com yahoo.com finance.yahoo.com
MSN|MSN News|msn.com
AOL News|AOL|aol.com
SB Nation||sbnation.com
Bleacher Report||bleacherreport.com
The Athletic||theathletic.com
The Ringer||theringer.com
The Root||theroot.com
TheGrio|Grio|thegrio.com
Capital B||capitalbnews.org
Colorlines||colorlines.com
Remezcla||remezcla.com
Them||them.us
PinkNews|Pink News|thepinknews.com
Washington Blade||washingtonblade.com
Gothamist||gothamist.com
DNAinfo
Block Club Chicago||blockclubchicago.org
Patch|Patch.com|patch.com
City & State|City & State New York|cityandstateny.com
The Texas Tribune||texastribune.org
CalMatters|Cal Matters|calmatters.org
The Oaklandside||oaklandside.org
Berkeleyside||berkeleyside.org
Mission Local||missionlocal.org
Gazetteer SF|Gazetteer|sf.gazetteer.co
Voice of San Diego||voiceofsandiego.org
VTDigger|VT Digger|vtdigger.org
Mississippi Today||mississippitoday.org
MinnPost||minnpost.com
Bridge Michigan|Bridge Magazine|bridgemi.com
Spotlight PA||spotlightpa.org
NJ Spotlight News|NJ Spotlight|njspotlightnews.org
Michigan Advance||michiganadvance.com
Iowa Starting Line||iowastartingline.com
Florida Politics||floridapolitics.com
Honolulu Civil Beat|Civil Beat|civilbeat.org
The Colorado Independent
Crosscut|Cascade PBS|crosscut.com
Street Roots||streetroots.org
BisNow|Bisnow|bisnow.com
Law360||law360.com
Above the Law||abovethelaw.com
Lawfare||lawfaremedia.org lawfareblog.com
Just Security||justsecurity.org
SCOTUSblog||scotusblog.com
War on the Rocks||warontherocks.com
Defense One||defenseone.com
Breaking Defense||breakingdefense.com
Military.com||military.com
Task & Purpose||taskandpurpose.com
The War Zone||twz.com
Bellingcat||bellingcat.com
International Consortium of Investigative Journalists|ICIJ|icij.org
Organized Crime and Corruption Reporting Project|OCCRP|occrp.org
Forbidden Stories||forbiddenstories.org
Lighthouse Reports||lighthousereports.com
PolitiFact|Politifact|politifact.com
FactCheck.org|Factcheck.org|factcheck.org
Snopes|Snopes.com|snopes.com
Full Fact||fullfact.org
Lead Stories||leadstories.com
openDemocracy|Open Democracy|opendemocracy.net
The Conversation|Conversation website|theconversation.com
Project Syndicate||project-syndicate.org
Byline Times||bylinetimes.com
The Canary||thecanary.co
Tortoise Media|Tortoise|tortoisemedia.com
Guido Fawkes|Guido Fawkes blog|order-order.com
ConservativeHome|Conservative Home|conservativehome.com
LabourList||labourlist.org
PoliticsHome|Politics Home|politicshome.com
The Ferret||theferret.scot
The Bureau of Investigative Journalism||thebureauinvestigates.com
TheJournal.ie|Journal Ireland|thejournal.ie
The Tyee||thetyee.ca
The Narwhal||thenarwhal.ca
iPolitics||ipolitics.ca
Rabble.ca||rabble.ca
Crikey||crikey.com.au
News.com.au||news.com.au
The New Daily||thenewdaily.com.au
Stuff|Stuff.co.nz|stuff.co.nz
The Spinoff||thespinoff.co.nz
Newsroom New Zealand|Newsroom.co.nz|newsroom.co.nz
Mediapart||mediapart.fr
Médiacités||mediacites.fr
StreetPress||streetpress.com
Les Jours||lesjours.fr
Contexte||contexte.com
EUobserver|EU Observer|euobserver.com
Euractiv|EurActiv;EURACTIV|euractiv.com
The Parliament Magazine||theparliamentmagazine.eu
The Brussels Times||brusselstimes.com
Balkan Insight|BIRN;Balkan Investigative Reporting Network|balkaninsight.com
Emerging Europe||emerging-europe.com
Intellinews|bne IntelliNews|intellinews.com
T-Online|t-online|t-online.de
Correctiv|CORRECTIV|correctiv.org
Netzpolitik|Netzpolitik.org|netzpolitik.org
Table.Media|Table Media|table.media
Swissinfo|SWI swissinfo.ch|swissinfo.ch
Republik magazine||republik.ch
NU.nl||nu.nl
Follow the Money||ftm.nl ftm.eu
DutchNews.nl|Dutch News|dutchnews.nl
elDiario.es|El Diario Spain;eldiario.es|eldiario.es
El Confidencial||elconfidencial.com
El Español|El Espanol|elespanol.com
OKdiario||okdiario.com
infoLibre||infolibre.es
Observador||observador.pt
Fanpage|Fanpage.it|fanpage.it
Il Post||ilpost.it
Dagospia||dagospia.com
The Local|Local Sweden;Local France;Local Germany|thelocal.com thelocal.se thelocal.fr thelocal.de
Delfi||delfi.lt delfi.ee delfi.lv
15min||15min.lt
Re:Baltica||rebaltica.lv
Onet|Onet.pl|onet.pl
Wirtualna Polska|WP.pl|wp.pl
OKO.press||oko.press
Notes from Poland||notesfrompoland.com
Seznam Zprávy|Seznam Zpravy|seznamzpravy.cz
Aktuálně.cz|Aktualne.cz|aktualne.cz
Aktuality.sk|Aktuality|aktuality.sk
Telex|Telex.hu|telex.hu
Index.hu|Index news site|index.hu
444.hu||444.hu
Átlátszó|Atlatszo|atlatszo.hu
Direkt36||direkt36.hu
Hotnews.ro|HotNews|hotnews.ro
G4Media||g4media.ro
RISE Romania|RISE Project|riseproject.ro
Capital.bg||capital.bg
Meduza||meduza.io
Agentstvo|Agentstvo news outlet|agents.media
iStories|Important Stories;Vazhnye Istorii|istories.media
Mediazona||zona.media
Proekt|Proekt Media|proekt.media
The Bell||thebell.io
Verstka||verstka.media
Lenta.ru|Lenta|lenta.ru
Gazeta.ru||gazeta.ru
Fontanka||fontanka.ru
Pravda.Ru|Pravda.ru|pravda.ru
Vzglyad||vz.ru
Readovka||readovka.news
Caucasian Knot|Kavkaz-Uzel|kavkaz-uzel.eu
OC Media||oc-media.org
JAMnews||jam-news.net
Civil.ge||civil.ge
CivilNet||civilnet.am
Hetq||hetq.am
Turan|Turan news agency|turan.az
Ukrainska Pravda|Ukrayinska Pravda;European Pravda|pravda.com.ua eurointegration.com.ua
The Kyiv Independent||kyivindependent.com
Censor.net|Censor.NET|censor.net
LIGA.net|Liga.net|liga.net
ZN.UA|Dzerkalo Tyzhnia;Mirror of the Week|zn.ua
Babel Ukraine|Babel.ua|babel.ua
RBC-Ukraine||rbc.ua
Strana.ua|Strana|strana.today
Militarnyi||militarnyi.com
Zerkalo||zerkalo.io
Tut.by|TUT.BY
NewsMaker|Newsmaker.md|newsmaker.md
Eurasianet||eurasianet.org
Kloop|Kloop.kg|kloop.kg
24.kg||24.kg
Vlast.kz||vlast.kz
Gazeta.uz||gazeta.uz
Kun.uz||kun.uz
Bianet||bianet.org
T24||t24.com.tr
Duvar|Gazete Duvar|duvarenglish.com
Medyascope||medyascope.tv
Ahval|Ahval News|ahvalnews.com
Turkish Minute||turkishminute.com
OdaTV||odatv.com
The Times of Israel||timesofisrael.com
Ynet|Ynetnews;ynet;Ynet News|ynet.co.il ynetnews.com
Walla|Walla News;Walla!|walla.co.il
+972 Magazine|+972|972mag.com
Mekomit|Local Call|mekomit.co.il
Arutz Sheva|Israel National News|israelnationalnews.com
Al-Monitor|Al Monitor|al-monitor.com
Middle East Eye||middleeasteye.net
The New Arab|Al-Araby Al-Jadeed;Al-Araby|newarab.com alaraby.co.uk
Mada Masr||madamasr.com
Daraj||daraj.media
Enab Baladi||enabbaladi.net
Syria Direct||syriadirect.org
Syria TV||syria.tv
Shafaq News||shafaq.com
Al Sumaria|Alsumaria|alsumaria.tv
Amwaj.media|Amwaj|amwaj.media
IranWire||iranwire.com
Kayhan London||kayhan.london
Nour News||nournews.ir
The Quint||thequint.com
Scroll.in|Scroll|scroll.in
The Wire of India|The Wire|thewire.in
The Print|ThePrint|theprint.in
The News Minute||thenewsminute.com
Newslaundry||newslaundry.com
Firstpost||firstpost.com
Moneycontrol||moneycontrol.com
Rediff|Rediff.com|rediff.com
Alt News||altnews.in
OpIndia||opindia.com
Bar and Bench|Bar & Bench|barandbench.com
LiveLaw||livelaw.in
The Friday Times||thefridaytimes.com
Netra News||netra.news
bdnews24|bdnews24.com|bdnews24.com
OnlineKhabar||onlinekhabar.com
Ada Derana||adaderana.lk
Colombo Gazette||colombogazette.com
8am Media|Hasht-e Subh;8AM|8am.media
Zan Times||zantimes.com
The Paper of Shanghai|Paper of China|thepaper.cn
Sixth Tone||sixthtone.com
Guancha|Guancha.cn|guancha.cn
Sina|Sina News|sina.com.cn
Sohu||sohu.com
NetEase News|NetEase|163.com
Tencent News||news.qq.com
China Digital Times||chinadigitaltimes.net
Hong Kong Free Press|HKFP|hongkongfp.com
Stand News
Initium|Initium Media|theinitium.com
Newtalk||newtalk.tw
NK News|NKNews|nknews.org
Daily NK|DailyNK|dailynk.com
38 North||38north.org
News1 Korea||news1.kr
Newstapa||newstapa.org
Mothership|Mothership.sg|mothership.sg
The Online Citizen||theonlinecitizen.com
Malaysiakini||malaysiakini.com
Free Malaysia Today|FMT|freemalaysiatoday.com
Sarawak Report||sarawakreport.org
Prachatai||prachatai.com
Khaosod|Khaosod English|khaosod.co.th khaosodenglish.com
Benar News|BenarNews|benarnews.org
Kumparan||kumparan.com
Rappler||rappler.com
VnExpress|VNExpress|vnexpress.net
The Irrawaddy||irrawaddy.com
Myanmar Now||myanmar-now.org
Frontier Myanmar||frontiermyanmar.net
UCA News||ucanews.com
Daily Maverick||dailymaverick.co.za
News24|News 24|news24.com
IOL|Independent Online|iol.co.za
amaBhungane||amabhungane.org
GroundUp||groundup.org.za
Eyewitness News South Africa|EWN|ewn.co.za
BusinessTech||businesstech.co.za
ZimLive||zimlive.com
New Zimbabwe||newzimbabwe.com
Club of Mozambique||clubofmozambique.com
The Elephant of Kenya||theelephant.info
Tuko|Tuko.co.ke|tuko.co.ke
Garowe Online||garoweonline.com
Hiiraan Online||hiiraan.com
Chimp Reports|ChimpReports|chimpreports.com
Premium Times||premiumtimesng.com
Sahara Reporters|SaharaReporters|saharareporters.com
The Cable of Nigeria|TheCable|thecable.ng
HumAngle||humanglemedia.com
GhanaWeb||ghanaweb.com
Seneweb||seneweb.com
Actualité.cd||actualite.cd
Tchadinfos|Tchadinfos.com|tchadinfos.com
Le Faso.net|LeFaso.net|lefaso.net
Kapitalis||kapitalis.com
Nawaat||nawaat.org
TSA Algeria|TSA Algérie|tsa-algerie.com
Le360||le360.ma
Yabiladi||yabiladi.com
Libya Observer||libyaobserver.ly
AllAfrica|AllAfrica.com|allafrica.com
Africanews||africanews.com
G1|G1 news site|g1.globo.com
UOL||uol.com.br
Metrópoles|Metropoles|metropoles.com
The Intercept Brasil|Intercept Brazil|intercept.com.br
Agência Pública|Agencia Publica|apublica.org
Poder360||poder360.com.br
O Antagonista||oantagonista.com.br
Infobae||infobae.com
elDiarioAR||eldiarioar.com
Cenital||cenital.com
CIPER|Ciper Chile|ciperchile.cl
El Mostrador||elmostrador.cl
BioBioChile|Radio Bío-Bío;BioBio|biobiochile.cl
La Silla Vacía|La Silla Vacia|lasillavacia.com
Cuestión Pública||cuestionpublica.com
IDL-Reporteros||idl-reporteros.pe
Ojo Público|OjoPúblico;Ojo Publico|ojo-publico.com
Primicias||primicias.ec
Armando.info||armando.info
Efecto Cocuyo||efectococuyo.com
El Pitazo||elpitazo.net
Runrun.es|RunRunes|runrun.es
Animal Político|Animal Politico|animalpolitico.com
SinEmbargo|Sin Embargo|sinembargo.mx
Latinus||latinus.us
Riodoce|Ríodoce|riodoce.mx
ZETA Tijuana|Zeta of Tijuana|zetatijuana.com
Mexico News Daily||mexiconewsdaily.com
El Faro||elfaro.net
Plaza Pública||plazapublica.com.gt
elPeriódico of Guatemala|elPeriodico Guatemala
Confidencial of Nicaragua||confidencial.digital
14ymedio||14ymedio.com
Cubadebate||cubadebate.cu
CubaNet|Cubanet|cubanet.org
AyiboPost||ayibopost.com
InSight Crime|Insight Crime|insightcrime.org
Global Voices||globalvoices.org
Rest of World||restofworld.org
Coda Story||codastory.com
Drop Site News|Drop Site|dropsitenews.com
Zeteo||zeteo.com
The Grayzone||thegrayzone.com
ZeroHedge|Zero Hedge|zerohedge.com
OilPrice.com|Oilprice.com|oilprice.com
Argus Media||argusmedia.com
S&P Global Commodity Insights|Platts;S&P Global Platts|spglobal.com
Rigzone||rigzone.com
TradeWinds||tradewindsnews.com
FlightGlobal||flightglobal.com
Simple Flying||simpleflying.com
SpaceNews||spacenews.com
Space.com||space.com
Live Science||livescience.com
IGN||ign.com
Kotaku||kotaku.com
Polygon||polygon.com
Automotive News||autonews.com
InsideEVs||insideevs.com
Electrek||electrek.co
Jalopnik||jalopnik.com
The Points Guy||thepointsguy.com
Skift||skift.com
Eater||eater.com
Bon Appétit|Bon Appetit|bonappetit.com
IndieWire||indiewire.com
Artnet News|Artnet|artnet.com
The Jewish Insider||jewishinsider.com
Democracy Docket||democracydocket.com
The Insider of Russia|Insider website|theins.ru theins.press
Utility Dive||utilitydive.com
The City|THE CITY|thecity.nyc
Reveal|Center for Investigative Reporting|revealnews.org
The Lever||levernews.com
Sludge||readsludge.com
Popular Information||popular.info
The Trace||thetrace.org
The Hechinger Report||hechingerreport.org
High Country News||hcn.org
Searchlight New Mexico||searchlightnm.org
Wisconsin Watch||wisconsinwatch.org
Ohio Capital Journal||ohiocapitaljournal.com
Virginia Mercury||virginiamercury.com
Nebraska Examiner||nebraskaexaminer.com
Flatwater Free Press||flatwaterfreepress.org
Cardinal & Pine||cardinalpine.com
Oregon Capital Chronicle||oregoncapitalchronicle.com
The Assembly of North Carolina||theassemblync.com
Richmond Confidential||richmondconfidential.org
Lost Coast Outpost||lostcoastoutpost.com
SFist||sfist.com
EdSource||edsource.org
Streetsblog||streetsblog.org
Curbed||curbed.com
The Real Deal|Real Deal magazine|therealdeal.com
Bring Me The News||bringmethenews.com
Sahan Journal||sahanjournal.com
Documented New York||documentedny.com
Hell Gate||hellgatenyc.com
Independent Journal Review|IJR;IJReview|ijr.com
Twitchy||twitchy.com
Hot Air|HotAir|hotair.com
Power Line|Powerline|powerlineblog.com
CNSNews|CNS News|cnsnews.com
NewsBusters||newsbusters.org
The Post Millennial||thepostmillennial.com
Human Events||humanevents.com
The National Pulse||thenationalpulse.com
VDARE||vdare.com
The Right Scoop||therightscoop.com
Heat Street
The American Spectator||spectator.org
CQ Roll Call|Congressional Quarterly|cq.com
Inside Elections||insideelections.com
Sabato's Crystal Ball||centerforpolitics.org
The Cook Political Report||cookpolitical.com
Decision Desk HQ||decisiondeskhq.com
Ballotpedia||ballotpedia.org
OpenSecrets|OpenSecrets.org|opensecrets.org
Gay City News||gaycitynews.com
Religion Dispatches||religiondispatches.org
National Catholic Reporter||ncronline.org
National Catholic Register||ncregister.com
Crux|Crux news site|cruxnow.com
The Pillar||pillarcatholic.com
Breakingviews|Reuters Breakingviews|breakingviews.com
"""

_PROGRAMMES = """
Meet the Press|NBC Meet the Press;Meet the Press Daily;Meet the Press NOW
Face the Nation|CBS Face the Nation
This Week|ABC This Week;This Week with George Stephanopoulos
State of the Union|CNN State of the Union
Fox News Sunday
60 Minutes|CBS 60 Minutes;60 Minutes Australia
Today|Today show;NBC Today show;Today Show|today.com
Today programme|BBC Radio 4's Today;Radio 4's Today programme;BBC Today programme
Good Morning America||goodmorningamerica.com
CBS This Morning|CBS Mornings
CBS Evening News
CBS Sunday Morning
ABC World News Tonight|World News Tonight
20/20
48 Hours
Nightline
Dateline NBC|Dateline
Morning Joe
Way Too Early
Hardball|Hardball with Chris Matthews
The Rachel Maddow Show
All In|All In with Chris Hayes
The Last Word|Last Word with Lawrence O'Donnell
The 11th Hour
Deadline: White House|Deadline White House
AM Joy
The ReidOut
PoliticsNation|Politics Nation
MTP Daily
With All Due Respect
Andrea Mitchell Reports
The Beat|Beat with Ari Melber
Inside with Jen Psaki
Squawk Box|CNBC's Squawk Box;Squawk on the Street
Closing Bell
Mad Money
Kudlow
Mornings with Maria|Mornings With Maria
Sunday Morning Futures
Varney & Co.|Varney & Co;Varney and Co.
Lou Dobbs Tonight
Your World|Your World with Neil Cavuto
Cavuto Coast to Coast
Fox & Friends|Fox and Friends;FOX & Friends;Fox & Friends Weekend;Fox & Friends First
America's Newsroom
America Reports
Outnumbered
The Five
Special Report|Special Report with Bret Baier;Fox News' Special Report
MediaBuzz|Media Buzz
Hannity|Sean Hannity Show
The O'Reilly Factor
The Kelly File
Tucker Carlson Tonight
The Ingraham Angle
The Laura Ingraham Show
Jesse Watters Primetime
Watters' World
Gutfeld!
The Story with Martha MacCallum
On the Record|On the Record with Greta Van Susteren
Life, Liberty & Levin|Life, Liberty and Levin
Justice with Judge Jeanine
The Greg Gutfeld Show
The Lead|Lead with Jake Tapper;CNN's The Lead
The Situation Room|Situation Room with Wolf Blitzer
Anderson Cooper 360|AC360;Anderson Cooper 360°;AC 360
Erin Burnett OutFront|OutFront
New Day
CNN This Morning
CNN Tonight
Cuomo Prime Time
Inside Politics
Reliable Sources
Fareed Zakaria GPS|Fareed Zakaria Global Public Square
Amanpour|Amanpour & Company;Amanpour and Company
Smerconish
Larry King Live|Larry King Now
Piers Morgan Live|Piers Morgan Uncensored;Piers Morgan Tonight
Don Lemon Tonight
The Source with Kaitlan Collins
The Axe Files
PBS NewsHour|PBS News Hour;PBS News
Washington Week|PBS Washington Week
Frontline|PBS Frontline
Firing Line|Firing Line with Margaret Hoover
Charlie Rose|Charlie Rose Show
Washington Journal|C-SPAN's Washington Journal
Al Punto
Democracy Now!|Democracy Now|democracynow.org
The View|ABC's The View
The Talk
Live with Kelly|Live with Kelly and Ryan;Live! with Kelly
Dr. Phil
The Dr. Oz Show
The Ellen DeGeneres Show
The Oprah Winfrey Show
Red Table Talk
The Breakfast Club
The Howard Stern Show
Access Hollywood
Entertainment Tonight
Inside Edition
The Tonight Show|Tonight Show Starring Jimmy Fallon;Tonight Show with Jay Leno
Late Night with Seth Meyers|Late Night with Jimmy Fallon;Late Night
The Late Show|Late Show with Stephen Colbert;Late Show with David Letterman
The Late Late Show|Late Late Show with James Corden
Jimmy Kimmel Live|Jimmy Kimmel Live!
The Daily Show|Daily Show with Trevor Noah;Daily Show with Jon Stewart
The Colbert Report
The Nightly Show
Last Week Tonight|Last Week Tonight with John Oliver
Full Frontal|Full Frontal with Samantha Bee
Real Time|Real Time with Bill Maher
Saturday Night Live|SNL
The Arsenio Hall Show
Between Two Ferns
Axios on HBO
The Circus
VICE News Tonight|Vice News Tonight
The Rush Limbaugh Show
The Glenn Beck Program|Glenn Beck Radio Program
The Mark Levin Show
The Hugh Hewitt Show
The Michael Savage Show|Savage Nation
The Dan Bongino Show
The Ben Shapiro Show
The Steve Deace Show
The Simon Conway Show
The Mike Gallagher Show
The Michael Medved Show
The Dennis Prager Show
The Alex Jones Show
War Room|Bannon's War Room;Steve Bannon's War Room
Breitbart News Daily|Breitbart News Saturday;Breitbart News Sunday
The Thom Hartmann Program
The Joe Madison Show
The Tavis Smiley Show|Tavis Smiley
All Things Considered|NPR's All Things Considered
Morning Edition|NPR's Morning Edition
Weekend Edition|Weekend Edition Saturday;Weekend Edition Sunday
Fresh Air|NPR's Fresh Air
Here & Now|Here and Now
On Point
1A
The Diane Rehm Show
Wait Wait... Don't Tell Me!|Wait Wait Don't Tell Me
On the Media
Marketplace||marketplace.org
This American Life
The Brian Lehrer Show
The Takeaway
Radiolab
Vermont Edition
Forum on KQED|KQED Forum
AirTalk
The Joe Rogan Experience|Joe Rogan podcast
The Daily|Daily podcast
The Ezra Klein Show
Pod Save America
The Megyn Kelly Show
The Tucker Carlson Show|Tucker on Twitter
The Charlie Kirk Show
Timcast IRL|Timcast
PBD Podcast
All-In Podcast|All In podcast
The Lex Fridman Podcast
Call Her Daddy
This Past Weekend
The Adam Carolla Show
WTF with Marc Maron
Armchair Expert
The Bulwark Podcast
Recode Decode
The News Agents|News Agents podcast
The Rest Is Politics
Political Thinking
Any Questions|Any Questions?;BBC Radio 4's Any Questions
Question Time|BBC Question Time;BBC's Question Time
Newsnight|BBC Newsnight;BBC Two's Newsnight
Panorama|BBC Panorama
HARDtalk|Hardtalk;HardTalk;BBC Hardtalk
BBC Breakfast
The Andrew Marr Show
Sunday with Laura Kuenssberg|Sunday With Laura Kuenssberg
The World at One
The World Tonight
BBC Newshour
Woman's Hour
Desert Island Discs
BBC Newsbeat
The One Show
The Graham Norton Show
Good Morning Britain
This Morning
Loose Women
Peston|Peston on Sunday
Channel 4 Dispatches|Channel 4's Dispatches
Ridge on Sunday|Sophy Ridge on Sunday;Sunday Morning with Trevor Phillips;Trevor Phillips on Sunday
Good Morning Scotland
Morning Ireland
RTÉ Prime Time|RTE Prime Time
The Pat Kenny Show
Drivetime
As It Happens
Power & Politics|Power and Politics
CTV Power Play|CTV's Power Play
CTV Question Period|CTV's Question Period
Rosemary Barton Live
CBC's The National|CBC The National
The Fifth Estate
Tout le monde en parle|Tout Le Monde En Parle
7.30|7.30 Report;ABC's 7.30
Four Corners
ABC Insiders|ABC's Insiders
Q&A|Q+A
Lateline
Background Briefing
Media Watch
A Current Affair
Morning Report|RNZ Morning Report
Newshub Nation|Nation New Zealand
Quotidien
C dans l'air
Dimanche en politique
Cash Investigation|Envoyé Spécial;Complément d'enquête
Anne Will
Hart aber fair
Maybrit Illner
Markus Lanz
Caren Miosga
Tagesschau|Tagesthemen|tagesschau.de
Heute Journal|heute journal
Morgenmagazin
Bericht aus Berlin
Zeit im Bild|ZIB 2;ZiB2
Buitenhof
Nieuwsuur
Ter Zake
Porta a Porta
Che tempo che fa
Otto e mezzo
El Hormiguero
Al Rojo Vivo
Kropka nad i|Kropka nad I
Vremya|Vremya programme
60 Minut
Sunday Evening with Vladimir Solovyov|Evening with Vladimir Solovyov
Vesti Nedeli
Meet the Press Israel|Israel's Meet the Press
Uvda
Al Jazeera Inside Story|Al Jazeera's Inside Story
UpFront|Upfront with Marc Lamont Hill
Talk to Al Jazeera
Conflict Zone
Aap Ki Adalat
Newshour with Arnab Goswami
Capital Talk
Off The Record|Off the Record
Carte Blanche
JKLive
Roda Viva
Jornal Nacional
La Mañanera
NBC Nightly News|Nightly News
"""


def _rows(table: str, kind: Kind) -> Iterator[Outlet]:
    for line in table.split("\n"):
        if line:
            name, _, rest = line.partition("|")
            aliases, _, domains = rest.partition("|")
            yield Outlet(name, tuple(aliases.split(";")) if aliases else (), tuple(domains.split()), kind)


OUTLETS = (
    *_rows(_AGENCIES, "agency"),
    *_rows(_NEWSPAPERS, "newspaper"),
    *_rows(_BROADCASTERS, "broadcaster"),
    *_rows(_RADIO, "radio"),
    *_rows(_MAGAZINES, "magazine"),
    *_rows(_ONLINE, "online"),
    *_rows(_PROGRAMMES, "programme"),
)
"""All of them: no name or alias is listed for two, a leading "The" and case aside."""

AMBIGUOUS = {
    "ABC": ("ABC News", "Australian Broadcasting Corporation", "ABC de Madrid"),
    "Antena 3": ("Antena 3 of Spain", "Antena 3 Romania"),
    "Advertiser": ("The Advertiser of Adelaide", "Montgomery Advertiser"),
    "Bee": ("The Sacramento Bee", "The Fresno Bee"),
    "Business Day": ("Business Day of South Africa", "BusinessDay Nigeria"),
    "CBN": ("Christian Broadcasting Network", "CBN Brazil"),
    "Channel 5": ("Channel 5 of Britain", "Channel 5 of Ukraine"),
    "Chronicle": ("San Francisco Chronicle", "Houston Chronicle", "The Chronicle of Higher Education"),
    "Citizen": ("Ottawa Citizen", "The Citizen of Tanzania", "The Citizen of South Africa"),
    "CNA": ("Channel NewsAsia", "Central News Agency", "Catholic News Agency"),
    "Courier": ("The Courier of Dundee", "The Post and Courier", "The Courier-Mail"),
    "Daily Mirror": ("Daily Mirror", "Daily Mirror of Sri Lanka"),
    "Daily News": ("New York Daily News", "Los Angeles Daily News", "Philadelphia Daily News", "Anchorage Daily News"),
    "Daily Star": ("Daily Star", "The Daily Star of Bangladesh", "The Daily Star of Lebanon", "Arizona Daily Star"),
    "Daily Telegraph": ("The Daily Telegraph", "The Daily Telegraph of Sydney"),
    "Dispatch": ("The Columbus Dispatch", "St. Louis Post-Dispatch", "Richmond Times-Dispatch", "The Dispatch"),
    "El Comercio": ("El Comercio of Peru", "El Comercio of Ecuador"),
    "El Diario": ("El Diario Nueva York", "elDiario.es"),
    "Enquirer": ("The Cincinnati Enquirer", "National Enquirer"),
    "Examiner": ("Washington Examiner", "San Francisco Examiner", "Irish Examiner"),
    "Express": ("Daily Express", "L'Express", "The Indian Express"),
    "Fox": ("Fox News", "Fox Business Network", "Fox 5"),
    "Free Press": ("Detroit Free Press", "The Free Press", "Winnipeg Free Press", "The Burlington Free Press"),
    "Gazette": ("Montreal Gazette", "The Gazette of Cedar Rapids", "The Gazette of Colorado Springs"),
    "Globe": ("The Boston Globe", "The Globe and Mail"),
    "GMA": ("Good Morning America", "GMA News"),
    "Herald": ("Miami Herald", "Boston Herald", "The Herald of Glasgow", "The New Zealand Herald"),
    "Inquirer": ("The Philadelphia Inquirer", "Philippine Daily Inquirer"),
    "Insider": ("Business Insider", "The Insider of Russia"),
    "Journal": ("The Wall Street Journal", "Milwaukee Journal Sentinel", "TheJournal.ie"),
    "La Nación": ("La Nación of Argentina", "La Nación of Costa Rica"),
    "La Nacion": ("La Nación of Argentina", "La Nación of Costa Rica"),
    "La Prensa": ("La Prensa of Nicaragua", "La Prensa of Panama", "La Prensa Gráfica"),
    "La República": ("La República of Peru", "La Repubblica"),
    "Mail": ("Daily Mail", "The Globe and Mail", "The Mail on Sunday"),
    "Mercury": ("The Mercury of Hobart", "The Mercury News"),
    "Metro": ("Metro UK", "Metro TV"),
    "Mirror": ("Daily Mirror", "Sunday Mirror"),
    "Monitor": ("The Christian Science Monitor", "Concord Monitor", "Daily Monitor"),
    "National": ("The National of Scotland", "The National of Abu Dhabi", "CBC's The National"),
    "New Times": ("The New Times of Rwanda", "The New Times of Russia", "Miami New Times"),
    "NewsHour": ("PBS NewsHour", "BBC Newshour"),
    "Nova TV": ("Nova TV of Bulgaria", "Nova TV of Croatia"),
    "NTV": ("NTV Turkey", "NTV Russia", "NTV Kenya"),
    "Post": ("The Washington Post", "New York Post", "The Denver Post", "The Jerusalem Post", "National Post"),
    "Público": ("Público of Portugal", "Público of Spain"),
    "Publico": ("Público of Portugal", "Público of Spain"),
    "RBC": ("RBC of Russia", "RBC-Ukraine"),
    "Record": ("The Record of Bergen County", "Daily Record", "Record TV"),
    "Register": ("Des Moines Register", "The Orange County Register", "New Haven Register", "The Register"),
    "Republic": ("The Arizona Republic", "Republic TV", "The New Republic"),
    "RTL": ("RTL Germany", "RTL France", "RTL Nieuws", "RTL Klub"),
    "RTS": ("RTS Serbia", "RTS Switzerland"),
    "SBS": ("Special Broadcasting Service", "SBS Korea"),
    "Sentinel": ("Orlando Sentinel", "Sun Sentinel", "Milwaukee Journal Sentinel"),
    "Standard": ("Evening Standard", "The San Francisco Standard", "The Standard of Hong Kong", "The Standard of Kenya"),
    "Star": ("Toronto Star", "Daily Star", "The Star of Malaysia", "The Star of Kenya", "The Indianapolis Star"),
    "Tribune": ("Chicago Tribune", "The Salt Lake Tribune", "The Texas Tribune", "The Tribune of Chandigarh"),
    "Sun": ("The Sun", "The Baltimore Sun", "Las Vegas Sun", "Toronto Sun", "The New York Sun", "The Vancouver Sun"),
    "Sunday Times": ("The Sunday Times", "Sunday Times of South Africa"),
    "Telegraph": ("The Daily Telegraph", "The Telegraph of Kolkata", "The Macon Telegraph"),
    "Times": ("The New York Times", "The Times", "Los Angeles Times", "Financial Times", "The Times of India"),
    "TV2": ("TV 2 Denmark", "TV 2 Norway"),
    "TVN": ("TVN", "TVN Chile"),
}  # fmt: skip
"""What several outlets are called, or called for short: only the article can tell which is meant. Written without "The";
:func:`known_outlet` knows none of them."""

EVERYDAY = frozenset(
    (
        "aap,ad age,adage,advocate,age,ani,ap,ata,athletic,atlantic,beat,bell,bet,bild,billboard,blade,blic,blick,"
        "bulwark,bustle,canary,caravan,caretas,circus,closer,commonweal,conversation,cosmopolitan,crimson,crux,curbed,"
        "cut,daily,danas,dateline,dawn,deadline,delo,diplomat,dr,eater,ebony,economist,edge,elle,epd,err,ert,essence,"
        "excelsior,expresso,federalist,ferret,five,folha,forbes,fortune,forward,glamour,globes,gq,grist,grocer,guardian,"
        "heatmap,hill,independent,information,intelligencer,intercept,jacobin,kna,knack,kurier,lancet,lead,lever,local,"
        "marca,marketplace,mashable,messenger,mia,mint,mni,mothership,n+,narwhal,nation,nature,new daily,new day,"
        "new republic,new yorker,nme,nos,notus,observer,oggi,onion,outnumbered,pa,panorama,pap,patch,pillar,pitchfork,"
        "platformer,playboy,polygon,print,proceso,progressive,puck,punch,quartz,quint,reason,recode,reforma,respekt,"
        "reveal,revolt,ringer,root,rt,salon,scroll,semana,showtime,sky,slate,sludge,spa,spectator,spinoff,sputnik,srna,"
        "stat,statesman,stuff,sunday people,tablet,takeaway,talk,tatler,tempo,time,tn,tortoise,trace,uni,upfront,variety,"
        "verge,vice,view,vogue,vox,walrus,week,wire,wired,wrap,zaman"
    ).split(",")
)
"""Names that are ordinary words as well, in lower case and without "the": known only as the outlet writes them. The
names of programmes count as such without being listed."""

BORNE_BY_OTHERS = frozenset(
    (
        "amanpour,anne will,aol,australian,caren miosga,charlie rose,city,dr. phil,hannity,hindu,kan,kudlow,latina,"
        "marianne,markus lanz,maybrit illner,namibian,nrc,oklahoman,oregonian,people,peston,petra,scotsman,smerconish,"
        "state,state of the union,stern,tavis smiley,tennessean,them,today,washingtonian,west australian,yahoo"
    ).split(",")
)
"""Names that as often are somebody else's, or mean another thing even as the outlet writes them: known only in
quotation marks, with a word like "magazine", or as a network's own."""

OUTLET_NOUNS = frozenset(
    (
        "agency agencies aggregator blog blogs broadcaster broadcasters broadsheet broadsheets bulletin channel channels "
        "daily dailies gazette journal journals magazine magazines media network networks newscast newscasts newsletter "
        "newsletters newspaper newspapers newsroom newsrooms newsweekly newswire newswires outlet outlets paper papers "
        "periodical periodicals podcast podcasts portal portals press program programme programmes programs publication "
        "publications publisher publishers radio show shows site sites station stations tabloid tabloids telecast "
        "television tv webcast website websites weekly weeklies wire wires"
    ).split()
)
"""Heads of phrases that mean an outlet, or several. "Agency", "network", "site", "paper" and "journal" only where the
phrase says so ("news agency") or leads back to an outlet: :data:`SHARED_NOUNS`."""

SHARED_NOUNS = frozenset(
    (
        "agency agencies blog blogs bulletin channel channels daily gazette journal journals network networks paper papers "
        "press program programme programmes programs publisher publishers radio show shows site sites station stations "
        "website websites weekly wire wires"
    ).split()
)
"""Those of OUTLET_NOUNS that also head phrases for other things: a ministry's website, a research paper, a police
station."""

OUTLET_MODIFIERS = frozenset(
    (
        "broadcast broadcasting business cable centrist conservative daily evening exiled financial foreign government "
        "independent influential investigative late-night leading liberal local media mainstream morning national "
        "music news newspaper online opposition political pro-government public radio regional satellite scientific "
        "sports state state-controlled state-owned state-run student sunday tabloid talk tech television trade tv "
        "web weekly wire"
    ).split()
)
"""What before one of SHARED_NOUNS shows that an outlet is meant: "news agency", "state television channel"."""

OUTLET_PIECES = frozenset(
    (
        "article articles broadcast broadcasts column columns commentary coverage dispatch dispatches editorial editorials "
        "episode exclusive exposé expose headline headlines interview interviews op-ed op-eds piece pieces reportage "
        "reporting scoop segment segments story stories"
    ).split()
)
"""What outlets publish: as a grammatical source with an outlet beside it ("a Reuters report", "a story in Le Monde"),
the outlet speaks. A "report" by itself is a document."""

GENERIC_OUTLETS = Phrases(
    "our own reading of news style, outlets that stay without a name",
    *(
        f"{which} {what}"
        for which in (
            "foreign", "international", "local", "mainstream", "national", "online", "opposition", "other", "regional",
            "several", "some", "state", "state-controlled", "state-owned", "state-run", "various", "western",
        )
        for what in (
            "media", "media outlets", "media reports", "news outlets", "news reports", "newspapers", "outlets", "press",
            "press reports", "television", "tv",
        )
    ),
    *("news media", "the media", "the press", "press reports", "press report", "media reports", "media report"),
    *("news reports", "news report", "newspaper reports", "newspaper report", "television reports", "tv reports"),
    *("radio reports", "local reports", "wire reports", "published reports", "published report", "media accounts"),
    *("press accounts", "news accounts", "news stories", "news articles", "media coverage", "news coverage"),
    *("news outlets", "media outlets", "news agencies", "news organizations", "news organisations", "news sites"),
    *("news websites", "wire services", "news services", "the papers", "the newspapers", "the tabloids", "the networks"),
)  # fmt: skip
"""Outlets without a name, generic reports included: they are outlets, and not anonymous people."""

HOSTS = {
    **dict.fromkeys(("Kristen Welker", "Chuck Todd", "David Gregory", "Tim Russert"), "Meet the Press"),
    **dict.fromkeys(("Margaret Brennan", "John Dickerson", "Bob Schieffer"), "Face the Nation"),
    **dict.fromkeys(("George Stephanopoulos", "Martha Raddatz", "Jonathan Karl"), "This Week"),
    **dict.fromkeys(("Jake Tapper", "Dana Bash", "Candy Crowley"), "State of the Union"),
    **dict.fromkeys(("Chris Wallace", "Shannon Bream"), "Fox News Sunday"),
    **dict.fromkeys(("Scott Pelley", "Lesley Stahl", "Steve Kroft", "Mike Wallace"), "60 Minutes"),
    **dict.fromkeys(("Savannah Guthrie", "Matt Lauer", "Hoda Kotb", "Craig Melvin"), "Today"),
    **dict.fromkeys(("Lester Holt", "Tom Brokaw", "Tom Llamas"), "NBC Nightly News"),
    **dict.fromkeys(("Robin Roberts", "Michael Strahan"), "Good Morning America"),
    **dict.fromkeys(("David Muir", "Diane Sawyer"), "ABC World News Tonight"),
    **dict.fromkeys(("Norah O'Donnell", "Katie Couric", "Walter Cronkite", "Dan Rather"), "CBS Evening News"),
    **dict.fromkeys(("Gayle King", "Tony Dokoupil"), "CBS This Morning"),
    **dict.fromkeys(("Judy Woodruff", "Gwen Ifill", "Amna Nawaz", "Geoff Bennett", "Jim Lehrer"), "PBS NewsHour"),
    **dict.fromkeys(("Joe Scarborough", "Mika Brzezinski"), "Morning Joe"),
    **dict.fromkeys(("Mark Halperin", "John Heilemann"), "With All Due Respect"),
    **dict.fromkeys(("Steve Doocy", "Ainsley Earhardt", "Brian Kilmeade", "Gretchen Carlson"), "Fox & Friends"),
    **dict.fromkeys(("Ted Koppel", "Juju Chang"), "Nightline"),
    **dict.fromkeys(("Whoopi Goldberg", "Joy Behar", "Sunny Hostin"), "The View"),
    **dict.fromkeys(("Jon Stewart", "Trevor Noah"), "The Daily Show"),
    **dict.fromkeys(("Stephen Colbert", "David Letterman"), "The Late Show"),
    **dict.fromkeys(("Jimmy Fallon", "Jay Leno", "Johnny Carson"), "The Tonight Show"),
    **dict.fromkeys(("Charlamagne tha God", "DJ Envy"), "The Breakfast Club"),
    **dict.fromkeys(("Nick Robinson", "Mishal Husain", "Justin Webb", "Amol Rajan", "John Humphrys"), "Today programme"),
    **dict.fromkeys(("Emily Maitlis", "Jon Sopel", "Lewis Goodall"), "The News Agents"),
    **dict.fromkeys(("Jeremy Paxman", "Kirsty Wark", "Victoria Derbyshire"), "Newsnight"),
    **dict.fromkeys(("Sophy Ridge", "Trevor Phillips"), "Ridge on Sunday"),
    **dict.fromkeys(("Nick Ferrari", "James O'Brien", "Iain Dale"), "LBC"),
    **dict.fromkeys(("Fiona Bruce", "David Dimbleby"), "Question Time"),
    **dict.fromkeys(("Susanna Reid", "Richard Madeley"), "Good Morning Britain"),
    **dict.fromkeys(("Ray Hadley", "Ben Fordham", "Alan Jones"), "2GB"),
    **dict.fromkeys(("Leigh Sales", "Sarah Ferguson"), "7.30"),
    **dict.fromkeys(("David Speers", "Barrie Cassidy"), "ABC Insiders"),
    **dict.fromkeys(("Fran Kelly", "Patricia Karvelas"), "ABC Radio National"),
    "Alex Cooper": "Call Her Daddy", "Alex Jones": "The Alex Jones Show", "Alisyn Camerota": "New Day",
    "Amy Goodman": "Democracy Now!", "Anderson Cooper": "Anderson Cooper 360", "Andrea Mitchell": "Andrea Mitchell Reports",
    "Andrew Marr": "The Andrew Marr Show", "Anne Will": "Anne Will", "Ari Melber": "The Beat",
    "Arnab Goswami": "Republic TV", "Ben Shapiro": "The Ben Shapiro Show", "Bill Maher": "Real Time",
    "Bill O'Reilly": "The O'Reilly Factor", "Bret Baier": "Special Report", "Brian Lehrer": "The Brian Lehrer Show",
    "Brian Stelter": "Reliable Sources", "Brian Williams": "The 11th Hour", "Bruno Vespa": "Porta a Porta",
    "Caren Miosga": "Caren Miosga", "Charlie Kirk": "The Charlie Kirk Show", "Charlie Rose": "Charlie Rose",
    "Chris Cuomo": "Cuomo Prime Time", "Chris Hayes": "All In", "Chris Matthews": "Hardball",
    "Christiane Amanpour": "Amanpour", "Dan Bongino": "The Dan Bongino Show", "Dax Shepard": "Armchair Expert",
    "Dennis Prager": "The Dennis Prager Show", "Diane Rehm": "The Diane Rehm Show", "Don Lemon": "Don Lemon Tonight",
    "Ellen DeGeneres": "The Ellen DeGeneres Show", "Erin Burnett": "Erin Burnett OutFront",
    "Ezra Klein": "The Ezra Klein Show", "Fabio Fazio": "Che tempo che fa", "Fareed Zakaria": "Fareed Zakaria GPS",
    "Glenn Beck": "The Glenn Beck Program", "Graham Norton": "The Graham Norton Show", "Greg Gutfeld": "Gutfeld!",
    "Greta Van Susteren": "On the Record", "Guy A. Lepage": "Tout le monde en parle", "Hamid Mir": "Capital Talk",
    "Howard Kurtz": "MediaBuzz", "Howard Stern": "The Howard Stern Show", "Hugh Hewitt": "The Hugh Hewitt Show",
    "James Corden": "The Late Late Show", "Jeanine Pirro": "Justice with Judge Jeanine",
    "Jesse Watters": "Jesse Watters Primetime", "Jim Cramer": "Mad Money", "Jimmy Kimmel": "Jimmy Kimmel Live",
    "Joe Madison": "The Joe Madison Show", "Joe Rogan": "The Joe Rogan Experience", "John Oliver": "Last Week Tonight",
    "Jorge Ramos": "Al Punto", "Joy Reid": "The ReidOut", "Julia Hartley-Brewer": "talkRADIO",
    "Kai Ryssdal": "Marketplace", "Kaitlan Collins": "The Source with Kaitlan Collins", "Kara Swisher": "Recode Decode",
    "Kay Burley": "Sky News", "Larry King": "Larry King Live", "Larry Wilmore": "The Nightly Show",
    "Laura Ingraham": "The Ingraham Angle", "Laura Kuenssberg": "Sunday with Laura Kuenssberg",
    "Lawrence O'Donnell": "The Last Word", "Lex Fridman": "The Lex Fridman Podcast", "Lilli Gruber": "Otto e mezzo",
    "Lou Dobbs": "Lou Dobbs Tonight", "Marc Maron": "WTF with Marc Maron", "Margaret Hoover": "Firing Line",
    "Maria Bartiromo": "Sunday Morning Futures", "Mark Levin": "The Mark Levin Show", "Markus Lanz": "Markus Lanz",
    "Martha MacCallum": "The Story with Martha MacCallum", "Maybrit Illner": "Maybrit Illner",
    "Megyn Kelly": "The Megyn Kelly Show", "Michael Barbaro": "The Daily", "Michael Medved": "The Michael Medved Show",
    "Michael Savage": "The Michael Savage Show", "Michael Smerconish": "Smerconish",
    "Mike Gallagher": "The Mike Gallagher Show", "Mike Hosking": "Newstalk ZB", "Neil Cavuto": "Your World",
    "Neil Mitchell": "3AW", "Nicolle Wallace": "Deadline: White House", "Oprah Winfrey": "The Oprah Winfrey Show",
    "Pat Kenny": "The Pat Kenny Show", "Patrick Bet-David": "PBD Podcast", "Piers Morgan": "Piers Morgan Live",
    "Rachel Maddow": "The Rachel Maddow Show", "Rajat Sharma": "Aap Ki Adalat", "Robert Peston": "Peston",
    "Rosemary Barton": "Rosemary Barton Live", "Rush Limbaugh": "The Rush Limbaugh Show",
    "Samantha Bee": "Full Frontal", "Sean Hannity": "Hannity", "Seth Meyers": "Late Night with Seth Meyers",
    "Simon Conway": "The Simon Conway Show", "Stephen Sackur": "HARDtalk", "Steve Deace": "The Steve Deace Show",
    "Steve Inskeep": "Morning Edition", "Stuart Varney": "Varney & Co.", "Tavis Smiley": "The Tavis Smiley Show",
    "Terry Gross": "Fresh Air", "Theo Von": "This Past Weekend", "Thom Hartmann": "The Thom Hartmann Program",
    "Tim Pool": "Timcast IRL", "Tim Sebastian": "Conflict Zone", "Tucker Carlson": "Tucker Carlson Tonight",
    "Vassy Kapelos": "CTV Question Period", "Vladimir Solovyov": "Sunday Evening with Vladimir Solovyov",
    "Wolf Blitzer": "The Situation Room",
}  # fmt: skip
"""Hosts, and the programme or station that each is or was best known for: "told Laura Ingraham" is told on her show. A
host who speaks of own accord is a person."""

NAME_ENDINGS = frozenset(
    (
        "Advertiser Argus Broadcasting Bulletin Chronicle Clarion Courier Daily Dispatch Enquirer Examiner Gazette "
        "Herald Ilbo Inquirer Journal Magazine News Newspaper Newspapers Observer Podcast Radio Register Sentinel Shimbun "
        "Telegram Telegraph Television Times TV Tribune Weekly Zeitung"
    ).split()
)
"""Last words of names that hardly anything but an outlet has."""

SHORT_NAME_ENDINGS = frozenset("Globe Guardian Leader Mail Mirror Post Press Record Republic Review Star Sun World".split())
"""Last words of outlets' names that are people's names or other things too: they count after "The" and a place, or
after two other words ("The Jakarta Post", "Detroit Free Press"), not after one ("Emily Post")."""

NO_CALL_SIGNS = frozenset(
    (
        "KEEP KEPT KEY KFC KFOR KGB KHL KIA KIDS KIEV KILL KIND KING KKK KLA KLM KMT KNEW KNOW KNU KPMG KRG KYIV WADA WAGE "
        "WAIT WALK WALL WANT WAR WARS WAS WASH WASP WAY WAYS WBA WBC WBO WEAK WEEK WEF WELL WENT WERE WEST WFP WHAT WHEN "
        "WHIP WHO WHY WIDE WIFE WIFI WILD WILL WIN WINE WING WINS WIPO WISE WISH WITH WMD WMDS WMO WNBA WOKE WON WOOD WORD "
        "WORK WPP WRU WTA WTI WTO WWE WWF WWI WWII"
    ).split()
)
"""Words and abbreviations of the form of an American station's call sign that are none, or that hardly ever mean one."""

_APOSTROPHES = str.maketrans("’‘`´", "''''")
_QUOTES = "\"“”„‟«»'‘’"
_NOT_IN_NAMES = frozenset(("Both", "and", "both", "by", "for", "from", "in", "of", "on", "or", "the", "with"))
_MADE = (
    "-aligned", "-backed", "-based", "-controlled", "-friendly", "-funded", "-language", "-leaning", "-linked", "-owned", "-run",
    "-wing",
)  # fmt: skip
_NATIONS = frozenset(adjective for _, adjective in COUNTRIES.values())
_LONGEST = 200
_ON_AIR = ("programme", "radio", "broadcaster")


def outlet_key(name: str) -> str:
    """The name as lists are searched by: no case, quotation marks, possessive or leading "the"; single spaces."""
    return _core(name).casefold().removeprefix("the ")


def known_outlet(name: str) -> Outlet | None:
    """The well-known outlet of this name, if it is one's own beyond doubt.

    Case, a leading "the", a possessive and quotation marks make no difference, save for names that are ordinary words
    (:data:`EVERYDAY`) or borne by others (:data:`BORNE_BY_OTHERS`). A word for what it is may stand beside the name
    ("the newspaper Le Monde", "Time magazine"), its network or country before it ("NBC's “Today”", "Britain's ITV"), its
    town after it ("The Star-Ledger of Newark").
    """
    found = _by_name(name)
    if found is not None or len(name) > _LONGEST:
        return found
    words = name.split()
    for place, word in enumerate(words[:-1]):
        rest = " ".join(words[place + 1 :])
        if word == "of":
            return _by_name(" ".join(words[:place]))
        if word.casefold().endswith(("'s", "’s", "s'", "s’")) and _candidates(" ".join(words[: place + 1])):
            own = _candidates(rest)
            return own[0] if len(own) == 1 and own[0].kind in _ON_AIR else _by_name(rest)
    if len(words) > 1 and words[-1].casefold().strip(_QUOTES) in OUTLET_NOUNS:
        found = _only(_candidates(" ".join(words[:-1])))
        if found is not None:
            return found
    for place in range(1, len(words)):
        if not _modifies(words[place - 1]):
            return None
        rest = " ".join(words[place:])
        noun = words[place - 1].casefold() in OUTLET_NOUNS
        found = _only(_candidates(rest)) if noun else _by_name(rest)
        if found is None and words[-1].casefold() in OUTLET_NOUNS:
            found = _only(_candidates(" ".join(words[place:-1])))
        if found is not None:
            return found
    return None


def possible_outlets(name: str) -> tuple[Outlet, ...]:
    """Every well-known outlet that the name may mean where an outlet is expected ("told the Times"); often none.

    A name without a capital letter means none.
    """
    known = known_outlet(name)
    return (known,) if known else _candidates(name)


def outlet_at(host: str) -> Outlet | None:
    """The well-known outlet whose domain is this host or the longest suffix of it."""
    labels = host.casefold().rstrip(".").split(".")
    domains = _domains()
    for place in range(max(0, len(labels) - 6), len(labels) - 1):
        found = domains.get(".".join(labels[place:]))
        if found is not None:
            return found
    return None


def host_outlet(name: str) -> Outlet | None:
    """The programme or station for which the host of this name stands, if well known."""
    show = _hosts().get(_core(name).casefold())
    return _names()[outlet_key(show)][0] if show else None


def outlet_like(name: str) -> bool:
    """Whether an unknown name looks like an outlet's: an American call sign, or words like "Herald" at its end.

    A guess from the form alone: "The Mayfield Gazette", "KXYZ-TV", "Radio Norte", "Channel 7".
    """
    core = _core(name)
    words = core.split()
    if not _bare(core)[:1].isupper():
        return False
    first = words[0].partition("-")[0].rstrip("0123456789")
    if 3 <= len(first) <= 4 and first[0] in "KW" and first.isascii() and first.isalpha() and first.isupper():
        return first not in NO_CALL_SIGNS and all(
            word.isdigit() or word.casefold() in ("am", "fm", "tv", "radio", "news", "television", "channel")
            for word in words[1:]
        )
    the = words[0] in ("The", "the")
    words = words[the:]
    if len(words) < 2 or _NOT_IN_NAMES.intersection(words) or not all(word[:1].isupper() or word[:1].isdigit() or len(word) < 4 for word in words):
        return False
    last = words[-1].rpartition("-")[2]
    if words[0] in ("Radio", "Channel", "Canal", "Télé", "TV"):
        return words[0] not in ("Radio", "Channel") or not last.endswith("s")
    return last in NAME_ENDINGS or (last in SHORT_NAME_ENDINGS and (the or len(words) > 2))


def _core(name: str) -> str:
    core = " ".join(name.translate(_APOSTROPHES).split()).strip(_QUOTES + ",;:")
    if core.endswith("'s"):
        core = core[:-2]
    elif core.endswith("s'"):
        core = core[:-1]
    return core.rstrip(_QUOTES)


def _modifies(word: str) -> bool:
    """Whether a word may stand before an outlet's name and say more of it: "Iran's semi-official", "the newspaper"."""
    lower = word.casefold()
    return (
        lower in OUTLET_NOUNS
        or lower in OUTLET_MODIFIERS
        or lower in ("a", "an", "the", "its", "their")
        or lower.endswith(("'s", "’s", "s'", "s’", *_MADE))
        or lower.startswith(("anti-", "pro-", "semi-"))
        or word in _NATIONS
    )


def _bare(core: str) -> str:
    return core[4:] if core[:4].casefold() == "the " else core


@cache
def _names() -> dict[str, tuple[Outlet, tuple[str, ...]]]:
    """Outlet, and the ways to write it, by key."""
    names: dict[str, tuple[Outlet, tuple[str, ...]]] = {}
    for outlet in OUTLETS:
        for written in (outlet.name, *outlet.aliases):
            key = outlet_key(written)
            names[key] = (outlet, (*names[key][1], written) if key in names else (written,))
    return names


@cache
def _shared() -> dict[str, tuple[Outlet, ...]]:
    return {key.casefold(): tuple(_names()[outlet_key(name)][0] for name in names) for key, names in AMBIGUOUS.items()}


@cache
def _domains() -> dict[str, Outlet]:
    return {domain: outlet for outlet in OUTLETS for domain in outlet.domains}


@cache
def _hosts() -> dict[str, str]:
    return {host.casefold(): show for host, show in HOSTS.items()}


def _by_name(name: str) -> Outlet | None:
    core = _core(name)
    key = core.casefold().removeprefix("the ")
    if key not in _names() or key in _shared():
        return None
    outlet, forms = _names()[key]
    marked = name.strip()[:1] in _QUOTES
    if key in BORNE_BY_OTHERS:
        return outlet if marked else None
    if key in EVERYDAY or outlet.kind == "programme":
        bare = _bare(core)
        the = len(bare) < len(core)
        written = any(bare in (form.removeprefix("The "), form.removeprefix("The ").upper()) for form in forms)
        article = marked or key not in EVERYDAY or any(form.isupper() or the == form.startswith("The ") for form in forms)
        return outlet if written and article else None
    return outlet


def _candidates(name: str) -> tuple[Outlet, ...]:
    core = _core(name)
    key = core.casefold().removeprefix("the ")
    bare = _bare(core)
    if not bare or bare.islower() or (bare[0].islower() and (key in EVERYDAY or key in BORNE_BY_OTHERS)):
        return ()
    return _shared().get(key) or ((_names()[key][0],) if key in _names() else ())


def _only(outlets: tuple[Outlet, ...]) -> Outlet | None:
    return outlets[0] if len(outlets) == 1 else None
