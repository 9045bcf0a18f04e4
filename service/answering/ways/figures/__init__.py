"""How much something is: the figure of an item, the cells of rows and columns, what rows say in words."""
