"""Common given names by gender, and words that people's names do not hold."""

SOURCE = "frequent given names of the US Social Security Administration's public tables, and of world news, as we read it"

FEMALE = frozenset("""
abigail ada adele agnes aisha alana alexandra alexis alice alicia alina alison allison alyssa amanda amber amelia amina amy ana
anastasia andrea angela angelina anita ann anna anne annette annie antoinette april ariana ashley asma audrey ava barbara beatrice
becky belinda bernadette bernice beth bethany betsy betty beverly bianca bonnie brenda brianna bridget brittany brooke caitlin
camila camille candace carla carly carmen carol carole caroline carolyn carrie cassandra catherine cathy cecilia celia charlene
charlotte chelsea cheryl chloe christina christine christy cindy claire clara claudia colleen connie courtney cristina crystal cynthia
daisy dana danielle daniela dawn deanna debbie deborah debra deirdre delia denise diana diane dina dolores donna dora doris dorothy
edith eileen elaine eleanor elena elise elisa eliza elizabeth ella ellen elsa emily emma erica erika erin esther ethel eva eve evelyn
faith farah fatima faye felicia fiona florence frances francesca gabriela gabrielle gail geraldine gina giorgia gladys glenda
gloria grace greta gretchen gwen haley hanna hannah harriet hazel heather heidi helen helena hilary hillary hina holly ida ilana
ines ingrid irene irina iris isabel isabella ivana ivanka jackie jacqueline jacinda jamila jan jana jane janet janice jasmine jean
jeanette jeanne jenna jennifer jenny jessica jill jo joan joann joanna joanne jocelyn jodi josephine joy joyce juanita judith judy julia
juliana julie julianne june kamala kara karen kari karin karine kate katharine katherine kathleen kathryn kathy katie katrina kay kayla
kayleigh kellyanne kendra kerry kim kimberly kirsten krista kristen kristi kristin kristina kyla laila lara latoya laura lauren laurie
laverne leah lena leila leslie liane lillian lily linda lindsay lindsey lisa liz liza lois loretta lori lorraine louisa louise lucia lucille
lucy luisa lydia lynda lynn lynne mabel madeleine maggie maha malala malia mandy marcia margaret margarita marge maria mariam marian
marianne marie marilyn marina marine marion marissa marjorie marlene marsha martha mary maryam maureen maxine maya megan meghan melania
melanie melinda melissa mercedes meredith mia michele michelle mildred mina miranda miriam molly mona monica muriel myra nadia nancy
naomi natalia natalie natasha nellie nicola nicole nina nora norma olga olivia oprah pam pamela parisa patricia patty paula pauline peggy penelope
penny phoebe phyllis polly priscilla rachel ramona reba rebecca regina renee rhonda rita roberta robin rosa rosalind rose rosemary
roxanne ruby ruth sabrina sally samantha samira sandra sara sarah sasha shannon shari sharon sheila shelley sherry shirley silvia simone
sofia sonia sonya sophia sophie stacey stacy stella stephanie sue susan susanna susannah susie suzanne svetlana sylvia tamara tammy tanya tara tatiana
teresa terri tessa thelma theresa tiffany tina toni tonya tracey tracy tricia tulsi ursula valerie vanessa vera verna veronica vicki victoria
viktoria viola violet virginia vivian wanda wendy whitney wilma winifred yasmin yelena yolanda yulia yvette yvonne zainab zoe
""".split())

