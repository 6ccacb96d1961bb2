"""Photograph, flags, introductions and toasts: what a visit does by protocol besides taking seats."""
