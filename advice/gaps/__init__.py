"""Where advice is missing: which strategies nobody has written about, of which situation, in which language; reads, never writes."""

from advice.gaps.counting import Voices, count_voices
from advice.gaps.drawing import GapMap, Line, Row, draw

__all__ = ["GapMap", "Line", "Row", "Voices", "count_voices", "draw"]
