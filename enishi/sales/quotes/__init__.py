"""Quotes (見積): what we offer on a deal, version by version, sent as a document and answered by the customer."""
