//! Which records are compared at all: those that fall into a block together, by a mark or by a piece of their name.
//!
//! A block that is too large for each with each is divided by town or by the beginning of the name; what is too large even
//! then is passed over and counted, so that the work grows with the number of records and not with its square.

use std::hash::{DefaultHasher, Hasher as _};

use analytics::similarity;

use super::reason::{Mark, Sort};
use super::subject::Subject;

/// Records of a block of which each is compared with each.
const CROWD: usize = 60;

/// Letters of the pieces of names.
const PIECE: usize = 5;

/// A record's place in a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    block: u64,
    /// By what a crowded block is divided.
    corner: u32,
    record: u32,
}

/// The blocks that a record falls into; `record` is its number in the order in which records are read.
pub fn places(sort: Sort, subject: &Subject, record: u32) -> Vec<Place> {
    let mut blocks: Vec<u64> = subject
        .marks
        .iter()
        // Colleagues share a domain: alone it would put whole companies into one block.
        .filter(|(mark, _)| !(sort == Sort::Person && *mark == Mark::Domain))
        .map(|(mark, value)| hash(&(mark.code(), value)))
        .collect();
    let corner = match sort {
        Sort::Company => {
            blocks.extend(of_company(&subject.name));
            subject.towns.first().map_or(0, |town| hash(town) as u32)
        }
        Sort::Person => {
            blocks.extend(of_person(subject));
            let longest = words(&subject.name).into_iter().max_by_key(|word| word.chars().count());
            longest.map_or(0, |word| hash(&first(word, 3)) as u32)
        }
    };
    blocks.sort_unstable();
    blocks.dedup();
    blocks.into_iter().map(|block| Place { block, corner, record }).collect()
}

/// Beginning, end and consonants of what distinguishes the name, its longest word, and the beginnings of its words in
/// whatever order: a typing error or a missing word leaves one of them as it is.
fn of_company(name: &str) -> Vec<u64> {
    let mut words = similarity::distinguishing_words(name);
    let together = words.concat();
    if together.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![hash(&("begins", first(&together, PIECE))), hash(&("ends", last(&together, PIECE)))];
    let consonants = consonants(&together);
    if consonants.len() > 2 {
        blocks.push(hash(&("consonants", first(&consonants, PIECE))));
    }
    if let Some(longest) = words.iter().max_by_key(|word| word.chars().count()).filter(|word| word.len() >= PIECE) {
        blocks.push(hash(&("longest", *longest)));
    }
    if words.len() > 1 {
        words.sort_unstable();
        let beginnings: Vec<&str> = words.iter().map(|word| first(word, 3)).collect();
        blocks.push(hash(&("beginnings", beginnings)));
    }
    blocks
}

/// People of one name are many; a block is a company, or the name together with a domain or a birthday.
fn of_person(subject: &Subject) -> Vec<u64> {
    let mut blocks = Vec::new();
    if let Some(company) = subject.company {
        blocks.push(hash(&("company", company.raw())));
    }
    let mut words = words(&subject.name);
    words.sort_unstable();
    if words.len() > 1 {
        blocks.extend(subject.values(Mark::Domain).map(|domain| hash(&("name", &words, domain))));
        blocks.extend(subject.birthday.map(|day| hash(&("name", &words, day.to_string()))));
    }
    blocks
}

/// Pairs of records that share a block, each once, and how many blocks were too crowded.
pub fn candidates(mut places: Vec<Place>) -> (Vec<(u32, u32)>, usize) {
    places.sort_unstable();
    let (mut pairs, mut crowded) = (Vec::new(), 0);
    for block in places.chunk_by(|a, b| a.block == b.block) {
        if block.len() <= CROWD {
            each_with_each(block, &mut pairs);
            continue;
        }
        for corner in block.chunk_by(|a, b| a.corner == b.corner) {
            if corner.len() <= CROWD {
                each_with_each(corner, &mut pairs);
            } else {
                crowded += 1;
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    (pairs, crowded)
}

fn each_with_each(block: &[Place], pairs: &mut Vec<(u32, u32)>) {
    for (at, one) in block.iter().enumerate() {
        pairs.extend(block[at + 1..].iter().map(|other| (one.record.min(other.record), one.record.max(other.record))));
    }
}

fn hash(what: &impl std::hash::Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish()
}

fn words(name: &str) -> Vec<&str> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

fn first(text: &str, letters: usize) -> &str {
    text.char_indices().nth(letters).map_or(text, |(end, _)| &text[..end])
}

fn last(text: &str, letters: usize) -> &str {
    let from = text.char_indices().rev().nth(letters - 1).map_or(0, |(start, _)| start);
    &text[from..]
}

/// The consonants, each run of one written once.
fn consonants(text: &str) -> String {
    let mut kept = String::new();
    for c in text.chars().filter(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')) {
        if !kept.ends_with(c) {
            kept.push(c);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use kernel::{AnyId, fold};

    use super::*;

    fn company(name: &str) -> Subject {
        Subject { name: fold(name), ..Subject::default() }
    }

    fn meet(sort: Sort, a: &Subject, b: &Subject) -> bool {
        let all = places(sort, a, 0).into_iter().chain(places(sort, b, 1)).collect();
        candidates(all).0 == [(0, 1)]
    }

    #[test]
    fn writings_of_one_name_meet() {
        for (a, b) in [
            ("Güneşdemir Gıda A.Ş.", "Gunesdemir Gıda San. ve Tic. Ltd. Şti."),
            ("Meridyen Lojistik", "Meridien Lojistik A.Ş."),
            ("Kuusk ja Kask OÜ", "Kask & Kuusk OÜ"),
            ("Northwind Traders Ltd", "Northwnd Traders"),
            ("Ak Un", "Akun A.Ş."),
            ("Xerant Holding", "Kerant Holding"),
        ] {
            assert!(meet(Sort::Company, &company(a), &company(b)), "{a} and {b}");
        }
        assert!(!meet(Sort::Company, &company("Kuusk OÜ"), &company("Tamm OÜ")));
    }

    #[test]
    fn people_meet_at_their_company_and_namesakes_elsewhere_do_not() {
        let person = |name: &str, company: i64| Subject {
            name: fold(name),
            company: Some(AnyId::from_raw(company)),
            ..Subject::default()
        };
        assert!(meet(Sort::Person, &person("Ayşe Kaya", 1), &person("A. Kaya", 1)));
        assert!(!meet(Sort::Person, &person("Ayşe Kaya", 1), &person("Ayşe Kaya", 2)));
    }

    #[test]
    fn a_crowd_is_divided_and_never_compared_each_with_each() {
        let of = |town: &str| Subject { towns: vec![town.to_owned()], ..company("Kaya") };
        let all: Vec<Place> =
            (0..10_000).flat_map(|n| places(Sort::Company, &of(&format!("town {}", n % 1_000)), n)).collect();
        let (pairs, crowded) = candidates(all);
        // Ten of each of the thousand towns.
        assert_eq!((pairs.len(), crowded), (1_000 * 45, 0));
        let same: Vec<Place> = (0..10_000).flat_map(|n| places(Sort::Company, &of("town"), n)).collect();
        let (pairs, crowded) = candidates(same);
        assert!(pairs.is_empty() && crowded > 0, "{} {crowded}", pairs.len());
    }
}
