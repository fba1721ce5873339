"""Mutations of good ledgers, a file a kind."""
