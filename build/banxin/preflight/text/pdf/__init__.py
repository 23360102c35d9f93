"""Reading a finished PDF: which text and which surfaces are painted where on each page, in what order."""
