//! Pages at addresses that insights had before. Most hosts are told to lead on from there themselves; where they cannot be, as
//! with GitHub Pages, the page does it.

use super::Delivery;
use crate::model::Route;
use crate::publish::output::OutputError;
use crate::publish::render::shell::Shell;
use crate::publish::site::escaped;

impl Delivery<'_> {
    /// Writes the pages that lead on.
    pub(super) fn redirect_pages(&self, shell: &Shell) -> Result<(), OutputError> {
        self.edition.redirects.iter().try_for_each(|redirect| {
            let title = self.redirect_title(&redirect.to);
            let page = self.redirect(shell, &redirect.to, title);
            self.out.put(&redirect.from.file(), page.as_bytes())
        })
    }

    fn redirect_title<'t>(&'t self, to: &'t Route) -> &'t str {
        match to {
            Route::Insight(slug) => self.edition.library.title(slug).unwrap_or(slug),
            _ => &self.context.site().name,
        }
    }

    fn redirect(&self, shell: &Shell, to: &Route, title: &str) -> String {
        let site = self.context.site();
        let to_link = escaped(&shell.links().to(to));
        // Search engines take this and going on at once for an address that has moved for good.
        let canonical = self.context.address().map_or_else(String::new, |address| {
            format!("<link rel=\"canonical\" href=\"{}\">", escaped(&address.to(to)))
        });
        format!(
            "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{title}</title>\
             {canonical}<meta name=\"robots\" content=\"noindex\"><meta http-equiv=\"refresh\" content=\"0; url={to_link}\"></head>\
             <body><p>This page has moved: <a href=\"{to_link}\">{title}</a></p></body></html>",
            escaped(&site.language),
            title = escaped(title),
        )
    }
}
