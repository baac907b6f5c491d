"""The field's file formats, read into plain data and written back."""

from gromada.formats.errors import FormatError, Note

__all__ = ["FormatError", "Note"]
