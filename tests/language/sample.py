"""Sixty sentences of advice in twelve languages, five in each: what people here would write."""

SAMPLE = {
    "ar": """
استمع إليه حتى النهاية قبل أن تجيب.
يمكننا تأجيل موعد التسليم أسبوعًا واحدًا إذا كان ذلك يساعدكم.
لا تسأل عن التفاصيل، فقط قل إنك موجود إذا احتاج إليك.
سأتصل بك مرة أخرى يوم الخميس لأعرف كيف تسير الأمور.
اكتب ما اتفقتم عليه في رسالة قصيرة بعد الاجتماع.
""",
    "de": """
Lass ihn ausreden, bevor du antwortest.
Wir können den Termin um eine Woche verschieben, wenn das hilft.
Frag nicht nach Einzelheiten, sag nur, dass du da bist.
Ich melde mich am Donnerstag wieder und frage, wie es läuft.
Schreibt nach dem Gespräch kurz auf, was ihr vereinbart habt.
""",
    "en": """
Let him finish before you answer.
We can move the delivery by a week if that helps you.
Do not ask for details, only say that you are there.
I will call again on Thursday and ask how things are going.
Write down what you agreed on in a short message afterwards.
""",
    "es": """
Déjale terminar antes de contestar.
Podemos mover la entrega una semana si eso les ayuda.
No preguntes por los detalles, di solamente que estás ahí.
Volveré a llamar el jueves para saber cómo va todo.
Después de la reunión, escribe en pocas palabras lo que habéis acordado.
""",
    "fr": """
Laissez-le finir avant de répondre.
Nous pouvons repousser la livraison d'une semaine si cela vous aide.
Ne demandez pas de détails, dites seulement que vous êtes là.
Je rappellerai jeudi pour savoir comment ça se passe.
Après la réunion, écrivez en quelques mots ce que vous avez convenu.
""",
    "it": """
Lascialo finire prima di rispondere.
Possiamo spostare la consegna di una settimana, se vi aiuta.
Non chiedere i particolari, di' soltanto che ci sei.
Richiamerò giovedì per sapere come vanno le cose.
Dopo la riunione scrivi in poche parole che cosa avete deciso.
""",
    "ja": """
答える前に、まず最後まで話を聞いてください。
もしよろしければ、納期を一週間延ばすことができます。
詳しいことは聞かずに、力になれるとだけ伝えましょう。
木曜日にもう一度お電話して、様子を伺います。
打ち合わせの後で、決めたことを短いメールにまとめます。
""",
    "nl": """
Laat hem uitspreken voordat je antwoord geeft.
We kunnen de levering een week verschuiven als dat jullie helpt.
Vraag niet naar bijzonderheden, zeg alleen dat je er bent.
Ik bel donderdag terug en vraag hoe het gaat.
Schrijf na het gesprek kort op wat jullie hebben afgesproken.
""",
    "pt": """
Deixe-o terminar antes de responder.
Podemos adiar a entrega por uma semana, se isso ajudar vocês.
Não pergunte os detalhes, diga apenas que você está aí.
Vou ligar de novo na quinta-feira para saber como as coisas estão indo.
Depois da reunião, escreva em poucas palavras o que vocês combinaram.
""",
    "ru": """
Дайте ему договорить, прежде чем отвечать.
Мы можем перенести срок на неделю, если вам так легче.
Не спрашивайте о подробностях, просто скажите, что вы рядом.
Я перезвоню в четверг и узнаю, как идут дела.
После встречи коротко запишите, о чём вы договорились.
""",
    "tr": """
Cevap vermeden önce sözünü bitirmesine izin verin.
İşinize yararsa teslimatı bir hafta erteleyebiliriz.
Ayrıntıları sormayın, sadece yanında olduğunuzu söyleyin.
Perşembe günü tekrar arayıp işlerin nasıl gittiğini soracağım.
Toplantıdan sonra neye karar verdiğinizi kısaca yazın.
""",
    "zh": """
先让客户把话说完，再回答。
如果对你们有帮助，我们可以把交货日期推迟一周。
不要追问细节，只要告诉对方你在这里。
我星期四会再打电话，问问事情进展得怎么样。
会后用一封简短的邮件写下你们商定的内容。
""",
}
