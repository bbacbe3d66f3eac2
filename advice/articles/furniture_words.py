"""What copied pages hold besides their text, in eight languages and more (data; every phrase is a whole line)."""

from typing import Final

# Lines that nobody writes as advice: they go wherever they stand. `{}` is a person's name.
CERTAIN: Final = (
    # English
    "report contribution|report this contribution|report this comment|copy link to contribution|copy link to comment|"
    "thanks for letting us know|thanks for letting us know you’ll no longer see this contribution|"
    "you’ll no longer see this contribution|load more contributions|load more comments|contributor profile photo|contributor photo|"
    "profile photo|profile picture|add your perspective|show more contributions|see more contributions|hide contribution|"
    "help others by sharing more 125 characters min|show translation|see translation|see original|show original|"
    "top voice|community top voice|linkedin top voice|like comment share|view profile|"
    "1st degree connection|2nd degree connection|3rd degree connection|open to work|status is online|status is reachable|"
    "flag as inappropriate|report this answer|report this post|report this reply|"
    "this contribution was edited|you liked this contribution|mark as unhelpful|mark as helpful|delete contribution|edit contribution",
    # French
    "signaler la contribution|signaler cette contribution|signaler ce commentaire|copier le lien vers la contribution|"
    "copier le lien de la contribution|merci de nous avoir prévenus|merci de nous l’avoir signalé|merci de nous en avoir informés|"
    "merci de nous avoir prévenus vous ne verrez plus cette contribution|merci de nous en avoir informés vous ne verrez plus cette contribution|"
    "merci de nous l’avoir signalé vous ne verrez plus cette contribution|vous ne verrez plus cette contribution|"
    "charger plus de contributions|afficher plus de contributions|voir plus de contributions|photo de profil du contributeur|"
    "photo du contributeur|photo de profil|photo de profil de contributeur|ajouter votre point de vue|ajoutez votre point de vue|"
    "voir la traduction|afficher la traduction|voir l’original|top voice de la communauté|"
    "copier le lien|voir le profil|relation de 1er niveau|relation de 2e niveau|relation de 3e niveau",
    # Spanish
    "denunciar contribución|denunciar la contribución|denunciar esta contribución|informar de la contribución|reportar contribución|"
    "denunciar colaboración|denunciar aportación|denunciar aporte|copiar enlace a la contribución|copiar el enlace a la contribución|"
    "copiar enlace de la contribución|copiar enlace al aporte|gracias por avisarnos|gracias por informarnos|gracias por comunicárnoslo|"
    "gracias por avisarnos ya no verás esta contribución|gracias por informarnos ya no verás esta contribución|"
    "ya no verás esta contribución|cargar más contribuciones|cargar más aportes|cargar más aportaciones|ver más contribuciones|"
    "mostrar más contribuciones|foto de perfil del colaborador|foto de perfil del contribuidor|foto del colaborador|"
    "foto de perfil|añade tu perspectiva|añadir tu perspectiva|agrega tu perspectiva|aporta tu perspectiva|"
    "ver traducción|mostrar traducción|ver original|ver perfil|contacto de 1er grado|contacto de 2º grado|contacto de 3er grado",
    # German
    "beitrag melden|diesen beitrag melden|kommentar melden|link zum beitrag kopieren|link zu beitrag kopieren|danke für ihre meldung|"
    "danke für den hinweis|vielen dank für ihre rückmeldung|vielen dank für den hinweis|vielen dank für ihren hinweis|"
    "danke für ihre meldung sie sehen diesen beitrag nicht mehr|vielen dank für den hinweis sie werden diesen beitrag nicht mehr sehen|"
    "danke für den hinweis sie werden diesen beitrag nicht mehr sehen|sie werden diesen beitrag nicht mehr sehen|"
    "dieser beitrag wird ihnen nicht mehr angezeigt|danke für den hinweis dieser beitrag wird ihnen nicht mehr angezeigt|"
    "weitere beiträge laden|mehr beiträge laden|mehr beiträge anzeigen|weitere beiträge anzeigen|profilfoto des mitwirkenden|"
    "profilbild des mitwirkenden|profilfoto des beitragenden|profilfoto|profilbild|ihre sichtweise hinzufügen|"
    "fügen sie ihre sichtweise hinzu|ihre perspektive hinzufügen|übersetzung anzeigen|"
    "original anzeigen|profil anzeigen|kontakt 1 grades|kontakt 2 grades|kontakt 3 grades",
    # Portuguese
    "denunciar contribuição|denunciar a contribuição|denunciar esta contribuição|reportar contribuição|copiar link da contribuição|"
    "copiar link para a contribuição|copiar o link da contribuição|copiar ligação para a contribuição|agradecemos por nos informar|"
    "obrigado por nos avisar|agradecemos seu aviso|agradecemos por nos informar você não verá mais esta contribuição|"
    "obrigado por nos avisar você não verá mais esta contribuição|você não verá mais esta contribuição|"
    "não verá mais esta contribuição|carregar mais contribuições|ver mais contribuições|exibir mais contribuições|"
    "foto de perfil do colaborador|foto de perfil do contribuidor|foto do perfil do colaborador|foto do colaborador|"
    "adicione sua opinião|adicione a sua perspectiva|adicione sua perspectiva|adicionar sua perspectiva|"
    "exibir tradução|ver tradução|exibir original|foto do perfil|conexão de 1º grau|conexão de 2º grau|conexão de 3º grau",
    # Italian
    "segnala contributo|segnala il contributo|segnala questo contributo|segnala commento|copia link al contributo|"
    "copia il link al contributo|copia link contributo|grazie per avercelo comunicato|grazie per la segnalazione|"
    "grazie per avercelo segnalato|grazie per avercelo comunicato non vedrai più questo contributo|"
    "grazie per la segnalazione non vedrai più questo contributo|non vedrai più questo contributo|carica altri contributi|"
    "carica più contributi|mostra altri contributi|vedi altri contributi|foto profilo del collaboratore|foto del profilo del collaboratore|"
    "foto del collaboratore|immagine del profilo del collaboratore|foto del profilo|foto profilo|aggiungi il tuo punto di vista|"
    "aggiungi la tua opinione|mostra traduzione|vedi traduzione|mostra originale|vedi profilo|"
    "visualizza profilo|collegamento di 1° grado|collegamento di 2° grado|collegamento di 3° grado",
    # Dutch
    "bijdrage melden|bijdrage rapporteren|meld bijdrage|deze bijdrage melden|rapporteer bijdrage|link naar bijdrage kopiëren|"
    "link kopiëren naar bijdrage|kopieer link naar bijdrage|bedankt voor uw melding|bedankt voor je melding|bedankt voor het melden|"
    "bedankt dat u het ons laat weten|bedankt dat je het ons laat weten|bedankt voor het laten weten|"
    "bedankt voor je melding je ziet deze bijdrage niet meer|bedankt voor uw melding u ziet deze bijdrage niet meer|"
    "bedankt dat je het ons laat weten je ziet deze bijdrage niet meer|bedankt dat u het ons laat weten u ziet deze bijdrage niet meer|"
    "u ziet deze bijdrage niet meer|je ziet deze bijdrage niet meer|u zult deze bijdrage niet meer zien|je zult deze bijdrage niet meer zien|"
    "meer bijdragen laden|laad meer bijdragen|meer bijdragen weergeven|profielfoto van bijdrager|profielfoto van de bijdrager|"
    "foto van bijdrager|profielfoto|profielfoto bijdrager|voeg uw perspectief toe|voeg je perspectief toe|uw perspectief toevoegen|"
    "vertaling weergeven|origineel weergeven|profiel weergeven|1e graads connectie|2e graads connectie",
    # Arabic
    "الإبلاغ عن المساهمة|الإبلاغ عن مساهمة|الإبلاغ عن هذه المساهمة|إبلاغ عن المساهمة|الإبلاغ عن مشاركة|نسخ رابط المساهمة|"
    "نسخ الرابط إلى المساهمة|شكرا لإعلامنا|شكرا لإخبارنا|شكرا لإبلاغنا|نشكرك على إعلامنا|شكرا لإعلامنا لن ترى هذه المساهمة بعد الآن|"
    "شكرا لإخبارنا لن ترى هذه المساهمة بعد الآن|شكرا لإبلاغنا لن ترى هذه المساهمة بعد الآن|لن ترى هذه المساهمة بعد الآن|"
    "لن ترى هذه المساهمة مجددا|تحميل المزيد من المساهمات|عرض المزيد من المساهمات|صورة الملف الشخصي للمساهم|صورة ملف المساهم|"
    "صورة المساهم|صورة الملف الشخصي|أضف وجهة نظرك|إضافة وجهة نظرك|عرض الترجمة|إظهار الترجمة|عرض الأصل",
    # Chinese, Japanese, Russian, Turkish, Polish
    "举报贡献|复制贡献链接|感谢告知|加载更多贡献|贡献者头像|显示翻译|檢舉貢獻|載入更多貢獻|貢獻者頭像|貢献を報告|"
    "投稿を報告|投稿者のプロフィール写真|пожаловаться на публикацию|загрузить еще|фото профиля|"
    "katkıyı bildir|daha fazla katkı yükle|profil fotoğrafı|zgłoś wypowiedź|wczytaj więcej|"
    "zdjęcie profilowe",
)

