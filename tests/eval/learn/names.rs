//! Whether two names are one speaker's.

/// Titles and articles, which tell no speaker from another.
const HONORIFICS: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "lord",
    "lady",
    "baroness",
    "baron",
    "councillor",
    "cllr",
    "rev",
    "reverend",
    "the",
    "a",
    "an",
    "one",
    "president",
    "sen",
    "senator",
    "rep",
    "representative",
    "gov",
    "governor",
];

/// Whether two names are one speaker's, as the scorer sees it: full names must agree, one may have more given names than the
/// other, a bare surname is not enough.
pub(crate) fn same_speaker(one: &str, other: &str) -> bool {
    let (one, other) = (words(one), words(other));
    if one == other {
        return true;
    }
    let (Some(last), Some(other_last)) = (one.last(), other.last()) else {
        return false;
    };
    let holds = |long: &[String], short: &[String]| short.iter().all(|word| long.contains(word));
    one.len() > 1
        && other.len() > 1
        && last == other_last
        && (holds(&one, &other) || holds(&other, &one))
}

fn words(name: &str) -> Vec<String> {
    let name = name.replace('’', "'").to_lowercase();
    let plain = |word: &str| word.trim_end_matches("'s").trim_matches('\'').to_owned();
    let all: Vec<String> = name
        .split(|c: char| !(c.is_alphanumeric() || c == '\''))
        .map(plain)
        .filter(|word| !word.is_empty())
        .collect();
    let telling: Vec<String> = all
        .iter()
        .filter(|word| !HONORIFICS.contains(&word.as_str()))
        .cloned()
        .collect();
    if telling.is_empty() { all } else { telling }
}

#[cfg(test)]
mod tests {
    use super::same_speaker;

    #[test]
    fn a_bare_surname_is_not_the_full_name() {
        assert!(same_speaker("Sir Edmund Tarr", "Edmund Tarr"));
        assert!(same_speaker("Edmund Hugh Tarr", "Edmund Tarr"));
        assert!(same_speaker("the council’s", "Council"));
        assert!(!same_speaker("Tarr", "Edmund Tarr"));
        assert!(!same_speaker("Ada Tarr", "Edmund Tarr"));
    }
}
