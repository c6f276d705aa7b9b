"""The language of a text: English is read, others are refused where that is beyond doubt, and never by mistake."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.reading.language import detected, refusal, unsupported
from tests.growth import grows_in_line
from tests.reading.files import ARTICLE

OTHERS = {
    "de": """\
Die Hafenbehörde will die nördliche Schleuse im kommenden Frühjahr für elf Wochen schließen, wie zwei Beamte \
am Freitag sagten, die mit dem Zeitplan vertraut sind. Die Tore seien für Schiffe gebaut worden, die halb so \
groß waren, sagte die leitende Ingenieurin Marit Solheim. Die Fischer müssten einen Umweg von neunzig \
Minuten in Kauf nehmen.""",
    "fr": """\
L'autorité portuaire fermera l'écluse nord pendant onze semaines au printemps prochain, selon deux \
responsables informés du calendrier mais qui n'étaient pas autorisés à en parler publiquement. Les portes \
ont été construites pour des navires deux fois plus petits, a déclaré l'ingénieure en chef. Les pêcheurs \
devront faire un détour de quatre-vingt-dix minutes.""",
    "es": """\
La autoridad portuaria cerrará la esclusa norte durante once semanas la próxima primavera, según dos \
funcionarios que conocen el calendario pero que no estaban autorizados a hablar en público. Las compuertas \
se construyeron para barcos de la mitad de este tamaño, dijo la ingeniera jefe. Los pescadores tendrán que \
dar un rodeo de noventa minutos.""",
    "it": """\
L'autorità portuale chiuderà la chiusa settentrionale per undici settimane la prossima primavera, secondo \
due funzionari che conoscono il calendario ma non erano autorizzati a parlarne pubblicamente. Le porte \
furono costruite per navi grandi la metà, ha detto l'ingegnere capo. I pescatori dovranno fare una \
deviazione di novanta minuti.""",
    "pt": """\
A autoridade portuária vai fechar a eclusa norte durante onze semanas na próxima primavera, segundo dois \
responsáveis que conhecem o calendário mas não estavam autorizados a falar publicamente. As comportas foram \
construídas para navios com metade deste tamanho, disse a engenheira-chefe. Os pescadores terão de fazer um \
desvio de noventa minutos.""",
    "nl": """\
De havenautoriteit zal de noordelijke sluis volgend voorjaar elf weken sluiten, volgens twee ambtenaren die \
op de hoogte zijn van de planning maar er niet in het openbaar over mochten spreken. De deuren zijn gebouwd \
voor schepen die half zo groot waren, zei de hoofdingenieur. De vissers of hun bedrijven moeten negentig \
minuten omvaren en dat is duur.""",
    "sv": """\
Hamnmyndigheten kommer att stänga den norra slussen i elva veckor nästa vår, enligt två tjänstemän som har \
insyn i tidsplanen men som inte hade rätt att tala offentligt om den. Portarna byggdes för fartyg som var \
hälften så stora, sade chefsingenjören. Fiskarna måste ta en omväg på nittio minuter varje gång de ska ut \
till havs.""",
    "fi": """\
Satamaviranomainen aikoo sulkea pohjoisen sulun yhdeksitoista viikoksi ensi keväänä, kertovat kaksi \
aikataulun tuntevaa virkamiestä, joilla ei ollut lupaa puhua asiasta julkisesti. Portit rakennettiin puolet \
pienemmille laivoille, sanoi pääinsinööri. Kalastajien on tehtävä puolentoista tunnin kiertotie päästäkseen \
merelle.""",
    "pl": """\
Władze portu zamkną północną śluzę na jedenaście tygodni przyszłej wiosny, jak powiedziało dwóch urzędników \
znających harmonogram, którzy nie byli upoważnieni do publicznych wypowiedzi. Wrota zbudowano dla statków o \
połowę mniejszych, powiedziała główna inżynier. Rybacy będą musieli nadłożyć dziewięćdziesiąt minut drogi, \
by to ominąć.""",
    "ru": """\
