"""Names that are not private people: authors and founders one quotes, brands and methods called after somebody."""

import itertools

from advice.privacy.folding import bare, bare_words

_PEOPLE = """
leonardo vinci;charles gaulle;simone beauvoir;antoine saint-exupéry;antoine exupéry;vincent gogh;miguel cervantes;machado assis;
jean fontaine;ludwig beethoven;pedro hierro;werner siemens;steve shazer;wolfgang goethe;johann goethe;henry mintzberg;fredmund malik;
karl may;leroy merlin;enzo ferrari;adriano olivetti;олег тиньков;amancio ortega;martín fierro;sancho panza;gianni versace;paco rabanne;
carolina herrera;warby parker;aunt jemima;ask jeeves;dear abby;thomas cook;arthur andersen;arthur miller;mark twain;lewis carroll;
charles dickens;george orwell;oscar wilde;ernest hemingway;virginia woolf;adam smith;john keynes;milton friedman;karl popper;thomas kuhn;
konrad adenauer;willy brandt;helmut kohl;max planck;carl zeiss;robert bosch;ferdinand porsche;götz werner;vera birkenbihl;thomas gordon;
douwe egberts;mimar sinan;nasrettin hoca;sakıp sabancı;ayrton senna;yuri gagarin;юрий гагарин;алла пугачева;константин станиславский;
sheryl sandberg;reed hastings;tony robbins;robert greene;ryan holiday;esther perel;gary chapman;john gottman;yuval harari;nassim taleb;
hans rosling;atul gawande;ken robinson;richard feynman;stephen hawking;thomas edison;nikola tesla;alexander graham;walt disney;
marie kondō;jean-luc picard;harry truman;john locke;thomas hobbes;john rawls;ludwig wittgenstein;ernesto guevara;frida kahlo;pablo picasso;
salvador dalí;antoni gaudí;luciano pavarotti;federico fellini;sophia loren;edith piaf;édith piaf;charles aznavour;zinédine zidane;lionel messi;
cristiano ronaldo;rafael nadal;roger federer;serena williams;michael jordan;kofi annan;desmond tutu;mother teresa;dalai lama;pope francis;
peter drucker;dale carnegie;stephen covey;steven covey;brené brown;simon sinek;adam grant;daniel kahneman;amos tversky;eric ries;clayton christensen;
michael porter;eliyahu goldratt;edwards deming;
taiichi ohno;abraham maslow;vilfredo pareto;northcote parkinson;cyril parkinson;marshall rosenberg;friedrich glasl;friedemann schulz;paul watzlawick;
robert cialdini;chris voss;william ury;roger fisher;
patrick lencioni;kim scott;ben horowitz;peter thiel;henry ford;frederick taylor;tim ferriss;james clear;cal newport;david allen;daniel goleman;
daniel pink;susan cain;malcolm gladwell;jim collins;
tom peters;gary hamel;philip kotler;seth godin;david ogilvy;don norman;jakob nielsen;steve krug;martin fowler;kent beck;robert martin;uncle bob;
jeff sutherland;ken schwaber;mike cohn;melvin conway;
frederick brooks;fred brooks;donald knuth;linus torvalds;grace hopper;alan turing;ada lovelace;steve jobs;tim cook;bill gates;elon musk;jeff bezos;
mark zuckerberg;satya nadella;sundar pichai;
larry page;sergey brin;warren buffett;charlie munger;ray dalio;jack welch;lee iacocca;richard branson;ingvar kamprad;henri fayol;max weber;
mary parker;douglas mcgregor;elton mayo;kurt lewin;
carl rogers;carl jung;sigmund freud;viktor frankl;alfred adler;erich fromm;albert bandura;carol dweck;angela duckworth;amy edmondson;edgar schein;
chris argyris;peter senge;john kotter;ken blanchard;
otto scharmer;virginia satir;steve de shazer;insoo kim;albert einstein;isaac newton;charles darwin;marie curie;nelson mandela;martin luther;
mahatma gandhi;winston churchill;abraham lincoln;john kennedy;
barack obama;angela merkel;donald trump;joe biden;emmanuel macron;charles de;dwight eisenhower;george washington;benjamin franklin;theodore roosevelt;
eleanor roosevelt;napoleon bonaparte;
john doe;jane doe;max mustermann;erika mustermann;joe bloggs;fulano de;jan modaal;otto normalverbraucher;
hugo boss;calvin klein;ralph lauren;tommy hilfiger;giorgio armani;christian dior;yves saint;coco chanel;louis vuitton;jean paul;paul smith;
michael kors;karl lagerfeld;jil sander;adolfo domínguez;
roberto verino;pedro del;massimo dutti;roberto cavalli;salvatore ferragamo;ermenegildo zegna;emilio pucci;mercedes benz;harley davidson;rolls royce;
aston martin;alfa romeo;
land rover;philip morris;jack daniel;jack daniels;johnnie walker;jim beam;captain morgan;uncle ben;ben jerry;ernst young;charles schwab;merrill lynch;
goldman sachs;morgan stanley;lloyds bank;marks spencer;
johnson johnson;procter gamble;price waterhouse;mary kay;estée lauder;elizabeth arden;max factor;yves rocher;laura ashley;victoria secret;
abercrombie fitch;lee cooper;levi strauss;mary jane;
charlie hebdo;harry potter;sherlock holmes;mickey mouse;donald duck;peter pan;robin hood;james bond;don quijote;don quixote;don juan;santa claus;
santa maria;robinson crusoe;dan brown;stephen king;
agatha christie;william shakespeare;jane austen;leo tolstoy;victor hugo;albert camus;antoine de;jean jacques;simone de;jean piaget;pierre bourdieu;
michel foucault;blaise pascal;rené descartes;
immanuel kant;karl marx;friedrich nietzsche;johann wolfgang;thomas mann;hermann hesse;bertolt brecht;franz kafka;niklas luhmann;jürgen habermas;
hannah arendt;theodor adorno;
gabriel garcía;pablo neruda;miguel de;jorge luis;isabel allende;paulo freire;paulo coelho;fernando pessoa;josé saramago;machado de;clarice lispector;
maria montessori;umberto eco;italo calvino;
niccolò machiavelli;leonardo da;dante alighieri;galileo galilei;anne frank;johan cruijff;johan cruyff;vincent van;mustafa kemal;nazım hikmet;
orhan pamuk;yunus emre;aziz nesin;mevlana celaleddin;
jacques vabre;albert heijn;vincent van;vehbi koç;marie kondo;dunning kruger;myers briggs;thomas kilmann;kübler ross;elisabeth kübler;saint laurent;
chatham house;san francisco;santa clara;los angeles;buenos aires;
питер друкер;дейл карнеги;стивен кови;генри форд;стив джобс;илон маск;билл гейтс;лев толстой;федор достоевский;антон чехов;александр пушкин;карл юнг;
зигмунд фрейд;маршалл розенберг;
роджер фишер;уильям юри;абрахам маслоу;вильфредо парето;даниэль канеман;герман греф;максим батырев;николай рерих;михаил литвак;владимир тарасов;
"""
_NAMES = frozenset(
    tuple(bare(word) for word in name.split()[:2]) for name in _PEOPLE.replace("\n", "").split(";") if name.strip()
)
_SURNAMES = bare_words("""
drucker eisenhower maslow pareto covey carnegie machiavelli confucius mustermann musterfrau друкер эйзенхауэр эйзенхауэра маслоу парето паркинсон
паркинсона карнеги
clean doubtfire oetker martens pepper spex tussauds scholl hauschka bean who strange muscle robot ringe fliegen 
mintzberg bovary jourdain bricolage right wrong kipling holle
""")

