"""Adapters for the formats and councils that come with pmf."""
