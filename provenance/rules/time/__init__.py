"""Rules about dates, repeats, forecasts, corrections."""
