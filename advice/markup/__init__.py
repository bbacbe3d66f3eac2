"""Markdown as people write it here → safe HTML, plain text, and blocks for the exporters (pure: no Django)."""

from advice.markup.blocks import Block, CodeBlock, Listing, Paragraph, Quote, Run, blocks, to_text
from advice.markup.cleaning import clean, one_line
from advice.markup.html import to_html
from advice.markup.parsing import first_direction

__all__ = [
    "Block",
    "CodeBlock",
    "Listing",
    "Paragraph",
    "Quote",
    "Run",
    "blocks",
    "clean",
    "first_direction",
    "one_line",
    "to_html",
    "to_text",
]
