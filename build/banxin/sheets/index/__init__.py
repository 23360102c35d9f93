"""The index (索引): its entries, their order, where they lead."""