# What a page says to a reader who reported a contribution, in whatever sentence: a line that holds one of each.
NO_LONGER_SHOWN: Final = (
    ("no longer see|not see|hidden", "this contribution"),
    ("verrez plus|verras plus|ne sera plus", "cette contribution"),
    (
        "ya no verás|no volverás a ver|dejarás de ver|no verás más|ya no verá",
        "esta contribución|este aporte|esta aportación|esta colaboración",
    ),
    ("nicht mehr sehen|nicht mehr angezeigt|nicht mehr anzeigen|beitrag nicht mehr", "diesen beitrag|dieser beitrag"),
    ("não verá mais|não vai mais ver|deixará de ver|já não verá|não verás mais", "esta contribuição|essa contribuição"),
    ("non vedrai più|non visualizzerai più|non ti verrà più mostrato", "questo contributo"),
    ("ziet|zien|te zien|weergegeven", "deze bijdrage niet meer|deze bijdrage niet langer|bijdrage wordt niet meer"),
    ("لن ترى|لن تشاهد|لن تظهر", "هذه المساهمة"),
)

# A name is learnt from these, and the line goes.
NAMING: Final = (
    "photo of {}|photo {}|picture of {}|image of {}|avatar of {}|posted by {}|written by {}|contributed by {}|{} commented|"
    "profile photo of {}|profile picture of {}|view {} s profile|view {}s profile|view profile of {}|"
    "{} s profile photo|{} s profile picture|{} profile photo|{} profile picture|view {} profile|see {} s profile|{} s photo|{} is open to work|"
    "view the profile of {}|{} graphic|go to {} s profile|open profile of {}|report {} s contribution|"
    "more options for {} s contribution",
    "photo de {}|photo de profil de {}|photo du profil de {}|voir le profil de {}|afficher le profil de {}|consulter le profil de {}|"
    "voir le profil d {}|photo d {}|photo de profil d {}|signaler la contribution de {}",
    "foto de {}|foto de perfil de {}|ver el perfil de {}|ver perfil de {}|ver perfil completo de {}|imagen de {}",
    "foto von {}|profilfoto von {}|profilbild von {}|bild von {}|profil von {} anzeigen|profil von {} ansehen|{} s profil anzeigen|"
    "beitrag von {} melden",
    "foto do {}|foto da {}|foto do perfil de {}|foto de perfil do {}|foto de perfil da {}|ver o perfil de {}|exibir perfil de {}|"
    "visualizar perfil de {}|ver o perfil completo de {}",
    "foto di {}|foto del profilo di {}|foto profilo di {}|immagine del profilo di {}|vedi il profilo di {}|visualizza il profilo di {}|"
    "vedi profilo di {}|visualizza profilo di {}|mostra il profilo di {}",
    "foto van {}|profielfoto van {}|profiel van {} weergeven|profiel van {} bekijken|het profiel van {} weergeven|bekijk het profiel van {}|"
    "bekijk profiel van {}",
    "صورة {}|صورة ملف {}|صورة الملف الشخصي ل {}|صورة الملف الشخصي {}|عرض ملف {}|عرض ملف {} الشخصي|عرض الملف الشخصي ل {}|عرض الملف الشخصي {}",
    "查看 {} 的档案|{} 的头像|{} さんのプロフィール写真|фото {}|просмотреть профиль {}|{} profilini görüntüle|{} adlı kişinin profilini görüntüle|"
    "zdjęcie {}|wyświetl profil użytkownika {}|zobacz profil {}",
)

