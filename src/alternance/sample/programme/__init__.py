"""Programmes while they are composed: from published ones and from ESCO's occupations."""
