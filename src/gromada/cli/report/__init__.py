"""The report of an opinion map: one file to read, print and pass on."""

from gromada.cli.report.page import opinion_report

__all__ = ["opinion_report"]
