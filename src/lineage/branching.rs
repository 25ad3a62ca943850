//! Maximum branching: the tree that takes every node but the root by one edge, with the greatest sum of weights
//! (Chu & Liu 1965, Edmonds 1967).

/// A directed edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Arc {
    pub from: usize,
    pub to: usize,
    pub weight: f32,
}

/// What was contracted on the way in, to be opened on the way out.
struct Level {
    arcs: Vec<Arc>,
    /// For each arc the arc of the level before that it stands for.
    origins: Vec<usize>,
    /// For each node its heaviest arc.
    best: Vec<Option<usize>>,
    /// For each node whether it lies on a cycle of heaviest arcs.
    on_cycle: Vec<bool>,
}

/// For each of `nodes` the arc that enters it, as an index into `arcs`; none for the root and for what it can't reach.
/// Of equal weights the earlier arc is taken. O(nodes × arcs).
pub fn branching(nodes: usize, root: usize, arcs: &[Arc]) -> Vec<Option<usize>> {
    let arcs: Vec<(usize, Arc)> =
        arcs.iter().copied().enumerate().filter(|(_, a)| a.from != a.to && a.to != root).collect();
    let mut level =
        Level::of(nodes, arcs.iter().map(|(_, arc)| *arc).collect(), arcs.iter().map(|(at, _)| *at).collect());
    let (mut root, mut levels) = (root, Vec::new());
    while level.on_cycle.contains(&true) {
        let (next, next_root) = level.contracted(root);
        levels.push(std::mem::replace(&mut level, next));
        root = next_root;
    }
    let mut entering = level.best.clone();
    let mut origins = level.origins;
    while let Some(level) = levels.pop() {
        let mut opened: Vec<Option<usize>> =
            level.best.iter().zip(&level.on_cycle).map(|(best, on)| best.filter(|_| *on)).collect();
        for arc in entering.into_iter().flatten().map(|arc| origins[arc]) {
            opened[level.arcs[arc].to] = Some(arc);
        }
        (entering, origins) = (opened, level.origins);
    }
    entering.into_iter().map(|arc| arc.map(|arc| origins[arc])).collect()
}

impl Level {
    fn of(nodes: usize, arcs: Vec<Arc>, origins: Vec<usize>) -> Level {
        let mut best: Vec<Option<usize>> = vec![None; nodes];
        for (at, arc) in arcs.iter().enumerate() {
            if best[arc.to].is_none_or(|known| arcs[known].weight < arc.weight) {
                best[arc.to] = Some(at);
            }
        }
        let on_cycle = on_cycle(nodes, |node| best[node].map(|arc: usize| arcs[arc].from));
        Level { arcs, origins, best, on_cycle }
    }

    /// The same with each cycle drawn together to one node.
    fn contracted(&self, root: usize) -> (Level, usize) {
        let mut name = vec![usize::MAX; self.best.len()];
        let mut nodes = 0;
        for start in 0..name.len() {
            let mut at = start;
            while name[at] == usize::MAX {
                name[at] = nodes;
                match self.best[at] {
                    Some(arc) if self.on_cycle[at] => at = self.arcs[arc].from,
                    _ => break,
                }
            }
            nodes += usize::from(name[start] == nodes);
        }
        let (mut arcs, mut origins) = (Vec::new(), Vec::new());
        for (at, arc) in self.arcs.iter().enumerate().filter(|(_, arc)| name[arc.from] != name[arc.to]) {
            let given_up =
                self.best[arc.to].filter(|_| self.on_cycle[arc.to]).map_or(0.0, |best| self.arcs[best].weight);
            arcs.push(Arc { from: name[arc.from], to: name[arc.to], weight: arc.weight - given_up });
            origins.push(at);
        }
        (Level::of(nodes, arcs, origins), name[root])
    }
}

