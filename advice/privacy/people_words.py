"""The words around a name: titles, roles, ties to a company, dealings, and the marks of a quoted author."""

import re

from advice.privacy.folding import bare_words

TITLES = bare_words(
    """mr mrs ms miss mister mx sir madam dr doctor doctora docteur docteure doutor doutora professore professoressa profesor profesora professora
professeur prof professor herr herrn frau fräulein hr fr hrn dipl ing m mme mlle monsieur madame mademoiselle maître me mmes sr sra srta señor señora
señorita don doña dña med jur phil
    senhor senhora dona doutor doutora engenheiro eng engº dra drª signor signora signorina sig sigra dott dottor dottore dottoressa dottssa avv
    avvocato ingegnere dhr mevr mw mevrouw meneer heer drs ir mr mej
    bay bayan sayın господин господина господину господином госпожа госпоже госпожу госпожой г-н г-на г-ну г-жа г-жу г-же гражданин д-р доктор
    уважаемый уважаемая geehrter geehrte rechtsanwalt rechtsanwältin
    notar licenciado licenciada ingeniera lic ingeniero arq"""
)
AFTER_TITLES = bare_words("bey hanım beyefendi hanımefendi bey'in hanım'ın")

DOTTED = bare_words(
    "m med jur phil dr hr fr ing eng engº sr sra lic arq dipl sig avv ir drs dott prof dhr mr mrs ms mej mevr г-н"
)
"""Titles that are other words, or parts of them, without their stop or capital."""

SPLIT_TITLE = re.compile(
    r"(?:^|[^\w])(?:[Ss]ig\.ra|[Ss]ig\.na|[Dd]ott\.ssa|[Pp]rof\.ssa|[Aa]vv\.to|Dr\.a|Sr\.a)\.?[ ]$"
)

SCHOLARS = bare_words("""professor professora professore professoressa professeur profesor profesora prof dr doctor docteur doctora sir
    president président präsident presidente профессор""")
"""Titles of people one quotes as often as one meets them."""

CAPITAL = bare_words("m mr ms mrs hr fr miss sir")
"""Titles that are units or other words when they are written small."""

