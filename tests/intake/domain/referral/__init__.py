"""Referrals until their end."""
