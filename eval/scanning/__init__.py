"""Messy scans made of any PDF with a text layer, and what reading them gives against reading the layer."""
