//! The pages of an edition: which there are, and what stands on each.

use super::Edition;
use crate::model::{Card, CorrectionsFile, Entity, Installments, Metric, MetricList, Page, PageName, Route};
use crate::publish::library::history;
use crate::publish::manuscript::summary::Summary;

/// How many insights an entity's page names.
const INSIGHTS: usize = 20;

impl Edition {
    /// Every page of the site, in the order in which sitemaps list them. What is published, and what search engines are
    /// told of, is what stands here; [`Route::kind`] says which is which.
    pub fn routes(&self) -> Vec<Route> {
        let mut routes = vec![Route::Feed];
        routes.extend(self.cards.iter().map(|card| Route::Insight(card.slug.clone())));
        routes.push(Route::Archive);
        routes.extend((1..=self.topic_lists.len()).map(Route::Topics));
        routes.extend(self.facets.feeds());
        routes.extend(self.library.all_series().map(|(name, _)| Route::Series(name.to_owned())));
        routes.extend((1..=history::list_count(&self.library)).map(Route::Figures));
        routes.extend(self.keys().into_iter().map(|key| Route::Figure(key.to_owned())));
        routes.extend((1..=self.metrics.list_count()).map(Route::Compare));
        for metric in self.metrics.compared() {
            routes.extend((1..=metric.page_count()).map(|page| Route::Metric(metric.path.clone(), page)));
        }
        for (id, pages) in self.entities.pages() {
            routes.extend((1..=pages).map(|page| Route::Entity(id.to_owned(), page)));
        }
        routes.extend(PageName::all(self.corrections.len()).map(Route::Corrections));
        routes.extend(self.site.about.then_some(Route::About));
        // An address that nothing has: what it is, only the app can see.
        routes.extend([Route::Search, Route::Saved, Route::NotFound(String::new())]);
        routes
    }

    /// The page at an address. None for insights, feeds and figures over time, which are
    /// made part by part, and only if what they are made from has changed; nor for metrics, whose pages are made together.
    pub fn page(&self, route: &Route) -> Option<Page> {
        Some(match route {
            Route::Archive => Page::Archive(self.archive()),
            Route::Series(name) => Page::Series(Box::new(self.installments(name)?)),
            Route::About => Page::Imprint(self.imprint.clone()),
            Route::Topics(page) => Page::Topics(self.topic_lists.get(page.checked_sub(1)?)?.clone()),
            Route::Figures(page) => Page::Keys(history::list(*page, &self.library)),
            Route::Compare(page) => Page::Compare(Box::new(self.metric_list(*page))),
            Route::Entity(id, page) => Page::Entity(Box::new(self.entity(id, *page)?)),
            Route::Corrections(name) => Page::Corrections(self.corrections_file(*name)),
            Route::Search | Route::Saved | Route::NotFound(_) => route.without_file(),
            Route::Insight(_)
            | Route::Figure(_)
            | Route::Metric(..)
            | Route::Feed
            | Route::Topic(_)
            | Route::Signal(_)
            | Route::Impact(_)
            | Route::Month(_) => return None,
        })
    }

    /// A page of the list of metrics that several entities have.
    pub fn metric_list(&self, page: usize) -> MetricList {
        self.metrics.list(page, &self.library)
    }

    /// How entities stand in a metric, page by page; nothing where none has it.
    pub fn metric(&self, path: &str) -> Vec<Metric> {
        self.metrics.get(path).map(|metric| metric.pages(&self.library)).unwrap_or_default()
    }

    /// A page of what there is of an entity.
    pub fn entity(&self, id: &str, page: usize) -> Option<Entity> {
        let mut entity = self.entities.page(id, page, &self.metrics, &self.library)?;
        if page == 1 {
            let insights = self.entities.insights(id, &self.library);
            let mut insights: Vec<_> = insights.into_iter().map(|place| self.library.at(place)).collect();
            entity.insight_count = insights.len();
            insights.sort_by_key(|summary| std::cmp::Reverse((summary.published, &summary.slug)));
            let brief = |card: &Card| Card { summary: String::new(), ..card.clone() };
            let card = |summary: &Summary| self.card(summary).map(brief);
            entity.insights = insights.into_iter().take(INSIGHTS).filter_map(card).collect();
        }
        Some(entity)
    }

    /// The card of an insight.
    fn card(&self, summary: &Summary) -> Option<&Card> {
        let order = |card: &Card| (card.published, &card.slug).cmp(&(summary.published, &summary.slug));
        self.cards.binary_search_by(order).ok().map(|place| &self.cards[place])
    }

    /// The insights of a series in their order, each with the number of its part.
    pub fn parts_of(&self, series: &str) -> impl Iterator<Item = (usize, &Card)> {
        self.library.parts_of(series).filter_map(|(part, summary)| Some((part, self.card(summary)?)))
    }

    /// The page of a series.
    fn installments(&self, name: &str) -> Option<Installments> {
        let series = self.library.series(name)?;
        let (parts, cards) = self.parts_of(name).map(|(part, card)| (part, card.clone())).unzip();
        let summary = series.summary.as_ref().map(|text| text.value.clone()).unwrap_or_default();
        Some(Installments { title: series.title.value.clone(), summary, parts, cards })
    }

    /// A file of corrections, the newest first.
    fn corrections_file(&self, name: PageName) -> CorrectionsFile {
        let count = self.corrections.len();
        let entries = self.corrections[name.range(count)].iter().rev().cloned().collect();
        CorrectionsFile { count, entries }
    }

    /// The files of corrections, the newest first.
    pub fn corrections(&self) -> Vec<(PageName, CorrectionsFile)> {
        PageName::all(self.corrections.len()).map(|name| (name, self.corrections_file(name))).collect()
    }
}
