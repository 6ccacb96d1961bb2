"""Files of a kit that are not PDFs, read back by other programs than those that wrote them."""
