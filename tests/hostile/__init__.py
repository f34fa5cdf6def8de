"""Files made to do harm. ``attacks`` makes them, small or large; ``conftest`` runs the command with bounds."""
