"""The lines that end the contributions of an article, in the languages that articles come in (data)."""

from collections.abc import Iterable
from itertools import product
from typing import Final

from advice.articles.folding import fold

# Per language: what a rating line begins with, and what it goes on with. Every pair is a rating line.
_RATING_PAIRS: Final = (
    # English
    (
        "rate|please rate|rating|how would you rate|how do you rate|give a rating to",
        "this article|the article|this collaborative article|this post|this page|this content|this advice|this piece|our article",
    ),
    # French
    (
        "notez|noter|note|évaluez|évaluer|évalue|veuillez noter|veuillez évaluer|merci de noter|votez pour|voter pour|"
        "donnez une note à|donner une note à|attribuez une note à|attribuer une note à|donnez votre avis sur|évaluation de|"
        "comment évaluez-vous|comment noteriez-vous|que pensez-vous de|appréciez|classez",
        "cet article|l’article|cet article collaboratif|cette page|ce contenu|ce post",
    ),
    # Spanish
    (
        "califica|calificar|califique|calificá|valora|valorar|valore|valorá|evalúa|evaluar|evalúe|evaluá|puntúa|puntuar|puntúe|"
        "vota|votar|vota por|clasifica|clasificar|por favor califica|por favor valora|da una calificación a|da tu valoración a|"
        "deja tu valoración de|cómo calificarías|cómo valorarías",
        "este artículo|el artículo|este artículo colaborativo|esta página|este contenido|esta publicación",
    ),
    # German
    (
        "bewerten sie|bewerte|bewertet|bewertung für|bewertung|bitte bewerten sie|bitte bewerte|beurteilen sie|"
        "wie bewerten sie|wie bewertest du|stimmen sie ab über",
        "diesen artikel|den artikel|diesen beitrag|den beitrag|diese seite|dieses artikels|des artikels",
    ),
    (
        "diesen artikel|den artikel|artikel|dieser artikel|diesen beitrag|den beitrag|beitrag|diese seite|bitte diesen artikel",
        "bewerten|beurteilen|jetzt bewerten|hier bewerten",
    ),
    # Portuguese
    (
        "avalie|avaliar|avalia|classifique|classificar|classifica|pontue|pontuar|vote|votar|qualifique|por favor avalie|"
        "dê uma nota a|dê uma nota para|dê sua nota para|dê a sua nota para|dê uma classificação a|dar nota a|"
        "como você avalia|como avalia|avaliação de|vote em",
        "este artigo|o artigo|este artigo colaborativo|esta página|este conteúdo|esta publicação|deste artigo|do artigo|neste artigo",
    ),
    # Italian
    (
        "valuta|valutare|valutate|valuti|vota|votare|votate|dai un voto a|dai una valutazione a|esprimi un voto su|giudica|"
        "come valuti|come valuteresti|valutazione di",
        "questo articolo|l’articolo|quest’articolo|questo articolo collaborativo|questa pagina|questo contenuto|questo post",
    ),
    # Dutch
    (
        "beoordeel|waardeer|geef een beoordeling aan|geef een cijfer aan|geef een score aan|stem op|wat vind je van|"
        "hoe beoordeel je|hoe beoordeelt u|beoordeelt u|beoordeling van|beoordeling voor|rate",
        "dit artikel|het artikel|deze pagina|deze bijdrage|dit bericht",
    ),
    ("dit artikel|het artikel|artikel|deze pagina", "beoordelen|waarderen|een beoordeling geven"),
    # Arabic
    (
        "قيّم|قيم|قيّمي|قيّموا|قيموا|تقييم|قم بتقييم|يرجى تقييم|الرجاء تقييم|قم بتقييم محتوى|أعط تقييما ل|ما تقييمك ل|كيف تقيم",
        "هذه المقالة|هذا المقال|المقالة|المقال|هذه الصفحة|هذا المحتوى|هذه المقالة التعاونية",
    ),
    # Russian, Ukrainian
    (
        "оцените|оценить|оцени|оценка|пожалуйста оцените|проголосуйте за|поставьте оценку",
        "эту статью|статью|статьи|этой статьи|этой статье|страницу|этот материал",
    ),
    ("оцініть|оцінити", "цю статтю|статтю"),
    # Turkish
    (
        "bu makaleyi|bu makaleye|bu yazıyı|bu yazıya|makaleyi|bu içeriği",
        "değerlendir|değerlendirin|değerlendiriniz|puanla|puanlayın|puanlayınız|oyla|oylayın|puan ver|puan verin|oy ver|oy verin",
    ),
    # Polish, Czech, Romanian, Greek
    ("oceń|oceńcie|oceniaj|ocena|proszę ocenić", "ten artykuł|artykuł|tego artykułu|artykułu|tę stronę"),
    ("ohodnoťte|ohodnotit|hodnotit", "tento článek|článek"),
    ("evaluați|evaluează|evaluaţi|notează|notați", "acest articol|articolul"),
    ("αξιολογήστε|βαθμολογήστε|αξιολόγησε", "αυτό το άρθρο|το άρθρο"),
    # Swedish, Norwegian, Danish, Finnish
    ("betygsätt|bedöm|betygsett", "den här artikeln|denna artikel|artikeln"),
    ("vurder|ranger|gi karakter til|bedøm|giv karakter til", "denne artikkelen|artikkelen|denne artikel|artiklen"),
    ("arvioi|arvostele", "tämä artikkeli|artikkeli"),
    # Indonesian and Malay, Vietnamese, Hungarian, Hebrew, Persian
    ("beri nilai|nilai|beri peringkat|beri rating|nilaikan", "artikel ini|artikel"),
    ("đánh giá|xếp hạng", "bài viết này|bài viết|bài báo này"),
    ("értékelje|értékeld", "ezt a cikket|a cikket"),
    ("דרג|דרגו|דרגי|דרג/י|דרגו את", "מאמר זה|את המאמר|את המאמר הזה|המאמר"),
    ("به", "این مقاله امتیاز دهید|این مقاله امتیاز بدهید"),
    # Hindi, Bengali
    ("इस लेख को|इस आलेख को|इस आर्टिकल को|लेख को", "रेट करें|रेटिंग दें|रेट कीजिए|मूल्यांकन करें|का मूल्यांकन करें"),
    ("इस लेख का|इस आलेख का|लेख का", "मूल्यांकन करें|मूल्यांकन"),
    ("এই নিবন্ধটি|এই নিবন্ধটিকে", "রেট করুন|মূল্যায়ন করুন|রেটিং দিন"),
)

