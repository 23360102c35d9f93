"""Whole builds of publications measured: one state of Banxin beside another, and what looking over takes."""