Портовое управление закроет северный шлюз на одиннадцать недель следующей весной, сообщили два чиновника, \
знакомых с графиком, но не уполномоченных обсуждать его публично. Ворота строились для судов вдвое меньшего \
размера, сказала главный инженер. Рыбакам придётся делать крюк в девяносто минут, и никто не предложил им \
компенсации.""",
    "uk": """\
Портове управління закриє північний шлюз на одинадцять тижнів наступної весни, повідомили двоє посадовців, \
обізнаних із графіком, але не уповноважених обговорювати його публічно. Ворота будували для суден удвічі \
меншого розміру, сказала головна інженерка. Рибалкам доведеться робити гак у дев'яносто хвилин, і ніхто не \
запропонував їм компенсації.""",
    "tr": """\
Liman idaresi kuzey kapısını önümüzdeki bahar on bir hafta süreyle kapatacak; takvimi bilen ancak kamuoyu \
önünde konuşmaya yetkili olmayan iki yetkili böyle söyledi. Kapılar bunun yarısı büyüklüğündeki gemiler için \
yapılmıştı, dedi başmühendis. Balıkçılar her seferinde doksan dakikalık bir yol daha gitmek zorunda kalacak.""",
    "ar": """\
ستغلق سلطة الميناء الهويس الشمالي لمدة أحد عشر أسبوعا في الربيع المقبل، بحسب مسؤولين اثنين مطلعين على الجدول \
الزمني لم يكن مصرحا لهما بالحديث عنه علنا. وقالت كبيرة المهندسين إن البوابات بنيت لسفن بنصف هذا الحجم. \
وسيضطر الصيادون إلى الالتفاف لمدة تسعين دقيقة في كل رحلة دون أي تعويض من الحكومة.""",
    "he": """\
רשות הנמל תסגור את התא הצפוני למשך אחד עשר שבועות באביב הבא, כך אמרו שני פקידים המעורים בלוח הזמנים אך לא \
הוסמכו לדבר עליו בפומבי. השערים נבנו לאוניות שגודלן מחצית מכך, אמרה המהנדסת הראשית. הדייגים ייאלצו לעשות \
עיקוף של תשעים דקות בכל הפלגה, ואיש לא הציע להם פיצוי כלשהו עד עכשיו.""",
    "zh": """\
据两名了解时间表但未获授权公开谈论此事的官员称，港务局将于明年春天关闭北船闸十一周。总工程师说，闸门是为\
只有这一半大小的船只建造的。渔民每次出海都将不得不绕行九十分钟，而没有人向他们提供任何补偿。市政府发言人\
表示，最终决定尚未作出，议会将于星期二开会讨论这一计划以及更便宜的替代方案。航运协会在给议会的信中写道，\
关闭应推迟到交通较少的秋季进行。渔民们说，没有人问过他们的意见，而他们的船队每年捕获的鱼占早市销售量的三\
分之一左右。他们希望政府能够认真考虑他们的处境。""",
    "ja": """\
港湾局は来春、北側の水門を十一週間閉鎖すると、日程を知る二人の当局者が明らかにした。二人は公に話す権限が\
なかった。水門はこの半分の大きさの船のために造られたと主任技師は述べた。漁師たちは毎回九十分の回り道をし\
なければならず、補償の申し出もないという。運輸省の報道官は、最終決定はまだ下されていないと述べた。市議会\
は火曜日に開かれ、より安い代替案についても話し合う予定だ。海運協会は議会への手紙で、閉鎖は交通量の少ない\
秋に延期すべきだと書いた。漁師のひとりは、誰も自分たちに尋ねなかったと話し、計画は潮を待ったことのない人\
々が書いたものだと述べた。""",
    "id": """\
Otoritas pelabuhan akan menutup pintu air utara selama sebelas minggu pada musim semi mendatang, menurut dua \
pejabat yang mengetahui jadwal tersebut tetapi tidak berwenang membicarakannya di depan umum. Pintu itu \
dibangun untuk kapal yang ukurannya setengah dari ini, kata kepala insinyur. Para nelayan harus memutar \
selama sembilan puluh menit.""",
    "vi": """\
Cơ quan quản lý cảng sẽ đóng cửa âu thuyền phía bắc trong mười một tuần vào mùa xuân tới, theo hai quan chức \
nắm được lịch trình nhưng không được phép nói công khai. Các cánh cổng được xây cho những con tàu chỉ bằng \
một nửa kích thước này, kỹ sư trưởng cho biết. Ngư dân sẽ phải đi vòng thêm chín mươi phút mỗi chuyến ra \
khơi.""",
    "el": """\
Η λιμενική αρχή θα κλείσει τη βόρεια δεξαμενή για έντεκα εβδομάδες την επόμενη άνοιξη, σύμφωνα με δύο \
αξιωματούχους που γνωρίζουν το χρονοδιάγραμμα αλλά δεν είχαν άδεια να μιλήσουν δημόσια. Οι πύλες χτίστηκαν \
για πλοία στο μισό μέγεθος, είπε η αρχιμηχανικός. Οι ψαράδες θα πρέπει να κάνουν παράκαμψη ενενήντα λεπτών.""",
    "hu": """\
A kikötői hatóság jövő tavasszal tizenegy hétre bezárja az északi zsilipet, közölte két tisztviselő, akik \
ismerik a menetrendet, de nem voltak jogosultak nyilvánosan beszélni róla. A kapukat fele ekkora hajókra \
építették, mondta a főmérnök. A halászoknak kilencven perces kerülőt kell tenniük minden alkalommal.""",
}

