"""Where practice happens: hiring units, positions, and who may, must or would like to go where."""
