"""Organisational models side by side, and how they change: here and elsewhere."""
