"""Where layouts come from beside folders: archives of a publication, and installed packages."""
