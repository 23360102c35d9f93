"""The structure of a PDF: what is content, what is furniture, and in which order it reads (PDF/UA-1)."""
