"""What a question asks: its kind, its years and amounts, the departments that it names."""
