//! In which group an entity is kept: as deep as what it saves, at most one in a group, never across repeats.

use std::collections::BTreeMap;

use app::import::{EntityWrong, What};

use super::super::notes::{At, Notes};
use super::super::sheet::Grid;
use super::super::tree::{NodeId, Tree};
use super::{Entities, Mention};

type Scope = Vec<NodeId>;

/// Where an entity wants to be.
struct Wish {
    entity: usize,
    row: u32,
    /// The repeat that it must stay in, or the form.
    boundary: Scope,
    wanted: Scope,
    /// The groups from which something is saved.
    saved_from: Vec<Scope>,
}

/// Group and entity, in the order in which they were placed.
pub fn find(entities: &Entities, tree: &Tree, survey: &Grid, notes: &mut Notes) -> Vec<(NodeId, usize)> {
    let wishes: Vec<Wish> =
        (0..entities.declared.len()).map(|entity| wish(entities, entity, tree, survey, notes)).collect();
    if let [only] = wishes.as_slice()
        && only.boundary.len() == 1
    {
        return vec![(0, only.entity)];
    }
    let mut groups: Vec<(Scope, Vec<&Wish>)> = Vec::new();
    for wish in &wishes {
        match groups.iter_mut().find(|(boundary, _)| *boundary == wish.boundary) {
            Some((_, group)) => group.push(wish),
            None => groups.push((wish.boundary.clone(), vec![wish])),
        }
    }
    let mut placed: Vec<(NodeId, usize)> = Vec::new();
    let mut reserved: BTreeMap<Scope, usize> = BTreeMap::new();
    for (boundary, mut group) in groups {
        group.sort_by_key(|wish| wish.row);
        for wish in group {
            let place = (boundary.len()..=wish.wanted.len()).rev().map(|depth| &wish.wanted[..depth]);
            let taken = |scope: &Scope| reserved.contains_key(scope);
            let blocked = wish.saved_from.iter().any(taken);
            let free =
                place.clone().next().filter(|deepest| !reserved.contains_key(*deepest)).or_else(|| {
                    if blocked { None } else { place.clone().find(|scope| !reserved.contains_key(*scope)) }
                });
            let Some(free) = free.map(<[NodeId]>::to_vec) else {
                let spot = At::row(&entities.grid, wish.row).cell("dataset");
                notes.error(spot, What::Entity(EntityWrong::NoRoom));
                continue;
            };
            placed.push((free.last().copied().unwrap_or(0), wish.entity));
            for lineage in &wish.saved_from {
                for depth in free.len()..=lineage.len() {
                    reserved.insert(lineage[..depth].to_vec(), wish.entity);
                }
            }
            reserved.insert(free, wish.entity);
        }
    }
    placed
}

fn wish(entities: &Entities, entity: usize, tree: &Tree, survey: &Grid, notes: &mut Notes) -> Wish {
    let declared = &entities.declared[entity];
    let mentions: Vec<&Mention> = entities.mentions.iter().filter(|it| it.entity == entity).collect();
    let boundary_of = |scope: &[NodeId]| boundary(scope, tree);
    let deepest = mentions.iter().map(|it| boundary_of(&it.scope)).fold(vec![0], |deepest, scope| {
        if repeats(&scope, tree) > repeats(&deepest, tree) { scope } else { deepest }
    });
    let inside = |it: &&Mention| boundary_of(&it.scope) == deepest;
    let depth = |scope: &Scope| scope.len() - boundary_of(scope).len();
    let saving: Vec<&Mention> = mentions.iter().copied().filter(|it| it.property.is_some()).collect();
    // Of equals the first.
    let by_depth = |found: &[&Mention]| {
        let scopes = found.iter().rev().filter(|it| inside(it)).map(|it| it.scope.clone());
        scopes.max_by_key(depth)
    };
    let mut saved_from: Vec<Scope> = Vec::new();
    for it in &saving {
        if !saved_from.contains(&it.scope) {
            saved_from.push(it.scope.clone());
        }
    }
    let deepest_saving = by_depth(&saving);
    let wanted = match (saved_from.as_slice(), deepest_saving) {
        ([], _) => by_depth(&mentions),
        ([only], _) => Some(only.clone()),
        (several, deepest_saving) => {
            let common = common(several);
            let least = deepest_saving.map(|scope| boundary_of(&scope)).unwrap_or_default();
            let size = |scope: &Scope| (repeats(scope, tree), scope.len() - boundary_of(scope).len());
            Some(if size(&common) > size(&least) { common } else { least })
        }
    };
    let wanted = wanted.filter(|wanted| !wanted.is_empty()).unwrap_or_else(|| vec![0]);
    let wanted_boundary = boundary_of(&wanted);
    for it in &mentions {
        let own = boundary_of(&it.scope);
        let outside = !deepest.starts_with(&own);
        match it.property {
            Some(_) if outside || own != wanted_boundary => {
                let spot = At::row(survey, it.row).cell("entities:saveto");
                notes.error(spot, What::Entity(EntityWrong::OtherScope));
            }
            None if outside => {
                let spot = At::row(&entities.grid, declared.row).cell("dataset");
                notes.error(spot, What::Entity(EntityWrong::OtherScope));
            }
            _ => {}
        }
    }
    Wish { entity, row: declared.row, boundary: deepest, wanted, saved_from }
}

/// Up to the nearest repeat, or the form.
fn boundary(scope: &[NodeId], tree: &Tree) -> Scope {
    let last = scope.iter().rposition(|id| *id == 0 || tree.nodes[*id].is_repeat()).unwrap_or(0);
    scope.get(..=last).unwrap_or_default().to_vec()
}

fn repeats(scope: &[NodeId], tree: &Tree) -> usize {
    scope.iter().filter(|id| tree.nodes[**id].is_repeat()).count()
}

/// What all begin with.
fn common(scopes: &[Scope]) -> Scope {
    let first = &scopes[0];
    let same = |depth: &usize| scopes.iter().all(|scope| scope.get(*depth) == first.get(*depth));
    let length = (0..first.len()).take_while(same).count();
    first[..length].to_vec()
}
