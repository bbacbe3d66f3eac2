"""Lines around an article: what stands by its title, below its rating line and at its foot (data; whole lines)."""

from typing import Final

from advice.articles.folding import word_set

# Never a title, an intro or a related situation.
PAGE_LINES: Final = (
    "skip to main content|sign in|join now|sign in to view more|last updated on|top experts in this article|"
    "powered by ai and the linkedin community|selected by the community|see all|see more|show more|show less|"
    "it’s great|it’s not so great|it’s good|it’s ok|not so great|thanks for your feedback|your feedback is private|tell us more|report this article|"
    "your feedback is private like or react to bring the conversation to your network|like or react to bring the conversation to your network|"
    "explore other skills|explore topics|see what others are saying|add your perspective|help others by sharing more 125 characters min|"
    "tell us why you didn’t like this article|are you sure you want to delete your contribution|no more previous content|"
    "no more next content|user agreement|privacy policy|cookie policy|copyright policy|brand policy|guest controls|"
    "community guidelines|accessibility|here’s what else to consider|view all|back to top|next|previous|share this article",
    "passer au contenu principal|s’identifier|s’inscrire|dernière mise à jour|c’est super|ce n’est pas génial|"
    "il est très bien|ça pourrait être mieux|ce n’est pas terrible|nous vous remercions de votre feedback|merci de votre feedback|"
    "merci pour vos commentaires|votre feedback est privé|dites nous en plus|signaler cet article|tout voir|voir tout|afficher tout|"
    "explorer d’autres compétences|politique de confidentialité|conditions d’utilisation|politique relative aux cookies|"
    "votre feedback est privé aimez ou réagissez pour faire participer votre réseau à la conversation",
    "ir al contenido principal|iniciar sesión|unirse ahora|es genial|está genial|no es tan bueno|no es genial|no está tan bien|no está nada mal|está bien|"
    "podría mejorar|gracias por tus comentarios|gracias por tu opinión|tus comentarios son privados|cuéntanos más|"
    "denunciar este artículo|ver todo|ver todos|explorar otras aptitudes|política de privacidad|condiciones de uso|política de cookies",
    "zum hauptinhalt wechseln|anmelden|mitglied werden|sehr gut|nicht so gut|geht so|es ist toll|es ist nicht so toll|toll|"
    "vielen dank für ihr feedback|danke für ihr feedback|ihr feedback ist vertraulich|sagen sie uns mehr|diesen artikel melden|"
    "alle anzeigen|alles anzeigen|andere kenntnisse ansehen|datenschutzrichtlinie|cookie richtlinie|nutzervereinbarung|impressum",
    "pular para conteúdo principal|entrar|cadastre se|cadastre se agora|ótimo|está ótimo|é ótimo|não é tão bom assim|não gostei muito|"
    "agradecemos seu feedback|agradecemos o seu feedback|obrigado pelo feedback|seu feedback é privado|conte nos mais|fale mais|"
    "denunciar este artigo|ver tudo|exibir todos|ver todos|conferir outras competências|política de privacidade|política de cookies",
    "vai al contenuto principale|accedi|iscriviti ora|è fantastico|non è eccezionale|è ottimo|non è granché|grazie per il tuo feedback|"
    "grazie per il feedback|il tuo feedback è privato|raccontaci di più|segnala questo articolo|vedi tutto|vedi tutti|mostra tutto|"
    "esplora altre competenze|informativa sulla privacy|informativa sui cookie",
    "naar hoofdcontent gaan|aanmelden|nu lid worden|het is geweldig|het is niet zo geweldig|geweldig|niet zo geweldig|"
    "bedankt voor uw feedback|bedankt voor je feedback|uw feedback is privé|je feedback is privé|vertel ons meer|vertel meer|"
    "dit artikel melden|dit artikel rapporteren|alles weergeven|alles bekijken|andere vaardigheden verkennen|privacybeleid|cookiebeleid",
    "التخطي إلى المحتوى الرئيسي|تسجيل الدخول|انضم الآن|إنه رائع|رائع|رائعة|إنها رائعة|ليست رائعة|"
    "إنها ليست رائعة|ليس رائعا|إنه ليس رائعا|ليس جيدا|شكرا على ملاحظاتك|"
    "شكرا لملاحظاتك|نشكرك على ملاحظاتك|ملاحظاتك خاصة|أخبرنا المزيد|الإبلاغ عن هذه المقالة|عرض الكل|استكشاف مهارات أخرى|"
    "سياسة الخصوصية|سياسة ملفات تعريف الارتباط",
    "很好|不太好|感谢您的反馈|查看全部|隐私政策|すべて表示|フィードバックありがとうございます|скрыть|показать все|tümünü gör|zobacz wszystkie",
)

# A line on how the page was made, which asks what readers think, holds a word of each.
AI_WORDS: Final = word_set(
    "ai ia ki intelligence inteligencia inteligência intelligenza intelligenz artificielle artificial الذكاء"
)
ARTICLE_WORDS: Final = word_set("article artículo artikel artigo articolo المقالة المقال")
MADE_WORDS: Final = word_set(
    "created avons créé crée hemos creado haben erstellt criamos creato gemaakt hebben بإنشاء أنشأنا generated powered"
)

# The top menu of a page: the title comes after it.
MENU_LINES: Final = (
    "skip to main content|sign in|join now|passer au contenu principal|s’identifier|s’inscrire|ir al contenido principal|iniciar sesión|"
    "unirse ahora|zum hauptinhalt wechseln|einloggen|mitglied werden|jetzt beitreten|pular para conteúdo principal|cadastre se agora|"
    "vai al contenuto principale|accedi|iscriviti ora|naar hoofdcontent gaan|aanmelden|nu lid worden|التخطي إلى المحتوى الرئيسي|"
    "تسجيل الدخول|انضم الآن"
)

# Beginnings of lines that go on with a date, a number or a name.
PAGE_STARTS: Final = (
    "help improve contributions |mark contributions as unhelpful |contribution hidden for you |"
    "last updated on |powered by ai |selected by the community from |dernière mise à jour |última actualización |zuletzt aktualisiert |"
    "última atualização |ultimo aggiornamento |laatst bijgewerkt |آخر تحديث |your feedback is private |"
    "help others by sharing more |are you sure you want to delete your contribution|this feedback is never shared|"
    "more articles on |plus d’articles sur |plus d’articles à propos |más artículos sobre |weitere artikel zu |weitere artikel zum |"
    "mehr artikel zu |mehr artikel zum |mais artigos sobre |altri articoli su |meer artikelen over |المزيد من المقالات حول |"
    "المزيد من المقالات عن |votre feedback est privé |votre feedback reste |vos commentaires restent privés |vos commentaires sont privés |"
    "tus comentarios son privados |tu opinión es privada |ihr feedback ist |ihr feedback bleibt |sua opinião é confidencial |"
    "seu feedback é privado |seu feedback é confidencial |il tuo feedback è |il tuo commento è privato |uw feedback is |"
    "je feedback is |ملاحظاتك خاصة "
)
