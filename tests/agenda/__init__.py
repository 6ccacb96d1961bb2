"""Tests of the agenda engine, by theme."""
