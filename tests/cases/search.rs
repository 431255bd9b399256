//! What is typed is found.