/// Which nodes lie on a cycle, where each has at most one predecessor.
fn on_cycle(nodes: usize, before: impl Fn(usize) -> Option<usize>) -> Vec<bool> {
    let mut on_cycle = vec![false; nodes];
    let mut seen = vec![usize::MAX; nodes];
    for start in 0..nodes {
        let mut at = Some(start);
        while let Some(node) = at.filter(|node| seen[*node] == usize::MAX) {
            seen[node] = start;
            at = before(node);
        }
        if let Some(closing) = at.filter(|node| seen[*node] == start && !on_cycle[*node]) {
            let mut node = closing;
            while !on_cycle[node] {
                on_cycle[node] = true;
                node = before(node).unwrap_or(closing);
            }
        }
    }
    on_cycle
}

#[cfg(test)]
mod tests {
    use super::{Arc, branching};
    use proptest::prelude::*;

    fn parents(nodes: usize, arcs: &[(usize, usize, f32)]) -> Vec<Option<usize>> {
        let arcs: Vec<Arc> = arcs.iter().map(|&(from, to, weight)| Arc { from, to, weight }).collect();
        branching(nodes, 0, &arcs).into_iter().map(|arc| arc.map(|arc| arcs[arc].from)).collect()
    }

    #[test]
    fn a_cycle_is_broken_where_it_costs_least() {
        let arcs = [(0, 1, 1.0), (0, 2, 5.0), (1, 2, 10.0), (2, 1, 10.0)];
        assert_eq!(parents(3, &arcs), [None, Some(2), Some(0)]);
    }

    #[test]
    fn cycles_within_cycles_are_opened_again() {
        let arcs =
            [(1, 2, 9.0), (2, 1, 9.0), (2, 3, 8.0), (3, 1, 8.5), (3, 4, 9.0), (4, 3, 9.0), (0, 4, 1.0), (0, 1, 0.5)];
        assert_eq!(parents(5, &arcs), [None, Some(3), Some(1), Some(4), Some(0)]);
    }

    #[test]
    fn what_the_root_cannot_reach_is_entered_by_nothing_or_left_on_no_path() {
        assert_eq!(parents(2, &[]), [None, None]);
    }

    /// The best over all choices of one arc for each node that form a tree.
    fn best_by_trying(nodes: usize, arcs: &[Arc]) -> f32 {
        let into: Vec<Vec<Arc>> =
            (0..nodes).map(|node| arcs.iter().copied().filter(|a| a.to == node && a.from != node).collect()).collect();
        let mut best = f32::NEG_INFINITY;
        let total: usize = into[1..].iter().map(Vec::len).product();
        for mut choice in 0..total {
            let mut chosen = vec![None; nodes];
            for node in 1..nodes {
                chosen[node] = Some(into[node][choice % into[node].len()]);
                choice /= into[node].len();
            }
            let reaches = |node: usize| {
                let mut at = node;
                (0..nodes).any(|_| match chosen[at] {
                    None => true,
                    Some(arc) => {
                        at = arc.from;
                        false
                    }
                })
            };
            if (0..nodes).all(reaches) {
                best = best.max(chosen.iter().flatten().map(|arc| arc.weight).sum());
            }
        }
        best
    }

    proptest! {
        #[test]
        fn no_other_tree_weighs_more(weights in prop::collection::vec(0_u8..50, 20)) {
            let all = (0..5).flat_map(|from| (0..5).map(move |to| (from, to))).filter(|(from, to)| from != to);
            let arcs: Vec<Arc> =
                all.zip(weights).map(|((from, to), weight)| Arc { from, to, weight: f32::from(weight) }).collect();
            let entering = branching(5, 0, &arcs);
            prop_assert!(entering[0].is_none());
            let sum: f32 = entering.iter().flatten().map(|arc| arcs[*arc].weight).sum();
            prop_assert_eq!(sum, best_by_trying(5, &arcs));
            for (node, arc) in entering.iter().enumerate().skip(1) {
                prop_assert_eq!(arcs[arc.expect("every node can be reached")].to, node);
            }
        }
    }
}