ODD = {
    "results": """\
Northern League results. Fjordvik 3 Solheim 1 (Haugen 12, Vik 33, Nes 71; Dahl 80). Bergstad 0 Marka 0. \
Attendance 4,112. Referee: O. Kristiansen (Tromsø). Scorers this season: Jonas Vik 14, Marit Haugen 11, Erik \
Dahl 9, Liv Solheim 9, Ola Nes 8, Ida Berg 7, Per Lund 6, Kari Holm 6, Nils Strand 5, Anna Moen 5. Next \
round: Marka v Fjordvik, Solheim v Bergstad.""",
    "names": """\
Present: Jean-Pierre Dufour, Anne-Marie Lefèvre, Giuseppe Esposito, Francesca Romano, Władysław Kowalczyk, \
Agnieszka Wójcik, Dmitry Sokolov, Svetlana Kuznetsova, Nguyễn Văn An, Trần Thị Bình, Mehmet Yılmaz, Ayşe \
Demir, José María Álvarez, Concepción Fernández, Jürgen Müller, Käthe Schröder. Apologies: Björn Åkesson, \
Søren Østergaard.""",
    "French quotations": """\
“C'est une honte, et tout le monde le sait depuis longtemps dans cette ville,” said Jean Dufour, the mayor. \
“Nous avons demandé de l'aide trois fois, et trois fois le gouvernement a refusé de répondre à nos lettres.” \
The ministry rejected that. Its spokesman pointed to a grant paid in March and to letters signed by the \
minister.""",
    "a Russian quotation": """\
«Мы просили о помощи трижды, и трижды правительство отказалось отвечать на наши письма», said the mayor of \
the town, Ivan Petrov, in a speech on Friday. The ministry rejected that. Its spokesman pointed to a grant \
that was paid in March and to letters that were signed by the minister herself.""",
    "headlines": """\
Lock closes Friday. Fleet warns jobs at risk. Ministry silent. Mayor quits. Bridge repairs delayed again. \
Storm hits coast, two hurt. Police seek driver. School reopens Monday. Ferry strike ends. Fish prices fall. \
Council vote postponed. Museum gets new roof. Hospital wing opens. Taxes rise. Bus fares frozen. Team wins \
cup. Snow expected tonight.""",
    "caps": """\
HARBOUR AUTHORITY TO CLOSE LOCK. OFFICIALS SAY CLOSURE WILL LAST ELEVEN WEEKS. MINISTRY HAS NOT CONFIRMED \
COST. FISHING FLEET DEMANDS COMPENSATION. COUNCIL MEETS TUESDAY. CHAIRWOMAN DECLINED TO COMMENT. SHIPPING \
ASSOCIATION URGED AUTUMN CLOSURE INSTEAD. STORM WARNING ISSUED. FERRY SERVICES SUSPENDED UNTIL FURTHER \
NOTICE.""",
    "interview": """\
Q. Do you regret it? A. No. I don't regret anything. I did my job. We did our job. Q. Would you do it again? \
A. Sure. Maybe slower. Q. You sound tired. A. I am. It's late. We've all had long nights. My wife says I \
look old. I feel old. Q. What's next? A. Sleep. Fish. Maybe write something. I don't know yet. Nobody does.""",
    "pidgin": """\
Di harbour people say dem go close di lock for eleven weeks next year. Two oga wey know about di mata tell \
us say dem no get permission to talk am for public. Di fishermen dey vex because nobody ask dem wetin dem \
want. Dem say di road go long pass before, and government neva pay dem any money. Di council go meet on \
Tuesday.""",
    "half German": """\
Die Hafenbehörde will die Schleuse schließen. „We have run out of ways to patch it“, sagte Marit Solheim der \
Zeitung. „The gates were built for ships half this size and the fittings are difficult to find.“ Der \
Sprecher des Ministeriums erklärte, eine Entscheidung sei noch nicht gefallen. „Nobody asked us what we \
think of the plan“, sagte der Fischer Jonas Vik.""",
    "code": """\
def read(path): return open(path).read() for line in lines: if line.startswith('#'): continue else: \
print(line, end='') import os, sys, json; class Reader: pass; assert x == y; raise ValueError('no such \
file') try: value = int(text) except ValueError: value = None while True: break lambda x: x + 1 yield from \
items""",
}


