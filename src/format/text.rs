//! Plain text and Markdown: one file, one story.
//!
//! Nothing is taken away and nothing is parsed here: what the blocks of a text are is found in the story, so that spans
//! count in the file as it is. CNN/DailyMail's `.story` files are text too.

use super::Record;

/// The story whose text is `text`, as it came.
pub fn parse(text: String) -> Record {
    Record {
        text,
        ..Record::default()
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn text_is_kept_as_it_came() {
        let text = " # Ferry fares\r\n\r\nOld\rMac line ends\n\n\n";
        let record = parse(text.to_owned());
        assert_eq!(record.text, text);
        assert_eq!((record.id, record.metadata.title), (None, None));
    }
}
