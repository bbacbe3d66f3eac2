"""What copied pages add around a contribution goes; what somebody wrote stays."""

import pytest

from advice.articles import read_articles


def passages(*blocks: str) -> tuple[str, ...]:
    (draft,) = read_articles("\n-\n".join(("How do you say no?", *blocks)).encode())
    return draft.passages


@pytest.mark.parametrize(
    "block",
    [
        "Jane Doe\nSenior Consultant | Ex-Acme | Speaker\nJane Doe\nBe kind.",
        "Jane Doe\n\nJane Doe\n\nBe kind.",
        "Jane Doe\n• 2nd degree connection\nSenior Consultant\n2mo\nBe kind.",
        "Jane Doe, PMP\nJane Doe, PMP\nManager at Acme\nBe kind.",
        "**Jane Doe**\nSenior Consultant | Acme\nBe kind.",
        "Jane Doe - Senior Consultant at Acme\nReport contribution\nBe kind.",
        "Jane Doe\nHelping teams grow\n(edited)\nReport contribution\nBe kind.",
        "Contributor profile photo\nJane Doe\nBe kind.",
        "View Jane Doe's profile\nJane Doe\nBe kind.",
        "Profil von Jane Doe anzeigen\nBe kind.",
        "李明\n李明\n客户经理\nBe kind.\n赞\n回复",
        "Be kind.\nLike",
        "Be kind.\nLike\nReply",
        "Be kind.\nLike\nLike\nCelebrate\nSupport\nLove\nInsightful\nFunny\n3",
        "Be kind.\nLike  12",
        "Be kind.\n… 3 reactions",
        "Be kind.\nLike · Reply · 3 reactions",
        "Be kind.\nLike Celebrate Support",
        "Be kind.\n👍 12\n❤️ 3",
        "Be kind.\n…see more",
        "Be kind.\nReply\n1 Reply",
        "Be kind.\n5 people found this helpful",
        "Be kind.\nFlag as inappropriate",
        "❤️ 5\nBe kind.\n👍 3 ❤️ 2",
        "View Jane Doe’s profile\nJane Doe\nConsultant\nBe kind.\nComment\nShare",
        "Fatima al-Fihri\nProfessor of Law\nReport contribution\nBe kind.",
        "Jane Doe\nSales Director, Acme Inc.\nBe kind.",
        "Image of Jane Doe\nJane Doe\nB2B Marketing\nBe kind.",
        "[Photo]\nJane Doe\nSales Manager\nBe kind.",
        "![Photo of Jane Doe](https://x.example/y.jpg)\n**Jane Doe**\n_Sales Manager_\nBe kind.",
        "Posted by Jane Doe\nBe kind.",
        "Be kind.\nThanks for letting us know! You'll no longer see this contribution",
        "Be kind.\nGracias por avisarnos. Dejarás de ver esta contribución.",
        "Be kind.\nJane Doe\nSenior Consultant | Ex-Acme",
    ],
)
def test_furniture_goes(block):
    assert passages(block) == ("Be kind.",)


@pytest.mark.parametrize(
    "block",
    [
        "Listen",
        "Listen.",
        "Support",
        "Love\nSupport",
        "Écouter",
        "👍",
        "Do you offer help?\nComment\nShare",
        "By Monday Morning\nwrite it down.",
        "12",
        "Love your client's honesty.",
        "Jane Doe\nsaid it best: ask twice.",
        "Stay Calm\nThen ask what they need.",
        "Three words:\nListen\nSupport\nLove",
        "Photo of the broken part first.",
        "Report contributions to your boss.",
        "Follow Up Daily",
        "صورة واضحة للمشكلة",
        "Pros | Cons\nfast | dear",
        "Signaler",
        "Who needs what?\nSupport.\nLove.",
        "What do they say?\nCelebrate",
        "Talk less\nShow more",
        "é one\né two",
    ],
)
def test_what_somebody_wrote_stays(block):
    assert passages(block) == (block,)


def test_last_text_is_never_taken_for_a_name():
    assert passages("Stay Calm\nReport contribution", "Photo of Ana Ruiz\nListen") == ("Stay Calm", "Listen")


def test_button_that_ends_several_contributions_goes():
    assert passages("Be kind.\nSupport", "Wait.\nSupport", "Support") == ("Be kind.", "Wait.", "Support")
