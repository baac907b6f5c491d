"""Did it work, for whom: trust, inclusion, power, accountability and effects."""
