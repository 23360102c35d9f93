"""How good a page is: grey, white space, score, and the choice between pages."""
