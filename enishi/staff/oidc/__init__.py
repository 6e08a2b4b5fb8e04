"""Signing in with an identity provider of the organisation: OpenID Connect, by allauth, with our client and checks."""
