"""The PDF press: sheets of HTML to pages."""