# Where words are not parted by spaces, every pair again, glued.
_GLUED_RATING_PAIRS: Final = (
    (
        "给|为|為|給|对|對|请给|请为|請為|請給|请对",
        "这篇文章评分|本文评分|此文章评分|该文章评分|这篇文章打分|本文打分|這篇文章評分|本文評分|此文章評分|這篇文章打分",
    ),
    ("对|對|请对", "这篇文章进行评分|本文进行评分|此文章进行评分|這篇文章進行評分|本文進行評分"),
    ("评价|评分|請評價|评价一下|評價|評分|请评价", "这篇文章|本文|此文章|這篇文章|文章"),
    ("文章|本文|此文章", "评分|評分|评价|評價"),
    ("この記事を|この記事の|記事を|本記事を", "評価|評価する|評価してください|評価しましょう|採点する|評価します"),
    (
        "이 글 |이 글을 |이 기사 |이 기사를 |이 문서 |이 문서를 |이 아티클 |이 아티클을 |아티클 |글 ",
        "평가|평가하기|평가해 주세요|평가해주세요|평가하세요|평점 주기",
    ),
    ("ให้คะแนน|โปรดให้คะแนน", "บทความนี้|บทความ"),
)

_RATING_SENTENCES: Final = (
    "rate article",
    "article rating",
    "noter l’article ci-dessus",
    "avis sur cet article",
    "hodnocení článku",
    "این مقاله را ارزیابی کنید",
    "به این مقاله امتیاز دهید",
)

