//! Pages can be read anywhere, and moved without harm.
