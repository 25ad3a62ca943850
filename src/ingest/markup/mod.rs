//! Trees of elements and text, from XML or HTML, and the prose in them.
//!
//! A tree is a flat list in the order of the document, each element with the place where it ends: walking it needs no
//! recursion, however deep the nesting.

pub(super) mod prose;
pub(super) mod xml;

use super::extract::folded;
use std::ops::Range;

/// Elements and text in the order of the document.
#[derive(Default)]
pub(super) struct Tree {
    nodes: Vec<Node>,
}

/// An element or a text.
pub(super) struct Node {
    /// Where what is in it ends: the index of the next node that is not.
    end: usize,
    kind: Kind,
}

enum Kind {
    /// Local name in lower case, and attributes by local name.
    Element(String, Vec<(String, String)>),
    Text(String),
}

impl Tree {
    /// Opens an element; [`Tree::close`] ends it.
    pub fn open(&mut self, name: &str, attributes: Vec<(String, String)>) -> usize {
        let kind = Kind::Element(name.to_ascii_lowercase(), attributes);
        self.nodes.push(Node { end: self.nodes.len() + 1, kind });
        self.nodes.len() - 1
    }

    /// Ends an element.
    pub fn close(&mut self, element: usize) {
        self.nodes[element].end = self.nodes.len();
    }

    /// Adds text, joined to a text right before.
    pub fn text(&mut self, text: &str) {
        match self.nodes.last_mut() {
            Some(Node { kind: Kind::Text(last), .. }) => last.push_str(text),
            _ => self.nodes.push(Node { end: self.nodes.len() + 1, kind: Kind::Text(text.to_owned()) }),
        }
    }

    /// All nodes.
    pub fn whole(&self) -> Range<usize> {
        0..self.nodes.len()
    }

    /// What is in an element.
    pub fn inside(&self, element: usize) -> Range<usize> {
        element + 1..self.nodes[element].end
    }

    /// The name of an element; empty for text.
    pub fn name(&self, node: usize) -> &str {
        match &self.nodes[node].kind {
            Kind::Element(name, _) => name,
            Kind::Text(_) => "",
        }
    }

    /// An attribute of an element, by local name.
    pub fn attribute(&self, node: usize, name: &str) -> Option<&str> {
        match &self.nodes[node].kind {
            Kind::Element(_, attributes) => {
                attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
            }
            Kind::Text(_) => None,
        }
    }

    /// The elements of this name in a range, in order.
    pub fn all<'t>(&'t self, range: Range<usize>, name: &'t str) -> impl Iterator<Item = usize> + 't {
        range.filter(move |node| self.name(*node) == name)
    }

    /// The first element of this name in a range.
    pub fn first(&self, range: Range<usize>, name: &str) -> Option<usize> {
        range.into_iter().find(|node| self.name(*node) == name)
    }

    /// The first element that a path of names leads to, each somewhere in the one before.
    pub fn at(&self, range: Range<usize>, path: &[&str]) -> Option<usize> {
        let mut range = range;
        let mut found = None;
        for name in path {
            found = self.first(range, name);
            range = self.inside(found?);
        }
        found
    }

    /// The text in an element, white space folded; none where there is none.
    pub fn text_of(&self, element: usize) -> Option<String> {
        let mut words = String::new();
        for node in self.inside(element) {
            match &self.nodes[node].kind {
                Kind::Text(text) => words.push_str(text),
                Kind::Element(name, _) if prose::parts_words(name) => words.push(' '),
                Kind::Element(name, _) => words.push_str(prose::joint(name, &words)),
            }
        }
        folded(&words)
    }

    /// The text in an element as it was written.
    pub fn raw_text(&self, element: usize) -> String {
        let text = |node: usize| match &self.nodes[node].kind {
            Kind::Text(text) => text.as_str(),
            Kind::Element(..) => "",
        };
        self.inside(element).map(text).collect()
    }

    /// The text of the element that a path leads to.
    pub fn text_at(&self, range: Range<usize>, path: &[&str]) -> Option<String> {
        self.text_of(self.at(range, path)?)
    }
}
