"""What happens to a page on its way to a reader: on the paper, with ink, in shape, in light, in the machine."""
