"""Bytes that came in or were made: kept once each, by their SHA-256, never changed; and the files attached to records."""

from enishi.foundation.files.store import Damaged, DiskStore, Kept, Missing, Store, store

__all__ = ["Damaged", "DiskStore", "Kept", "Missing", "Store", "store"]