# Only with a name that the page shows elsewhere, for "Follow Up Daily" is advice.
ADDRESSING: Final = (
    "follow {}|connect with {}|message {}|suivre {}|seguir a {}|seguir {}|{} folgen|segui {}|{} volgen|volg {}|متابعة {}",
)

# Buttons that open or close a text. Certain only with the ellipsis before them.
MORE_BUTTONS: Final = (
    "see more|show more|see less|show less|more|voir plus|afficher plus|voir moins|ver más|mostrar más|ver menos|mehr anzeigen|"
    "weniger anzeigen|ver mais|exibir mais|vedi altro|mostra altro|vedi meno|altro|plus|más|mais|mehr|meer|meer weergeven|"
    "minder weergeven|عرض المزيد|عرض أقل|المزيد|查看更多|展开|さらに表示|もっと見る|показать больше|daha fazla göster|pokaż więcej"
)
# Certain only in brackets.
EDITED: Final = "edited|modifié|modifiée|editado|editada|bearbeitet|modificato|bewerkt|معدل|معدلة|تم التعديل|已编辑|編集済み|изменено|düzenlendi|edytowano"

# Certain only in square brackets, as text browsers and copies show pictures.
PICTURES: Final = "photo|image|picture|profile photo|foto|bild|imagen|imagem|immagine|afbeelding|صورة"

