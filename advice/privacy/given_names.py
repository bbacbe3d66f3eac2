"""Common given names of several languages: what makes two capitalised words look like somebody's full name."""

from advice.privacy.folding import bare

_LATIN = """
james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul andrew joshua
kenneth kevin brian george timothy
ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond
patrick jack dennis jerry tyler
aaron jose adam nathan henry douglas zachary peter kyle walter ethan jeremy harold keith christian roger noah gerald carl terry sean austin arthur
lawrence jesse dylan bryan joe
jordan billy bruce albert willie gabriel logan alan juan wayne roy ralph randy eugene vincent russell louis philip bobby johnny bradley mary patricia
jennifer linda elizabeth barbara
susan jessica sarah karen lisa nancy betty margaret sandra ashley kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie
rebecca sharon laura cynthia kathleen
amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet catherine maria heather diane ruth
julie olivia joyce virginia
victoria kelly lauren christina joan evelyn judith megan andrea cheryl hannah jacqueline martha gloria teresa ann sara madison frances kathryn janice
jean abigail alice julia judy
sophia grace denise amber doris marilyn danielle beverly isabella theresa diana natalie brittany charlotte marie kayla alexis lori jane ellen joanna
lucy chloe zoe holly claire
tom tim jim bob bill mike dave steve chris matt dan ben sam alex nick tony greg phil jeff ken ron don ed fred harry oliver leo max luke owen liam
finn gareth nigel graham
ian neil stuart simon colin trevor clive derek barry geoff rupert alistair hamish fiona isla imogen gemma tracy paula sally wendy hazel ivy daisy
poppy freya marcus felix hugo
thomas michael andreas stefan christian peter martin markus klaus wolfgang jürgen jurgen juergen frank uwe bernd matthias ralf dirk jörg jorg joerg
torsten thorsten sven olaf holger heiko
dieter horst günter gunter günther manfred werner heinz helmut gerhard karl rainer reiner volker lars jan jens kai tobias florian sebastian philipp
lukas jonas fabian dominik johannes moritz
niklas julian marcel patrick maximilian friedrich georg hans heinrich hermann ludwig otto paul rolf rudolf siegfried walter wilhelm sabine petra
susanne monika andrea claudia birgit karin
gabriele ursula angelika heike martina anja nicole stefanie katrin kathrin katja silke kerstin tanja simone sandra ute brigitte renate ingrid helga
gisela christa elke jutta bettina cornelia
annette ulrike regina marion christiane melanie julia lena leonie johanna franziska katharina svenja nadine daniela jana nina vanessa lea laura
sophie antje dagmar doris edith hanna hannelore
ilse inge irmgard judith jasmin karoline kirsten maren margit marlene mia miriam nele pia ramona rita rosemarie silvia sonja sigrid tina ulla verena
wiebke yvonne detlef eberhard ekkehard
jean pierre michel andré andre philippe alain bernard jacques daniel françois francois nicolas christophe patrick laurent olivier stéphane thierry
pascal julien éric david frédéric frederic
antoine alexandre sébastien guillaume vincent romain mathieu matthieu maxime thomas hugo lucas louis paul jules arthur gabriel léo raphaël adrien
benoît benoit bruno cédric cyril denis didier
emmanuel fabien fabrice florian franck gaël gérard gilles grégory guy hervé jérôme joël lionel loïc luc marc marcel maurice mickaël quentin raymond
rémi rené robert roger roland serge simon
sylvain théo xavier yann yves marie nathalie isabelle sylvie catherine françoise valérie christine anne sophie sandrine céline stéphanie véronique
virginie aurélie julie émilie camille
léa manon chloé inès clara élodie elodie delphine laetitia corinne brigitte monique martine nicole chantal dominique danielle jacqueline michèle
hélène claire pauline marion mathilde
margaux juliette charlotte caroline audrey amélie agnès béatrice bénédicte blandine carole clémence elise estelle fanny florence gaëlle geneviève
jeanne joëlle justine karine laure lucie magali
marguerite mélanie muriel noémie océane pascale patricia sabrina sarah solène thérèse karim mehdi nadia samira
antonio josé manuel francisco juan david javier daniel jesús carlos alejandro miguel rafael pedro ángel pablo fernando sergio luis jorge alberto
álvaro diego adrián raúl ramón enrique vicente
iván andrés andres joaquín óscar eduardo rubén santiago mario roberto jaime ignacio alfonso salvador marcos emilio julio guillermo gonzalo julián
tomás agustín félix nicolás gabriel martín hugo
maría carmen josefa isabel ana laura cristina pilar dolores antonia marta lucía elena mercedes rosa raquel sara paula rocío beatriz silvia patricia
mónica sonia alicia susana nuria inés
margarita teresa lorena natalia victoria eva amparo encarnación manuela concepción gloria irene esther julia yolanda alba andrea claudia carla
daniela valentina camila gabriela fernanda ximena
guadalupe leticia verónica alejandra lourdes consuelo begoña esperanza gustavo rodrigo esteban mauricio leonardo ricardo ernesto gerardo héctor
hernán facundo matías thiago
joão josé antónio antônio francisco manuel pedro paulo luís luiz carlos jorge rui nuno tiago miguel rafael bruno andré ricardo hugo gonçalo filipe
felipe vasco duarte diogo fábio márcio marcelo
eduardo fernando gustavo leonardo lucas mateus matheus guilherme vinícius caio thiago henrique renato roberto rogério sérgio vítor vitor wagner
otávio leandro maria ana joana inês catarina
mariana beatriz rita sofia carolina marta teresa isabel helena cristina patrícia sandra susana paula sónia sônia cláudia luísa luiza fernanda juliana
camila larissa letícia bruna aline
adriana vanessa renata simone tatiana márcia lúcia lúcio antônia raquel débora gabriela natália bárbara isabela francisca graça matilde leonor
marco giuseppe giovanni antonio mario luigi francesco angelo vincenzo pietro salvatore carlo franco domenico bruno paolo michele giorgio aldo sergio
luciano andrea alessandro stefano roberto
luca davide matteo lorenzo simone riccardo federico gabriele fabio massimo maurizio claudio daniele enrico filippo gianluca giacomo leonardo nicola
pasquale raffaele tommaso umberto valerio
alberto alessio cristian dario diego edoardo emanuele fabrizio gianni gianfranco guido ivan jacopo mattia mauro mirko renato rocco samuele tiziano
giulia francesca chiara sara martina
valentina alessandra silvia elisa laura paola elena anna maria federica roberta simona cristina barbara monica daniela claudia giovanna rosa angela
lucia teresa caterina giuseppina antonella
patrizia carla rita gabriella serena ilaria alice sofia aurora giorgia beatrice arianna camilla emma greta ludovica margherita marta noemi rebecca
veronica viola donatella ornella raffaella
jan johannes cornelis hendrik willem pieter gerrit jacob dirk klaas maarten marten bart bas bram daan erik frank geert gijs hans henk hugo ivo jaap
jasper jelle jeroen joost joris jos jurgen
kees koen lars luuk maarten marcel mark martijn matthijs menno michiel niels peter piet rik rob robin roel ruben rutger sander sem sjoerd stijn sven
teun theo thijs tijn tim tom wouter wim
youssef anouk anna annemarie anneke bianca carla chantal daphne eline ellen els emma esmee esther eva femke fleur floor hanneke ilse ingrid inge iris
jacqueline janneke jolanda judith karin
kim laura lieke linda lisa lotte maaike maria marieke mariska marjolein marleen marloes mieke miranda monique nicole nienke noor petra renske roos
sanne saskia simone sofie tess wendy willemijn yvonne
mehmet mustafa ahmet ali hüseyin hasan ibrahim ismail osman yusuf murat ömer ramazan halil süleyman abdullah mahmut recep salih fatih kadir emre
hakan adem kemal yaşar bekir musa metin serkan
burak cem can deniz erkan erol gökhan ilker kaan kerem koray levent mert onur orhan oğuz ozan özgür serdar sinan selim tolga tuncay turgut uğur umut
volkan yiğit zafer cengiz ercan engin
fatma ayşe emine hatice zeynep elif meryem şerife sultan hanife merve zehra esra özlem büşra yasemin hülya derya sevgi selin sibel sevil pınar nurcan
nermin nilgün nihal melek leyla kübra
gül gülşen filiz esin ebru dilek didem deniz ceren canan burcu begüm aylin aslı arzu tuğba tülay yeliz defne ece eda gamze gizem irem damla sude bahar
mohammed mohamed muhammad mohammad ahmed ahmad ali omar hassan hussein ibrahim khalid khaled youssef yousef yusuf mahmoud mustafa abdullah abdul
abdel karim kareem tariq samir nabil rami walid
hamza bilal anwar faisal fahad saad salman sultan nasser majid ziad fatima aisha maryam mariam khadija zainab layla leila noor nour amina hala huda
rania salma yasmin dina mona nadia samira amal
priya rahul amit anil arjun deepak rajesh sanjay suresh vijay ravi rohan rohit vikram anita anjali divya kavita lakshmi meera neha pooja sunita
shreya ananya aditya karthik manish nikhil pradeep
sandeep harpreet gurpreet imran asif farhan nasreen ayesha
wei jun ming xin yan hui jing fang lei tao qiang jie xiaoming xiaoli mei ling hua kenji hiroshi takashi yuki akira haruto satoshi naoko yuko keiko
tomoko ayaka sakura emiko jiho minjun seojun
minh linh nguyen thi hoang
kwame kofi ama akosua chinedu emeka ngozi chioma oluwaseun tunde amara abena thabo sipho lerato amina fatou mamadou ousmane aminata ibrahima
piotr krzysztof andrzej tomasz paweł michał marcin jakub wojciech agnieszka katarzyna małgorzata joanna magdalena ewa zofia aleksandra stanisław
zbigniew jerzy grzegorz łukasz mateusz kamil
barbora jana petr jiří pavel tomáš josef milan zdeněk jaroslav hana lenka kateřina lucie věra ivan ivana marko ana nikola jelena milica dragan zoran
goran mirjana ferenc lászló istván
józsef zoltán sándor gábor katalin éva ilona ágnes judit szabolcs ion gheorghe mihai andrei cristina elena ioana bogdan dmitri dmitry sergei sergey
alexei alexey vladimir igor oleg natalia
tatiana olga svetlana irina ekaterina anastasia yulia ivan mikhail nikolai pavel boris viktor yuri roman
lars erik anders johan per nils karl magnus mikael fredrik björn gunnar henrik mats ole søren jens niels morten rasmus kasper mette lene hanne anne
kirsten ingrid astrid sigrid birgitta
eva karin kristina elin linnea maja freja ida liv solveig matti juha mikko timo pekka antti jari kari anneli liisa päivi minna johanna riikka heikki
nikos giorgos yannis dimitris maria eleni
amandine maëlle maeva solange odile lucette marcelle fabienne ghislaine jocelyne lydie magalie maud mireille myriam nadège ophélie perrine séverine
tiphaine yolande anaïs axelle capucine coralie emeline
loïs killian kévin jordan rayan rachid abdel abdelkader moussa ousmane seydou aliou cheikh ibrahima fatoumata aïssatou rokia khady zahra malika
farida latifa samia leïla souad hafida yacine sofiane bilel
filipa madalena constança matilda benedita carminda fátima conceição lurdes graça glória alexandra bernardo afonso simão lourenço martim salvador
xavier armando adelino joaquim domingos albano
marcela priscila thais thaís isadora lorena alessandra elaine rosana rosângela sueli solange vera ivone marcia luciana luciano cristiano everton
wellington anderson jefferson edson gilberto nelson milton
davi heitor bernardo enzo murilo caíque igor ygor yago valdir ademir jair
noelia yesenia maite ainhoa leire nerea itziar iker aitor unai mikel jon koldo arantxa macarena triana rosario remedios inmaculada nieves asunción
yaiza oriol jordi marc arnau pau montserrat mercè laia núria
aitana jimena renata camilo santino lautaro benjamín martina florencia micaela agustina rocio noemí virgilio wilson edwin yuliana marisol maribel araceli
ginevra vittoria bianca azzurra asia benedetta costanza cecilia eleonora emanuela fabiana flavia fiorella gaia isabella letizia loredana lorella
luisa marina marisa mirella morena nadia nicoletta ottavia rossella sabrina
samanta sonia susanna tamara vanessa virginia achille adriano agostino alfredo amedeo armando arturo attilio biagio carmine cesare corrado damiano
dino edmondo elio ettore eugenio ezio fausto ferdinando flavio gaetano
gennaro gerardo graziano ignazio italo lamberto leone livio loris manuel marcello marino moreno nazario nello nicolò oreste orlando oscar ottavio
piero pierluigi primo remo renzo romano ruggero sandro santo saverio silvano
silvio tiberio tullio ugo walter
aafke adriaan albert aldert alwin anton arend arie arnoud boudewijn casper cees chris coen cor diederik ewout fons freek gerard gert gerben harm
harry hein herman huub igor jacques jan-willem jos joep johan jorn jord karel
lodewijk louis marinus menno nico olivier onno otto paul philip quinten reinier remco rene richard roland ronald ruud siebe sietse simon steven
sybren tiemen tjeerd tobias ton victor vincent willemijn wilco xander yannick
agnes aleida alie anne-marie annet annelies astrid brechtje carolien cindy corrie dieuwertje dorien elly emmy evelien gerda greetje hetty heleen
hennie hilde ineke ingeborg janine jeanette josien kirsten klaartje lianne
loes lonneke madelief margriet marije marit merel mieke mirjam mirthe nicolien olga patricia riet rianne sabine sandra suzanne thea titia trudy
veerle vera yvette amber demi naomi fenna jet lisette
alparslan alper anıl arda atakan aziz barış batuhan berk berkay bora bülent caner çağatay çağlar çetin doğan doğukan efe emir ender enes eren ergin
erhan ersin fikret furkan galip gürkan haluk hamdi haydar hikmet
ilhan ismet izzet koray kürşat mesut muhammet muharrem muhittin mümin münir necati nejat nihat nuri okan oktay orçun ömür önder öner rasim rıfat rıza
sabri sadık samet savaş semih sezgin soner suat süha şahin şükrü taner
tarık temel tufan tuncer turan ufuk ümit ünal vedat veli volkan yavuz yener yılmaz yücel ziya aleyna asuman ayfer aygül aynur ayten bahar belgin
belma berna berrin beyza cansu çiğdem demet didar dilan elvan emel
esma evren ezgi fadime feride fidan figen füsun gonca gönül gülay gülden güler gülhan gülizar gülten güzin handan hayriye hilal ilknur inci jale
kader kadriye lale mine mualla mukaddes müge münevver müzeyyen nalan
naciye nazan nazlı neslihan nevin nurhan nuray oya öykü pelin perihan rabia reyhan saadet seda seher selda selma semra serap serpil sevda sevgi sezen
sıla songül suna suzan şebnem şenay şeyma şule tuba ülkü vildan yeşim yıldız zerrin zübeyde
abdulaziz abdulrahman abdelrahman adel ayman basma bashar bassam fadi farouk fawzi ghassan habib haidar haitham hani hatem hisham ihab imad iman
jamal jamila kamal karima lamia lina lubna maha mahdi majed malik marwan
mazen moataz mohsen munir murad nabila nadim najib najla nawal nayef omaima osama qasim raed raja rami randa rasha rashid reem rima saeed safa saif
saleh samia sawsan shadi sharif sherif suhail sulaiman tamer tarek thamer
turki wael wafa yahya yara yasser yassin zaid zakaria zaki zeina ibtisam asma amira farah hanan hind ghada
olivia amelia ava mia harper aria ella avery scarlett eleanor penelope nora riley aurora savannah brooklyn bella skylar audrey violet stella ariana
leah claire lillian addison naomi elena maya caroline hailey
genesis kennedy delilah josephine gabriella quinn nevaeh madelyn kaylee hadley ivy ruby serenity piper eliza rosalie beatrix cordelia georgina
harriet henrietta imelda jemima kirsty lorraine maureen muriel
noreen philippa priscilla roberta rosemary tabitha ursula vivian winifred yvette damon darren dean dominic duncan dwayne edgar elliot emmanuel
felicity francis frederick garrett gavin geoffrey gilbert glenn gordon
graeme grant gregor harvey hector herbert howard irving isaac ivor jasper joel julian keith kelvin kurt lance leonard lester lewis lloyd malcolm
marvin maurice mitchell morgan neville norman oscar owen percy preston
quentin ralph ramsay reginald reuben rex roderick rodney roland rory ross rudy sebastian shane sheldon sidney spencer stanley stewart stuart terence
toby travis tristan vernon victor warren wesley wilbur winston wyatt
petra hassan hussain haruki yuto ren aoi hina rin daiki sho riku kaito mei yui airi nanami misaki
xenia carolin caroline wiltrud waltraud roswitha reinhild mechthild liselotte kunigunde hiltrud hedwig gudrun gertrud friederike elfriede edeltraud adelheid
almut anneliese annika antonia astrid carola carina constanze corinna
cornelia dorothea elisabeth elvira emilia esther eva evelyn felicitas finja frauke frieda gesa greta hannah helene henriette hilde isabell isabelle
ida ines irina iris isolde jacqueline jessica jennifer josefine josephine
juliane kira klara laurin levin liam linus lennart leon luca malte mathias mattis merle mika moritz nils noel oskar patricia paulina philip ricarda
robin ronja rosa roman ruth samuel sarah saskia sonja stella
susann theresa thea theo til till tim timo tom torben ulrich urs valentin veit vera viktoria vincent viola willi winfried wolfram achim adolf
albrecht alois ansgar arne arno artur axel benedikt benno berthold bodo
burkhard carsten claus clemens constantin egon emil erich ernst erwin eugen ewald fabio falk ferdinand fritz gerd gero gregor hannes harald hartmut
heinrich hendrik henning herbert hubert ingo joachim jost josef
kilian knut konrad kurt lennard leopold lothar ludger magnus marius meinhard michel norbert oswald ottmar paulus philipp raimund reinhard reinhold
robert roland ruprecht siegmar silvio simon steffen thilo tilman traugott
udo ulf valentin vinzenz volkmar wendelin wilfried wilko wolf xaver
cosimo moshe avi yael noa tamar shira eitan
cristiano priyanka wilma dennis rolf rosalind bernadette sheila deirdre siobhan niamh ciara aoife eoin declan padraig cormac rhys dylan huw sian
carys angus callum ewan craig lachlan
"""

