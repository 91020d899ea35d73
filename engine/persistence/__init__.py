"""Stores and finds the records of the domain; the only code that knows SQL."""
