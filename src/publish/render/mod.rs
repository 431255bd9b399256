//! Pages: views written into the built shell, with the styles, icons and head that belong to them.

pub mod built_app;
pub mod error;
mod escape;
pub mod icon;
pub mod page;
pub mod shell;
pub mod site_context;
pub mod styles;
pub mod webmanifest;
