"""Files of a publication: held inside its folder, told by their bytes, decoded."""
