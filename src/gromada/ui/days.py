"""How days are written: the number is never left at the end of a line without its month."""

# patterns of Django's date_format
DAY = "j\u00a0E"
DAY_AND_YEAR = "j\u00a0E Y"
DAY_AND_HOUR = "j\u00a0E Y, H:i"
