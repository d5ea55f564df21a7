"""The render stage: IR and models -> the files of a distribution."""

from fragmint.render.environment import custom_templates, templates_root
from fragmint.render.renderer import render

__all__ = ["custom_templates", "render", "templates_root"]