@pytest.mark.parametrize("language", OTHERS)
def test_a_text_in_another_language_is_told_apart(language: str) -> None:
    assert detected(OTHERS[language]) == (language, True)
    assert unsupported(OTHERS[language] * 50) == language


@pytest.mark.parametrize("kind", ODD)
def test_odd_english_is_not_refused(kind: str) -> None:
    assert unsupported(ODD[kind]) is None
    assert unsupported(ODD[kind].upper()) is None


def test_an_english_article_is_sure() -> None:
    assert detected(ARTICLE) == ("en", True)


def test_a_text_that_is_english_in_part_is_not_refused() -> None:
    assert unsupported(OTHERS["ru"] * 20 + ARTICLE * 10) is None
    assert unsupported(ARTICLE + OTHERS["fr"] * 3) is None


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_refused_below_two_hundred_letters(language: str) -> None:
    text = OTHERS[language]
    while sum(map(str.isalpha, text)) >= 200:
        text = text[:-1]
    assert unsupported(text) is None


def test_the_refusal_is_one_sentence_with_the_name_of_the_language() -> None:
    error = refusal("x.txt", "de")
    assert str(error) == "x.txt: the text is in German (de); extract reads English only"
    assert str(pickle.loads(pickle.dumps(error))) == str(error)
    assert "in another language (xx)" in str(refusal("x.txt", "xx"))


@pytest.mark.parametrize("text", [ARTICLE, OTHERS["de"], OTHERS["ja"]], ids=["en", "de", "ja"])
def test_a_long_text_is_told_in_time_with_its_length(text: str) -> None:
    assert grows_in_line(lambda length: detected(text * (length // len(text))), 1_250_000)


@given(st.text())
def test_any_text_has_a_verdict(text: str) -> None:
    for each in (text, text * 100):
        unsupported(each)