# Words that begin with a capital and are no part of anybody's name.
_THINGS = bare_words("""
project product team sales customer support head chief office department phase sprint plan board black friday monday tuesday wednesday thursday
saturday sunday january february march april
june july august september october november december new york united north south east west san saint los las great best good happy merry christmas
easter big red green blue open source
service level agreement user story design thinking lean agile scrum kanban master owner manager director officer executive assistant account business
senior junior lead general human resources
information technology data science machine learning artificial intelligence cloud web page site report review meeting budget contract invoice order
ticket version release update law method
matrix model theory principle rule book radical candor golden circle harvard oxford cambridge stanford bank street road avenue square city county
state university school college institute
the this that these those our your their his her my we you they she he it its all any some one two three four five no not yes hello hi dear thanks
thank please sorry if when where
why how what who which because but and or so then there here now today tomorrow yesterday after before since until while during with without from for
about into over under between among
ask call tell meet use try write read take give get make let keep never always sometimes often maybe perhaps still even only just also too very more
most less least each every both either
die der das den dem des ein eine einen einem einer eines unser unsere unserem unseren mein meine meinem meinen ihr ihre ihrem ihren sein seine wir
sie ich du er es man kein keine alle jede jeder
und oder aber wenn weil dass denn doch noch schon nur auch sehr mehr viel wie was wer wo wann warum bitte danke hallo liebe lieber sehr geehrte herr
frau projekt kunde kundin kunden team chef
chefin vertrag angebot termin gespräch bei mit von nach aus zu zum zur vom im am an auf in für ohne gegen über unter vor seit bis guten tag morgen
le la les un une des du de au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs je tu il elle on nous vous ils
elles et ou mais donc or ni car si quand
comme avec sans pour par sur sous dans chez entre vers depuis pendant avant après bonjour bonsoir merci cher chère monsieur madame mademoiselle
client cliente projet équipe
el los una unos unas mi mis tu tus su sus nuestro nuestra nuestros nuestras yo él ella nosotros ellos ellas y e o u pero porque cuando como con sin
para por sobre bajo en entre hacia desde
hasta hola gracias estimado estimada señor señora don doña cliente clienta proyecto equipo banco grupo
o a os as um uma uns umas meu minha meus minhas teu tua seu sua nosso nossa eu ele ela nós eles elas mas porque quando com sem sobre até olá obrigado
obrigada prezado prezada senhor senhora projeto
il lo gli i mio mia miei mie tuo tua suo sua nostro nostra noi voi loro io lui lei ma perché quando con senza per su fra tra fino ciao grazie gentile
signor signora progetto gruppo banca
het een mijn jouw uw zijn haar ons onze hun ik jij hij zij wij jullie maar omdat als met zonder voor op onder tussen sinds tot hallo hoi dank beste
geachte meneer mevrouw klant
bir bu şu o ben sen biz siz onlar ve veya ama çünkü için ile gibi kadar merhaba teşekkürler sayın bay bayan müşteri proje ekip banka bankası
мы вы он она они я ты это этот эта эти наш наша наше наши мой моя мое мои ваш ваша его ее их и или но потому когда как что кто где с без для по на
под между от до привет спасибо
уважаемый уважаемая господин госпожа клиент проект команда банк банка банку банком группа если
paris london berlin madrid roma rome milano lisboa porto amsterdam utrecht istanbul ankara moscow москва wien zürich münchen hamburg köln europa
europe america africa asia germany france spain italy
""")

_ALSO_SURNAMES = bare_words(
    "black white green brown red big best good head north south west east young long king law page story cloud "
    "march april may june august page lead price day marsh bush lane cross banks page"
)


def is_known(words: list[str]) -> bool:
    """Whether the words are the name of somebody or something well known: "Peter Drucker", "Hugo Boss", or a surname that stands for a law."""
    plain = [bare(word) for word in words]
    pairs = list(itertools.pairwise(plain))
    ends = [(plain[0], plain[-1])] if len(plain) > 2 else []
    return any(pair in _NAMES for pair in [*pairs, *ends]) or plain[-1] in _SURNAMES


def is_thing(word: str) -> bool:
    """Whether a capitalised word is of everyday use and no name: the beginning of a sentence, a month, "Project"."""
    return bare(word) in _THINGS


def is_surname_too(word: str) -> bool:
    """Whether an everyday word is a surname as well, and may follow a given name: "Green", "West"."""
    return bare(word) in _ALSO_SURNAMES
