"""Rules of the office's work. Imports the standard library only."""
