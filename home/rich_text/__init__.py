"""Rich text: how editors write it, translators receive it and readers see it."""
