"""Raw article text into drafts of situations, contributions and related situations (pure: no Django)."""

from advice.articles.decoding import decode
from advice.articles.drafts import ArticleDraft, ArticleRefused, RelatedSituation
from advice.articles.parsing import read_articles, read_text

__all__ = ["ArticleDraft", "ArticleRefused", "RelatedSituation", "decode", "read_articles", "read_text"]
