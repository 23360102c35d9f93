"""Banxin's lines measured beside plain WeasyPrint and Typst: time, memory, faults."""