_CYRILLIC = """
александр алексей анатолий андрей антон аркадий артем артур богдан борис вадим валентин валерий василий виктор виталий владимир владислав вячеслав
геннадий георгий глеб григорий даниил денис
дмитрий евгений егор иван игорь илья кирилл константин лев леонид максим марат михаил никита николай олег павел петр роман руслан рустам семен сергей
станислав степан тимофей тимур федор филипп
эдуард эльдар юрий яков ярослав ринат ильдар айрат азамат нурлан ержан бауыржан данияр аскар ахмед магомед мурад мурат рамзан шамиль ислам расул
казбек заур назар алихан рашид фарид самир карен арсен армен ашот гиорги
александра алина алла анастасия ангелина анна валентина валерия варвара вера вероника виктория галина дарья диана евгения екатерина елена елизавета
жанна зинаида зоя инна ирина карина кира
ксения лариса лидия любовь людмила маргарита марина мария надежда наталья наталия нина оксана ольга полина раиса регина светлана софия софья тамара
татьяна ульяна эльвира эмма юлия яна
айгуль гульнара лилия динара алия сауле асель мадина зарина фатима гузель альбина
олександр олексій андрій сергій дмитро тарас остап богдана оксана оленка леся ганна
"""


def _stem(name: str) -> str:
    """A Russian name without the ending that changes with the case."""
    return name[:-1] if name[-1] in "аяйьеуюы" else name


LATIN = frozenset(bare(name) for name in _LATIN.split())
CYRILLIC = frozenset(_stem(bare(name)) for name in _CYRILLIC.split())

_ENDINGS = ("", "а", "у", "ом", "е", "ы", "и", "я", "ю", "ем", "ой", "ей", "ью", "ии", "ию", "ией", "ь", "й", "ем")


def is_given(word: str) -> bool:
    """Whether a capitalised word is a common given name; "Anne-Marie" and Russian cases ("Ивана", "Ольгой") count."""
    small = bare(word)
    first = small.split("-")[0]
    if small in LATIN or (first != small and first in LATIN):
        return True
    if not ("а" <= small[:1] <= "я"):
        return False
    return any(small[: len(small) - len(end)] in CYRILLIC for end in _ENDINGS if small.endswith(end))
