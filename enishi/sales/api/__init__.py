"""Leads, pipelines and deals over HTTP."""
