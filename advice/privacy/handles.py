"""Names of people on other sites: @name, links to profiles, "Telegram: name"."""

import re
from collections.abc import Iterator, Sequence

from advice.privacy.folding import bare, bare_words
from advice.privacy.spans import Ends

_SIGN = "A-Za-z0-9_À-ɏЀ-ӿ"
_NAME = rf"[{_SIGN}%][{_SIGN}.%-]{{1,60}}+"
_PROFILE = re.compile(
    rf"""(?<![{_SIGN}@./-])(?:https?://)?(?:(?:www|m|mobile|[a-z]{{2}})\.)?(?:
    (?:linkedin\.com/(?:in|pub)|xing\.com/(?:profile|people)|ok\.ru/profile|zhihu\.com/people|bsky\.app/profile|keybase\.io|about\.me
    |people\.bytedance\.net
      |wa\.me|line\.me/ti/p|space\.bilibili\.com|douyin\.com/user|xiaohongshu\.com/user/profile|weibo\.com/u|facebook\.com/people|reddit\.com/(?:u
      |user)|stackoverflow\.com/users
      |signal\.me|calendly\.com|researchgate\.net/profile|academia\.edu|orcid\.org|wantedly\.com/id|viadeo\.com/p|youtube\.com/user
      |snapchat\.com/add)/@?(?P<sure>{_NAME})(?:/{_NAME}){{0,3}}
    |(?:x|twitter|instagram|facebook|fb|threads|tiktok|vk|weibo|github|gitlab|bitbucket|medium|youtube|pinterest|twitch|behance|dribbble|soundcloud
    |note|qiita|zenn|patreon|vimeo)
      \.(?:com|net|tv|dev|co)/@?(?P<open>{_NAME})|(?:t|telegram)\.me/@?(?P<tele>{_NAME})|(?:instagr\.am|m\.me)/(?P<short>{_NAME})
    |[\w-]{{1,40}}\.[a-z]{{2,12}}/@(?P<fedi>{_NAME}))/?(?![{_SIGN}/])""",
    re.VERBOSE | re.IGNORECASE,
)
_PAGES = bare_words(
    """about login signin signup explore features pricing search home settings share intent hashtag sharer sharer.php i p reel reels stories groups
events pages watch
    marketplace help legal privacy terms tos jobs careers download blog news business ads developers topics trending orgs sponsors marketplace
    collections joinchat addstickers
    policies policy status feed video videos photo photos apps enterprise security contact company school django python microsoft google facebook
    apple amazon openai nasa
    who un whitehouse nytimes bbc cnn reuters wikipedia mozilla nodejs rust-lang golang kubernetes docker"""
)

_MENTION = re.compile(
    rf"(?<![{_SIGN}@/.+%&=\\-])@(?P<name>[A-Za-zÀ-ɏЀ-ӿ][{_SIGN}.\-]{{1,40}}+|[^\W\d_A-Za-z]\w{{1,12}})"
    rf"(?P<server>@[\w-]{{1,40}}(?:\.[\w-]{{1,40}}){{1,4}})?(?![{_SIGN}@/])(?!\()"
)
_COMMON = bare_words(
    """all alle alles allen channel here everyone everybody team teams everyteam group gruppe admin admins mods moderators online home work risk scale
once me you office support
    tous toutes équipe equipe groupe canal tout-le-monde toutlemonde todos todas equipo grupo aquí aqui todo tutti tutte gruppo squadra qui iedereen
    allemaal groep hier kanaal
    herkes ekip grup kanal burada takim takım все всем канал команда группа здесь الجميع الكل القناة فريق الفريق المجموعة 所有人 全体 全体成员 大家
    全員 皆 みんな チャンネル 皆さん 团队 群主
    jeder jede leute gmail hotmail outlook yahoo example company firma domain username user handle name yourname yourhandle someone nickname nick
    property staticmethod classmethod dataclass override overrides param params return returns throws deprecated see todo import media charset
    font-face keyframes include extends mixin
    supports layer page apply tailwind component injectable input output autowired test before after beforeeach aftereach bean service repository
    controller entity table column id
    nullable notnull pytest app lru_cache cache functools contextmanager abstractmethod wraps author since version link code inheritdoc
    suppresswarnings functionalinterface
    safevarargs get post put delete patch requestmapping login_required types babel angular vue react nestjs"""
)
_TOP = re.compile(
    r"\.(?:com|org|net|de|fr|es|it|nl|pt|br|co|uk|io|dev|eu|ru|tr|cn|jp|ch|at|be|info|edu|gov|sa|eg|ae|us|local|example|test)$",
    re.IGNORECASE,
)

_LABELLED = re.compile(
    r"""(?<![A-Za-z])(?:telegram|skype|discord|instagram|insta|twitter|signal|wechat(?:\ id)?|snapchat|tiktok|line\ ?id|github|linkedin|kakao(?:talk)?|
    微信号?|微博|抖音号?|QQ号?|小红书号?|ライン|インスタ|ツイッター|телеграм+|телега|инстаграм|вк|скайп|تيليجرام|تلغرام|انستغرام|إنستغرام|سناب
    (?:\ ?شات)?|تويتر|سكايب)
    (?:\ (?:handle|id|name|account|user(?:name)?|nick|profil[eo]?|account|konto|compte|cuenta|conta|hesab[ıi]))?
    (?:は|是)?\ ?[::]\ ?(?P<id>(?:live:)?@?[A-Za-z0-9][A-Za-z0-9_.\-#]{2,40}+)(?![\w@/])""",
    re.VERBOSE | re.IGNORECASE,
)


def seek_handles(text: str, languages: Sequence[str]) -> Iterator[Ends]:
    """Profiles and mentions of one person. Calls to everybody (@channel, @all, in many languages), decorators, packages (@scope/name),
    repositories and the sites' own pages are not people."""
    if "/" in text:
        yield from _profiles(text)
    if "@" in text:
        yield from _mentions(text)
    if ":" in text:
        for found in _LABELLED.finditer(text):
            name = found["id"].rstrip(".-").lstrip("@")
            if bare(name) not in _COMMON and not name.lower().startswith(("http", "www.")):
                yield found.start("id"), found.end("id")


def _profiles(text: str) -> Iterator[Ends]:
    for found in _PROFILE.finditer(text):
        name = next(filter(None, found.groupdict().values()), "")
        if bare(name).rstrip(".") not in _PAGES:
            yield found.start(), found.end()


def _mentions(text: str) -> Iterator[Ends]:
    for found in _MENTION.finditer(text):
        name = found["name"].rstrip(".-")
        whole = found["server"]
        if whole or (
            bare(name) not in _COMMON and not bare(name).endswith("team") and len(name) > 1 and not _TOP.search(name)
        ):
            yield found.start(), found.end() if whole else found.start("name") + len(name)
