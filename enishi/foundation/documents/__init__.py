"""Documents on paper: PDFs with an embedded Japanese font, and the place where their bytes are kept for ever."""

from enishi.foundation.documents.keeping import Damaged, content_of, keep
from enishi.foundation.documents.press import printed

__all__ = ["Damaged", "content_of", "keep", "printed"]
