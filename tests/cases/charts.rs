//! Charts claim what the data says, and nothing else.
