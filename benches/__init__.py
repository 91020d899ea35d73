"""Measurements. They print figures side by side with a limit, and never fail a build."""
