"""Results as Rich shows them. The only package that imports rich.

Text of records reaches Rich as `Text` or `Prose`, never as markup, and never with a control character.
"""

from rich.console import RenderableType

__all__ = ["RenderableType"]