# Reactions and buttons. Each may be advice too ("Support"), so they go only in company: see furniture.py.
LIKES: Final = (
    "like|likes|liked|unhelpful|j’aime|je n’aime pas|me gusta|recomendar|gefällt mir|gostei|curtir|gosto|consiglia|mi piace|interessant|"
    "leuk|vind ik leuk|أعجبني|إعجاب|赞|讚|いいね|좋아요|추천|нравится|beğen|lubię to|poleć|not helpful|pas utile|inutile|no es útil|"
    "nicht hilfreich|não foi útil|inútil|non utile|niet nuttig|niet behulpzaam|غير مفيد|غير مفيدة|没有帮助|役に立たなかった"
)
REACTIONS: Final = (
    "celebrate|support|love|insightful|funny|curious|helpful|reply|comment|share|report|send|repost|save|follow|connect|message|more|"
    "cancel|add|copy link|edit|delete|author|edited|premium",
    "bravo|félicitations|soutien|soutenir|j’adore|instructif|intéressant|drôle|amusant|répondre|commenter|partager|utile|envoyer|"
    "suivre|signaler|enregistrer|annuler|ajouter|modifié|auteur|modifier|supprimer",
    "celebrar|apoyar|apoyo|me encanta|encanta|interesar|interesante|hace gracia|divertido|divertir|responder|comentar|compartir|útil|enviar|"
    "seguir|guardar|cancelar|añadir|editado|autor|denunciar",
    "applaus|bravo|unterstützen|unterstütze ich|wunderbar|liebe|inspirierend|aufschlussreich|lustig|antworten|kommentieren|teilen|"
    "hilfreich|senden|folgen|speichern|abbrechen|hinzufügen|bearbeitet|autor|melden|vernetzen",
    "parabéns|comemorar|celebrar|apoio|apoiar|amei|adoro|genial|interessante|engraçado|divertido|responder|comentar|compartilhar|"
    "partilhar|enviar|seguir|salvar|guardar|cancelar|adicionar|editado|autor",
    "festeggia|congratulazioni|sostieni|sostegno|adoro|love|interessante|geniale|divertente|rispondi|commenta|condividi|utile|invia|segui|"
    "salva|annulla|aggiungi|modificato|autore|segnala",
    "vieren|toejuichen|steun|steunen|ondersteunen|geweldig|inzichtelijk|leerzaam|verhelderend|grappig|beantwoorden|reageren|"
    "commentaar|delen|nuttig|verzenden|volgen|opslaan|annuleren|toevoegen|bewerkt|auteur|melden",
    "احتفال|احتفاء|دعم|أدعمه|أحببته|حب|محبة|رائع|ثاقب|مفيد|مثير للاهتمام|مضحك|طريف|رد|الرد|تعليق|مشاركة|إرسال|متابعة|حفظ|إلغاء|إضافة|تم التعديل|معدل",
    "庆祝|支持|喜爱|有见地|有趣|回复|评论|分享|讚賞|支持|お祝い|サポート|おもしろい|参考になる|返信|コメント|シェア|поздравляю|"
    "поддерживаю|интересно|смешно|ответить|kutla|destekle|bilgilendirici|komik|yanıtla|paylaş|gratulacje|wspieram|super|"
    "zabawne|odpowiedz|udostępnij",
)
COUNTED_REACTIONS: Final = (
    "reaction|reactions|réaction|réactions|reacción|reacciones|reaktion|reaktionen|reação|reações|reazione|reazioni|reactie|reacties|"
    "تفاعل|تفاعلات|реакция|реакции|реакций|tepki|reakcji|reakcje|person found this helpful|people found this helpful"
)
COUNTED: Final = (
    "reaction|reactions|like|likes|comment|comments|reply|replies|contribution|contributions|vote|votes|share|shares|repost|reposts|"
    "follower|followers|réaction|réactions|commentaire|commentaires|réponse|réponses|abonné|abonnés|j’aime|reacción|reacciones|"
    "comentario|comentarios|respuesta|respuestas|contribución|contribuciones|seguidores|aportes|aportaciones|me gusta|reaktion|reaktionen|"
    "kommentar|kommentare|antwort|antworten|beitrag|beiträge|follower|reação|reações|comentário|comentários|resposta|respostas|contribuição|"
    "contribuições|reazione|reazioni|commento|commenti|risposta|risposte|contributo|contributi|consigli|reactie|reacties|bijdrage|bijdragen|"
    "antwoorden|تفاعل|تفاعلات|تعليق|تعليقات|رد|ردود|مساهمة|مساهمات|إعجاب|إعجابات|条评论|次赞|реакция|реакции|реакций|комментариев|tepki|yorum|reakcji"
)
AGES: Final = (
    "h|hr|hrs|d|w|mo|mos|m|y|yr|yrs|j|sem|mois|an|ans|año|años|mes|meses|sem|std|tag|tage|wo|woche|wochen|monat|monate|mon|jahr|jahre|"
    "dia|dias|anno|anni|mese|mesi|sett|giorni|dag|dagen|weken|maand|maanden|jaar|week|weeks|month|months|year|years|day|days|"
    "hour|hours|ago|il|y|a|hace|vor|há|fa|geleden|edited|1st|2nd|3rd|st|nd|rd"
)