_RELATED: Final = (
    # English, French, Spanish
    "more relevant reading|more relevant readings|more relevant reads|more relevant articles",
    "lecture plus pertinente|lectures plus pertinentes|plus de lectures pertinentes|plus de lecture pertinente|"
    "autres lectures pertinentes|d’autres lectures pertinentes|autre lecture pertinente|plus d’articles pertinents|"
    "autres articles pertinents|lectures les plus pertinentes|plus de contenu pertinent|lecture complémentaire pertinente",
    "lecturas más relevantes|más lecturas relevantes|lectura más relevante|más lectura relevante|otras lecturas relevantes|"
    "más artículos relevantes|lecturas más pertinentes|más lecturas pertinentes|artículos más relevantes",
    # German, Portuguese, Italian, Dutch
    "weitere relevante lektüre|relevantere lektüre|mehr relevante lektüre|weitere relevante artikel|mehr relevante artikel|"
    "relevantere artikel|weitere relevante beiträge|relevantere lesungen|weitere relevante inhalte|weiterer relevanter lesestoff|"
    "mehr relevanter lesestoff|relevanterer lesestoff|relevantere beiträge",
    "leituras mais relevantes|leitura mais relevante|mais leituras relevantes|mais leitura relevante|outras leituras relevantes|"
    "mais artigos relevantes|artigos mais relevantes|mais conteúdo relevante",
    "letture più rilevanti|lettura più rilevante|altre letture rilevanti|altre letture pertinenti|letture più pertinenti|"
    "lettura più pertinente|ulteriori letture pertinenti|ulteriori letture rilevanti|più letture rilevanti|altri articoli rilevanti|"
    "altri articoli pertinenti",
    "meer relevante artikelen|meer relevante lectuur|meer relevant leesvoer|relevantere lectuur|meer relevante leesstof|"
    "meer relevante literatuur|meer relevante informatie|relevanter leesmateriaal|meer relevant leesmateriaal|meer relevant lezen",
    # Arabic, Chinese, Japanese, Korean
    "مزيد من القراءات ذات الصلة|المزيد من القراءات ذات الصلة|مزيد من القراءة ذات الصلة|المزيد من القراءة ذات الصلة|قراءات أكثر صلة|"
    "قراءة أكثر صلة|قراءات ذات صلة أكثر|المزيد من المقالات ذات الصلة|مزيد من المقالات ذات الصلة|القراءات الأكثر صلة",
    "更多相关阅读|更多相关阅读内容|更多相关内容|更多相关文章|更多相關閱讀|更多相關閱讀內容|更多相關文章|更相关的阅读",
    "関連性の高い記事|関連性の高いコンテンツ|その他の関連記事|その他の関連性の高い記事|より関連性の高い記事|関連する記事をもっと読む|さらに関連性の高い記事",
    "관련성 높은 글 더 보기|더 많은 관련 글|더 많은 관련 자료|더 많은 관련 읽을거리|더 관련성 높은 읽을거리|관련 글 더 보기|더 많은 관련 기사",
    # Russian, Turkish, Polish and others
    "больше материалов по теме|еще материалы по теме|ещё материалы по теме|другие материалы по теме|более релевантные материалы|"
    "больше релевантных материалов|больше статей по теме|более актуальное чтение",
    "daha fazla ilgili okuma|daha alakalı okumalar|daha fazla alakalı makale|daha fazla ilgili makale|ilgili diğer okumalar|"
    "daha alakalı okuma",
    "więcej istotnych artykułów|więcej powiązanych artykułów|więcej trafnych artykułów|bardziej trafne artykuły|"
    "więcej istotnych materiałów|więcej odpowiednich lektur|więcej istotnych lektur",
    "mer relevant läsning|mer relevant lesning|mere relevant læsning|bacaan lebih relevan|bacaan yang lebih relevan|"
    "lainnya yang relevan|další relevantní čtení|mai multe lecturi relevante|más lectura pertinente|अधिक प्रासंगिक पठन|"
    "और अधिक प्रासंगिक पठन|مطالب مرتبط بیشتر|קריאה רלוונטית נוספת|đọc thêm nội dung liên quan",
)

# Headings that could stand within a contribution, and so count only after the rating line.
_RELATED_AFTER_RATING: Final = (
    "related articles|related reading|related readings|more articles|more like this|read next|relevant reading|related situations|"
    "more reading|further reading|you may also like|recommended reading|more to read|explore more|related|see also|read more",
    "articles connexes|lectures connexes|articles liés|articles similaires|à lire aussi|à lire également|autres articles|"
    "plus d’articles|sur le même sujet|lectures pertinentes|lire aussi|situations liées",
    "artículos relacionados|lecturas relacionadas|más artículos|te puede interesar|lecturas relevantes|lee también|contenido relacionado",
    "ähnliche artikel|verwandte artikel|weitere artikel|mehr artikel|das könnte sie auch interessieren|relevante artikel|"
    "relevante lektüre|zum weiterlesen|verwandte themen",
    "artigos relacionados|leituras relacionadas|mais artigos|leia também|leituras relevantes|conteúdo relacionado",
    "articoli correlati|letture correlate|altri articoli|leggi anche|letture rilevanti|letture consigliate|articoli simili",
    "gerelateerde artikelen|meer artikelen|lees ook|verwante artikelen|relevante artikelen|aanbevolen artikelen|relevante lectuur",
    "مقالات ذات صلة|المقالات ذات الصلة|قراءات ذات صلة|مقالات أخرى|اقرأ أيضا|مواضيع ذات صلة|المزيد من المقالات",
    "相关阅读|相关文章|相關閱讀|相關文章|延伸阅读|延伸閱讀|関連記事|その他の記事|관련 글|관련 기사|похожие статьи|статьи по теме|"
    "материалы по теме|читайте также|ilgili makaleler|benzer makaleler|powiązane artykuły|podobne artykuły|czytaj także",
)


def _pairs(table: Iterable[tuple[str, str]], glue: str) -> Iterable[str]:
    return (
        f"{first}{glue}{second}"
        for starts, ends in table
        for first, second in product(starts.split("|"), ends.split("|"))
    )


def _folded(table: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(phrase) for row in table for phrase in row.split("|"))


RATING_LINES: Final = (
    _folded(_pairs(_RATING_PAIRS, " ")) | _folded(_pairs(_GLUED_RATING_PAIRS, "")) | _folded(_RATING_SENTENCES)
) - {""}
RELATED_HEADINGS: Final = _folded(_RELATED)
RELATED_HEADINGS_AFTER_RATING: Final = _folded(_RELATED_AFTER_RATING)
