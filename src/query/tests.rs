//! What is written and what it asks for.

use proptest::prelude::{any, prop_assert, proptest};

use super::{Field, Query, Term, Test};

/// The query in a plain notation: clauses in brackets, `~` for fuzzy, `=` for exact, the field's name in front.
fn shown(text: &str) -> String {
    let query = Query::parse(text);
    let clauses = query.clauses().iter().map(|clause| {
        let terms: Vec<String> = clause.terms.iter().map(shown_term).collect();
        format!("[{}]", terms.join(" or "))
    });
    clauses.collect()
}

fn shown_term(term: &Term) -> String {
    let test = match &term.test {
        Test::Words(field, pattern) => {
            let field = match field {
                Field::Any => String::new(),
                field => format!("{field:?} ").to_lowercase(),
            };
            let how = if pattern.fuzzy { "~" } else { "=" };
            let starts = if pattern.starts { "^" } else { "" };
            let ends = if pattern.ends { "$" } else { "" };
            format!("{field}{how}{starts}{}{ends}", pattern.text)
        }
        Test::Kind(names) => format!("kind {}", names.join(",")),
        Test::After(date) => format!("after {date}"),
        Test::Before(date) => format!("before {date}"),
    };
    format!("{}{test}", if term.negated { "not " } else { "" })
}

#[test]
fn queries_ask_for_what_they_say() {
    let cases = [
        ("", ""),
        ("  ", ""),
        ("a", "[~a]"),
        ("a b", "[~a][~b]"),
        ("a\u{a0}b\tc", "[~a][~b][~c]"),
        // alternatives
        ("a | b c", "[~a or ~b][~c]"),
        ("a | b | c", "[~a or ~b or ~c]"),
        ("a|b", "[~a|b]"),
        ("a |b", "[~a][~|b]"),
        ("a |", "[~a]"),
        ("| a", "[~a]"),
        ("|", ""),
        ("a | | b", "[~a or ~b]"),
        ("a | @", "[~a]"),
        ("a | @ b", "[~a][~b]"),
        ("a | @ | b", "[~a or ~b]"),
        ("a @ | b", "[~a][~b]"),
        // operators
        ("!a", "[not =a]"),
        ("!", ""),
        ("!!a", "[not =!a]"),
        ("'a", "[=a]"),
        ("‘a", "[=a]"),
        ("!'a", "[not =a]"),
        ("'", ""),
        ("it's", "[~it's]"),
        ("^a", "[=^a]"),
        ("^", ""),
        ("a$", "[=a$]"),
        ("'a$", "[=a$]"),
        ("^a$", "[=^a$]"),
        ("!^a$", "[not =^a$]"),
        ("$", "[~$]"),
        ("^$", ""),
        ("a$b", "[~a$b]"),
        // phrases and blanks
        ("\"a b\" c", "[=a b][~c]"),
        ("“a b” c", "[=a b][~c]"),
        ("\"a b", "[=a b]"),
        ("\"", ""),
        ("\"\" a", "[~a]"),
        ("\"a b\"$ c", "[=a b$][~c]"),
        ("^\"a b\"", "[=^a b]"),
        ("!\"a b\"", "[not =a b]"),
        ("\"US$\"", "[=US$]"),
        ("\"|\"", "[=|]"),
        ("\"a\"b", "[=a][~b]"),
        ("a\\ b c", "[~a b][~c]"),
        ("a\\", "[~a\\]"),
        ("a\\b", "[~a\\b]"),
        // fields
        ("@ann", "[speaker ~ann]"),
        ("speaker:ann", "[speaker ~ann]"),
        ("@\"ann lee\"", "[speaker =ann lee]"),
        ("!@ann", "[not speaker =ann]"),
        ("@!ann", "[not speaker =ann]"),
        ("@ x", "[~x]"),
        ("title:^Minister", "[title =^Minister]"),
        ("Title:x", "[title ~x]"),
        ("quote:a text:b", "[quote ~a][text ~b]"),
        ("source:herald", "[source ~herald]"),
        ("title: x", "[~x]"),
        ("foo:bar 10:30", "[~foo:bar][~10:30]"),
        ("'@ann", "[=@ann]"),
        ("title", "[~title]"),
        // kinds and dates
        ("kind:dir", "[kind dir]"),
        ("kind:Direct,mixed,", "[kind direct,mixed]"),
        ("!kind:scare", "[not kind scare]"),
        ("kind:", ""),
        ("kind:,", ""),
        ("after:2023-08", "[after 2023-08-01]"),
        ("before:2023-0", "[before 2023-01-01]"),
        ("!after:2023", "[not after 2023-01-01]"),
        ("after:20 before:soon", ""),
        ("after:2023 | @ann", "[after 2023-01-01 or speaker ~ann]"),
    ];
    for (text, asks) in cases {
        assert_eq!(shown(text), asks, "{text:?}");
        assert_eq!(Query::parse(text).is_empty(), asks.is_empty(), "{text:?}");
    }
}

#[test]
fn every_prefix_of_a_query_is_a_query() {
    let whole = "@\"ann lee\" taiwan\\ strait | !title:^“Käse ‘x’$ kind:di,mi after:2023-08-30 | | !before:2024";
    for (end, _) in whole.char_indices() {
        for clause in Query::parse(&whole[..end]).clauses() {
            assert!(!clause.terms.is_empty(), "{:?}", &whole[..end]);
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_a_query(text in any::<String>(), marked in "[ab @!'\"|^$\\\\:“”‘’,2023-]{0,40}|(kind|after|title):.{0,9}") {
        for text in [text, marked] {
            for clause in Query::parse(&text).clauses() {
                prop_assert!(!clause.terms.is_empty());
            }
        }
    }
}
