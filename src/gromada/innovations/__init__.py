"""Challenges, innovations that answer them, and the trail of what led to what."""
