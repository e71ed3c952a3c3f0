"""Letters of a matter to the centre that took it on."""
