//! The sample stories, built into the binary: what quotidian opens when it is given nothing to open.
//!
//! They are ordinary files in `sample/`, so that a newcomer can read them, copy them and open them by path; every format
//! that is read has at least one. All their people, places and papers are invented.

/// A file of `sample/` with its name, written once.
macro_rules! embedded {
    ($name:literal) => {
        (
            $name,
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/sample/", $name)),
        )
    };
}

/// Name and content of every file in `sample/`, in the order of their names.
pub const FILES: &[(&str, &str)] = &[
    embedded!("akehurst-sleeper-pact.txt"),
    embedded!("bakery-robot.story"),
    embedded!("compass-export.json"),
    embedded!("farthingale-obituary.txt"),
    embedded!("gull-halts-council.txt"),
    embedded!("harbour-wall-cost.txt"),
    embedded!("kestrel-water-results.json"),
    embedded!("linnell-interview.md"),
    embedded!("lunnon-lighthouse-will.txt"),
    embedded!("night-bus-feature.md"),
    embedded!("rovers-cup-replay.txt"),
    embedded!("storm-orla-forecast.txt"),
    embedded!("tern-wire.ndjson"),
];

#[cfg(test)]
mod tests {
    use std::fs;

    use super::FILES;

    #[test]
    fn every_file_of_the_folder_is_built_in_by_name_order() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/sample");
        let mut on_disk: Vec<(String, String)> = fs::read_dir(folder)
            .expect("the sample folder")
            .map(|entry| entry.expect("an entry").path())
            .map(|path| {
                let name = path.file_name().expect("a name").to_string_lossy();
                let content = fs::read_to_string(&path).expect("a text file");
                (name.into_owned(), content)
            })
            .collect();
        on_disk.sort();
        let built_in: Vec<(String, String)> = FILES
            .iter()
            .map(|&(name, content)| (name.to_owned(), content.to_owned()))
            .collect();
        let names = |files: &[(String, String)]| -> Vec<String> {
            files.iter().map(|(name, _)| name.clone()).collect()
        };
        assert_eq!(names(&built_in), names(&on_disk));
        assert!(built_in == on_disk, "a file's content differs");
    }
}
