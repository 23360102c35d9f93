"""Words counted by programs that know nothing of Banxin: pdftotext (Poppler) and unzip."""
