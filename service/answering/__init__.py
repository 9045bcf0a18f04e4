"""How a question is understood and answered from printed figures and quoted sentences."""
