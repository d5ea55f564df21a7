"""The render stage: IR and models -> the files of a distribution."""

from fragmint.render.environment import templates_root
from fragmint.render.renderer import render

__all__ = ["render", "templates_root"]