ROLES = bare_words(
    """ceo cfo cto coo cio cmo chro vp evp svp md president chairman chairwoman chair founder cofounder co-founder owner partner director head manager
lead leader supervisor boss buyer purchaser procurement
    accountant lawyer attorney counsel consultant contractor engineer developer designer architect secretary assistant coordinator officer executive
    treasurer controller salesman saleswoman salesperson
    representative rep agent broker banker nurse teacher principal therapist physician recruiter analyst administrator foreman
    geschäftsführer geschäftsführerin chef chefin leiter leiterin projektleiter projektleiterin einkaufsleiter einkaufsleiterin vertriebsleiter
    vertriebsleiterin abteilungsleiter abteilungsleiterin
    vorstand vorständin inhaber inhaberin direktor direktorin prokurist prokuristin sachbearbeiter sachbearbeiterin berater beraterin buchhalter
    buchhalterin einkäufer einkäuferin teamleiter teamleiterin
    bauleiter bauleiterin personalleiter personalleiterin personalchefin personalchef finanzchef finanzchefin betriebsrat anwalt anwältin
    rechtsanwalt ansprechpartner ansprechpartnerin geschäftspartner
    filialleiter filialleiterin marketingleiter marketingleiterin assistent assistentin sekretär sekretärin ingenieur ingenieurin architekt
    architektin entwickler entwicklerin
    directeur directrice responsable gérant gérante patron patronne chef cheffe président présidente dirigeant dirigeante acheteur acheteuse
    comptable avocat avocate conseiller conseillère commercial commerciale
    ingénieur ingénieure architecte secrétaire assistante drh daf dsi pdg dg fondateur fondatrice associé associée interlocuteur interlocutrice
    juriste consultante notaire
    director directora jefe jefa gerente responsable presidente presidenta dueño dueña socio socia fundador fundadora comprador compradora contable
    abogado abogada asesor asesora ingeniero ingeniera arquitecto
    arquitecta secretario secretaria encargado encargada coordinador coordinadora interlocutor interlocutora administrador administradora
    diretor diretora chefe gestor gestora sócio sócia dono dona fundador contabilista contador contadora advogado advogada assessor consultor
    consultora engenheira arquiteto arquiteta secretário secretária
    encarregado encarregada coordenador coordenadora supervisora contacto contato comercial vendedor vendedora
    direttore direttrice capo responsabile amministratore amministratrice presidente titolare socio socia fondatore fondatrice ragioniere contabile
    consulente ingegnere architetto segretario segretaria
    referente capoprogetto buyer caporeparto dirigente
    directeur directrice hoofd leidinggevende eigenaar eigenaresse oprichter voorzitter inkoper boekhouder advocaat adviseur ingenieur architect
    secretaris secretaresse projectleider projectleidster teamleider
    aanspreekpunt contactpersoon bestuurder bedrijfsleider accountmanager zaakvoerder
    müdür müdürü müdiresi yönetici yöneticisi başkan başkanı patron patronu sahibi ortağı kurucu kurucusu şef şefi sorumlusu uzmanı danışmanı avukat
    avukatı mühendis mühendisi muhasebeci temsilcisi temsilci
    müdürümüz müdürüm müdürleri patronum patronumuz avukatım avukatımız şefim şefimiz yöneticim yöneticimiz temsilcimiz danışmanım danışmanımız
    muhasebecimiz muhatabımız muhatabım direktörü direktör koordinatörü sekreteri asistanı amiri genel
    директор директора директору директором начальник начальника начальнику начальником руководитель руководителя руководителем менеджер менеджера
    менеджеру менеджером бухгалтер бухгалтера заведующий заведующая
    владелец владельца основатель юрист юриста адвокат инженер инженера секретарь помощник специалист представитель представителя президент
    председатель заместитель зам гендиректор финдиректор
    партнер партнера закупщик архитектор консультант аналитик снабженец"""
)
RELATIONS = bare_words(
    """client clients customer colleague coworker co-worker neighbour neighbor patient contact student supplier vendor employee interviewee applicant
candidate tenant landlord guest
    kunde kundin kunden kollege kollegin kollegen patient patientin mandant mandantin mandanten nachbar nachbarin lieferant lieferantin mitarbeiter
    mitarbeiterin bewerber bewerberin mieter mieterin vermieter
    client cliente clients collègue confrère patiente fournisseur voisin voisine salarié salariée employé employée candidat candidate locataire stagiaire
    cliente clienta clientes colega compañero compañera paciente proveedor proveedora vecino vecina empleado empleada candidato candidata inquilino
    fornecedor vizinho vizinha funcionário funcionária empregado empregada colaborador colaboradora inquilina
    collega clienti fornitore fornitrice vicino vicina dipendente paziente inquilina candidata impiegato impiegata
    klant klanten collega leverancier buurman buurvrouw medewerker medewerkster werknemer sollicitant huurder patiënt cliënt cliënte
    müşteri müşterim müşterimiz müşterisi meslektaşım arkadaşım iş hasta hastam tedarikçi tedarikçimiz çalışan çalışanımız komşum adayı danışanım
    клиент клиента клиенту клиентом клиентка клиентки клиентке клиентку коллега коллеги коллеге коллегу пациент пациентка поставщик поставщика
    сотрудник сотрудника сотрудница сосед соседка заказчик заказчика
    заказчица контакт кандидат подрядчик"""
)
DEALINGS = bare_words(
    """called calls call emailed emails email wrote phoned phones rang texted told tells asked asks complained complains refuses refused refusing insists
insisted demands demanded cancelled canceled shouted
    promised signed agreed rejected replied meeting met spoke talked invoice invoiced contract fired quit resigned threatened paid pays pay owes
    invited reports works worked working hired interviewed joined
    rief ruft anruf schrieb schreibt sagte sagt fragte fragt beschwerte beschwert weigert lehnt lehnte verlangt verlangte kündigte droht drohte zahlt
    zahlte unterschrieb gesprochen getroffen arbeitet gewarnt telefoniert
    appelle appelé écrit dit demande demandé refuse refusé exige plaint signé payé paie rencontré parlé quitté travaille menace annule vu
    llama llamó escribió dijo pidió pide exige quiere negó niega rechaza rechazó firmó pagó paga hablé reunión trabaja amenaza grita
    liga ligou escreveu disse pediu pede recusa recusou assinou pagou falei reunião trabalha ameaça grita recusa exige
    chiama chiamato scritto detto chiede chiesto rifiuta rifiutato firmato pagato parlato incontrato lavora minaccia urla pretende vuole
    belt belde schreef zei vraagt vroeg weigert weigerde tekende betaalde betalen sprak gesproken werkt dreigt schreeuwt wil
    aradı arıyor yazdı söyledi istedi istiyor reddetti reddediyor imzaladı ödedi konuştum görüştüm çalışıyor tehdit bağırıyor kesti
    звонит звонил звонила позвонил написал написала сказал сказала просит просил требует отказывается отказался отказалась подписал платит говорил
    говорила встретился работает угрожает кричит урезал урезала"""
)
AUTHORS = bare_words(
    """says said argues teaches calls
    writes book books author quote quoted quotes according law theory principle method model matrix framework effect pyramid hierarchy
published novel lecture talk podcast ted famous philosopher
    schrieb buch autor zitat zitiert laut zufolge gesetz theorie prinzip methode modell effekt pyramide roman philosoph bekanntlich
    livre auteur citation citait cite selon loi théorie principe méthode modèle matrice effet pyramide roman philosophe
    libro autor autora cita según ley teoría principio método modelo matriz efecto pirámide novela filósofo
    livro autora citação segundo lei teoria princípio modelo matriz efeito pirâmide romance filósofo
    libro autore autrice citazione secondo legge teoria principio metodo modello matrice effetto piramide romanzo filosofo
    boek auteur citaat volgens wet theorie principe methode model effect piramide roman filosoof
    kitabı kitabında kitap yazar yazarı göre yasası kuramı ilkesi yöntemi modeli matrisi etkisi piramidi filozof dediği
    книга книге книгу автор автора цитата закон теория принцип метод модель матрица эффект пирамида роман философ писал пишет говорил"""
)
