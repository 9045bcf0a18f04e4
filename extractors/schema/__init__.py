"""The records that flow between the stages. They import nothing of ours but each other."""
