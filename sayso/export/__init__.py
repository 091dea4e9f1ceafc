"""Exporters: records in forms for other eyes; today the printed record and the differences of two runs."""