MALE = frozenset("""
aaron abdul abdullah abe abraham adam adnan adrian ahmad ahmed aidan al alan albert alberto alec alejandro aleksandr alessandro alex
alexander alexei alfred ali allan allen alvaro alvin amir amit anatoly andre andrei andrew andy angus anthony antonio antony anwar
archie ari armando arnold art arthur arturo ashraf asif augustus austin avi barack barry bart bashar ben benedict benjamin bernard bernie bert
bill billy bob bobby boris brad bradley brandon brendan brent brett brian bruce bruno bryan byron caleb calvin cameron carl carlos
carlton carter cedric cesar chad charles charlie chester chris christian christopher chuck clarence claude clay clayton cliff clifford clint
clinton clyde cody colin conor corey cory craig curtis dale damian damon dan daniel danny darrell darren daryl dave david dean
demetrius dennis denis derek derrick desmond dexter diego dick dmitry dmitri dominic don donald doug douglas drew duane duncan dustin dwayne
dwight dylan earl ed eddie edgar edmund eduardo edward edwin eli elias elijah elliot elliott elon emanuel emil emmanuel enrique
eric erik ernest ernesto ethan eugene evan everett fabio farid federico felipe felix ferdinand fernando floyd francis francisco
francois frank franklin fred frederick fyodor gabriel gareth garrett gary gavin gene geoffrey geoff george gerald gerard gerhard
gilbert giovanni giuseppe glen glenn gordon graham grant greg gregory guillermo gus guy hamid hank hans harold harry harvey hassan hector
henry herbert herman hernan howard hubert hugh hugo hussein ian ibrahim igor ilya imran isaac ismail ivan jack jackson jacob jacques jaime
jake jamal james jamie jared jason javier jay jeb jeff jeffrey jeremy jerome jerry jesse jim jimmy joaquin joe joel joey johan johann john
johnny jon jonathan jorge jose joseph josh joshua juan julian julio justin kareem karl karim keith kelvin ken kenneth kent kevin khalid kirk
konstantin kurt kyle lance larry lars lawrence lee len leo leon leonard leonid leonardo leroy les lester levi lewis liam lindsey lionel lloyd logan
lorenzo lou louis lucas luis luigi luke luther lyle mahmoud malcolm manuel marc marcel marco marcos marcus mario mark marshall martin marty
marvin mason mathew matt matteo matthew maurice max maxim mehmet mel melvin michael miguel mike mikhail miles milton mitch mitchell mitt mohamed
mohammad mohammed morgan moses muhammad mustafa narendra nate nathan nathaniel neal ned neil nelson newt nicholas nick nigel nikita nikolai noah norman
oleg oliver olivier omar oscar osama otto owen pablo patrick paul pavel pedro perry pete peter phil philip philippe phillip pierre piotr quentin
rahul raj ralph ramon randall randy raphael rashid raul ray raymond recep reggie reginald reince rex rene ricardo richard rick ricky rob robert
roberto rodney rodrigo roger roland roman ron ronald ronnie rory ross roy ruben rudolph rudy rufus rupert russ russell ryan salman salvador sam
sammy samuel santiago saul sayed scott sean sebastian sergei sergey sergio seth seymour shane shaun shawn sid sidney simon spencer stan stanislav stanley stefan
stephen steve steven stewart stuart sultan syed tariq taylor ted terrence terry theo theodore thomas tim timothy toby todd tom tomas tommy tony travis trent
trevor tyler tyrone vadim valery vernon viktor victor vikram vince vincent vitaly vladimir volodymyr wade wallace walter warren wayne wendell wesley wilbur
will willard william willie winston wolfgang xavier xi yair yasser yitzhak yuri yury yusuf zachary zack
""".split())

NOT_IN_NAMES = frozenset("""
academy act administration affairs afghan africa african agency agreement air airlines airport alliance america american amendment
and angeles arab arabia army asia asian assembly association avenue bank bay beach bill black board border boulevard bridge
british bureau business california campaign canada capital capitol care carolina castle caucus cathedral center central centre century
chamber championship charter china chinese christmas church city civil claims clinic club coast college columbia commerce commission
committee communist community company conference congress conservative constitution convention cooperation corporation corps
council county court cruz's cup dakota daily day deal declaration defence defense democratic democrats department development
diego district division dollar earth east eastern economic economy education election elections embassy emergency energy enforcement
england environmental europe european exchange executive facebook factory federal federation festival finance financial fleet force
forces foreign forest fort forum foundation francisco free freedom french friday front fund game games gas general german global
globe google government governor's great green group guard gulf hall hampshire harbor health hearing heights high highway hill
hills homeland hospital hotel house human immigration inc inc. index india indian industries information initiative institute insurance
intelligence internal international internet investigation iowa iran iraq ireland irish island islands islamic israel israeli italian jersey
jr judiciary justice kingdom labor labour lake land law league legal liberal liberation liberty library local los ltd magazine
management market media medicaid medical medicare memorial mexican mexico military ministry missile monday mount mountain
movement municipal museum national nations naval navy nazi network new news north northern nuclear ocean office oil olympic olympics
opera orchestra order organization organisation orleans pacific pact palace palestinian park parliament party pass peace penn pennsylvania people's
pentagon petroleum plan plant plaza point police policy post power presidential press prison prize program project projects protection
province public quarter radio railway ranch rapids reform relief report republic republican republicans research reserve resort resources
revolution ridge rights river road roman royal rule russia russian safety saint san santa saturday school science sea secret
security senate series service services shore social society south southern soviet space spanish square st stadium standard star state states station stock
store strait street studies study summit sun sunday super supply supreme syria syrian taliban tax technology television temple territory
terror texas theater theatre thursday times tower town trade training treasury treaty tribe tribune trust tuesday twitter ukraine ukrainian
union united university valley vermont veterans village virginia war water web wednesday west western white wisconsin women works world york
zone january february march april may june july august september october november december republican-led
""".split())
"""A run of capitalised words with one of these is a place, a body or a thing."""


def gender(name: str) -> str:
    """ "female", "male" or "", by the first word of a person's ``name``."""
    first = name.lower().partition(" ")[0]
    female, male = first in FEMALE, first in MALE
    if female == male:
        return ""
    return "female" if female else "male"


def like_person(name: str) -> bool:
    """Whether a run of two or more capitalised words can be a person's name."""
    parts = [p.lower().strip(".,'’") for p in name.split()]
    if len(parts) < 2 or (name.isupper() and len(name) > 6):
        return False
    if any(p in NOT_IN_NAMES for p in parts[1:]) or (parts[0] in NOT_IN_NAMES and parts[0] not in MALE | FEMALE):
        return False
    return not any(len(p) > 1 and p.isupper() and len(p) < 6 for p in name.split()[1:])
