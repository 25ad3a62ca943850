//! What a policy lets pass: house style, spellings of names, boilerplate and trims at the end.

use super::{policy::Rules, words::folded};
use crate::model::{BeadReport, Category, DocumentReport, DriftReport, Report, SentenceReport, Waiver};

/// Marks the findings that the rules let pass, as decided by the policy.
pub(super) fn apply(report: &mut Report, rules: &Rules) {
    let groups = Groups::of(rules);
    let trims_from = end_of_matched(report);
    let reasons: Vec<Option<String>> = report
        .drifts
        .iter()
        .map(|drift| groups.allow(report, drift).or_else(|| omission(report, rules, drift, trims_from)))
        .collect();
    for (drift, reason) in report.drifts.iter_mut().zip(reasons) {
        if let (None, Some(reason)) = (&drift.waiver, reason) {
            drift.waiver = Some(Waiver { by: super::policy::FILE.to_owned(), reason, until: None });
        }
    }
}

/// Expressions that are the same: house style and spellings of names.
struct Groups<'r> {
    /// Expressions in lower case with the number of their group and why they are the same; the longest first.
    members: Vec<(String, usize, &'r str)>,
}

impl<'r> Groups<'r> {
    fn of(rules: &'r Rules) -> Groups<'r> {
        let style = rules.house_style.iter().map(|group| (group.iter().collect::<Vec<_>>(), "house style"));
        let names = rules
            .names
            .iter()
            .map(|name| (std::iter::once(&name.name).chain(&name.spellings).collect(), "accepted spelling of a name"));
        let mut members = Vec::new();
        for (number, (group, why)) in style.chain(names).enumerate() {
            let words = group.into_iter().map(|member| folded(member)).filter(|member| !member.is_empty());
            members.extend(words.map(|member| (member, number, why)));
        }
        members.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        members.dedup();
        Groups { members }
    }

    /// Why a finding is none: its passages, or the sentences around them, differ only within groups.
    fn allow(&self, report: &Report, drift: &DriftReport) -> Option<String> {
        let (source, copy) = (drift.source.as_ref()?, drift.copy.as_ref()?);
        if self.members.is_empty() {
            return None;
        }
        let bead = drift.bead.and_then(|bead| report.beads.get(bead));
        let whole = |bead: &BeadReport| [text_of(&report.source, &bead.source), text_of(&report.copy, &bead.copy)];
        std::iter::once([source.text.clone(), copy.text.clone()])
            .chain(bead.map(whole))
            .find_map(|[source, copy]| self.same(&source, &copy))
            .map(str::to_owned)
    }

    /// Why two texts are the same but for their words' groups.
    fn same(&self, source: &str, copy: &str) -> Option<&'r str> {
        let ((a, why), (b, _)) = (self.grouped(source), self.grouped(copy));
        why.filter(|_| a == b)
    }

    /// A text with every member replaced by its group, and why the first of them is the same.
    fn grouped(&self, text: &str) -> (String, Option<&'r str>) {
        let mut grouped = format!(" {} ", folded(text));
        let mut first = None;
        for (member, number, why) in &self.members {
            let (from, to) = (format!(" {member} "), format!(" \u{1}{number} "));
            if grouped.contains(&from) {
                grouped = grouped.replace(&from, &to);
                first = first.or(Some(*why));
            }
        }
        (grouped, first)
    }
}

fn text_of(document: &DocumentReport, sentences: &[usize]) -> String {
    sentences.iter().map(|&sentence| document.sentences[sentence].span.of(&document.text)).collect::<Vec<_>>().join(" ")
}

/// Why a finding of something left out is none.
fn omission(report: &Report, rules: &Rules, drift: &DriftReport, trims_from: usize) -> Option<String> {
    let source = drift.source.as_ref().filter(|_| drift.copy.is_none())?;
    if !matches!(drift.category, Category::Omission | Category::Credit) {
        return None;
    }
    let sentences = report.source.sentences.iter().filter(|sentence| sentence.span.overlaps(source.span));
    let text: String = sentences.map(|sentence| sentence.span.of(&report.source.text)).collect::<Vec<_>>().join(" ");
    let text = format!(" {} ", folded(if text.is_empty() { &source.text } else { &text }));
    let is_boilerplate = |phrase: &&String| {
        let phrase = folded(phrase);
        !phrase.is_empty() && text.contains(&format!(" {phrase} "))
    };
    if let Some(phrase) = rules.omissions.boilerplate.iter().find(is_boilerplate) {
        return Some(format!("boilerplate (“{phrase}”) may be left out"));
    }
    let trimmed = rules.omissions.trim_end == Some(true) && source.span.start >= trims_from;
    trimmed.then(|| "sentences may be cut from the end".to_owned())
}

/// Where the last sentence of the source ends that the copy tells.
fn end_of_matched(report: &Report) -> usize {
    let matched = report.beads.iter().filter(|bead| !bead.copy.is_empty());
    let last = matched.filter_map(|bead| bead.source.last()).max();
    last.map_or(0, |&sentence| report.source.sentences[sentence].span.end)
}

/// The share of the source's compared words that stand in sentences or phrases left out, in percent.
pub(super) fn left_out_percent(report: &Report) -> f64 {
    let count = |text: &str| text.split_whitespace().count();
    let compared = |sentence: &SentenceReport| report.source.blocks[sentence.block].role.is_compared();
    let of =
        |sentence: &SentenceReport| if compared(sentence) { count(sentence.span.of(&report.source.text)) } else { 0 };
    let all: usize = report.source.sentences.iter().map(of).sum();
    let alone = report.beads.iter().filter(|bead| bead.copy.is_empty()).flat_map(|bead| &bead.source);
    let sentences: usize = alone.map(|&sentence| of(&report.source.sentences[sentence])).sum();
    let within = |drift: &&DriftReport| {
        let bead = drift.bead.and_then(|bead| report.beads.get(bead));
        drift.category == Category::Omission && bead.is_some_and(|bead| !bead.copy.is_empty())
    };
    let phrases = report.drifts.iter().filter(within).filter_map(|drift| drift.source.as_ref());
    let phrases: usize = phrases.map(|passage| count(&passage.text)).sum();
    100.0 * (sentences + phrases).min(all) as f64 / all.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> Rules {
        Rules { house_style: vec![vec!["per cent".into(), "%".into()]], ..Rules::default() }
    }

    #[test]
    fn expressions_of_one_group_are_the_same_and_others_are_not() {
        let rules = rules();
        let groups = Groups::of(&rules);
        assert!(groups.same("Up 5 per cent.", "up 5%").is_some());
        assert!(groups.same("Up 5 per cent.", "up 6%").is_none());
        assert!(groups.same("up five", "up five").is_none(), "no member stands there, so nothing is excused");
    }
}
