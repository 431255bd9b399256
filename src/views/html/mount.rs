//! A view as Leptos mounts it.

use super::Html;
use super::build::{Keep, fill};
use leptos::prelude::*;
use leptos::tachys::view::Mountable;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{self, Node};

/// A built view.
pub struct Built {
    nodes: Vec<Node>,
    #[expect(dead_code, reason = "held for its life only")]
    keep: Vec<Keep>,
}

impl Render for Html {
    type State = Built;

    fn build(self) -> Built {
        let aside = document().create_document_fragment();
        let mut keep = Vec::new();
        fill(&aside, self, true, &mut keep);
        let children = aside.child_nodes();
        Built { nodes: (0..children.length()).filter_map(|index| children.get(index)).collect(), keep }
    }

    fn rebuild(self, state: &mut Built) {
        let mut new = Render::build(self);
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl Mountable for Built {
    fn unmount(&mut self) {
        for node in &self.nodes {
            if let Some(parent) = node.parent_node() {
                let _ = parent.remove_child(node);
            }
        }
    }

    fn mount(&mut self, parent: &web_sys::Element, marker: Option<&Node>) {
        for node in &self.nodes {
            let _ = parent.insert_before(node, marker);
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let first = self.nodes.first();
        let parent = first.and_then(Node::parent_node).and_then(|parent| parent.dyn_into().ok());
        parent.is_some_and(|parent: web_sys::Element| {
            child.mount(&parent, first);
            true
        })
    }

    fn elements(&self) -> Vec<web_sys::Element> {
        self.nodes.iter().filter_map(|node| node.clone().dyn_into().ok()).collect()
    }
}
