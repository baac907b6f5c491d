"""Partnerships: who joined under a charter, what they promised, and what became of it."""
